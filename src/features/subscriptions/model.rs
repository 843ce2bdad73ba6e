//! What a choice is, and how an event changes it.

use crate::{
    db::schema::subscriptions,
    features::{consents, ledger::Event},
    kernel::{
        ConsentState, Timestamp,
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

/// Whether a mailing may go to somebody, as far as they decided it themselves.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// It may.
    Ready,
    /// No mailing may, whatever the consents say (CON-13).
    NoMailings,
    /// The purpose's consent is missing or withdrawn.
    NoConsent,
    /// The type is off.
    NoSubscription,
}

/// What the decision rests on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Recipient {
    /// Does the contact get no mailings at all?
    pub no_mailings: bool,
    /// How they stand to the mailing's purpose.
    pub consent: ConsentState,
    /// Their choice of the mailing's type.
    pub choice: Option<bool>,
    /// The type's starting state, for who never chose.
    pub starts_on: bool,
}

/// May a mailing of a type go out? Without the recipient filter silence counts as yes; an objection never does.
pub const fn verdict(recipient: Recipient, is_filtered: bool) -> Verdict {
    let Recipient { no_mailings, consent, choice, starts_on } = recipient;
    match (consent, choice) {
        _ if no_mailings => Verdict::NoMailings,
        (ConsentState::Withdrawn, _) => Verdict::NoConsent,
        (ConsentState::None, _) if is_filtered => Verdict::NoConsent,
        (_, Some(false)) => Verdict::NoSubscription,
        (_, None) if is_filtered && !starts_on => Verdict::NoSubscription,
        _ => Verdict::Ready,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mailing_goes_to_whom_the_table_of_recipients_says() {
        use ConsentState::{Active, None as Nothing, Withdrawn};
        use Verdict::{NoConsent, NoMailings, NoSubscription, Ready};
        for (consent, choice, starts_on, filtered, unfiltered) in [
            (Active, Some(true), false, Ready, Ready),
            (Active, None, true, Ready, Ready),
            (Active, Some(false), false, NoSubscription, NoSubscription),
            (Active, Some(false), true, NoSubscription, NoSubscription),
            (Active, None, false, NoSubscription, Ready),
            (Nothing, None, false, NoConsent, Ready),
            (Nothing, Some(true), false, NoConsent, Ready),
            (Nothing, Some(false), true, NoConsent, NoSubscription),
            (Withdrawn, Some(true), true, NoConsent, NoConsent),
            (Withdrawn, None, true, NoConsent, NoConsent),
        ] {
            let recipient = Recipient { no_mailings: false, consent, choice, starts_on };
            assert_eq!(verdict(recipient, true), filtered, "{recipient:?}");
            assert_eq!(verdict(recipient, false), unfiltered, "{recipient:?}");
            let blocked = Recipient { no_mailings: true, ..recipient };
            assert_eq!([true, false].map(|filter| verdict(blocked, filter)), [NoMailings; 2], "{recipient:?}");
            // With the filter, ready means subscribed.
            let is_subscribed = is_subscribed(consent.is_active(), choice, starts_on);
            assert_eq!(verdict(recipient, true) == Ready, is_subscribed, "{recipient:?}");
        }
    }

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
