//! One form: how it stands, what is decided, its draft, its versions.

use maud::{Markup, html};

use super::{
    super::model::{Decision, Draft, Line, Sheet, Status, Version},
    labels,
    protection::attack,
    sent, updated,
};
use crate::{
    i18n::{Texts, format},
    kernel::{Right, Timestamp},
    web::{
        office::{Office, OfficePage},
        paths::{
            self,
            admin::{drafts, submissions},
        },
        ui::{self, Button, Tone},
    },
};

/// What the page is made of.
#[derive(Clone, Debug)]
pub struct OneView<'v> {
    /// The form, as the list has it.
    pub line: &'v Line,
    /// Its draft.
    pub draft: Option<&'v Draft>,
    /// Its published versions, the newest first.
    pub versions: &'v [Version],
    /// When.
    pub at: Timestamp,
    /// The portal's own address, without a slash at the end.
    pub base_url: &'v str,
}

/// The page.
pub fn one<'a>(office: &'a Office<'a>, view: &OneView<'_>) -> OfficePage<'a> {
    let t = office.texts;
    let sheet = &view.line.sheet;
    let is_there = sheet.deleted_at.is_none();
    let can_change = office.may(Right::Forms);
    let act = |act: &str| drafts::below(sheet.id, act);
    let content = html! {
        (ui::title(&sheet.properties.name))
        div { (labels::status(t, sheet, view.at)) }
        (updated(office, sheet.updated_at, sheet.updated_by.as_deref()))
        @if is_there { (attack(office, view.line, "form")) }
        (ui::card(html! {
            (ui::facts(facts(office, view)))
            @if can_change && is_there {
                (ui::actions(html! {
                    (ui::link_button(act("properties"), t.get("drafts-properties")))
                    @if sheet.is_active {
                        (office.button_form(&act("deactivation"), html! { (Button::new(t.get("lists-deactivate")).secondary()) }))
                    } @else {
                        (office.button_form(&act("activation"), html! { (Button::new(t.get("lists-activate")).secondary()) }))
                    }
                    @if sheet.attacked_since.is_none() && view.line.alarm.is_none() { (office.button_form(&act("protection"), under_attack(t))) }
                    (ui::link(act("template"), t.get("drafts-template-keep")))
                    (ui::link(act("deletion"), t.get("lists-delete")))
                }))
            }
            @if can_change && !is_there {
                (office.button_form(&act("restoration"), html! { (Button::new(t.get("lists-restore"))) }))
            }
        }))
        @if is_there { (draft(office, view)) }
        (history(office, view))
        @if is_there { (elsewhere(office, sheet)) (embedding(office, view)) }
        (ui::actions(ui::link(drafts::LIST, t.get("lists-back"))))
    };
    office.page(sheet.properties.name.clone(), content)
}

/// The one click by which the form is put behind its strongest defence (FRM-08).
fn under_attack(t: &Texts) -> Markup {
    html! { (ui::hidden("do", Decision::Attack.code())) (ui::hidden("from", "form")) (Button::new(t.get("door-attack")).secondary().dangerous()) }
}

/// What else there is about a form: its answers, what happens with them, its figures.
fn elsewhere(office: &Office<'_>, sheet: &Sheet) -> Markup {
    let t = office.texts;
    ui::links([
        (format!("{}?form={}", submissions::LIST, sheet.id), t.get("submissions-title").to_owned()),
        (submissions::form_statistics(sheet.id), t.get("drafts-statistics").to_owned()),
        (submissions::form_processing(sheet.id), t.get("drafts-processing").to_owned()),
        (drafts::below(sheet.id, "protection"), t.get("door-protection").to_owned()),
    ])
}

/// How other pages lead to the form or show it (FRM-09): ready to be copied, without scripts.
fn embedding(office: &Office<'_>, view: &OneView<'_>) -> Markup {
    let t = office.texts;
    let properties = &view.line.sheet.properties;
    if view.line.sheet.published.is_none() {
        return html! {};
    }
    let address = format!("{}{}", view.base_url, paths::form(&properties.slug));
    let name = &properties.name;
    // Written by the same hand as every page, so that a name with signs in it stays a name.
    let frame = html! { iframe src=(address) title=(name) width="100%" height="900" {} }.into_string();
    let button = html! { form action=(address) method="get" { button { (name) } } }.into_string();
    ui::disclosure(
        html! { (t.get("drafts-embed")) },
        false,
        html! {
            (ui::paragraph(t.get("drafts-embed-link"))) (ui::source(&address))
            (ui::paragraph(t.get("drafts-embed-button"))) (ui::source(&button))
            (ui::paragraph(t.get(if properties.origins.is_empty() { "drafts-embed-nobody" } else { "drafts-embed-frame" })))
            (ui::source(&frame))
            (ui::paragraph(ui::link(drafts::below(view.line.sheet.id, "snippet"), t.get("door-snippet-link"))))
            @if office.may(Right::Forms) {
                (ui::paragraph(ui::link(drafts::below(view.line.sheet.id, "prefilled-link"), t.get("door-prefill-link"))))
            }
            (ui::hint(t.get("drafts-embed-language")))
        },
    )
}

fn facts<'t>(office: &Office<'t>, view: &OneView<'_>) -> Vec<(&'t str, Markup)> {
    let t = office.texts;
    let Line { sheet, submissions, .. } = view.line;
    let properties = &sheet.properties;
    let yes = |is_so: bool| html! { (t.get(if is_so { "lists-yes" } else { "lists-no" })) };
    let path = paths::form(&properties.slug);
    let address = format!("{}{path}", view.base_url);
    let is_reachable = sheet.published.is_some() && sheet.deleted_at.is_none();
    let mut facts = vec![
        (t.get("drafts-address"), html! { @if is_reachable { (ui::actions(ui::link(&path, &address))) } @else { (address) } }),
        (t.get("drafts-submissions"), html! { (sent(office, *submissions)) }),
        (t.get("drafts-listed"), yes(properties.is_listed)),
        (t.get("drafts-double-opt-in"), yes(properties.has_double_opt_in)),
    ];
    if let Some(end) = properties.ends_at {
        facts.push((t.get("drafts-ends"), html! { (format::date_time(office.language, end)) }));
    }
    if let Some(most) = properties.max_submissions {
        facts.push((t.get("drafts-most"), html! { (format::number(office.language, most)) }));
    }
    if !properties.thanks_url.is_empty() {
        facts.push((t.get("drafts-thanks-url"), html! { (properties.thanks_url) }));
    }
    if !properties.origins.is_empty() {
        facts.push((t.get("drafts-origins"), ui::list(&properties.origins)));
    }
    facts
}

fn draft(office: &Office<'_>, view: &OneView<'_>) -> Markup {
    let t = office.texts;
    let id = view.line.sheet.id;
    ui::card(html! {
        (ui::heading(t.get("drafts-draft")))
        @match view.draft {
            Some(draft) => {
                (ui::paragraph(t.get("drafts-draft-is")))
                (updated(office, draft.updated_at, draft.updated_by.as_deref()))
                (ui::actions(html! {
                    (ui::link_button(drafts::draft(id), t.get("drafts-open")))
                    (ui::link(drafts::below(id, "draft/preview"), t.get("drafts-preview")))
                    @if office.may(Right::Forms) { (ui::link(drafts::below(id, "draft/publication"), t.get("drafts-check"))) }
                }))
            },
            None => {
                (ui::paragraph(t.get("drafts-draft-none")))
                @if office.may(Right::Forms) {
                    (office.form(&drafts::draft(id), html! {
                        (ui::hidden("do", "begin"))
                        (ui::actions(html! { (Button::new(t.get("drafts-begin"))) }))
                    }))
                }
            },
        }
    })
}

fn history(office: &Office<'_>, view: &OneView<'_>) -> Markup {
    let t = office.texts;
    let sheet = &view.line.sheet;
    let columns = [t.get("drafts-version"), t.get("drafts-published-at"), t.get("templates-column-by"), t.get("drafts-hash")];
    let is_open = sheet.status(view.at) == Status::Open;
    let rows = view.versions.iter().map(|version| {
        vec![
            html! {
                (ui::link(drafts::version(sheet.id, version.number), version.number))
                @if Some(version.id) == sheet.published {
                    " " (ui::tag(if is_open { Tone::Success } else { Tone::Info }, t.get("drafts-in-use")))
                }
            },
            html! { (format::date_time(office.language, version.published_at)) },
            html! { (version.by.as_deref().unwrap_or("Samtykke")) },
            html! { (version.hash.get(..12).unwrap_or_default()) "…" },
        ]
    });
    ui::card(html! {
        (ui::heading(t.get("drafts-versions")))
        @if view.versions.is_empty() { (ui::paragraph(t.get("drafts-versions-none"))) }
        @else { (ui::wide_table(t.get("drafts-versions"), &columns, rows)) }
    })
}
