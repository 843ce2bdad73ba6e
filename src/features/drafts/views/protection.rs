//! How a form is defended against programs that fill it in, and how much it turned away (FRM-08).

use maud::{Markup, Render, html};

use super::super::model::{Decision, Line, Turned};
use crate::{
    features::forms::Refused,
    i18n::format,
    kernel::Right,
    web::{
        office::{Office, OfficePage},
        paths::admin::drafts,
        ui::{self, Alert, Button, Tone},
    },
};

/// What the page is made of.
#[derive(Clone, Copy, Debug)]
pub struct ProtectionView<'v> {
    /// The form.
    pub line: &'v Line,
    /// What was turned away, by reason.
    pub turned: &'v [Turned],
}

/// The page.
pub fn protection<'a>(office: &'a Office<'a>, view: &ProtectionView<'_>) -> OfficePage<'a> {
    let t = office.texts;
    let sheet = &view.line.sheet;
    let title = t.with("door-protection-title", &[("name", &sheet.properties.name)]);
    let has_proof = sheet.proof_since.is_some();
    let content = html! {
        (ui::title(&title))
        (attack(office, view.line, "protection"))
        (ui::card(html! {
            (ui::heading(t.get("door-proof")))
            (ui::paragraph(t.get("door-proof-text")))
            (ui::paragraph(html! {
                (t.get("door-proof-now")) " "
                (ui::tag(if has_proof { Tone::Success } else { Tone::Info }, t.get(if has_proof { "lists-yes" } else { "lists-no" })))
            }))
            @if office.may(Right::Forms) {
                @let (decision, words) = if has_proof { (Decision::NoProof, "door-proof-stop") } else { (Decision::AskForProof, "door-proof-ask") };
                (button(office, view.line, decision, "protection", html! { (Button::new(t.get(words)).secondary()) }))
            }
        }))
        (ui::card(html! {
            (ui::heading(t.get("door-turned")))
            (ui::paragraph(t.get("door-turned-text")))
            (turned(office, view.turned))
        }))
        (ui::actions(ui::link(drafts::form(sheet.id), t.get("door-snippet-back"))))
    };
    office.page(title, content)
}

/// Says that a form is, or may be, under attack, with the one click that is called for; the click leads back to where it was made.
pub(super) fn attack(office: &Office<'_>, line: &Line, from: &str) -> Markup {
    let t = office.texts;
    let click = |decision, words: &str| {
        html! { @if office.may(Right::Forms) { (button(office, line, decision, from, html! { (Button::new(t.get(words))) })) } }
    };
    match (line.sheet.attacked_since, line.alarm) {
        (Some(since), _) => {
            let since = format::date_time(office.language, since);
            Alert::new(Tone::Warning, t.get("door-attacked"))
                .saying(html! {
                    (ui::paragraph(t.with("door-attacked-text", &[("date", &since)])))
                    (click(Decision::AttackOver, "door-attack-over"))
                })
                .render()
        }
        (None, Some(turned)) => {
            let count = format::number(office.language, turned);
            Alert::new(Tone::Warning, t.get("door-alarm"))
                .saying(html! {
                    (ui::paragraph(t.with("door-alarm-text", &[("count", &count)])))
                    (click(Decision::Attack, "door-attack"))
                })
                .render()
        }
        (None, None) if from == "protection" => ui::card(html! {
            (ui::heading(t.get("door-attack")))
            (ui::paragraph(t.get("door-attack-text")))
            (click(Decision::Attack, "door-attack"))
        }),
        (None, None) => html! {},
    }
}

fn button(office: &Office<'_>, line: &Line, decision: Decision, from: &str, button: Markup) -> Markup {
    office.button_form(
        &drafts::below(line.sheet.id, "protection"),
        html! { (ui::hidden("do", decision.code())) (ui::hidden("from", from)) (button) },
    )
}

fn turned(office: &Office<'_>, turned: &[Turned]) -> Markup {
    let t = office.texts;
    let columns = ["door-why", "door-today", "door-week", "door-month"].map(|key| t.get(key));
    let number = |n: i64| html! { (format::number(office.language, n)) };
    let rows =
        turned.iter().map(|it| vec![html! { (t.get(words(it.why))) }, number(it.today), number(it.week), number(it.month)]);
    ui::wide_table(t.get("door-turned"), &columns, rows)
}

const fn words(why: Refused) -> &'static str {
    match why {
        Refused::Honeypot => "door-honeypot",
        Refused::TooFast => "door-too-fast",
        Refused::Receipt => "door-receipt",
        Refused::OtherOrigin => "door-origin",
        Refused::Network => "door-network",
        Refused::Flood => "door-flood",
        Refused::Address => "door-address",
        Refused::Domain => "door-domain",
        Refused::Proof => "door-proof-wrong",
    }
}
