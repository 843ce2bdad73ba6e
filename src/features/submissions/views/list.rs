//! The list of submissions.

use maud::{Markup, html};

use super::{
    super::model::{Asked, Line},
    form_tabs, status_key, status_tag,
};
use crate::{
    features::{cards::model::title, contacts::Contact, signups::Status},
    i18n::format,
    kernel::{
        Right,
        ids::{FormId, FormVersionId},
    },
    web::{
        form::FormState,
        office::{Office, OfficePage},
        paths::admin::{self, submissions as paths},
        ui::{self, Alert, Button, Input, Select, Tone},
    },
};

/// What the page is made of.
pub struct ListView<'v> {
    /// What is asked.
    pub asked: &'v Asked,
    /// These submissions.
    pub lines: &'v [Line],
    /// Are there older ones?
    pub has_more: bool,
    /// All forms by name.
    pub forms: &'v [(FormId, String)],
    /// The numbers of the versions.
    pub versions: &'v std::collections::HashMap<FormVersionId, i64>,
    /// The contacts of the submissions who are there and not in the bin.
    pub contacts: &'v [Contact],
    /// How many could not be processed and wait as well, where those that wait are shown.
    pub failed: i64,
}

impl ListView<'_> {
    fn form(&self, id: FormId) -> &str {
        self.forms.iter().find(|(form, _)| *form == id).map_or("", |(_, name)| name)
    }
}

/// The list.
pub fn list<'a>(office: &'a Office<'a>, view: &ListView<'_>, state: &FormState) -> OfficePage<'a> {
    let t = office.texts;
    let label = |name: &str| {
        t.get(if name == "address" {
            "submissions-address"
        } else if name == "from" {
            "submissions-from"
        } else {
            "submissions-to"
        })
    };
    let told = state.told(t, label);
    let columns = ["data-column-when", "submissions-form", "submissions-address", "cards-language", "data-column-state"]
        .map(|key| t.get(key));
    let content = html! {
        (ui::told_summary(t.get("page-error-summary"), &told))
        (ui::title(t.get("submissions-title")))
        (ui::lead(t.get("submissions-lead")))
        @if let Some(form) = view.asked.form { (form_tabs(office, form, &format!("{}?form={form}", paths::LIST))) }
        (filters(office, view, state, &told))
        @if view.failed > 0 {
            @let count = format::number(office.language, view.failed);
            (Alert::plain(Tone::Warning, ui::link(paths::failed(), t.with("submissions-to-mend", &[("count", &count)]))))
        }
        @if view.lines.is_empty() {
            (ui::paragraph(t.get("submissions-none")))
        } @else {
            (ui::wide_table(t.get("submissions-title"), &columns, view.lines.iter().map(|line| row(office, view, line))))
            (pages(office, view))
            @if office.may(Right::Export) {
                (office.form(paths::EXPORT, html! {
                    @for (name, value) in view.asked.pairs() { (ui::hidden(name, value)) }
                    (ui::actions(html! { (Button::new(t.get("submissions-export")).secondary()) }))
                }))
            }
        }
    };
    let page = office.page(t.get("submissions-title"), content);
    if state.is_right() { page } else { page.error() }
}

fn filters(office: &Office<'_>, view: &ListView<'_>, state: &FormState, told: &crate::web::form::Told) -> Markup {
    let t = office.texts;
    let optional = t.get("form-optional");
    let form = view.asked.form.map(|form| form.to_string()).unwrap_or_default();
    let forms: Vec<(String, &str)> = view.forms.iter().map(|(id, name)| (id.to_string(), name.as_str())).collect();
    let status = view.asked.status.map_or("", Status::code);
    let input = |name: &'static str, key, kind| {
        Input::new(name, t.get(key)).optional(optional).kind(kind).value(state.value(name)).error(told.at(name))
    };
    ui::search_form(
        paths::LIST,
        html! {
            (ui::columns(html! {
                (Select::new("form", t.get("submissions-form")).optional(optional).value(&form).prompt(t.get("submissions-any-form"))
                    .options(forms.iter().map(|(id, name)| (id.as_str(), *name))))
                (Select::new("status", t.get("data-column-state")).optional(optional).value(status).prompt(t.get("submissions-any-status"))
                    .options(Status::ALL.map(|status| (status.code(), t.get(status_key(status))))))
                (input("address", "submissions-address", "text"))
                (input("from", "submissions-from", "date"))
                (input("to", "submissions-to", "date"))
            }))
            (ui::actions(html! { (Button::new(t.get("submissions-show"))) }))
        },
    )
}

fn row(office: &Office<'_>, view: &ListView<'_>, line: &Line) -> Vec<Markup> {
    let t = office.texts;
    let number = view.versions.get(&line.form_version_id).copied().unwrap_or_default();
    let contact = view.contacts.iter().find(|contact| Some(contact.id) == line.contact_id);
    vec![
        html! {
            (ui::link(paths::submission(line.id), format::date_time(office.language, line.submitted_at)))
        },
        html! {
            (view.form(line.form_id))
            (ui::small(t.with("submissions-version", &[("number", &number.to_string())])))
        },
        html! {
            (line.address)
            @if let Some(contact) = contact {
                @let name = title(&contact.first_name, &contact.last_name, contact.address.as_str());
                (ui::small(ui::link(admin::contact(contact.id), name)))
            }
        },
        html! { (line.language.own_name()) },
        status_tag(t, line.status()),
    ]
}

fn pages(office: &Office<'_>, view: &ListView<'_>) -> Markup {
    let t = office.texts;
    let mut links = Vec::new();
    let to = |asked: &Asked| format!("{}?{}", paths::LIST, asked.query());
    if view.asked.below.is_some() {
        links.push((to(&Asked { below: None, ..view.asked.clone() }), t.get("cards-first-page").to_owned()));
    }
    if let Some(last) = view.lines.last().filter(|_| view.has_more) {
        let next = Asked { below: Some((last.submitted_at, last.id)), ..view.asked.clone() };
        links.push((to(&next), t.get("cards-page-below").to_owned()));
    }
    html! { @if !links.is_empty() { (ui::pages(t.get("cards-pages"), links)) } }
}
