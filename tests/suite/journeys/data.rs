//! One's own data: shown to whoever has the link mailed to the address, and handed over once (LNK-07, GDPR Art. 15, 20).

use actix_web::http::StatusCode;
use chrono::Duration;

use super::ADA;
use crate::support::{TestApp, on_both_engines};

async fn data_link(app: &TestApp) -> String {
    let page = app.subscriber(ADA, &["News"]).await;
    let mut ada = app.visitor();
    ada.opens(&page).await;
    ada.presses("Send me the link").await;
    app.mail_to(ADA).await.link("data")
}

on_both_engines!(the_page_shows_everything_and_the_file_holds_it, async |app| {
    let link = data_link(app).await;
    let mut ada = app.visitor();
    ada.opens(&link).await;
    for words in [ADA, "Legitimate interest", "Consent", "Web form", "News", "Sign-up confirmed", "Never chosen"] {
        assert!(ada.page().says(words), "{words}: {}", ada.page().text);
    }
    let page = ada.presses("Download my data").await;
    assert_eq!(page.answer.header("content-disposition"), "attachment; filename=\"my-data.json\"");
    assert_eq!(page.answer.header("cache-control"), "no-store");
    let file: serde_json::Value = serde_json::from_str(&page.html).unwrap();
    assert_eq!((file["address"].as_str(), file["language"].as_str()), (Some(ADA), Some("en")));
    assert_eq!(file["consents"].as_array().unwrap().len(), 2);
    assert!(file["history"].as_array().unwrap().len() >= 6);
    assert_eq!(app.count("events WHERE kind = 'data_handed_over'"), 1);
});

on_both_engines!(the_file_is_handed_over_once, async |app| {
    let link = data_link(app).await;
    let mut ada = app.visitor();
    ada.opens(&link).await;
    ada.presses("Download my data").await;
    let before = app.dump();
    let export = format!("{}/export", link.strip_prefix(crate::support::BASE_URL).unwrap());
    assert_eq!(ada.posts(&export, &[]).await.status, StatusCode::GONE);
    assert_eq!(ada.opens(&link).await.answer.status, StatusCode::GONE);
    assert_eq!(ada.opens(&export).await.answer.status, StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(before.differences(&app.dump()), [""; 0]);
});

on_both_engines!(the_link_works_for_seven_days, async |app| {
    let link = data_link(app).await;
    let mut ada = app.visitor();
    app.passes(Duration::days(7) - Duration::minutes(2));
    assert_eq!(ada.opens(&link).await.answer.status, StatusCode::OK);
    app.passes(Duration::minutes(2));
    assert_eq!(ada.opens(&link).await.answer.status, StatusCode::GONE);
});

on_both_engines!(the_way_to_the_data_is_mailed_three_times_a_day_at_most, async |app| {
    let page = app.subscriber(ADA, &["News"]).await;
    app.passes(Duration::hours(25));
    let mut ada = app.visitor();
    for _ in 0..5 {
        ada.opens(&page).await;
        assert!(ada.presses("Send me the link").await.says("We have e-mailed you the link"));
    }
    assert_eq!(app.mails().await.len(), 3);
});
