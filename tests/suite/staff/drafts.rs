//! A session that ends under a form: one signs in again, and nothing that was typed is lost or saved unseen.

use actix_web::http::StatusCode;
use chrono::Duration;

use super::{KARI, PASSWORD, sets_up, signs_in};
use crate::support::on_both_engines;

on_both_engines!(what_was_typed_when_the_session_ended_is_sent_after_signing_in_again, async |app| {
    let mut kari = sets_up(app).await;
    kari.opens("/admin/account").await;
    app.passes(Duration::minutes(31));
    kari.fills("language", "sv").submits().await;
    assert!(kari.page().path.starts_with("/admin/sign-in?next=%2Fadmin%2Fdrafts%2F"), "{}", kari.page().path);
    let unsaved = app.lines("SELECT language AS line FROM staff");
    kari.fills("address", KARI).fills("password", PASSWORD).submits().await;
    assert!(kari.page().says("You had not finished") && kari.page().says("sv"), "{}", kari.page().text);
    assert_eq!(app.lines("SELECT language AS line FROM staff"), unsaved, "nothing is saved before the button is pressed");
    let draft = kari.page().path.clone();
    let mut bo = app.staff("administrator").await;
    assert_eq!(bo.opens(&draft).await.answer.status, StatusCode::NOT_FOUND, "it is nobody else's");
    kari.presses("Send it now").await;
    assert_eq!(kari.page().path, "/admin/account?done=saved");
    assert_eq!(app.lines("SELECT language AS line FROM staff WHERE id = 1"), ["sv"]);
    kari.opens(&draft).await;
    app.passes(Duration::minutes(25));
    kari.opens("/admin").await;
    app.passes(Duration::minutes(25));
    kari.opens("/admin").await;
    app.passes(Duration::minutes(25));
    assert_eq!(kari.opens(&draft).await.answer.status, StatusCode::NOT_FOUND, "an hour is enough");
});

on_both_engines!(passwords_are_not_kept_among_what_was_typed, async |app| {
    let mut kari = sets_up(app).await;
    kari.opens("/admin/account").await;
    app.passes(Duration::minutes(31));
    kari.fills("password", PASSWORD).fills("new-password", "båten driver langsomt nordover").submits().await;
    assert_eq!(app.count("staff_drafts"), 1);
    assert!(app.dump().rows_with("nordover").is_empty() && app.dump().rows_with("fjorden").is_empty());
    let nobody = app.visitor().posts("/admin/account/language", &[("language", "de")]).await;
    assert_eq!((nobody.status, app.count("staff_drafts")), (StatusCode::SEE_OTHER, 1), "a stranger's input is not kept");
    assert_eq!(signs_in(app, KARI, PASSWORD).await.page().path, "/admin");
});
