//! The list and one of it: what is asked is what is shown, and the form is the one that the person saw.

use actix_web::http::StatusCode;
use chrono::Duration;
use samtykke::kernel::Language;

use crate::{
    journeys::{ADA, BO},
    support::on_both_engines,
};

on_both_engines!(frm_11_the_list_shows_what_is_asked_for, async |app| {
    app.subscriber(ADA, &["News"]).await;
    app.passes(Duration::days(2));
    app.publishes("second", |_, _| ()).await;
    let mut bo = app.visitor();
    bo.opens("/nb/f/second").await;
    bo.fills("email", BO).ticks("Nyheter").ticks("Ja, dere kan sende meg e-post om det jeg velger.");
    bo.submits().await;
    app.ignores_mail();
    let mut auditor = app.staff("auditor").await;
    let today = app.now().naive().date();
    let earlier = today - Duration::days(1);
    for (query, ada, bo) in [
        (String::new(), true, true),
        ("form=1".into(), true, false),
        ("form=2".into(), false, true),
        ("status=processed".into(), true, false),
        ("status=awaiting".into(), false, true),
        ("status=awaiting&form=1".into(), false, false),
        ("status=submitted".into(), false, false),
        ("status=nonsense".into(), true, true),
        (format!("address={ADA}"), true, false),
        ("address=ADA%40FJORDLYS.NO&status=processed".into(), true, false),
        (format!("from={today}"), false, true),
        (format!("to={earlier}"), true, false),
        (format!("from={today}&to={earlier}"), false, false),
    ] {
        let page = auditor.opens(&format!("/admin/submissions?{query}")).await;
        assert_eq!(page.answer.status, StatusCode::OK, "{query}");
        let (_, table) = page.html.split_once("</form>").unwrap();
        let table = table.split_once("<table").map_or("", |(_, table)| table);
        assert_eq!((table.contains(ADA), table.contains(BO)), (ada, bo), "{query}: {}", page.text);
    }
    for query in ["from=yesterday", "to=2026-02-30", "address=nobody"] {
        let page = auditor.opens(&format!("/admin/submissions?{query}")).await;
        assert_eq!(page.answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{query}");
        assert!(!page.html.contains("<table"), "what cannot be asked is not answered with everything");
    }
});

on_both_engines!(frm_11_pages_of_fifty_follow_each_other_without_gaps, async |app| {
    app.staff_runs(
        "INSERT INTO submissions (form_id, form_version_id, language, nonce, status, address, address_key, answers, network_key, \
         rendered_at, submitted_at) SELECT 1, (SELECT max(id) FROM form_versions), 'en', 'n' || a.id || '-' || b.id, 'rejected', \
         'p' || a.id || '-' || b.id || '@example.org', 'p' || a.id || '-' || b.id || '@example.org', '{}', '', s.created_at, s.created_at \
         FROM forms s, purposes a, legal_bases l, subscription_types b, legal_bases m WHERE l.id = 1 AND m.id = 1",
    )
    .await;
    app.staff_runs(
        "INSERT INTO submissions (form_id, form_version_id, language, nonce, status, address, address_key, answers, network_key, \
         rendered_at, submitted_at) SELECT 1, form_version_id, language, nonce || '-' || k.id || '-' || l.id, status, address, \
         address_key, answers, network_key, rendered_at, submitted_at FROM submissions, legal_bases k, legal_bases l \
         WHERE submissions.id <= 3",
    )
    .await;
    let all = app.count("submissions");
    assert!(all > 101, "{all}");
    let mut auditor = app.staff("auditor").await;
    for query in ["", "form=1", "status=rejected", "form=1&status=rejected"] {
        let (mut next, mut seen) = (Some(format!("/admin/submissions?{query}")), std::collections::BTreeSet::new());
        while let Some(path) = next {
            let page = auditor.opens(&path).await;
            let links = page
                .links
                .iter()
                .filter(|link| link.strip_prefix("/admin/submissions/").is_some_and(|rest| rest.parse::<i64>().is_ok()));
            let before = seen.len();
            seen.extend(links.cloned());
            assert!(seen.len() > before && seen.len() - before <= 50, "{path}");
            next = page.links.iter().find(|link| link.contains("below=")).map(|link| link.replace("&amp;", "&"));
        }
        assert_eq!(seen.len(), all, "{query}");
    }
});

on_both_engines!(one_shows_the_answers_and_the_form_as_it_was_seen, async |app| {
    app.ignores_mail();
    let mut bo = app.visitor();
    bo.opens("/da/f/newsletter").await;
    bo.fills("email", BO).fills("first_name", "Bo <b>").fills("language", "nl");
    let page = bo.page();
    let form = page.forms.iter().find(|form| form.action.contains("/f/newsletter")).unwrap();
    let labels: Vec<String> = form
        .controls
        .iter()
        .filter(|control| control.kind == "checkbox")
        .map(|control| control.label.trim().to_owned())
        .collect();
    bo.ticks(&labels[1]).ticks(labels.last().unwrap()).submits().await;
    app.republishes("newsletter", |definition| {
        definition.texts.0.get_mut(&Language::Da).unwrap().title = "En helt anden formular".into();
    })
    .await;
    let mut kari = app.staff("auditor").await;
    let path = app.page_of(BO);
    let page = kari.opens(&path).await;
    for words in ["First name", "Bo <b>", "Nederlands", "matches what is stored", "version 1", "Not confirmed", "Sent a form"] {
        assert!(page.says(words), "{words}: {}", page.text);
    }
    assert!(page.html.contains(&format!("src=\"{path}/form\"")));
    let frame = kari.opens(&format!("{path}/form")).await;
    assert!(frame.html.contains("lang=\"da\"") && !frame.says("En helt anden formular"), "{}", frame.text);
    assert!(frame.html.contains("<fieldset") && frame.html.contains(" disabled"), "nothing on it can be changed");
    assert!(!frame.html.contains("<form"), "nor sent");
    assert!(frame.answer.header("content-security-policy").contains("form-action 'none'"));
    assert_eq!(frame.html.matches(" checked").count(), 2, "what was ticked, and nothing else");
    assert!(frame.html.contains("value=\"Bo &lt;b&gt;\""));
    for path in ["/admin/submissions/999999", "/admin/submissions/999999/form", "/admin/submissions/x"] {
        assert_eq!(kari.opens(path).await.answer.status, StatusCode::NOT_FOUND, "{path}");
    }
});

on_both_engines!(a_version_that_was_tampered_with_is_noticed, async |app| {
    app.subscriber(ADA, &["News"]).await;
    if app.engine == crate::support::Engine::Postgres {
        app.meddles("ALTER TABLE form_versions DISABLE TRIGGER USER").await;
    } else {
        app.meddles("DROP TRIGGER form_versions_are_not_changed").await;
    }
    app.meddles("UPDATE form_versions SET definition = replace(definition, 'e-mail', 'letters')").await;
    let mut kari = app.staff("auditor").await;
    assert!(kari.opens(&app.page_of(ADA)).await.says("does not match what is stored"), "{}", kari.page().text);
});

on_both_engines!(the_overview_says_how_many_wait, async |app| {
    let mut kari = app.staff("agent").await;
    assert!(!kari.opens("/admin").await.says("wait for somebody to look"));
    app.processes("manual").await;
    app.confirmed(ADA, "Ada", "").await;
    app.confirmed(BO, "Bo", "").await;
    let page = kari.opens("/admin").await;
    assert!(page.says("Forms that wait for somebody to look at them: 2"), "{}", page.text);
    assert!(page.links.iter().any(|link| link == "/admin/submissions?status=submitted"));
});
