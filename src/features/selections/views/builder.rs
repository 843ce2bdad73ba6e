//! Building a selection without scripts: the draft travels in the form, every button sends all of it, and nothing is stored before
//! *Save*.

use maud::{Markup, html};

use super::{
    super::model::{Flaw, Joined, Part, Place, Rule},
    fields::fields,
    one::people_table,
    words::{self, KINDS, Vocabulary},
};
use crate::{
    features::contacts::Listed,
    i18n::format,
    kernel::ids::SelectionId,
    web::{
        form::{FormState, TICKED, Told},
        office::{Office, OfficePage},
        paths::admin::selections,
        ui::{self, Input, Select, Toggle, ToggleKind},
    },
};

/// What a count came to.
pub struct Counted {
    /// How many the draft finds now.
    pub count: i64,
    /// Some of them.
    pub samples: Vec<Listed>,
}

/// What the page is made of.
pub struct BuilderView<'v> {
    /// The stored selection; nothing for a new one.
    pub id: Option<SelectionId>,
    /// The draft; nothing for a static selection, which has no rule.
    pub rule: Option<&'v Rule>,
    /// The draft as it travels.
    pub text: &'v str,
    /// The kind of condition whose fields are shown.
    pub kind: &'v str,
    /// The place of the condition whose fields these are; nothing while a new one is made.
    pub changing: Option<Place>,
    /// The version that was read.
    pub version: i64,
    /// What things are called.
    pub names: Vocabulary<'v>,
    /// What a count came to, after it was asked for.
    pub counted: Option<Counted>,
}

/// The page.
pub fn builder<'a>(office: &'a Office<'a>, view: &BuilderView<'_>, state: &FormState) -> OfficePage<'a> {
    let t = office.texts;
    let told = state.told(t, |field| label(office, field));
    let title = t.get(if view.id.is_some() { "selections-change" } else { "selections-new" });
    let action = view.id.map_or_else(|| selections::NEW.to_owned(), selections::edit);
    let content = html! {
        (ui::told_summary(t.get("page-error-summary"), &told))
        (ui::title(title))
        (office.form(&action, html! {
            (ui::hidden("version", view.version))
            @if view.rule.is_some() { (ui::hidden("rule", view.text)) }
            (ui::card(html! {
                (Input::new("name", t.get("lists-name")).autocomplete("off").value(state.value("name")).error(told.at("name")))
                @if view.id.is_none() { (kinds(office, view)) }
                (Toggle::new(ToggleKind::Checkbox, "is_shared", "is_shared", TICKED, t.get("selections-share"))
                    .hint(t.get("selections-share-hint")).on(state.has("is_shared", TICKED)).error(told.at("is_shared")))
                // The first button of the form is the one that the enter key presses: it must be one that does no harm.
                @if view.rule.is_some() {
                    (ui::actions(html! { (ui::Button::new(t.get("selections-preview")).secondary().sends("do", "count")) }))
                }
            }))
            @if let Some(counted) = &view.counted { (preview(office, counted)) }
            @if let Some(rule) = view.rule {
                (ui::card(html! {
                    (ui::heading(t.get("selections-rule")))
                    (group(office, view, rule, &Place::default()))
                }))
                (ui::card(condition(office, view, rule, state, &told)))
            }
            (ui::actions(html! {
                (ui::Button::new(t.get("lists-save")).sends("do", "save"))
                (ui::link(view.id.map_or_else(|| selections::LIST.to_owned(), selections::selection), t.get("cards-cancel")))
            }))
        }))
    };
    let page = office.page(title, content);
    if state.is_right() { page } else { page.error() }
}

/// What a flaw is said with.
pub const fn flaw_key(flaw: Flaw) -> &'static str {
    match flaw {
        Flaw::TooDeep => "selections-slip-deep",
        Flaw::TooMany => "selections-slip-many",
        Flaw::Empty => "selections-slip-empty",
        Flaw::Senseless => "selections-slip-senseless",
        Flaw::Circle => "selections-slip-circle",
    }
}

fn label(office: &Office<'_>, field: &str) -> &'static str {
    office.texts.get(match field {
        "name" => "lists-name",
        "is_shared" => "selections-share",
        "text" => "cards-search",
        "country" => "cards-country",
        "when" => "selections-when",
        "ago" => "selections-ago",
        "from" => "audit-from",
        "to" => "audit-to",
        _ => "selections-rule",
    })
}

/// Static and dynamic, as two ways into the same page.
fn kinds(office: &Office<'_>, view: &BuilderView<'_>) -> Markup {
    let t = office.texts;
    let tab = |key: &str, query: &str, is: bool| (format!("{}{query}", selections::NEW), t.get(key).to_owned(), is);
    ui::tabs(
        t.get("selections-kind"),
        [tab("selections-dynamic", "", view.rule.is_some()), tab("selections-static", "?kind=static", view.rule.is_none())],
    )
}

fn preview(office: &Office<'_>, counted: &Counted) -> Markup {
    let t = office.texts;
    let count = format::number(office.language, counted.count);
    ui::card(html! {
        (ui::heading(t.with("selections-finds", &[("count", &count)])))
        @if !counted.samples.is_empty() {
            (ui::hint(t.get("selections-samples")))
            (people_table(office, &counted.samples, false))
        }
    })
}

/// A group with its parts, each with buttons that change it or take it out. While one of them is changed the others stay where they
/// are, so that its place goes on being its place.
fn group(office: &Office<'_>, view: &BuilderView<'_>, rule: &Rule, place: &Place) -> Markup {
    let t = office.texts;
    let name = format!("joined-{place}");
    let options = Joined::ALL.map(|(joined, code)| (code, words::joined_name(t, joined)));
    let remove = |place: &Place, what: &str| {
        let value = format!("remove-{place}");
        let label = t.with("selections-remove", &[("what", what)]);
        html! { @if view.changing.is_none() { (ui::Button::new(t.get("cards-remove")).quiet().dangerous().reads(&label).sends("do", &value)) } }
    };
    let change = |place: &Place, what: &str| {
        let value = format!("change-{place}");
        let label = t.with("selections-edit", &[("what", what)]);
        html! { @if view.changing.is_none() { (ui::Button::new(t.get("selections-alter")).quiet().reads(&label).sends("do", &value)) } }
    };
    html! {
        (Select::new(&name, t.get("selections-joined")).options(options).value(rule.joined.code()))
        @if rule.parts.is_empty() { (ui::hint(t.get("selections-no-conditions"))) }
        @for (at, part) in rule.parts.iter().enumerate() {
            @let inside = place.then(at);
            @match part {
                Part::If(condition) => {
                    @let said = words::sentence(t, office.language, &view.names, condition);
                    @if view.changing.as_ref() == Some(&inside) {
                        (ui::row_actions(ui::emphasis(said)))
                    } @else {
                        (ui::row_actions(html! { (said) " " (change(&inside, &said)) (remove(&inside, &said)) }))
                    }
                }
                Part::Group(group_inside) => {
                    @let value = format!("remove-{inside}");
                    (ui::nested(ui::stack(html! {
                        (group(office, view, group_inside, &inside))
                        @if view.changing.is_none() {
                            (ui::row_actions(html! {
                                (ui::Button::new(t.get("selections-remove-group")).quiet().dangerous().sends("do", &value))
                            }))
                        }
                    })))
                }
            }
        }
    }
}

/// The part of the page that adds a condition, or changes one: to which group, which kind of condition, and its fields.
fn condition(office: &Office<'_>, view: &BuilderView<'_>, rule: &Rule, state: &FormState, told: &Told) -> Markup {
    let t = office.texts;
    let groups: Vec<(String, String)> = rule
        .groups()
        .into_iter()
        .map(|(place, group)| {
            let path = if place.0.is_empty() {
                t.get("selections-outermost").to_owned()
            } else {
                format!("{} {place}", t.get("selections-group"))
            };
            (place.to_string(), format!("{path}: {}", words::joined_name(t, group.joined)))
        })
        .collect();
    let kinds: Vec<(&str, &str)> = KINDS.iter().map(|(code, key)| (*code, t.get(key))).collect();
    let is_new = view.changing.is_none();
    html! {
        (ui::heading(t.get(if is_new { "selections-add" } else { "selections-change-condition" })))
        @if let Some(place) = &view.changing { (ui::hidden("changing", place.to_string())) }
        @if is_new && groups.len() > 1 {
            (Select::new("into", t.get("selections-into")).options(groups.iter().map(|(place, name)| (place.as_str(), name.as_str()))).value(state.value("into")))
        }
        (Select::new("kind", t.get("selections-condition")).options(kinds).value(view.kind).error(told.at("kind")))
        (ui::actions(html! {
            (ui::Button::new(t.get("selections-show-fields")).secondary().sends("do", "fields"))
            @if is_new { (ui::Button::new(t.get("selections-add-group")).secondary().sends("do", "group")) }
        }))
        (fields(office, view, state, told))
        (ui::actions(html! {
            @if is_new {
                (ui::Button::new(t.get("selections-add-condition")).secondary().sends("do", "add"))
            } @else {
                (ui::Button::new(t.get("selections-take-over")).secondary().sends("do", "put"))
                (ui::Button::new(t.get("selections-leave")).quiet().sends("do", "leave"))
            }
        }))
    }
}
