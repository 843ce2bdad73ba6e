//! The form: logo, colours, texts.

use maud::{Markup, html};

use super::{super::model, labels};
use crate::{
    features::looks::{Colour, LogoFile, Part, Tone, shipped},
    i18n::{Texts, format},
    kernel::{Language, Timestamp, Word},
    web::{
        form::{FormState, TICKED, Told},
        look::shipped_key,
        office::{Office, OfficePage},
        paths::admin::settings,
        ui::{self, Alert, Toggle, ToggleKind},
    },
};

/// What the page is made of.
#[derive(Clone, Debug)]
pub struct LookView<'v> {
    /// The number of the look that the form was made from.
    pub version: i64,
    /// What its inputs hold, and what is wrong with it.
    pub values: &'v FormState,
    /// The picture that the form holds.
    pub logo: Option<&'v LogoFile>,
    /// What the picture says when nothing else is written.
    pub organisation: &'v str,
    /// The language whose texts are open.
    pub base: Language,
    /// When it was last changed; nothing while it is as shipped.
    pub at: Option<Timestamp>,
    /// By whom.
    pub by: Option<&'v str>,
    /// What somebody else saved in between: fields with what they say now.
    pub changed: Option<Vec<(String, String)>>,
}

/// The form, as it is stored or as it was typed.
pub fn look<'a>(office: &'a Office<'a>, view: &LookView<'_>) -> OfficePage<'a> {
    let t = office.texts;
    let names = labels::fields(t);
    let called = |field: &str| names.iter().find(|(name, _)| name == field).map_or("", |(_, label)| label.as_str());
    let told = view.values.told(t, called);
    let content = html! {
        (ui::told_summary(t.get("page-error-summary"), &told))
        (ui::title(t.get("look-title")))
        @if let Some(changed) = &view.changed { (collision(office, view, changed, called)) }
        (ui::lead(t.get("look-lead")))
        (ui::hint(standing(office, view)))
        (office.upload_form(settings::LOOK, html! {
            (ui::hidden("version", view.version))
            (logo(t, view, &told))
            @for tone in Tone::ALL { (colours(t, view, tone, &told)) }
            (ui::stack(html! {
                (ui::heading(t.get("look-words")))
                (ui::paragraph(t.get("look-words-lead")))
                @for language in order(view.base) { (words(t, view, language, &told)) }
            }))
            (ui::actions(html! {
                (ui::Button::new(t.get("look-try")).secondary().sends("do", "preview"))
                (ui::Button::new(t.get("lists-save")).sends("do", "save"))
                (ui::link(settings::ALL, t.get("settings-back")))
            }))
        }))
    };
    let page = office.page(t.get("look-title"), content);
    match (&view.changed, view.values.is_right()) {
        (Some(_), _) => page.conflict(),
        (None, true) => page,
        (None, false) => page.error(),
    }
}

fn standing(office: &Office<'_>, view: &LookView<'_>) -> String {
    let t = office.texts;
    match (view.at.map(|at| format::date_time(office.language, at)), view.by) {
        (Some(at), Some(name)) => t.with("lists-updated-by", &[("date", &at), ("name", name)]),
        (Some(at), None) => t.with("settings-updated", &[("date", &at)]),
        (None, _) => t.get("settings-as-shipped").to_owned(),
    }
}

fn collision<'l>(
    office: &Office<'_>,
    view: &LookView<'_>,
    changed: &[(String, String)],
    called: impl Fn(&str) -> &'l str,
) -> Markup {
    let t = office.texts;
    let when = view.at.map(|at| format::date_time(office.language, at)).unwrap_or_default();
    let lines = changed.iter().map(|(field, now)| {
        let is_logo = field == model::LOGO;
        let now = if is_logo {
            t.get("look-another-logo")
        } else if now.is_empty() {
            t.get("lists-conflict-empty")
        } else {
            now
        };
        t.with("lists-conflict-line", &[("label", called(field)), ("now", now)])
    });
    html! {
        (Alert::new(ui::Tone::Warning, t.get("lists-conflict-title")).saying(html! {
            (ui::paragraph(t.with("lists-conflict-text", &[("name", view.by.unwrap_or("Samtykke")), ("date", &when)])))
            (ui::list(lines))
            (ui::paragraph(t.get("lists-conflict-next")))
        }))
    }
}

fn logo(t: &Texts, view: &LookView<'_>, told: &Told) -> Markup {
    let alt = view.values.value(model::ALT);
    ui::card(html! {
        (ui::heading(t.get("look-logo")))
        @if let Some(logo) = view.logo {
            (ui::picture(&logo.url(), if alt.is_empty() { view.organisation } else { alt }, logo.width, logo.height))
            (ui::hidden(model::LOGO, &logo.hash))
        }
        (ui::FileInput::new("logo", t.get(if view.logo.is_some() { "look-logo-other" } else { "look-logo-file" }))
            .optional(t.get("form-optional")).hint(t.get("look-logo-hint")).accepting("image/png,image/jpeg,image/webp").error(told.at("logo")))
        @if view.logo.is_some() {
            (Toggle::new(ToggleKind::Checkbox, "remove_logo", "remove_logo", TICKED, t.get("look-logo-remove"))
                .on(view.values.has("remove_logo", TICKED)))
        }
        (ui::Input::new(model::ALT, t.get("look-alt")).optional(t.get("form-optional")).hint(t.get("look-alt-hint")).value(alt).error(told.at(model::ALT)))
    })
}

fn colours(t: &Texts, view: &LookView<'_>, tone: Tone, told: &Told) -> Markup {
    let input = |part: Part| {
        let field = model::colour_field(tone, part);
        let (label, hint) = labels::part(part);
        let value = view.values.value(&field);
        let usual = shipped(tone, part);
        let hint = match (part, tone) {
            (Part::ButtonText, _) => t.get(hint).to_owned(),
            _ => format!("{} {}", t.get(hint), t.with("look-shipped-colour", &[("colour", &usual.to_string())])),
        };
        let swatch = value.trim().parse::<Colour>().unwrap_or(usual).to_string();
        html! {
            (ui::ColourInput::new(&field, t.get(label)).optional(t.get("form-optional")).hint(&hint).swatch(&swatch)
                .value(value).error(told.at(&field)))
        }
    };
    ui::card(html! {
        (ui::heading(t.get(labels::tone(tone))))
        (ui::hint(t.get("look-colours-hint")))
        (ui::columns(html! { @for part in Part::ALL { (input(part)) } }))
    })
}

fn order(base: Language) -> impl Iterator<Item = Language> {
    [base].into_iter().chain(Language::ALL.into_iter().filter(move |language| *language != base))
}

fn words(t: &Texts, view: &LookView<'_>, language: Language, told: &Told) -> Markup {
    let theirs = Texts::of(language);
    let fields = Word::ALL.map(|word| (word, model::word_field(word, language)));
    let is_open = language == view.base || fields.iter().any(|(_, field)| told.at(field).is_some());
    let input = |word: Word, field: &str| {
        let label = t.get(labels::word(word));
        let hint = match shipped_key(word) {
            Some(key) => {
                let text = theirs.with(key, &[("organisation", view.organisation)]);
                t.with("look-shipped-text", &[("text", &text)])
            }
            None => t.get("look-shipped-nothing").to_owned(),
        };
        let (optional, value, error) = (t.get("form-optional"), view.values.value(field), told.at(field));
        html! {
            @if word.is_title() { (ui::Input::new(field, label).optional(optional).hint(&hint).value(value).error(error)) }
            @else { (ui::LongInput::new(field, label).optional(optional).rows(3).hint(&hint).value(value).error(error)) }
        }
    };
    let content = html! { @for (word, field) in &fields { (input(*word, field)) } };
    ui::disclosure(html! { span lang=(language.code()) { (language.own_name()) } }, is_open, content)
}
