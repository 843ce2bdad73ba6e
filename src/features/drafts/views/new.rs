//! A new form.

use maud::{Markup, html};

use super::{
    super::model::{Start, Template},
    input_label, labels,
};
use crate::{
    kernel::{
        Language,
        ids::{FormId, FormTemplateId},
    },
    web::{
        form::{FormState, Told},
        office::{Office, OfficePage},
        paths::admin::drafts,
        ui::{self, Group, Input, Select, Toggle, ToggleKind},
    },
};

/// What the page is made of.
#[derive(Clone, Debug)]
pub struct NewView<'v> {
    /// What stands in the form.
    pub values: &'v FormState,
    /// The templates that staff have kept.
    pub templates: &'v [(FormTemplateId, String)],
    /// The forms that it can begin as a copy of.
    pub others: &'v [(FormId, String)],
}

/// The form for a new form.
pub fn new<'a>(office: &'a Office<'a>, view: &NewView<'_>) -> OfficePage<'a> {
    let t = office.texts;
    let values = view.values;
    let told = told(office, values);
    let copies: Vec<(String, String)> =
        view.others.iter().map(|(id, name)| (id.to_string(), t.with("drafts-start-copy", &[("name", name)]))).collect();
    let starts = Start::ALL.into_iter().map(|start| (start.code(), t.get(labels::start(start))));
    let kept: Vec<(String, String)> = view
        .templates
        .iter()
        .map(|(id, name)| (Template::code(*id), t.with("drafts-start-template", &[("name", name)])))
        .collect();
    let starts = starts.chain(kept.iter().map(|(code, name)| (code.as_str(), name.as_str())));
    let starts = starts.chain(copies.iter().map(|(id, name)| (id.as_str(), name.as_str())));
    let content = html! {
        (ui::told_summary(t.get("page-error-summary"), &told))
        (ui::title(t.get("drafts-new")))
        (office.form(drafts::NEW, ui::card(html! {
            (Input::new("name", t.get("lists-name")).hint(t.get("drafts-name-hint")).value(values.value("name")).error(told.at("name")))
            (Input::new("slug", t.get("drafts-slug")).optional(t.get("form-optional")).hint(t.get("drafts-slug-new-hint")).autocomplete("off")
                .value(values.value("slug")).error(told.at("slug")))
            (languages(office, values, &told))
            (Select::new("start", t.get("drafts-start")).options(starts).value(values.value("start")).error(told.at("start")))
            (ui::actions(html! {
                (ui::Button::new(t.get("drafts-add")))
                (ui::link(drafts::LIST, t.get("lists-back")))
            }))
        })))
    };
    let page = office.page(t.get("drafts-new"), content);
    if values.is_right() { page } else { page.error() }
}

/// The words for every slip.
pub(super) fn told(office: &Office<'_>, values: &FormState) -> Told {
    let t = office.texts;
    let names: Vec<_> = values.slips().iter().map(|(input, _)| (input.clone(), input_label(t, input))).collect();
    values.told(t, |input| names.iter().find(|(name, _)| name == input).map_or("", |(_, label)| label))
}

/// The boxes of the languages. The first has the group's name, so that its slip leads to it.
pub(super) fn languages(office: &Office<'_>, values: &FormState, told: &Told) -> Markup {
    let t = office.texts;
    let boxes = html! {
        @for (at, language) in Language::ALL.into_iter().enumerate() {
            @let id = if at == 0 { "language".to_owned() } else { format!("language-{}", at + 1) };
            (Toggle::new(ToggleKind::Checkbox, &id, "language", language.code(), language.own_name())
                .on(values.has("language", language.code())).invalid(told.at("language").is_some()))
        }
    };
    html! { (Group::new("language", t.get("drafts-languages"), boxes).hint(t.get("drafts-languages-hint")).error(told.at("language"))) }
}
