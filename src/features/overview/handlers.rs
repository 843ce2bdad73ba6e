//! `GET /admin`.

use actix_web::HttpResponse;

use super::views::overview;
use crate::state::Desk;

/// `GET /admin`.
pub async fn show(desk: Desk) -> HttpResponse {
    overview(&desk.office()).into_response()
}
