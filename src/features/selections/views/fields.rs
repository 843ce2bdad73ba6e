//! The fields of a condition.

use maud::{Markup, html};

use super::builder::BuilderView;
use crate::{
    i18n::countries,
    kernel::Language,
    web::{
        form::{FormState, Told},
        office::Office,
        ui::{self, Input, Select},
    },
};

/// The fields of the kind of condition that was chosen.
pub(super) fn fields(office: &Office<'_>, view: &BuilderView<'_>, state: &FormState, told: &Told) -> Markup {
    let (t, language, names) = (office.texts, office.language, &view.names);
    let lists = names.lists;
    let select = |name: &'static str, key: &'static str, mut options: Vec<(String, String)>, prompt: Option<&'static str>| {
        let value = state.value(name);
        if !value.is_empty() && options.iter().all(|(option, _)| option != value) {
            // What a condition names and is not on offer any more stays what it is, instead of turning into the first that is.
            options.push((value.to_owned(), format!("({value})")));
        }
        let mut select = Select::new(name, t.get(key)).value(value).error(told.at(name));
        if let Some(prompt) = prompt {
            select = select.prompt(prompt).optional(t.get("form-optional"));
        }
        html! { (select.options(options.iter().map(|(value, label)| (value.as_str(), label.as_str())))) }
    };
    let coded = |pairs: &[(&str, &'static str)]| -> Vec<(String, String)> {
        pairs.iter().map(|(code, key)| ((*code).to_owned(), t.get(key).to_owned())).collect()
    };
    let purposes =
        || lists.purposes.iter().map(|it| (it.id.to_string(), lists.purpose_name(it.id, language).to_owned())).collect();
    let bases = || lists.bases.iter().map(|it| (it.id.to_string(), lists.basis_name(it.id, language).to_owned())).collect();
    let sources = || lists.sources.iter().map(|it| (it.id.to_string(), lists.source_name(it.id, language).to_owned())).collect();
    let types = || lists.types.iter().map(|it| (it.id.to_string(), lists.type_name(it.id, language).to_owned())).collect();
    let is = || select("is", "selections-is", coded(&[("yes", "lists-yes"), ("no", "lists-no")]), None);
    let day = |name: &'static str, key: &'static str| {
        html! { (Input::new(name, t.get(key)).optional(t.get("form-optional")).kind("date").value(state.value(name).trim()).error(told.at(name))) }
    };
    let days = || {
        let kinds = coded(&[
            ("days", "selections-when-days"),
            ("within", "selections-when-within"),
            ("before", "selections-when-before"),
        ]);
        html! {
            (select("when", "selections-when", kinds, None))
            (ui::columns(html! { (day("from", "audit-from")) (day("to", "audit-to")) }))
            (Input::new("ago", t.get("selections-ago")).optional(t.get("form-optional")).hint(t.get("selections-ago-hint"))
                .mode("numeric").autocomplete("off").value(state.value("ago").trim()).error(told.at("ago")))
        }
    };
    let text = |key: &'static str, hint: &'static str, optional: bool| {
        let mut input = Input::new("text", t.get(key)).autocomplete("off").value(state.value("text")).error(told.at("text"));
        if !hint.is_empty() {
            input = input.hint(t.get(hint));
        }
        if optional {
            input = input.optional(t.get("form-optional"));
        }
        html! { (input) }
    };
    let any = t.get("cards-any");
    match view.kind {
        "company" => html! {
            (select("written", "cards-company", coded(&[("exactly", "selections-exactly"), ("anything", "selections-filled"), ("nothing", "selections-empty")]), None))
            (text("selections-text", "selections-company-hint", true))
        },
        "country" => {
            let all = countries::all(language).iter().map(|(code, name)| ((*code).to_owned(), (*name).to_owned())).collect();
            select("country", "cards-country", all, Some(t.get("selections-empty")))
        }
        "language" => {
            let all = Language::ALL.map(|it| (it.code().to_owned(), it.own_name().to_owned())).to_vec();
            select("language", "cards-language", all, None)
        }
        "source" => select("source", "cards-filter-source", sources(), None),
        "stored" | "changed" => days(),
        "no_mailings" | "informed" => is(),
        "consent" => html! {
            (select("purpose", "cards-filter-purpose", purposes(), None))
            (select("state", "cards-filter-state", coded(&[("active", "data-state-active"), ("withdrawn", "data-state-withdrawn"),
                ("none", "data-state-none"), ("any", "selections-recorded")]), None))
            (select("basis", "cards-basis", bases(), Some(any)))
            (select("source", "cards-filter-consent-source", sources(), Some(any)))
            (ui::hint(t.get("cards-days-consent")))
            (days())
        },
        "subscribed" => html! { (select("type", "selections-subscribed", types(), None)) (is()) },
        "choice" => html! {
            (select("type", "selections-choice", types(), None))
            (select("choice", "selections-is", coded(&[("on", "data-subscription-on"), ("off", "data-subscription-off"), ("never", "data-subscription-never")]), None))
        },
        "interest" => {
            let all = names.interests.iter().map(|it| (it.id.to_string(), it.name.clone())).collect();
            html! { (select("interest", "cards-filter-interest", all, None)) (is()) }
        }
        "form" => select(
            "form",
            "cards-filter-form",
            names.forms.iter().map(|(id, name)| (id.to_string(), name.clone())).collect(),
            None,
        ),
        "import" => text("selections-import-number", "selections-import-hint", true),
        "activity" => html! {
            (is())
            (select("whose", "selections-whose", coded(&[("anybody", "selections-anybodys"), ("own", "selections-own")]), None))
            (days())
        },
        "mailed" => html! { (is()) (days()) },
        "member" => {
            let all = names
                .selections
                .iter()
                .filter(|(id, _)| Some(*id) != view.id)
                .map(|(id, name)| (id.to_string(), name.clone()))
                .collect();
            html! { (select("selection", "selections-which", all, None)) (is()) }
        }
        _ => text("cards-search", "cards-search-hint", false),
    }
}
