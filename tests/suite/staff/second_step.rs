//! Codes of an authenticator app and codes on paper.

use actix_web::http::{Method, StatusCode};
use chrono::Duration;

use samtykke::{
    app::routes::{ADMIN, Access, Need},
    kernel::{Language, ids::StaffId},
};

use super::{KARI, PASSWORD, acts, code_in, gives_code, gives_password, recovery_codes, sets_up, signs_in, signs_up, turns_on};
use crate::support::{Page, TestApp, Visitor, on_both_engines};

/// Password first; answers the visitor at the second door.
async fn at_the_second_door(app: &TestApp) -> Visitor<'_> {
    let kari = gives_password(app, KARI, PASSWORD).await;
    assert_eq!(kari.page().path, "/admin/sign-in/code");
    kari
}

on_both_engines!(a_code_of_the_app_opens_the_second_door_once, async |app| {
    sets_up(app).await;
    let seed = app.lines("SELECT totp_seed AS line FROM staff").concat();
    let mut other = at_the_second_door(app).await;
    let half = other.cookies()["__Host-session"].clone();
    let answer = app.asks(other.request(Method::GET, "/admin")).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "the password alone opens nothing");
    app.passes(Duration::seconds(60));
    let right = code_in(app, KARI, 0);
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
    let mut kari = signs_up(app).await;
    let codes = turns_on(app, &mut kari).await;
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
    sets_up(app).await;
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

/// An agent who has chosen a password, signed in.
async fn agent(app: &TestApp) -> (StaffId, String, Visitor<'_>) {
    let member = app.hires("agent", Language::En).await;
    let kari = "SELECT password_hash FROM staff WHERE address = 'kari@fjordlys.no'";
    app.meddles(&format!("UPDATE staff SET password_hash = ({kari}), password_at = created_at WHERE id = {member}")).await;
    let address = app.lines(&format!("SELECT address AS line FROM staff WHERE id = {member}")).concat();
    let visitor = gives_password(app, &address, PASSWORD).await;
    assert_eq!(visitor.page().path, "/admin", "an agent may do without");
    (member, address, visitor)
}

on_both_engines!(turning_the_second_step_on_or_off_ends_other_sessions_and_wants_proof, async |app| {
    sets_up(app).await;
    let (_, address, mut bo) = agent(app).await;
    let mut telephone = gives_password(app, &address, PASSWORD).await;
    let codes = turns_on(app, &mut bo).await;
    assert_eq!(telephone.opens("/admin").await.answer.status, StatusCode::SEE_OTHER, "signed out elsewhere");
    app.passes(Duration::minutes(11));
    bo.opens("/admin/account").await;
    bo.presses("Turn the second step off").await;
    assert!(bo.page().path.starts_with("/admin/proof"), "{}", bo.page().path);
    assert!(bo.page().says("Code"), "where there is a second step, it is asked for");
    bo.fills("code", &codes[0]).submits().await;
    assert!(bo.page().says("You had not finished"), "{}", bo.page().text);
    bo.presses("Send it now").await;
    assert_eq!(bo.page().path, "/admin/account?done=saved");
    assert_eq!(gives_password(app, &address, PASSWORD).await.page().path, "/admin", "the password is enough again");
    assert!(acts(app).contains(&"second_step.turned_off".to_owned()));
});

on_both_engines!(whoever_must_have_a_second_step_sets_it_up_before_anything_else_opens, async |app| {
    let mut kari = signs_up(app).await;
    assert_eq!(kari.page().path, "/admin/account/two-step", "straight from the first password");
    assert!(kari.page().says("Your role can give others access"), "{}", kari.page().text);
    assert!(!kari.page().links.iter().any(|link| link == "/admin/users"), "there is no navigation yet");
    let csrf = kari.csrf();
    let before = app.dump();
    for address in ADMIN {
        let Access::Staff(needs) = address.access else { panic!("{} lets in others", address.pattern) };
        let path: Vec<_> = address.pattern.split('/').map(|part| if part.starts_with('{') { "1" } else { part }).collect();
        let path = path.join("/");
        if address.get.is_some() {
            let answer = app.asks(kari.request(Method::GET, &path)).await;
            let is_led = answer.header("location").starts_with("/admin/account/two-step");
            assert_eq!(is_led, !matches!(needs.get, Need::Anyone | Need::Own), "GET {path}");
        }
        if address.post.is_some() && !matches!(needs.post, Need::Anyone | Need::Own) {
            // Of what is streamed nothing is read before the second step is set up, and so no token.
            if !needs.streams {
                let refused = kari.posts(&path, &[("csrf", "x")]).await;
                assert_eq!(refused.status, StatusCode::FORBIDDEN, "{path}");
            }
            let answer = kari.posts(&path, &[("csrf", &csrf), ("name", "x")]).await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "POST {path}");
            assert!(answer.header("location").starts_with("/admin/account/two-step?next=%2Fadmin%2F"), "POST {path}");
        }
    }
    app.meddles("DELETE FROM staff_drafts").await;
    assert_eq!(before.differences(&app.dump()), [""; 0], "nothing was done by any of them");
    // Their own account is open, and so is the way out.
    assert_eq!(kari.opens("/admin/account").await.answer.status, StatusCode::OK);
    kari.fills("language", "en").submits().await;
    assert_eq!(kari.page().path, "/admin/account?done=saved");

    kari.opens("/admin/users/new").await;
    let led = kari.page().answer.header("location").to_owned();
    kari.opens(&led).await;
    let seed = kari.page().value("seed").to_owned();
    let code = app.state.keyring.seals().authenticators.of(&seed).code_at(app.now().plus(Duration::seconds(20)));
    kari.fills("code", "000000").submits().await;
    assert_eq!((kari.page().answer.status, kari.page().value("seed")), (StatusCode::UNPROCESSABLE_ENTITY, seed.as_str()));
    app.passes(Duration::seconds(-20));
    kari.fills("code", &code).submits().await;
    recovery_codes(&kari);
    assert!(kari.page().links.iter().any(|link| link == "/admin/users/new"), "and on to where one wanted to be");
    assert_eq!(kari.opens("/admin/users/new").await.answer.status, StatusCode::OK);
    assert_eq!(gives_password(app, KARI, PASSWORD).await.page().path, "/admin/sign-in/code", "from now on, always");
});

on_both_engines!(whoever_becomes_an_administrator_is_led_to_the_second_step_at_the_next_page, async |app| {
    let mut kari = sets_up(app).await;
    let (member, _, mut bo) = agent(app).await;
    assert_eq!(bo.opens("/admin").await.answer.status, StatusCode::OK);
    let role = |key: &str| app.lines(&format!("SELECT CAST(id AS TEXT) AS line FROM roles WHERE key = '{key}'")).concat();
    kari.opens(&format!("/admin/users/{member}")).await;
    kari.fills("role", &role("administrator")).submits().await;
    assert_eq!(bo.opens("/admin/contacts?search=a").await.answer.status, StatusCode::SEE_OTHER);
    let led = "/admin/account/two-step?next=%2Fadmin%2Fcontacts%3Fsearch%3Da";
    assert_eq!(bo.page().answer.header("location"), led);
    turns_on(app, &mut bo).await;
    assert_eq!(bo.opens("/admin/users").await.answer.status, StatusCode::OK);

    // A right is what counts, whatever the role is called.
    let (_, _, mut eva) = agent(app).await;
    kari.opens(&format!("/admin/roles/{}", role("agent"))).await;
    kari.ticks("Manage users and roles").submits().await;
    assert_eq!(eva.opens("/admin").await.answer.header("location"), "/admin/account/two-step");
});

on_both_engines!(the_second_step_stays_with_those_who_must_have_it, async |app| {
    let mut kari = sets_up(app).await;
    let page = kari.opens("/admin/account").await;
    assert!(!page.says("Turn the second step off") && page.says("cannot be turned off"), "{}", page.text);
    let me = app.lines("SELECT CAST(id AS TEXT) AS line FROM staff").concat();
    let before = app.dump();
    for path in ["/admin/account/two-step/removal".to_owned(), format!("/admin/users/{me}/second-step-removal")] {
        let answer = kari.sends_to(&path, &[]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}");
        assert!(Page::read(&path, answer).says("Your role needs the second step"), "{path}");
    }
    assert_eq!(before.differences(&app.dump()), [""; 0]);
    assert_eq!(gives_password(app, KARI, PASSWORD).await.page().path, "/admin/sign-in/code");
});

on_both_engines!(the_second_step_moves_to_another_telephone, async |app| {
    let mut kari = sets_up(app).await;
    let old = app.lines("SELECT totp_seed AS line FROM staff").concat();
    assert!(kari.opens("/admin/account").await.links.iter().any(|link| link == "/admin/account/two-step"));
    // Long after signing in: who one is, is asked in between, and the secret that was scanned stays the same.
    app.passes(Duration::minutes(11));
    kari.opens("/admin/account/two-step").await;
    let seed = kari.page().value("seed").to_owned();
    kari.fills("code", "123456").submits().await;
    assert!(kari.page().path.starts_with("/admin/proof"), "{}", kari.page().path);
    gives_code(app, &mut kari, KARI).await;
    assert_eq!(kari.page().value("seed"), seed, "{}", kari.page().text);
    assert!(kari.page().says("Not saved yet"));
    let code = app.state.keyring.seals().authenticators.of(&seed).code_at(app.now().plus(Duration::seconds(20)));
    kari.fills("code", &code).submits().await;
    recovery_codes(&kari);
    assert!(kari.page().links.iter().any(|link| link == "/admin/account"));
    let mut door = at_the_second_door(app).await;
    app.passes(Duration::seconds(40));
    let of_old = app.state.keyring.seals().authenticators.of(&old).code_at(app.now().plus(Duration::seconds(20)));
    door.fills("code", &of_old).submits().await;
    assert_eq!(door.page().answer.status, StatusCode::UNPROCESSABLE_ENTITY, "the old telephone opens nothing");
    gives_code(app, &mut door, KARI).await;
    assert_eq!(door.page().path, "/admin");
});

on_both_engines!(an_administrator_who_lost_the_telephone_is_helped_and_sets_it_up_anew, async |app| {
    sets_up(app).await;
    let mut eva = app.staff("administrator").await;
    eva.opens(&format!("/admin/users/{}", app.lines("SELECT CAST(min(id) AS TEXT) AS line FROM staff").concat())).await;
    eva.presses("Remove the second step").await;
    let kari = signs_in(app, KARI, PASSWORD).await;
    assert_eq!(kari.page().path, "/admin/account/two-step", "the password alone opens nothing but this");
    assert!(acts(app).contains(&"second_step.removed".to_owned()));
});
