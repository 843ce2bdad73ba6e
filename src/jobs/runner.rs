//! Doing the work: claim, one portion after the other, put down.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::Arc,
    time::{Duration, Instant},
};

use tokio::sync::{Notify, watch};

use super::{
    model::{Job, JobError, State, Work},
    store,
};
use crate::{
    db::{Db, DbError},
    kernel::{Clock, Timestamp, ids::JobId, random},
};

/// How long an instance holds a job without a sign of life; a portion takes a fraction of it.
const LEASE: Duration = Duration::from_secs(60);
/// How often an instance looks for work when nobody rings.
const LOOK: Duration = Duration::from_secs(2);
/// The longest rest between two portions.
const LONGEST_REST: Duration = Duration::from_millis(500);
/// How often a portion is tried that the database did not take part in, before the job is given up.
const TRIES: u32 = 5;

/// All kinds of work that there are.
pub type Works = Arc<Vec<Box<dyn Work>>>;

/// Does long work on one instance. Copies share everything but the lease.
#[derive(Clone)]
pub struct Runner {
    db: Db,
    clock: Clock,
    works: Works,
    bell: Arc<Notify>,
}

/// What became of a portion.
enum Outcome {
    /// There is more to do.
    More,
    /// Nothing more for this instance: done, stopped, or another's.
    Over,
}

impl Runner {
    /// A runner that is woken by `bell`.
    pub fn new(db: Db, clock: Clock, works: Works, bell: Arc<Notify>) -> Self {
        Self { db, clock, works, bell }
    }

    /// Works until `stop` turns true; then finishes its portion and gives the job back.
    pub async fn run(self, mut stop: watch::Receiver<bool>) {
        while !*stop.borrow() {
            let (runner, ends) = (self.clone(), stop.clone());
            let worked = tokio::task::spawn_blocking(move || runner.one(None, &|| *ends.borrow())).await;
            match worked {
                Ok(Ok(true)) => continue,
                Ok(Ok(false)) => {}
                Ok(Err(error)) => tracing::warn!(%error, "long work cannot be looked for"),
                Err(error) => tracing::error!(%error, "long work ended early"),
            }
            tokio::select! {
                () = self.bell.notified() => {}
                () = tokio::time::sleep(LOOK) => {}
                _ = stop.changed() => {}
            }
        }
    }

    /// Does all that waits, on this thread; answers how many jobs that were.
    ///
    /// # Errors
    /// Storage errors when looking for work.
    pub fn work_off(&self) -> Result<usize, DbError> {
        let mut jobs = 0;
        while self.one(None, &|| false)? {
            jobs += 1;
        }
        Ok(jobs)
    }

    /// Does one job that waits, on this thread; false when somebody else has it.
    ///
    /// # Errors
    /// Storage errors when looking for it.
    pub fn work_off_one(&self, id: JobId) -> Result<bool, DbError> {
        self.one(Some(id), &|| false)
    }

    /// Claims a job and does it until it is over or `ends`; false when there was none.
    fn one(&self, only: Option<JobId>, ends: &dyn Fn() -> bool) -> Result<bool, DbError> {
        let owner = random::handle();
        let kinds: Vec<&'static str> = self.works.iter().map(|work| work.kind()).collect();
        let (name, clock) = (owner.clone(), self.clock.clone());
        let claimed = self.db.write_blocking(move |tx| {
            let at = clock.now();
            store::claim(tx, at, &kinds, only, &name, lease_from(at))
        })?;
        let Some(job) = claimed else { return Ok(false) };
        self.finish(job, &owner, ends);
        Ok(true)
    }

    fn finish(&self, mut job: Job, owner: &str, ends: &dyn Fn() -> bool) {
        let Some(work) = self.works.iter().position(|work| work.kind() == job.kind) else { return };
        let mut failed = 0;
        loop {
            if job.is_stop_asked {
                return self.put_down(job.id, owner, State::Stopped, None);
            }
            if ends() {
                return self.put_down(job.id, owner, State::Queued, None);
            }
            let began = Instant::now();
            match self.portion(work, &mut job, owner) {
                Ok(Outcome::Over) => return,
                Ok(Outcome::More) => {
                    failed = 0;
                    // Others get a quarter of the time, however long a portion takes.
                    std::thread::sleep((began.elapsed() / 4).min(LONGEST_REST));
                }
                Err(JobError::Storage(error)) if failed < TRIES => {
                    tracing::warn!(job = %job.id, %error, "a portion of long work is tried again");
                    failed += 1;
                    std::thread::sleep(Duration::from_millis(50 << failed));
                }
                Err(JobError::Storage(error)) => {
                    tracing::error!(job = %job.id, %error, "long work was given up");
                    return self.put_down(job.id, owner, State::Failed, Some(("storage", &error.to_string())));
                }
                Err(JobError::Refused { code, detail }) => {
                    return self.put_down(job.id, owner, State::Failed, Some((code, &detail)));
                }
            }
        }
    }

    /// Does one portion, and takes up how the job stands after it.
    fn portion(&self, work: usize, job: &mut Job, owner: &str) -> Result<Outcome, JobError> {
        let next = catch_unwind(AssertUnwindSafe(|| self.works[work].next(&self.db, job)));
        let portion =
            next.unwrap_or_else(|_| Err(JobError::Refused { code: "defect", detail: "the work panicked".to_owned() }))?;
        let (id, name, clock, begins_at) = (job.id, owner.to_owned(), self.clock.clone(), job.cursor.clone());
        let after = self.db.write_blocking(move |tx| {
            let at = clock.now();
            let Some(job) = store::renew(tx, id, &name, lease_from(at))? else { return Ok(None) };
            if job.cursor != begins_at {
                // The portion was done although its answer was lost on the way: what comes next begins elsewhere.
                return Ok(Some(job));
            }
            let step = portion(tx, &job.context(at), &job)?;
            store::advance(tx, at, &job, &step)?;
            store::by_id(tx.connection(), id)
        })?;
        match after {
            Some(after) if !after.state.is_over() => {
                *job = after;
                Ok(Outcome::More)
            }
            _ => Ok(Outcome::Over),
        }
    }

    fn put_down(&self, id: JobId, owner: &str, state: State, problem: Option<(&str, &str)>) {
        let (name, at) = (owner.to_owned(), self.clock.now());
        let problem = problem.map(|(code, detail)| (code.to_owned(), detail.to_owned()));
        let written = self.db.write_blocking(move |tx| {
            let problem = problem.as_ref().map(|(code, detail)| (code.as_str(), detail.as_str()));
            store::put_down(tx, at, id, &name, state, problem)
        });
        if let Err(error) = written {
            // Its lease runs out, and somebody takes it up.
            tracing::warn!(job = %id, %error, "long work could not be put down");
        }
    }
}

fn lease_from(at: Timestamp) -> Timestamp {
    at.plus(chrono::Duration::from_std(LEASE).unwrap_or_default())
}
