//! What a choice is, and how an event changes it.

use crate::{
    db::schema::subscriptions,
    features::{consents, ledger::Event},
    kernel::{
        Timestamp,
        ids::{ContactId, EventId, TypeId},
    },
};

/// A choice that a contact made; without a row they never chose.
#[derive(Clone, Debug, PartialEq, Eq, diesel::Queryable, diesel::Selectable, diesel::Insertable, diesel::AsChangeset)]
#[diesel(table_name = subscriptions)]
#[allow(missing_docs, reason = "the columns are described in the migration")]
pub struct Subscription {
    pub contact_id: ContactId,
    pub type_id: TypeId,
    pub is_on: bool,
    pub chosen_at: Timestamp,
    pub chosen_by: String,
    pub event_id: EventId,
}

/// The choice after an event; nothing when the event sets it back to never chosen, or sets none.
pub fn after(event: &Event) -> Option<Subscription> {
    Some(Subscription {
        contact_id: event.contact_id?,
        type_id: event.type_id?,
        is_on: event.choice_after?,
        chosen_at: event.at,
        chosen_by: consents::acting(event),
        event_id: event.id,
    })
}

/// Is somebody subscribed, given their choice, the type's starting state and whether the purpose's consent is active (SUB-03)?
pub const fn is_subscribed(has_active_consent: bool, choice: Option<bool>, starts_on: bool) -> bool {
    has_active_consent
        && match choice {
            Some(is_on) => is_on,
            None => starts_on,
        }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn subscribed_needs_active_consent_and_on() {
        for choice in [None, Some(false), Some(true)] {
            for starts_on in [false, true] {
                assert!(!is_subscribed(false, choice, starts_on), "without consent nobody is subscribed");
                let expected = choice.unwrap_or(starts_on);
                assert_eq!(is_subscribed(true, choice, starts_on), expected);
            }
        }
    }
}
