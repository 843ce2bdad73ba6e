//! A form of several pages: there and back without loss, and nothing stored before the end.

use actix_web::http::StatusCode;
use samtykke::{
    features::forms::model::{Field, FieldKind, FieldTexts, PerLanguage, Scale, Width},
    kernel::Language,
};

use super::{ADA, AGREES};
use crate::support::{TestApp, Visitor, on_both_engines};

fn field(name: &str, label: &str, kind: FieldKind, required: bool) -> Field {
    let texts = FieldTexts { label: label.into(), ..FieldTexts::default() };
    Field {
        name: name.into(),
        kind,
        required,
        may_overwrite: false,
        width: Width::Full,
        texts: PerLanguage([(Language::En, texts)].into()),
    }
}

/// Three pages: who, what of the webinar, and what is agreed to.
async fn webinar(app: &TestApp) {
    app.publishes("webinar", |_, definition| {
        let at = definition.fields.iter().position(|field| field.name == "subscriptions").unwrap();
        let middle = [
            field("about", "About the webinar", FieldKind::Page, false),
            field("people", "How many are you?", FieldKind::WholeNumber, true),
            field("starts", "When does it suit you?", FieldKind::DateTime, false),
            field("likely", "How likely is it that you come?", FieldKind::Rating { scale: Scale::ZeroToTen }, true),
            field("agree", "What we may send you", FieldKind::Page, false),
        ];
        definition.fields.splice(at..at, middle);
    })
    .await;
}

fn is_untouched(app: &TestApp) -> bool {
    ["submissions", "contacts", "mails", "events"].iter().all(|table| app.count(table) == 0)
}

async fn to_the_end(ada: &mut Visitor<'_>) {
    ada.opens("/en/f/webinar").await;
    ada.fills("email", ADA).fills("first_name", "Ada");
    ada.presses("Continue").await;
    ada.fills("people", "3").fills("starts", "2026-12-24T18:30");
    ada.chooses("likely", "0");
    assert!(ada.presses("Continue").await.says("Step 3 of 3"), "{}", ada.page().text);
}

on_both_engines!(a_form_of_three_pages_goes_there_and_back_without_loss_and_is_stored_at_the_end, async |app| {
    webinar(app).await;
    let mut ada = app.visitor();
    let page = ada.opens("/en/f/webinar").await;
    assert!(page.says("Step 1 of 3") && page.title.contains("Step 1 of 3"), "{}", page.title);
    assert!(!page.says("How many are you?") && !page.says(AGREES));
    ada.fills("first_name", "Ada");
    let page = ada.presses("Continue").await;
    assert_eq!(page.answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.says("Step 1 of 3") && page.says("Enter your e-mail address") && page.value("first_name") == "Ada");
    ada.fills("email", ADA);
    let page = ada.presses("Continue").await;
    assert_eq!(page.answer.status, StatusCode::OK);
    assert!(page.says("Step 2 of 3") && page.says("About the webinar") && !page.says("E-mail address"));
    ada.fills("people", "two and a half").fills("starts", "tomorrow");
    let page = ada.presses("Continue").await;
    for words in ["Enter a whole number", "Enter a real date and time", "Choose something under"] {
        assert_eq!(page.text.matches(words).count(), 2, "{words}: {}", page.text);
    }
    // Back asks nothing, and takes along what is not right yet.
    let page = ada.presses("Back").await;
    assert!(page.answer.status == StatusCode::OK && page.says("Step 1 of 3"));
    assert_eq!((page.value("email"), page.value("first_name"), page.value("people")), (ADA, "Ada", "two and a half"));
    ada.fills("first_name", "Augusta");
    assert_eq!(ada.presses("Continue").await.value("starts"), "tomorrow");
    ada.fills("people", "3").fills("starts", "2026-12-24T18:30");
    ada.chooses("likely", "0");
    ada.presses("Continue").await;
    let page = ada.submits().await;
    assert!(page.says("Step 3 of 3") && page.says("Tick the box to go on"), "{}", page.text);
    assert!(is_untouched(app), "nothing is stored before the end");
    ada.ticks("News").ticks(AGREES);
    let page = ada.presses("Back").await;
    assert!(page.says("Step 2 of 3"));
    assert!(ada.presses("Continue").await.toggle(AGREES).is_on, "what was ticked on the last page is still ticked");
    assert!(ada.submits().await.says("Check your inbox"), "{}", ada.page().text);
    let answers = app.lines("SELECT answers AS line FROM submissions").concat();
    for part in [r#""first_name":"Augusta""#, r#""people":"3""#, r#""starts":"2026-12-24T18:30""#, r#""likely":"0""#] {
        assert!(answers.contains(part), "{part} in {answers}");
    }
    app.mail_to(ADA).await;
});

on_both_engines!(frm_04_words_that_changed_between_two_pages_are_agreed_to_again, async |app| {
    webinar(app).await;
    let mut ada = app.visitor();
    to_the_end(&mut ada).await;
    ada.ticks("News").ticks(AGREES);
    app.republishes("webinar", |definition| {
        definition.fields.last_mut().unwrap().texts.0.get_mut(&Language::En).unwrap().label = "Yes, and calls.".into();
    })
    .await;
    // Whether they go back or send: nothing ticked comes along.
    for button in ["Back", "Register"] {
        let mut copy = app.visitor();
        let mut values = ada.body();
        if button == "Back" {
            values.push(("form-go".into(), "back".into()));
        }
        let values: Vec<_> = values.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        app.passes(chrono::Duration::seconds(5));
        let answer = copy.posts("/en/f/webinar", &values).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{button}");
        let page = crate::support::Page::read("/en/f/webinar", answer);
        assert!(page.says("The text has changed") && page.says("Step 1 of 3"), "{}", page.text);
        let agreed = |name: &str| page.forms[0].controls.iter().any(|control| control.name == name && control.is_on);
        assert!(!agreed("consent") && !agreed("subscriptions"), "{button}: {}", page.html);
        assert_eq!((page.value("email"), page.value("people")), (ADA, "3"));
    }
    assert!(is_untouched(app));
});

on_both_engines!(a_form_goes_on_in_the_language_in_which_it_was_opened, async |app| {
    webinar(app).await;
    let mut ada = app.visitor();
    ada.opens("/en/f/webinar").await;
    ada.fills("email", ADA);
    let mut values = ada.body();
    values.push(("form-go".into(), "onward".into()));
    let values: Vec<_> = values.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    app.passes(chrono::Duration::seconds(5));
    // Another language was chosen elsewhere; the receipt, and so the evidence, says English.
    let answer = ada.posts("/nb/f/webinar", &values).await;
    assert_eq!(answer.header("content-language"), "en");
    assert!(crate::support::Page::read("", answer).says("Step 2 of 3"));
});

on_both_engines!(a_page_number_or_a_way_that_nobody_offered_leads_nowhere_else, async |app| {
    webinar(app).await;
    let mut ada = app.visitor();
    to_the_end(&mut ada).await;
    let body = ada.body();
    for (at, go) in [("99", "onward"), ("-1", "back"), ("2", "sideways"), ("x", ""), ("18446744073709551616", "onward")] {
        let others = body.iter().filter(|(name, _)| name != "form-page");
        let mut values: Vec<_> = others.map(|(name, value)| (name.as_str(), value.as_str())).collect();
        values.extend([("form-page", at), ("form-go", go)]);
        app.passes(chrono::Duration::seconds(5));
        let answer = ada.posts("/en/f/webinar", &values).await;
        assert!([StatusCode::OK, StatusCode::UNPROCESSABLE_ENTITY].contains(&answer.status), "{at} {go}: {}", answer.status);
    }
    // What skips the pages is checked whole all the same.
    let short: Vec<_> = body.iter().filter(|(name, _)| ["receipt", "email"].contains(&name.as_str())).collect();
    let short: Vec<_> = short.iter().map(|(name, value)| (name.as_str(), value.as_str())).chain([("consent", "yes")]).collect();
    let page = crate::support::Page::read("/en/f/webinar", ada.posts("/en/f/webinar", &short).await);
    assert!(page.says("Step 2 of 3") && page.says("Choose something under"), "{}", page.text);
    assert!(is_untouched(app));
});
