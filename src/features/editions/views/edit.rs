//! The form of a template: words per language, the variables, a preview of what is typed, and what else can be done.

use maud::{Markup, html};

use super::{
    super::{
        model::{Fault, offered},
        store::{Current, VersionLine},
    },
    labels,
};
use crate::{
    features::templates::MailTexts,
    i18n::{format, template_key},
    kernel::Language,
    web::{
        form::{FormState, Slip},
        office::{Office, OfficePage},
        paths::admin::templates,
        ui::{self, Alert, SummaryLine, Tone},
    },
};

/// A mail as it would look, of the words that are typed.
#[derive(Clone, Debug)]
pub struct Preview {
    /// Its subject.
    pub subject: String,
    /// Its body as an HTML fragment that the mail kit wrote.
    pub html: String,
    /// The whole text part.
    pub text: String,
}

/// Who saved in between, and which languages.
#[derive(Clone, Debug)]
pub struct StaleView {
    /// What is in use now, where it differs from what the form began with.
    pub languages: Vec<Language>,
}

/// What the page is made of.
#[derive(Clone, Debug)]
pub struct EditView<'v> {
    /// The template as it is in use.
    pub current: &'v Current,
    /// The version that the form begins from.
    pub from: i64,
    /// What the form holds.
    pub texts: &'v MailTexts,
    /// The language that must be there.
    pub base: Language,
    /// What is wrong.
    pub faults: &'v [(Language, Fault)],
    /// The preview that was asked for.
    pub preview: Option<Preview>,
    /// Whether a test of what is typed was taken, to whom it went, and what the other side said.
    pub tried: Option<(bool, &'v str, &'v str)>,
    /// Language and address that the preview was asked for, or is offered for.
    pub asked: (Language, &'v str),
    /// What is wrong with the address of the preview.
    pub state: &'v FormState,
    /// What stands in the way of saving.
    pub stale: Option<StaleView>,
    /// The versions, the newest first.
    pub versions: &'v [VersionLine],
}

/// The form.
pub fn edit<'a>(office: &'a Office<'a>, view: &EditView<'_>) -> OfficePage<'a> {
    let t = office.texts;
    let key = view.current.key.code();
    let name = t.get(template_key(key));
    let told: Vec<(String, String)> = told(office, view);
    let lines: Vec<_> = told.iter().map(|(target, text)| SummaryLine { target: target.clone(), text }).collect();
    let content = html! {
        (ui::error_summary(t.get("page-error-summary"), &lines))
        (ui::title(name))
        @if let Some(stale) = &view.stale { (collision(office, view, stale)) }
        @if let Some((was_taken, to, reply)) = view.tried { (office.tried(was_taken, to, reply)) }
        (standing(office, view))
        (office.form(&templates::template(key), html! {
            (ui::hidden("version", view.from))
            (variables(office, view))
            @for language in order(view.base) { (words(office, view, language, &told)) }
            (ui::card(html! {
                (ui::heading(t.get("templates-preview")))
                (chooser("preview-language", t.get("templates-preview-language"), view.asked.0))
                (ui::Input::new("preview-address", t.get("templates-preview-address")).kind("email").optional(t.get("form-optional"))
                    .hint(t.get("templates-preview-hint")).value(view.asked.1).error(at(&told, "preview-address")))
                (ui::actions(html! {
                    (ui::Button::new(t.get("templates-preview-button")).secondary().sends("do", "preview"))
                    (ui::Button::new(t.get("templates-test-typed")).secondary().sends("do", "test"))
                }))
                @if let Some(preview) = &view.preview { (looks(office, preview)) }
            }))
            (ui::actions(html! {
                (ui::Button::new(t.get("lists-save")).sends("do", "save"))
                (ui::link(templates::LIST, t.get("lists-back")))
            }))
        }))
        (ui::card(html! {
            (ui::heading(t.get("templates-test")))
            (ui::paragraph(t.get("templates-test-text")))
            (office.form(&templates::test(key), html! {
                (chooser("language", t.get("templates-preview-language"), office.language))
                (ui::actions(html! { (ui::Button::new(t.get("templates-test-button")).secondary()) }))
            }))
        }))
        (history(office, view))
    };
    let page = office.page(name, content);
    match (&view.stale, told.is_empty()) {
        (Some(_), _) => page.conflict(),
        (None, true) => page,
        (None, false) => page.error(),
    }
}

/// A template for those who may look and not change.
pub fn shown<'a>(office: &'a Office<'a>, view: &EditView<'_>) -> OfficePage<'a> {
    let t = office.texts;
    let name = t.get(template_key(view.current.key.code()));
    let content = html! {
        (ui::title(name))
        (standing(office, view))
        @for (language, words) in &view.texts.0 {
            (ui::card(html! {
                (ui::heading(language.own_name()))
                (ui::facts([(t.get("templates-subject"), html! { (words.subject) }), (t.get("templates-body"), ui::source(&words.body))]))
            }))
        }
        (history(office, view))
        (ui::actions(ui::link(templates::LIST, t.get("lists-back"))))
    };
    office.page(name, content)
}

fn order(base: Language) -> impl Iterator<Item = Language> {
    [base].into_iter().chain(Language::ALL.into_iter().filter(move |language| *language != base))
}

fn told(office: &Office<'_>, view: &EditView<'_>) -> Vec<(String, String)> {
    let field = |fault: &Fault| if fault.in_subject() { "subject" } else { "body" };
    let of_words = view
        .faults
        .iter()
        .map(|(language, fault)| (format!("{}-{language}", field(fault)), labels::fault(office.texts, *language, fault)));
    let label = office.texts.get("templates-preview-address");
    let of_preview = view
        .state
        .slips()
        .iter()
        .map(|(name, slip): &(String, Slip)| (name.clone(), slip.text(office.texts, label).into_owned()));
    of_words.chain(of_preview).collect()
}

fn at<'t>(told: &'t [(String, String)], field: &str) -> Option<&'t str> {
    told.iter().find(|(name, _)| name == field).map(|(_, text)| text.as_str())
}

fn standing(office: &Office<'_>, view: &EditView<'_>) -> Markup {
    let t = office.texts;
    let at = format::date_time(office.language, view.current.at);
    html! {
        @if view.current.key.is_privacy() { div { (ui::tag(Tone::Info, t.get("templates-privacy"))) } }
        (ui::hint(match &view.current.by {
            Some(name) => t.with("lists-updated-by", &[("date", &at), ("name", name)]),
            None => t.with("lists-updated", &[("date", &at)]),
        }))
    }
}

fn collision(office: &Office<'_>, view: &EditView<'_>, stale: &StaleView) -> Markup {
    let t = office.texts;
    let name = view.current.by.as_deref().unwrap_or("Samtykke");
    let date = format::date_time(office.language, view.current.at);
    html! {
        (Alert::new(Tone::Warning, t.get("lists-conflict-title")).saying(html! {
            (ui::paragraph(t.with("lists-conflict-text", &[("name", name), ("date", &date)])))
            @for language in &stale.languages {
                @if let Some(words) = view.current.texts.0.get(language) {
                    (ui::small_heading(language.own_name()))
                    (ui::paragraph(&words.subject))
                    (ui::source(&words.body))
                } @else {
                    (ui::paragraph(t.with("lists-conflict-line", &[("label", language.own_name()), ("now", t.get("lists-conflict-empty"))])))
                }
            }
            (ui::paragraph(t.get("lists-conflict-next")))
        }))
    }
}

/// What can be written in, by name.
fn variables(office: &Office<'_>, view: &EditView<'_>) -> Markup {
    let t = office.texts;
    let about = |name: &'static str| (ui::code(labels::written(name)), html! { (t.get(labels::variable(name))) });
    ui::disclosure(
        html! { (t.get("templates-variables")) },
        true,
        html! {
            (ui::paragraph(t.get("templates-variables-text")))
            (ui::facts(offered(view.current.key).iter().map(|variable| about(variable.name))))
        },
    )
}

fn words(office: &Office<'_>, view: &EditView<'_>, language: Language, told: &[(String, String)]) -> Markup {
    let t = office.texts;
    let words = view.texts.0.get(&language);
    let is_wrong = view.faults.iter().any(|(of, _)| *of == language);
    let (subject, body) = (format!("subject-{language}"), format!("body-{language}"));
    let summary = html! {
        span lang=(language.code()) { (language.own_name()) }
        @if words.is_none() { " " (ui::tag(Tone::Warning, t.get("lists-language-missing"))) }
    };
    let line =
        ui::Input::new(&subject, t.get("templates-subject")).value(words.map_or("", |w| &w.subject)).error(at(told, &subject));
    let text = ui::LongInput::new(&body, t.get("templates-body"))
        .rows(16)
        .hint(t.get("templates-body-hint"))
        .value(words.map_or("", |w| &w.body))
        .error(at(told, &body));
    let optional = t.get("form-optional");
    let content = html! {
        @if language == view.base { (line) (text) } @else {
            (ui::hint(t.get("templates-fallback")))
            (line.optional(optional)) (text.optional(optional))
        }
    };
    ui::disclosure(summary, language == view.base || is_wrong || language == view.asked.0 && view.preview.is_some(), content)
}

fn chooser(name: &str, label: &str, chosen: Language) -> Markup {
    html! { (ui::Select::new(name, label).options(Language::ALL.map(|language| (language.code(), language.own_name()))).value(chosen.code())) }
}

/// The mail in light, in dark and as text.
fn looks(office: &Office<'_>, preview: &Preview) -> Markup {
    let t = office.texts;
    html! {
        (ui::facts([(t.get("templates-subject"), html! { (preview.subject) })]))
        (ui::small_heading(t.get("templates-light")))
        (ui::mail("light", &preview.html))
        (ui::small_heading(t.get("templates-dark")))
        (ui::mail("dark", &preview.html))
        (ui::small_heading(t.get("templates-text")))
        (ui::source(&preview.text))
    }
}

fn history(office: &Office<'_>, view: &EditView<'_>) -> Markup {
    let t = office.texts;
    let key = view.current.key.code();
    let columns = [t.get("templates-column-version"), t.get("lists-column-updated"), t.get("templates-column-by")];
    let rows = view.versions.iter().map(|version| {
        vec![
            html! {
                (ui::link(templates::version(key, version.number), version.number))
                @if version.number == view.current.number { " " (ui::tag(Tone::Success, t.get("lists-active"))) }
            },
            html! { (format::date_time(office.language, version.at)) },
            html! { (version.by.as_deref().unwrap_or("Samtykke")) },
        ]
    });
    html! {
        (ui::card(html! {
            (ui::heading(t.get("templates-versions")))
            (ui::wide_table(t.get("templates-versions"), &columns, rows))
            (ui::actions(ui::link(templates::shipped(key), t.get("templates-compare-shipped"))))
        }))
    }
}
