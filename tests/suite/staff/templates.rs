//! Mail templates: what may be written, what is refused with its line, previews and tests that open nothing, the way back.

use actix_web::http::StatusCode;
use samtykke::{
    kernel::Language,
    mail::{DeliveryError, transport::Answer as Reply},
};

use crate::{
    journeys::ADA,
    support::{Answer, BASE_URL, Page, TestApp, Visitor, on_both_engines},
};

const NEW_LINK: &str = "/admin/templates/new_link";
/// The least that a mail with a fresh link must say.
const LEAST: &str = "Hello\n\n[Mine]({{ preferences_link }})";

impl TestApp {
    fn template_acts(&self) -> Vec<String> {
        self.lines("SELECT what || ' ' || subject_id AS line FROM audit_entries WHERE what LIKE 'template.%' ORDER BY id")
    }

    fn versions(&self, key: &str) -> usize {
        self.count(&format!("template_versions WHERE template_id = (SELECT id FROM templates WHERE key = '{key}')"))
    }
}

/// The form of the page that is open, as it would be sent, with some values instead of others.
fn filled(member: &Visitor<'_>, instead: &[(&str, &str)]) -> Vec<(String, String)> {
    let form = member.page().forms.iter().find(|form| form.controls.iter().any(|control| control.name == "version"));
    let controls = &form.expect("the page has the form").controls;
    let mut values: Vec<_> = controls.iter().map(|control| (control.name.clone(), control.value.clone())).collect();
    values.retain(|(name, _)| name != "csrf" && instead.iter().all(|(other, _)| other != name));
    values.extend(instead.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    values
}

async fn sends(member: &mut Visitor<'_>, path: &str, instead: &[(&str, &str)]) -> Answer {
    member.opens(path).await;
    let values = filled(member, instead);
    let values: Vec<_> = values.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    member.sends_to(path, &values).await
}

on_both_engines!(a_changed_template_is_a_new_version_and_the_next_mail_says_it, async |app| {
    app.subscriber(ADA, &["News"]).await;
    let mut kari = app.staff("list_administrator").await;
    let page = kari.opens("/admin/templates").await;
    assert!(page.says("New personal link As") || page.says("New personal link"), "{}", page.text);
    assert!(page.says("About privacy"), "templates about privacy are marked");
    let answer = sends(&mut kari, NEW_LINK, &[("subject-en", "Your key to {{ organisation }}")]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    assert_eq!((app.versions("new_link"), app.template_acts()), (2, vec!["template.changed new_link".to_owned()]));
    let before = app.lines("SELECT before AS line FROM audit_entries WHERE what = 'template.changed'").concat();
    assert!(before.contains("subject-en") && !before.contains("body-en"), "only what changed: {before}");
    app.fresh_link(ADA).await;
    let subjects = app.lines("SELECT CAST(template_version_id AS TEXT) AS line FROM mails ORDER BY id DESC LIMIT 1");
    let newest = app.lines("SELECT CAST(MAX(id) AS TEXT) AS line FROM template_versions");
    assert_eq!(subjects, newest, "the next mail is of the new version");
    // Saving what is there already makes no version.
    let answer = sends(&mut kari, NEW_LINK, &[]).await;
    assert_eq!((answer.status, app.versions("new_link")), (StatusCode::SEE_OTHER, 2));
    // Compared with the shipped text, and returned to it.
    let page = kari.opens(&format!("{NEW_LINK}/shipped")).await;
    assert!(page.says("+ Your key to {{ organisation }}"), "{}", page.text);
    kari.presses("Return to the shipped text").await;
    assert!(kari.page().says("Saved."));
    assert!(kari.opens(&format!("{NEW_LINK}/shipped")).await.says("It says the same"));
    assert_eq!(app.versions("new_link"), 3);
    // An earlier version can be used again.
    kari.opens(&format!("{NEW_LINK}/versions/2")).await;
    kari.presses("Use this version again").await;
    assert!(kari.page().value("subject-en") == "Your key to {{ organisation }}" && app.versions("new_link") == 4);
    let put_back = "template.put_back new_link".to_owned();
    assert_eq!(app.template_acts()[1..], [put_back.clone(), put_back]);
});

on_both_engines!(a_broken_template_is_refused_with_its_line_and_nothing_is_saved, async |app| {
    let mut kari = app.staff("list_administrator").await;
    let endless = format!(
        "{LEAST}\n{{% for a in range(9999) %}}{{% for b in range(9999) %}}{{% for c in range(9999) %}}x{{% endfor %}}{{% endfor %}}{{% endfor %}}"
    );
    let before = app.dump();
    for (field, text, target, told) in [
        ("body-en", format!("{LEAST}\n\n{{{{ surname }}}}"), "#body-en", "English, line 5: there is no “surname” in this e-mail"),
        ("body-nb", format!("{LEAST}\n{{% if %}}"), "#body-nb", "Norsk bokmål, line 4: this does not work"),
        ("body-en", endless, "#body-en", "English, line 4: this does not work"),
        (
            "body-de",
            format!("{LEAST}\n<script>alert(1)</script>"),
            "#body-de",
            "Deutsch, line 4: HTML and scripts are not possible",
        ),
        ("body-en", format!("{LEAST}\n<img src=x onerror=alert(1)>"), "#body-en", "English, line 4: HTML and scripts"),
        ("body-en", format!("{LEAST}\n\n[x](javascript:alert(1))"), "#body-en", "English, line 5: a link can lead to"),
        ("body-en", "Hello".to_owned(), "#body-en", "English: without […]({{ preferences_link }}) this e-mail makes no sense"),
        ("body-en", String::new(), "#body-en", "English: enter the text"),
        ("subject-en", String::new(), "#subject-en", "English: enter a subject"),
        ("subject-en", "{{ first_name }}".to_owned(), "#subject-en", "English: enter a subject that is never empty"),
        ("subject-en", "x".repeat(201), "#subject-en", "the subject can have at most 200 characters"),
        ("subject-en", "{{ nobody }}".to_owned(), "#subject-en", "English, line 1: there is no “nobody”"),
        (
            "body-en",
            format!("{LEAST}{}", "å".repeat(20_001 - LEAST.len())),
            "#body-en",
            "the text can have at most 20000 characters",
        ),
    ] {
        let answer = sends(&mut kari, NEW_LINK, &[(field, &text)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}: {told}");
        let page = Page::read("", answer);
        assert!(page.says(told), "{told}: {}", page.text.chars().take(600).collect::<String>());
        assert!(page.links.contains(&target.to_owned()) && page.title.starts_with("Error: "), "{told}");
        assert!(!page.html.contains("<script") && !page.html.contains("<img"), "what was typed is text");
        assert_eq!(page.value(field).trim_start_matches('\n'), text, "and is kept");
    }
    assert_eq!(before.differences(&app.dump()), [""; 0]);
    for (field, text) in [
        ("subject-en", "x".repeat(200)),
        ("body-en", format!("{LEAST}{}", "å".repeat(20_000 - LEAST.len()))),
        ("body-en", format!("{LEAST}{}", "å".repeat(19_999 - LEAST.len()))),
    ] {
        assert_eq!(sends(&mut kari, NEW_LINK, &[(field, &text)]).await.status, StatusCode::SEE_OTHER, "{field}");
    }
});

on_both_engines!(a_language_that_is_missing_falls_back_and_is_marked, async |app| {
    let mut kari = app.staff("administrator").await;
    let answer = sends(&mut kari, NEW_LINK, &[("subject-sv", ""), ("body-sv", "")]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let page = kari.opens("/admin/templates").await;
    assert!(page.says("5 / 6") && page.says("Missing: sv"), "{}", page.text);
    let answer = sends(&mut kari, NEW_LINK, &[("do", "preview"), ("preview-language", "sv")]).await;
    assert!(Page::read("", answer).says("On a light background"), "the preview falls back as the mail does");
    let answer = sends(&mut kari, NEW_LINK, &[("subject-en", ""), ("body-en", "")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "the organisation's own language must be there");
});

on_both_engines!(a_preview_shows_what_is_typed_and_its_links_open_nothing, async |app| {
    app.subscriber(ADA, &["News"]).await;
    app.meddles("UPDATE contacts SET first_name = 'Ada <b>'").await;
    let mut kari = app.staff("list_administrator").await;
    let before = app.dump();
    let typed = [("do", "preview"), ("subject-en", "For {{ first_name }}"), ("preview-language", "en"), ("preview-address", ADA)];
    let answer = sends(&mut kari, NEW_LINK, &typed).await;
    assert_eq!(answer.status, StatusCode::OK);
    let page = Page::read("", answer);
    assert!(page.says("For Ada <b>") && page.says("On a dark background") && page.says("As text"), "{}", page.text);
    assert!(!page.html.contains("<b>") && !page.html.contains(" style="), "{}", page.html);
    assert_eq!(page.value("subject-en"), "For {{ first_name }}", "what is typed stays");
    let links: Vec<_> = page.links.iter().filter(|link| link.starts_with(BASE_URL)).cloned().collect();
    assert!(!links.is_empty());
    for link in links {
        assert_eq!(app.visitor().opens(&link).await.answer.status, StatusCode::GONE, "{link}");
    }
    for (address, told) in [("nobody@fjordlys.no", "No contact has this address"), ("ada@", "in the right format")] {
        let answer = sends(&mut kari, NEW_LINK, &[("do", "preview"), ("preview-address", address)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(Page::read("", answer).says(told));
    }
    assert_eq!(before.differences(&app.dump()), [""; 0], "looking changes nothing");
});

on_both_engines!(a_test_goes_to_the_member_alone_and_every_template_can_be_sent, async |app| {
    let mut kari = app.staff("list_administrator").await;
    for (count, key) in (1..).zip(app.lines("SELECT key AS line FROM templates ORDER BY id")) {
        for language in [Language::En, Language::De] {
            let answer = kari.sends_to(&format!("/admin/templates/{key}/test"), &[("language", language.code())]).await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{key}");
        }
        let tested = app.template_acts().iter().filter(|act| act.starts_with("template.tested")).count();
        assert_eq!(tested, count * 2);
    }
    let to = app.lines("SELECT DISTINCT address AS line FROM mails");
    assert_eq!(to, ["list-administrator-1@fjordlys.no"]);
    let mails = app.mails().await;
    assert_eq!(mails.len(), 28, "all of them could be printed");
    app.ignores_mail();
});

on_both_engines!(the_second_of_two_who_edit_a_template_is_told_what_the_first_wrote, async |app| {
    let (mut kari, mut ola) = (app.staff("list_administrator").await, app.staff("privacy_officer").await);
    ola.opens(NEW_LINK).await;
    let typed = filled(&ola, &[("subject-nb", "Min lenke")]);
    let typed: Vec<_> = typed.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(sends(&mut kari, NEW_LINK, &[("subject-en", "Theirs")]).await.status, StatusCode::SEE_OTHER);
    let answer = ola.sends_to(NEW_LINK, &typed).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    let page = Page::read(NEW_LINK, answer);
    assert!(page.says("somebody else was faster") && page.says("list_administrator 1 saved on") && page.says("Theirs"));
    assert_eq!((page.value("subject-nb"), page.value("version")), ("Min lenke", "2"), "what was typed is kept");
    assert_eq!(app.versions("new_link"), 2, "nothing was overwritten");
});

on_both_engines!(whoever_may_only_look_reads_templates_and_changes_none, async |app| {
    let mut agent = app.staff("agent").await;
    for path in ["/admin/templates", NEW_LINK, "/admin/templates/new_link/shipped", "/admin/templates/new_link/versions/1"] {
        let page = agent.opens(path).await;
        assert_eq!(page.answer.status, StatusCode::OK, "{path}");
        assert!(page.forms.iter().all(|form| form.action == "/admin/sign-out"), "{path}");
    }
    let mut kari = app.staff("administrator").await;
    for path in ["/admin/templates/none", "/admin/templates/new_link/versions/99", "/admin/templates/new_link/versions/x"] {
        assert_eq!(kari.opens(path).await.answer.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(kari.sends_to(path, &[]).await.status, StatusCode::NOT_FOUND, "{path}");
    }
});

on_both_engines!(what_is_typed_can_be_tested_before_it_counts, async |app| {
    let mut kari = app.staff("list_administrator").await;
    let typed = [("do", "test"), ("subject-nb", "Prøve for {{ first_name }}"), ("preview-language", "nb")];
    let page = Page::read("", sends(&mut kari, NEW_LINK, &typed).await);
    assert_eq!(page.answer.status, StatusCode::OK);
    assert!(page.says("The e-mail to list-administrator-1@fjordlys.no was taken"), "{}", page.text);
    assert_eq!(page.value("subject-nb"), "Prøve for {{ first_name }}", "what is typed stays");
    let mail = app.mail_to("list-administrator-1@fjordlys.no").await;
    assert!(mail.subject == "Prøve for list_administrator" && mail.html.contains("lang=\"nb\""), "{}", mail.subject);
    assert_eq!(app.visitor().opens(&mail.link("p")).await.answer.status, StatusCode::GONE, "its links open nothing");
    assert_eq!((app.versions("new_link"), app.count("mails")), (1, 0), "nothing is in use, and nothing waits");
    assert_eq!(app.template_acts(), ["template.tested new_link"]);
    app.memory.answer_next(Reply::Refuse(DeliveryError::Permanent("550 5.7.1 no".to_owned())));
    let page = Page::read("", sends(&mut kari, NEW_LINK, &typed).await);
    assert!(page.says("did not leave") && page.says("550 5.7.1 no"), "{}", page.text);
    let broken = [("do", "test"), ("body-nb", "{{ nobody }}"), ("preview-language", "nb")];
    assert_eq!(sends(&mut kari, NEW_LINK, &broken).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(app.template_acts().len(), 2);
});
