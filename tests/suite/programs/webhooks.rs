//! Webhooks against a receiver in this process: told in order, signed, again until it has it.

use std::{
    cell::Cell,
    io::{BufRead, BufReader, Read, Write},
    net::TcpListener,
    process::{Command, Stdio},
    rc::Rc,
    sync::{
        Arc, Mutex,
        atomic::{AtomicU16, Ordering},
    },
};

use actix_web::http::{Method, StatusCode};
use chrono::Duration;
use samtykke::{
    app::upkeep,
    features::{
        integrations::ApiRight,
        webhooks::{NewWebhook, Topic, actions},
    },
    kernel::{Context, ids::WebhookId},
};
use serde_json::{Value, json};

use super::Program;
use crate::{
    journeys::{ADA, BO},
    support::{Engine, TestApp, TestDatabase, configured},
};

/// One delivery as the receiver heard it.
#[derive(Clone, Debug)]
pub struct Heard {
    headers: Vec<(String, String)>,
    body: String,
}

impl Heard {
    fn header(&self, name: &str) -> &str {
        self.headers.iter().find(|(it, _)| it == name).map_or("", |(_, value)| value)
    }

    fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }

    pub fn kinds(&self) -> Vec<String> {
        self.json()["events"].as_array().unwrap().iter().map(|event| event["kind"].as_str().unwrap().to_owned()).collect()
    }
}

/// A receiver that answers as it is told to.
pub struct Receiver {
    pub url: String,
    status: Arc<AtomicU16>,
    /// Seconds until it answers.
    slowness: Arc<AtomicU16>,
    heard: Arc<Mutex<Vec<Heard>>>,
}

impl Receiver {
    pub fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}/hook?key=x", listener.local_addr().unwrap());
        let (status, heard) = (Arc::new(AtomicU16::new(204)), Arc::new(Mutex::new(Vec::new())));
        let (answers, hears) = (status.clone(), heard.clone());
        let slowness = Arc::new(AtomicU16::new(0));
        let thinks = slowness.clone();
        std::thread::spawn(move || {
            for line in listener.incoming().map_while(Result::ok) {
                let mut reader = BufReader::new(line);
                let mut headers = Vec::new();
                loop {
                    let mut text = String::new();
                    if reader.read_line(&mut text).unwrap_or(0) == 0 || text.trim().is_empty() {
                        break;
                    }
                    if let Some((name, value)) = text.trim().split_once(": ") {
                        headers.push((name.to_lowercase(), value.to_owned()));
                    }
                }
                let length =
                    headers.iter().find(|(name, _)| name == "content-length").map_or(0, |(_, value)| value.parse().unwrap());
                let mut body = vec![0; length];
                reader.read_exact(&mut body).unwrap();
                let body = String::from_utf8(body).unwrap();
                let echo = body.clone();
                hears.lock().unwrap().push(Heard { headers, body });
                std::thread::sleep(std::time::Duration::from_secs(thinks.load(Ordering::SeqCst).into()));
                let status = answers.load(Ordering::SeqCst);
                // An error says what it was about, as many programs do.
                let reply = if status == 204 { String::new() } else { format!("no: {echo} {}", "no".repeat(2000)) };
                let head = format!(
                    "HTTP/1.1 {status} x\r\nconnection: close\r\nlocation: /other\r\ncontent-length: {}\r\n\r\n",
                    reply.len()
                );
                let _ = reader.get_mut().write_all(format!("{head}{reply}").as_bytes());
            }
        });
        Self { url, status, slowness, heard }
    }

    fn answers(&self, status: u16) {
        self.status.store(status, Ordering::SeqCst);
    }

    /// What was heard since the last time.
    pub fn heard(&self) -> Vec<Heard> {
        std::mem::take(&mut *self.heard.lock().unwrap())
    }
}

/// A portal that is tried out on this machine.
async fn portal(engine: Engine) -> TestApp {
    TestApp::over(engine, Rc::new(TestDatabase::filled(engine)), |house| {
        house.state.config.base_url = configured("SAMTYKKE_BASE_URL", "http://127.0.0.1:8080").base_url;
    })
    .await
}

async fn hook(app: &TestApp, url: &str, topics: &[Topic], has_addresses: bool) -> WebhookId {
    let new = NewWebhook { name: "Shop".into(), url: url.to_owned(), topics: topics.to_vec(), has_addresses };
    let (ctx, seed) = (Context::system(app.now()), "00112233".to_owned());
    app.places().await;
    let added = app.state.db.write(move |tx| actions::add(tx, &ctx, &new, &seed)).await;
    added.map_err(|error: samtykke::db::DbError| error.to_string()).unwrap()
}

/// Lets the courier work until nothing is due.
pub async fn tells(app: &TestApp) -> usize {
    let mut tried = 0;
    loop {
        match app.courier.turn("courier").await.unwrap() {
            0 => return tried,
            more => tried += more,
        }
    }
}

async fn adds(program: &Program<'_>, address: &str) {
    program.saves(Method::POST, "/api/v1/contacts", &json!({ "address": address })).await;
}

fn lines(app: &TestApp) -> Vec<String> {
    app.lines("SELECT kind || ' ' || state || ' ' || attempts || ' ' || events AS line FROM webhook_deliveries ORDER BY id")
}

macro_rules! on_both {
    ($name:ident, $journey:expr) => {
        mod $name {
            use super::*;

            #[actix_web::test]
            async fn sqlite() {
                run(Engine::Sqlite, $journey).await;
            }

            #[actix_web::test]
            async fn postgres() {
                run(Engine::Postgres, $journey).await;
            }
        }
    };
}

async fn run(engine: Engine, journey: impl AsyncFnOnce(&TestApp)) {
    let app = portal(engine).await;
    journey(&app).await;
    app.ignores_mail();
    app.is_in_order().await;
}

on_both!(a_receiver_is_told_what_it_asked_for_signed_and_without_personal_data, async |app| {
    let (receiver, shop) = (Receiver::new(), app.program("Shop", &ApiRight::ALL).await);
    adds(&shop, BO).await;
    let id = hook(app, &receiver.url, &[Topic::ConsentGranted, Topic::ConsentWithdrawn], false).await;
    assert_eq!(tells(app).await, 0, "it is told of what happens from now on");
    adds(&shop, ADA).await;
    assert_eq!(tells(app).await, 1);
    let heard = receiver.heard();
    assert_eq!(heard.len(), 1);
    let (handle, body) = (app.lines("SELECT handle AS line FROM contacts ORDER BY id")[1].clone(), heard[0].json());
    assert_eq!(heard[0].kinds(), ["consent_granted"]);
    assert_eq!(
        (&body["type"], &body["events"][0]["contact"], &body["id"]),
        (&json!("events"), &json!(handle), &json!(heard[0].header("webhook-id")))
    );
    assert!(!heard[0].body.contains("fjordlys"), "no address unless it is set to tell it");
    assert_eq!(heard[0].header("content-type"), "application/json");
    assert!(heard[0].header("user-agent").starts_with("Samtykke/"));
    // The signature, by somebody else's hand.
    let secret = app.state.keyring.seals().signatures.of("00112233").reveal();
    let script = "import sys, json, base64, hashlib, hmac\n\
        d = json.load(sys.stdin)\n\
        key = base64.b64decode(d['secret'].removeprefix('whsec_'))\n\
        signed = (d['id'] + '.' + d['at'] + '.' + d['body']).encode()\n\
        ours = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()\n\
        print('v1,' + ours)";
    let input = json!({ "secret": secret, "id": heard[0].header("webhook-id"), "at": heard[0].header("webhook-timestamp"), "body": heard[0].body });
    let mut python = Command::new("python3").args(["-c", script]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    python.stdin.take().unwrap().write_all(input.to_string().as_bytes()).unwrap();
    let told = python.wait_with_output().unwrap();
    assert_eq!(String::from_utf8(told.stdout).unwrap().trim(), heard[0].header("webhook-signature"));
    assert_eq!(heard[0].header("webhook-timestamp"), app.now().seconds().to_string());
    app.meddles(&format!(
        "UPDATE webhooks SET has_addresses = NOT has_addresses, topics = 'contact.created contact.erased' WHERE id = {id}"
    ))
    .await;
    adds(&shop, "cy@fjordlys.no").await;
    tells(app).await;
    let heard = receiver.heard();
    assert_eq!(
        (heard[0].kinds(), &heard[0].json()["events"][0]["address"]),
        (vec!["contact_created".to_owned()], &json!("cy@fjordlys.no"))
    );
    assert_eq!(lines(app), ["events delivered 1 1", "events delivered 1 1"]);
    assert!(
        app.dump().rows_with("cy@fjordlys.no").iter().all(|row| !row.starts_with("webhook")),
        "no copy of what was told is kept"
    );
});

on_both!(what_a_receiver_answers_is_kept_unless_it_may_repeat_addresses, async |app| {
    let (receiver, shop) = (Receiver::new(), app.program("Shop", &ApiRight::ALL).await);
    let mut me = app.staff("administrator").await;
    for (has_addresses, address) in [(false, ADA), (true, BO)] {
        let id = hook(app, &receiver.url, &[Topic::ContactCreated], has_addresses).await;
        receiver.answers(422);
        adds(&shop, address).await;
        assert_eq!(tells(app).await, 1);
        assert_eq!(receiver.heard()[0].body.contains(address), has_addresses);
        let kept = app.lines(&format!("SELECT status || ' ' || reply AS line FROM webhook_deliveries WHERE webhook_id = {id}"));
        assert!(if has_addresses { kept == ["422 "] } else { kept[0].starts_with("422 no: {") }, "{kept:?}");
        let page = me.opens(&format!("/admin/webhooks/{id}")).await;
        assert!(page.says("422") && page.says("its answers are not kept"), "{}", page.text);
        assert!(app.dump().rows_with(address).iter().all(|row| !row.starts_with("webhook")));
        app.meddles(&format!("UPDATE webhooks SET deleted_at = created_at WHERE id = {id}")).await;
    }
});

on_both!(who_is_away_is_told_again_in_order_and_given_up_after_nine_failures, async |app| {
    let (receiver, shop) = (Receiver::new(), app.program("Shop", &ApiRight::ALL).await);
    let id = hook(app, &receiver.url, &[Topic::ContactCreated], false).await;
    receiver.answers(503);
    adds(&shop, ADA).await;
    let begin = app.now();
    tells(app).await;
    adds(&shop, BO).await;
    let mut ids: Vec<String> = receiver.heard().iter().map(|heard| heard.header("webhook-id").to_owned()).collect();
    for attempt in 2..=9 {
        assert_eq!(tells(app).await, 0, "not before its time");
        let next = app.lines("SELECT CAST(not_before AS TEXT) AS line FROM webhook_deliveries").concat();
        let next = chrono::NaiveDateTime::parse_from_str(&next, "%Y-%m-%d %H:%M:%S%.f").unwrap();
        app.passes(next - app.now().naive());
        assert_eq!(tells(app).await, 1, "attempt {attempt}");
        ids.extend(receiver.heard().iter().map(|heard| heard.header("webhook-id").to_owned()));
    }
    assert!((Duration::hours(23)..Duration::hours(25)).contains(&app.now().since(begin)));
    assert_eq!(ids.len(), 9);
    assert!(ids.iter().all(|it| *it == ids[0]), "under one id: {ids:?}");
    app.passes(Duration::days(2));
    assert_eq!(tells(app).await, 0, "given up");
    assert_eq!(lines(app), ["events waiting 9 1"]);
    let reply = app.lines("SELECT reply AS line FROM webhook_deliveries").concat();
    assert_eq!(
        (reply.len(), app.lines("SELECT CAST(status AS TEXT) AS line FROM webhook_deliveries")),
        (1024, vec!["503".to_owned()])
    );
    let mut me = app.staff("administrator").await;
    assert!(me.opens("/admin").await.says("given up after nine failures"), "{}", me.page().text);
    let path = format!("/admin/webhooks/{id}");
    assert!(me.opens(&path).await.says("Nine attempts in a row failed"));
    receiver.answers(200);
    assert_eq!(me.sends_to(&format!("{path}/activation"), &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(tells(app).await, 2);
    let heard = receiver.heard();
    assert_eq!(heard[0].header("webhook-id"), ids[0], "it goes on where it was left");
    let told: Vec<_> = heard.iter().map(|heard| heard.json()["events"][0]["contact"].clone()).collect();
    assert_eq!(told, app.lines("SELECT handle AS line FROM contacts ORDER BY id"), "and nobody was passed over");
    assert!(!me.opens("/admin").await.says("given up after nine failures"));
});

on_both!(what_was_delivered_and_not_recorded_is_delivered_again_under_the_same_id, async |app| {
    let (receiver, shop) = (Receiver::new(), app.program("Shop", &ApiRight::ALL).await);
    hook(app, &receiver.url, &[Topic::ContactCreated], false).await;
    adds(&shop, ADA).await;
    assert_eq!(tells(app).await, 1);
    let first = receiver.heard();
    // As a process leaves it that dies between the receiver's answer and the record of it.
    let until = app.now().plus(Duration::seconds(60)).naive();
    app.meddles(&format!("UPDATE webhook_deliveries SET state = 'leased', lease_owner = 'dead', lease_until = '{until}'")).await;
    app.meddles("UPDATE webhooks SET told_to = (SELECT after_n FROM webhook_deliveries)").await;
    assert_eq!(app.courier.turn("two").await.unwrap(), 0, "as long as the lease lasts nobody else has it");
    app.passes(Duration::seconds(61));
    assert_eq!(tells(app).await, 1);
    let again = receiver.heard();
    assert_eq!((first[0].header("webhook-id"), &first[0].body), (again[0].header("webhook-id"), &again[0].body));
    assert_eq!(app.count("webhooks WHERE told_to = (SELECT until_n FROM webhook_deliveries)"), 1);
    assert_eq!(app.count("webhook_deliveries WHERE state = 'delivered'"), 1);
});

on_both!(where_the_feed_leaped_a_receiver_is_told_what_comes_before_and_after, async |app| {
    let (receiver, shop) = (Receiver::new(), app.program("Shop", &ApiRight::ALL).await);
    hook(app, &receiver.url, &[Topic::ContactCreated], false).await;
    adds(&shop, ADA).await;
    app.places().await;
    app.arranges(samtykke::features::feed::leap).await;
    adds(&shop, BO).await;
    tells(app).await;
    let told: Vec<String> = receiver.heard().iter().flat_map(Heard::kinds).collect();
    assert_eq!(told, ["contact_created"; 2]);
    app.arranges(samtykke::features::feed::leap).await;
    tells(app).await;
    assert_eq!(receiver.heard().len(), 0);
    let before = app.dump();
    assert_eq!(tells(app).await, 0);
    assert_eq!(before.differences(&app.dump()), [""; 0], "a leap is passed over once");
    adds(&shop, "cy@fjordlys.no").await;
    tells(app).await;
    assert_eq!(receiver.heard().iter().flat_map(Heard::kinds).collect::<Vec<_>>(), ["contact_created"]);
});

on_both!(several_instances_share_the_work_and_tell_everything_once, async |app| {
    let (receiver, shop) = (Receiver::new(), app.program("Shop", &ApiRight::ALL).await);
    hook(app, &receiver.url, &[Topic::ContactCreated], false).await;
    for number in 0..130 {
        adds(&shop, &format!("p{number}@fjordlys.no")).await;
    }
    let (twin, done) = (app.courier.clone(), Cell::new(0));
    while done.get() < 3 {
        let (one, other) = futures_util::future::join(app.courier.turn("one"), twin.turn("two")).await;
        done.set(if one.unwrap() + other.unwrap() == 0 { done.get() + 1 } else { 0 });
    }
    let heard = receiver.heard();
    let sizes: Vec<_> = heard.iter().map(|heard| heard.kinds().len()).collect();
    assert_eq!(sizes, [100, 30], "a hundred at a time, in order");
    let told: Vec<Value> = heard.iter().flat_map(|heard| heard.json()["events"].as_array().unwrap().clone()).collect();
    let told: Vec<_> = told.iter().map(|event| event["contact"].as_str().unwrap().to_owned()).collect();
    assert_eq!(told, app.lines("SELECT handle AS line FROM contacts ORDER BY id"));
});

on_both!(a_slow_receiver_holds_up_neither_the_others_nor_the_feed, async |app| {
    let (slow, quick) = (Receiver::new(), Receiver::new());
    slow.slowness.store(8, Ordering::SeqCst);
    let shop = app.program("Shop", &ApiRight::ALL).await;
    let late = hook(app, &slow.url, &[Topic::ContactCreated], false).await;
    hook(app, &quick.url, &[Topic::ContactCreated], false).await;
    let (stop, stopped) = tokio::sync::watch::channel(false);
    let courier = actix_web::rt::spawn(app.courier.clone().run(stopped));
    let hears = async |receiver: &Receiver| {
        let began = std::time::Instant::now();
        while receiver.heard().is_empty() {
            assert!(began.elapsed().as_secs() < 5, "{:?}", lines(app));
            actix_web::rt::time::sleep(std::time::Duration::from_millis(20)).await;
        }
    };
    adds(&shop, ADA).await;
    hears(&slow).await;
    hears(&quick).await;
    // From here on the slow one says nothing for eight seconds.
    for address in [BO, "cy@fjordlys.no"] {
        adds(&shop, address).await;
        hears(&quick).await;
    }
    let waits = format!("webhook_deliveries WHERE state = 'leased' AND webhook_id = {late}");
    assert_eq!(app.count(&waits), 1, "it still has not: {:?}", lines(app));
    stop.send(true).unwrap();
    courier.await.unwrap();
    assert_eq!(app.count("webhook_deliveries WHERE state = 'leased'"), 0, "what is on its way at the end is waited for");
});

on_both!(of_many_that_are_behind_those_that_wait_longest_are_told_first, async |app| {
    let (receiver, shop) = (Receiver::new(), app.program("Shop", &ApiRight::ALL).await);
    for _ in 0..12 {
        hook(app, &receiver.url, &[Topic::ContactCreated], false).await;
    }
    for number in 0..101 {
        adds(&shop, &format!("p{number}@fjordlys.no")).await;
    }
    assert_eq!(app.courier.turn("courier").await.unwrap(), 8);
    assert_eq!(app.courier.turn("courier").await.unwrap(), 8);
    assert_eq!(app.count("webhooks WHERE id IN (SELECT webhook_id FROM webhook_deliveries WHERE state = 'delivered')"), 12);
    assert_eq!(tells(app).await, 8);
});

on_both!(staff_try_stop_start_resend_and_delete, async |app| {
    let (receiver, shop) = (Receiver::new(), app.program("Shop", &ApiRight::ALL).await);
    let id = hook(app, &receiver.url, &[Topic::ContactCreated], false).await;
    let (path, mut me) = (format!("/admin/webhooks/{id}"), app.staff("administrator").await);
    me.opens(&path).await;
    me.presses("Send a test").await;
    receiver.answers(302);
    tells(app).await;
    let tested = receiver.heard();
    assert_eq!((&tested[0].json()["type"], tested.len()), (&json!("test"), 1), "a redirect is not followed");
    assert_eq!(lines(app), ["test failed 1 0"]);
    assert!(me.opens(&path).await.says("302"), "{}", me.page().text);
    receiver.answers(204);
    adds(&shop, ADA).await;
    tells(app).await;
    let first = receiver.heard();
    me.opens(&path).await;
    me.presses("Send again").await;
    tells(app).await;
    let again = receiver.heard();
    assert_eq!((first[0].header("webhook-id"), &first[0].body), (again[0].header("webhook-id"), &again[0].body));
    me.opens(&path).await;
    me.presses("Stop").await;
    adds(&shop, BO).await;
    assert_eq!(tells(app).await, 0);
    me.presses("Turn on and skip what it missed").await;
    assert_eq!(tells(app).await, 0);
    adds(&shop, "cy@fjordlys.no").await;
    assert_eq!(tells(app).await, 1);
    assert_eq!(receiver.heard()[0].kinds().len(), 1);
    let secret =
        |page: &crate::support::Page| page.text.split_whitespace().find(|word| word.starts_with("whsec_")).unwrap().to_owned();
    me.opens(&path).await;
    let new = secret(me.presses("New secret").await);
    assert_ne!(new, app.state.keyring.seals().signatures.of("00112233").reveal());
    me.opens(&path).await;
    me.presses("Delete").await;
    adds(&shop, "di@fjordlys.no").await;
    assert_eq!(tells(app).await, 0);
    assert_eq!(app.gets(&path).await.status, StatusCode::SEE_OTHER);
    assert_eq!(me.opens(&path).await.answer.status, StatusCode::NOT_FOUND);
    assert_eq!(app.count("audit_entries WHERE subject_kind = 'webhook'"), 7);
    app.passes(Duration::days(31));
    upkeep::purge(&app.state).await.unwrap();
    assert_eq!(app.count("webhook_deliveries"), 0);
});

on_both!(nobody_is_sent_into_a_private_network, async |app| {
    let mut me = app.staff("administrator").await;
    for url in ["http://10.0.0.1/", "https://169.254.169.254/", "https://[fd00::1]/", "http://example.org/", "ftp://x", ""] {
        let values = [("name", "X"), ("url", url), ("topic", "contact.created")];
        let answer = me.sends_to("/admin/webhooks", &values).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{url}");
    }
    assert_eq!(app.count("webhooks"), 0);
    // One that came into the database some other way is judged again when it is called.
    let shop = app.program("Shop", &ApiRight::ALL).await;
    hook(app, "https://10.0.0.1:1/", &[Topic::ContactCreated], false).await;
    adds(&shop, ADA).await;
    tells(app).await;
    let reply = app.lines("SELECT reply AS line FROM webhook_deliveries").concat();
    assert!(reply.contains("private network"), "{reply}");
});
