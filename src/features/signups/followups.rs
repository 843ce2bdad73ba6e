//! What a form asks to be done when one of its submissions is processed (FRM-10): interests, a selection, a receipt by mail.

use diesel::prelude::*;

use super::{
    apply::put_interests,
    mails::{self, About},
};
use crate::{
    db::{
        Connection, DbError, Tx, on_each,
        schema::{form_actions, interests, selections},
    },
    features::{
        contacts::Contact,
        ledger::{self, Act, EventKind, NewEvent},
        selections as sets,
        snapshot::Snapshot,
    },
    kernel::{
        Actor, Context, Timestamp,
        ids::{FormId, SelectionId, StaffId},
    },
};

/// What is done when a submission of a form is processed, and who is told that one waits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FormActions {
    /// Interests that are added.
    pub interests: Vec<i64>,
    /// A static selection that the contact is put into.
    pub selection: Option<SelectionId>,
    /// Does the person get a mail with what they entered?
    pub sends_receipt: bool,
    /// Members of staff who are told when a submission waits.
    pub told: Vec<StaffId>,
    /// Are they told once a day, and not of each at once?
    pub is_bundled: bool,
    /// Goes up with every change; 0 before the first.
    pub version: i64,
}

/// What is done with the submissions of a form.
///
/// # Errors
/// Storage errors.
pub fn of_form(connection: &mut Connection, form: FormId) -> Result<FormActions, DbError> {
    type Row = (String, Option<SelectionId>, bool, String, Option<Timestamp>, i64);
    let row: Option<Row> = form_actions::table
        .find(form)
        .select((
            form_actions::interests,
            form_actions::selection_id,
            form_actions::sends_receipt,
            form_actions::told,
            form_actions::bundled_at,
            form_actions::version,
        ))
        .get_result(connection)
        .optional()?;
    let Some((interests, selection, sends_receipt, told, bundled_at, version)) = row else { return Ok(FormActions::default()) };
    let broken = |error: serde_json::Error| DbError::Broken(format!("actions of form {form}: {error}"));
    Ok(FormActions {
        interests: serde_json::from_str(&interests).map_err(broken)?,
        selection,
        sends_receipt,
        told: serde_json::from_str(&told).map_err(broken)?,
        is_bundled: bundled_at.is_some(),
        version,
    })
}

/// Keeps what is to be done with the submissions of a form; false when somebody else saved since `actions.version`.
///
/// # Errors
/// Storage errors.
pub fn keep(tx: &mut Tx<'_>, ctx: &Context, form: FormId, actions: &FormActions) -> Result<bool, DbError> {
    let broken = |error: serde_json::Error| DbError::Broken(error.to_string());
    let row = (
        form_actions::interests.eq(serde_json::to_string(&actions.interests).map_err(broken)?),
        form_actions::selection_id.eq(actions.selection),
        form_actions::sends_receipt.eq(actions.sends_receipt),
        form_actions::told.eq(serde_json::to_string(&actions.told).map_err(broken)?),
        form_actions::version.eq(actions.version + 1),
        form_actions::updated_at.eq(ctx.at),
        form_actions::updated_by.eq(ctx.actor.id()),
    );
    let kept = if actions.version == 0 {
        let new = (form_actions::form_id.eq(form), row);
        on_each!(tx.connection(), |c| diesel::insert_into(form_actions::table).values(new).on_conflict_do_nothing().execute(c))?
    } else {
        let seen = form_actions::table.filter(form_actions::form_id.eq(form).and(form_actions::version.eq(actions.version)));
        diesel::update(seen).set(row).execute(tx.connection())?
    };
    if kept == 1 {
        bundle(tx, ctx, form, actions.is_bundled)?;
    }
    Ok(kept == 1)
}

/// Begins or ends telling once a day. What waits already was told of; where it was so before, the last time of telling stays.
fn bundle(tx: &mut Tx<'_>, ctx: &Context, form: FormId, is_bundled: bool) -> Result<(), DbError> {
    let row = form_actions::table.filter(form_actions::form_id.eq(form));
    if is_bundled {
        diesel::update(row.filter(form_actions::bundled_at.is_null()))
            .set(form_actions::bundled_at.eq(ctx.at))
            .execute(tx.connection())?;
    } else {
        diesel::update(row).set(form_actions::bundled_at.eq(None::<Timestamp>)).execute(tx.connection())?;
    }
    Ok(())
}

/// Does what the form asks for. Whatever is no longer there is passed over: nobody's sign-up fails for it.
#[allow(clippy::too_many_arguments, reason = "each is a different thing and none has a default")]
pub(super) fn run(
    tx: &mut Tx<'_>,
    ctx: &Context,
    house: &Snapshot,
    key_id: &str,
    act: &Act,
    about: &About<'_>,
    form: FormId,
    contact: &Contact,
    is_confirmed: bool,
) -> Result<(), DbError> {
    let actions = of_form(tx.connection(), form)?;
    if !actions.interests.is_empty() {
        let offered: Vec<i64> = interests::table
            .filter(interests::id.eq_any(&actions.interests).and(interests::is_active).and(interests::deleted_at.is_null()))
            .select(interests::id)
            .load(tx.connection())?;
        if put_interests(tx, ctx, contact.id, &offered)? > 0 {
            let event = NewEvent {
                contact: Some(contact.id),
                submission: Some(about.submission),
                detail: Some("interests".into()),
                ..NewEvent::default()
            };
            ledger::record(tx, ctx, act, EventKind::ContactChanged, &event)?;
        }
    }
    if let Some(selection) = actions.selection {
        let there = selections::table
            .filter(selections::id.eq(selection).and(selections::kind.eq("static")).and(selections::deleted_at.is_null()));
        if diesel::select(diesel::dsl::exists(there)).get_result(tx.connection())? {
            let added = sets::add_members(tx, ctx, selection, &[contact.id])?;
            if added > 0 {
                sets::shift_size(tx, ctx.at, selection, 1)?;
            }
        }
    }
    // Anybody can type words for somebody else's address: they are mailed once its owner confirmed it, or somebody here saw them.
    if actions.sends_receipt && (is_confirmed || matches!(ctx.actor, Actor::Staff(_))) {
        mails::post_receipt(tx, ctx, house, key_id, about, contact)?;
    }
    Ok(())
}
