//! The lists that staff maintain: what may be written, what is refused, who is told what, and when pages follow.

use actix_web::http::StatusCode;
use samtykke::kernel::Language;

use crate::{
    journeys::{ADA, people},
    support::{Answer, Page, TestApp, Visitor, on_both_engines},
};

const LISTS: [&str; 5] = ["purposes", "legal-bases", "sources", "subscription-types", "interests"];

/// Every list with its tables and the texts that a new item needs.
const TABLES: [(&str, &str, &str, &str); 5] = [
    ("purposes", "purposes", "purpose_texts", "purpose_id"),
    ("legal-bases", "legal_bases", "legal_basis_texts", "basis_id"),
    ("sources", "sources", "source_texts", "source_id"),
    ("subscription-types", "subscription_types", "subscription_type_texts", "type_id"),
    ("interests", "interests", "interest_texts", "interest_id"),
];

impl TestApp {
    /// The row of a key.
    pub fn id(&self, table: &str, key: &str) -> String {
        self.lines(&format!("SELECT CAST(id AS TEXT) AS line FROM {table} WHERE key = '{key}'")).concat()
    }

    /// The kinds of acts in the audit log about lists and templates, in order.
    fn acts(&self) -> Vec<String> {
        self.lines("SELECT what AS line FROM audit_entries WHERE what <> 'session.opened' ORDER BY id")
    }

    fn row_of_emarketing(&self) -> String {
        self.id("purposes", "EMARKETING")
    }
}

/// What a new item of a list must have at least, besides what a test says.
fn least<'v>(list: &str, name: &'v str, purpose: &'v str) -> Vec<(&'v str, &'v str)> {
    let mut values = vec![("name-en", name)];
    match list {
        "purposes" => values.extend([("approval_text-en", "Yes."), ("public_description-en", "For this.")]),
        "subscription-types" => values.push(("purpose", purpose)),
        _ => {}
    }
    values
}

async fn adds(member: &mut Visitor<'_>, list: &str, values: &[(&str, &str)]) -> Answer {
    member.sends_to(&format!("/admin/{list}/new"), values).await
}

fn is_saved(answer: &Answer) -> bool {
    answer.status == StatusCode::SEE_OTHER
}

fn says(answer: &Answer, words: &str) -> bool {
    Page::read("", answer.clone()).says(words)
}

on_both_engines!(a_new_subscription_type_in_six_languages_is_on_the_public_pages_at_once, async |app| {
    let link = app.subscriber(ADA, &["News"]).await;
    let mut kari = app.staff("list_administrator").await;
    kari.opens("/admin/subscription-types").await;
    assert!(kari.page().links.iter().any(|link| link == "/admin/subscription-types/new"));
    kari.opens("/admin/subscription-types/new").await;
    let names = ["Courses", "Kurs", "Kurser", "Kursus", "Kurse", "Cursussen"];
    for (language, name) in Language::ALL.into_iter().zip(names) {
        kari.fills(&format!("name-{language}"), name).fills(&format!("description-{language}"), &format!("{name}!"));
    }
    kari.submits().await;
    assert_eq!(kari.page().path, "/admin/subscription-types?done=added", "{}", kari.page().text);
    assert!(kari.page().says("Courses") && kari.page().says("COURSES") && kari.page().says("Added."));
    let mut ada = app.visitor();
    for (language, name) in Language::ALL.into_iter().zip(names) {
        ada.opens(&link.replacen("/p/", &format!("/{language}/p/"), 1)).await;
        assert!(ada.page().offers(name) && ada.page().says(&format!("{name}!")), "{language}: {}", ada.page().text);
    }
    let id = app.id("subscription_types", "COURSES");
    assert!(is_saved(&kari.sends_to(&format!("/admin/subscription-types/{id}/deactivation"), &[]).await));
    assert!(!ada.opens(&link).await.offers("Courses"), "out of use is off the page (SUB-07)");
    assert!(is_saved(&kari.sends_to(&format!("/admin/subscription-types/{id}/activation"), &[]).await));
    assert!(ada.opens(&link).await.offers("Courses"));
    assert!(is_saved(&kari.sends_to(&format!("/admin/subscription-types/{id}/deletion"), &[]).await));
    assert!(!ada.opens(&link).await.offers("Courses"));
    assert!(is_saved(&kari.sends_to(&format!("/admin/subscription-types/{id}/restoration"), &[]).await));
    assert!(ada.opens(&link).await.offers("Courses"));
    let acts = ["added", "deactivated", "activated", "deleted", "restored"].map(|act| format!("subscription_type.{act}"));
    assert_eq!(app.acts(), acts, "each act is in the audit log once");
    let by = app
        .lines("SELECT DISTINCT actor || ' ' || channel || ' ' || subject_id AS line FROM audit_entries WHERE what LIKE 'sub%'");
    assert_eq!(by, [format!("staff admin {id}")]);
});

on_both_engines!(another_instance_follows_as_soon_as_it_looks, async |app| {
    let other = app.next_process().await;
    let mut kari = app.staff("list_administrator").await;
    let id = app.id("subscription_types", "NEWS");
    assert!(is_saved(&kari.sends_to(&format!("/admin/subscription-types/{id}/deactivation"), &[]).await));
    let names = |app: &TestApp| app.state.snapshots.now().lists.types.iter().filter(|kind| kind.is_active).count();
    assert_eq!((names(app), names(&other)), (3, 4));
    assert!(other.state.snapshots.refresh(&other.state.db, other.now()).unwrap());
    assert_eq!(names(&other), 3);
});

on_both_engines!(every_list_takes_edits_moves_and_restores_its_items, async |app| {
    let purpose = app.row_of_emarketing();
    let mut kari = app.staff("administrator").await;
    for (list, rows, texts, owner) in TABLES {
        let path = format!("/admin/{list}");
        for name in ["Fjord & <b>fjell</b>", "Second", "Third"] {
            let answer = adds(&mut kari, list, &least(list, name, &purpose)).await;
            assert!(is_saved(&answer), "{list}: {}", answer.text());
        }
        let id = app.id(rows, "FJORD_B_FJELL_B");
        assert!(!id.is_empty(), "{list}: the key is made from the name");
        let page = kari.opens(&format!("{path}/{id}")).await;
        assert_eq!(page.answer.status, StatusCode::OK);
        assert!(!page.html.contains("<b>"), "what was typed is text");
        kari.fills("name-nb", "Fjord og fjell").submits().await;
        assert_eq!(kari.page().path, format!("{path}/{id}?done=saved"), "{list}: {}", kari.page().text);
        let names =
            app.lines(&format!("SELECT language || ' ' || name AS line FROM {texts} WHERE {owner} = {id} ORDER BY language"));
        assert_eq!(names, ["en Fjord & <b>fjell</b>", "nb Fjord og fjell"], "{list}");
        // Order: the first of the three goes down twice, once too often, and up again.
        let order = || app.lines(&format!("SELECT key AS line FROM {rows} ORDER BY position DESC, id DESC LIMIT 3"));
        assert_eq!(order(), ["THIRD", "SECOND", "FJORD_B_FJELL_B"], "{list}");
        for _ in 0..3 {
            let answer = kari.sends_to(&format!("{path}/{id}/position"), &[("direction", "down")]).await;
            assert!(is_saved(&answer), "{list}");
        }
        assert_eq!(order(), ["FJORD_B_FJELL_B", "THIRD", "SECOND"], "{list}");
        kari.sends_to(&format!("{path}/{id}/position"), &[("direction", "up")]).await;
        assert_eq!(order(), ["THIRD", "FJORD_B_FJELL_B", "SECOND"], "{list}");
        let answer = kari.sends_to(&format!("{path}/{id}/position"), &[("direction", "sideways")]).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST);
        // Deleting asks first; what is deleted is shown on demand and comes back as it was.
        let page = kari.opens(&format!("{path}/{id}/deletion")).await;
        assert!(page.says("What this touches"), "{list}: {}", page.text);
        kari.presses("Yes, delete").await;
        assert!(!kari.page().says("Fjord &"), "{list}");
        assert!(kari.page().links.contains(&format!("{path}?deleted=yes")));
        assert!(kari.opens(&format!("{path}?deleted=yes")).await.says("Fjord &"));
        assert!(kari.opens(&format!("{path}/{id}")).await.says("Deleted"), "{list}: it can still be read");
        kari.presses("Restore").await;
        assert!(kari.page().says("Fjord &") && kari.page().says("Restored."), "{list}");
    }
});

on_both_engines!(names_are_unique_whatever_their_case_and_spaces_and_deleted_ones_count, async |app| {
    let purpose = app.row_of_emarketing();
    let mut kari = app.staff("administrator").await;
    for (list, rows, ..) in TABLES {
        assert!(is_saved(&adds(&mut kari, list, &least(list, "Straßen-Post", &purpose)).await), "{list}");
        for taken in ["Straßen-Post", "straßen-post", "  STRAßEN-POST  ", "Straßen-Post\u{a0}"] {
            let mut values = least(list, taken, &purpose);
            values.push(("key", "ANOTHER"));
            let answer = adds(&mut kari, list, &values).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{list}: {taken:?}");
            let page = Page::read("", answer);
            assert!(
                page.says("Another item in this list has this name") && page.links.contains(&"#name-en".to_owned()),
                "{list}"
            );
            assert!(page.title.starts_with("Error: "));
        }
        let id = app.id(rows, "STRASSEN_POST");
        kari.sends_to(&format!("/admin/{list}/{id}/deletion"), &[]).await;
        let mut values = least(list, "straßen-POST ", &purpose);
        values.push(("key", "ANOTHER"));
        let answer = adds(&mut kari, list, &values).await;
        assert!(says(&answer, "A deleted item has this name"), "{list}");
        let mut values = least(list, "Something else", &purpose);
        values.push(("key", "STRASSEN_POST"));
        assert!(says(&adds(&mut kari, list, &values).await, "This key is already in use"), "{list}");
        assert_eq!(app.count(&format!("{rows} WHERE key IN ('STRASSEN_POST', 'ANOTHER')")), 1, "{list}");
        // The same name in another language is another name.
        let mut values = least(list, "Post on streets", &purpose);
        values.push(("name-nb", "Straßen-Post"));
        assert!(is_saved(&adds(&mut kari, list, &values).await), "{list}");
        // And an item may keep its own.
        let id = app.id(rows, "POST_ON_STREETS");
        kari.opens(&format!("/admin/{list}/{id}")).await;
        kari.fills("name-en", "POST on Streets").submits().await;
        assert!(kari.page().says("Saved."), "{list}: {}", kari.page().text);
    }
});

on_both_engines!(limits_hold_to_the_character_in_every_field_and_language, async |app| {
    let purpose = app.row_of_emarketing();
    let mut kari = app.staff("administrator").await;
    let fields: [(&str, &[(&str, usize)]); 5] = [
        (
            "purposes",
            &[
                ("name", 100),
                ("description", 500),
                ("approval_text", 500),
                ("public_description", 2000),
                ("statement_title", 200),
            ],
        ),
        ("legal-bases", &[("name", 100), ("description", 500)]),
        ("sources", &[("name", 100), ("description", 500)]),
        ("subscription-types", &[("name", 100), ("description", 500)]),
        ("interests", &[("name", 100)]),
    ];
    let mut number = 0;
    for (list, fields) in fields {
        for (field, limit) in fields {
            for (language, letter) in [("en", "å"), ("nl", "語")] {
                let name = format!("{field}-{language}");
                for (length, fits) in [(limit - 1, true), (*limit, true), (limit + 1, false)] {
                    number += 1;
                    // A name of its own each time, and as long as it is to be.
                    let own = format!("n{number:04}");
                    let filler = letter.repeat(length - 5);
                    let text = format!("{own}{filler}");
                    let dutch = format!("d{number:04}");
                    let mut values = vec![("key", own.to_uppercase())];
                    values.extend(least(list, &own, &purpose).into_iter().map(|(name, value)| (name, value.to_owned())));
                    values.push(("name-nl", dutch));
                    values.retain(|(other, _)| *other != name);
                    values.push((name.as_str(), text));
                    let values: Vec<_> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
                    let answer = adds(&mut kari, list, &values).await;
                    if fits {
                        assert!(is_saved(&answer), "{list} {name} of {length}");
                    } else {
                        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{list} {name} of {length}");
                        let page = Page::read("", answer);
                        assert!(page.says(&format!("can have at most {limit} characters")), "{}", page.text);
                        assert_eq!(page.value(&name).trim_start_matches('\n').chars().count(), length, "what was typed is kept");
                    }
                }
            }
        }
    }
});

on_both_engines!(what_is_written_wrong_is_refused_with_a_word_at_the_field, async |app| {
    let purpose = app.row_of_emarketing();
    let mut kari = app.staff("administrator").await;
    let before = app.dump();
    let long_key = "A".repeat(41);
    for (list, extra, field) in [
        ("interests", ("key", "small"), "#key"),
        ("interests", ("key", "WITH SPACE"), "#key"),
        ("interests", ("key", "ÆØÅ"), "#key"),
        ("interests", ("key", "A-B"), "#key"),
        ("interests", ("key", "X';DROP TABLE interests;--"), "#key"),
        ("interests", ("key", long_key.as_str()), "#key"),
        ("purposes", ("key", "STORE"), "#key"),
        ("purposes", ("statement_url-en", "javascript:alert(1)"), "#statement_url-en"),
        ("purposes", ("statement_url-en", "example.org/privacy"), "#statement_url-en"),
        ("purposes", ("statement_url-nb", "mailto:a@b.no"), "#statement_url-nb"),
        ("purposes", ("approval_text-de", "Ja."), "#name-de"),
        ("sources", ("sends_confirmation", "yes"), "#template"),
        ("sources", ("template", "999999"), "#template"),
        ("subscription-types", ("purpose", "999999"), "#purpose"),
        ("subscription-types", ("purpose", ""), "#purpose"),
    ] {
        let mut values = least(list, "Quite new", &purpose);
        values.retain(|(name, _)| *name != extra.0);
        values.push(extra);
        let answer = adds(&mut kari, list, &values).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{list} {extra:?}");
        let page = Page::read("", answer);
        assert!(page.links.contains(&field.to_owned()), "{list} {extra:?}: {:?}", page.links);
        assert_eq!(page.value("name-en"), "Quite new", "what was typed is kept");
    }
    for list in LISTS {
        for name in ["", "   ", "\u{a0}"] {
            let answer = adds(&mut kari, list, &least(list, name, &purpose)).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{list} {name:?}");
        }
        let answer = adds(&mut kari, list, &least(list, "日本", &purpose)).await;
        assert!(says(&answer, "Fill in “Key”"), "{list}: nothing to make a key of");
    }
    assert_eq!(before.differences(&app.dump()), [""; 0]);
    let mut values = least("purposes", "Quite new", &purpose);
    values.extend([("key", "K"), ("statement_url-en", "https://example.org/privacy")]);
    assert!(is_saved(&adds(&mut kari, "purposes", &values).await));
    let exact = "B".repeat(40);
    let mut values = least("interests", "Quite new", &purpose);
    values.push(("key", &exact));
    assert!(is_saved(&adds(&mut kari, "interests", &values).await));
});

on_both_engines!(a_source_that_confirms_by_itself_names_its_template, async |app| {
    let mut kari = app.staff("administrator").await;
    let id = app.id("sources", "WEBFORM");
    let template = app.id("templates", "privacy_confirmation");
    kari.opens(&format!("/admin/sources/{id}")).await;
    kari.ticks("Send the privacy confirmation automatically").submits().await;
    assert_eq!(kari.page().answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(kari.page().toggle("Send the privacy confirmation automatically").is_on);
    kari.fills("template", &template).submits().await;
    assert!(kari.page().says("Saved."), "{}", kari.page().text);
    let stored = "SELECT CAST(confirmation_template_id AS TEXT) AS line FROM sources WHERE sends_confirmation";
    assert_eq!(app.lines(stored), [template]);
    let welcome = app.id("templates", "welcome");
    kari.opens(&format!("/admin/sources/{id}")).await;
    kari.fills("template", &welcome).submits().await;
    assert!(kari.page().says("Choose one of the options"), "only templates about privacy");
});

on_both_engines!(what_is_built_in_keeps_its_key_and_cannot_be_deleted, async |app| {
    let mut kari = app.staff("administrator").await;
    for (list, rows, key) in
        [("purposes", "purposes", "STORE"), ("legal-bases", "legal_bases", "WITHDRAWN"), ("sources", "sources", "WEBFORM")]
    {
        let id = app.id(rows, key);
        let page = kari.opens(&format!("/admin/{list}/{id}")).await;
        assert!(page.says("Built in") && !page.links.iter().any(|link| link.ends_with("/deletion")), "{list}");
        let answer = kari.sends_to(&format!("/admin/{list}/{id}/deletion"), &[]).await;
        assert!(says(&answer, "It is built in"), "{list}");
        kari.opens(&format!("/admin/{list}/{id}")).await;
        let mut values = kari.body();
        values.retain(|(name, _)| name != "csrf" && name != "key");
        values.push(("key".into(), "RENAMED".into()));
        values.push(("name-en".into(), "ignored, the first counts".into()));
        let values: Vec<_> = values.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        kari.sends_to(&format!("/admin/{list}/{id}"), &values).await;
        assert_eq!(app.id(rows, key), id, "{list}: the key is what code knows it by");
    }
    assert_eq!(app.count("purposes WHERE deleted_at IS NOT NULL"), 0);
});

on_both_engines!(the_second_of_two_who_edit_is_told_what_changed_and_overwrites_nothing, async |app| {
    let id = app.id("subscription_types", "NEWS");
    let path = format!("/admin/subscription-types/{id}");
    let (mut kari, mut ola) = (app.staff("list_administrator").await, app.staff("privacy_officer").await);
    kari.opens(&path).await;
    ola.opens(&path).await;
    kari.fills("name-en", "Fresh news").fills("description-nb", "Bare det nye").submits().await;
    assert!(kari.page().says("Saved."));
    ola.fills("name-sv", "Färskt").submits().await;
    let page = ola.page();
    assert_eq!(page.answer.status, StatusCode::CONFLICT);
    assert!(page.says("Not saved: somebody else was faster") && page.says("list_administrator 1 saved on"), "{}", page.text);
    for line in ["Name (English): “Fresh news”", "Description (Norsk bokmål): “Bare det nye”"] {
        assert!(page.says(line), "{line} in {}", page.text);
    }
    assert!(!page.says("Name (Svenska): "), "only what the other changed");
    assert_eq!((page.value("name-sv"), page.value("name-en")), ("Färskt", "News"), "what was typed is kept");
    let name = |language: &str| {
        app.lines(&format!("SELECT name AS line FROM subscription_type_texts WHERE type_id = {id} AND language = '{language}'"))
            .concat()
    };
    assert_eq!((name("en"), name("sv")), ("Fresh news".into(), "Nyheter".into()), "nothing was overwritten");
    // Told so, Ola takes over what the other wrote and saves.
    ola.fills("name-en", "Fresh news").submits().await;
    assert!(ola.page().says("Saved."), "{}", ola.page().text);
    assert_eq!((name("en"), name("sv")), ("Fresh news".into(), "Färskt".into()));
    // A slip on the way does not hide a third save in between.
    ola.opens(&path).await;
    kari.opens(&path).await;
    kari.fills("name-da", "Friske nyheder").submits().await;
    ola.fills("name-en", "").submits().await;
    assert_eq!(ola.page().answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    ola.fills("name-en", "Newest").submits().await;
    assert_eq!(ola.page().answer.status, StatusCode::CONFLICT);
    assert_eq!(name("da"), "Friske nyheder");
    // What is deleted meanwhile is not brought back by a save.
    ola.opens(&path).await;
    kari.sends_to(&format!("{path}/deletion"), &[]).await;
    ola.fills("name-en", "Newest").submits().await;
    assert_eq!(ola.page().answer.status, StatusCode::CONFLICT);
    assert!(ola.page().says("it has been deleted meanwhile") && ola.page().value("name-en") == "Newest");
});

on_both_engines!(an_edit_that_changes_nothing_leaves_no_trace_and_one_that_does_says_what, async |app| {
    let id = app.id("legal_bases", "61F");
    let mut kari = app.staff("list_administrator").await;
    kari.opens(&format!("/admin/legal-bases/{id}")).await;
    kari.submits().await;
    assert!(kari.page().says("Saved.") && app.acts().is_empty());
    kari.fills("description-en", "Art. 6(1)(f)\r\nweighed in 2026").submits().await;
    let entry = app.lines("SELECT before || ' -> ' || after AS line FROM audit_entries WHERE what = 'legal_basis.changed'");
    assert_eq!(entry, [r#"{"description-en":""} -> {"description-en":"Art. 6(1)(f)\nweighed in 2026"}"#]);
});

on_both_engines!(missing_languages_are_marked_and_pages_fall_back, async |app| {
    let link = app.subscriber(ADA, &["News"]).await;
    let mut kari = app.staff("administrator").await;
    let purpose = app.row_of_emarketing();
    let mut values = least("subscription-types", "Courses", &purpose);
    values.extend([("name-nb", "Kurs"), ("description-en", "To learn something.")]);
    adds(&mut kari, "subscription-types", &values).await;
    let page = kari.opens("/admin/subscription-types").await;
    assert!(page.says("2 / 6") && page.says("Missing: sv, da, de, nl"), "{}", page.text);
    let mut ada = app.visitor();
    let page = ada.opens(&link.replacen("/p/", "/de/p/", 1)).await;
    assert!(page.offers("Courses") && page.says("To learn something."));
    let page = ada.opens(&link.replacen("/p/", "/nb/p/", 1)).await;
    assert!(page.offers("Kurs") && page.says("To learn something."), "a text that is missing alone falls back alone");
});

on_both_engines!(uses_are_counted_and_shown_before_deleting, async |app| {
    app.subscriber(ADA, &["News"]).await;
    people::state_of(app, ADA, "STORE");
    let mut kari = app.staff("list_administrator").await;
    let id = app.id("subscription_types", "NEWS");
    let page = kari.opens(&format!("/admin/subscription-types/{id}/deletion")).await;
    assert!(page.says("Subscribers 1") && page.says("newsletter"), "{}", page.text);
    assert!(page.says("Deactivating does the same"), "and what is better is offered first");
    let id = app.row_of_emarketing();
    let page = kari.opens(&format!("/admin/purposes/{id}")).await;
    assert!(page.says("Built in"));
    for list in LISTS {
        assert_eq!(kari.opens(&format!("/admin/{list}")).await.answer.status, StatusCode::OK, "{list}");
    }
});

on_both_engines!(a_list_leaves_as_a_file_without_formulas_and_the_audit_knows, async |app| {
    let mut kari = app.staff("administrator").await;
    adds(&mut kari, "interests", &[("name-en", "=HYPERLINK(\"https://evil.example\")"), ("name-nb", "Ski, ja")]).await;
    let answer = kari.sends_to("/admin/interests/export", &[]).await;
    assert_eq!(answer.header("content-type"), "text/csv; charset=utf-8");
    assert_eq!(answer.header("content-disposition"), "attachment; filename=\"interests.csv\"");
    let text = answer.text();
    assert!(text.starts_with("\u{feff}key,position,is_active,is_deleted,updated_at,updated_by,name-en,name-nb"), "{text}");
    assert!(text.contains("\"'=HYPERLINK(\"\"https://evil.example\"\")\",\"Ski, ja\""), "{text}");
    assert_eq!(app.acts(), ["interest.added", "interest.exported"]);
    let mut list = app.staff("list_administrator").await;
    let answer = list.sends_to("/admin/interests/export", &[]).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN, "taking data out is a right of its own");
});

on_both_engines!(whoever_may_only_look_sees_the_lists_and_no_buttons, async |app| {
    let mut agent = app.staff("agent").await;
    for (list, rows, ..) in TABLES {
        let page = agent.opens(&format!("/admin/{list}")).await;
        assert_eq!(page.answer.status, StatusCode::OK);
        assert!(page.forms.iter().all(|form| form.action == "/admin/sign-out"), "{list}");
        assert!(!page.links.iter().any(|link| link.ends_with("/new")), "{list}");
        let Some(id) = app.lines(&format!("SELECT CAST(id AS TEXT) AS line FROM {rows} ORDER BY id LIMIT 1")).pop() else {
            continue;
        };
        let page = agent.opens(&format!("/admin/{list}/{id}")).await;
        assert_eq!(page.answer.status, StatusCode::OK);
        assert!(page.says("Norsk bokmål") && page.forms.iter().all(|form| form.action == "/admin/sign-out"), "{list}");
    }
});

on_both_engines!(what_is_not_there_is_not_found, async |app| {
    let mut kari = app.staff("administrator").await;
    let before = app.dump();
    for list in LISTS {
        for id in ["0", "-1", "999999", "99999999999999999999", "x", "1%27"] {
            assert_eq!(kari.opens(&format!("/admin/{list}/{id}")).await.answer.status, StatusCode::NOT_FOUND, "{list} {id}");
            for act in ["", "/deletion", "/restoration", "/position"] {
                let answer = kari.sends_to(&format!("/admin/{list}/{id}{act}"), &[("direction", "up")]).await;
                assert_eq!(answer.status, StatusCode::NOT_FOUND, "{list} {id} {act}");
            }
        }
    }
    for list in ["legal-bases", "sources"] {
        let answer = kari.sends_to(&format!("/admin/{list}/1/deactivation"), &[]).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{list} has no switch");
    }
    assert_eq!(before.differences(&app.dump()), [""; 0]);
});
