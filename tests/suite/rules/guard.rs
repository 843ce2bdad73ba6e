//! The whole table of the admin area, for every role and for nobody: who is let in, who is told why not, what a form needs.

use std::collections::BTreeMap;

use actix_web::{
    http::{Method, StatusCode, header},
    test::TestRequest,
};
use samtykke::{
    app::{
        Needs,
        routes::{ADMIN, Access, Address, Need},
    },
    features::staff::RoleKey,
    i18n::{Texts, right_key},
    kernel::{Language, ids::StaffId},
    web::navigation,
};

use crate::support::{Answer, BASE_URL, Page, TestApp, Visitor, on_both_engines};

const FORM: &str = "application/x-www-form-urlencoded";

fn needs(address: &Address) -> Needs {
    match address.access {
        Access::Staff(needs) => needs,
        other => panic!("{} is below /admin and lets in {other:?}", address.pattern),
    }
}

/// The path of an address, with things that do not exist: what may be done to them is asked before whether they exist.
fn path(address: &Address) -> String {
    let mut path = String::new();
    let mut rest = address.pattern;
    while let Some((before, after)) = rest.split_once('{') {
        path.push_str(before);
        path.push_str("999999");
        rest = after.split_once('}').map_or("", |(_, after)| after);
    }
    path + rest
}

fn is_sent_to_the_door(answer: &Answer) -> bool {
    answer.status == StatusCode::SEE_OTHER && answer.header("location").starts_with("/admin/sign-in")
}

/// Is this the page for a right that is missing, naming it?
fn says_what_is_missing(answer: &Answer, need: Need, what: &str) {
    let Need::Right(right) = need else { panic!("{what}: nothing can be missing") };
    assert_eq!(answer.status, StatusCode::FORBIDDEN, "{what}");
    let name = Texts::of(Language::En).get(right_key(right));
    assert!(Page::read(what, answer.clone()).says(name), "{what} does not name {name:?}");
}

fn has(role: RoleKey, need: Need) -> bool {
    match need {
        Need::Anyone | Need::Own | Need::Signed => true,
        Need::Right(right) => role.rights().has(right),
    }
}

/// One member of each role.
async fn everybody(app: &TestApp) -> BTreeMap<&'static str, StaffId> {
    let mut members = BTreeMap::new();
    for role in RoleKey::ALL {
        members.insert(role.code(), app.hires(role.code(), Language::En).await);
    }
    members
}

#[test]
fn every_address_below_admin_is_guarded_and_no_other_is() {
    for address in ADMIN {
        assert!(address.pattern == "/admin" || address.pattern.starts_with("/admin/"), "{}", address.pattern);
        let needs = needs(address);
        assert_eq!(needs.has_get, address.get.is_some(), "{}", address.pattern);
    }
    let open: Vec<_> = ADMIN.iter().filter(|a| needs(a).get == Need::Anyone || needs(a).post == Need::Anyone).collect();
    for address in open {
        let way_in = ["/admin/sign-in", "/admin/setup/", "/admin/invitation/", "/admin/reset"];
        assert!(way_in.iter().any(|start| address.pattern.starts_with(start)), "{} is open to anyone", address.pattern);
    }
}

#[test]
fn the_navigation_leads_to_pages_that_exist_and_asks_for_what_they_ask() {
    for item in navigation::ITEMS {
        let address = ADMIN.iter().find(|address| address.pattern == item.path && address.get.is_some());
        let address = address.unwrap_or_else(|| panic!("{} leads nowhere", item.path));
        let need = item.right.map_or(Need::Signed, Need::Right);
        assert_eq!(needs(address).get, need, "{}", item.path);
    }
}

on_both_engines!(nobody_is_sent_to_the_door_and_back_afterwards, async |app| {
    let before = app.dump();
    for address in ADMIN {
        let (needs, path) = (needs(address), path(address));
        let mut nobody = app.visitor().with_cookie("__Host-session", &"0".repeat(64));
        if address.get.is_some() && needs.get != Need::Anyone {
            let answer = app.asks(nobody.request(Method::GET, &format!("{path}?a=b"))).await;
            assert!(is_sent_to_the_door(&answer), "GET {path}: {}", answer.status);
            let back = format!("{path}?a=b").replace('/', "%2F").replace('?', "%3F").replace('=', "%3D");
            assert!(answer.header("location").ends_with(&back) || path == "/admin", "{}", answer.header("location"));
        }
        if address.post.is_some() && needs.post != Need::Anyone {
            let answer = nobody.posts(&path, &[("csrf", "x"), ("name", "x")]).await;
            assert!(is_sent_to_the_door(&answer), "POST {path}: {}", answer.status);
        }
    }
    assert_eq!(before.differences(&app.dump()), [""; 0], "nobody changes nothing");
});

on_both_engines!(every_role_is_let_in_where_it_may_and_told_what_it_lacks_elsewhere, async |app| {
    app.ignores_mail();
    let members = everybody(app).await;
    let mut refused = 0;
    for role in RoleKey::ALL {
        for address in ADMIN {
            let (needs, path) = (needs(address), path(address));
            let what = format!("{} {path}", role.code());
            if address.get.is_some() && needs.get != Need::Anyone {
                let member = app.signed_in(members[role.code()]).await;
                let answer = app.asks(member.request(Method::GET, &path)).await;
                if has(role, needs.get) {
                    assert!(!is_sent_to_the_door(&answer) && answer.status != StatusCode::FORBIDDEN, "{what}: {}", answer.status);
                    assert_ne!(answer.status, StatusCode::INTERNAL_SERVER_ERROR, "{what}");
                } else {
                    says_what_is_missing(&answer, needs.get, &what);
                    refused += 1;
                }
            }
            if address.post.is_some() && needs.post != Need::Anyone {
                let mut member = app.signed_in(members[role.code()]).await;
                let answer = member.sends_to(&path, &[]).await;
                if has(role, needs.post) {
                    let is_refused = answer.status == StatusCode::FORBIDDEN;
                    assert!(!is_refused && answer.status != StatusCode::INTERNAL_SERVER_ERROR, "POST {what}: {}", answer.status);
                } else {
                    says_what_is_missing(&answer, needs.post, &format!("POST {what}"));
                    refused += 1;
                }
            }
        }
    }
    assert_eq!(app.count("audit_entries WHERE what = 'access.refused'"), refused, "each refusal is in the audit log");
});

/// A POST as a browser would send it from some page.
fn post_from(member: &Visitor<'_>, path: &str, site: Option<&'static str>, origin: Option<&'static str>) -> TestRequest {
    let mut request = member.request(Method::POST, path).insert_header((header::CONTENT_TYPE, FORM));
    if let Some(site) = site {
        request = request.insert_header(("sec-fetch-site", site));
    }
    if let Some(origin) = origin {
        request = request.insert_header((header::ORIGIN, origin));
    }
    request.set_payload(format!("csrf={}", member.csrf()))
}

on_both_engines!(a_form_is_taken_only_from_our_own_page_and_session, async |app| {
    let member = app.hires("administrator", Language::En).await;
    let stranger = app.staff("administrator").await;
    let mut me = app.signed_in(member).await;
    let before = app.dump();
    for address in ADMIN.iter().filter(|address| address.post.is_some()) {
        let (needs, path) = (needs(address), path(address));
        for (site, origin) in [
            (Some("cross-site"), Some("https://evil.example")),
            (Some("same-site"), Some("https://other.example.org")),
            (None, Some("https://evil.example")),
            (None, Some("null")),
            (None, Some("https://samtykke.example.org.evil.example")),
        ] {
            let answer = app.asks(post_from(&me, &path, site, origin)).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path} from {site:?} {origin:?}");
        }
        if needs.post == Need::Anyone {
            continue;
        }
        if needs.streams {
            // Read part by part, the token first, and so nothing but parts; its own tests hold the token against it.
            assert_eq!(me.posts(&path, &[("csrf", "x")]).await.status, StatusCode::UNSUPPORTED_MEDIA_TYPE, "{path}");
            continue;
        }
        let others = stranger.csrf();
        let half = me.csrf()[..32].to_owned();
        for csrf in ["", "x", others.as_str(), half.as_str()] {
            let answer = me.posts(&path, &[("csrf", csrf)]).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path} with {csrf:?}");
            assert!(Page::read(&path, answer).says("out of date"), "{path}");
        }
        let answer = me.posts(&path, &[]).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path} without a token");
    }
    assert_eq!(before.differences(&app.dump()), [""; 0], "and nothing was changed");
});

on_both_engines!(looking_at_the_admin_area_changes_nothing, async |app| {
    let me = app.staff("administrator").await;
    let before = app.dump();
    for address in ADMIN.iter().filter(|address| address.get.is_some()) {
        let path = path(address);
        for method in [Method::GET, Method::HEAD] {
            let answer = app.asks(me.request(method, &format!("{path}?done=saved&delete=1"))).await;
            assert_ne!(answer.status, StatusCode::INTERNAL_SERVER_ERROR, "{path}");
            for header in ["x-content-type-options", "content-security-policy"] {
                assert!(!answer.header(header).is_empty(), "{path} lacks {header}");
            }
            if needs(address).get != Need::Anyone && answer.status == StatusCode::OK {
                assert_eq!(answer.header("cache-control"), "no-store", "{path}");
            }
        }
    }
    assert_eq!(before.differences(&app.dump()), [""; 0]);
});

on_both_engines!(other_methods_are_refused_there_too, async |app| {
    let me = app.staff("administrator").await;
    for address in ADMIN {
        let path = path(address);
        for method in [Method::PUT, Method::DELETE, Method::PATCH, Method::OPTIONS] {
            let answer = app.asks(me.request(method.clone(), &path)).await;
            assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{method} {path}");
        }
    }
    assert!(BASE_URL.starts_with("https://"), "so that the cookie above is the one that is asked for");
});

on_both_engines!(what_matters_most_wants_a_fresh_proof, async |app| {
    let member = app.hires("administrator", Language::En).await;
    let wanting: Vec<_> = ADMIN.iter().filter(|address| needs(address).wants_proof).collect();
    assert!(!wanting.is_empty());
    for address in wanting {
        let path = path(address);
        let mut me = app.signed_in(member).await;
        app.passes(chrono::Duration::minutes(10));
        let answer = me.sends_to(&path, &[("name", "x")]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}");
        let location = answer.header("location");
        assert!(location.starts_with("/admin/proof?next=%2Fadmin%2F"), "{path}");
        assert!(location.contains("%2Fdrafts%2F") || location.contains("%3Fkept%3D"), "{path}: what was typed is kept");
    }
});
