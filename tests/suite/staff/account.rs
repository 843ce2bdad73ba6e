//! One's own account.

use actix_web::http::StatusCode;

use super::{KARI, PASSWORD, acts, sets_up, signs_in};
use crate::support::on_both_engines;

const NEW: &str = "båten driver langsomt nordover";

on_both_engines!(a_new_password_needs_the_old_one_and_ends_other_sessions, async |app| {
    let mut kari = sets_up(app).await;
    let mut telephone = signs_in(app, KARI, PASSWORD).await;
    kari.opens("/admin/account").await;
    kari.fills("password", "wrong").fills("new-password", NEW).submits().await;
    assert_eq!(kari.page().answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(kari.page().says("This is not your password"));
    assert_eq!((kari.page().value("password"), kari.page().value("new-password")), ("", ""));
    kari.fills("password", PASSWORD).fills("new-password", "too short").submits().await;
    assert!(kari.page().says("at least 12 characters"));
    kari.fills("password", PASSWORD).fills("new-password", NEW).submits().await;
    assert_eq!(kari.page().path, "/admin/account?done=saved");
    assert_eq!(kari.opens("/admin").await.answer.status, StatusCode::OK, "one stays signed in here");
    assert_eq!(telephone.opens("/admin").await.answer.status, StatusCode::SEE_OTHER, "and nowhere else");
    assert_eq!(signs_in(app, KARI, NEW).await.page().path, "/admin");
    assert!(acts(app).contains(&"password.changed".to_owned()));
});

on_both_engines!(sessions_are_listed_and_can_be_ended_one_by_one_or_together, async |app| {
    let mut kari = sets_up(app).await;
    let mut telephone = signs_in(app, KARI, PASSWORD).await;
    let mut tablet = signs_in(app, KARI, PASSWORD).await;
    let mut bo = app.staff("administrator").await;
    kari.opens("/admin/account").await;
    assert_eq!(kari.page().html.matches("/ending\"").count(), 3, "two others, and all others");
    kari.presses("End").await;
    assert!(kari.page().says("They no longer work."));
    assert_eq!(tablet.opens("/admin").await.answer.status, StatusCode::SEE_OTHER, "the newest is listed first");
    assert_eq!(telephone.opens("/admin").await.answer.status, StatusCode::OK);
    let of_bo = app.lines("SELECT CAST(max(id) AS TEXT) AS line FROM staff_sessions").concat();
    let answer = kari.sends_to(&format!("/admin/account/sessions/{of_bo}/ending"), &[]).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND, "nobody ends another's session");
    assert_eq!(bo.opens("/admin").await.answer.status, StatusCode::OK);
    kari.opens("/admin/account").await;
    kari.presses("Sign out everywhere else").await;
    assert_eq!(telephone.opens("/admin").await.answer.status, StatusCode::SEE_OTHER);
    assert_eq!(kari.opens("/admin").await.answer.status, StatusCode::OK);
});

on_both_engines!(a_member_chooses_the_language_of_their_pages, async |app| {
    let mut kari = sets_up(app).await;
    kari.opens("/admin/account").await;
    kari.fills("language", "de").submits().await;
    assert!(kari.page().says("Ihr Konto") && kari.page().html.contains("<html lang=\"de\""), "{}", kari.page().text);
    assert_eq!(kari.sends_to("/admin/account/language", &[("language", "xx")]).await.status, StatusCode::BAD_REQUEST);
    let entry = app.lines("SELECT before || after AS line FROM audit_entries WHERE what = 'staff.language_chosen'");
    assert_eq!(entry, [r#"{"language":"en"}{"language":"de"}"#]);
});
