//! What staff see and do: choose, check, run, follow, take back.

use actix_web::http::StatusCode;
use chrono::Duration;
use samtykke::{
    app::upkeep,
    features::{
        bulk::model::{Action, Change},
        ledger,
        selections::{self, Scope},
    },
    jobs::State,
    kernel::{
        Actor, Context, Language,
        ids::{ContactId, JobId, StaffId},
    },
};

use crate::{
    cards::writes_down,
    journeys::{ADA, BO, people::state_of},
    support::{TestApp, Visitor, on_both_engines},
};

const CY: &str = "cy@fjordlys.no";

/// Three people: nothing registered, withdrawn by herself, consent of their own.
async fn three(app: &TestApp) {
    app.knows(ADA).await;
    app.knows(BO).await;
    app.registers(BO, "EMARKETING", "61A").await;
    app.registers(BO, "EMARKETING", "WITHDRAWN").await;
    app.knows(CY).await;
    app.registers(CY, "EMARKETING", "61A").await;
}

fn marketing(app: &TestApp) -> String {
    format!("purpose-{}", app.state.snapshots.now().lists.purpose_of_key("EMARKETING").unwrap().id)
}

/// Fills in a legal basis for e-marketing.
fn documents(member: &mut Visitor<'_>, app: &TestApp) {
    let (purpose, basis, source) = (marketing(app), app.basis("61F"), app.source("USER"));
    member.fills(&purpose, "set").fills("basis", &basis).fills("source", &source).fills("comment", "Fair in May, box 4");
}

fn newest(app: &TestApp) -> JobId {
    JobId(app.lines("SELECT CAST(max(id) AS TEXT) AS line FROM jobs")[0].parse().unwrap())
}

on_both_engines!(a_basis_is_documented_for_all_who_never_answered_and_taken_back_again, async |app| {
    three(app).await;
    let mut kari = app.staff("administrator").await;
    kari.opens("/admin/contacts").await;
    assert!(kari.page().says("Change all that were found"));
    kari.opens("/admin/bulk-update?found=yes").await;
    assert!(kari.page().says("3 contacts"));

    // What is missing is said all at once, and what was chosen is kept.
    let purpose = marketing(app);
    kari.fills(&purpose, "set").submits().await;
    assert_eq!(kari.answer.as_ref().unwrap().status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(kari.page().value(&purpose), "set");
    for missing in ["Legal basis", "Source", "Comment"] {
        assert!(kari.page().says(missing), "{missing}");
    }

    documents(&mut kari, app);
    let before = app.dump();
    kari.submits().await;
    assert_eq!(before.0["events"], app.dump().0["events"], "looking changes nothing");
    assert_eq!(app.count("jobs"), 0);
    let page = kari.page();
    assert!(
        page.says("1 of 3 contacts would change.") && page.says("Stays withdrawn") && page.says("Keeps another basis"),
        "{}",
        page.text
    );
    assert!(page.says("ada@fjordlys.no"), "a sample");
    kari.presses("Change them").await;
    assert!(kari.page().path.starts_with("/admin/jobs/") && kari.page().says("Waiting"));
    assert_eq!(kari.page().answer.header("refresh"), "3", "follows without scripts");
    assert_eq!(app.works_off().await, 1);
    let job = newest(app);
    assert_eq!([ADA, BO, CY].map(|who| state_of(app, who, "EMARKETING")), ["61F USER", "WITHDRAWN USER", "61A USER"]);
    let path = format!("/admin/jobs/{job}");
    kari.opens(&path).await;
    assert!(kari.page().says("All of it is done.") && kari.page().says("bo@fjordlys.no"), "{}", kari.page().text);
    assert_eq!(kari.page().answer.header("refresh"), "");
    let file = app.asks(kari.request(actix_web::http::Method::GET, &format!("{path}/log"))).await.text();
    assert_eq!(file.lines().count(), 3, "{file}");
    assert!(file.contains("withdrawn,Stays withdrawn") && file.contains("other_basis,"), "{file}");
    assert_eq!(app.log(job).len(), 2);
    // One line in the audit log for all of it, and the comment on everybody's record.
    assert_eq!(app.lines("SELECT what AS line FROM audit_entries ORDER BY id"), ["contacts.changed"]);
    kari.opens(&app.purpose_of(ADA, "EMARKETING")).await;
    assert!(kari.page().says("Fair in May, box 4"));
    kari.opens(&format!("{}/activities", app.card_of(ADA))).await;
    assert!(kari.page().says("61F") || kari.page().says("Legitimate interest"), "{}", kari.page().text);

    // Bo leaves, who is withdrawn already, Ada is left as the change made her; then it is taken back.
    kari.opens(&path).await;
    kari.opens(&format!("/admin/bulk-update/{job}/undo")).await;
    kari.presses("Take it back").await;
    assert_eq!(app.works_off().await, 1);
    assert_eq!([ADA, BO, CY].map(|who| state_of(app, who, "EMARKETING")), ["", "WITHDRAWN USER", "61A USER"]);
    kari.opens(&format!("/admin/bulk-update/{job}/undo")).await;
    assert!(kari.page().says("This change cannot be taken back now"));
    let undo = newest(app);
    kari.opens(&format!("/admin/bulk-update/{undo}/undo")).await;
    assert_eq!(kari.page().answer.status, StatusCode::NOT_FOUND, "taking back is not taken back");
    kari.opens(&format!("{}/activities", app.card_of(ADA))).await;
    assert!(kari.page().says("taken back together with a change of many"));
});

on_both_engines!(what_lets_mail_out_needs_a_reason_and_the_right, async |app| {
    three(app).await;
    let mut kari = app.staff("administrator").await;
    let types: Vec<String> = app.lines("SELECT 'type-' || CAST(id AS TEXT) AS line FROM subscription_types ORDER BY id");
    for (name, value) in [(types[0].as_str(), "on"), ("no_mailings", "off")] {
        kari.opens("/admin/bulk-update?everybody=yes").await;
        kari.fills(name, value).submits().await;
        assert_eq!(kari.answer.as_ref().unwrap().status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        kari.fills("reason", "They asked by telephone").submits().await;
        assert_eq!(kari.answer.as_ref().unwrap().status, StatusCode::OK, "{name}");
    }
    kari.opens("/admin/bulk-update?everybody=yes").await;
    documents(&mut kari, app);
    kari.ticks("Also where consent was withdrawn").submits().await;
    assert_eq!(kari.answer.as_ref().unwrap().status, StatusCode::UNPROCESSABLE_ENTITY);
    kari.fills("reason", "Signed again on the fair").submits().await;
    assert!(kari.page().says("2 of 3 contacts would change."), "{}", kari.page().text);
    kari.presses("Change them").await;
    app.works_off().await;
    assert_eq!(state_of(app, BO, "EMARKETING"), "61F USER");
    kari.opens(&app.purpose_of(BO, "EMARKETING")).await;
    assert!(kari.page().says("Signed again on the fair"), "the history keeps the reason");
    kari.opens("/admin/bulk-update?everybody=yes").await;
    kari.submits().await;
    assert!(kari.page().says("Choose at least one thing to change"));
});

on_both_engines!(only_ticked_rows_change, async |app| {
    three(app).await;
    let mut kari = app.staff("administrator").await;
    kari.opens(&format!("/admin/bulk-update?contact={}&contact={}&contact=999", app.id_of(ADA), app.id_of(CY))).await;
    assert!(kari.page().says("2 contacts"));
    kari.fills("no_mailings", "on").fills("country", "NO").submits().await;
    kari.presses("Change them").await;
    app.works_off().await;
    let stood = "SELECT a.address || ' ' || c.country AS line FROM contacts c JOIN contact_addresses a ON a.contact_id = c.id \
                 WHERE c.no_mailings ORDER BY a.address";
    assert_eq!(app.lines(stood), ["ada@fjordlys.no NO", "cy@fjordlys.no NO"]);
    // A page of one of them that was opened before notices.
    assert_eq!(app.lines("SELECT CAST(count(*) AS TEXT) AS line FROM contacts WHERE version = 2"), ["2"]);
});

on_both_engines!(a_selection_is_chosen_where_it_is_about_nobody_yet, async |app| {
    three(app).await;
    for path in ["/admin/bulk-update", "/admin/bulk-delete"] {
        let mut kari = app.staff("administrator").await;
        assert!(!kari.opens(path).await.html.contains("name=\"selection\""), "there is none yet");
    }
    let (ada, bo) = (app.id_of(ADA), app.id_of(BO));
    let (me, colleague) = (app.hires("administrator", Language::En).await, app.hires("agent", Language::En).await);
    let at = app.now();
    let owned = async |owner: StaffId, name: &'static str, is_shared: bool, members: &[ContactId]| {
        let members = members.to_vec();
        app.arranges(move |tx| {
            let ctx = Context { actor: Actor::Staff(owner), ..Context::system(at) };
            let id = selections::create_static(tx, &ctx, name, is_shared)?;
            selections::add_members(tx, &ctx, id, &members)?;
            Ok(id)
        })
        .await
    };
    let mine = owned(me, "Mine", false, &[ada]).await;
    let shared = owned(colleague, "Shared", true, &[ada, bo]).await;
    let private = owned(colleague, "Private", false, &[bo]).await;
    let mut kari = app.signed_in(me).await;
    for (path, count) in [("/admin/bulk-update", "2 contacts"), ("/admin/bulk-delete", "2 contacts go to the bin.")] {
        let page = kari.opens(path).await;
        assert!(page.says("Mine") && page.says("Shared") && !page.says("Private"), "{path}: {}", page.text);
        assert_eq!(page.value("selection"), mine.to_string());
        assert!(page.html.contains(&format!("method=\"get\" action=\"{path}\"")), "{path}: looking changes nothing");
        assert!(kari.opens(&format!("{path}?selection={shared}")).await.says(count), "{path}: {}", kari.page().text);
        for (nobodys, method) in [(private.to_string(), "GET"), ("99".to_owned(), "GET"), (private.to_string(), "POST")] {
            let status = if method == "GET" {
                kari.opens(&format!("{path}?selection={nobodys}")).await.answer.status
            } else {
                kari.sends_to(path, &[("scope", &format!("{{\"selection\":{nobodys}}}")), ("country", "NO"), ("count", "1")])
                    .await
                    .status
            };
            assert_eq!(status, StatusCode::NOT_FOUND, "{method} {path} {nobodys}");
        }
    }
    assert_eq!(app.count("jobs"), 0);
});

on_both_engines!(work_is_stopped_goes_on_and_is_not_resumed_once_taken_back, async |app| {
    three(app).await;
    let mut kari = app.staff("administrator").await;
    let change = Change {
        scope: Scope::Everybody,
        actions: vec![Action::NoMailings(true)],
        ends_withdrawals: false,
        ends_objections: false,
        replaces_bases: false,
        reason: String::new(),
    };
    let job = app.asks_to_change(&change).await;
    let path = format!("/admin/jobs/{job}");
    kari.opens(&path).await;
    kari.presses("Stop it").await;
    assert_eq!(app.job(job).state, State::Stopped);
    kari.opens(&path).await;
    kari.presses("Let it go on").await;
    assert_eq!(app.job(job).state, State::Queued);
    app.works_off().await;
    assert_eq!(app.job(job).state, State::Done);
    // As if it had been stopped on the way: what is undone is not done on.
    app.meddles(&format!("UPDATE jobs SET state = 'stopped' WHERE id = {job}")).await;
    assert!(app.asks_to_take_back(job).await.is_some());
    kari.opens(&path).await;
    assert!(!kari.page().says("Let it go on"));
    assert_eq!(kari.sends_to(&format!("{path}/resumption"), &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(app.job(job).state, State::Stopped);
    app.works_off().await;
    assert_eq!(app.lines("SELECT CAST(count(*) AS TEXT) AS line FROM contacts WHERE no_mailings"), ["0"]);
});

on_both_engines!(jobs_of_others_are_seen_only_by_right, async |app| {
    three(app).await;
    let change = Change {
        scope: Scope::Chosen(vec![ContactId(1)]),
        actions: vec![Action::NoMailings(true)],
        ends_withdrawals: false,
        ends_objections: false,
        replaces_bases: false,
        reason: String::new(),
    };
    let job = app.asks_to_change(&change).await;
    let mut auditor = app.staff("auditor").await;
    auditor.opens("/admin/jobs").await;
    assert!(auditor.page().says("There are no jobs yet."));
    for path in [format!("/admin/jobs/{job}"), format!("/admin/jobs/{job}/log"), "/admin/jobs/77".to_owned()] {
        assert_eq!(auditor.opens(&path).await.answer.status, StatusCode::NOT_FOUND, "{path}");
    }
    assert_eq!(auditor.sends_to(&format!("/admin/jobs/{job}/stop"), &[]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(app.job(job).state, State::Queued);
    let mut kari = app.staff("administrator").await;
    kari.opens("/admin/jobs").await;
    assert!(kari.page().says("Change many contacts"));
    app.works_off().await;
});

on_both_engines!(what_is_written_beside_a_change_of_many_belongs_to_nobody, async |app| {
    three(app).await;
    let mut kari = app.staff("administrator").await;
    writes_down(&mut kari, "Di", "Berg", "di@fjordlys.no").await;
    app.ignores_mail();
    kari.opens("/admin/bulk-update?everybody=yes").await;
    documents(&mut kari, app);
    kari.submits().await;
    kari.presses("Change them").await;
    app.works_off().await;
    let shared = "SELECT CAST(count(*) AS TEXT) AS line FROM event_details WHERE contact_id IS NULL AND body LIKE '%box 4%'";
    assert_eq!(app.lines(shared), ["1"]);
    let events = app.lines("SELECT act AS line FROM events WHERE channel = 'bulk'");
    assert_eq!(events.len(), 2, "one for each contact");
    let act = events[0].clone();
    let own = app.state.db.read(move |c| ledger::events_of_act(c, ContactId(1), &act)).await.unwrap();
    assert_eq!(own.len(), 1, "of a shared act each contact has their own part");
});

on_both_engines!(what_was_typed_for_work_is_erased_two_weeks_after_it_is_over, async |app| {
    three(app).await;
    let member = app.hires("administrator", Language::En).await;
    let mut kari = app.signed_in(member).await;
    kari.opens("/admin/bulk-update?found=yes&search=fjordlys").await;
    documents(&mut kari, app);
    kari.fills("reason", "Ada's husband telephoned").submits().await;
    kari.presses("Change them").await;
    let change = newest(app);
    app.works_off().await;
    let halted = app.asks_to_change(&Change { reason: "Bo insists".to_owned(), ..countries() }).await;
    kari.opens(&format!("/admin/jobs/{halted}")).await;
    kari.presses("Stop it").await;
    kari.opens("/admin/bulk-delete?found=yes&search=cy").await;
    kari.fills("count", "1").submits().await;
    app.works_off().await;
    let waiting = app.asks_to_change(&Change { reason: "Di waits".to_owned(), ..countries() }).await;
    let typed = || {
        let inputs = app.lines("SELECT input AS line FROM jobs ORDER BY id").concat();
        ["Fair in May", "husband", "\"fjordlys\"", "\"cy\"", "Bo insists", "Di waits"].map(|text| inputs.contains(text))
    };
    app.passes(Duration::days(13));
    upkeep::purge(&app.state).await.unwrap();
    assert_eq!(typed(), [true; 6], "it is needed while work may go on");
    app.passes(Duration::days(1) + Duration::hours(1));
    upkeep::purge(&app.state).await.unwrap();
    assert_eq!(typed(), [false, false, false, false, false, true], "only what waits still needs it");
    let mut kari = app.signed_in(member).await;
    for (job, is_halted) in [(change, false), (halted, true)] {
        let page = kari.opens(&format!("/admin/jobs/{job}")).await;
        assert!(page.says("Typed text erased") && !page.says("Let it go on"), "{}", page.text);
        if is_halted {
            kari.sends_to(&format!("/admin/jobs/{job}/resumption"), &[]).await;
            assert_eq!(app.job(job).state, State::Stopped, "it is over for good");
        }
    }
    app.works_off().await;
    assert_eq!(app.job(waiting).state, State::Done);
    // Taking back needs none of it.
    kari.opens(&format!("/admin/bulk-update/{change}/undo")).await;
    kari.presses("Take it back").await;
    app.works_off().await;
    assert_eq!(state_of(app, ADA, "EMARKETING"), "");
});

/// A change of everybody's country.
fn countries() -> Change {
    Change {
        scope: Scope::Everybody,
        actions: vec![Action::Country("NO".to_owned())],
        ends_withdrawals: false,
        ends_objections: false,
        replaces_bases: false,
        reason: String::new(),
    }
}
