//! Whatever people do, in whatever order: the present equals its history, and a withdrawal ends only by a newer act of the contact.

use proptest::{
    prelude::*,
    test_runner::{Config, TestRunner},
};
use samtykke::{
    features::{
        consents::Consent,
        contacts::Contact,
        lists::{Lists, NamedItem, Purpose, SubscriptionType, Words},
        preferences::{Standing, Step, Wishes, steps, steps_to_leave},
    },
    kernel::{
        ConsentState, EmailAddress, Language, Timestamp,
        ids::{BasisId, ContactId, EventId, PurposeId, SourceId, TypeId},
    },
};

use crate::{
    journeys::{ADA, AGREES},
    support::{Engine, TestApp},
};

const TYPES: [&str; 4] = ["Invitations", "News", "Promotions", "Urgent messages"];

/// Something that Ada, or somebody who has one of her mails, does.
#[derive(Clone, Debug)]
enum Act {
    SignsUp { kind: usize, is_confirmed: bool },
    Saves { consents: bool, types: [bool; 4] },
    LeavesByPage,
    Clicks,
    Restores { notice: prop::sample::Index },
    LosesLinks,
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let act = prop_oneof![
        2 => (0..4usize, any::<bool>()).prop_map(|(kind, is_confirmed)| Act::SignsUp { kind, is_confirmed }),
        4 => (any::<bool>(), any::<[bool; 4]>()).prop_map(|(consents, types)| Act::Saves { consents, types }),
        1 => Just(Act::LeavesByPage),
        1 => Just(Act::Clicks),
        2 => any::<prop::sample::Index>().prop_map(|notice| Act::Restores { notice }),
        1 => Just(Act::LosesLinks),
    ];
    prop::collection::vec(act, 1..14)
}

/// Lives through a history on a portal of its own.
async fn lives(engine: Engine, history: &[Act]) {
    let app = TestApp::on(engine).await;
    app.ignores_mail();
    let mut page = app.subscriber(ADA, &["News"]).await;
    let way_out = app.letters().iter().rev().find(|mail| mail.has_link("unsubscribe")).unwrap().link("unsubscribe");
    for act in history {
        let mut ada = app.visitor();
        match act {
            Act::SignsUp { kind, is_confirmed } => {
                // Half a day on, so that the address has not had all its mail yet.
                app.passes(chrono::Duration::hours(13));
                ada.signs_up(ADA, &[TYPES[*kind]]).await;
                let mails = app.mails().await;
                let link = mails.iter().find(|mail| mail.has_link("confirm")).map(|mail| mail.link("confirm"));
                if let (Some(link), true) = (link, *is_confirmed) {
                    ada.posts(&link, &[]).await;
                }
            }
            Act::Saves { consents, types } => {
                ada.opens(&page).await;
                if ada.page().offers(AGREES) {
                    if *consents {
                        ada.ticks(AGREES)
                    } else {
                        ada.unticks(AGREES)
                    };
                    for (kind, is_on) in TYPES.iter().zip(types) {
                        if *is_on {
                            ada.ticks(kind)
                        } else {
                            ada.unticks(kind)
                        };
                    }
                    ada.presses("Save changes").await;
                }
            }
            Act::LeavesByPage => {
                let path = format!("{}/withdrawal", page.trim_start_matches(crate::support::BASE_URL));
                ada.posts(&path, &[]).await;
            }
            Act::Clicks => {
                assert_eq!(ada.posts(&way_out, &[("List-Unsubscribe", "One-Click")]).await.status.as_u16(), 200);
                assert!(crate::journeys::people::state_of(&app, ADA, "EMARKETING").starts_with("WITHDRAWN"));
            }
            Act::Restores { notice } => {
                let notices: Vec<String> =
                    app.letters().iter().filter(|mail| mail.has_link("restore")).map(|mail| mail.link("restore")).collect();
                if !notices.is_empty() {
                    ada.posts(notice.get::<String>(&notices), &[]).await;
                }
            }
            Act::LosesLinks => {
                app.revokes_links(ADA).await;
                app.passes(chrono::Duration::hours(25));
                ada.opens("/en/link").await;
                ada.fills("email", ADA).submits().await;
                page = app.mails().await.last().unwrap().link("p");
            }
        }
        app.mails().await;
        app.present_equals_history();
    }
    a_withdrawal_ends_only_by_a_newer_act(&app);
    let report = samtykke::features::projections::check(&app.state.db).unwrap();
    assert!(report.is_clean(), "check-events agrees");
    app.is_in_order().await;
}

fn a_withdrawal_ends_only_by_a_newer_act(app: &TestApp) {
    let events = app.lines(
        "SELECT kind || ' ' || actor || ' ' || CAST(purpose_id AS TEXT) AS line FROM events WHERE purpose_id IS NOT NULL ORDER BY id",
    );
    let mut withdrawn = std::collections::BTreeSet::new();
    for event in &events {
        let words: Vec<&str> = event.split(' ').collect();
        if words[0] == "consent_withdrawn" {
            withdrawn.insert(words[2]);
        } else if withdrawn.remove(words[2]) {
            assert_eq!(words[1], "contact", "{events:#?}");
        }
    }
}

fn many_histories(engine: Engine) {
    let mut runner = TestRunner::new(Config { cases: 10, failure_persistence: None, max_shrink_iters: 30, ..Config::default() });
    runner
        .run(&acts(), |history| {
            actix_web::rt::System::new().block_on(lives(engine, &history));
            Ok(())
        })
        .unwrap();
}

#[test]
fn any_history_keeps_the_present_equal_to_it_on_sqlite() {
    many_histories(Engine::Sqlite);
}

#[test]
fn any_history_keeps_the_present_equal_to_it_on_postgres() {
    many_histories(Engine::Postgres);
}

const CONSENT: BasisId = BasisId(1);
const INTEREST: BasisId = BasisId(2);
const WITHDRAWN: BasisId = BasisId(3);

/// Two purposes that contacts manage, one that they do not, two types of each.
fn lists(starts_on: [bool; 6]) -> Lists {
    let basis = |id, key: &str| NamedItem { id, key: key.to_owned(), is_deleted: false, words: Words::default() };
    let purpose = |id| Purpose {
        id: PurposeId(id),
        key: id.to_string(),
        is_active: true,
        is_manageable: id != 3,
        is_deleted: false,
        words: Words::default(),
    };
    let kind = |id: i64| SubscriptionType {
        id: TypeId(id),
        key: id.to_string(),
        purpose: PurposeId(1 + id / 2),
        is_active: true,
        starts_on: starts_on[id as usize],
        is_deleted: false,
        words: Words::default(),
    };
    Lists {
        purposes: (1..=3).map(purpose).collect(),
        types: (0..6).map(kind).collect(),
        bases: vec![basis(CONSENT, "61A"), basis(INTEREST, "61F"), basis(WITHDRAWN, "WITHDRAWN")],
        sources: Vec::new(),
    }
}

fn standing(bases: [Option<BasisId>; 3], choices: [Option<bool>; 6]) -> Standing {
    let at = Timestamp::from_seconds(0);
    let contact = Contact {
        id: ContactId(1),
        handle: "ada".into(),
        first_name: String::new(),
        last_name: String::new(),
        language: Language::En,
        link_epoch: 1,
        version: 1,
        no_mailings: false,
        created_at: at,
        address: EmailAddress::parse(ADA).unwrap(),
    };
    let consent = |(index, basis): (i64, Option<BasisId>)| {
        Some(Consent {
            contact_id: ContactId(1),
            purpose_id: PurposeId(index),
            basis_id: basis?,
            source_id: SourceId(1),
            comment: String::new(),
            form_version_id: None,
            import_id: None,
            registered_at: at,
            registered_by: "contact".into(),
            updated_at: at,
            updated_by: "contact".into(),
            changes: 1,
            event_id: EventId(1),
        })
    };
    Standing {
        contact,
        consents: (1..).zip(bases).filter_map(consent).collect(),
        choices: (0..).zip(choices).filter_map(|(id, choice)| Some((TypeId(id), choice?))).collect(),
    }
}

/// Where the contact stands once the steps are taken.
fn taken(before: &Standing, steps: &[Step]) -> Standing {
    let mut bases = [1, 2, 3].map(|id| before.consent(PurposeId(id)).map(|consent| consent.basis_id));
    let mut choices = [0, 1, 2, 3, 4, 5].map(|id| before.choice(TypeId(id)));
    for step in steps {
        match *step {
            Step::Grant(PurposeId(id)) => bases[id as usize - 1] = Some(CONSENT),
            Step::Withdraw(PurposeId(id)) => bases[id as usize - 1] = Some(WITHDRAWN),
            Step::Choose(TypeId(id), is_on) => choices[id as usize] = Some(is_on),
        }
    }
    standing(bases, choices)
}

fn some_basis() -> impl Strategy<Value = Option<BasisId>> {
    prop_oneof![Just(None), Just(Some(CONSENT)), Just(Some(INTEREST)), Just(Some(WITHDRAWN))]
}

fn wishes() -> impl Strategy<Value = Wishes> {
    let some = |ids: Vec<i64>| {
        let most = ids.len();
        prop::sample::subsequence(ids, 0..=most)
    };
    (some(vec![1, 2, 3]), some(vec![1, 2, 3]), some((0..6).collect()), some((0..6).collect())).prop_map(
        |(purposes, consents, offered, types)| Wishes {
            purposes: purposes.into_iter().map(PurposeId).collect(),
            consents: consents.into_iter().map(PurposeId).collect(),
            offered: offered.into_iter().map(TypeId).collect(),
            types: types.into_iter().map(TypeId).collect(),
        },
    )
}

proptest! {
    #[test]
    fn a_save_leads_to_what_was_wished_and_touches_nothing_else(
        starts_on in any::<[bool; 6]>(),
        bases in [some_basis(), some_basis(), some_basis()],
        choices in any::<[Option<bool>; 6]>(),
        wishes in wishes(),
    ) {
        let (lists, before) = (lists(starts_on), standing(bases, choices));
        let steps = steps(&before, &lists, &wishes);
        let after = taken(&before, &steps);
        for purpose in &lists.purposes {
            let is_shown = purpose.is_manageable && wishes.purposes.contains(&purpose.id);
            let turned_on = steps.iter().any(|step| matches!(step, Step::Choose(id, true) if lists.subscription_type(*id).unwrap().purpose == purpose.id));
            let was = before.state(&lists, purpose.id);
            let is = after.state(&lists, purpose.id);
            if !is_shown {
                prop_assert_eq!(was, is, "what was not on the page stays");
            } else if wishes.consents.contains(&purpose.id) {
                prop_assert_eq!(is, ConsentState::Active);
            } else if was == ConsentState::Active {
                prop_assert_eq!(is, ConsentState::Withdrawn, "a withdrawal is never lost");
            } else {
                prop_assert_eq!(is, if turned_on { ConsentState::Active } else { was }, "choosing a type is consent (SUB-05)");
            }
            prop_assert!(steps.iter().filter(|step| matches!(step, Step::Grant(id) | Step::Withdraw(id) if *id == purpose.id)).count() <= 1);
            if is_shown && turned_on && is == ConsentState::Active {
                prop_assert_eq!(after.consent(purpose.id).unwrap().basis_id, CONSENT, "on the ground of consent");
            }
        }
        for kind in &lists.types {
            let is_shown = wishes.offered.contains(&kind.id) && wishes.purposes.contains(&kind.purpose) && kind.purpose != PurposeId(3);
            let is = after.choice(kind.id);
            if is_shown {
                prop_assert_eq!(is.unwrap_or(kind.starts_on), wishes.types.contains(&kind.id));
            } else {
                prop_assert_eq!(is, before.choice(kind.id), "what was not offered was not declined");
            }
        }
    }

    #[test]
    fn the_same_save_a_second_time_turns_no_switch(
        starts_on in any::<[bool; 6]>(),
        bases in [some_basis(), some_basis(), some_basis()],
        choices in any::<[Option<bool>; 6]>(),
        wishes in wishes(),
    ) {
        let (lists, before) = (lists(starts_on), standing(bases, choices));
        let after = taken(&before, &steps(&before, &lists, &wishes));
        // The page then shows a purpose on that a type turned on; sent as shown, it changes nothing.
        let consents = wishes.purposes.iter().filter(|id| after.state(&lists, **id).is_active()).copied().collect();
        let again = Wishes { consents, ..wishes };
        prop_assert_eq!(steps(&after, &lists, &again), vec![]);
    }

    #[test]
    fn leaving_withdraws_all_that_is_ones_own_once_and_keeps_every_choice(
        bases in [some_basis(), some_basis(), some_basis()],
        choices in any::<[Option<bool>; 6]>(),
    ) {
        let (lists, before) = (lists([false; 6]), standing(bases, choices));
        let after = taken(&before, &steps_to_leave(&before, &lists));
        for id in [1, 2].map(PurposeId) {
            prop_assert_eq!(after.state(&lists, id), ConsentState::Withdrawn);
        }
        prop_assert_eq!(after.state(&lists, PurposeId(3)), before.state(&lists, PurposeId(3)), "the rest is not theirs to switch");
        prop_assert_eq!(&after.choices, &before.choices);
        prop_assert_eq!(steps_to_leave(&after, &lists), vec![]);
    }
}
