//! The words around a form's fields, and its languages.

use maud::{Markup, html};

use super::{
    super::{
        model::{Draft, Sheet},
        parse::TEXTS,
    },
    Conflict, collision, labels,
    new::{languages, told},
};
use crate::{
    kernel::Language,
    web::{
        form::{FormState, Told},
        office::{Office, OfficePage},
        paths::admin::drafts,
        ui::{self, Input, LongInput},
    },
};

/// What the page is made of.
#[derive(Clone, Debug)]
pub struct TextsView<'v> {
    /// The form.
    pub sheet: &'v Sheet,
    /// Its draft.
    pub draft: &'v Draft,
    /// The mark of the words that the form was made from.
    pub seen: &'v str,
    /// What stands in it.
    pub values: &'v FormState,
    /// Who saved in between.
    pub conflict: Option<Conflict>,
}

/// The page.
pub fn texts<'a>(office: &'a Office<'a>, view: &TextsView<'_>) -> OfficePage<'a> {
    let t = office.texts;
    let values = view.values;
    let told = told(office, values);
    let title = t.with("drafts-texts-title", &[("name", &view.sheet.properties.name)]);
    let content = html! {
        (ui::told_summary(t.get("page-error-summary"), &told))
        (ui::title(&title))
        @if let Some(conflict) = &view.conflict { (collision(office, conflict)) }
        (office.form(&drafts::below(view.sheet.id, "draft/texts"), html! {
            (ui::hidden("seen", view.seen))
            (ui::card(languages(office, values, &told)))
            @for language in Language::ALL { (words(office, values, language, &told)) }
            (ui::actions(html! {
                (ui::Button::new(t.get("lists-save")))
                (ui::link(drafts::draft(view.sheet.id), t.get("drafts-back-draft")))
            }))
        }))
    };
    let page = office.page(title, content);
    match (&view.conflict, values.is_right()) {
        (Some(_), _) => page.conflict(),
        (None, true) => page,
        (None, false) => page.error(),
    }
}

/// The words of a language; closed while the form does not exist in it.
fn words(office: &Office<'_>, values: &FormState, language: Language, told: &Told) -> Markup {
    let t = office.texts;
    let is_chosen = values.has("language", language.code());
    let is_missing = |name: &str| name != "intro" && values.value(&format!("{name}-{language}")).trim().is_empty();
    let lacks = is_chosen && TEXTS.iter().any(|(name, ..)| is_missing(name));
    let summary = html! {
        span lang=(language.code()) { (language.own_name()) }
        @if lacks { " " (ui::tag(ui::Tone::Warning, t.get("lists-language-missing"))) }
    };
    let content = html! {
        @for (name, is_long, _) in TEXTS {
            @let input = format!("{name}-{language}");
            @let (value, error) = (values.value(&input), told.at(&input));
            @if is_long {
                (LongInput::new(&input, t.get(labels::text(name))).optional(t.get("form-optional")).rows(3).value(value).error(error))
            } @else {
                (Input::new(&input, t.get(labels::text(name))).optional(t.get("form-optional")).value(value).error(error))
            }
        }
    };
    ui::disclosure(summary, is_chosen, content)
}
