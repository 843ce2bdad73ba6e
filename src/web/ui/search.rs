//! Looking for something, going from page to page of a long list, and between the pages of one thing.

use maud::{Markup, Render, html};

/// A form that asks for another page and changes nothing.
pub fn search_form(action: &str, content: Markup) -> Markup {
    html! { form class="stack" method="get" action=(action) role="search" { (content) } }
}

/// A form that takes what was chosen on a page along to another page, and changes nothing.
pub fn form_to(action: &str, content: Markup) -> Markup {
    html! { form class="stack" method="get" action=(action) { (content) } }
}

/// A box before a row of a list; its label is only read out, since the row says the same.
pub fn pick(id: &str, name: &str, value: impl Render, is_on: bool, label: impl Render) -> Markup {
    html! {
        span class="pick ds-field" {
            input class="ds-input" type="checkbox" id=(id) name=(name) value=(value) checked[is_on];
            label class="ds-sr-only" for=(id) { (label) }
        }
    }
}

/// Inputs side by side, as many in a row as there is room for.
pub fn columns(content: Markup) -> Markup {
    html! { div class="columns" { (content) } }
}

/// The links between pages of a list; those that lead nowhere are left out.
pub fn pages(label: &str, links: impl IntoIterator<Item = (String, String)>) -> Markup {
    html! {
        nav class="pages" aria-label=(label) {
            ul { @for (href, text) in links { li { a class="ds-link" href=(href) { (text) } } } }
        }
    }
}

/// The pages of one thing, the current one marked.
pub fn tabs<T: Render>(label: &str, tabs: impl IntoIterator<Item = (String, T, bool)>) -> Markup {
    html! {
        nav class="tabs" aria-label=(label) {
            ul { @for (href, text, is_current) in tabs { li { a href=(href) aria-current=[is_current.then_some("page")] { (text) } } } }
        }
    }
}
