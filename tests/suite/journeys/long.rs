//! Forms of two hundred fields, and people who take their time over them.

use actix_web::http::StatusCode;
use chrono::Duration;
use samtykke::{
    features::forms::model::{ChoiceOption, ChoiceStyle, Field, FieldKind, FieldTexts, PerLanguage, Scale, Width},
    kernel::Language,
};
use serde_json::Value;

use super::{ADA, AGREES, forms::fills_in};
use crate::support::{TestApp, on_both_engines};

/// What forms of staff's own ask, one kind after another: each with an answer, and with how the answer is stored.
fn kind(at: usize) -> (FieldKind, &'static str, Value) {
    let option =
        |value: &str| ChoiceOption { value: value.into(), label: PerLanguage([(Language::En, value.to_owned())].into()) };
    let choice = |style| FieldKind::Choice { style, options: vec![option("red"), option("blue")] };
    match at % 9 {
        0 => (FieldKind::Text, "Fjord", "Fjord".into()),
        1 => (FieldKind::LongText, "One line\r\nand another", "One line\nand another".into()),
        2 => (FieldKind::Number, "2,5", "2.5".into()),
        3 => (FieldKind::WholeNumber, "12", "12".into()),
        4 => (FieldKind::Date, "2027-02-28", "2027-02-28".into()),
        5 => (FieldKind::DateTime, "2027-02-28T18:30", "2027-02-28T18:30".into()),
        6 => (FieldKind::Rating { scale: Scale::OneToFive }, "4", "4".into()),
        7 => (choice(ChoiceStyle::Select), "blue", "blue".into()),
        _ => (choice(ChoiceStyle::Radio), "red", "red".into()),
    }
}

/// A form of two hundred fields in all, every one of them required.
async fn long_form(app: &TestApp) -> usize {
    app.publishes("long", |_, definition| {
        let of_others = 200 - definition.fields.len();
        definition.fields.extend((0..of_others).map(|at| {
            let texts = FieldTexts { label: format!("Question {at}"), ..FieldTexts::default() };
            Field {
                name: format!("q{at}"),
                kind: kind(at).0,
                required: true,
                may_overwrite: false,
                width: Width::default(),
                texts: PerLanguage([(Language::En, texts)].into()),
            }
        }));
        assert_eq!(definition.fields.len(), 200);
    })
    .await;
    200 - 6
}

on_both_engines!(two_hundred_fields_are_asked_for_told_apart_and_stored, async |app| {
    let asked = long_form(app).await;
    let mut ada = app.visitor();
    ada.opens("/en/f/long").await;
    ada.fills("email", ADA).ticks("News").ticks(AGREES);
    let page = ada.submits().await;
    assert_eq!(page.answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let in_summary = (0..asked).filter(|at| page.html.contains(&format!("href=\"#q{at}"))).count();
    assert_eq!(in_summary, asked, "each slip has a line that leads to its field");
    assert!(page.value("email") == ADA && page.toggle("News").is_on);
    for at in 0..asked {
        let (kind, answer, _) = kind(at);
        match kind {
            FieldKind::Rating { .. } | FieldKind::Choice { style: ChoiceStyle::Radio, .. } => {
                ada.chooses(&format!("q{at}"), answer)
            }
            _ => ada.fills(&format!("q{at}"), answer),
        };
    }
    assert!(ada.submits().await.says("Check your inbox"), "{}", ada.page().text);
    app.mail_to(ADA).await;
    let stored = app.lines("SELECT answers AS line FROM submissions").concat();
    let stored: Value = serde_json::from_str(&stored).unwrap();
    for at in 0..asked {
        assert_eq!(stored["others"][format!("q{at}")], kind(at).2, "question {at}");
    }
});

on_both_engines!(whoever_takes_two_hours_or_has_two_tabs_open_loses_nothing, async |app| {
    let (mut one, mut other) = (app.visitor(), app.visitor());
    for tab in [&mut one, &mut other] {
        fills_in(tab).await;
    }
    app.passes(Duration::hours(2));
    other.fills("email", "ada.other@example.org");
    assert!(one.submits().await.says("Check your inbox"), "{}", one.page().text);
    app.mail_to(ADA).await;
    assert!(other.submits().await.says("Check your inbox"), "{}", other.page().text);
    app.mail_to("ada.other@example.org").await;
    assert_eq!(app.count("submissions"), 2);
});
