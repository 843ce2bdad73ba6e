//! A form's way from its name to a confirmed sign-up, and what staff see on it.

use actix_web::http::StatusCode;

use super::says;
use crate::{
    journeys::{ADA, AGREES, BO},
    support::on_both_engines,
};

on_both_engines!(a_form_is_built_checked_mended_published_filled_in_and_confirmed, async |app| {
    let mut kari = app.staff("list_administrator").await;
    kari.names_the_organisation().await;
    kari.opens("/admin/forms/new").await;
    kari.fills("name", "Vårmesse 2027").fills("start", "event").ticks("Norsk bokmål").submits().await;
    let form = format!("/admin/forms/{}", app.form_at("varmesse-2027"));
    assert_eq!(kari.page().path, format!("{form}/draft"), "{}", kari.page().text);
    assert_eq!(app.gets("/en/f/varmesse-2027").await.status, StatusCode::NOT_FOUND, "nobody sees a draft");
    // A choice without anything to choose may be saved, and not published.
    kari.opens(&format!("{form}/draft/new-field?kind=choice")).await;
    kari.fills("identifier", "size").fills("label-en", "Size of your shirt").fills("after", "email");
    kari.submits().await;
    assert!(kari.page().path.ends_with("/draft?done=added"), "{}", kari.page().text);
    kari.opens(&format!("{form}/draft/publication")).await;
    assert!(kari.page().says("“Size of your shirt” offers nothing to choose."), "{}", kari.page().text);
    assert!(kari.page().says("“Size of your shirt” has no words in Norsk bokmål."));
    assert!(kari.page().links.contains(&format!("{form}/draft/fields/size")), "each leads to where it is mended");
    assert!(kari.page().forms.iter().all(|form| !form.action.ends_with("/publication")), "there is no way past it");
    let mark = app.lines("SELECT hash AS line FROM form_versions WHERE published_at IS NULL").concat();
    let forced = kari.sends_to(&format!("{form}/draft/publication"), &[("seen", &mark)]).await;
    assert_eq!(forced.status, StatusCode::UNPROCESSABLE_ENTITY, "nor by hand");
    // Mended.
    kari.opens(&format!("{form}/draft/fields/size")).await;
    kari.fills("label-nb", "Størrelse på skjorten")
        .fills("options-en", "s = Small\nLarge")
        .fills("options-nb", "Liten\nlarge = Stor");
    kari.submits().await;
    kari.opens(&format!("{form}/draft/preview?language=nb")).await;
    assert!(kari.page().answer.header("content-security-policy").contains("frame-src 'self'"));
    let frame = kari.opens(&format!("{form}/draft/preview/frame?language=nb")).await;
    assert!(frame.says("Størrelse på skjorten") && frame.says("Stor"), "{}", frame.text);
    assert!(frame.answer.header("content-security-policy").contains("form-action 'none'"));
    kari.publishes_draft(&form).await;
    // Visitors see it.
    let mut ada = app.visitor();
    ada.opens("/en/f/varmesse-2027").await;
    assert!(ada.page().says("Sign up for the event") && ada.page().says("Small"), "{}", ada.page().text);
    ada.fills("first_name", "Ada").fills("last_name", "Berg").fills("email", ADA).ticks(AGREES).submits().await;
    assert!(ada.page().says("Check your inbox"), "{}", ada.page().text);
    let confirm = app.mail_to(ADA).await.link("confirm");
    // The next version is another one; what was shown stays what was shown.
    kari.opens(&form).await;
    kari.presses("Begin a draft").await;
    kari.opens(&format!("{form}/draft/texts")).await;
    kari.fills("title-en", "Come to the fair").submits().await;
    kari.opens(&format!("{form}/draft/publication")).await;
    assert!(kari.page().says("Texts around the fields (English)"), "{}", kari.page().text);
    kari.publishes_draft(&form).await;
    ada.opens(&confirm).await;
    ada.presses("Yes, confirm").await;
    app.mail_to(ADA).await;
    let shown = app.lines(
        "SELECT CAST(v.number AS TEXT) || ' ' || e.kind AS line FROM events e JOIN form_versions v ON v.hash = e.shown \
         JOIN submissions s ON s.form_version_id = v.id WHERE e.kind IN ('sign_up_requested', 'consent_granted') ORDER BY e.id",
    );
    assert!(!shown.is_empty() && shown.iter().all(|line| line.starts_with("1 ")), "{shown:?}");
    kari.opens(&form).await;
    assert!(kari.page().says("Vårmesse 2027") && kari.page().says("In use"));
    let acts = ["added", "draft_changed", "draft_changed", "published", "draft_begun", "draft_changed", "published"];
    assert_eq!(app.acts_on_forms(), acts.map(|act| format!("form.{act}")), "each act is in the log once");
});

on_both_engines!(whoever_has_the_old_words_open_is_asked_again, async |app| {
    let mut kari = app.staff("marketer").await;
    let form = format!("/admin/forms/{}", app.form_at("newsletter"));
    let mut bo = app.visitor();
    bo.opens("/en/f/newsletter").await;
    bo.fills("email", BO).ticks("News").ticks(AGREES);
    kari.opens(&form).await;
    kari.presses("Begin a draft").await;
    kari.opens(&format!("{form}/draft/fields/subscriptions")).await;
    kari.fills("help-en", "At most one e-mail a week.").submits().await;
    kari.publishes_draft(&form).await;
    let page = bo.submits().await;
    assert_eq!(page.answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.says("The text has changed") && page.says("At most one e-mail a week."), "{}", page.text);
    assert!(!page.toggle(AGREES).is_on && page.value("email") == BO);
    bo.ticks("News").ticks(AGREES);
    assert!(bo.submits().await.says("Check your inbox"));
    app.mail_to(BO).await;
});

on_both_engines!(what_is_decided_about_a_form_counts_at_once_and_on_every_instance, async |app| {
    let other = app.next_process().await;
    let mut kari = app.staff("marketer").await;
    let form = format!("/admin/forms/{}", app.form_at("newsletter"));
    assert_eq!(kari.sends_to(&format!("{form}/deactivation"), &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(app.gets("/en/f/newsletter").await.status, StatusCode::GONE);
    assert!(other.state.snapshots.refresh(&other.state.db, other.now()).unwrap(), "others are told");
    assert_eq!(other.gets("/en/f/newsletter").await.status, StatusCode::GONE);
    assert!(kari.opens("/admin/forms").await.says("Off"));
    kari.sends_to(&format!("{form}/activation"), &[]).await;
    assert_eq!(app.gets("/en/f/newsletter").await.status, StatusCode::OK);
    kari.opens(&format!("{form}/properties")).await;
    kari.fills("slug", "letters").fills("origins", "https://www.example.org\nhttps://shop.example.org:8443").submits().await;
    assert_eq!(kari.page().path, format!("{form}?done=saved"), "{}", kari.page().text);
    assert_eq!(app.gets("/en/f/newsletter").await.status, StatusCode::NOT_FOUND);
    let policy = app.gets("/en/f/letters").await.header("content-security-policy").to_owned();
    assert!(policy.contains("frame-ancestors https://www.example.org https://shop.example.org:8443"), "{policy}");
    kari.opens(&format!("{form}/properties")).await;
    kari.fills("ends_at", "2020-01-01T12:00").submits().await;
    assert_eq!(app.gets("/en/f/letters").await.status, StatusCode::GONE);
    assert!(kari.opens("/admin/forms").await.says("Ended"));
    kari.opens(&format!("{form}/deletion")).await;
    kari.presses("Yes, delete").await;
    assert_eq!(app.gets("/en/f/letters").await.status, StatusCode::NOT_FOUND);
    assert!(!kari.page().says("/f/letters") && kari.opens("/admin/forms?deleted=yes").await.says("/f/letters"));
    assert!(says(
        &kari.sends_to("/admin/forms/new", &[("name", "Letters"), ("language", "en"), ("start", "empty")]).await,
        "has this address"
    ));
    kari.opens(&form).await;
    kari.presses("Restore").await;
    assert_eq!(app.gets("/en/f/letters").await.status, StatusCode::GONE, "as it was");
    let acts = ["deactivated", "activated", "changed", "changed", "deleted", "restored"];
    assert_eq!(app.acts_on_forms(), acts.map(|act| format!("form.{act}")));
});

on_both_engines!(every_form_to_begin_with_can_be_published_as_it_is_in_six_languages, async |app| {
    let mut kari = app.staff("marketer").await;
    for (at, start) in ["newsletter", "event", "contact", "download", "renewal"].into_iter().enumerate() {
        let name = format!("Form {at}");
        let languages = ["en", "nb", "sv", "da", "de", "nl"].map(|language| ("language", language));
        let mut values = vec![("name", name.as_str()), ("start", start)];
        values.extend(languages);
        assert_eq!(kari.sends_to("/admin/forms/new", &values).await.status, StatusCode::SEE_OTHER, "{start}");
        let form = format!("/admin/forms/{}", app.form_at(&format!("form-{at}")));
        kari.publishes_draft(&form).await;
        for language in ["en", "nb", "sv", "da", "de", "nl"] {
            let page = app.gets(&format!("/{language}/f/form-{at}")).await;
            assert_eq!(page.status, StatusCode::OK, "{start} {language}");
            // Beside every box for a consent: that it can be taken back, and the way to the privacy statement.
            let boxes = page.text().matches("name=\"consent\"").count();
            assert!(boxes == 0 || page.text().contains("/privacy"), "{start} {language}");
        }
        assert_eq!(
            app.count(&format!(
                "form_renderings WHERE form_version_id = (SELECT published_version_id FROM forms WHERE slug = 'form-{at}')"
            )),
            6
        );
    }
    let copy = format!("/admin/forms/{}", app.form_at("form-1"));
    let id = copy.rsplit('/').next().unwrap().to_owned();
    let copied = kari.adds_form("A copy", &id).await;
    assert!(kari.opens(&format!("{copied}/draft")).await.says("remarks"), "a copy asks the same");
    let empty = kari.adds_form("Nothing yet", "empty").await;
    kari.opens(&format!("{empty}/draft/publication")).await;
    assert!(kari.page().says("Title is missing in English."), "{}", kari.page().text);
});
