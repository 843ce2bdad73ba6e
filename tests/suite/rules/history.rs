//! What is evidence cannot be changed, what there is one of has no second, and who only reads cannot write.

use samtykke::db::{Connection, DbError};

use crate::{
    journeys::ADA,
    support::{Engine, TestApp, on_both_engines},
};

async fn runs(app: &TestApp, statement: &str) -> Result<usize, DbError> {
    let statement = statement.to_owned();
    app.state.db.write(move |tx| Ok(diesel::RunQueryDsl::execute(diesel::sql_query(&statement), tx.connection())?)).await
}

on_both_engines!(con_05_evidence_is_never_changed_or_deleted, async |app| {
    app.subscriber(ADA, &["News"]).await;
    let before = app.dump();
    let columns = [
        ("events", "actor = 'system'"),
        ("shown_texts", "body = ''"),
        ("form_versions", "definition = '{}'"),
        ("template_versions", "texts = '{}'"),
        ("mail_layouts", "source = ''"),
    ];
    for (table, change) in columns {
        assert!(app.count(table) > 0, "{table}");
        let mut statements = vec![format!("UPDATE {table} SET {change}"), format!("DELETE FROM {table}")];
        if app.engine == Engine::Postgres {
            statements.push(format!("TRUNCATE {table} CASCADE"));
        }
        for statement in statements {
            let refused = runs(app, &statement).await.unwrap_err();
            assert!(refused.to_string().contains("never"), "{statement}: {refused}");
        }
    }
    assert_eq!(before.differences(&app.dump()), [""; 0]);
});

on_both_engines!(a_draft_of_a_form_may_change_until_it_is_published, async |app| {
    let insert = "INSERT INTO form_versions (form_id, number, definition, hash, created_at) \
                  SELECT form_id, 99, definition, hash, created_at FROM form_versions";
    assert_eq!(runs(app, insert).await.unwrap(), 1);
    assert_eq!(runs(app, "UPDATE form_versions SET definition = '{}' WHERE published_at IS NULL").await.unwrap(), 1);
    assert_eq!(runs(app, "DELETE FROM form_versions WHERE published_at IS NULL").await.unwrap(), 1);
});

on_both_engines!(con_01_there_is_one_current_consent_per_contact_and_purpose, async |app| {
    app.subscriber(ADA, &["News"]).await;
    let twin = "INSERT INTO consents SELECT contact_id, purpose_id, basis_id, source_id, comment, form_version_id, import_id, \
                registered_at, registered_by, updated_at, updated_by, changes, event_id FROM consents";
    assert!(matches!(runs(app, twin).await, Err(DbError::Taken(_))));
    let twin = "INSERT INTO subscriptions SELECT contact_id, type_id, is_on, chosen_at, chosen_by, event_id FROM subscriptions";
    assert!(matches!(runs(app, twin).await, Err(DbError::Taken(_))));
});

on_both_engines!(an_address_belongs_to_one_person_and_a_person_has_one_primary_address, async |app| {
    app.subscriber(ADA, &["News"]).await;
    app.knows("bo@fjordlys.no").await;
    let taken = "UPDATE contact_addresses SET address_key = 'ada@fjordlys.no'";
    assert!(matches!(runs(app, taken).await, Err(DbError::Taken(_))));
    let second = "INSERT INTO contact_addresses (contact_id, address, address_key, is_primary, bounces_in_row, created_at) \
                  SELECT id, 'x@fjordlys.no', 'x@fjordlys.no', TRUE, 0, created_at FROM contacts";
    assert!(matches!(runs(app, second).await, Err(DbError::Taken(_))));
});

on_both_engines!(con_02_a_comment_has_255_characters_at_most, async |app| {
    app.subscriber(ADA, &["News"]).await;
    let comment = |length| format!("UPDATE consents SET comment = '{}'", "å".repeat(length));
    assert!(runs(app, &comment(255)).await.is_ok());
    assert!(runs(app, &comment(256)).await.is_err());
});

on_both_engines!(who_reads_cannot_write, async |app| {
    for statement in ["DELETE FROM settings", "INSERT INTO snapshot_version VALUES (7, 7)", "CREATE TABLE x (y TEXT)"] {
        let refused = app.state.db.read_blocking(|connection: &mut Connection| {
            Ok::<_, DbError>(diesel::RunQueryDsl::execute(diesel::sql_query(statement), connection)?)
        });
        assert!(refused.is_err(), "{statement}");
    }
});

on_both_engines!(erasing_somebody_takes_everything_but_the_fact, async |app| {
    app.subscriber(ADA, &["News"]).await;
    let events = app.count("events");
    runs(app, "DELETE FROM contacts").await.unwrap();
    runs(app, "DELETE FROM event_details").await.unwrap();
    for trace in ["ada@", "fjordlys", "10.0.0."] {
        assert_eq!(app.dump().rows_with(trace), [""; 0]);
    }
    assert_eq!(app.count("events"), events);
});
