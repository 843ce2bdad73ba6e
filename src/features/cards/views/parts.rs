//! What several pages about contacts show.

use maud::{Markup, html};

use super::super::model::{Card, Named};
use crate::{
    features::{consents::Consent, contacts::InterestOption, lists::Lists},
    i18n::{Texts, actor_key, countries},
    kernel::{ConsentState, Language, Right, ids::BasisId},
    web::{
        form::{FormState, TICKED, Told},
        office::Office,
        paths::admin,
        ui::{self, Input, Select, Toggle, ToggleKind, Tone},
    },
};

/// The way between the pages of a contact; `current` is the end of the path.
pub fn tabs(office: &Office<'_>, card: &Card, current: &str) -> Markup {
    let t = office.texts;
    let base = admin::contact(card.contact().id);
    let mut tabs = vec![("", "cards-tab-card"), ("/privacy", "cards-tab-privacy"), ("/activities", "cards-tab-activities")];
    if office.may(Right::Contacts) {
        tabs.push(("/confirmation", "cards-tab-confirmation"));
    }
    if office.may(Right::Contacts) && office.may(Right::Consent) {
        tabs.push(("/merger", "cards-tab-merger"));
    }
    let tabs = tabs.into_iter();
    ui::tabs(t.get("cards-tabs"), tabs.map(|(end, key)| (format!("{base}{end}"), t.get(key), end == current)))
}

/// The mark of a state.
pub fn state_tag(t: &'static Texts, state: ConsentState) -> Markup {
    match state {
        ConsentState::None => ui::tag(Tone::Info, t.get("data-state-none")),
        ConsentState::Active => ui::tag(Tone::Success, t.get("data-state-active")),
        ConsentState::Withdrawn => ui::tag(Tone::Warning, t.get("data-state-withdrawn")),
    }
}

/// Who did something, in words, from how projections keep it (`staff:12`).
pub fn person<'a>(t: &'static Texts, named: &'a Named, by: &str) -> &'a str {
    named.get(by).map_or(t.get(actor_key(by)), String::as_str)
}

/// Basis and source of a record in one line.
pub fn ground(lists: &Lists, language: Language, consent: &Consent) -> String {
    format!("{} · {}", lists.basis_name(consent.basis_id, language), lists.source_name(consent.source_id, language))
}

/// What the fields of a contact are called.
pub fn label(t: &'static Texts, field: &str) -> &'static str {
    t.get(match field {
        "first_name" => "cards-first-name",
        "last_name" => "cards-last-name",
        "company" => "cards-company",
        "phone" => "cards-phone",
        "country" => "cards-country",
        "language" => "cards-language",
        "no_mailings" => "cards-no-mailings",
        "interests" => "cards-interests",
        "basis" => "cards-basis",
        "source" => "cards-source",
        "comment" => "cards-comment",
        "note" => "cards-comment",
        "reason" => "cards-reason",
        _ => "sign-in-address",
    })
}

/// The fields that a new contact and a known one have in common.
pub fn detail_fields(office: &Office<'_>, state: &FormState, told: &Told, interests: &[InterestOption]) -> Markup {
    let t = office.texts;
    let optional = t.get("form-optional");
    let line = |name: &'static str| {
        Input::new(name, label(t, name)).optional(optional).value(state.value(name)).error(told.at(name)).autocomplete("off")
    };
    let languages = Language::ALL.map(|language| (language.code(), language.own_name()));
    html! {
        (ui::columns(html! {
            (line("first_name"))
            (line("last_name"))
            (line("company"))
            (line("phone").mode("tel"))
            (Select::new("country", label(t, "country")).optional(optional).prompt(t.get("cards-not-said"))
                .options(countries::all(office.language).iter().copied()).value(state.value("country")).error(told.at("country")))
            (Select::new("language", label(t, "language")).options(languages).value(state.value("language")).error(told.at("language")))
        }))
        @let offered = interests.iter().filter(|option| option.is_offered || state.has("interest", &option.id.to_string()));
        @let offered: Vec<(String, String, &InterestOption)> = offered.map(|option| (format!("interest-{}", option.id), option.id.to_string(), option)).collect();
        @if !offered.is_empty() {
            (ui::Group::new("interests", label(t, "interests"), html! {
                @for (id, value, option) in &offered {
                    (Toggle::new(ToggleKind::Checkbox, id, "interest", value, &option.name).on(state.has("interest", value)))
                }
            }).optional(Some(optional)))
        }
        (Toggle::new(ToggleKind::Switch, "no_mailings", "no_mailings", TICKED, label(t, "no_mailings"))
            .hint(t.get("cards-no-mailings-hint")).on(state.has("no_mailings", TICKED)))
    }
}

/// Basis and source to choose from. *Withdrawn* is no basis to choose: there is a button for it.
pub fn ground_fields(office: &Office<'_>, lists: &Lists, state: &FormState, told: &Told) -> Markup {
    let t = office.texts;
    let bases: Vec<(String, &str)> = lists
        .bases
        .iter()
        .filter(|basis| !basis.is_deleted && !lists.is_withdrawn(basis.id))
        .map(|basis| (basis.id.to_string(), lists.basis_name(basis.id, office.language)))
        .collect();
    let sources: Vec<(String, &str)> = lists
        .sources
        .iter()
        .filter(|source| !source.is_deleted)
        .map(|source| (source.id.to_string(), lists.source_name(source.id, office.language)))
        .collect();
    html! {
        (ui::columns(html! {
            (Select::new("basis", label(t, "basis")).prompt(t.get("cards-choose")).options(bases.iter().map(|(id, name)| (id.as_str(), *name)))
                .value(state.value("basis")).error(told.at("basis")))
            (Select::new("source", label(t, "source")).prompt(t.get("cards-choose")).options(sources.iter().map(|(id, name)| (id.as_str(), *name)))
                .value(state.value("source")).error(told.at("source")))
        }))
    }
}

/// Is this the basis *withdrawn*, nothing, or another?
pub fn state_of(lists: &Lists, basis: Option<BasisId>) -> ConsentState {
    match basis {
        None => ConsentState::None,
        Some(basis) if lists.is_withdrawn(basis) => ConsentState::Withdrawn,
        Some(_) => ConsentState::Active,
    }
}
