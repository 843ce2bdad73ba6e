//! What goes over the wire in: the bodies of requests.

use std::{fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer,
    de::{IntoDeserializer, MapAccess, Visitor, value::MapAccessDeserializer},
};
use utoipa::ToSchema;

use super::documents::Choice;
use crate::features::forms::Values;

/// A contact to be.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "address": "kari@fjordlys.no", "first_name": "Kari", "last_name": "Nordmann", "language": "nb", "country": "NO" }))]
pub struct NewContact {
    /// The e-mail address.
    pub address: String,
    /// How they came in, by key; `API` unless said.
    #[serde(default)]
    pub source: Option<String>,
    /// Given name.
    #[serde(default)]
    pub first_name: Option<String>,
    /// Family name.
    #[serde(default)]
    pub last_name: Option<String>,
    /// Company.
    #[serde(default)]
    pub company: Option<String>,
    /// Telephone.
    #[serde(default)]
    pub phone: Option<String>,
    /// ISO 3166-1 alpha-2.
    #[serde(default)]
    pub country: Option<String>,
    /// The language of their mails; the organisation's unless said.
    #[serde(default)]
    pub language: Option<String>,
    /// Blocks every mailing.
    #[serde(default)]
    pub no_mailings: Option<bool>,
    /// What they are interested in, by keys.
    #[serde(default)]
    pub interests: Option<Vec<String>>,
}

/// Tells `null` from what is not said.
fn said<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Option<Option<T>>, D::Error> {
    Option::deserialize(deserializer).map(Some)
}

/// What can be left out and is never `null`: nothing is emptied by that.
fn not_null<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}

/// One word of several. A map of one entry would be read as one too, and is not what the document says.
fn word<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<T, D::Error> {
    T::deserialize(String::deserialize(deserializer)?.into_deserializer())
}

/// An object, or `null`. A list of values in the order of the names would be read as well, and is not what the document says.
fn object<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    struct Object<T>(PhantomData<T>);
    impl<'de, T: Deserialize<'de>> Visitor<'de> for Object<T> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object")
        }

        fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
            T::deserialize(MapAccessDeserializer::new(map))
        }
    }
    struct Optional<T>(PhantomData<T>);
    impl<'de, T: Deserialize<'de>> Visitor<'de> for Optional<T> {
        type Value = Option<T>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object")
        }

        fn visit_unit<E>(self) -> Result<Option<T>, E> {
            Ok(None)
        }

        fn visit_none<E>(self) -> Result<Option<T>, E> {
            Ok(None)
        }

        fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<T>, D::Error> {
            deserializer.deserialize_map(Object(PhantomData)).map(Some)
        }
    }
    deserializer.deserialize_option(Optional(PhantomData))
}

/// What is to change of a contact. What is not named stays; `null` empties a text.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "phone": "+47 22 33 44 55", "company": null, "interests": ["FISHING"] }))]
pub struct ContactPatch {
    /// Given name.
    #[serde(default, deserialize_with = "said")]
    #[schema(value_type = Option<String>)]
    pub first_name: Option<Option<String>>,
    /// Family name.
    #[serde(default, deserialize_with = "said")]
    #[schema(value_type = Option<String>)]
    pub last_name: Option<Option<String>>,
    /// Company.
    #[serde(default, deserialize_with = "said")]
    #[schema(value_type = Option<String>)]
    pub company: Option<Option<String>>,
    /// Telephone.
    #[serde(default, deserialize_with = "said")]
    #[schema(value_type = Option<String>)]
    pub phone: Option<Option<String>>,
    /// ISO 3166-1 alpha-2.
    #[serde(default, deserialize_with = "said")]
    #[schema(value_type = Option<String>)]
    pub country: Option<Option<String>>,
    /// The language of their mails.
    #[serde(default, deserialize_with = "not_null")]
    #[schema(nullable = false)]
    pub language: Option<String>,
    /// `true` blocks every mailing. It is never lifted by the API.
    #[serde(default, deserialize_with = "not_null")]
    #[schema(nullable = false)]
    pub no_mailings: Option<bool>,
    /// What they are interested in, by keys: all of it.
    #[serde(default, deserialize_with = "not_null")]
    #[schema(nullable = false)]
    pub interests: Option<Vec<String>>,
}

/// An address of a contact.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "address": "kari.nordmann@example.org" }))]
pub struct AddressBody {
    /// The e-mail address.
    pub address: String,
}

/// An act of the contact that is newer than their withdrawal or objection (CON-11).
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "at": "2026-11-28T10:00:00Z", "evidence": "Order 4711: ticked the box for the newsletter" }))]
pub struct NewerAct {
    /// When the contact did it (RFC 3339): later than the withdrawal, not in the future.
    pub at: String,
    /// How that is known, in up to 255 characters.
    pub evidence: String,
}

/// A consent as it is to be.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "basis": "61A", "source": "API", "comment": "Ticked at the checkout", "evidence": "Order 4711, 28 November" }))]
pub struct ConsentBody {
    /// The legal basis, by key; `WITHDRAWN` withdraws.
    pub basis: String,
    /// How it came in, by key; `API` unless said.
    #[serde(default)]
    pub source: Option<String>,
    /// What stands beside it, in up to 255 characters.
    #[serde(default)]
    pub comment: Option<String>,
    /// How it is known, in up to 255 characters; kept in the history.
    #[serde(default)]
    pub evidence: Option<String>,
    /// When the contact did it (RFC 3339), when that was before now.
    #[serde(default)]
    pub acted_at: Option<String>,
    /// What allows to set a ground again that was withdrawn.
    #[serde(default, deserialize_with = "object")]
    pub newer_act: Option<NewerAct>,
}

/// A choice as it is to be.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "choice": "off" }))]
pub struct SubscriptionBody {
    /// The choice.
    #[serde(deserialize_with = "word")]
    pub choice: Choice,
    /// What allows to turn on again what was turned off.
    #[serde(default, deserialize_with = "object")]
    pub newer_act: Option<NewerAct>,
}

/// What a form is to be opened with.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "values": { "email": "kari@fjordlys.no", "first_name": "Kari" }, "days": 30, "language": "nb" }))]
pub struct PrefillBody {
    /// The values by the names of the form's fields: texts, numbers, and lists of texts where several can be chosen.
    #[schema(value_type = Object)]
    pub values: Values,
    /// For how many days the link works: 1 to 365, 30 unless said.
    #[serde(default)]
    pub days: Option<i64>,
    /// The language of the page, one of the form's; the visitor's own unless said.
    #[serde(default)]
    pub language: Option<String>,
}
