//! The frame around every mail: one column that fits any screen, light and dark, and a footer that says why the mail came.
//!
//! A frame is compiled once per language into pieces of text with gaps between them; a mail costs concatenation. It can be written
//! down and read back ([`Layout::source`]), because a mail that is tried again next week must have the frame it had. It loads
//! nothing: no picture, no font, no style sheet.

pub mod phrases;
mod pieces;
mod view;

use pieces::{Gap, Piece};
use serde::{Deserialize, Serialize};

use crate::kernel::Language;

/// What is the same for all mails of one kind in one language.
#[derive(Clone, Debug)]
pub struct Frame<'a> {
    /// The language of every word in it.
    pub language: Language,
    /// Who writes.
    pub organisation: &'a str,
    /// The postal address, lines separated by `\n`; may be empty.
    pub postal_address: &'a str,
    /// One sentence: why the recipient gets this; see [`phrases::Why`].
    pub why: &'a str,
    /// The words of the link that unsubscribes.
    pub unsubscribe: &'a str,
    /// The words of the link to the preference page.
    pub manage: &'a str,
}

/// A compiled frame.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Layout {
    html: Vec<Piece>,
    text: Vec<Piece>,
}

/// What one mail puts into its frame.
#[derive(Clone, Copy, Debug)]
pub struct Filling<'a> {
    /// The subject, as text; it becomes the title of the document.
    pub subject: &'a str,
    /// The body as an HTML fragment.
    pub html: &'a str,
    /// The body as text.
    pub text: &'a str,
    /// Where *unsubscribe* leads; no such line without it.
    pub unsubscribe: Option<&'a str>,
    /// Where *change what you get* leads; no such line without it.
    pub manage: Option<&'a str>,
}

/// A frame that cannot be read back.
#[derive(Debug, thiserror::Error)]
#[error("a stored mail frame is not readable: {0}")]
pub struct LayoutError(#[from] serde_json::Error);

impl Layout {
    /// Compiles a frame.
    pub fn new(frame: &Frame) -> Self {
        Self { html: pieces::cut(&view::html(frame).into_string()), text: pieces::cut(&view::text(frame)) }
    }

    /// The frame as text: equal frames have equal texts, so a hash of it names the frame.
    ///
    /// # Errors
    /// None that can happen to a frame made by [`Layout::new`].
    pub fn source(&self) -> Result<String, LayoutError> {
        Ok(serde_json::to_string(self)?)
    }

    /// The frame that [`Layout::source`] wrote.
    ///
    /// # Errors
    /// When the text was not written by it.
    pub fn from_source(source: &str) -> Result<Self, LayoutError> {
        Ok(serde_json::from_str(source)?)
    }

    /// The whole HTML document and the whole text of one mail.
    pub fn fill(&self, filling: &Filling) -> (String, String) {
        let html = pieces::join(
            &self.html,
            filling.html.len(),
            |gap, out| match gap {
                Gap::Subject => pieces::escape(filling.subject, out),
                Gap::Body => out.push_str(filling.html),
                Gap::Unsubscribe => pieces::escape(filling.unsubscribe.unwrap_or_default(), out),
                Gap::Manage => pieces::escape(filling.manage.unwrap_or_default(), out),
            },
            filling,
        );
        let text = pieces::join(
            &self.text,
            filling.text.len(),
            |gap, out| {
                out.push_str(match gap {
                    Gap::Subject => filling.subject,
                    Gap::Body => filling.text,
                    Gap::Unsubscribe => filling.unsubscribe.unwrap_or_default(),
                    Gap::Manage => filling.manage.unwrap_or_default(),
                })
            },
            filling,
        );
        (html, text)
    }
}

#[cfg(test)]
mod tests;
