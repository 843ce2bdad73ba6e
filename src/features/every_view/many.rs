//! The pages about many contacts: long work, changing, the bin.

use std::collections::BTreeMap;

use super::office::{Look, office};
use crate::{
    features::{
        bin::{self, Binned},
        bulk::{
            self, Counted, Sample,
            model::{Action, Change, Present, Summary, Tally},
            views::{CheckView, FormView, UndoView},
        },
        contacts::{InterestOption, Listed},
        lists::Lists,
        runs::{
            Kind, Kinds,
            views::{self, JobView, ListView},
        },
        selections::{Scope, Selection, model::Kind as Made},
    },
    jobs::{Job, Note, State},
    kernel::{
        Actor, Channel, Language, Rights, Timestamp,
        ids::{BasisId, ContactId, JobId, PurposeId, SelectionId, SourceId, StaffId, TypeId},
    },
    web::form::{FormState, Slip, TICKED},
};

fn at() -> Timestamp {
    Timestamp::from_seconds(1_797_170_700)
}

fn change() -> Change {
    let consent = |basis: i64, comment: &str| Action::Consent {
        purpose: PurposeId(basis),
        basis: BasisId(basis),
        source: SourceId(1),
        comment: comment.into(),
    };
    Change {
        scope: Scope::Everybody,
        actions: vec![
            consent(1, "On the fair <b>"),
            consent(2, ""),
            Action::Choice { kind: TypeId(1), choice: Some(true) },
            Action::Choice { kind: TypeId(2), choice: None },
            Action::Interest { id: 1, adds: true },
            Action::NoMailings(true),
            Action::Language(Language::Da),
            Action::Country("NO".into()),
        ],
        ends_withdrawals: true,
        ends_objections: false,
        replaces_bases: true,
        reason: "They rang <b>".into(),
    }
}

fn present() -> Vec<Present> {
    vec![
        Present::Consent(None),
        Present::Consent(Some((BasisId(1), SourceId(1), String::new()))),
        Present::Choice(None),
        Present::Choice(Some(true)),
        Present::Interest(false),
        Present::NoMailings(false),
        Present::Language(Language::Nb),
        Present::Country(String::new()),
    ]
}

fn listed() -> Listed {
    Listed {
        id: ContactId(7),
        first_name: "Kari <b>".into(),
        last_name: String::new(),
        company: String::new(),
        phone: String::new(),
        country: "NO".into(),
        language: Language::Nb,
        source_id: SourceId(1),
        no_mailings: false,
        created_at: at(),
        informed_at: None,
        address: "kari@fjordlys.no".into(),
    }
}

fn job(kind: &str, state: State, input: String, result: String) -> Job {
    Job {
        id: JobId(7),
        kind: kind.into(),
        state,
        is_stop_asked: false,
        input,
        cursor: String::new(),
        result,
        done: 250,
        total: (state != State::Queued).then_some(1000),
        noted: 250,
        actor: Actor::Staff(StaffId(7)),
        channel: Channel::Bulk,
        language: Language::Nb,
        undoes: None,
        problem: (state == State::Failed).then(|| "storage".to_owned()),
        problem_detail: None,
        created_at: at(),
        started_at: Some(at()),
        finished_at: state.is_over().then(at),
        forgotten_at: None,
    }
}

pub(super) fn draw(language: Language, look: Look<'_>) {
    work(language, look);
    changing(language, look);
    deleting(language, look);
}

fn work(language: Language, look: Look<'_>) {
    let names = BTreeMap::from([("staff:7".to_owned(), "Kari <b>".to_owned())]);
    let people = BTreeMap::from([(ContactId(7), "Kari <b>".to_owned())]);
    let note = |contact, line, code: &str| Note { contact, line, code: code.into() };
    let notes = [
        (1, note(Some(ContactId(7)), None, "withdrawn")),
        (2, note(Some(ContactId(8)), Some(12), "changed_since")),
        (3, note(None, Some(13), "own_contact")),
    ];
    let kinds: Vec<Box<dyn Kind>> = vec![
        Box::new(bulk::UpdateKind),
        Box::new(bulk::UndoKind),
        Box::new(bin::BinKind),
        Box::new(bin::RestoreKind),
        Box::new(bin::EraseKind),
    ];
    let kinds = Kinds::new(kinds);
    let now = at().plus(chrono::Duration::minutes(3));
    let tally = Tally::new([200, 20, 10, 10, 10]);
    let summary = Summary { seen: 250, changed: 200, tallies: vec![tally; 8] };
    let input = serde_json::to_string(&change()).unwrap_or_default();
    let results = [
        serde_json::to_string(&summary).unwrap_or_default(),
        "{\"set_back\":5,\"left\":1,\"gone\":1}".to_owned(),
        "{\"done\":5,\"own\":1}".to_owned(),
        String::new(),
        String::new(),
    ];
    for rights in [Rights::ALL, Rights::NONE] {
        let office = office(language, "/admin/jobs", rights);
        let mut jobs = Vec::new();
        for (kind, result) in kinds.iter().zip(&results) {
            for state in State::ALL {
                let job = job(kind.kind(), state, input.clone(), result.clone());
                for (after, undone_by, kind) in [(0, None, Some(kind)), (100, Some(JobId(9)), Some(kind)), (0, None, None)] {
                    let view = JobView {
                        job: &job,
                        kind,
                        lists: &Lists::default(),
                        names: &names,
                        notes: &notes,
                        after,
                        people: &people,
                        undone_by,
                        may_act: rights == Rights::ALL,
                        may_stop: true,
                        now,
                    };
                    look("job", views::job(&office, &view).into_html());
                }
                jobs.push(job);
            }
        }
        for (jobs, is_first) in [(&jobs[..], false), (&jobs[..2], true), (&[], true)] {
            let view = ListView { jobs, kinds: &kinds, names: &names, has_more: !is_first, is_first, now };
            look("jobs", views::list(&office, &view).into_html());
        }
    }
}

fn selection() -> Selection {
    Selection {
        id: SelectionId(7),
        name: "Norway <b>".into(),
        kind: Made::Static,
        owner: None,
        is_shared: true,
        counted: None,
        updated_at: at(),
        version: 1,
    }
}

fn changing(language: Language, look: Look<'_>) {
    let (lists, change, scope) = (Lists::default(), change(), Scope::Chosen(vec![ContactId(7)]));
    let interests = [InterestOption { id: 1, name: "Lamps <b>".into(), is_offered: true }];
    for rights in [Rights::ALL, Rights::NONE] {
        let office = office(language, "/admin/bulk-update", rights);
        let fresh = FormState::posted(vec![("ends_objections".into(), TICKED.into()), ("scope".into(), "\"<b>\"".into())]);
        let mut slips = fresh.clone();
        slips.refuse("no_mailings", Slip::Says("bulk-slip-nothing"));
        slips.refuse("reason", Slip::Missing);
        for (scope, state) in [(None, &fresh), (Some(&scope), &fresh), (Some(&scope), &slips)] {
            let view = FormView { scope, selections: &[selection()], count: 1, lists: &lists, interests: &interests };
            look("bulk update", bulk::views::form(&office, &view, state).into_html());
        }
        let sample = Sample { contact: listed(), present: present() };
        let tallies = vec![Tally::new([3, 2, 1, 1, 1]); 8];
        let some = Counted {
            summary: Summary { seen: 1_000_000, changed: 3, tallies },
            samples: vec![ContactId(7)],
            beyond: Some(2_000_000),
        };
        for (counted, samples) in [(&some, &[sample][..]), (&Counted::default(), &[])] {
            let view = CheckView { change: &change, counted, samples, lists: &lists, interests: &interests };
            look("bulk update check", bulk::views::check(&office, &view, &fresh).into_html());
        }
        let job = job(bulk::UPDATE, State::Done, String::new(), String::new());
        for may_go in [true, false] {
            let view = UndoView { job: &job, changed: 12, may_go, needs_reason: true };
            look("bulk undo", bulk::views::undo(&office, &view, &fresh).into_html());
        }
    }
}

fn deleting(language: Language, look: Look<'_>) {
    let office = office(language, "/admin/bin", Rights::ALL);
    let scope = Scope::Everybody;
    let mut slips = FormState::posted(vec![("count".into(), "3<b>".into())]);
    slips.refuse("count", Slip::Says("bulk-slip-count"));
    for (scope, count, state) in [(None, 0, &FormState::fresh()), (Some(&scope), 1200, &slips)] {
        let view = bin::views::DeleteView { scope, selections: &[selection()], count, days: 14 };
        look("bulk delete", bin::views::deletion(&office, &view, state).into_html());
    }
    let names = BTreeMap::from([("staff:7".to_owned(), "Kari <b>".to_owned())]);
    let binned = |id: i64| Binned {
        id: ContactId(id),
        first_name: "Ola <b>".into(),
        last_name: String::new(),
        address: "ola@fjordlys.no".into(),
        job: JobId(3),
        binned_at: at(),
        binned_by: "staff:7".into(),
    };
    let next = Some((at(), ContactId(8)));
    let full = bin::Page { rows: vec![binned(7), binned(8)], next, is_stopped: false };
    let stopped = bin::Page { next, is_stopped: true, ..bin::Page::default() };
    let asked = bin::Asked { search: "a\"b".into(), job: Some(JobId(3)), below: None };
    for (asked, page) in [(&asked, &full), (&asked, &stopped), (&bin::Asked::default(), &bin::Page::default())] {
        let view = bin::views::BinView { asked, page, names: &names, days: 14 };
        look("bin", bin::views::bin(&office, &view).into_html());
    }
}
