//! One contact's card.

use maud::{Markup, html};

use super::{
    super::model::{Card, EMARKETING, STORE, choices_seal},
    parts::{detail_fields, ground, ground_fields, label, person, state_of, state_tag, tabs},
};
use crate::{
    features::{
        confirmations,
        lists::Lists,
        subscriptions::{Recipient, Verdict, verdict},
    },
    i18n::{countries, format},
    kernel::{ConsentState, Right},
    web::{
        form::{FormState, Told},
        office::{Office, OfficePage},
        paths::admin::{self, selections},
        ui::{self, Input, Toggle, ToggleKind, Tone},
    },
};

/// What the page is made of. Each form has its state: what was typed and what is wrong with it.
pub struct CardView<'v> {
    /// The contact.
    pub card: &'v Card,
    /// Lists in memory.
    pub lists: &'v Lists,
    /// Do mailings go only to whom consent and choices let them?
    pub is_filtered: bool,
    /// The form with name and the like.
    pub details: &'v FormState,
    /// The form for another address.
    pub address: &'v FormState,
    /// The form that turns e-marketing on.
    pub marketing: &'v FormState,
    /// Somebody else saved in between.
    pub conflict: Option<Conflict>,
}

/// Somebody else saved in between; nothing was overwritten.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// What holds now: the field's label and its value.
    pub now: Vec<(String, String)>,
}

/// One contact's card.
pub fn card<'a>(office: &'a Office<'a>, view: &CardView<'_>) -> OfficePage<'a> {
    let (t, card) = (office.texts, view.card);
    let label = |field: &str| label(t, field);
    let told = [view.details, view.address, view.marketing].map(|state| state.told(t, label));
    let is_right = [view.details, view.address, view.marketing].iter().all(|state| state.is_right());
    let path = admin::contact(card.contact().id);
    let content = html! {
        @for told in &told { (ui::told_summary(t.get("page-error-summary"), told)) }
        @if let Some(conflict) = &view.conflict { (conflicting(office, conflict)) }
        (ui::title(card.title()))
        (tabs(office, card, ""))
        (store_line(office, view, &path))
        @if office.may(Right::Contacts) {
            (ui::actions(ui::link_button(format!("{}?contact={}&back={path}", selections::MEMBERS, card.contact().id), t.get("selections-put"))))
        }
        (ui::card(html! { (ui::heading(t.get("cards-details"))) (details(office, view, &path, &told[0])) }))
        (ui::card(html! { (ui::heading(t.get("cards-addresses"))) (addresses(office, view, &path, &told[1])) }))
        (ui::card(html! { (ui::heading(t.get("cards-marketing"))) (marketing(office, view, &path, &told[2])) }))
        (ui::card(html! { (ui::heading(t.get("cards-subscriptions"))) (subscriptions(office, view, &path)) }))
        (ui::card(html! { (ui::heading(t.get("cards-links"))) (links(office, &path)) }))
    };
    let page = office.page(card.title(), content);
    match (&view.conflict, is_right) {
        (Some(_), _) => page.conflict(),
        (None, true) => page,
        (None, false) => page.error(),
    }
}

/// What holds now, for somebody who was about to overwrite it unseen.
pub(super) fn conflicting(office: &Office<'_>, conflict: &Conflict) -> Markup {
    let t = office.texts;
    html! {
        (ui::Alert::new(Tone::Warning, t.get("cards-conflict-title")).saying(html! {
            (ui::paragraph(t.get("cards-conflict-text")))
            (ui::facts(conflict.now.iter().map(|(name, value)| (name.as_str(), html! { @if value.is_empty() { "–" } @else { (value) } }))))
        }))
    }
}

/// The basis on which the contact is stored, in one line that leads to the Privacy view (CON-08).
fn store_line(office: &Office<'_>, view: &CardView<'_>, path: &str) -> Markup {
    let (t, lists) = (office.texts, view.lists);
    let record = lists.purpose_of_key(STORE).and_then(|purpose| view.card.standing.consent(purpose.id));
    let basis = record.map_or(t.get("data-state-none"), |record| lists.basis_name(record.basis_id, office.language));
    html! {
        p class="ds-paragraph" {
            (t.get("cards-store-line")) " " (ui::link(format!("{path}/privacy"), basis))
            " · " (t.get("cards-filter-source")) ": " (lists.source_name(view.card.source, office.language))
            " · " (t.get("cards-since")) ": " (format::date(office.language, view.card.contact().created_at))
            " · " (t.get("cards-informed")) ": "
            @match view.card.informed_at {
                Some(at) => (format::date(office.language, at)),
                None => (t.with("cards-informed-due", &[("date", &format::date(office.language, confirmations::due(view.card.contact().created_at)))])),
            }
        }
    }
}

fn details(office: &Office<'_>, view: &CardView<'_>, path: &str, told: &Told) -> Markup {
    let (t, card) = (office.texts, view.card);
    if office.may(Right::Contacts) {
        return office.form(
            path,
            html! {
                // As it was when it was typed, until the member is told who saved in between.
                @if view.details.names("seen") && view.conflict.is_none() { (ui::hidden("seen", view.details.value("seen"))) }
                @else { (ui::hidden("seen", card.edit.seal())) }
                (detail_fields(office, view.details, told, &card.interests))
                (ui::actions(html! { (ui::Button::new(t.get("cards-save"))) }))
            },
        );
    }
    let known = &card.edit.details;
    let country = countries::name(office.language, &known.country).unwrap_or(&known.country);
    let interests = card.interests.iter().filter(|option| card.edit.interests.contains(&option.id));
    let interests = interests.map(|option| option.name.as_str()).collect::<Vec<_>>().join(", ");
    let no_mailings = t.get(if card.edit.no_mailings { "cards-yes" } else { "cards-no" });
    let facts = [
        ("first_name", known.first_name.as_str()),
        ("last_name", &known.last_name),
        ("company", &known.company),
        ("phone", &known.phone),
        ("country", country),
        ("language", card.edit.language.own_name()),
        ("interests", &interests),
        ("no_mailings", no_mailings),
    ];
    ui::facts(facts.map(|(field, value)| (label(t, field), html! { (value) })))
}

fn addresses(office: &Office<'_>, view: &CardView<'_>, path: &str, told: &Told) -> Markup {
    let t = office.texts;
    let may = office.may(Right::Contacts);
    let columns = ["sign-in-address", "cards-confirmed", "cards-actions"].map(|key| t.get(key));
    let rows = view.card.addresses.iter().map(|row| {
        let confirmed = row.confirmed_at.map_or_else(|| t.get("cards-no").to_owned(), |at| format::date(office.language, at));
        let act = |end: &str, key: &str| {
            let button = html! { (ui::Button::new(t.get(key)).quiet()) };
            office.button_form(&format!("{path}/addresses/{}/{end}", row.id), button)
        };
        vec![
            html! { (row.address) @if row.is_primary { " " (ui::tag(Tone::Info, t.get("cards-primary"))) } },
            html! { (confirmed) },
            html! { @if may && !row.is_primary { (act("primary", "cards-make-primary")) " " (act("removal", "cards-remove")) } },
        ]
    });
    html! {
        (ui::table(t.get("cards-addresses"), &columns[..if may { 3 } else { 2 }], rows.map(|mut row| { if !may { row.truncate(2); } row })))
        @if may {
            (office.form(&format!("{path}/addresses"), html! {
                (Input::new("address", t.get("cards-another-address")).kind("email").autocomplete("off").value(view.address.value("address")).error(told.at("address")))
                (ui::actions(html! { (ui::Button::new(t.get("cards-add-address")).secondary()) }))
            }))
        }
    }
}

/// The e-marketing switch (CON-09): the one consent that members without the right may change.
fn marketing(office: &Office<'_>, view: &CardView<'_>, path: &str, told: &Told) -> Markup {
    let (t, lists) = (office.texts, view.lists);
    let Some(purpose) = lists.purpose_of_key(EMARKETING) else { return html! {} };
    let record = view.card.standing.consent(purpose.id);
    let state = state_of(lists, record.map(|record| record.basis_id));
    let action = format!("{path}/e-marketing");
    let seen = record.map_or(0, |record| record.event_id.0);
    html! {
        p class="ds-paragraph" {
            (state_tag(t, state))
            @if let Some(record) = record {
                " " (ground(lists, office.language, record)) " · " (format::date_time(office.language, record.updated_at))
                " · " (person(t, &view.card.staff, &record.updated_by))
            }
        }
        @if office.may(Right::Contacts) {
            @if state == ConsentState::Active {
                (office.form(&action, html! {
                    (ui::hidden("seen", seen))
                    (ui::hidden("switch", "off"))
                    (ui::actions(html! { (ui::Button::new(t.get("cards-marketing-off")).secondary()) }))
                }))
            } @else if state == ConsentState::Withdrawn && !office.may(Right::Consent) {
                (ui::hint(t.get("cards-marketing-withdrawn")))
            } @else {
                (office.form(&action, html! {
                    (ui::hidden("seen", seen))
                    (ui::hidden("switch", "on"))
                    (ground_fields(office, lists, view.marketing, told))
                    @if state == ConsentState::Withdrawn { (reason(office, view.marketing, told)) }
                    (ui::actions(html! { (ui::Button::new(t.get("cards-marketing-on")).secondary()) }))
                }))
            }
        }
    }
}

/// Why a withdrawal is changed back (CON-11).
pub(super) fn reason(office: &Office<'_>, state: &FormState, told: &Told) -> Markup {
    let t = office.texts;
    html! {
        (Input::new("reason", label(t, "reason")).hint(t.get("cards-reason-hint")).autocomplete("off")
            .value(state.value("reason")).error(told.at("reason")))
    }
}

fn subscriptions(office: &Office<'_>, view: &CardView<'_>, path: &str) -> Markup {
    let (t, lists, standing) = (office.texts, view.lists, &view.card.standing);
    let may = office.may(Right::Consent);
    let purposes = lists.purposes.iter().filter(|purpose| lists.offered_types(purpose.id).next().is_some());
    let content = html! {
        @for purpose in purposes {
            @let state = standing.state(lists, purpose.id);
            @if state == ConsentState::Withdrawn || state == ConsentState::None && view.is_filtered {
                (ui::hint(t.with("cards-subscriptions-resting", &[("purpose", lists.purpose_name(purpose.id, office.language))])))
            }
            @for kind in lists.offered_types(purpose.id) {
                @let (id, value) = (format!("type-{}", kind.id), kind.id.to_string());
                @let choice = standing.choice(kind.id);
                @let words = match choice { Some(true) => "data-subscription-on", Some(false) => "data-subscription-off", None => "data-subscription-never" };
                @let name = lists.type_name(kind.id, office.language);
                @let recipient = Recipient { no_mailings: view.card.edit.no_mailings, consent: state, choice, starts_on: kind.starts_on };
                @let said = format!("{}. {}", t.get(words), t.get(reach(verdict(recipient, view.is_filtered))));
                @if may {
                    (ui::hidden("offered", &value))
                    (Toggle::new(ToggleKind::Switch, &id, "type", &value, name).hint(&said).on(choice.unwrap_or(kind.starts_on)))
                } @else {
                    (ui::facts([(name, html! { (said) })]))
                }
            }
        }
    };
    if !may {
        return content;
    }
    office.form(
        &format!("{path}/subscriptions"),
        html! {
            (ui::hidden("seen", choices_seal(&standing.choices)))
            (content)
            (ui::actions(html! { (ui::Button::new(t.get("cards-subscriptions-save")).secondary()) }))
        },
    )
}

/// Whether a mailing would reach the contact, and if not, why.
const fn reach(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Ready => "cards-reach-ready",
        Verdict::NoMailings => "cards-reach-no-mailings",
        Verdict::NoConsent => "cards-reach-no-consent",
        Verdict::NoSubscription => "cards-reach-no-subscription",
    }
}

fn links(office: &Office<'_>, path: &str) -> Markup {
    let t = office.texts;
    html! {
        (ui::paragraph(t.get("cards-links-text")))
        @if office.may(Right::Contacts) {
            (office.form(&format!("{path}/links/revocation"), ui::actions(html! { (ui::Button::new(t.get("cards-links-revoke")).secondary().dangerous()) })))
        }
    }
}
