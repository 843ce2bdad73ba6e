//! What a piece of long work is.

use std::time::Duration;

use crate::{
    db::{Db, DbError, Tx, WriteError},
    kernel::{
        Actor, Channel, Context, Language, Origin, Timestamp,
        ids::{ContactId, JobId},
    },
};

/// Where work stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
    /// Waits for an instance.
    Queued,
    /// An instance is at it, or was until its lease ran out.
    Running,
    /// Somebody stopped it; what was done stays done.
    Stopped,
    /// All of it is done.
    Done,
    /// It could not go on; the job says why.
    Failed,
}

impl State {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Queued, Self::Running, Self::Stopped, Self::Done, Self::Failed];

    /// The code kept in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Running => "running",
            Self::Stopped => "stopped",
            Self::Done => "done",
            Self::Failed => "failed",
        }
    }

    /// The state of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// Will nothing more happen unless somebody asks for it?
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Stopped | Self::Done | Self::Failed)
    }
}

/// A piece of long work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    /// Its row.
    pub id: JobId,
    /// Which [`Work`] does it.
    pub kind: String,
    /// Where it stands.
    pub state: State,
    /// Has somebody asked for it to stop?
    pub is_stop_asked: bool,
    /// JSON: what was asked for.
    pub input: String,
    /// JSON: where the next portion begins; empty before the first.
    pub cursor: String,
    /// JSON: what came of it so far; empty when there is nothing to say.
    pub result: String,
    /// How much is done, in the unit that the kind counts in.
    pub done: i64,
    /// How much there is, once that is known.
    pub total: Option<i64>,
    /// Lines of its log.
    pub noted: i64,
    /// Who asked for it.
    pub actor: Actor,
    /// By which way.
    pub channel: Channel,
    /// Their language.
    pub language: Language,
    /// The work that this takes back.
    pub undoes: Option<JobId>,
    /// Why it failed: a code that pages have words for.
    pub problem: Option<String>,
    /// What an operator needs to know of it.
    pub problem_detail: Option<String>,
    /// When it was asked for.
    pub created_at: Timestamp,
    /// When its first portion began.
    pub started_at: Option<Timestamp>,
    /// When it was over.
    pub finished_at: Option<Timestamp>,
    /// When what was typed for it was erased. It cannot go on since.
    pub forgotten_at: Option<Timestamp>,
}

impl Job {
    /// The circumstances of what it does at `at`: by whom and by which way it was asked for.
    pub fn context(&self, at: Timestamp) -> Context {
        Context { at, actor: self.actor, channel: self.channel, language: self.language, origin: Origin::default() }
    }

    /// How much of a hundred is done; nothing while it is not known how much there is.
    pub fn percent(&self) -> Option<u8> {
        let total = self.total.filter(|total| *total > 0)?;
        u8::try_from((self.done.clamp(0, total) * 100) / total).ok()
    }

    /// How long it will take from `now`, at the pace so far; nothing while that cannot be told.
    pub fn time_left(&self, now: Timestamp) -> Option<Duration> {
        let (total, started_at) = (self.total?, self.started_at?);
        if self.state != State::Running || self.done <= 0 || total < self.done {
            return None;
        }
        let elapsed = now.since(started_at).to_std().ok()?;
        let share = (total - self.done) as f64 / self.done as f64;
        Some(elapsed.mul_f64(share))
    }
}

/// Work to be asked for.
#[derive(Clone, Debug)]
pub struct NewJob<'a> {
    /// Which [`Work`] does it.
    pub kind: &'a str,
    /// JSON: what is asked for.
    pub input: String,
    /// How much there is, if that is known.
    pub total: Option<i64>,
    /// The work that this takes back.
    pub undoes: Option<JobId>,
}

/// A line of a job's log: what was left out or could not be done. Numbers and codes, nothing personal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Whom it is about.
    pub contact: Option<ContactId>,
    /// Which line of a file.
    pub line: Option<i64>,
    /// Why, by a code that pages have words for.
    pub code: String,
}

/// What a portion came to.
#[derive(Clone, Debug, Default)]
pub struct Step {
    /// JSON: where the next portion begins.
    pub cursor: String,
    /// How much more is done.
    pub done: i64,
    /// How much there is in all, where this portion found out.
    pub total: Option<i64>,
    /// Was this the last one?
    pub is_last: bool,
    /// JSON: what came of all portions so far; nothing leaves it as it was.
    pub result: Option<String>,
    /// What was left out. The caller keeps them few: a thousand lines a portion at most.
    pub notes: Vec<Note>,
}

/// One portion, to be run in the transaction that also records how far the job got. It may be run again when two writes met.
pub type Portion = Box<dyn Fn(&mut Tx<'_>, &Context, &Job) -> Result<Step, DbError> + Send>;

/// A kind of long work.
pub trait Work: Send + Sync + 'static {
    /// By which name its jobs are kept.
    fn kind(&self) -> &'static str;

    /// Answers the next portion. It is called outside any transaction and may read ahead from files and the database; what it
    /// read may have changed when the portion runs.
    ///
    /// # Errors
    /// [`JobError::Refused`] ends the job as failed; storage errors let it wait and try again.
    fn next(&self, db: &Db, job: &Job) -> Result<Portion, JobError>;

    /// What was asked for, without what may say something about somebody; nothing where it holds nothing of that kind. It takes the
    /// place of the input some time after the work is over. Pages and taking back still read it; nobody does the work from it.
    fn forgotten(&self, _input: &str) -> Option<String> {
        None
    }
}

/// Why a job cannot go on.
#[derive(Debug, thiserror::Error)]
pub enum JobError {
    /// The database did not take part.
    #[error(transparent)]
    Storage(#[from] DbError),
    /// It makes no sense to try again before somebody mends something.
    #[error("{code}: {detail}")]
    Refused {
        /// A code that pages have words for.
        code: &'static str,
        /// For operators; nothing personal.
        detail: String,
    },
}

impl WriteError for JobError {
    fn db(&self) -> Option<&DbError> {
        match self {
            Self::Storage(error) => Some(error),
            Self::Refused { .. } => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn job(done: i64, total: Option<i64>) -> Job {
        let at = Timestamp::from_seconds(1000);
        Job {
            id: JobId(1),
            kind: "x".into(),
            state: State::Running,
            is_stop_asked: false,
            input: String::new(),
            cursor: String::new(),
            result: String::new(),
            done,
            total,
            noted: 0,
            actor: Actor::System,
            channel: Channel::System,
            language: Language::En,
            undoes: None,
            problem: None,
            problem_detail: None,
            created_at: at,
            started_at: Some(at),
            finished_at: None,
            forgotten_at: None,
        }
    }

    #[test]
    fn the_time_left_follows_from_the_pace_so_far() {
        let now = Timestamp::from_seconds(1010);
        assert_eq!(job(25, Some(100)).time_left(now), Some(Duration::from_secs(30)));
        assert_eq!(job(100, Some(100)).time_left(now), Some(Duration::ZERO));
        for untold in [job(0, Some(100)), job(5, None), job(5, Some(4))] {
            assert_eq!(untold.time_left(now), None);
        }
        assert_eq!(job(1, Some(3)).percent(), Some(33));
        assert_eq!(job(9, Some(3)).percent(), Some(100));
        assert_eq!((job(0, Some(0)).percent(), job(1, None).percent()), (None, None));
    }

    #[test]
    fn states_have_codes() {
        for state in State::ALL {
            assert_eq!(State::from_code(state.code()), Some(state));
        }
    }
}
