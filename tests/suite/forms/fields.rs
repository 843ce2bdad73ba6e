//! What fields can be beyond their words: half a line wide, for files, and kept within what administrators allow.

use actix_web::http::StatusCode;
use samtykke::features::forms::model::Definition;

use super::says;
use crate::{
    journeys::{ADA, AGREES},
    support::{TestApp, Visitor, on_both_engines},
};

/// The newest version of a form, draft or not.
fn latest(app: &TestApp, form: &str) -> Definition {
    let id = form.rsplit('/').next().unwrap_or_default();
    let text =
        app.lines(&format!("SELECT definition AS line FROM form_versions WHERE form_id = {id} ORDER BY number DESC LIMIT 1"));
    serde_json::from_str(&text.concat()).unwrap()
}

/// Switches a setting about details of contacts on or off on its page.
async fn decides(boss: &mut Visitor<'_>, label: &str, is_on: bool) {
    boss.opens("/admin/settings/contact-fields").await;
    if is_on {
        boss.ticks(label)
    } else {
        boss.unticks(label)
    };
    boss.submits().await;
    assert!(boss.page().path.ends_with("done=saved"), "{}", boss.page().text);
}

on_both_engines!(two_fields_of_half_a_line_stand_beside_each_other_and_copies_stay_so, async |app| {
    let mut kari = app.staff("marketer").await;
    let form = kari.adds_form("Halves", "event").await;
    let before = latest(app, &form);
    assert!(!serde_json::to_string(&before).unwrap().contains("width"), "what is full says nothing, or old hashes would differ");
    for name in ["first_name", "last_name"] {
        kari.opens(&format!("{form}/draft/fields/{name}")).await;
        kari.fills("width", "half").submits().await;
    }
    kari.sends_to(&format!("{form}/draft"), &[("do", "copy"), ("field", "last_name")]).await;
    let halves: Vec<_> = latest(app, &form).fields.into_iter().filter(|field| !field.width.is_full()).map(|it| it.name).collect();
    assert_eq!(halves, ["first_name", "last_name", "last_name_2"]);
    kari.opens(&format!("{form}/draft/fields/first_name")).await;
    assert_eq!(kari.page().value("width"), "half");
    let frame = kari.opens(&format!("{form}/draft/preview/frame?language=en")).await.answer.text();
    assert_eq!(frame.matches("class=\"halves\"").count(), 1, "{frame}");
    // A consent is read, and needs its line.
    kari.opens(&format!("{form}/draft/fields/consent")).await;
    assert!(kari.page().value("width").is_empty());
    kari.fills("identifier", "consent").submits().await;
    let sent = kari
        .sends_to(&format!("{form}/draft/new-field"), &[("kind", "text_block"), ("identifier", "x"), ("width", "half")])
        .await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    assert!(latest(app, &form).fields.iter().find(|field| field.name == "x").unwrap().width.is_full());
});

on_both_engines!(a_field_for_files_is_built_and_stands_on_the_last_page_or_is_not_published, async |app| {
    let mut kari = app.staff("marketer").await;
    let form = kari.adds_form("Letters", "event").await;
    kari.opens(&format!("{form}/draft/new-field?kind=file")).await;
    assert_eq!((kari.page().value("file_size"), kari.page().value("most_files")), ("5", "1"));
    kari.fills("identifier", "letter").fills("label-en", "Your letter").fills("file_size", "20").fills("most_files", "5");
    kari.unticks("PDF");
    let page = kari.submits().await;
    assert_eq!(page.answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.says("Choose something under “Kinds of file”"), "{}", page.text);
    kari.ticks("PDF").ticks("plain text").submits().await;
    assert!(kari.page().path.ends_with("/draft?done=added"), "{}", kari.page().text);
    kari.opens(&format!("{form}/draft/new-field?kind=page")).await;
    kari.fills("label-en", "The end").submits().await;
    let page = kari.opens(&format!("{form}/draft/publication")).await;
    assert!(page.says("“Your letter” takes files and stands before the last page."), "{}", page.text);
    kari.sends_to(&format!("{form}/draft"), &[("do", "down"), ("field", "letter")]).await;
    // Twice a hundred megabytes are more than one sender may bring.
    kari.sends_to(&format!("{form}/draft"), &[("do", "copy"), ("field", "letter")]).await;
    let page = kari.opens(&format!("{form}/draft/publication")).await;
    assert!(page.says("the form takes more than 100 MB of files from one person"), "{}", page.text);
    kari.opens(&format!("{form}/draft/fields/letter_2/deletion")).await;
    kari.presses("Yes, remove").await;
    kari.publishes_draft(&form).await;
    let page = app.visitor().opens("/en/f/letters").await.answer.text();
    assert!(!page.contains("multipart/form-data"), "a page without files is sent as ever");
});

on_both_engines!(what_an_administrator_keeps_no_form_overwrites, async |app| {
    app.ignores_mail();
    app.republishes("newsletter", |definition| definition.fields.iter_mut().for_each(|field| field.may_overwrite = true)).await;
    let sends = async |first: &str, last: &str| {
        let mut ada = app.visitor();
        ada.opens("/en/f/newsletter").await;
        ada.fills("email", ADA)
            .fills("first_name", first)
            .fills("last_name", last)
            .ticks("Invitations")
            .ticks("News")
            .ticks(AGREES);
        if first == "Ada" {
            ada.unticks("Invitations")
        } else {
            ada.unticks("News")
        };
        ada.submits().await;
        let mail = app.mail_to(ADA).await;
        ada.opens(&mail.link("confirm")).await;
        ada.presses("Yes, confirm").await;
        app.mail_to(ADA).await;
    };
    let names = || app.lines("SELECT first_name || ' ' || last_name AS line FROM contacts");
    sends("Ada", "").await;
    let mut boss = app.staff("administrator").await;
    decides(&mut boss, "First name: never overwritten", true).await;
    sends("Augusta", "Byron").await;
    assert_eq!(names(), ["Ada Byron"], "what is empty is filled in, what is there stays");
    let told =
        app.lines("SELECT what || ' ' || subject_id || ' ' || after AS line FROM audit_entries WHERE what = 'settings.changed'");
    assert_eq!(told, ["settings.changed contact-fields {\"keeps_first_name\":true}"]);
    // The builder says so.
    let mut kari = app.staff("marketer").await;
    let form = format!("/admin/forms/{}", app.form_at("newsletter"));
    kari.opens(&form).await;
    kari.presses("Begin a draft").await;
    assert!(kari.page().says("overwriting is switched off") && kari.page().says("may overwrite"), "{}", kari.page().text);
    assert!(kari.opens(&format!("{form}/draft/fields/first_name")).await.says("no form overwrites this"));
    assert!(kari.opens(&format!("{form}/draft/fields/last_name")).await.says("Switched on: who sends this form replaces"));
    assert_eq!(app.staff("marketer").await.opens("/admin/settings/contact-fields").await.answer.status, StatusCode::FORBIDDEN);
});

on_both_engines!(what_an_administrator_hides_is_offered_in_no_new_form_and_published_ones_go_on, async |app| {
    app.ignores_mail();
    let mut boss = app.staff("administrator").await;
    decides(&mut boss, "First name: not in new forms", true).await;
    let mut kari = app.staff("marketer").await;
    let form = kari.adds_form("Fair", "event").await;
    let names: Vec<_> = latest(app, &form).fields.into_iter().map(|field| field.name).collect();
    assert!(!names.contains(&"first_name".to_owned()) && names.contains(&"last_name".to_owned()), "{names:?}");
    assert!(!kari.page().answer.text().contains("value=\"first_name\""), "it is not offered");
    assert_eq!(kari.opens(&format!("{form}/draft/new-field?kind=first_name")).await.answer.status, StatusCode::NOT_FOUND);
    let sent = kari.sends_to(&format!("{form}/draft/new-field"), &[("kind", "first_name"), ("identifier", "first")]).await;
    assert_eq!(sent.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(says(&sent, "An administrator has decided that new forms do not ask for this"));
    // What is published goes on; its next version cannot be published so.
    let newsletter = format!("/admin/forms/{}", app.form_at("newsletter"));
    assert!(app.visitor().opens("/en/f/newsletter").await.answer.text().contains("name=\"first_name\""));
    kari.opens(&newsletter).await;
    kari.presses("Begin a draft").await;
    let page = kari.opens(&format!("{newsletter}/draft/publication")).await;
    assert!(page.says("“First name” asks for something that an administrator keeps out of new forms."), "{}", page.text);
    decides(&mut boss, "First name: not in new forms", false).await;
    assert!(!kari.opens(&format!("{newsletter}/draft/publication")).await.says("keeps out of new forms"));
});
