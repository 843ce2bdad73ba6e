//! No page of the list reads a whole table, however many contacts there are: what the engines plan for each statement is read.

use diesel::{QueryableByName, RunQueryDsl, sql_query, sql_types::Text};
use samtykke::db::{Connection, DbError};

use super::search::crowd;
use crate::support::{Engine, TestApp, on_both_engines};

/// Tables that grow with the number of people.
const BIG: [&str; 10] = [
    "contacts",
    "contact_addresses",
    "contact_words",
    "contact_interests",
    "consents",
    "subscriptions",
    "submissions",
    "events",
    "event_details",
    "mails",
];

/// What the engine plans for a statement whose values are not known.
fn plan(app: &TestApp, statement: &str) -> Vec<String> {
    let explain = match app.engine {
        Engine::Sqlite => format!("EXPLAIN QUERY PLAN {statement}"),
        Engine::Postgres => {
            // Version 15 plans no statement without its values, and any will do here.
            let mut text = statement.to_owned();
            for number in (1..=200).rev() {
                let value = if text.contains(&format!("ANY(${number})")) { "'{1,2}'" } else { "'1'" };
                text = text.replace(&format!("${number}"), value);
            }
            format!("EXPLAIN {text}")
        }
    };
    let read = |connection: &mut Connection| {
        Ok::<_, DbError>(match connection {
            Connection::Sqlite(c) => {
                sql_query(&explain).load::<SqliteLine>(c)?.into_iter().map(|line| line.detail).collect::<Vec<_>>()
            }
            Connection::Postgres(c) => sql_query(&explain).load::<PostgresLine>(c)?.into_iter().map(|line| line.plan).collect(),
        })
    };
    app.state.db.read_blocking(read).unwrap_or_else(|error| panic!("{error}: {explain}"))
}

#[derive(QueryableByName)]
struct SqliteLine {
    #[diesel(sql_type = Text)]
    detail: String,
}

#[derive(QueryableByName)]
struct PostgresLine {
    #[diesel(sql_type = Text, column_name = "QUERY PLAN")]
    plan: String,
}

/// Does a line of a plan read a big table from one end to the other?
fn reads_all(line: &str) -> bool {
    let line = line.trim();
    BIG.iter().any(|table| {
        // SQLite: `SCAN contacts`, also by an index when it is not narrowed; PostgreSQL: `Seq Scan on contacts c`.
        let names = [format!("SCAN {table}"), format!("Seq Scan on {table}")];
        names.iter().any(|name| {
            line.find(name.as_str()).is_some_and(|at| {
                line[at + name.len()..].chars().next().is_none_or(|next| !next.is_alphanumeric() && next != '_')
            })
        })
    }) || line.starts_with("SCAN c ")
        || line == "SCAN c"
}

/// Gives the crowd interests and filled-in forms: of a table that holds nothing, reading all is the shortest way.
async fn fill_the_rest(app: &TestApp) {
    for id in [1, 2] {
        let row = format!("({id}, 'INTEREST{id}', {id}, TRUE, '2026-01-01')");
        app.staff_runs(&format!("INSERT INTO interests (id, key, position, is_active, updated_at) VALUES {row}")).await;
        let rows = format!("SELECT id, {id}, created_at, 'contact' FROM contacts WHERE id % 3 <> {id}");
        app.staff_runs(&format!("INSERT INTO contact_interests (contact_id, interest_id, since, chosen_by) {rows}")).await;
    }
    app.staff_runs(
        "INSERT INTO submissions (form_id, form_version_id, language, nonce, status, address, address_key, answers, network_key, \
         rendered_at, submitted_at, contact_id) SELECT 1, (SELECT max(id) FROM form_versions), language, handle, 'processed', '', \
         '', '{}', '', created_at, created_at, id FROM contacts WHERE id % 2 = 0",
    )
    .await;
}

on_both_engines!(no_page_of_the_list_reads_a_whole_table, async |app| {
    crowd(app, 8000).await;
    fill_the_rest(app).await;
    if app.engine == Engine::Postgres {
        app.meddles("ANALYZE").await;
    }
    let mut kari = app.staff("auditor").await;
    let lists = app.state.snapshots.share();
    let marketing = lists.lists.purpose_of_key("EMARKETING").unwrap().id;
    let basis = app.basis("61A");
    let mut seen = 0;
    for query in [
        String::new(),
        "at=last".to_owned(),
        "below=4000".to_owned(),
        "above=4000".to_owned(),
        "search=contact77".to_owned(),
        "search=kari+contact".to_owned(),
        "search=kari+hansen&at=last".to_owned(),
        "search=crowd.example&below=100".to_owned(),
        format!("purpose={marketing}&state=none"),
        format!("purpose={marketing}&state=active"),
        format!("purpose={marketing}&state=withdrawn&at=last"),
        format!("basis={basis}"),
        "source=5".to_owned(),
        "language=nb&at=last".to_owned(),
        "subscription=2".to_owned(),
        "interest=1".to_owned(),
        "form=1".to_owned(),
        format!("search=kari&purpose={marketing}&state=active&language=de&subscription=2&form=1&interest=1&source=5"),
    ] {
        let path = format!("/admin/contacts?{query}");
        let statements = app
            .statements_of(async {
                assert_eq!(kari.opens(&path).await.answer.status.as_u16(), 200, "{path}");
            })
            .await;
        for statement in statements
            .iter()
            .filter(|statement| statement.starts_with("SELECT") && BIG.iter().any(|table| statement.contains(table)))
        {
            let plan = plan(app, statement);
            assert!(!plan.is_empty());
            assert!(!plan.iter().any(|line| reads_all(line)), "{path}\n{statement}\n{plan:#?}");
            seen += 1;
        }
    }
    assert!(seen > 40, "{seen} statements were looked at");
});

on_both_engines!(no_page_of_the_maintained_lists_reads_a_whole_table, async |app| {
    crowd(app, 8000).await;
    if app.engine == Engine::Postgres {
        app.meddles("ANALYZE").await;
    }
    let mut kari = app.staff("auditor").await;
    let mut seen = 0;
    for list in ["subscription-types", "purposes", "legal-bases", "sources", "interests"] {
        let path = format!("/admin/{list}");
        let statements = app
            .statements_of(async {
                assert_eq!(kari.opens(&path).await.answer.status.as_u16(), 200, "{path}");
            })
            .await;
        for statement in statements.iter().filter(|statement| BIG.iter().any(|table| statement.contains(table))) {
            let plan = plan(app, statement);
            for (at, line) in plan.iter().enumerate().filter(|(_, line)| reads_all(line)) {
                // What most people have is found at once wherever one begins to read; the count then ends at its limit.
                let is_bounded = app.engine == Engine::Postgres && at > 0 && plan[at - 1].contains("Limit");
                assert!(is_bounded, "{path}: {line}\n{statement}\n{plan:#?}");
            }
            seen += 1;
        }
    }
    assert!(seen >= 4, "{seen} statements were looked at");
});

#[test]
fn a_plan_that_reads_a_whole_table_is_noticed() {
    for line in [
        "SCAN contacts",
        "SCAN c",
        "  ->  Seq Scan on contacts c  (cost=0.00..1.00)",
        "SCAN contact_words USING COVERING INDEX x",
    ] {
        assert!(reads_all(line), "{line}");
    }
    for line in [
        "SEARCH c USING INTEGER PRIMARY KEY (rowid=?)",
        "SCAN d",
        "Seq Scan on sources",
        "Index Scan using contacts_pkey on contacts c",
    ] {
        assert!(!reads_all(line), "{line}");
    }
}
