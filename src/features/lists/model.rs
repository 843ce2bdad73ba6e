//! The lists as values.

use crate::kernel::{
    Language,
    ids::{BasisId, PurposeId, SourceId, TypeId},
};

/// GDPR Art. 6(1)(a).
pub const BASIS_CONSENT: &str = "61A";
/// Not a ground but its end (CON-04).
pub const BASIS_WITHDRAWN: &str = "WITHDRAWN";
/// A public form.
pub const SOURCE_WEBFORM: &str = "WEBFORM";
/// The customer's own pages.
pub const SOURCE_PORTAL: &str = "PORTAL";

/// A text per language, in the order of [`Language::ALL`]; an empty one falls back to English.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words<T>([Option<T>; Language::ALL.len()]);

impl<T> Words<T> {
    /// Sets the words of a language.
    pub fn set(&mut self, language: Language, words: T) {
        self.0[language.index()] = Some(words);
    }

    /// The words in `language`, else in English, else in whichever language has some.
    pub fn get(&self, language: Language) -> Option<&T> {
        self.0[language.index()]
            .as_ref()
            .or_else(|| self.0[Language::En.index()].as_ref())
            .or_else(|| self.0.iter().flatten().next())
    }
}

impl<T: Clone> Words<T> {
    /// Fills what single texts lack from the language that words fall back to, else from any that has them. `fill` puts what the
    /// second one has where the first one has nothing.
    pub fn fill_gaps(&mut self, fill: impl Fn(&mut T, &T)) {
        let Some(mut whole) = self.get(Language::En).cloned() else { return };
        self.0.iter().flatten().for_each(|words| fill(&mut whole, words));
        self.0.iter_mut().flatten().for_each(|words| fill(words, &whole));
    }
}

/// A purpose: what data is used for.
#[derive(Clone, Debug)]
pub struct Purpose {
    /// Its row.
    pub id: PurposeId,
    /// Its fixed key.
    pub key: String,
    /// Is it in use?
    pub is_active: bool,
    /// May contacts grant and withdraw it themselves?
    pub is_manageable: bool,
    /// Is it deleted? Then it stays readable on old records only.
    pub is_deleted: bool,
    /// Its words.
    pub words: Words<PurposeWords>,
}

/// The words of a purpose.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PurposeWords {
    /// Name.
    pub name: String,
    /// Label of the consent box.
    pub approval_text: String,
    /// What the public is told about it.
    pub public_description: String,
    /// Title of its privacy statement; may be empty.
    pub statement_title: String,
    /// Address of its privacy statement; empty means the portal's own page.
    pub statement_url: String,
}

/// A kind of mailing that contacts can choose.
#[derive(Clone, Debug)]
pub struct SubscriptionType {
    /// Its row.
    pub id: TypeId,
    /// Its fixed key.
    pub key: String,
    /// The purpose that it refines.
    pub purpose: PurposeId,
    /// Is it on offer?
    pub is_active: bool,
    /// Is it on for contacts who never chose, while the purpose's consent is active?
    pub starts_on: bool,
    /// Is it deleted?
    pub is_deleted: bool,
    /// Its words.
    pub words: Words<TypeWords>,
}

/// The words of a subscription type.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypeWords {
    /// Name.
    pub name: String,
    /// Description; may be empty.
    pub description: String,
}

/// A legal basis or a source.
#[derive(Clone, Debug)]
pub struct NamedItem<Id> {
    /// Its row.
    pub id: Id,
    /// Its fixed key.
    pub key: String,
    /// Is it deleted? Then it stays readable on old records only.
    pub is_deleted: bool,
    /// Its name per language.
    pub words: Words<String>,
}

/// All lists, in their order.
#[derive(Clone, Debug, Default)]
pub struct Lists {
    /// Purposes.
    pub purposes: Vec<Purpose>,
    /// Subscription types.
    pub types: Vec<SubscriptionType>,
    /// Legal bases.
    pub bases: Vec<NamedItem<BasisId>>,
    /// Sources.
    pub sources: Vec<NamedItem<SourceId>>,
}

impl Lists {
    /// The purpose of a row.
    pub fn purpose(&self, id: PurposeId) -> Option<&Purpose> {
        self.purposes.iter().find(|purpose| purpose.id == id)
    }

    /// The purpose of a key.
    pub fn purpose_of_key(&self, key: &str) -> Option<&Purpose> {
        self.purposes.iter().find(|purpose| purpose.key == key)
    }

    /// The type of a row.
    pub fn subscription_type(&self, id: TypeId) -> Option<&SubscriptionType> {
        self.types.iter().find(|kind| kind.id == id)
    }

    /// The legal basis of a key; built-in keys are always there.
    pub fn basis(&self, key: &str) -> Option<BasisId> {
        self.bases.iter().find(|basis| basis.key == key).map(|basis| basis.id)
    }

    /// The source of a key; built-in keys are always there.
    pub fn source(&self, key: &str) -> Option<SourceId> {
        self.sources.iter().find(|source| source.key == key).map(|source| source.id)
    }

    /// Is this basis *withdrawn*?
    pub fn is_withdrawn(&self, basis: BasisId) -> bool {
        self.basis(BASIS_WITHDRAWN) == Some(basis)
    }

    /// Is a purpose in use? One that is not stays on records, and nothing is sent for it.
    pub fn is_in_use(&self, purpose: PurposeId) -> bool {
        self.purpose(purpose).is_some_and(|purpose| purpose.is_active && !purpose.is_deleted)
    }

    /// Are mailings of a type sent? What is out of use, or refines a purpose that is, is sent to nobody (SUB-07).
    pub fn is_sent(&self, kind: &SubscriptionType) -> bool {
        kind.is_active && !kind.is_deleted && self.is_in_use(kind.purpose)
    }

    /// The purposes that a contact manages on the preference page.
    pub fn manageable_purposes(&self) -> impl Iterator<Item = &Purpose> {
        self.purposes.iter().filter(|purpose| purpose.is_active && purpose.is_manageable && !purpose.is_deleted)
    }

    /// The types on offer under a purpose (SUB-07).
    pub fn offered_types(&self, purpose: PurposeId) -> impl Iterator<Item = &SubscriptionType> {
        self.types.iter().filter(move |kind| kind.purpose == purpose && kind.is_active && !kind.is_deleted)
    }

    /// Name of a purpose in a language, else its key.
    pub fn purpose_name(&self, id: PurposeId, language: Language) -> &str {
        self.purpose(id).map_or("", |purpose| purpose.words.get(language).map_or(&purpose.key, |words| &words.name))
    }

    /// Name of a type in a language, else its key.
    pub fn type_name(&self, id: TypeId, language: Language) -> &str {
        self.subscription_type(id).map_or("", |kind| kind.words.get(language).map_or(&kind.key, |words| &words.name))
    }

    /// Name of a legal basis in a language.
    pub fn basis_name(&self, id: BasisId, language: Language) -> &str {
        self.bases.iter().find(|item| item.id == id).map_or("", |item| item.words.get(language).map_or(&item.key, |name| name))
    }

    /// Name of a source in a language.
    pub fn source_name(&self, id: SourceId, language: Language) -> &str {
        self.sources.iter().find(|item| item.id == id).map_or("", |item| item.words.get(language).map_or(&item.key, |name| name))
    }
}
