//! The question before an item is deleted: what that would touch, and what to do instead.

use maud::html;

use super::{
    super::model::{Item, ListKind},
    labels,
    list::uses,
};
use crate::web::{
    office::{Office, OfficePage},
    paths::admin::lists,
    ui::{self, Alert, Tone},
};

/// What the page is made of.
#[derive(Clone, Debug)]
pub struct DeletionView<'v> {
    /// Which list.
    pub kind: ListKind,
    /// The item.
    pub item: &'v Item,
    /// How often it is used, up to one more than is counted.
    pub uses: i64,
    /// Types that leave the pages with their purpose.
    pub types: Vec<String>,
    /// Published forms that ask about it.
    pub forms: Vec<String>,
}

/// The question.
pub fn deletion<'a>(office: &'a Office<'a>, view: &DeletionView<'_>) -> OfficePage<'a> {
    let t = office.texts;
    let DeletionView { kind, item, .. } = *view;
    let name = item.words.name(office.language);
    let title = t.with("lists-delete-title", &[("name", name)]);
    let act = |act: &str| lists::act(kind.slug(), item.id, act);
    let mut facts = vec![(t.get(labels::uses(kind)), html! { (uses(office.language, view.uses)) })];
    if !view.types.is_empty() {
        facts.push((t.get("lists-types"), html! { (view.types.join(", ")) }));
    }
    if !view.forms.is_empty() {
        facts.push((t.get("lists-delete-forms"), html! { (view.forms.join(", ")) }));
    }
    let content = html! {
        (ui::title(&title))
        @if item.is_built_in {
            (Alert::plain(Tone::Info, t.get("lists-delete-built-in")))
        } @else {
            (ui::card(html! {
                (ui::heading(t.get("lists-delete-touches")))
                (ui::facts(facts))
                (ui::paragraph(t.get("lists-delete-text")))
                @if kind.has_switch() && item.is_active {
                    (ui::paragraph(t.get("lists-delete-instead")))
                    (office.button_form(&act("deactivation"), html! { (ui::Button::new(t.get("lists-deactivate")).secondary()) }))
                }
                (office.form(&act("deletion"), ui::actions(html! {
                    (ui::Button::new(t.get("lists-delete-button")).dangerous())
                    (ui::link(lists::item(kind.slug(), item.id), t.get("lists-delete-not")))
                })))
            }))
        }
        (ui::actions(ui::link(lists::list(kind.slug()), t.get("lists-back"))))
    };
    office.page(title, content)
}
