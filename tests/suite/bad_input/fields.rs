//! Texts that people and programs type: line ends, NUL, markup, other scripts, too much of it.

use actix_web::http::StatusCode;

use crate::{
    journeys::{ADA, AGREES},
    support::{Letter, TestApp, on_both_engines},
};

/// Header names that our mails have; nothing that was typed may add one.
const HEADERS: [&str; 9] =
    ["From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Language", "Content-Type", "Auto-Submitted"];

fn has_only_our_headers(mail: &Letter) {
    let head = mail.head();
    assert!(head.is_ascii(), "{head}");
    for line in head.split("\r\n").filter(|line| !line.starts_with([' ', '\t'])) {
        let name = line.split(':').next().unwrap_or_default();
        assert!(HEADERS.iter().any(|known| known.eq_ignore_ascii_case(name)), "a header {name:?} appeared:\n{head}");
    }
    assert!(!head.contains("evil@"), "{head}");
    assert!(mail.raw.windows(2).all(|pair| pair[1] != b'\n' || pair[0] == b'\r'), "every line ends in CRLF");
    assert!(!mail.raw.contains(&0), "no NUL");
}

/// Signs up with this in both name fields; answers the confirmation and the welcome.
async fn named(app: &TestApp, name: &str) -> [Letter; 2] {
    let mut visitor = app.visitor();
    visitor.opens("/en/f/newsletter").await;
    visitor.fills("email", ADA).fills("first_name", name).fills("last_name", name).ticks("News").ticks(AGREES);
    visitor.submits().await;
    assert!(visitor.page().says("Check your inbox"), "{name:?}: {}", visitor.page().text);
    let confirm = app.mail_to(ADA).await;
    visitor.opens(&confirm.link("confirm")).await;
    visitor.presses("Yes, confirm").await;
    let welcome = app.mail_to(ADA).await;
    let page = visitor.opens(&welcome.link("p")).await;
    assert_eq!(page.answer.status, StatusCode::OK);
    assert!(!page.html.contains("<b>") && !page.html.contains("<script"), "what was typed stays text");
    [confirm, welcome]
}

on_both_engines!(ml_08_line_ends_in_a_name_make_no_header, async |app| {
    for mail in named(app, "Ada\r\nBcc: evil@example.org\r\n\r\nBody\nX-Evil: 1\rX: 2\u{0}\u{85}\u{2028}").await {
        has_only_our_headers(&mail);
        assert_eq!(mail.message().to().unwrap().as_list().unwrap().len(), 1);
    }
    let name = app.lines("SELECT first_name AS line FROM contacts").concat();
    assert!(!name.chars().any(char::is_control), "{name:?}");
});

on_both_engines!(markup_and_template_code_in_a_name_stay_words, async |app| {
    for mail in named(app, "{{ 7*7 }} <b>x</b> [click](https://evil.example) **bold** {% for %} &amp; \"'").await {
        has_only_our_headers(&mail);
        assert!(mail.text.contains("{{ 7*7 }}") && !mail.text.contains(" 49 "), "{}", mail.text);
        assert!(!mail.html.contains("<b>x") && !mail.html.contains("href=\"https://evil"), "{}", mail.html);
    }
});

on_both_engines!(names_in_every_script_arrive_as_they_were_typed, async |app| {
    let names = ["שרה כהן", "محمد علي", "Ægir Øst-Åsen", "李小龍", "Zoë 👩‍👩‍👧", "Ola-O’Hara", "\u{202e}gnorts"];
    for (number, name) in names.into_iter().enumerate() {
        let address = format!("person{number}@fjordlys.no");
        let mut visitor = app.visitor();
        visitor.opens("/en/f/newsletter").await;
        visitor.fills("email", &address).fills("first_name", name).ticks("News").ticks(AGREES).submits().await;
        let mail = app.mail_to(&address).await;
        has_only_our_headers(&mail);
        let composed: String = unicode_normalization::UnicodeNormalization::nfc(name).collect();
        assert!(mail.text.contains(&composed), "{name}: {}", mail.text);
        visitor.opens(&mail.link("confirm")).await;
        visitor.presses("Yes, confirm").await;
        let page = app.mail_to(&address).await.link("p");
        assert!(visitor.opens(&page).await.says(&composed));
    }
});

on_both_engines!(every_field_refuses_what_is_too_long_and_keeps_what_was_typed, async |app| {
    for (field, value, words) in [
        ("first_name", "å".repeat(201), "can have at most 200 characters"),
        ("last_name", "x".repeat(5000), "can have at most 200 characters"),
        ("email", format!("{}@fjordlys.no", "a".repeat(300)), "The e-mail address is too long"),
        ("email", format!("{}@fjordlys.no", "a".repeat(65)), "right format"),
        ("language", "xx".to_owned(), "Choose one of the options"),
        ("language", "en'; DROP TABLE contacts".to_owned(), "Choose one of the options"),
    ] {
        let mut visitor = app.visitor();
        visitor.opens("/en/f/newsletter").await;
        visitor.fills("email", ADA).ticks("News").ticks(AGREES);
        visitor.fills(field, &value);
        let page = visitor.submits().await;
        assert_eq!(page.answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}");
        assert!(page.says(words), "{field}: {}", page.text);
        assert!(field == "language" || page.value(field) == value, "{field} keeps what was typed");
        assert!(page.toggle("News").is_on, "and the boxes stay as they were");
    }
    assert_eq!(app.count("submissions"), 0);
});

on_both_engines!(a_name_of_200_characters_fits, async |app| {
    named(app, &"å".repeat(200)).await.iter().for_each(has_only_our_headers);
});

on_both_engines!(addresses_that_are_none_are_refused_and_store_nothing, async |app| {
    for address in [
        "ada",
        "ada@",
        "@fjordlys.no",
        "ada@@fjordlys.no",
        "ada@fjordlys",
        "ada @fjordlys.no",
        "ada@fjord lys.no",
        "ada@fjordlys.no\r\nBcc: evil@example.org",
        "ada@fjordlys.no, evil@example.org",
        "ada@fjordlys.no>",
        "\"ada\"@fjordlys.no",
        "ada@[127.0.0.1]",
        "ada\u{0}@fjordlys.no",
        "ada@fjordlys.no\u{0}",
        ".ada@fjordlys.no",
        "' OR 1=1 --@fjordlys.no",
        "<script>@fjordlys.no",
    ] {
        for path in ["/en/f/newsletter", "/en/link"] {
            let mut visitor = app.visitor();
            visitor.opens(path).await;
            visitor.fills("email", address);
            if path.contains("/f/") {
                visitor.ticks("News").ticks(AGREES);
            }
            let page = visitor.submits().await;
            assert_eq!(page.answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{address:?} at {path}");
            assert!(page.says("Enter an e-mail address in the right format"), "{address:?}");
        }
    }
    assert_eq!((app.count("submissions"), app.count("link_requests"), app.count("mails")), (0, 0, 0));
});

on_both_engines!(an_international_domain_is_written_to_in_its_ascii_form, async |app| {
    let ascii = idna::domain_to_ascii("blåbærsyltetøy.no").unwrap();
    let address = format!("kari@{ascii}");
    let mut kari = app.visitor();
    kari.opens("/en/f/newsletter").await;
    kari.fills("email", "kari@BLÅBÆRSYLTETØY.no").ticks("News").ticks(AGREES).submits().await;
    let mail = app.mail_to(&address).await;
    has_only_our_headers(&mail);
    kari.opens(&mail.link("confirm")).await;
    kari.presses("Yes, confirm").await;
    app.mail_to(&address).await;
    // The same person, typed in the other form, decomposed and in capitals.
    for typed in [address.to_uppercase(), "kari@blåbærsyltetøy.no".to_owned()] {
        let mut again = app.visitor();
        again.signs_up(&typed, &["News"]).await;
        assert!(again.page().says("Check your inbox"));
    }
    assert!(app.mail_to(&address).await.subject.contains("already"));
    assert_eq!(app.count("contacts"), 1);
});
