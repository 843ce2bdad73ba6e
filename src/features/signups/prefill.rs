//! Links that open a form with values filled in (FRM-09).
//!
//! A link spares typing and nothing else: it fills in what people can read and change, and never a box that means agreement
//! (FRM-05). Whoever sends the form has answered it themselves, and confirms as everybody does. Each value is judged by the rules
//! of the form when the link is made, and again when it is opened: the form may be another by then.

use std::slice;

use chrono::Duration;

use super::{
    json::{as_posted, pointer},
    parse,
};
use crate::{
    db::{DbError, Tx},
    features::{
        audit::{self, Entry, Subject},
        forms::{
            Form, Values,
            model::{ChoiceStyle, Definition, Field, FieldKind},
        },
    },
    i18n::Texts,
    kernel::{Context, Language, Timestamp},
    security::Prefills,
    web::{
        form::{FormState, Slip},
        paths,
        problem::ValueProblem,
    },
};

/// For how many days a link works unless something else is said.
pub const USUAL_DAYS: i64 = 30;
/// For how many days it works at most: as long as a link key is still accepted after its successor was made.
pub const MOST_DAYS: i64 = 365;

/// May a link fill in such a field? Never what means agreement, files, or the portal's own values.
pub const fn takes(kind: &FieldKind) -> bool {
    match kind {
        FieldKind::Email
        | FieldKind::FirstName
        | FieldKind::LastName
        | FieldKind::Company
        | FieldKind::Phone
        | FieldKind::Language
        | FieldKind::Country
        | FieldKind::Text
        | FieldKind::LongText
        | FieldKind::Choice { .. }
        | FieldKind::Date
        | FieldKind::DateTime
        | FieldKind::Number
        | FieldKind::WholeNumber
        | FieldKind::Rating { .. } => true,
        FieldKind::Hidden { .. }
        | FieldKind::Consent { .. }
        | FieldKind::Subscriptions { .. }
        | FieldKind::Interests { .. }
        | FieldKind::File { .. }
        | FieldKind::TextBlock
        | FieldKind::Section
        | FieldKind::Page => false,
    }
}

/// The fields that a link can fill in.
pub fn fields(definition: &Definition) -> impl Iterator<Item = &Field> {
    definition.fields.iter().filter(|field| takes(&field.kind))
}

/// What is wrong with the values of a field that are not empty.
fn slip(definition: &Definition, field: &Field, values: &[&str]) -> Option<Slip> {
    let mut one = FormState::posted(values.iter().map(|value| (field.name.clone(), (*value).to_owned())).collect());
    parse::check(slice::from_ref(field), &mut one);
    let is_elsewhere = field.kind == FieldKind::Language
        && !Language::from_code(values[0].trim()).is_some_and(|language| definition.texts.0.contains_key(&language));
    one.slip(&field.name).cloned().or_else(|| is_elsewhere.then_some(Slip::NotOnOffer))
}

/// The values of a field that say something; one, where a field has no more.
fn said<'s>(field: &'s Field, state: &'s FormState) -> Vec<&'s str> {
    let most = if matches!(field.kind, FieldKind::Choice { style: ChoiceStyle::Checkboxes, .. }) { usize::MAX } else { 1 };
    state.values(&field.name).filter(|value| !value.trim().is_empty()).take(most).collect()
}

/// The values that a new link carries. What the form does not take is noted as a slip of its field.
pub fn chosen(definition: &Definition, state: &mut FormState) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for field in fields(definition) {
        let values = said(field, state);
        if values.is_empty() {
            continue;
        }
        match slip(definition, field, &values) {
            Some(slip) => state.refuse(&field.name, slip),
            None => all.extend(values.into_iter().map(|value| (field.name.clone(), value.to_owned()))),
        }
    }
    all
}

/// What a form is opened with: of the values of a link those that it takes today, one by one.
pub fn fitting(definition: &Definition, values: Vec<(String, String)>) -> FormState {
    let mut state = FormState::posted(values);
    let mut shown = chosen(definition, &mut state);
    for (name, value) in &mut shown {
        if fields(definition).any(|field| field.name == *name && field.kind == FieldKind::Country) {
            // As the select has it.
            *value = value.trim().to_ascii_uppercase();
        }
    }
    FormState::posted(shown)
}

/// The values that a program asks a link for, or what is wrong with each.
///
/// # Errors
/// The place of every value that the form does not take, and why.
pub fn read(definition: &Definition, values: &Values) -> Result<Vec<(String, String)>, Vec<ValueProblem>> {
    let (mut posted, mut errors) = (Vec::new(), Vec::new());
    for (name, value) in &values.0 {
        let read = match definition.fields.iter().find(|field| field.name == *name) {
            Some(field) if takes(&field.kind) => as_posted(field, value),
            Some(_) => Err("is never filled in by a link"),
            None => Err("is no field of this form"),
        };
        match read {
            Ok(values) => posted.extend(values.into_iter().map(|value| (name.clone(), value))),
            Err(detail) => errors.push(ValueProblem { pointer: pointer(name), detail: detail.to_owned() }),
        }
    }
    let mut state = FormState::posted(posted);
    let chosen = chosen(definition, &mut state);
    let texts = Texts::of(Language::En);
    errors.extend(
        state
            .slips()
            .iter()
            .map(|(name, slip)| ValueProblem { pointer: pointer(name), detail: slip.text(texts, name).into_owned() }),
    );
    if errors.is_empty() { Ok(chosen) } else { Err(errors) }
}

/// A link that was made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PrefilledLink {
    /// The whole address.
    pub url: String,
    /// From when it opens the form empty.
    pub expires_at: Timestamp,
}

/// Makes the link of a form that carries these values for some days; nothing when they are too long for an address.
///
/// The page is in `language`, or in the visitor's own.
pub fn link(
    seals: &Prefills,
    base_url: &str,
    form: &Form,
    language: Option<Language>,
    values: &[(String, String)],
    (now, days): (Timestamp, i64),
) -> Option<PrefilledLink> {
    let expires_at = now.plus(Duration::days(days));
    let path = paths::prefilled_form(&form.slug, &seals.mint(form.id, expires_at, values)?);
    let path = language.map_or_else(|| path.clone(), |language| paths::in_language(language, &path));
    Some(PrefilledLink { url: format!("{}{path}", base_url.trim_end_matches('/')), expires_at })
}

/// Writes down that a member of staff made a link, without what it carries.
///
/// # Errors
/// Storage errors.
pub fn note(tx: &mut Tx<'_>, ctx: &Context, form: &Form, days: i64) -> Result<(), DbError> {
    let entry = Entry::new("form.link_made", Subject::new("form", form.id));
    audit::record(tx, ctx, &entry.changing(serde_json::Value::Null, serde_json::json!({ "days": days })))
}
