//! Finding contacts.

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
