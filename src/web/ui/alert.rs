//! Boxes that say what happened.

use maud::{Markup, Render, html};

/// What an alert is about; it decides colour, sign and how urgently a screen reader says it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tone {
    /// Good to know.
    Info,
    /// It worked.
    Success,
    /// Look again.
    Warning,
    /// It did not work.
    Danger,
}

impl Tone {
    pub(super) const fn color(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Success => "success",
            Self::Warning => "warning",
            Self::Danger => "danger",
        }
    }

    const fn role(self) -> &'static str {
        match self {
            Self::Info | Self::Success => "status",
            Self::Warning | Self::Danger => "alert",
        }
    }
}

/// A box with a heading and, mostly, a text.
#[must_use]
pub struct Alert<T> {
    tone: Tone,
    heading: T,
    content: Option<Markup>,
}

impl Alert<&str> {
    /// A box of one line, said without a heading.
    pub fn plain(tone: Tone, text: impl Render) -> Markup {
        html! { div class="ds-alert" data-color=(tone.color()) role=(tone.role()) { p class="ds-paragraph" { (text) } } }
    }
}

impl<T: Render> Alert<T> {
    /// A box with a heading alone.
    pub const fn new(tone: Tone, heading: T) -> Self {
        Self { tone, heading, content: None }
    }

    /// With this below the heading.
    pub fn saying(self, content: Markup) -> Self {
        Self { content: Some(content), ..self }
    }
}

impl<T: Render> Render for Alert<T> {
    fn render(&self) -> Markup {
        html! {
            div class="ds-alert" data-color=(self.tone.color()) role=(self.tone.role()) {
                h2 class="ds-heading" data-size="2xs" { (self.heading) }
                @if let Some(content) = &self.content { (content) }
            }
        }
    }
}
