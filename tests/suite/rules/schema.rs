//! Every table loads through `schema.rs`, on both engines, with rows in it.

use diesel::prelude::*;
use samtykke::db::{Connection, DbError, schema};

use crate::{
    journeys::{ADA, BO},
    support::{on_both_engines, tables_of},
};

/// Loads all rows of these tables with all their columns; answers the names.
macro_rules! load_all {
    ($connection:expr, $($table:ident),+ $(,)?) => {{
        let mut names = Vec::new();
        $(
            // A statement that names every column of the schema and asks for every row.
            let rows = schema::$table::table.select(schema::$table::all_columns).execute($connection)?;
            let counted: i64 = schema::$table::table.count().get_result($connection)?;
            // SQLite does not tell how many rows a query had.
            assert!(rows as i64 == counted || matches!($connection, Connection::Sqlite(_)), stringify!($table));
            names.push(stringify!($table).to_owned());
        )+
        names
    }};
}

on_both_engines!(every_table_is_read_as_the_schema_says, async |app| {
    app.subscriber(ADA, &["News"]).await;
    let mut bo = app.visitor();
    bo.signs_up(BO, &["News"]).await;
    app.ignores_mail();
    let (loaded, there) = app
        .state
        .db
        .read_blocking(|connection| {
            let loaded = load_all!(
                connection,
                audit_entries,
                binned_contacts,
                consents,
                contact_addresses,
                contact_interests,
                contact_mergers,
                contact_words,
                contacts,
                contacts_without_words,
                event_details,
                events,
                feed_runs,
                feed_state,
                form_actions,
                form_counts,
                form_picture_requests,
                form_pictures,
                form_refusals,
                form_renderings,
                form_styles,
                form_templates,
                form_versions,
                forms,
                gone_contacts,
                idempotency_keys,
                import_mappings,
                import_rows,
                imports,
                integrations,
                interest_texts,
                interests,
                job_acts,
                job_notes,
                jobs,
                legal_bases,
                legal_basis_texts,
                link_requests,
                logos,
                looks,
                mail_layouts,
                mails,
                purpose_texts,
                purposes,
                recovery_codes,
                role_rights,
                roles,
                selection_members,
                selections,
                settings,
                shown_texts,
                sign_in_failures,
                snapshot_version,
                source_texts,
                sources,
                staff,
                staff_drafts,
                staff_links,
                staff_sessions,
                submission_file_parts,
                submission_files,
                submissions,
                subscription_type_texts,
                subscription_types,
                subscriptions,
                template_versions,
                templates,
                webhook_deliveries,
                webhooks,
            );
            let mut there = tables_of(connection)?;
            there.retain(|table| !table.starts_with("__diesel"));
            Ok::<_, DbError>((loaded, there))
        })
        .unwrap();
    assert_eq!(loaded, there);
});
