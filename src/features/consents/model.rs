//! What a consent record is, and how an event changes it.

use crate::{
    db::schema::consents,
    features::ledger::Event,
    kernel::{
        Timestamp,
        ids::{BasisId, ContactId, EventId, FormVersionId, PurposeId, SourceId},
    },
};

/// The current record of a contact and a purpose (CON-02).
#[derive(Clone, Debug, PartialEq, Eq, diesel::Queryable, diesel::Selectable, diesel::Insertable, diesel::AsChangeset)]
#[diesel(table_name = consents, treat_none_as_null = true, treat_none_as_default_value = false)]
#[allow(missing_docs, reason = "the columns are described in the migration")]
pub struct Consent {
    pub contact_id: ContactId,
    pub purpose_id: PurposeId,
    pub basis_id: BasisId,
    pub source_id: SourceId,
    pub comment: String,
    pub form_version_id: Option<FormVersionId>,
    pub registered_at: Timestamp,
    pub registered_by: String,
    pub updated_at: Timestamp,
    pub updated_by: String,
    pub changes: i64,
    pub event_id: EventId,
}

/// The record after an event: what both the save and the rebuild from history write.
///
/// `comment` is what staff typed; it is personal, so it comes from the act's details and not from the event.
/// Answers nothing when the event does not set a consent.
pub fn after(before: Option<&Consent>, event: &Event, comment: &str) -> Option<Consent> {
    let (contact_id, purpose_id) = (event.contact_id?, event.purpose_id?);
    let by = acting(event);
    Some(Consent {
        contact_id,
        purpose_id,
        basis_id: event.basis_after?,
        source_id: event.source_after?,
        comment: comment.to_owned(),
        form_version_id: event.form_version_id,
        registered_at: before.map_or(event.at, |consent| consent.registered_at),
        registered_by: before.map_or_else(|| by.clone(), |consent| consent.registered_by.clone()),
        updated_at: event.at,
        updated_by: by,
        changes: before.map_or(1, |consent| consent.changes + 1),
        event_id: event.id,
    })
}

/// Who acted, as the projections keep it: `contact`, `visitor`, `staff:12`.
pub fn acting(event: &Event) -> String {
    match (event.actor.as_str(), event.actor_id) {
        ("staff", Some(id)) => format!("staff:{id}"),
        (actor, _) => actor.to_owned(),
    }
}
