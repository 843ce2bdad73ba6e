//! Files as nobody would wish for them, and machines without room.

use actix_web::http::{Method, StatusCode, header};
use chrono::NaiveDate;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use samtykke::{
    features::imports::{self, Counts, Part, Run, Stage, Target, Unknown},
    jobs::{self, Work},
};

use super::{
    pages::{MULTIPART, form, sends, shows, uploads},
    *,
};
use crate::support::{BASE_URL, Engine, on_both_engines};

on_both_engines!(of_a_workbook_one_sheet_comes_in_with_its_days_and_what_its_formulas_came_to, async |app| {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("Read me").unwrap().write(0, 0, "Nobody stands here").unwrap();
    let sheet = book.add_worksheet().set_name("People").unwrap();
    for (at, name) in ["email", "first name", "country", "when"].into_iter().enumerate() {
        sheet.write(0, u16::try_from(at).unwrap(), name).unwrap();
    }
    let day = ExcelDateTime::from_ymd(2024, 3, 5).unwrap();
    for (row, (address, name)) in [("kari@example.org", "Kari"), ("ola@example.org", "Ola")].into_iter().enumerate() {
        let row = u32::try_from(row).unwrap() + 1;
        sheet.write(row, 0, address).unwrap();
        sheet.write_formula(row, 1, Formula::new(format!("=CONCAT(\"{name}\")")).set_result(name)).unwrap();
        sheet.write(row, 2, "Norge").unwrap();
        sheet.write_with_format(row, 3, &day, &Format::new().set_num_format("dd.mm.yyyy")).unwrap();
    }
    // A day as a bare number is what spreadsheets make of days.
    sheet.write(3, 0, "eva@example.org").unwrap();
    sheet.write(3, 3, 45_356.0).unwrap();
    let mut kari = app.staff("administrator").await;
    let answer = sends(app, &kari, MULTIPART, form(&kari.csrf(), "people.xlsx", &book.save_to_buffer().unwrap())).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    let path = answer.header("location").to_owned();
    let id = ImportId(path.rsplit('/').next().unwrap().parse().unwrap());
    shows(kari.opens(&path).await, &["Read me", "People"]);
    kari.fills("sheet", "People").ticks("The first row names the columns");
    kari.presses("Read again").await;
    assert_eq!(stands(app, id).headers, ["email", "first name", "country", "when"]);
    let (marketing, date) = (purpose(app, "EMARKETING"), Target::Consent(purpose(app, "EMARKETING"), Part::Date));
    kari.fills(&format!("grant-{marketing}"), &basis(app, "61A").to_string());
    kari.fills("column-3", &date.code()).fills("evidence", "The old form");
    kari.submits().await;
    assert_eq!(stands(app, id).stage, Stage::Checking, "{}", kari.page().text);
    app.works_off().await;
    kari.opens(&path).await;
    kari.presses("Import").await;
    app.works_off().await;
    assert_eq!(stands(app, id).counts, Counts { new: 3, ..Counts::default() });
    assert_eq!(details(app, who(app, "ola@example.org").unwrap()).0, "Ola", "what the formula came to");
    let days = app.lines("SELECT body AS line FROM event_details WHERE body LIKE '%2024-03-05%'");
    assert_eq!(days.len(), 3, "every row says the day in its own way");
});

on_both_engines!(a_file_of_three_hundred_columns_is_mapped_and_comes_in, async |app| {
    let names: Vec<String> = (0..300).map(|n| if n == 299 { "email".into() } else { format!("field {n}") }).collect();
    let row = |address: &str| format!("{}{address}\n", "x,".repeat(299));
    let text = format!("{}\n{}{}", names.join(","), row("kari@example.org"), row("ola@example.org"));
    let mut kari = app.staff("administrator").await;
    let answer = sends(app, &kari, MULTIPART, form(&kari.csrf(), "wide.csv", text.as_bytes())).await;
    let path = answer.header("location").to_owned();
    shows(kari.opens(&path).await, &["field 298"]);
    kari.submits().await;
    app.works_off().await;
    kari.opens(&path).await;
    kari.presses("Import").await;
    app.works_off().await;
    assert!(who(app, "kari@example.org").is_some() && who(app, "ola@example.org").is_some());
    let wider = format!("{}\n", names.join(",")).repeat(2).replace('\n', &format!(",{}\n", "y,".repeat(300)));
    let answer = sends(app, &kari, MULTIPART, form(&kari.csrf(), "wider.csv", wider.as_bytes())).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "more than anybody could map");
    assert_eq!(uploads(app), 1);
});

on_both_engines!(one_endless_line_is_refused_and_leaves_nothing, async |app| {
    let kari = app.staff("administrator").await;
    let mut endless = b"email,name\nkari@example.org,".to_vec();
    endless.resize(100_000_000, b'x');
    let answer = sends(app, &kari, MULTIPART, form(&kari.csrf(), "endless.csv", &endless)).await;
    assert_eq!((answer.status, uploads(app)), (StatusCode::UNPROCESSABLE_ENTITY, 0), "{}", answer.text());
});

on_both_engines!(a_file_that_says_it_is_too_large_is_refused_before_it_is_sent, async |app| {
    let kari = app.staff("administrator").await;
    let request = kari
        .request(Method::POST, "/admin/imports")
        .insert_header((header::CONTENT_TYPE, MULTIPART))
        .insert_header((header::ORIGIN, BASE_URL))
        .insert_header(("sec-fetch-site", "same-origin"))
        .set_payload(form(&kari.csrf(), "large.csv", b"email\nkari@example.org\n"))
        .insert_header((header::CONTENT_LENGTH, (imports::LIMIT + 1_000_000).to_string()));
    let answer = app.asks(request).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(answer.text().contains("The file is larger than 500"), "{}", answer.text());
    assert_eq!((uploads(app), app.count("imports")), (0, 0));
});

on_both_engines!(interests_of_a_file_are_added_only_by_who_may_edit_lists, async |app| {
    app.staff_runs("INSERT INTO role_rights (role_id, code) SELECT id, 'import' FROM roles WHERE key = 'agent'").await;
    let text = "email,interests\nkari@example.org,Music\n";
    let (mut kari, mut ola) = (app.staff("administrator").await, app.staff("agent").await);
    // One who may decides that interests are added; the next file with these columns is another's.
    let answer = sends(app, &kari, MULTIPART, form(&kari.csrf(), "first.csv", text.as_bytes())).await;
    let first = answer.header("location").to_owned();
    assert!(!kari.opens(&first).await.says("only those who may edit lists"));
    kari.fills("unknown", "add").submits().await;
    app.works_off().await;
    let id = |path: &str| ImportId(path.rsplit('/').next().unwrap().parse().unwrap());
    assert_eq!(stands(app, id(&first)).plan.unknown, Unknown::Add);
    let answer = sends(app, &ola, MULTIPART, form(&ola.csrf(), "second.csv", text.as_bytes())).await;
    let second = answer.header("location").to_owned();
    let page = ola.opens(&second).await;
    assert!(page.says("only those who may edit lists add them"), "{}", page.text);
    assert_eq!(stands(app, id(&second)).plan.unknown, Unknown::Skip, "what another decided for such columns");
    let mut values = ola.body();
    values.retain(|(name, _)| name != "unknown");
    values.push(("unknown".into(), "add".into()));
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    ola.posts(&second, &values).await;
    assert_eq!(stands(app, id(&second)).plan.unknown, Unknown::Skip, "what nobody offered");
    app.works_off().await;
    // Running the import that she decided about does not add any by his hand either.
    ola.sends_to(&format!("{first}/run"), &[]).await;
    app.works_off().await;
    assert_eq!((stands(app, id(&first)).stage, app.count("interests")), (Stage::Done, 0));
    assert!(who(app, "kari@example.org").is_some());
    let answer = sends(app, &kari, MULTIPART, form(&kari.csrf(), "third.csv", text.as_bytes())).await;
    let third = answer.header("location").to_owned();
    kari.opens(&third).await;
    kari.fills("unknown", "add").submits().await;
    app.works_off().await;
    kari.opens(&third).await;
    kari.presses("Import").await;
    app.works_off().await;
    assert_eq!((app.count("interests"), app.count("contact_interests")), (1, 1));
});

#[actix_web::test]
async fn on_a_disk_that_is_full_for_a_while_a_run_waits_and_comes_to_the_same() {
    let app = TestApp::on(Engine::Sqlite).await;
    let text: String = std::iter::once("email,first name,status\n".to_owned())
        .chain((0..3000).map(|n| format!("p{n}@example.org,{},subscribed\n", "x".repeat(60))))
        .collect();
    let id = arrives(&app, "people.csv", text.as_bytes(), |plan| {
        plan.grants.insert(purpose(&app, "EMARKETING"), basis(&app, "61A"));
        plan.date = NaiveDate::from_ymd_opt(2024, 3, 5);
        plan.evidence = "The old form".into();
    });
    // The file may not grow by a page until the writer begins afresh after the fault.
    app.meddles("PRAGMA max_page_count = 1").await;
    asks_for_check(&app, id);
    app.works_off().await;
    assert_eq!(stands(&app, id).counts, Counts { new: 3000, ..Counts::default() });
    asks_for_run(&app, id);
    // A portion that meets it leaves nothing of itself.
    app.meddles("PRAGMA max_page_count = 1").await;
    let job = app.state.db.read_blocking(|c| jobs::by_id(c, stands(&app, id).job.unwrap())).unwrap().unwrap();
    let run = Run::new(app.state.snapshots.clone(), Box::new(|| "none".into()));
    let (portion, at) = (run.next(&app.state.db, &job).unwrap(), app.now());
    let met = app.state.db.write_blocking(move |tx| portion(tx, &job.context(at), &job).map(drop));
    assert!(matches!(&met, Err(DbError::Unavailable(why)) if why.contains("full")), "{met:?}");
    assert_eq!((app.count("contacts"), app.count("events")), (0, 0));
    // The work itself tries again.
    app.meddles("PRAGMA max_page_count = 1").await;
    app.works_off().await;
    let job = app.state.db.read_blocking(|c| jobs::by_id(c, stands(&app, id).job.unwrap())).unwrap().unwrap();
    assert_eq!((job.state, job.done), (jobs::State::Done, 3000));
    assert_eq!(stands(&app, id).counts, Counts { new: 3000, ..Counts::default() });
    assert_eq!(app.count("events"), 3 * 3000, "each once: created, stored on a ground, agreed");
    app.is_in_order().await;
}
