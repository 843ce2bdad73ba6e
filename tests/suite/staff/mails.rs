//! The outbox as staff see it, and sending again what was given up.

use actix_web::http::StatusCode;

use crate::{
    journeys::{ADA, BO},
    support::{TestApp, on_both_engines},
};

async fn given_up(app: &TestApp) {
    app.subscriber(ADA, &["News"]).await;
    app.visitor().signs_up(BO, &["News"]).await;
    app.mails().await;
    app.meddles("UPDATE mails SET state = 'failed', reply = '550 no such user' WHERE state = 'sent'").await;
}

on_both_engines!(ml_03_what_was_given_up_is_listed_with_its_reason_and_sent_again, async |app| {
    given_up(app).await;
    let mut kari = app.staff("agent").await;
    let page = kari.opens("/admin/mails?state=failed").await;
    assert!(
        page.says("550 no such user") && page.says(ADA) && page.says(BO) && page.says("Confirm the sign-up"),
        "{}",
        page.text
    );
    assert!(page.links.contains(&app.card_of(ADA)), "a contact's mail leads to the card");
    assert!(page.links.iter().any(|link| link.starts_with(&format!("{}/mails/", app.card_of(ADA)))), "and to what was written");
    let count = app.count("mails WHERE state = 'failed'");
    let id = app.lines("SELECT CAST(max(id) AS TEXT) AS line FROM mails")[0].clone();
    let answer = kari.sends_to(&format!("/admin/mails/{id}/resending"), &[("state", "failed")]).await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/admin/mails?state=failed&done=sent"));
    assert_eq!(app.count("mails WHERE state = 'failed'"), count - 1);
    assert_eq!(app.count("mails WHERE state = 'waiting' AND finished_at IS NULL"), 1);
    // What is on its way is not sent twice.
    assert_eq!(kari.sends_to(&format!("/admin/mails/{id}/resending"), &[]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(kari.sends_to("/admin/mails/999999/resending", &[]).await.status, StatusCode::NOT_FOUND);
    app.mail_to(BO).await;

    kari.opens("/admin/mails?state=failed-lately").await;
    kari.presses("Send all of these again").await;
    assert!(kari.page().says("There are no such e-mails."), "{}", kari.page().text);
    assert_eq!(app.mails().await.len(), count - 1, "each once");
    assert_eq!(
        app.lines("SELECT what AS line FROM audit_entries WHERE what LIKE 'mail%' ORDER BY id"),
        ["mail.resent", "mails.resent"]
    );
});

on_both_engines!(who_may_not_change_contacts_sees_the_outbox_and_sends_nothing, async |app| {
    given_up(app).await;
    let mut ola = app.staff("auditor").await;
    let page = ola.opens("/admin/mails?state=failed").await;
    assert!(page.says("550 no such user") && !page.says("Send again") && !page.says("Send all"), "{}", page.text);
    for path in ["/admin/mails/1/resending", "/admin/mails/resending"] {
        assert_eq!(ola.sends_to(path, &[("state", "failed")]).await.status, StatusCode::FORBIDDEN, "{path}");
    }
    // Nor does anything but what was given up go out again.
    app.meddles("UPDATE mails SET state = 'sent' WHERE state = 'failed'").await;
    let mut kari = app.staff("agent").await;
    kari.sends_to("/admin/mails/resending", &[("state", "all")]).await;
    kari.sends_to("/admin/mails/resending", &[("state", "waiting")]).await;
    assert_eq!(app.count("mails WHERE state <> 'sent'"), 0);
    for query in ["", "state=perhaps", "state=failed&at=x&after=y", "state=all&at=1&after=0"] {
        assert_eq!(kari.opens(&format!("/admin/mails?{query}")).await.answer.status, StatusCode::OK, "{query}");
    }
});
