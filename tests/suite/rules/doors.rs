//! Every address, every method: what is only looked at changes nothing, what does not exist says so (LNK-01).

use actix_web::{
    http::{Method, StatusCode},
    test::TestRequest,
};
use samtykke::web::assets;

use super::tour::Tour;
use crate::support::{Page, TestApp, on_both_engines};

fn unpack(app: &TestApp) {
    assets::unpack(&app.state.config.data_dir.join("static")).unwrap();
}

on_both_engines!(lnk_01_get_and_head_change_nothing_anywhere, async |app| {
    unpack(app);
    let tour = Tour::of(app).await;
    let before = app.dump();
    for (address, path) in tour.paths() {
        for method in [Method::GET, Method::HEAD] {
            for query in ["", "?saved=x&scope=everything&List-Unsubscribe=One-Click", "?stale&unchanged&data"] {
                let answer = app.asks(TestRequest::with_uri(&format!("{path}{query}")).method(method.clone())).await;
                let expected = if address.get.is_some() { StatusCode::OK } else { StatusCode::METHOD_NOT_ALLOWED };
                assert_eq!(answer.status, expected, "{method} {path}{query}");
            }
        }
        assert_eq!(before.differences(&app.dump()), [""; 0], "{path}");
    }
});

on_both_engines!(other_methods_are_refused_with_those_that_are_right, async |app| {
    unpack(app);
    let tour = Tour::of(app).await;
    let before = app.dump();
    for (address, path) in tour.paths() {
        let mut refused = vec![Method::PUT, Method::DELETE, Method::PATCH, Method::TRACE];
        refused.extend(address.options.is_none().then_some(Method::OPTIONS));
        refused.extend(address.post.is_none().then_some(Method::POST));
        refused.extend(address.get.is_none().then_some(Method::GET));
        for method in refused {
            let answer = app.asks(TestRequest::with_uri(&path).method(method.clone())).await;
            assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{method} {path}");
            let allowed = answer.header("allow");
            assert_eq!(allowed.contains("GET"), address.get.is_some(), "{method} {path}: {allowed}");
            assert_eq!(allowed.contains("POST"), address.post.is_some(), "{method} {path}: {allowed}");
            if answer.header("content-type") == "application/problem+json" {
                assert!(path.starts_with("/api/v1/"), "{path}: only programs are answered so");
                continue;
            }
            let page = Page::read(&path, answer);
            assert!(page.links.iter().any(|link| link == "/" || link == "/nb"), "a way on: {}", page.text);
            assert!(tour.tokens().all(|token| !page.html.contains(token)), "the page repeats no token");
        }
    }
    assert_eq!(before.differences(&app.dump()), [""; 0]);
});

on_both_engines!(what_is_not_there_is_a_page_with_a_way_on, async |app| {
    unpack(app);
    for path in [
        "/nothing",
        "/f",
        "/f/",
        "/f/no-such-form",
        "/f/no-such-form/thanks",
        "/xx/f/newsletter",
        "/nb/healthz",
        "/nb/nb",
        "/p",
        "/static/",
        "/static/css/samtykke.css",
        "/static/css/../css/samtykke.css",
        "/static/../samtykke.db",
        "/static/%2e%2e/samtykke.db",
        "/static/..%2fkeys/link-1.key",
        "/keys/",
        "/samtykke.db",
        "/%00",
        "/f/%FF%FE",
        "/.git/config",
    ] {
        let page = Page::read(path, app.gets(path).await);
        assert_eq!(page.answer.status, StatusCode::NOT_FOUND, "{path}");
        assert!(page.says("Page not found") || page.says("Fant ikke siden"), "{path}: {}", page.text);
        assert!(page.links.iter().any(|link| link.ends_with("/link")), "{path}: a way on");
    }
    let page = Page::read("/nb/nothing", app.gets("/nb/nothing").await);
    assert!(page.html.contains("<html lang=\"nb\""), "in the language of the address");
    assert_eq!(app.asks(TestRequest::post().uri("/nothing")).await.status, StatusCode::NOT_FOUND);
});

on_both_engines!(a_form_is_found_however_its_name_is_written, async |app| {
    for path in ["/f/newsletter", "/f/Newsletter", "/nb/f/NEWSLETTER"] {
        assert_eq!(app.gets(path).await.status, StatusCode::OK, "{path}");
    }
});

on_both_engines!(machines_learn_that_it_lives_and_is_ready, async |app| {
    assert_eq!((app.gets("/healthz").await.text().as_str(), app.gets("/readyz").await.text().as_str()), ("alive\n", "ready\n"));
    let robots = app.gets("/robots.txt").await.text();
    for door in ["/p/", "/confirm/", "/unsubscribe/", "/restore/", "/data/"] {
        assert!(robots.contains(&format!("Disallow: {door}")), "{robots}");
    }
});

on_both_engines!(the_language_follows_the_path_then_the_cookie_then_the_browser_then_the_house, async |app| {
    let lang = |page: &Page, language: &str| assert!(page.html.contains(&format!("<html lang=\"{language}\"")), "{}", page.html);
    let mut visitor = app.visitor().speaking("fr, de-AT;q=0.9, nl;q=0.8");
    lang(visitor.opens("/").await, "de");
    lang(visitor.opens("/sv/privacy").await, "sv");
    assert_eq!(visitor.cookies().get("language").map(String::as_str), Some("sv"));
    lang(visitor.opens("/").await, "sv");
    lang(visitor.opens("/da").await, "da");
    lang(app.visitor().speaking("nn-NO").opens("/").await, "nb");
    lang(app.visitor().opens("/").await, "en");
    app.sets("base_language", "nl").await;
    lang(app.visitor().speaking("fr").opens("/").await, "nl");
});
