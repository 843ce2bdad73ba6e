//! A mail to a member at once and past the outbox, so that they see what the other side says to it.

use std::time::Duration;

use super::{AppState, Desk, Problem};
use crate::{
    features::outbox,
    kernel::{EmailAddress, Language, random},
    mail::{DeliveryError, Filling, Mailbox, Outgoing, Parcel, Rendered, dkim, layout::phrases::Why},
};

/// How long a member waits for the other side; the outbox has more patience.
const PATIENCE: Duration = Duration::from_secs(30);

/// What came of it.
#[derive(Clone, Debug)]
pub struct Tried {
    /// To whom it went.
    pub to: EmailAddress,
    /// Whether the other side took it.
    pub was_taken: bool,
    /// What it said.
    pub reply: String,
}

/// From whom mails come.
///
/// # Errors
/// When no address can be made of setting and domain.
pub fn sender(desk: &Desk, state: &AppState) -> Result<EmailAddress, Problem> {
    let domain = state.config.base_url.public_domain();
    outbox::sender_address(&desk.house.settings.sender_address, domain).map_err(|error| Problem::Unexpected(error.to_string()))
}

/// Sends it. Nothing of it is stored.
///
/// # Errors
/// When it cannot be written; a refusal of the other side is no error.
pub async fn send_at_once(
    desk: &Desk,
    state: &AppState,
    to: EmailAddress,
    rendered: &Rendered,
    language: Language,
    why: Why,
) -> Result<Tried, Problem> {
    let from = sender(desk, state)?;
    let parcel = parcel(desk, state, from, &to, rendered, language, why).map_err(Problem::Unexpected)?;
    let silent = || Err(DeliveryError::Connection("the mail server took too long".to_owned()));
    let outcome = tokio::time::timeout(PATIENCE, state.transport.deliver(&parcel)).await.unwrap_or_else(|_| silent());
    let (was_taken, reply) = match outcome {
        Ok(receipt) => (true, receipt.reply),
        Err(error) => (false, error.reply().to_owned()),
    };
    Ok(Tried { to, was_taken, reply })
}

fn parcel(
    desk: &Desk,
    state: &AppState,
    from: EmailAddress,
    to: &EmailAddress,
    rendered: &Rendered,
    language: Language,
    why: Why,
) -> Result<Parcel, String> {
    let settings = &desk.house.settings;
    let filling =
        Filling { subject: &rendered.subject, html: &rendered.html, text: &rendered.text, unsubscribe: None, manage: None };
    let (html, text) = desk.house.frame(language, why).fill(&filling);
    let handle = random::handle();
    let message = Outgoing {
        handle: handle.clone(),
        message_domain: state.config.base_url.public_domain().to_owned(),
        at: desk.at,
        from: Mailbox::new(&settings.organisation_name, from.clone()),
        reply_to: EmailAddress::parse(&settings.reply_to).ok().map(|address| Mailbox::new("", address)),
        to: Mailbox::new("", to.clone()),
        language,
        subject: rendered.subject.clone(),
        html,
        text,
        list: None,
        auto_generated: true,
    };
    let mut bytes = message.bytes().map_err(|error| error.to_string())?;
    if let Some(key) = &state.dkim {
        let signature = key.sign(&bytes).map_err(|error| error.to_string())?;
        bytes = dkim::attach(&bytes, &signature);
    }
    Ok(Parcel { handle, at: desk.at, from, to: to.clone(), bytes })
}
