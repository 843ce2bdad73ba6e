//! Links that open a form with values filled in (FRM-09).

use actix_web::http::StatusCode;
use chrono::Duration;
use samtykke::kernel::{Timestamp, ids::FormId};

use crate::{
    journeys::{ADA, AGREES},
    support::{BASE_URL, Page, TestApp, on_both_engines},
};

const MARKUP: &str = "</textarea>\"><script>alert('Ada')</script>";

impl TestApp {
    /// A link as nobody but the portal can make it, with values that it would not put in.
    fn sealed(&self, form: &str, until: Timestamp, values: &[(&str, &str)]) -> String {
        let values: Vec<_> = values.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let form = FormId(self.form_at(form).parse().unwrap());
        self.state.keyring.seals().prefills.mint(form, until, &values).unwrap()
    }

    /// The form that a link opens.
    async fn filled_by(&self, slug: &str, sealed: &str) -> Page {
        self.visitor().opens(&format!("/en/f/{slug}?prefill={sealed}")).await.clone()
    }
}

/// The link on a page, as a browser would copy it.
fn copied(page: &Page) -> String {
    let source = page.html.split("<pre class=\"source\">\n").nth(1).unwrap_or_else(|| panic!("{}", page.text));
    source.split("</pre>").next().unwrap().trim().to_owned()
}

fn has_something_on(page: &Page) -> bool {
    page.forms.iter().flat_map(|form| &form.controls).any(|control| control.kind == "checkbox" && control.is_on)
}

on_both_engines!(frm_09_staff_make_a_link_that_spares_typing_and_nothing_else, async |app| {
    let mut kari = app.staff("marketer").await;
    let form = format!("/admin/forms/{}", app.form_at("newsletter"));
    let link = format!("{form}/prefilled-link");
    assert!(kari.opens(&form).await.links.contains(&link));
    let page = kari.opens(&link).await.clone();
    let names: Vec<_> = page.forms.iter().flat_map(|form| &form.controls).map(|control| control.name.as_str()).collect();
    assert!(!names.iter().any(|name| name.contains("consent") || name.contains("subscriptions")), "{names:?}");
    assert_eq!(page.value("link-days"), "30");
    kari.fills("v-email", ADA).fills("v-first_name", MARKUP).fills("link-days", "7").fills("link-language", "nb");
    let made = kari.submits().await.clone();
    assert_eq!(made.answer.status, StatusCode::OK, "{}", made.text);
    let url = copied(&made);
    assert!(url.starts_with(&format!("{BASE_URL}/nb/f/newsletter?prefill=")), "{url}");
    assert_eq!(made.value("v-email"), ADA, "another one is soon made");
    let noted = app.lines("SELECT COALESCE(after, '') AS line FROM audit_entries WHERE what = 'form.link_made'");
    assert_eq!(noted, [r#"{"days":7}"#]);

    let mut ada = app.visitor();
    let page = ada.opens(&url).await.clone();
    assert_eq!((page.value("email"), page.value("first_name"), page.value("last_name")), (ADA, MARKUP, ""));
    assert!(page.says("Få e-post fra oss") && !page.html.contains("<script>alert"), "{}", page.html);
    assert!(!has_something_on(&page), "nobody but the person agrees");
    assert_eq!(page.answer.header("cache-control"), "no-store");
    let sealed = url.split("prefill=").nth(1).unwrap();
    assert!(!page.html.contains(sealed), "the page does not hand on what the address carries");
    ada.fills("first_name", "Ada").ticks("Nyheter");
    let agrees = page.forms.iter().flat_map(|form| &form.controls).find(|control| control.name == "consent").unwrap();
    ada.ticks(agrees.label.trim());
    app.passes(Duration::seconds(20));
    assert!(ada.submits().await.path.ends_with("/thanks"), "{}", ada.page().text);
    assert_eq!((app.count("contacts"), app.count("consents")), (0, 0), "it is confirmed as always");
    let confirm = app.mail_to(ADA).await.link("confirm");
    ada.opens(&confirm).await;
    assert_eq!(app.count("contacts"), 0);
    ada.presses("Ja, bekreft").await;
    app.mail_to(ADA).await;
    assert!(app.count("consents") > 0);
});

on_both_engines!(frm_05_no_link_ticks_a_box_and_what_a_form_does_not_take_is_left_out_one_by_one, async |app| {
    let mut kari = app.staff("marketer").await;
    let until = app.now().plus(Duration::days(1));
    let news = app.lines("SELECT CAST(id AS TEXT) AS line FROM subscription_types ORDER BY id");
    let mut values = vec![("email", ADA), ("consent", "yes"), ("language", "fr"), ("no_such", "x"), ("subject_2", "x")];
    values.extend([("receipt", "x"), ("form-page", "3"), ("last_name", "Berg")]);
    values.extend(news.iter().map(|id| ("subscriptions", id.as_str())));
    let (long, agrees) = ("x".repeat(201), AGREES);
    values.push(("first_name", &long));
    let page = app.filled_by("newsletter", &app.sealed("newsletter", until, &values)).await;
    assert_eq!(page.answer.status, StatusCode::OK);
    assert!(!has_something_on(&page) && !page.toggle(agrees).is_on, "{}", page.html);
    assert_eq!((page.value("email"), page.value("first_name"), page.value("last_name")), (ADA, "", "Berg"));
    assert_eq!((page.value("language"), page.value("subject_2")), ("en", ""));
    assert!(page.value("receipt").len() > 20);
    // A form with a choice: what is on offer is chosen, what no longer is is not.
    let form = kari.adds_form("Fair", "event").await;
    for (kind, name) in [("rating", "stars"), ("country", "land"), ("number", "weight"), ("hidden", "campaign")] {
        kari.opens(&format!("{form}/draft/new-field?kind={kind}")).await;
        kari.fills("identifier", name);
        if kind == "hidden" {
            kari.fills("hidden", "spring");
        } else {
            kari.fills("label-en", name);
        }
        kari.submits().await;
        assert!(kari.page().path.ends_with("/draft?done=added"), "{}", kari.page().text);
    }
    kari.publishes_draft(&form).await;
    let slug = app.lines("SELECT slug AS line FROM forms WHERE name = 'Fair'").concat();
    let on = |page: &Page| -> Vec<String> {
        let controls = page.forms.iter().flat_map(|form| &form.controls);
        controls.filter(|control| control.kind == "radio" && control.is_on).map(|control| control.value.clone()).collect()
    };
    let good = [("stars", "4"), ("land", "no"), ("weight", "1,5"), ("campaign", "autumn")];
    let page = app.filled_by(&slug, &app.sealed(&slug, until, &good)).await;
    assert_eq!(
        (on(&page), page.value("land"), page.value("weight"), page.value("campaign")),
        (vec!["4".to_owned()], "NO", "1,5", "spring")
    );
    let bad = [("stars", "6"), ("land", "XX"), ("weight", "heavy"), ("email", ADA)];
    let page = app.filled_by(&slug, &app.sealed(&slug, until, &bad)).await;
    assert_eq!((on(&page), page.value("land"), page.value("weight"), page.value("email")), (Vec::new(), "", "", ADA));
});

on_both_engines!(frm_09_altered_foreign_and_expired_links_open_an_empty_form, async |app| {
    let mut kari = app.staff("marketer").await;
    let form = kari.adds_form("Fair", "event").await;
    kari.publishes_draft(&form).await;
    let slug = app.lines("SELECT slug AS line FROM forms WHERE name = 'Fair'").concat();
    let until = app.now().plus(Duration::days(1));
    let sealed = app.sealed("newsletter", until, &[("email", ADA)]);
    assert_eq!(app.filled_by("newsletter", &sealed).await.value("email"), ADA);
    let mut altered = sealed.clone();
    altered.replace_range(60..61, if &sealed[60..61] == "A" { "B" } else { "A" });
    for (slug, sealed) in [
        ("newsletter", altered.as_str()),
        (slug.as_str(), &sealed),
        ("newsletter", ""),
        ("newsletter", &sealed[1..]),
        ("newsletter", "%00%FF"),
    ] {
        let page = app.filled_by(slug, sealed).await;
        assert_eq!((page.answer.status, page.value("email")), (StatusCode::OK, ""), "{slug} {sealed}");
        assert!(!page.says("problem") && page.value("receipt").len() > 20, "{}", page.text);
    }
    // What nobody has signed is not heard.
    let page = app
        .visitor()
        .opens(&format!("/en/f/newsletter?email={ADA}&first_name=Ada&consent=yes&prefill=email%3D{ADA}"))
        .await
        .clone();
    assert_eq!((page.value("email"), page.value("first_name")), ("", ""));
    assert!(!has_something_on(&page));
    app.passes(Duration::days(2));
    assert_eq!(app.filled_by("newsletter", &sealed).await.value("email"), "", "its time is over");
});

on_both_engines!(frm_09_a_link_that_cannot_be_made_says_why_and_who_may_not_makes_none, async |app| {
    let link = format!("/admin/forms/{}/prefilled-link", app.form_at("newsletter"));
    let mut kari = app.staff("marketer").await;
    let sends = [("v-email", "nobody"), ("v-first_name", "Ada"), ("link-days", "366"), ("link-language", "fr")];
    let page = Page::read(&link, kari.sends_to(&link, &sends).await);
    assert_eq!(page.answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.says("Days that it works") && page.html.contains("href=\"#v-email\""), "{}", page.html);
    assert!(page.html.contains("href=\"#link-days\"") && page.html.contains("href=\"#link-language\""), "{}", page.html);
    assert_eq!(page.value("v-first_name"), "Ada");
    let page = Page::read(&link, kari.sends_to(&link, &[("link-days", "30"), ("v-consent", "yes")]).await);
    assert_eq!(page.answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.says("Fill in at least one field"), "{}", page.text);
    assert_eq!(app.acts_on_forms(), [""; 0], "nothing was made");
    let mut ola = app.staff("auditor").await;
    assert_eq!(ola.opens(&link).await.answer.status, StatusCode::FORBIDDEN);
    assert_eq!(ola.sends_to(&link, &[("v-email", ADA), ("link-days", "30")]).await.status, StatusCode::FORBIDDEN);
    let unpublished = kari.adds_form("Draft", "event").await;
    assert_eq!(kari.opens(&format!("{unpublished}/prefilled-link")).await.answer.status, StatusCode::NOT_FOUND);
});
