//! Boxes, switches and radio buttons: inputs that are on or off.

use maud::{Markup, Render, html};

use super::field::error_text;

/// What a toggle looks like and means.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ToggleKind {
    /// Any number of boxes may be ticked.
    Checkbox,
    /// A setting that is on or off.
    Switch,
    /// One of a group.
    Radio,
}

/// One toggle with its label.
#[must_use]
pub struct Toggle<'a> {
    kind: ToggleKind,
    id: &'a str,
    name: &'a str,
    value: &'a str,
    label: &'a str,
    hint: &'a str,
    below: Option<Markup>,
    is_on: bool,
    is_invalid: bool,
    error: Option<&'a str>,
}

impl<'a> Toggle<'a> {
    /// A toggle that is off.
    pub const fn new(kind: ToggleKind, id: &'a str, name: &'a str, value: &'a str, label: &'a str) -> Self {
        Self { kind, id, name, value, label, hint: "", below: None, is_on: false, is_invalid: false, error: None }
    }

    /// Whether it is on.
    pub fn on(self, is_on: bool) -> Self {
        Self { is_on, ..self }
    }

    /// Help below the label.
    pub fn hint(self, hint: &'a str) -> Self {
        Self { hint, ..self }
    }

    /// A link or a remark that belongs to it; unlike the hint it is not read out with the label.
    pub fn below(self, below: Markup) -> Self {
        Self { below: Some(below), ..self }
    }

    /// What is wrong with it, said below it.
    pub fn error(self, error: Option<&'a str>) -> Self {
        Self { error, is_invalid: error.is_some(), ..self }
    }

    /// The group it is in says what is wrong.
    pub fn invalid(self, is_invalid: bool) -> Self {
        Self { is_invalid, ..self }
    }
}

impl Render for Toggle<'_> {
    fn render(&self) -> Markup {
        let hint_id = (!self.hint.is_empty()).then(|| format!("{}-hint", self.id));
        let described_by = match (&hint_id, self.error) {
            (Some(hint), Some(_)) => Some(format!("{hint} {}-error", self.id)),
            (None, Some(_)) => Some(format!("{}-error", self.id)),
            (hint, None) => hint.clone(),
        };
        html! {
            div class="ds-field" {
                input class="ds-input" type=(if self.kind == ToggleKind::Radio { "radio" } else { "checkbox" })
                    role=[(self.kind == ToggleKind::Switch).then_some("switch")] id=(self.id) name=(self.name) value=(self.value) checked[self.is_on]
                    aria-invalid=[self.is_invalid.then_some("true")] aria-describedby=[described_by];
                label class="ds-label" for=(self.id) { (self.label) }
                @if let Some(id) = hint_id { div data-field="description" id=(id) { (self.hint) } }
                @if let Some(below) = &self.below { (below) }
                @if let Some(error) = self.error { (error_text(self.id, error)) }
            }
        }
    }
}
