//! One of each view of the overview, of the list of changes and of the outbox: nothing there, a quiet house, and trouble.

use std::collections::{BTreeMap, HashMap};

use chrono::Duration;

use super::office::{Look, office};
use crate::{
    features::{
        deliveries::views::{self as deliveries, MailsView},
        items::ListKind,
        lists::{Lists, NamedItem, Purpose, PurposeWords, Words},
        outbox::{COUNTED, Lot, LotLine, LotPage, MailLine, Pulse},
        overview::{
            Asked, Change, DayActs, Figures, House, Standing, Turn,
            views::{self, ChangesView, OverviewView},
        },
        settings::Settings,
        templates::TemplateKey,
    },
    kernel::{
        Language, Rights, Timestamp,
        ids::{BasisId, ContactId, EventId, MailId, PurposeId, TemplateVersionId},
    },
    web::{
        form::{FormState, Slip},
        office::{Office, OfficePage},
    },
};

fn now() -> Timestamp {
    Timestamp::from_seconds(1_797_170_700)
}

/// The overview of a house in which nobody and nothing is yet.
pub(super) fn nothing<'a>(office: &'a Office<'a>) -> OfficePage<'a> {
    let figures = Figures { at: now(), contacts: 0, standing: Vec::new(), acts: Vec::new() };
    let (house, lists, settings) = (House::default(), Lists::default(), Settings::default());
    views::overview(office, &OverviewView { figures: &figures, house: &house, lists: &lists, settings: &settings, purpose: None })
}

pub(super) fn draw(language: Language, look: Look<'_>) {
    for rights in [Rights::ALL, Rights::NONE] {
        let office = office(language, "/admin", rights);
        look("overview of nothing", nothing(&office).into_html());
        overviews(&office, look);
        changes(&office, look);
        mails(&office, look);
    }
}

fn lists() -> Lists {
    let named = |id, key: &str| {
        let mut words = Words::default();
        words.set(Language::En, format!("{key} <b>"));
        NamedItem { id: BasisId(id), key: key.to_owned(), is_deleted: false, words }
    };
    let purpose = |id, key: &str| {
        let mut words = Words::default();
        words.set(Language::En, PurposeWords { name: format!("{key} <b>"), ..PurposeWords::default() });
        Purpose { id: PurposeId(id), key: key.to_owned(), is_active: true, is_manageable: true, is_deleted: false, words }
    };
    Lists {
        purposes: vec![purpose(1, "STORE"), purpose(2, "EMARKETING")],
        bases: vec![named(1, "61A"), named(2, "61F"), named(3, "WITHDRAWN")],
        ..Lists::default()
    }
}

fn overviews(office: &Office<'_>, look: Look<'_>) {
    let (lists, today) = (lists(), now().naive().date());
    let standing = |basis, contacts| Standing { purpose: PurposeId(2), basis: BasisId(basis), contacts };
    let acts = |back, turn, times| DayActs { day: today - Duration::days(back), purpose: PurposeId(2), turn, times };
    let figures = Figures {
        at: now(),
        contacts: 1_000_000,
        standing: vec![standing(1, 600_000), standing(2, 7), standing(3, 12_345)],
        acts: vec![
            acts(0, Turn::Granted, 40),
            acts(3, Turn::Granted, 1),
            acts(3, Turn::Withdrawn, 12),
            acts(29, Turn::Withdrawn, 1),
        ],
    };
    let pulse = Pulse { waiting: COUNTED + 1, late: 3, put_off: 2, sending: 1, failed_lately: 4, due_since: Some(now()) };
    let trouble = House {
        pulse,
        not_informed: COUNTED + 1,
        untranslated: ListKind::ALL.map(|kind| (kind, 2)).to_vec(),
        untranslated_templates: 3,
        writes_files: true,
        is_public: true,
        key_days: 400,
        webhooks_given_up: 2,
        submissions_waiting: 2,
        forms_attacked: 1,
        submissions_failed: 1,
    };
    let order = Settings {
        organisation_name: "Fjordlys".into(),
        organisation_address: "Kaien 1".into(),
        organisation_contact: "a@b.no".into(),
        sender_address: "a@b.no".into(),
        ..Settings::default()
    };
    for (house, settings) in [(House::default(), order), (trouble, Settings::default())] {
        for purpose in [1, 2] {
            let view = OverviewView {
                figures: &figures,
                house: &house,
                lists: &lists,
                settings: &settings,
                purpose: Some(PurposeId(purpose)),
            };
            look("overview", views::overview(office, &view).into_html());
        }
    }
}

fn changes(office: &Office<'_>, look: Look<'_>) {
    let (lists, today) = (lists(), now().naive().date());
    let staff = BTreeMap::from([("staff:1".to_owned(), "Kari <b>".to_owned())]);
    let change =
        |id, contact, by: &str| Change { id: EventId(id), at: now(), contact, basis: Some(BasisId(1)), by: by.to_owned() };
    let few = [change(2, Some((ContactId(1), "Ada <b>".to_owned())), "staff:1"), change(1, None, "contact")];
    let many: Vec<Change> = (0..51).map(|id| change(id, None, "visitor")).collect();
    let mut slips = FormState::posted(vec![("from".into(), "<b>".into())]);
    slips.refuse("from", Slip::NotADate);
    for turn in Turn::ALL {
        let asked = Asked { purpose: PurposeId(2), turn, from: today, to: today, below: None };
        for changes in [&few[..], &many[..], &[][..]] {
            let view = ChangesView { asked: &asked, changes, lists: &lists, staff: &staff };
            look("changes", views::changes(office, &view, &FormState::fresh()).into_html());
            look("changes slips", views::changes(office, &view, &slips).into_html());
        }
    }
}

fn mails(office: &Office<'_>, look: Look<'_>) {
    let versions = HashMap::from([(TemplateVersionId(1), TemplateKey::Welcome)]);
    let later = now().plus(Duration::hours(1));
    let line = |id, state: &str, version, contact| LotLine {
        mail: MailLine {
            id: MailId(id),
            handle: "handle".into(),
            template_version_id: TemplateVersionId(version),
            language: Language::Nb,
            address: "<b>@example.org".into(),
            state: state.to_owned(),
            not_before: later,
            attempts: id,
            created_at: now(),
            finished_at: ["failed", "sent", "stopped"].contains(&state).then_some(later),
            reply: (state != "waiting").then(|| "550 <b>".to_owned()),
            queue_id: None,
            had_tls: None,
            sha256: None,
        },
        contact,
        lease_until: None,
    };
    let lines = vec![
        line(5, "stopped", 1, Some(ContactId(7))),
        line(4, "failed", 1, Some(ContactId(7))),
        line(3, "waiting", 2, None),
        line(2, "leased", 1, None),
        line(1, "sent", 1, Some(ContactId(7))),
    ];
    let full = LotPage { lines, next: Some((now(), MailId(1))) };
    for (lot, _) in Lot::ALL {
        for (page, is_first) in [(&full, false), (&LotPage::default(), true)] {
            look(lot.code(), deliveries::mails(office, &MailsView { lot, page, is_first, versions: &versions }).into_html());
        }
    }
}
