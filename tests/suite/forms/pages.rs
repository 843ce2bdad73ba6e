//! A form of several pages in two languages: built, looked at page by page, published, and kept page by page.

use actix_web::http::StatusCode;

use crate::{
    journeys::{ADA, AGREES},
    support::on_both_engines,
};

on_both_engines!(a_form_of_three_pages_in_two_languages_is_kept_as_it_was_shown, async |app| {
    let mut kari = app.staff("marketer").await;
    kari.names_the_organisation().await;
    kari.opens("/admin/forms/new").await;
    kari.fills("name", "Webinar").fills("start", "event").ticks("Norsk bokmål").submits().await;
    let form = format!("/admin/forms/{}", app.form_at("webinar"));
    for (kind, name, after, english, norwegian) in [
        ("page", "about", "email", "About the webinar", "Om webinaret"),
        ("whole_number", "people", "about", "How many are you?", "Hvor mange kommer dere?"),
        ("date_time", "starts", "people", "When does it suit you?", "Når passer det?"),
        ("rating", "likely", "starts", "How likely is it?", "Hvor sannsynlig er det?"),
        ("page", "agree", "likely", "What we may send", "Hva vi kan sende"),
    ] {
        kari.opens(&format!("{form}/draft/new-field?kind={kind}")).await;
        kari.fills("identifier", name).fills("after", after).fills("label-en", english).fills("label-nb", norwegian);
        if kind == "rating" {
            kari.fills("scale", "zero_to_ten");
        }
        kari.submits().await;
        assert!(kari.page().path.ends_with("/draft?done=added"), "{}", kari.page().text);
    }
    let page = kari.opens(&format!("{form}/draft/preview?language=nb&page=2")).await;
    assert!(page.says("Trinn") || page.says("Step 2 of 3"), "{}", page.text);
    let frame = kari.opens(&format!("{form}/draft/preview/frame?language=nb&page=2")).await;
    assert!(frame.says("Hvor mange kommer dere?") && !frame.says("Hva vi kan sende"), "{}", frame.text);
    kari.publishes_draft(&form).await;
    let kept = app.lines("SELECT language || ' ' || CAST(page AS TEXT) AS line FROM form_renderings ORDER BY language, page");
    assert_eq!(kept, ["en 1", "en 2", "en 3", "nb 1", "nb 2", "nb 3"]);

    let mut ada = app.visitor();
    ada.opens("/en/f/webinar").await;
    ada.fills("first_name", "Ada").fills("last_name", "Berg").fills("email", ADA);
    ada.presses("Continue").await;
    ada.fills("people", "2").fills("starts", "2027-01-15T10:00");
    assert!(ada.presses("Continue").await.says("Step 3 of 3"), "{}", ada.page().text);
    ada.ticks(AGREES);
    assert!(ada.submits().await.says("Check your inbox"), "{}", ada.page().text);
    app.mail_to(ADA).await;

    // Each page stays as it was shown, and there is none but these.
    for (at, words) in [(1, "First name"), (2, "How many are you?"), (3, "What we may send"), (99, "What we may send")] {
        let answer = app.asks(kari.request(actix_web::http::Method::GET, &format!("{form}/versions/1/frame?page={at}"))).await;
        assert!(answer.status == StatusCode::OK && answer.text().contains(words), "{at}: {}", answer.text());
    }
    let page = kari.opens(&form).await;
    assert!(page.says("<iframe src=") || page.html.contains("&lt;iframe src="), "{}", page.text);
    for link in ["/statistics", "/processing"] {
        assert!(page.links.contains(&format!("{form}{link}")), "{:?}", page.links);
    }
    assert!(kari.opens(&format!("{form}/statistics")).await.says("How likely is it?"));
});

on_both_engines!(a_page_with_nothing_on_it_is_not_published, async |app| {
    let mut kari = app.staff("marketer").await;
    let form = kari.adds_form("Fair", "event").await;
    let last = app.lines("SELECT definition AS line FROM form_versions WHERE published_at IS NULL").concat();
    let last = last.rsplit("\"name\":\"").find_map(|rest| rest.split('"').next().filter(|name| *name == "consent")).unwrap();
    kari.opens(&format!("{form}/draft/new-field?kind=page")).await;
    kari.fills("identifier", "end").fills("after", last).fills("label-en", "The end").submits().await;
    kari.opens(&format!("{form}/draft/publication")).await;
    assert!(kari.page().says("The page “The end” has nothing on it."), "{}", kari.page().text);
    assert!(kari.page().links.contains(&format!("{form}/draft/fields/end")), "{:?}", kari.page().links);
});

on_both_engines!(nothing_that_asks_for_consent_is_published_before_it_is_known_who_asks, async |app| {
    let mut kari = app.staff("marketer").await;
    kari.opens("/admin/forms/new").await;
    kari.fills("name", "Letters").fills("start", "newsletter").submits().await;
    let form = format!("/admin/forms/{}", app.form_at("letters"));
    let check = format!("{form}/draft/publication");
    kari.opens(&check).await;
    assert!(kari.page().says("your organisation has no name yet"), "{}", kari.page().text);
    assert!(kari.page().links.contains(&"/admin/settings/organisation".to_owned()), "{:?}", kari.page().links);
    kari.publishes_draft(&form).await;
});
