//! Asking for a fresh link.

use chrono::Duration;
use diesel::prelude::*;

use crate::{
    db::{DbError, Tx, on_each, schema::link_requests},
    features::{
        contacts,
        ledger::{self, EventKind, NewEvent},
        outbox::{self, Letter},
        preferences::{greeting, preferences_link},
        snapshot::Snapshot,
        templates::TemplateKey,
    },
    kernel::{Context, EmailAddress, Timestamp},
};

/// Somebody asks for a link.
#[derive(Clone, Debug)]
pub struct NewLinkRequest {
    /// For this address.
    pub address: EmailAddress,
    /// The one-time key of the page: the same page sent twice is one request.
    pub nonce: String,
    /// A keyed fingerprint of where the request comes from.
    pub network_key: String,
}

/// What came of a request, as far as anybody may know.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Asked {
    /// Taken; whether a mail leaves, nobody learns here.
    Taken,
    /// Too many from this network; try again after so many seconds.
    TooMany(u32),
}

/// Mails a fresh preference link if somebody has the address, and does the same work if nobody has.
///
/// # Errors
/// Storage errors.
pub fn request(
    tx: &mut Tx<'_>,
    ctx: &Context,
    house: &Snapshot,
    key_id: &str,
    request: &NewLinkRequest,
) -> Result<Asked, DbError> {
    tx.wait_turn([request.network_key.as_str(), request.address.key()])?;
    let hour_ago = ctx.at.plus(-Duration::hours(1));
    let recent: i64 = link_requests::table
        .filter(link_requests::network_key.eq(&request.network_key).and(link_requests::requested_at.gt(hour_ago)))
        .count()
        .get_result(tx.connection())?;
    if recent >= house.settings.posts_per_network_per_hour {
        return Ok(Asked::TooMany(600));
    }
    let row = (
        link_requests::network_key.eq(&request.network_key),
        link_requests::nonce.eq(&request.nonce),
        link_requests::requested_at.eq(ctx.at),
    );
    let is_new =
        on_each!(tx.connection(), |c| diesel::insert_into(link_requests::table).values(row).on_conflict_do_nothing().execute(c))?;
    if is_new == 0 {
        return Ok(Asked::Taken);
    }
    let may_mail = outbox::asked_for(tx.connection(), ctx.at, house, request.address.key())?.may_mail;
    let contact = contacts::by_address_key(tx.connection(), request.address.key())?;
    let mut letter = Letter {
        template: TemplateKey::NewLink,
        language: ctx.language,
        to: &request.address,
        contact: None,
        submission: None,
        act: "",
        variables: serde_json::Map::new(),
        links: Vec::new(),
    };
    match contact {
        Some(ref contact) if may_mail => {
            letter.language = contact.language;
            letter.contact = Some(contact.id);
            letter.to = contact.address_for(&request.address);
            letter.variables = greeting(house, contact);
            letter.variables.insert("link_days".into(), house.settings.preference_link_days.into());
            letter.links = vec![preferences_link(house, contact)];
            outbox::post(tx, ctx.at, house, &letter, key_id)?;
        }
        _ => {
            outbox::post_nothing(tx, ctx.at, house, &letter, key_id)?;
        }
    }
    Ok(Asked::Taken)
}

/// Ends every personal link of whoever has an address (LNK-03); false when nobody has it.
///
/// # Errors
/// Storage errors.
pub fn revoke(tx: &mut Tx<'_>, ctx: &Context, address_key: &str) -> Result<bool, DbError> {
    let Some(contact) = contacts::by_address_key(tx.connection(), address_key)? else { return Ok(false) };
    contacts::revoke_links(tx, ctx.at, contact.id)?;
    let act = ledger::open_act(tx, ctx, Some(contact.id), None, serde_json::Map::new())?;
    let event = NewEvent { contact: Some(contact.id), ..NewEvent::default() };
    ledger::record(tx, ctx, &act, EventKind::LinksRevoked, &event)?;
    Ok(true)
}

/// Deletes what the limit no longer needs.
///
/// # Errors
/// Storage errors.
pub fn purge(tx: &mut Tx<'_>, now: Timestamp) -> Result<usize, DbError> {
    Ok(diesel::delete(link_requests::table.filter(link_requests::requested_at.lt(now.plus(-Duration::days(1)))))
        .execute(tx.connection())?)
}
