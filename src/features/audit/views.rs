//! The log as a page.

use maud::{Markup, html};
use serde_json::Value;

use super::{
    model::{Asked, Line},
    words,
};
use crate::{
    i18n::{Texts, format, template_key},
    kernel::{
        Right,
        text::{cut, fold},
    },
    web::{
        form::FormState,
        office::{Office, OfficePage},
        paths::admin::{self, AUDIT, AUDIT_EXPORT},
        ui::{self, Input, Select},
    },
};

/// How much of a value is shown in the table, in characters; the file has all of it.
const SHOWN: usize = 200;

/// What the page is made of.
#[derive(Clone, Debug)]
pub struct LogView<'v> {
    /// What was asked for.
    pub asked: &'v Asked,
    /// These entries.
    pub lines: &'v [Line],
    /// Are there older ones?
    pub has_more: bool,
    /// Everybody who works or worked here.
    pub members: &'v [(i64, String)],
    /// Every program that uses the API or did.
    pub programs: &'v [(i64, String)],
    /// What was ever done.
    pub kinds: &'v [String],
}

/// Who did it, when it was a member or a program.
pub fn name<'m>(line: &Line, members: &'m [(i64, String)], programs: &'m [(i64, String)]) -> Option<&'m str> {
    let all = match line.actor.as_str() {
        "staff" => members,
        "integration" => programs,
        _ => return None,
    };
    all.iter().find(|(it, _)| Some(*it) == line.actor_id).map(|(_, name)| name.as_str())
}

/// The log.
pub fn log<'a>(office: &'a Office<'a>, view: &LogView<'_>, state: &FormState) -> OfficePage<'a> {
    let t = office.texts;
    let label = |field: &str| t.get(if field == "from" { "audit-from" } else { "audit-to" });
    let told = state.told(t, label);
    let columns = ["audit-column-when", "audit-column-who", "audit-column-what", "audit-column-changes"].map(|key| t.get(key));
    let mut kinds: Vec<_> = view.kinds.iter().map(|kind| (words::act(t, kind), kind.as_str())).collect();
    kinds.sort_by_key(|(words, _)| fold(words));
    let content = html! {
        (ui::told_summary(t.get("page-error-summary"), &told))
        (ui::title(t.get("audit-title")))
        (ui::lead(t.get("audit-lead")))
        (ui::search_form(AUDIT, html! {
            (ui::columns(html! {
                @let members: Vec<_> = view.members.iter().map(|(id, name)| (id.to_string(), name.as_str())).collect();
                @let who = view.asked.who.map(|who| who.to_string()).unwrap_or_default();
                (Select::new("who", t.get("audit-column-who")).optional(t.get("form-optional")).prompt(t.get("cards-any")).value(&who)
                    .options(members.iter().map(|(id, name)| (id.as_str(), *name))))
                (Select::new("what", t.get("audit-column-what")).optional(t.get("form-optional")).prompt(t.get("cards-any")).value(&view.asked.what)
                    .options(kinds.iter().map(|(words, code)| (*code, words.as_str()))))
                (Input::new("from", t.get("audit-from")).optional(t.get("form-optional")).kind("date").value(state.value("from")).error(told.at("from")))
                (Input::new("to", t.get("audit-to")).optional(t.get("form-optional")).kind("date").value(state.value("to")).error(told.at("to")))
            }))
            (ui::actions(html! { (ui::Button::new(t.get("cards-search-button"))) (ui::link(AUDIT, t.get("audit-all"))) }))
        }))
        @if view.lines.is_empty() { (ui::paragraph(t.get("audit-none"))) } @else {
            (ui::wide_table(t.get("audit-title"), &columns, view.lines.iter().map(|line| cells(office, view, line))))
        }
        (ui::actions(html! {
            @if let Some(last) = view.lines.last().filter(|_| view.has_more) { (ui::link(older(view.asked, last.id), t.get("audit-older"))) }
            (office.button_form(AUDIT_EXPORT, html! {
                @for (name, value) in view.asked.pairs() { (ui::hidden(name, value)) }
                (ui::Button::new(t.get("lists-export")).secondary())
            }))
        }))
    };
    let page = office.page(t.get("audit-title"), content);
    if state.is_right() { page } else { page.error() }
}

fn older(asked: &Asked, last: i64) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    for (name, value) in asked.pairs() {
        query.append_pair(name, &value);
    }
    format!("{AUDIT}?{}", query.append_pair("before", &last.to_string()).finish())
}

fn cells(office: &Office<'_>, view: &LogView<'_>, line: &Line) -> Vec<Markup> {
    let t = office.texts;
    let who = name(line, view.members, view.programs).unwrap_or_else(|| t.get(kind_of_actor(&line.actor)));
    vec![
        html! { (format::date_time(office.language, line.at)) },
        html! { (who) @if let Some(ip) = &line.ip { (ui::small(ip)) } },
        html! { (words::act(t, &line.what)) (subject(office, view, line)) },
        html! { @for (name, before, after) in line.changes() { (change(t, &name, &before, &after)) } },
    ]
}

/// Who acts, when it is no member.
fn kind_of_actor(actor: &str) -> &'static str {
    match actor {
        "staff" => "cards-by-staff",
        "contact" => "cards-by-contact",
        "visitor" => "cards-by-visitor",
        "integration" => "integrations-by",
        "operator" => "cards-by-operator",
        _ => "cards-by-system",
    }
}

/// What it was done to, as a way there where there is one.
fn subject(office: &Office<'_>, view: &LogView<'_>, line: &Line) -> Markup {
    let (t, id) = (office.texts, line.subject_id.as_str());
    let noun = words::noun(t, &line.subject_kind);
    let numbered = || format!("{noun} {id}");
    let list = |list: &str| Some(format!("{}/{list}/{id}", admin::OVERVIEW));
    let (text, href) = match line.subject_kind.as_str() {
        "" => return Markup::default(),
        "contact" => (numbered(), Some(admin::contact(id))),
        "staff" => {
            let member = id.parse().ok().and_then(|id: i64| view.members.iter().find(|(it, _)| *it == id));
            let text = member.map_or_else(numbered, |(_, name)| format!("{noun} {name}"));
            (text, office.may(Right::Users).then(|| admin::user(id)))
        }
        "role" => (numbered(), office.may(Right::Users).then(|| admin::role(id))),
        "integration" => {
            let program = id.parse().ok().and_then(|id: i64| view.programs.iter().find(|(it, _)| *it == id));
            let text = program.map_or_else(numbered, |(_, name)| format!("{noun} {name}"));
            (text, office.may(Right::Settings).then(|| admin::integrations::one(id)))
        }
        "webhook" => (numbered(), office.may(Right::Settings).then(|| admin::webhooks::one(id))),
        "form" => (numbered(), Some(admin::drafts::form(id))),
        "purpose" => (numbered(), list("purposes")),
        "legal_basis" => (numbered(), list("legal-bases")),
        "source" => (numbered(), list("sources")),
        "subscription_type" => (numbered(), list("subscription-types")),
        "interest" => (numbered(), list("interests")),
        "template" => {
            let key = template_key(id);
            (if key.is_empty() { numbered() } else { t.get(key).to_owned() }, list("templates"))
        }
        "settings" => {
            let key = if id == "look" { "look-title".to_owned() } else { format!("settings-{id}") };
            let text = t.get(&key);
            let href = office.may(Right::Settings).then(|| format!("{}/{id}", admin::settings::ALL));
            (if text == key { id.to_owned() } else { text.to_owned() }, href)
        }
        _ => (numbered(), None),
    };
    // What a link leads to has a number of its own; a list as a whole has none.
    let href = href.filter(|_| !id.is_empty());
    html! { span class="small" { @match href { Some(href) => (ui::link(href, text)), None => (text.trim()) } } }
}

/// `name: before → after`; a side that is empty is left out.
fn change(t: &Texts, name: &str, before: &Value, after: &Value) -> Markup {
    let short = |value: &Value| {
        let text = words::value(t, name, value);
        let start = cut(&text, SHOWN);
        if start.len() < text.len() { format!("{start} …") } else { text }
    };
    let (label, before, after) = (words::name(t, name), short(before), short(after));
    html! {
        div {
            @if !name.is_empty() { (ui::emphasis(label)) ": " }
            @match (before.is_empty(), after.is_empty()) {
                (false, true) => { del { (before) } },
                (false, false) => { (before) " → " (after) },
                (true, _) => (after),
            }
        }
    }
}
