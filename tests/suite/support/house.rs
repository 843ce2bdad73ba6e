//! The look at the house when a test is over: no mail forgotten, the present equals its history, nothing points nowhere,
//! and opening any link of any mail changes nothing.

use std::collections::BTreeMap;

use actix_web::{http::StatusCode, test::TestRequest};
use diesel::prelude::*;
use samtykke::{
    db::{
        Connection, DbError,
        schema::{contacts, events},
    },
    features::{
        consents,
        ledger::{self, Event},
        subscriptions,
    },
    kernel::{
        Timestamp,
        ids::{BasisId, ContactId, EventId, SourceId},
    },
};

use super::{BASE_URL, Engine, TestApp};

impl TestApp {
    /// Looks at everything that must hold whatever a test did.
    pub async fn is_in_order(&self) {
        self.mail_is_read().await;
        self.present_equals_history();
        self.nothing_points_nowhere();
        self.opening_links_changes_nothing().await;
    }

    async fn mail_is_read(&self) {
        let forgives = self.forgives.get();
        let unread = self.mails().await;
        if !forgives.unread_mail {
            let unread: Vec<_> = unread.iter().map(|mail| (&mail.to, &mail.subject)).collect();
            assert!(unread.is_empty(), "mails that nobody expected: {unread:?}");
        }
        if !forgives.stuck_mail {
            let stuck = self.lines("SELECT state || ': ' || address AS line FROM mails WHERE state NOT IN ('sent', 'dropped')");
            assert!(stuck.is_empty(), "mails that did not leave: {stuck:?}");
        }
    }

    /// Consents and subscriptions are what the events say, told here once more and in other words (CON-05).
    pub fn present_equals_history(&self) {
        let read = |connection: &mut Connection| {
            let history: Vec<Event> = events::table.order(events::id).select(Event::as_select()).load(connection)?;
            let everybody = (ContactId(0), ContactId(i64::MAX));
            let present: Vec<ContactId> = contacts::table.select(contacts::id).load(connection)?;
            let consents = consents::page(connection, everybody.0, everybody.1)?;
            let choices = subscriptions::page(connection, everybody.0, everybody.1)?;
            Ok::<_, DbError>((history, present, consents, choices))
        };
        let (history, present, consents, choices) = self.state.db.read_blocking(read).unwrap();
        let mut told_consents: BTreeMap<_, Told> = BTreeMap::new();
        let mut told_choices: BTreeMap<_, (bool, Timestamp, String, EventId)> = BTreeMap::new();
        for event in &history {
            let Some(contact) = event.contact_id.filter(|contact| present.contains(contact)) else { continue };
            match (event.purpose_id, event.type_id) {
                (Some(purpose), None) => {
                    let first = told_consents.get(&(contact, purpose)).map_or((event.at, 0, None, None), |told| {
                        (told.registered_at, told.changes, Some(told.basis), Some(told.source))
                    });
                    assert_eq!(
                        (event.basis_before, event.source_before),
                        (first.2, first.3),
                        "{event:?} begins where the last ended"
                    );
                    if event.kind == "consent_undone" {
                        assert!(event.basis_after.is_none() && event.source_after.is_none() && event.undoes.is_some());
                        told_consents.remove(&(contact, purpose));
                        continue;
                    }
                    let told = Told {
                        basis: event.basis_after.expect("a consent event sets a basis"),
                        source: event.source_after.expect("a consent event sets a source"),
                        registered_at: first.0,
                        updated_at: event.at,
                        updated_by: consents::acting(event),
                        changes: first.1 + 1,
                        event: event.id,
                    };
                    told_consents.insert((contact, purpose), told);
                }
                (None, Some(kind)) => {
                    let before = told_choices.get(&(contact, kind)).map(|(is_on, ..)| *is_on);
                    assert_eq!(event.choice_before, before, "{event:?} begins where the last ended");
                    match event.choice_after {
                        Some(is_on) => told_choices.insert((contact, kind), (is_on, event.at, consents::acting(event), event.id)),
                        None => told_choices.remove(&(contact, kind)),
                    };
                }
                _ => {}
            }
        }
        let consents = consents.into_iter().map(|row| {
            let told = Told {
                basis: row.basis_id,
                source: row.source_id,
                registered_at: row.registered_at,
                updated_at: row.updated_at,
                updated_by: row.updated_by,
                changes: row.changes,
                event: row.event_id,
            };
            ((row.contact_id, row.purpose_id), told)
        });
        assert_eq!(consents.collect::<BTreeMap<_, _>>(), told_consents, "the consents are what the events say");
        let choices = choices
            .into_iter()
            .map(|row| ((row.contact_id, row.type_id), (row.is_on, row.chosen_at, row.chosen_by, row.event_id)));
        assert_eq!(choices.collect::<BTreeMap<_, _>>(), told_choices, "the choices are what the events say");
    }

    fn nothing_points_nowhere(&self) {
        if self.engine == Engine::Sqlite {
            let dangling = self.lines("SELECT \"table\" || ' -> ' || parent AS line FROM pragma_foreign_key_check");
            assert!(dangling.is_empty(), "dangling keys: {dangling:?}");
        }
        let rules = [
            (
                "words that were shown are kept",
                "SELECT shown AS line FROM events WHERE shown IS NOT NULL AND shown NOT IN (SELECT hash FROM shown_texts) \
                 AND shown NOT IN (SELECT hash FROM form_versions)",
            ),
            (
                "the details of an act are kept while what it is about is",
                "SELECT act AS line FROM events WHERE act NOT IN (SELECT act FROM event_details) \
                 AND (submission_id IS NULL OR submission_id IN (SELECT id FROM submissions)) \
                 AND (contact_id IS NULL OR contact_id IN (SELECT id FROM contacts) \
                 OR contact_id IN (SELECT from_id FROM contact_mergers))",
            ),
            (
                "a contact has a beginning",
                "SELECT handle AS line FROM contacts WHERE id NOT IN \
                 (SELECT contact_id FROM events WHERE kind = 'contact_created')",
            ),
            (
                "an act that is taken back is in the history",
                "SELECT undoes AS line FROM events WHERE undoes IS NOT NULL AND undoes NOT IN (SELECT act FROM events)",
            ),
            ("a contact has one primary address", {
                "SELECT handle AS line FROM contacts WHERE \
                 (SELECT count(*) FROM contact_addresses a WHERE a.contact_id = contacts.id AND a.is_primary) <> 1"
            }),
        ];
        for (rule, breach) in rules {
            let breaches = self.lines(breach);
            assert!(breaches.is_empty(), "{rule}: {breaches:?}");
        }
        self.commitments_hold();
        let personal: Vec<_> = self.dump().0["events"].iter().filter(|row| row.contains('@')).cloned().collect();
        assert!(personal.is_empty(), "events hold no addresses: {personal:?}");
    }

    /// The commitment in each event fits the details of its act, while there are any.
    fn commitments_hold(&self) {
        let read = |connection: &mut Connection| {
            let acts: Vec<(String, Option<String>)> = events::table.select((events::act, events::commitment)).load(connection)?;
            for (act, committed) in acts {
                if let Some((salt, body)) = ledger::details_of(connection, &act)? {
                    assert_eq!(
                        committed,
                        Some(ledger::commitment(&salt, &body)),
                        "the details of act {act} are the committed ones"
                    );
                }
            }
            Ok::<_, DbError>(())
        };
        self.state.db.read_blocking(read).unwrap();
    }

    /// Mail scanners open every link (LNK-01).
    async fn opening_links_changes_nothing(&self) {
        let letters = self.letters.borrow().clone();
        let mut links: Vec<String> = letters.iter().flat_map(super::Letter::links).collect();
        links.sort();
        links.dedup();
        let before = self.dump();
        for link in links {
            let path = link.strip_prefix(BASE_URL).unwrap_or_default();
            for request in [TestRequest::get(), TestRequest::default().method(actix_web::http::Method::HEAD)] {
                let answer = self.asks(request.uri(if path.is_empty() { "/" } else { path })).await;
                // What is for staff leads whoever is not signed in to the door.
                let is_at_door = path.starts_with("/admin/") && answer.header("location").starts_with("/admin/sign-in");
                let is_fine = is_at_door || [StatusCode::OK, StatusCode::GONE].contains(&answer.status);
                assert!(is_fine, "{path} answers {}", answer.status);
            }
        }
        let differences = before.differences(&self.dump());
        assert!(differences.is_empty(), "opening links changed something: {differences:#?}");
    }
}

/// A consent as its events tell it.
#[derive(PartialEq, Debug)]
struct Told {
    basis: BasisId,
    source: SourceId,
    registered_at: Timestamp,
    updated_at: Timestamp,
    updated_by: String,
    changes: i64,
    event: EventId,
}
