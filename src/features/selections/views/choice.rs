//! Choosing a selection for work with many contacts.

use maud::{Markup, html};

use super::super::model::Selection;
use crate::web::{
    office::Office,
    ui::{self, Button, Select},
};

/// A form that leads to the same page about one of these selections; nothing where there are none.
pub fn choice(office: &Office<'_>, path: &str, selections: &[Selection]) -> Markup {
    let t = office.texts;
    let options: Vec<(String, &str)> =
        selections.iter().map(|selection| (selection.id.to_string(), selection.name.as_str())).collect();
    html! {
        @if !options.is_empty() {
            (ui::form_to(path, html! {
                (Select::new("selection", t.get("selections-which")).options(options.iter().map(|(id, name)| (id.as_str(), *name))))
                (ui::actions(html! { (Button::new(t.get("selections-go-on")).secondary()) }))
            }))
        }
    }
}
