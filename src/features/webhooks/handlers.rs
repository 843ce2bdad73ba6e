//! The pages of webhooks.

use actix_web::{
    HttpResponse,
    web::{Data, Path},
};

use super::{
    actions::{self, Act, Saved},
    model::{NAME_LIMIT, NewWebhook, Topic},
    sender, store,
    views::{self, SecretView, WebhookView},
};
use crate::{
    db::DbError,
    kernel::{ids::WebhookId, text::one_line},
    security::signature::new_seed,
    state::{AppState, Desk, Problem},
    web::{
        done::Done,
        form::{FormState, Slip, TICKED},
        paths::admin::webhooks as paths,
    },
};

/// `GET /admin/webhooks`.
pub async fn show_all(desk: Desk, state: Data<AppState>) -> Result<HttpResponse, Problem> {
    let all = state.db.read(store::all).await?;
    Ok(views::list(&desk.office(), &all).into_response())
}

/// `GET /admin/webhooks/new`.
pub async fn show_new(desk: Desk) -> HttpResponse {
    views::new(&desk.office(), &desk.form()).into_response()
}

/// `POST /admin/webhooks`: the answer shows the secret, once.
pub async fn add(desk: Desk, state: Data<AppState>) -> Result<HttpResponse, Problem> {
    let mut answered = desk.form();
    let Some(new) = read(&mut answered, &state) else { return Ok(views::new(&desk.office(), &answered).into_response()) };
    let (ctx, seed, name) = (desk.context(), new_seed(), new.name.clone());
    let kept = seed.clone();
    let id = state.db.write(move |tx| actions::add(tx, &ctx, &new, &kept)).await?;
    Ok(secret(&desk, &state, id, &name, &seed))
}

/// `GET /admin/webhooks/…`.
pub async fn show(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    page(&desk, &state, WebhookId(*id), false, &desk.form()).await
}

/// `POST /admin/webhooks/…`.
pub async fn save(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let (mut answered, id) = (desk.form(), WebhookId(*id));
    let Some(new) = read(&mut answered, &state) else { return page(&desk, &state, id, false, &answered).await };
    let seen = answered.value("version").parse().unwrap_or(0);
    let ctx = desk.context();
    match state.db.write(move |tx| actions::change(tx, &ctx, id, seen, &new)).await? {
        Saved::Yes => Ok(desk.redirect(&paths::one(id), Done::Saved)),
        Saved::InBetween => page(&desk, &state, id, true, &answered).await,
        Saved::NotThere => Err(Problem::NotFound),
    }
}

/// `POST /admin/webhooks/…/test`.
pub async fn test(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    act(desk, state, WebhookId(*id), Act::Test, Done::Sent).await
}

/// `POST /admin/webhooks/…/deactivation`.
pub async fn deactivate(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    act(desk, state, WebhookId(*id), Act::Stop, Done::Deactivated).await
}

/// `POST /admin/webhooks/…/activation`: what it missed is told, or passed over.
pub async fn activate(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let is_from_now = desk.form().value("from") == "now";
    act(desk, state, WebhookId(*id), Act::Start { is_from_now }, Done::Activated).await
}

/// `POST /admin/webhooks/…/deletion`.
pub async fn delete(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let (ctx, id) = (desk.context(), WebhookId(*id));
    if !state.db.write(move |tx| actions::act(tx, &ctx, id, &Act::Delete)).await? {
        return Err(Problem::NotFound);
    }
    Ok(desk.redirect(paths::LIST, Done::Deleted))
}

/// `POST /admin/webhooks/…/renewal`: the answer shows the new secret, once.
pub async fn renew(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let (ctx, seed, id) = (desk.context(), new_seed(), WebhookId(*id));
    let kept = seed.clone();
    if !state.db.write(move |tx| actions::act(tx, &ctx, id, &Act::Renew(kept.clone()))).await? {
        return Err(Problem::NotFound);
    }
    let hook = state.db.read(move |connection| store::by_id(connection, id)).await?.ok_or(Problem::NotFound)?;
    Ok(secret(&desk, &state, id, &hook.name, &seed))
}

/// `POST /admin/webhooks/…/deliveries/…/resending`.
pub async fn resend(desk: Desk, state: Data<AppState>, path: Path<(i64, i64)>) -> Result<HttpResponse, Problem> {
    let (id, delivery) = path.into_inner();
    act(desk, state, WebhookId(id), Act::Repeat(delivery), Done::Sent).await
}

async fn act(desk: Desk, state: Data<AppState>, id: WebhookId, act: Act, done: Done) -> Result<HttpResponse, Problem> {
    let ctx = desk.context();
    if !state.db.write(move |tx| actions::act(tx, &ctx, id, &act)).await? {
        return Err(Problem::NotFound);
    }
    Ok(desk.redirect(&paths::one(id), done))
}

fn secret(desk: &Desk, state: &AppState, id: WebhookId, name: &str, seed: &str) -> HttpResponse {
    let secret = state.keyring.seals().signatures.of(seed).reveal();
    views::secret(&desk.office(), &SecretView { id, name, secret: &secret }).into_response()
}

async fn page(
    desk: &Desk,
    state: &AppState,
    id: WebhookId,
    changed_in_between: bool,
    answered: &FormState,
) -> Result<HttpResponse, Problem> {
    let work = state.db.read(move |connection| {
        let Some(hook) = store::by_id(connection, id)? else { return Ok(None) };
        Ok::<_, DbError>(Some((hook, store::deliveries(connection, id)?)))
    });
    let (hook, deliveries) = work.await?.ok_or(Problem::NotFound)?;
    let view = WebhookView { hook: &hook, deliveries: &deliveries, changed_in_between };
    Ok(views::one(&desk.office(), &view, answered).into_response())
}

/// A webhook as it was typed.
fn read(answered: &mut FormState, state: &AppState) -> Option<NewWebhook> {
    let name = one_line(answered.value("name"));
    match name.chars().count() {
        0 => answered.refuse("name", Slip::Missing),
        1..=NAME_LIMIT => {}
        _ => answered.refuse("name", Slip::TooLong(NAME_LIMIT)),
    }
    let url = answered.value("url").trim().to_owned();
    if !sender::is_fit(&url, state.config.webhook_reach()) {
        answered.refuse("url", Slip::Says("integrations-slip-url"));
    }
    let topics: Vec<Topic> = Topic::ALL.into_iter().filter(|topic| answered.has("topic", topic.code())).collect();
    if topics.is_empty() {
        answered.refuse("topic", Slip::NotChosen);
    }
    let has_addresses = answered.has("has_addresses", TICKED);
    answered.is_right().then_some(NewWebhook { name, url, topics, has_addresses })
}
