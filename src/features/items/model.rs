//! What an item of a list is, and how the lists differ.

use std::collections::BTreeMap;

use serde_json::{Map, Value};
use unicode_normalization::UnicodeNormalization;

use crate::kernel::{Language, Timestamp};

/// The longest key, in characters.
pub const KEY_LIMIT: usize = 40;
/// Uses are counted up to here; a list page says "so many or more" beyond it.
pub const USES_LIMIT: i64 = 10_000;

/// One of the lists.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ListKind {
    /// What data is used for.
    Purposes,
    /// On what ground.
    LegalBases,
    /// How data comes in.
    Sources,
    /// Kinds of mailing.
    SubscriptionTypes,
    /// What people can be interested in.
    Interests,
}

/// A text of an item, one per language.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TextField {
    /// Its column, and the first part of its name in forms.
    pub name: &'static str,
    /// The most characters.
    pub limit: usize,
    /// Is it written over several lines?
    pub is_long: bool,
    /// Must the organisation's own language have it? Then no page is ever without.
    pub is_required: bool,
}

const fn line(name: &'static str, limit: usize, is_required: bool) -> TextField {
    TextField { name, limit, is_long: false, is_required }
}

const fn long(name: &'static str, limit: usize, is_required: bool) -> TextField {
    TextField { name, limit, is_long: true, is_required }
}

const NAME: TextField = line("name", 100, true);
const DESCRIPTION: TextField = long("description", 500, false);

/// A decision about an item that is yes or no, besides being active.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Flag {
    /// Contacts grant and withdraw a purpose themselves.
    Manageable,
    /// A type is on for who never chose, while the purpose's consent is active (SUB-01).
    StartsOn,
    /// Contacts that come from a source get the privacy confirmation by themselves (PCE-01).
    SendsConfirmation,
}

impl Flag {
    /// Its column, and its name in forms.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Manageable => "is_manageable",
            Self::StartsOn => "starts_on",
            Self::SendsConfirmation => "sends_confirmation",
        }
    }
}

/// What the audit log calls the acts on one kind of item.
#[derive(Clone, Copy, Debug)]
pub struct Acts {
    /// The kind of item itself.
    pub noun: &'static str,
    /// Added.
    pub added: &'static str,
    /// Edited.
    pub changed: &'static str,
    /// Taken into use.
    pub activated: &'static str,
    /// Taken out of use.
    pub deactivated: &'static str,
    /// Deleted.
    pub deleted: &'static str,
    /// Brought back.
    pub restored: &'static str,
    /// Put elsewhere in the order.
    pub moved: &'static str,
    /// The list was taken out as a file.
    pub exported: &'static str,
}

macro_rules! acts {
    ($noun:literal) => {
        Acts {
            noun: $noun,
            added: concat!($noun, ".added"),
            changed: concat!($noun, ".changed"),
            activated: concat!($noun, ".activated"),
            deactivated: concat!($noun, ".deactivated"),
            deleted: concat!($noun, ".deleted"),
            restored: concat!($noun, ".restored"),
            moved: concat!($noun, ".moved"),
            exported: concat!($noun, ".exported"),
        }
    };
}

impl ListKind {
    /// All of them, in the order of the navigation.
    pub const ALL: [Self; 5] = [Self::SubscriptionTypes, Self::Purposes, Self::LegalBases, Self::Sources, Self::Interests];

    /// The part of the address that names the list.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Purposes => "purposes",
            Self::LegalBases => "legal-bases",
            Self::Sources => "sources",
            Self::SubscriptionTypes => "subscription-types",
            Self::Interests => "interests",
        }
    }

    /// The list of an address.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.slug() == slug)
    }

    /// The texts of an item per language, the name first.
    pub const fn fields(self) -> &'static [TextField] {
        const PURPOSE: &[TextField] = &[
            NAME,
            DESCRIPTION,
            long("approval_text", 500, true),
            long("public_description", 2000, true),
            line("statement_title", 200, false),
            line("statement_url", 500, false),
        ];
        match self {
            Self::Purposes => PURPOSE,
            Self::LegalBases | Self::Sources | Self::SubscriptionTypes => &[NAME, DESCRIPTION],
            Self::Interests => &[NAME],
        }
    }

    /// Can items be taken out of use without deleting them?
    pub const fn has_switch(self) -> bool {
        matches!(self, Self::Purposes | Self::SubscriptionTypes | Self::Interests)
    }

    /// Do items belong to a purpose?
    pub const fn has_purpose(self) -> bool {
        matches!(self, Self::SubscriptionTypes)
    }

    /// The decision that is particular to this list.
    pub const fn flag(self) -> Option<Flag> {
        match self {
            Self::Purposes => Some(Flag::Manageable),
            Self::SubscriptionTypes => Some(Flag::StartsOn),
            Self::Sources => Some(Flag::SendsConfirmation),
            Self::LegalBases | Self::Interests => None,
        }
    }

    /// What the audit log says.
    pub const fn acts(self) -> Acts {
        match self {
            Self::Purposes => acts!("purpose"),
            Self::LegalBases => acts!("legal_basis"),
            Self::Sources => acts!("source"),
            Self::SubscriptionTypes => acts!("subscription_type"),
            Self::Interests => acts!("interest"),
        }
    }
}

/// Texts by language and field; what is not there is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words(BTreeMap<(Language, &'static str), String>);

impl Words {
    /// Sets a text; an empty one is left out.
    pub fn set(&mut self, language: Language, field: &'static str, text: String) {
        if !text.is_empty() {
            self.0.insert((language, field), text);
        }
    }

    /// A text; empty when there is none.
    pub fn get(&self, language: Language, field: &'static str) -> &str {
        self.0.get(&(language, field)).map_or("", String::as_str)
    }

    /// The name in `language`, else in English, else in any.
    pub fn name(&self, language: Language) -> &str {
        let has = |language: &Language| !self.get(*language, "name").is_empty();
        let found = [language, Language::En].into_iter().chain(Language::ALL).find(has);
        found.map_or("", |language| self.get(language, "name"))
    }

    /// The languages that lack the name, or another text that the list's own language must have.
    pub fn missing(&self, kind: ListKind) -> Vec<Language> {
        let lacks = |language: Language| kind.fields().iter().any(|f| f.is_required && self.get(language, f.name).is_empty());
        Language::ALL.into_iter().filter(|language| lacks(*language)).collect()
    }
}

/// An item as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Its row.
    pub id: i64,
    /// Its fixed key.
    pub key: String,
    /// Where it stands.
    pub position: i64,
    /// Did it ship as a part of the product? Then it cannot be deleted.
    pub is_built_in: bool,
    /// Is it in use?
    pub is_active: bool,
    /// The list's particular decision.
    pub flag: bool,
    /// The purpose that it belongs to.
    pub purpose: Option<i64>,
    /// The template of the privacy confirmation.
    pub template: Option<i64>,
    /// Its texts.
    pub words: Words,
    /// When it was last changed; edits are checked against it.
    pub updated_at: Timestamp,
    /// Who changed it, by name; nobody when it is as it shipped.
    pub updated_by: Option<String>,
    /// Since when it is deleted.
    pub deleted_at: Option<Timestamp>,
}

/// An item as it should become.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// The key of a new item.
    pub key: String,
    /// The list's particular decision.
    pub flag: bool,
    /// The purpose that it belongs to.
    pub purpose: Option<i64>,
    /// The template of the privacy confirmation.
    pub template: Option<i64>,
    /// Its texts.
    pub words: Words,
}

impl Item {
    /// The item as a form would send it back.
    pub fn draft(&self) -> Draft {
        let Self { key, flag, purpose, template, words, .. } = self.clone();
        Draft { key, flag, purpose, template, words }
    }
}

impl Draft {
    /// Every value by the name of its field, for the audit log.
    pub fn values(&self, kind: ListKind) -> Map<String, Value> {
        let mut values = Map::new();
        values.insert("key".into(), self.key.clone().into());
        if let Some(flag) = kind.flag() {
            values.insert(flag.name().into(), self.flag.into());
        }
        if kind.has_purpose() {
            values.insert("purpose".into(), self.purpose.into());
        }
        if kind == ListKind::Sources {
            values.insert("template".into(), self.template.into());
        }
        for ((language, field), text) in &self.words.0 {
            values.insert(field_name(field, *language), text.clone().into());
        }
        values
    }
}

/// The name of a text's input, and what the audit log calls it: `name-nb`.
pub fn field_name(field: &str, language: Language) -> String {
    format!("{field}-{language}")
}

/// What differs between two sets of values: those before, those after. What one lacks is empty there.
pub fn difference(before: &Map<String, Value>, after: &Map<String, Value>) -> (Map<String, Value>, Map<String, Value>) {
    let nothing = Value::String(String::new());
    let (mut old, mut new) = (Map::new(), Map::new());
    for name in before.keys().chain(after.keys()) {
        let (was, is) = (before.get(name).unwrap_or(&nothing), after.get(name).unwrap_or(&nothing));
        if was != is {
            old.insert(name.clone(), was.clone());
            new.insert(name.clone(), is.clone());
        }
    }
    (old, new)
}

/// A key made from a name: `Månedens nyhetsbrev` becomes `MANEDENS_NYHETSBREV`. Empty when no letter of it can be written so.
pub fn key_of(name: &str) -> String {
    let mut key = String::new();
    for c in name.nfkd().flat_map(char::to_uppercase) {
        match c {
            'A'..='Z' | '0'..='9' => key.push(c),
            'Æ' => key.push_str("AE"),
            'Ø' => key.push('O'),
            'Œ' => key.push_str("OE"),
            'Ð' | 'Đ' => key.push('D'),
            'Þ' => key.push_str("TH"),
            'Ł' => key.push('L'),
            // What marks a letter (å is an a with a ring) falls away; everything else parts words.
            c if !unicode_normalization::char::is_combining_mark(c) && !key.ends_with('_') && !key.is_empty() => key.push('_'),
            _ => {}
        }
    }
    key.truncate(KEY_LIMIT);
    key.trim_end_matches('_').to_owned()
}

/// Is this how keys are written?
pub fn is_key(key: &str) -> bool {
    !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_made_of_the_letters_of_the_name() {
        for (name, key) in [
            ("Product updates", "PRODUCT_UPDATES"),
            ("Månedens nyhetsbrev", "MANEDENS_NYHETSBREV"),
            ("Æsj & Øst / Straße", "AESJ_OST_STRASSE"),
            ("  -- 2 for 1! --  ", "2_FOR_1"),
            ("日本", ""),
            ("", ""),
        ] {
            assert_eq!(key_of(name), key, "{name}");
            assert!(key.is_empty() || is_key(&key_of(name)));
        }
        assert_eq!(key_of(&"abcdefghi ".repeat(9)).len(), 39, "cut where a word parted");
        for bad in ["", "news", "NEWS-1", "NEWS 1", "NÅ", "A\n", "A'; DROP TABLE purposes"] {
            assert!(!is_key(bad), "{bad:?}");
        }
    }

    #[test]
    fn only_what_differs_is_told() {
        let map = |pairs: &[(&str, &str)]| pairs.iter().map(|(k, v)| ((*k).to_owned(), Value::from(*v))).collect::<Map<_, _>>();
        let (old, new) = difference(&map(&[("a", "1"), ("b", "2")]), &map(&[("a", "1"), ("b", "3"), ("c", "4")]));
        assert_eq!(old, map(&[("b", "2"), ("c", "")]));
        assert_eq!(new, map(&[("b", "3"), ("c", "4")]));
    }

    #[test]
    fn a_language_is_missing_until_all_that_pages_need_is_there() {
        let mut words = Words::default();
        assert_eq!(words.missing(ListKind::Interests), Language::ALL);
        words.set(Language::Nb, "name", "Hytte".into());
        assert_eq!(words.missing(ListKind::Interests).len(), 5);
        assert_eq!(words.missing(ListKind::Purposes).len(), 6);
        assert_eq!(words.name(Language::De), "Hytte");
    }
}
