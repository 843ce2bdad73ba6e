//! Journeys of the people who work here.

mod account;
mod audit;
mod colleagues;
mod drafts;
mod lists;
mod look;
mod mails;
mod overview;
mod passwords;
mod roles;
mod second_step;
mod settings;
mod sign_in;
mod templates;

use actix_web::http::StatusCode;
use samtykke::app::house;

use crate::support::{BASE_URL, TestApp, Visitor};

/// What Kari signs in with.
pub const KARI: &str = "kari@fjordlys.no";
pub const PASSWORD: &str = "fjorden ligger stille i dag";

/// Kari becomes the first administrator, by the link that the first start prints.
pub async fn sets_up(app: &TestApp) -> Visitor<'_> {
    let link = house::setup_link(&app.state.db, &app.state.config, app.now()).unwrap().expect("nobody works here yet");
    assert!(link.starts_with(BASE_URL));
    let mut kari = app.visitor();
    kari.opens(&link).await;
    kari.fills("name", "Kari Nordmann").fills("address", KARI).fills("new-password", PASSWORD);
    kari.submits().await;
    assert_eq!((kari.page().path.as_str(), kari.page().answer.status), ("/admin", StatusCode::OK), "{}", kari.page().text);
    kari
}

/// Somebody gives address and password at the door.
pub async fn signs_in<'a>(app: &'a TestApp, address: &str, password: &str) -> Visitor<'a> {
    let mut visitor = app.visitor();
    visitor.opens("/admin/sign-in").await;
    visitor.fills("address", address).fills("password", password).submits().await;
    visitor
}

/// What the audit log says was done, in order.
pub fn acts(app: &TestApp) -> Vec<String> {
    app.lines("SELECT what AS line FROM audit_entries ORDER BY id")
}
