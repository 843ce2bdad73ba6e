//! The list of groups, and one group as a form.

use maud::{Markup, html};

use super::{
    super::model::{Field, Group, Kind},
    labels,
};
use crate::{
    features::settings::Settings,
    i18n::format,
    kernel::{Language, Timestamp},
    web::{
        form::{FormState, TICKED, Told},
        office::{Office, OfficePage},
        paths::admin::settings,
        ui::{self, Alert, Toggle, ToggleKind, Tone},
    },
};

/// What the page of a group is made of.
#[derive(Clone, Debug)]
pub struct GroupView<'v> {
    /// Which group.
    pub group: Group,
    /// What the form was made from.
    pub version: i64,
    /// What its inputs hold, by setting.
    pub values: &'v [(&'static str, String)],
    /// When it was last changed; nothing while it is as shipped.
    pub at: Option<Timestamp>,
    /// By whom.
    pub by: Option<&'v str>,
    /// Legal bases to choose among: key and name.
    pub bases: &'v [(String, String)],
    /// What somebody else saved in between: settings with what they say now.
    pub changed: Option<Vec<(String, String)>>,
}

/// The groups.
pub fn all<'a>(office: &'a Office<'a>) -> OfficePage<'a> {
    let t = office.texts;
    let part = |path: String, (title, lead): (&'static str, &'static str)| {
        ui::card(html! { (ui::heading(ui::link(path, t.get(title)))) (ui::paragraph(t.get(lead))) })
    };
    let content = html! {
        (ui::title(t.get("settings-title")))
        (ui::lead(t.get("settings-lead")))
        @for group in Group::ALL { (part(path(group), labels::group(group))) }
        (part(settings::LOOK.to_owned(), ("look-title", "look-lead")))
        (part(settings::TRANSPORT.to_owned(), ("transport-title", "transport-lead")))
        (part(settings::KEYS.to_owned(), ("keys-title", "keys-lead")))
    };
    office.page(t.get("settings-title"), content)
}

fn path(group: Group) -> String {
    format!("{}/{}", settings::ALL, group.slug())
}

/// A group, as it is stored or as it was typed.
pub fn group<'a>(office: &'a Office<'a>, view: &GroupView<'_>, state: &FormState) -> OfficePage<'a> {
    let t = office.texts;
    let (title, lead) = labels::group(view.group);
    let told = state.told(t, |field| t.get(labels::setting(field).0));
    let content = html! {
        (ui::told_summary(t.get("page-error-summary"), &told))
        (ui::title(t.get(title)))
        @if let Some(changed) = &view.changed { (collision(office, view, changed)) }
        (ui::lead(t.get(lead)))
        (ui::hint(standing(office, view)))
        (office.form(&path(view.group), html! {
            (ui::hidden("version", view.version))
            (ui::card(html! { @for field in view.group.fields() { (input(office, view, *field, &told)) } }))
            (ui::actions(html! {
                (ui::Button::new(t.get("lists-save")))
                (ui::link(settings::ALL, t.get("settings-back")))
            }))
        }))
    };
    let page = office.page(t.get(title), content);
    match (&view.changed, state.is_right()) {
        (Some(_), _) => page.conflict(),
        (None, true) => page,
        (None, false) => page.error(),
    }
}

fn standing(office: &Office<'_>, view: &GroupView<'_>) -> String {
    let t = office.texts;
    match (view.at.map(|at| format::date_time(office.language, at)), view.by) {
        (Some(at), Some(name)) => t.with("lists-updated-by", &[("date", &at), ("name", name)]),
        (Some(at), None) => t.with("settings-updated", &[("date", &at)]),
        (None, _) => t.get("settings-as-shipped").to_owned(),
    }
}

fn collision(office: &Office<'_>, view: &GroupView<'_>, changed: &[(String, String)]) -> Markup {
    let t = office.texts;
    let when = view.at.map(|at| format::date_time(office.language, at)).unwrap_or_default();
    let lines = changed.iter().map(|(name, now)| {
        let label = t.get(labels::setting(name).0);
        let now = said(office, view, name, now);
        t.with(
            "lists-conflict-line",
            &[("label", label), ("now", if now.is_empty() { t.get("lists-conflict-empty") } else { &now })],
        )
    });
    html! {
        (Alert::new(Tone::Warning, t.get("lists-conflict-title")).saying(html! {
            (ui::paragraph(t.with("lists-conflict-text", &[("name", view.by.unwrap_or("Samtykke")), ("date", &when)])))
            (ui::list(lines))
            (ui::paragraph(t.get("lists-conflict-next")))
        }))
    }
}

/// A value as the inputs show it.
fn said(office: &Office<'_>, view: &GroupView<'_>, name: &str, value: &str) -> String {
    let t = office.texts;
    match (name, value) {
        ("base_language", code) => Language::from_code(code).map_or_else(String::new, |language| language.own_name().to_owned()),
        ("default_basis", "") => t.get("settings-no-basis").to_owned(),
        ("default_basis", key) => view.bases.iter().find(|(it, _)| it == key).map_or(key, |(_, name)| name).to_owned(),
        ("ip_evidence", code) => evidence().into_iter().find(|(it, _)| *it == code).map_or("", |(_, key)| t.get(key)).to_owned(),
        (name, value) if is_switch(view.group, name) => t.get(if value == "true" { "lists-yes" } else { "lists-no" }).to_owned(),
        (_, value) => value.to_owned(),
    }
}

fn is_switch(group: Group, name: &str) -> bool {
    group.fields().iter().any(|field| field.name == name && field.kind == Kind::Switch)
}

const fn evidence() -> [(&'static str, &'static str); 3] {
    [("off", "settings-ip-off"), ("truncated", "settings-ip-truncated"), ("full", "settings-ip-full")]
}

fn input(office: &Office<'_>, view: &GroupView<'_>, field: Field, told: &Told) -> Markup {
    let t = office.texts;
    let (label, hint) = labels::setting(field.name);
    let (label, optional) = (t.get(label), t.get("form-optional"));
    let value = view.values.iter().find(|(name, _)| *name == field.name).map_or("", |(_, value)| value.as_str());
    let error = told.at(field.name);
    let hint = match Settings::limits(field.name) {
        Some((least, most)) => {
            let limits = [least, most].map(|limit| format::number(office.language, limit));
            let limits = t.with(
                "settings-limits",
                &[("least", &limits[0]), ("most", &limits[1]), ("shipped", &shipped(office, field.name))],
            );
            format!("{} {limits}", t.get(hint))
        }
        None => t.get(hint).to_owned(),
    };
    match field.kind {
        Kind::Line(_) => html! { (ui::Input::new(field.name, label).hint(&hint).value(value).error(error)) },
        Kind::Lines(_) => {
            html! { (ui::LongInput::new(field.name, label).optional(optional).rows(4).hint(&hint).value(value).error(error)) }
        }
        Kind::Address => {
            html! { (ui::Input::new(field.name, label).optional(optional).kind("email").hint(&hint).value(value).error(error)) }
        }
        Kind::Number => html! { (ui::Input::new(field.name, label).mode("numeric").hint(&hint).value(value).error(error)) },
        Kind::Language => {
            let languages = Language::ALL.into_iter().map(|language| (language.code(), language.own_name()));
            html! { (ui::Select::new(field.name, label).options(languages).hint(&hint).value(value).error(error)) }
        }
        Kind::Basis => {
            let bases = view.bases.iter().map(|(key, name)| (key.as_str(), name.as_str()));
            html! { (ui::Select::new(field.name, label).optional(optional).prompt(t.get("settings-no-basis")).options(bases).hint(&hint).value(value).error(error)) }
        }
        Kind::Evidence => {
            let choices = evidence().into_iter().map(|(code, key)| (code, t.get(key)));
            html! { (ui::Select::new(field.name, label).options(choices).hint(&hint).value(value).error(error)) }
        }
        Kind::Switch => html! {
            (Toggle::new(ToggleKind::Switch, field.name, field.name, TICKED, label).hint(&hint).on(value == "true").error(error))
        },
    }
}

fn shipped(office: &Office<'_>, name: &str) -> String {
    let value = Settings::default().written(name);
    value.parse().map_or(value, |number| format::number(office.language, number))
}
