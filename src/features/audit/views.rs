//! The log as a page.

use maud::{Markup, html};

use super::model::{Asked, Line};
use crate::{
    i18n::format,
    kernel::text::cut,
    web::{
        form::FormState,
        office::{Office, OfficePage},
        paths::admin::{AUDIT, AUDIT_EXPORT},
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
    /// What was ever done.
    pub kinds: &'v [String],
}

/// Who did it, when it was a member.
pub fn name<'m>(line: &Line, members: &'m [(i64, String)]) -> Option<&'m str> {
    let id = line.actor_id.filter(|_| line.actor == "staff")?;
    members.iter().find(|(it, _)| *it == id).map(|(_, name)| name.as_str())
}

/// The log.
pub fn log<'a>(office: &'a Office<'a>, view: &LogView<'_>, state: &FormState) -> OfficePage<'a> {
    let t = office.texts;
    let label = |field: &str| t.get(if field == "from" { "audit-from" } else { "audit-to" });
    let told = state.told(t, label);
    let columns = ["audit-column-when", "audit-column-who", "audit-column-what", "audit-column-changes"].map(|key| t.get(key));
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
                    .options(view.kinds.iter().map(|kind| (kind.as_str(), kind.as_str()))))
                (Input::new("from", t.get("audit-from")).optional(t.get("form-optional")).kind("date").value(state.value("from")).error(told.at("from")))
                (Input::new("to", t.get("audit-to")).optional(t.get("form-optional")).kind("date").value(state.value("to")).error(told.at("to")))
            }))
            (ui::actions(html! { (ui::Button::new(t.get("cards-search-button"))) (ui::link(AUDIT, t.get("cards-search-all"))) }))
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
    let who = name(line, view.members).unwrap_or(&line.actor);
    vec![
        html! { (format::date_time(office.language, line.at)) },
        html! { (who) @if let Some(ip) = &line.ip { (ui::small(ip)) } },
        html! { (ui::code(&line.what)) @if !line.subject_kind.is_empty() { (ui::small(format!("{} {}", line.subject_kind, line.subject_id))) } },
        html! { @for (name, before, after) in line.changes() { (change(&name, &before, &after)) } },
    ]
}

/// `name: before → after`; a side that is empty is left out.
fn change(name: &str, before: &str, after: &str) -> Markup {
    let short = |text: &str| {
        let start = cut(text, SHOWN);
        if start.len() < text.len() { format!("{start} …") } else { start.to_owned() }
    };
    html! {
        div {
            @if !name.is_empty() { (ui::emphasis(name)) ": " }
            @if !before.is_empty() { (short(before)) " → " }
            (short(after))
        }
    }
}
