//! Headings, paragraphs, links and lists.

use maud::{Markup, Render, html};

/// The one heading of a page.
pub fn title(text: impl Render) -> Markup {
    html! { h1 class="ds-heading" data-size="lg" { (text) } }
}

/// The one heading of a page, with what can be done on it at the far end.
pub fn title_row(text: impl Render, actions: Markup) -> Markup {
    html! { div class="title-row" { (title(text)) (actions) } }
}

/// The heading of a part of a page.
pub fn heading(text: impl Render) -> Markup {
    html! { h2 class="ds-heading" data-size="xs" { (text) } }
}

/// The heading of a part of a part.
pub fn small_heading(text: impl Render) -> Markup {
    html! { h3 class="ds-heading" data-size="2xs" { (text) } }
}

/// The first words below a page's heading.
pub fn lead(text: impl Render) -> Markup {
    html! { p class="ds-paragraph lead" { (text) } }
}

/// One paragraph.
pub fn paragraph(text: impl Render) -> Markup {
    html! { p class="ds-paragraph" { (text) } }
}

/// A quiet remark.
pub fn hint(text: impl Render) -> Markup {
    html! { p class="ds-paragraph hint" { (text) } }
}

/// Text as somebody wrote it: blank lines part paragraphs, line ends stay.
pub fn prose(text: &str) -> Markup {
    let text = text.replace("\r\n", "\n");
    html! {
        @for block in text.split("\n\n").map(str::trim).filter(|block| !block.is_empty()) {
            p class="ds-paragraph" {
                @for (index, line) in block.lines().enumerate() {
                    @if index > 0 { br; }
                    (line)
                }
            }
        }
    }
}

/// Words that matter most in a sentence.
pub fn emphasis(text: impl Render) -> Markup {
    html! { strong { (text) } }
}

/// A link within the house.
pub fn link(href: impl Render, text: impl Render) -> Markup {
    html! { a class="ds-link" href=(href) { (text) } }
}

/// A link within the house that is called more than it says, for rows of tables.
pub fn named_link(href: impl Render, text: impl Render, name: impl Render) -> Markup {
    html! { a class="ds-link" href=(href) aria-label=(name) { (text) } }
}

/// A link that leaves the house. It tells the other side nothing of where it was followed.
pub fn external_link(href: &str, text: impl Render) -> Markup {
    html! { a class="ds-link" href=(href) rel="noreferrer" { (text) } }
}

/// A link that opens the mail program.
pub fn mail_link(address: &str) -> Markup {
    html! { a class="ds-link" href={ "mailto:" (address) } { (address) } }
}

/// A plain list.
pub fn list<T: Render>(items: impl IntoIterator<Item = T>) -> Markup {
    html! { ul class="ds-list" { @for item in items { li { (item) } } } }
}

/// A second line below something, smaller.
pub fn small(text: impl Render) -> Markup {
    html! { span class="small" { (text) } }
}
