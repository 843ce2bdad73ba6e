//! Codes of an authenticator app and codes on paper.

use actix_web::http::{Method, StatusCode};
use chrono::Duration;

use super::{KARI, PASSWORD, acts, sets_up, signs_in};
use crate::support::{TestApp, Visitor, on_both_engines};

/// The code that the app of this seed shows now.
fn code(app: &TestApp, seed: &str) -> String {
    app.state.keyring.seals().authenticators.of(seed).code_at(app.now())
}

/// Turns the second step on; answers the seed and the recovery codes.
async fn turns_on(app: &TestApp, kari: &mut Visitor<'_>) -> (String, Vec<String>) {
    kari.opens("/admin/account/two-step").await;
    let seed = kari.page().value("seed").to_owned();
    assert!(kari.page().html.contains("<svg class=\"qr\"") && kari.page().says("Key"));
    app.passes(Duration::seconds(-20));
    let shown = app.state.keyring.seals().authenticators.of(&seed).code_at(app.now().plus(Duration::seconds(20)));
    kari.fills("code", &shown).submits().await;
    let page = kari.page();
    assert!(page.says("Your recovery codes"), "{}", page.text);
    let items = page.html.split("<li>").skip(1).map(|item| item.split("</li>").next().unwrap().to_owned());
    let codes: Vec<String> = items.filter(|item| item.len() == 11 && item.as_bytes()[5] == b'-').collect();
    assert_eq!(codes.len(), 10);
    (seed, codes)
}

/// Password first; answers the visitor at the second door.
async fn at_the_second_door(app: &TestApp) -> Visitor<'_> {
    let kari = signs_in(app, KARI, PASSWORD).await;
    assert_eq!(kari.page().path, "/admin/sign-in/code");
    kari
}

on_both_engines!(a_code_of_the_app_opens_the_second_door_once, async |app| {
    let mut kari = sets_up(app).await;
    let (seed, _) = turns_on(app, &mut kari).await;
    let mut other = at_the_second_door(app).await;
    let half = other.cookies()["__Host-session"].clone();
    let answer = app.asks(other.request(Method::GET, "/admin")).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "the password alone opens nothing");
    app.passes(Duration::seconds(60));
    let right = code(app, &seed);
    other.fills("code", "000000").submits().await;
    assert_eq!(other.page().answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    app.passes(Duration::seconds(-20));
    let spaced = format!("{} {}", &right[..3], &right[3..]);
    app.passes(Duration::seconds(-20));
    other.fills("code", &spaced).submits().await;
    assert_eq!(other.page().path, "/admin", "{}", other.page().text);
    assert_ne!(other.cookies()["__Host-session"], half, "a session gets its id when it opens");

    app.passes(Duration::seconds(-40));
    let mut replay = at_the_second_door(app).await;
    replay.fills("code", &right).submits().await;
    assert_eq!(replay.page().answer.status, StatusCode::UNPROCESSABLE_ENTITY, "a code works once");
    let secret = app.state.keyring.seals().authenticators.of(&seed).typed().replace(" ", "");
    assert!(app.dump().rows_with(&secret).is_empty(), "the secret of the app is stored nowhere");
    assert!(acts(app).contains(&"second_step.turned_on".to_owned()));
});

on_both_engines!(a_code_on_paper_opens_once_when_the_telephone_is_gone, async |app| {
    let mut kari = sets_up(app).await;
    let (_, codes) = turns_on(app, &mut kari).await;
    for code in &codes {
        assert!(app.dump().rows_with(code).is_empty() && app.dump().rows_with(&code.replace('-', "")).is_empty());
    }
    let mut door = at_the_second_door(app).await;
    door.fills("code", &codes[3].to_uppercase().replace('-', " ")).submits().await;
    assert_eq!(door.page().path, "/admin");
    door.opens("/admin/account").await;
    assert!(door.page().says("9 recovery codes are left."), "{}", door.page().text);
    let mut again = at_the_second_door(app).await;
    again.fills("code", &codes[3]).submits().await;
    assert_eq!(again.page().answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    door.presses("Make new recovery codes").await;
    assert!(door.page().says("Your recovery codes"));
    again.fills("code", &codes[4]).submits().await;
    assert_eq!(again.page().answer.status, StatusCode::UNPROCESSABLE_ENTITY, "new codes end the old");
});

on_both_engines!(guessing_codes_gets_slow_and_the_second_door_closes_by_itself, async |app| {
    let mut kari = sets_up(app).await;
    turns_on(app, &mut kari).await;
    let mut door = at_the_second_door(app).await;
    let csrf = door.csrf();
    let mut statuses = Vec::new();
    for _ in 0..7 {
        statuses.push(door.posts("/admin/sign-in/code", &[("code", "000000"), ("csrf", &csrf)]).await.status);
    }
    assert_eq!(statuses[6], StatusCode::TOO_MANY_REQUESTS, "{statuses:?}");
    let foreign = door.posts("/admin/sign-in/code", &[("code", "000000"), ("csrf", "x")]).await;
    assert_eq!(foreign.status, StatusCode::FORBIDDEN);
    app.passes(Duration::minutes(11));
    assert_eq!(door.opens("/admin/sign-in/code").await.path, "/admin/sign-in/code");
    assert_eq!(door.page().answer.status, StatusCode::SEE_OTHER, "ten minutes are enough");
});

on_both_engines!(turning_the_second_step_on_or_off_ends_other_sessions_and_wants_proof, async |app| {
    let mut kari = sets_up(app).await;
    let mut telephone = signs_in(app, KARI, PASSWORD).await;
    let (_, codes) = turns_on(app, &mut kari).await;
    assert_eq!(telephone.opens("/admin").await.answer.status, StatusCode::SEE_OTHER, "signed out elsewhere");
    app.passes(Duration::minutes(11));
    kari.opens("/admin/account").await;
    kari.presses("Turn the second step off").await;
    assert!(kari.page().path.starts_with("/admin/proof"), "{}", kari.page().path);
    assert!(kari.page().says("Code"), "where there is a second step, it is asked for");
    kari.fills("code", &codes[0]).submits().await;
    assert!(kari.page().says("You had not finished"), "{}", kari.page().text);
    kari.presses("Send it now").await;
    assert_eq!(kari.page().path, "/admin/account?done=saved");
    assert_eq!(signs_in(app, KARI, PASSWORD).await.page().path, "/admin", "the password is enough again");
});
