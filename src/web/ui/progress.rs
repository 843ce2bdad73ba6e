//! How far something is.

use maud::{Markup, html};

/// A bar; without a percentage it says that something is under way.
pub fn progress(label: &str, percent: Option<u8>) -> Markup {
    html! {
        progress class="progress" aria-label=(label) max="100" value=[percent] {
            @if let Some(percent) = percent { (percent) " %" }
        }
    }
}
