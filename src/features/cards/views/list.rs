//! The list of contacts.

use maud::{Markup, html};

use super::{
    super::{
        asked::{Asked, Column, DAYS, State},
        model,
    },
    chosen,
    parts::state_tag,
};
use crate::{
    features::{
        confirmations::Reached,
        contacts::{Found, InterestOption, Listed, Place},
        lists::Lists,
    },
    i18n::{countries, format},
    kernel::{ConsentState, Language, Right, ids::FormId},
    web::{
        form::{FormState, Told},
        office::{Office, OfficePage},
        paths::admin::{self, selections},
        ui::{self, Input, Select, Toggle, ToggleKind, Tone},
    },
};

/// A contact in the list.
pub struct ListRow {
    /// The contact.
    pub contact: Listed,
    /// The state of e-marketing.
    pub marketing: ConsentState,
}

/// What the list can be narrowed to, beyond the lists that are in memory.
pub struct Options {
    /// What people can be interested in.
    pub interests: Vec<InterestOption>,
    /// Forms by name.
    pub forms: Vec<(FormId, String)>,
}

/// What the page is made of.
pub struct ListView<'v> {
    /// What was asked for.
    pub asked: &'v Asked,
    /// The same as typed, with what is wrong with it.
    pub slips: &'v FormState,
    /// Which contacts were found.
    pub found: &'v Found,
    /// These contacts.
    pub rows: &'v [ListRow],
    /// Lists in memory.
    pub lists: &'v Lists,
    /// The others.
    pub options: &'v Options,
    /// What became of a confirmation to those who were chosen here.
    pub reached: Option<Reached>,
    /// Is everybody on the page chosen beforehand?
    pub picks_all: bool,
}

/// The list of contacts.
pub fn list<'a>(office: &'a Office<'a>, view: &ListView<'_>) -> OfficePage<'a> {
    let (t, asked) = (office.texts, view.asked);
    let told = view.slips.told(t, |field| t.get(if field.ends_with("-from") { "audit-from" } else { "audit-to" }));
    let content = html! {
        (ui::told_summary(t.get("page-error-summary"), &told))
        (ui::title_row(t.get("cards-title"), html! {
            @if office.may(Right::Export) { (ui::link(asked.at(admin::CONTACTS_EXPORT, Place::First), t.get("exports-found"))) }
            @if office.may(Right::Contacts) { (ui::link_button(admin::NEW_CONTACT, t.get("cards-new"))) }
        }))
        (chosen::reached(office, view.reached))
        (search(office, view, &told))
        @if !view.slips.is_right() {
        } @else if view.rows.is_empty() {
            (ui::paragraph(t.get("cards-none")))
        } @else if may_pick(office) {
            (ui::form_to(if office.may(Right::Contacts) { admin::CHOSEN_CONFIRMATION } else { admin::CONTACTS_EXPORT }, html! {
                (ui::hidden("back", asked.at(admin::CONTACTS, asked.place)))
                (table(office, view))
                (ui::actions(html! {
                    @if office.may(Right::Contacts) { (ui::Button::new(t.get("cards-pick-confirmation")).secondary()) }
                    @if office.may(Right::BulkUpdate) { (ui::Button::new(t.get("bulk-pick-update")).secondary().goes(admin::BULK_UPDATE)) }
                    @if office.may(Right::BulkDelete) { (ui::Button::new(t.get("bulk-pick-delete")).secondary().goes(admin::BULK_DELETE)) }
                    @if office.may(Right::Export) { (ui::Button::new(t.get("exports-picked")).secondary().goes(admin::CONTACTS_EXPORT)) }
                    @if office.may(Right::Contacts) { (ui::Button::new(t.get("selections-put")).secondary().goes(selections::MEMBERS)) }
                    (ui::link(with_all(asked), t.get("cards-pick-all")))
                    @if office.may(Right::Contacts) { (ui::link(asked.at(selections::NEW, Place::First), t.get("selections-save-found"))) }
                }))
            }))
            (ui::actions(html! {
                @if office.may(Right::BulkUpdate) { (ui::link(with_found(asked, admin::BULK_UPDATE), t.get("bulk-found-update"))) }
                @if office.may(Right::BulkDelete) { (ui::link(with_found(asked, admin::BULK_DELETE), t.get("bulk-found-delete"))) }
            }))
        } @else {
            (table(office, view))
        }
        @if let Some(stopped) = view.found.stopped_at {
            @let place = if matches!(view.asked.place, Place::Above(_) | Place::Last) { Place::Above(stopped) } else { Place::Below(stopped) };
            (ui::Alert::new(Tone::Info, t.get("cards-stopped-title")).saying(html! {
                (ui::paragraph(html! { (t.get("cards-stopped-text")) " " (ui::link(view.asked.at(admin::CONTACTS, place), t.get("cards-stopped-on"))) }))
            }))
        }
        (pages(office, view))
    };
    let page = office.page(t.get("cards-title"), content);
    if view.slips.is_right() { page } else { page.error() }
}

/// Can anything be done with chosen rows?
fn may_pick(office: &Office<'_>) -> bool {
    [Right::Contacts, Right::BulkUpdate, Right::BulkDelete, Right::Export].into_iter().any(|right| office.may(right))
}

/// Another page about all that was found here.
fn with_found(asked: &Asked, page: &str) -> String {
    let path = asked.at(page, Place::First);
    let mark = if path.contains('?') { '&' } else { '?' };
    format!("{path}{mark}found=yes")
}

/// The same page with everybody on it chosen.
fn with_all(asked: &Asked) -> String {
    let path = asked.at(admin::CONTACTS, asked.place);
    let mark = if path.contains('?') { '&' } else { '?' };
    format!("{path}{mark}chosen=all")
}

fn search(office: &Office<'_>, view: &ListView<'_>, told: &Told) -> Markup {
    let (t, asked) = (office.texts, view.asked);
    ui::search_form(
        admin::CONTACTS,
        html! {
            (Input::new("search", t.get("cards-search")).optional(t.get("form-optional")).hint(t.get("cards-search-hint")).value(&asked.search).autocomplete("off"))
            (ui::disclosure(html! { (t.get("cards-filters")) }, asked.is_narrowed() || !view.slips.is_right(), html! {
                (filters(office, view))
                (days(office, view, told))
                (ui::Group::new("columns", t.get("cards-columns"), ui::columns(html! {
                    @for (column, code) in Column::ALL {
                        @let id = format!("column-{code}");
                        (Toggle::new(ToggleKind::Checkbox, &id, "column", code, column_name(office, column)).on(asked.columns.contains(&column)))
                    }
                })))
            }))
            (ui::actions(html! { (ui::Button::new(t.get("cards-search-button"))) (ui::link(admin::CONTACTS, t.get("cards-search-all"))) }))
        },
    )
}

fn filters(office: &Office<'_>, view: &ListView<'_>) -> Markup {
    let (t, asked, lists, language) = (office.texts, view.asked, view.lists, office.language);
    let chosen = |id: Option<i64>| id.map_or_else(String::new, |id| id.to_string());
    let select = |name: &'static str, key: &'static str, value: &str, options: Vec<(String, String)>| {
        html! {
            (Select::new(name, t.get(key)).optional(t.get("form-optional")).prompt(t.get("cards-any")).value(value)
                .options(options.iter().map(|(value, label)| (value.as_str(), label.as_str()))))
        }
    };
    let named = |id: i64, name: &str| (id.to_string(), name.to_owned());
    let states = State::ALL.map(|(state, code)| {
        let key = match state {
            State::Nothing => "data-state-none",
            State::Active => "data-state-active",
            State::Withdrawn => "data-state-withdrawn",
        };
        (code.to_owned(), t.get(key).to_owned())
    });
    ui::columns(html! {
        (select("purpose", "cards-filter-purpose", &chosen(asked.purpose.map(|id| id.0)),
            lists.purposes.iter().map(|purpose| named(purpose.id.0, lists.purpose_name(purpose.id, language))).collect()))
        (select("state", "cards-filter-state", asked.state.map_or("", State::code), states.to_vec()))
        (select("basis", "cards-basis", &chosen(asked.basis.map(|id| id.0)),
            lists.bases.iter().map(|basis| named(basis.id.0, lists.basis_name(basis.id, language))).collect()))
        (select("consent-source", "cards-filter-consent-source", &chosen(asked.consent_source.map(|id| id.0)),
            lists.sources.iter().map(|source| named(source.id.0, lists.source_name(source.id, language))).collect()))
        (select("source", "cards-filter-source", &chosen(asked.source.map(|id| id.0)),
            lists.sources.iter().map(|source| named(source.id.0, lists.source_name(source.id, language))).collect()))
        (select("subscription", "cards-filter-subscription", &chosen(asked.subscription.map(|id| id.0)),
            lists.types.iter().map(|kind| named(kind.id.0, lists.type_name(kind.id, language))).collect()))
        @if !view.options.interests.is_empty() {
            (select("interest", "cards-filter-interest", &chosen(asked.interest),
                view.options.interests.iter().map(|option| named(option.id, &option.name)).collect()))
        }
        (select("language", "cards-language", asked.language.map_or("", Language::code),
            Language::ALL.map(|language| (language.code().to_owned(), language.own_name().to_owned())).to_vec()))
        (select("form", "cards-filter-form", &chosen(asked.form.map(|id| id.0)),
            view.options.forms.iter().map(|(id, name)| named(id.0, name)).collect()))
    })
}

/// The days between which something happened, in pairs.
fn days(office: &Office<'_>, view: &ListView<'_>, told: &Told) -> Markup {
    let t = office.texts;
    let input = |name: &'static str, key: &'static str| {
        html! {
            (Input::new(name, t.get(key)).optional(t.get("form-optional")).kind("date").value(view.slips.value(name).trim()).error(told.at(name)))
        }
    };
    let legends = ["cards-days-consent", "cards-days-stored", "cards-days-changed"].map(|key| t.get(key));
    html! {
        @for ((from, to), legend) in DAYS.into_iter().zip(legends) {
            (ui::Group::new(from.trim_end_matches("-from"), legend, ui::columns(html! { (input(from, "audit-from")) (input(to, "audit-to")) })))
        }
    }
}

fn column_name(office: &Office<'_>, column: Column) -> &'static str {
    office.texts.get(match column {
        Column::Address => "sign-in-address",
        Column::Company => "cards-company",
        Column::Phone => "cards-phone",
        Column::Country => "cards-country",
        Column::Language => "cards-language",
        Column::Source => "cards-filter-source",
        Column::Marketing => "cards-marketing",
        Column::Since => "cards-since",
    })
}

fn table(office: &Office<'_>, view: &ListView<'_>) -> Markup {
    let (t, language) = (office.texts, office.language);
    let mut names = vec![t.get("cards-name")];
    names.extend(view.asked.columns.iter().map(|column| column_name(office, *column)));
    let row = |row: &ListRow| {
        let contact = &row.contact;
        let title = model::title(&contact.first_name, &contact.last_name, &contact.address);
        let id = format!("contact-{}", contact.id);
        let mut cells = vec![html! {
            @if may_pick(office) {
                (ui::pick(&id, "contact", contact.id.0, view.picks_all, t.with("cards-pick", &[("name", &title)])))
            }
            (ui::link(admin::contact(contact.id), title))
            @if contact.no_mailings { " " (ui::tag(Tone::Warning, t.get("cards-no-mailings"))) }
        }];
        cells.extend(view.asked.columns.iter().map(|column| match column {
            Column::Address => html! { (contact.address) },
            Column::Company => html! { (contact.company) },
            Column::Phone => html! { (contact.phone) },
            Column::Country => html! { (countries::name(language, &contact.country).unwrap_or(&contact.country)) },
            Column::Language => html! { (contact.language.own_name()) },
            Column::Source => html! { (view.lists.source_name(contact.source_id, language)) },
            Column::Marketing => state_tag(t, row.marketing),
            Column::Since => html! { (format::date(language, contact.created_at)) },
        }));
        cells
    };
    ui::wide_table(t.get("cards-title"), &names, view.rows.iter().map(row))
}

fn pages(office: &Office<'_>, view: &ListView<'_>) -> Markup {
    let (t, found) = (office.texts, view.found);
    let at = |place| view.asked.at(admin::CONTACTS, place);
    let mut links = Vec::new();
    if found.has_above {
        links.push((at(Place::First), t.get("cards-first-page").to_owned()));
        if let Some(first) = found.ids.first() {
            links.push((at(Place::Above(*first)), t.get("cards-page-above").to_owned()));
        }
    }
    if found.has_below {
        if let Some(last) = found.ids.last() {
            links.push((at(Place::Below(*last)), t.get("cards-page-below").to_owned()));
        }
        links.push((at(Place::Last), t.get("cards-last-page").to_owned()));
    }
    html! { @if !links.is_empty() { (ui::pages(t.get("cards-pages"), links)) } }
}
