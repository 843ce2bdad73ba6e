//! The list of forms.

use maud::{Markup, html};

use super::{super::model::Line, labels, sent};
use crate::{
    kernel::{Right, Timestamp},
    web::{
        office::{Office, OfficePage},
        paths::{self, admin::drafts},
        ui::{self, Input, Tone},
    },
};

/// What the page is made of.
#[derive(Clone, Debug)]
pub struct ListView<'v> {
    /// A page of forms.
    pub lines: &'v [Line],
    /// When.
    pub at: Timestamp,
    /// The words that names are searched for.
    pub search: &'v str,
    /// Are deleted ones shown?
    pub shows_deleted: bool,
    /// Does somebody need to search?
    pub are_many: bool,
    /// The number of this page, from 1.
    pub page: usize,
    /// Is there another one?
    pub has_more: bool,
}

/// The list.
pub fn list<'a>(office: &'a Office<'a>, view: &ListView<'_>) -> OfficePage<'a> {
    let t = office.texts;
    let columns = [
        t.get("lists-name"),
        t.get("drafts-address"),
        t.get("lists-column-state"),
        t.get("drafts-version"),
        t.get("drafts-draft"),
        t.get("drafts-submissions"),
    ];
    let content = html! {
        (ui::title_row(t.get("drafts-title"), html! {
            @if office.may(Right::Forms) { (ui::link_button(drafts::NEW, t.get("drafts-new"))) }
        }))
        (ui::lead(t.get("drafts-lead")))
        @if view.are_many || !view.search.is_empty() {
            (ui::search_form(drafts::LIST, html! {
                (Input::new("search", t.get("drafts-search")).optional(t.get("form-optional")).kind("search").value(view.search))
                (ui::actions(html! { (ui::Button::new(t.get("drafts-search-button")).secondary()) }))
            }))
        }
        @if view.lines.is_empty() {
            (ui::paragraph(t.get("drafts-none")))
        } @else {
            (ui::wide_table(t.get("drafts-title"), &columns, view.lines.iter().map(|line| row(office, view, line))))
        }
        (pages(office, view))
        (ui::actions(html! {
            (ui::link(drafts::TEMPLATES, t.get("drafts-templates")))
            @if view.shows_deleted { (ui::link(drafts::LIST, t.get("drafts-hide-deleted"))) }
            @else { (ui::link(format!("{}?deleted=yes", drafts::LIST), t.get("drafts-show-deleted"))) }
        }))
    };
    office.page(t.get("drafts-title"), content)
}

fn row(office: &Office<'_>, view: &ListView<'_>, line: &Line) -> Vec<Markup> {
    let (t, sheet) = (office.texts, &line.sheet);
    let address = paths::form(&sheet.properties.slug);
    vec![
        ui::link(drafts::form(sheet.id), &sheet.properties.name),
        html! { @if sheet.published.is_some() && sheet.deleted_at.is_none() { (ui::link(&address, &address)) } @else { (address) } },
        html! {
            (labels::status(t, sheet, view.at))
            @if sheet.attacked_since.is_some() { " " (ui::tag(Tone::Danger, t.get("door-attacked"))) }
            @else if line.alarm.is_some() { " " (ui::tag(Tone::Warning, t.get("door-alarm"))) }
        },
        html! { @match line.version { Some(number) => (number), None => "–" } },
        html! { @if line.has_draft { (ui::tag(Tone::Info, t.get("drafts-draft"))) } @else { "–" } },
        html! { (sent(office, line.submissions)) },
    ]
}

fn pages(office: &Office<'_>, view: &ListView<'_>) -> Markup {
    let t = office.texts;
    let to = |page: usize| {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair("page", &page.to_string());
        query.append_pair("search", view.search);
        if view.shows_deleted {
            query.append_pair("deleted", "yes");
        }
        format!("{}?{}", drafts::LIST, query.finish())
    };
    let mut links = Vec::new();
    if view.page > 1 {
        links.push((to(1), t.get("cards-first-page").to_owned()));
    }
    if view.has_more {
        links.push((to(view.page + 1), t.get("cards-page-below").to_owned()));
    }
    html! { @if !links.is_empty() { (ui::pages(t.get("cards-pages"), links)) } }
}
