//! A webhook and its deliveries. Pure.

use chrono::Duration;

use crate::kernel::{Timestamp, ids::WebhookId};

/// The longest name, in characters.
pub const NAME_LIMIT: usize = 100;
/// The longest address, in octets.
pub const URL_LIMIT: usize = 1000;
/// Failures in a row after which a webhook is told nothing more.
pub const MOST_FAILURES: i64 = 9;

/// One kind of news that a webhook can be told of.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Topic {
    /// A purpose got a legal basis.
    ConsentGranted,
    /// A consent was withdrawn.
    ConsentWithdrawn,
    /// A subscription type was turned on or off.
    SubscriptionChosen,
    /// A contact came into being.
    ContactCreated,
    /// Details of a contact changed, or two turned out to be one person.
    ContactChanged,
    /// A contact was put into the bin or erased.
    ContactErased,
}

impl Topic {
    /// All of them, in the order in which lists show them.
    pub const ALL: [Self; 6] = [
        Self::ConsentGranted,
        Self::ConsentWithdrawn,
        Self::SubscriptionChosen,
        Self::ContactCreated,
        Self::ContactChanged,
        Self::ContactErased,
    ];

    /// The code kept in the database and posted by forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::ConsentGranted => "consent.granted",
            Self::ConsentWithdrawn => "consent.withdrawn",
            Self::SubscriptionChosen => "subscription.chosen",
            Self::ContactCreated => "contact.created",
            Self::ContactChanged => "contact.changed",
            Self::ContactErased => "contact.erased",
        }
    }

    /// The topic of an event, by its kind; nothing for what no webhook is told of.
    pub fn of(kind: &str) -> Option<Self> {
        Some(match kind {
            "consent_granted" => Self::ConsentGranted,
            "consent_withdrawn" | "consent_undone" => Self::ConsentWithdrawn,
            "subscription_chosen" => Self::SubscriptionChosen,
            "contact_created" => Self::ContactCreated,
            "contact_changed" | "contacts_merged" | "contact_restored" => Self::ContactChanged,
            "contact_binned" | "contact_erased" => Self::ContactErased,
            _ => return None,
        })
    }

    /// The topics of a text of codes, in the order of [`Self::ALL`].
    pub(super) fn read(codes: &str) -> Vec<Self> {
        Self::ALL.into_iter().filter(|topic| codes.split(' ').any(|code| code == topic.code())).collect()
    }

    /// The text of codes that the database keeps.
    pub(super) fn written(topics: &[Self]) -> String {
        topics.iter().map(|topic| topic.code()).collect::<Vec<_>>().join(" ")
    }
}

/// Another system that is told what happened.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Webhook {
    /// Its row.
    pub id: WebhookId,
    /// What staff call it.
    pub name: String,
    /// Where it is told.
    pub url: String,
    /// Of what.
    pub topics: Vec<Topic>,
    /// Are addresses of contacts told too?
    pub has_addresses: bool,
    /// What its secret follows from.
    pub seed: String,
    /// The place in the feed up to which it was told.
    pub told_to: i64,
    /// Failures in a row.
    pub failures: i64,
    /// Since when it is told nothing.
    pub stopped_at: Option<Timestamp>,
    /// Was it stopped because it failed?
    pub is_given_up: bool,
    /// Goes up with every change by staff.
    pub version: i64,
    /// Since when it is known.
    pub created_at: Timestamp,
}

/// A webhook as it is to be.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NewWebhook {
    /// What staff call it.
    pub name: String,
    /// Where it is told.
    pub url: String,
    /// Of what.
    pub topics: Vec<Topic>,
    /// Are addresses of contacts told too?
    pub has_addresses: bool,
}

/// What a delivery is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// What happened, in its turn.
    Events,
    /// The same once more, because staff asked for it.
    Repeat,
    /// Nothing, to try the receiver.
    Test,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Events, Self::Repeat, Self::Test];

    /// The code kept in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Events => "events",
            Self::Repeat => "repeat",
            Self::Test => "test",
        }
    }

    /// The kind of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// How a delivery stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DeliveryState {
    /// It waits, for the first time or for the next.
    Waiting,
    /// It is on its way.
    Leased,
    /// The receiver has it.
    Delivered,
    /// It was given up.
    Failed,
}

impl DeliveryState {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Waiting, Self::Leased, Self::Delivered, Self::Failed];

    /// The code kept in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Leased => "leased",
            Self::Delivered => "delivered",
            Self::Failed => "failed",
        }
    }

    /// The state of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// One delivery.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Delivery {
    /// Its row.
    pub id: i64,
    /// To whom.
    pub webhook: WebhookId,
    /// Its `Webhook-Id`, the same for every attempt.
    pub handle: String,
    /// What it is.
    pub kind: Kind,
    /// It tells of what stands in the feed after this place …
    pub after_n: i64,
    /// … up to this one.
    pub until_n: i64,
    /// Of how many events.
    pub events: i64,
    /// How it stands.
    pub state: DeliveryState,
    /// How often it was tried.
    pub attempts: i64,
    /// When it is tried next.
    pub not_before: Timestamp,
    /// What the receiver answered last.
    pub status: Option<i64>,
    /// How long that took.
    pub millis: Option<i64>,
    /// The beginning of its answer, or why there was none.
    pub reply: String,
    /// When it was tried last.
    pub tried_at: Option<Timestamp>,
    /// When it was made.
    pub created_at: Timestamp,
}

/// When a delivery is tried again after so many failures in a row; nothing when no more. The last of nine attempts comes a day after
/// the first.
pub fn next_attempt(now: Timestamp, failures: i64) -> Option<Timestamp> {
    let wait = match failures {
        ..=1 => Duration::seconds(10),
        2 => Duration::minutes(1),
        3 => Duration::minutes(5),
        4 => Duration::minutes(30),
        5 => Duration::hours(2),
        6 => Duration::hours(4),
        7 => Duration::hours(7),
        8 => Duration::hours(10),
        _ => return None,
    };
    Some(now.plus(wait))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nine_attempts_take_about_a_day() {
        let begin = Timestamp::from_seconds(0);
        let (mut now, mut attempts) = (begin, 1);
        while let Some(next) = next_attempt(now, attempts) {
            assert!(next > now);
            (now, attempts) = (next, attempts + 1);
        }
        assert_eq!(attempts, MOST_FAILURES);
        assert!((Duration::hours(23)..=Duration::hours(25)).contains(&now.since(begin)), "{}", now.since(begin));
    }

    #[test]
    fn codes_are_read_as_they_were_written() {
        assert_eq!(Topic::read(&Topic::written(&Topic::ALL)), Topic::ALL);
        assert_eq!(Topic::of("sign_up_requested"), None);
        for kind in Kind::ALL {
            assert_eq!(Kind::from_code(kind.code()), Some(kind));
        }
        for state in DeliveryState::ALL {
            assert_eq!(DeliveryState::from_code(state.code()), Some(state));
        }
    }
}
