//! The long work: a change, and taking it back, a portion at a time.

use std::sync::Arc;

use super::{
    model::{Order, Summary, Undoing, Undone, summary_of},
    store,
};
use crate::{
    db::{Db, DbError},
    features::{
        selections::{self, Scope, Settled},
        snapshot::Snapshots,
    },
    jobs::{Job, JobError, Portion, Step, Work},
    kernel::{Timestamp, ids::ContactId},
};

/// The kind of a change.
pub const UPDATE: &str = "bulk.update";
/// The kind of taking one back.
pub const UNDO: &str = "bulk.undo";

/// Contacts that one portion changes: few enough that others wait no longer than for one another.
const PORTION: i64 = 2000;
/// Looks that one portion takes at most before it writes down how far it came.
const LOOKS: usize = 50;

/// Makes a change.
pub struct Update {
    snapshots: Arc<Snapshots>,
    portion: i64,
}

impl Update {
    /// With what staff edit.
    pub const fn new(snapshots: Arc<Snapshots>) -> Self {
        Self { snapshots, portion: PORTION }
    }

    /// In portions of so many contacts.
    #[must_use]
    pub fn in_portions_of(self, portion: i64) -> Self {
        Self { portion, ..self }
    }
}

/// Up to which number the contacts were looked at.
#[derive(Clone, Copy, Debug, Default, serde::Serialize, serde::Deserialize)]
struct Reached {
    after: i64,
}

impl Work for Update {
    fn kind(&self) -> &'static str {
        UPDATE
    }

    fn next(&self, db: &Db, job: &Job) -> Result<Portion, JobError> {
        let Order { change, settled: Settled { scope, until: last } } = read(&job.input)?;
        let after = ContactId(cursor::<Reached>(job)?.after);
        let at = job.created_at;
        let until = db.read_blocking(|connection| end_of_portion(connection, &scope, at, self.portion, after, last))?;
        let house = self.snapshots.share();
        Ok(Box::new(move |tx, ctx, job| {
            // Asked again here: what holds of somebody may have changed since, and with it whether they belong to the scope.
            let ids = selections::members(tx.connection(), &scope, at, after, until)?;
            let (came_to, notes) = store::apply(tx, ctx, job.id, &change, &house.lists, &ids)?;
            let so_far = summary_of(&job.result).plus(&came_to);
            Ok(Step {
                cursor: written(&Reached { after: until.0 }),
                done: i64::try_from(ids.len()).unwrap_or(0),
                total: None,
                is_last: until >= last,
                result: Some(written::<Summary>(&so_far)),
                notes,
            })
        }))
    }

    fn forgotten(&self, input: &str) -> Option<String> {
        let Order { change, settled } = serde_json::from_str(input).ok()?;
        Some(written(&Order { change: change.forgotten(), settled: settled.forgotten() }))
    }
}

/// The last number of the next portion.
fn end_of_portion(
    connection: &mut crate::db::Connection,
    scope: &Scope,
    at: Timestamp,
    portion: i64,
    after: ContactId,
    last: ContactId,
) -> Result<ContactId, DbError> {
    if let Scope::Chosen(ids) = scope {
        let mut ids: Vec<ContactId> = ids.iter().copied().filter(|id| *id > after).collect();
        ids.sort_unstable();
        ids.dedup();
        return Ok(usize::try_from(portion - 1).ok().and_then(|n| ids.get(n)).copied().unwrap_or(last));
    }
    if *scope == Scope::Everybody {
        return Ok(last.min(ContactId(after.0 + portion)));
    }
    let most = usize::try_from(portion).unwrap_or(usize::MAX);
    let (mut until, mut found) = (after, 0);
    for _ in 0..LOOKS {
        let next = last.min(ContactId(until.0 + portion));
        found += selections::members(connection, scope, at, until, next)?.len();
        if found > most && until > after {
            break;
        }
        until = next;
        if until >= last || found >= most {
            break;
        }
    }
    Ok(until)
}

/// Takes a change back.
pub struct Undo {
    snapshots: Arc<Snapshots>,
}

impl Undo {
    /// With what staff edit.
    pub const fn new(snapshots: Arc<Snapshots>) -> Self {
        Self { snapshots }
    }
}

/// Up to which portion a change was taken back.
#[derive(Clone, Copy, Debug, Default, serde::Serialize, serde::Deserialize)]
struct TakenBack {
    portion: i64,
}

impl Work for Undo {
    fn kind(&self) -> &'static str {
        UNDO
    }

    fn next(&self, db: &Db, job: &Job) -> Result<Portion, JobError> {
        let undoing: Undoing = read(&job.input)?;
        let after = cursor::<TakenBack>(job)?.portion;
        let portion = db.read_blocking(|connection| store::next_of(connection, undoing.job, after))?;
        let house = self.snapshots.share();
        Ok(Box::new(move |tx, ctx, job| {
            let Some(portion) = &portion else {
                return Ok(Step { cursor: job.cursor.clone(), is_last: true, ..Step::default() });
            };
            let (came_to, notes) = store::undo(tx, ctx, job.id, &house.lists, portion, &undoing.reason)?;
            let so_far: Undone = serde_json::from_str(&job.result).unwrap_or_default();
            let so_far = Undone {
                set_back: so_far.set_back + came_to.set_back,
                left: so_far.left + came_to.left,
                gone: so_far.gone + came_to.gone,
            };
            Ok(Step {
                cursor: written(&TakenBack { portion: portion.n }),
                done: came_to.set_back + came_to.left + came_to.gone,
                total: None,
                is_last: false,
                result: Some(written(&so_far)),
                notes,
            })
        }))
    }

    fn forgotten(&self, input: &str) -> Option<String> {
        let Undoing { job, .. } = serde_json::from_str(input).ok()?;
        Some(written(&Undoing { job, reason: String::new() }))
    }
}

fn read<T: serde::de::DeserializeOwned>(json: &str) -> Result<T, JobError> {
    serde_json::from_str(json).map_err(|error| JobError::Refused { code: "input", detail: error.to_string() })
}

fn cursor<T: serde::de::DeserializeOwned + Default>(job: &Job) -> Result<T, JobError> {
    if job.cursor.is_empty() { Ok(T::default()) } else { read(&job.cursor) }
}

/// Plain numbers and codes: they can always be written.
fn written<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
