//! One of each view of imports: none yet, a file to decide about, work under way and stopped, and what came of it.

use std::collections::{BTreeMap, BTreeSet};

use super::office::{Look, office};
use crate::{
    features::{
        imports::{
            Counts, DayOrder, Delimiter, Difference, Encoding, Existing, Exporter, Fault, Format, Import, New, Part, Plan,
            Sample, Stage, StagedRow, Stands, Target, Undone, Unknown, Verdict,
            views::{self, FormView, ListView, ResultView},
        },
        lists::{Lists, NamedItem, Purpose, PurposeWords, Words},
        selections::model::{Kind, Selection},
    },
    jobs::{Job, State},
    kernel::{
        Actor, Channel, Language, Rights, Timestamp,
        ids::{BasisId, ImportId, JobId, PurposeId, SelectionId, SourceId, StaffId, TypeId},
    },
    web::form::{FormState, Slip},
};

fn at() -> Timestamp {
    Timestamp::from_seconds(1_797_170_700)
}

fn lists() -> Lists {
    let words = |text: &str| {
        let mut words = Words::default();
        words.set(Language::En, format!("{text} <b>"));
        words
    };
    let mut name = Words::default();
    name.set(Language::En, PurposeWords { name: "E-marketing <b>".into(), ..PurposeWords::default() });
    Lists {
        purposes: vec![Purpose {
            id: PurposeId(2),
            key: "EMARKETING".into(),
            is_active: true,
            is_manageable: true,
            is_deleted: false,
            words: name,
        }],
        types: Vec::new(),
        bases: vec![NamedItem { id: BasisId(1), key: "61A".into(), is_deleted: false, words: words("Consent") }],
        sources: vec![NamedItem { id: SourceId(7), key: "IMPORT".into(), is_deleted: false, words: words("Import") }],
    }
}

fn plan(format: Format) -> Plan {
    let consent = |part| Target::Consent(PurposeId(2), part);
    Plan {
        format,
        has_header: true,
        exporter: Exporter::Plain,
        columns: vec![Target::Email, Target::Ignore, consent(Part::Date)],
        day_orders: BTreeMap::from([(2, DayOrder::DayFirst)]),
        stands: Stands::Listed,
        new: New::Add,
        existing: Existing::Fill,
        unknown: Unknown::Default,
        language: Language::Nb,
        store_basis: None,
        grants: BTreeMap::from([(PurposeId(2), BasisId(1))]),
        source: SourceId(7),
        comment: "A <b>".into(),
        date: None,
        evidence: "The \"form\"".into(),
    }
}

fn import(stage: Stage, is_erased: bool) -> Import {
    Import {
        id: ImportId(4),
        stage,
        name: "people <b>.csv".into(),
        file: Some("x".into()),
        sha256: "0f".repeat(32),
        size: 1234,
        plan: plan(Format::Text { encoding: Encoding::Utf8, delimiter: Delimiter::Semicolon }),
        headers: vec!["E-post <b>".into(), String::new(), "When".into()],
        counts: Counts { new: 1200, changed: 3, unchanged: 4, left_out: 1, refused: 2, repeated: 5, remarked: 6 },
        job: Some(JobId(9)),
        actor: "staff".into(),
        actor_id: Some(1),
        created_at: at(),
        finished_at: None,
        erased_at: is_erased.then(at),
        run_job: None,
        selections: (Some(1), None),
    }
}

fn job(state: State, total: Option<i64>, problem: Option<&str>) -> Job {
    Job {
        id: JobId(9),
        kind: "import.run".into(),
        state,
        is_stop_asked: false,
        input: String::new(),
        cursor: String::new(),
        result: String::new(),
        done: 500,
        total,
        noted: 0,
        actor: Actor::Staff(StaffId(1)),
        channel: Channel::Import,
        language: Language::En,
        undoes: None,
        problem: problem.map(ToOwned::to_owned),
        problem_detail: None,
        created_at: at(),
        started_at: Some(at()),
        finished_at: None,
        forgotten_at: None,
    }
}

pub(super) fn draw(language: Language, look: Look<'_>) {
    let office = office(language, "/admin/imports", Rights::ALL);
    let fresh = FormState::fresh();
    look("no imports", views::list(&office, &ListView { imports: &[], more: None, state: &fresh }).into_html());
    let all: Vec<Import> = Stage::ALL.into_iter().map(|stage| import(stage, stage == Stage::Done)).collect();
    let mut refused = FormState::fresh();
    refused.refuse("file", Slip::Says("imports-refused-disk-full"));
    look("imports", views::list(&office, &ListView { imports: &all, more: Some(4), state: &refused }).into_html());
    forms(language, look);
    results(language, look);
}

fn forms(language: Language, look: Look<'_>) {
    let office = office(language, "/admin/imports/4", Rights::ALL);
    let lists = lists();
    let mut wrong = FormState::posted(vec![("date".into(), "soon <b>".into())]);
    wrong.refuse("date", Slip::NotADate);
    for fault in [Fault::NoEmail, Fault::Twice(1), Fault::NoOrder(2), Fault::NoEvidence, Fault::Gone] {
        wrong.refuse(&fault.field(), Slip::Says(fault.key()));
    }
    let sheet = Format::Spreadsheet { sheet: "People".into() };
    let text = Format::Text { encoding: Encoding::Windows1252, delimiter: Delimiter::Tab };
    for (format, state) in [(text, &FormState::fresh()), (sheet, &wrong)] {
        let (import, plan) = (import(Stage::Uploaded, false), plan(format));
        let view = FormView {
            import: &import,
            plan: &plan,
            rows: &[vec!["kari@example.org <b>".into(), String::new(), "31/12/2024".into()]],
            headers: &import.headers,
            sheets: &["People".into(), "Notes <b>".into()],
            has_formulas: true,
            orders: &BTreeSet::from([2]),
            before: Some(at()),
            is_remembered: true,
            lists: &lists,
            state,
        };
        look("a file to decide about", views::form(&office, &view).into_html());
    }
}

fn results(language: Language, look: Look<'_>) {
    let office = office(language, "/admin/imports/4", Rights::ALL);
    let lists = lists();
    let row = |problem: &str, column| StagedRow {
        n: 1,
        line: 2,
        cells: Vec::new(),
        verdict: Verdict::Refused,
        problem: Some(problem.into()),
        column,
        contact: None,
    };
    let problems = [row("email-missing", Some(0)), row("date-unreadable", Some(1)), row("in-bin", None)];
    let samples = [Sample {
        line: 3,
        address: "kari@example.org".into(),
        is_new: true,
        differences: vec![
            Difference::Field("first_name", String::new(), "Kari <b>".into()),
            Difference::Consent(PurposeId(2), None, BasisId(1)),
            Difference::Choice(TypeId(1), None, true),
        ],
    }];
    let made = [Selection {
        id: SelectionId(7),
        name: "Import 4, new: people <b>.csv".into(),
        kind: Kind::Static,
        owner: None,
        is_shared: false,
        counted: Some((1, at())),
        updated_at: at(),
        version: 1,
    }];
    let undone = Undone { binned: 1, put_back: 2, left: 3 };
    for stage in Stage::ALL {
        for (job, is_late) in [
            (job(State::Running, Some(1000), None), false),
            (job(State::Queued, None, None), true),
            (job(State::Failed, None, Some("file-gone")), false),
            (job(State::Stopped, None, None), false),
        ] {
            let import = import(stage, is_late);
            let view = ResultView {
                import: &import,
                job: Some(&job),
                problems: if is_late { &[] } else { &problems },
                has_more: true,
                remarked: if is_late { &[] } else { &problems },
                selections: if is_late { &[] } else { &made },
                samples: if stage == Stage::Checked { &samples } else { &[] },
                undone: (stage == Stage::Undone).then_some(undone),
                is_late,
                lists: &lists,
                state: &FormState::fresh(),
            };
            look(stage.code(), views::result(&office, &view).into_html());
        }
    }
}
