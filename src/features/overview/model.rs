//! Figures, what needs attention, and what can be asked of the list of changes.

use chrono::{Duration, NaiveDate, NaiveTime};

use crate::{
    features::{items::ListKind, lists::Lists, outbox::Pulse, settings::Settings},
    kernel::{
        Timestamp,
        ids::{BasisId, ContactId, EventId, PurposeId},
    },
};

/// Days that the chart goes back, today included.
pub const DAYS: i64 = 30;
/// Days after which a key for links should give way to a new one.
const KEY_DAYS: i64 = 365;
/// The purpose that the page begins with.
const EMARKETING: &str = "EMARKETING";

/// Which way a consent went.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Turn {
    /// A purpose got a legal basis.
    #[default]
    Granted,
    /// It was withdrawn.
    Withdrawn,
}

impl Turn {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Granted, Self::Withdrawn];

    /// The code in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Granted => "granted",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The kind of its events.
    pub const fn kind(self) -> &'static str {
        match self {
            Self::Granted => "consent_granted",
            Self::Withdrawn => "consent_withdrawn",
        }
    }
}

/// How many contacts have this basis for this purpose.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Standing {
    /// The purpose.
    pub purpose: PurposeId,
    /// The legal basis, or *withdrawn*.
    pub basis: BasisId,
    /// Contacts.
    pub contacts: i64,
}

/// How often a purpose was granted or withdrawn on a day (UTC).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct DayActs {
    /// The day.
    pub day: NaiveDate,
    /// The purpose.
    pub purpose: PurposeId,
    /// Which way.
    pub turn: Turn,
    /// Times.
    pub times: i64,
}

/// What is counted over all contacts and over the history of the last days, as it stood at one moment.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Figures {
    /// When it was counted.
    pub at: Timestamp,
    /// All contacts.
    pub contacts: i64,
    /// What is registered.
    pub standing: Vec<Standing>,
    /// What happened day by day; days without anything are left out.
    pub acts: Vec<DayActs>,
}

impl Figures {
    /// Contacts with a basis that is not *withdrawn* (CON-03).
    pub fn active(&self, lists: &Lists, purpose: PurposeId) -> i64 {
        self.sum(purpose, |basis| !lists.is_withdrawn(basis))
    }

    /// Contacts who withdrew.
    pub fn withdrawn(&self, lists: &Lists, purpose: PurposeId) -> i64 {
        self.sum(purpose, |basis| lists.is_withdrawn(basis))
    }

    /// Contacts for whom nothing is registered.
    pub fn undecided(&self, purpose: PurposeId) -> i64 {
        self.contacts - self.sum(purpose, |_| true)
    }

    /// Contacts with this basis.
    pub fn of_basis(&self, purpose: PurposeId, basis: BasisId) -> i64 {
        self.sum(purpose, |it| it == basis)
    }

    fn sum(&self, purpose: PurposeId, counts: impl Fn(BasisId) -> bool) -> i64 {
        let rows = self.standing.iter().filter(|row| row.purpose == purpose && counts(row.basis));
        rows.map(|row| row.contacts).sum()
    }

    /// How often on this day.
    pub fn on(&self, day: NaiveDate, purpose: PurposeId, turn: Turn) -> i64 {
        let acts = self.acts.iter().filter(|acts| acts.day == day && acts.purpose == purpose && acts.turn == turn);
        acts.map(|acts| acts.times).sum()
    }
}

/// The days of the chart, the oldest first; today is the day of the figures.
pub fn days(at: Timestamp) -> Vec<NaiveDate> {
    let today = at.naive().date();
    (0..DAYS).rev().map(|back| today - Duration::days(back)).collect()
}

/// The first instant of a day.
pub(super) fn begin(day: NaiveDate) -> Timestamp {
    Timestamp::from(day.and_time(NaiveTime::MIN))
}

/// The purpose asked for, where it is in use; else e-marketing, else the first one in use.
pub fn purpose_asked(lists: &Lists, asked: &str) -> Option<PurposeId> {
    let mut used = lists.purposes.iter().filter(|purpose| purpose.is_active && !purpose.is_deleted);
    let asked = asked.parse().ok().map(PurposeId);
    let found = used.clone().find(|purpose| Some(purpose.id) == asked);
    found.or_else(|| used.clone().find(|purpose| purpose.key == EMARKETING)).or_else(|| used.next()).map(|purpose| purpose.id)
}

/// What is asked of the list of changes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Asked {
    /// Of which purpose.
    pub purpose: PurposeId,
    /// Which way.
    pub turn: Turn,
    /// From this day on.
    pub from: NaiveDate,
    /// Until the end of this day.
    pub to: NaiveDate,
    /// Older than this one: the next page.
    pub below: Option<(Timestamp, EventId)>,
}

impl Asked {
    /// Reads an address; what cannot be read is the last thirty days of what people granted.
    pub fn read(pairs: &[(String, String)], lists: &Lists, now: Timestamp) -> Option<Self> {
        let value = |name: &str| pairs.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.trim());
        let number = |name: &str| value(name).parse::<i64>().ok();
        let today = now.naive().date();
        let purpose = number("purpose").map(PurposeId).filter(|id| lists.purpose(*id).is_some());
        Some(Self {
            purpose: purpose.or_else(|| purpose_asked(lists, ""))?,
            turn: Turn::ALL.into_iter().find(|turn| turn.code() == value("what")).unwrap_or_default(),
            from: value("from").parse().unwrap_or_else(|_| today - Duration::days(DAYS - 1)),
            to: value("to").parse().unwrap_or(today),
            below: number("at").zip(number("below")).map(|(at, id)| (Timestamp::from_micros(at), EventId(id))),
        })
    }

    /// The address that asks for it.
    pub fn at(&self, path: &str) -> String {
        let Self { purpose, turn, from, to, below } = self;
        let place = below.map_or_else(String::new, |(at, id)| format!("&at={}&below={id}", at.micros()));
        format!("{path}?purpose={purpose}&what={}&from={from}&to={to}{place}", turn.code())
    }
}

/// A consent that was granted or withdrawn, as the list shows it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Change {
    /// Its event.
    pub id: EventId,
    /// When.
    pub at: Timestamp,
    /// Whose it is now: number and what to call them; nobody's when they were erased.
    pub contact: Option<(ContactId, String)>,
    /// On which basis.
    pub basis: Option<BasisId>,
    /// Who did it, as projections keep it (`staff:12`).
    pub by: String,
}

/// What is asked anew for each page.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct House {
    /// How the outbox is.
    pub pulse: Pulse,
    /// Contacts who were not told in time; counted up to one more than the limit of the outbox's counts.
    pub not_informed: i64,
    /// Items in use that lack texts in a language, by list.
    pub untranslated: Vec<(ListKind, i64)>,
    /// Mail templates that lack a language.
    pub untranslated_templates: i64,
    /// Are mails written as files?
    pub writes_files: bool,
    /// Do visitors come by a public address?
    pub is_public: bool,
    /// How old the key for links is, in days.
    pub key_days: i64,
    /// Webhooks that are told nothing more because they failed.
    pub webhooks_given_up: i64,
    /// Submissions that wait for staff.
    pub submissions_waiting: i64,
    /// Forms that turned so much away in the last hour that they may be under attack.
    pub forms_attacked: i64,
    /// Submissions that could not be processed and wait for staff as well.
    pub submissions_failed: i64,
}

/// Something that somebody should mend.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Concern {
    /// So many mails were given up in the last days.
    Failed(i64),
    /// So many mails should have left a while ago.
    Late(i64),
    /// So many webhooks are told nothing more because they failed.
    WebhooksGivenUp(i64),
    /// So many forms may be under attack.
    Attacks(i64),
    /// So many submissions wait for staff.
    Submissions(i64),
    /// So many submissions could not be processed.
    SubmissionsFailed(i64),
    /// Nobody gets any mail.
    WritesFiles,
    /// So many contacts were not told in time.
    NotInformed(i64),
    /// The organisation has no name of its own.
    NoName,
    /// It has no postal address.
    NoAddress,
    /// Nobody is named for questions about data.
    NoContact,
    /// No sender is set.
    NoSender,
    /// So many items of a list lack texts.
    Untranslated(ListKind, i64),
    /// So many templates lack a language.
    UntranslatedTemplates(i64),
    /// The key for links is so many days old.
    OldKey(i64),
}

/// What needs attention, the most urgent first.
pub fn concerns(house: &House, settings: &Settings) -> Vec<Concern> {
    let many = |count: i64, concern: fn(i64) -> Concern| (count > 0).then(|| concern(count));
    let lacks = |text: &str, concern: Concern| text.trim().is_empty().then_some(concern);
    let has_no_name = settings.organisation_name == Settings::default().organisation_name;
    let mut all: Vec<Concern> = [
        (house.writes_files && house.is_public).then_some(Concern::WritesFiles),
        many(house.pulse.failed_lately, Concern::Failed),
        many(house.pulse.late, Concern::Late),
        many(house.webhooks_given_up, Concern::WebhooksGivenUp),
        many(house.forms_attacked, Concern::Attacks),
        many(house.submissions_failed, Concern::SubmissionsFailed),
        many(house.submissions_waiting, Concern::Submissions),
        many(house.not_informed, Concern::NotInformed),
        has_no_name.then_some(Concern::NoName),
        lacks(&settings.organisation_address, Concern::NoAddress),
        lacks(&settings.organisation_contact, Concern::NoContact),
        lacks(&settings.sender_address, Concern::NoSender),
    ]
    .into_iter()
    .flatten()
    .collect();
    all.extend(
        house.untranslated.iter().filter(|(_, items)| *items > 0).map(|(kind, items)| Concern::Untranslated(*kind, *items)),
    );
    all.extend(many(house.untranslated_templates, Concern::UntranslatedTemplates));
    all.extend((house.key_days > KEY_DAYS).then_some(Concern::OldKey(house.key_days)));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_of_a_purpose_add_up_to_all_contacts() {
        let mut lists = Lists::default();
        let basis = |id, key: &str| crate::features::lists::NamedItem {
            id: BasisId(id),
            key: key.to_owned(),
            is_deleted: false,
            words: Default::default(),
        };
        lists.bases = vec![basis(1, "61A"), basis(2, "61F"), basis(3, "WITHDRAWN")];
        let row = |basis, contacts| Standing { purpose: PurposeId(7), basis: BasisId(basis), contacts };
        let figures = Figures {
            at: Timestamp::from_seconds(0),
            contacts: 20,
            standing: vec![row(1, 5), row(2, 4), row(3, 2)],
            acts: Vec::new(),
        };
        let purpose = PurposeId(7);
        assert_eq!((figures.active(&lists, purpose), figures.withdrawn(&lists, purpose), figures.undecided(purpose)), (9, 2, 9));
        assert_eq!(figures.of_basis(purpose, BasisId(2)), 4);
        assert_eq!(figures.undecided(PurposeId(8)), 20);
    }

    #[test]
    fn the_chart_ends_today_and_has_thirty_days() {
        let days = days(Timestamp::from_seconds(1_797_170_700));
        assert_eq!((days.len(), days[0].to_string(), days[29].to_string()), (30, "2026-11-14".into(), "2026-12-13".into()));
    }

    #[test]
    fn a_house_in_order_needs_no_attention_and_each_fault_is_one_concern() {
        let settings = Settings {
            organisation_name: "Fjordlys AS".into(),
            organisation_address: "Kaien 1".into(),
            organisation_contact: "a@b.no".into(),
            sender_address: "a@b.no".into(),
            ..Settings::default()
        };
        let order = House { untranslated: vec![(ListKind::Purposes, 0)], writes_files: true, key_days: 365, ..House::default() };
        assert_eq!(concerns(&order, &settings), []);
        assert_eq!(
            concerns(&order, &Settings::default()),
            [Concern::NoName, Concern::NoAddress, Concern::NoContact, Concern::NoSender]
        );
        let pulse = Pulse { waiting: 9, late: 1, failed_lately: 3, ..Pulse::default() };
        let broken = House {
            pulse,
            not_informed: 2,
            untranslated: vec![(ListKind::Purposes, 4)],
            untranslated_templates: 5,
            writes_files: true,
            is_public: true,
            key_days: 366,
            webhooks_given_up: 7,
            submissions_waiting: 8,
            forms_attacked: 6,
            submissions_failed: 9,
        };
        assert_eq!(
            concerns(&broken, &settings),
            [
                Concern::WritesFiles,
                Concern::Failed(3),
                Concern::Late(1),
                Concern::WebhooksGivenUp(7),
                Concern::Attacks(6),
                Concern::SubmissionsFailed(9),
                Concern::Submissions(8),
                Concern::NotInformed(2),
                Concern::Untranslated(ListKind::Purposes, 4),
                Concern::UntranslatedTemplates(5),
                Concern::OldKey(366)
            ]
        );
    }
}
