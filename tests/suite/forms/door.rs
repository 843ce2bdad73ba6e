//! Forms that stand on pages of other sites: copied, sent, read and agreed to at the confirmation (FRM-09).

use actix_web::http::{Method, StatusCode, header};
use chrono::Duration;
use samtykke::kernel::Language;

use crate::{
    journeys::{ADA, AGREES, BO},
    support::{Answer, BASE_URL, Page, TestApp, Visitor, encode, on_both_engines},
};

pub(super) const SITE: &str = "https://www.fjordlys.no";

impl TestApp {
    /// Lets pages of [`SITE`] send every form.
    pub(super) async fn lists_site(&self) {
        self.staff_runs(&format!("UPDATE forms SET embedding_origins = '{SITE}'")).await;
    }

    /// What staff copy for their own page, in a language, as a browser would read it there.
    async fn copied(&self, slug: &str, language: &str) -> Page {
        let mut kari = self.staff("marketer").await;
        let page = kari.opens(&format!("/admin/forms/{}/snippet?language={language}", self.form_at(slug))).await;
        let source = page.html.split("<pre class=\"source\">\n").nth(1).unwrap().split("</pre>").next().unwrap();
        let html = ["&lt;<", "&gt;>", "&quot;\"", "&amp;&"]
            .iter()
            .fold(source.to_owned(), |html, pair| html.replace(&pair[..pair.len() - 1], &pair[pair.len() - 1..]));
        Page::read("/", Answer { status: StatusCode::OK, headers: header::HeaderMap::new(), body: html.into_bytes() })
    }
}

/// Everything that a copied form sends, with these values typed and these boxes ticked.
fn filled(page: &Page, typed: &[(&str, &str)], ticked: &[&str]) -> Vec<(String, String)> {
    let mut values = Vec::new();
    for control in &page.forms[0].controls {
        let typed = typed.iter().find(|(name, _)| *name == control.name).map(|(_, value)| *value);
        let is_box = control.kind == "checkbox" || control.kind == "radio";
        if is_box && !ticked.contains(&control.label.trim()) {
            continue;
        }
        values.push((control.name.clone(), typed.unwrap_or(&control.value).to_owned()));
    }
    values
}

async fn sends_from(visitor: &Visitor<'_>, app: &TestApp, origin: &str, path: &str, values: &[(String, String)]) -> Answer {
    let path = path.strip_prefix(BASE_URL).unwrap_or(path);
    let mut request = visitor
        .request(Method::POST, path)
        .insert_header((header::CONTENT_TYPE, "application/x-www-form-urlencoded"))
        .insert_header(("sec-fetch-site", "cross-site"));
    if !origin.is_empty() {
        request = request.insert_header((header::ORIGIN, origin));
    }
    app.asks(request.set_payload(encode(values))).await
}

on_both_engines!(frm_09_a_copied_form_is_sent_from_another_site_and_its_words_are_read_at_the_confirmation, async |app| {
    app.lists_site().await;
    app.staff_runs("UPDATE forms SET has_double_opt_in = FALSE").await;
    let page = app.copied("newsletter", "nb").await;
    assert_eq!(page.forms[0].action, format!("{BASE_URL}/nb/f/newsletter"));
    assert!(page.forms[0].controls.iter().all(|control| control.kind != "checkbox" || !control.is_on), "nothing is ticked");
    let agrees = page.forms[0].controls.iter().find(|control| control.name == "consent").unwrap().label.clone();
    let ada = app.visitor();
    let values = filled(&page, &[("email", ADA), ("first_name", "Ada")], &["Nyheter", agrees.trim()]);
    let answer = sends_from(&ada, app, SITE, &page.forms[0].action, &values).await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/nb/f/newsletter/thanks"));
    assert_eq!(app.count("contacts"), 0, "without double opt-in on the form, too");
    // A second click and a reload are the same submission, and one that says something else is another.
    sends_from(&ada, app, SITE, &page.forms[0].action, &values).await;
    assert_eq!(app.count("submissions"), 1);

    let link = app.mail_to(ADA).await.link("confirm");
    let mut ada = app.visitor();
    let shown = ada.opens(&link).await;
    assert!(shown.says(agrees.trim()) && shown.says("Nyheter"), "{}", shown.text);
    assert!(shown.says("trekke samtykket tilbake"), "how to take it back: {}", shown.text);
    assert!(shown.links.iter().any(|link| link.ends_with("/privacy")), "{:?}", shown.links);
    assert_eq!(app.count("consents"), 0, "opening it agrees to nothing");
    ada.presses("Ja, bekreft").await;
    app.mail_to(ADA).await;
    assert!(app.count("consents") > 0);
    let kept = app.lines("SELECT posted_from || ' ' || language AS line FROM submissions");
    assert_eq!(kept, [format!("{SITE} nb")]);

    let mut kari = app.staff("marketer").await;
    let one = kari.opens(&app.page_of(ADA)).await.clone();
    assert!(one.says(&format!("A page at {SITE}. The words were read on our confirmation page.")), "{}", one.text);
    let contact =
        one.links.iter().find(|link| link.starts_with("/admin/contacts/") && link[16..].parse::<i64>().is_ok()).unwrap();
    let privacy = kari.opens(&format!("{contact}/privacy")).await.clone();
    let mut told = 0;
    for purpose in privacy.links.iter().filter(|link| link.starts_with(&format!("{contact}/privacy/"))) {
        told += usize::from(kari.opens(purpose).await.says(&format!("A page at {SITE}.")));
    }
    assert!(told > 0, "the contact's own record says so as well");
    let mut boss = app.staff("administrator").await;
    assert!(boss.sends_to("/admin/submissions/export", &[]).await.text().contains(SITE));
});

on_both_engines!(frm_09_the_language_of_the_confirmation_page_is_the_one_that_evidence_names, async |app| {
    app.lists_site().await;
    let page = app.copied("newsletter", "en").await;
    let mut values = filled(&page, &[("email", ADA)], &["News", AGREES]);
    values.retain(|(name, _)| name != "language");
    sends_from(&app.visitor(), app, SITE, &page.forms[0].action, &values).await;
    app.staff_runs("UPDATE forms SET processing = 'manual'").await;
    let link = app.mail_to(ADA).await.link("confirm");
    let token = link.rsplit('/').next().unwrap();
    let mut ada = app.visitor();
    let shown = ada.opens(&format!("/de/confirm/{token}")).await;
    assert!(!shown.says(AGREES) && shown.says("Darin willigen Sie ein"), "{}", shown.text);
    ada.submits().await;
    let mut kari = app.staff("administrator").await;
    crate::submissions::adds(&mut kari, &app.page_of(ADA)).await;
    app.mail_to(ADA).await;
    let said = app.lines("SELECT DISTINCT language AS line FROM events WHERE basis_after IS NOT NULL AND channel = 'form'");
    assert_eq!(said, ["de"]);
});

on_both_engines!(frm_09_other_words_or_slips_lead_to_our_own_page_with_nothing_ticked, async |app| {
    app.lists_site().await;
    let page = app.copied("newsletter", "en").await;
    let right = filled(&page, &[("email", ADA), ("first_name", "Ada")], &["News", AGREES]);
    let with = |name: &str, value: &str| -> Vec<(String, String)> {
        let change = |(key, old): &(String, String)| (key.clone(), if key == name { value.to_owned() } else { old.clone() });
        right.iter().map(change).collect()
    };
    let without = |name: &str| right.iter().filter(|(key, _)| key != name).cloned().collect::<Vec<_>>();
    for values in
        [with("form-version", &"0".repeat(64)), with("form-version", ""), without("form-version"), with("email", "ada@")]
    {
        let answer = sends_from(&app.visitor(), app, SITE, "/en/f/newsletter", &values).await;
        let shown = Page::read("/en/f/newsletter", answer);
        assert_eq!(shown.answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{values:?}");
        assert!(shown.says("Please check and send here") && shown.value("first_name") == "Ada", "{}", shown.text);
        assert!(!shown.toggle(AGREES).is_on && !shown.toggle("News").is_on, "what was read elsewhere we do not know");
        assert!(!shown.value("receipt").is_empty());
    }
    assert_eq!(app.count("submissions"), 0);
    // And from there it goes on as ever.
    app.republishes("newsletter", |definition| {
        definition.fields.last_mut().unwrap().texts.0.get_mut(&Language::En).unwrap().label = "Yes, and calls.".into();
    })
    .await;
    let old = sends_from(&app.visitor(), app, SITE, "/en/f/newsletter", &right).await;
    assert!(Page::read("", old).says("Yes, and calls."));
    let mut ada = app.visitor();
    ada.opens("/en/f/newsletter").await;
    ada.fills("email", ADA).ticks("News").ticks("Yes, and calls.");
    assert!(ada.submits().await.says("Check your inbox"));
    app.mail_to(ADA).await;
    assert_eq!(app.lines("SELECT COALESCE(posted_from, 'ours') AS line FROM submissions"), ["ours"]);
});

on_both_engines!(frm_09_a_site_that_is_not_on_the_list_sends_nothing, async |app| {
    app.lists_site().await;
    let page = app.copied("newsletter", "en").await;
    let values = filled(&page, &[("email", ADA)], &["News", AGREES]);
    for origin in
        ["https://evil.example", "https://fjordlys.no", "http://www.fjordlys.no", "https://www.fjordlys.no:444", "null", ""]
    {
        let answer = sends_from(&app.visitor(), app, origin, "/en/f/newsletter", &values).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{origin}");
    }
    // A program that says nothing of where it is has no receipt either.
    let answer = app.visitor().posts("/en/f/newsletter", &[("email", ADA), ("form-version", "x")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(app.count("submissions"), 0);
});

on_both_engines!(frm_08_copied_forms_have_the_honeypot_and_a_third_of_the_network_limit, async |app| {
    app.lists_site().await;
    app.sets("posts_per_network_per_hour", "6").await;
    let page = app.copied("newsletter", "en").await;
    let robot = filled(&page, &[("email", ADA), ("subject_2", "Buy")], &["News", AGREES]);
    let answer = sends_from(&app.visitor(), app, SITE, "/en/f/newsletter", &robot).await;
    assert_eq!((answer.status, app.count("submissions")), (StatusCode::SEE_OTHER, 0), "the program learns nothing");
    let network = app.visitor();
    for turn in 0..3 {
        let address = format!("ada{turn}@fjordlys.no");
        let values = filled(&page, &[("email", &address)], &["News", AGREES]);
        let answer = sends_from(&network, app, SITE, "/en/f/newsletter", &values).await;
        let expected = if turn < 2 { StatusCode::SEE_OTHER } else { StatusCode::TOO_MANY_REQUESTS };
        assert_eq!(answer.status, expected, "{turn}");
        assert_eq!(answer.headers.contains_key(header::RETRY_AFTER), turn == 2);
    }
    app.passes(Duration::hours(2));
    let values = filled(&page, &[("email", BO)], &["News", AGREES]);
    assert_eq!(sends_from(&network, app, SITE, "/en/f/newsletter", &values).await.status, StatusCode::SEE_OTHER);
    app.ignores_mail();
});

on_both_engines!(frm_07_a_copied_form_tells_nobody_who_is_known, async |app| {
    app.lists_site().await;
    app.subscriber(ADA, &["News"]).await;
    let page = app.copied("newsletter", "en").await;
    let mut answers = Vec::new();
    for address in [ADA, BO] {
        let values = filled(&page, &[("email", address)], &["News", AGREES]);
        let answer = sends_from(&app.visitor(), app, SITE, "/en/f/newsletter", &values).await;
        answers.push((answer.status, answer.header("location").to_owned(), answer.body));
    }
    assert_eq!(answers[0], answers[1]);
    let mails = app.mails().await;
    let of = |address: &str| mails.iter().find(|mail| mail.to == address).unwrap();
    assert!(of(ADA).subject.contains("already") && of(BO).has_link("confirm"));
});

on_both_engines!(a_copied_form_has_every_field_of_every_page_with_its_label, async |app| {
    app.lists_site().await;
    let mut kari = app.staff("marketer").await;
    let form = kari.adds_form("Fair", "event").await;
    assert_eq!(kari.opens(&format!("{form}/snippet")).await.answer.status, StatusCode::NOT_FOUND, "nothing is published yet");
    for (kind, name) in
        [("page", "more"), ("long_text", "wish"), ("rating", "stars"), ("choice", "size"), ("date", "day"), ("country", "land")]
    {
        kari.opens(&format!("{form}/draft/new-field?kind={kind}")).await;
        kari.fills("identifier", name).fills("label-en", "Say <b> & \"more\"");
        if kind == "choice" {
            kari.fills("options-en", "s = Small\nm = Medium");
        }
        kari.submits().await;
        assert!(kari.page().path.ends_with("/draft?done=added"), "{}", kari.page().text);
    }
    kari.publishes_draft(&form).await;
    let page = app.copied("fair", "en").await;
    assert!(!page.html.contains("<script") && !page.html.contains("style="), "{}", page.html);
    for name in ["email", "wish", "stars", "size", "day", "land", "form-version", "subject_2"] {
        let control = page.forms[0].controls.iter().find(|control| control.name == name);
        let control = control.unwrap_or_else(|| panic!("{name}: {}", page.html));
        // Groups have an id for each of their options. Ids meet no others on the page.
        let id = if ["stars", "size"].contains(&name) { format!("fair-{name}-1") } else { format!("fair-{name}") };
        let is_labelled = page.html.contains(&format!("for=\"{id}\"")) && page.html.contains(&format!("id=\"{id}\""));
        assert!(control.kind == "hidden" || is_labelled, "{name}: {}", page.html);
    }
    let values =
        filled(&page, &[("email", ADA), ("first_name", "A"), ("last_name", "B"), ("wish", "w")], &["3", "Small", AGREES]);
    app.staff_runs(&format!("UPDATE forms SET embedding_origins = '{SITE}'")).await;
    let answer = sends_from(&app.visitor(), app, SITE, &page.forms[0].action, &values).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "all pages in one go: {}", answer.text());
    app.mail_to(ADA).await;
});
