//! The mails that a contact's own changes cause.

use serde_json::{Map, Value};

use super::{
    model::{Step, Undo},
    views::{ChangeKind, SavedChange},
};
use crate::{
    db::{DbError, Tx},
    features::{
        contacts::Contact,
        ledger::Event,
        lists::Lists,
        outbox::{self, Letter, LinkInMail, Purpose},
        snapshot::Snapshot,
        templates::TemplateKey,
    },
    i18n::Texts,
    kernel::{Context, Language},
};

/// What an act changed, in the words of a language.
pub fn changes(events: &[Event], lists: &Lists, language: Language) -> Vec<SavedChange> {
    events
        .iter()
        .filter_map(|event| match (event.purpose_id, event.type_id) {
            (Some(purpose), None) => Some(SavedChange {
                name: lists.purpose_name(purpose, language).to_owned(),
                now: if event.basis_after.is_some_and(|basis| lists.is_withdrawn(basis)) {
                    ChangeKind::Withdrawn
                } else {
                    ChangeKind::Granted
                },
            }),
            (None, Some(kind)) => {
                let starts_on = lists.subscription_type(kind).is_some_and(|kind| kind.starts_on);
                Some(SavedChange {
                    name: lists.type_name(kind, language).to_owned(),
                    now: if event.choice_after.unwrap_or(starts_on) { ChangeKind::On } else { ChangeKind::Off },
                })
            }
            _ => None,
        })
        .collect()
}

/// What taking an act back sets, in the words of a language.
pub(super) fn changes_of_undos(undos: &[Undo], lists: &Lists, language: Language) -> Vec<SavedChange> {
    let change = |undo: &Undo| match undo {
        Undo::Consent(event) => Some(SavedChange {
            name: lists.purpose_name(event.purpose_id?, language).to_owned(),
            now: match event.basis_before {
                Some(basis) if !lists.is_withdrawn(basis) => ChangeKind::Granted,
                _ => ChangeKind::Withdrawn,
            },
        }),
        Undo::Choice(kind, before) => {
            let starts_on = lists.subscription_type(*kind).is_some_and(|kind| kind.starts_on);
            Some(SavedChange {
                name: lists.type_name(*kind, language).to_owned(),
                now: if before.unwrap_or(starts_on) { ChangeKind::On } else { ChangeKind::Off },
            })
        }
    };
    undos.iter().filter_map(change).collect()
}

/// What steps are about to change, in the words of a language.
pub(super) fn changes_of_steps(steps: &[Step], lists: &Lists, language: Language) -> Vec<SavedChange> {
    let change = |step: &Step| match *step {
        Step::Grant(purpose) => SavedChange { name: lists.purpose_name(purpose, language).to_owned(), now: ChangeKind::Granted },
        Step::Withdraw(purpose) => {
            SavedChange { name: lists.purpose_name(purpose, language).to_owned(), now: ChangeKind::Withdrawn }
        }
        Step::Choose(kind, is_on) => SavedChange {
            name: lists.type_name(kind, language).to_owned(),
            now: if is_on { ChangeKind::On } else { ChangeKind::Off },
        },
    };
    steps.iter().map(change).collect()
}

/// Tells the contact what an act changed, and how to take it back.
pub(super) fn post_changed(
    tx: &mut Tx<'_>,
    ctx: &Context,
    house: &Snapshot,
    key_id: &str,
    contact: &Contact,
    act: &str,
    changes: &[SavedChange],
) -> Result<(), DbError> {
    let texts = Texts::of(contact.language);
    let changes: Vec<Value> = changes.iter().map(|change| Value::String(change.words(texts))).collect();
    let mut variables = greeting(house, contact);
    variables.insert("changes".into(), changes.into());
    variables.insert("link_days".into(), house.settings.preference_link_days.into());
    let restore = LinkInMail::new(Purpose::Restore, &contact.handle, house.settings.verify_link_lifetime(), contact.link_epoch);
    let letter = Letter {
        template: TemplateKey::Changed,
        language: contact.language,
        to: &contact.address,
        contact: Some(contact.id),
        submission: None,
        act,
        variables,
        // The restore link's own handle is the act that it takes back.
        links: vec![("restore_link", restore.with_jti(act)), preferences_link(house, contact)],
    };
    outbox::post(tx, ctx.at, house, &letter, key_id)?;
    Ok(())
}

/// Mails the link to one's own data.
pub(super) fn post_data_link(
    tx: &mut Tx<'_>,
    ctx: &Context,
    house: &Snapshot,
    key_id: &str,
    contact: &Contact,
    act: &str,
) -> Result<(), DbError> {
    let mut variables = greeting(house, contact);
    variables.insert("data_days".into(), house.settings.verify_link_days.into());
    let link = LinkInMail::new(Purpose::Data, &contact.handle, house.settings.verify_link_lifetime(), contact.link_epoch);
    let letter = Letter {
        template: TemplateKey::Verification,
        language: contact.language,
        to: &contact.address,
        contact: Some(contact.id),
        submission: None,
        act,
        variables,
        links: vec![("data_link", link)],
    };
    outbox::post(tx, ctx.at, house, &letter, key_id)?;
    Ok(())
}

/// The values that every mail to a contact has.
pub fn greeting(house: &Snapshot, contact: &Contact) -> Map<String, Value> {
    let mut variables = Map::new();
    variables.insert("first_name".into(), contact.first_name.as_str().into());
    variables.insert("organisation".into(), house.settings.organisation_name.as_str().into());
    variables
}

/// The link to a contact's preference page, as long as the settings say.
pub fn preferences_link(house: &Snapshot, contact: &Contact) -> (&'static str, LinkInMail) {
    let lifetime = house.settings.preference_link_lifetime();
    ("preferences_link", LinkInMail::new(Purpose::Preferences, &contact.handle, lifetime, contact.link_epoch))
}
