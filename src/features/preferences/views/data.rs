//! What is stored about a contact, behind a verify link.

use maud::{Markup, html};

use crate::{
    i18n::format,
    kernel::{ConsentState, Language, Timestamp},
    web::{
        page::{Page, Site},
        paths, ui,
    },
};

/// What is stored about a contact.
pub struct DataView<'a> {
    /// The page's own path without language.
    pub path: &'a str,
    /// The whole address: the link was mailed to it.
    pub address: &'a str,
    /// The whole name; may be empty.
    pub name: &'a str,
    /// The language of the contact's mails.
    pub language: Language,
    /// Since when the contact is stored.
    pub since: Timestamp,
    /// One line a purpose that has a record.
    pub consents: Vec<ConsentLine<'a>>,
    /// One line a subscription type.
    pub subscriptions: Vec<SubscriptionLine<'a>>,
    /// The history, oldest first.
    pub history: Vec<HistoryLine>,
    /// Until when the link works.
    pub valid_until: Timestamp,
}

/// A consent.
pub struct ConsentLine<'a> {
    /// The purpose's name.
    pub purpose: &'a str,
    /// The legal basis' name.
    pub basis: &'a str,
    /// The source's name.
    pub source: &'a str,
    /// When it was last changed.
    pub updated_at: Timestamp,
    /// Active or withdrawn.
    pub state: ConsentState,
}

/// A subscription type.
pub struct SubscriptionLine<'a> {
    /// Its name.
    pub name: &'a str,
    /// The choice.
    pub state: SubscriptionState,
}

/// A choice (SUB-02).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SubscriptionState {
    /// Chosen.
    On,
    /// Declined.
    Off,
    /// Never chosen.
    Never,
}

/// One act in the history.
pub struct HistoryLine {
    /// When.
    pub at: Timestamp,
    /// What, in words of the page's language.
    pub text: String,
}

/// What is stored about a contact, with a button that gives it as a file.
pub fn data<'a>(site: &'a Site<'a>, view: &DataView<'_>) -> Page<'a> {
    let t = site.texts;
    let content = html! {
        (ui::title(t.get("data-title")))
        (ui::lead(t.with("data-lead", &[("organisation", site.organisation), ("date", &format::date(site.language, view.valid_until))])))
        (ui::card(html! { (ui::heading(t.get("data-about-title"))) (about(site, view)) }))
        (ui::card(html! { (ui::heading(t.get("data-consents-title"))) (consents(site, view)) }))
        @if !view.subscriptions.is_empty() {
            (ui::card(html! { (ui::heading(t.get("data-subscriptions-title"))) (subscriptions(site, view)) }))
        }
        (ui::card(html! { (ui::heading(t.get("data-history-title"))) (history(site, view)) }))
        (ui::card(html! {
            (ui::heading(t.get("data-download-title")))
            (ui::paragraph(t.get("data-download-text")))
            (ui::form(site.link_below(view.path, "/export"), ui::actions(html! { (ui::Button::new(t.get("data-download-button"))) })))
            (ui::hint(html! { (t.get("data-rights")) " " (ui::link(site.link(paths::PRIVACY), t.get("page-privacy"))) }))
        }))
    };
    Page::new(site, t.get("data-title"), content).private()
}

fn about(site: &Site<'_>, view: &DataView<'_>) -> Markup {
    let t = site.texts;
    let name = if view.name.is_empty() { t.get("data-no-name") } else { view.name };
    ui::facts([
        (t.get("data-address"), html! { (view.address) }),
        (t.get("data-name"), html! { (name) }),
        (t.get("data-language"), html! { (view.language.own_name()) }),
        (t.get("data-since"), html! { (format::date(site.language, view.since)) }),
    ])
}

fn consents(site: &Site<'_>, view: &DataView<'_>) -> Markup {
    let t = site.texts;
    if view.consents.is_empty() {
        return ui::paragraph(t.get("data-consents-none"));
    }
    let columns = ["data-column-purpose", "data-column-state", "data-column-basis", "data-column-source", "data-column-updated"]
        .map(|key| t.get(key));
    let row = |line: &ConsentLine<'_>| {
        let state = match line.state {
            ConsentState::None => "data-state-none",
            ConsentState::Active => "data-state-active",
            ConsentState::Withdrawn => "data-state-withdrawn",
        };
        let cell = |text: &str| html! { (text) };
        vec![
            cell(line.purpose),
            cell(t.get(state)),
            cell(line.basis),
            cell(line.source),
            cell(&format::date_time(site.language, line.updated_at)),
        ]
    };
    ui::table(t.get("data-consents-title"), &columns, view.consents.iter().map(row))
}

fn subscriptions(site: &Site<'_>, view: &DataView<'_>) -> Markup {
    let t = site.texts;
    let words = |state| match state {
        SubscriptionState::On => t.get("data-subscription-on"),
        SubscriptionState::Off => t.get("data-subscription-off"),
        SubscriptionState::Never => t.get("data-subscription-never"),
    };
    ui::facts(view.subscriptions.iter().map(|line| (line.name, html! { (words(line.state)) })))
}

fn history(site: &Site<'_>, view: &DataView<'_>) -> Markup {
    let t = site.texts;
    if view.history.is_empty() {
        return ui::paragraph(t.get("data-history-none"));
    }
    let row = |line: &HistoryLine| vec![html! { (format::date_time(site.language, line.at)) }, html! { (line.text) }];
    ui::table(t.get("data-history-title"), &[t.get("data-column-when"), t.get("data-column-what")], view.history.iter().map(row))
}
