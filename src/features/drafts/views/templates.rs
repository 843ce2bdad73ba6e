//! Forms that staff keep to begin others with.

use maud::html;

use super::{
    super::model::{Sheet, Template, languages},
    new::told,
    updated,
};
use crate::{
    i18n::format,
    kernel::Right,
    web::{
        form::FormState,
        office::{Office, OfficePage},
        paths::admin::drafts,
        ui::{self, Alert, Button, Input, Tone},
    },
};

/// All of them.
pub fn templates<'a>(office: &'a Office<'a>, templates: &[Template]) -> OfficePage<'a> {
    let t = office.texts;
    let columns = ["lists-name", "drafts-languages", "drafts-template-fields", "drafts-template-kept", "drafts-actions"];
    let can_change = office.may(Right::Forms);
    let columns: Vec<&str> = columns.iter().take(if can_change { 5 } else { 4 }).map(|key| t.get(key)).collect();
    let rows = templates.iter().map(|template| {
        let count = i64::try_from(template.definition.fields.len()).unwrap_or_default();
        let in_languages: Vec<&str> = languages(&template.definition).iter().map(|language| language.own_name()).collect();
        let mut cells = vec![
            html! { (template.name) },
            html! { (in_languages.join(", ")) },
            html! { (format::number(office.language, count)) },
            updated(office, template.updated_at, template.updated_by.as_deref()),
        ];
        if can_change {
            let one = drafts::template(template.id);
            let said = |key: &str| t.with(key, &[("name", &template.name)]);
            cells.push(ui::row_actions(html! {
                (ui::named_link(&one, t.get("drafts-template-rename"), said("drafts-template-rename-one")))
                (ui::named_link(format!("{one}/deletion"), t.get("lists-delete"), said("drafts-template-delete-one")))
            }));
        }
        cells
    });
    let content = html! {
        (ui::title(t.get("drafts-templates")))
        (ui::lead(t.get("drafts-templates-lead")))
        @if templates.is_empty() { (ui::paragraph(t.get("drafts-templates-none"))) }
        @else { (ui::wide_table(t.get("drafts-templates"), &columns, rows)) }
        (ui::actions(html! {
            @if can_change { (ui::link(drafts::NEW, t.get("drafts-new"))) }
            (ui::link(drafts::LIST, t.get("lists-back")))
        }))
    };
    office.page(t.get("drafts-templates"), content)
}

/// Keeping a form as one.
pub fn keep_template<'a>(office: &'a Office<'a>, sheet: &Sheet, values: &FormState) -> OfficePage<'a> {
    let t = office.texts;
    let told = told(office, values);
    let title = t.with("drafts-template-keep-title", &[("name", &sheet.properties.name)]);
    let content = html! {
        (ui::told_summary(t.get("page-error-summary"), &told))
        (ui::title(&title))
        (ui::lead(t.get("drafts-template-keep-lead")))
        (office.form(&drafts::below(sheet.id, "template"), ui::card(html! {
            (Input::new("name", t.get("drafts-template-name")).value(values.value("name")).error(told.at("name")))
            (ui::actions(html! {
                (Button::new(t.get("drafts-template-keep")))
                (ui::link(drafts::form(sheet.id), t.get("drafts-back")))
            }))
        })))
    };
    let page = office.page(title, content);
    if values.is_right() { page } else { page.error() }
}

/// Another name for one.
pub fn rename_template<'a>(
    office: &'a Office<'a>,
    template: &Template,
    seen: &str,
    values: &FormState,
    is_stale: bool,
) -> OfficePage<'a> {
    let t = office.texts;
    let told = told(office, values);
    let title = t.with("drafts-template-rename-one", &[("name", &template.name)]);
    let content = html! {
        (ui::told_summary(t.get("page-error-summary"), &told))
        (ui::title(&title))
        @if is_stale { (Alert::plain(Tone::Warning, t.with("drafts-template-stale", &[("name", &template.name)]))) }
        (updated(office, template.updated_at, template.updated_by.as_deref()))
        (office.form(&drafts::template(template.id), ui::card(html! {
            (ui::hidden("seen", seen))
            (Input::new("name", t.get("drafts-template-name")).value(values.value("name")).error(told.at("name")))
            (ui::actions(html! {
                (Button::new(t.get("lists-save")))
                (ui::link(drafts::TEMPLATES, t.get("lists-back")))
            }))
        })))
    };
    let page = office.page(title, content);
    match (values.is_right(), is_stale) {
        (false, _) => page.error(),
        (true, true) => page.conflict(),
        (true, false) => page,
    }
}

/// Deleting one: the question.
pub fn template_deletion<'a>(office: &'a Office<'a>, template: &Template) -> OfficePage<'a> {
    let t = office.texts;
    let title = t.with("drafts-template-delete-one", &[("name", &template.name)]);
    let content = html! {
        (ui::title(&title))
        (ui::card(html! {
            (ui::paragraph(t.get("drafts-template-delete-text")))
            (office.form(&format!("{}/deletion", drafts::template(template.id)), ui::actions(html! {
                (Button::new(t.get("drafts-template-delete")).dangerous())
                (ui::link(drafts::TEMPLATES, t.get("lists-delete-not")))
            })))
        }))
    };
    office.page(title, content)
}
