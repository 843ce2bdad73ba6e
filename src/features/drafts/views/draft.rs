//! The draft: its words, its fields in order, and what can be done with each.

use maud::{Markup, html};

use super::{
    super::model::{Draft, KINDS, MOST_FIELDS, Refusal, Sheet, kind_code, languages},
    labels,
    seen::frames,
    title_of, updated,
};
use crate::{
    features::{
        forms::model::{Field, FieldKind},
        settings::Settings,
    },
    i18n::format,
    kernel::{Language, Right},
    web::{
        office::{Office, OfficePage},
        paths::admin::drafts,
        ui::{self, Alert, Button, Select, Tone},
    },
};

/// What the page is made of.
#[derive(Clone, Debug)]
pub struct DraftView<'v> {
    /// The form.
    pub sheet: &'v Sheet,
    /// Its draft.
    pub draft: &'v Draft,
    /// Purposes by number and name, for boxes of consents.
    pub purposes: &'v [(i64, String)],
    /// What an administrator has decided about details of contacts.
    pub settings: &'v Settings,
    /// The language that is shown.
    pub language: Language,
    /// Which of how many pages is shown, counted from 1.
    pub page: (usize, usize),
    /// Why what was asked for was not done.
    pub refusal: Option<Refusal>,
}

/// The part of the page that steps change; what is seen beside it; where it is told.
const PARTS: (&str, &str, &str) = ("draft-fields", "draft-seen", "draft-told");

/// The page.
pub fn draft<'a>(office: &'a Office<'a>, view: &DraftView<'_>) -> OfficePage<'a> {
    let t = office.texts;
    let (sheet, draft) = (view.sheet, view.draft);
    let id = sheet.id;
    let below = |what: &str| drafts::below(id, what);
    let can_change = office.may(Right::Forms);
    let title = t.with("drafts-draft-title", &[("name", &sheet.properties.name)]);
    let shown = languages(&draft.definition);
    let in_languages: Vec<&str> = shown.iter().map(|language| language.own_name()).collect();
    let count = format::number(office.language, i64::try_from(draft.definition.fields.len()).unwrap_or_default());
    let content = html! {
        (ui::title(&title))
        (ui::lead(t.get("drafts-draft-lead")))
        (updated(office, draft.updated_at, draft.updated_by.as_deref()))
        (ui::actions(html! {
            @if can_change { (ui::link_button(below("draft/publication"), t.get("drafts-check"))) }
            (ui::link(below("draft/preview"), t.get("drafts-preview")))
            @if can_change { (ui::link(below("draft/discarding"), t.get("drafts-discard"))) }
        }))
        (ui::card(html! {
            (ui::heading(t.get("drafts-texts")))
            (ui::facts([
                (t.get("drafts-text-title"), html! { (draft.definition.texts.get(office.language).map_or("", |texts| &texts.title)) }),
                (t.get("drafts-languages"), html! { (in_languages.join(", ")) }),
            ]))
            @if can_change { (ui::actions(ui::link(below("draft/texts"), t.get("drafts-texts-edit")))) }
        }))
        (ui::told_here(PARTS.2, &told(office, view)))
        (ui::steps(PARTS.0, PARTS.1, PARTS.2, html! {
            @if let Some(refusal) = view.refusal { (Alert::plain(Tone::Warning, t.get(refused(refusal)))) }
            (ui::heading(t.with("drafts-fields", &[("count", &count), ("limit", &MOST_FIELDS.to_string())])))
            (fields(office, view))
        }))
        @if can_change && draft.definition.fields.len() < MOST_FIELDS { (adding(office, view)) }
        (ui::along(PARTS.1, html! {
            (ui::heading(t.get("drafts-preview")))
            (frames(office, &drafts::draft(id), &below("draft/preview"), &shown, view.language, view.page))
        }))
        (ui::actions(ui::link(drafts::form(id), t.get("drafts-back"))))
    };
    office.page(title, content).scripted()
}

/// What was done or why it was not, for those who do not see the list change.
fn told(office: &Office<'_>, view: &DraftView<'_>) -> String {
    match (view.refusal, office.done) {
        (Some(refusal), _) => office.texts.get(refused(refusal)).to_owned(),
        (None, Some(done)) => done.text(office.texts).to_owned(),
        (None, None) => String::new(),
    }
}

const fn refused(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::Stale => "drafts-refused-stale",
        Refusal::Gone => "drafts-refused-gone",
        Refusal::NameTaken => "drafts-slip-name-taken",
        Refusal::TooMany => "drafts-refused-many",
        Refusal::TooLarge => "drafts-refused-large",
        Refusal::AddressStays => "drafts-refused-address",
    }
}

fn fields(office: &Office<'_>, view: &DraftView<'_>) -> Markup {
    let t = office.texts;
    let columns = [
        t.get("drafts-field"),
        t.get("drafts-kind"),
        t.get("drafts-identifier"),
        t.get("drafts-required"),
        t.get("drafts-actions"),
    ];
    let can_change = office.may(Right::Forms);
    let columns = if can_change { &columns[..] } else { &columns[..4] };
    let last = view.draft.definition.fields.len().saturating_sub(1);
    let rows = view.draft.definition.fields.iter().enumerate().map(|(at, field)| {
        let name = name(office, view, field);
        let mut cells = vec![
            html! { @if can_change { (ui::link(drafts::field(view.sheet.id, &field.name), &name)) } @else { (name) } },
            html! { (t.get(labels::kind(kind_code(&field.kind)))) },
            html! { (field.name) },
            html! {
                (t.get(if field.required { "lists-yes" } else { "lists-no" }))
                @if field.may_overwrite { " " (overwrites(office, view, field)) }
            },
        ];
        if can_change {
            cells.push(acts(office, view, field, &name, at == 0, at == last));
        }
        cells
    });
    ui::wide_table(t.get("drafts-fields-table"), columns, rows)
}

/// A mark for a field that may replace what is known, or would if an administrator had not decided otherwise.
fn overwrites(office: &Office<'_>, view: &DraftView<'_>, field: &Field) -> Markup {
    match view.settings.keeps(kind_code(&field.kind)) {
        false => ui::tag(Tone::Warning, office.texts.get("drafts-overwrites")),
        true => ui::tag(Tone::Info, office.texts.get("drafts-overwrites-not")),
    }
}

/// What a row is called: the label, the purpose of a consent, or the first words of a text.
fn name(office: &Office<'_>, view: &DraftView<'_>, field: &Field) -> String {
    if let FieldKind::Consent { purpose, .. } = &field.kind
        && let Some((_, name)) = view.purposes.iter().find(|(id, _)| *id == purpose.0)
    {
        return name.clone();
    }
    let title = title_of(&view.draft.definition, &field.name, office.language);
    let start = crate::kernel::text::cut(&title, 80);
    if start.len() < title.len() { format!("{start} …") } else { title }
}

fn acts(office: &Office<'_>, view: &DraftView<'_>, field: &Field, name: &str, is_first: bool, is_last: bool) -> Markup {
    let t = office.texts;
    let action = drafts::draft(view.sheet.id);
    let said = |key: &str| t.with(key, &[("name", name)]);
    let button = |act: &str, sign: &'static str, reads: &'static str| {
        let (reads, id) = (said(reads), format!("{act}-{}", field.name));
        office.step_form(
            &action,
            html! {
                (ui::hidden("field", &field.name))
                (ui::hidden("do", act))
                (ui::hidden("language", view.language.code()))
                (ui::hidden("page", view.page.0))
                (Button::new(sign).quiet().id(&id).reads(&reads))
            },
        )
    };
    let is_address = field.kind == FieldKind::Email;
    ui::row_actions(html! {
        @if !is_first { (button("up", "↑", "drafts-up")) }
        @if !is_last { (button("down", "↓", "drafts-down")) }
        @if !is_address {
            (button("copy", t.get("drafts-copy"), "drafts-copy-one"))
            (ui::named_link(format!("{}/deletion", drafts::field(view.sheet.id, &field.name)), t.get("cards-remove"), said("drafts-remove-one")))
        }
    })
}

fn adding(office: &Office<'_>, view: &DraftView<'_>) -> Markup {
    let t = office.texts;
    let kinds = KINDS.iter().filter(|code| !view.settings.hides(code)).map(|code| (*code, t.get(labels::kind(code))));
    ui::card(html! {
        (ui::heading(t.get("drafts-new-field")))
        (ui::form_to(&drafts::below(view.sheet.id, "draft/new-field"), html! {
            (Select::new("kind", t.get("drafts-kind")).options(kinds))
            (ui::actions(html! { (Button::new(t.get("drafts-new-field-button")).secondary()) }))
        }))
    })
}
