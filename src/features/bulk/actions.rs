//! Asking for a change of many, and for taking one back.

use serde_json::json;

use super::{
    model::{Action, Change, Order, Outcome, Undoing, summary_of},
    work::{UNDO, UPDATE},
};
use crate::{
    db::{DbError, Tx},
    features::{
        audit::{self, Entry, Subject},
        lists::Lists,
        selections,
    },
    jobs::{self, NewJob},
    kernel::{Channel, Context, ids::JobId},
};

/// Asks for a change: the work and its one line in the audit log (IO-03). Whether the member may is asked before.
///
/// # Errors
/// Storage errors.
pub fn start(tx: &mut Tx<'_>, ctx: &Context, lists: &Lists, change: &Change) -> Result<JobId, DbError> {
    let total = selections::count(tx.connection(), &change.scope, ctx.at)?;
    let order = Order { change: change.clone(), settled: selections::settled(tx.connection(), &change.scope)? };
    let input = serde_json::to_string(&order).map_err(|error| DbError::Broken(error.to_string()))?;
    let job = jobs::open(tx, &in_bulk(ctx), &NewJob { kind: UPDATE, input, total: Some(total), undoes: None })?;
    let fields: Vec<String> = change.actions.iter().map(|action| said(lists, action)).collect();
    let entry = Entry::new("contacts.changed", Subject::new("job", job))
        .changing(json!({ "count": total }), json!({ "fields": fields, "has_reason": !change.reason.is_empty() }));
    audit::record(tx, ctx, &entry)?;
    Ok(job)
}

/// Asks for a change to be taken back, with the reason where that needs one. Nothing when it makes no sense: it is under way,
/// changed nothing, was taken back before, or is no change.
///
/// # Errors
/// Storage errors.
pub fn take_back(tx: &mut Tx<'_>, ctx: &Context, job: JobId, reason: &str) -> Result<Option<JobId>, DbError> {
    // Nobody resumes it or takes it back at the same moment.
    tx.wait_turn([jobs::turn(job).as_str()])?;
    let Some(done) = jobs::by_id(tx.connection(), job)? else { return Ok(None) };
    let came_to = summary_of(&done.result);
    let is_open = done.kind == UPDATE && done.state.is_over() && came_to.changed > 0;
    if !is_open || jobs::undoing(tx.connection(), job)?.is_some() {
        return Ok(None);
    }
    let total = came_to.tallies.iter().map(|tally| tally.of(Outcome::Changes)).sum();
    let input =
        serde_json::to_string(&Undoing { job, reason: reason.to_owned() }).map_err(|error| DbError::Broken(error.to_string()))?;
    let undo = jobs::open(tx, &in_bulk(ctx), &NewJob { kind: UNDO, input, total: Some(total), undoes: Some(job) })?;
    let entry = Entry::new("contacts.change_taken_back", Subject::new("job", undo))
        .changing(json!({ "count": total }), json!({ "has_reason": !reason.is_empty() }));
    audit::record(tx, ctx, &entry)?;
    Ok(Some(undo))
}

/// The same person by the way of changing many.
fn in_bulk(ctx: &Context) -> Context {
    Context { channel: Channel::Bulk, origin: Default::default(), ..ctx.clone() }
}

/// An action for the audit log: by keys and codes.
fn said(lists: &Lists, action: &Action) -> String {
    match action {
        Action::Consent { purpose, basis, source, .. } => {
            let key = |item: Option<&str>| item.unwrap_or("?").to_owned();
            let basis = key(lists.bases.iter().find(|item| item.id == *basis).map(|item| item.key.as_str()));
            let source = key(lists.sources.iter().find(|item| item.id == *source).map(|item| item.key.as_str()));
            format!("{}={basis}/{source}", key(lists.purpose(*purpose).map(|item| item.key.as_str())))
        }
        Action::Choice { kind, choice } => {
            let choice = choice.map_or("never", |is_on| if is_on { "on" } else { "off" });
            format!("{}={choice}", lists.subscription_type(*kind).map_or("?", |item| item.key.as_str()))
        }
        Action::Interest { id, adds } => format!("interests{}{id}", if *adds { '+' } else { '-' }),
        Action::NoMailings(is_on) => format!("no_mailings={}", if *is_on { "on" } else { "off" }),
        Action::Language(language) => format!("language={}", language.code()),
        Action::Country(country) => format!("country={country}"),
    }
}
