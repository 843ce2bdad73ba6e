//! Pictures of published forms: drawn beside everything else, kept for good, and said where they are not (EV-05).

use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
};

use actix_web::http::StatusCode;
use chrono::Duration;
use samtykke::{app::studio, kernel::digest::sha256_hex};
use tokio::sync::watch;

use crate::support::{Engine, TestApp, on_both_engines};

/// A portal with a browser that is a script: it runs `does` with the path of the picture in `$picture`.
async fn with_browser(engine: Engine, dir: &Path, does: &str) -> TestApp {
    let app = TestApp::on(engine).await;
    let program = dir.join("browser");
    let script = format!(
        "#!/bin/sh\nfor flag in \"$@\"; do case \"$flag\" in --screenshot=*) picture=${{flag#--screenshot=}};; --version) echo 'Fake 1.0'; exit 0;; esac; done\n{does}\n"
    );
    fs::write(&program, script).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    with_program(&app, program).await
}

async fn with_program(app: &TestApp, program: PathBuf) -> TestApp {
    TestApp::over(app.engine, app.same_database(), |house| house.state.config.browser = Some(program.clone())).await
}

/// Publishes a form; answers where its version is.
async fn publishes_a_draft(app: &TestApp) -> String {
    let mut boss = app.staff("list_administrator").await;
    let form = boss.adds_form("Fair", "event").await;
    boss.publishes_draft(&form).await;
    format!("{form}/versions/1")
}

async fn draws(app: &TestApp) {
    let (_stop, stopped) = watch::channel(false);
    studio::draw_asked(&app.state, &stopped).await.unwrap();
}

/// A picture of a page with something on it.
fn page() -> Vec<u8> {
    let page =
        image::RgbImage::from_fn(1280, 300, |x, y| image::Rgb(if x < 300 && y == 150 { [0, 0, 0] } else { [250, 250, 250] }));
    let mut content = std::io::Cursor::new(Vec::new());
    image::DynamicImage::ImageRgb8(page).write_to(&mut content, image::ImageFormat::Png).unwrap();
    content.into_inner()
}

async fn pictures_are_drawn(engine: Engine) {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("page.png"), page()).unwrap();
    let does = format!("cp \"$PWD/page.html\" {0}/seen.html; cp {0}/page.png \"$picture\"", dir.path().display());
    let app = with_browser(engine, dir.path(), &does).await;
    let version = publishes_a_draft(&app).await;
    let mut kari = app.staff("auditor").await;
    assert!(kari.opens(&version).await.says("The pictures are being taken."), "{}", kari.page().text);
    draws(&app).await;
    let languages = app.lines("SELECT DISTINCT language AS line FROM form_renderings ORDER BY 1").len();
    assert_eq!((app.count("form_pictures"), app.count("form_picture_requests")), (2 * languages, 0));
    let seen = fs::read_to_string(dir.path().join("seen.html")).unwrap();
    assert!(seen.contains("<style>") && !seen.contains("<link") && !seen.contains("<script"), "it asks for nothing");
    let stored = app.lines("SELECT language || ' ' || CAST(width AS TEXT) || ' ' || CAST(height AS TEXT) || ' ' || hash AS line FROM form_pictures WHERE language = 'en' ORDER BY width");
    assert!(stored[0].starts_with("en 360 167 ") && stored[1].starts_with("en 1280 167 "), "{stored:?}");
    let text = kari.opens(&format!("{version}?language=en")).await.text.clone();
    assert!(text.contains("360 × 167") && text.contains(stored[0].rsplit(' ').next().unwrap()), "{text}");
    let picture = kari.opens(&format!("{version}/pictures/en-1-360")).await.answer.clone();
    assert_eq!(picture.header("content-type"), "image/png");
    assert_eq!(sha256_hex(&picture.body), stored[0].rsplit(' ').next().unwrap());
    let file = kari.opens(&format!("{version}/pictures/en-1-360?download=1")).await.answer.clone();
    assert!(file.header("content-disposition").contains("attachment"), "{}", file.header("content-disposition"));
    for none in ["en-1-361", "en-9-360", "xx-1-360", "en-1", "en-1-360-2", "..%2f"] {
        assert_eq!(kari.opens(&format!("{version}/pictures/{none}")).await.answer.status, StatusCode::NOT_FOUND, "{none}");
    }
    // Evidence is never changed.
    for change in ["UPDATE form_pictures SET hash = 'x'", "DELETE FROM form_pictures"] {
        let change = change.to_owned();
        let refused = app.state.db.write(move |tx| {
            diesel::RunQueryDsl::execute(diesel::sql_query(&change), tx.connection()).map_err(samtykke::db::DbError::from)
        });
        assert!(refused.await.is_err());
    }
    draws(&app).await;
    assert_eq!(app.count("form_pictures"), 2 * languages);
}

async fn what_cannot_be_drawn_is_said(engine: Engine) {
    let dir = tempfile::tempdir().unwrap();
    let does = format!("echo x >> {}/tries; exit 1", dir.path().display());
    let app = with_browser(engine, dir.path(), &does).await;
    let version = publishes_a_draft(&app).await;
    for _ in 0..8 {
        draws(&app).await;
        app.passes(Duration::minutes(15));
    }
    assert_eq!(fs::read_to_string(dir.path().join("tries")).unwrap().lines().count(), 5, "a few times and no more");
    assert_eq!(app.count("form_pictures"), 0);
    let mut kari = app.staff("auditor").await;
    assert!(kari.opens(&version).await.says("could not be taken: the browser does not run"), "{}", kari.page().text);
}

async fn a_portal_that_stops_gives_back_what_it_had(engine: Engine) {
    let dir = tempfile::tempdir().unwrap();
    let app = with_browser(engine, dir.path(), "sleep 30").await;
    publishes_a_draft(&app).await;
    let (stop, stopped) = watch::channel(false);
    let begun = std::time::Instant::now();
    let (outcome, ()) = futures_util::join!(studio::draw_asked(&app.state, &stopped), async {
        tokio::time::sleep(std::time::Duration::from_millis(500)).await;
        stop.send(true).unwrap();
    });
    outcome.unwrap();
    assert!(begun.elapsed().as_secs() < 10, "nobody waits for a browser");
    assert_eq!(app.lines("SELECT CAST(tries AS TEXT) AS line FROM form_picture_requests"), ["0"]);
}

#[actix_web::test]
async fn pictures_are_drawn_on_sqlite() {
    pictures_are_drawn(Engine::Sqlite).await;
}

#[actix_web::test]
async fn pictures_are_drawn_on_postgres() {
    pictures_are_drawn(Engine::Postgres).await;
}

#[actix_web::test]
async fn what_cannot_be_drawn_is_said_on_sqlite() {
    what_cannot_be_drawn_is_said(Engine::Sqlite).await;
}

#[actix_web::test]
async fn what_cannot_be_drawn_is_said_on_postgres() {
    what_cannot_be_drawn_is_said(Engine::Postgres).await;
}

#[actix_web::test]
async fn a_portal_that_stops_gives_back_what_it_had_on_sqlite() {
    a_portal_that_stops_gives_back_what_it_had(Engine::Sqlite).await;
}

#[actix_web::test]
async fn a_portal_that_stops_gives_back_what_it_had_on_postgres() {
    a_portal_that_stops_gives_back_what_it_had(Engine::Postgres).await;
}

on_both_engines!(without_a_browser_forms_are_published_all_the_same, async |app| {
    let version = publishes_a_draft(app).await;
    draws(app).await;
    let mut kari = app.staff("auditor").await;
    assert!(kari.opens(&version).await.says("No browser is configured"), "{}", kari.page().text);
    assert_eq!((app.count("form_picture_requests"), app.count("form_pictures")), (0, 0));
});

/// With the browser of this machine, where there is one.
#[actix_web::test]
async fn a_real_browser_draws_a_telephone_and_a_screen() {
    let there = ["chromium", "chromium-browser", "google-chrome"].map(|name| PathBuf::from("/usr/bin").join(name));
    let named = std::env::var_os("SAMTYKKE_TEST_BROWSER").map(PathBuf::from);
    let Some(program) = named.or_else(|| there.into_iter().find(|path| path.exists())) else { return };
    let app = with_program(&TestApp::on(Engine::Sqlite).await, program).await;
    let version = publishes_a_draft(&app).await;
    draws(&app).await;
    let lines = app.lines("SELECT language || ' ' || CAST(width AS TEXT) || ' ' || CAST(height AS TEXT) AS line FROM form_pictures WHERE language = 'en' ORDER BY width");
    assert_eq!(lines.len(), 2, "{:?}", app.lines("SELECT COALESCE(problem, '-') AS line FROM form_picture_requests"));
    let heights: Vec<u32> = lines.iter().map(|line| line.rsplit(' ').next().unwrap().parse().unwrap()).collect();
    assert!(heights.iter().all(|height| (300..6000).contains(height)) && heights[0] > heights[1], "{lines:?}: narrow is longer");
    if let Some(dir) = std::env::var_os("SAMTYKKE_TEST_PICTURES") {
        let mut kari = app.staff("auditor").await;
        for width in [360, 1280] {
            let picture = kari.opens(&format!("{version}/pictures/en-1-{width}")).await.answer.body.clone();
            fs::write(Path::new(&dir).join(format!("{width}.png")), picture).unwrap();
        }
    }
}
