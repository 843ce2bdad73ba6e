//! Personal links: what each opens, how long, until when, and that a dead one says nothing (LNK-01…07).

use actix_web::{
    http::{Method, StatusCode, header},
    test::TestRequest,
};
use chrono::Duration;
use samtykke::security::{Claim, Keys, Kind};

use super::{ADA, AGREES, BO};
use crate::support::{Answer, BASE_URL, TestApp, masked, on_both_engines};

/// Where a link of each kind leads, and how each is used.
const DOORS: [(&str, Kind); 4] =
    [("/confirm/", Kind::Confirm), ("/p/", Kind::Preferences), ("/data/", Kind::VerifyData), ("/restore/", Kind::VerifyRestore)];
/// What takes posts behind a link.
const POSTS: [(&str, &str); 7] = [
    ("/confirm/", ""),
    ("/p/", "/choices"),
    ("/p/", "/withdrawal"),
    ("/p/", "/data-link"),
    ("/data/", "/export"),
    ("/restore/", ""),
    ("/unsubscribe/", ""),
];

fn mint(app: &TestApp, kind: Kind, subject: &str, lifetime: Duration, epoch: i64) -> String {
    let claim = Claim { kind, subject, jti: "a-link", issued_at: app.now(), lifetime, epoch, key_id: None };
    app.state.keyring.seals().links.mint(&claim)
}

async fn posts(app: &TestApp, path: &str) -> Answer {
    let request = TestRequest::post().uri(path).insert_header((header::CONTENT_TYPE, "application/x-www-form-urlencoded"));
    app.asks(request).await
}

on_both_engines!(each_kind_opens_for_its_time_and_no_longer, async |app| {
    let page = app.subscriber(ADA, &["News"]).await;
    let mut bo = app.visitor();
    bo.signs_up(BO, &["News"]).await;
    let confirm = app.mail_to(BO).await.link("confirm");
    let opens = async |link: &str| app.gets(link.strip_prefix(BASE_URL).unwrap()).await.status;
    app.passes(Duration::hours(47));
    assert_eq!(opens(&confirm).await, StatusCode::OK);
    app.passes(Duration::hours(1));
    assert_eq!(opens(&confirm).await, StatusCode::GONE, "48 hours");
    assert_eq!(posts(app, confirm.strip_prefix(BASE_URL).unwrap()).await.status, StatusCode::GONE);
    app.passes(Duration::days(18) + Duration::hours(23));
    assert_eq!(opens(&page).await, StatusCode::OK);
    app.passes(Duration::hours(1));
    assert_eq!(opens(&page).await, StatusCode::GONE, "21 days");
});

on_both_engines!(lnk_03_another_lifetime_holds_for_links_made_from_then_on, async |app| {
    let old = app.subscriber(ADA, &["News"]).await;
    app.sets("preference_link_days", "1").await;
    let new = app.fresh_link(ADA).await;
    app.passes(Duration::days(2));
    assert_eq!(app.gets(old.strip_prefix(BASE_URL).unwrap()).await.status, StatusCode::OK);
    assert_eq!(app.gets(new.strip_prefix(BASE_URL).unwrap()).await.status, StatusCode::GONE);
});

on_both_engines!(lnk_03_revoked_links_open_nothing_and_new_ones_do, async |app| {
    let old = app.subscriber(ADA, &["News"]).await;
    app.revokes_links(ADA).await;
    let before = app.dump();
    let mut ada = app.visitor();
    assert_eq!(ada.opens(&old).await.answer.status, StatusCode::GONE);
    for (_, rest) in POSTS.iter().filter(|(door, _)| *door == "/p/") {
        let path = format!("{}{rest}", old.strip_prefix(BASE_URL).unwrap());
        let shown = app.state.snapshots.now().shown_hash(samtykke::kernel::Language::En).to_owned();
        assert_eq!(ada.posts(&path, &[("shown", &shown), ("purpose", "2")]).await.status, StatusCode::GONE, "{rest}");
    }
    assert_eq!(before.differences(&app.dump()), [""; 0]);
    let new = app.fresh_link(ADA).await;
    assert_eq!(ada.opens(&new).await.answer.status, StatusCode::OK);
});

on_both_engines!(lnk_04_a_dead_link_is_one_page_whatever_the_reason, async |app| {
    app.subscriber(ADA, &["News"]).await;
    let handle = app.lines("SELECT handle AS line FROM contacts").concat();
    let hour = Duration::hours(1);
    let mut tokens = vec!["x".to_owned(), "a.b.c".to_owned(), "é".to_owned(), "%00".to_owned(), "A".repeat(3000)];
    for (_, kind) in DOORS {
        tokens.push(mint(app, kind, "nobody-has-this-handle", hour, 1));
        tokens.push(mint(app, kind, &handle, -Duration::seconds(1), 1));
        tokens.push(mint(app, kind, &handle, hour, 99));
        let genuine = mint(app, kind, &handle, hour, 1);
        tokens.push(genuine[..genuine.len() - 2].to_owned());
    }
    let before = app.dump();
    let mut pages = Vec::new();
    for token in &tokens {
        for (door, _) in DOORS {
            pages.push(app.gets(&format!("/en{door}{}", encoded(token))).await);
        }
        for (door, rest) in POSTS {
            pages.push(posts(app, &format!("/en{door}{}{rest}", encoded(token))).await);
        }
    }
    let opened: Vec<_> = pages.iter().filter(|page| page.status != StatusCode::GONE).map(|page| page.status).collect();
    assert!(opened.is_empty(), "{opened:?}");
    let first = masked(&pages[0].text());
    assert!(first.contains("This link no longer works"));
    for page in &pages {
        assert_eq!(masked(&page.text()), first);
        assert_eq!(headers(page), headers(&pages[0]));
    }
    assert_eq!(before.differences(&app.dump()), [""; 0]);
});

on_both_engines!(lnk_02_a_token_of_one_kind_opens_nothing_of_another, async |app| {
    app.subscriber(ADA, &["News"]).await;
    let handle = app.lines("SELECT handle AS line FROM contacts").concat();
    for kind in Kind::ALL {
        let token = mint(app, kind, &handle, Duration::hours(1), 1);
        for (door, opener) in DOORS {
            let status = app.gets(&format!("{door}{token}")).await.status;
            let is_right = kind == opener && kind != Kind::Confirm;
            assert_eq!(status == StatusCode::OK, is_right, "{kind:?} at {door}: {status}");
        }
        assert_eq!(app.gets(&format!("/unsubscribe/{token}")).await.status, StatusCode::GONE);
    }
    let unsubscribe = app.state.keyring.seals().unsubscribes.mint(&handle, samtykke::security::Scope::Everything);
    for (door, _) in DOORS {
        assert_eq!(app.gets(&format!("{door}{unsubscribe}")).await.status, StatusCode::GONE);
    }
});

on_both_engines!(lnk_02_a_token_says_nothing_about_the_person, async |app| {
    use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
    let page = app.subscriber(ADA, &["News"]).await;
    let payload = page.rsplit('/').next().unwrap().split('.').nth(1).unwrap();
    let payload: serde_json::Value = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(payload).unwrap()).unwrap();
    let mut claims: Vec<_> = payload.as_object().unwrap().keys().map(String::as_str).collect();
    claims.sort_unstable();
    assert_eq!(claims, ["aud", "epo", "exp", "iat", "iss", "jti", "nbf", "sub"]);
    assert!(!payload.to_string().to_lowercase().contains("ada"));
});

on_both_engines!(lnk_02_keys_rotate_and_links_from_before_go_on, async |app| {
    let page = app.subscriber(ADA, &["News"]).await;
    let path = page.strip_prefix(BASE_URL).unwrap();
    app.sets("preference_link_days", "365").await;
    let long = app.fresh_link(ADA).await;
    Keys::rotate(&app.state.config.keys_dir(), app.now()).unwrap();
    assert!(app.state.keyring.reload_if_changed().unwrap());
    assert_eq!(app.gets(path).await.status, StatusCode::OK);
    let new = app.fresh_link(ADA).await;
    let header = |link: &str| link.rsplit('/').next().unwrap().split('.').next().unwrap().to_owned();
    assert_ne!(header(&new), header(&page), "the new key signs");
    app.passes(Duration::days(364));
    assert_eq!(app.gets(long.strip_prefix(BASE_URL).unwrap()).await.status, StatusCode::OK, "for as long as any link lives");
    assert_eq!(app.gets(new.strip_prefix(BASE_URL).unwrap()).await.status, StatusCode::OK);
});

on_both_engines!(lnk_04_whoever_lost_the_link_gets_a_fresh_one_from_the_page_of_the_dead, async |app| {
    let old = app.subscriber(ADA, &["News"]).await;
    app.passes(Duration::days(22));
    let mut ada = app.visitor();
    ada.opens(&old).await;
    assert!(!ada.page().html.contains(old.rsplit('/').next().unwrap()), "the page does not repeat the token");
    assert!(ada.fills("email", "Ada@FJORDLYS.no").submits().await.says("Check your inbox"));
    // To the mailbox that is known, and not to one that is only written alike.
    let new = app.mail_to(ADA).await.link("p");
    assert_eq!(ada.opens(&new).await.answer.status, StatusCode::OK);
});

on_both_engines!(lnk_06_links_come_from_the_configured_address_and_never_from_the_request, async |app| {
    let mut ada = app.visitor();
    ada.opens("/en/f/newsletter").await;
    ada.fills("email", ADA).ticks("News").ticks(AGREES);
    app.passes(Duration::seconds(10));
    let body = crate::support::encode(&ada.body());
    let request = ada
        .request(Method::POST, "/en/f/newsletter")
        .insert_header(("host", "evil.example"))
        .insert_header(("x-forwarded-host", "evil.example"))
        .insert_header(("forwarded", "host=evil.example;proto=http"))
        .insert_header((header::CONTENT_TYPE, "application/x-www-form-urlencoded"));
    let answer = app.asks(request.set_payload(body)).await;
    assert_eq!(answer.header("location"), "/en/f/newsletter/thanks");
    let mail = app.mail_to(ADA).await;
    assert!(!String::from_utf8_lossy(&mail.raw).contains("evil") && mail.has_link("confirm"));
});

on_both_engines!(the_link_page_finds_slips_like_any_form, async |app| {
    let mut ada = app.visitor();
    for (typed, words) in
        [("", "Enter your e-mail address"), ("ada", "right format"), (&*format!("{}@x.no", "a".repeat(300)), "too long")]
    {
        ada.opens("/en/link").await;
        let page = ada.fills("email", typed).submits().await;
        assert_eq!(page.answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.says(words) && page.title.starts_with("Error: "), "{typed}: {}", page.text);
        assert_eq!(page.value("email"), typed);
    }
    assert_eq!(app.count("mails"), 0);
});

fn encoded(token: &str) -> String {
    token.chars().map(|c| if c.is_ascii() { c.to_string() } else { "%C3%A9".to_owned() }).collect()
}

fn headers(answer: &Answer) -> Vec<(String, String)> {
    let mut all: Vec<_> =
        answer.headers.iter().map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned())).collect();
    all.sort();
    all
}
