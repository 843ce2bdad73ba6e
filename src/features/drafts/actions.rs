//! What staff do with forms: each act with its audit entry, and, where visitors see it, with word to every instance.
//!
//! Those who change forms take turns, so that what was looked at before a save still holds at the save.

mod templates;

pub use templates::{Kept, delete_template, keep_template, rename_template};

use serde_json::{Map, Value, json};

use super::{
    model::{
        Decision, Draft, Edit, Fault, MOST_OCTETS, Properties, Refusal, Sheet, check, email_only, frozen, in_languages,
        languages, loosened,
    },
    store,
};
use crate::{
    db::{DbError, Tx},
    features::{
        audit::{self, Entry, Subject},
        forms::{self, NewForm, model::Definition},
        items, snapshot,
    },
    kernel::{
        Context, Language,
        digest::sha256_hex,
        ids::{FormId, FormTemplateId},
    },
};

/// The turn of those who change forms.
const TURN: &str = "drafts";

/// What came of an attempt to save what is decided about a form.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Saved {
    /// It is saved.
    Now(FormId),
    /// Somebody else saved, or deleted it, in between: nothing was written.
    Stale,
    /// Another form has the address: nothing was written.
    SlugTaken,
}

/// What came of an attempt to publish.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Published {
    /// It is published.
    Now,
    /// The draft is not the one that was looked at, or is gone: nothing was written.
    Stale,
    /// Something stands in the way: nothing was written.
    Faulty(Vec<Fault>),
    /// With the words of lists it takes up more room than a form has: nothing was written.
    TooLarge,
}

/// Where a new form begins.
#[derive(Clone, Debug)]
pub enum Begin {
    /// From a definition.
    From(Box<Definition>),
    /// As another form is: its draft, else what it published.
    Like(FormId),
    /// As a template that staff have kept.
    Kept(FormTemplateId),
}

/// Makes a form and its first draft.
///
/// # Errors
/// [`DbError::NotFound`] when the form to copy is gone; other storage errors.
pub fn add(tx: &mut Tx<'_>, ctx: &Context, new: &Properties, chosen: &[Language], begin: &Begin) -> Result<Saved, DbError> {
    tx.wait_turn([TURN])?;
    if store::is_slug_taken(tx.connection(), &new.slug, None)? {
        return Ok(Saved::SlugTaken);
    }
    let mut definition = match begin {
        Begin::From(definition) => loosened(definition),
        Begin::Like(form) => {
            let like = store::sheet(tx.connection(), *form)?;
            if like.deleted_at.is_some() {
                return Err(DbError::NotFound);
            }
            of_form(tx, &like)?
        }
        Begin::Kept(id) => {
            let template = store::templates(tx.connection())?.into_iter().find(|template| template.id == *id);
            template.ok_or(DbError::NotFound)?.definition
        }
    };
    in_languages(&mut definition, chosen);
    let row = NewForm {
        slug: &new.slug,
        name: &new.name,
        position: store::last_position(tx.connection())? + 1,
        is_listed: new.is_listed,
        is_active: true,
        ends_at: new.ends_at,
        max_submissions: new.max_submissions,
        has_double_opt_in: new.has_double_opt_in,
    };
    let id = forms::create(tx, ctx.at, &row)?;
    store::update(tx, ctx, id, new)?;
    keep_new_draft(tx, ctx, id, &definition)?;
    note(tx, ctx, "form.added", id, Value::Null, Value::Object(new.values()))?;
    Ok(Saved::Now(id))
}

/// What a form asks as far as staff have got: its draft, else what it published, else the address alone.
fn of_form(tx: &mut Tx<'_>, form: &Sheet) -> Result<Definition, DbError> {
    if let Some(draft) = store::draft(tx.connection(), form.id)? {
        return Ok(draft.definition);
    }
    match form.published {
        Some(version) => Ok(loosened(&store::definition(tx.connection(), version)?)),
        None => Ok(loosened(&email_only())),
    }
}

fn keep_new_draft(tx: &mut Tx<'_>, ctx: &Context, form: FormId, definition: &Definition) -> Result<(), DbError> {
    let text = written(definition)?;
    store::add_draft(tx, ctx, form, &text, &sha256_hex(&text))
}

fn written(definition: &Definition) -> Result<String, DbError> {
    definition.canonical().map_err(|error| DbError::Broken(error.to_string()))
}

/// Saves what is decided about a form, made from decisions with the mark `seen`.
///
/// # Errors
/// [`DbError::NotFound`] when there is no such form; other storage errors.
pub fn change(tx: &mut Tx<'_>, ctx: &Context, id: FormId, seen: &str, new: &Properties) -> Result<Saved, DbError> {
    tx.wait_turn([TURN])?;
    let before = store::sheet(tx.connection(), id)?;
    if before.deleted_at.is_some() || before.properties.mark() != seen {
        return Ok(Saved::Stale);
    }
    if store::is_slug_taken(tx.connection(), &new.slug, Some(id))? {
        return Ok(Saved::SlugTaken);
    }
    let (old, changed) = items::difference(&before.properties.values(), &new.values());
    if !changed.is_empty() {
        store::update(tx, ctx, id, new)?;
        note(tx, ctx, "form.changed", id, Value::Object(old), Value::Object(changed))?;
        snapshot::touch(tx)?;
    }
    Ok(Saved::Now(id))
}

/// Takes a form into use or out of it; visitors see it at once.
///
/// # Errors
/// [`DbError::NotFound`] when there is no such form; other storage errors.
pub fn set_active(tx: &mut Tx<'_>, ctx: &Context, id: FormId, is_on: bool) -> Result<(), DbError> {
    tx.wait_turn([TURN])?;
    if present(tx, id)?.is_active != is_on {
        store::set_active(tx, ctx, id, is_on)?;
        let what = if is_on { "form.activated" } else { "form.deactivated" };
        note(tx, ctx, what, id, json!({ "is_active": !is_on }), json!({ "is_active": is_on }))?;
        snapshot::touch(tx)?;
    }
    Ok(())
}

/// Decides how a form is defended; every instance knows within two seconds. What was decided already is not written again.
///
/// # Errors
/// [`DbError::NotFound`] when there is no such form; other storage errors.
pub fn defend(tx: &mut Tx<'_>, ctx: &Context, id: FormId, decision: Decision) -> Result<(), DbError> {
    tx.wait_turn([TURN])?;
    let before = present(tx, id)?;
    let (mut proof, mut attack) = (before.proof_since, before.attacked_since);
    match decision {
        Decision::AskForProof => proof = proof.or(Some(ctx.at)),
        Decision::NoProof => proof = None,
        Decision::Attack => attack = attack.or(Some(ctx.at)),
        Decision::AttackOver => attack = None,
    }
    if (proof, attack) != (before.proof_since, before.attacked_since) {
        store::set_defence(tx, id, proof, attack)?;
        let told = |proof: bool, attack: bool| json!({ "asks_for_proof": proof, "is_under_attack": attack });
        let was = told(before.proof_since.is_some(), before.attacked_since.is_some());
        note(tx, ctx, decision.act(), id, was, told(proof.is_some(), attack.is_some()))?;
        snapshot::touch(tx)?;
    }
    Ok(())
}

/// Deletes a form: its address leads nowhere from now on. What was answered, and what was shown, stays.
///
/// # Errors
/// [`DbError::NotFound`] when there is no such form; other storage errors.
pub fn delete(tx: &mut Tx<'_>, ctx: &Context, id: FormId) -> Result<(), DbError> {
    tx.wait_turn([TURN])?;
    let before = store::sheet(tx.connection(), id)?;
    if before.deleted_at.is_none() {
        store::set_deleted(tx, ctx, id, true)?;
        note(tx, ctx, "form.deleted", id, Value::Object(before.properties.values()), json!({ "is_deleted": true }))?;
        snapshot::touch(tx)?;
    }
    Ok(())
}

/// Brings a deleted form back as it was.
///
/// # Errors
/// [`DbError::NotFound`] when there is no such form; other storage errors.
pub fn restore(tx: &mut Tx<'_>, ctx: &Context, id: FormId) -> Result<(), DbError> {
    tx.wait_turn([TURN])?;
    let before = store::sheet(tx.connection(), id)?;
    if before.deleted_at.is_some() {
        store::set_deleted(tx, ctx, id, false)?;
        note(tx, ctx, "form.restored", id, json!({ "is_deleted": true }), json!({ "is_deleted": false }))?;
        snapshot::touch(tx)?;
    }
    Ok(())
}

fn present(tx: &mut Tx<'_>, id: FormId) -> Result<Sheet, DbError> {
    let sheet = store::sheet(tx.connection(), id)?;
    if sheet.deleted_at.is_some() { Err(DbError::NotFound) } else { Ok(sheet) }
}

/// Begins a draft from what is published, unless there is one already.
///
/// # Errors
/// [`DbError::NotFound`] when there is no such form; other storage errors.
pub fn begin(tx: &mut Tx<'_>, ctx: &Context, id: FormId) -> Result<(), DbError> {
    tx.wait_turn([TURN])?;
    let form = present(tx, id)?;
    if store::draft(tx.connection(), id)?.is_none() {
        let definition = of_form(tx, &form)?;
        keep_new_draft(tx, ctx, id, &definition)?;
        note(tx, ctx, "form.draft_begun", id, Value::Null, Value::Null)?;
    }
    Ok(())
}

/// Throws the draft away, if it is still the one with the mark `seen`; false when it is not.
///
/// # Errors
/// [`DbError::NotFound`] when there is no such form or no draft; other storage errors.
pub fn discard(tx: &mut Tx<'_>, ctx: &Context, id: FormId, seen: &str) -> Result<bool, DbError> {
    let draft = draft_in_turn(tx, id)?;
    if draft.mark != seen {
        return Ok(false);
    }
    store::discard_draft(tx, draft.id)?;
    note(tx, ctx, "form.draft_discarded", id, Value::Object(told(&draft.definition)), Value::Null)?;
    Ok(true)
}

fn draft_in_turn(tx: &mut Tx<'_>, id: FormId) -> Result<Draft, DbError> {
    tx.wait_turn([TURN])?;
    present(tx, id)?;
    store::draft(tx.connection(), id)?.ok_or(DbError::NotFound)
}

/// Takes one step in a draft.
///
/// # Errors
/// [`DbError::NotFound`] when there is no such form or no draft; other storage errors.
pub fn edit(tx: &mut Tx<'_>, ctx: &Context, id: FormId, step: &Edit) -> Result<Result<(), Refusal>, DbError> {
    let draft = draft_in_turn(tx, id)?;
    let next = match step.apply(&draft.definition) {
        Ok(next) => next,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let text = written(&next)?;
    let mark = sha256_hex(&text);
    if mark != draft.mark {
        store::save_draft(tx, ctx, draft.id, &text, &mark, None)?;
        let (before, after) = items::difference(&told(&draft.definition), &told(&next));
        note(tx, ctx, "form.draft_changed", id, Value::Object(before), Value::Object(after))?;
    }
    Ok(Ok(()))
}

/// A definition by parts, as the audit log compares them: each field, each language's words, the order.
fn told(definition: &Definition) -> Map<String, Value> {
    let mut parts = Map::new();
    let names: Vec<&str> = definition.fields.iter().map(|field| field.name.as_str()).collect();
    parts.insert("order".into(), json!(names));
    parts.insert("languages".into(), json!(languages(definition)));
    for (language, texts) in &definition.texts.0 {
        if let Ok(Value::Object(texts)) = serde_json::to_value(texts) {
            parts.extend(texts.into_iter().map(|(name, text)| (format!("{name}-{language}"), text)));
        }
    }
    for field in &definition.fields {
        tell(&mut parts, &format!("#{}", field.name), serde_json::to_value(field).unwrap_or_default());
    }
    parts
}

/// A value under its name, an object by its parts; what is empty says nothing.
fn tell(parts: &mut Map<String, Value>, name: &str, value: Value) {
    match value {
        Value::Object(map) => map.into_iter().for_each(|(part, value)| tell(parts, &format!("{name} {part}"), value)),
        Value::Array(values) if values.is_empty() => {}
        Value::Array(_) => drop(parts.insert(name.to_owned(), brief(&value).into())),
        Value::String(text) if text.is_empty() => {}
        Value::Bool(false) | Value::Null => {}
        other => drop(parts.insert(name.to_owned(), other)),
    }
}

/// A list as one line: of each entry what it says.
fn brief(value: &Value) -> String {
    let joined = |values: &mut dyn Iterator<Item = &Value>, mark: &str| values.map(brief).collect::<Vec<_>>().join(mark);
    match value {
        Value::Object(map) => joined(&mut map.values(), " / "),
        Value::Array(values) => joined(&mut values.iter(), ", "),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// How pages look that are kept.
pub struct Look<'l> {
    /// Draws a page, counted from 1, of a definition in a language.
    pub draw: &'l dyn Fn(&str, &Definition, usize, Language) -> String,
    /// The path of the stylesheet that these pages name, and what is in it.
    pub style: (&'l str, &'l str),
}

/// Publishes the draft with the mark `seen`: copies the words of lists, freezes it under its hash, and keeps its pages in each
/// language as `look` draws them. Visitors see it at once; whoever has the version before it open is asked again (FRM-03, FRM-04).
///
/// # Errors
/// [`DbError::NotFound`] when there is no such form; other storage errors.
pub fn publish(tx: &mut Tx<'_>, ctx: &Context, id: FormId, seen: &str, look: &Look<'_>) -> Result<Published, DbError> {
    tx.wait_turn([TURN])?;
    let form = present(tx, id)?;
    let Some(draft) = store::draft(tx.connection(), id)?.filter(|draft| draft.mark == seen) else { return Ok(Published::Stale) };
    let stock = store::stock(tx.connection())?;
    let faults = check(&draft.definition, &stock);
    if !faults.is_empty() {
        return Ok(Published::Faulty(faults));
    }
    let definition = frozen(&draft.definition, &stock.lists, &stock.interests);
    let text = written(&definition)?;
    if text.len() > MOST_OCTETS {
        return Ok(Published::TooLarge);
    }
    let hash = sha256_hex(&text);
    for language in languages(&definition) {
        for page in 1..=definition.pages().len() {
            let html = (look.draw)(&form.properties.slug, &definition, page, language);
            store::keep_rendering(tx, ctx.at, draft.id, language, page, &html)?;
        }
    }
    store::keep_style(tx, ctx.at, look.style.0, look.style.1)?;
    store::save_draft(tx, ctx, draft.id, &text, &hash, Some(ctx.at))?;
    store::put_into_use(tx, ctx, id, draft.id)?;
    note(tx, ctx, "form.published", id, Value::Null, json!({ "version": draft.number, "hash": hash }))?;
    snapshot::touch(tx)?;
    Ok(Published::Now)
}

fn note(tx: &mut Tx<'_>, ctx: &Context, what: &'static str, id: FormId, before: Value, after: Value) -> Result<(), DbError> {
    audit::record(tx, ctx, &Entry::new(what, Subject::new("form", id)).changing(before, after))
}
