//! What a form does with its submissions: who decides, what is done then, who is told; and its figures.

use actix_web::http::StatusCode;
use chrono::Duration;
use samtykke::{
    app::upkeep,
    features::{
        forms::{
            builder,
            model::{ChoiceStyle, FieldKind},
        },
        selections,
    },
    kernel::{Context, Right},
};

use super::adds;
use crate::{
    journeys::{ADA, AGREES, BO},
    support::{TestApp, on_both_engines},
};

const PATH: &str = "/admin/forms/1/processing";

async fn interest(app: &TestApp) {
    let row = "SELECT 1, 'LAMPS', 1, TRUE, created_at FROM forms WHERE id = 1";
    app.staff_runs(&format!("INSERT INTO interests (id, key, position, is_active, updated_at) {row}")).await;
    app.staff_runs("INSERT INTO interest_texts (interest_id, language, name, name_key) VALUES (1, 'en', 'Lamps', 'lamps')").await;
}

on_both_engines!(frm_10_what_is_chosen_for_a_form_is_kept_and_in_the_log, async |app| {
    let mut boss = app.staff("administrator").await;
    let page = boss.opens(PATH).await;
    assert!(page.says("What happens with forms sent"), "{}", page.text);
    assert_eq!(boss.sends_to(PATH, &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY, "a mode is chosen");
    assert_eq!(boss.sends_to(PATH, &[("mode", "later"), ("version", "0")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let good = [("mode", "manual"), ("version", "0"), ("receipt", "yes"), ("interest", "77"), ("selection", "9"), ("told", "x")];
    assert_eq!(boss.sends_to(PATH, &good).await.status, StatusCode::SEE_OTHER);
    let kept = "SELECT interests || told || COALESCE(CAST(selection_id AS TEXT), '-') AS line FROM form_actions";
    assert_eq!(app.lines(kept), ["[][]-"], "what is not on offer was not chosen");
    assert_eq!(app.lines("SELECT processing AS line FROM forms WHERE id = 1"), ["manual"]);
    let stale = boss.sends_to(PATH, &[("mode", "automatic"), ("version", "0")]).await;
    assert_eq!(stale.status, StatusCode::CONFLICT, "somebody else saved in between");
    assert!(stale.text().contains("Somebody else saved"));
    assert_eq!(app.lines("SELECT processing AS line FROM forms WHERE id = 1"), ["manual"]);
    let entry = "SELECT what || ' ' || subject_id || ' ' || before || ' ' || after AS line FROM audit_entries WHERE subject_kind = 'form_processing'";
    assert_eq!(
        app.lines(entry),
        [
            "form_processing.changed 1 {\"processing\":\"automatic\",\"sends_receipt\":false} {\"processing\":\"manual\",\"sends_receipt\":true}"
        ]
    );
    for path in ["/admin/forms/999/processing", "/admin/forms/999/statistics"] {
        assert_eq!(boss.opens(path).await.answer.status, StatusCode::NOT_FOUND, "{path}");
    }
    let mut agent = app.staff("auditor").await;
    assert_eq!(agent.opens(PATH).await.answer.status, StatusCode::FORBIDDEN, "{:?}", Right::Forms);
});

on_both_engines!(frm_10_what_a_form_asks_for_is_done_once_it_counts, async |app| {
    interest(app).await;
    let mut boss = app.staff("administrator").await;
    let at = app.now();
    app.arranges(move |tx| selections::create_static(tx, &Context::system(at), "Fair", true)).await;
    let selection = app.lines("SELECT CAST(max(id) AS TEXT) AS line FROM selections").remove(0);
    let values =
        [("mode", "automatic"), ("version", "0"), ("interest", "1"), ("selection", selection.as_str()), ("receipt", "yes")];
    assert_eq!(boss.sends_to(PATH, &values).await.status, StatusCode::SEE_OTHER);
    app.confirmed(ADA, "Ada", "Lovelace").await;
    let mails = app.mails().await;
    let receipt = mails.iter().find(|mail| mail.subject.starts_with("What you entered")).expect("a receipt");
    assert_eq!((mails.len(), receipt.to.as_str()), (2, ADA));
    for words in ["First name: Ada", "Last name: Lovelace", "E-mail address: ada@fjordlys.no", "News"] {
        assert!(receipt.text.contains(words), "{words}: {}", receipt.text);
    }
    assert_eq!((app.count("contact_interests"), app.count("selection_members")), (1, 1));
    assert_eq!(app.lines("SELECT CAST(size AS TEXT) AS line FROM selections"), ["1"]);
    app.processes("manual").await;
    app.confirmed(BO, "Bo", "").await;
    assert_eq!((app.count("contact_interests"), app.count("selection_members")), (1, 1), "nothing before somebody looked");
    app.no_mail().await;
    let mut kari = app.staff("agent").await;
    adds(&mut kari, &app.page_of(BO)).await;
    assert_eq!((app.count("contact_interests"), app.count("selection_members")), (2, 2));
    assert_eq!(app.mails().await.len(), 2);
    app.staff_runs("UPDATE selections SET deleted_at = created_at").await;
    app.staff_runs("UPDATE interests SET is_active = FALSE").await;
    app.processes("automatic").await;
    app.confirmed("cy@fjordlys.no", "Cy", "").await;
    assert_eq!(app.status_of("cy@fjordlys.no"), "processed", "what is gone is passed over, and nobody's sign-up fails for it");
    app.mails().await;
});

on_both_engines!(nobody_mails_words_to_an_address_that_is_not_theirs, async |app| {
    app.publishes("open", |new, _| new.has_double_opt_in = false).await;
    let mut boss = app.staff("administrator").await;
    let path = "/admin/forms/2/processing";
    assert_eq!(
        boss.sends_to(path, &[("mode", "automatic"), ("version", "0"), ("receipt", "yes")]).await.status,
        StatusCode::SEE_OTHER
    );
    let mut robot = app.visitor();
    robot.opens("/en/f/open").await;
    robot.fills("email", ADA).fills("first_name", "Buy now").ticks("News").ticks(AGREES).submits().await;
    assert_eq!(app.status_of(ADA), "processed");
    let mails = app.mails().await;
    assert!(mails.iter().all(|mail| !mail.subject.starts_with("What you entered")), "{}", mails.len());
});

on_both_engines!(who_is_named_is_told_that_one_waits_and_not_whose, async |app| {
    let mut boss = app.staff("administrator").await;
    let agent = app.hires("agent", samtykke::kernel::Language::Nb).await;
    let auditor = app.hires("auditor", samtykke::kernel::Language::En).await;
    let (agent, auditor) = (agent.to_string(), auditor.to_string());
    let values = [("mode", "manual"), ("version", "0"), ("told", agent.as_str()), ("told", auditor.as_str())];
    assert_eq!(boss.sends_to(PATH, &values).await.status, StatusCode::SEE_OTHER);
    app.confirmed(ADA, "Augusta", "").await;
    let mails = app.mails().await;
    let told: Vec<_> = mails.iter().map(|mail| mail.to.as_str()).collect();
    assert_eq!(told.len(), 1, "only who may process is told: {told:?}");
    let mail = &mails[0];
    assert!(
        mail.subject.starts_with("Venter på deg") && mail.text.contains("/admin/submissions?status=submitted"),
        "{}",
        mail.text
    );
    assert!(!mail.text.contains("Augusta") && !mail.text.contains(ADA), "{}", mail.text);
});

on_both_engines!(frm_10_who_wants_it_so_is_told_once_a_day_and_only_of_something_new, async |app| {
    let mut boss = app.staff("administrator").await;
    let agent = app.hires("agent", samtykke::kernel::Language::En).await.to_string();
    let values = [("mode", "manual"), ("version", "0"), ("told", agent.as_str()), ("when", "daily")];
    assert_eq!(boss.sends_to(PATH, &values).await.status, StatusCode::SEE_OTHER);
    assert!(boss.opens(PATH).await.html.contains("value=\"daily\" checked"), "{}", boss.page().html);
    app.confirmed(ADA, "Augusta", "").await;
    app.confirmed(BO, "Bo", "").await;
    // It is nine o'clock: today's telling is over.
    upkeep::tell_daily(&app.state).await.unwrap();
    app.no_mail().await;
    app.passes(Duration::hours(20));
    upkeep::tell_daily(&app.state).await.unwrap();
    app.no_mail().await;
    app.passes(Duration::hours(2));
    let other = app.next_process().await;
    let (one, two) = futures_util::join!(upkeep::tell_daily(&app.state), upkeep::tell_daily(&other.state));
    one.unwrap();
    two.unwrap();
    let mails = app.mails().await;
    assert_eq!(mails.len(), 1);
    let text = &mails[0].text;
    assert!(mails[0].subject.contains("Forms are waiting") && text.contains(": 2"), "{text}");
    assert!(text.contains("/admin/submissions?status=submitted") && !text.contains("Augusta") && !text.contains(ADA), "{text}");
    for hours in [1, 24] {
        app.passes(Duration::hours(hours));
        upkeep::tell_daily(&app.state).await.unwrap();
        app.no_mail().await;
    }
    app.confirmed("cy@fjordlys.no", "Cy", "").await;
    app.passes(Duration::hours(24));
    upkeep::tell_daily(&app.state).await.unwrap();
    assert!(app.mails().await[0].text.contains(": 3"));
    // Back to telling at once.
    let mut boss = app.staff("administrator").await;
    let values = [("mode", "manual"), ("version", "1"), ("told", agent.as_str()), ("when", "once")];
    assert_eq!(boss.sends_to(PATH, &values).await.status, StatusCode::SEE_OTHER);
    app.confirmed("di@fjordlys.no", "Di", "").await;
    assert!(app.mails().await[0].subject.starts_with("Waiting for you"));
    app.passes(Duration::hours(24));
    upkeep::tell_daily(&app.state).await.unwrap();
    app.no_mail().await;
});

on_both_engines!(frm_11_figures_count_what_was_sent_confirmed_and_chosen, async |app| {
    app.ignores_mail();
    let choice = |style| FieldKind::Choice {
        style,
        options: builder::options(&[("red", ["Red"; 6]), ("blue", ["Blue <b>"; 6]), ("none", ["None"; 6])]),
    };
    app.publishes("colours", |_, definition| {
        definition.fields.push(builder::field("colour", choice(ChoiceStyle::Radio), false, &["Which colour?"; 6]));
        definition.fields.push(builder::field("others", choice(ChoiceStyle::Checkboxes), false, &["Which others?"; 6]));
    })
    .await;
    let form = app.lines("SELECT CAST(max(id) AS TEXT) AS line FROM forms").remove(0);
    let mut kari = app.staff("auditor").await;
    let path = format!("/admin/forms/{form}/statistics");
    assert!(kari.opens(&path).await.says("Nothing happened here in the last 30 days"));
    for (number, language, colour, others, confirms) in
        [(1, "en", "red", &["red", "blue"][..], true), (2, "nb", "red", &["blue"], true), (3, "nb", "blue", &[], false)]
    {
        let mut visitor = app.visitor();
        let address = format!("p{number}@example.org");
        visitor.opens(&format!("/{language}/f/colours")).await;
        visitor.fills("email", &address);
        let mut values = visitor.body();
        values.retain(|(name, _)| !["colour", "others", "subscriptions", "consent"].contains(&name.as_str()));
        values.push(("subscriptions".into(), "2".into()));
        values.push(("consent".into(), "yes".into()));
        values.push(("colour".into(), colour.into()));
        values.extend(others.iter().map(|other| ("others".to_owned(), (*other).to_owned())));
        app.passes(Duration::seconds(10));
        let pairs: Vec<_> = values.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert_eq!(visitor.posts(&format!("/{language}/f/colours"), &pairs).await.status, StatusCode::SEE_OTHER);
        if confirms {
            let link = app.mail_to(&address).await.link("confirm");
            assert_eq!(visitor.posts(&link, &[]).await.status, StatusCode::SEE_OTHER);
        }
        app.mails().await;
    }
    let page = kari.opens(&path).await;
    assert_eq!(page.answer.status, StatusCode::OK, "{}", page.text);
    assert!(page.says("67 %"), "{}", page.text);
    for row in ["Norsk bokmål 0 0 2 1 1", "English 0 0 1 1 1", "Red 2", "Blue <b> 2", "None 0"] {
        let squeezed = page.text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(squeezed.contains(row), "{row}: {squeezed}");
    }
    assert!(page.html.contains("class=\"chart\""));
});
