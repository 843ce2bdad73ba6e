//! Finding contacts.

use chrono::Duration;
use samtykke::{db::migrate, features::contacts};

use super::writes_down;
use crate::{
    journeys::{ADA, BO},
    support::{TestApp, Visitor, on_both_engines},
};

/// The first names that the list shows, in its order.
async fn finds(member: &mut Visitor<'_>, query: &str) -> Vec<String> {
    let page = member.opens(&format!("/admin/contacts?{query}&column=since")).await;
    assert_eq!(page.answer.status.as_u16(), 200, "{query}");
    let names = ["Ada", "Bo", "Åse"];
    let mut found: Vec<(usize, String)> =
        names.iter().filter_map(|name| page.text.find(&format!(" {name} ")).map(|at| (at, (*name).to_owned()))).collect();
    found.sort();
    found.into_iter().map(|(_, name)| name).collect()
}

async fn three(app: &TestApp) {
    app.subscriber(ADA, &["News"]).await;
    app.subscriber(BO, &["Invitations"]).await;
    let mut kari = app.staff("agent").await;
    for (address, first, last, company, language) in
        [(ADA, "Ada", "van den Berg", "Lindgren & Söner AB", "sv"), (BO, "Bo", "Hansen", "Havblikk Hotell", "nb")]
    {
        kari.opens(&app.card_of(address)).await;
        kari.fills("first_name", first).fills("last_name", last).fills("company", company).fills("language", language);
        kari.presses("Save details").await;
    }
    writes_down(&mut kari, "Åse", "Østby", "aase@havblikk.example").await;
}

on_both_engines!(contacts_are_found_by_the_beginning_of_any_word, async |app| {
    three(app).await;
    let mut kari = app.staff("auditor").await;
    for (query, names) in [
        ("search=", vec!["Åse", "Bo", "Ada"]),
        ("search=berg", vec!["Ada"]),
        ("search=BERG+ada", vec!["Ada"]),
        ("search=berg+bo", vec![]),
        ("search=havblikk", vec!["Åse", "Bo"]),
        ("search=havbl+hans", vec!["Bo"]),
        ("search=s%C3%B6n", vec!["Ada"]),
        ("search=%C3%85SE", vec!["Åse"]),
        ("search=ada%40fjordlys.no", vec!["Ada"]),
        ("search=fjordlys", vec!["Bo", "Ada"]),
        ("search=%25", vec!["Åse", "Bo", "Ada"]),
        ("search=ada%27+OR+1%3D1", vec![]),
        ("search=zzz", vec![]),
    ] {
        assert_eq!(finds(&mut kari, query).await, names, "{query}");
    }
});

on_both_engines!(con_12_contacts_are_found_by_what_is_registered_and_chosen, async |app| {
    three(app).await;
    let mut kari = app.staff("agent").await;
    let lists = &app.state.snapshots.share().lists;
    let marketing = lists.purpose_of_key("EMARKETING").unwrap().id;
    let store = lists.purpose_of_key("STORE").unwrap().id;
    kari.opens(&app.card_of(BO)).await;
    kari.presses("Turn e-marketing off").await;
    let kind = |key: &str| lists.types.iter().find(|kind| kind.key == key).unwrap().id;
    for (query, names) in [
        (format!("purpose={marketing}&state=active"), vec!["Ada"]),
        (format!("purpose={marketing}&state=withdrawn"), vec!["Bo"]),
        (format!("purpose={marketing}&state=none"), vec!["Åse"]),
        (format!("purpose={marketing}"), vec!["Bo", "Ada"]),
        (format!("purpose={store}&state=active"), vec!["Åse", "Bo", "Ada"]),
        (format!("purpose={store}&state=withdrawn"), vec![]),
        (format!("basis={}", app.basis("61A")), vec!["Ada"]),
        (format!("purpose={store}&basis={}", app.basis("61F")), vec!["Åse", "Bo", "Ada"]),
        (format!("basis={}&state=withdrawn", app.basis("61A")), vec![]),
        (format!("source={}", app.source("USER")), vec!["Åse"]),
        (format!("source={}", app.source("WEBFORM")), vec!["Bo", "Ada"]),
        ("language=nb".to_owned(), vec!["Bo"]),
        (format!("subscription={}", kind("NEWS")), vec!["Ada"]),
        ("form=1".to_owned(), vec!["Bo", "Ada"]),
        ("form=99".to_owned(), vec![]),
        (format!("form=1&language=sv&search=berg&purpose={marketing}&state=active"), vec!["Ada"]),
        (format!("form=1&language=nb&search=berg&purpose={marketing}&state=active"), vec![]),
    ] {
        assert_eq!(finds(&mut kari, &query).await, names, "{query}");
    }
    app.staff_runs("INSERT INTO interests (id, key, position, is_active, updated_at) VALUES (7, 'LAMPS', 1, TRUE, '2026-01-01')")
        .await;
    app.staff_runs(
        "INSERT INTO contact_interests (contact_id, interest_id, since, chosen_by) VALUES (2, 7, '2026-01-01', 'contact')",
    )
    .await;
    assert_eq!(finds(&mut kari, "interest=7").await, ["Bo"]);
});

on_both_engines!(fifty_are_on_a_page_and_every_page_has_its_own, async |app| {
    crowd(app, 130).await;
    let mut kari = app.staff("auditor").await;
    for query in ["", "search=contact", "search=contact&language=nb", "search=kari"] {
        let mut down = Vec::new();
        let mut page = kari.opens(&format!("/admin/contacts?{query}")).await.clone();
        loop {
            down.push(numbers(&page.links));
            assert!(down.last().unwrap().len() <= contacts::PAGE);
            let Some(next) = link_after(&page.html, "Next page") else { break };
            page = kari.opens(&next).await.clone();
        }
        let mut up = Vec::new();
        let separator = if query.is_empty() { "" } else { "&" };
        let mut page = kari.opens(&format!("/admin/contacts?{query}{separator}at=last")).await.clone();
        loop {
            up.insert(0, numbers(&page.links));
            let Some(next) = link_after(&page.html, "Previous page") else { break };
            page = kari.opens(&next).await.clone();
        }
        let (down, up) = (down.concat(), up.concat());
        assert!(down.windows(2).all(|pair| pair[0] > pair[1]), "{query}: newest first, nobody twice");
        assert_eq!(down, up, "{query}: the same people from either end");
        let expected = match query {
            "search=contact&language=nb" => 22,
            "search=kari" => 10,
            _ => 130,
        };
        assert_eq!(down.len(), expected, "{query}");
    }
});

on_both_engines!(con_12_contacts_are_found_by_the_days_on_which_something_happened, async |app| {
    three(app).await;
    let day = |days: i64| app.now().plus(Duration::days(days)).naive().format("%Y-%m-%d").to_string();
    let (begin, second, third) = (day(0), day(3), day(5));
    app.passes(Duration::days(3));
    let mut kari = app.staff("agent").await;
    kari.opens(&app.card_of(BO)).await;
    kari.presses("Turn e-marketing off").await;
    app.passes(Duration::days(2));
    let mut kari = app.staff("agent").await;
    kari.opens(&app.card_of(ADA)).await;
    kari.fills("company", "Lanternen").presses("Save details").await;
    let (user, form) = (app.source("USER"), app.source("WEBFORM"));
    for (query, names) in [
        (format!("stored-from={begin}"), vec!["Åse", "Bo", "Ada"]),
        (format!("stored-from={begin}&stored-to={begin}"), vec!["Åse", "Bo", "Ada"]),
        (format!("stored-from={second}"), vec![]),
        ("stored-to=2020-01-01".to_owned(), vec![]),
        (format!("changed-from={second}"), vec!["Bo", "Ada"]),
        (format!("changed-from={second}&changed-to={second}"), vec!["Bo"]),
        (format!("changed-to={begin}"), vec!["Åse"]),
        (format!("changed-from={third}&search=bo"), vec![]),
        (format!("consent-from={begin}&consent-to={begin}"), vec!["Ada"]),
        (format!("consent-from={second}"), vec!["Bo"]),
        (format!("consent-from={second}&consent-to={third}&state=withdrawn"), vec!["Bo"]),
        (format!("consent-from={begin}&state=active"), vec!["Ada"]),
        (format!("consent-to={begin}&state=withdrawn"), vec![]),
        (format!("consent-source={form}&state=active"), vec!["Ada"]),
        (format!("consent-source={user}"), vec!["Bo"]),
        (format!("consent-source={form}&changed-from={third}&stored-to={begin}&language=sv&search=berg&form=1"), vec!["Ada"]),
    ] {
        assert_eq!(finds(&mut kari, &query).await, names, "{query}");
    }
    for query in [
        format!("stored-from={third}&stored-to={begin}"),
        "stored-to=2026-02-30".to_owned(),
        "changed-from=31.12.2026".to_owned(),
        "consent-from=%27+OR+1%3D1".to_owned(),
        format!("consent-to={begin}&state=none"),
    ] {
        let page = kari.opens(&format!("/admin/contacts?{query}&search=ada")).await;
        assert_eq!(page.answer.status.as_u16(), 422, "{query}");
        assert!(page.says("There is a problem") && !page.says("van den Berg"), "{query}: {}", page.text);
        assert_eq!(page.value("search"), "ada", "what was typed is kept");
    }
});

on_both_engines!(days_find_the_same_people_as_a_look_at_everybody, async |app| {
    crowd(app, 400).await;
    let mut kari = app.staff("auditor").await;
    for (from, to) in [(-400, 400), (-200, -100), (-200, -200), (-30, 0), (-366, -360), (1, 9)] {
        let day = |days: i64| app.now().plus(Duration::days(days)).naive().format("%Y-%m-%d").to_string();
        let held = format!(">= '{} 00:00:00' AND created_at < '{} 00:00:00'", day(from), day(to + 1));
        let expected = app.count(&format!("contacts WHERE created_at {held}"));
        for name in ["stored", "changed", "consent"] {
            let query = format!("{name}-from={}&{name}-to={}", day(from), day(to));
            let mut found = Vec::new();
            let mut page = kari.opens(&format!("/admin/contacts?{query}")).await.clone();
            loop {
                found.extend(numbers(&page.links));
                let Some(next) = link_after(&page.html, "Next page") else { break };
                page = kari.opens(&next).await.clone();
            }
            assert_eq!(found.len(), expected, "{query}");
            let last = numbers(&kari.opens(&format!("/admin/contacts?{query}&at=last")).await.links);
            assert!(found.ends_with(&last) && last.len() == expected.min(contacts::PAGE), "{query}: the last page is the end");
        }
    }
});

/// The numbers of the contacts that links lead to.
fn numbers(links: &[String]) -> Vec<i64> {
    links.iter().filter_map(|link| link.strip_prefix("/admin/contacts/")?.parse().ok()).collect()
}

/// Where the link with these words leads.
fn link_after(html: &str, words: &str) -> Option<String> {
    let before = html.split(&format!(">{words}</a>")).next().filter(|before| before.len() < html.len())?;
    let href = before.rsplit("href=\"").next()?.split('"').next()?;
    Some(href.replace("&amp;", "&"))
}

/// Invented people, as for measuring.
pub(crate) async fn crowd(app: &TestApp, count: i64) {
    let (house, now) = (app.state.snapshots.share(), app.now());
    let add = move |tx: &mut samtykke::db::Tx<'_>| samtykke::features::crowds::add(tx, &house, now, 1, count, count).map(drop);
    app.state.db.write(add).await.unwrap();
}

on_both_engines!(contacts_from_before_the_search_are_found_after_the_next_start, async |app| {
    three(app).await;
    app.meddles("DELETE FROM contact_words").await;
    app.meddles("INSERT INTO contacts_without_words (contact_id) SELECT id FROM contacts").await;
    let mut kari = app.staff("auditor").await;
    assert_eq!(finds(&mut kari, "search=berg").await, [""; 0]);
    while app.state.db.write(|tx| contacts::index_waiting(tx, 2)).await.unwrap() > 0 {}
    assert_eq!(finds(&mut kari, "search=berg").await, ["Ada"]);
    assert_eq!(finds(&mut kari, "search=havblikk").await, ["Åse", "Bo"]);
    assert_eq!(app.count("contacts_without_words"), 0);
    app.state.db.read_blocking(migrate::check).unwrap();
});
