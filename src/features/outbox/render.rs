//! From a row of the outbox to the bytes of a message: the same row always makes the same bytes.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use serde_json::Value;

use super::{
    letter::{LinkInMail, Purpose, SUBJECT, Sender, Stored},
    store::MailRow,
};
use crate::{
    db::{Connection, DbError, WriteError},
    features::templates,
    kernel::{EmailAddress, Language, Timestamp, ids::TemplateVersionId, text::one_line},
    mail::{Filling, Layout, Mailbox, Outgoing, Parcel, Template},
    security::{Claim, Kind, Scope, Seals},
    web::paths,
};

/// Why a row makes no message: a defect, or a frozen part that is gone.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    /// The database did not answer.
    #[error(transparent)]
    Storage(#[from] DbError),
    /// Something in the row or its frozen parts does not fit.
    #[error("{0}")]
    Unfit(String),
}

impl WriteError for RenderError {
    fn db(&self) -> Option<&DbError> {
        match self {
            Self::Storage(error) => Some(error),
            Self::Unfit(_) => None,
        }
    }
}

fn unfit(error: impl std::fmt::Display) -> RenderError {
    RenderError::Unfit(error.to_string())
}

/// What a message says, its links masked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printed {
    /// Who sends it.
    pub from: String,
    /// Its subject.
    pub subject: String,
    /// All of its text part.
    pub text: String,
    /// The template's part of its HTML part, without the frame.
    pub body: String,
}

/// The printing press: compiled templates and frames, kept because they never change.
pub struct Press {
    base_url: String,
    domain: String,
    templates: Mutex<HashMap<(TemplateVersionId, Language), Arc<Template>>>,
    layouts: Mutex<HashMap<i64, Arc<Layout>>>,
}

impl Press {
    /// A press for a portal at `base_url` (LNK-06) whose mails carry `domain` in their Message-IDs.
    pub fn new(base_url: &str, domain: &str) -> Self {
        Self {
            base_url: base_url.trim_end_matches('/').to_owned(),
            domain: domain.to_owned(),
            templates: Mutex::default(),
            layouts: Mutex::default(),
        }
    }

    /// The frozen parts of a mail, if an earlier mail had the same.
    pub fn at_hand(&self, row: &MailRow) -> Option<(Arc<Template>, Arc<Layout>)> {
        let template = lock(&self.templates).get(&(row.template_version_id, row.language)).cloned()?;
        Some((template, lock(&self.layouts).get(&row.layout_id).cloned()?))
    }

    /// Loads the frozen parts of a mail that are not at hand yet.
    ///
    /// # Errors
    /// Storage errors, or a frozen part that cannot be read.
    pub fn prepare(&self, connection: &mut Connection, row: &MailRow) -> Result<(Arc<Template>, Arc<Layout>), RenderError> {
        let texts = templates::texts_of_version(connection, row.template_version_id)?;
        let words = texts.get(row.language).ok_or_else(|| unfit("the template has no words"))?;
        let template = Arc::new(Template::compile(&words.subject, &words.body).map_err(unfit)?);
        lock(&self.templates).insert((row.template_version_id, row.language), template.clone());
        let layout = Arc::new(Layout::from_source(&templates::layout_source(connection, row.layout_id)?).map_err(unfit)?);
        lock(&self.layouts).insert(row.layout_id, layout.clone());
        Ok((template, layout))
    }

    /// The message of a row, unsigned.
    ///
    /// # Errors
    /// When the row's values do not fit its template.
    pub fn print(&self, seals: &Seals, row: &MailRow, template: &Template, layout: &Layout) -> Result<Parcel, RenderError> {
        let sender: Sender = serde_json::from_str(&row.sender).map_err(unfit)?;
        let to = EmailAddress::parse(&row.address).map_err(unfit)?;
        let from = sender_address(&sender.address, &self.domain)?;
        let Written { subject, html, text, .. } = written(row, template, layout, |link| self.url(seals, row, link))?;
        let reply_to = EmailAddress::parse(&sender.reply_to).ok().map(|address| Mailbox::new("", address));
        let message = Outgoing {
            handle: row.handle.clone(),
            message_domain: self.domain.clone(),
            at: row.created_at,
            from: Mailbox::new(&sender.name, from.clone()),
            reply_to,
            to: Mailbox::new("", to.clone()),
            language: row.language,
            subject,
            html,
            text,
            list: None,
            auto_generated: true,
        };
        let bytes = message.bytes().map_err(unfit)?;
        Ok(Parcel { handle: row.handle.clone(), at: row.created_at, from, to, bytes })
    }

    /// What the message of a row says, for people who may read it and must not follow its links: they are masked.
    ///
    /// # Errors
    /// As [`Self::print`].
    pub fn show(&self, row: &MailRow, template: &Template, layout: &Layout) -> Result<Printed, RenderError> {
        let sender: Sender = serde_json::from_str(&row.sender).map_err(unfit)?;
        let from = format!("{} <{}>", sender.name, sender_address(&sender.address, &self.domain)?);
        let masked = format!("{}/•••", self.base_url);
        let Written { subject, text, body, .. } = written(row, template, layout, |_| masked.clone())?;
        Ok(Printed { from, subject, text, body })
    }

    /// The address of a link; made from the row alone, so that it is the same in every attempt.
    fn url(&self, seals: &Seals, row: &MailRow, link: &LinkInMail) -> String {
        let mint = |kind| {
            seals.links.mint(&Claim {
                kind,
                subject: &link.subject,
                jti: if link.jti.is_empty() { &row.handle } else { &link.jti },
                issued_at: row.created_at,
                lifetime: chrono::Duration::seconds(link.seconds),
                epoch: link.epoch,
                key_id: Some(&row.key_id),
            })
        };
        let path = match link.purpose {
            Purpose::Confirm => paths::confirm(&mint(Kind::Confirm)),
            Purpose::Preferences => paths::preferences(&mint(Kind::Preferences)),
            Purpose::Restore => paths::restore(&mint(Kind::VerifyRestore)),
            Purpose::Data => paths::data(&mint(Kind::VerifyData)),
            Purpose::Invitation => paths::admin::invitation(&mint(Kind::Staff)),
            Purpose::PasswordReset => paths::admin::reset(&mint(Kind::Staff)),
            Purpose::Queue => paths::admin::submissions::waiting(),
            Purpose::UnsubscribeAll => paths::unsubscribe(&seals.unsubscribes.mint(&link.subject, Scope::Everything)),
            Purpose::UnsubscribeType(kind) => paths::unsubscribe(&seals.unsubscribes.mint(&link.subject, Scope::Type(kind))),
        };
        format!("{}{path}", self.base_url)
    }
}

/// Everything that a message says.
struct Written {
    subject: String,
    html: String,
    text: String,
    body: String,
}

/// Fills template and frame of a row; `url` makes its links.
fn written(
    row: &MailRow,
    template: &Template,
    layout: &Layout,
    url: impl Fn(&LinkInMail) -> String,
) -> Result<Written, RenderError> {
    let stored: Stored = serde_json::from_str(&row.variables).map_err(unfit)?;
    let mut values = stored.values;
    let (mut unsubscribe, mut manage) = (None, None);
    for (name, link) in &stored.links {
        let url = url(link);
        match link.purpose {
            Purpose::UnsubscribeAll | Purpose::UnsubscribeType(_) => unsubscribe = Some(url.clone()),
            Purpose::Preferences => manage = Some(url.clone()),
            _ => {}
        }
        values.insert(name.clone(), Value::String(url));
    }
    let rendered = template.render(&values).map_err(unfit)?;
    let subject = match values.get(SUBJECT).and_then(Value::as_str) {
        Some(subject) => one_line(subject),
        None => rendered.subject,
    };
    let filling = Filling {
        subject: &subject,
        html: &rendered.html,
        text: &rendered.text,
        unsubscribe: unsubscribe.as_deref(),
        manage: manage.as_deref(),
    };
    let (html, text) = layout.fill(&filling);
    Ok(Written { subject, html, text, body: rendered.html })
}

/// The sender of mails: the configured one, or one of the portal's own domain.
///
/// # Errors
/// When the configured one is no address.
pub fn sender_address(configured: &str, domain: &str) -> Result<EmailAddress, RenderError> {
    if !configured.is_empty() {
        return EmailAddress::parse(configured).map_err(unfit);
    }
    EmailAddress::parse(&format!("no-reply@{domain}"))
        // A portal on a bare address or `localhost` has no domain that mail could come from.
        .or_else(|_| EmailAddress::parse("no-reply@localhost.localdomain"))
        .map_err(unfit)
}

/// When a mail that was posted at `posted` and tried `attempts` times is tried next; nothing after 48 hours (ML-03).
pub(super) fn next_attempt(posted: Timestamp, now: Timestamp, attempts: i64) -> Option<Timestamp> {
    const MINUTES: [i64; 8] = [1, 5, 15, 30, 60, 120, 240, 480];
    if now.since(posted) >= chrono::Duration::hours(48) {
        return None;
    }
    let index = usize::try_from(attempts.max(1) - 1).unwrap_or(usize::MAX).min(MINUTES.len() - 1);
    Some(now.plus(chrono::Duration::minutes(MINUTES[index])))
}

/// A poisoned lock guards nothing worse than a cache.
fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_is_tried_ever_more_rarely_and_given_up_after_two_days() {
        let posted = Timestamp::from_seconds(1_800_000_000);
        let mut now = posted;
        let mut attempts = 0;
        let mut waits = Vec::new();
        while let Some(next) = next_attempt(posted, now, attempts + 1) {
            attempts += 1;
            waits.push(next.since(now).num_minutes());
            now = next;
        }
        assert!(waits.windows(2).all(|pair| pair[0] <= pair[1]), "{waits:?}");
        assert!(now.since(posted) >= chrono::Duration::hours(48) && attempts > 8, "{attempts} attempts");
    }
}
