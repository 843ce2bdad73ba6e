//! Stopping work, and letting it go on.

use crate::{
    db::{DbError, Tx},
    features::audit::{self, Entry, Subject},
    jobs,
    kernel::{Context, ids::JobId},
};

/// Asks work to stop; false when it is over.
///
/// # Errors
/// Storage errors.
pub fn stop(tx: &mut Tx<'_>, ctx: &Context, id: JobId) -> Result<bool, DbError> {
    let is_asked = jobs::ask_to_stop(tx, ctx.at, id)?;
    if is_asked {
        audit::record(tx, ctx, &Entry::new("job.stopped", Subject::new("job", id)))?;
    }
    Ok(is_asked)
}

/// Lets stopped or failed work go on; false when it is neither, or when what it did is taken back already: the rest would be done to
/// what was meant to be undone.
///
/// # Errors
/// Storage errors.
pub fn resume(tx: &mut Tx<'_>, ctx: &Context, id: JobId) -> Result<bool, DbError> {
    tx.wait_turn([jobs::turn(id).as_str()])?;
    if jobs::undoing(tx.connection(), id)?.is_some() || !jobs::resume(tx, id)? {
        return Ok(false);
    }
    audit::record(tx, ctx, &Entry::new("job.resumed", Subject::new("job", id)))?;
    Ok(true)
}
