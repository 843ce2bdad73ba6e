//! What lists and their fields are called.

use super::super::model::{Flag, ListKind};
use crate::{i18n::Texts, kernel::Language};

/// The list's name.
pub fn title(kind: ListKind) -> &'static str {
    match kind {
        ListKind::Purposes => "lists-purposes",
        ListKind::LegalBases => "lists-legal-bases",
        ListKind::Sources => "lists-sources",
        ListKind::SubscriptionTypes => "lists-types",
        ListKind::Interests => "lists-interests",
    }
}

/// What the list is for.
pub(super) fn lead(kind: ListKind) -> &'static str {
    match kind {
        ListKind::Purposes => "lists-purposes-lead",
        ListKind::LegalBases => "lists-legal-bases-lead",
        ListKind::Sources => "lists-sources-lead",
        ListKind::SubscriptionTypes => "lists-types-lead",
        ListKind::Interests => "lists-interests-lead",
    }
}

/// Adding an item.
pub(super) fn new(kind: ListKind) -> &'static str {
    match kind {
        ListKind::Purposes => "lists-new-purpose",
        ListKind::LegalBases => "lists-new-legal-basis",
        ListKind::Sources => "lists-new-source",
        ListKind::SubscriptionTypes => "lists-new-type",
        ListKind::Interests => "lists-new-interest",
    }
}

/// What uses an item.
pub(super) fn uses(kind: ListKind) -> &'static str {
    match kind {
        ListKind::Purposes | ListKind::LegalBases => "lists-uses-consents",
        ListKind::Sources | ListKind::Interests => "lists-uses-contacts",
        ListKind::SubscriptionTypes => "lists-uses-subscribers",
    }
}

/// The purpose that a type belongs to.
pub fn purpose_label() -> &'static str {
    "lists-purpose"
}

pub(super) fn flag_label(flag: Flag) -> (&'static str, &'static str) {
    match flag {
        Flag::Manageable => ("lists-manageable", "lists-manageable-hint"),
        Flag::StartsOn => ("lists-starts-on", "lists-starts-on-hint"),
        Flag::SendsConfirmation => ("lists-sends", "lists-sends-hint"),
    }
}

pub(super) fn text_label(field: &str) -> &'static str {
    match field {
        "name" => "lists-name",
        "approval_text" => "lists-approval",
        "public_description" => "lists-public-description",
        "statement_title" => "lists-statement-title",
        "statement_url" => "lists-statement-url",
        _ => "lists-description",
    }
}

/// Who reads a text, where that is not clear; empty otherwise.
pub(super) fn text_hint(kind: ListKind, field: &str) -> &'static str {
    match field {
        "approval_text" => "lists-approval-hint",
        "public_description" => "lists-public-description-hint",
        "statement_url" => "lists-statement-url-hint",
        "description" if kind == ListKind::SubscriptionTypes => "lists-description-public",
        "description" => "lists-description-internal",
        _ => "",
    }
}

/// What a field is called in the list of what is wrong or has changed; a text says its language.
pub fn field_label(texts: &'static Texts, name: &str) -> String {
    let plain = match name {
        "key" => "lists-key",
        "purpose" => purpose_label(),
        "template" => "lists-template",
        "is_manageable" => "lists-manageable",
        "starts_on" => "lists-starts-on",
        "sends_confirmation" => "lists-sends",
        "is_active" => "lists-column-state",
        _ => "",
    };
    if !plain.is_empty() {
        return texts.get(plain).to_owned();
    }
    let (field, language) = name.rsplit_once('-').unwrap_or((name, ""));
    let label = texts.get(text_label(field));
    match Language::from_code(language) {
        Some(language) => format!("{label} ({})", language.own_name()),
        None => label.to_owned(),
    }
}
