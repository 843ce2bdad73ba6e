//! What happened with a contact, and a mail as it was sent.

use maud::{Markup, html};

use super::{
    super::{activities::Activity, model::Card},
    parts::{person, tabs},
};
use crate::{
    features::{
        consents::acting,
        ledger::Event,
        lists::Lists,
        outbox::{MailLine, Printed},
    },
    i18n::{Texts, format},
    web::{
        office::{Office, OfficePage},
        paths::admin,
        ui::{self, Tone},
    },
};

/// What happened, newest first.
pub fn activities<'a>(office: &'a Office<'a>, card: &Card, lists: &Lists, activities: &[Activity]) -> OfficePage<'a> {
    let t = office.texts;
    let columns = ["data-column-when", "data-column-what", "cards-updated-by"].map(|key| t.get(key));
    let base = admin::contact(card.contact().id);
    let rows = activities.iter().map(|activity| {
        let (what, by) = match activity {
            Activity::Change(event) => {
                (html! { (event_words(office, lists, event)) }, person(t, &card.staff, &acting(event)).to_owned())
            }
            Activity::Mail(mail) => (
                html! {
                    (ui::link(format!("{base}/mails/{}", mail.id), t.with("cards-mail-to", &[("address", &mail.address)])))
                    " " (mail_tag(t, mail))
                },
                String::new(),
            ),
            Activity::Submission { id, form, status, .. } => (
                html! { (ui::link(admin::submissions::submission(id), t.with("cards-filled-in", &[("form", form)]))) @if status == "awaiting" { " " (ui::tag(Tone::Info, t.get("cards-awaiting"))) } },
                t.get("cards-by-visitor").to_owned(),
            ),
        };
        vec![html! { (format::date_time(office.language, activity.at())) }, what, html! { @if by.is_empty() { "–" } @else { (by) } }]
    });
    let content = html! {
        (ui::title(card.title()))
        (tabs(office, card, "/activities"))
        (ui::table(t.get("cards-tab-activities"), &columns, rows))
    };
    office.page(format!("{} – {}", t.get("cards-tab-activities"), card.title()), content)
}

fn mail_tag(t: &'static Texts, mail: &MailLine) -> Markup {
    match mail.state.as_str() {
        "sent" => ui::tag(Tone::Success, t.get("cards-mail-sent")),
        "failed" => ui::tag(Tone::Danger, t.get("cards-mail-failed")),
        "stopped" => ui::tag(Tone::Warning, t.get("cards-mail-stopped")),
        _ => ui::tag(Tone::Info, t.get("cards-mail-waiting")),
    }
}

/// An event in words.
pub fn event_words(office: &Office<'_>, lists: &Lists, event: &Event) -> String {
    let (t, language) = (office.texts, office.language);
    let purpose = event.purpose_id.map_or("", |id| lists.purpose_name(id, language));
    let basis = event.basis_after.map_or("", |id| lists.basis_name(id, language));
    let kind = event.type_id.map_or("", |id| lists.type_name(id, language));
    match event.kind.as_str() {
        "sign_up_requested" => t.get("submissions-event-sent").to_owned(),
        "sign_up_confirmed" => t.get("history-confirmed").to_owned(),
        "submission_processed" => t.get("submissions-event-processed").to_owned(),
        "submission_rejected" => t.get("submissions-event-rejected").to_owned(),
        "contact_created" => t.get("history-created").to_owned(),
        "contact_changed" => t.get("history-changed").to_owned(),
        "consent_granted" => t.with("history-granted", &[("purpose", purpose), ("basis", basis)]),
        "consent_withdrawn" => t.with("history-withdrawn", &[("purpose", purpose)]),
        "subscription_chosen" => match event.choice_after {
            Some(true) => t.with("change-on", &[("name", kind)]),
            Some(false) => t.with("change-off", &[("name", kind)]),
            None => t.with("history-reset", &[("name", kind)]),
        },
        "consent_undone" => t.with("bulk-history-undone", &[("purpose", purpose)]),
        "contact_binned" => t.get("bulk-history-binned").to_owned(),
        "contact_restored" => t.get("bulk-history-restored").to_owned(),
        "links_revoked" => t.get("history-revoked").to_owned(),
        "data_handed_over" => t.get("history-handed-over").to_owned(),
        "contacts_merged" => t.get("cards-merged-event").to_owned(),
        "contact_informed" => t.get("cards-informed-event").to_owned(),
        _ => t.get("history-other").to_owned(),
    }
}

/// A mail as it was sent; its links are masked, because each of them opens the contact's own pages.
pub fn mail<'a>(office: &'a Office<'a>, card: &Card, line: &MailLine, printed: &Printed) -> OfficePage<'a> {
    let t = office.texts;
    let when = line.finished_at.unwrap_or(line.created_at);
    let content = html! {
        (ui::title(&printed.subject))
        (tabs(office, card, "/activities"))
        (ui::card(ui::facts([
            (t.get("cards-mail-from"), html! { (printed.from) }),
            (t.get("cards-mail-recipient"), html! { (line.address) }),
            (t.get("data-column-state"), mail_tag(t, line)),
            (t.get("data-column-when"), html! { (format::date_time(office.language, when)) }),
            (t.get("cards-language"), html! { (line.language.own_name()) }),
            (t.get("cards-mail-reply"), html! {
                @if line.state == "stopped" { (t.get("cards-mail-stopped-why")) } @else { (line.reply.as_deref().unwrap_or("–")) }
            }),
        ])))
        (ui::card(html! {
            (ui::heading(t.get("cards-mail-text")))
            div lang=(line.language.code()) { (ui::mail("light", &printed.body)) }
            (ui::disclosure(html! { (t.get("cards-mail-as-text")) }, false, html! { (ui::source(&printed.text)) }))
            (ui::hint(t.get("cards-mail-masked")))
        }))
    };
    office.page(format!("{} – {}", printed.subject, card.title()), content)
}
