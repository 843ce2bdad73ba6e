//! The table of mails.

use std::collections::HashMap;

use chrono::Duration;
use maud::{Markup, html};

use crate::{
    features::{
        outbox::{Lot, LotLine, LotPage, MailLine},
        templates::TemplateKey,
    },
    i18n::{Texts, format, template_key},
    kernel::{Right, ids::TemplateVersionId},
    web::{
        office::{Office, OfficePage},
        paths::admin,
        ui::{self, Button, Select, Tone},
    },
};

/// When a mail left so soon after it was written, one of the two times says enough.
const SOON: Duration = Duration::minutes(10);

/// What the page is made of.
pub struct MailsView<'v> {
    /// Which mails.
    pub lot: Lot,
    /// These of them.
    pub page: &'v LotPage,
    /// Are these the first ones?
    pub is_first: bool,
    /// Of which template each version is.
    pub versions: &'v HashMap<TemplateVersionId, TemplateKey>,
}

/// The table of mails.
pub fn mails<'a>(office: &'a Office<'a>, view: &MailsView<'_>) -> OfficePage<'a> {
    let t = office.texts;
    let columns = ["deliveries-column-mail", "cards-mail-recipient", "data-column-state", "data-column-when", "cards-mail-reply"]
        .map(|key| t.get(key));
    let can_resend = office.may(Right::Contacts);
    let mut links = Vec::new();
    if !view.is_first {
        links.push((admin::mails(view.lot.code()), t.get("cards-first-page").to_owned()));
    }
    if let Some((at, id)) = view.page.next {
        links.push((
            format!("{}&at={}&after={id}", admin::mails(view.lot.code()), at.micros()),
            t.get("cards-page-below").to_owned(),
        ));
    }
    let content = html! {
        (ui::title(t.get("deliveries-title")))
        (ui::lead(t.get("deliveries-lead")))
        (ui::search_form(admin::MAILS, html! {
            (ui::columns(html! {
                (Select::new("state", t.get("deliveries-show")).value(view.lot.code()).options(Lot::ALL.map(|(lot, code)| (code, t.get(lot_key(lot))))))
            }))
            (ui::actions(html! { (Button::new(t.get("deliveries-show-button"))) }))
        }))
        @if view.page.lines.is_empty() {
            (ui::paragraph(t.get("deliveries-none")))
        } @else {
            @if view.lot.is_failed() && can_resend {
                (office.form(admin::MAILS_RESENDING, html! {
                    (ui::hidden("state", view.lot.code()))
                    (ui::actions(html! { (Button::new(t.get("deliveries-resend-all")).secondary()) }))
                }))
            }
            (ui::wide_table(t.get("deliveries-title"), &columns, view.page.lines.iter().map(|line| cells(office, view, line, can_resend))))
        }
        @if !links.is_empty() { (ui::pages(t.get("cards-pages"), links)) }
    };
    office.page(t.get("deliveries-title"), content)
}

/// What a lot is called.
pub const fn lot_key(lot: Lot) -> &'static str {
    match lot {
        Lot::All => "deliveries-all",
        Lot::Waiting => "deliveries-waiting",
        Lot::Late => "deliveries-late",
        Lot::PutOff => "deliveries-put-off",
        Lot::Sending => "deliveries-sending",
        Lot::Failed => "deliveries-failed",
        Lot::FailedLately => "deliveries-failed-lately",
    }
}

fn cells(office: &Office<'_>, view: &MailsView<'_>, line: &LotLine, can_resend: bool) -> Vec<Markup> {
    let (t, mail) = (office.texts, &line.mail);
    let name = view.versions.get(&mail.template_version_id).map_or("", |key| template_key(key.code()));
    let name = if name.is_empty() { t.get("deliveries-a-mail") } else { t.get(name) };
    let is_failed = mail.state == "failed";
    vec![
        html! {
            @match line.contact {
                Some(contact) => (ui::link(format!("{}/mails/{}", admin::contact(contact), mail.id), name)),
                None => (name),
            }
            (ui::small(format!("{} · {}", mail.id, mail.language.own_name())))
        },
        html! {
            @match line.contact {
                Some(contact) => (ui::link(admin::contact(contact), &mail.address)),
                None => (mail.address),
            }
        },
        html! {
            (state_tag(t, mail))
            @if is_failed && can_resend {
                (ui::row_actions(office.button_form(&admin::mail_resending(mail.id), html! {
                    (ui::hidden("state", view.lot.code()))
                    (Button::new(t.get("deliveries-resend")).quiet().reads(&t.with("deliveries-resend-name", &[("number", &mail.id.to_string())])))
                })))
            }
        },
        when(office, mail),
        html! {
            @if mail.state == "stopped" { (t.get("cards-mail-stopped-why")) } @else { (mail.reply.as_deref().unwrap_or("–")) }
            @if mail.attempts > 1 { (ui::small(t.with("deliveries-attempts", &[("count", &mail.attempts.to_string())]))) }
        },
    ]
}

fn state_tag(t: &'static Texts, mail: &MailLine) -> Markup {
    match mail.state.as_str() {
        "sent" => ui::tag(Tone::Success, t.get("cards-mail-sent")),
        "failed" => ui::tag(Tone::Danger, t.get("cards-mail-failed")),
        "stopped" => ui::tag(Tone::Warning, t.get("cards-mail-stopped")),
        "leased" => ui::tag(Tone::Info, t.get("deliveries-sending")),
        _ => ui::tag(Tone::Info, t.get("cards-mail-waiting")),
    }
}

/// When it was written, and what came of it or will.
fn when(office: &Office<'_>, mail: &MailLine) -> Markup {
    let (t, at) = (office.texts, |at| format::date_time(office.language, at));
    html! {
        (at(mail.finished_at.unwrap_or(mail.created_at)))
        @if mail.finished_at.is_some_and(|finished| finished.since(mail.created_at) >= SOON) {
            (ui::small(t.with("deliveries-written", &[("time", &at(mail.created_at))])))
        }
        @if mail.state == "waiting" && mail.not_before > mail.created_at {
            (ui::small(t.with("deliveries-next-try", &[("time", &at(mail.not_before))])))
        }
    }
}
