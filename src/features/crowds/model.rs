//! Who the invented people are.

use serde_json::json;

use crate::{
    features::ledger::commitment,
    kernel::{Language, Timestamp, random, text::fold},
};

const FIRST: [&str; 12] =
    ["Kari", "Ola", "Åse", "Jürgen", "Sanne", "Lars", "Grete", "Søren", "Anneke", "Björn", "Emma", "Thomas"];
const LAST: [&str; 11] =
    ["Nordmann", "Hansen", "Østby", "Müller", "de Vries", "Johansson", "Nielsen", "Bakker", "Schröder", "Lindqvist", "Smith"];

/// One of them, as staged for the sets.
#[derive(diesel::Insertable)]
#[diesel(table_name = super::store::newcomers)]
pub(super) struct Newcomer {
    pub(super) n: i64,
    pub(super) handle: String,
    pub(super) address: String,
    pub(super) first_name: String,
    pub(super) last_name: String,
    pub(super) name_key: String,
    pub(super) language: Language,
    pub(super) act: String,
    pub(super) salt: String,
    pub(super) body: String,
    pub(super) commitment: String,
    pub(super) at: Timestamp,
}

impl Newcomer {
    /// The `n`th person, who came at `at`.
    pub(super) fn new(n: i64, at: Timestamp) -> Self {
        let pick = |names: &[&'static str]| names[usize::try_from(n).unwrap_or(0) % names.len()];
        let (first_name, last_name) = (pick(&FIRST), pick(&LAST));
        let address = format!("contact{n}@crowd.example");
        let (salt, body) = (random::handle(), json!({ "address": address }).to_string());
        Self {
            n,
            handle: random::handle(),
            first_name: first_name.to_owned(),
            last_name: last_name.to_owned(),
            name_key: fold(&format!("{first_name} {last_name}")),
            language: Language::ALL[usize::try_from(n).unwrap_or(0) % Language::ALL.len()],
            act: random::handle(),
            commitment: commitment(&salt, &body),
            salt,
            body,
            address,
            at,
        }
    }
}
