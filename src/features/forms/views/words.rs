//! The full words of what somebody agrees to, read on the confirmation page when the form stood on a page that is not ours.

use maud::{Markup, html};

use super::fields::terms;
use crate::{
    features::forms::model::{Definition, Field, FieldKind},
    kernel::ids::{PurposeId, TypeId},
    web::{page::Site, ui},
};

/// What was ticked, and the version whose words say what it means.
pub struct Words<'a> {
    /// The version that was filled in, to the letter.
    pub definition: &'a Definition,
    /// The purposes whose boxes were ticked.
    pub purposes: &'a [PurposeId],
    /// The subscription types that were ticked.
    pub types: &'a [TypeId],
}

impl Words<'_> {
    /// The words: what is said yes to, what the data is used for, by whom, that it can be taken back, and the privacy statement
    /// (GDPR Art. 7, 13).
    pub(super) fn draw(&self, site: &Site<'_>) -> Markup {
        let t = site.texts;
        let parts: Vec<Markup> = self.definition.fields.iter().filter_map(|field| self.part(site, field)).collect();
        html! {
            @if !parts.is_empty() {
                (ui::heading(t.get("confirm-read")))
                @for part in &parts { (ui::nested(part.clone())) }
            }
        }
    }

    fn part(&self, site: &Site<'_>, field: &Field) -> Option<Markup> {
        let words = field.texts.get(site.language);
        let label = words.map_or("", |words| &words.label);
        match &field.kind {
            FieldKind::Consent { purpose, about } if self.purposes.contains(purpose) => {
                let terms = terms(site, words.map_or("", |words| &words.help), about);
                Some(
                    html! { (ui::paragraph(ui::emphasis(label))) (ui::paragraph(&terms.text)) (ui::paragraph(terms.link(site))) },
                )
            }
            FieldKind::Subscriptions { types, .. } => {
                let chosen = types.iter().filter(|offered| self.types.contains(&offered.id));
                let texts: Vec<_> = chosen.filter_map(|offered| offered.texts.get(site.language)).collect();
                (!texts.is_empty()).then(|| {
                    html! {
                        (ui::paragraph(ui::emphasis(label)))
                        (ui::list(texts.iter().map(|texts| html! { (texts.name) @if !texts.description.is_empty() { ": " (texts.description) } })))
                        (ui::paragraph(site.texts.with("form-consent-withdraw", &[("organisation", site.organisation)])))
                    }
                })
            }
            _ => None,
        }
    }
}
