//! Journeys of the people who work here.

mod account;
mod audit;
mod colleagues;
mod drafts;
mod lists;
mod look;
mod mails;
mod mishaps;
mod overview;
mod passwords;
mod roles;
mod second_step;
mod settings;
mod sign_in;
mod templates;
mod typed;

use actix_web::http::StatusCode;
use chrono::Duration;
use samtykke::app::house;

use crate::support::{BASE_URL, TestApp, Visitor};

/// What Kari signs in with.
pub const KARI: &str = "kari@fjordlys.no";
pub const PASSWORD: &str = "fjorden ligger stille i dag";

/// Kari chooses name and password, by the link that the first start prints.
pub async fn signs_up(app: &TestApp) -> Visitor<'_> {
    let link = house::setup_link(&app.state.db, &app.state.config, app.now()).unwrap().expect("nobody works here yet");
    assert!(link.starts_with(BASE_URL));
    let mut kari = app.visitor();
    kari.opens(&link).await;
    kari.fills("name", "Kari Nordmann").fills("address", KARI).fills("new-password", PASSWORD);
    kari.submits().await;
    kari
}

/// Kari becomes the first administrator, second step and all.
pub async fn sets_up(app: &TestApp) -> Visitor<'_> {
    let mut kari = signs_up(app).await;
    turns_on(app, &mut kari).await;
    kari.opens("/admin").await;
    assert_eq!(kari.page().answer.status, StatusCode::OK, "{}", kari.page().text);
    kari
}

/// Turns the second step on; answers the recovery codes.
pub async fn turns_on(app: &TestApp, kari: &mut Visitor<'_>) -> Vec<String> {
    kari.opens("/admin/account/two-step").await;
    let seed = kari.page().value("seed").to_owned();
    assert!(kari.page().html.contains("<svg class=\"qr\"") && kari.page().says("Key"));
    let shown = app.state.keyring.seals().authenticators.of(&seed).code_at(app.now().plus(Duration::seconds(20)));
    kari.fills("code", &shown).submits().await;
    recovery_codes(kari)
}

/// The recovery codes on the page that shows them, this once.
pub fn recovery_codes(kari: &Visitor<'_>) -> Vec<String> {
    let page = kari.page();
    assert!(page.says("Your recovery codes"), "{}", page.text);
    let items = page.html.split("<li>").skip(1).map(|item| item.split("</li>").next().unwrap().to_owned());
    let codes: Vec<String> = items.filter(|item| item.len() == 11 && item.as_bytes()[5] == b'-').collect();
    assert_eq!(codes.len(), 10);
    codes
}

/// The code that a member's app will show in as many seconds.
pub fn code_in(app: &TestApp, address: &str, seconds: i64) -> String {
    let address = address.to_lowercase();
    let seed = app.lines(&format!("SELECT totp_seed AS line FROM staff WHERE address = '{address}'")).concat();
    app.state.keyring.seals().authenticators.of(&seed).code_at(app.now().plus(Duration::seconds(seconds)))
}

/// Somebody gives address and password at the door.
pub async fn gives_password<'a>(app: &'a TestApp, address: &str, password: &str) -> Visitor<'a> {
    let mut visitor = app.visitor();
    visitor.opens("/admin/sign-in").await;
    visitor.fills("address", address).fills("password", password).submits().await;
    visitor
}

/// Somebody gives address and password, and a code where one is asked for.
pub async fn signs_in<'a>(app: &'a TestApp, address: &str, password: &str) -> Visitor<'a> {
    let mut visitor = gives_password(app, address, password).await;
    if visitor.page().path.starts_with("/admin/sign-in/code") {
        gives_code(app, &mut visitor, address).await;
    }
    visitor
}

/// Somebody types the code that their app shows, a new one.
pub async fn gives_code(app: &TestApp, visitor: &mut Visitor<'_>, address: &str) {
    app.passes(Duration::seconds(40));
    let code = code_in(app, address, 20);
    visitor.fills("code", &code).submits().await;
}

/// What the audit log says was done, in order.
pub fn acts(app: &TestApp) -> Vec<String> {
    app.lines("SELECT what AS line FROM audit_entries ORDER BY id")
}
