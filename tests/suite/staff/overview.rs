//! The overview: its figures are right, each leads to the list of those very things, and what is wrong with the house stands on top.

use std::collections::BTreeMap;

use chrono::Duration;
use samtykke::{
    features::{overview::Gauge, projections},
    kernel::{Language, ids::ContactId},
    mail::{Transport, transport::Directory},
};

use crate::{
    cards::{search::crowd, writes_down},
    journeys::{ADA, BO},
    support::{Page, TestApp, Visitor, on_both_engines},
};

/// The numbers on a page by where they lead.
fn numbers(page: &Page) -> BTreeMap<String, i64> {
    let (_, main) = page.html.split_once("<main").unwrap();
    let link = |piece: &str| {
        let (href, rest) = piece.split_once("href=\"")?.1.split_once('"')?;
        let text: String =
            rest.split_once("</a>")?.0.split('<').filter_map(|part| part.split_once('>').map(|(_, text)| text)).collect();
        let digits: String = text.rsplit([' ', ':']).next()?.chars().filter(char::is_ascii_digit).collect();
        Some((href.replace("&amp;", "&"), digits.parse().ok()?))
    };
    main.split("<a ").skip(1).filter_map(link).collect()
}

/// How many rows a list has, on all of its pages.
async fn rows(member: &mut Visitor<'_>, path: &str) -> i64 {
    let (mut next, mut count) = (Some(path.to_owned()), 0);
    while let Some(path) = next {
        let page = member.opens(&path).await;
        assert_eq!(page.answer.status.as_u16(), 200, "{path}");
        count += page.html.matches("scope=\"row\"").count() as i64;
        let goes_on = |link: &&String| ["below=", "after="].iter().any(|mark| link.contains(mark));
        next = page.links.iter().find(goes_on).map(|link| link.replace("&amp;", "&"));
    }
    count
}

/// A hundred and thirty people of a year, some of whom left, a mail that was given up, and two that wait.
async fn population(app: &TestApp) {
    crowd(app, 130).await;
    app.subscriber(ADA, &["News"]).await;
    app.subscriber(BO, &["News"]).await;
    let mut kari = app.staff("agent").await;
    writes_down(&mut kari, "Cy", "", "cy@fjordlys.no").await;
    for path in ["/admin/contacts/3".to_owned(), "/admin/contacts/130".to_owned(), app.card_of(BO)] {
        kari.opens(&path).await;
        kari.presses("Turn e-marketing off").await;
    }
    app.mails().await;
    app.ignores_mail();
}

on_both_engines!(every_number_is_that_of_the_list_to_which_it_leads, async |app| {
    population(app).await;
    app.passes(Duration::days(2));
    app.subscriber("dag@fjordlys.no", &["Invitations"]).await;
    app.mails().await;
    let ago = |minutes| format!("{}", app.now().plus(-Duration::minutes(minutes)).naive());
    for (id, state, column, minutes) in [
        (1, "failed", "finished_at", 60 * 24 * 3),
        (2, "failed", "finished_at", 60 * 24 * 8),
        (3, "waiting", "not_before", 16),
        (4, "waiting", "not_before", 14),
        (5, "waiting", "not_before", -14),
        (6, "leased", "lease_until", -1),
    ] {
        app.meddles(&format!("UPDATE mails SET state = '{state}', {column} = '{}' WHERE id = {id}", ago(minutes))).await;
    }
    let mut kari = app.staff("auditor").await;
    for purpose in ["STORE", "EMARKETING"] {
        let id = app.state.snapshots.now().lists.purpose_of_key(purpose).unwrap().id;
        let found = numbers(kari.opens(&format!("/admin?purpose={id}")).await);
        let lists = ["/admin/contacts", "/admin/consent-changes", "/admin/mails", "/admin/not-informed"];
        assert!(lists.iter().all(|list| found.keys().any(|path| path.starts_with(list))), "{found:?}");
        assert!(found.len() > 15, "{found:?}");
        for (path, number) in &found {
            assert_eq!(rows(&mut kari, path).await, *number, "{purpose}: {path}");
        }
    }
    // And against what the test itself did.
    let marketing = app.state.snapshots.now().lists.purpose_of_key("EMARKETING").unwrap().id;
    let found = numbers(kari.opens("/admin").await);
    let number = |path: &str| found.get(path).copied();
    assert_eq!(number("/admin/contacts"), Some(134));
    assert_eq!(number(&format!("/admin/contacts?purpose={marketing}&state=active")), Some(130));
    assert_eq!(number(&format!("/admin/contacts?purpose={marketing}&basis={}", app.basis("61A"))), Some(130));
    assert_eq!(number(&format!("/admin/contacts?purpose={marketing}&state=withdrawn")), Some(3));
    assert_eq!(number(&format!("/admin/contacts?purpose={marketing}&state=none")), Some(1));
    let day = |back| app.now().plus(-Duration::days(back)).naive().date();
    let turned =
        |what: &str, back| number(&format!("/admin/consent-changes?purpose={marketing}&what={what}&from={0}&to={0}", day(back)));
    assert_eq!((turned("withdrawn", 2), turned("granted", 0), turned("withdrawn", 0)), (Some(3), Some(1), None));
    for (state, count) in [("waiting", 3), ("late", 1), ("put-off", 1), ("sending", 1), ("failed-lately", 1)] {
        assert_eq!(number(&format!("/admin/mails?state={state}")), Some(count), "{state}");
    }
    for id in 1..=6 {
        app.meddles(&format!("UPDATE mails SET state = 'sent' WHERE id = {id}")).await;
    }
    app.ignores_mail();
});

on_both_engines!(the_history_told_anew_gives_the_same_figures, async |app| {
    population(app).await;
    let mut kari = app.staff("auditor").await;
    let before = numbers(kari.opens("/admin").await);
    app.meddles("DELETE FROM consents").await;
    assert_ne!(numbers(kari.opens("/admin").await), before);
    app.meddles("DELETE FROM subscriptions").await;
    let everybody: Vec<ContactId> =
        app.lines("SELECT CAST(id AS TEXT) AS line FROM contacts").iter().map(|id| ContactId(id.parse().unwrap())).collect();
    projections::repair(&app.state.db, app.now(), &everybody).unwrap();
    assert_eq!(numbers(kari.opens("/admin").await), before);
});

on_both_engines!(a_new_house_says_what_is_missing_and_where_it_is_mended, async |app| {
    let mut kari = app.staff("administrator").await;
    let page = kari.opens("/admin").await;
    for words in
        ["The organisation has no name yet", "The postal address is missing", "No sender’s address is set", "None is due"]
    {
        assert!(page.says(words), "{words}: {}", page.text);
    }
    assert!(!page.says("E-mails are written as files") && page.says("nothing was granted or withdrawn"), "{}", page.text);
    assert!(page.links.iter().filter(|link| *link == "/admin/settings/organisation").count() == 3, "{:?}", page.links);
    let mut agent = app.staff("agent").await;
    let page = agent.opens("/admin").await;
    assert!(
        page.says("The postal address is missing") && !page.links.iter().any(|link| link.contains("settings")),
        "{:?}",
        page.links
    );
    for (name, value) in [
        ("organisation_name", "Fjordlys AS"),
        ("organisation_address", "Kaien 1"),
        ("organisation_contact", "a@fjordlys.no"),
        ("sender_address", "a@fjordlys.no"),
    ] {
        app.sets(name, value).await;
    }
    assert!(agent.opens("/admin").await.says("Nothing needs attention just now."), "{}", agent.page().text);
    app.staff_runs("DELETE FROM purpose_texts WHERE language = 'nl' AND purpose_id = 1").await;
    let page = agent.opens("/admin").await;
    assert!(page.says("Purposes: 1 without texts in every language"), "{}", page.text);
    app.passes(Duration::days(366));
    let mut agent = app.staff("agent").await;
    assert!(agent.opens("/admin").await.says("The key for personal links is 366 days old"), "{}", agent.page().text);
});

on_both_engines!(a_house_whose_mail_nobody_gets_says_so, async |app| {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().to_owned();
    let files = |house: &mut samtykke::app::House| house.state.transport = Transport::Directory(Directory::new(path));
    let other = TestApp::over(app.engine, app.same_database(), files).await;
    let mut kari = other.staff("administrator").await;
    let page = kari.opens("/admin").await;
    assert!(page.says("E-mails are written as files and nobody receives them"), "{}", page.text);
    assert!(page.links.contains(&"/admin/settings/transport".to_owned()));
});

on_both_engines!(of_many_contacts_the_figures_are_kept_and_say_from_when_they_are, async |app| {
    app.subscriber(ADA, &["News"]).await;
    let (db, gauge) = (&app.state.db, Gauge::keeping_above(0));
    let first = gauge.figures(db, app.now()).unwrap();
    assert_eq!((first.contacts, first.at), (1, app.now()));
    app.subscriber(BO, &["News"]).await;
    app.passes(Duration::minutes(4));
    gauge.renew(db, app.now()).unwrap();
    assert_eq!(gauge.figures(db, app.now()).unwrap(), first, "still good");
    app.passes(Duration::minutes(2));
    assert_eq!(gauge.figures(db, app.now()).unwrap(), first, "a page does not wait for new ones");
    gauge.renew(db, app.now()).unwrap();
    let second = gauge.figures(db, app.now()).unwrap();
    assert_eq!((second.contacts, second.at), (2, app.now()));
    app.passes(Duration::minutes(11));
    assert_eq!(gauge.figures(db, app.now()).unwrap().at, app.now(), "nobody is shown what is older than ten minutes");
    app.passes(Duration::minutes(-60));
    assert_eq!(gauge.figures(db, app.now()).unwrap().at, app.now(), "nor what comes from the future");
    let few = Gauge::default();
    few.figures(db, app.now()).unwrap();
    app.subscriber("cy@fjordlys.no", &["News"]).await;
    assert_eq!(few.figures(db, app.now()).unwrap().contacts, 3, "few are counted anew at once");
    app.ignores_mail();
});

on_both_engines!(the_overview_and_its_lists_are_there_in_every_language, async |app| {
    population(app).await;
    for language in Language::ALL {
        let mut member = app.staff_speaking("auditor", language).await;
        let mut titles = Vec::new();
        for path in ["/admin", "/admin/mails", "/admin/consent-changes"] {
            let page = member.opens(path).await;
            assert!(page.html.contains(&format!("<html lang=\"{}\"", language.code())), "{language} {path}");
            titles.push(page.title.clone());
        }
        assert!(titles.iter().all(|title| title.len() > 5), "{titles:?}");
    }
    let mut kari = app.staff("auditor").await;
    assert_eq!(
        kari.opens("/admin/consent-changes?from=yesterday").await.answer.status.as_u16(),
        422,
        "a slip and not a surprise"
    );
    for query in ["purpose=99", "what=perhaps", "at=x&below=y", "from=2026-12-31&to=2026-01-01"] {
        assert_eq!(kari.opens(&format!("/admin/consent-changes?{query}")).await.answer.status.as_u16(), 200, "{query}");
    }
});

on_both_engines!(a_change_of_somebody_who_was_merged_leads_to_who_is_left, async |app| {
    app.subscriber(ADA, &["News"]).await;
    app.subscriber(BO, &["News"]).await;
    let (ada, bo) = (app.card_of(ADA), app.id_of(BO));
    let mut kari = app.staff("privacy_officer").await;
    kari.opens(&format!("{ada}/merger?with={BO}")).await;
    kari.presses("Merge for good").await;
    let page = kari.opens("/admin/consent-changes").await;
    assert!(page.links.contains(&ada) && !page.links.contains(&format!("/admin/contacts/{bo}")), "{:?}", page.links);
    app.ignores_mail();
});
