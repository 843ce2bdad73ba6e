//! What staff do with selections.

use chrono::Duration;
use samtykke::{
    features::selections::{Condition, Joined, Part, Rule},
    kernel::ids::SelectionId,
};

use crate::{
    cards::{search::crowd, writes_down},
    journeys::{ADA, BO},
    support::{TestApp, Visitor, on_both_engines},
};

/// Three people, of whom two have chosen news and one lives in Norway.
async fn three(app: &TestApp) {
    app.subscriber(ADA, &["News"]).await;
    app.subscriber(BO, &["News"]).await;
    let mut kari = app.staff("agent").await;
    writes_down(&mut kari, "Åse", "Østby", "aase@havblikk.example").await;
    kari.fills("country", "NO").presses("Save details").await;
}

fn stored_rule(app: &TestApp, name: &str) -> Rule {
    let lines = app.lines(&format!("SELECT rule AS line FROM selections WHERE name = '{name}' AND deleted_at IS NULL"));
    serde_json::from_str(&lines[0]).unwrap()
}

fn path_of(app: &TestApp, name: &str) -> String {
    let lines =
        app.lines(&format!("SELECT CAST(id AS TEXT) AS line FROM selections WHERE name = '{name}' AND deleted_at IS NULL"));
    format!("/admin/selections/{}", lines[0])
}

/// Builds one of everybody with a country and leaves the member on its page.
async fn builds_norway(kari: &mut Visitor<'_>, name: &str) {
    kari.opens("/admin/selections/new").await;
    kari.fills("name", name).fills("kind", "country").presses("Show its fields").await;
    kari.fills("country", "NO").presses("Add condition").await;
    kari.presses("Save").await;
}

on_both_engines!(a_selection_is_built_button_by_button_and_nothing_is_stored_before_it_is_saved, async |app| {
    three(app).await;
    let mut kari = app.staff("agent").await;
    let before = app.dump();
    kari.opens("/admin/selections/new").await;
    kari.fills("name", "Norway or news").fills("joined-", "any").fills("kind", "country").presses("Show its fields").await;
    let page = kari.fills("country", "NO").presses("Add condition").await;
    assert!(page.text.contains("Country: Norway"), "{}", page.text);
    kari.presses("Add a group").await;
    kari.fills("into", "1").fills("joined-1", "all").fills("kind", "choice").presses("Show its fields").await;
    let news = app.lines("SELECT CAST(id AS TEXT) AS line FROM subscription_types WHERE key = 'NEWS'")[0].clone();
    let page = kari.fills("type", &news).fills("choice", "on").presses("Add condition").await;
    assert!(page.text.contains("Own choice of: News, On"), "{}", page.text);
    let page = kari.presses("Count and show some").await;
    assert!(page.text.contains("Contacts found now: 3"), "{}", page.text);
    assert!(page.text.contains("Åse Østby"), "a sample is shown");
    assert_eq!(kari.page().value("name"), "Norway or news", "what was typed is kept");
    let mut stored = before.differences(&app.dump());
    // That the member was here is noted once a minute.
    stored.retain(|line| !line.contains("staff_sessions"));
    assert_eq!(stored, [""; 0], "nothing is stored yet");
    let page = kari.presses("Save").await;
    assert!(page.text.contains("Norway or news") && page.text.contains("Åse Østby"), "{}", page.text);
    let rule = stored_rule(app, "Norway or news");
    assert_eq!((rule.joined, rule.parts.len()), (Joined::Any, 2));
    let Part::Group(group) = &rule.parts[1] else { panic!("{rule:?}") };
    assert_eq!((group.joined, group.parts.len()), (Joined::All, 1));
    assert_eq!(app.count("audit_entries WHERE what = 'selection.created'"), 1);
    assert_eq!(app.lines("SELECT after AS line FROM audit_entries WHERE what = 'selection.created'").len(), 1);
    let page = kari.presses("Count now").await;
    assert!(page.text.contains("3 counted"), "{}", page.text);
    // Nobody's consents have anything to do with it: the house is looked at when the test ends.
    kari.opens(&format!("{}/edit", path_of(app, "Norway or news"))).await;
    let page = kari.presses("Remove: Country: Norway").await;
    assert!(!page.text.contains("Country: Norway"));
    kari.presses("Save").await;
    assert_eq!(stored_rule(app, "Norway or news").conditions().len(), 1);
    assert_eq!(app.count("audit_entries WHERE what = 'selection.changed'"), 1);
    assert_eq!(app.count("selections WHERE size IS NOT NULL"), 0, "of another rule the old number says nothing");
});

on_both_engines!(what_is_wrong_is_said_and_what_was_typed_stays, async |app| {
    three(app).await;
    let mut kari = app.staff("agent").await;
    builds_norway(&mut kari, "Norway").await;
    kari.opens("/admin/selections/new").await;
    let page = kari.fills("name", "  NORWAY ").presses("Save").await;
    assert_eq!(page.answer.status.as_u16(), 422);
    assert!(page.text.contains("There is a selection of this name already"), "{}", page.text);
    let page = kari.fills("name", "Empty").presses("Save").await;
    assert!(page.text.contains("Add at least one condition"), "{}", page.text);
    kari.fills("kind", "stored").presses("Show its fields").await;
    let page = kari.fills("from", "2026-02-30").presses("Add condition").await;
    assert_eq!(page.answer.status.as_u16(), 422);
    let page = kari.fills("from", "2026-02-03").fills("to", "2026-02-01").presses("Add condition").await;
    assert_eq!(page.answer.status.as_u16(), 422);
    assert_eq!(kari.page().value("from"), "2026-02-03");
    let csrf = kari.page().value("csrf").to_owned();
    for rule in ["", "{}", "1=1", r#"{"joined":"all","parts":[{"if":{"country":"x'; DROP TABLE contacts"}}]}"#] {
        let answer =
            kari.posts("/admin/selections/new", &[("csrf", &csrf), ("name", "x"), ("rule", rule), ("do", "count")]).await;
        assert_eq!(answer.status.as_u16(), 400, "{rule}");
    }
    let deep = (0..4)
        .fold(Rule::all([Condition::Informed(true)]), |rule, _| Rule { joined: Joined::Any, parts: vec![Part::Group(rule)] });
    let text = serde_json::to_string(&deep).unwrap();
    let answer = kari.posts("/admin/selections/new", &[("csrf", &csrf), ("name", "x"), ("rule", &text), ("do", "save")]).await;
    assert_eq!(answer.status.as_u16(), 400);
    assert_eq!(app.count("selections"), 1);
});

on_both_engines!(a_selection_never_asks_about_itself, async |app| {
    three(app).await;
    let mut kari = app.staff("agent").await;
    builds_norway(&mut kari, "One").await;
    let one = path_of(app, "One");
    let number = one.rsplit('/').next().unwrap().to_owned();
    kari.opens("/admin/selections/new").await;
    kari.fills("name", "Two").fills("kind", "member").presses("Show its fields").await;
    kari.fills("selection", &number).fills("is", "no").presses("Add condition").await;
    let page = kari.presses("Count and show some").await;
    assert!(page.text.contains("Contacts found now: 2"), "everybody except One: {}", page.text);
    kari.presses("Save").await;
    let two = SelectionId(path_of(app, "Two").rsplit('/').next().unwrap().parse().unwrap());
    kari.opens(&format!("{one}/edit")).await;
    kari.fills("kind", "member").presses("Show its fields").await;
    kari.fills("selection", &two.to_string()).presses("Add condition").await;
    let page = kari.presses("Save").await;
    assert_eq!(page.answer.status.as_u16(), 422);
    assert!(page.text.contains("would ask about itself"), "{}", page.text);
    kari.opens(&one).await;
    let page = kari.presses("Delete").await;
    assert!(page.text.contains("Another selection uses this one"), "{}", page.text);
    kari.opens(&path_of(app, "Two")).await;
    kari.presses("Delete").await;
    kari.opens(&one).await;
    kari.presses("Delete").await;
    assert_eq!(app.count("selections WHERE deleted_at IS NULL"), 0);
    assert_eq!(kari.opens(&one).await.answer.status.as_u16(), 404);
});

on_both_engines!(a_private_selection_is_its_owners_alone, async |app| {
    three(app).await;
    let mut kari = app.staff("agent").await;
    builds_norway(&mut kari, "Mine").await;
    let mine = path_of(app, "Mine");
    let mut ola = app.staff("administrator").await;
    assert!(!ola.opens("/admin/selections").await.text.contains("Mine"));
    for path in [mine.clone(), format!("{mine}/edit")] {
        assert_eq!(ola.opens(&path).await.answer.status.as_u16(), 404);
    }
    let csrf = ola.opens("/admin/selections").await.value("csrf").to_owned();
    for act in ["edit", "counting", "copying", "freezing", "deletion"] {
        let answer = ola.posts(&format!("{mine}/{act}"), &[("csrf", &csrf), ("name", "Theirs")]).await;
        assert_eq!(answer.status.as_u16(), 404, "{act}");
    }
    let number = mine.rsplit('/').next().unwrap().to_owned();
    let rule = Rule::all([Condition::Member { selection: SelectionId(number.parse().unwrap()), is: true }]);
    let text = serde_json::to_string(&rule).unwrap();
    for pressed in ["count", "save"] {
        let answer =
            ola.posts("/admin/selections/new", &[("csrf", &csrf), ("name", "Spy"), ("rule", &text), ("do", pressed)]).await;
        assert_eq!(answer.status.as_u16(), 422, "{pressed}");
        assert!(answer.text().contains("uses a selection that is not there"));
    }
    kari.opens(&format!("{mine}/edit")).await;
    kari.ticks("Shared with everybody who works here").presses("Save").await;
    assert!(ola.opens("/admin/selections").await.text.contains("Mine"));
    let mut eye = app.staff("auditor").await;
    assert!(eye.opens(&mine).await.text.contains("Country: Norway"));
    assert_eq!(eye.opens(&format!("{mine}/edit")).await.answer.status.as_u16(), 403);
});

on_both_engines!(contacts_go_in_and_out_of_a_static_selection_from_the_list_and_the_card, async |app| {
    three(app).await;
    let mut kari = app.staff("agent").await;
    let (ada, bo) = (app.id_of(ADA), app.id_of(BO));
    kari.opens(&format!("/admin/selections/members?contact={ada}&contact={bo}&contact=999&back=/admin/contacts")).await;
    let page = kari.fills("name", "Friends").presses("Add").await;
    assert!(page.text.contains("Friends"), "{}", page.text);
    assert_eq!(app.count("selection_members"), 2);
    assert_eq!(app.lines("SELECT CAST(size AS TEXT) AS line FROM selections"), ["2"]);
    let number = path_of(app, "Friends").rsplit('/').next().unwrap().to_owned();
    kari.opens(&app.card_of("aase@havblikk.example")).await;
    let aase = app.id_of("aase@havblikk.example");
    kari.opens(&format!("/admin/selections/members?contact={aase}&back=/admin/contacts/{aase}")).await;
    kari.fills("selection", &number).presses("Add").await;
    assert_eq!(app.count("selection_members"), 3);
    let csrf = kari.page().value("csrf").to_owned();
    let values = [("csrf", csrf.as_str()), ("contact", &ada.to_string()), ("selection", &number), ("do", "remove")];
    kari.posts("/admin/selections/members", &values).await;
    assert_eq!(app.count("selection_members"), 2);
    assert_eq!(app.lines("SELECT CAST(size AS TEXT) AS line FROM selections"), ["2"]);
    assert_eq!(app.count("audit_entries WHERE what = 'selection.members_removed'"), 1);
    assert_eq!(app.count("audit_entries WHERE what = 'selection.members_added'"), 2);
});

on_both_engines!(what_the_list_found_becomes_a_selection, async |app| {
    three(app).await;
    let mut kari = app.staff("agent").await;
    let page = kari.opens("/admin/contacts?search=havblikk&language=en").await;
    let link = page.links.iter().find(|link| link.starts_with("/admin/selections/new")).unwrap().clone();
    let page = kari.opens(&link).await;
    assert!(page.text.contains("Search: “havblikk”") && page.text.contains("Language: English"), "{}", page.text);
    kari.fills("name", "Havblikk").presses("Save").await;
    assert_eq!(stored_rule(app, "Havblikk").conditions().len(), 2);
});

on_both_engines!(a_dynamic_selection_is_frozen_and_copied, async |app| {
    three(app).await;
    let mut kari = app.staff("agent").await;
    builds_norway(&mut kari, "Norway").await;
    let page = kari.presses("Freeze as static").await;
    assert!(page.text.contains("Norway (2)") && page.text.contains("Åse Østby"), "{}", page.text);
    app.passes(Duration::minutes(1));
    kari.opens(&path_of(app, "Norway")).await;
    kari.presses("Copy").await;
    assert_eq!(stored_rule(app, "Norway (3)"), stored_rule(app, "Norway"));
    kari.opens(&path_of(app, "Norway (2)")).await;
    kari.presses("Copy").await;
    assert_eq!(app.count("selection_members"), 2);
});

on_both_engines!(a_large_selection_is_frozen_by_long_work, async |app| {
    crowd(app, 5200).await;
    let mut kari = app.staff("agent").await;
    kari.opens("/admin/selections/new").await;
    kari.fills("name", "Nearly all").fills("kind", "no_mailings").presses("Show its fields").await;
    kari.fills("is", "no").presses("Add condition").await;
    kari.presses("Save").await;
    app.meddles("UPDATE contacts SET deleted_at = created_at WHERE id % 100 = 0").await;
    kari.presses("Freeze as static").await;
    assert_eq!(app.count("selection_members"), 0, "it is long work");
    app.works_off().await;
    assert_eq!(app.count("selection_members"), 5148);
    assert_eq!(app.lines("SELECT CAST(size AS TEXT) AS line FROM selections WHERE kind = 'static'"), ["5148"]);
    app.meddles("UPDATE contacts SET deleted_at = NULL WHERE id % 100 = 0").await;
});
