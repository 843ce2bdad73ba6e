//! `/admin/mails`: looking through the outbox, and sending again.

use actix_web::{
    HttpResponse,
    web::{Data, Path},
};

use super::{
    actions,
    views::{self, MailsView},
};
use crate::{
    features::outbox::{self, Lot},
    kernel::{Timestamp, ids::MailId},
    state::{AppState, Desk, Problem},
    web::{done::Done, paths::admin},
};

/// Mails on a page.
const PAGE: usize = 50;
/// Mails that one transaction puts back, so that others may save between.
const PORTION: i64 = 500;
/// Portions that one press of the button puts back; the page then shows what is left.
const PORTIONS: usize = 20;

/// `GET /admin/mails`.
pub async fn show(desk: Desk, state: Data<AppState>) -> Result<HttpResponse, Problem> {
    let number = |name: &str| desk.asked(name).parse::<i64>().ok();
    let after = number("at").zip(number("after")).map(|(at, id)| (Timestamp::from_micros(at), MailId(id)));
    let (lot, now) = (Lot::from_code(desk.asked("state")).unwrap_or_default(), desk.at);
    let page = state.db.read(move |connection| outbox::lot(connection, now, lot, after, PAGE)).await?;
    let view = MailsView { lot, page: &page, is_first: after.is_none(), versions: &desk.house.versions };
    Ok(views::mails(&desk.office(), &view).into_response())
}

/// `POST /admin/mails/{id}/resending`.
pub async fn resend(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let (ctx, id) = (desk.context(), MailId(*id));
    state.db.write(move |tx| actions::resend(tx, &ctx, id)).await?;
    state.bell.notify_one();
    Ok(desk.redirect(&admin::mails(lot(&desk).code()), Done::Sent))
}

/// `POST /admin/mails/resending`: all of a lot, in portions.
pub async fn resend_all(desk: Desk, state: Data<AppState>) -> Result<HttpResponse, Problem> {
    let lot = lot(&desk);
    for _ in 0..PORTIONS {
        let ctx = desk.context();
        if state.db.write(move |tx| actions::resend_all(tx, &ctx, lot, PORTION)).await? == 0 {
            break;
        }
        state.bell.notify_one();
    }
    Ok(desk.redirect(&admin::mails(lot.code()), Done::Sent))
}

/// The lot whose page the form was on.
fn lot(desk: &Desk) -> Lot {
    let posted = desk.posted().iter().find(|(name, _)| name == "state").map_or("", |(_, value)| value);
    Lot::from_code(posted).unwrap_or(Lot::Failed)
}
