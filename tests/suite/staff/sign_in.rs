//! The first set-up, signing in and out, and how long a session lasts.

use actix_web::http::{Method, StatusCode};
use chrono::Duration;
use samtykke::{app::house, kernel::Language};

use super::{KARI, PASSWORD, acts, gives_code, sets_up, signs_in};
use crate::support::{Visitor, on_both_engines};

on_both_engines!(the_first_administrator_signs_up_by_the_printed_link_once, async |app| {
    let link = house::setup_link(&app.state.db, &app.state.config, app.now()).unwrap().unwrap();
    let newer = house::setup_link(&app.state.db, &app.state.config, app.now()).unwrap().unwrap();
    let mut visitor = app.visitor();
    assert_eq!(visitor.opens(&link).await.answer.status, StatusCode::GONE, "a newer link ends the older");
    app.passes(Duration::minutes(61));
    assert_eq!(visitor.opens(&newer).await.answer.status, StatusCode::GONE, "it works for an hour");
    let kari = sets_up(app).await;
    assert!(kari.page().says("Welcome, Kari Nordmann."), "{}", kari.page().text);
    assert_eq!(house::setup_link(&app.state.db, &app.state.config, app.now()).unwrap(), None, "somebody works here now");
    let acts = app.lines("SELECT what || ' ' || actor || ' ' || channel AS line FROM audit_entries ORDER BY id");
    assert_eq!(acts, ["staff.created staff admin", "session.opened staff admin", "second_step.turned_on staff admin"]);
    let stored = app.lines("SELECT password_hash AS line FROM staff").concat();
    assert!(stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{stored}");
    let cookie = kari.cookies()["__Host-session"].clone();
    assert!(app.dump().rows_with(&cookie).is_empty(), "the cookie is stored nowhere");
    assert!(app.dump().rows_with(PASSWORD).is_empty(), "nor is the password");
});

on_both_engines!(a_set_up_that_is_wrong_is_shown_again_with_what_was_typed, async |app| {
    let link = house::setup_link(&app.state.db, &app.state.config, app.now()).unwrap().unwrap();
    let mut visitor = app.visitor();
    visitor.opens(&link).await;
    visitor.fills("name", " ").fills("address", "kari@").fills("new-password", "elleve tegn").submits().await;
    let page = visitor.page();
    assert_eq!(page.answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!((page.value("address"), page.value("new-password")), ("kari@", ""), "a password is never sent back");
    let summary: Vec<_> = page.links.iter().filter(|link| link.starts_with('#')).collect();
    assert_eq!(summary, ["#main", "#name", "#address", "#new-password"], "all slips at once");
    visitor.fills("name", &"å".repeat(101)).submits().await;
    assert!(visitor.page().says("at most 100 characters"));
    visitor.fills("name", &"å".repeat(100)).fills("address", "kari@fjordlys.no").fills("new-password", &"b".repeat(129));
    visitor.submits().await;
    assert!(visitor.page().says("at most 128 characters"), "{}", visitor.page().text);
    visitor.fills("new-password", "KariFjordlys1").submits().await;
    assert!(visitor.page().says("easy to guess"), "{}", visitor.page().text);
    assert_eq!(app.count("staff"), 0);
    visitor
        .fills("new-password", &"Fjorden ligger stille, 語, og båten driver. ".repeat(9).chars().take(128).collect::<String>());
    visitor.submits().await;
    assert_eq!(visitor.page().path, "/admin/account/two-step");
});

on_both_engines!(a_member_signs_in_and_out_and_only_the_right_password_opens, async |app| {
    let mut kari = sets_up(app).await;
    let first = kari.cookies()["__Host-session"].clone();
    kari.presses("Sign out").await;
    assert_eq!(kari.page().path, "/admin/sign-in");
    let gone = app.visitor().with_cookie("__Host-session", &first);
    let answer = app.asks(gone.request(Method::GET, "/admin")).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "the session is over, not only the cookie");

    let wrong = signs_in(app, "kari@fjordlys.no", "fjorden ligger stille i da").await;
    let unknown = signs_in(app, "kari@fjordlys.no.example", PASSWORD).await;
    assert_eq!(wrong.page().answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let masked = |visitor: &Visitor<'_>, address: &str| visitor.page().html.replace(address, "");
    assert_eq!(masked(&unknown, "kari@fjordlys.no.example"), masked(&wrong, "kari@fjordlys.no"), "known or not, the page is one");
    assert!(!wrong.cookies().contains_key("__Host-session"));

    let again = signs_in(app, "KARI@fjordlys.no", PASSWORD).await;
    assert_eq!(again.page().path, "/admin", "{}", again.page().text);
    assert_ne!(again.cookies()["__Host-session"], first, "each sign-in has an id of its own");
    let set = again.answer.as_ref().unwrap().header("set-cookie").to_owned();
    for part in ["__Host-session=", "HttpOnly", "SameSite=Lax", "Secure", "Path=/"] {
        assert!(set.contains(part), "{set}");
    }
    assert!(!set.contains("Domain") && !set.contains("Max-Age"), "{set}");
    let expected = [
        "staff.created",
        "session.opened",
        "second_step.turned_on",
        "session.closed",
        "session.refused",
        "session.refused",
        "session.opened",
    ];
    assert_eq!(acts(app), expected);
});

on_both_engines!(guessing_gets_slower_with_every_guess_and_a_restart_forgets_nothing, async |app| {
    sets_up(app).await;
    // Nobody is called so, and whoever guesses cannot tell.
    for address in [KARI, "nobody@fjordlys.no"] {
        for _ in 0..5 {
            let guess = signs_in(app, address, "wrong").await;
            assert_eq!(guess.page().answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{address}");
        }
        let mut waits = Vec::new();
        for _ in 0..9 {
            let mut visitor = app.visitor();
            let answer = visitor.posts("/admin/sign-in", &[("address", address), ("password", "wrong")]).await;
            match answer.status {
                StatusCode::TOO_MANY_REQUESTS => {
                    let wait: i64 = answer.header("retry-after").parse().unwrap();
                    let next = app.next_process().await;
                    let again = next.visitor().posts("/admin/sign-in", &[("address", address), ("password", "wrong")]).await;
                    assert_eq!(again.status, StatusCode::TOO_MANY_REQUESTS, "another process knows it as well");
                    waits.push(wait);
                    app.passes(Duration::seconds(wait));
                }
                other => assert_eq!(other, StatusCode::UNPROCESSABLE_ENTITY),
            }
        }
        assert!(waits.len() >= 3 && waits.windows(2).all(|pair| pair[0] < pair[1]), "{address}: {waits:?}");
    }
    app.passes(Duration::minutes(16));
    assert_eq!(signs_in(app, KARI, PASSWORD).await.page().path, "/admin", "whoever waits comes in");
    assert_eq!(signs_in(app, KARI, "wrong").await.page().answer.status, StatusCode::UNPROCESSABLE_ENTITY, "and starts afresh");
});

on_both_engines!(a_network_that_tries_many_accounts_waits_as_well, async |app| {
    let mut visitor = app.visitor();
    let mut statuses = Vec::new();
    for number in 0..40 {
        let address = format!("nobody-{number}@fjordlys.no");
        statuses.push(visitor.posts("/admin/sign-in", &[("address", &address), ("password", "x")]).await.status);
    }
    assert!(statuses[..30].iter().all(|status| *status == StatusCode::UNPROCESSABLE_ENTITY), "{statuses:?}");
    assert_eq!(statuses[39], StatusCode::TOO_MANY_REQUESTS);
    let elsewhere = app.visitor().posts("/admin/sign-in", &[("address", "x@fjordlys.no"), ("password", "x")]).await;
    assert_eq!(elsewhere.status, StatusCode::UNPROCESSABLE_ENTITY, "another network is not held up");
});

on_both_engines!(after_signing_in_one_is_where_one_wanted_to_be, async |app| {
    sets_up(app).await;
    for (asked, next) in [("/admin?done=saved", "/admin?done=saved"), ("https://evil.example/", "/admin")] {
        let mut kari = app.visitor();
        let query = crate::support::encode(&[("next", asked)]);
        kari.opens(&format!("/admin/sign-in?{query}")).await;
        kari.fills("address", "kari@fjordlys.no").fills("password", "wrong").submits().await;
        kari.fills("password", PASSWORD).submits().await;
        gives_code(app, &mut kari, KARI).await;
        assert_eq!(kari.page().path, next);
    }
});

on_both_engines!(a_session_ends_after_half_an_hour_of_silence_and_after_twelve_hours, async |app| {
    let mut kari = app.staff("administrator").await;
    for _ in 0..25 {
        app.passes(Duration::minutes(28));
        assert_eq!(kari.opens("/admin").await.answer.status, StatusCode::OK);
    }
    app.passes(Duration::minutes(21));
    let answer = app.asks(kari.request(Method::GET, "/admin")).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "twelve hours are over, however busy they were");
    let mut idle = app.staff("auditor").await;
    app.passes(Duration::minutes(30));
    assert_eq!(app.asks(idle.request(Method::GET, "/admin")).await.status, StatusCode::SEE_OTHER);
    assert!(idle.opens("/admin").await.answer.header("location").starts_with("/admin/sign-in"));
});

on_both_engines!(a_member_reads_pages_in_their_own_language, async |app| {
    let mut kari = app.staff_speaking("agent", Language::Nb).await;
    kari.opens("/admin").await;
    assert!(kari.page().html.contains("<html lang=\"nb\"") && kari.page().says("Oversikt"));
});
