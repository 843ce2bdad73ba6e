//! Long work that is killed again and again comes to what it comes to when it is left alone, and nothing is done twice.

use std::{thread, time::Instant};

use diesel::{prelude::*, sql_query, sql_types::Text};
use samtykke::{
    db::{Connection, DbError, schema},
    features::{
        bulk::{
            self,
            model::{Action, Change},
        },
        imports::{self, Asked, Existing, NewImport, Receiving, Stage, Unknown},
        lists,
        selections::Scope,
    },
    jobs::{self, Job, State},
    kernel::{
        Actor, Channel, Clock, Context, Language, Origin,
        ids::{ImportId, JobId, StaffId},
    },
};

use super::*;
use crate::processes::is_sound;

/// Kills in the middle of work, and how many there are at least.
const CUTS: usize = 15;
const LEAST: usize = 12;
/// Contacts that are here before, and rows of the file that comes in.
const PEOPLE: usize = 3000;

/// What is asked for, one after the other.
#[derive(Clone, Copy, Debug)]
enum Task {
    /// With a comment of its own, so that the next one finds something to change.
    Change(usize),
    TakeBack,
    Check,
    Run,
}

const TASKS: [Task; 5] = [Task::Change(0), Task::Check, Task::Run, Task::TakeBack, Task::Change(1)];

for_both_engines!(long_work_that_is_killed_anywhere_comes_to_the_same_as_if_it_was_not, |engine| {
    let began = Instant::now();
    let mut chance = Chance::of_this_run();
    let (left_alone, killed) = (furnished(engine), furnished(engine));
    let portal = Portal::new(&killed);
    let (mut cuts, mut tasks) = (0, Vec::new());
    // On a fast machine the tasks are done before there were enough kills: then there is more to change.
    for (n, task) in TASKS.into_iter().chain((2..30).map(Task::Change)).enumerate() {
        if n >= TASKS.len() && cuts >= LEAST {
            break;
        }
        tasks.push(task);
        let job = asks(&killed, task);
        // As many in each as in the others, and the rest in the last ones.
        let until = CUTS * (n + 1) / TASKS.len();
        while cuts < until && !job_of(&killed, job).state.is_over() {
            let running = portal.start();
            // The process before died with the work in its hands: nobody has to wait for its lease in a test.
            ends_leases(&killed);
            let is_taken = || (job_of(&killed, job).state != State::Queued).then_some(());
            eventually("the work is taken up", PATIENCE, is_taken);
            thread::sleep(Duration::from_millis(chance.from(0, 300)));
            running.kill();
            if engine == Engine::Postgres {
                eventually("the server notices the death", PATIENCE, || (killed.sessions() == 0).then_some(()));
            }
            cuts += 1;
        }
        finishes(&killed, job);
    }
    assert!(cuts >= LEAST, "{cuts} kills prove little");
    for task in &tasks {
        does(&left_alone, *task);
    }
    let (expected, found) = (everything(&left_alone), everything(&killed));
    for (expected, found) in expected.iter().zip(&found) {
        let first = expected.iter().zip(found).find(|(expected, found)| expected != found);
        assert!(first.is_none() && expected.len() == found.len(), "{} against {} lines: {first:#?}", expected.len(), found.len());
    }
    for home in [&left_alone, &killed] {
        if engine == Engine::Sqlite {
            is_sound(home);
        }
        Portal::new(home).does(&["check-events"]);
    }
    println!("{engine:?}: {cuts} kills, {} lines compared, {:?}", expected.iter().map(Vec::len).sum::<usize>(), began.elapsed());
});

/// A home with people in it, and a file that is about half of them and half others.
fn furnished(engine: Engine) -> Home {
    let home = Home::furnished(engine);
    let first = home.dir().join("first.csv");
    fs::write(&first, rows(0, PEOPLE)).unwrap();
    Portal::new(&home).does(&["import", &first.to_string_lossy(), "--existing", "fill"]);
    home
}

fn rows(from: usize, until: usize) -> String {
    let row = |n: usize| {
        let status = ["subscribed", "subscribed", "unsubscribed", "cleaned"][n % 4];
        // One in fifty stands in the file twice.
        let again = if n.is_multiple_of(50) { format!("person{n}@example.org,Again,NO,Art,{status}\n") } else { String::new() };
        format!("person{n}@example.org,Name{},{},Music; Art{},{status}\n{again}", n + from, ["NO", "SE", ""][n % 3], n % 7)
    };
    std::iter::once("email,first name,country,interests,status\n".to_owned()).chain((from..until).map(row)).collect()
}

fn operator() -> Context {
    Context {
        at: Clock::System.now(),
        actor: Actor::Staff(StaffId(7)),
        channel: Channel::Admin,
        language: Language::En,
        origin: Origin::default(),
    }
}

/// Asks for a task, as its page does.
fn asks(home: &Home, task: Task) -> JobId {
    let db = home.db();
    let lists = db.read_blocking(lists::load).unwrap();
    let import = || {
        db.read_blocking(|c| {
            Ok::<ImportId, DbError>(
                schema::imports::table.select(diesel::dsl::max(schema::imports::id)).get_result::<Option<ImportId>>(c)?.unwrap(),
            )
        })
        .unwrap()
    };
    let ctx = operator();
    let asked = match task {
        Task::Change(n) => {
            let action = Action::Consent {
                purpose: lists.purpose_of_key("EMARKETING").unwrap().id,
                basis: lists.basis("61F").unwrap(),
                source: lists.source("USER").unwrap(),
                comment: format!("All of them, {n}"),
            };
            let change = Change {
                scope: Scope::Everybody,
                actions: vec![
                    action,
                    Action::Choice { kind: lists.types[0].id, choice: Some(true) },
                    Action::Country("DK".into()),
                ],
                ends_withdrawals: false,
                ends_objections: false,
                replaces_bases: true,
                reason: "They were asked".into(),
            };
            return db.write_blocking(move |tx| bulk::actions::start(tx, &ctx, &lists, &change)).unwrap();
        }
        Task::TakeBack => {
            let change: JobId = db
                .read_blocking(|c| {
                    let changes = schema::jobs::table.filter(schema::jobs::kind.eq(bulk::UPDATE));
                    Ok::<_, DbError>(changes.order(schema::jobs::id).select(schema::jobs::id).first(c)?)
                })
                .unwrap();
            return db.write_blocking(move |tx| bulk::actions::take_back(tx, &ctx, change, "A mistake")).unwrap().unwrap();
        }
        Task::Check => {
            let id = arrives(home, &lists);
            db.write_blocking(move |tx| imports::ask_check(tx, &ctx, &lists, id, &Default::default())).unwrap()
        }
        Task::Run => {
            let id = import();
            db.write_blocking(move |tx| imports::ask_run(tx, &ctx, id, true)).unwrap()
        }
    };
    let Asked::Opened(job) = asked else { panic!("{task:?}: {asked:?}") };
    job
}

fn arrives(home: &Home, lists: &lists::Lists) -> ImportId {
    let mut receiving = Receiving::begin(&home.data_dir().join("uploads")).unwrap();
    receiving.write(rows(PEOPLE / 2, PEOPLE + PEOPLE / 2).as_bytes()).unwrap();
    let sniffed = imports::sniff(&receiving.path(), None).unwrap();
    let mut plan = imports::guess(&sniffed, "second.csv", None, lists, Language::En);
    plan.grants.insert(lists.purpose_of_key("EMARKETING").unwrap().id, lists.basis("61A").unwrap());
    plan.date = chrono::NaiveDate::from_ymd_opt(2024, 3, 5);
    plan.evidence = "The old form".into();
    plan.existing = Existing::Replace;
    plan.unknown = Unknown::Add;
    let headers = imports::headers(&sniffed);
    let received = receiving.keep().unwrap();
    let new = NewImport {
        name: "second.csv".into(),
        file: received.file,
        sha256: received.sha256,
        size: received.size,
        lines: Some(received.lines),
        plan,
        headers,
    };
    let ctx = operator();
    home.db().write_blocking(move |tx| imports::open(tx, &ctx, &new)).unwrap()
}

fn job_of(home: &Home, job: JobId) -> Job {
    home.db().read_blocking(|c| jobs::by_id(c, job)).unwrap().unwrap()
}

/// As if the minute had passed for which whoever died holds its work.
fn ends_leases(home: &Home) {
    let an_hour_ago = Clock::System.now().plus(-chrono::Duration::hours(1));
    let ended = home.db().write_blocking(move |tx| {
        let held = diesel::update(schema::jobs::table.filter(schema::jobs::lease_until.is_not_null()));
        Ok::<_, DbError>(held.set(schema::jobs::lease_until.eq(an_hour_ago)).execute(tx.connection())?)
    });
    ended.unwrap();
}

/// Asks for a task and lets a portal do it in peace.
fn does(home: &Home, task: Task) {
    let job = asks(home, task);
    finishes(home, job);
}

fn finishes(home: &Home, job: JobId) {
    if !job_of(home, job).state.is_over() {
        let running = Portal::new(home).start();
        ends_leases(home);
        eventually("the work is done", PATIENCE * 2, || {
            thread::sleep(Duration::from_millis(50));
            job_of(home, job).state.is_over().then_some(())
        });
        running.stop();
    }
    let done = job_of(home, job);
    assert_eq!(done.state, State::Done, "{done:?}");
}

#[derive(diesel::QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

/// All that the tasks bring about, by addresses and keys and without times: who there is, how they stand, each event of theirs in
/// its order, and what the work said of itself.
fn everything(home: &Home) -> Vec<Vec<String>> {
    const OF: &str = "JOIN contact_addresses a ON a.contact_id = x.contact_id";
    const KEYS: &str = "COALESCE((SELECT key FROM purposes WHERE id = x.purpose_id), '') || ' ' || \
        COALESCE((SELECT key FROM subscription_types WHERE id = x.type_id), '')";
    let named = |table: &str, column: &str| format!("COALESCE((SELECT key FROM {table} WHERE id = x.{column}), '-')");
    let (basis, source) = (named("legal_bases", "basis_id"), named("sources", "source_id"));
    let (before, after) = (named("legal_bases", "basis_before"), named("legal_bases", "basis_after"));
    let statements = [
        "SELECT a.address_key || ' ' || x.first_name || ' ' || x.country || ' ' || x.language || ' ' || CAST(x.no_mailings AS TEXT) \
         AS line FROM contacts x JOIN contact_addresses a ON a.contact_id = x.id WHERE x.deleted_at IS NULL ORDER BY a.address_key"
            .to_owned(),
        format!(
            "SELECT a.address_key || ' ' || (SELECT key FROM purposes WHERE id = x.purpose_id) || ' ' || {basis} || ' ' || {source} \
             || ' ' || x.comment || ' ' || CAST(x.changes AS TEXT) AS line FROM consents x {OF} ORDER BY a.address_key, x.purpose_id"
        ),
        format!(
            "SELECT a.address_key || ' ' || CAST(x.type_id AS TEXT) || ' ' || CAST(x.is_on AS TEXT) AS line \
             FROM subscriptions x {OF} ORDER BY a.address_key, x.type_id"
        ),
        format!(
            "SELECT a.address_key || ' ' || i.key AS line FROM contact_interests x {OF} JOIN interests i ON i.id = x.interest_id \
             ORDER BY a.address_key, i.key"
        ),
        format!(
            "SELECT a.address_key || ' ' || x.kind || ' ' || x.channel || ' ' || {KEYS} || ' ' || {before} || ' ' || {after} || ' ' \
             || COALESCE(CAST(x.choice_before AS TEXT), '-') || ' ' || COALESCE(CAST(x.choice_after AS TEXT), '-') AS line \
             FROM events x {OF} ORDER BY a.address_key, x.id"
        ),
        "SELECT kind || ' ' || state || ' ' || CAST(done AS TEXT) || ' ' || CAST(noted AS TEXT) || ' ' || result AS line FROM jobs \
         ORDER BY id"
            .to_owned(),
        "SELECT CAST(j.job_id AS TEXT) || ' ' || j.code || ' ' || COALESCE(CAST(j.line AS TEXT), '') || ' ' || \
         COALESCE(a.address_key, '') AS line FROM job_notes j LEFT JOIN contact_addresses a ON a.contact_id = j.contact_id \
         ORDER BY j.job_id, j.n"
            .to_owned(),
        format!("SELECT stage || ' ' || counts AS line FROM imports WHERE stage = '{}' ORDER BY id", Stage::Done.code()),
        "SELECT CAST(n AS TEXT) || ' ' || verdict || ' ' || COALESCE(problem, '') AS line FROM import_rows ORDER BY import_id, n".to_owned(),
        "SELECT a.address_key || ' ' || CAST(m.selection_id AS TEXT) AS line FROM selection_members m \
         JOIN contact_addresses a ON a.contact_id = m.contact_id ORDER BY m.selection_id, a.address_key"
            .to_owned(),
        "SELECT COALESCE(CAST(size AS TEXT), '-') AS line FROM selections ORDER BY id".to_owned(),
    ];
    let read = |c: &mut Connection| {
        let lines = |c: &mut Connection, statement: &String| -> Result<Vec<String>, DbError> {
            let lines: Vec<Line> = match c {
                Connection::Sqlite(c) => sql_query(statement).load(c)?,
                Connection::Postgres(c) => sql_query(statement).load(c)?,
            };
            Ok(lines.into_iter().map(|line| line.line).collect())
        };
        statements.iter().map(|statement| lines(c, statement)).collect::<Result<Vec<_>, DbError>>()
    };
    home.db().read_blocking(read).unwrap()
}
