//! How much one address gets and one network may do, over forms, restarts and instances (FRM-08).

use actix_web::http::StatusCode;
use chrono::Duration;
use futures_util::future::join_all;

use super::{ADA, AGREES, BO};
use crate::support::{TestApp, on_both_engines};

async fn signs_up_from(app: &TestApp, ip: &str, address: &str) -> StatusCode {
    let mut visitor = app.visitor().from(ip);
    visitor.signs_up(address, &["News"]).await;
    visitor.answer.unwrap().status
}

async fn asks_for_a_link(app: &TestApp, address: &str) {
    let mut visitor = app.visitor();
    visitor.opens("/en/link").await;
    assert!(visitor.fills("email", address).submits().await.says("Check your inbox"));
}

on_both_engines!(an_address_gets_three_mails_in_24_hours_over_all_forms_and_links, async |app| {
    app.publishes("other", |_, _| ()).await;
    app.subscriber(ADA, &["News"]).await;
    let mut ada = app.visitor();
    ada.opens("/en/f/other").await;
    ada.fills("email", ADA).ticks("Invitations").ticks(AGREES).submits().await;
    app.mail_to(ADA).await;
    asks_for_a_link(app, ADA).await;
    app.mail_to(ADA).await;
    asks_for_a_link(app, ADA).await;
    ada.signs_up(ADA, &["Promotions"]).await;
    ada.signs_up(ADA, &["News"]).await;
    app.no_mail().await;
    asks_for_a_link(app, BO).await;
    app.passes(Duration::hours(25));
    asks_for_a_link(app, ADA).await;
    app.mail_to(ADA).await;
});

/// Gives every template a new version, with the same words.
async fn edits_every_template(app: &TestApp) {
    app.staff_runs(
        "INSERT INTO template_versions (template_id, number, texts, hash, created_at) \
         SELECT v.template_id, v.number + 1, v.texts, v.hash, v.created_at FROM template_versions v \
         JOIN templates t ON t.current_version_id = v.id",
    )
    .await;
    app.staff_runs(
        "UPDATE templates SET current_version_id = (SELECT max(id) FROM template_versions v WHERE v.template_id = templates.id)",
    )
    .await;
}

on_both_engines!(a_template_that_is_edited_opens_no_limit, async |app| {
    app.subscriber(ADA, &["News"]).await;
    let (mut ada, mut bo) = (app.visitor(), app.visitor());
    ada.signs_up(ADA, &["News"]).await;
    assert!(app.mail_to(ADA).await.subject.contains("already"), "told once a day");
    for turn in 0..5 {
        ada.signs_up(ADA, &["News"]).await;
        app.no_mail().await;
        bo.signs_up(BO, &["News"]).await;
        assert_eq!(app.mails().await.len(), usize::from(turn < 3), "after {turn} edits");
        edits_every_template(app).await;
    }
    let versions = app.lines("SELECT DISTINCT CAST(template_version_id AS TEXT) AS line FROM mails WHERE state = 'sent'");
    assert_eq!(versions.len(), 5, "of Bo's mails each is of another version: {versions:?}");
});

on_both_engines!(the_answer_is_the_same_when_an_address_had_enough, async |app| {
    let mut ada = app.visitor();
    for turn in 0..5 {
        ada.signs_up(ADA, &["News"]).await;
        assert!(ada.page().says("Check your inbox"), "turn {turn}");
    }
    assert_eq!(app.mails().await.len(), 3);
});

on_both_engines!(a_network_that_sends_too_much_is_told_to_wait, async |app| {
    app.sets("posts_per_network_per_hour", "2").await;
    for number in 0..2 {
        assert_eq!(signs_up_from(app, "192.0.2.1", &format!("{number}@fjordlys.no")).await, StatusCode::SEE_OTHER);
    }
    let mut visitor = app.visitor().from("192.0.2.1");
    visitor.signs_up(ADA, &["News"]).await;
    let answer = visitor.answer.as_ref().unwrap();
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(answer.header("retry-after").parse::<u32>().unwrap() > 0);
    assert!(visitor.page().says("Too many tries"));
    assert_eq!(signs_up_from(app, "192.0.2.2", ADA).await, StatusCode::SEE_OTHER, "another network goes on");
    assert_eq!(app.mails().await.len(), 3, "a refused form mails nobody");
    app.passes(Duration::minutes(61));
    assert_eq!(signs_up_from(app, "192.0.2.1", BO).await, StatusCode::SEE_OTHER, "an hour later it may again");
    app.mail_to(BO).await;
});

on_both_engines!(links_are_counted_by_network_as_well, async |app| {
    app.sets("posts_per_network_per_hour", "1").await;
    let mut visitor = app.visitor();
    for expected in [StatusCode::SEE_OTHER, StatusCode::TOO_MANY_REQUESTS] {
        visitor.opens("/en/link").await;
        visitor.fills("email", ADA).submits().await;
        assert_eq!(visitor.answer.as_ref().unwrap().status, expected);
    }
});

on_both_engines!(an_ipv6_network_is_a_64, async |app| {
    app.sets("posts_per_network_per_hour", "1").await;
    assert_eq!(signs_up_from(app, "2001:db8:1:1::1", "1@fjordlys.no").await, StatusCode::SEE_OTHER);
    assert_eq!(signs_up_from(app, "2001:db8:1:1:ffff::2", "2@fjordlys.no").await, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(signs_up_from(app, "2001:db8:1:2::1", "3@fjordlys.no").await, StatusCode::SEE_OTHER);
    assert_eq!(signs_up_from(app, "::ffff:192.0.2.1", "4@fjordlys.no").await, StatusCode::SEE_OTHER);
    assert_eq!(signs_up_from(app, "192.0.2.1", "5@fjordlys.no").await, StatusCode::TOO_MANY_REQUESTS, "mapped, but the same");
    app.ignores_mail();
});

/// Everybody opens the page and fills it in, then all send it in the same moment; answers the statuses.
async fn all_at_once(app: &TestApp, path: &str, people: impl Iterator<Item = (String, String)>) -> Vec<StatusCode> {
    let mut visitors = Vec::new();
    for (network, address) in people {
        let mut visitor = app.visitor().from(&network);
        visitor.opens(path).await;
        visitor.fills("email", &address);
        if path.contains("/f/") {
            visitor.ticks("News").ticks(AGREES);
        }
        visitors.push(visitor);
    }
    join_all(visitors.iter_mut().map(|visitor| visitor.submits())).await;
    visitors.iter().map(|visitor| visitor.answer.as_ref().unwrap().status).collect()
}

on_both_engines!(an_address_gets_three_mails_however_many_ask_in_the_same_moment, async |app| {
    app.knows(ADA).await;
    for (turn, path) in ["/en/f/newsletter", "/en/link", "/en/f/newsletter"].into_iter().enumerate() {
        let people = (0..24).map(|number| (format!("192.0.{turn}.{number}"), ADA.to_owned()));
        let answers = all_at_once(app, path, people).await;
        assert!(answers.iter().all(|status| *status == StatusCode::SEE_OTHER), "{answers:?}");
        assert_eq!(app.mails().await.len(), 3, "{path}");
        app.passes(Duration::hours(25));
    }
});

on_both_engines!(a_network_sends_no_more_however_many_it_sends_in_the_same_moment, async |app| {
    app.sets("posts_per_network_per_hour", "4").await;
    for (turn, path) in ["/en/f/newsletter", "/en/link"].into_iter().enumerate() {
        let people = (0..16).map(|number| ("192.0.2.1".to_owned(), format!("person{number}@fjordlys.no")));
        let answers = all_at_once(app, path, people).await;
        let taken = answers.iter().filter(|status| **status == StatusCode::SEE_OTHER).count();
        assert_eq!(taken, 4, "{path}: {answers:?}");
        assert_eq!(app.mails().await.len(), 4 * (1 - turn), "nobody of them is known");
    }
});

on_both_engines!(a_form_takes_no_more_answers_than_it_wants_however_many_come_in_the_same_moment, async |app| {
    app.publishes("few", |new, _| new.max_submissions = Some(2)).await;
    let people = (0..16).map(|number| (format!("192.0.2.{number}"), format!("person{number}@fjordlys.no")));
    all_at_once(app, "/en/f/few", people).await;
    assert_eq!((app.count("submissions"), app.mails().await.len()), (2, 2));
});

on_both_engines!(the_limit_survives_a_restart, async |app| {
    app.sets("posts_per_network_per_hour", "1").await;
    assert_eq!(signs_up_from(app, "192.0.2.1", ADA).await, StatusCode::SEE_OTHER);
    app.mail_to(ADA).await;
    let after = app.next_process().await;
    assert_eq!(signs_up_from(&after, "192.0.2.1", BO).await, StatusCode::TOO_MANY_REQUESTS);
});
