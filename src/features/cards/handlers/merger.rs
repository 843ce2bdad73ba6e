//! Merging two contacts. It changes consents, so it takes the right for that as well as the one that the address asks for.

use actix_web::{
    HttpResponse,
    web::{Data, Path},
};

use super::{
    super::{actions, views},
    card,
};
use crate::{
    features::{contacts, staff},
    kernel::{EmailAddress, Right, ids::ContactId},
    state::{AppState, Desk, Problem},
    web::{done::Done, paths::admin},
};

/// `GET /admin/contacts/{id}/merger`.
pub async fn show_merger(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let stays = card(&desk, &state, ContactId(*id)).await?;
    if !desk.may(Right::Consent) {
        return Ok(staff::views::refused(&desk.office(), Right::Consent).into_response());
    }
    let with = desk.asked("with").trim().to_owned();
    let mut goes = None;
    if let Ok(address) = EmailAddress::parse(&with) {
        let found = state.db.read(move |connection| contacts::by_address_key(connection, address.key())).await?;
        if let Some(contact) = found.filter(|contact| contact.id != stays.contact().id) {
            goes = Some(card(&desk, &state, contact.id).await?);
        }
    }
    Ok(views::merger(&desk.office(), &stays, &desk.house.lists, &with, goes.as_ref()).into_response())
}

/// `POST /admin/contacts/{id}/merger`.
pub async fn merge(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let into = card(&desk, &state, ContactId(*id)).await?.contact().id;
    if !desk.may(Right::Consent) {
        return Ok(staff::views::refused(&desk.office(), Right::Consent).into_response());
    }
    let from = desk.form().value("from").parse().map(ContactId).map_err(|_| Problem::NotFound)?;
    let (ctx, house) = (desk.context(), desk.house.clone());
    state.db.write(move |tx| actions::merge(tx, &ctx, &house, into, from)).await?;
    Ok(desk.redirect(&admin::contact(into), Done::Saved))
}
