//! The public form: open and closed, right and wrong, old and new words, twice and too fast (FRM-01…05, 08, 12, 13).

use actix_web::http::{Method, StatusCode};
use chrono::Duration;
use samtykke::kernel::Language;

use super::{ADA, AGREES, BO};
use crate::support::{Visitor, encode, on_both_engines};

/// What a form may leave behind; a refused one leaves nothing.
fn is_untouched(app: &crate::support::TestApp) -> bool {
    ["submissions", "contacts", "mails", "events", "event_details"].iter().all(|table| app.count(table) == 0)
}

pub(super) async fn fills_in(ada: &mut Visitor<'_>) {
    ada.opens("/en/f/newsletter").await;
    ada.fills("email", ADA).fills("first_name", "Ada").ticks("News").ticks(AGREES);
}

on_both_engines!(a_closed_form_says_so_in_its_own_words, async |app| {
    let mut ada = app.visitor();
    fills_in(&mut ada).await;
    app.staff_runs("UPDATE forms SET is_active = FALSE").await;
    assert_eq!(ada.submits().await.answer.status, StatusCode::GONE, "closed while it was being filled in");
    assert!(ada.page().says("This form is closed. You can still manage what you receive from us."));
    assert_eq!(ada.opens("/en/f/newsletter").await.answer.status, StatusCode::GONE);
    assert!(ada.page().says("This form is closed"));
    assert!(!ada.opens("/en").await.links.iter().any(|link| link.contains("/f/")), "the home page no longer offers it");
    assert!(is_untouched(app));
});

on_both_engines!(a_form_past_its_end_is_closed, async |app| {
    let end = app.now().plus(Duration::hours(1));
    app.publishes("summer", |new, _| new.ends_at = Some(end)).await;
    let mut ada = app.visitor();
    ada.opens("/en/f/summer").await;
    ada.fills("email", ADA).ticks("News").ticks(AGREES);
    app.passes(Duration::hours(1));
    assert_eq!(ada.submits().await.answer.status, StatusCode::GONE);
    assert_eq!(ada.opens("/en/f/summer").await.answer.status, StatusCode::GONE);
    assert!(is_untouched(app));
});

on_both_engines!(a_full_form_is_closed, async |app| {
    app.publishes("few", |new, _| new.max_submissions = Some(1)).await;
    let (mut ada, mut bo) = (app.visitor(), app.visitor());
    for (visitor, address) in [(&mut ada, ADA), (&mut bo, BO)] {
        visitor.opens("/en/f/few").await;
        visitor.fills("email", address).ticks("News").ticks(AGREES);
    }
    assert!(ada.submits().await.says("Check your inbox"));
    assert_eq!(bo.submits().await.answer.status, StatusCode::GONE);
    assert!(bo.page().says("This form is closed"));
    assert_eq!(bo.opens("/en/f/few").await.answer.status, StatusCode::GONE, "nobody fills in a form that is full");
    app.mail_to(ADA).await;
    assert_eq!(app.count("submissions"), 1);
});

on_both_engines!(frm_04_words_that_changed_meanwhile_are_shown_and_must_be_agreed_to_again, async |app| {
    let mut ada = app.visitor();
    fills_in(&mut ada).await;
    app.republishes("newsletter", |definition| {
        let consent = definition.fields.last_mut().unwrap();
        consent.texts.0.get_mut(&Language::En).unwrap().label = "Yes, and to telephone calls too.".into();
    })
    .await;
    let page = ada.submits().await;
    assert_eq!(page.answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.says("The text has changed") && page.says("Yes, and to telephone calls too."));
    assert!(!page.toggle("Yes, and to telephone calls too.").is_on && !page.toggle("News").is_on, "no box stays ticked");
    assert_eq!((page.value("email"), page.value("first_name")), (ADA, "Ada"), "what was typed stays");
    assert!(is_untouched(app));
    ada.ticks("News").ticks("Yes, and to telephone calls too.");
    assert!(ada.submits().await.says("Check your inbox"));
    app.mail_to(ADA).await;
});

on_both_engines!(frm_04_a_receipt_that_is_altered_foreign_or_too_old_is_refused_and_the_input_kept, async |app| {
    app.publishes("other", |_, _| ()).await;
    let mut ada = app.visitor();
    let foreign = ada.opens("/en/f/other").await.value("receipt").to_owned();
    let link = ada.opens("/en/link").await.value("receipt").to_owned();
    fills_in(&mut ada).await;
    let genuine = ada.page().value("receipt").to_owned();
    let altered = genuine.replacen(&genuine[20..21], if &genuine[20..21] == "A" { "B" } else { "A" }, 1);
    for receipt in [altered.as_str(), &foreign, &link, "", "x", "é", &"A".repeat(600)] {
        fills_in(&mut ada).await;
        let page = ada.fills("receipt", receipt).submits().await;
        assert_eq!(page.answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{receipt}");
        assert!(page.says("Please send again") && page.value("email") == ADA, "{}", page.text);
        assert_ne!(page.value("receipt"), receipt, "a fresh one comes along");
    }
    fills_in(&mut ada).await;
    app.passes(Duration::hours(24));
    assert!(ada.submits().await.says("Please send again"), "a page a day old");
    assert!(is_untouched(app));
    assert!(ada.page().toggle("News").is_on, "the words are the same, so what was ticked stays ticked");
    assert!(ada.submits().await.says("Check your inbox"), "and sending again is enough");
    app.mail_to(ADA).await;
});

on_both_engines!(frm_08_a_form_sent_faster_than_anyone_types_is_not_taken, async |app| {
    let mut robot = app.visitor().hasty();
    fills_in(&mut robot).await;
    assert!(robot.submits().await.says("Please send again"));
    assert!(is_untouched(app));
    app.passes(Duration::milliseconds(1999));
    assert!(robot.submits().await.says("Please send again"));
    app.passes(Duration::seconds(2));
    assert!(robot.submits().await.says("Check your inbox"));
    app.mail_to(ADA).await;
});

on_both_engines!(frm_08_the_field_that_nobody_sees_catches_programs, async |app| {
    let mut robot = app.visitor();
    fills_in(&mut robot).await;
    let page = robot.fills("subject_2", "Buy now").submits().await;
    assert!(page.says("Check your inbox"), "the program learns nothing");
    assert!(is_untouched(app));
});

on_both_engines!(frm_08_the_same_page_sent_twice_is_one_submission, async |app| {
    let mut ada = app.visitor();
    fills_in(&mut ada).await;
    let body = ada.body();
    app.passes(Duration::seconds(10));
    let first = ada.posts("/en/f/newsletter", &pairs(&body)).await;
    let again = ada.posts("/en/f/newsletter", &pairs(&body)).await;
    assert_eq!((first.status, first.header("location")), (again.status, again.header("location")));
    assert_eq!((app.count("submissions"), app.count("events")), (1, 1));
    app.mail_to(ADA).await;
});

on_both_engines!(frm_08_the_same_page_sent_many_times_at_once_is_one_submission, async |app| {
    let mut ada = app.visitor();
    fills_in(&mut ada).await;
    let body = encode(&ada.body());
    app.passes(Duration::seconds(10));
    let sends = (0..12).map(|_| {
        let request = ada.request(Method::POST, "/en/f/newsletter");
        app.asks(request.insert_header(("content-type", "application/x-www-form-urlencoded")).set_payload(body.clone()))
    });
    for answer in futures_util::future::join_all(sends).await {
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
    }
    assert_eq!((app.count("submissions"), app.count("events"), app.count("mails")), (1, 1, 1));
    app.mail_to(ADA).await;
});

on_both_engines!(frm_05_no_box_is_ticked_beforehand, async |app| {
    for language in Language::ALL {
        let mut visitor = app.visitor();
        let page = visitor.opens(&format!("/{language}/f/newsletter?subscriptions=1&consent=yes&email=x@example.org")).await;
        let boxes: Vec<_> = page.forms[0].controls.iter().filter(|control| control.kind == "checkbox").collect();
        assert!(boxes.len() == 5 && boxes.iter().all(|control| !control.is_on), "{language}: {boxes:?}");
        assert_eq!(page.value("email"), "", "nothing is filled in from an unsigned address");
    }
});

on_both_engines!(frm_12_slips_come_first_in_words_that_lead_to_the_field, async |app| {
    let mut ada = app.visitor();
    ada.opens("/en/f/newsletter").await;
    ada.fills("email", "ada@").fills("first_name", "Ada");
    let page = ada.submits().await;
    assert_eq!(page.answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.title.starts_with("Error: "), "{}", page.title);
    assert_eq!(page.value("first_name"), "Ada");
    let summary = page.html.find("ds-error-summary").unwrap();
    assert!(summary < page.html.find("<h1").unwrap(), "the summary comes before everything else");
    for (target, words) in [
        ("email", "Enter an e-mail address in the right format"),
        ("subscriptions-1", "Choose something under"),
        ("consent", "Tick the box to go on"),
    ] {
        assert!(page.links.contains(&format!("#{target}")), "{:?}", page.links);
        assert!(page.html.contains(&format!("id=\"{target}\"")));
        assert_eq!(page.text.matches(words).count(), 2, "in the summary and beside the field: {words}");
    }
    assert!(is_untouched(app));
});

on_both_engines!(frm_13_a_domain_that_takes_no_mail_is_refused_and_a_silent_resolver_refuses_nobody, async |app| {
    let cases = [
        ("ada@no-such-domain.no", false),
        ("ada@takes-none.no", false),
        ("ada@localhost.localhost", false),
        ("ada@only-a-host.no", true),
        ("ada@silent.no", true),
    ];
    for (address, is_taken) in cases {
        let mut ada = app.visitor();
        fills_in(&mut ada).await;
        let page = ada.fills("email", address).submits().await;
        assert_eq!(page.says("Check your inbox"), is_taken, "{address}: {}", page.text);
        assert_eq!(page.says("The part after @ does not receive e-mail"), !is_taken);
    }
    app.sets("checks_mail_domain", "false").await;
    let mut ada = app.visitor();
    fills_in(&mut ada).await;
    assert!(ada.fills("email", "ada@no-such-domain.no").submits().await.says("Check your inbox"));
    assert_eq!(app.count("submissions"), 3);
    app.ignores_mail();
});

fn pairs(values: &[(String, String)]) -> Vec<(&str, &str)> {
    values.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}
