//! The long work on the bin, a portion at a time.

use super::{
    model::{CameTo, Filling, Which},
    store,
};
use crate::{
    db::{Db, DbError, Tx},
    features::selections::{self, Scope, Settled},
    jobs::{Job, JobError, Portion, Step, Work},
    kernel::{Context, ids::ContactId},
};

/// The kind of putting contacts into the bin.
pub const BIN: &str = "contacts.bin";
/// The kind of taking them out.
pub const RESTORE: &str = "contacts.restore";
/// The kind of erasing them.
pub const ERASE: &str = "contacts.erase";

/// Contacts that one portion takes.
const PORTION: i64 = 2000;
/// Contacts that one portion erases: with each goes much else.
const ERASED: i64 = 500;

/// Up to which number it is done.
#[derive(Clone, Copy, Debug, Default, serde::Serialize, serde::Deserialize)]
struct Reached {
    after: i64,
    /// Portions so far, so that no two have the same beginning.
    portions: i64,
}

/// Puts contacts into the bin.
pub struct Filler;

impl Work for Filler {
    fn kind(&self) -> &'static str {
        BIN
    }

    fn next(&self, _: &Db, job: &Job) -> Result<Portion, JobError> {
        let Filling { settled: Settled { scope, until: last } } = read(&job.input)?;
        let reached = cursor(job)?;
        let after = ContactId(reached.after);
        // Those who were chosen are few; they are one look.
        let until = if matches!(scope, Scope::Chosen(_)) { last } else { last.min(ContactId(after.0 + PORTION)) };
        Ok(Box::new(move |tx, ctx, job| {
            let ids = selections::members(tx.connection(), &scope, job.created_at, after, until)?;
            let (done, notes) = store::fill(tx, ctx, job.id, &ids)?;
            let own = i64::try_from(notes.len()).unwrap_or(0);
            let seen = i64::try_from(ids.len()).unwrap_or(0);
            Ok(Step { notes, ..step(job, CameTo { done, own }, seen, next(reached, until.0), until >= last) })
        }))
    }

    fn forgotten(&self, input: &str) -> Option<String> {
        serde_json::from_str::<Filling>(input).ok().map(|filling| written(&Filling { settled: filling.settled.forgotten() }))
    }
}

/// Takes contacts out of the bin.
pub struct Restorer;

impl Work for Restorer {
    fn kind(&self) -> &'static str {
        RESTORE
    }

    fn next(&self, _: &Db, job: &Job) -> Result<Portion, JobError> {
        from_bin(job, PORTION, store::take_out)
    }
}

/// Erases contacts who are in the bin.
pub struct Eraser;

impl Work for Eraser {
    fn kind(&self) -> &'static str {
        ERASE
    }

    fn next(&self, _: &Db, job: &Job) -> Result<Portion, JobError> {
        from_bin(job, ERASED, store::erase)
    }
}

/// A portion of whoever is meant and still in the bin.
fn from_bin(
    job: &Job,
    most: i64,
    act: fn(&mut Tx<'_>, &Context, &[ContactId]) -> Result<i64, DbError>,
) -> Result<Portion, JobError> {
    let which: Which = read(&job.input)?;
    let reached = cursor(job)?;
    Ok(Box::new(move |tx, ctx, job| {
        let ids = store::some(tx.connection(), which, ContactId(reached.after), most)?;
        let done = act(tx, ctx, &ids)?;
        let until = ids.last().map_or(reached.after, |id| id.0);
        let is_last = (ids.len() as i64) < most;
        Ok(step(job, CameTo { done, own: 0 }, done, next(reached, until), is_last))
    }))
}

const fn next(reached: Reached, after: i64) -> Reached {
    Reached { after, portions: reached.portions + 1 }
}

fn step(job: &Job, more: CameTo, seen: i64, reached: Reached, is_last: bool) -> Step {
    let so_far: CameTo = serde_json::from_str(&job.result).unwrap_or_default();
    let came_to = CameTo { done: so_far.done + more.done, own: so_far.own + more.own };
    Step { cursor: written(&reached), done: seen, total: None, is_last, result: Some(written(&came_to)), notes: Vec::new() }
}

fn read<T: serde::de::DeserializeOwned>(json: &str) -> Result<T, JobError> {
    serde_json::from_str(json).map_err(|error| JobError::Refused { code: "input", detail: error.to_string() })
}

fn cursor(job: &Job) -> Result<Reached, JobError> {
    if job.cursor.is_empty() { Ok(Reached::default()) } else { read(&job.cursor) }
}

/// Plain numbers and codes: they can always be written.
fn written<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
