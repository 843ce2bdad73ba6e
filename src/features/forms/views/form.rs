//! The public form, its thank-you page, and the page while it is closed.

use std::borrow::Cow;

use actix_web::http::StatusCode;
use maud::{Markup, html};

use super::fields;
use crate::{
    features::forms::model::{Definition, Field, FieldKind, FormTexts},
    kernel::Word,
    web::{
        form::FormState,
        page::{Link, Page, Site},
        paths, ui,
    },
};

/// The field that people do not see and programs fill in (FRM-08).
pub const HONEYPOT: &str = "subject_2";
/// What a page of another site says it shows: the hash of the version that its fields were copied from. No field's name has a hyphen.
pub const VERSION: &str = "form-version";
/// The solution of the proof of work.
pub const PROOF: &str = "form-proof";
/// The page that is answered, among the values of a form that has several. No field's name has a hyphen.
pub const PAGE: &str = "form-page";
/// Where to from there: one of the two below, or to the end.
pub const GO: &str = "form-go";
/// Has it been counted that somebody began to fill in this page? Empty until then.
pub const STARTED: &str = "form-started";
/// To the next page, if this one is right.
pub const ONWARD: &str = "onward";
/// To the page before, whatever stands on this one.
pub const BACK: &str = "back";

/// What a public form is shown with.
pub struct FormView<'a> {
    /// The published definition.
    pub definition: &'a Definition,
    /// The form's slug.
    pub slug: &'a str,
    /// Which of its pages, counted from 0.
    pub page: usize,
    /// The signed render receipt, posted back as `receipt` (FRM-04).
    pub receipt: &'a str,
    /// The name of the field that only programs fill in (FRM-08).
    pub honeypot: &'a str,
    /// Why it is shown once more.
    pub again: Again,
    /// The proof of work that its script is to bring, as JSON; empty where none is asked for (FRM-08).
    pub challenge: &'a str,
}

/// Why a form is shown once more.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Again {
    /// It is not, or its slips say why.
    #[default]
    No,
    /// Its words have changed since it was shown (FRM-04).
    TextsChanged,
    /// Its receipt is too old, too young or not ours.
    ReceiptRefused,
    /// Its proof of work is wrong.
    ProofRefused,
    /// A page of another site sent it, and something has to be put right first: what was read there we do not know.
    FromElsewhere,
}

impl Again {
    /// Must what was agreed to be agreed to again, because other words may have stood beside it?
    pub const fn asks_anew(self) -> bool {
        matches!(self, Self::TextsChanged | Self::FromElsewhere)
    }

    /// The keys of the words that say so.
    const fn keys(self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::No => None,
            Self::TextsChanged => Some(("form-changed-title", "form-changed-text")),
            Self::ReceiptRefused => Some(("form-again-title", "form-again-text")),
            Self::ProofRefused => Some(("form-proof-title", "form-proof-text")),
            Self::FromElsewhere => Some(("form-elsewhere-title", "form-elsewhere-text")),
        }
    }
}

/// The form; status 422 when `state` has slips or the form must be sent again.
pub fn form<'a>(site: &'a Site<'a>, view: &FormView<'a>, state: &FormState) -> Page<'a> {
    let t = site.texts;
    let texts: &FormTexts = view.definition.texts.get(site.language).unwrap_or(&NO_TEXTS);
    let pages = view.definition.pages();
    let at = view.page.min(pages.len() - 1);
    let (shown, is_last) = (pages[at], at + 1 == pages.len());
    let slips: Vec<_> = fields::slips(site, shown, state);
    let summary: Vec<_> = slips.iter().map(|(field, text)| ui::SummaryLine { target: fields::target(field), text }).collect();
    let action = paths::form(view.slug);
    let content = html! {
        (ui::error_summary(t.get("page-error-summary"), &summary))
        (ui::title(&texts.title))
        (again(site, view))
        @if pages.len() > 1 { (ui::progress(&step(site, at, pages.len()), percent(at, pages.len()))) (ui::hint(step(site, at, pages.len()))) }
        @if at == 0 { (ui::prose(&texts.intro)) }
        (ui::card(form_of(shown)(site.link(&action), html! {
            (ui::hidden("receipt", view.receipt))
            (ui::hidden(STARTED, state.value(STARTED)))
            @if pages.len() > 1 {
                (ui::hidden(PAGE, at))
                @for (_, others) in pages.iter().enumerate().filter(|(other, _)| *other != at) { (fields::carry(view, others, state)) }
            }
            (fields::draw_all(site, view, shown, state, &slips))
            (ui::honeypot(view.honeypot, t.get("form-honeypot")))
            @if is_last && !view.challenge.is_empty() { (proof(site, view.challenge)) }
            (ui::actions(html! {
                // What the Enter key presses stands first.
                @if is_last { (ui::Button::new(&texts.submit)) } @else { (ui::Button::new(t.get("form-onward")).sends(GO, ONWARD)) }
                @if at > 0 { (ui::Button::new(t.get("form-back")).sends(GO, BACK).secondary()) }
            }))
            @if is_last { (ui::hint(html! {
                (t.get("form-next"))
                @if !states_privacy(view.definition) { " " (ui::link(site.link(paths::PRIVACY), t.get("page-privacy"))) }
            })) }
        })))
    };
    let title = match pages.len() {
        1 => Cow::Borrowed(texts.title.as_str()),
        of => format!("{}: {}", texts.title, step(site, at, of)).into(),
    };
    let mut page = Page::new(site, title, content);
    if is_last && !view.challenge.is_empty() {
        page = page.with_proof();
    }
    match (state.is_right(), view.again != Again::No) {
        (false, _) => page.error(),
        (true, true) => page.status(StatusCode::UNPROCESSABLE_ENTITY),
        (true, false) => page,
    }
}

/// Where the script puts the proof of work; without scripts nothing is there, and nothing is missing.
fn proof(site: &Site<'_>, challenge: &str) -> Markup {
    let t = site.texts;
    let texts = [
        ("label", "form-proof-label"),
        ("verifying", "form-proof-working"),
        ("verified", "form-proof-done"),
        ("error", "form-proof-error"),
        ("expired", "form-proof-error"),
        ("waitAlert", "form-proof-working"),
    ];
    let texts: serde_json::Map<_, _> = texts.iter().map(|(name, key)| ((*name).to_owned(), t.get(key).into())).collect();
    ui::proof(PROOF, challenge, site.language.code(), &serde_json::Value::Object(texts).to_string())
}

/// A page that takes files is sent in parts.
fn form_of<'l>(fields: &[Field]) -> fn(Link<'l>, Markup) -> Markup {
    if fields.iter().any(|field| field.kind.is_file()) { ui::upload_form } else { ui::form }
}

/// Which of how many pages.
fn step(site: &Site<'_>, at: usize, of: usize) -> String {
    site.texts.with("form-step", &[("step", &(at + 1).to_string()), ("steps", &of.to_string())])
}

/// How far it is to the last page.
fn percent(at: usize, of: usize) -> Option<u8> {
    u8::try_from((at + 1) * 100 / of).ok()
}

/// Does a field of the form link to a privacy statement already?
fn states_privacy(definition: &Definition) -> bool {
    definition.fields.iter().any(|field| matches!(field.kind, FieldKind::Consent { .. }))
}

static NO_TEXTS: FormTexts = FormTexts {
    title: String::new(),
    intro: String::new(),
    submit: String::new(),
    thanks_title: String::new(),
    thanks: String::new(),
    inactive: String::new(),
};

fn again(site: &Site<'_>, view: &FormView<'_>) -> Markup {
    let t = site.texts;
    let Some((title, text)) = view.again.keys() else { return html! {} };
    html! { (ui::Alert::new(ui::Tone::Warning, t.get(title)).saying(ui::paragraph(t.get(text)))) }
}

/// After sending: the same for everyone (FRM-07).
pub fn thanks<'a>(site: &'a Site<'a>, title: &'a str, text: &str) -> Page<'a> {
    let t = site.texts;
    let content = html! {
        (ui::title(title))
        (ui::card(html! {
            (ui::prose(text))
            (ui::heading(t.get("thanks-next-title")))
            (site.says(Word::Thanks, ui::paragraph(t.get("thanks-next-text"))))
            (ui::paragraph(t.get("thanks-spam")))
        }))
    };
    Page::new(site, title, content)
}

/// The form is closed, full or past its end: status 410.
pub fn inactive<'a>(site: &'a Site<'a>, title: &'a str, text: &str) -> Page<'a> {
    let t = site.texts;
    let content = html! {
        (ui::title(title))
        (ui::card(html! {
            @if text.trim().is_empty() { (ui::paragraph(t.get("inactive-text"))) } @else { (ui::prose(text)) }
            (ui::actions(html! {
                (ui::link(site.link(paths::HOME), t.get("problem-home")))
                (ui::link(site.link(paths::LINK), t.get("problem-link")))
            }))
        }))
    };
    Page::new(site, title, content).status(StatusCode::GONE)
}
