//! Inputs of one value: a line, several lines, one of a list. Each draws label, hint, input and error, and ties them.

use maud::{Markup, Render, html};

/// What stands around every input of one value.
#[derive(Clone, Copy, Default)]
pub(super) struct Frame<'a> {
    pub(super) name: &'a str,
    pub(super) label: &'a str,
    pub(super) optional: Option<&'a str>,
    pub(super) hint: &'a str,
    pub(super) error: Option<&'a str>,
}

impl Frame<'_> {
    /// The ids of hint and error, for `aria-describedby`.
    pub(super) fn described_by(&self) -> Option<String> {
        let hint = (!self.hint.is_empty()).then(|| format!("{}-hint", self.name));
        let error = self.error.map(|_| format!("{}-error", self.name));
        match (hint, error) {
            (Some(hint), Some(error)) => Some(format!("{hint} {error}")),
            (hint, error) => hint.or(error),
        }
    }

    pub(super) fn around(&self, input: Markup) -> Markup {
        html! {
            div class="ds-field" {
                label class="ds-label" for=(self.name) { (self.label) @if let Some(optional) = self.optional { " " span class="optional" { "(" (optional) ")" } } }
                @if !self.hint.is_empty() { div data-field="description" id={ (self.name) "-hint" } { (self.hint) } }
                (input)
                @if let Some(error) = self.error { (error_text(self.name, error)) }
            }
        }
    }
}

/// The words beside a field that is wrong.
pub(super) fn error_text(name: &str, error: &str) -> Markup {
    html! { p class="ds-validation-message" data-field="validation" id={ (name) "-error" } { (error) } }
}

/// The parts that all inputs of one value share.
macro_rules! framed {
    ($type:ident) => {
        impl<'a> $type<'a> {
            /// An input that must be filled in.
            pub fn new(name: &'a str, label: &'a str) -> Self {
                Self { frame: Frame { name, label, ..Frame::default() }, ..Self::default() }
            }

            /// It may stay empty, and the label says so with these words.
            pub const fn optional(mut self, words: &'a str) -> Self {
                self.frame.optional = Some(words);
                self
            }

            /// Help below the label.
            pub const fn hint(mut self, hint: &'a str) -> Self {
                self.frame.hint = hint;
                self
            }

            /// What is in it.
            pub const fn value(mut self, value: &'a str) -> Self {
                self.value = value;
                self
            }

            /// What is wrong with it.
            pub const fn error(mut self, error: Option<&'a str>) -> Self {
                self.frame.error = error;
                self
            }

            /// What browsers may fill in by themselves (WCAG 1.3.5).
            pub const fn autocomplete(mut self, token: &'a str) -> Self {
                self.autocomplete = Some(token);
                self
            }
        }
    };
}

/// One line.
#[derive(Default)]
#[must_use]
pub struct Input<'a> {
    frame: Frame<'a>,
    value: &'a str,
    autocomplete: Option<&'a str>,
    kind: Option<&'a str>,
    mode: Option<&'a str>,
    placeholder: &'a str,
}

framed!(Input);

impl<'a> Input<'a> {
    /// The `type` of the input; `text` unless said.
    pub const fn kind(self, kind: &'a str) -> Self {
        Self { kind: Some(kind), ..self }
    }

    /// Which keyboard a telephone shows.
    pub const fn mode(self, mode: &'a str) -> Self {
        Self { mode: Some(mode), ..self }
    }

    /// An example inside the empty input.
    pub const fn placeholder(self, placeholder: &'a str) -> Self {
        Self { placeholder, ..self }
    }
}

impl Render for Input<'_> {
    fn render(&self) -> Markup {
        let Self { frame, .. } = self;
        frame.around(html! {
            input class="ds-input" type=(self.kind.unwrap_or("text")) id=(frame.name) name=(frame.name) value=(self.value)
                inputmode=[self.mode] autocomplete=[self.autocomplete] placeholder=[(!self.placeholder.is_empty()).then_some(self.placeholder)]
                required[frame.optional.is_none()] aria-invalid=[frame.error.map(|_| "true")] aria-describedby=[frame.described_by()];
        })
    }
}

/// A colour, written as `#0062ba`, with a swatch of it.
#[derive(Default)]
#[must_use]
pub struct ColourInput<'a> {
    frame: Frame<'a>,
    value: &'a str,
    autocomplete: Option<&'a str>,
    swatch: &'a str,
}

framed!(ColourInput);

impl<'a> ColourInput<'a> {
    /// The colour shown beside it.
    pub const fn swatch(self, swatch: &'a str) -> Self {
        Self { swatch, ..self }
    }
}

impl Render for ColourInput<'_> {
    fn render(&self) -> Markup {
        let Self { frame, .. } = self;
        frame.around(html! {
            div class="swatched" {
                svg class="swatch" viewBox="0 0 1 1" aria-hidden="true" focusable="false" { rect width="1" height="1" fill=(self.swatch) {} }
                input class="ds-input" type="text" id=(frame.name) name=(frame.name) value=(self.value) spellcheck="false"
                    autocomplete=(self.autocomplete.unwrap_or("off")) placeholder=(self.swatch) maxlength="7"
                    required[frame.optional.is_none()] aria-invalid=[frame.error.map(|_| "true")] aria-describedby=[frame.described_by()];
            }
        })
    }
}

/// Several lines.
#[derive(Default)]
#[must_use]
pub struct LongInput<'a> {
    frame: Frame<'a>,
    value: &'a str,
    autocomplete: Option<&'a str>,
    placeholder: &'a str,
    rows: Option<u8>,
}

framed!(LongInput);

impl<'a> LongInput<'a> {
    /// How many lines it shows; five unless said.
    pub const fn rows(self, rows: u8) -> Self {
        Self { rows: Some(rows), ..self }
    }

    /// An example inside the empty input.
    pub const fn placeholder(self, placeholder: &'a str) -> Self {
        Self { placeholder, ..self }
    }
}

impl Render for LongInput<'_> {
    fn render(&self) -> Markup {
        let Self { frame, .. } = self;
        frame.around(html! {
            // A parser drops one line end after the tag; this one is for it, so that a typed one stays.
            textarea class="ds-input" id=(frame.name) name=(frame.name) rows=(self.rows.unwrap_or(5))
                autocomplete=[self.autocomplete] placeholder=[(!self.placeholder.is_empty()).then_some(self.placeholder)]
                required[frame.optional.is_none()] aria-invalid=[frame.error.map(|_| "true")] aria-describedby=[frame.described_by()]
                { "\n" (self.value) }
        })
    }
}

/// One of a list.
#[derive(Default)]
#[must_use]
pub struct Select<'a> {
    frame: Frame<'a>,
    value: &'a str,
    autocomplete: Option<&'a str>,
    prompt: Option<&'a str>,
    options: Vec<(&'a str, &'a str)>,
}

framed!(Select);

impl<'a> Select<'a> {
    /// What can be chosen: value and label.
    pub fn options(self, options: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        Self { options: options.into_iter().collect(), ..self }
    }

    /// An empty first choice with these words.
    pub const fn prompt(mut self, prompt: &'a str) -> Self {
        self.prompt = Some(prompt);
        self
    }
}

impl Render for Select<'_> {
    fn render(&self) -> Markup {
        let Self { frame, .. } = self;
        frame.around(html! {
            select class="ds-input" id=(frame.name) name=(frame.name) autocomplete=[self.autocomplete]
                required[frame.optional.is_none()] aria-invalid=[frame.error.map(|_| "true")] aria-describedby=[frame.described_by()] {
                @if let Some(prompt) = self.prompt { option value="" { (prompt) } }
                @for (value, label) in &self.options { option value=(value) selected[*value == self.value] { (label) } }
            }
        })
    }
}
