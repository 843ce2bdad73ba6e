//! One purpose of a contact: what is registered, how it came to be, and the form that changes it.

use maud::{Markup, html};

use super::{
    super::model::{Card, ConsentChange, ShownWords},
    card::{Conflict, conflicting, reason},
    parts::{ground_fields, label, person, state_of, state_tag, tabs},
};
use crate::{
    features::{
        consents::acting,
        lists::{Lists, Purpose},
    },
    i18n::format,
    kernel::{ConsentState, Right},
    web::{
        form::{FormState, TICKED, Told},
        office::{Office, OfficePage},
        paths::admin,
        ui::{self, Input},
    },
};

/// What the page is made of.
pub struct PurposeView<'v> {
    /// The contact.
    pub card: &'v Card,
    /// Lists in memory.
    pub lists: &'v Lists,
    /// The purpose.
    pub purpose: &'v Purpose,
    /// How its consent came to be, newest first.
    pub history: &'v [ConsentChange],
    /// The form that sets it.
    pub state: &'v FormState,
    /// Somebody else saved in between.
    pub conflict: Option<Conflict>,
}

/// One purpose of a contact.
pub fn purpose<'a>(office: &'a Office<'a>, view: &PurposeView<'_>) -> OfficePage<'a> {
    let (t, card) = (office.texts, view.card);
    let name = view.lists.purpose_name(view.purpose.id, office.language);
    let told = view.state.told(t, |field| label(t, field));
    let record = card.standing.consent(view.purpose.id);
    let state = state_of(view.lists, record.map(|record| record.basis_id));
    let content = html! {
        (ui::told_summary(t.get("page-error-summary"), &told))
        @if let Some(conflict) = &view.conflict { (conflicting(office, conflict)) }
        (ui::title(format!("{name} – {}", card.title())))
        (tabs(office, card, "/privacy"))
        (ui::card(html! {
            (ui::heading(t.get("cards-holds-now")))
            (standing(office, view, state))
        }))
        @if office.may(Right::Consent) {
            (ui::card(html! {
                (ui::heading(t.get("cards-change-consent")))
                (forms(office, view, state, &told))
            }))
        }
        (ui::card(html! {
            (ui::heading(t.get("data-history-title")))
            (history(office, view))
        }))
    };
    let page = office.page(format!("{name} – {}", card.title()), content);
    match (&view.conflict, view.state.is_right()) {
        (Some(_), _) => page.conflict(),
        (None, true) => page,
        (None, false) => page.error(),
    }
}

fn standing(office: &Office<'_>, view: &PurposeView<'_>, state: ConsentState) -> Markup {
    let (t, lists, language) = (office.texts, view.lists, office.language);
    let Some(record) = view.card.standing.consent(view.purpose.id) else {
        return html! { p class="ds-paragraph" { (state_tag(t, state)) } };
    };
    let line = |at, by: &str| html! { (format::date_time(language, at)) " · " (person(t, &view.card.staff, by)) };
    ui::facts([
        (t.get("data-column-state"), state_tag(t, state)),
        (t.get("cards-basis"), html! { (lists.basis_name(record.basis_id, language)) }),
        (t.get("cards-source"), html! { (lists.source_name(record.source_id, language)) }),
        (t.get("cards-comment"), html! { @if record.comment.is_empty() { "–" } @else { (record.comment) } }),
        (t.get("cards-registered"), line(record.registered_at, &record.registered_by)),
        (t.get("data-column-updated"), line(record.updated_at, &record.updated_by)),
        (t.get("cards-changes"), html! { (format::number(language, record.changes)) }),
    ])
}

fn forms(office: &Office<'_>, view: &PurposeView<'_>, state: ConsentState, told: &Told) -> Markup {
    let t = office.texts;
    let action = format!("{}/privacy/{}", admin::contact(view.card.contact().id), view.purpose.id);
    let seen = view.card.standing.consent(view.purpose.id).map_or(0, |record| record.event_id.0);
    let comment = |name: &'static str| {
        html! {
            (Input::new(name, label(t, name)).optional(t.get("form-optional")).autocomplete("off").value(view.state.value(name)).error(told.at(name)))
        }
    };
    html! {
        (office.form(&action, html! {
            (ui::hidden("seen", seen))
            (ground_fields(office, view.lists, view.state, told))
            (comment("comment"))
            @if state == ConsentState::Withdrawn { (reason(office, view.state, told)) }
            (ui::actions(html! { (ui::Button::new(t.get("cards-save-consent"))) }))
        }))
        @if state == ConsentState::Active {
            (office.form(&action, html! {
                (ui::hidden("seen", seen))
                (ui::hidden("withdraw", TICKED))
                (ui::small_heading(t.get("cards-withdraw")))
                (comment("note"))
                (ui::actions(html! { (ui::Button::new(t.get("cards-withdraw-button")).secondary().dangerous()) }))
            }))
        }
    }
}

fn history(office: &Office<'_>, view: &PurposeView<'_>) -> Markup {
    let (t, lists, language) = (office.texts, view.lists, office.language);
    if view.history.is_empty() {
        return ui::paragraph(t.get("data-history-none"));
    }
    let ground = |basis, source| match (basis, source) {
        (Some(basis), Some(source)) => format!("{} · {}", lists.basis_name(basis, language), lists.source_name(source, language)),
        _ => t.get("data-state-none").to_owned(),
    };
    let columns = ["data-column-when", "cards-updated-by", "cards-before", "cards-after", "cards-written", "cards-shown"]
        .map(|key| t.get(key));
    let rows = view.history.iter().map(|change| {
        let event = &change.event;
        vec![
            html! { (format::date_time(language, event.at)) },
            html! { (person(t, &view.card.staff, &acting(event))) },
            html! { (ground(event.basis_before, event.source_before)) },
            html! { (ground(event.basis_after, event.source_after)) },
            html! {
                @if !change.comment.is_empty() { (ui::paragraph(&change.comment)) }
                @if !change.reason.is_empty() { (ui::paragraph(t.with("cards-reason-was", &[("reason", &change.reason)]))) }
                @if change.comment.is_empty() && change.reason.is_empty() { "–" }
            },
            html! { @match &change.shown { Some(shown) => (words(office, shown, change.posted_from.as_deref())), None => "–" } },
        ]
    });
    ui::table(t.get("data-history-title"), &columns, rows)
}

/// What the contact was shown, word for word.
fn words(office: &Office<'_>, shown: &ShownWords, posted_from: Option<&str>) -> Markup {
    let t = office.texts;
    let place = match &shown.form {
        Some(form) => t.with("cards-shown-form", &[("form", &form.name), ("version", &form.version.to_string())]),
        None => t.get("cards-shown-page").to_owned(),
    };
    let page = shown
        .form
        .as_ref()
        .map(|form| format!("{}?language={}&page={}", admin::drafts::version(form.id, form.version), form.language, form.page));
    let content = html! {
        @for text in &shown.words { (ui::prose(text)) }
        @if let Some(page) = page { (ui::paragraph(ui::link(page, t.get("cards-shown-see")))) }
    };
    html! {
        (ui::disclosure(html! { (place) }, false, content))
        @match posted_from {
            Some("") => (ui::small(t.get("door-by-program"))),
            Some(origin) => (ui::small(t.with("door-from", &[("origin", origin)]))),
            None => {},
        }
    }
}
