//! How things are called: states, kinds of field, inputs, faults, changes.

use maud::Markup;

use super::super::model::{Change, Fault, Place, Sheet, Start, Status, Stock, title};
use crate::{
    features::forms::{
        attachments,
        model::{ChoiceStyle, Definition},
    },
    i18n::Texts,
    kernel::{
        Language, Timestamp,
        ids::{FormId, PurposeId, TypeId},
    },
    web::{
        paths::admin::{drafts, lists, settings, templates},
        ui::{self, Tone},
    },
};

/// How a form stands, as a mark.
pub(super) fn status(t: &Texts, sheet: &Sheet, at: Timestamp) -> Markup {
    let (tone, key) = match sheet.status(at) {
        Status::Open => (Tone::Success, "drafts-status-open"),
        Status::Off => (Tone::Warning, "drafts-status-off"),
        Status::Ended => (Tone::Warning, "drafts-status-ended"),
        Status::Unpublished => (Tone::Info, "drafts-status-unpublished"),
        Status::Deleted => (Tone::Danger, "lists-deleted"),
    };
    ui::tag(tone, t.get(key))
}

/// What a kind of field is called.
pub(super) fn kind(code: &str) -> &'static str {
    match code {
        "email" => "sign-in-address",
        "first_name" => "cards-first-name",
        "last_name" => "cards-last-name",
        "company" => "cards-company",
        "phone" => "cards-phone",
        "country" => "cards-country",
        "language" => "cards-language",
        "text" => "drafts-kind-text",
        "long_text" => "drafts-kind-long-text",
        "choice" => "drafts-kind-choice",
        "date" => "drafts-kind-date",
        "date_time" => "drafts-kind-date-time",
        "number" => "drafts-kind-number",
        "whole_number" => "drafts-kind-whole-number",
        "rating" => "drafts-kind-rating",
        "file" => "drafts-kind-file",
        "consent" => "drafts-kind-consent",
        "subscriptions" => "drafts-kind-subscriptions",
        "interests" => "cards-interests",
        "text_block" => "drafts-kind-text-block",
        "section" => "drafts-kind-section",
        "page" => "drafts-kind-page",
        _ => "drafts-kind-hidden",
    }
}

/// What a style of choice is called.
pub(super) const fn style(style: ChoiceStyle) -> &'static str {
    match style {
        ChoiceStyle::Radio => "drafts-style-radio",
        ChoiceStyle::Select => "drafts-style-select",
        ChoiceStyle::Checkboxes => "drafts-style-checkboxes",
    }
}

/// What a form can begin as.
pub(super) const fn start(start: Start) -> &'static str {
    match start {
        Start::Empty => "drafts-start-empty",
        Start::Newsletter => "drafts-start-newsletter",
        Start::Event => "drafts-start-event",
        Start::Contact => "drafts-start-contact",
        Start::Download => "drafts-start-download",
        Start::Renewal => "drafts-start-renewal",
    }
}

/// What words around the fields are called.
pub(super) fn text(name: &str) -> &'static str {
    match name {
        "title" => "drafts-text-title",
        "intro" => "drafts-text-intro",
        "submit" => "drafts-text-submit",
        "thanks_title" => "drafts-text-thanks-title",
        "thanks" => "drafts-text-thanks",
        _ => "drafts-text-inactive",
    }
}

/// What an input of a form about forms is called, in summaries of slips.
pub fn input_label(t: &Texts, input: &str) -> String {
    let (name, language) = match input.rsplit_once('-') {
        Some((name, code)) => (name, Language::from_code(code)),
        None => (input, None),
    };
    let key = match name {
        "name" => "lists-name",
        "slug" => "drafts-slug",
        "language" => "drafts-languages",
        "start" => "drafts-start",
        "ends_at" => "drafts-ends",
        "max_submissions" => "drafts-most",
        "thanks_url" => "drafts-thanks-url",
        "origins" => "drafts-origins",
        "identifier" => "drafts-identifier",
        "label" => "drafts-label",
        "help" => "drafts-help",
        "placeholder" => "drafts-placeholder",
        "options" => "drafts-options",
        "hidden" => "drafts-value",
        "purpose" => "lists-purpose",
        "kind" => "drafts-kind",
        "file_kind" => "drafts-file-kinds",
        "file_size" => "drafts-file-size",
        "most_files" => "drafts-file-most",
        name => text(name),
    };
    match language {
        Some(language) => format!("{} ({})", t.get(key), language.own_name()),
        None => t.get(key).to_owned(),
    }
}

/// What a field is called on these pages; a box for a consent after its purpose.
pub fn title_of(definition: &Definition, name: &str, language: Language) -> String {
    definition
        .fields
        .iter()
        .find(|field| field.name == name)
        .map_or_else(|| name.to_owned(), |field| title(field, language).to_owned())
}

/// Where a fault is mended.
pub(super) fn place(form: FormId, place: &Place) -> String {
    match place {
        Place::Texts(input) => format!("{}#{input}", drafts::below(form, "draft/texts")),
        Place::Field(name) => drafts::field(form, name),
        Place::Purpose(id) => lists::item("purposes", *id),
        Place::Type(id) => lists::item("subscription-types", *id),
        Place::Interest(id) => lists::item("interests", *id),
        Place::Template => templates::template("confirm"),
        Place::Organisation => settings::ORGANISATION.to_owned(),
    }
}

/// What is wrong, in a sentence.
pub(super) fn fault(t: &Texts, fault: &Fault, definition: &Definition, stock: &Stock) -> String {
    let field = |name: &str| title_of(definition, name, t.language());
    let purpose = |id: i64| stock.lists.purpose_name(PurposeId(id), t.language()).to_owned();
    let kind = |id: i64| stock.lists.type_name(TypeId(id), t.language()).to_owned();
    match fault {
        Fault::NoText(name, language) => {
            t.with("drafts-fault-text", &[("text", t.get(text(name))), ("language", language.own_name())])
        }
        Fault::NoLabel(name, language) => {
            t.with("drafts-fault-label", &[("field", &field(name)), ("language", language.own_name())])
        }
        Fault::NoOptions(name) => t.with("drafts-fault-options", &[("field", &field(name))]),
        Fault::NoOptionLabel(name, value, language) => {
            t.with("drafts-fault-option", &[("field", &field(name)), ("option", value), ("language", language.own_name())])
        }
        Fault::NoPurpose(name) => t.with("drafts-fault-purpose", &[("field", &field(name))]),
        Fault::NoApproval(_, id, language) => {
            t.with("drafts-fault-approval", &[("purpose", &purpose(*id)), ("language", language.own_name())])
        }
        Fault::NoDescription(_, id, language) => {
            t.with("drafts-fault-description", &[("purpose", &purpose(*id)), ("language", language.own_name())])
        }
        Fault::SamePurpose(name, first) => {
            t.with("drafts-fault-same-purpose", &[("field", &field(name)), ("first", &field(first))])
        }
        Fault::SeveralPurposes(name) => t.with("drafts-fault-several-purposes", &[("field", &field(name))]),
        Fault::TypeOutOfUse(name, id) => t.with("drafts-fault-type", &[("field", &field(name)), ("type", &kind(*id))]),
        Fault::NoTypeName(_, id, language) => {
            t.with("drafts-fault-name", &[("name", &kind(*id)), ("language", language.own_name())])
        }
        Fault::SameType(name, first) => t.with("drafts-fault-same-type", &[("field", &field(name)), ("first", &field(first))]),
        Fault::InterestOutOfUse(name, key) => t.with("drafts-fault-type", &[("field", &field(name)), ("type", key)]),
        Fault::NoInterestName(_, id, language) => {
            let interest = stock.interests.iter().find(|interest| interest.id == *id);
            let name = interest.map_or("", |interest| interest.words.name(t.language()));
            t.with("drafts-fault-name", &[("name", name), ("language", language.own_name())])
        }
        Fault::NotAllowed(name) => t.with("drafts-fault-not-allowed", &[("field", &field(name))]),
        Fault::FilesBeforeEnd(name) => t.with("drafts-fault-file-page", &[("field", &field(name))]),
        Fault::EmptyPage(name) => t.with("drafts-fault-empty-page", &[("field", &field(name))]),
        Fault::TooManyOctets(name) => {
            let limit = u32::try_from(attachments::MOST_OCTETS / 1024).unwrap_or(u32::MAX);
            t.with("drafts-fault-file-octets", &[("field", &field(name)), ("limit", &ui::kib(limit))])
        }
        Fault::NoController => t.get("drafts-fault-controller").to_owned(),
        Fault::NoMail(language) => t.with("drafts-fault-mail", &[("language", language.own_name())]),
    }
}

/// What is different, in a sentence.
pub(super) fn change(t: &Texts, change: &Change, before: &Definition, after: &Definition) -> String {
    let field = |name: &str| title_of(after, name, t.language());
    match change {
        Change::LanguageAdded(language) => t.with("drafts-change-language-added", &[("language", language.own_name())]),
        Change::LanguageRemoved(language) => t.with("drafts-change-language-removed", &[("language", language.own_name())]),
        Change::Texts(language) => t.with("drafts-change-texts", &[("language", language.own_name())]),
        Change::Added(name) => t.with("drafts-change-added", &[("field", &field(name))]),
        Change::Removed(name) => t.with("drafts-change-removed", &[("field", &title_of(before, name, t.language()))]),
        Change::Rules(name) => t.with("drafts-change-rules", &[("field", &field(name))]),
        Change::Words(name, language) => {
            t.with("drafts-change-words", &[("field", &field(name)), ("language", language.own_name())])
        }
        Change::Order => t.get("drafts-change-order").to_owned(),
    }
}
