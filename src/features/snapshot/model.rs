//! The snapshot as a value.

use std::{collections::HashMap, sync::Arc};

use serde_json::json;

use crate::{
    features::{
        forms::Form,
        lists::Lists,
        looks::{Dress, Look},
        settings::Settings,
        templates::TemplateKey,
    },
    kernel::{Language, Word, digest::sha256_hex, ids::TemplateVersionId, text::fold},
    mail::{
        Frame, Layout,
        layout::phrases::{self, Why},
    },
};

/// Everything that staff edit, as it stood at one moment.
#[derive(Debug)]
pub struct Snapshot {
    /// Goes up with every change.
    pub number: i64,
    /// The organisation's decisions.
    pub settings: Settings,
    /// Purposes, bases, sources, types.
    pub lists: Lists,
    /// How the public pages look, as it was decided.
    pub look: Look,
    /// The same as pages need it.
    pub dress: Dress,
    /// The content of the logo.
    pub logo: Option<Arc<[u8]>>,
    /// Published forms, in order.
    pub forms: Vec<Arc<Form>>,
    /// The version that each template uses now.
    pub templates: HashMap<TemplateKey, TemplateVersionId>,
    /// Of which template each version is, those from before an edit included.
    pub versions: HashMap<TemplateVersionId, TemplateKey>,
    /// The stored frame around mails, per language and reason.
    pub layouts: HashMap<(Language, Why), i64>,
    /// What the preference page says, per language.
    pub shown: Vec<Shown>,
}

/// The words of the preference page in one language, frozen under their hash as evidence (CON-05).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// The language.
    pub language: Language,
    /// The words, as canonical JSON.
    pub body: String,
    /// SHA-256 of the words.
    pub hash: String,
}

impl Snapshot {
    /// The frame around mails as it stands now, for previews; mails take the stored one.
    pub fn frame(&self, language: Language, why: Why) -> Layout {
        layout(language, why, &self.settings)
    }

    /// The form of a slug, ignoring case.
    pub fn form(&self, slug: &str) -> Option<&Arc<Form>> {
        let key = fold(slug);
        self.forms.iter().find(|form| fold(&form.slug) == key)
    }

    /// What the preference page says, by its hash; nothing when it no longer says so.
    pub fn shown_as(&self, hash: &str) -> Option<&Shown> {
        self.shown.iter().find(|shown| shown.hash == hash)
    }

    /// The hash of what the preference page says in a language.
    pub fn shown_hash(&self, language: Language) -> &str {
        self.shown.get(language.index()).map_or("", |shown| &shown.hash)
    }
}

/// The words that the preference page shows in a language: who asks, each purpose, each type.
pub(super) fn shown_in(language: Language, settings: &Settings, lists: &Lists, look: &Look) -> Shown {
    let purposes: Vec<_> = lists
        .manageable_purposes()
        .map(|purpose| {
            let words = purpose.words.get(language);
            let types: Vec<_> = lists
                .offered_types(purpose.id)
                .map(|kind| {
                    let words = kind.words.get(language);
                    json!({ "key": kind.key, "name": words.map(|w| &w.name), "description": words.map(|w| &w.description) })
                })
                .collect();
            json!({
                "key": purpose.key,
                "name": words.map(|w| &w.name),
                "approval": words.map(|w| &w.approval_text),
                "description": words.map(|w| &w.public_description),
                "statement": words.map(|w| &w.statement_url),
                "types": types,
            })
        })
        .collect();
    let mut body = json!({ "page": "preferences", "language": language.code(), "organisation": settings.organisation_name, "purposes": purposes });
    for (name, word) in [("title", Word::PreferencesTitle), ("introduction", Word::Preferences)] {
        let own = look.word(word, language);
        if !own.is_empty() {
            body[name] = own.into();
        }
    }
    let body = body.to_string();
    Shown { language, hash: sha256_hex(&body), body }
}

/// The frame around mails of one language and reason.
pub(super) fn layout(language: Language, why: Why, settings: &Settings) -> Layout {
    Layout::new(&Frame {
        language,
        organisation: &settings.organisation_name,
        postal_address: &settings.organisation_address,
        why: &why.sentence(language, &settings.organisation_name),
        unsubscribe: phrases::unsubscribe(language),
        manage: phrases::manage(language),
    })
}
