//! Whom an import touched, and what it did to them.

use diesel::prelude::*;

use crate::{
    db::{Connection, DbError, schema::events},
    features::ledger::{Event, EventKind},
    kernel::ids::{ContactId, EventId, ImportId},
};

/// Whom an import touched, after the one given, in order.
///
/// # Errors
/// Storage errors.
pub fn touched(connection: &mut Connection, import: ImportId, after: ContactId, most: i64) -> Result<Vec<ContactId>, DbError> {
    let ids: Vec<Option<ContactId>> = events::table
        .filter(events::import_id.eq(import).and(events::contact_id.gt(after)))
        .select(events::contact_id)
        .distinct()
        .order(events::contact_id)
        .limit(most)
        .load(connection)?;
    Ok(ids.into_iter().flatten().collect())
}

/// What an import did to somebody, oldest first.
///
/// # Errors
/// Storage errors.
pub fn done_to(connection: &mut Connection, import: ImportId, contact: ContactId) -> Result<Vec<Event>, DbError> {
    Ok(events::table
        .filter(events::import_id.eq(import).and(events::contact_id.eq(contact)))
        .order(events::id)
        .select(Event::as_select())
        .load(connection)?)
}

/// Has anything happened to somebody beside what an import did, and beside their being told of it?
///
/// # Errors
/// Storage errors.
pub fn has_lived_on(connection: &mut Connection, import: ImportId, contact: ContactId) -> Result<bool, DbError> {
    let other = events::table
        .filter(events::contact_id.eq(contact).and(events::kind.ne(EventKind::ContactInformed.code())))
        .filter(events::import_id.is_null().or(events::import_id.assume_not_null().ne(import)));
    Ok(diesel::select(diesel::dsl::exists(other)).get_result(connection)?)
}

/// Something that happened to somebody beside an import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Later {
    /// Which event.
    pub event: EventId,
    kind: String,
    detail: String,
}

impl Later {
    /// Is it about a field of this name, as events call it? A merger is about all of them.
    pub fn is_about(&self, field: &str) -> bool {
        let is_of_details = !["interests", "no_mailings"].contains(&field);
        self.kind == EventKind::ContactsMerged.code()
            || self.detail.contains(field)
            || (is_of_details && self.detail.contains("details"))
            // A sign-up says of nobody's interests what it found.
            || (field == "interests" && self.kind == EventKind::SignUpConfirmed.code())
    }
}

/// What happened to somebody's fields after an event, beside what the import did.
///
/// # Errors
/// Storage errors.
pub fn later(connection: &mut Connection, import: ImportId, contact: ContactId, after: EventId) -> Result<Vec<Later>, DbError> {
    let kinds = [EventKind::ContactChanged, EventKind::ContactsMerged, EventKind::SignUpConfirmed].map(EventKind::code);
    let rows: Vec<(EventId, String, Option<String>)> = events::table
        .filter(events::contact_id.eq(contact).and(events::id.gt(after)).and(events::kind.eq_any(kinds)))
        .filter(events::import_id.is_null().or(events::import_id.assume_not_null().ne(import)))
        .order(events::id)
        .select((events::id, events::kind, events::detail))
        .load(connection)?;
    Ok(rows.into_iter().map(|(event, kind, detail)| Later { event, kind, detail: detail.unwrap_or_default() }).collect())
}
