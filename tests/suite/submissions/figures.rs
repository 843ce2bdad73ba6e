//! Figures of forms: sums that say nothing about anybody, and that stay when what they count is deleted.

use actix_web::http::StatusCode;
use chrono::Duration;
use samtykke::{app::upkeep, web::assets};

use crate::{
    journeys::{ADA, BO},
    support::{TestApp, Visitor, on_both_engines},
};

const PATH: &str = "/admin/forms/1/statistics";

impl TestApp {
    /// The stored sums: kind, language and number.
    async fn sums(&self) -> Vec<String> {
        self.state.counts.store(&self.state.db).await.unwrap();
        self.lines("SELECT kind || ' ' || language || ' ' || CAST(n AS TEXT) AS line FROM form_counts ORDER BY 1")
    }
}

/// What the page's script does once somebody types: tells the portal, and marks the page.
async fn types(visitor: &mut Visitor<'_>) -> StatusCode {
    let receipt = visitor.page().value("receipt").to_owned();
    let form = visitor.page().path.clone();
    visitor.posts(&format!("{form}/started"), &[("receipt", &receipt)]).await.status
}

on_both_engines!(who_begins_is_counted_once_with_a_script_and_without, async |app| {
    let mut ada = app.visitor();
    ada.opens("/en/f/newsletter").await;
    assert!(ada.page().html.contains(assets::url("js/started.js")), "{}", ada.page().html);
    let policy = ada.page().answer.header("content-security-policy");
    assert!(policy.contains("script-src 'self'; connect-src 'self'"), "{policy}");
    assert_eq!(types(&mut ada).await, StatusCode::NO_CONTENT);
    ada.fills("form-started", "1").fills("email", "nobody").submits().await;
    assert_eq!(ada.page().value("form-started"), "1", "{}", ada.page().html);
    assert_eq!(app.sums().await, ["started en 1", "view en 1"]);
    // Without a script the first sending counts, and the page that comes back knows.
    let mut bo = app.visitor();
    bo.opens("/nb/f/newsletter").await;
    assert_eq!(bo.page().value("form-started"), "");
    bo.fills("email", "nobody").submits().await;
    bo.fills("email", "nobody either").submits().await;
    assert_eq!(app.sums().await, ["started en 1", "started nb 1", "view en 1", "view nb 1"]);
    let mut robot = app.visitor();
    robot.opens("/nb/f/newsletter").await;
    robot.fills("subject_2", "Buy").submits().await;
    let began = app.sums().await.into_iter().filter(|sum| sum.starts_with("started"));
    assert_eq!(began.collect::<Vec<_>>(), ["started en 1", "started nb 1"], "what only programs do is nobody who began");
});

on_both_engines!(only_pages_of_ours_say_that_somebody_began, async |app| {
    let mut ada = app.visitor();
    ada.opens("/en/f/newsletter").await;
    let receipt = ada.page().value("receipt").to_owned();
    let path = "/en/f/newsletter/started";
    for wrong in ["", "x", &receipt[1..]] {
        assert_eq!(ada.posts(path, &[("receipt", wrong)]).await.status, StatusCode::BAD_REQUEST, "{wrong}");
    }
    assert_eq!(ada.posts("/en/f/nothing/started", &[("receipt", &receipt)]).await.status, StatusCode::NOT_FOUND);
    app.passes(Duration::hours(25));
    assert_eq!(ada.posts(path, &[("receipt", &receipt)]).await.status, StatusCode::BAD_REQUEST, "too old");
    assert_eq!(app.sums().await, ["view en 1"]);
});

on_both_engines!(frm_11_what_is_deleted_stays_in_the_figures, async |app| {
    app.ignores_mail();
    app.sets("answers_days", "1").await;
    app.processes("manual").await;
    app.confirmed(ADA, "Ada", "").await;
    app.visitor().signs_up(BO, &["News"]).await;
    let mut kari = app.staff("agent").await;
    kari.opens(&app.page_of(ADA)).await;
    kari.fills("reason", "A robot").presses("Reject").await;
    app.state.counts.store(&app.state.db).await.unwrap();
    let squeezed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    for (days, left) in [(0, 2), (15, 0)] {
        app.passes(Duration::days(days));
        upkeep::purge(&app.state).await.unwrap();
        assert_eq!(app.count("submissions"), left);
        // Nobody stays signed in for two weeks.
        kari = app.staff("auditor").await;
        let text = squeezed(&kari.opens(PATH).await.text);
        for words in ["English 2 2 2 1 0", "Opened 2 –", "Begun 2 100 %", "Sent 2 100 %", "Confirmed 1 50 %"] {
            assert!(text.contains(words), "{days}: {words}: {text}");
        }
    }
    let csv = kari.opens(&format!("{PATH}.csv")).await.html.clone();
    let day = app.now().plus(-Duration::days(15)).naive().date();
    assert_eq!(
        csv.trim_start_matches('\u{feff}'),
        format!("day,language,opened,begun,sent,confirmed,processed\r\n{day},en,2,2,2,1,0\r\n")
    );
    assert_eq!(kari.opens("/admin/forms/999/statistics.csv").await.answer.status, StatusCode::NOT_FOUND);
});

on_both_engines!(who_has_it_all_already_waits_for_nothing, async |app| {
    app.subscriber(ADA, &["News"]).await;
    app.passes(Duration::hours(1));
    app.visitor().signs_up(ADA, &["News"]).await;
    app.mail_to(ADA).await;
    let mut kari = app.staff("auditor").await;
    let text = kari.opens(PATH).await.text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("English 0 0 2 2 2"), "{text}");
});
