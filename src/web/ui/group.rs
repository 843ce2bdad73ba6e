//! A group of inputs under one heading.

use maud::{Markup, Render, html};

use super::field::error_text;

/// A group; its legend is read with each input inside.
#[must_use]
pub struct Group<'a> {
    /// The base of the ids.
    name: &'a str,
    legend: &'a str,
    optional: Option<&'a str>,
    hint: &'a str,
    error: Option<&'a str>,
    content: Markup,
}

impl<'a> Group<'a> {
    /// A group of `content` under `legend`; `name` is what ids are made of.
    pub const fn new(name: &'a str, legend: &'a str, content: Markup) -> Self {
        Self { name, legend, optional: None, hint: "", error: None, content }
    }

    /// Nothing needs to be chosen, and the legend says so with these words.
    pub fn optional(self, words: Option<&'a str>) -> Self {
        Self { optional: words, ..self }
    }

    /// Help below the legend.
    pub fn hint(self, hint: &'a str) -> Self {
        Self { hint, ..self }
    }

    /// What is wrong with the choice.
    pub fn error(self, error: Option<&'a str>) -> Self {
        Self { error, ..self }
    }
}

impl Render for Group<'_> {
    fn render(&self) -> Markup {
        let hint_id = (!self.hint.is_empty()).then(|| format!("{}-hint", self.name));
        let described_by = match (&hint_id, self.error) {
            (Some(hint), Some(_)) => Some(format!("{hint} {}-error", self.name)),
            (None, Some(_)) => Some(format!("{}-error", self.name)),
            (hint, None) => hint.clone(),
        };
        html! {
            fieldset class="ds-fieldset" aria-describedby=[described_by] {
                legend class="ds-label" { (self.legend) @if let Some(optional) = self.optional { " " span class="optional" { "(" (optional) ")" } } }
                @if let Some(id) = hint_id { div data-field="description" id=(id) { (self.hint) } }
                (self.content)
                @if let Some(error) = self.error { (error_text(self.name, error)) }
            }
        }
    }
}
