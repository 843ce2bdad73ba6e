//! Saving a template: a new version, an audit entry, and word to every instance.

use serde_json::{Map, Value};

use super::store;
use crate::{
    db::{DbError, Tx},
    features::{
        audit::{self, Entry, Subject},
        snapshot,
        templates::{MailTexts, TemplateKey},
    },
    kernel::{Context, Language},
};

/// Saves words that were written from version `from`; false, and nothing written, when another is in use by now.
///
/// # Errors
/// [`DbError::NotFound`] when the template is not in use; other storage errors.
pub fn save(tx: &mut Tx<'_>, ctx: &Context, key: TemplateKey, from: i64, texts: &MailTexts) -> Result<bool, DbError> {
    let before = store::current(tx.connection(), key)?;
    if before.number != from {
        return Ok(false);
    }
    put(tx, ctx, "template.changed", &before, texts)?;
    Ok(true)
}

/// Puts the words of an earlier version, or the shipped ones, into use again.
///
/// # Errors
/// As [`save`].
pub fn put_back(tx: &mut Tx<'_>, ctx: &Context, key: TemplateKey, texts: &MailTexts) -> Result<(), DbError> {
    let before = store::current(tx.connection(), key)?;
    put(tx, ctx, "template.put_back", &before, texts)
}

fn put(tx: &mut Tx<'_>, ctx: &Context, what: &'static str, before: &store::Current, texts: &MailTexts) -> Result<(), DbError> {
    if before.texts == *texts {
        return Ok(());
    }
    let number = store::add(tx, ctx, before, texts)?;
    let (mut old, mut new) = (Map::new(), Map::new());
    old.insert("version".into(), before.number.into());
    new.insert("version".into(), number.into());
    for language in changed_languages(&before.texts, texts) {
        for (name, was, is) in differences(language, &before.texts, texts) {
            old.insert(name.clone(), was);
            new.insert(name, is);
        }
    }
    let entry = Entry::new(what, Subject::new("template", before.key.code())).changing(Value::Object(old), Value::Object(new));
    audit::record(tx, ctx, &entry)?;
    snapshot::touch(tx)
}

/// The languages whose words differ.
pub fn changed_languages(before: &MailTexts, after: &MailTexts) -> Vec<Language> {
    Language::ALL.into_iter().filter(|language| before.0.get(language) != after.0.get(language)).collect()
}

fn differences(language: Language, before: &MailTexts, after: &MailTexts) -> Vec<(String, Value, Value)> {
    let of = |texts: &MailTexts| texts.0.get(&language).cloned().unwrap_or_default();
    let (was, is) = (of(before), of(after));
    let pairs = [("subject", was.subject, is.subject), ("body", was.body, is.body)];
    let told = pairs.into_iter().filter(|(_, was, is)| was != is);
    told.map(|(name, was, is)| (format!("{name}-{language}"), Value::String(was), Value::String(is))).collect()
}
