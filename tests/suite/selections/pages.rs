//! What staff do with selections.

use chrono::Duration;
use samtykke::{
    features::selections::{Condition, Joined, Part, Rule, model::Written},
    kernel::{Language, ids::SelectionId},
};

use crate::{
    cards::{search::crowd, writes_down},
    journeys::{ADA, BO},
    support::{Page, TestApp, Visitor, on_both_engines},
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

on_both_engines!(days_that_are_counted_back_move_with_the_calendar, async |app| {
    three(app).await;
    let member = app.hires("agent", Language::En).await;
    let mut kari = app.signed_in(member).await;
    kari.opens("/admin/selections/new").await;
    kari.fills("name", "New ones").fills("kind", "stored").presses("Show its fields").await;
    let page = kari.fills("when", "within").fills("ago", "a week").presses("Add condition").await;
    assert_eq!(page.answer.status.as_u16(), 422);
    assert_eq!((page.value("when"), page.value("ago")), ("within", "a week"), "what was typed is kept");
    let page = kari.fills("ago", "7").fills("from", "2026-01-01").presses("Add condition").await;
    assert!(page.text.contains("Give either days or a number of days"), "{}", page.text);
    let page = kari.fills("from", "").presses("Add condition").await;
    assert!(page.text.contains("Stored: in the last 7 days"), "{}", page.text);
    assert!(kari.presses("Count and show some").await.text.contains("Contacts found now: 3"));
    kari.presses("Save").await;
    kari.opens("/admin/selections/new").await;
    kari.fills("name", "Old ones").fills("kind", "stored").presses("Show its fields").await;
    let page = kari.fills("when", "before").fills("ago", "7").presses("Add condition").await;
    assert!(page.text.contains("Stored: more than 7 days ago"), "{}", page.text);
    kari.presses("Save").await;
    for (passed, new) in [(0, 3), (7, 3), (1, 0)] {
        app.passes(Duration::days(passed));
        let mut kari = app.signed_in(member).await;
        for (name, count) in [("New ones", new), ("Old ones", 3 - new)] {
            let page = kari.opens(&path_of(app, name)).await;
            assert_eq!(page.text.contains("Åse Østby"), count == 3, "{name}, {passed} days later: {}", page.text);
            let page = kari.presses("Count now").await;
            assert!(page.text.contains(&format!("{count} counted")), "{name}: {}", page.text);
        }
    }
});

on_both_engines!(long_work_means_the_people_of_the_day_on_which_it_was_asked_for, async |app| {
    three(app).await;
    let mut kari = app.staff("administrator").await;
    kari.opens("/admin/selections/new").await;
    kari.fills("name", "New ones").fills("kind", "stored").presses("Show its fields").await;
    kari.fills("when", "within").fills("ago", "1").presses("Add condition").await;
    kari.presses("Save").await;
    let number = path_of(app, "New ones").rsplit('/').next().unwrap().to_owned();
    kari.opens(&format!("/admin/bulk-update?selection={number}")).await;
    kari.fills("country", "SE").submits().await;
    assert!(kari.page().says("3 of 3 contacts would change."), "{}", kari.page().text);
    kari.presses("Change them").await;
    // It waits for days before somebody does it.
    app.passes(Duration::days(30));
    app.works_off().await;
    assert_eq!(app.count("contacts WHERE country = 'SE'"), 3);
});

on_both_engines!(a_condition_is_changed_where_it_stands, async |app| {
    three(app).await;
    let mut kari = app.staff("agent").await;
    kari.opens("/admin/selections/new").await;
    kari.fills("name", "Norway").fills("kind", "country").presses("Show its fields").await;
    kari.fills("country", "NO").presses("Add condition").await;
    kari.fills("kind", "informed").presses("Show its fields").await;
    kari.fills("is", "no").presses("Add condition").await;
    kari.presses("Add a group").await;
    kari.fills("into", "2").fills("kind", "changed").presses("Show its fields").await;
    kari.fills("from", "2026-01-31").presses("Add condition").await;
    kari.presses("Save").await;
    kari.opens(&format!("{}/edit", path_of(app, "Norway"))).await;
    let page = kari.presses("Change: Country: Norway").await;
    assert_eq!((page.value("kind"), page.value("country"), page.value("changing")), ("country", "NO", "0"));
    let others = |page: &Page| page.forms.iter().flat_map(|form| &form.buttons).any(|press| press.value.starts_with("remove-"));
    assert!(!others(page), "the others stay where they are meanwhile");
    let page = kari.presses("Leave it as it was").await;
    assert!(others(page) && page.value("changing").is_empty());
    // What is typed is saved, also when nobody pressed the button beside it.
    kari.presses("Change: Country: Norway").await;
    kari.fills("country", "SE").presses("Save").await;
    let rule = stored_rule(app, "Norway");
    assert_eq!(rule.parts[0], Part::If(Condition::Country("SE".into())));
    assert_eq!(rule.parts.len(), 3, "it stands where it stood");
    // In a group, into another kind, and with a slip on the way.
    kari.opens(&format!("{}/edit", path_of(app, "Norway"))).await;
    let page = kari.presses("Change: Last changed: from 31 January 2026").await;
    assert_eq!((page.value("from"), page.value("changing")), ("2026-01-31", "2-0"));
    kari.fills("when", "before").fills("from", "").fills("ago", "0");
    for button in ["Use these fields", "Count and show some", "Save"] {
        let page = kari.presses(button).await;
        assert_eq!(page.answer.status.as_u16(), 422, "{button}");
        assert_eq!((page.value("changing"), page.value("ago")), ("2-0", "0"), "{button}");
    }
    assert_eq!(stored_rule(app, "Norway"), rule);
    let page = kari.fills("ago", "90").presses("Use these fields").await;
    assert!(page.text.contains("Last changed: more than 90 days ago") && page.value("changing").is_empty(), "{}", page.text);
    kari.presses("Change: Last changed: more than 90 days ago").await;
    kari.fills("kind", "company").presses("Show its fields").await;
    let page = kari.fills("written", "nothing").presses("Count and show some").await;
    assert!(page.text.contains("Company: Nothing") && page.text.contains("Contacts found now: 0"), "{}", page.text);
    kari.presses("Save").await;
    let Part::Group(group) = &stored_rule(app, "Norway").parts[2] else { panic!("a group") };
    assert_eq!(group.parts, [Part::If(Condition::Company(Written::Nothing))]);
    // Places that are none.
    let csrf = kari.opens("/admin/selections/new").await.value("csrf").to_owned();
    let text = serde_json::to_string(&Rule::all([Condition::Informed(true)])).unwrap();
    for (pressed, changing) in [("put", "7"), ("save", "0-0"), ("count", "x"), ("fields", "")] {
        let values = [("csrf", csrf.as_str()), ("name", "x"), ("rule", &text), ("do", pressed), ("changing", changing)];
        let answer = kari.posts("/admin/selections/new", &values).await;
        assert_eq!(answer.status.as_u16(), 400, "{pressed} at {changing:?}");
    }
    let answer =
        kari.posts("/admin/selections/new", &[("csrf", &csrf), ("name", "x"), ("rule", &text), ("do", "change-4")]).await;
    assert_eq!(answer.status.as_u16(), 400);
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
