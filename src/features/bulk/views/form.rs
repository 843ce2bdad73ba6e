//! Choosing what to set.

use maud::{Markup, html};

use crate::{
    features::{
        bulk::parse::NO_COUNTRY,
        cards::views::{ground_fields, label},
        contacts::InterestOption,
        lists::Lists,
        selections::{self, Scope, Selection},
    },
    i18n::{countries, format},
    kernel::{Language, Right},
    web::{
        form::{FormState, TICKED, Told},
        office::{Office, OfficePage},
        paths::admin,
        ui::{self, Button, Input, Select, Toggle, ToggleKind},
    },
};

/// What the page is made of.
pub struct FormView<'v> {
    /// Whom it is about; nobody yet when the page was opened by itself.
    pub scope: Option<&'v Scope>,
    /// The selections to choose from where it is about nobody yet.
    pub selections: &'v [Selection],
    /// How many that are.
    pub count: i64,
    /// Lists in memory.
    pub lists: &'v Lists,
    /// What people can be interested in.
    pub interests: &'v [InterestOption],
}

/// What to set, for whom.
pub fn form<'a>(office: &'a Office<'a>, view: &FormView<'_>, state: &FormState) -> OfficePage<'a> {
    let t = office.texts;
    let told = state.told(t, |field| match field {
        "basis" | "source" | "comment" | "language" | "country" | "no_mailings" => label(t, field),
        _ => t.get("bulk-reason"),
    });
    let content = html! {
        (ui::told_summary(t.get("page-error-summary"), &told))
        (ui::title(t.get("bulk-title")))
        @match view.scope {
            None => {
                (ui::lead(t.get("bulk-whom")))
                (ui::list([
                    ui::link(admin::CONTACTS, t.get("bulk-whom-ticked")),
                    ui::link(format!("{}?everybody=yes", admin::BULK_UPDATE), t.get("bulk-whom-everybody")),
                ]))
                (selections::views::choice(office, admin::BULK_UPDATE, view.selections))
            }
            Some(scope) => {
                (ui::lead(t.count("bulk-count", "count", view.count)))
                (office.form(admin::BULK_UPDATE, fields(office, view, scope, state, &told)))
            }
        }
    };
    let page = office.page(t.get("bulk-title"), content);
    if state.is_right() { page } else { page.error() }
}

fn fields(office: &Office<'_>, view: &FormView<'_>, scope: &Scope, state: &FormState, told: &Told) -> Markup {
    let t = office.texts;
    html! {
        (ui::hidden("scope", serde_json::to_string(scope).unwrap_or_default()))
        @if office.may(Right::Consent) {
            (consents(office, view, state, told))
            (choices(office, view, state, told))
        }
        (others(office, view, state, told))
        (ui::card(html! {
            (ui::heading(t.get("bulk-reason-title")))
            (Input::new("reason", t.get("bulk-reason")).optional(t.get("form-optional")).hint(t.get("bulk-reason-hint"))
                .autocomplete("off").value(state.value("reason")).error(told.at("reason")))
        }))
        (ui::actions(html! { (Button::new(t.get("bulk-check"))) (ui::link(admin::CONTACTS, t.get("cards-cancel"))) }))
    }
}

/// A choice among few, of which the first leaves things as they are.
fn choice(office: &Office<'_>, name: &str, what: &str, state: &FormState, told: &Told, options: &[(&str, &str)]) -> Markup {
    html! {
        (Select::new(name, what).prompt(office.texts.get("bulk-leave")).options(options.iter().copied())
            .value(state.value(name)).error(told.at(name)))
    }
}

fn tick(office: &Office<'_>, name: &'static str, words: &'static str, hint: &'static str, state: &FormState) -> Markup {
    let t = office.texts;
    html! { (Toggle::new(ToggleKind::Checkbox, name, name, TICKED, t.get(words)).hint(t.get(hint)).on(state.has(name, TICKED))) }
}

fn consents(office: &Office<'_>, view: &FormView<'_>, state: &FormState, told: &Told) -> Markup {
    let (t, language) = (office.texts, office.language);
    let options = [("set", t.get("bulk-consent-set")), ("withdraw", t.get("bulk-consent-withdraw"))];
    html! {
        (ui::card(html! {
            (ui::heading(t.get("lists-purposes")))
            (ui::columns(html! {
                @for purpose in view.lists.purposes.iter().filter(|purpose| purpose.is_active && !purpose.is_deleted) {
                    (choice(office, &format!("purpose-{}", purpose.id), view.lists.purpose_name(purpose.id, language), state, told, &options))
                }
            }))
            (ui::hint(t.get("bulk-ground-hint")))
            (ground_fields(office, view.lists, state, told))
            (Input::new("comment", t.get("cards-comment")).hint(t.get("bulk-comment-hint")).autocomplete("off")
                .value(state.value("comment")).error(told.at("comment")))
            (tick(office, "replaces_bases", "bulk-replaces", "bulk-replaces-hint", state))
            (tick(office, "ends_withdrawals", "bulk-ends-withdrawals", "bulk-ends-withdrawals-hint", state))
        }))
    }
}

fn choices(office: &Office<'_>, view: &FormView<'_>, state: &FormState, told: &Told) -> Markup {
    let (t, language) = (office.texts, office.language);
    let options = [("on", "data-subscription-on"), ("off", "data-subscription-off"), ("never", "data-subscription-never")]
        .map(|(code, key)| (code, t.get(key)));
    html! {
        (ui::card(html! {
            (ui::heading(t.get("cards-subscriptions")))
            (ui::columns(html! {
                @for kind in view.lists.types.iter().filter(|kind| kind.is_active && !kind.is_deleted) {
                    (choice(office, &format!("type-{}", kind.id), view.lists.type_name(kind.id, language), state, told, &options))
                }
            }))
            (tick(office, "ends_objections", "bulk-ends-objections", "bulk-ends-objections-hint", state))
        }))
    }
}

fn others(office: &Office<'_>, view: &FormView<'_>, state: &FormState, told: &Told) -> Markup {
    let t = office.texts;
    let interest = [("add", t.get("bulk-interest-add")), ("remove", t.get("bulk-interest-remove"))];
    let mut no_mailings = vec![("on", t.get("bulk-no-mailings-on"))];
    // Turning it off lets mail out again, which is for those who may change consents.
    if office.may(Right::Consent) {
        no_mailings.push(("off", t.get("bulk-no-mailings-off")));
    }
    let languages = Language::ALL.map(|language| (language.code(), language.own_name()));
    let mut lands = vec![(NO_COUNTRY, t.get("cards-not-said"))];
    lands.extend(countries::all(office.language).iter().copied());
    html! {
        (ui::card(html! {
            (ui::heading(t.get("bulk-others")))
            (ui::columns(html! {
                (choice(office, "no_mailings", t.get("cards-no-mailings"), state, told, &no_mailings))
                (choice(office, "language", t.get("cards-language"), state, told, &languages))
                (choice(office, "country", t.get("cards-country"), state, told, &lands))
                @for option in view.interests {
                    (choice(office, &format!("interest-{}", option.id), &option.name, state, told, if option.is_offered { &interest } else { &interest[1..] }))
                }
            }))
        }))
    }
}

/// How many, in words.
pub(super) fn number(office: &Office<'_>, count: i64) -> String {
    format::number(office.language, count)
}
