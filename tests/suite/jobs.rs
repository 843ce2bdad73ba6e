//! Long work: portions, stopping and going on, leases, and what ends a process in the middle.

use std::sync::{
    Arc, Mutex,
    atomic::{AtomicI64, Ordering},
};

use chrono::Duration;
use diesel::{connection::SimpleConnection, prelude::*};
use samtykke::{
    db::{Db, DbError, schema},
    jobs::{self, Job, JobError, NewJob, Note, Portion, Runner, State, Step, Work},
    kernel::{
        Actor, Channel, Context, Language, Origin,
        ids::{JobId, StaffId},
    },
};
use tokio::sync::Notify;

use crate::support::{TestApp, on_both_engines};

/// Counts to its total in steps of three and notes each number it passed; what happens on the way is the test's.
struct Counting {
    kind: &'static str,
    /// Called before each portion with where it begins.
    before: Box<dyn Fn(i64) -> Result<(), JobError> + Send + Sync>,
    /// Called inside the portion's transaction.
    within: Arc<dyn Fn(i64) -> Result<(), DbError> + Send + Sync>,
}

impl Counting {
    fn new(kind: &'static str) -> Self {
        Self { kind, before: Box::new(|_| Ok(())), within: Arc::new(|_| Ok(())) }
    }
}

impl Work for Counting {
    fn kind(&self) -> &'static str {
        self.kind
    }

    fn next(&self, _: &Db, job: &Job) -> Result<Portion, JobError> {
        let from: i64 = job.cursor.parse().unwrap_or(0);
        (self.before)(from)?;
        let within = self.within.clone();
        Ok(Box::new(move |_, ctx, job| {
            assert_eq!((ctx.actor, ctx.channel), (job.actor, job.channel));
            within(from)?;
            let (total, to) = (job.total.unwrap_or(0), from + 3);
            let numbers = from + 1..=to.min(total);
            Ok(Step {
                cursor: to.to_string(),
                done: numbers.clone().count() as i64,
                is_last: to >= total,
                notes: numbers.map(|n| Note { contact: None, line: Some(n), code: "passed".into() }).collect(),
                ..Step::default()
            })
        }))
    }
}

fn runner(app: &TestApp, work: Counting) -> Runner {
    Runner::new(app.state.db.clone(), app.clock.clone(), Arc::new(vec![Box::new(work)]), Arc::new(Notify::new()))
}

async fn asks(app: &TestApp, kind: &'static str, total: i64) -> JobId {
    let ctx = Context {
        at: app.state.now(),
        actor: Actor::Staff(StaffId(7)),
        channel: Channel::Bulk,
        language: Language::Nb,
        origin: Origin::default(),
    };
    let work = move |tx: &mut samtykke::db::Tx<'_>| {
        jobs::open(tx, &ctx, &NewJob { kind, input: "{}".into(), total: Some(total), undoes: None })
    };
    app.state.db.write(work).await.unwrap()
}

fn job(app: &TestApp, id: JobId) -> Job {
    app.state.db.read_blocking(|c| jobs::by_id(c, id)).unwrap().unwrap()
}

/// Which numbers were passed, in order.
fn passed(app: &TestApp, id: JobId) -> Vec<i64> {
    let mut all = Vec::new();
    loop {
        let after = all.len() as i64;
        let notes = app.state.db.read_blocking(|c| jobs::notes(c, id, after)).unwrap();
        if notes.is_empty() {
            return all;
        }
        all.extend(notes.into_iter().map(|(_, note)| note.line.unwrap()));
    }
}

async fn works_off(runner: &Runner) -> usize {
    let runner = runner.clone();
    actix_web::rt::task::spawn_blocking(move || runner.work_off()).await.unwrap().unwrap()
}

on_both_engines!(work_is_done_in_portions_and_says_how_far_it_is, async |app| {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let mut work = Counting::new("count");
    let (db, log) = (app.state.db.clone(), seen.clone());
    let id = asks(app, "count", 7).await;
    work.before = Box::new(move |_| {
        let job = db.read_blocking(|c| jobs::by_id(c, id))?.unwrap();
        log.lock().unwrap().push((job.state, job.done, job.percent()));
        Ok(())
    });
    let other = asks(app, "nobody does this", 7).await;
    assert_eq!(works_off(&runner(app, work)).await, 1);
    assert_eq!(
        *seen.lock().unwrap(),
        [(State::Running, 0, Some(0)), (State::Running, 3, Some(42)), (State::Running, 6, Some(85))]
    );
    let done = job(app, id);
    assert_eq!((done.state, done.done, done.total, done.noted), (State::Done, 7, Some(7), 7));
    assert_eq!(done.finished_at, Some(app.state.now()));
    assert_eq!(passed(app, id), (1..=7).collect::<Vec<_>>());
    assert_eq!(app.works_off().await, 0, "the portal leaves alone what it has no work for");
    assert_eq!(job(app, other).state, State::Queued);
});

on_both_engines!(stopped_work_goes_on_where_it_ended, async |app| {
    let id = asks(app, "count", 8).await;
    let mut work = Counting::new("count");
    let (db, stops) = (app.state.db.clone(), Arc::new(AtomicI64::new(1)));
    work.before = Box::new(move |from| {
        if from == 3 && stops.fetch_sub(1, Ordering::SeqCst) == 1 {
            assert!(db.write_blocking(move |tx| jobs::ask_to_stop(tx, samtykke::kernel::Timestamp::from_seconds(5), id))?);
        }
        Ok(())
    });
    let runner = runner(app, work);
    works_off(&runner).await;
    // The portion that was under way when somebody asked is done.
    assert_eq!((job(app, id).state, passed(app, id)), (State::Stopped, (1..=6).collect()));
    assert_eq!(works_off(&runner).await, 0, "nobody goes on by themselves");
    let change = |what: fn(&mut samtykke::db::Tx<'_>, JobId) -> Result<bool, DbError>| {
        app.state.db.write_blocking(move |tx| what(tx, id)).unwrap()
    };
    assert!(change(jobs::resume));
    assert!(!change(jobs::resume), "it waits already");
    assert!(change(|tx, id| jobs::ask_to_stop(tx, samtykke::kernel::Timestamp::from_seconds(6), id)), "also while it waits");
    assert_eq!(job(app, id).state, State::Stopped);
    assert!(change(jobs::resume));
    works_off(&runner).await;
    assert_eq!((job(app, id).state, passed(app, id)), (State::Done, (1..=8).collect()));
    assert!(!change(|tx, id| jobs::ask_to_stop(tx, samtykke::kernel::Timestamp::from_seconds(7), id)), "too late");
    assert!(!change(jobs::resume), "nothing is left");
});

on_both_engines!(whoever_dies_in_the_middle_is_followed_by_another_and_nothing_is_done_twice, async |app| {
    let id = asks(app, "count", 7).await;
    // Dies inside its second portion, after it wrote: the process is gone, and with it whatever it held.
    let mut dying = Counting::new("count");
    dying.before =
        Box::new(|from| if from == 3 { Err(JobError::Refused { code: "dies", detail: String::new() }) } else { Ok(()) });
    works_off(&runner(app, dying)).await;
    let leased =
        "UPDATE jobs SET state = 'running', lease_owner = 'gone', lease_until = '2200-01-01 00:00:00', finished_at = NULL;";
    app.meddles(leased).await;
    let runner = runner(app, Counting::new("count"));
    assert_eq!(works_off(&runner).await, 0, "its lease still holds");
    app.meddles("UPDATE jobs SET lease_until = '2000-01-01 00:00:00';").await;
    assert_eq!(works_off(&runner).await, 1);
    assert_eq!((job(app, id).state, passed(app, id)), (State::Done, (1..=7).collect()));
});

on_both_engines!(whoever_lost_the_lease_writes_nothing_more, async |app| {
    let id = asks(app, "count", 7).await;
    let mut slow = Counting::new("count");
    let db = app.state.db.clone();
    slow.before = Box::new(move |from| {
        if from == 3 {
            let taken = db.write_blocking(|tx| {
                Ok::<_, DbError>(
                    diesel::update(schema::jobs::table).set(schema::jobs::lease_owner.eq("another")).execute(tx.connection())?,
                )
            });
            assert_eq!(taken?, 1);
        }
        Ok(())
    });
    works_off(&runner(app, slow)).await;
    assert_eq!((job(app, id).state, passed(app, id)), (State::Running, vec![1, 2, 3]));
});

on_both_engines!(a_portion_that_fails_leaves_nothing_and_is_tried_again, async |app| {
    let id = asks(app, "count", 7).await;
    let mut shaky = Counting::new("count");
    let left = Arc::new(AtomicI64::new(3));
    shaky.within = Arc::new(move |from| {
        let fails = from == 3 && left.fetch_sub(1, Ordering::SeqCst) > 0;
        if fails { Err(DbError::Unavailable("the disk is full".into())) } else { Ok(()) }
    });
    works_off(&runner(app, shaky)).await;
    assert_eq!((job(app, id).state, passed(app, id)), (State::Done, (1..=7).collect()));

    let hopeless = asks(app, "hopeless", 7).await;
    let mut work = Counting::new("hopeless");
    work.within = Arc::new(|from| if from == 3 { Err(DbError::Unavailable("the disk is full".into())) } else { Ok(()) });
    works_off(&runner(app, work)).await;
    let given_up = job(app, hopeless);
    assert_eq!((given_up.state, given_up.problem.as_deref()), (State::Failed, Some("storage")));
    assert!(given_up.problem_detail.unwrap().contains("disk is full"));
    assert_eq!(passed(app, hopeless), [1, 2, 3]);
    // Once the disk has room it goes on.
    assert!(app.state.db.write(move |tx| jobs::resume(tx, hopeless)).await.unwrap());
    works_off(&runner(app, Counting::new("hopeless"))).await;
    assert_eq!((job(app, hopeless).state, passed(app, hopeless)), (State::Done, (1..=7).collect()));
});

on_both_engines!(work_that_panics_is_given_up_and_the_portal_goes_on, async |app| {
    let id = asks(app, "count", 7).await;
    let mut work = Counting::new("count");
    work.before = Box::new(|from| if from == 3 { panic!("a defect") } else { Ok(()) });
    works_off(&runner(app, work)).await;
    assert_eq!((job(app, id).state, job(app, id).problem.as_deref()), (State::Failed, Some("defect")));
    app.state.db.write(|tx| Ok::<_, DbError>(tx.connection().batch_execute("SELECT 1")?)).await.unwrap();
});

on_both_engines!(instances_side_by_side_share_the_work_without_doing_any_of_it_twice, async |app| {
    let mut ids = Vec::new();
    for _ in 0..12 {
        ids.push(asks(app, "count", 9).await);
    }
    let instances: Vec<_> = (0..4)
        .map(|_| {
            let runner = runner(app, Counting::new("count"));
            actix_web::rt::task::spawn_blocking(move || runner.work_off())
        })
        .collect();
    let mut done = 0;
    for instance in instances {
        done += instance.await.unwrap().unwrap();
    }
    assert_eq!(done, 12);
    for id in ids {
        assert_eq!((job(app, id).state, passed(app, id)), (State::Done, (1..=9).collect()));
    }
});

on_both_engines!(a_portal_that_stops_gives_its_work_back, async |app| {
    let id = asks(app, "count", 300).await;
    let (stop, stopped) = tokio::sync::watch::channel(false);
    let mut work = Counting::new("count");
    work.before = Box::new(move |from| {
        if from == 3 {
            let _ = stop.send(true);
        }
        Ok(())
    });
    runner(app, work).run(stopped).await;
    assert_eq!((job(app, id).state, passed(app, id)), (State::Queued, (1..=6).collect()));
    app.passes(Duration::seconds(1));
    works_off(&runner(app, Counting::new("count"))).await;
    assert_eq!(passed(app, id), (1..=300).collect::<Vec<_>>());
});
