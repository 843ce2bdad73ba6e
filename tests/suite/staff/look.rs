//! The look of the public pages: what is taken and refused, what visitors then see, and that trying on shows nobody else anything.

use std::io::Cursor;

use actix_web::http::{Method, StatusCode, header};
use image::{DynamicImage, ImageFormat};
use samtykke::features::fittings::{LIMIT, SIDE, Sample};

use crate::{
    journeys::ADA,
    support::{Answer, BASE_URL, Page, TestApp, Visitor, on_both_engines},
};

const LOOK: &str = "/admin/settings/look";
const SHIPPED_HEAD: &str = "<link rel=\"icon\"";

/// A file as a browser sends it.
#[derive(Clone, Copy)]
struct File<'f> {
    name: &'f str,
    content: &'f [u8],
}

fn picture(format: ImageFormat, width: u32, height: u32) -> Vec<u8> {
    let mut content = Cursor::new(Vec::new());
    DynamicImage::new_rgb8(width, height).write_to(&mut content, format).unwrap();
    content.into_inner()
}

fn multipart(values: &[(&str, &str)], file: Option<File<'_>>) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, value) in values {
        body.extend(format!("--cut\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").into_bytes());
    }
    if let Some(File { name, content }) = file {
        let head = format!(
            "--cut\r\nContent-Disposition: form-data; name=\"logo\"; filename=\"{name}\"\r\nContent-Type: image/png\r\n\r\n"
        );
        body.extend(head.into_bytes());
        body.extend_from_slice(content);
        body.extend(b"\r\n");
    }
    body.extend(b"--cut--\r\n");
    body
}

/// Posts a form with a file, with or without the token of the session.
async fn uploads(
    app: &TestApp,
    member: &Visitor<'_>,
    values: &[(&str, &str)],
    file: Option<File<'_>>,
    csrf: Option<&str>,
) -> Answer {
    let mut values = values.to_vec();
    values.extend(csrf.map(|token| ("csrf", token)));
    let request = member
        .request(Method::POST, LOOK)
        .insert_header((header::CONTENT_TYPE, "multipart/form-data; boundary=cut"))
        .insert_header((header::ORIGIN, BASE_URL))
        .insert_header(("sec-fetch-site", "same-origin"))
        .set_payload(multipart(&values, file));
    app.asks(request).await
}

/// Saves a look over whatever there is, with the form's own version.
async fn decides(app: &TestApp, member: &mut Visitor<'_>, values: &[(&str, &str)], file: Option<File<'_>>) -> Answer {
    let version = member.opens(LOOK).await.value("version").to_owned();
    let csrf = member.csrf();
    let mut values = values.to_vec();
    values.extend([("version", version.as_str()), ("do", "save")]);
    uploads(app, member, &values, file, Some(&csrf)).await
}

fn looks(app: &TestApp) -> usize {
    app.count("looks")
}

/// The address that follows `before` in a page's HTML.
fn address(html: &str, before: &str) -> String {
    let at = html.find(before).unwrap_or_else(|| panic!("no {before} in {html}")) + before.len();
    html[at..].split('"').next().unwrap().to_owned()
}

on_both_engines!(visitors_see_logo_colours_and_words_at_once, async |app| {
    let plain = app.gets("/nb").await.text();
    assert!(!plain.contains("/look/") && plain.contains(SHIPPED_HEAD));
    let mut kari = app.staff("administrator").await;
    let png = picture(ImageFormat::Png, 240, 80);
    let values = [
        ("alt", "Fjordlys, lys over fjorden"),
        ("light-accent", "#006644"),
        ("home_title-nb", "Velkommen <b>"),
        ("home_lead-nb", "Første.\r\n\r\nAndre & siste."),
        ("footer-nb", "Org.nr. 987 654 321"),
    ];
    let answer = decides(app, &mut kari, &values, Some(File { name: "../../etc/logo.svg", content: &png })).await;
    assert_eq!(
        (answer.status, answer.header("location")),
        (StatusCode::SEE_OTHER, "/admin/settings/look?done=saved"),
        "{}",
        answer.text()
    );
    let html = app.gets("/nb").await.text();
    assert!(html.contains("<h1 class=\"ds-heading\" data-size=\"lg\">Velkommen &lt;b&gt;</h1>"), "{html}");
    assert!(html.contains("<p class=\"ds-paragraph\">Andre &amp; siste.</p>") && html.contains("Org.nr. 987 654 321"));
    assert!(html.contains("alt=\"Fjordlys, lys over fjorden\" width=\"240\" height=\"80\""));
    // Where nothing was written, the shipped words of that language stand.
    let german = app.gets("/de").await.text();
    assert!(german.contains("alt=\"Fjordlys") && !german.contains("Velkommen") && !german.contains("Org.nr."));
    // The files come from here, as what they are, and may be kept.
    let logo = app.gets(&address(&html, "<img src=\"")).await;
    assert_eq!((logo.status, logo.header("content-type"), &logo.body), (StatusCode::OK, "image/png", &png));
    let css = app.gets(&format!("/look/{}", address(&html, "<link rel=\"stylesheet\" href=\"/look/"))).await;
    assert_eq!((css.status, css.header("content-type")), (StatusCode::OK, "text/css; charset=utf-8"));
    assert!(css.text().contains("--ds-color-accent-base-default:#006644;"));
    for file in [&logo, &css] {
        assert_eq!(file.header("cache-control"), "public, max-age=31536000, immutable");
        assert_eq!(file.header("x-content-type-options"), "nosniff");
        assert!(file.header("content-security-policy").starts_with("default-src 'none'"));
    }
    // The admin area keeps its own look, also where something goes wrong in it.
    for path in ["/admin", "/admin/no-such-page"] {
        kari.opens(path).await;
        let request = kari.request(Method::GET, path);
        let html = app.asks(request).await.text();
        assert!(!html.contains("rel=\"stylesheet\" href=\"/look/"), "{path}");
    }
    // One entry says what changed, and nothing of the picture's content.
    let entries = app.lines("SELECT before || ' ' || after AS line FROM audit_entries WHERE what = 'look.changed'");
    assert_eq!(entries.len(), 1);
    assert!(entries[0].contains("\"light-accent\":\"#006644\"") && entries[0].contains("\"light-accent\":\"\""), "{entries:?}");
    // And back: as shipped, to the byte.
    let answer = decides(app, &mut kari, &[], None).await;
    assert_eq!((answer.status, looks(app)), (StatusCode::SEE_OTHER, 2));
    assert_eq!(app.gets("/nb").await.text(), plain);
    // Saving what is there already adds nothing.
    decides(app, &mut kari, &[], None).await;
    assert_eq!(looks(app), 2);
});

on_both_engines!(a_look_costs_visitors_no_query, async |app| {
    let personal = app.subscriber(ADA, &["News"]).await;
    let personal = personal.trim_start_matches(BASE_URL);
    let home = async || drop(app.gets("/").await);
    let plain = [app.statements_of(home()).await, app.statements_of(async { drop(app.gets(personal).await) }).await];
    let mut kari = app.staff("administrator").await;
    let png = picture(ImageFormat::Png, 100, 100);
    let values = [("light-accent", "#006644"), ("preferences-en", "Choose."), ("footer-en", "Oslo")];
    let answer = decides(app, &mut kari, &values, Some(File { name: "logo", content: &png })).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let dressed = [app.statements_of(home()).await, app.statements_of(async { drop(app.gets(personal).await) }).await];
    assert_eq!(plain, dressed);
    let url = address(&app.gets("/").await.text(), "<img src=\"");
    assert_eq!(app.statements_of(async { drop(app.gets(&url).await) }).await, [""; 0], "the logo in use comes from memory");
});

on_both_engines!(own_words_on_the_preference_page_are_part_of_what_was_shown, async |app| {
    let personal = app.subscriber(ADA, &["News"]).await;
    let personal = personal.trim_start_matches(BASE_URL);
    let mut ada = app.visitor();
    ada.opens(personal).await;
    let mut kari = app.staff("administrator").await;
    decides(app, &mut kari, &[("preferences-en", "You asked us at the fair.")], None).await;
    // She saw other words when she opened the page: nothing is built on them.
    ada.unticks("News");
    let page = ada.submits().await;
    assert_eq!(page.answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", page.text);
    assert!(page.says("You asked us at the fair."));
    ada.unticks("News").submits().await;
    let shown =
        app.lines("SELECT body AS line FROM shown_texts WHERE hash = (SELECT shown FROM events ORDER BY id DESC LIMIT 1)");
    assert!(shown.concat().contains("You asked us at the fair."), "{shown:?}");
    app.ignores_mail();
});

on_both_engines!(what_is_no_logo_is_refused_and_nothing_is_stored, async |app| {
    let mut kari = app.staff("administrator").await;
    let png = picture(ImageFormat::Png, 60, 20);
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"><script>alert(1)</script></svg>";
    let mut heavy = png.clone();
    heavy.resize(LIMIT + 1, 0);
    let wide = picture(ImageFormat::Png, SIDE + 1, 1);
    let before = app.dump();
    for (name, content, told) in [
        ("logo.png", b"not a picture at all".as_slice(), "not a picture"),
        ("logo.png", svg.as_bytes(), "not a picture"),
        ("logo.svg", svg.as_bytes(), "not a picture"),
        ("logo.png", &png[..40], "not a picture"),
        ("logo.gif", b"GIF89a\x01\x00\x01\x00\x00\x00\x00;".as_slice(), "not a picture"),
        ("logo.png", &heavy, "larger than 512 KB"),
        ("logo.png", &wide, "more than 2000 pixels"),
    ] {
        let answer = decides(app, &mut kari, &[("footer-en", "Kept")], Some(File { name, content })).await;
        let page = Page::read("", answer);
        assert_eq!(page.answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}: {}", page.text);
        assert!(page.says(told) && page.links.contains(&"#logo".to_owned()), "{name}: {}", page.text);
        assert_eq!(page.value("footer-en").trim(), "Kept", "what was typed is kept");
    }
    assert_eq!(before.differences(&app.dump()), [""; 0]);
    // A file of 20 MB is not even held in memory.
    let huge = vec![0; 20 * 1024 * 1024];
    let answer = decides(app, &mut kari, &[], Some(File { name: "logo.png", content: &huge })).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(before.differences(&app.dump()), [""; 0]);
    for (format, kind) in [(ImageFormat::Jpeg, "image/jpeg"), (ImageFormat::WebP, "image/webp"), (ImageFormat::Png, "image/png")]
    {
        let content = picture(format, SIDE, 8);
        let answer = decides(app, &mut kari, &[], Some(File { name: "x", content: &content })).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        let logo = app.gets(&address(&app.gets("/").await.text(), "<img src=\"")).await;
        assert_eq!((logo.header("content-type"), &logo.body), (kind, &content));
    }
});

on_both_engines!(a_file_without_the_sessions_token_is_refused, async |app| {
    let kari = app.staff("administrator").await;
    let png = picture(ImageFormat::Png, 60, 20);
    let file = Some(File { name: "logo.png", content: &png });
    let strangers = app.staff("administrator").await.csrf();
    let before = app.dump();
    for csrf in [None, Some(""), Some("0123456789abcdef"), Some(strangers.as_str())] {
        let answer = uploads(app, &kari, &[("version", "0"), ("do", "save")], file, csrf).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{csrf:?}");
    }
    let request = kari
        .request(Method::POST, LOOK)
        .insert_header((header::CONTENT_TYPE, "multipart/form-data; boundary=cut"))
        .insert_header((header::ORIGIN, "https://evil.example"))
        .set_payload(multipart(&[("csrf", &kari.csrf()), ("version", "0")], file));
    assert_eq!(app.asks(request).await.status, StatusCode::FORBIDDEN);
    let broken = kari
        .request(Method::POST, LOOK)
        .insert_header((header::CONTENT_TYPE, "multipart/form-data; boundary=cut"))
        .insert_header((header::ORIGIN, BASE_URL))
        .set_payload("--cut\r\nnothing");
    assert_eq!(app.asks(broken).await.status, StatusCode::BAD_REQUEST);
    assert_eq!(before.differences(&app.dump()), [""; 0]);
});

on_both_engines!(colours_that_cannot_be_read_and_words_that_are_too_long_are_refused, async |app| {
    let mut kari = app.staff("administrator").await;
    let (long, longer) = ("å".repeat(1000), "å".repeat(1001));
    let (title, longer_title) = ("å".repeat(100), "å".repeat(101));
    let (alt, longer_alt) = ("å".repeat(150), "å".repeat(151));
    for (name, value, told) in [
        ("light-accent", "#ffdd00", "links in boxes cannot be read. The contrast is 1.34:1 and must be at least 4.5:1"),
        ("light-text", "#777777", "text in boxes cannot be read. The contrast is 4.47:1"),
        ("dark-card", "#ffffff", "links in boxes cannot be read"),
        ("light-accent", "red", "Write the colour like #0062ba"),
        ("light-accent", "#12345", "Write the colour like #0062ba"),
        ("dark-page", "url(//evil)", "Write the colour like #0062ba"),
        ("footer-nb", &longer, "1000"),
        ("home_title-sv", &longer_title, "100"),
        ("alt", &longer_alt, "150"),
    ] {
        let page = Page::read("", decides(app, &mut kari, &[(name, value)], None).await);
        assert_eq!(page.answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        assert!(page.says(told), "{name} = {value}: {}", page.text);
        assert!(page.links.contains(&format!("#{name}")) && page.title.starts_with("Error: "), "{name}");
        assert_eq!(page.value(name).trim(), value, "what was typed is kept");
    }
    let values = [("light-accent", "#003366"), ("light-card", "#ffbbbb")];
    let page = Page::read("", decides(app, &mut kari, &values, None).await);
    assert!(page.says("Boxes: error messages in boxes cannot be read") && !page.says("links in boxes"));
    assert_eq!(looks(app), 0);
    for (name, value) in
        [("light-text", "#767676"), ("light-accent", "#064"), ("footer-nb", &long), ("home_title-sv", &title), ("alt", &alt)]
    {
        // The page behind is white, so that the grey passes by a hair.
        let values = [(name, value), ("light-page", "#ffffff")];
        assert_eq!(decides(app, &mut kari, &values, None).await.status, StatusCode::SEE_OTHER, "{name} = {value}");
    }
    // Stylesheets exist for colours that can be read, and for nothing else.
    for file in ["ffdd00----_----.css", "x.css", "../../etc/passwd", "%00.png", &format!("{}.png", "a".repeat(64)), "", "a.svg"] {
        assert_eq!(app.gets(&format!("/look/{file}")).await.status, StatusCode::NOT_FOUND, "{file}");
    }
});

on_both_engines!(a_look_is_tried_on_before_it_counts_and_by_its_owner_alone, async |app| {
    let member = app.hires("administrator", samtykke::kernel::Language::En).await;
    let mut kari = app.signed_in(member).await;
    let plain = app.gets("/").await.text();
    let png = picture(ImageFormat::Png, 60, 20);
    let csrf = kari.csrf();
    let values = [("light-accent", "#006644"), ("home_title-nb", "Prøvd"), ("do", "preview"), ("version", "0")];
    let answer = uploads(app, &kari, &values, Some(File { name: "logo.png", content: &png }), Some(&csrf)).await;
    let preview = answer.header("location").to_owned();
    assert!(answer.status == StatusCode::SEE_OTHER && preview.starts_with("/admin/settings/look/preview/"), "{}", answer.text());
    assert_eq!((app.gets("/").await.text(), looks(app)), (plain, 0), "nobody else sees it");
    for sample in Sample::ALL {
        for language in ["en", "nb", "sv", "da", "de", "nl"] {
            let page = kari.opens(&format!("{preview}?page={}&language={language}", sample.code())).await;
            assert_eq!(page.answer.status, StatusCode::OK);
            assert!(page.answer.header("content-security-policy").contains("frame-src 'self'"));
            for scheme in ["light", "dark"] {
                let path = format!("{preview}/{}?language={language}&scheme={scheme}", sample.code());
                let request = kari.request(Method::GET, &path);
                let answer = app.asks(request).await;
                let html = answer.text();
                assert_eq!(answer.status, StatusCode::OK, "{path}");
                assert!(
                    html.contains("href=\"/look/006644----_----.css\"") && html.contains("width=\"60\" height=\"20\""),
                    "{path}"
                );
                assert!(html.contains(&format!("lang=\"{language}\" data-color-scheme=\"{scheme}\"")), "{path}");
                assert_eq!(
                    html.contains("<h1 class=\"ds-heading\" data-size=\"lg\">Prøvd"),
                    sample == Sample::Home && language == "nb"
                );
                let policy = answer.header("content-security-policy");
                assert!(policy.contains("frame-ancestors 'self'") && policy.contains("form-action 'none'"), "{policy}");
                assert_eq!(answer.header("cache-control"), "no-store");
            }
        }
    }
    let logo = {
        let request = kari.request(Method::GET, &format!("{preview}/home"));
        address(&app.asks(request).await.text(), "<img src=\"")
    };
    assert_eq!(app.gets(&logo).await.body, png);
    // The form has it all again, and another member has nothing.
    let draft = format!("{LOOK}?draft={}", preview.rsplit('/').next().unwrap());
    let page = kari.opens(&draft).await;
    assert_eq!((page.value("light-accent"), page.value("logo_hash").len()), ("#006644", 64));
    let mut ola = app.staff("administrator").await;
    for path in [&preview, &format!("{preview}/home"), &draft] {
        assert_eq!(ola.opens(path).await.answer.status, StatusCode::NOT_FOUND, "{path}");
    }
    assert_eq!(kari.opens(&format!("{preview}/no-such-page")).await.answer.status, StatusCode::NOT_FOUND);
    // Saved from the preview, it counts.
    kari.opens(&preview).await;
    let page = kari.presses("Save").await;
    assert_eq!((page.path.as_str(), looks(app)), ("/admin/settings/look?done=saved", 1), "{}", page.text);
    let html = app.gets("/nb").await.text();
    assert!(html.contains("Prøvd") && html.contains(&logo));
    // An hour later the preview is gone.
    app.passes(chrono::Duration::minutes(61));
    let mut again = app.signed_in(member).await;
    assert_eq!(again.opens(&preview).await.answer.status, StatusCode::NOT_FOUND);
});

on_both_engines!(pictures_of_no_look_go_and_those_of_looks_stay, async |app| {
    let mut kari = app.staff("administrator").await;
    let (worn, idle) = (picture(ImageFormat::Png, 60, 20), picture(ImageFormat::Png, 61, 20));
    decides(app, &mut kari, &[], Some(File { name: "logo.png", content: &worn })).await;
    decides(app, &mut kari, &[], None).await;
    let version = kari.opens(LOOK).await.value("version").to_owned();
    let values = [("do", "preview"), ("version", version.as_str())];
    let csrf = kari.csrf();
    uploads(app, &kari, &values, Some(File { name: "logo.png", content: &idle }), Some(&csrf)).await;
    assert_eq!(app.count("logos"), 2);
    samtykke::app::upkeep::purge(&app.state).await.unwrap();
    assert_eq!(app.count("logos"), 2);
    app.passes(chrono::Duration::hours(25));
    samtykke::app::upkeep::purge(&app.state).await.unwrap();
    assert_eq!(app.lines("SELECT CAST(width AS TEXT) AS line FROM logos"), ["60"]);
});

on_both_engines!(the_second_of_two_who_decide_is_told_what_changed, async |app| {
    let (mut kari, mut ola) = (app.staff("administrator").await, app.staff("administrator").await);
    let version = ola.opens(LOOK).await.value("version").to_owned();
    decides(app, &mut kari, &[("light-accent", "#006644"), ("footer-nb", "Oslo")], None).await;
    let csrf = ola.csrf();
    let values = [("light-accent", "#7a0044"), ("do", "save"), ("version", version.as_str())];
    let page = Page::read("", uploads(app, &ola, &values, None, Some(&csrf)).await);
    assert_eq!((page.answer.status, looks(app)), (StatusCode::CONFLICT, 1));
    assert!(
        page.says("Light pages: Buttons and links: “#006644”") && page.says("Foot of every page (Norsk bokmål): “Oslo”"),
        "{}",
        page.text
    );
    assert_eq!(
        (page.value("light-accent"), page.value("version")),
        ("#7a0044", "1"),
        "what was typed is kept, and may be saved now"
    );
    let values = [("light-accent", "#7a0044"), ("do", "save"), ("version", page.value("version"))];
    assert_eq!(uploads(app, &ola, &values, None, Some(&csrf)).await.status, StatusCode::SEE_OTHER);
    assert_eq!(looks(app), 2);
});

on_both_engines!(another_instance_wears_the_look_as_soon_as_it_looks, async |app| {
    let other = app.next_process().await;
    let plain = other.gets("/").await.text();
    let mut kari = app.staff("administrator").await;
    let png = picture(ImageFormat::Png, 60, 20);
    decides(app, &mut kari, &[("light-accent", "#006644")], Some(File { name: "logo.png", content: &png })).await;
    let logo = address(&app.gets("/").await.text(), "<img src=\"");
    assert_eq!(other.gets(&logo).await.body, png, "even before: a page from here may ask there for it");
    assert_eq!(other.gets("/").await.text(), plain);
    samtykke::app::upkeep::look(&other.state).unwrap();
    assert!(other.gets("/").await.text().contains(&logo));
});
