//! How much an address is mailed because somebody asked for it. What is refused then, and how it is said, is the askers' business.

use std::collections::{HashMap, HashSet};

use chrono::Duration;
use diesel::prelude::*;

use crate::{
    db::{Connection, DbError, on_each, schema::mails},
    features::{snapshot::Snapshot, templates::TemplateKey},
    kernel::{Timestamp, ids::TemplateVersionId},
};

/// Templates that anybody can cause to be mailed to any address: they share one limit per address (FRM-08).
const ASKED_FOR: [TemplateKey; 6] = [
    TemplateKey::Confirm,
    TemplateKey::Reminder,
    TemplateKey::AlreadySubscribed,
    TemplateKey::NewLink,
    TemplateKey::Verification,
    TemplateKey::PasswordReset,
];

/// What an address was mailed in 24 hours because somebody asked for it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct AskedFor {
    /// May it be mailed once more (FRM-08)?
    pub may_mail: bool,
    /// Was it told that it has everything already (FRM-07)?
    pub was_told: bool,
}

/// What an address was mailed in the 24 hours before `at` because somebody asked for it; one question, whoever has the address.
///
/// Whoever mails by the answer has the address's turn first ([`crate::db::Tx::wait_turn`]), or two could count at once.
///
/// # Errors
/// Storage errors.
pub fn asked_for(connection: &mut Connection, at: Timestamp, house: &Snapshot, address_key: &str) -> Result<AskedFor, DbError> {
    let since = at.plus(-Duration::days(1));
    // A handful of rows, sorted out here: a list of values in the statement would have it prepared anew each time.
    let posted: Vec<TemplateVersionId> = on_each!(connection, |c| mails::table
        .filter(mails::address_key.eq(address_key).and(mails::created_at.gt(since)))
        .select(mails::template_version_id)
        .load(c))?;
    // Every version counts, or an edited template would open the limit again. One that this instance has not heard of yet was
    // posted by another a moment ago; it counts as well, since the limit is a promise.
    let template = |version: &TemplateVersionId| house.versions.get(version);
    let asked_for = posted.iter().filter(|version| template(version).is_none_or(|key| ASKED_FOR.contains(key))).count();
    Ok(AskedFor {
        may_mail: i64::try_from(asked_for).is_ok_and(|posted| posted < house.settings.mails_per_address_per_day),
        was_told: posted.iter().any(|version| template(version) == Some(&TemplateKey::AlreadySubscribed)),
    })
}

/// Those of these addresses that may not be mailed any more today, for long lists; it counts as [`asked_for`] does, and asks for
/// their turns as well.
///
/// # Errors
/// Storage errors.
pub fn mailed_enough(
    connection: &mut Connection,
    at: Timestamp,
    house: &Snapshot,
    address_keys: &[&str],
) -> Result<HashSet<String>, DbError> {
    let since = at.plus(-Duration::days(1));
    let posted: Vec<(String, TemplateVersionId)> = mails::table
        .filter(mails::address_key.eq_any(address_keys).and(mails::created_at.gt(since)))
        .select((mails::address_key, mails::template_version_id))
        .load(connection)?;
    let mut counts: HashMap<String, i64> = HashMap::new();
    for (key, _) in posted.into_iter().filter(|(_, it)| house.versions.get(it).is_none_or(|key| ASKED_FOR.contains(key))) {
        *counts.entry(key).or_default() += 1;
    }
    let most = house.settings.mails_per_address_per_day;
    Ok(counts.into_iter().filter(|(_, posted)| *posted >= most).map(|(key, _)| key).collect())
}
