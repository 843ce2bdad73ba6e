//! The page that mails a fresh link, and the one page for every link that does not open.

use actix_web::{
    HttpRequest, HttpResponse,
    http::header::{CACHE_CONTROL, HeaderValue},
    web::{Bytes, Data},
};
use chrono::Duration;

use super::{
    actions::{Asked, NewLinkRequest, request as ask},
    views::{LinkReason, LinkView, link, sent},
};
use crate::{
    kernel::{Channel, EmailAddress, email_address::InvalidAddress},
    security::{Receipt, receipt::Window},
    state::{AppState, Problem, Visit, is_from_elsewhere, posted},
    web::{
        form::{FormState, Slip},
        paths,
    },
};

/// The name by which receipts of this page go.
const PAGE: &str = "/link";
/// The field that people do not see and programs fill in.
const HONEYPOT: &str = "subject_2";

/// `GET /link`.
pub async fn show(request: HttpRequest, state: Data<AppState>) -> HttpResponse {
    let visit = Visit::of(&request, &state);
    page(&visit, &state, LinkReason::Fresh, &FormState::fresh())
}

/// `POST /link`: the same answer for known and unknown addresses (LNK-04).
pub async fn send(request: HttpRequest, state: Data<AppState>, body: Bytes) -> Result<HttpResponse, Problem> {
    let visit = Visit::of(&request, &state);
    visit.throttle(&state)?;
    if is_from_elsewhere(&request, &state, &[]) {
        return Err(Problem::Forbidden);
    }
    let mut answered = FormState::posted(posted(&request, &body)?);
    let settings = &visit.house.settings;
    let window = Window {
        shortest: Duration::seconds(settings.form_min_seconds.min(1)),
        longest: Duration::hours(settings.form_max_hours),
    };
    let receipt = state.keyring.seals().receipts.read(answered.value("receipt"), visit.at, window);
    let Some(receipt) = receipt.ok().filter(|receipt| receipt.form == PAGE) else {
        return Ok(page(&visit, &state, LinkReason::ReceiptRefused, &answered));
    };
    if !answered.value(HONEYPOT).is_empty() {
        return Ok(visit.redirect(paths::LINK_SENT));
    }
    let address = match EmailAddress::parse(answered.value("email")) {
        Ok(address) => address,
        Err(reason) => {
            answered.refuse(
                "email",
                match reason {
                    InvalidAddress::Empty => Slip::EmailMissing,
                    InvalidAddress::TooLong => Slip::EmailTooLong,
                    InvalidAddress::Malformed => Slip::EmailMalformed,
                },
            );
            return Ok(page(&visit, &state, LinkReason::Fresh, &answered));
        }
    };
    let ctx = visit.context(Channel::Form, visit.language);
    let new = NewLinkRequest { address, nonce: receipt.nonce_key(), network_key: visit.network_key(&state) };
    let (house, key_id) = (visit.house.clone(), state.key_id());
    match state.db.write(move |tx| ask(tx, &ctx, &house, &key_id, &new)).await? {
        Asked::Taken => {
            state.bell.notify_one();
            Ok(visit.redirect(paths::LINK_SENT))
        }
        Asked::TooMany(seconds) => Err(Problem::TooMany(seconds)),
    }
}

/// `GET /link/sent`.
pub async fn show_sent(request: HttpRequest, state: Data<AppState>) -> HttpResponse {
    sent(&Visit::of(&request, &state).site()).into_response()
}

/// The one page for every link that is expired, forged, revoked or of another kind (LNK-04).
pub fn expired(visit: &Visit, state: &AppState) -> HttpResponse {
    page(visit, state, LinkReason::Expired, &FormState::fresh())
}

fn page(visit: &Visit, state: &AppState, reason: LinkReason, answered: &FormState) -> HttpResponse {
    let mut site = visit.site();
    if reason == LinkReason::Expired {
        // The page must not repeat the token it was asked for.
        site.path = paths::LINK.to_owned();
    }
    let receipt = state.keyring.seals().receipts.mint(&Receipt::new(PAGE, [0; 32], site.language, visit.at));
    let page = link(&site, &LinkView { reason, receipt: &receipt, honeypot: HONEYPOT }, answered);
    let mut response = if reason == LinkReason::Expired { page.private() } else { page }.into_response();
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
