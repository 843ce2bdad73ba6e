//! One page in a look that is tried on, in light and in dark; and the way to save it.

use maud::html;

use super::{super::model::Sample, labels};
use crate::{
    kernel::Language,
    web::{
        office::{CSRF, Office, OfficePage},
        paths::admin::settings,
        ui,
    },
};

/// What the page is made of.
#[derive(Clone, Debug)]
pub struct PreviewView<'v> {
    /// By which the look that is tried on is found.
    pub handle: &'v str,
    /// Which page is shown.
    pub sample: Sample,
    /// In which language.
    pub language: Language,
    /// The look, as the values of its form.
    pub values: &'v [(String, String)],
}

/// The page in light and in dark.
pub fn preview<'a>(office: &'a Office<'a>, view: &PreviewView<'_>) -> OfficePage<'a> {
    let t = office.texts;
    let path = settings::look_preview(view.handle);
    let to = |sample: Sample, language: Language| format!("{path}?page={}&language={language}", sample.code());
    let samples = Sample::ALL.map(|it| (to(it, view.language), t.get(labels::sample(it)), it == view.sample));
    let languages = Language::ALL.map(|it| (to(view.sample, it), it.own_name(), it == view.language));
    let frame = |scheme: &str, key: &str| {
        let src = settings::look_frame(view.handle, view.sample.code(), view.language.code(), scheme);
        let title = format!("{}: {}", t.get(labels::sample(view.sample)), t.get(key));
        ui::stack(html! { (ui::heading(t.get(key))) (ui::frame(&title, &src)) (ui::hint(ui::link(&src, t.get("look-alone")))) })
    };
    let content = html! {
        (ui::title(t.get("look-preview-title")))
        (ui::lead(t.get("look-preview-lead")))
        (office.form(settings::LOOK, html! {
            @for (name, value) in view.values.iter().filter(|(name, _)| name != CSRF) { (ui::hidden(name, value)) }
            (ui::actions(html! {
                (ui::Button::new(t.get("lists-save")).sends("do", "save"))
                (ui::link(format!("{}?draft={}", settings::LOOK, view.handle), t.get("look-back")))
            }))
        }))
        (ui::tabs(t.get("look-preview-pages"), samples))
        (ui::tabs(t.get("templates-preview-language"), languages))
        (ui::side_by_side(html! { (frame("light", "look-light")) (frame("dark", "look-dark")) }))
    };
    office.page(t.get("look-preview-title"), content)
}
