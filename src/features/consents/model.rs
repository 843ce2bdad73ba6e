//! What a consent record is, and how an event changes it.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::{
    db::schema::consents,
    features::ledger::Event,
    kernel::{
        Actor, Timestamp,
        ids::{BasisId, ContactId, EventId, FormVersionId, ImportId, PurposeId, SourceId},
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
    pub import_id: Option<ImportId>,
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
        import_id: event.import_id,
        registered_at: before.map_or(event.at, |consent| consent.registered_at),
        registered_by: before.map_or_else(|| by.clone(), |consent| consent.registered_by.clone()),
        updated_at: event.at,
        updated_by: by,
        changes: before.map_or(1, |consent| consent.changes + 1),
        event_id: event.id,
    })
}

/// Who acted, as the projections keep it: `contact`, `visitor`, `staff:12`, `integration:3`.
pub fn acting(event: &Event) -> String {
    Actor::named(&event.actor, event.actor_id)
}

/// What staff wrote beside consents in one act, as the act's details keep it: by purpose, because an act may set several.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Remarks {
    /// The comment that the record shows.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub comments: BTreeMap<PurposeId, String>,
    /// Why a withdrawal was changed back (CON-11).
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub reasons: BTreeMap<PurposeId, String>,
}

impl Remarks {
    /// The remarks among the details of an act; none when nothing was remarked or the details are erased.
    pub fn of(details: &str) -> Self {
        serde_json::from_str(details).unwrap_or_default()
    }

    /// The remarks as a part of an act's details.
    pub fn details(&self) -> Map<String, Value> {
        match serde_json::to_value(self) {
            Ok(Value::Object(map)) => map,
            _ => Map::new(),
        }
    }

    /// The comment beside a purpose; empty when there is none.
    pub fn comment(&self, purpose: PurposeId) -> &str {
        self.comments.get(&purpose).map_or("", String::as_str)
    }
}
