//! Taking contacts out of the house: what is written down of it.

use serde_json::{Map, Value, json};

use super::{file::Plan, model::Columns};
use crate::{
    db::{DbError, Tx},
    features::{
        audit::{self, Entry, Subject},
        selections::Scope,
    },
    kernel::Context,
};

/// Writes down that a file of so many contacts is taken. Which contacts it was is said by the kind of choice alone: what was
/// searched for may be somebody's name.
///
/// # Errors
/// Storage errors.
pub fn note(tx: &mut Tx<'_>, ctx: &Context, plan: &Plan, count: i64) -> Result<(), DbError> {
    let mut after = Map::new();
    let (kind, subject) = match &plan.scope {
        Scope::Everybody => ("everybody", Subject::none()),
        Scope::Chosen(_) => ("chosen", Subject::none()),
        Scope::Found(_) => ("found", Subject::none()),
        Scope::Selection(id) => ("selection", Subject::new("selection", id)),
    };
    after.insert("scope".to_owned(), json!(kind));
    after.insert("format".to_owned(), json!(plan.format.code()));
    after.insert("columns".to_owned(), codes(&plan.columns));
    after.insert("count".to_owned(), json!(count));
    audit::record(tx, ctx, &Entry::new("contacts.exported", subject).changing(Value::Null, Value::Object(after)))
}

fn codes(columns: &Columns) -> Value {
    columns.iter().map(|column| column.code.as_str()).collect()
}
