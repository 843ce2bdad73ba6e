//! A new password by a link in a mail.

use actix_web::http::StatusCode;
use chrono::Duration;

use super::{KARI, PASSWORD, acts, sets_up, signs_in};
use crate::support::{masked, on_both_engines};

const NEW: &str = "båten driver langsomt nordover";

on_both_engines!(a_forgotten_password_is_replaced_by_a_link_that_works_once, async |app| {
    let mut kari = sets_up(app).await;
    let mut visitor = app.visitor();
    visitor.opens("/admin/reset").await;
    visitor.fills("address", "KARI@fjordlys.no").submits().await;
    assert_eq!(visitor.page().path, "/admin/reset?sent");
    let link = app.mail_to(KARI).await.link("admin/reset");
    assert!(app.dump().rows_with(link.rsplit('/').next().unwrap()).is_empty(), "no token is stored");
    visitor.opens(&link).await;
    assert!(visitor.page().says(KARI), "{}", visitor.page().text);
    visitor.fills("new-password", "kari-nordmann").submits().await;
    assert_eq!(visitor.page().answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    visitor.fills("new-password", NEW).submits().await;
    assert_eq!(visitor.page().path, "/admin/sign-in?done=saved", "one signs in as always");
    assert!(visitor.page().says("Saved."));
    assert_eq!(kari.opens("/admin").await.answer.status, StatusCode::SEE_OTHER, "sessions of before are over");
    assert_eq!(signs_in(app, KARI, PASSWORD).await.page().answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(signs_in(app, KARI, NEW).await.page().path, "/admin");
    assert_eq!(visitor.opens(&link).await.answer.status, StatusCode::GONE, "a link works once");
    assert!(acts(app).contains(&"password.reset".to_owned()));
});

on_both_engines!(whether_an_address_is_known_nobody_learns_by_asking_for_a_link, async |app| {
    sets_up(app).await;
    let mut pages = Vec::new();
    let before = app.dump().sizes().into_iter().map(|(table, size)| (table.to_owned(), size)).collect::<Vec<_>>();
    let mut grown = Vec::new();
    for address in [KARI, "nobody@fjordlys.no"] {
        let mut visitor = app.visitor();
        visitor.opens("/admin/reset").await;
        visitor.fills("address", address).submits().await;
        pages.push(masked(&visitor.page().html));
        grown.push(app.dump().sizes().into_iter().map(|(table, size)| (table.to_owned(), size)).collect::<Vec<_>>());
    }
    assert_eq!(pages[0], pages[1]);
    let growth = |from: &[(String, usize)], to: &[(String, usize)]| {
        from.iter().zip(to).map(|(from, to)| (from.0.clone(), to.1 - from.1)).collect::<Vec<_>>()
    };
    assert_eq!(growth(&before, &grown[0]), growth(&grown[0], &grown[1]), "both cost the same rows");
    app.mail_to(KARI).await;
});

on_both_engines!(links_to_a_new_password_end_with_the_hour_the_member_and_the_limit, async |app| {
    sets_up(app).await;
    let ask = async || {
        let mut visitor = app.visitor();
        visitor.opens("/admin/reset").await;
        visitor.fills("address", KARI).submits().await;
    };
    ask().await;
    let first = app.mail_to(KARI).await.link("admin/reset");
    ask().await;
    let second = app.mail_to(KARI).await.link("admin/reset");
    assert_eq!(app.visitor().opens(&first).await.answer.status, StatusCode::GONE, "a newer link ends the older");
    assert_eq!(app.visitor().opens(&second).await.answer.status, StatusCode::OK);
    app.passes(Duration::minutes(61));
    assert_eq!(app.visitor().opens(&second).await.answer.status, StatusCode::GONE, "it works for an hour");
    ask().await;
    app.mail_to(KARI).await;
    ask().await;
    assert_eq!(app.mails().await.len(), 0, "three in a day");
    let forged = format!("{}x", second);
    assert_eq!(app.visitor().opens(&forged).await.answer.status, StatusCode::GONE);
    let posted = app.visitor().posts(&second, &[("new-password", NEW)]).await;
    assert_eq!(posted.status, StatusCode::GONE);
});
