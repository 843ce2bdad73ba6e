//! Making a link that opens a form with values filled in (FRM-09).

use maud::{Markup, html};

use super::super::prefill::{PrefilledLink, fields};
use crate::{
    features::forms::{
        model::{Definition, Field, FieldKind},
        views::Questions,
    },
    i18n::format,
    kernel::{Language, ids::FormId},
    web::{
        form::FormState,
        look::Dress,
        office::{Office, OfficePage},
        page::Site,
        paths::admin::drafts,
        ui::{self, Alert, Button, Input, Select, SummaryLine, Tone},
    },
};

/// What the names of the form's fields begin with here, so that none is taken for one of the page's own.
pub const FIELD: &str = "v-";
/// For how many days the link works.
pub const DAYS: &str = "link-days";
/// The language of the page that it opens; empty for the visitor's own.
pub const LANGUAGE: &str = "link-language";

/// What the page is made of.
#[derive(Clone, Copy)]
pub struct PrefillView<'v> {
    /// The form.
    pub id: FormId,
    /// Its published version.
    pub definition: &'v Definition,
    /// What was typed.
    pub state: &'v FormState,
    /// The link, when one was made.
    pub made: Option<&'v PrefilledLink>,
}

/// The page. `organisation` is who the form belongs to.
pub fn prefilled_link<'a>(office: &'a Office<'a>, view: &PrefillView<'_>, organisation: &str) -> OfficePage<'a> {
    let t = office.texts;
    let languages: Vec<Language> = view.definition.texts.0.keys().copied().collect();
    let language = if languages.contains(&office.language) { Some(office.language) } else { languages.first().copied() };
    let language = language.unwrap_or(office.language);
    let name = view.definition.texts.get(language).map_or("", |texts| &texts.title);
    let title = t.with("door-prefill-title", &[("name", name)]);
    let dress = Dress::default();
    let site = Site::new(organisation, language, "", true).dressed(&dress);
    // The page's language is chosen below, and with it the one that the form proposes.
    let asked = fields(view.definition).filter(|field| field.kind != FieldKind::Language);
    let definition = Definition { texts: view.definition.texts.clone(), fields: asked.map(unnamed).collect() };
    let questions = Questions::of(&site, &definition, view.state);
    let own = view.state.told(t, |field| t.get(if field == DAYS { "door-prefill-days" } else { "door-prefill-language" }));
    let ours = own.lines().filter(|(field, _)| [DAYS, LANGUAGE].contains(field));
    let lines: Vec<_> = questions.slips().chain(ours.map(|(field, text)| (field.to_owned(), text))).collect();
    let summary: Vec<_> = lines.iter().map(|(target, text)| SummaryLine { target: target.clone(), text }).collect();
    let offered = languages.iter().map(|language| (language.code(), language.own_name()));
    let content = html! {
        (ui::error_summary(t.get("page-error-summary"), &summary))
        (ui::title(&title))
        (ui::lead(t.get("door-prefill-lead")))
        @if let Some(made) = view.made { (link(office, made)) }
        (office.form(&drafts::below(view.id, "prefilled-link"), ui::card(html! {
            div lang=(language) { (ui::stack(questions.drawn(&site, &definition, view.state))) }
            (Input::new(DAYS, t.get("door-prefill-days")).hint(t.get("door-prefill-days-hint")).mode("numeric")
                .value(view.state.value(DAYS)).error(own.at(DAYS)))
            (Select::new(LANGUAGE, t.get("door-prefill-language")).prompt(t.get("door-prefill-own")).options(offered)
                .value(view.state.value(LANGUAGE)).error(own.at(LANGUAGE)))
            (ui::actions(html! {
                (Button::new(t.get("door-prefill-make")))
                (ui::link(drafts::form(view.id), t.get("door-snippet-back")))
            }))
        })))
    };
    let page = office.page(title, content);
    if view.state.is_right() { page } else { page.error() }
}

/// The field under a name of ours; staff may leave out every one.
fn unnamed(field: &Field) -> Field {
    Field { name: format!("{FIELD}{}", field.name), required: false, ..field.clone() }
}

/// The link, ready to be copied.
fn link(office: &Office<'_>, made: &PrefilledLink) -> Markup {
    let t = office.texts;
    let until = format::date_time(office.language, made.expires_at);
    html! {
        (Alert::new(Tone::Success, t.get("door-prefill-made")).saying(html! {
            (ui::source(&made.url))
            (ui::paragraph(t.with("door-prefill-until", &[("date", &until)])))
            (ui::paragraph(t.get("door-prefill-care")))
        }))
    }
}
