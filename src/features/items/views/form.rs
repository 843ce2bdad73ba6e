//! The form of an item: what holds for all languages first, then its texts language by language.

use maud::{Markup, html};

use super::{
    super::{
        model::{Draft, Flag, Item, ListKind, TextField, Words, field_name},
        parse::Choices,
    },
    labels,
};
use crate::{
    i18n::format,
    kernel::{Language, Right},
    web::{
        form::{FormState, TICKED, Told},
        office::{Office, OfficePage},
        paths::admin::lists,
        ui::{self, Alert, Toggle, ToggleKind, Tone},
    },
};

/// Who saved in between, and what.
#[derive(Clone, Debug)]
pub struct Conflict {
    /// The fields that were changed, each with what it says now.
    pub changes: Vec<(String, String)>,
    /// Is the item gone altogether?
    pub is_deleted: bool,
}

/// What the page is made of.
#[derive(Clone, Debug)]
pub struct ItemView<'v> {
    /// Which list.
    pub kind: ListKind,
    /// The item as it is stored; nothing for a new one.
    pub item: Option<&'v Item>,
    /// What the form holds.
    pub draft: &'v Draft,
    /// What it may choose among.
    pub choices: &'v Choices,
    /// The language that must be complete.
    pub base: Language,
    /// What stands in the way of saving.
    pub conflict: Option<Conflict>,
}

/// The form of an item, as it is stored or as it was typed.
pub fn item<'a>(office: &'a Office<'a>, view: &ItemView<'_>, state: &FormState) -> OfficePage<'a> {
    let t = office.texts;
    let ItemView { kind, draft, .. } = *view;
    let told = told(office, state);
    let title = heading(office, view);
    let action = view.item.map_or_else(|| lists::new(kind.slug()), |item| lists::item(kind.slug(), item.id));
    let content = html! {
        (ui::told_summary(t.get("page-error-summary"), &told))
        (ui::title(&title))
        @if let Some(conflict) = &view.conflict { (collision(office, view, conflict)) }
        @if let Some(item) = view.item { (standing(office, kind, item)) }
        (office.form(&action, html! {
            @if let Some(item) = view.item { (ui::hidden("version", item.updated_at.micros())) }
            (ui::card(general(office, view, &told)))
            @for language in order(view.base) { (texts(office, view, language, state, &told)) }
            (ui::actions(html! {
                (ui::Button::new(t.get(if view.item.is_some() { "lists-save" } else { "lists-add" })))
                (ui::link(lists::list(kind.slug()), t.get("lists-back")))
            }))
        }))
        @if let Some(item) = view.item { (afterwards(office, kind, item, draft.words.name(office.language))) }
    };
    let page = office.page(title, content);
    match (&view.conflict, state.is_right()) {
        (Some(_), _) => page.conflict(),
        (None, true) => page,
        (None, false) => page.error(),
    }
}

/// An item for those who may look and not change, and one that is deleted.
pub fn shown<'a>(office: &'a Office<'a>, view: &ItemView<'_>) -> OfficePage<'a> {
    let t = office.texts;
    let ItemView { kind, draft, .. } = *view;
    let title = heading(office, view);
    let said = |language: Language| {
        let said = move |field: &TextField| (t.get(labels::text_label(field.name)), draft.words.get(language, field.name));
        kind.fields().iter().map(said).filter(|(_, text)| !text.is_empty()).map(|(label, text)| (label, ui::prose(text)))
    };
    let content = html! {
        (ui::title(&title))
        @if let Some(item) = view.item {
            (standing(office, kind, item))
            (ui::card(ui::facts(decisions(office, view))))
            @for language in order(view.base).filter(|language| !draft.words.get(*language, "name").is_empty()) {
                (ui::card(html! { (ui::heading(language.own_name())) (ui::facts(said(language))) }))
            }
            @if item.deleted_at.is_some() && office.may(Right::Lists) {
                (office.button_form(&lists::act(kind.slug(), item.id, "restoration"), html! { (ui::Button::new(t.get("lists-restore"))) }))
            }
        }
        (ui::actions(ui::link(lists::list(kind.slug()), t.get("lists-back"))))
    };
    office.page(title, content)
}

fn heading(office: &Office<'_>, view: &ItemView<'_>) -> String {
    match view.item {
        Some(item) if item.words.name(office.language).is_empty() => item.key.clone(),
        Some(item) => item.words.name(office.language).to_owned(),
        None => office.texts.get(labels::new(view.kind)).to_owned(),
    }
}

/// The organisation's own language first: it is the one that must be complete.
fn order(base: Language) -> impl Iterator<Item = Language> {
    [base].into_iter().chain(Language::ALL.into_iter().filter(move |language| *language != base))
}

fn told(office: &Office<'_>, state: &FormState) -> Told {
    let names: Vec<_> =
        state.slips().iter().map(|(field, _)| (field.clone(), labels::field_label(office.texts, field))).collect();
    state.told(office.texts, |field| names.iter().find(|(name, _)| name == field).map_or("", |(_, label)| label))
}

/// Key, state and last change.
fn standing(office: &Office<'_>, kind: ListKind, item: &Item) -> Markup {
    let t = office.texts;
    let at = format::date_time(office.language, item.updated_at);
    html! {
        (ui::stack(html! {
            div {
                @if item.deleted_at.is_some() { (ui::tag(Tone::Danger, t.get("lists-deleted"))) }
                @else if !kind.has_switch() {}
                @else if item.is_active { (ui::tag(Tone::Success, t.get("lists-active"))) }
                @else { (ui::tag(Tone::Warning, t.get("lists-inactive"))) }
                @if item.is_built_in { " " (ui::tag(Tone::Info, t.get("lists-built-in"))) }
            }
            (ui::hint(match &item.updated_by {
                Some(name) => t.with("lists-updated-by", &[("date", &at), ("name", name)]),
                None => t.with("lists-updated", &[("date", &at)]),
            }))
        }))
    }
}

fn collision(office: &Office<'_>, view: &ItemView<'_>, conflict: &Conflict) -> Markup {
    let t = office.texts;
    if conflict.is_deleted {
        return html! { (Alert::new(Tone::Warning, t.get("lists-conflict-deleted-title")).saying(ui::paragraph(t.get("lists-conflict-deleted")))) };
    }
    let who = view.item.and_then(|item| item.updated_by.as_deref()).unwrap_or("Samtykke");
    let when = view.item.map(|item| format::date_time(office.language, item.updated_at)).unwrap_or_default();
    let lines = conflict.changes.iter().map(|(label, now)| {
        let now = if now.is_empty() { t.get("lists-conflict-empty") } else { now };
        t.with("lists-conflict-line", &[("label", label), ("now", now)])
    });
    html! {
        (Alert::new(Tone::Warning, t.get("lists-conflict-title")).saying(html! {
            (ui::paragraph(t.with("lists-conflict-text", &[("name", who), ("date", &when)])))
            @if !conflict.changes.is_empty() { (ui::list(lines)) }
            (ui::paragraph(t.get("lists-conflict-next")))
        }))
    }
}

/// What holds for all languages.
fn general(office: &Office<'_>, view: &ItemView<'_>, told: &Told) -> Markup {
    let t = office.texts;
    let ItemView { kind, draft, choices, .. } = *view;
    let choice = |all: &[(i64, String)]| all.iter().map(|(id, name)| (id.to_string(), name.clone())).collect::<Vec<_>>();
    let (purposes, templates) = (choice(&choices.purposes), choice(&choices.templates));
    let purpose = draft.purpose.map(|id| id.to_string()).unwrap_or_default();
    let template = draft.template.map(|id| id.to_string()).unwrap_or_default();
    html! {
        @match view.item {
            Some(item) => (ui::facts([(t.get("lists-key"), html! { (item.key) })])),
            None => (ui::Input::new("key", t.get("lists-key")).optional(t.get("form-optional")).hint(t.get("lists-key-hint"))
                .value(&draft.key).error(told.at("key"))),
        }
        @if kind.has_purpose() {
            (ui::Select::new("purpose", t.get(labels::purpose_label())).options(purposes.iter().map(|(id, name)| (id.as_str(), name.as_str())))
                .value(&purpose).error(told.at("purpose")))
        }
        @if let Some(flag) = kind.flag() {
            @let (label, hint) = labels::flag_label(flag);
            (Toggle::new(ToggleKind::Checkbox, flag.name(), flag.name(), TICKED, t.get(label)).hint(t.get(hint)).on(draft.flag))
        }
        @if kind.flag() == Some(Flag::SendsConfirmation) {
            (ui::Select::new("template", t.get("lists-template")).optional(t.get("form-optional")).prompt(t.get("form-choose"))
                .options(templates.iter().map(|(id, name)| (id.as_str(), name.as_str()))).value(&template).error(told.at("template")))
        }
    }
}

/// The decisions in words.
fn decisions<'t>(office: &Office<'t>, view: &ItemView<'_>) -> Vec<(&'t str, Markup)> {
    let t = office.texts;
    let ItemView { kind, draft, choices, .. } = *view;
    let name = |all: &[(i64, String)], id: Option<i64>| all.iter().find(|(it, _)| Some(*it) == id).map(|(_, name)| name.clone());
    let mut facts = vec![(t.get("lists-key"), html! { (draft.key) })];
    if kind.has_purpose() {
        facts.push((t.get(labels::purpose_label()), html! { (name(&choices.purposes, draft.purpose).unwrap_or_default()) }));
    }
    if let Some(flag) = kind.flag() {
        facts.push((t.get(labels::flag_label(flag).0), html! { (t.get(if draft.flag { "lists-yes" } else { "lists-no" })) }));
    }
    if let Some(template) = name(&choices.templates, draft.template) {
        facts.push((t.get("lists-template"), html! { (template) }));
    }
    facts
}

/// The texts of one language; open where something is to be done.
fn texts(office: &Office<'_>, view: &ItemView<'_>, language: Language, state: &FormState, told: &Told) -> Markup {
    let t = office.texts;
    let (kind, words) = (view.kind, &view.draft.words);
    let is_wrong = kind.fields().iter().any(|field| state.slip(&field_name(field.name, language)).is_some());
    let is_missing = words.missing(kind).contains(&language);
    let summary = html! {
        span lang=(language.code()) { (language.own_name()) }
        @if is_missing { " " (ui::tag(Tone::Warning, t.get("lists-language-missing"))) }
    };
    let content = html! {
        @for field in kind.fields() { (text(office, view, *field, language, told, words)) }
    };
    ui::disclosure(summary, language == view.base || is_wrong || view.item.is_none() && language == office.language, content)
}

fn text(office: &Office<'_>, view: &ItemView<'_>, field: TextField, language: Language, told: &Told, words: &Words) -> Markup {
    let t = office.texts;
    let name = field_name(field.name, language);
    let hint = labels::text_hint(view.kind, field.name);
    let hint = if hint.is_empty() { "" } else { t.get(hint) };
    let label = t.get(labels::text_label(field.name));
    let (value, error) = (words.get(language, field.name), told.at(&name));
    let is_required = field.is_required && language == view.base;
    if field.is_long {
        let input = ui::LongInput::new(&name, label).rows(3).hint(hint).value(value).error(error);
        html! { @if is_required { (input) } @else { (input.optional(t.get("form-optional"))) } }
    } else {
        let input = ui::Input::new(&name, label).hint(hint).value(value).error(error);
        html! { @if is_required { (input) } @else { (input.optional(t.get("form-optional"))) } }
    }
}

/// Out of use first; deleting is the last resort.
fn afterwards(office: &Office<'_>, kind: ListKind, item: &Item, name: &str) -> Markup {
    let t = office.texts;
    let act = |act: &str| lists::act(kind.slug(), item.id, act);
    let named = |key: &str| t.with(key, &[("name", name)]);
    html! {
        @if item.deleted_at.is_none() && (kind.has_switch() || !item.is_built_in) {
            (ui::card(html! {
                (ui::heading(t.get("lists-afterwards")))
                (ui::paragraph(t.get(if kind.has_switch() { "lists-afterwards-switch" } else { "lists-afterwards-plain" })))
                (ui::actions(html! {
                    @if kind.has_switch() && item.is_active {
                        (office.button_form(&act("deactivation"), html! { (ui::Button::new(t.get("lists-deactivate")).secondary().reads(&named("lists-deactivate-name"))) }))
                    } @else if kind.has_switch() {
                        (office.button_form(&act("activation"), html! { (ui::Button::new(t.get("lists-activate")).secondary().reads(&named("lists-activate-name"))) }))
                    }
                    @if !item.is_built_in { (ui::link(act("deletion"), t.get("lists-delete"))) }
                }))
            }))
        }
    }
}
