//! From the public form to the first page of one's own.

use crate::{journeys::ADA, support::on_both_engines};

on_both_engines!(a_visitor_signs_up_confirms_and_sees_what_she_chose, async |app| {
    let mut ada = app.visitor();
    ada.signs_up(ADA, &["News"]).await;
    assert!(ada.page().says("Check your inbox"), "{}", ada.page().text);
    let link = app.mail_to(ADA).await.link("confirm");
    ada.opens(&link).await;
    assert_eq!(app.count("contacts"), 0, "nothing is stored before the button (FRM-06)");
    ada.presses("Yes, confirm").await;
    assert!(ada.page().says("You are signed up"));
    let page = app.mail_to(ADA).await.link("p");
    ada.opens(&page).await;
    assert!(ada.page().toggle("News").is_on && !ada.page().toggle("Invitations").is_on);
});
