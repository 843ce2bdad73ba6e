//! The preference page.

use actix_web::http::StatusCode;
use maud::{Markup, html};

use super::SavedChange;
use crate::{
    i18n::format,
    kernel::{
        ConsentState, Timestamp, Word,
        ids::{PurposeId, TypeId},
    },
    web::{
        page::{Page, Site},
        ui,
    },
};

/// What the preference page shows.
pub struct PreferencesView<'a> {
    /// The page's own path, `/p/TOKEN`, without language.
    pub path: &'a str,
    /// The address as a forwarded page may show it (LNK-07).
    pub masked_address: &'a str,
    /// For the greeting.
    pub first_name: Option<&'a str>,
    /// Until when the link works.
    pub valid_until: Timestamp,
    /// The contact's change counter, with which the next save tells whether something changed in between.
    pub version: i64,
    /// The hash of the texts on the page.
    pub shown: &'a str,
    /// The purposes that the contact manages, in order.
    pub purposes: Vec<PurposeView<'a>>,
    /// What was just saved.
    pub saved: Option<SavedView>,
    /// Did something else change the choices between showing and saving?
    pub changed_in_between: bool,
    /// Did the texts change between showing and saving, so that nothing was saved?
    pub texts_changed: bool,
    /// Was the link to *your data* just mailed?
    pub data_link_sent: bool,
}

/// A purpose on the preference page.
pub struct PurposeView<'a> {
    /// Which.
    pub id: PurposeId,
    /// Its name.
    pub name: &'a str,
    /// The label of its switch.
    pub approval_text: &'a str,
    /// What the data is used for; may be empty.
    pub description: &'a str,
    /// Title and address of its privacy statement.
    pub statement: Option<(&'a str, &'a str)>,
    /// How the contact stands to it.
    pub state: ConsentState,
    /// Its subscription types, in order.
    pub types: Vec<TypeView<'a>>,
}

/// A subscription type on the preference page.
pub struct TypeView<'a> {
    /// Which.
    pub id: TypeId,
    /// Its name.
    pub name: &'a str,
    /// Its description; may be empty.
    pub description: &'a str,
    /// The stored choice.
    pub is_on: bool,
}

/// What was just saved.
pub struct SavedView {
    /// Exactly what changed; empty when nothing did.
    pub changes: Vec<SavedChange>,
    /// Was a confirmation mailed?
    pub mail_sent: bool,
}

/// The preference page; status 422 when it is shown again because its texts changed.
pub fn preferences<'a>(site: &'a Site<'a>, view: &PreferencesView<'_>) -> Page<'a> {
    let t = site.texts;
    let title = site.headed(Word::PreferencesTitle, t.get("preferences-title"));
    let content = html! {
        (ui::title(title))
        (greeting(site, view))
        (news(site, view))
        (ui::card(ui::form(site.link_below(view.path, "/choices"), html! {
            (seen(view))
            @for purpose in &view.purposes { (purpose_part(site, purpose)) }
            (ui::actions(html! { (ui::Button::new(t.get("preferences-save"))) }))
        })))
        (leave(site, view))
        (ui::card(html! {
            (ui::heading(t.get("preferences-data-title")))
            (ui::paragraph(t.get("preferences-data-text")))
            (ui::form(site.link_below(view.path, "/data-link"), ui::actions(html! {
                (ui::Button::new(t.get("preferences-data-button")).secondary())
            })))
        }))
    };
    let page = Page::new(site, title, content).private();
    if view.texts_changed { page.status(StatusCode::UNPROCESSABLE_ENTITY) } else { page }
}

/// The way out of everything. It stays for whom nothing is registered about: leaving is then an objection.
fn leave(site: &Site<'_>, view: &PreferencesView<'_>) -> Markup {
    let t = site.texts;
    let with_name = |key| t.with(key, &[("organisation", site.organisation)]);
    if !view.purposes.is_empty() && view.purposes.iter().all(|purpose| purpose.state == ConsentState::Withdrawn) {
        return ui::card(html! {
            (ui::heading(t.get("unsubscribe-all-done")))
            (ui::paragraph(with_name("unsubscribe-all-done-text")))
        });
    }
    ui::card(html! {
        (ui::heading(t.get("preferences-leave-title")))
        (ui::paragraph(with_name("preferences-leave-text")))
        (ui::form(site.link_below(view.path, "/withdrawal"), html! {
            (seen(view))
            (ui::actions(html! { (ui::Button::new(t.get("preferences-leave-button")).secondary().dangerous()) }))
        }))
    })
}

/// Whose page it is, until when it works, and why this person gets mail at all.
fn greeting(site: &Site<'_>, view: &PreferencesView<'_>) -> Markup {
    let t = site.texts;
    html! {
        (ui::stack(html! {
            (ui::lead(html! {
                @if let Some(name) = view.first_name { (t.with("preferences-hello", &[("name", name)])) " " }
                (t.get("preferences-address")) " " (ui::emphasis(view.masked_address)) ". "
                (t.with("preferences-valid", &[("date", &format::date(site.language, view.valid_until))]))
            }))
            (site.says(Word::Preferences, ui::paragraph(t.with("preferences-why", &[("organisation", site.organisation)]))))
        }))
    }
}

/// What the page was sent with: the next save says so, and nothing saved is built on words that were not seen.
fn seen(view: &PreferencesView<'_>) -> Markup {
    html! { (ui::hidden("version", view.version)) (ui::hidden("shown", view.shown)) }
}

/// What just happened.
fn news(site: &Site<'_>, view: &PreferencesView<'_>) -> Markup {
    let t = site.texts;
    let warn = |title: &'static str, text: &'static str| {
        ui::Alert::new(ui::Tone::Warning, t.get(title)).saying(ui::paragraph(t.get(text)))
    };
    html! {
        @if view.texts_changed { (warn("preferences-texts-changed-title", "preferences-texts-changed-text")) }
        @if let Some(saved) = &view.saved { (saved_alert(site, saved)) }
        @if view.changed_in_between { (warn("preferences-in-between-title", "preferences-in-between-text")) }
        @if view.data_link_sent {
            (ui::Alert::new(ui::Tone::Success, t.get("preferences-data-sent-title")).saying(ui::paragraph(t.get("preferences-data-sent-text"))))
        }
    }
}

fn saved_alert(site: &Site<'_>, saved: &SavedView) -> Markup {
    let t = site.texts;
    if saved.changes.is_empty() {
        return html! { (ui::Alert::new(ui::Tone::Info, t.get("saved-nothing-title")).saying(ui::paragraph(t.get("saved-nothing-text")))) };
    }
    let content = html! {
        (ui::list(saved.changes.iter().map(|change| change.words(t))))
        @if saved.mail_sent { (site.says(Word::Saved, ui::paragraph(t.get("saved-mail")))) }
    };
    html! { (ui::Alert::new(ui::Tone::Success, t.get("saved-title")).saying(content)) }
}

/// A purpose: its switch, and the types it lets through.
fn purpose_part(site: &Site<'_>, purpose: &PurposeView<'_>) -> Markup {
    let t = site.texts;
    let id = purpose.id.to_string();
    let switch_id = format!("p{id}");
    let group = format!("t{id}");
    let mut switch = ui::Toggle::new(ui::ToggleKind::Switch, &switch_id, "consent", &id, purpose.approval_text);
    switch = switch.hint(purpose.description).on(purpose.state.is_active());
    if let Some((title, url)) = purpose.statement {
        switch = switch.below(ui::hint(ui::external_link(url, title)));
    }
    html! {
        (ui::heading(purpose.name))
        (ui::hidden("purpose", &id))
        (switch)
        @if !purpose.types.is_empty() {
            @let types = html! { @for kind in &purpose.types { (type_part(kind)) } };
            (ui::nested(html! { (ui::Group::new(&group, t.get("preferences-types"), types).hint(t.get("preferences-types-hint"))) }))
        }
    }
}

fn type_part(kind: &TypeView<'_>) -> Markup {
    let value = kind.id.to_string();
    let id = format!("s{value}");
    html! {
        (ui::hidden("offered", &value))
        (ui::Toggle::new(ui::ToggleKind::Switch, &id, "type", &value, kind.name).hint(kind.description).on(kind.is_on))
    }
}
