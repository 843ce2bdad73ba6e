//! A no that is said again although it holds already: it stays when the change of many by which it came first is taken back.

use actix_web::http::{Method, StatusCode};
use samtykke::{
    features::{
        bulk::model::{Action, Change},
        integrations::ApiRight,
        projections,
        selections::{
            Scope, actions,
            model::{Kind, NewSelection},
        },
    },
    kernel::ids::{JobId, PurposeId, TypeId},
};
use serde_json::json;

use super::member;
use crate::{
    journeys::{ADA, BO, people::state_of},
    programs::is_problem,
    support::{TestApp, on_both_engines},
};

const CY: &str = "cy@fjordlys.no";

fn change(scope: Scope, actions: Vec<Action>, reason: &str) -> Change {
    Change { scope, actions, ends_withdrawals: false, ends_objections: false, replaces_bases: false, reason: reason.to_owned() }
}

fn marketing(app: &TestApp) -> PurposeId {
    app.state.snapshots.now().lists.purpose_of_key("EMARKETING").unwrap().id
}

fn news(app: &TestApp) -> TypeId {
    app.state.snapshots.now().lists.types.iter().find(|kind| kind.key == "NEWS").unwrap().id
}

/// All three kinds of no.
fn noes(app: &TestApp) -> Vec<Action> {
    let lists = &app.state.snapshots.now().lists;
    let (basis, source) = (lists.basis("WITHDRAWN").unwrap(), lists.source("USER").unwrap());
    vec![
        Action::Consent { purpose: marketing(app), basis, source, comment: String::new() },
        Action::Choice { kind: news(app), choice: Some(false) },
        Action::NoMailings(true),
    ]
}

async fn does(app: &TestApp, actions: Vec<Action>) -> JobId {
    let job = app.asks_to_change(&change(Scope::Everybody, actions, "")).await;
    app.works_off().await;
    job
}

async fn takes_back(app: &TestApp, job: JobId) {
    app.passes(chrono::Duration::minutes(1));
    app.asks_to_take_back(job).await.unwrap();
    app.works_off().await;
}

/// E-marketing, News and *no mailings* of somebody.
fn stands(app: &TestApp, address: &str) -> (String, Option<bool>, bool) {
    let state = app.states().remove(&app.id_of(address)).unwrap();
    let basis = state_of(app, address, "EMARKETING");
    (basis.split(' ').next().unwrap_or_default().to_owned(), state.choices.get(&news(app)).copied(), state.no_mailings)
}

fn gone() -> (String, Option<bool>, bool) {
    ("WITHDRAWN".to_owned(), Some(false), true)
}

fn is_sound(app: &TestApp) {
    app.present_equals_history();
    let report = projections::check(&app.state.db).unwrap();
    assert!(report.is_clean(), "{:?}", report.differences);
}

on_both_engines!(a_second_change_of_many_that_finds_it_so_already_stays_when_the_first_is_taken_back, async |app| {
    let before = {
        app.subscriber(ADA, &["News"]).await;
        app.ignores_mail();
        stands(app, ADA)
    };
    assert_eq!(before, ("61A".to_owned(), Some(true), false));
    let mistake = does(app, noes(app)).await;
    assert_eq!(stands(app, ADA), gone());
    app.passes(chrono::Duration::minutes(1));
    let meant = does(app, noes(app)).await;
    let found = samtykke::features::bulk::model::summary_of(&app.job(meant).result);
    assert_eq!((found.seen, found.changed), (1, 0), "nothing changes for anybody");
    takes_back(app, mistake).await;
    assert_eq!(stands(app, ADA), gone(), "the second change meant it");
    is_sound(app);
});

on_both_engines!(taking_the_only_change_back_still_sets_everything_back, async |app| {
    app.subscriber(ADA, &["News"]).await;
    app.ignores_mail();
    let mistake = does(app, noes(app)).await;
    takes_back(app, mistake).await;
    assert_eq!(stands(app, ADA), ("61A".to_owned(), Some(true), false));
    is_sound(app);
});

on_both_engines!(a_no_that_a_program_passes_on_stays_when_the_change_is_taken_back, async |app| {
    app.subscriber(ADA, &["News"]).await;
    app.ignores_mail();
    let shop = app.program("Web shop", &ApiRight::ALL).await;
    let mistake = does(app, noes(app)).await;
    app.passes(chrono::Duration::minutes(1));
    let page = shop.reads(&format!("/api/v1/contacts?address={ADA}")).await;
    let path = format!("/api/v1/contacts/{}", page["items"][0]["id"].as_str().unwrap());
    let withdrawn = json!({ "basis": "WITHDRAWN", "source": "USER" });
    for _ in 0..2 {
        shop.saves(Method::PUT, &format!("{path}/consents/EMARKETING"), &withdrawn).await;
        shop.saves(Method::PUT, &format!("{path}/subscriptions/NEWS"), &json!({ "choice": "off" })).await;
        shop.saves(Method::PATCH, &path, &json!({ "no_mailings": true })).await;
    }
    let own = app.lines("SELECT CAST(id AS TEXT) AS line FROM events WHERE channel = 'api'");
    assert_eq!(own.len(), 3, "each once: what rests on an act of its own is not written again");
    takes_back(app, mistake).await;
    assert_eq!(stands(app, ADA), gone());
    is_sound(app);
});

on_both_engines!(of_two_who_are_merged_the_no_of_the_one_who_goes_stays_when_that_of_the_other_is_taken_back, async |app| {
    app.subscriber(ADA, &["News"]).await;
    let bo = app.subscriber(BO, &["News"]).await;
    app.ignores_mail();
    let only = Scope::Chosen(vec![app.id_of(ADA)]);
    let mistake = app.asks_to_change(&change(only, noes(app), "")).await;
    app.works_off().await;
    let mut visitor = app.visitor();
    visitor.opens(&bo).await;
    visitor.presses("Unsubscribe from everything").await;
    app.ignores_mail();
    let mut kari = app.staff("agent").await;
    app.meddles(&format!("UPDATE contacts SET no_mailings = TRUE WHERE id = {}", app.id_of(BO))).await;
    let (path, from) = (format!("{}/merger", app.card_of(ADA)), app.id_of(BO).to_string());
    assert_eq!(kari.sends_to(&path, &[("from", from.as_str())]).await.status, StatusCode::SEE_OTHER);
    takes_back(app, mistake).await;
    let (basis, _, no_mailings) = stands(app, ADA);
    assert_eq!((basis.as_str(), no_mailings), ("WITHDRAWN", true), "Bo left by himself");
    app.ignores_mail();
});

on_both_engines!(what_recorded_a_no_is_taken_back_only_by_right_and_with_a_reason, async |app| {
    app.subscriber(ADA, &["News"]).await;
    app.ignores_mail();
    let job = does(app, vec![Action::NoMailings(true)]).await;
    let path = format!("/admin/bulk-update/{job}/undo");
    let mut kari = app.staff("administrator").await;
    kari.opens(&path).await;
    kari.presses("Take it back").await;
    assert_eq!(kari.answer.as_ref().unwrap().status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(kari.page().says("Reason"), "{}", kari.page().text);
    assert_eq!(app.lines("SELECT CAST(count(*) AS TEXT) AS line FROM jobs"), ["1"]);
    kari.fills("reason", "The wrong list").submits().await;
    app.works_off().await;
    assert!(!stands(app, ADA).2);
    let kept = app.lines("SELECT body AS line FROM event_details WHERE body LIKE '%The wrong list%'");
    assert_eq!(kept.len(), 1, "the history keeps it");
});

on_both_engines!(nobody_who_came_later_is_changed_or_deleted_nor_by_a_rule_that_was_edited_meanwhile, async |app| {
    app.knows(ADA).await;
    let lists = app.state.snapshots.now();
    let (basis, source) = (lists.lists.basis("61F").unwrap(), lists.lists.source("USER").unwrap());
    let documents = Action::Consent { purpose: marketing(app), basis, source, comment: "Fair".to_owned() };
    let (ctx, rule) = (member(app.now()), r#"{"joined":"all","parts":[{"if":{"language":"en"}}]}"#);
    let new = |rule: &str| Kind::Dynamic(serde_json::from_str(rule).unwrap());
    let kind = new(rule);
    let create = move |tx: &mut samtykke::db::Tx<'_>| {
        actions::create(tx, &ctx, &NewSelection { name: "English", kind: kind.clone(), is_shared: true })
    };
    let selection = app.state.db.write(create).await.unwrap();
    let job = app.asks_to_change(&change(Scope::Selection(selection), vec![documents], "")).await;
    let mut kari = app.staff("administrator").await;
    kari.opens("/admin/bulk-delete?everybody=yes").await;
    kari.fills("count", "1").submits().await;
    let deletion = JobId(app.lines("SELECT CAST(max(id) AS TEXT) AS line FROM jobs")[0].parse().unwrap());
    // Somebody signs up, and a colleague turns the selection round, before the work begins.
    app.knows(CY).await;
    let turned = r#"{\"joined\":\"none\",\"parts\":[{\"if\":{\"language\":\"en\"}}]}"#.replace('\\', "");
    app.meddles(&format!("UPDATE selections SET rule = '{turned}'")).await;
    app.works_off().await;
    assert_eq!((app.job(job).done, app.job(deletion).done), (1, 1));
    assert_eq!(state_of(app, ADA, "EMARKETING"), "61F USER");
    assert_eq!(state_of(app, CY, "EMARKETING"), "");
    let binned = app.lines(
        "SELECT a.address AS line FROM contacts c JOIN contact_addresses a ON a.contact_id = c.id WHERE c.deleted_at IS NOT NULL",
    );
    assert_eq!(binned, [ADA]);
});

on_both_engines!(a_program_does_not_forget_a_no_with_an_address, async |app| {
    app.knows(ADA).await;
    let shop = app.program("Web shop", &ApiRight::ALL).await;
    let page = shop.reads(&format!("/api/v1/contacts?address={ADA}")).await;
    let path = format!("/api/v1/contacts/{}", page["items"][0]["id"].as_str().unwrap());
    shop.saves(Method::POST, &format!("{path}/addresses"), &json!({ "address": BO })).await;
    shop.saves(Method::PUT, &format!("{path}/subscriptions/NEWS"), &json!({ "choice": "off" })).await;
    let refused = shop.sends(Method::POST, &format!("{path}/address-removals"), &json!({ "address": BO })).await;
    is_problem(&refused, 409, "objection");
    assert_eq!(app.count("contact_addresses"), 2);
});

on_both_engines!(whoever_was_merged_is_not_changed_by_what_was_seen_before, async |app| {
    app.knows(ADA).await;
    app.knows(BO).await;
    let shop = app.program("Web shop", &ApiRight::ALL).await;
    let page = shop.reads(&format!("/api/v1/contacts?address={BO}")).await;
    let path = format!("/api/v1/contacts/{}", page["items"][0]["id"].as_str().unwrap());
    let mut kari = app.staff("agent").await;
    let (merger, from) = (format!("{}/merger", app.card_of(ADA)), app.id_of(BO).to_string());
    assert_eq!(kari.sends_to(&merger, &[("from", from.as_str())]).await.status, StatusCode::SEE_OTHER);
    let version = app.lines("SELECT CAST(version AS TEXT) AS line FROM contacts").concat();
    let seen = ("if-match", format!("\"{version}\""));
    let patch = shop.sending(Method::PATCH, &path, &json!({ "company": "X" })).insert_header(seen);
    is_problem(&app.asks(patch).await, 412, "changed-in-between");
});
