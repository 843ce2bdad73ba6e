//! No page of the admin area reads a whole table, however many contacts there are: what the engines plan for each statement is read.

use chrono::Duration;
use diesel::{QueryableByName, RunQueryDsl, sql_query, sql_types::Text};
use samtykke::db::{Connection, DbError};
use tokio::sync::watch;

use super::search::crowd;
use crate::{
    imports::arrives,
    journeys::{ADA, BO},
    support::{Engine, TestApp, Visitor, on_both_engines},
};

/// Tables that grow with the number of people.
const BIG: [&str; 20] = [
    "idempotency_keys",
    "webhook_deliveries",
    "binned_contacts",
    "job_notes",
    "job_acts",
    "jobs",
    "imports",
    "import_rows",
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
    "audit_entries",
    "selection_members",
];

/// What the overview counts over everybody: up to some thousands of contacts for each page, beyond that every few minutes and aside.
const KEPT: [&str; 2] = ["count(deleted_at)", "GROUP BY purpose_id, basis_id"];

/// What the engine plans for a statement whose values are not known.
pub fn plan(app: &TestApp, statement: &str) -> Vec<String> {
    let explain = match app.engine {
        Engine::Sqlite => format!("EXPLAIN QUERY PLAN {statement}"),
        Engine::Postgres => {
            // Version 15 plans no statement without its values, and any will do here.
            let mut text = statement.to_owned();
            for number in (1..=200).rev() {
                let name = format!("${number}");
                let Some(at) = text.find(&name) else { continue };
                let before = text[..at].trim_end_matches([' ', '<', '>', '=', '\'']);
                let value = match () {
                    () if text[..at].ends_with("ANY(") => "'{1,2}'",
                    () if text[..at].ends_with("unnest((SELECT ") => "'{1,2}'::text[]",
                    () if [
                        "at\"",
                        " at",
                        "_at",
                        "_since\"",
                        "not_before",
                        "not_before\"",
                        "lease_until",
                        "lease_until\"",
                        "(",
                    ]
                    .iter()
                    .any(|end| before.ends_with(end)) =>
                    {
                        "'2026-01-01'"
                    }
                    () => "'1'",
                };
                text = text.replace(&name, value);
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
    if line.contains(" webhook_deliveries_open") {
        // An index over the few that are open, whatever else there is.
        return false;
    }
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

/// Gives a crowd everything that pages ask for: of a table that holds nothing, reading all is the shortest way.
pub async fn busy_house(app: &TestApp) {
    crowd(app, 8000).await;
    for id in [1, 2] {
        let row = format!("SELECT {id}, 'INTEREST{id}', {id}, TRUE, created_at FROM contacts WHERE id = 1");
        app.staff_runs(&format!("INSERT INTO interests (id, key, position, is_active, updated_at) {row}")).await;
        let rows = format!("SELECT id, {id}, created_at, 'contact' FROM contacts WHERE id % 3 <> {id}");
        app.staff_runs(&format!("INSERT INTO contact_interests (contact_id, interest_id, since, chosen_by) {rows}")).await;
    }
    app.staff_runs(
        "INSERT INTO submissions (form_id, form_version_id, language, nonce, status, address, address_key, answers, network_key, \
         rendered_at, submitted_at, contact_id) SELECT 1, (SELECT max(id) FROM form_versions), language, handle, 'processed', '', \
         '', '{}', '', created_at, created_at, id FROM contacts WHERE id % 2 = 0",
    )
    .await;
    app.subscriber(ADA, &["News"]).await;
    app.staff_runs(
        "INSERT INTO mails (handle, template_version_id, layout_id, language, contact_id, act, sender, address, address_key, \
         variables, key_id, state, not_before, attempts, created_at) SELECT c.handle, m.template_version_id, m.layout_id, \
         c.language, c.id, m.act, m.sender, m.address, m.address_key, m.variables, m.key_id, 'sent', c.created_at, 1, c.created_at \
         FROM contacts c, (SELECT * FROM mails WHERE contact_id IS NOT NULL LIMIT 1) m WHERE c.id <= 8000",
    )
    .await;
    for (member, what) in [(1, "contact.changed"), (1, "session.opened"), (2, "contact.changed")] {
        app.staff_runs(&format!(
            "INSERT INTO audit_entries (at, actor, actor_id, channel, what, subject_kind, subject_id, before, after) \
             SELECT created_at, 'staff', {member}, 'admin', '{what}', 'contact', handle, '', '' FROM contacts"
        ))
        .await;
    }
    if app.engine == Engine::Postgres {
        app.meddles("ANALYZE").await;
    }
}

/// Reads what the engine plans for every statement about big tables that a page asks, and answers how many those were.
pub async fn reads_no_whole_table(app: &TestApp, member: &mut Visitor<'_>, path: &str) -> usize {
    let opened = async {
        assert_eq!(member.opens(path).await.answer.status.as_u16(), 200, "{path}");
    };
    let statements = app.statements_of(opened).await;
    whole_tables_among(app, &statements, path)
}

/// The same of statements, however they came about.
pub fn whole_tables_among(app: &TestApp, statements: &[String], path: &str) -> usize {
    let is_question = |statement: &&String| ["SELECT", "WITH"].iter().any(|word| statement.trim_start().starts_with(word));
    let is_kept = |statement: &&String| !KEPT.iter().any(|part| statement.contains(part));
    let about = statements
        .iter()
        .filter(is_question)
        .filter(is_kept)
        .filter(|statement| BIG.iter().any(|table| statement.contains(table)));
    let mut seen = 0;
    for statement in about {
        let plan = plan(app, statement);
        assert!(!plan.is_empty());
        for (at, line) in plan.iter().enumerate().filter(|(_, line)| reads_all(line)) {
            // How often an item of a list is used, or how many were not told: what is wide is found at once wherever one begins
            // to read, and the count ends at its limit.
            let is_count = statement.contains("AS uses") || statement.contains("LIMIT 10001) s");
            let is_bounded = app.engine == Engine::Postgres && at > 0 && plan[at - 1].contains("Limit") && is_count;
            assert!(is_bounded, "{path}: {line}\n{statement}\n{plan:#?}");
        }
        seen += 1;
    }
    seen
}

on_both_engines!(no_page_of_the_admin_area_reads_a_whole_table, async |app| {
    busy_house(app).await;
    list_of_contacts(app).await;
    pages_of_a_contact(app).await;
    audit_log(app).await;
    maintained_lists(app).await;
    overview_and_what_it_leads_to(app).await;
    bin_and_jobs(app).await;
    imports_and_what_they_brought(app).await;
});

on_both_engines!(mails_that_wait_are_found_among_all_that_were_ever_sent, async |app| {
    busy_house(app).await;
    app.visitor().signs_up(BO, &["News"]).await;
    let (_stop, stopped) = watch::channel(false);
    let turn = async {
        assert_eq!(app.worker.turn("this one", &stopped).await.unwrap(), 1);
    };
    let statements = app.statements_of(turn).await;
    assert!(whole_tables_among(app, &statements, "the mail worker") >= 2, "{statements:#?}");
    app.ignores_mail();
});

on_both_engines!(personal_pages_and_saves_read_no_whole_table, async |app| {
    busy_house(app).await;
    let page = app.fresh_link(ADA).await;
    let mut ada = app.visitor();
    let journey = async {
        ada.opens(&page).await;
        assert!(ada.ticks("Promotions").presses("Save changes").await.says("Saved"));
    };
    let statements = app.statements_of(journey).await;
    assert!(whole_tables_among(app, &statements, "the personal page") >= 4, "{statements:#?}");
    app.ignores_mail();
});

async fn list_of_contacts(app: &TestApp) {
    let mut kari = app.staff("auditor").await;
    let lists = app.state.snapshots.share();
    let marketing = lists.lists.purpose_of_key("EMARKETING").unwrap().id;
    let basis = app.basis("61A");
    let day = |days: i64| app.now().plus(-Duration::days(days)).naive().format("%Y-%m-%d").to_string();
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
        format!("stored-from={}&stored-to={}", day(300), day(290)),
        format!("stored-to={}&at=last", day(100)),
        format!("changed-from={}", day(2)),
        format!("changed-from={}&changed-to={}&language=nb", day(200), day(100)),
        format!("purpose={marketing}&state=active&consent-from={}&consent-source=5", day(1)),
        format!("purpose={marketing}&state=withdrawn&consent-from={}&consent-to={}&at=last", day(99), day(1)),
        format!("search=kari&purpose={marketing}&state=active&language=de&subscription=2&form=1&interest=1&source=5"),
    ] {
        seen += reads_no_whole_table(app, &mut kari, &format!("/admin/contacts?{query}")).await;
    }
    assert!(seen > 40, "{seen} statements were looked at");
}

async fn pages_of_a_contact(app: &TestApp) {
    let mut kari = app.staff("agent").await;
    let marketing = app.state.snapshots.share().lists.purpose_of_key("EMARKETING").unwrap().id;
    let mail = &app.lines("SELECT CAST(max(id) AS TEXT) AS line FROM mails WHERE contact_id = 5")[0];
    let late = app.now().plus(-Duration::days(90)).micros();
    for (path, least) in [
        ("/admin/not-informed".to_owned(), 1),
        (format!("/admin/not-informed?since={late}&after=6000"), 1),
        ("/admin/contacts/5".to_owned(), 5),
        ("/admin/contacts/5/activities".to_owned(), 4),
        (format!("/admin/contacts/5/mails/{mail}"), 2),
        ("/admin/contacts/5/privacy".to_owned(), 3),
        (format!("/admin/contacts/5/privacy/{marketing}"), 4),
        ("/admin/contacts/5/confirmation".to_owned(), 3),
        ("/admin/contacts/5/merger?with=contact6%40crowd.example".to_owned(), 3),
    ] {
        let seen = reads_no_whole_table(app, &mut kari, &path).await;
        assert!(seen >= least, "{path}: {seen} statements were looked at");
    }
}

async fn bin_and_jobs(app: &TestApp) {
    app.staff_runs("UPDATE contacts SET deleted_at = created_at WHERE id % 2 = 0").await;
    app.staff_runs(
        "INSERT INTO binned_contacts (contact_id, job_id, binned_at, binned_by) SELECT id, id % 10, created_at, 'staff:1' \
         FROM contacts WHERE deleted_at IS NOT NULL",
    )
    .await;
    app.staff_runs(
        "INSERT INTO jobs (id, kind, state, is_stop_asked, input, cursor, result, done, noted, actor, actor_id, channel, language, \
         created_at) SELECT id, CASE WHEN id % 2 = 0 THEN 'bulk.update' ELSE 'contacts.bin' END, 'done', FALSE, '{}', '', '', 1, 8000, \
         'staff', id % 9, 'bulk', 'en', created_at FROM contacts",
    )
    .await;
    app.staff_runs(
        "INSERT INTO job_acts (job_id, n, act, after_event, until_event) SELECT id, 1, handle, id, id + 1 FROM contacts",
    )
    .await;
    app.staff_runs("INSERT INTO job_notes (job_id, n, contact_id, code) SELECT 1, id, id, 'withdrawn' FROM contacts").await;
    if app.engine == Engine::Postgres {
        app.meddles("ANALYZE").await;
    }
    let mut kari = app.staff("administrator").await;
    let late = app.now().plus(-Duration::days(90)).micros();
    for (path, least) in [
        ("/admin/bin".to_owned(), 1),
        (format!("/admin/bin?at={late}&below=4000"), 1),
        ("/admin/bin?search=contact77".to_owned(), 3),
        ("/admin/bin?search=crowd".to_owned(), 4),
        (format!("/admin/bin?search=crowd+kari&at={late}&below=4000"), 5),
        ("/admin/bin?search=crowd&job=4".to_owned(), 4),
        ("/admin/bin?job=4".to_owned(), 1),
        ("/admin/jobs".to_owned(), 1),
        ("/admin/jobs?before=4000".to_owned(), 1),
        ("/admin/jobs/1".to_owned(), 2),
        ("/admin/jobs/1?after=4000".to_owned(), 2),
    ] {
        let seen = reads_no_whole_table(app, &mut kari, &path).await;
        assert!(seen >= least, "{path}: {seen} statements were looked at");
    }
}

async fn imports_and_what_they_brought(app: &TestApp) {
    let kept = arrives(app, "people.csv", b"email\nkari@example.org\n", |_| ()).0;
    app.staff_runs(&format!(
        "INSERT INTO imports (id, stage, name, file, sha256, size, plan, headers, counts, actor, actor_id, created_at, updated_at, \
         finished_at) SELECT {kept} + c.id, CASE WHEN c.id % 2 = 0 THEN 'done' ELSE 'checked' END, i.name, i.file, c.handle, i.size, \
         i.plan, i.headers, i.counts, i.actor, c.id % 9, c.created_at, c.created_at, c.created_at FROM contacts c, imports i"
    ))
    .await;
    app.staff_runs(&format!(
        "INSERT INTO import_rows (import_id, n, line, address_key, cells, verdict) SELECT {kept} + 1 + id % 2, id, id, handle, '[\"x\"]', \
         CASE id % 3 WHEN 0 THEN 'refused' WHEN 1 THEN 'left-out' ELSE 'new' END FROM contacts"
    ))
    .await;
    if app.engine == Engine::Postgres {
        app.meddles("ANALYZE").await;
    }
    let mut kari = app.staff("administrator").await;
    for (path, least) in [
        ("/admin/imports".to_owned(), 1),
        ("/admin/imports?before=4000".to_owned(), 1),
        (format!("/admin/imports/{kept}"), 2),
        (format!("/admin/imports/{}", kept + 1), 3),
        (format!("/admin/imports/{}?form=yes", kept + 1), 2),
        (format!("/admin/imports/{}", kept + 2), 3),
    ] {
        let seen = reads_no_whole_table(app, &mut kari, &path).await;
        assert!(seen >= least, "{path}: {seen} statements were looked at");
    }
}

async fn audit_log(app: &TestApp) {
    let mut kari = app.staff("auditor").await;
    for query in [
        "",
        "before=1000",
        "who=1",
        "what=session.opened",
        "who=2&what=session.opened",
        "from=2026-01-01",
        "to=2026-06-01",
        "from=2026-01-01&to=2026-06-01&who=2&what=contact.changed&before=20000",
    ] {
        let seen = reads_no_whole_table(app, &mut kari, &format!("/admin/audit?{query}")).await;
        assert!(seen >= 2, "{query}: {seen} statements were looked at");
    }
}

async fn overview_and_what_it_leads_to(app: &TestApp) {
    let mut kari = app.staff("auditor").await;
    let day = app.now().plus(-Duration::days(3)).naive().date();
    let at = app.now().plus(-Duration::days(9)).micros();
    for (path, least) in [
        ("/admin".to_owned(), 3),
        ("/admin/consent-changes".to_owned(), 1),
        (format!("/admin/consent-changes?purpose=1&what=withdrawn&from={day}&to={day}"), 1),
        (format!("/admin/consent-changes?at={at}&below=9000"), 1),
        ("/admin/mails".to_owned(), 2),
        (format!("/admin/mails?state=all&at={at}&after=3"), 2),
        (format!("/admin/mails?state=waiting&at={at}&after=3"), 1),
        ("/admin/mails?state=late".to_owned(), 1),
        ("/admin/mails?state=put-off".to_owned(), 1),
        ("/admin/mails?state=sending".to_owned(), 1),
        (format!("/admin/mails?state=failed&at={at}&after=3"), 1),
        ("/admin/mails?state=failed-lately".to_owned(), 1),
    ] {
        let seen = reads_no_whole_table(app, &mut kari, &path).await;
        assert!(seen >= least, "{path}: {seen} statements were looked at");
    }
}

async fn maintained_lists(app: &TestApp) {
    let mut kari = app.staff("auditor").await;
    for list in ["subscription-types", "purposes", "legal-bases", "sources", "interests"] {
        let seen = reads_no_whole_table(app, &mut kari, &format!("/admin/{list}")).await;
        assert!(seen >= 1, "{list}: {seen} statements were looked at");
    }
}

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
