//! A field: what it asks, in every language of the form.

use maud::{Markup, html};

use super::{
    super::{
        model::{
            Draft, MOST_OPTIONS, Sheet, Stock, has_label, has_placeholder, is_long_label, kind_code, languages, may_be_half,
            may_overwrite, may_require,
        },
        parse::{HALF, SIZES, scale_code, style_code},
    },
    Conflict, collision, labels,
    new::told,
    title_of,
};
use crate::{
    features::forms::{
        attachments::MOST_FILES,
        model::{ChoiceStyle, FieldKind, FileKind, Scale},
        views::kind_words,
    },
    kernel::Language,
    web::{
        form::{FormState, TICKED, Told},
        office::{Office, OfficePage},
        paths::admin::drafts,
        ui::{self, Alert, Group, Input, LongInput, Select, Toggle, ToggleKind, Tone},
    },
};

/// What the page is made of.
#[derive(Clone, Debug)]
pub struct FieldView<'v> {
    /// The form.
    pub sheet: &'v Sheet,
    /// Its draft.
    pub draft: &'v Draft,
    /// What the field is called so far; nothing for a new one.
    pub name: Option<&'v str>,
    /// What it asks.
    pub kind: &'v FieldKind,
    /// The mark of the field that the form was made from.
    pub seen: &'v str,
    /// What stands in the form.
    pub values: &'v FormState,
    /// What can be chosen from.
    pub stock: &'v Stock,
    /// The language of the organisation.
    pub base: Language,
    /// Who saved in between.
    pub conflict: Option<Conflict>,
}

/// The page.
pub fn field<'a>(office: &'a Office<'a>, view: &FieldView<'_>) -> OfficePage<'a> {
    let t = office.texts;
    let values = view.values;
    let told = told(office, values);
    let kind = t.get(labels::kind(kind_code(view.kind)));
    let title = match view.name {
        Some(name) => {
            t.with("drafts-field-title", &[("name", &title_of(&view.draft.definition, name, office.language)), ("kind", kind)])
        }
        None => t.with("drafts-new-field-title", &[("kind", kind)]),
    };
    let action = match view.name {
        Some(name) => drafts::field(view.sheet.id, name),
        None => drafts::below(view.sheet.id, "draft/new-field"),
    };
    let content = html! {
        (ui::told_summary(t.get("page-error-summary"), &told))
        (ui::title(&title))
        @if let Some(conflict) = &view.conflict { (collision(office, conflict)) }
        (office.form(&action, html! {
            (ui::hidden("seen", view.seen))
            @if view.name.is_none() { (ui::hidden("kind", kind_code(view.kind))) }
            (ui::card(general(office, view, &told)))
            @for language in languages(&view.draft.definition) { (words(office, view, language, &told)) }
            (ui::actions(html! {
                (ui::Button::new(t.get(if view.name.is_some() { "lists-save" } else { "drafts-new-field-button" })))
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

/// What holds in all languages.
fn general(office: &Office<'_>, view: &FieldView<'_>, told: &Told) -> Markup {
    let (t, values) = (office.texts, view.values);
    let box_of = |name: &'static str, label: &'static str, hint: &'static str| {
        html! { (Toggle::new(ToggleKind::Checkbox, name, name, TICKED, t.get(label)).hint(t.get(hint)).on(values.has(name, TICKED))) }
    };
    html! {
        (Input::new("identifier", t.get("drafts-identifier")).hint(t.get("drafts-identifier-hint")).autocomplete("off")
            .value(values.value("identifier")).error(told.at("identifier")))
        (place(office, view))
        @if may_be_half(view.kind) {
            (Select::new("width", t.get("drafts-width")).hint(t.get("drafts-width-hint")).value(values.value("width"))
                .options([("full", t.get("drafts-width-full")), (HALF, t.get("drafts-width-half"))]))
        }
        @if may_require(view.kind) { (box_of("required", "drafts-required", "drafts-required-hint")) }
        @if may_overwrite(view.kind) {
            @if view.stock.settings.keeps(kind_code(view.kind)) { (Alert::plain(Tone::Info, t.get("drafts-overwrite-kept"))) }
            @else if values.has("may_overwrite", TICKED) { (Alert::plain(Tone::Warning, t.get("drafts-overwrite-on"))) }
            (box_of("may_overwrite", "drafts-overwrite", "drafts-overwrite-hint"))
        }
        @if view.stock.settings.hides(kind_code(view.kind)) { (Alert::plain(Tone::Warning, t.get("drafts-slip-not-allowed"))) }
        @match view.kind {
            FieldKind::Choice { .. } => {
                @let styles = [ChoiceStyle::Radio, ChoiceStyle::Select, ChoiceStyle::Checkboxes];
                (Select::new("style", t.get("drafts-style")).options(styles.map(|style| (style_code(style), t.get(labels::style(style)))))
                    .value(values.value("style")))
            },
            FieldKind::Rating { .. } => {
                @let scales = [Scale::OneToFive, Scale::ZeroToTen].map(|scale| (scale_code(scale), scale.ends()));
                @let names = scales.map(|(code, (first, last))| (code, format!("{first}–{last}")));
                (Select::new("scale", t.get("drafts-scale")).hint(t.get("drafts-scale-hint"))
                    .options(names.iter().map(|(code, name)| (*code, name.as_str()))).value(values.value("scale")))
            },
            FieldKind::File { .. } => (files(office, view, told)),
            FieldKind::Hidden { .. } => {
                (Input::new("hidden", t.get("drafts-value")).hint(t.get("drafts-value-hint")).optional(t.get("form-optional"))
                    .value(values.value("hidden")).error(told.at("hidden")))
            },
            FieldKind::Consent { .. } => (purpose(office, view, told)),
            FieldKind::Subscriptions { .. } => (types(office, view)),
            FieldKind::Interests { .. } => (interests(office, view)),
            _ => {},
        }
    }
}

/// Behind which field it stands.
fn place(office: &Office<'_>, view: &FieldView<'_>) -> Markup {
    let t = office.texts;
    let others = view.draft.definition.fields.iter().filter(|field| Some(field.name.as_str()) != view.name);
    let others: Vec<(String, String)> = others
        .map(|field| {
            let title = title_of(&view.draft.definition, &field.name, office.language);
            (field.name.clone(), t.with("drafts-after", &[("name", crate::kernel::text::cut(&title, 80))]))
        })
        .collect();
    let options =
        [("", t.get("drafts-first"))].into_iter().chain(others.iter().map(|(name, label)| (name.as_str(), label.as_str())));
    html! { (Select::new("after", t.get("drafts-place")).options(options).value(view.values.value("after"))) }
}

/// Which files are taken.
fn files(office: &Office<'_>, view: &FieldView<'_>, told: &Told) -> Markup {
    let (t, values) = (office.texts, view.values);
    let kinds = html! {
        @for (at, kind) in FileKind::ALL.into_iter().enumerate() {
            @let id = if at == 0 { "file_kind".to_owned() } else { format!("file_kind-{}", kind.code()) };
            (Toggle::new(ToggleKind::Checkbox, &id, "file_kind", kind.code(), t.get(kind_words(kind)))
                .on(values.has("file_kind", kind.code())).invalid(told.at("file_kind").is_some()))
        }
    };
    let sizes = SIZES.map(|size| (size.to_string(), ui::kib(size * 1024)));
    let counts: Vec<String> = (1..=MOST_FILES).map(|most| most.to_string()).collect();
    html! {
        (Group::new("file_kind", t.get("drafts-file-kinds"), kinds).hint(t.get("drafts-file-kinds-hint")).error(told.at("file_kind")))
        (Select::new("file_size", t.get("drafts-file-size")).value(values.value("file_size")).error(told.at("file_size"))
            .options(sizes.iter().map(|(value, name)| (value.as_str(), name.as_str()))))
        (Select::new("most_files", t.get("drafts-file-most")).value(values.value("most_files")).error(told.at("most_files"))
            .options(counts.iter().map(|count| (count.as_str(), count.as_str()))))
    }
}

fn purpose(office: &Office<'_>, view: &FieldView<'_>, told: &Told) -> Markup {
    let (t, lists) = (office.texts, &view.stock.lists);
    let chosen = view.values.value("purpose");
    let shown = lists.purposes.iter().filter(|purpose| lists.is_in_use(purpose.id) || purpose.id.to_string() == chosen);
    let purposes: Vec<(String, &str)> =
        shown.map(|purpose| (purpose.id.to_string(), lists.purpose_name(purpose.id, office.language))).collect();
    html! {
        (Select::new("purpose", t.get("lists-purpose")).hint(t.get("drafts-purpose-hint")).prompt(t.get("form-choose"))
            .options(purposes.iter().map(|(id, name)| (id.as_str(), *name))).value(chosen).error(told.at("purpose")))
    }
}

fn types(office: &Office<'_>, view: &FieldView<'_>) -> Markup {
    let (t, lists) = (office.texts, &view.stock.lists);
    let is_on = |id: &str| view.values.has("type", id);
    let boxes = html! {
        @for kind in &lists.types {
            @let id = kind.id.to_string();
            @if is_on(&id) || lists.is_sent(kind) {
                @let of = t.with("drafts-type-of", &[("purpose", lists.purpose_name(kind.purpose, office.language))]);
                (Toggle::new(ToggleKind::Checkbox, &format!("type-{id}"), "type", &id, lists.type_name(kind.id, office.language)).hint(&of).on(is_on(&id)))
            }
        }
    };
    html! { (Group::new("types", t.get("lists-types"), boxes).hint(t.get("drafts-types-hint"))) }
}

fn interests(office: &Office<'_>, view: &FieldView<'_>) -> Markup {
    let t = office.texts;
    let is_on = |key: &str| view.values.has("interest", key);
    let shown: Vec<_> = view
        .stock
        .interests
        .iter()
        .filter(|interest| is_on(&interest.key) || interest.is_active && interest.deleted_at.is_none())
        .collect();
    let boxes = html! {
        @for interest in &shown {
            (Toggle::new(ToggleKind::Checkbox, &format!("interest-{}", interest.id), "interest", &interest.key, interest.words.name(office.language))
                .on(is_on(&interest.key)))
        }
    };
    html! {
        @if shown.is_empty() { (ui::paragraph(t.get("drafts-no-interests"))) }
        @else { (Group::new("interests", t.get("cards-interests"), boxes)) }
    }
}

/// What it says in a language.
fn words(office: &Office<'_>, view: &FieldView<'_>, language: Language, told: &Told) -> Markup {
    let (t, values) = (office.texts, view.values);
    if matches!(view.kind, FieldKind::Hidden { .. }) {
        return html! {};
    }
    let optional = t.get("form-optional");
    let [label, help, placeholder, options] =
        ["label", "help", "placeholder", "options"].map(|name| format!("{name}-{language}"));
    let is_wrong = [&label, &help, &placeholder, &options].into_iter().any(|name| told.at(name).is_some());
    let is_empty = has_label(view.kind) && values.value(&label).trim().is_empty();
    let summary = html! {
        span lang=(language.code()) { (language.own_name()) }
        @if is_empty { " " (ui::tag(Tone::Warning, t.get("lists-language-missing"))) }
    };
    let is_first = languages(&view.draft.definition).first() == Some(&language);
    let content = html! {
        @if is_long_label(view.kind) {
            (LongInput::new(&label, t.get("drafts-text")).optional(optional).hint(t.get("drafts-later")).rows(5).value(values.value(&label)).error(told.at(&label)))
        } @else if has_label(view.kind) {
            (Input::new(&label, t.get("drafts-label")).optional(optional).hint(t.get("drafts-later")).value(values.value(&label)).error(told.at(&label)))
        }
        @if !is_long_label(view.kind) {
            (LongInput::new(&help, t.get("drafts-help")).optional(optional).rows(2).value(values.value(&help)).error(told.at(&help)))
        }
        @if has_placeholder(view.kind) {
            (Input::new(&placeholder, t.get("drafts-placeholder")).optional(optional).hint(t.get("drafts-placeholder-hint")).value(values.value(&placeholder))
                .error(told.at(&placeholder)))
        }
        @if let FieldKind::Choice { .. } = view.kind {
            @let hint = t.with(if is_first { "drafts-options-hint" } else { "drafts-options-other" }, &[("limit", &MOST_OPTIONS.to_string())]);
            (LongInput::new(&options, t.get("drafts-options")).optional(optional).hint(&hint).rows(8).value(values.value(&options)).error(told.at(&options)))
        }
    };
    ui::disclosure(
        summary,
        language == view.base || is_first || is_wrong || view.name.is_none() && language == office.language,
        content,
    )
}
