//! Marks of a state, and parts of a page that open and close without script.

use maud::{Markup, Render, html};

use super::Tone;

/// A mark of one or two words.
pub fn tag(tone: Tone, text: impl Render) -> Markup {
    html! { span class="tag" data-color=(tone.color()) { (text) } }
}

/// A part that opens at its summary.
pub fn disclosure(summary: Markup, is_open: bool, content: Markup) -> Markup {
    html! {
        details class="disclosure" open[is_open] {
            summary { (summary) }
            div class="stack" { (content) }
        }
    }
}
