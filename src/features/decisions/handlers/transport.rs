//! The way out for mail: which it is, and a try that shows the other side's own words.

use actix_web::{HttpResponse, web::Data};
use serde_json::Map;

use super::super::{actions, store, views};
use crate::{
    mail::{Template, layout::phrases::Why},
    state::{AppState, Desk, Problem, send_at_once, sender},
};

fn view<'v>(state: &AppState, sender: &'v str, tried: Option<(bool, &'v str, &'v str)>) -> views::TransportView<'v> {
    views::TransportView {
        way: state.transport.describe(),
        sender,
        signature: state.dkim.as_ref().map(|dkim| dkim.domain().to_owned()),
        tried,
    }
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
    let (texts, language) = (desk.texts(), desk.language());
    let (subject, body) = (texts.get("transport-mail-subject"), texts.get("transport-mail-text"));
    let rendered = Template::compile(subject, body).and_then(|it| it.render(&Map::new()));
    let rendered = rendered.map_err(|error| Problem::Unexpected(error.to_string()))?;
    let tried = send_at_once(&desk, &state, to, &rendered, language, Why::Staff).await?;
    let (ctx, was_taken, words) = (desk.context(), tried.was_taken, tried.reply.clone());
    state.db.write(move |tx| actions::note_test(tx, &ctx, was_taken, &words)).await?;
    let tried = Some((tried.was_taken, tried.to.as_str(), tried.reply.as_str()));
    Ok(views::transport(&desk.office(), &view(&state, sender.as_str(), tried)).into_response())
}
