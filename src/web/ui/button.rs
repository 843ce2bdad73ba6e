//! Buttons: things that do something; and links that look like one.

use maud::{Markup, Render, html};

/// A button that sends the form it is in.
#[must_use]
pub struct Button<'a> {
    text: &'a str,
    sends: Option<(&'a str, &'a str)>,
    variant: Option<&'static str>,
    is_dangerous: bool,
    reads: Option<&'a str>,
    id: Option<&'a str>,
    goes: Option<&'a str>,
}

impl<'a> Button<'a> {
    /// The main button of a form.
    pub const fn new(text: &'a str) -> Self {
        Self { text, sends: None, variant: None, is_dangerous: false, reads: None, id: None, goes: None }
    }

    /// A button beside or below the main one.
    pub const fn secondary(self) -> Self {
        Self { variant: Some("secondary"), ..self }
    }

    /// A button that looks like little more than its words, for rows of tables.
    pub const fn quiet(self) -> Self {
        Self { variant: Some("tertiary"), ..self }
    }

    /// A button that takes something away.
    pub const fn dangerous(self) -> Self {
        Self { is_dangerous: true, ..self }
    }

    /// What it is called where its sign alone would say too little.
    pub const fn reads(self, name: &'a str) -> Self {
        Self { reads: Some(name), ..self }
    }

    /// By what it is found again when a part of the page comes anew.
    pub const fn id(self, id: &'a str) -> Self {
        Self { id: Some(id), ..self }
    }

    /// It sends its form elsewhere than the form says.
    pub const fn goes(self, path: &'a str) -> Self {
        Self { goes: Some(path), ..self }
    }

    /// Pressing it sends this value too.
    pub const fn sends(self, name: &'a str, value: &'a str) -> Self {
        Self { sends: Some((name, value)), ..self }
    }
}

impl Render for Button<'_> {
    fn render(&self) -> Markup {
        html! {
            button class="ds-button" type="submit" id=[self.id] name=[self.sends.map(|(name, _)| name)] value=[self.sends.map(|(_, value)| value)]
                formaction=[self.goes] aria-label=[self.reads] title=[self.reads] data-variant=[self.variant] data-color=[self.is_dangerous.then_some("danger")] { (self.text) }
        }
    }
}

/// A link that leads on to the next step.
pub fn link_button(href: impl Render, text: &str) -> Markup {
    html! { a class="ds-button" href=(href) { (text) } }
}
