//! What programs read and change.

use actix_web::http::{Method, StatusCode};
use chrono::Duration;
use samtykke::features::integrations::ApiRight;
use serde_json::{Value, json};

use super::{Program, is_problem, read};
use crate::{
    journeys::{ADA, BO},
    support::{TestApp, on_both_engines},
};

async fn known(program: &Program<'_>, address: &str) -> String {
    let page = program.reads(&format!("/api/v1/contacts?address={address}")).await;
    page["items"][0]["id"].as_str().unwrap().to_owned()
}

async fn adds(program: &Program<'_>, address: &str) -> String {
    let saved = program.saves(Method::POST, "/api/v1/contacts", &json!({ "address": address })).await;
    saved["id"].as_str().unwrap().to_owned()
}

on_both_engines!(a_contact_is_added_read_changed_and_named_by_who_did_it, async |app| {
    let shop = app.program("Web shop", &ApiRight::ALL).await;
    app.state
        .db
        .write(|tx| {
            samtykke::features::lists::add_interest(
                tx,
                samtykke::kernel::Timestamp::from_seconds(1),
                1,
                "FISHING",
                &["Fishing"; 6],
            )
        })
        .await
        .unwrap();
    let new = json!({ "address": "Kari@Fjordlys.no", "first_name": " Kari ", "country": "no", "language": "nb", "interests": ["FISHING"] });
    let answer = shop.sends(Method::POST, "/api/v1/contacts", &new).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
    let (saved, location) = (read(&answer), answer.header("location").to_owned());
    assert_eq!(saved["is_changed"], true);
    let answer = shop.gets(&location).await;
    assert_eq!(answer.header("etag"), format!("\"{}\"", saved["version"]));
    let contact = read(&answer);
    assert_eq!(contact["addresses"][0]["address"], "Kari@fjordlys.no");
    assert_eq!(
        (&contact["first_name"], &contact["country"], &contact["interests"]),
        (&json!("Kari"), &json!("NO"), &json!(["FISHING"]))
    );
    assert_eq!(contact["source"], "API");
    let store = &contact["consents"][0];
    assert_eq!(
        (&store["purpose"], &store["basis"], &store["source"], &store["updated_by"]),
        (&json!("STORE"), &json!("61F"), &json!("API"), &json!("integration"))
    );
    assert_eq!(contact["consents"][1]["state"], "none");
    let again = shop.sends(Method::POST, "/api/v1/contacts", &json!({ "address": "KARI@fjordlys.no" })).await;
    assert_eq!(is_problem(&again, 409, "address-taken")["contact"], saved["id"]);
    let changed =
        shop.saves(Method::PATCH, &location, &json!({ "country": null, "phone": "22 33 44 55", "interests": [] })).await;
    assert_eq!(changed["is_changed"], true);
    let same = shop.saves(Method::PATCH, &location, &json!({ "phone": "22 33 44 55" })).await;
    assert_eq!((&same["is_changed"], &same["version"]), (&json!(false), &changed["version"]));
    let wrong = shop.sends(Method::PATCH, &location, &json!({ "phone": "none", "language": "fr", "country": "XX" })).await;
    let pointers: Vec<Value> =
        is_problem(&wrong, 422, "invalid")["errors"].as_array().unwrap().iter().map(|it| it["pointer"].clone()).collect();
    assert_eq!(pointers, ["/phone", "/country", "/language"]);
    let stale =
        app.asks(shop.sending(Method::PATCH, &location, &json!({ "company": "X" })).insert_header(("if-match", "\"1\""))).await;
    is_problem(&stale, 412, "changed-in-between");
    let fresh = format!("\"9\", \"{}\"", changed["version"]);
    let fresh =
        app.asks(shop.sending(Method::PATCH, &location, &json!({ "company": "X" })).insert_header(("if-match", fresh))).await;
    assert_eq!(fresh.status, StatusCode::OK, "{}", fresh.text());
    // Colleagues see the name of the program.
    let mut me = app.staff("administrator").await;
    let card = app.lines("SELECT CAST(id AS TEXT) AS line FROM contacts").concat();
    for page in ["/privacy", "/privacy/1", "/activities"] {
        assert!(me.opens(&format!("/admin/contacts/{card}{page}")).await.says("Web shop"), "{page}");
    }
    let log = me.opens("/admin/audit").await;
    assert!(log.says("Web shop") && log.says("Contact: added"), "{}", log.text);
    app.ignores_mail();
});

on_both_engines!(no_mailings_is_set_and_never_lifted, async |app| {
    let shop = app.program("Shop", &ApiRight::ALL).await;
    let path = format!("/api/v1/contacts/{}", adds(&shop, "ada@fjordlys.no").await);
    shop.saves(Method::PATCH, &path, &json!({ "no_mailings": true })).await;
    let answer = shop.sends(Method::PATCH, &path, &json!({ "no_mailings": false })).await;
    is_problem(&answer, 409, "objection");
    assert_eq!(shop.reads(&path).await["no_mailings"], true);
    app.ignores_mail();
});

on_both_engines!(addresses_come_and_go, async |app| {
    let shop = app.program("Shop", &ApiRight::ALL).await;
    let blind = app.program("Blind", &[ApiRight::WriteContacts]).await;
    let path = format!("/api/v1/contacts/{}", adds(&shop, "ada@fjordlys.no").await);
    adds(&shop, "bo@fjordlys.no").await;
    let address = |address: &str| json!({ "address": address });
    shop.saves(Method::POST, &format!("{path}/addresses"), &address("ada@home.no")).await;
    let known = shop.saves(Method::POST, &format!("{path}/addresses"), &address("Ada@Home.no")).await;
    assert_eq!(known["is_changed"], false);
    let taken = blind.sends(Method::POST, &format!("{path}/addresses"), &address("bo@fjordlys.no")).await;
    assert!(is_problem(&taken, 409, "address-taken").get("contact").is_none(), "who may not read is not told whose it is");
    is_problem(&shop.sends(Method::POST, &format!("{path}/addresses"), &address("x")).await, 422, "invalid");
    is_problem(&shop.sends(Method::PUT, &format!("{path}/primary-address"), &address("x@y.no")).await, 422, "invalid");
    is_problem(&shop.sends(Method::POST, &format!("{path}/address-removals"), &address(ADA)).await, 409, "conflict");
    shop.saves(Method::PUT, &format!("{path}/primary-address"), &address("ada@home.no")).await;
    shop.saves(Method::POST, &format!("{path}/address-removals"), &address(ADA)).await;
    let gone = shop.saves(Method::POST, &format!("{path}/address-removals"), &address(ADA)).await;
    assert_eq!(gone["is_changed"], false);
    let contact = shop.reads(&path).await;
    assert_eq!(contact["addresses"].as_array().unwrap().len(), 1);
    assert_eq!(contact["addresses"][0]["address"], "ada@home.no");
    app.ignores_mail();
});

on_both_engines!(contacts_are_listed_a_page_at_a_time, async |app| {
    let shop = app.program("Shop", &ApiRight::ALL).await;
    let mut added = Vec::new();
    for number in 0..7 {
        added.push(adds(&shop, &format!("p{number}@fjordlys.no")).await);
    }
    let (mut seen, mut after) = (Vec::new(), String::new());
    loop {
        let page = shop.reads(&format!("/api/v1/contacts?limit=3{after}")).await;
        seen.extend(page["items"].as_array().unwrap().iter().map(|it| it["id"].as_str().unwrap().to_owned()));
        match page["next"].as_str() {
            Some(next) => after = format!("&after={next}"),
            None => break,
        }
    }
    assert_eq!(seen, added);
    is_problem(&shop.gets("/api/v1/contacts?after=gone").await, 410, "gone");
    assert_eq!(shop.reads("/api/v1/contacts?address=nobody@fjordlys.no").await["items"], json!([]));
    is_problem(&shop.gets("/api/v1/contacts/no-such").await, 404, "not-found");
    app.ignores_mail();
});

// CON-11: a withdrawal gives way only to a newer act of the contact.
on_both_engines!(con_11_a_withdrawal_gives_way_only_to_a_newer_act_of_the_contact, async |app| {
    let shop = app.program("Shop", &ApiRight::ALL).await;
    let page = app.subscriber(ADA, &["News"]).await;
    let path = format!("/api/v1/contacts/{}/consents/EMARKETING", known(&shop, ADA).await);
    assert_eq!(shop.reads(&path).await["basis"], "61A");
    let mut ada = app.visitor();
    ada.opens(&page).await;
    ada.presses("Unsubscribe from everything").await;
    app.ignores_mail();
    let withdrawn = shop.reads(&path).await;
    assert_eq!((&withdrawn["state"], &withdrawn["basis"]), (&json!("withdrawn"), &json!("WITHDRAWN")));
    let since = chrono::DateTime::parse_from_rfc3339(withdrawn["updated_at"].as_str().unwrap()).unwrap();
    app.passes(Duration::hours(1));
    let grant = |act: Option<Duration>| {
        let mut body = json!({ "basis": "61A", "comment": "by the shop" });
        if let Some(later) = act {
            body["newer_act"] = json!({ "at": (since + later).to_rfc3339(), "evidence": "Order 4711" });
        }
        body
    };
    for refused in [None, Some(Duration::zero()), Some(Duration::days(-1)), Some(Duration::microseconds(-1))] {
        let problem = is_problem(&shop.sends(Method::PUT, &path, &grant(refused)).await, 409, "objection");
        assert!(problem["detail"].as_str().unwrap().contains(&withdrawn["updated_at"].as_str().unwrap()[..19]), "{problem}");
    }
    is_problem(&shop.sends(Method::PUT, &path, &grant(Some(Duration::hours(2)))).await, 422, "invalid");
    let mut silent = grant(Some(Duration::minutes(5)));
    silent["newer_act"]["evidence"] = json!("  ");
    is_problem(&shop.sends(Method::PUT, &path, &silent).await, 422, "invalid");
    assert_eq!(shop.reads(&path).await, withdrawn, "nothing of that changed anything");
    let saved = shop.saves(Method::PUT, &path, &grant(Some(Duration::minutes(5)))).await;
    assert_eq!(saved["is_changed"], true);
    let active = shop.reads(&path).await;
    assert_eq!(
        (&active["state"], &active["source"], &active["comment"]),
        (&json!("active"), &json!("API"), &json!("by the shop"))
    );
    let mut me = app.staff("administrator").await;
    let card = app.lines("SELECT CAST(id AS TEXT) AS line FROM contacts").concat();
    let history = me.opens(&format!("/admin/contacts/{card}/privacy/2")).await;
    assert!(history.says("Order 4711") && history.says("by the shop") && history.says("Shop"), "{}", history.text);
    // Withdrawing is always possible, and the same again changes nothing.
    let leave = json!({ "basis": "WITHDRAWN", "source": "EMAIL", "evidence": "wrote to us", "acted_at": since.to_rfc3339() });
    assert_eq!(shop.saves(Method::PUT, &path, &leave).await["is_changed"], true);
    assert_eq!(shop.saves(Method::PUT, &path, &leave).await["is_changed"], false);
    for wrong in [
        json!({ "basis": "61X" }),
        json!({ "basis": "61F", "source": "NOWHERE" }),
        json!({ "basis": "61F", "comment": "x".repeat(256) }),
    ] {
        is_problem(&shop.sends(Method::PUT, &path, &wrong).await, 422, "invalid");
    }
    is_problem(&shop.sends(Method::PUT, &path.replace("EMARKETING", "NOTHING"), &leave).await, 404, "not-found");
});

on_both_engines!(an_off_gives_way_only_to_a_newer_act_of_the_contact, async |app| {
    let shop = app.program("Shop", &ApiRight::ALL).await;
    app.subscriber(ADA, &["News"]).await;
    let path = format!("/api/v1/contacts/{}/subscriptions/NEWS", known(&shop, ADA).await);
    assert_eq!(
        shop.reads(&path).await,
        json!({ "type": "NEWS", "purpose": "EMARKETING", "choice": "on", "is_subscribed": true })
    );
    shop.saves(Method::PUT, &path, &json!({ "choice": "off" })).await;
    app.passes(Duration::hours(1));
    for objected in ["on", "never_chosen"] {
        is_problem(&shop.sends(Method::PUT, &path, &json!({ "choice": objected })).await, 409, "objection");
        let old = json!({ "choice": objected, "newer_act": { "at": "2020-01-01T00:00:00Z", "evidence": "x" } });
        is_problem(&shop.sends(Method::PUT, &path, &old).await, 409, "objection");
    }
    assert_eq!(shop.saves(Method::PUT, &path, &json!({ "choice": "off" })).await["is_changed"], false);
    let at = app.now().plus(-Duration::minutes(1)).utc().to_rfc3339();
    let newer = json!({ "choice": "on", "newer_act": { "at": at, "evidence": "ticked" } });
    assert_eq!(shop.saves(Method::PUT, &path, &newer).await["is_changed"], true);
    assert_eq!(
        shop.saves(Method::PUT, &path, &json!({ "choice": "never_chosen" })).await["is_changed"],
        true,
        "an *on* is no objection"
    );
    is_problem(&shop.sends(Method::PUT, &path, &json!({ "choice": "maybe" })).await, 422, "invalid");
    is_problem(&shop.sends(Method::PUT, &path.replace("NEWS", "NOTHING"), &json!({ "choice": "on" })).await, 404, "not-found");
});

// The table of recipients (product rules, section 10), asked for addresses.
on_both_engines!(whether_an_address_may_be_mailed_is_what_the_table_of_recipients_says, async |app| {
    let shop = app.program("Shop", &ApiRight::ALL).await;
    let reason = async |app: &TestApp, address: &str, kind: &str| {
        let _ = app;
        let decision = shop.reads(&format!("/api/v1/mailability?address={address}{kind}")).await;
        assert_eq!(decision["is_mailable"], decision["reason"] == "ready", "{decision}");
        decision["reason"].as_str().unwrap().to_owned()
    };
    app.subscriber(ADA, &["News"]).await;
    adds(&shop, BO).await;
    app.ignores_mail();
    let news = "&type=NEWS";
    assert_eq!(reason(app, ADA, news).await, "ready");
    assert_eq!(reason(app, ADA, "&type=INVITATIONS").await, "no_subscription", "never chosen, starts off");
    assert_eq!(reason(app, ADA, "").await, "ready", "without a type consent decides");
    for nothing in [BO, "nobody@fjordlys.no"] {
        assert_eq!(reason(app, nothing, news).await, "no_consent", "{nothing}");
        assert_eq!(reason(app, nothing, "").await, "no_consent", "{nothing}");
    }
    assert_eq!(reason(app, "nonsense", news).await, "no_valid_address");
    app.sets("filters_recipients", "false").await;
    for (address, kind, expected) in [
        (ADA, "&type=INVITATIONS", "ready"),
        (BO, news, "ready"),
        ("nobody@fjordlys.no", news, "ready"),
        ("nobody@fjordlys.no", "", "ready"),
    ] {
        assert_eq!(reason(app, address, kind).await, expected, "{address} {kind}");
    }
    let path = format!("/api/v1/contacts/{}", known(&shop, ADA).await);
    shop.saves(Method::PUT, &format!("{path}/subscriptions/NEWS"), &json!({ "choice": "off" })).await;
    assert_eq!(reason(app, ADA, news).await, "no_subscription", "an objection is never ignored");
    shop.saves(Method::PUT, &format!("{path}/consents/EMARKETING"), &json!({ "basis": "WITHDRAWN" })).await;
    assert_eq!(reason(app, ADA, news).await, "no_consent");
    assert_eq!(reason(app, ADA, "").await, "no_consent", "withdrawn is withdrawn, filter or not");
    shop.saves(Method::PATCH, &path, &json!({ "no_mailings": true })).await;
    assert_eq!(reason(app, ADA, news).await, "no_mailings");
    app.meddles("UPDATE contact_addresses SET bounces_in_row = 5").await;
    assert_eq!(reason(app, ADA, news).await, "bounced");
    is_problem(&shop.gets("/api/v1/mailability").await, 422, "invalid");
    is_problem(&shop.gets(&format!("/api/v1/mailability?address={ADA}&type=NOTHING")).await, 422, "invalid");
});

on_both_engines!(nobody_may_be_mailed_for_a_purpose_that_is_out_of_use, async |app| {
    let shop = app.program("Shop", &ApiRight::ALL).await;
    app.subscriber(ADA, &["News"]).await;
    app.ignores_mail();
    let (without, news) = (format!("/api/v1/mailability?address={ADA}"), format!("/api/v1/mailability?address={ADA}&type=NEWS"));
    let path = format!("/api/v1/contacts/{}/subscriptions/NEWS", known(&shop, ADA).await);
    let is_subscribed = async || shop.reads(&path).await["is_subscribed"].clone();
    let use_of = |what: &str, of: &str| format!("UPDATE purposes SET {what} WHERE key = '{of}'");
    for filters in ["true", "false"] {
        app.sets("filters_recipients", filters).await;
        for (out, back) in
            [("is_active = FALSE", "is_active = TRUE"), ("deleted_at = '2026-11-28 10:00:00'", "deleted_at = NULL")]
        {
            assert_eq!((shop.reads(&without).await["reason"].clone(), is_subscribed().await), (json!("ready"), json!(true)));
            app.staff_runs(&use_of(out, "EMARKETING")).await;
            assert_eq!(shop.reads(&without).await["reason"], "no_consent", "{filters} {out}");
            is_problem(&shop.gets(&news).await, 422, "invalid");
            assert_eq!(is_subscribed().await, json!(false), "{filters} {out}");
            app.staff_runs(&use_of(back, "EMARKETING")).await;
        }
    }
});

on_both_engines!(lists_name_their_keys_in_every_language, async |app| {
    let shop = app.program("Shop", &[ApiRight::ReadEvents]).await;
    let types = shop.reads("/api/v1/subscription-types").await;
    let news = types["items"].as_array().unwrap().iter().find(|it| it["key"] == "NEWS").unwrap().clone();
    assert_eq!(
        (&news["names"]["nb"], &news["purpose"], &news["starts_on"]),
        (&json!("Nyheter"), &json!("EMARKETING"), &json!(false))
    );
    for (list, key) in [("purposes", "STORE"), ("legal-bases", "WITHDRAWN"), ("sources", "API")] {
        let list = shop.reads(&format!("/api/v1/{list}")).await;
        assert!(list["items"].as_array().unwrap().iter().any(|it| it["key"] == key && it["names"]["de"].is_string()), "{list}");
    }
    assert_eq!(shop.reads("/api/v1/interests").await, json!({ "items": [] }));
});
