//! Writing selections and the members of static ones.

use diesel::{prelude::*, sql_query, sql_types::Timestamp as SqlTimestamp};

use crate::{
    db::{
        DbError, Tx, on_each,
        schema::{selection_members, selections},
    },
    features::selections::model::{Kind, NewSelection, Rule},
    kernel::{
        Actor, Context,
        ids::{ContactId, SelectionId},
        text::fold,
    },
};

/// Members that one statement adds.
const ADDED: usize = 5000;

/// The rule in a row.
pub(super) fn read_rule(id: SelectionId, text: &str) -> Result<Rule, DbError> {
    serde_json::from_str(text).map_err(|error| DbError::Broken(format!("rule of selection {id}: {error}")))
}

/// The rule as a row keeps it.
fn written(rule: &Rule) -> Result<String, DbError> {
    serde_json::to_string(rule).map_err(|error| DbError::Broken(format!("a rule cannot be written: {error}")))
}

/// Stores a new selection, which nobody counted yet.
///
/// # Errors
/// Storage errors.
pub fn insert(tx: &mut Tx<'_>, ctx: &Context, new: &NewSelection<'_>) -> Result<SelectionId, DbError> {
    let maker = match ctx.actor {
        Actor::Staff(id) => Some(id.0),
        _ => None,
    };
    let rule = match &new.kind {
        Kind::Static => String::new(),
        Kind::Dynamic(rule) => written(rule)?,
    };
    let row = (
        selections::name.eq(new.name),
        selections::name_key.eq(fold(new.name)),
        selections::kind.eq(new.kind.code()),
        selections::rule.eq(rule),
        selections::owner_id.eq(maker),
        // What belongs to nobody would be seen by nobody.
        selections::is_shared.eq(new.is_shared || maker.is_none()),
        selections::created_at.eq(ctx.at),
        selections::updated_at.eq(ctx.at),
        selections::updated_by.eq(maker),
        selections::version.eq(1),
    );
    Ok(on_each!(tx.connection(), |c| diesel::insert_into(selections::table).values(row).returning(selections::id).get_result(c))?)
}

/// Makes contacts members of a static selection, and answers how many were not before. Those that are gone or in the bin are left
/// out.
///
/// # Errors
/// Storage errors.
pub fn add_members(tx: &mut Tx<'_>, ctx: &Context, id: SelectionId, contacts: &[ContactId]) -> Result<usize, DbError> {
    let mut added = 0;
    for chunk in contacts.chunks(ADDED) {
        let list = chunk.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        let text = format!(
            "INSERT INTO selection_members (selection_id, contact_id, since) SELECT {id}, id, $1 FROM contacts \
             WHERE id IN ({list}) AND deleted_at IS NULL ORDER BY id ON CONFLICT DO NOTHING"
        );
        added += on_each!(tx.connection(), |c| sql_query(text.as_str()).bind::<SqlTimestamp, _>(ctx.at).execute(c))?;
    }
    Ok(added)
}

/// Lets contacts be members of a static selection no more, and answers how many were.
///
/// # Errors
/// Storage errors.
pub fn remove_members(tx: &mut Tx<'_>, id: SelectionId, contacts: &[ContactId]) -> Result<usize, DbError> {
    let mut removed = 0;
    for chunk in contacts.chunks(ADDED) {
        let of = selection_members::table.filter(selection_members::selection_id.eq(id));
        removed += diesel::delete(of.filter(selection_members::contact_id.eq_any(chunk))).execute(tx.connection())?;
    }
    Ok(removed)
}
