//! Keeping forms to begin others with.

use serde_json::{Value, json};

use super::{
    super::{
        model::{MOST_TEMPLATES, Template},
        store,
    },
    TURN, of_form, present, written,
};
use crate::{
    db::{DbError, Tx},
    features::audit::{self, Entry, Subject},
    kernel::{
        Context,
        ids::{FormId, FormTemplateId},
        text::fold,
    },
};

/// What came of keeping or renaming a template.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kept {
    /// It is kept.
    Now,
    /// Another template has the name: nothing was written.
    NameTaken,
    /// There are as many as there may be: nothing was written.
    TooMany,
    /// Somebody else renamed it in between: nothing was written.
    Stale,
}

/// Keeps what a form asks as a template: its draft, else what it published. The form itself stays as it is.
///
/// # Errors
/// [`DbError::NotFound`] when there is no such form; other storage errors.
pub fn keep_template(tx: &mut Tx<'_>, ctx: &Context, form: FormId, name: &str) -> Result<Kept, DbError> {
    tx.wait_turn([TURN])?;
    let sheet = present(tx, form)?;
    let known = store::templates(tx.connection())?;
    if is_taken(&known, name, None) {
        return Ok(Kept::NameTaken);
    }
    if known.len() >= MOST_TEMPLATES {
        return Ok(Kept::TooMany);
    }
    let definition = written(&of_form(tx, &sheet)?)?;
    let id = store::add_template(tx, ctx, name, &definition)?;
    note(tx, ctx, "form_template.added", id, Value::Null, json!({ "name": name, "form": form }))?;
    Ok(Kept::Now)
}

/// Gives a template another name, if it still has the one that was `seen`.
///
/// # Errors
/// [`DbError::NotFound`] when there is no such template; other storage errors.
pub fn rename_template(tx: &mut Tx<'_>, ctx: &Context, id: FormTemplateId, seen: &str, name: &str) -> Result<Kept, DbError> {
    tx.wait_turn([TURN])?;
    let known = store::templates(tx.connection())?;
    let before = known.iter().find(|template| template.id == id).ok_or(DbError::NotFound)?;
    if before.name != seen {
        return Ok(Kept::Stale);
    }
    if is_taken(&known, name, Some(id)) {
        return Ok(Kept::NameTaken);
    }
    if before.name != name {
        store::rename_template(tx, ctx, id, name)?;
        note(tx, ctx, "form_template.changed", id, json!({ "name": before.name }), json!({ "name": name }))?;
    }
    Ok(Kept::Now)
}

/// Deletes a template; deleted twice is deleted.
///
/// # Errors
/// Storage errors.
pub fn delete_template(tx: &mut Tx<'_>, ctx: &Context, id: FormTemplateId) -> Result<(), DbError> {
    tx.wait_turn([TURN])?;
    if let Some(template) = store::templates(tx.connection())?.into_iter().find(|template| template.id == id) {
        store::delete_template(tx, id)?;
        note(tx, ctx, "form_template.deleted", id, json!({ "name": template.name }), Value::Null)?;
    }
    Ok(())
}

fn is_taken(known: &[Template], name: &str, but: Option<FormTemplateId>) -> bool {
    known.iter().any(|template| Some(template.id) != but && fold(&template.name) == fold(name))
}

fn note(
    tx: &mut Tx<'_>,
    ctx: &Context,
    what: &'static str,
    id: FormTemplateId,
    before: Value,
    after: Value,
) -> Result<(), DbError> {
    audit::record(tx, ctx, &Entry::new(what, Subject::new("form_template", id)).changing(before, after))
}
