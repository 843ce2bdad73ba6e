//! The mail server is away: pages succeed, mail waits (ML-03).

use chrono::Duration;
use samtykke::mail::DeliveryError;

use crate::{
    journeys::{ADA, AGREES},
    support::on_both_engines,
};

on_both_engines!(pages_succeed_while_no_mail_leaves_and_it_leaves_later, async |app| {
    app.memory.refuse_all(Some(DeliveryError::Connection("nobody there".into())));
    let mut ada = app.visitor();
    ada.signs_up(ADA, &["News"]).await;
    assert!(ada.page().says("Check your inbox"));
    app.no_mail().await;
    assert_eq!(app.lines("SELECT state || ' ' || reply AS line FROM mails"), ["waiting nobody there"]);
    app.memory.refuse_all(None);
    app.no_mail().await;
    app.passes(Duration::minutes(1));
    let link = app.mail_to(ADA).await.link("confirm");
    app.memory.refuse_all(Some(DeliveryError::Connection("nobody there".into())));
    ada.opens(&link).await;
    assert!(ada.presses("Yes, confirm").await.says("You are signed up"));
    assert_eq!(app.count("consents"), 2);
    app.memory.refuse_all(None);
    app.passes(Duration::minutes(1));
    let page = app.mail_to(ADA).await.link("p");
    ada.opens(&page).await;
    assert!(ada.page().toggle(AGREES).is_on);
});
