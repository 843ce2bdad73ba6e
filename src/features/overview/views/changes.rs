//! Consents that were granted or withdrawn, newest first.

use maud::{Markup, html};

use super::super::{
    model::{Asked, Change, Turn},
    store::PAGE,
};
use crate::{
    features::{cards, lists::Lists},
    i18n::format,
    web::{
        form::FormState,
        office::{Office, OfficePage},
        paths::admin,
        ui::{self, Input, Select},
    },
};

/// What the page is made of.
pub struct ChangesView<'v> {
    /// What was asked for.
    pub asked: &'v Asked,
    /// The changes; one more than a page holds when there are older ones.
    pub changes: &'v [Change],
    /// Lists in memory.
    pub lists: &'v Lists,
    /// Names of members of staff and of programs.
    pub staff: &'v cards::model::Named,
}

/// The list.
pub fn changes<'a>(office: &'a Office<'a>, view: &ChangesView<'_>, state: &FormState) -> OfficePage<'a> {
    let t = office.texts;
    let told = state.told(t, |field| t.get(if field == "from" { "audit-from" } else { "audit-to" }));
    let columns = ["data-column-when", "overview-column-contact", "data-column-what", "cards-updated-by"].map(|key| t.get(key));
    let content = html! {
        (ui::told_summary(t.get("page-error-summary"), &told))
        (ui::title(t.get("overview-changes")))
        (ui::lead(t.get("overview-changes-lead")))
        (ui::search_form(admin::CONSENT_CHANGES, html! {
            (ui::columns(html! {
                @let purposes: Vec<_> = view.lists.purposes.iter().map(|it| (it.id.to_string(), view.lists.purpose_name(it.id, office.language))).collect();
                (Select::new("purpose", t.get("data-column-purpose")).value(&view.asked.purpose.to_string())
                    .options(purposes.iter().map(|(id, name)| (id.as_str(), *name))))
                (Select::new("what", t.get("data-column-what")).value(view.asked.turn.code())
                    .options(Turn::ALL.map(|turn| (turn.code(), t.get(turn_key(turn))))))
                (Input::new("from", t.get("audit-from")).kind("date").value(state.value("from")).error(told.at("from")))
                (Input::new("to", t.get("audit-to")).kind("date").value(state.value("to")).error(told.at("to")))
            }))
            (ui::actions(html! { (ui::Button::new(t.get("cards-search-button"))) (ui::link(admin::CONSENT_CHANGES, t.get("overview-changes-usual"))) }))
        }))
        @if view.changes.is_empty() {
            (ui::paragraph(t.get("audit-none")))
        } @else {
            (ui::wide_table(t.get("overview-changes"), &columns, view.changes.iter().take(PAGE).map(|change| cells(office, view, change))))
        }
        @if let Some(last) = view.changes.get(PAGE - 1).filter(|_| view.changes.len() > PAGE) {
            @let next = Asked { below: Some((last.at, last.id)), ..*view.asked };
            (ui::pages(t.get("cards-pages"), [(next.at(admin::CONSENT_CHANGES), t.get("audit-older").to_owned())]))
        }
    };
    let page = office.page(t.get("overview-changes"), content);
    if state.is_right() { page } else { page.error() }
}

const fn turn_key(turn: Turn) -> &'static str {
    match turn {
        Turn::Granted => "overview-granted",
        Turn::Withdrawn => "data-state-withdrawn",
    }
}

fn cells(office: &Office<'_>, view: &ChangesView<'_>, change: &Change) -> Vec<Markup> {
    let (t, language) = (office.texts, office.language);
    let purpose = view.lists.purpose_name(view.asked.purpose, language);
    let words = match view.asked.turn {
        Turn::Granted => {
            let basis = change.basis.map_or("", |id| view.lists.basis_name(id, language));
            t.with("history-granted", &[("purpose", purpose), ("basis", basis)])
        }
        Turn::Withdrawn => t.with("history-withdrawn", &[("purpose", purpose)]),
    };
    vec![
        html! { (format::date_time(language, change.at)) },
        html! {
            @match &change.contact {
                Some((id, title)) => (ui::link(admin::contact(id), title)),
                None => (t.get("overview-contact-gone")),
            }
        },
        html! { (words) },
        html! { (cards::views::person(t, view.staff, &change.by)) },
    ]
}
