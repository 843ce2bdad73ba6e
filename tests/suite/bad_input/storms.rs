//! Many at once: one act, and everybody sees that it is done.

use actix_web::http::StatusCode;
use futures_util::future::join_all;

use crate::{
    journeys::{ADA, AGREES},
    support::on_both_engines,
};

on_both_engines!(a_confirmation_by_50_at_once_counts_once_and_all_see_it_done, async |app| {
    let mut ada = app.visitor();
    ada.signs_up(ADA, &["News", "Promotions"]).await;
    let link = app.mail_to(ADA).await.link("confirm");
    let link = &link;
    let clicks = (0..50).map(|_| async move {
        let mut visitor = app.visitor();
        visitor.opens(link).await;
        // Whoever comes late finds it done and no button.
        if visitor.page().forms.iter().any(|form| form.button.trim() == "Yes, confirm") {
            visitor.presses("Yes, confirm").await;
        }
        visitor.page().says("You are signed up")
    });
    assert!(join_all(clicks).await.into_iter().all(|is_done| is_done));
    assert_eq!((app.count("contacts"), app.count("events WHERE kind = 'sign_up_confirmed'")), (1, 1));
    assert_eq!(app.count("events WHERE kind = 'consent_granted'"), 2);
    app.mail_to(ADA).await;
});

on_both_engines!(posts_of_one_confirmation_at_the_same_moment_count_once, async |app| {
    let mut ada = app.visitor();
    ada.signs_up(ADA, &["News"]).await;
    let link = app.mail_to(ADA).await.link("confirm");
    let link = &link;
    let posts = (0..50).map(|_| async move { app.visitor().posts(link, &[]).await.status });
    assert!(join_all(posts).await.into_iter().all(|status| status == StatusCode::SEE_OTHER));
    assert_eq!((app.count("contacts"), app.count("events WHERE kind = 'sign_up_confirmed'")), (1, 1));
    app.mail_to(ADA).await;
});

on_both_engines!(two_sign_ups_of_one_address_confirmed_at_once_make_one_person, async |app| {
    let mut links = Vec::new();
    for kind in ["News", "Promotions"] {
        let mut ada = app.visitor();
        ada.signs_up(ADA, &[kind]).await;
        links.push(app.mail_to(ADA).await.link("confirm"));
    }
    let posts = links.iter().map(|link| async move { app.visitor().posts(link, &[]).await.status });
    assert_eq!(join_all(posts).await, [StatusCode::SEE_OTHER; 2]);
    assert_eq!((app.count("contacts"), app.count("subscriptions WHERE is_on")), (1, 2));
    assert_eq!(app.mails().await.len(), 2);
});

on_both_engines!(one_restoration_by_many_at_once_is_one, async |app| {
    let page = app.subscriber(ADA, &["News"]).await;
    let mut ada = app.visitor();
    ada.opens(&page).await;
    ada.unticks(AGREES).presses("Save changes").await;
    let link = app.mail_to(ADA).await.link("restore");
    let link = &link;
    let posts = (0..20).map(|_| async move { app.visitor().posts(link, &[]).await.status });
    assert!(join_all(posts).await.into_iter().all(|status| status == StatusCode::SEE_OTHER));
    assert_eq!(app.count("events WHERE undoes IS NOT NULL"), 1);
    app.mail_to(ADA).await;
});

on_both_engines!(one_download_by_many_at_once_is_one, async |app| {
    let page = app.subscriber(ADA, &["News"]).await;
    let mut ada = app.visitor();
    ada.opens(&page).await;
    ada.presses("Send me the link").await;
    let link = format!("{}/export", app.mail_to(ADA).await.link("data"));
    let link = &link;
    let posts = (0..12).map(|_| async move { app.visitor().posts(link, &[]).await.status });
    let given = join_all(posts).await.into_iter().filter(|status| *status == StatusCode::OK).count();
    assert_eq!((given, app.count("events WHERE kind = 'data_handed_over'")), (1, 1));
});

on_both_engines!(many_people_at_once_are_all_served, async |app| {
    app.ignores_mail();
    let people = (0..30).map(|number| async move {
        let mut visitor = app.visitor();
        visitor.signs_up(&format!("person{number}@fjordlys.no"), &["News"]).await;
        visitor.answer.unwrap().status
    });
    assert!(join_all(people).await.into_iter().all(|status| status == StatusCode::SEE_OTHER));
    assert_eq!((app.count("submissions"), app.mails().await.len()), (30, 30));
});

on_both_engines!(pages_asked_for_at_the_same_moment_show_each_their_own, async |app| {
    app.ignores_mail();
    let mut paths = Vec::new();
    for number in 0..12 {
        let types = [&["News"][..], &["News", "Promotions"], &["Promotions"]][number % 3];
        paths.push(app.subscriber(&format!("{number}person@fjordlys.no"), types).await);
    }
    app.revokes_links("3person@fjordlys.no").await;
    // What is stored of one cannot be read; nobody else is to suffer from it.
    let address = |from: &str, to: &str| format!("UPDATE contact_addresses SET address = '{to}' WHERE address = '{from}'");
    app.meddles(&address("5person@fjordlys.no", "no address")).await;
    let mut alone = Vec::new();
    for path in &paths {
        let answer = app.gets(path).await;
        alone.push((answer.status, answer.text()));
    }
    for (at, (status, _)) in alone.iter().enumerate() {
        let expected = match at {
            3 => StatusCode::GONE,
            5 => StatusCode::INTERNAL_SERVER_ERROR,
            _ => StatusCode::OK,
        };
        assert_eq!(*status, expected, "page {at}");
    }
    // Each by three visitors, all at once.
    let order: Vec<usize> = (0..36).map(|number| number * 5 % 12).collect();
    let answers = join_all(order.iter().map(|at| app.gets(&paths[*at]))).await;
    for (at, answer) in order.into_iter().zip(answers) {
        // A fault has a number of its own each time, and the page that asks for an address a key of its own.
        assert_eq!(answer.status, alone[at].0, "page {at}");
        assert!(
            [3, 5].contains(&at) || answer.text() == alone[at].1,
            "page {at} shows somebody else, or the same person otherwise"
        );
    }
    app.meddles(&address("no address", "5person@fjordlys.no")).await;
});
