//! Files that are sent, pictures that are shown, and pages of ours inside others.

use maud::{Markup, Render, html};

use super::field::Frame;

/// A file from the member's own machine.
#[must_use]
pub struct FileInput<'a> {
    frame: Frame<'a>,
    accept: &'a str,
    is_several: bool,
}

impl<'a> FileInput<'a> {
    /// Any file.
    pub fn new(name: &'a str, label: &'a str) -> Self {
        Self { frame: Frame { name, label, ..Frame::default() }, accept: "", is_several: false }
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

    /// What is wrong with it.
    pub const fn error(mut self, error: Option<&'a str>) -> Self {
        self.frame.error = error;
        self
    }

    /// The kinds that a browser offers first. It is no check.
    pub const fn accepting(self, accept: &'a str) -> Self {
        Self { accept, ..self }
    }

    /// May more than one be chosen?
    pub const fn several(self, is_several: bool) -> Self {
        Self { is_several, ..self }
    }
}

impl Render for FileInput<'_> {
    fn render(&self) -> Markup {
        let Self { frame, accept, is_several } = self;
        frame.around(html! {
            input class="ds-input" type="file" id=(frame.name) name=(frame.name) accept=[(!accept.is_empty()).then_some(accept)]
                multiple[*is_several] required[frame.optional.is_none()] aria-invalid=[frame.error.map(|_| "true")] aria-describedby=[frame.described_by()];
        })
    }
}

/// A picture as it stands on pages.
pub fn picture(url: &str, alt: &str, width: u32, height: u32) -> Markup {
    html! { div class="brand" { img src=(url) alt=(alt) width=(width) height=(height); } }
}

/// A picture of a whole page, no wider than the room there is.
pub fn snapshot(url: &str, alt: &str, width: u32, height: u32) -> Markup {
    html! { img class="snapshot" src=(url) alt=(alt) width=(width) height=(height) loading="lazy"; }
}

/// A page of ours as a telephone and as a larger screen show it. A wide one that does not fit is moved by its own bar, also with the
/// keyboard, and is called `wide` there.
pub fn devices(phone: Markup, desktop: Markup, wide: &str) -> Markup {
    html! {
        div class="devices" {
            div class="phone stack" { (phone) }
            div class="desktop stack" tabindex="0" role="group" aria-label=(wide) { (desktop) }
        }
    }
}

/// Another page of ours, in which no script runs and nothing is sent.
pub fn frame(title: &str, src: &str) -> Markup {
    // The same origin, or the page could not load its stylesheet.
    html! { iframe class="frame" title=(title) src=(src) sandbox="allow-same-origin" {} }
}

/// A size in KiB as people read it: `5 MB`, `500 kB`.
pub fn kib(size: u32) -> String {
    if size >= 1024 && size.is_multiple_of(1024) { format!("{}\u{a0}MB", size / 1024) } else { format!("{size}\u{a0}kB") }
}

/// A size in octets, in whole kB or MB, never less than the file has.
pub fn octets(size: i64) -> String {
    match size {
        ..1024 => format!("{size}\u{a0}B"),
        1024..1_048_576 => format!("{}\u{a0}kB", (size + 1023) / 1024),
        _ => format!("{}\u{a0}MB", (size + 1_048_575) / 1_048_576),
    }
}
