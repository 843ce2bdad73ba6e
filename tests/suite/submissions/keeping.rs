//! How long answers are kept that are stored nowhere else.

use chrono::Duration;
use samtykke::{
    app::upkeep,
    features::{
        forms::{builder, model::FieldKind},
        projections,
    },
};

use super::adds;
use crate::{
    journeys::{ADA, AGREES, BO, people::state_of},
    support::{TestApp, on_both_engines},
};

/// A form that asks for more than a contact holds, with a receipt.
async fn asks_more(app: &TestApp) {
    app.republishes("newsletter", |definition| {
        definition.fields.push(builder::field("wish", FieldKind::LongText, false, &["Your wish"; 6]));
    })
    .await;
    let mut boss = app.staff("administrator").await;
    boss.sends_to("/admin/forms/1/processing", &[("mode", "manual"), ("version", "0"), ("receipt", "yes")]).await;
}

async fn wishes(app: &TestApp, address: &str) {
    let mut visitor = app.visitor();
    visitor.opens("/en/f/newsletter").await;
    visitor.fills("email", address).fills("first_name", "Wilhelmina").fills("wish", "A green lamp").ticks("News").ticks(AGREES);
    visitor.submits().await;
    visitor.opens(&app.mail_to(address).await.link("confirm")).await;
    visitor.presses("Yes, confirm").await;
}

on_both_engines!(answers_that_are_stored_nowhere_else_are_erased_after_the_days_that_are_set, async |app| {
    app.ignores_mail();
    asks_more(app).await;
    wishes(app, ADA).await;
    let mut kari = app.staff("agent").await;
    kari.opens(&app.page_of(ADA)).await;
    assert!(kari.page().says("A green lamp"));
    app.passes(Duration::days(200));
    upkeep::purge(&app.state).await.unwrap();
    assert!(!app.dump().rows_with("green lamp").is_empty(), "what waits is kept, however long it waits");
    let mut kari = app.staff("agent").await;
    adds(&mut kari, &app.page_of(ADA)).await;
    assert!(app.mails().await.iter().any(|mail| mail.text.contains("A green lamp")));
    app.passes(Duration::days(90) - Duration::minutes(1));
    upkeep::purge(&app.state).await.unwrap();
    assert!(!app.dump().rows_with("green lamp").is_empty(), "90 days are not over");
    app.passes(Duration::minutes(2));
    upkeep::purge(&app.state).await.unwrap();
    assert_eq!(app.dump().rows_with("green lamp"), [""; 0], "the mail that repeated it is gone as well");
    assert_eq!((app.status_of(ADA).as_str(), state_of(app, ADA, "EMARKETING").as_str()), ("processed", "61A WEBFORM"));
    let mut kari = app.staff("auditor").await;
    assert!(kari.opens(&app.page_of(ADA)).await.says("Wilhelmina"), "what is on the contact stays");
    assert!(projections::check(&app.state.db).unwrap().is_clean());
});

on_both_engines!(rejected_ones_are_erased_whole, async |app| {
    app.ignores_mail();
    asks_more(app).await;
    app.sets("answers_days", "5").await;
    wishes(app, BO).await;
    let path = format!("{}/rejection", app.page_of(BO));
    let mut kari = app.staff("agent").await;
    assert_eq!(kari.sends_to(&path, &[("reason", "Wilhelmina is a robot")]).await.status.as_u16(), 303);
    app.passes(Duration::days(6));
    upkeep::purge(&app.state).await.unwrap();
    assert_eq!(app.count("submissions"), 0);
    let dump = app.dump();
    for trace in [BO, "wilhelmina", "green lamp"] {
        assert_eq!(dump.rows_with(trace), [""; 0], "{trace}");
    }
    assert_eq!(app.count("events WHERE kind = 'submission_rejected'"), 1, "that it happened stays");
    assert!(projections::check(&app.state.db).unwrap().is_clean());
});
