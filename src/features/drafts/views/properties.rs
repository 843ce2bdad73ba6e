//! What is decided about a form.

use maud::html;

use super::{super::model::Sheet, Conflict, collision, new::told, updated};
use crate::web::{
    form::{FormState, TICKED},
    office::{Office, OfficePage},
    paths::admin::drafts,
    ui::{self, Input, LongInput, Toggle, ToggleKind},
};

/// What the page is made of.
#[derive(Clone, Debug)]
pub struct PropertiesView<'v> {
    /// The form.
    pub sheet: &'v Sheet,
    /// The mark of the decisions that the form was made from.
    pub seen: &'v str,
    /// What stands in it.
    pub values: &'v FormState,
    /// Who saved in between.
    pub conflict: Option<Conflict>,
}

/// The form for the decisions.
pub fn properties<'a>(office: &'a Office<'a>, view: &PropertiesView<'_>) -> OfficePage<'a> {
    let t = office.texts;
    let (values, sheet) = (view.values, view.sheet);
    let told = told(office, values);
    let title = t.with("drafts-properties-title", &[("name", &sheet.properties.name)]);
    let optional = t.get("form-optional");
    let toggle = |name: &'static str, label: &'static str, hint: &'static str| {
        html! { (Toggle::new(ToggleKind::Checkbox, name, name, TICKED, t.get(label)).hint(t.get(hint)).on(values.has(name, TICKED))) }
    };
    let content = html! {
        (ui::told_summary(t.get("page-error-summary"), &told))
        (ui::title(&title))
        @if let Some(conflict) = &view.conflict { (collision(office, conflict)) }
        (updated(office, sheet.updated_at, sheet.updated_by.as_deref()))
        (office.form(&drafts::below(sheet.id, "properties"), ui::card(html! {
            (ui::hidden("seen", view.seen))
            (Input::new("name", t.get("lists-name")).hint(t.get("drafts-name-hint")).value(values.value("name")).error(told.at("name")))
            (Input::new("slug", t.get("drafts-slug")).hint(t.get("drafts-slug-hint")).autocomplete("off").value(values.value("slug"))
                .error(told.at("slug")))
            (toggle("is_listed", "drafts-listed", "drafts-listed-hint"))
            (toggle("has_double_opt_in", "drafts-double-opt-in", "drafts-double-opt-in-hint"))
            (Input::new("ends_at", t.get("drafts-ends")).optional(optional).hint(t.get("drafts-ends-hint")).kind("datetime-local")
                .value(values.value("ends_at")).error(told.at("ends_at")))
            (Input::new("max_submissions", t.get("drafts-most")).optional(optional).hint(t.get("drafts-most-hint")).mode("numeric").autocomplete("off")
                .value(values.value("max_submissions")).error(told.at("max_submissions")))
            (Input::new("thanks_url", t.get("drafts-thanks-url")).optional(optional).hint(t.get("drafts-thanks-url-hint")).kind("url")
                .value(values.value("thanks_url")).error(told.at("thanks_url")))
            (LongInput::new("origins", t.get("drafts-origins")).optional(optional).hint(t.get("drafts-origins-hint")).rows(3)
                .value(values.value("origins")).error(told.at("origins")))
            (ui::actions(html! {
                (ui::Button::new(t.get("lists-save")))
                (ui::link(drafts::form(sheet.id), t.get("drafts-back")))
            }))
        })))
    };
    let page = office.page(title, content);
    match (&view.conflict, values.is_right()) {
        (Some(_), _) => page.conflict(),
        (None, true) => page,
        (None, false) => page.error(),
    }
}
