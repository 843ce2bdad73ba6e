//! The privacy confirmation to those who were chosen in the list (PCE-02).

use actix_web::{HttpResponse, web::Data};

use super::{
    super::{
        parse,
        views::{self, ChosenView},
    },
    confirmation::SUBJECT,
};
use crate::{
    db::DbError,
    features::{
        confirmations::{self, Broadcast, Reached},
        contacts,
        templates::TemplateKey,
    },
    kernel::{Language, ids::ContactId},
    state::{AppState, Desk, Problem},
    web::{
        form::{FormState, Slip, TICKED},
        paths::admin,
    },
};

/// So many can be chosen at once; a page of the list has fewer.
const MOST: usize = 500;

/// `GET /admin/contacts/confirmation`.
pub async fn show_chosen(desk: Desk, state: Data<AppState>) -> Result<HttpResponse, Problem> {
    let mut values = desk.query.clone();
    values.push(("template".to_owned(), TemplateKey::PrivacyConfirmation.code().to_owned()));
    values.push(("skip".to_owned(), TICKED.to_owned()));
    page(&desk, &state, &FormState::posted(values)).await
}

/// `POST /admin/contacts/confirmation`.
pub async fn inform_chosen(desk: Desk, state: Data<AppState>) -> Result<HttpResponse, Problem> {
    let mut form = desk.form();
    let ids = chosen(&form);
    let Some(broadcast) = read(&mut form, ids.len()) else { return page(&desk, &state, &form).await };
    let (ctx, house, key_id) = (desk.context(), desk.house.clone(), state.key_id());
    let told = state.db.write(move |tx| confirmations::inform_these(tx, &ctx, &house, &key_id, &ids, &broadcast)).await?;
    state.bell.notify_one();
    Ok(tell(&desk, back(&form), told))
}

async fn page(desk: &Desk, state: &Data<AppState>, form: &FormState) -> Result<HttpResponse, Problem> {
    let mut ids = chosen(form);
    ids.truncate(MOST);
    let read = state.db.read(move |connection| {
        let told = confirmations::told_before(connection, &ids)?;
        Ok::<_, DbError>((contacts::by_ids(connection, &ids)?, told.len()))
    });
    let (people, told) = read.await?;
    let view = ChosenView { people: &people, told, back: back(form) };
    Ok(views::chosen(&desk.office(), &view, form).into_response())
}

/// The contacts that were ticked, each once.
fn chosen(form: &FormState) -> Vec<ContactId> {
    let mut ids: Vec<ContactId> = form.values("contact").filter_map(|id| id.parse().ok()).map(ContactId).collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// The list as it was when they were chosen.
fn back(form: &FormState) -> &str {
    let back = admin::own(form.value("back"));
    if back.starts_with(admin::CONTACTS) { back } else { admin::CONTACTS }
}

fn read(form: &mut FormState, count: usize) -> Option<Broadcast> {
    match count {
        0 => form.refuse("skip", Slip::Says("cards-slip-nobody")),
        1..=MOST => {}
        _ => form.refuse("skip", Slip::Says("cards-slip-many")),
    }
    let template = TemplateKey::from_code(form.value("template")).filter(|key| key.is_privacy());
    if template.is_none() {
        form.refuse("template", Slip::NotOnOffer);
    }
    let language = Language::from_code(form.value("language"));
    if language.is_none() && !form.value("language").is_empty() {
        form.refuse("language", Slip::NotOnOffer);
    }
    let subject = parse::line(form, "subject", SUBJECT);
    if !form.is_right() {
        return None;
    }
    let subject = Some(subject).filter(|subject| !subject.is_empty());
    Some(Broadcast { template: template?, language, subject, again: !form.has("skip", TICKED) })
}

/// Back to a page that says what became of it.
pub(super) fn tell(desk: &Desk, path: &str, told: Reached) -> HttpResponse {
    let mark = if path.contains('?') { '&' } else { '?' };
    desk.leads_to(&format!("{path}{mark}sent={}&told={}&gone={}", told.sent, told.told, told.gone))
}

/// What became of it, by the address of the page: numbers and nothing else.
pub(super) fn reached(desk: &Desk) -> Option<Reached> {
    let number = |name: &str| desk.asked(name).parse::<u32>().map(|number| number as usize).ok();
    Some(Reached { sent: number("sent")?, told: number("told")?, gone: number("gone")? })
}
