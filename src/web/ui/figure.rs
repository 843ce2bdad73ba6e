//! Numbers that lead to the list of what they count.

use maud::{Markup, Render, html};

use super::Tone;

/// A number with its name; the whole of it is the way to its list.
pub struct Figure<'a> {
    /// Where the list is.
    pub href: String,
    /// What is counted.
    pub name: &'a str,
    /// How many, as the language writes it.
    pub number: String,
    /// What it says about the house, where it says something.
    pub tone: Option<Tone>,
}

/// Figures side by side.
pub fn figures<'a>(all: impl IntoIterator<Item = Figure<'a>>) -> Markup {
    html! {
        ul class="figures" {
            @for figure in all {
                li {
                    a class="ds-card figure" href=(figure.href) data-tone=[figure.tone.map(Tone::color)] {
                        span class="figure-name" { (figure.name) }
                        " "
                        span class="figure-number" { (figure.number) }
                    }
                }
            }
        }
    }
}

/// Links beside each other in a small place.
pub fn links(all: impl IntoIterator<Item = (String, String)>) -> Markup {
    html! { ul class="links" { @for (href, text) in all { li { a class="ds-link" href=(href) { (text) } } } } }
}

/// Things to do, each a line of its own.
pub fn to_do<T: Render>(lines: impl IntoIterator<Item = (Tone, T)>) -> Markup {
    html! { ul class="to-do" { @for (tone, line) in lines { li data-tone=(tone.color()) { (line) } } } }
}
