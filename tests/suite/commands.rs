//! What an operator does on the command line, as they see it: the text, the exit code, and what a running portal makes of it.

use std::{fs, os::unix::fs::PermissionsExt};

use diesel::{connection::SimpleConnection, prelude::*};
use samtykke::{
    db::{
        DbError,
        schema::{consents, mails, subscriptions},
    },
    features::{consents::Consent, projections, subscriptions::Subscription},
};

use crate::processes::{HASTE, Home, Mail, PATIENCE, Portal, eventually, for_both_engines};

/// Runs a command that must refuse or find something wrong, and answers what it said on both channels.
fn fails(portal: &Portal<'_>, words: &[&str]) -> String {
    let output = portal.runs(words);
    assert_eq!(output.status.code(), Some(1), "samtykke {words:?}");
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

/// A crowd of so many, and the links to their preference pages, in order.
fn crowd(portal: &Portal<'_>, home: &Home, count: usize) -> Vec<String> {
    let file = home.dir().join("tokens");
    portal.does(&["bench-data", "--contacts", &count.to_string(), "--tokens", file.to_str().unwrap()]);
    home.sets(&HASTE);
    let tokens: Vec<String> = fs::read_to_string(file).unwrap().lines().map(|token| format!("/p/{token}")).collect();
    assert_eq!(tokens.len(), count);
    tokens
}

/// Changes rows behind the program's back.
fn by_hand(home: &Home, sql: &'static str) {
    home.db().write_blocking(move |tx| Ok::<_, DbError>(tx.connection().batch_execute(sql)?)).unwrap();
}

/// Everybody's consents and choices.
fn projected(home: &Home) -> (Vec<Consent>, Vec<Subscription>) {
    let read = home.db().read_blocking(|c| {
        let consents =
            consents::table.order((consents::contact_id, consents::purpose_id)).select(Consent::as_select()).load(c)?;
        let choices = subscriptions::table.order((subscriptions::contact_id, subscriptions::type_id));
        Ok::<_, DbError>((consents, choices.select(Subscription::as_select()).load(c)?))
    });
    read.unwrap()
}

for_both_engines!(the_demonstration_holds_together_and_can_be_looked_at_at_once, |engine| {
    let home = Home::new(engine);
    let portal = Portal::new(&home);
    let said = portal.does(&["demo"]);
    assert!(said.starts_with("Fjordlys AS has 300 contacts in six languages"), "{said}");
    portal.does(&["check-events"]);
    assert!(fails(&portal, &["demo"]).contains("in use"), "nobody's data is mixed with invented people");

    let running = portal.start();
    let visitor = portal.visitor("10.0.0.1");
    let link = said.split_whitespace().find(|word| word.contains("/p/")).unwrap();
    let page = visitor.get(link.strip_prefix(&portal.base()).unwrap()).unwrap();
    assert_eq!(page.answer.status, 200);
    assert!(page.text.contains("Fjordlys AS"), "{}", page.text);
    for language in ["en", "nb", "sv", "da", "de", "nl"] {
        for (form, status) in [("newsletter", 200), ("open-evening", 200), ("photo-competition", 410)] {
            assert_eq!(visitor.get(&format!("/{language}/f/{form}")).unwrap().answer.status, status, "{language} {form}");
        }
    }
    let letters = home.data_dir().join("mail");
    eventually("the waiting mails leave", PATIENCE, || {
        portal.does(&["inspect", "outbox", "--state", "waiting"]).contains("no mails").then_some(())
    });
    assert_eq!(fs::read_dir(letters).unwrap().count(), 5, "the mails of the past stay where they are");
    let doctor = portal.does(&["doctor"]);
    assert!(doctor.contains("the organisation is Fjordlys AS") && doctor.contains("Nothing is wrong"), "{doctor}");

    let address = said.split_whitespace().last().unwrap();
    let inspected = portal.does(&["inspect", "contact", address]);
    for part in
        ["Consents", "Subscriptions", "Events", "Mails", "sign-up confirmed", "contact created", "welcome 1 en", "confirm 1 en"]
    {
        assert!(inspected.contains(part), "{part}: {inspected}");
    }
    assert!(fails(&portal, &["inspect", "contact", "nobody@example.org"]).contains("no contact has this address"));
    assert!(fails(&portal, &["inspect", "contact", "nobody"]).contains("not of the form"));
    running.stop();
});

for_both_engines!(what_does_not_follow_from_the_events_is_named_by_number_and_repaired, |engine| {
    let home = Home::new(engine);
    let portal = Portal::new(&home);
    crowd(&portal, &home, 50);
    assert!(portal.does(&["check-events"]).contains("50 contacts, 300 events"));
    let before = projected(&home);

    by_hand(
        &home,
        "UPDATE consents SET basis_id = 7, changes = 9 WHERE contact_id = 3 AND purpose_id = 2; \
         DELETE FROM consents WHERE contact_id = 4; \
         UPDATE subscriptions SET is_on = FALSE WHERE contact_id = 5; \
         DELETE FROM subscriptions WHERE contact_id = 6;",
    );
    let said = fails(&portal, &["check-events"]);
    for line in [
        "contact 3: consent to purpose 2 differs from the events in basis_id, changes",
        "contact 4: consent to purpose 1 follows from the events and is not in the table",
        "contact 5: choice of type 1 differs from the events in is_on",
        "contact 6: choice of type 2 follows from the events and is not in the table",
    ] {
        assert!(said.contains(line), "{line}: {said}");
    }
    assert!(!said.contains('@'), "no personal data: {said}");
    let astray: Vec<i64> = projections::check(&home.db()).unwrap().astray.iter().map(|id| id.0).collect();
    assert_eq!(astray, [3, 4, 5, 6]);

    portal.does(&["check-events", "--repair"]);
    assert_eq!(projected(&home), before);
    assert!(projections::check(&home.db()).unwrap().is_clean());
});

for_both_engines!(what_cannot_be_rebuilt_is_found_too, |engine| {
    let home = Home::new(engine);
    let portal = Portal::new(&home);
    crowd(&portal, &home, 5);
    let report = |sql| {
        by_hand(&home, sql);
        projections::check(&home.db()).unwrap()
    };
    let altered = report("UPDATE event_details SET body = '{}' WHERE contact_id = 2");
    assert_eq!((altered.found, altered.astray.len()), (6, 0), "{altered:?}");
    assert!(altered.differences[0].contains("commitment"), "{altered:?}");
    assert!(report("DELETE FROM event_details WHERE contact_id = 2").is_clean(), "details may be erased");

    let nobodys = report("UPDATE contact_addresses SET is_primary = FALSE WHERE contact_id = 3");
    assert_eq!(nobodys.differences, ["contact 3: 0 primary addresses where there must be one"]);
    assert!(report("DELETE FROM contacts WHERE id = 3").is_clean(), "events outlive the contact they are about");

    // An event too many is one that the projections do not follow.
    let forged = report(
        "INSERT INTO events (act, at, kind, contact_id, type_id, choice_before, choice_after, actor, channel, language) \
         VALUES ('forged', '2026-01-01 00:00:00', 'subscription_chosen', 4, 1, FALSE, TRUE, 'contact', 'form', 'en')",
    );
    assert_eq!((forged.found, forged.astray.len()), (2, 1), "{forged:?}");
    assert!(fails(&portal, &["check-events", "--repair"]).contains("begins with another choice"), "the gap itself stays");
});

for_both_engines!(a_setting_is_taken_within_its_limits_and_by_a_running_portal, |engine| {
    let home = Home::furnished(engine);
    let portal = Portal::new(&home);
    let running = portal.start();
    let visitor = portal.visitor("10.0.0.1");
    portal.does(&["settings", "set", "organisation_name", "Nordlys & Sønner"]);
    eventually("the new name is shown", PATIENCE, || visitor.get("/").unwrap().text.contains("Nordlys & Sønner").then_some(()));
    assert!(portal.does(&["settings"]).contains("organisation_name = Nordlys & Sønner\n"));
    for (name, value, why) in [
        ("preference_link_days", "366", "from 1 to 365"),
        ("preference_link_days", "-1", "from 1 to 365"),
        ("preference_link_days", "many", "does not fit"),
        ("base_language", "fi", "does not fit"),
        ("sender_address", "nobody", "must be an e-mail address"),
        ("default_basis", "WITHDRAWN", "legal basis"),
        ("no_such_setting", "1", "no setting no_such_setting"),
    ] {
        assert!(fails(&portal, &["settings", "set", name, value]).contains(why), "{name} = {value}");
    }
    assert!(portal.does(&["settings"]).contains("preference_link_days = 21\n"), "what was refused changed nothing");
    running.stop();
});

for_both_engines!(revoked_links_open_nothing_and_those_of_others_still_do, |engine| {
    let home = Home::new(engine);
    let portal = Portal::new(&home);
    let links = crowd(&portal, &home, 3);
    let running = portal.start();
    let visitor = portal.visitor("10.0.0.1");
    let status = |link: &String| visitor.get(link).unwrap().answer.status.as_u16();
    assert_eq!(links.iter().map(status).collect::<Vec<_>>(), [200, 200, 200]);
    portal.does(&["links", "revoke", "Contact2@crowd.example"]);
    assert_eq!(links.iter().map(status).collect::<Vec<_>>(), [200, 410, 200]);
    let inspected = portal.does(&["inspect", "contact", "contact2@crowd.example"]);
    let event = inspected.lines().find(|line| line.contains("links revoked")).unwrap();
    assert!(event.contains("operator") && event.contains("cli"), "{event}");
    portal.does(&["check-events"]);
    assert!(fails(&portal, &["links", "revoke", "nobody@example.org"]).contains("no contact has this address"));
    running.stop();
});

for_both_engines!(new_keys_sign_and_links_under_the_old_ones_still_open, |engine| {
    let home = Home::new(engine);
    let portal = Portal::new(&home);
    let links = crowd(&portal, &home, 1);
    let running = portal.start();
    let visitor = portal.visitor("10.0.0.1");
    let said = portal.does(&["keys", "rotate"]);
    assert!(said.lines().any(|line| line.trim_start().starts_with("link") && line.ends_with("current") && line.contains(" 2 ")));
    // A mail of now names the key that signs it.
    eventually("the running portal signs with the new key", PATIENCE, || {
        visitor.signs_up(&format!("{}@example.org", samtykke::kernel::random::handle().to_lowercase().replace(['_', '-'], "x")));
        let keys: Vec<String> =
            home.db().read_blocking(|c| Ok::<_, DbError>(mails::table.select(mails::key_id).load(c)?)).unwrap();
        keys.contains(&"2".to_owned()).then_some(())
    });
    assert_eq!(visitor.get(&links[0]).unwrap().answer.status, 200);
    assert_eq!(portal.does(&["keys", "list"]), said.split_once('\n').unwrap().1);
    running.stop();
});

for_both_engines!(a_mail_that_was_given_up_is_sent_again_when_asked, |engine| {
    let home = Home::furnished(engine);
    let portal = Portal::new(&home);
    let running = portal.start();
    portal.visitor("10.0.0.1").signs_up("ada@example.org");
    assert_eq!(Mail::to(&home.db(), "ada@example.org", PATIENCE, |mail| mail.state == "sent").state, "sent");
    assert!(fails(&portal, &["mails", "resend", "1"]).contains("no failed mail 1"), "what was sent is not sent again");
    by_hand(&home, "UPDATE mails SET state = 'failed', reply = '550 5.1.1 no such user', attempts = 1");
    assert!(portal.does(&["inspect", "outbox", "--state", "failed"]).contains("550 5.1.1 no such user"));
    let doctor = portal.does(&["doctor"]);
    assert!(doctor.contains("mails given up: 1"), "{doctor}");
    portal.does(&["mails", "resend", "1"]);
    assert_eq!(Mail::to(&home.db(), "ada@example.org", PATIENCE, |mail| mail.state == "sent").state, "sent");
    running.stop();
});

for_both_engines!(the_doctor_says_what_is_wrong_and_how_to_mend_it, |engine| {
    let home = Home::new(engine);
    let portal = Portal::new(&home);
    assert!(fails(&portal, &["doctor"]).contains("samtykke migrate"), "before the first start");
    portal.does(&["migrate"]);
    portal.start().stop();
    let said = portal.does(&["doctor"]);
    assert!(said.contains("Nothing is wrong") && said.contains("a write was tried and taken back"), "{said}");

    let key = home.data_dir().join("keys/link-1.json");
    fs::set_permissions(&key, fs::Permissions::from_mode(0o644)).unwrap();
    let said = fails(&portal.clone().with("MAIL_URL", "smtp://127.0.0.1:1"), &["doctor"]);
    assert!(said.contains(&format!("chmod 600 {}", key.display())) && said.contains("2 things are wrong"), "{said}");
    fs::set_permissions(&key, fs::Permissions::from_mode(0o600)).unwrap();
    assert!(portal.does(&["doctor"]).contains("Nothing is wrong"));
});

#[test]
fn a_command_line_that_makes_no_sense_ends_with_two() {
    let home = Home::new(crate::support::Engine::Sqlite);
    let portal = Portal::new(&home);
    for words in
        [&["fly"][..], &["inspect"], &["inspect", "outbox", "--state", "lost"], &["mails", "resend", "one"], &["serve", "now"]]
    {
        assert_eq!(portal.runs(words).status.code(), Some(2), "{words:?}");
    }
    assert!(!home.data_dir().exists(), "and makes nothing");
}

for_both_engines!(contacts_come_in_from_the_command_line, |engine| {
    let home = Home::new(engine);
    let portal = Portal::new(&home);
    let file = home.dir().join("people.csv");
    fs::write(&file, "email,first name,consent,consent date\nkari@example.org,Kari,yes,2024-03-05\nola@example.org,Ola,,\n")
        .unwrap();
    let file = file.to_str().unwrap().to_owned();
    let said = portal.does(&["import", &file, "--dry-run", "--evidence", "The old form"]);
    assert!(said.contains("2 rows") && said.contains("2 would be new"), "{said}");
    assert!(fails(&portal, &["inspect", "contact", "kari@example.org"]).contains("no contact"), "a dry run changes nothing");
    assert!(portal.does(&["import", &file, "--evidence", "The old form"]).contains("2 are new"));
    assert!(portal.does(&["inspect", "contact", "kari@example.org"]).contains("Kari"));
    assert!(portal.does(&["import", &file, "--evidence", "The old form"]).contains("2 are as the file says"));
    portal.does(&["check-events"]);
    // What cannot be taken in is named by line and column, and shows in the exit code.
    fs::write(&file, "email,consent\nnobody,yes\nanna@example.org,\n").unwrap();
    let said = fails(&portal, &["import", &file]);
    assert!(said.contains("1 are new") && said.contains("line 2, column 1: This is not an e-mail address."), "{said}");
    for (words, told) in [
        (&["import", "/nowhere.csv"][..], "cannot be read"),
        (&["import", &file, "--basis", "61A"], "on which day"),
        (&["import", &file, "--basis", "99X"], "no legal basis"),
        (&["import", &file, "--reader", "elsewhere"], "no reader"),
        (&["import", &file, "--column", "Shoe=email"], "no column"),
    ] {
        let said = fails(&portal, words);
        assert!(said.contains(told), "{words:?}: {said}");
    }
});
