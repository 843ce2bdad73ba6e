//! A form as a document for programs: what it asks, in which words, and what has to come back.

use serde_json::{Value, json};

use super::{FormView, fields::terms};
use crate::{
    features::forms::model::{ChoiceOption, ChoiceStyle, Field, FieldKind, FormTexts},
    i18n::countries,
    kernel::Language,
    web::{page::Site, paths},
};

/// The document, in the site's language. `version` names the words; `base_url` is the portal's own address, for links.
pub fn document(site: &Site<'_>, view: &FormView<'_>, version: &str, base_url: &str) -> Value {
    let definition = view.definition;
    let none = FormTexts::default();
    let texts = definition.texts.get(site.language).unwrap_or(&none);
    let languages: Vec<&str> = definition.texts.0.keys().map(|language| language.code()).collect();
    let drawing = Drawing { site, view, base_url };
    json!({
        "form": view.slug,
        "version": version,
        "language": site.language.code(),
        "languages": languages,
        "title": texts.title,
        "intro": texts.intro,
        "submit": texts.submit,
        "receipt": view.receipt,
        "honeypot": view.honeypot,
        "privacy": format!("{base_url}{}", paths::in_language(site.language, paths::PRIVACY)),
        "fields": definition.fields.iter().map(|field| drawing.field(field)).collect::<Vec<_>>(),
    })
}

struct Drawing<'a> {
    site: &'a Site<'a>,
    view: &'a FormView<'a>,
    base_url: &'a str,
}

impl Drawing<'_> {
    fn field(&self, field: &Field) -> Value {
        let language = self.site.language;
        let words = field.texts.get(language);
        let mut shown = json!({
            "name": field.name,
            "kind": kind(&field.kind),
            "label": words.map_or("", |words| &words.label),
            "help": words.map_or("", |words| &words.help),
            "placeholder": words.map_or("", |words| &words.placeholder),
            "required": field.required || field.kind == FieldKind::Email,
        });
        let more = match &field.kind {
            FieldKind::Choice { options, .. } | FieldKind::Interests { options } => Some(("options", self.options(options))),
            FieldKind::Rating { scale } => {
                let steps = scale.steps().map(|step| json!({ "value": step, "label": step }));
                Some(("options", steps.collect()))
            }
            FieldKind::Country => {
                let all = countries::all(language).iter().map(|(code, name)| json!({ "value": code, "label": name }));
                Some(("options", all.collect()))
            }
            FieldKind::Language => {
                let offered = Language::ALL.into_iter().filter(|it| self.view.definition.texts.0.contains_key(it));
                Some(("options", offered.map(|it| json!({ "value": it.code(), "label": it.own_name() })).collect()))
            }
            FieldKind::Subscriptions { types, .. } => {
                let option =
                    |id: String, name: &str, description: &str| json!({ "value": id, "label": name, "help": description });
                let options = types.iter().map(|offered| match offered.texts.get(language) {
                    Some(texts) => option(offered.id.to_string(), &texts.name, &texts.description),
                    None => option(offered.id.to_string(), "", ""),
                });
                Some(("options", options.collect()))
            }
            FieldKind::Consent { about, .. } => {
                let terms = terms(self.site, "", about);
                let own = format!("{}{}", self.base_url, paths::in_language(language, paths::PRIVACY));
                let url = if terms.url.is_empty() { own } else { terms.url.to_owned() };
                Some(("terms", json!({ "text": terms.text, "privacy": { "title": terms.title, "url": url } })))
            }
            // Files come in parts (multipart/form-data), as a page sends them.
            FieldKind::File { kinds, max_kib, most } => {
                Some(("files", json!({ "kinds": kinds, "largest_kib": max_kib, "most": most })))
            }
            _ => None,
        };
        if let (Some((name, value)), Some(shown)) = (more, shown.as_object_mut()) {
            shown.insert(name.to_owned(), value);
        }
        shown
    }

    fn options(&self, options: &[ChoiceOption]) -> Value {
        let label = |option: &ChoiceOption| option.label.get(self.site.language).cloned().unwrap_or_default();
        options.iter().map(|option| json!({ "value": option.value, "label": label(option) })).collect()
    }
}

/// What a field asks for, as the definition calls it; a choice of several takes a list.
const fn kind(kind: &FieldKind) -> &'static str {
    match kind {
        FieldKind::Choice { style: ChoiceStyle::Checkboxes, .. } => "choice_of_several",
        other => other.code(),
    }
}
