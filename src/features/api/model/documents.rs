//! What goes over the wire out.

use std::collections::BTreeMap;

use chrono::SecondsFormat;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    features::feed::Happening,
    kernel::{ConsentState, Timestamp},
};

/// An instant as the API writes it: RFC 3339 in UTC with microseconds.
pub fn written(at: Timestamp) -> String {
    at.utc().to_rfc3339_opts(SecondsFormat::Micros, true)
}

/// A contact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ContactDocument {
    /// Names the contact in addresses of the API.
    #[schema(example = "4Yp0cJm3Tq6eXh1nUuVw9A")]
    pub id: String,
    /// Goes up with every change; also in `ETag`.
    #[schema(example = 7)]
    pub version: i64,
    /// Every address, the primary one first.
    pub addresses: Vec<AddressDocument>,
    /// Given name; may be empty.
    #[schema(example = "Kari")]
    pub first_name: String,
    /// Family name; may be empty.
    #[schema(example = "Nordmann")]
    pub last_name: String,
    /// Company; may be empty.
    #[schema(example = "Fjordlys AS")]
    pub company: String,
    /// Telephone; may be empty.
    #[schema(example = "+47 22 33 44 55")]
    pub phone: String,
    /// ISO 3166-1 alpha-2; may be empty.
    #[schema(example = "NO")]
    pub country: String,
    /// The language of their mails: `en`, `nb`, `sv`, `da`, `de` or `nl`.
    #[schema(example = "nb")]
    pub language: String,
    /// Blocks every mailing, whatever the consents say.
    #[schema(example = false)]
    pub no_mailings: bool,
    /// What they are interested in, by keys.
    #[schema(example = json!(["FISHING"]))]
    pub interests: Vec<String>,
    /// How they came in, by key.
    #[schema(example = "WEBFORM")]
    pub source: String,
    /// Since when they are known.
    #[schema(example = "2026-11-28T09:30:00.000000Z")]
    pub created_at: String,
    /// Every purpose in use, and those that something is registered for.
    pub consents: Vec<ConsentDocument>,
    /// Every subscription type in use, and those that were chosen.
    pub subscriptions: Vec<SubscriptionDocument>,
}

/// One address of a contact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct AddressDocument {
    /// The address.
    #[schema(example = "kari@fjordlys.no")]
    pub address: String,
    /// Is it the one that is written to?
    #[schema(example = true)]
    pub is_primary: bool,
    /// When the person has shown by a mailed link that it is theirs.
    #[schema(example = "2026-11-28T09:30:00.000000Z")]
    pub confirmed_at: Option<String>,
}

/// How a contact stands to a purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Nothing is registered.
    None,
    /// There is a ground.
    Active,
    /// It was withdrawn.
    Withdrawn,
}

impl From<ConsentState> for State {
    fn from(state: ConsentState) -> Self {
        match state {
            ConsentState::None => Self::None,
            ConsentState::Active => Self::Active,
            ConsentState::Withdrawn => Self::Withdrawn,
        }
    }
}

/// The consent of a contact to a purpose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ConsentDocument {
    /// The purpose, by key.
    #[schema(example = "EMARKETING")]
    pub purpose: String,
    /// How they stand to it.
    pub state: State,
    /// The legal basis, by key; `WITHDRAWN` when it was withdrawn.
    #[schema(example = "61A")]
    pub basis: Option<String>,
    /// How it came in, by key.
    #[schema(example = "WEBFORM")]
    pub source: Option<String>,
    /// What was written beside it.
    #[schema(example = "")]
    pub comment: Option<String>,
    /// When it was first registered.
    #[schema(example = "2026-11-28T09:30:00.000000Z")]
    pub registered_at: Option<String>,
    /// When it was last changed.
    #[schema(example = "2026-11-28T09:30:00.000000Z")]
    pub updated_at: Option<String>,
    /// Who changed it last: `contact`, `staff`, `integration` …
    #[schema(example = "contact")]
    pub updated_by: Option<String>,
}

/// What a contact chose of a subscription type.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct SubscriptionDocument {
    /// The type, by key.
    #[serde(rename = "type")]
    #[schema(example = "NEWS")]
    pub kind: String,
    /// The purpose that it belongs to, by key.
    #[schema(example = "EMARKETING")]
    pub purpose: String,
    /// What they chose.
    pub choice: Choice,
    /// Do they get it: the purpose's consent is active, and it is on or starts on?
    #[schema(example = true)]
    pub is_subscribed: bool,
}

/// What was chosen of a subscription type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// They want it.
    On,
    /// They do not want it.
    Off,
    /// They have not said.
    NeverChosen,
}

impl Choice {
    /// As the house keeps it.
    pub const fn kept(self) -> Option<bool> {
        match self {
            Self::On => Some(true),
            Self::Off => Some(false),
            Self::NeverChosen => None,
        }
    }
}

impl From<Option<bool>> for Choice {
    fn from(choice: Option<bool>) -> Self {
        match choice {
            Some(true) => Self::On,
            Some(false) => Self::Off,
            None => Self::NeverChosen,
        }
    }
}

/// Contacts, a page of them.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ContactPage {
    /// The contacts.
    pub items: Vec<ContactDocument>,
    /// Where the next page begins, for `after`; nothing when this is the last one.
    #[schema(example = "4Yp0cJm3Tq6eXh1nUuVw9A")]
    pub next: Option<String>,
}

/// The consents of a contact.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ConsentList {
    /// One for each purpose.
    pub items: Vec<ConsentDocument>,
}

/// The subscriptions of a contact.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SubscriptionList {
    /// One for each type.
    pub items: Vec<SubscriptionDocument>,
}

/// What happened, a page of it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct EventPage {
    /// What happened, in the order of the feed.
    pub items: Vec<Happening>,
    /// Where to read on, for `after`; keep it, also when there was nothing.
    #[schema(example = 4711)]
    pub next: i64,
    /// Is there more already?
    #[schema(example = false)]
    pub has_more: bool,
}

/// An item of a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ListItem {
    /// By which the API names it.
    #[schema(example = "EMARKETING")]
    pub key: String,
    /// Is it in use?
    #[schema(example = true)]
    pub is_active: bool,
    /// For subscription types: the purpose that it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "EMARKETING")]
    pub purpose: Option<String>,
    /// For subscription types: is it on for contacts who never chose, while the purpose's consent is active?
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = false)]
    pub starts_on: Option<bool>,
    /// Its name by language.
    #[schema(example = json!({ "en": "E-marketing", "nb": "E-markedsføring" }))]
    pub names: BTreeMap<String, String>,
}

/// A list that staff maintain, in its order.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ListDocument {
    /// Its items.
    pub items: Vec<ListItem>,
}

/// Whether an address may be mailed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Mailability {
    /// May a mailing of this type go to this address now?
    #[schema(example = false)]
    pub is_mailable: bool,
    /// Why, or why not.
    pub reason: Reason,
    /// When this was decided. It may change the next moment: ask shortly before sending.
    #[schema(example = "2026-11-28T09:30:00.000000Z")]
    pub decided_at: String,
}

/// Why an address may be mailed or not; the first that applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// That is no address.
    NoValidAddress,
    /// Five mails in a row came back.
    Bounced,
    /// The contact gets no mailings at all.
    NoMailings,
    /// Consent is missing or withdrawn.
    NoConsent,
    /// They do not subscribe to the type.
    NoSubscription,
    /// Nothing is in the way.
    Ready,
}

/// What came of a change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SavedDocument {
    /// The contact.
    #[schema(example = "4Yp0cJm3Tq6eXh1nUuVw9A")]
    pub id: String,
    /// The contact's version now; also in `ETag`.
    #[schema(example = 8)]
    pub version: i64,
    /// Was anything changed? It may have been so already.
    #[schema(example = true)]
    pub is_changed: bool,
}

/// A link that opens a form with values filled in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct PrefilledLinkDocument {
    /// The address; the values in it are encrypted.
    #[schema(example = "https://preferences.example.org/nb/f/newsletter?prefill=AYw2…")]
    pub url: String,
    /// From when it opens the form empty.
    #[schema(example = "2026-12-28T09:30:00.000000Z")]
    pub expires_at: String,
}
