//! A version, or the shipped text, beside what is in use; and the way back to it.

use maud::{Markup, html};

use super::super::model::{LineChange, line_changes};
use crate::{
    features::templates::{MailTexts, TemplateKey},
    i18n::template_key,
    kernel::{Language, Right},
    web::{
        office::{Office, OfficePage},
        paths::admin::templates,
        ui,
    },
};

/// What is compared with the version in use.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Compared {
    /// What this release brings.
    Shipped,
    /// A version by its number.
    Version(i64),
}

/// What the page is made of.
#[derive(Clone, Copy, Debug)]
pub struct VersionView<'v> {
    /// Which template.
    pub key: TemplateKey,
    /// What is compared.
    pub compared: Compared,
    /// Its words.
    pub texts: &'v MailTexts,
    /// The words in use.
    pub current: &'v MailTexts,
}

/// The comparison.
pub fn version<'a>(office: &'a Office<'a>, view: &VersionView<'_>) -> OfficePage<'a> {
    let t = office.texts;
    let key = view.key.code();
    let name = t.get(template_key(key));
    let (title, action, button) = match view.compared {
        Compared::Shipped => (t.with("templates-shipped-title", &[("name", name)]), templates::shipped(key), "templates-return"),
        Compared::Version(number) => (
            t.with("templates-version-title", &[("name", name), ("number", &number.to_string())]),
            templates::version(key, number),
            "templates-use-again",
        ),
    };
    let differs = |language: &Language| view.texts.0.get(language) != view.current.0.get(language);
    let different: Vec<_> = Language::ALL.into_iter().filter(differs).collect();
    let content = html! {
        (ui::title(&title))
        @if different.is_empty() { (ui::paragraph(t.get("templates-same"))) } @else { (ui::lead(t.get("templates-differs"))) }
        @for language in &different { (ui::card(html! { (ui::heading(language.own_name())) (changes(view, *language)) })) }
        @if !different.is_empty() && office.may(Right::Lists) {
            (office.form(&action, ui::actions(html! { (ui::Button::new(t.get(button))) })))
        }
        @for (language, words) in view.texts.0.iter().filter(|(language, _)| !different.contains(language)) {
            (ui::disclosure(html! { (language.own_name()) }, false, html! {
                (ui::facts([(t.get("templates-subject"), html! { (words.subject) }), (t.get("templates-body"), ui::source(&words.body))]))
            }))
        }
        (ui::actions(ui::link(templates::template(key), t.get("templates-back"))))
    };
    office.page(title, content)
}

fn changes(view: &VersionView<'_>, language: Language) -> Markup {
    let whole = |texts: &MailTexts| texts.0.get(&language).map_or_else(String::new, |w| format!("{}\n\n{}", w.subject, w.body));
    let (then, now) = (whole(view.texts), whole(view.current));
    ui::changes(line_changes(&then, &now).into_iter().map(|change| match change {
        LineChange::Kept(line) => (' ', line),
        LineChange::Gone(line) => ('\u{2212}', line),
        LineChange::New(line) => ('+', line),
    }))
}
