//! A form as somebody filled it in: the same fields, and nothing that can be changed or sent.

use maud::html;

use super::{Again, FormView, fields};
use crate::{
    features::forms::model::Definition,
    web::{
        form::FormState,
        page::{Page, Site},
        ui,
    },
};

/// The form with what was typed and ticked, drawn as the public page draws it.
pub fn filled<'a>(site: &'a Site<'a>, definition: &'a Definition, answered: &FormState) -> Page<'a> {
    let texts = definition.texts.get(site.language);
    let (title, intro, submit) = texts.map_or(("", "", ""), |texts| (&texts.title, &texts.intro, &texts.submit));
    let view = FormView { definition, slug: "", page: 0, receipt: "", honeypot: "", again: Again::No, challenge: "" };
    let content = html! {
        (ui::title(title))
        (ui::prose(intro))
        (ui::card(ui::inert(title, html! {
            (fields::draw_all(site, &view, &definition.fields, answered, &[]))
            (ui::actions(html! { (ui::Button::new(submit)) }))
        })))
    };
    Page::new(site, title, content).private()
}
