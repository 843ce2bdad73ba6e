//! What can be typed about colleagues and roles, and what cannot: limits to the character, names and addresses that are taken.

use actix_web::http::StatusCode;

use super::sets_up;
use crate::support::{Answer, Page, TestApp, on_both_engines};

fn role(app: &TestApp, key: &str) -> String {
    app.lines(&format!("SELECT CAST(id AS TEXT) AS line FROM roles WHERE key = '{key}'")).concat()
}

/// Is the form shown again with these words and what was typed, kept to the character?
fn is_refused(answer: &Answer, words: &str, name: &str, typed: &str) {
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{name} {typed:?}");
    let page = Page::read("", answer.clone());
    assert!(page.says(words) && page.title.starts_with("Error: "), "{name} {typed:?}: {}", page.text);
    assert_eq!(page.value(name), typed, "what was typed is kept");
}

/// An address of so many characters.
fn address_of(length: usize) -> String {
    let (local, label) = ("a".repeat(64), "d".repeat(63));
    let rest = length - local.len() - 2 * label.len() - "@...no".len();
    format!("{local}@{label}.{}.{label}.no", "c".repeat(rest))
}

on_both_engines!(names_and_addresses_of_colleagues_are_held_to_their_limits, async |app| {
    app.ignores_mail();
    let mut kari = sets_up(app).await;
    let agent = role(app, "agent");
    let mut number = 0;
    for (length, fits) in [(1, true), (99, true), (100, true), (101, false)] {
        number += 1;
        let (name, address) = ("語".repeat(length), format!("n{number}@fjordlys.no"));
        let values = [("name", name.as_str()), ("address", &address), ("role", &agent), ("language", "nl")];
        let answer = kari.sends_to("/admin/users", &values).await;
        if fits {
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{length}");
        } else {
            is_refused(&answer, "at most 100 characters", "name", &name);
        }
    }
    for (length, fits) in [(253, true), (254, true), (255, false)] {
        let address = address_of(length);
        assert_eq!(address.len(), length);
        let values = [("name", "Bo"), ("address", address.as_str()), ("role", &agent)];
        let answer = kari.sends_to("/admin/users", &values).await;
        if fits {
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{length}");
        } else {
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert_eq!(Page::read("", answer).value("address"), address);
        }
    }
    // A change of a colleague knows the same limits, and a role must be one that there is.
    let id = app.lines("SELECT CAST(id AS TEXT) AS line FROM staff WHERE address = 'n1@fjordlys.no'").concat();
    let member = format!("/admin/users/{id}");
    let version = kari.opens(&member).await.value("version").to_owned();
    for (name, chosen, words) in [
        ("", agent.as_str(), "Fill in “Name”"),
        (" \t ", &agent, "Fill in “Name”"),
        (&"å".repeat(101), &agent, "at most 100 characters"),
        ("Bo", "0", "role"),
        ("Bo", "999999", "role"),
        ("Bo", "agent", "role"),
    ] {
        let answer = kari.sends_to(&member, &[("version", &version), ("name", name), ("role", chosen)]).await;
        is_refused(&answer, words, "name", name);
    }
    let before = app.count("staff");
    for address in
        ["", "bo", "bo@", "@fjordlys.no", "bo@fjordlys", "bo berg@fjordlys.no", "bo@fjordlys.no\r\nBcc: x@evil.example"]
    {
        let answer = kari.sends_to("/admin/users", &[("name", "Bo"), ("address", address), ("role", &agent)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{address:?}");
    }
    assert_eq!(app.count("staff"), before);
});

on_both_engines!(an_address_is_one_persons_whatever_its_case_and_whether_they_are_locked_out, async |app| {
    app.ignores_mail();
    let mut kari = sets_up(app).await;
    let agent = role(app, "agent");
    let mut invites = async |name: &str, address: &str| {
        kari.sends_to("/admin/users", &[("name", name), ("address", address), ("role", &agent)]).await
    };
    assert_eq!(invites("Bo", "bo@fjordlys.no").await.status, StatusCode::SEE_OTHER);
    app.meddles("UPDATE staff SET disabled_at = created_at WHERE address = 'bo@fjordlys.no'").await;
    for taken in ["bo@fjordlys.no", "BO@fjordlys.no", "bo@FJORDLYS.NO", " bo@fjordlys.no ", "bo@fjordlys.no\t"] {
        is_refused(&invites("Bo", taken).await, "works here already", "address", taken);
    }
    // Two may be called alike; spaces and what cannot be seen do not make a name.
    assert_eq!(invites("  Bo \u{0} \n Berg ", "bob@fjordlys.no").await.status, StatusCode::SEE_OTHER);
    assert_eq!(app.lines("SELECT name AS line FROM staff WHERE address = 'bob@fjordlys.no'"), ["Bo Berg"]);
    assert_eq!(invites("Bo Berg", "bobo@fjordlys.no").await.status, StatusCode::SEE_OTHER);
});

on_both_engines!(names_of_roles_are_held_to_their_limits_and_taken_whatever_their_case, async |app| {
    let mut kari = app.staff("administrator").await;
    for (length, fits) in [(1, true), (99, true), (100, true), (101, false)] {
        let name = "å".repeat(length);
        let answer = kari.sends_to("/admin/roles", &[("name", &name), ("right", "audit")]).await;
        if fits {
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{length}");
        } else {
            is_refused(&answer, "at most 100 characters", "name", &name);
        }
    }
    assert_eq!(kari.sends_to("/admin/roles", &[("name", "Importer")]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(kari.sends_to("/admin/roles", &[("name", "Bringer")]).await.status, StatusCode::SEE_OTHER);
    let id = |name: &str| app.lines(&format!("SELECT CAST(id AS TEXT) AS line FROM roles WHERE name = '{name}'")).concat();
    let bringer = format!("/admin/roles/{}", id("Bringer"));
    let version = kari.opens(&bringer).await.value("version").to_owned();
    for taken in
        ["Importer", "importer", "IMPORTER ", " im\u{0}porter", "ＩＭＰＯＲＴＥＲ", "Agent", "AGENT\t", "Vertriebsbeauftragter"]
    {
        let is_free = ["Vertriebsbeauftragter", " im\u{0}porter"].contains(&taken);
        let new = kari.sends_to("/admin/roles", &[("name", taken)]).await;
        if is_free {
            assert_eq!(new.status, StatusCode::SEE_OTHER, "{taken:?}");
            continue;
        }
        is_refused(&new, "has this name already", "name", taken);
        let renamed = kari.sends_to(&bringer, &[("version", &version), ("name", taken)]).await;
        is_refused(&renamed, "has this name already", "name", taken);
    }
    // A role that is gone leaves its name behind; rights that there are not are none.
    kari.sends_to(&format!("/admin/roles/{}/deletion", id("Importer")), &[]).await;
    let again = [("name", "importer"), ("right", "import"), ("right", "everything"), ("right", "Users"), ("right", "")];
    assert_eq!(kari.sends_to("/admin/roles", &again).await.status, StatusCode::SEE_OTHER);
    let role = id("importer");
    let rights = app.lines(&format!("SELECT code AS line FROM role_rights WHERE role_id = {role}"));
    assert_eq!(rights, ["import"]);
    // The role that was deleted cannot be given to anybody.
    let gone = kari.sends_to("/admin/users", &[("name", "Bo"), ("address", "bo@fjordlys.no"), ("role", "999999")]).await;
    assert_eq!(gone.status, StatusCode::UNPROCESSABLE_ENTITY);
});

on_both_engines!(whatever_is_typed_at_the_door_is_refused_like_any_other, async |app| {
    sets_up(app).await;
    let long = "a".repeat(5000);
    for address in ["", " ", "a\u{0}b@fjordlys.no", "kari@fjordlys.no\u{0}", "' OR 1=1 --", "\u{202e}kari@fjordlys.no", &long] {
        let mut visitor = app.visitor();
        let values = [("address", address), ("password", "fjorden\u{0} ligger stille i dag"), ("next", "//evil.example")];
        let answer = visitor.posts("/admin/sign-in", &values).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{address:?}");
        assert!(!Page::read("", answer).html.contains("evil.example"), "{address:?}");
    }
});
