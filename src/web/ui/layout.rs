//! Where things stand on a page, and forms around them.

use maud::{Markup, Render, html};

use crate::web::assets;

/// A white box around things that belong together.
pub fn card(content: Markup) -> Markup {
    html! { section class="ds-card stack" { (content) } }
}

/// Things below each other with room between.
pub fn stack(content: Markup) -> Markup {
    html! { div class="stack" { (content) } }
}

/// Two or three things beside each other where there is room.
pub fn side_by_side(content: Markup) -> Markup {
    html! { div class="side-by-side" { (content) } }
}

/// Inputs of half a line: two beside each other where there is room, else below each other.
pub fn halves(content: Markup) -> Markup {
    html! { div class="halves" { (content) } }
}

/// Things that depend on what stands above them.
pub fn nested(content: Markup) -> Markup {
    html! { div class="nested" { (content) } }
}

/// The steps of a scale beside each other, wrapping where there is no room.
pub fn scale(content: Markup) -> Markup {
    html! { div class="scale" { (content) } }
}

/// Buttons and links side by side, wrapping where there is no room.
pub fn actions(content: Markup) -> Markup {
    html! { div class="actions" { (content) } }
}

/// What can be done with a row of a table.
pub fn row_actions(content: Markup) -> Markup {
    html! { div class="row-actions" { (content) } }
}

/// A form that posts to `action`. The browser's own checks are off: ours come in the page's language and all at once (FRM-12).
pub fn form(action: impl Render, content: Markup) -> Markup {
    html! { form class="stack" method="post" action=(action) novalidate { (content) } }
}

/// Inputs to look at: nothing in it can be changed or sent. `legend` is read out alone.
pub fn inert(legend: &str, content: Markup) -> Markup {
    html! { fieldset class="ds-fieldset stack" disabled { legend class="ds-sr-only" { (legend) } (content) } }
}

/// A form that also sends files.
pub fn upload_form(action: impl Render, content: Markup) -> Markup {
    html! { form class="stack" method="post" action=(action) enctype="multipart/form-data" novalidate { (content) } }
}

/// A form that takes no more room than its button.
pub fn inline_form(action: impl Render, content: Markup) -> Markup {
    html! { form class="inline" method="post" action=(action) { (content) } }
}

/// The same where scripts run: what it answers takes the place of the [`steps`] around it, and nothing else changes.
pub fn step_form(action: impl Render, content: Markup) -> Markup {
    html! { form class="inline" method="post" action=(action) data-hx-post=(action) { (content) } }
}

/// A part of a page, named `id`, that is changed by the [`step_form`]s in it. What else changes with it has one of the ids `along`; a
/// screen reader is told by the region with the id `told`.
pub fn steps(id: &str, along: &str, told: &str, content: Markup) -> Markup {
    let too = format!("#{along},#{told}:innerHTML");
    html! {
        div id=(id) class="stack" data-hx-target="this" data-hx-select={ "#" (id) } data-hx-select-oob=(too) data-hx-swap="outerHTML" { (content) }
    }
}

/// Where a screen reader hears what a step did. It must be there before.
pub fn told_here(id: &str, words: &str) -> Markup {
    html! { div id=(id) class="ds-sr-only" role="status" { (words) } }
}

/// A part of a page that changes along with [`steps`].
pub fn along(id: &str, content: Markup) -> Markup {
    html! { div id=(id) class="stack" { (content) } }
}

/// A value that goes along unseen.
pub fn hidden(name: &str, value: impl Render) -> Markup {
    html! { input type="hidden" name=(name) value=(value); }
}

/// Where `js/proof.js` puts the proof of work of a form: the name under which it is sent, the challenge, and the words around it.
pub fn proof(name: &str, challenge: &str, language: &str, words: &str) -> Markup {
    html! {
        // No field has this id: the names of fields have no hyphen.
        div id="form-proof" data-name=(name) data-challenge=(challenge) data-worker=(assets::url("vendor/altcha/sha.js"))
            data-language=(language) data-words=(words) {}
    }
}

/// A field that people neither see nor reach and programs fill in (FRM-08).
pub fn honeypot(name: &str, label: &str) -> Markup {
    html! {
        div class="aside" aria-hidden="true" {
            label for=(name) { (label) }
            input type="text" id=(name) name=(name) tabindex="-1" autocomplete="off";
        }
    }
}
