//! The templates that a new database begins with: text files beside this one, one per template and language.

use diesel::prelude::*;
use include_dir::{Dir, include_dir};

use super::model::{MailTexts, TemplateKey, words_of_file};
use crate::{
    db::{
        DbError, Tx,
        schema::{template_versions, templates},
    },
    kernel::{
        Language, Timestamp,
        digest::sha256_hex,
        ids::{TemplateId, TemplateVersionId},
    },
};

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/features/templates/shipped");

/// Adds the shipped templates that the database lacks; answers whether there were any.
///
/// # Errors
/// Storage errors; [`DbError::Broken`] when a shipped file is not as it should be.
pub fn fill(tx: &mut Tx<'_>, at: Timestamp) -> Result<bool, DbError> {
    let known: Vec<String> = templates::table.select(templates::key).load(tx.connection())?;
    let lacking: Vec<_> = TemplateKey::ALL.into_iter().filter(|key| !known.iter().any(|it| it == key.code())).collect();
    for key in &lacking {
        let key = *key;
        let texts =
            shipped_texts(key).ok_or_else(|| DbError::Broken(format!("the shipped template {} is incomplete", key.code())))?;
        let texts = serde_json::to_string(&texts).map_err(|error| DbError::Broken(error.to_string()))?;
        let row = (templates::key.eq(key.code()), templates::is_privacy.eq(key.is_privacy()), templates::updated_at.eq(at));
        let template: TemplateId =
            diesel::insert_into(templates::table).values(row).returning(templates::id).get_result(tx.connection())?;
        let version = (
            template_versions::template_id.eq(template),
            template_versions::number.eq(1),
            template_versions::hash.eq(sha256_hex(&texts)),
            template_versions::texts.eq(texts),
            template_versions::created_at.eq(at),
        );
        let version: TemplateVersionId = diesel::insert_into(template_versions::table)
            .values(version)
            .returning(template_versions::id)
            .get_result(tx.connection())?;
        diesel::update(templates::table.find(template))
            .set(templates::current_version_id.eq(version))
            .execute(tx.connection())?;
    }
    Ok(!lacking.is_empty())
}

/// The shipped words of a template in all six languages.
pub fn shipped_texts(key: TemplateKey) -> Option<MailTexts> {
    let words = |language: Language| {
        let file = FILES.get_file(format!("{}.{}.md", key.code(), language.code()))?;
        Some((language, words_of_file(file.contents_utf8()?)?))
    };
    Language::ALL.into_iter().map(words).collect::<Option<_>>().map(MailTexts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_template_ships_in_every_language() {
        for key in TemplateKey::ALL {
            assert!(shipped_texts(key).is_some(), "{}", key.code());
        }
    }
}
