//! *This was not me*: the link in the notice takes an act back, once, and nothing else with it.

use actix_web::http::StatusCode;
use chrono::Duration;

use super::{ADA, AGREES, people::state_of};
use crate::support::{TestApp, on_both_engines};

const SAVE: &str = "Save changes";
const BACK: &str = "Restore my choices";

/// Somebody with a forwarded newsletter leaves in Ada's name; answers the link in the notice.
async fn somebody_leaves(app: &TestApp, page: &str) -> String {
    let mut somebody = app.visitor();
    somebody.opens(page).await;
    somebody.unticks("News").presses("Unsubscribe from everything").await;
    app.mail_to(ADA).await.link("restore")
}

on_both_engines!(a_change_is_taken_back_by_the_button_and_only_once, async |app| {
    let page = app.subscriber(ADA, &["News"]).await;
    let link = somebody_leaves(app, &page).await;
    let mut ada = app.visitor();
    ada.opens(&link).await;
    assert!(ada.page().says("E-marketing: you agreed"), "the page says how it will be: {}", ada.page().text);
    assert_eq!(state_of(app, ADA, "EMARKETING"), "WITHDRAWN PORTAL", "nothing happens before the button");
    ada.presses(BACK).await;
    assert!(ada.page().says("Your choices are restored") && ada.page().says("E-marketing: you agreed"), "{}", ada.page().text);
    assert_eq!(state_of(app, ADA, "EMARKETING"), "61A WEBFORM", "with the ground and the source of before");
    assert_eq!(app.count("events WHERE channel = 'restore' AND undoes IS NOT NULL"), 1);
    assert!(app.mail_to(ADA).await.text.contains("E-marketing"));
    let before = app.dump();
    ada.posts(&link, &[]).await;
    ada.opens(&link).await;
    assert!(ada.page().says("Your choices are restored"));
    assert_eq!(before.differences(&app.dump()), [""; 0], "the second time nothing is taken back");
});

on_both_engines!(types_come_back_as_they_were_be_it_never_chosen, async |app| {
    let page = app.subscriber(ADA, &["News"]).await;
    let mut somebody = app.visitor();
    somebody.opens(&page).await;
    somebody.unticks("News").ticks("Invitations").presses(SAVE).await;
    let link = app.mail_to(ADA).await.link("restore");
    let mut ada = app.visitor();
    ada.opens(&link).await;
    assert!(ada.page().says("News: on") && ada.page().says("Invitations: off"), "{}", ada.page().text);
    ada.presses(BACK).await;
    app.mail_to(ADA).await;
    assert_eq!(app.count("subscriptions"), 1, "Invitations is again never chosen");
    assert_eq!(app.count("subscriptions WHERE is_on"), 1);
});

on_both_engines!(what_was_changed_since_stays_as_it_is, async |app| {
    let page = app.subscriber(ADA, &["News"]).await;
    let mut somebody = app.visitor();
    somebody.opens(&page).await;
    somebody.unticks("News").unticks(AGREES).presses(SAVE).await;
    let link = app.mail_to(ADA).await.link("restore");
    let mut ada = app.visitor();
    ada.opens(&page).await;
    ada.ticks(AGREES).presses(SAVE).await;
    app.mail_to(ADA).await;
    ada.opens(&link).await;
    assert!(!ada.page().says("E-marketing"), "her own newer consent is not touched: {}", ada.page().text);
    ada.presses(BACK).await;
    app.mail_to(ADA).await;
    assert_eq!(state_of(app, ADA, "EMARKETING"), "61A PORTAL");
    assert_eq!(app.count("subscriptions WHERE is_on"), 1);
});

on_both_engines!(when_everything_was_changed_since_there_is_nothing_to_restore, async |app| {
    let page = app.subscriber(ADA, &["News"]).await;
    let link = somebody_leaves(app, &page).await;
    let mut ada = app.visitor();
    ada.opens(&page).await;
    ada.ticks(AGREES).presses(SAVE).await;
    app.mail_to(ADA).await;
    let before = app.dump();
    assert!(ada.opens(&link).await.says("There is nothing left to restore"), "{}", ada.page().text);
    ada.posts(&link, &[]).await;
    assert_eq!(before.differences(&app.dump()), [""; 0]);
});

on_both_engines!(a_consent_that_began_with_the_act_ends_as_withdrawn_and_not_as_nothing, async |app| {
    app.knows(ADA).await;
    let page = app.fresh_link(ADA).await;
    let mut somebody = app.visitor();
    somebody.opens(&page).await;
    somebody.ticks("News").presses(SAVE).await;
    let link = app.mail_to(ADA).await.link("restore");
    let mut ada = app.visitor();
    ada.opens(&link).await;
    ada.presses(BACK).await;
    assert_eq!(state_of(app, ADA, "EMARKETING"), "WITHDRAWN PORTAL", "a record is never deleted (CON-04)");
    app.mail_to(ADA).await;
});

on_both_engines!(a_restoration_can_itself_be_taken_back, async |app| {
    let page = app.subscriber(ADA, &["News"]).await;
    let link = somebody_leaves(app, &page).await;
    let mut ada = app.visitor();
    ada.opens(&link).await;
    ada.presses(BACK).await;
    let link = app.mail_to(ADA).await.link("restore");
    ada.opens(&link).await;
    ada.presses(BACK).await;
    assert_eq!(state_of(app, ADA, "EMARKETING"), "WITHDRAWN PORTAL");
    app.mail_to(ADA).await;
});

on_both_engines!(the_link_of_the_notice_works_for_seven_days_and_not_after_revocation, async |app| {
    let page = app.subscriber(ADA, &["News"]).await;
    let link = somebody_leaves(app, &page).await;
    let mut ada = app.visitor();
    app.passes(Duration::days(7) - Duration::minutes(1));
    assert_eq!(ada.opens(&link).await.answer.status, StatusCode::OK);
    app.passes(Duration::minutes(1));
    let before = app.dump();
    assert_eq!(ada.opens(&link).await.answer.status, StatusCode::GONE);
    assert_eq!(ada.posts(&link, &[]).await.status, StatusCode::GONE);
    app.passes(-Duration::days(7));
    assert_eq!(ada.opens(&link).await.answer.status, StatusCode::OK, "the clock went back");
    assert_eq!(before.differences(&app.dump()), [""; 0]);
    app.revokes_links(ADA).await;
    assert_eq!(ada.opens(&link).await.answer.status, StatusCode::GONE);
    assert_eq!(ada.posts(&link, &[]).await.status, StatusCode::GONE);
    assert_eq!(state_of(app, ADA, "EMARKETING"), "WITHDRAWN PORTAL");
});
