//! What is refused, and what of two who work on the same form becomes.

use actix_web::http::StatusCode;

use super::says;
use crate::support::on_both_engines;

const SCRIPT: &str = "=HYPERLINK(\"x\")<script>alert(1)</script>{{ 7*7 }}\" onload=\"x";

on_both_engines!(who_may_only_look_changes_nothing, async |app| {
    let mut auditor = app.staff("auditor").await;
    let mut kari = app.staff("marketer").await;
    let form = kari.adds_form("Fair", "event").await;
    for path in ["/admin/forms", &form, &format!("{form}/draft"), &format!("{form}/draft/preview")] {
        let page = auditor.opens(path).await;
        assert_eq!(page.answer.status, StatusCode::OK, "{path}");
        assert!(page.forms.iter().all(|form| form.action == "/admin/sign-out" || form.action == "/admin/forms"), "{path}");
    }
    for path in ["properties", "draft/texts", "draft/publication", "draft/discarding", "draft", "deletion", "draft/fields/email"]
    {
        let answer = auditor.sends_to(&format!("{form}/{path}"), &[("do", "begin")]).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path}");
    }
});

on_both_engines!(two_who_change_the_same_meet_and_two_who_change_different_things_do_not, async |app| {
    let (mut kari, mut ola) = (app.staff("marketer").await, app.staff("list_administrator").await);
    let form = kari.adds_form("Fair", "event").await;
    let email = format!("{form}/draft/fields/email");
    let company = format!("{form}/draft/fields/company");
    kari.opens(&email).await;
    ola.opens(&email).await;
    kari.fills("help-en", "Kari’s words").submits().await;
    ola.fills("help-en", "Ola’s words");
    assert_eq!(ola.submits().await.answer.status, StatusCode::CONFLICT);
    assert!(ola.page().says("Kari’s words") && ola.page().value("help-en").trim() == "Ola’s words", "{}", ola.page().text);
    assert!(kari.opens(&email).await.value("help-en").trim() == "Kari’s words", "nothing was overwritten unseen");
    ola.submits().await;
    assert!(ola.page().path.ends_with("/draft?done=saved"), "told what changed, Ola may: {}", ola.page().text);
    // Different fields.
    kari.opens(&email).await;
    ola.opens(&company).await;
    kari.fills("help-en", "Again").submits().await;
    ola.fills("help-en", "Where you work").submits().await;
    assert!(ola.page().path.ends_with("/draft?done=saved"), "{}", ola.page().text);
    // A field that is gone, a draft that was changed while somebody looked at the question.
    ola.opens(&company).await;
    let publication = kari.opens(&format!("{form}/draft/publication")).await.clone();
    kari.opens(&format!("{company}/deletion")).await;
    kari.presses("Yes, remove").await;
    ola.fills("help-en", "Too late");
    let page = ola.submits().await;
    assert!(page.answer.status == StatusCode::CONFLICT && page.says("Too late"), "{}", page.text);
    let seen = publication.value("seen").to_owned();
    for act in ["publication", "discarding"] {
        let answer = kari.sends_to(&format!("{form}/draft/{act}"), &[("seen", &seen)]).await;
        assert_eq!(answer.status, StatusCode::CONFLICT, "{act}");
    }
    // What is decided about it.
    let properties = format!("{form}/properties");
    kari.opens(&properties).await;
    ola.opens(&properties).await;
    kari.fills("max_submissions", "50").submits().await;
    ola.fills("name", "Great fair");
    let page = ola.submits().await;
    assert!(page.answer.status == StatusCode::CONFLICT && page.says("50"), "{}", page.text);
});

on_both_engines!(bad_input_is_refused_with_words_and_kept, async |app| {
    let mut kari = app.staff("marketer").await;
    let form = kari.adds_form("Fair", "event").await;
    let properties = format!("{form}/properties");
    for (field, value, words) in [
        ("name", "", "Fill in “Name”"),
        ("slug", "a b", "Write the address"),
        ("slug", "newsletter", "Another form has this address"),
        ("ends_at", "tomorrow", "Closes at (UTC)"),
        ("max_submissions", "0", "Most submissions"),
        ("thanks_url", "javascript:alert(1)", "Write a whole address"),
        ("thanks_url", "http://example.org", "Write a whole address"),
        ("origins", "https://example.org/path", "Write each site"),
        ("origins", "*", "Write each site"),
        ("origins", "https://example.org; script-src *", "Write each site"),
    ] {
        kari.opens(&properties).await;
        kari.fills(field, value);
        let page = kari.submits().await;
        assert_eq!(page.answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{field} {value}");
        assert!(page.says(words) && page.value(field).trim() == value, "{field} {value}: {}", page.text);
    }
    let field = format!("{form}/draft/fields/company");
    for (name, value, words) in [
        ("identifier", "", "Fill in “Identifier”"),
        ("identifier", "a-b", "Write the identifier"),
        ("identifier", "receipt", "The form uses this identifier itself"),
        ("identifier", "email", "Another field has this identifier"),
        ("label-en", &"x".repeat(301), "at most 300 characters"),
    ] {
        kari.opens(&field).await;
        kari.fills(name, value);
        let page = kari.submits().await;
        assert_eq!(page.answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{name} {value}");
        assert!(page.says(words) && page.value(name) == value, "{name} {value}: {}", page.text);
    }
    for (path, values) in [
        ("draft/new-field", vec![("kind", "email")]),
        ("draft/new-field", vec![("kind", "")]),
        ("draft", vec![("do", "sing")]),
        ("draft/fields/email/deletion", vec![]),
    ] {
        assert_eq!(kari.sends_to(&format!("{form}/{path}"), &values).await.status, StatusCode::BAD_REQUEST, "{path}");
    }
    let texts = kari.sends_to(&format!("{form}/draft/texts"), &[("title-en", "x")]).await;
    assert!(texts.status == StatusCode::UNPROCESSABLE_ENTITY && says(&texts, "Languages"), "a form has a language");
});

on_both_engines!(scripts_and_formulas_in_every_text_are_only_text, async |app| {
    let mut kari = app.staff("marketer").await;
    let form = kari.adds_form(SCRIPT, "newsletter").await;
    kari.opens(&format!("{form}/draft/texts")).await;
    for name in ["title", "intro", "submit", "thanks_title", "thanks", "inactive"] {
        kari.fills(&format!("{name}-en"), SCRIPT);
    }
    kari.submits().await;
    for kind in ["text", "long_text", "text_block", "section", "choice", "hidden"] {
        kari.opens(&format!("{form}/draft/new-field?kind={kind}")).await;
        for name in ["label-en", "help-en", "placeholder-en", "options-en", "hidden"] {
            if kari.page().forms.iter().any(|form| form.controls.iter().any(|control| control.name == name)) {
                kari.fills(name, SCRIPT);
            }
        }
        kari.submits().await;
        assert!(kari.page().path.ends_with("done=added"), "{kind}: {}", kari.page().text);
    }
    kari.publishes_draft(&form).await;
    let slug = app.lines("SELECT slug AS line FROM forms ORDER BY id DESC LIMIT 1").concat();
    kari.opens(&form).await;
    kari.presses("Begin a draft").await;
    let pages = [
        "/admin/forms",
        &form,
        &format!("{form}/properties"),
        &format!("{form}/draft"),
        &format!("{form}/draft/texts"),
        &format!("{form}/draft/fields/text"),
        &format!("{form}/draft/fields/choice"),
        &format!("{form}/draft/preview"),
        &format!("{form}/draft/preview/frame"),
        &format!("{form}/draft/publication"),
        &format!("{form}/versions/1"),
        &format!("{form}/versions/1/frame"),
        &format!("/en/f/{slug}"),
        &format!("/en/f/{slug}/thanks"),
    ];
    for path in pages {
        let page = kari.opens(path).await;
        assert_eq!(page.answer.status, StatusCode::OK, "{path}");
        assert!(!page.html.contains("<script>") && !page.html.contains("onload=\""), "{path}");
    }
});

on_both_engines!(two_hundred_fields_and_not_one_more, async |app| {
    let mut kari = app.staff("marketer").await;
    let form = kari.adds_form("Long", "newsletter").await;
    let fields = app
        .lines("SELECT definition AS line FROM form_versions WHERE published_at IS NULL")
        .concat()
        .matches("\"kind\":{")
        .count();
    let draft = format!("{form}/draft");
    for _ in fields..200 {
        assert_eq!(kari.sends_to(&draft, &[("do", "copy"), ("field", "first_name")]).await.status, StatusCode::SEE_OTHER);
    }
    let answer = kari.sends_to(&draft, &[("do", "copy"), ("field", "first_name")]).await;
    assert!(says(&answer, "A form has at most 200 fields."), "{}", answer.text());
    kari.opens(&draft).await;
    assert!(kari.page().says("Fields: 200 of at most 200"), "{}", kari.page().text);
    kari.publishes_draft(&form).await;
    let page = app.gets("/en/f/long").await;
    assert_eq!(page.text().matches("autocomplete=\"given-name\"").count(), 200 - fields + 1);
    let options = (0..200).map(|number| format!("Option {number}")).collect::<Vec<_>>().join("\n");
    let other = kari.adds_form("Wide", "empty").await;
    let values = |options: &str| {
        [("kind", "choice"), ("identifier", "many"), ("label-en", "Many"), ("options-en", options)]
            .map(|(n, v)| (n, v.to_owned()))
    };
    for (options, status) in
        [(format!("{options}\nOne more"), StatusCode::UNPROCESSABLE_ENTITY), (options, StatusCode::SEE_OTHER)]
    {
        let values = values(&options);
        let values: Vec<_> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        assert_eq!(kari.sends_to(&format!("{other}/draft/new-field"), &values).await.status, status);
    }
});

on_both_engines!(boxes_and_purposes_are_checked_before_anything_is_published, async |app| {
    let mut kari = app.staff("administrator").await;
    let form = kari.adds_form("Fair", "newsletter").await;
    let purpose = app.id("purposes", "EMARKETING");
    let check = format!("{form}/draft/publication");
    kari.sends_to(&format!("{form}/draft"), &[("do", "copy"), ("field", "consent")]).await;
    assert!(kari.opens(&check).await.says("asks for the same purpose"), "{}", kari.page().text);
    kari.sends_to(&format!("{form}/draft/fields/consent_2/deletion"), &[]).await;
    kari.sends_to(&format!("{form}/draft"), &[("do", "copy"), ("field", "subscriptions")]).await;
    assert!(kari.opens(&check).await.says("offers already"), "{}", kari.page().text);
    kari.sends_to(&format!("{form}/draft/fields/subscriptions_2/deletion"), &[]).await;
    assert!(kari.opens(&check).await.says("Nothing stands in the way"), "{}", kari.page().text);
    // One type belongs to another purpose: a box would be consent to both.
    let store = app.id("purposes", "STORE");
    app.staff_runs(&format!("UPDATE subscription_types SET purpose_id = {store} WHERE key = 'NEWS'")).await;
    assert!(kari.opens(&check).await.says("offers types of several purposes"), "{}", kari.page().text);
    app.staff_runs(&format!("UPDATE subscription_types SET purpose_id = {purpose} WHERE key = 'NEWS'")).await;
    // Words that are missing where they are maintained.
    app.staff_runs(&format!("UPDATE purpose_texts SET approval_text = '' WHERE purpose_id = {purpose} AND language = 'en'"))
        .await;
    app.staff_runs(&format!("UPDATE purpose_texts SET public_description = '' WHERE purpose_id = {purpose} AND language = 'en'"))
        .await;
    kari.opens(&check).await;
    assert!(
        kari.page().says("has no approval text in English") && kari.page().says("does not say in English"),
        "{}",
        kari.page().text
    );
    assert!(kari.page().links.contains(&format!("/admin/purposes/{purpose}")));
    app.staff_runs(&format!("UPDATE purposes SET is_active = FALSE WHERE id = {purpose}")).await;
    assert!(kari.opens(&check).await.says("asks for no purpose that is in use"), "{}", kari.page().text);
});
