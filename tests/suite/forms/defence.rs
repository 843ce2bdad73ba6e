//! Proof of work, the one click, and what staff see of what was turned away (FRM-08).

use actix_web::http::{Method, StatusCode, header};
use base64::{Engine, engine::general_purpose::STANDARD};
use chrono::Duration;
use samtykke::kernel::digest::sha256_hex;
use serde_json::{Value, json};

use crate::{
    journeys::{ADA, AGREES, BO},
    support::{Page, TestApp, Visitor, on_both_engines},
};

impl TestApp {
    /// Stores what was counted, as the portal does once a minute.
    async fn stores_counts(&self) {
        self.state.counts.store(&self.state.db).await.unwrap();
    }
}

/// The challenge on a page.
fn challenge_of(page: &Page) -> Value {
    let text = page.html.split("data-challenge=\"").nth(1).unwrap_or_else(|| panic!("no challenge: {}", page.html));
    serde_json::from_str(&text.split('"').next().unwrap().replace("&quot;", "\"").replace("&amp;", "&")).unwrap()
}

/// What the script of the page would send for a challenge, `off` beside the right number.
fn solved(challenge: &Value, off: u64) -> String {
    let salt = challenge["salt"].as_str().unwrap();
    let wanted = challenge["challenge"].as_str().unwrap();
    let most = challenge["maxnumber"].as_u64().unwrap();
    let number = (0..=most).find(|n| sha256_hex(format!("{salt}{n}")) == wanted).unwrap();
    let mut solution = challenge.clone();
    solution["number"] = json!(number + off);
    STANDARD.encode(solution.to_string())
}

async fn fills_in(visitor: &mut Visitor<'_>, address: &str) {
    visitor.opens("/en/f/newsletter").await;
    visitor.fills("email", address).ticks("News").ticks(AGREES);
}

/// Sends what was filled in, with a proof of work, after some seconds.
async fn sends_with(app: &TestApp, visitor: &mut Visitor<'_>, proof: &str, after: i64) -> Page {
    app.passes(Duration::seconds(after));
    let mut values = visitor.body();
    values.push(("form-proof".to_owned(), proof.to_owned()));
    let pairs: Vec<(&str, &str)> = values.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let answer = visitor.posts("/en/f/newsletter", &pairs).await;
    Page::read("/en/f/newsletter", answer)
}

on_both_engines!(frm_08_a_right_proof_of_work_passes_as_usual_and_a_wrong_one_does_not, async |app| {
    app.staff_runs("UPDATE forms SET has_double_opt_in = FALSE, proof_since = '2026-01-01 00:00:00'").await;
    let mut ada = app.visitor();
    fills_in(&mut ada, ADA).await;
    let challenge = challenge_of(ada.page());
    for (what, proof) in [("wrong", solved(&challenge, 1)), ("nonsense", "x".into()), ("long", "A".repeat(5000))] {
        let page = sends_with(app, &mut ada, &proof, 3).await;
        assert_eq!(page.answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{what}");
        assert!(page.says("The check against robots did not work") && page.value("email") == ADA, "{}", page.text);
        assert!(page.toggle(AGREES).is_on, "the words are the same");
    }
    assert_eq!(app.count("submissions"), 0);
    let page = sends_with(app, &mut ada, &solved(&challenge, 0), 3).await;
    assert_eq!(page.answer.status, StatusCode::SEE_OTHER, "{}", page.text);
    assert_eq!(app.count("contacts"), 1, "no confirmation where the form asks for none");
    // The same solution once more is the same submission, and of another page's receipt it is none.
    let again = sends_with(app, &mut ada, &solved(&challenge, 0), 3).await;
    assert_eq!((again.answer.status, app.count("submissions")), (StatusCode::SEE_OTHER, 1));
    let mut bo = app.visitor();
    fills_in(&mut bo, BO).await;
    let page = sends_with(app, &mut bo, &solved(&challenge, 0), 3).await;
    assert_eq!((page.answer.status, app.count("submissions")), (StatusCode::UNPROCESSABLE_ENTITY, 1));
    app.ignores_mail();
});

on_both_engines!(frm_08_without_scripts_a_form_with_proof_of_work_is_sent_and_confirmed, async |app| {
    app.staff_runs("UPDATE forms SET has_double_opt_in = FALSE, proof_since = '2026-01-01 00:00:00'").await;
    app.sets("posts_per_network_per_hour", "3").await;
    let mut ada = app.visitor().hasty();
    fills_in(&mut ada, ADA).await;
    app.passes(Duration::seconds(6));
    assert!(ada.submits().await.says("Please send again"), "faster than anyone types by hand");
    app.passes(Duration::seconds(4));
    assert!(ada.submits().await.says("Check your inbox"), "the time goes on counting: {}", ada.page().text);
    assert_eq!(app.count("contacts"), 0, "confirmed whatever the form says");
    app.mail_to(ADA).await.link("confirm");
    fills_in(&mut ada, BO).await;
    app.passes(Duration::seconds(20));
    assert_eq!(ada.submits().await.answer.status, StatusCode::TOO_MANY_REQUESTS, "a third of three an hour is one");
});

on_both_engines!(only_forms_run_scripts_and_only_ours, async |app| {
    let policy = |page: &Page| page.answer.header("content-security-policy").to_owned();
    let mut ada = app.visitor();
    let page = ada.opens("/en/f/newsletter").await;
    // What counts that somebody begins, and nothing else.
    assert_eq!(page.html.matches("<script").count(), 1);
    assert!(page.html.contains("<script src=\"/static/js/started."), "{}", page.html);
    assert!(policy(page).ends_with("; script-src 'self'; connect-src 'self'"), "{}", policy(page));
    app.staff_runs("UPDATE forms SET proof_since = '2026-01-01 00:00:00', embedding_origins = 'https://www.fjordlys.no'").await;
    let page = ada.opens("/en/f/newsletter").await.clone();
    let allowed = policy(&page);
    assert!(allowed.ends_with("; script-src 'self'; worker-src 'self'; connect-src 'self'"), "{allowed}");
    assert!(allowed.contains("frame-ancestors https://www.fjordlys.no") && !allowed.contains("unsafe"), "{allowed}");
    let scripts: Vec<_> = page.html.split("<script").skip(1).collect();
    assert_eq!(scripts.len(), 3);
    samtykke::web::assets::unpack(&app.state.config.data_dir.join("static")).unwrap();
    for script in scripts {
        assert!(script.contains(" src=\"/static/") && script.contains("></script>"), "{script}");
        let path = script.split("src=\"").nth(1).unwrap().split('"').next().unwrap();
        let file = app.gets(path).await;
        assert_eq!(file.status, StatusCode::OK, "{path}");
        assert!(file.header("content-type").starts_with("text/javascript"), "{path}");
    }
    let worker = page.html.split("data-worker=\"").nth(1).unwrap().split('"').next().unwrap();
    assert_eq!(app.gets(worker).await.status, StatusCode::OK);
    for path in ["/en", "/en/privacy", "/en/f/newsletter/thanks", "/en/link"] {
        let page = ada.opens(path).await;
        assert!(!page.html.contains("<script") && !policy(page).contains("script-src"), "{path}");
    }
});

on_both_engines!(frm_08_one_click_puts_a_form_behind_its_strongest_defence_on_every_instance, async |app| {
    app.staff_runs("UPDATE forms SET has_double_opt_in = FALSE").await;
    let other = app.next_process().await;
    let mut kari = app.staff("marketer").await;
    let form = format!("/admin/forms/{}", app.form_at("newsletter"));
    kari.opens(&form).await;
    let page = kari.presses("Under attack").await;
    assert!(page.path.starts_with(&format!("{form}?done=saved")) && page.says("everybody confirms by e-mail"), "{}", page.text);
    samtykke::app::upkeep::look(&other.state).unwrap();
    assert!(other.gets("/en/f/newsletter").await.text().contains("data-challenge"), "the other instance knows");
    let mut ada = app.visitor();
    fills_in(&mut ada, ADA).await;
    let challenge = challenge_of(ada.page());
    assert_eq!(challenge["maxnumber"], 200_000, "harder work");
    let page = sends_with(app, &mut ada, &solved(&challenge, 0), 3).await;
    assert_eq!((page.answer.status, app.count("contacts")), (StatusCode::SEE_OTHER, 0), "even with a proof it is confirmed");
    app.mail_to(ADA).await.link("confirm");
    assert!(kari.opens("/admin/forms").await.says("Under attack"));
    kari.opens(&form).await;
    kari.presses("Attack is over").await;
    assert!(!app.gets("/en/f/newsletter").await.text().contains("data-challenge"));
    kari.opens(&format!("{form}/protection")).await;
    kari.presses("Ask for it").await;
    assert_eq!(challenge_of(ada.opens("/en/f/newsletter").await)["maxnumber"], 40_000);
    kari.presses("Stop asking").await;
    let acts: Vec<_> = app.acts_on_forms().into_iter().rev().take(4).collect();
    assert_eq!(acts, ["form.proof_waived", "form.proof_asked_for", "form.attack_over", "form.attack_begun"]);
    // Who may only look sees no button, and is refused.
    let mut agent = app.staff("agent").await;
    assert!(!agent.opens(&format!("{form}/protection")).await.offers("Under attack"));
    assert_eq!(agent.sends_to(&format!("{form}/protection"), &[("do", "attack")]).await.status, StatusCode::FORBIDDEN);
    assert_eq!(kari.sends_to(&format!("{form}/protection"), &[("do", "x")]).await.status, StatusCode::BAD_REQUEST);
});

on_both_engines!(frm_08_what_is_turned_away_is_counted_by_reason_and_staff_are_told_of_a_flood, async |app| {
    app.staff_runs("UPDATE forms SET proof_since = '2026-01-01 00:00:00'").await;
    app.sets("posts_per_network_per_hour", "6").await;
    let form = format!("/admin/forms/{}", app.form_at("newsletter"));
    // Without any receipt, from elsewhere, too fast, by a program, with a wrong proof, with a deaf domain.
    let mut robot = app.visitor();
    robot.posts("/en/f/newsletter", &[("email", ADA)]).await;
    let elsewhere = robot.request(Method::POST, "/en/f/newsletter").insert_header((header::ORIGIN, "https://evil.example"));
    app.asks(elsewhere.insert_header((header::CONTENT_TYPE, "application/x-www-form-urlencoded")).set_payload("email=x")).await;
    fills_in(&mut robot, ADA).await;
    sends_with(app, &mut robot, "", 1).await;
    fills_in(&mut robot, ADA).await;
    sends_with(app, &mut robot, "x", 20).await;
    robot.opens("/en/f/newsletter").await;
    robot.fills("email", ADA).fills("subject_2", "Buy").ticks("News").ticks(AGREES);
    robot.submits().await;
    fills_in(&mut robot, "ada@takes-none.no").await;
    robot.submits().await;
    for _ in 0..3 {
        fills_in(&mut robot, ADA).await;
        robot.submits().await;
    }
    app.stores_counts().await;
    let sums =
        || app.lines("SELECT kind || ' ' || CAST(n AS TEXT) AS line FROM form_counts WHERE kind LIKE 'refused%' ORDER BY kind");
    let expected = ["domain 1", "honeypot 1", "network 1", "origin 1", "proof 1", "receipt 1", "too_fast 1"];
    assert_eq!(sums(), expected.map(|sum| format!("refused_{sum}")));
    for _ in 0..3 {
        let mut ada = app.visitor();
        fills_in(&mut ada, ADA).await;
        ada.submits().await;
    }
    app.stores_counts().await;
    assert!(sums().contains(&"refused_address 2".to_owned()), "three mails a day are two left: {:?}", sums());
    let mut kari = app.staff("marketer").await;
    let page = kari.opens(&format!("{form}/protection")).await;
    assert!(page.says("Hidden field filled in 1 1 1") && page.says("Wrong proof of work 1 1 1"), "{}", page.text);
    assert!(!page.says("Perhaps under attack"), "some slips are no attack");

    for _ in 0..100 {
        robot.posts("/en/f/newsletter", &[("email", ADA)]).await;
    }
    app.stores_counts().await;
    for path in [form.as_str(), "/admin/forms"] {
        assert!(kari.opens(path).await.says("Perhaps under attack"), "{path}: {}", kari.page().text);
    }
    assert!(kari.opens("/admin").await.says("Forms that may be under attack: 1"), "{}", kari.page().text);
    kari.opens(&form).await;
    kari.presses("Under attack").await;
    assert!(!kari.opens("/admin").await.says("Forms that may be under attack"), "who has clicked is not asked again");
    kari.opens(&form).await;
    kari.presses("Attack is over").await;
    app.passes(Duration::hours(2));
    assert!(!kari.opens(&form).await.says("Perhaps under attack"), "an hour later it is quiet");
    app.passes(Duration::hours(2));
    samtykke::app::upkeep::purge(&app.state).await.unwrap();
    assert_eq!(app.count("form_refusals"), 0);
    app.ignores_mail();
});

on_both_engines!(frm_08_programs_bring_the_same_proof, async |app| {
    app.staff_runs("UPDATE forms SET proof_since = '2026-01-01 00:00:00'").await;
    let asks = async || {
        let request = app.visitor().request(Method::GET, "/en/f/newsletter").insert_header((header::ACCEPT, "application/json"));
        serde_json::from_slice::<Value>(&app.asks(request).await.body).unwrap()
    };
    let sends = async |body: Value| {
        let request = app.visitor().request(Method::POST, "/en/f/newsletter");
        let request = request.insert_header((header::CONTENT_TYPE, "application/json"));
        app.asks(request.set_payload(body.to_string())).await
    };
    let document = asks().await;
    let options = document["fields"].as_array().unwrap().iter().find(|field| field["kind"] == "subscriptions").unwrap();
    let values = json!({ "email": ADA, "subscriptions": [options["options"][0]["value"]], "consent": true });
    app.passes(Duration::seconds(3));
    let body = |proof: Value| json!({ "receipt": document["receipt"], "proof": proof, "values": values });
    let wrong = sends(body(json!(solved(&document["challenge"], 1)))).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text().contains("\"/proof\""), "{}", wrong.text());
    let none = sends(body(json!(""))).await;
    assert!(none.status == StatusCode::UNPROCESSABLE_ENTITY && none.text().contains("\"/receipt\""), "{}", none.text());
    let right = sends(body(json!(solved(&document["challenge"], 0)))).await;
    assert_eq!(right.status, StatusCode::ACCEPTED, "{}", right.text());
    app.mail_to(ADA).await;
    app.staff_runs("UPDATE forms SET proof_since = NULL").await;
    assert_eq!(asks().await["challenge"], Value::Null);
});
