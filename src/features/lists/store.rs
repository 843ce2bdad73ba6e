//! Rows of the lists.

use diesel::prelude::*;

use super::model::{Lists, NamedItem, Purpose, PurposeWords, SubscriptionType, TypeWords, Words};
use crate::{
    db::{
        Connection, DbError, Tx,
        schema::{
            interest_texts, interests, legal_bases, legal_basis_texts, purpose_texts, purposes, source_texts, sources,
            subscription_type_texts, subscription_types,
        },
    },
    kernel::{
        Language, Timestamp,
        ids::{BasisId, PurposeId, SourceId, TypeId},
        text::fold,
    },
};

/// All lists as they stand; deleted items included, because old records name them.
///
/// # Errors
/// Storage errors.
pub fn load(connection: &mut Connection) -> Result<Lists, DbError> {
    Ok(Lists {
        purposes: load_purposes(connection)?,
        types: load_types(connection)?,
        bases: load_bases(connection)?,
        sources: load_sources(connection)?,
    })
}

fn load_purposes(connection: &mut Connection) -> Result<Vec<Purpose>, DbError> {
    type Row = (PurposeId, String, bool, bool, Option<Timestamp>);
    let rows: Vec<Row> = purposes::table
        .order((purposes::position, purposes::id))
        .select((purposes::id, purposes::key, purposes::is_active, purposes::is_manageable, purposes::deleted_at))
        .load(connection)?;
    type Text = (PurposeId, Language, String, String, String, String, String);
    let texts: Vec<Text> = purpose_texts::table
        .select((
            purpose_texts::purpose_id,
            purpose_texts::language,
            purpose_texts::name,
            purpose_texts::approval_text,
            purpose_texts::public_description,
            purpose_texts::statement_title,
            purpose_texts::statement_url,
        ))
        .load(connection)?;
    Ok(rows
        .into_iter()
        .map(|(id, key, is_active, is_manageable, deleted_at)| {
            let mut words = Words::default();
            for (_, language, name, approval_text, public_description, statement_title, statement_url) in
                texts.iter().filter(|text| text.0 == id).cloned()
            {
                words.set(language, PurposeWords { name, approval_text, public_description, statement_title, statement_url });
            }
            words.fill_gaps(|words: &mut PurposeWords, whole| {
                fill(&mut words.approval_text, &whole.approval_text);
                fill(&mut words.public_description, &whole.public_description);
                // A title belongs to its address.
                if words.statement_url.is_empty() {
                    words.statement_title.clone_from(&whole.statement_title);
                    words.statement_url.clone_from(&whole.statement_url);
                }
            });
            Purpose { id, key, is_active, is_manageable, is_deleted: deleted_at.is_some(), words }
        })
        .collect())
}

fn fill(text: &mut String, whole: &str) {
    if text.is_empty() {
        whole.clone_into(text);
    }
}

fn load_types(connection: &mut Connection) -> Result<Vec<SubscriptionType>, DbError> {
    type Row = (TypeId, String, PurposeId, bool, bool, Option<Timestamp>);
    let rows: Vec<Row> = subscription_types::table
        .order((subscription_types::position, subscription_types::id))
        .select((
            subscription_types::id,
            subscription_types::key,
            subscription_types::purpose_id,
            subscription_types::is_active,
            subscription_types::starts_on,
            subscription_types::deleted_at,
        ))
        .load(connection)?;
    let texts: Vec<(TypeId, Language, String, String)> = subscription_type_texts::table
        .select((
            subscription_type_texts::type_id,
            subscription_type_texts::language,
            subscription_type_texts::name,
            subscription_type_texts::description,
        ))
        .load(connection)?;
    Ok(rows
        .into_iter()
        .map(|(id, key, purpose, is_active, starts_on, deleted_at)| {
            let mut words = Words::default();
            for (_, language, name, description) in texts.iter().filter(|text| text.0 == id).cloned() {
                words.set(language, TypeWords { name, description });
            }
            words.fill_gaps(|words: &mut TypeWords, whole| fill(&mut words.description, &whole.description));
            SubscriptionType { id, key, purpose, is_active, starts_on, is_deleted: deleted_at.is_some(), words }
        })
        .collect())
}

fn load_bases(connection: &mut Connection) -> Result<Vec<NamedItem<BasisId>>, DbError> {
    let rows = legal_bases::table
        .order((legal_bases::position, legal_bases::id))
        .select((legal_bases::id, legal_bases::key, legal_bases::deleted_at))
        .load(connection)?;
    let texts = legal_basis_texts::table
        .select((legal_basis_texts::basis_id, legal_basis_texts::language, legal_basis_texts::name))
        .load(connection)?;
    Ok(named(rows, &texts))
}

fn load_sources(connection: &mut Connection) -> Result<Vec<NamedItem<SourceId>>, DbError> {
    let rows = sources::table
        .order((sources::position, sources::id))
        .select((sources::id, sources::key, sources::deleted_at))
        .load(connection)?;
    let texts =
        source_texts::table.select((source_texts::source_id, source_texts::language, source_texts::name)).load(connection)?;
    Ok(named(rows, &texts))
}

fn named<Id: PartialEq + Copy>(
    rows: Vec<(Id, String, Option<Timestamp>)>,
    texts: &[(Id, Language, String)],
) -> Vec<NamedItem<Id>> {
    rows.into_iter()
        .map(|(id, key, deleted_at)| {
            let mut words = Words::default();
            for (_, language, name) in texts.iter().filter(|text| text.0 == id) {
                words.set(*language, name.clone());
            }
            NamedItem { id, key, is_deleted: deleted_at.is_some(), words }
        })
        .collect()
}

/// Adds something that people can be interested in; `names` in the order of [`Language::ALL`].
///
/// # Errors
/// [`DbError::Taken`] when the key or a name is; other storage errors.
pub fn add_interest(
    tx: &mut Tx<'_>,
    at: Timestamp,
    position: i64,
    key: &str,
    names: &[&str; Language::ALL.len()],
) -> Result<(), DbError> {
    let row =
        (interests::key.eq(key), interests::position.eq(position), interests::is_active.eq(true), interests::updated_at.eq(at));
    let id: i64 = diesel::insert_into(interests::table).values(row).returning(interests::id).get_result(tx.connection())?;
    for (language, name) in Language::ALL.into_iter().zip(names) {
        let text = (
            interest_texts::interest_id.eq(id),
            interest_texts::language.eq(language),
            interest_texts::name.eq(*name),
            interest_texts::name_key.eq(fold(name)),
        );
        diesel::insert_into(interest_texts::table).values(text).execute(tx.connection())?;
    }
    Ok(())
}

/// Adds something that people can be interested in, by a name that is the same in every language, at the end of the list; false when
/// the name is taken, be it by one that was deleted.
///
/// # Errors
/// Storage errors.
pub fn add_interest_called(tx: &mut Tx<'_>, at: Timestamp, name: &str) -> Result<bool, DbError> {
    let taken = interest_texts::table.filter(interest_texts::name_key.eq(fold(name)));
    if diesel::select(diesel::dsl::exists(taken)).get_result(tx.connection())? {
        return Ok(false);
    }
    let last: Option<i64> = interests::table.select(diesel::dsl::max(interests::position)).get_result(tx.connection())?;
    let last = last.unwrap_or(0);
    let letter = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_uppercase() } else { '_' };
    let key: String = fold(name).chars().map(letter).take(40).collect();
    let key_is_taken = interests::table.filter(interests::key.eq(&key));
    let key = match diesel::select(diesel::dsl::exists(key_is_taken)).get_result(tx.connection())? {
        true => format!("{key}_{}", last + 1),
        false => key,
    };
    add_interest(tx, at, last + 1, &key, &[name; Language::ALL.len()])?;
    Ok(true)
}
