//! The pages: uploading in a stream, deciding, checking, running, taking back.

use actix_web::http::{Method, StatusCode, header};
use samtykke::{
    features::imports::Stage,
    kernel::{Language, ids::ImportId},
};

use super::*;
use crate::support::{Answer, BASE_URL, Page, Visitor, on_both_engines};

/// A form that brings a file, as a browser sends it.
pub fn form(csrf: &str, name: &str, content: &[u8]) -> Vec<u8> {
    let mut body = format!(
        "--cut\r\ncontent-disposition: form-data; name=\"csrf\"\r\n\r\n{csrf}\r\n--cut\r\ncontent-disposition: form-data; \
         name=\"file\"; filename=\"{name}\"\r\ncontent-type: text/csv\r\n\r\n"
    )
    .into_bytes();
    body.extend_from_slice(content);
    body.extend_from_slice(b"\r\n--cut--\r\n");
    body
}

pub async fn sends(app: &TestApp, who: &Visitor<'_>, kind: &str, body: Vec<u8>) -> Answer {
    let request = who
        .request(Method::POST, "/admin/imports")
        .insert_header((header::CONTENT_TYPE, kind.to_owned()))
        .insert_header((header::ORIGIN, BASE_URL))
        .insert_header(("sec-fetch-site", "same-origin"))
        .set_payload(body);
    app.asks(request).await
}

pub fn shows(page: &Page, words: &[&str]) {
    for words in words {
        assert!(page.says(words), "{words}");
    }
}

pub const MULTIPART: &str = "multipart/form-data; boundary=cut";

pub fn uploads(app: &TestApp) -> usize {
    std::fs::read_dir(&app.state.config.uploads_dir).map_or(0, Iterator::count)
}

on_both_engines!(a_file_is_brought_in_and_taken_back_by_hand, async |app| {
    let mut kari = app.staff("administrator").await;
    let text = "E-post;Fornavn;Samtykke\nåse@example.org;Åse;ja\nlars@example.org;Lars;nei\nnobody;=1+1;\n";
    let answer = sends(app, &kari, MULTIPART, form(&kari.csrf(), "../people.csv", text.as_bytes())).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    let path = answer.header("location").to_owned();
    let id = ImportId(path.rsplit('/').next().unwrap().parse().unwrap());
    shows(kari.opens(&path).await, &["What each column fills", "For example: åse@example.org · lars@example.org · nobody"]);
    // Without a day and a proof nothing is checked.
    kari.fills(&format!("grant-{}", purpose(app, "EMARKETING")), &basis(app, "61A").to_string());
    shows(kari.submits().await, &["There is a problem", "Say on which day"]);
    kari.fills("date", "2024-03-05");
    kari.fills("evidence", "The old form");
    kari.submits().await;
    assert_eq!(stands(app, id).stage, Stage::Checking);
    app.works_off().await;
    shows(kari.opens(&path).await, &["What it would come to", "This is not an e-mail address", "Consent"]);
    assert!(who(app, "åse@example.org").is_none(), "nothing has changed yet");
    let problems = kari.sends_to(&format!("{path}/problems"), &[]).await;
    assert!(problems.text().contains("nobody,'=1+1"), "{}", problems.text());
    kari.opens(&path).await;
    kari.presses("Import").await;
    app.works_off().await;
    shows(kari.opens(&path).await, &["What it came to", "what is stored about them and where it came from"]);
    assert!(who(app, "åse@example.org").is_some());
    kari.presses("Take the import back").await;
    app.works_off().await;
    shows(kari.opens(&path).await, &["2 went to the bin"]);
    shows(kari.opens("/admin/imports").await, &["Taken back"]);
    // The same columns once more: what they fill is remembered.
    let answer = sends(app, &kari, MULTIPART, form(&kari.csrf(), "again.csv", text.as_bytes())).await;
    let again = ["The columns are set as they were", "This very file was imported before"];
    shows(kari.opens(answer.header("location")).await, &again);
});

/// Uploads a file, has it checked with what is proposed and runs it; answers its page.
async fn brings(app: &TestApp, kari: &mut Visitor<'_>, name: &str, content: &str) -> String {
    let answer = sends(app, kari, MULTIPART, form(&kari.csrf(), name, content.as_bytes())).await;
    let path = answer.header("location").to_owned();
    kari.opens(&path).await;
    kari.presses("Check").await;
    app.works_off().await;
    kari.opens(&path).await;
    kari.presses("Import").await;
    app.works_off().await;
    path
}

on_both_engines!(the_result_leads_to_who_is_new_and_who_changed, async |app| {
    let mut kari = app.staff("administrator").await;
    let path = brings(app, &mut kari, "first.csv", "email,first name\nkari@example.org,\nola@example.org,Ola\n").await;
    shows(kari.opens(&path).await, &["Who is new and who changed", "Import 1, new: first.csv", "2 contacts"]);
    assert!(!kari.page().says("changed: first.csv"), "nobody was changed");
    let path = brings(app, &mut kari, "second.csv", "email,first name\nkari@example.org,Kari\nåse@example.org,Åse\n").await;
    shows(kari.opens(&path).await, &["Import 2, new: second.csv", "Import 2, changed: second.csv", "One contact"]);
    let lists: Vec<String> = kari.page().links.iter().filter(|to| to.starts_with("/admin/selections/")).cloned().collect();
    assert_eq!(lists.len(), 2);
    shows(kari.opens(&lists[0]).await, &["Åse", "åse@example.org"]);
    shows(kari.opens(&lists[1]).await, &["Kari", "kari@example.org"]);
    // A colleague sees the import, and not what the one who ran it keeps for themselves; nor does anybody see what is deleted.
    let mut bo = app.staff("administrator").await;
    shows(bo.opens(&path).await, &["What it came to"]);
    assert!(!bo.page().says("Who is new and who changed") && !bo.page().says("Import 2"));
    kari.opens(&lists[1]).await;
    kari.presses("Delete").await;
    shows(kari.opens(&path).await, &["Import 2, new: second.csv"]);
    assert!(!kari.page().says("Import 2, changed"));
});

on_both_engines!(rows_are_counted_without_the_line_that_names_columns, async |app| {
    let mut kari = app.staff("administrator").await;
    for (name, text, rows) in [
        ("named.csv", "email,first name\nkari@example.org,Kari\nola@example.org,Ola\n", 2),
        ("unended.csv", "email,first name\nkari@example.org,Kari\nola@example.org,Ola\nåse@example.org,Åse", 3),
        ("bare.csv", "kari@example.org,Kari\nola@example.org,Ola\n", 2),
        ("nobody.csv", "email,first name\n", 0),
    ] {
        let answer = sends(app, &kari, MULTIPART, form(&kari.csrf(), name, text.as_bytes())).await;
        let path = answer.header("location").to_owned();
        kari.opens(&path).await;
        kari.presses("Check").await;
        let words = if rows == 0 { "0 rows so far".to_owned() } else { format!("0 of {rows} rows, 0 per cent") };
        shows(kari.opens(&path).await, &[&words]);
        app.works_off().await;
        let job = stands(app, ImportId(path.rsplit('/').next().unwrap().parse().unwrap())).job.unwrap();
        shows(kari.opens(&format!("/admin/jobs/{job}")).await, &[&format!("{rows} of {rows}")]);
    }
});

on_both_engines!(what_was_left_aside_is_named_by_line_and_column, async |app| {
    let mut kari = app.staff("administrator").await;
    let text = "email,first name,country\nkari@example.org,Kari,Norway\nola@example.org,Ola,Atlantis\nnobody,No,Body\n";
    let answer = sends(app, &kari, MULTIPART, form(&kari.csrf(), "people.csv", text.as_bytes())).await;
    let path = answer.header("location").to_owned();
    kari.opens(&path).await;
    kari.presses("Check").await;
    app.works_off().await;
    let words =
        ["Of one row something was left aside", "3 country This country is not known", "4 email This is not an e-mail address"];
    let says = |page: &Page| {
        let text = page.text.split_whitespace().collect::<Vec<_>>().join(" ");
        for words in words {
            assert!(text.contains(words), "{words}: {text}");
        }
    };
    says(kari.opens(&path).await);
    kari.presses("Import").await;
    app.works_off().await;
    says(kari.opens(&path).await);
});

on_both_engines!(a_workbook_is_not_measured_in_lines, async |app| {
    let table = samtykke::web::xlsx::small("People", &["email", "first name"], &[vec!["kari@example.org".into(), "Kari".into()]]);
    let id = arrives(app, "people.xlsx", &table.unwrap(), |_| ());
    let Asked::Opened(job) = asks_for_check(app, id) else { panic!("it can be checked") };
    let total = |app: &TestApp| app.state.db.read_blocking(|c| samtykke::jobs::by_id(c, job)).unwrap().unwrap().total;
    assert_eq!(total(app), None, "how much a packed file holds is seen when it is read");
    app.works_off().await;
    assert_eq!(total(app), Some(1));
});

on_both_engines!(a_file_is_not_taken_from_who_may_not_bring_it, async |app| {
    let kari = app.staff("administrator").await;
    let good = form(&kari.csrf(), "people.csv", b"email\nkari@example.org\n");
    // Another's token, none at all, and a token that comes after the file.
    for body in [
        form("forged", "people.csv", b"email\n"),
        form("", "people.csv", b"email\n"),
        b"--cut\r\ncontent-disposition: form-data; name=\"file\"; filename=\"x\"\r\n\r\nemail\r\n--cut--\r\n".to_vec(),
    ] {
        assert_eq!(sends(app, &kari, MULTIPART, body).await.status, StatusCode::FORBIDDEN);
    }
    assert_eq!(
        sends(app, &kari, "application/x-www-form-urlencoded", b"csrf=x".to_vec()).await.status,
        StatusCode::UNSUPPORTED_MEDIA_TYPE
    );
    assert_eq!(sends(app, &kari, MULTIPART, b"--cut\r\nbroken".to_vec()).await.status, StatusCode::BAD_REQUEST);
    let agent = app.staff("agent").await;
    let answer = sends(app, &agent, MULTIPART, form(&agent.csrf(), "people.csv", b"email\n")).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    let elsewhere = kari
        .request(Method::POST, "/admin/imports")
        .insert_header((header::CONTENT_TYPE, MULTIPART))
        .insert_header((header::ORIGIN, "https://evil.example"))
        .set_payload(good.clone());
    assert_eq!(app.asks(elsewhere).await.status, StatusCode::FORBIDDEN);
    // A form broken off in the middle of its file leaves nothing behind.
    let cut = good[..good.len() - 12].to_vec();
    assert_eq!(sends(app, &kari, MULTIPART, cut).await.status, StatusCode::BAD_REQUEST);
    assert_eq!(uploads(app), 0);
    // Nor does a file that cannot be read.
    for (name, content, why) in [
        ("empty.csv", &b""[..], "There is nothing in the file"),
        ("open.csv", b"email,name\na@example.org,\"A\nb@example.org,B\n", "A quotation mark is never closed"),
        ("not.xlsx", b"PK\x03\x04 nothing", "This is no workbook"),
    ] {
        let answer = sends(app, &kari, MULTIPART, form(&kari.csrf(), name, content)).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        assert!(answer.text().contains(why), "{name}");
    }
    assert_eq!(uploads(app), 0);
    assert_eq!(sends(app, &kari, MULTIPART, good).await.status, StatusCode::SEE_OTHER);
    assert_eq!(uploads(app), 1);
});

on_both_engines!(file_and_rows_are_erased_two_weeks_after_the_last_step, async |app| {
    let import = brings_in(app, "people.csv", "email\nkari@example.org\n", |_| ()).await;
    let folder = app.state.config.uploads_dir.clone();
    let later = app.clock.now().plus(chrono::Duration::days(15));
    assert_eq!(imports::purge(&app.state.db, &folder, later).unwrap(), 1);
    assert_eq!(uploads(app), 0);
    assert_eq!(app.lines("SELECT CAST(n AS TEXT) AS line FROM import_rows").len(), 0);
    let import = stands(app, import.id);
    assert_eq!((import.counts.new, import.file, import.sha256.len()), (1, None, 64), "what was done with which content stays");
    let mut kari = app.staff_speaking("administrator", Language::Nb).await;
    shows(kari.opens(&format!("/admin/imports/{}", import.id)).await, &["ble slettet"]);
});
