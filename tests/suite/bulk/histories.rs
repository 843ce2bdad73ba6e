//! Whoever stood how, whatever is changed, whatever happens meanwhile, wherever it is cut off: a change sets what it says and nothing
//! else, mail reaches nobody more than it says with a reason, and taking it back brings back what was.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
};

use proptest::{
    prelude::*,
    test_runner::{Config, TestRunner},
};
use samtykke::{
    db::{Db, DbError, Tx},
    features::{
        bulk::{
            self,
            model::{Action, Change, Outcome, Present, summary_of},
        },
        cards::{self, model::ConsentWish},
        consents::{self, Remarks},
        contacts, ledger,
        lists::Lists,
        preferences,
        selections::Scope,
        subscriptions,
    },
    jobs::{self, Job, JobError, Portion, Work},
    kernel::{
        Actor, Context, Language,
        ids::{ContactId, PurposeId, TypeId},
    },
};

use super::{State, member};
use crate::support::{Engine, TestApp};

/// How somebody stands before.
#[derive(Clone, Debug)]
struct Before {
    /// Nothing, consent of their own, another basis with a comment, withdrawn by themselves.
    marketing: u8,
    news: Option<bool>,
    promotions: Option<bool>,
    no_mailings: bool,
    interest: bool,
    language: usize,
    is_norwegian: bool,
    /// What happens to them between the change and the taking back.
    since: u8,
}

fn before() -> impl Strategy<Value = Before> {
    let stands = (0..4u8, any::<Option<bool>>(), any::<Option<bool>>(), any::<bool>());
    (stands, (any::<bool>(), 0..3usize, any::<bool>(), 0..8u8)).prop_map(
        |((marketing, news, promotions, no_mailings), (interest, language, is_norwegian, since))| Before {
            marketing,
            news,
            promotions,
            no_mailings,
            interest,
            language,
            is_norwegian,
            since,
        },
    )
}

/// What is asked for.
#[derive(Clone, Debug)]
struct Asked {
    consent: Option<u8>,
    news: Option<Option<bool>>,
    promotions: Option<Option<bool>>,
    interest: Option<bool>,
    no_mailings: Option<bool>,
    language: Option<usize>,
    is_norwegian: Option<bool>,
    ends: [bool; 3],
    spares_the_first: bool,
    /// After how many portions it is cut off, and whether inside one.
    cut_off: (i64, bool),
}

fn asked() -> impl Strategy<Value = Asked> {
    let choices = (prop::option::of(0..3u8), any::<Option<Option<bool>>>(), any::<Option<Option<bool>>>(), any::<Option<bool>>());
    let details = (any::<Option<bool>>(), prop::option::of(0..3usize), any::<Option<bool>>());
    (choices, details, any::<[bool; 3]>(), any::<bool>(), (0..4i64, any::<bool>())).prop_map(
        |((consent, news, promotions, interest), (no_mailings, language, is_norwegian), ends, spares_the_first, cut_off)| Asked {
            consent,
            news,
            promotions,
            interest,
            no_mailings,
            language,
            is_norwegian,
            ends,
            spares_the_first,
            cut_off,
        },
    )
}

/// What the lists of the house are called here.
#[derive(Clone)]
struct Names {
    lists: Lists,
    marketing: PurposeId,
    news: TypeId,
    promotions: TypeId,
    interest: i64,
}

impl Names {
    fn of(app: &TestApp) -> Self {
        let lists = app.state.snapshots.now().lists.clone();
        let kind = |n: usize| lists.types[n].id;
        let interest: i64 = app.lines("SELECT CAST(min(id) AS TEXT) AS line FROM interests")[0].parse().unwrap();
        Self { marketing: lists.purpose_of_key("EMARKETING").unwrap().id, news: kind(1), promotions: kind(2), interest, lists }
    }

    fn consent(&self, purpose: PurposeId, contact: ContactId, basis: &str, source: &str) -> consents::Change {
        consents::Change {
            contact,
            purpose,
            basis: self.lists.basis(basis).unwrap(),
            source: self.lists.source(source).unwrap(),
            form_version: None,
            submission: None,
            shown: None,
            undoes: None,
        }
    }

    fn change(&self, asked: &Asked, scope: Scope) -> Change {
        let mut actions = Vec::new();
        if let Some(consent) = asked.consent {
            let (basis, comment) =
                [("61F", "On the fair in May"), ("WITHDRAWN", ""), ("61A", "Signed cards, box 4")][usize::from(consent)];
            actions.push(Action::Consent {
                purpose: self.marketing,
                basis: self.lists.basis(basis).unwrap(),
                source: self.lists.source("USER").unwrap(),
                comment: comment.into(),
            });
        }
        actions.extend(asked.news.map(|choice| Action::Choice { kind: self.news, choice }));
        actions.extend(asked.promotions.map(|choice| Action::Choice { kind: self.promotions, choice }));
        actions.extend(asked.interest.map(|adds| Action::Interest { id: self.interest, adds }));
        actions.extend(asked.no_mailings.map(Action::NoMailings));
        actions.extend(asked.language.map(|n| Action::Language(Language::ALL[n])));
        actions.extend(asked.is_norwegian.map(|is_norwegian| Action::Country(country(is_norwegian).into())));
        let [ends_withdrawals, ends_objections, replaces_bases] = asked.ends;
        Change { scope, actions, ends_withdrawals, ends_objections, replaces_bases, reason: "They rang".into() }
    }
}

fn country(is_norwegian: bool) -> &'static str {
    if is_norwegian { "NO" } else { "" }
}

/// Brings somebody to where they stand.
fn stands(
    tx: &mut Tx<'_>,
    names: &Names,
    at: samtykke::kernel::Timestamp,
    id: ContactId,
    before: &Before,
) -> Result<(), DbError> {
    let staff = member(at);
    let own = Context { actor: Actor::Contact(id), channel: samtykke::kernel::Channel::PreferencePage, ..staff.clone() };
    let set = |tx: &mut Tx<'_>, ctx: &Context, basis: &str, source: &str, comment: &str| {
        let record = consents::of_contact(tx.connection(), id)?.into_iter().find(|record| record.purpose_id == names.marketing);
        let mut remarks = Remarks::default();
        if !comment.is_empty() {
            remarks.comments.insert(names.marketing, comment.to_owned());
        }
        let act = ledger::open_act(tx, ctx, Some(id), None, remarks.details())?;
        let change = names.consent(names.marketing, id, basis, source);
        consents::set_remarking(tx, ctx, &names.lists, &act, record.as_ref(), &change, comment)?;
        Ok::<_, DbError>(())
    };
    match before.marketing {
        1 => set(tx, &own, "61A", "PORTAL", "")?,
        2 => set(tx, &staff, "61B", "EMAIL", &format!("Said so to {id}"))?,
        3 => {
            set(tx, &own, "61A", "PORTAL", "")?;
            set(tx, &own, "WITHDRAWN", "PORTAL", "")?;
        }
        _ => {}
    }
    let act = ledger::open_act(tx, &own, Some(id), None, Default::default())?;
    for (kind, choice) in [(names.news, before.news), (names.promotions, before.promotions)] {
        if let Some(is_on) = choice {
            choose(tx, &own, &act, id, kind, None, is_on)?;
        }
    }
    let interests = before.interest.then_some(names.interest).into_iter().collect();
    contacts::set_interests(tx, at, id, &BTreeSet::new(), &interests, "contact")?;
    contacts::set_no_mailings(tx, id, before.no_mailings)?;
    let details = contacts::ContactDetails { country: country(before.is_norwegian).into(), ..Default::default() };
    contacts::update_details(tx, id, Language::ALL[before.language], &details)
}

fn choose(
    tx: &mut Tx<'_>,
    ctx: &Context,
    act: &ledger::Act,
    contact: ContactId,
    kind: TypeId,
    before: Option<bool>,
    is_on: bool,
) -> Result<(), DbError> {
    let choice = subscriptions::Choice {
        contact,
        subscription_type: kind,
        before,
        now: Some(is_on),
        form_version: None,
        submission: None,
        shown: None,
        undoes: None,
    };
    subscriptions::choose(tx, ctx, act, &choice)
}

/// Work that is cut off after some portions, before one or inside it.
struct CutOff<W> {
    work: W,
    left: Arc<AtomicI64>,
    is_inside: bool,
}

impl<W: Work> Work for CutOff<W> {
    fn kind(&self) -> &'static str {
        self.work.kind()
    }

    fn next(&self, db: &Db, job: &Job) -> Result<Portion, JobError> {
        let portion = self.work.next(db, job)?;
        if self.left.fetch_sub(1, Ordering::SeqCst) > 0 {
            return Ok(portion);
        }
        if self.is_inside && self.left.load(Ordering::SeqCst) == -1 {
            // All its rows are written and then it fails: nothing of it must stay.
            return Ok(Box::new(move |tx, ctx, job| {
                portion(tx, ctx, job)?;
                Err(DbError::Broken("cut off".into()))
            }));
        }
        Err(JobError::Refused { code: "cut_off", detail: String::new() })
    }
}

/// Does the work in small portions, cut off once on the way.
async fn does(app: &TestApp, id: Job, cut_off: (i64, bool)) -> Job {
    let left = Arc::new(AtomicI64::new(cut_off.0));
    let snapshots = || app.state.snapshots.clone();
    app.works_off_by(vec![
        Box::new(CutOff { work: bulk::Update::new(snapshots()).in_portions_of(3), left: left.clone(), is_inside: cut_off.1 }),
        Box::new(CutOff { work: bulk::Undo::new(snapshots()), left, is_inside: cut_off.1 }),
    ])
    .await;
    if app.job(id.id).state == jobs::State::Failed {
        assert!(app.state.db.write(move |tx| jobs::resume(tx, id.id)).await.unwrap());
        app.works_off_by(vec![
            Box::new(bulk::Update::new(snapshots()).in_portions_of(3)),
            Box::new(bulk::Undo::new(snapshots())),
        ])
        .await;
    }
    let job = app.job(id.id);
    assert_eq!(job.state, jobs::State::Done, "{job:?}");
    job
}

/// How somebody stands with what an action is about.
fn present(state: &State, action: &Action) -> Present {
    match action {
        Action::Consent { purpose, .. } => {
            Present::Consent(state.consents.get(purpose).map(|(basis, source, comment, _)| (*basis, *source, comment.clone())))
        }
        Action::Choice { kind, .. } => Present::Choice(state.choices.get(kind).copied()),
        Action::Interest { id, .. } => Present::Interest(state.interests.contains(id)),
        Action::NoMailings(_) => Present::NoMailings(state.no_mailings),
        Action::Language(_) => Present::Language(Language::from_code(&state.language).unwrap()),
        Action::Country(_) => Present::Country(state.country.clone()),
    }
}

/// How somebody stands after the change, told by the rules alone; with how many things changed.
fn after(names: &Names, change: &Change, state: &State) -> (State, usize) {
    let (mut after, mut changed) = (state.clone(), 0);
    for action in &change.actions {
        if change.outcome(&names.lists, action, &present(state, action)) != Outcome::Changes {
            continue;
        }
        changed += 1;
        match action {
            Action::Consent { purpose, basis, source, comment } => {
                after.consents.insert(*purpose, (*basis, *source, comment.clone(), None));
            }
            Action::Choice { kind, choice } => match choice {
                Some(is_on) => drop(after.choices.insert(*kind, *is_on)),
                None => drop(after.choices.remove(kind)),
            },
            Action::Interest { id, adds: true } => drop(after.interests.insert(*id)),
            Action::Interest { id, adds: false } => drop(after.interests.remove(id)),
            Action::NoMailings(is_on) => after.no_mailings = *is_on,
            Action::Language(language) => after.language = language.code().into(),
            Action::Country(country) => after.country.clone_from(country),
        }
    }
    (after, changed)
}

/// What somebody does, or staff do about them, after the change; answers what of them must now be left alone.
async fn happens(app: &TestApp, names: &Names, id: ContactId, since: u8) {
    let (names, ctx, house, key_id) = (names.clone(), member(app.now()), app.state.snapshots.share(), app.state.key_id());
    let work = move |tx: &mut Tx<'_>| {
        let contact = contacts::by_id(tx.connection(), id)?.unwrap();
        match since {
            1 => {
                let holder = preferences::Holder::who_may_leave(&contact.handle);
                preferences::leave(tx, &ctx, &house, &key_id, &holder, &Default::default()).map(drop)
            }
            2 => {
                let holder = preferences::Holder::who_may_leave(&contact.handle);
                preferences::leave_type(tx, &ctx, &house, &key_id, &holder, names.news).map(drop)
            }
            3 => {
                let edit = cards::store::edit(tx.connection(), &contact)?;
                let mut wish = edit.clone();
                wish.no_mailings = !edit.no_mailings;
                wish.language = Language::Nl;
                cards::actions::save(tx, &ctx, id, &edit.seal(), &wish).map(drop)
            }
            4 => {
                let standing = preferences::standing_of(tx.connection(), contact)?;
                let wish = ConsentWish {
                    purpose: names.marketing,
                    basis: names.lists.basis("61B").unwrap(),
                    source: names.lists.source("EMAIL").unwrap(),
                    comment: "Rang again".into(),
                    reason: "Asked for it".into(),
                    seen: standing.consent(names.marketing).map_or(0, |record| record.event_id.0),
                };
                cards::actions::set_consent(tx, &ctx, &house, id, &wish).map(drop)
            }
            _ => Ok(()),
        }
    };
    app.state.db.write(work).await.unwrap();
}

async fn lives(engine: Engine, people: &[Before], asked: &Asked) {
    let app = TestApp::on(engine).await;
    app.ignores_mail();
    app.meddles("INSERT INTO interests (key, position, is_active, updated_at) VALUES ('GOLF', 1, TRUE, '2026-01-01 00:00:00')")
        .await;
    let names = Names::of(&app);
    let mut ids = Vec::new();
    for (number, before) in people.iter().enumerate() {
        let id = app.somebody(number).await;
        let (names, before, at) = (names.clone(), before.clone(), app.now());
        app.state.db.write(move |tx| stands(tx, &names, at, id, &before)).await.unwrap();
        ids.push(id);
    }
    app.present_equals_history();
    let scope = if asked.spares_the_first { Scope::Chosen(ids[1..].iter().rev().copied().collect()) } else { Scope::Everybody };
    let change = names.change(asked, scope);
    let (stood, could) = (app.states(), app.mailable());
    let expected: BTreeMap<ContactId, (State, usize)> = stood
        .iter()
        .map(|(id, state)| {
            let is_meant = !asked.spares_the_first || *id != ids[0];
            (*id, if is_meant { after(&names, &change, state) } else { (state.clone(), 0) })
        })
        .collect();

    // What the page says before, what comes of it, and what the log says are one and the same.
    let (counted, lists) = (change.clone(), names.lists.clone());
    let counting = bulk::Counting { patience: std::time::Duration::from_secs(60), at: app.now() };
    let said = app.state.db.read(move |c| bulk::count(c, &counted, &lists, counting)).await.unwrap();
    assert_eq!(said.beyond, None);
    let id = app.asks_to_change(&change).await;
    app.passes(chrono::Duration::hours(1));
    let job = does(&app, app.job(id), asked.cut_off).await;
    let came_to = summary_of(&job.result);
    assert_eq!(came_to.seen, said.summary.seen);
    if said.summary.changed > 0 || came_to.changed > 0 {
        assert_eq!(came_to, said.summary);
    }
    assert_eq!(job.done, came_to.seen);
    let now = app.states();
    for (id, (state, _)) in &expected {
        assert_eq!(&now[id], state, "{change:#?} {:#?}", stood[id]);
    }
    let events: usize = app.lines("SELECT act AS line FROM events WHERE channel = 'bulk'").len();
    assert_eq!(events, expected.values().map(|(_, changed)| changed).sum::<usize>(), "one event for each thing changed");
    assert_eq!(app.count("audit_entries"), 1);
    app.present_equals_history();

    // Mail reaches more people only where the change says so, with a reason where they had said no.
    for (id, kind) in app.mailable().difference(&could) {
        let state = &stood[id];
        let ended = |basis: &samtykke::kernel::ids::BasisId| names.lists.is_withdrawn(*basis);
        if state.no_mailings {
            assert!(change.actions.contains(&Action::NoMailings(false)));
        }
        match state.consents.get(&names.marketing) {
            Some((basis, ..)) if ended(basis) => assert!(change.ends_withdrawals && asked.consent.is_some()),
            None => assert!(asked.consent.is_some()),
            Some(_) => {}
        }
        if state.choices.get(kind) == Some(&false) {
            assert!(change.ends_objections);
        }
        assert!(!change.reason.is_empty());
    }

    // Meanwhile things happen to some of them.
    app.passes(chrono::Duration::hours(1));
    for (id, before) in ids.iter().zip(people) {
        happens(&app, &names, *id, before.since).await;
    }
    app.mails().await;
    let then = app.states();
    let untouched: BTreeSet<ContactId> =
        ids.iter().zip(people).filter(|(_, it)| !(1..5).contains(&it.since)).map(|(id, _)| *id).collect();
    app.passes(chrono::Duration::hours(1));
    let undo = app.asks_to_take_back(id).await;
    assert_eq!(undo.is_some(), came_to.changed > 0);
    if let Some(undo) = undo {
        assert_eq!(app.asks_to_take_back(id).await, None, "once");
        let job = does(&app, app.job(undo), asked.cut_off).await;
        assert_eq!(job.done, job.total.unwrap());
        assert_eq!(app.asks_to_take_back(undo).await, None, "taking back is not taken back");
        let back = app.states();
        for (n, id) in ids.iter().enumerate() {
            if untouched.contains(id) {
                assert_eq!(back[id], stood[id], "as it was: {change:#?}");
                continue;
            }
            // What happened since is left as it is: a person who left stays away.
            let is_ended =
                |state: &State| state.consents.get(&names.marketing).is_some_and(|(basis, ..)| names.lists.is_withdrawn(*basis));
            match people[n].since {
                1 => assert!(is_ended(&back[id])),
                2 => assert_eq!(back[id].choices.get(&names.news), Some(&false)),
                3 => assert_eq!((back[id].no_mailings, &back[id].language), (then[id].no_mailings, &then[id].language)),
                _ => assert_eq!(back[id].consents, then[id].consents),
            }
        }
    }
    app.mails().await;
    let report = samtykke::features::projections::check(&app.state.db).unwrap();
    assert!(report.is_clean(), "check-events agrees: {report:#?}");
    app.is_in_order().await;
}

fn many_histories(engine: Engine) {
    let mut runner = TestRunner::new(Config { cases: 24, failure_persistence: None, max_shrink_iters: 60, ..Config::default() });
    runner
        .run(&(prop::collection::vec(before(), 2..9), asked()), |(people, asked)| {
            actix_web::rt::System::new().block_on(lives(engine, &people, &asked));
            Ok(())
        })
        .unwrap();
}

#[test]
fn a_change_of_many_sets_what_it_says_and_can_be_taken_back_on_sqlite() {
    many_histories(Engine::Sqlite);
}

#[test]
fn a_change_of_many_sets_what_it_says_and_can_be_taken_back_on_postgres() {
    many_histories(Engine::Postgres);
}
