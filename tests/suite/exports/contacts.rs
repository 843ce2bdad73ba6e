//! Contacts as files, as staff take them.

use std::{collections::BTreeMap, fs, process::Command};

use actix_web::http::{Method, StatusCode};
use samtykke::{
    features::{crowds, selections},
    kernel::{Actor, Channel, Context, Language, ids::StaffId},
};
use serde_json::Value;

use super::unzipped;
use crate::{
    journeys::{ADA, BO},
    processes::python,
    support::{TestApp, on_both_engines},
};

const PAGE: &str = "/admin/contacts/export";

impl TestApp {
    /// Ada who subscribed and Bo of whom little is known.
    async fn two_people(&self) {
        self.subscriber(ADA, &["News"]).await;
        self.knows(BO).await;
        self.registers(BO, "EMARKETING", "WITHDRAWN").await;
        self.ignores_mail();
        let bo = self.id_of(BO);
        self.meddles(&format!("UPDATE contacts SET company = 'Fjord & Sønn, \"Oslo\"', no_mailings = TRUE WHERE id = {bo}"))
            .await;
    }

    /// The file as text.
    async fn exported(&self, format: &str, more: &[(&str, &str)]) -> String {
        let mut kari = self.staff("administrator").await;
        let mut values = vec![("format", format)];
        values.extend(more);
        let answer = kari.sends_to(PAGE, &values).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
        assert!(answer.header("content-disposition").contains(&format!("contacts.{format}")));
        assert_eq!(answer.header("cache-control"), "no-store");
        answer.text()
    }

    /// Everybody as JSON, by address.
    async fn as_json(&self, more: &[(&str, &str)]) -> BTreeMap<String, Value> {
        let text = self.exported("jsonl", more).await;
        let rows = text.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
        rows.map(|row| (row["address"].as_str().unwrap().to_owned(), row)).collect()
    }
}

/// A CSV file as a program reads it that is not ours.
fn read_by_python(text: &str) -> Vec<Vec<String>> {
    let file = tempfile::NamedTempFile::new().unwrap();
    fs::write(file.path(), text).unwrap();
    let program =
        "import csv, json, sys\nprint(json.dumps(list(csv.reader(open(sys.argv[1], encoding='utf-8-sig', newline='')))))";
    let output = Command::new(python()).args(["-c", program]).arg(file.path()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

on_both_engines!(every_column_says_what_is_stored_in_each_kind_of_file, async |app| {
    app.two_people().await;
    let rows = app.as_json(&[("every", "yes")]).await;
    assert_eq!(rows.len(), 2);
    let (ada, bo) = (&rows[ADA], &rows[BO]);
    for (column, of_ada, of_bo) in [
        ("language", "\"en\"", "\"en\""),
        ("source", "\"WEBFORM\"", "\"USER\""),
        ("no_mailings", "false", "true"),
        ("company", "null", "\"Fjord & Sønn, \\\"Oslo\\\"\""),
        ("other_addresses", "[]", "[]"),
        ("interests", "[]", "[]"),
        ("consent.EMARKETING.state", "\"active\"", "\"withdrawn\""),
        ("consent.EMARKETING.basis", "\"61A\"", "\"WITHDRAWN\""),
        ("consent.EMARKETING.registered_by", "\"contact\"", "\"system\""),
        ("consent.EMARKETING.comment", "null", "null"),
        ("consent.EMARKETING.import", "null", "null"),
        ("consent.STORE.state", "\"active\"", "\"none\""),
        ("consent.STORE.basis", "\"61F\"", "null"),
        ("subscription.NEWS.choice", "\"on\"", "null"),
        ("subscription.NEWS.subscribed", "true", "false"),
    ] {
        let is = |row: &Value| row.get(column).unwrap_or_else(|| panic!("no {column} in {row}")).to_string();
        assert_eq!((is(ada).as_str(), is(bo).as_str()), (of_ada, of_bo), "{column}");
    }
    assert_eq!(ada["created_at"].as_str().unwrap().len(), "2027-03-01T09:00:00Z".len());
    assert!(!ada["address_confirmed_at"].is_null() && bo["address_confirmed_at"].is_null());

    let table = read_by_python(&app.exported("csv", &[("every", "yes")]).await);
    assert_eq!(table.len(), 3);
    let at = |name: &str| table[0].iter().position(|head| head == name).unwrap_or_else(|| panic!("{name}: {:?}", table[0]));
    assert_eq!(table[1].len(), ada.as_object().unwrap().len(), "the same columns in each kind");
    assert_eq!(table[1][at("E-marketing: State")], "Active");
    assert_eq!(table[2][at("E-marketing: State")], "Withdrawn");
    assert_eq!(table[2][at("Company")], "Fjord & Sønn, \"Oslo\"");
    assert_eq!((table[1][at("News: Subscribed")].as_str(), table[2][at("No mailings")].as_str()), ("Yes", "Yes"));

    let mut kari = app.staff("administrator").await;
    let answer = kari.sends_to(PAGE, &[("format", "xlsx"), ("every", "yes")]).await;
    assert_eq!(answer.header("content-type"), samtykke::web::xlsx::CONTENT_TYPE);
    let sheet = String::from_utf8(unzipped(&answer.body)["xl/worksheets/sheet1.xml"].clone()).unwrap();
    assert_eq!(sheet.matches("<row ").count(), 3);
    assert!(sheet.contains(ADA) && sheet.contains("E-marketing: State") && sheet.contains("Fjord &amp; Sønn"), "{sheet}");
    let left: Vec<_> = fs::read_dir(&app.state.config.data_dir).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(!left.iter().any(|name| name.to_string_lossy().contains("tmp")), "nothing is left on the disk: {left:?}");
});

on_both_engines!(only_chosen_columns_and_contacts_are_in_it, async |app| {
    app.two_people().await;
    let bo = app.id_of(BO).to_string();
    let text = app.exported("csv", &[("field", "consent.EMARKETING.basis"), ("field", "address"), ("contact", &bo)]).await;
    assert_eq!(text, format!("\u{feff}E-mail address,E-marketing: Legal basis\r\n{BO},Withdrawn\r\n"));
    assert_eq!(app.as_json(&[("field", "address"), ("contact", "999999")]).await.len(), 0, "who is not there is not in it");
    app.meddles(&format!("UPDATE contacts SET deleted_at = created_at WHERE id = {bo}")).await;
    assert_eq!(app.as_json(&[("field", "address")]).await.into_keys().collect::<Vec<_>>(), [ADA], "nor who was deleted");
});

on_both_engines!(heads_are_in_the_language_of_the_member_and_codes_in_none, async |app| {
    app.two_people().await;
    let (mut heads, mut codes) = (Vec::new(), Vec::new());
    for language in Language::ALL {
        let mut member = app.staff_speaking("administrator", language).await;
        let text = member.sends_to(PAGE, &[("format", "csv"), ("every", "yes")]).await.text();
        heads.push(text.lines().next().unwrap().to_owned());
        codes.push(member.sends_to(PAGE, &[("format", "jsonl"), ("every", "yes")]).await.text());
        let page = member.opens(PAGE).await;
        assert!(!page.text.contains("exports-"), "{language}: {}", page.text);
    }
    assert!(heads.iter().all(|head| !head.contains("exports-") && !head.contains("cards-")), "{heads:#?}");
    heads.sort();
    heads.dedup();
    assert_eq!(heads.len(), Language::ALL.len());
    codes.dedup();
    assert_eq!(codes.len(), 1);
});

on_both_engines!(what_the_list_found_and_a_selection_hold_the_same_people_as_their_files, async |app| {
    app.two_people().await;
    let only = async |more: &[(&str, &str)]| {
        let mut values = vec![("field", "address")];
        values.extend(more);
        app.as_json(&values).await.into_keys().collect::<Vec<_>>()
    };
    let purpose = app.state.snapshots.now().lists.purpose_of_key("EMARKETING").unwrap().id.to_string();
    assert_eq!(only(&[("purpose", &purpose), ("state", "withdrawn")]).await, [BO]);
    assert_eq!(only(&[("search", "ada")]).await, [ADA]);
    assert_eq!(only(&[("search", "nobody")]).await, [""; 0]);

    let mut kari = app.staff("administrator").await;
    let owner = app.lines("SELECT CAST(max(id) AS TEXT) AS line FROM staff").concat().parse().unwrap();
    let (at, ada) = (app.now(), app.id_of(ADA));
    let made = app.arranges(move |tx| {
        let ctx = Context { actor: Actor::Staff(StaffId(owner)), channel: Channel::Admin, ..Context::system(at) };
        let shared = selections::create_static(tx, &ctx, "Regulars", true)?;
        let private = selections::create_static(tx, &ctx, "Mine", false)?;
        selections::add_members(tx, &ctx, shared, &[ada])?;
        selections::add_members(tx, &ctx, private, &[ada])?;
        Ok((shared.to_string(), private.to_string()))
    });
    let (shared, private) = made.await;
    assert_eq!(only(&[("selection", &shared)]).await, [ADA]);
    let page = kari.opens(&format!("{PAGE}?selection={private}")).await;
    assert!(page.says("1 contacts in Mine") || page.says("in Mine"), "{}", page.text);
    let entry =
        app.lines("SELECT subject_id AS line FROM audit_entries WHERE what = 'contacts.exported' AND subject_kind = 'selection'");
    assert_eq!(entry, [shared.as_str()]);
    // Whose selection it is not neither sees nor takes it.
    let mut ola = app.staff("administrator").await;
    for id in [private.as_str(), "999999"] {
        let values = [("selection", id), ("format", "csv"), ("field", "address")];
        assert_eq!(ola.sends_to(PAGE, &values).await.status, StatusCode::NOT_FOUND, "{id}");
        let page = app.asks(ola.request(Method::GET, &format!("{PAGE}?selection={id}"))).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{id}");
    }
});

on_both_engines!(nothing_that_somebody_typed_is_a_formula, async |app| {
    let typed = [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "  =1",
        "＝1",
        "＋1",
        "－1",
        "＠1",
        "=cmd|' /C calc'!A0",
        "=HYPERLINK(\"https://evil.example\",\"x\")",
        "\"=1",
        "a,b;c\t\"d\"\r\ne",
        "Fjordlys;=1+1",
    ];
    for (number, text) in typed.iter().enumerate() {
        let address = format!("p{number}@fjordlys.no");
        app.knows(&address).await;
        let text = text.replace('\'', "''");
        app.meddles(&format!("UPDATE contacts SET company = '{text}' WHERE id = {}", app.id_of(&address))).await;
    }
    let table = read_by_python(&app.exported("csv", &[("field", "company")]).await);
    assert_eq!(table.len(), typed.len() + 1);
    for (row, text) in table[1..].iter().zip(typed) {
        let is_formula = text.trim_start_matches(' ').starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
        let expected = if is_formula { format!("'{text}") } else { text.to_owned() };
        // Where it begins a line, or a cell of a program that parts them at semicolons.
        let expected = expected.replace("\t=", "\t'=").replace("\r=", "\r'=").replace("\n=", "\n'=").replace(";=", ";'=");
        assert_eq!(row, &[expected], "{text:?}");
    }
    let mut kari = app.staff("administrator").await;
    let book = unzipped(&kari.sends_to(PAGE, &[("format", "xlsx"), ("field", "company")]).await.body);
    let sheet = String::from_utf8(book["xl/worksheets/sheet1.xml"].clone()).unwrap();
    assert!(!sheet.contains("<f>") && !sheet.contains(">=1") && sheet.contains(">'=1+1<"), "{sheet}");
});

on_both_engines!(what_was_written_so_that_it_is_no_formula_comes_back_as_it_was, async |app| {
    let typed = ("+47 22 33 44 55", "-Fjord & Sønn;=1+1; @home");
    app.knows(ADA).await;
    app.meddles(&format!("UPDATE contacts SET phone = '{}', company = '{}'", typed.0, typed.1)).await;
    let fields = [("field", "address"), ("field", "phone"), ("field", "company")];
    let text = app.exported("csv", &fields).await;
    assert!(text.contains("'+47 22 33 44 55") && text.contains("'-Fjord & Sønn;'=1+1;' @home"), "{text}");
    let elsewhere = TestApp::on(app.engine).await;
    let import = crate::imports::brings_in(&elsewhere, "contacts.csv", &text, |_| ()).await;
    assert_eq!(import.counts.new, 1, "{import:?}");
    let line = "SELECT phone || ' / ' || company AS line FROM contacts";
    assert_eq!((elsewhere.lines(line), app.lines(line)), (app.lines(line), vec![format!("{} / {}", typed.0, typed.1)]));
});

on_both_engines!(who_may_takes_a_file_and_the_log_says_so_without_naming_anybody, async |app| {
    app.two_people().await;
    let mut agent = app.staff("agent").await;
    assert_eq!(app.asks(agent.request(Method::GET, PAGE)).await.status, StatusCode::FORBIDDEN);
    assert_eq!(agent.sends_to(PAGE, &[("format", "csv"), ("every", "yes")]).await.status, StatusCode::FORBIDDEN);
    let page = agent.opens("/admin/contacts").await;
    assert!(!page.links.iter().any(|link| link.contains("export")), "{:?}", page.links);

    let mut kari = app.staff("administrator").await;
    kari.opens("/admin/contacts?search=ada").await;
    let link = kari.page().links.iter().find(|link| link.contains("/admin/contacts/export")).unwrap().replace("&amp;", "&");
    let page = kari.opens(&link).await;
    assert!(page.says("First name") && page.says("Spreadsheet"), "{}", page.text);
    assert_eq!(app.count("audit_entries WHERE what = 'contacts.exported'"), 0, "looking takes nothing");
    let answer = kari.sends_to(PAGE, &[("search", ADA), ("format", "csv"), ("field", "address")]).await;
    assert!(answer.text().contains(ADA), "{}", answer.text());
    let entry = app.lines("SELECT after AS line FROM audit_entries WHERE what = 'contacts.exported'").concat();
    assert!(entry.contains("\"format\":\"csv\"") && entry.contains("\"columns\":[\"address\"]"), "{entry}");
    assert!(!entry.contains(ADA) && !entry.contains("ada"), "{entry}");
    assert!(kari.opens("/admin/audit?what=contacts.exported").await.says("Contacts: "), "{}", kari.page().text);
});

on_both_engines!(what_makes_no_file_is_told_and_kept, async |app| {
    app.two_people().await;
    let mut kari = app.staff("administrator").await;
    for (values, words) in [
        (vec![("format", "csv")], "Choose at least one column"),
        (vec![("format", "odt"), ("field", "address")], "Kind of file"),
        (vec![("field", "address")], "Kind of file"),
        (vec![("format", "csv"), ("field", "password")], "Columns"),
    ] {
        let answer = kari.sends_to(PAGE, &values).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{values:?}");
        assert!(answer.text().contains(words), "{values:?}");
    }
    let answer = kari.sends_to(PAGE, &[("stored-from", "yesterday"), ("format", "csv"), ("field", "address")]).await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/admin/contacts?stored-from=yesterday"));
    assert_eq!(app.count("audit_entries WHERE what = 'contacts.exported'"), 0);
});

on_both_engines!(many_contacts_cost_a_few_statements_a_window, async |app| {
    let (house, now) = (app.state.snapshots.now(), app.now());
    app.arranges(move |tx| crowds::add(tx, &house, now, 1, 1100, 1100)).await;
    let mut kari = app.staff("administrator").await;
    for format in ["csv", "jsonl", "xlsx"] {
        let mut rows = 0;
        let statements = app
            .statements_of(async {
                let answer = kari.sends_to(PAGE, &[("format", format), ("every", "yes")]).await;
                rows = match format {
                    "csv" => answer.text().lines().count() - 1,
                    "jsonl" => answer.text().lines().count(),
                    _ => {
                        let sheet = String::from_utf8(unzipped(&answer.body)["xl/worksheets/sheet1.xml"].clone()).unwrap();
                        sheet.matches("<row ").count() - 1
                    }
                };
            })
            .await;
        assert_eq!(rows, 1100, "{format}");
        let asked = statements.iter().filter(|statement| statement.contains("FROM")).count();
        assert!((12..40).contains(&asked), "{format}: {asked} for two windows: {statements:#?}");
    }
});

on_both_engines!(
    #[should_panic(expected = "a body broke off")]
    a_file_whose_rows_cannot_all_be_read_has_no_end,
    async |app| {
        app.two_people().await;
        let mut kari = app.staff("administrator").await;
        app.meddles("ALTER TABLE contact_interests RENAME TO somewhere_else").await;
        kari.sends_to(PAGE, &[("format", "csv"), ("every", "yes")]).await;
    }
);
