//! The way out for mail: which it is, and a try that shows the other side's own words.

use std::time::Duration;

use actix_web::{HttpResponse, web::Data};
use serde_json::Map;

use super::super::{actions, store, views};
use crate::{
    features::outbox,
    kernel::{EmailAddress, random},
    mail::{DeliveryError, Filling, Mailbox, Outgoing, Parcel, Template, dkim, layout::phrases::Why},
    state::{AppState, Desk, Problem},
};

/// How long a member waits for the other side; the outbox has more patience.
const PATIENCE: Duration = Duration::from_secs(30);

fn view<'v>(state: &AppState, sender: &'v str, tried: Option<(bool, &'v str, &'v str)>) -> views::TransportView<'v> {
    views::TransportView {
        way: state.transport.describe(),
        sender,
        signature: state.dkim.as_ref().map(|dkim| dkim.domain().to_owned()),
        tried,
    }
}

fn sender(desk: &Desk, state: &AppState) -> Result<EmailAddress, Problem> {
    let domain = state.config.base_url.public_domain();
    outbox::sender_address(&desk.house.settings.sender_address, domain).map_err(|error| Problem::Unexpected(error.to_string()))
}

/// `GET /admin/settings/transport`.
pub async fn show_transport(desk: Desk, state: Data<AppState>) -> Result<HttpResponse, Problem> {
    let sender = sender(&desk, &state)?;
    Ok(views::transport(&desk.office(), &view(&state, sender.as_str(), None)).into_response())
}

/// `POST /admin/settings/transport`: one mail to the member, at once and past the outbox, so that the answer can be shown.
pub async fn test_transport(desk: Desk, state: Data<AppState>) -> Result<HttpResponse, Problem> {
    let member = desk.me.id;
    let to = state.db.read(move |connection| store::address_of(connection, member)).await?;
    let sender = sender(&desk, &state)?;
    let parcel = parcel(&desk, &state, &sender, &to).map_err(Problem::Unexpected)?;
    let silent = || Err(DeliveryError::Connection("the mail server took too long".to_owned()));
    let outcome = tokio::time::timeout(PATIENCE, state.transport.deliver(&parcel)).await.unwrap_or_else(|_| silent());
    let (was_taken, reply) = match outcome {
        Ok(receipt) => (true, receipt.reply),
        Err(error) => (false, error.reply().to_owned()),
    };
    let (ctx, words) = (desk.context(), reply.clone());
    state.db.write(move |tx| actions::note_test(tx, &ctx, was_taken, &words)).await?;
    let tried = Some((was_taken, to.as_str(), reply.as_str()));
    Ok(views::transport(&desk.office(), &view(&state, sender.as_str(), tried)).into_response())
}

fn parcel(desk: &Desk, state: &AppState, sender: &EmailAddress, to: &EmailAddress) -> Result<Parcel, String> {
    let (texts, settings) = (desk.texts(), &desk.house.settings);
    let (subject, body) = (texts.get("transport-mail-subject"), texts.get("transport-mail-text"));
    let rendered = Template::compile(subject, body).and_then(|it| it.render(&Map::new())).map_err(|error| error.to_string())?;
    let filling =
        Filling { subject: &rendered.subject, html: &rendered.html, text: &rendered.text, unsubscribe: None, manage: None };
    let (html, text) = desk.house.frame(desk.language(), Why::Staff).fill(&filling);
    let handle = random::handle();
    let message = Outgoing {
        handle: handle.clone(),
        message_domain: state.config.base_url.public_domain().to_owned(),
        at: desk.at,
        from: Mailbox::new(&settings.organisation_name, sender.clone()),
        reply_to: EmailAddress::parse(&settings.reply_to).ok().map(|address| Mailbox::new("", address)),
        to: Mailbox::new("", to.clone()),
        language: desk.language(),
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
    Ok(Parcel { handle, at: desk.at, from: sender.clone(), to: to.clone(), bytes })
}
