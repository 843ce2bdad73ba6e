//! Files that come with a form (FRM-02): taken by their content, kept with the submission, handed out with care, and gone with it.

use actix_web::http::{Method, StatusCode, header};
use chrono::Duration;
use samtykke::{
    app::upkeep,
    features::forms::{
        builder,
        model::{FieldKind, FileKind},
    },
};

use super::adds;
use crate::{
    journeys::{ADA, AGREES, BO},
    support::{Answer, BASE_URL, Page, TestApp, Visitor, on_both_engines},
};

const CARA: &str = "cara@fjordlys.no";
const PDF: &[u8] = b"%PDF-1.7\nA letter";

/// What a browser sends for one file: the field, what it is called, what it claims to be, what it is.
pub struct Sent<'a>(pub &'a str, pub &'a str, pub &'a str, pub &'a [u8]);

/// The newsletter's form, which also asks for a letter and may ask for pictures.
pub async fn asks_for_files(app: &TestApp) {
    app.republishes("newsletter", |definition| {
        let letter = FieldKind::File { kinds: vec![FileKind::Pdf, FileKind::Text], max_kib: 600, most: 1 };
        let pictures = FieldKind::File { kinds: vec![FileKind::Picture], max_kib: 100, most: 2 };
        definition.fields.push(builder::field("letter", letter, true, &["Your letter"; 6]));
        definition.fields.push(builder::field("pictures", pictures, false, &["Pictures"; 6]));
    })
    .await;
}

/// Fills in the form of a page that is open, with files, and sends it in parts as a browser does.
pub async fn sends(app: &TestApp, visitor: &mut Visitor<'_>, address: &str, files: &[Sent<'_>]) -> Answer {
    visitor.opens("/en/f/newsletter").await;
    visitor.fills("email", address).fills("first_name", "Wilhelmina").ticks("News").ticks(AGREES);
    app.passes(Duration::seconds(20));
    let mut body = Vec::new();
    for (name, value) in visitor.body().iter().filter(|(name, _)| name != "letter" && name != "pictures") {
        body.extend_from_slice(format!("--cut\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").as_bytes());
    }
    for Sent(field, name, kind, content) in files {
        let head = format!(
            "--cut\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\nContent-Type: {kind}\r\n\r\n"
        );
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(content);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(b"--cut--\r\n");
    let request = visitor.request(Method::POST, "/en/f/newsletter");
    let request = request
        .insert_header((header::CONTENT_TYPE, "multipart/form-data; boundary=cut"))
        .insert_header((header::ORIGIN, BASE_URL))
        .insert_header(("sec-fetch-site", "same-origin"))
        .set_payload(body);
    app.asks(request).await
}

async fn confirms(app: &TestApp, visitor: &mut Visitor<'_>, address: &str) {
    visitor.opens(&app.mail_to(address).await.link("confirm")).await;
    visitor.presses("Yes, confirm").await;
}

/// The path by which the only file with this name is downloaded.
fn file_of(app: &TestApp, address: &str) -> String {
    let id = app.lines("SELECT CAST(max(id) AS TEXT) AS line FROM submission_files").concat();
    format!("{}/files/{id}", app.page_of(address))
}

on_both_engines!(a_file_is_kept_with_its_submission_and_handed_out_as_it_came, async |app| {
    app.ignores_mail();
    asks_for_files(app).await;
    let mut boss = app.staff("administrator").await;
    boss.sends_to("/admin/forms/1/processing", &[("mode", "manual"), ("version", "0"), ("receipt", "yes")]).await;
    // More than one part of what the database keeps at once, and letters that end between two.
    let letter = format!("x{}", "søknad\r\n".repeat(40_000));
    let mut ada = app.visitor();
    let page = ada.opens("/en/f/newsletter").await.answer.text();
    assert!(page.contains("enctype=\"multipart/form-data\"") && page.contains("accept=\".pdf,.txt,.csv\""), "{page}");
    let answer = sends(app, &mut ada, ADA, &[Sent("letter", "../Brev til dere.TXT", "application/pdf", letter.as_bytes())]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", Page::read("", answer.clone()).text);
    assert_eq!((app.count("submission_files"), app.count("submission_file_parts")), (1, 3));
    confirms(app, &mut ada, ADA).await;
    let mut kari = app.staff("agent").await;
    let page = kari.opens(&app.page_of(ADA)).await;
    assert!(page.says("Brev til dere.TXT") && page.says("plain text") && page.says("352"), "{}", page.text);
    assert!(!page.says(".."), "no path");
    let before = app.count("audit_entries");
    let answer = kari.sends_to(&file_of(app, ADA), &[]).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(answer.text() == letter, "it is what was sent, to the last octet");
    assert!(answer.header("content-disposition").starts_with("attachment;"), "{}", answer.header("content-disposition"));
    for (name, value) in [
        ("content-type", "text/plain; charset=utf-8"),
        ("x-content-type-options", "nosniff"),
        ("cache-control", "no-store"),
        ("content-security-policy", "default-src 'none'; sandbox; frame-ancestors 'none'"),
    ] {
        assert_eq!(answer.header(name), value);
    }
    assert_eq!(app.count("audit_entries"), before + 1);
    let told = app.lines("SELECT what || after AS line FROM audit_entries ORDER BY id DESC LIMIT 1").concat();
    assert!(told.starts_with("submission.exported") && !told.contains("Brev"), "what it is called is not in the log: {told}");
    assert_eq!(app.staff("auditor").await.sends_to(&file_of(app, ADA), &[]).await.status, StatusCode::FORBIDDEN);
    assert!(!app.staff("auditor").await.opens(&app.page_of(ADA)).await.answer.text().contains("/files/"));
    let elsewhere = file_of(app, ADA).replace(&app.page_of(ADA), "/admin/submissions/999");
    assert_eq!(kari.sends_to(&elsewhere, &[]).await.status, StatusCode::NOT_FOUND, "a file of another submission");
    // Where answers are told, its name is told.
    adds(&mut kari, &app.page_of(ADA)).await;
    assert!(app.mails().await.iter().any(|mail| mail.text.contains("Your letter: Brev til dere.TXT")));
    assert!(boss.sends_to("/admin/submissions/export", &[]).await.text().contains("Your letter: Brev til dere.TXT"));
    let filled = kari.opens(&format!("{}/form", app.page_of(ADA))).await;
    assert!(filled.says("Sent: Brev til dere.TXT"), "{}", filled.text);
    // The answers' time is the file's.
    app.passes(Duration::days(89));
    upkeep::purge(&app.state).await.unwrap();
    assert_eq!(app.count("submission_file_parts"), 3);
    app.passes(Duration::days(2));
    upkeep::purge(&app.state).await.unwrap();
    assert_eq!((app.count("submissions"), app.count("submission_files"), app.count("submission_file_parts")), (1, 0, 0));
    assert!(!app.staff("agent").await.opens(&app.page_of(ADA)).await.says("Brev til dere"));
});

on_both_engines!(what_is_not_asked_for_is_refused_beside_the_field_and_nothing_is_kept, async |app| {
    app.ignores_mail();
    asks_for_files(app).await;
    let large = vec![b'x'; 600 * 1024 + 1];
    let picture = b"\x89PNG\r\n\x1a\n<script>";
    let fine = Sent("letter", "a.pdf", "application/pdf", PDF);
    let none = Sent("letter", "", "application/octet-stream", b"");
    let png = |name| Sent("pictures", name, "image/png", picture);
    let twice = [fine, Sent("letter", "b.pdf", "application/pdf", PDF)];
    let cases: [(&[Sent<'_>], &str); 9] = [
        (&[], "Choose a file under “Your letter”"),
        (&[none], "Choose a file under “Your letter”"),
        (&[Sent("letter", "empty.pdf", "application/pdf", b"")], "“empty.pdf” is empty"),
        (&[Sent("letter", "long.txt", "text/plain", &large)], "“long.txt” is larger than 600 kB"),
        (&[Sent("letter", "run.pdf", "application/pdf", b"MZ\x90\0\x03")], "“run.pdf” is not of a kind"),
        (&[Sent("letter", "page.txt", "text/plain", b"<svg onload=alert(1)>")], "“page.txt” is not of a kind"),
        (&[Sent("letter", "x/y/a\u{202e}fdp.exe", "application/pdf", b"#!/bin/sh")], "“afdp.exe” is not of a kind"),
        (&[Sent("letter", "a.pdf", "application/pdf", PDF), png("p.png")], "“p.png” is not of a kind"),
        (&twice, "“Your letter” takes at most 1: choose fewer files"),
    ];
    for (files, words) in cases {
        let mut bo = app.visitor();
        let answer = sends(app, &mut bo, BO, files).await;
        let page = Page::read("", answer);
        assert_eq!(page.answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{words}");
        assert_eq!(page.text.matches(words).count(), 2, "in the summary and beside the field: {words}\n{}", page.text);
        assert_eq!((page.value("email"), page.value("first_name")), (BO, "Wilhelmina"), "what was typed stays");
        assert!(page.title.starts_with("Error: "));
        if words.contains("is not of a kind") {
            assert!(page.says("Browsers do not keep files when a page is shown again"), "{}", page.text);
        }
    }
    // What is typed where a file belongs is no file, and a kind of file that is sent as a short body neither.
    let mut bo = app.visitor();
    bo.opens("/en/f/newsletter").await;
    bo.fills("email", BO).ticks("News").ticks(AGREES).fills("letter", "a.pdf");
    assert!(bo.submits().await.says("Choose a file under “Your letter”"));
    assert_eq!((app.count("submissions"), app.count("submission_files"), app.count("mails")), (0, 0, 0));
    let left = std::fs::read_dir(&app.state.config.uploads_dir).map_or(0, Iterator::count);
    assert_eq!(left, 0, "nothing lies about on the disk");
    // The same forms without a field for files take none.
    let mut cara = app.visitor();
    app.republishes("newsletter", |definition| definition.fields.retain(|field| !field.kind.is_file())).await;
    let answer = sends(app, &mut cara, CARA, &[Sent("letter", "a.pdf", "application/pdf", PDF)]).await;
    assert_eq!(answer.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
});

on_both_engines!(files_go_with_what_nobody_confirmed_and_with_whom_they_are_about, async |app| {
    app.ignores_mail();
    asks_for_files(app).await;
    let fine = || [Sent("letter", "bill.exe", "text/html", PDF), Sent("pictures", "", "application/octet-stream", b"")];
    let mut ada = app.visitor();
    sends(app, &mut ada, ADA, &fine()).await;
    confirms(app, &mut ada, ADA).await;
    assert_eq!(sends(app, &mut app.visitor(), BO, &fine()).await.status, StatusCode::SEE_OTHER);
    assert_eq!(
        app.lines("SELECT name || ' ' || kind AS line FROM submission_files"),
        ["bill.exe.pdf pdf"; 2],
        "a name that can be run"
    );
    let vouched = "SELECT CAST(count(*) AS TEXT) AS line FROM submission_files WHERE is_vouched";
    assert_eq!(app.lines(vouched), ["1"]);
    app.passes(Duration::days(15));
    upkeep::purge(&app.state).await.unwrap();
    assert_eq!((app.count("submissions"), app.count("submission_files"), app.count("submission_file_parts")), (1, 1, 1));
    app.meddles("DELETE FROM submissions").await;
    assert_eq!(
        (app.count("submission_files"), app.count("submission_file_parts")),
        (0, 0),
        "erasing a contact deletes submissions"
    );
});

on_both_engines!(there_is_an_end_to_what_strangers_can_store, async |app| {
    app.ignores_mail();
    asks_for_files(app).await;
    let fine = || [Sent("letter", "a.pdf", "application/pdf", PDF)];
    let answer = sends(app, &mut app.visitor(), BO, &fine()).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", Page::read("", answer.clone()).text);
    app.meddles("UPDATE submission_files SET size = 1073741824 - 10").await;
    let mut ada = app.visitor();
    let page = Page::read("", sends(app, &mut ada, ADA, &fine()).await);
    assert_eq!(page.answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(page.text.matches("We have no room for more files right now. Nothing has been sent.").count(), 2, "{}", page.text);
    assert_eq!(app.count("submissions"), 1);
    // What its owner stands for counts no more.
    confirms(app, &mut app.visitor(), BO).await;
    let answer = sends(app, &mut ada, ADA, &fine()).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", Page::read("", answer.clone()).text);
    // A network that sent too much is refused before its files are read.
    app.sets("posts_per_network_per_hour", "1").await;
    assert_eq!(sends(app, &mut ada, CARA, &fine()).await.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(app.count("submission_files"), 2);
});
