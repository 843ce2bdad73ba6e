//! What needs attention, in words, each with the way to where it is mended.

use maud::{Markup, html};

use super::{super::model::Concern, counted};
use crate::{
    features::{items::ListKind, outbox::Lot},
    i18n::format,
    kernel::Right,
    web::{
        office::Office,
        paths::admin::{self, lists, settings, templates},
        ui::{self, Tone},
    },
};

/// A concern as a line. It is a link for whoever may open the page where it is mended.
pub fn concern(office: &Office<'_>, concern: Concern) -> (Tone, Markup) {
    let (t, language) = (office.texts, office.language);
    let count = |key, count| t.with(key, &[("count", counted(language, count).as_str())]);
    let plain = |key: &'static str| t.get(key).to_owned();
    let (tone, words, href, right) = match concern {
        Concern::WritesFiles => {
            (Tone::Danger, plain("overview-writes-files"), settings::TRANSPORT.to_owned(), Some(Right::Settings))
        }
        Concern::Failed(mails) => (Tone::Danger, count("overview-failed", mails), admin::mails(Lot::FailedLately.code()), None),
        Concern::Late(mails) => (Tone::Danger, count("overview-late", mails), admin::mails(Lot::Late.code()), None),
        Concern::WebhooksGivenUp(hooks) => {
            (Tone::Danger, count("integrations-given-up", hooks), admin::webhooks::LIST.to_owned(), Some(Right::Settings))
        }
        Concern::Submissions(waiting) => {
            (Tone::Warning, count("submissions-to-process", waiting), admin::submissions::waiting(), None)
        }
        Concern::Attacks(forms) => (Tone::Danger, count("door-concern", forms), admin::drafts::LIST.to_owned(), None),
        Concern::SubmissionsFailed(failed) => {
            (Tone::Danger, count("submissions-to-mend", failed), admin::submissions::failed(), None)
        }
        Concern::NotInformed(people) => {
            (Tone::Warning, count("overview-late-people", people), admin::NOT_INFORMED.to_owned(), None)
        }
        Concern::NoName => (Tone::Warning, plain("overview-no-name"), settings::ORGANISATION.to_owned(), Some(Right::Settings)),
        Concern::NoAddress => {
            (Tone::Warning, plain("overview-no-address"), settings::ORGANISATION.to_owned(), Some(Right::Settings))
        }
        Concern::NoContact => {
            (Tone::Warning, plain("overview-no-contact"), settings::ORGANISATION.to_owned(), Some(Right::Settings))
        }
        Concern::NoSender => (Tone::Warning, plain("overview-no-sender"), settings::SENDER.to_owned(), Some(Right::Settings)),
        Concern::Untranslated(kind, items) => {
            let (list, name) = list(kind);
            let number = format::number(language, items);
            let words = t.with("overview-untranslated", &[("list", t.get(name)), ("count", &number)]);
            (Tone::Info, words, list.to_owned(), None)
        }
        Concern::UntranslatedTemplates(items) => {
            let number = format::number(language, items);
            let words = t.with("overview-untranslated", &[("list", t.get("templates-title")), ("count", &number)]);
            (Tone::Info, words, templates::LIST.to_owned(), None)
        }
        Concern::OldKey(days) => (
            Tone::Info,
            t.with("overview-old-key", &[("days", &format::number(language, days))]),
            settings::KEYS.to_owned(),
            Some(Right::Settings),
        ),
    };
    let may_follow = right.is_none_or(|right| office.may(right));
    (tone, html! { @if may_follow { (ui::link(href, words)) } @else { (words) } })
}

const fn list(kind: ListKind) -> (&'static str, &'static str) {
    match kind {
        ListKind::SubscriptionTypes => (lists::subscription_types::LIST, "lists-types"),
        ListKind::Purposes => (lists::purposes::LIST, "lists-purposes"),
        ListKind::LegalBases => (lists::legal_bases::LIST, "lists-legal-bases"),
        ListKind::Sources => (lists::sources::LIST, "lists-sources"),
        ListKind::Interests => (lists::interests::LIST, "lists-interests"),
    }
}
