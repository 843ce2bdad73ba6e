//! What must be true of a database at rest, whatever happened to the processes that wrote it.

use std::collections::BTreeSet;

use diesel::{
    connection::SimpleConnection,
    prelude::*,
    sql_types::{Nullable, Text},
};
use samtykke::db::{
    DbError,
    schema::{consents, contact_addresses, contacts, event_details, events, mails, submissions},
};

use super::{Home, Portal};
use crate::support::Engine;

#[derive(diesel::QueryableByName)]
struct Line {
    #[diesel(sql_type = Nullable<Text>)]
    line: Option<String>,
}

/// Everything that one transaction writes is there, or nothing of it; the program's own check says the same.
pub fn nothing_is_half_there(home: &Home, portal: &Portal<'_>) {
    if home.engine == Engine::Sqlite {
        sqlite_is_sound(home);
    }
    acts_are_whole(home);
    sign_ups_are_whole(home);
    contacts_are_whole(home);
    portal.does(&["check-events"]);
}

fn sqlite_is_sound(home: &Home) {
    let mut connection = SqliteConnection::establish(&home.sqlite_file().to_string_lossy()).unwrap();
    // A writer of this process may still be closing the file.
    connection.batch_execute("PRAGMA busy_timeout = 10000").unwrap();
    let mut lines = |query: &str| -> Vec<String> {
        let lines: Vec<Line> = diesel::sql_query(query).load(&mut connection).unwrap();
        lines.into_iter().filter_map(|line| line.line).collect()
    };
    assert_eq!(lines("SELECT integrity_check AS line FROM pragma_integrity_check"), ["ok"]);
    assert_eq!(lines("SELECT \"table\" AS line FROM pragma_foreign_key_check"), [""; 0]);
}

/// An act has events, details and exactly one mail; a mail has an act. (Each act of these tests causes one mail.)
fn acts_are_whole(home: &Home) {
    let read = home.db().read_blocking(|c| {
        let acted: Vec<String> = events::table.select(events::act).distinct().load(c)?;
        let detailed: Vec<String> = event_details::table.select(event_details::act).load(c)?;
        let mailed: Vec<String> = mails::table.filter(mails::act.ne("")).select(mails::act).load(c)?;
        Ok::<_, DbError>((acted, detailed, mailed))
    });
    let (acted, detailed, mailed) = read.unwrap();
    let acts: BTreeSet<&String> = acted.iter().collect();
    assert_eq!(acts, detailed.iter().collect(), "each act has its details, and details have their act");
    assert_eq!(acts, mailed.iter().collect(), "each act has its mail, and each mail its act");
    assert_eq!(acts.len(), mailed.len(), "no act has two mails");
}

/// A sign-up is confirmed with everything that follows from it, or not at all.
fn sign_ups_are_whole(home: &Home) {
    let read = home.db().read_blocking(|c| {
        let rows = submissions::table.order(submissions::id);
        let columns = (submissions::id, submissions::status, submissions::confirmed_at.is_not_null(), submissions::contact_id);
        let sign_ups: Vec<(i64, String, bool, Option<i64>)> = rows.select(columns).load(c)?;
        let said = events::table.filter(events::submission_id.is_not_null());
        let said: Vec<(Option<i64>, String, Option<i64>)> =
            said.select((events::submission_id, events::kind, events::contact_id)).load(c)?;
        Ok::<_, DbError>((sign_ups, said))
    });
    let (sign_ups, said) = read.unwrap();
    for (id, status, is_confirmed, contact) in sign_ups {
        let of_kind = |kind: &str| {
            let of = said.iter().filter(|(submission, said, _)| *submission == Some(id) && said == kind);
            of.map(|(.., contact)| *contact).collect::<Vec<_>>()
        };
        assert_eq!(of_kind("sign_up_requested").len(), 1, "sign-up {id} was asked for once");
        match status.as_str() {
            "processed" => {
                assert!(is_confirmed && contact.is_some(), "sign-up {id} counts, so it has a time and a contact");
                assert_eq!(of_kind("sign_up_confirmed"), [contact], "sign-up {id} was confirmed once, by its contact");
            }
            "awaiting" => {
                assert!(!is_confirmed && contact.is_none(), "sign-up {id} waits, so it has neither");
                assert_eq!(of_kind("sign_up_confirmed"), [], "sign-up {id} waits");
            }
            other => panic!("sign-up {id} is {other}"),
        }
    }
}

/// A contact has a beginning, one address and the consent under which it is stored.
fn contacts_are_whole(home: &Home) {
    let read = home.db().read_blocking(|c| {
        let ids: Vec<i64> = contacts::table.select(contacts::id).order(contacts::id).load(c)?;
        let addresses: Vec<i64> =
            contact_addresses::table.select(contact_addresses::contact_id).order(contact_addresses::contact_id).load(c)?;
        let begun = events::table.filter(events::kind.eq("contact_created")).order(events::contact_id);
        let begun: Vec<Option<i64>> = begun.select(events::contact_id).load(c)?;
        let stored: Vec<i64> = consents::table.select(consents::contact_id).distinct().order(consents::contact_id).load(c)?;
        Ok::<_, DbError>((ids, addresses, begun, stored))
    });
    let (ids, addresses, begun, stored) = read.unwrap();
    assert_eq!(ids, addresses, "each contact has one address");
    assert_eq!(ids.iter().copied().map(Some).collect::<Vec<_>>(), begun, "each contact has one beginning");
    assert_eq!(ids, stored, "each contact is stored on some ground");
}
