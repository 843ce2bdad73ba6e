//! Pages that ask before something is taken away.

use maud::{Markup, html};

use super::{
    super::model::{Draft, Sheet},
    sent, title_of, updated,
};
use crate::web::{
    office::{Office, OfficePage},
    paths::admin::drafts,
    ui::{self, Alert, Button, Tone},
};

/// Deleting a form.
pub fn deletion<'a>(office: &'a Office<'a>, sheet: &Sheet, submissions: i64) -> OfficePage<'a> {
    let t = office.texts;
    let title = t.with("lists-delete-title", &[("name", &sheet.properties.name)]);
    let act = |act: &str| drafts::below(sheet.id, act);
    let content = html! {
        (ui::title(&title))
        (ui::card(html! {
            (ui::facts([(t.get("drafts-submissions"), html! { (sent(office, submissions)) })]))
            (ui::paragraph(t.get("drafts-delete-text")))
            @if sheet.is_active {
                (ui::paragraph(t.get("lists-delete-instead")))
                (office.button_form(&act("deactivation"), html! { (Button::new(t.get("lists-deactivate")).secondary()) }))
            }
            (office.form(&act("deletion"), ui::actions(html! {
                (Button::new(t.get("lists-delete-button")).dangerous())
                (ui::link(drafts::form(sheet.id), t.get("lists-delete-not")))
            })))
        }))
    };
    office.page(title, content)
}

/// Throwing a draft away; `is_stale` when it has changed since the question was asked.
pub fn discarding<'a>(office: &'a Office<'a>, sheet: &Sheet, draft: &Draft, is_stale: bool) -> OfficePage<'a> {
    let t = office.texts;
    let title = t.with("drafts-discard-title", &[("name", &sheet.properties.name)]);
    let content = html! {
        (ui::title(&title))
        @if is_stale { (Alert::plain(Tone::Warning, t.get("drafts-refused-stale"))) }
        (ui::card(html! {
            (updated(office, draft.updated_at, draft.updated_by.as_deref()))
            (ui::paragraph(t.get(if sheet.published.is_some() { "drafts-discard-text" } else { "drafts-discard-first" })))
            (office.form(&drafts::below(sheet.id, "draft/discarding"), html! {
                (ui::hidden("seen", &draft.mark))
                (ui::actions(html! {
                    (Button::new(t.get("drafts-discard-button")).dangerous())
                    (ui::link(drafts::draft(sheet.id), t.get("lists-delete-not")))
                }))
            }))
        }))
    };
    let page = office.page(title, content);
    if is_stale { page.conflict() } else { page }
}

/// Removing a field of a draft.
pub fn removal<'a>(office: &'a Office<'a>, sheet: &Sheet, draft: &Draft, name: &str) -> OfficePage<'a> {
    let t = office.texts;
    let title = t.with("drafts-remove-title", &[("name", &title_of(&draft.definition, name, office.language))]);
    let content = html! {
        (ui::title(&title))
        (ui::card(html! {
            (ui::paragraph(t.get("drafts-remove-text")))
            (office.form(&format!("{}/deletion", drafts::field(sheet.id, name)), ui::actions(html! {
                (Button::new(t.get("drafts-remove-button")).dangerous())
                (ui::link(drafts::draft(sheet.id), t.get("lists-delete-not")))
            })))
        }))
    };
    office.page(title, content)
}

/// What was typed for a field that is not there any more, or for a draft that is not: it is shown, since it cannot be saved.
pub fn gone<'a>(office: &'a Office<'a>, sheet: &Sheet, typed: &[(String, String)]) -> OfficePage<'a> {
    let t = office.texts;
    let line = |(label, text): &(String, String)| (label.clone(), ui::prose(text));
    let content: Markup = html! {
        (ui::title(t.get("drafts-gone-title")))
        (Alert::plain(Tone::Warning, t.get("drafts-gone-text")))
        @if !typed.is_empty() { (ui::card(ui::facts(typed.iter().map(line)))) }
        (ui::actions(ui::link(drafts::draft(sheet.id), t.get("drafts-back-draft"))))
    };
    office.page(t.get("drafts-gone-title"), content).conflict()
}
