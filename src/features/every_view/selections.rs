//! The pages about selections.

use chrono::NaiveDate;

use super::office::{Look, office};
use crate::{
    features::{
        contacts::{Days, InterestOption, Listed},
        lists::Lists,
        selections::{
            Condition, Joined, Part, Rule,
            model::{Ago, Choice, ConsentDetails, ConsentIs, Kind, Place, Selection, When, Written},
            views::{self, BuilderView, ChosenView, Counted, KINDS, ListRow, OneView, Vocabulary},
        },
    },
    kernel::{
        Language, Rights, Timestamp,
        ids::{BasisId, ContactId, FormId, ImportId, PurposeId, SelectionId, SourceId, StaffId, TypeId},
    },
    web::form::{FormState, Slip},
};

const AT: i64 = 1_797_170_700;

fn listed(number: i64) -> Listed {
    Listed {
        id: ContactId(number),
        first_name: if number == 8 { String::new() } else { "Kari <b>".into() },
        last_name: String::new(),
        company: "Lindgren & <b>".into(),
        phone: String::new(),
        country: "NO".into(),
        language: Language::Nb,
        source_id: SourceId(1),
        no_mailings: false,
        created_at: Timestamp::from_seconds(AT),
        informed_at: None,
        address: "kari@fjordlys.no".into(),
    }
}

/// A rule with every condition in it.
fn rule() -> Rule {
    let days = Days { from: NaiveDate::from_ymd_opt(2026, 1, 31), to: NaiveDate::from_ymd_opt(2026, 2, 28) };
    let details = ConsentDetails { basis: Some(BasisId(1)), source: Some(SourceId(1)), since: days.into() };
    let states = [
        ConsentIs::Nothing,
        ConsentIs::Active(details),
        ConsentIs::Withdrawn(details),
        ConsentIs::Recorded(ConsentDetails::default()),
    ];
    let mut conditions = vec![
        Condition::Words("kari <b>".into()),
        Condition::Company(Written::Exactly("x <b>".into())),
        Condition::Company(Written::Nothing),
        Condition::Company(Written::Anything),
        Condition::Country("NO".into()),
        Condition::Country(String::new()),
        Condition::Language(Language::Nb),
        Condition::Source(SourceId(1)),
        Condition::Stored(days.into()),
        Condition::Stored(When::Ago(Ago::Within(1))),
        Condition::Changed(When::Ago(Ago::Before(90))),
        Condition::Changed(Days { from: None, ..days }.into()),
        Condition::NoMailings(true),
        Condition::Informed(false),
        Condition::Subscribed { kind: TypeId(1), is: true },
        Condition::Interest { interest: 1, is: false },
        Condition::Form(FormId(1)),
        Condition::Import(None),
        Condition::Import(Some(ImportId(3))),
        Condition::Activity { days: days.into(), is_own: true, is: false },
        Condition::Activity { days: days.into(), is_own: false, is: true },
        Condition::Mailed { days: days.into(), is: true },
        Condition::Member { selection: SelectionId(7), is: true },
        Condition::Member { selection: SelectionId(99), is: false },
    ];
    conditions.extend(states.map(|is| Condition::Consent { purpose: PurposeId(1), is }));
    conditions.extend([Choice::On, Choice::Off, Choice::Never].map(|is| Condition::Choice { kind: TypeId(1), is }));
    let group = |joined, conditions: Vec<Condition>| Rule { joined, parts: conditions.into_iter().map(Part::If).collect() };
    let mut whole = group(Joined::All, conditions);
    whole.parts.push(Part::Group(group(Joined::Any, vec![Condition::Informed(true)])));
    whole.parts.push(Part::Group(group(Joined::None, Vec::new())));
    whole
}

pub(super) fn draw(language: Language, look: Look<'_>) {
    let lists = Lists::default();
    let interests = [InterestOption { id: 1, name: "Lamps <b>".into(), is_offered: true }];
    let (forms, named) = ([(FormId(1), "newsletter <b>".to_owned())], [(SelectionId(7), "Norway <b>".to_owned())]);
    let names = Vocabulary { lists: &lists, interests: &interests, forms: &forms, selections: &named };
    let selection = |id, kind, counted| Selection {
        id: SelectionId(id),
        name: "Norway <b>".into(),
        kind,
        owner: Some(StaffId(1)),
        is_shared: id == 7,
        counted,
        updated_at: Timestamp::from_seconds(AT),
        version: 1,
    };
    let dynamic = selection(7, Kind::Dynamic(rule()), None);
    let fixed = selection(8, Kind::Static, Some((12_345, Timestamp::from_seconds(AT))));
    let people = [listed(7), listed(8)];
    for rights in [Rights::ALL, Rights::NONE] {
        let office = office(language, "/admin/selections", rights);
        look("no selections", views::list(&office, &[]).into_html());
        let rows = [&dynamic, &fixed].map(|it| ListRow { selection: it.clone(), used_by: vec!["Everybody <b>".into()] });
        look("selections", views::list(&office, &rows).into_html());
        for (selection, members, next) in [
            (&dynamic, &people[..], None),
            (&fixed, &people[..], Some(ContactId(8))),
            (&fixed, &[], None),
            (&dynamic, &[], Some(ContactId(9))),
        ] {
            let used_by = [selection.name.clone()];
            let view = OneView {
                selection,
                names,
                used_by: &used_by,
                members,
                next,
                is_first: next.is_none(),
                is_in_use: next.is_some(),
            };
            look("a selection", views::one(&office, &view).into_html());
        }
    }
    let office = office(language, "/admin/selections/new", Rights::ALL);
    let rule = rule();
    let text = serde_json::to_string(&rule).unwrap_or_default();
    for (kind, _) in KINDS {
        let counted = Counted { count: 1_234, samples: vec![listed(7)] };
        let view = BuilderView {
            id: Some(SelectionId(7)),
            rule: Some(&rule),
            text: &text,
            kind,
            changing: None,
            version: 1,
            names,
            counted: Some(counted),
        };
        look("changing a selection", views::builder(&office, &view, &FormState::fresh()).into_html());
        // Slips of fields that this kind has not are none of the page's.
        let mut refused = FormState::fresh();
        refused.refuse("kind", Slip::Says("selections-slip-circle"));
        let view = BuilderView { id: None, counted: Some(Counted { count: 0, samples: Vec::new() }), ..view };
        look("a new selection", views::builder(&office, &view, &refused).into_html());
    }
    let view = BuilderView {
        id: None,
        rule: Some(&rule),
        text: &text,
        kind: "stored",
        changing: None,
        version: 0,
        names,
        counted: None,
    };
    let only = |field: &str| {
        let mut state = FormState::fresh();
        state.refuse(field, Slip::NotADate);
        state
    };
    look("a day that is none", views::builder(&office, &view, &only("from")).into_html());
    let view = BuilderView { changing: Some(Place(vec![0])), ..view };
    look("changing a condition", views::builder(&office, &view, &only("ago")).into_html());
    let view = BuilderView { rule: None, text: "", changing: None, ..view };
    look("a new static selection", views::builder(&office, &view, &only("name")).into_html());
    let ids = [ContactId(7), ContactId(8)];
    let mut state = FormState::fresh();
    state.refuse("name", Slip::Missing);
    state.refuse("selection", Slip::NotChosen);
    for (contacts, state) in [(&ids[..], FormState::fresh()), (&ids[..], state), (&[], FormState::fresh())] {
        let open = [fixed.clone()];
        let view = ChosenView { contacts, selections: &open, back: "/admin/contacts?search=a" };
        look("contacts for a selection", views::chosen(&office, &view, &state).into_html());
    }
}
