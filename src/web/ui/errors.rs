//! The summary of everything wrong with a form: first on the page, each line a link to its field (FRM-12).

use maud::{Markup, html};

use crate::web::form::Told;

/// One line of the summary.
pub struct SummaryLine<'a> {
    /// The `id` of the input, or of the first box of a group.
    pub target: String,
    /// The same words as beside the field.
    pub text: &'a str,
}

/// The summary; nothing when there is nothing wrong.
pub fn error_summary(heading: &str, lines: &[SummaryLine<'_>]) -> Markup {
    html! {
        @if !lines.is_empty() {
            div class="ds-error-summary" role="alert" aria-labelledby="errors" tabindex="-1" {
                h2 class="ds-heading" id="errors" { (heading) }
                ul class="ds-list" {
                    @for line in lines { li { a class="ds-link" href={ "#" (line.target) } { (line.text) } } }
                }
            }
        }
    }
}

/// The summary of every slip of a form; nothing when there is none.
pub fn told_summary(heading: &str, told: &Told) -> Markup {
    let lines: Vec<_> = told.lines().map(|(target, text)| SummaryLine { target: target.to_owned(), text }).collect();
    error_summary(heading, &lines)
}
