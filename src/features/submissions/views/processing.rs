//! What a form does with its submissions.

use maud::{Markup, html};

use super::{super::model::FormSettings, form_tabs};
use crate::{
    features::{contacts::InterestOption, forms::Processing, selections::Selection},
    kernel::ids::StaffId,
    web::{
        form::{FormState, TICKED},
        office::{Office, OfficePage},
        paths::admin::submissions as paths,
        ui::{self, Alert, Button, Group, Select, Toggle, ToggleKind, Tone},
    },
};

/// What the page is made of.
pub struct ProcessingView<'v> {
    /// The form, as it is stored.
    pub settings: &'v FormSettings,
    /// What people can be interested in.
    pub interests: &'v [InterestOption],
    /// Static selections that the member sees.
    pub selections: &'v [Selection],
    /// Members of staff who may process submissions.
    pub members: &'v [(StaffId, String)],
    /// Did somebody else save since the page was opened?
    pub is_stale: bool,
}

/// The page; `state` holds the values as the form posts them.
pub fn processing<'a>(office: &'a Office<'a>, view: &ProcessingView<'_>, state: &FormState) -> OfficePage<'a> {
    let t = office.texts;
    let path = paths::form_processing(view.settings.id);
    let title = t.with("submissions-processing-title", &[("form", &view.settings.name)]);
    let told = state.told(t, |_| t.get("submissions-mode"));
    let summary: Vec<_> = told.lines().map(|(_, text)| ui::SummaryLine { target: "mode-1".to_owned(), text }).collect();
    let content = html! {
        (ui::error_summary(t.get("page-error-summary"), &summary))
        (ui::title(&title))
        (form_tabs(office, view.settings.id, &path))
        @if view.is_stale { (Alert::plain(Tone::Warning, t.get("submissions-stale"))) }
        (office.form(&path, html! {
            (ui::hidden("version", view.settings.actions.version))
            (ui::card(modes(office, view, state, told.at("mode"))))
            (ui::card(then(office, view, state)))
            (ui::actions(html! { (Button::new(t.get("lists-save"))) }))
        }))
    };
    let page = office.page(title, content);
    match (state.is_right(), view.is_stale) {
        (false, _) => page.error(),
        (true, true) => page.conflict(),
        (true, false) => page,
    }
}

const fn words(mode: Processing) -> (&'static str, &'static str) {
    match mode {
        Processing::Automatic => ("submissions-mode-automatic", "submissions-mode-automatic-hint"),
        Processing::Known => ("submissions-mode-known", "submissions-mode-known-hint"),
        Processing::Manual => ("submissions-mode-manual", "submissions-mode-manual-hint"),
    }
}

fn modes(office: &Office<'_>, view: &ProcessingView<'_>, state: &FormState, error: Option<&str>) -> Markup {
    let t = office.texts;
    let boxes = html! {
        @for (index, mode) in Processing::ALL.into_iter().enumerate() {
            @let (label, hint) = words(mode);
            (Toggle::new(ToggleKind::Radio, &format!("mode-{}", index + 1), "mode", mode.code(), t.get(label))
                .hint(t.get(hint)).on(state.value("mode") == mode.code()).invalid(error.is_some()))
        }
    };
    let hint = t.get(if view.settings.has_double_opt_in { "submissions-mode-confirmed" } else { "submissions-mode-unconfirmed" });
    html! { (Group::new("mode", t.get("submissions-mode"), boxes).hint(hint).error(error)) }
}

fn then(office: &Office<'_>, view: &ProcessingView<'_>, state: &FormState) -> Markup {
    let t = office.texts;
    let optional = t.get("form-optional");
    let boxes = |name: &'static str, all: Vec<(String, &str)>| {
        html! {
            @for (index, (value, label)) in all.iter().enumerate() {
                (Toggle::new(ToggleKind::Checkbox, &format!("{name}-{}", index + 1), name, value, label).on(state.has(name, value)))
            }
        }
    };
    let interests: Vec<(String, &str)> = view
        .interests
        .iter()
        .filter(|interest| interest.is_offered || state.has("interest", &interest.id.to_string()))
        .map(|interest| (interest.id.to_string(), interest.name.as_str()))
        .collect();
    let members: Vec<(String, &str)> = view.members.iter().map(|(id, name)| (id.to_string(), name.as_str())).collect();
    let mut selections: Vec<(String, &str)> =
        view.selections.iter().map(|selection| (selection.id.to_string(), selection.name.as_str())).collect();
    // One that a colleague keeps for themselves can be left where it is, or taken out.
    if let Some(stored) = view.settings.actions.selection.map(|id| id.to_string())
        && selections.iter().all(|(id, _)| *id != stored)
    {
        selections.push((stored, t.get("submissions-unseen-selection")));
    }
    html! {
        (ui::heading(t.get("submissions-then")))
        @if !interests.is_empty() {
            (Group::new("interest", t.get("submissions-add-interests"), boxes("interest", interests)).optional(Some(optional)))
        }
        (Select::new("selection", t.get("submissions-add-selection")).optional(optional).value(state.value("selection"))
            .hint(t.get("submissions-add-selection-hint")).prompt(t.get("submissions-no-selection"))
            .options(selections.iter().map(|(id, name)| (id.as_str(), *name))))
        (Toggle::new(ToggleKind::Checkbox, "receipt", "receipt", TICKED, t.get("submissions-sends-receipt"))
            .hint(t.get("submissions-sends-receipt-hint")).on(state.has("receipt", TICKED)))
        @if !members.is_empty() {
            (Group::new("told", t.get("submissions-told"), boxes("told", members)).hint(t.get("submissions-told-hint")).optional(Some(optional)))
            (Group::new("when", t.get("submissions-told-when"), html! {
                (Toggle::new(ToggleKind::Radio, "when-1", "when", "once", t.get("submissions-told-once")).on(state.value("when") != "daily"))
                (Toggle::new(ToggleKind::Radio, "when-2", "when", "daily", t.get("submissions-told-daily"))
                    .hint(t.get("submissions-told-daily-hint")).on(state.value("when") == "daily"))
            }))
        }
    }
}
