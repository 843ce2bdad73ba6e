//! Steps in a draft: where scripts run they change the list in place; without, each is a page.

use actix_web::http::StatusCode;
use samtykke::web::assets;

use crate::support::on_both_engines;

on_both_engines!(the_page_of_a_draft_runs_our_own_scripts_and_no_other_page_runs_any, async |app| {
    assets::unpack(&app.state.config.data_dir.join("static")).unwrap();
    let mut kari = app.staff("marketer").await;
    let form = kari.adds_form("Fair", "event").await;
    let page = kari.opens(&format!("{form}/draft")).await;
    let policy = page.answer.header("content-security-policy").to_owned();
    for part in ["default-src 'none'", "script-src 'self'", "connect-src 'self'", "frame-src 'self'", "form-action 'self'"] {
        assert!(policy.contains(part), "{part}: {policy}");
    }
    assert!(!policy.contains("unsafe") && !policy.contains("eval"), "{policy}");
    let html = page.answer.text();
    assert!(html.contains("&quot;allowEval&quot;:false") && html.contains("&quot;includeIndicatorStyles&quot;:false"), "{html}");
    let scripts: Vec<&str> = html.split("<script src=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(scripts.len(), 2, "{scripts:?}");
    for script in scripts {
        let answer = app.gets(script).await;
        assert_eq!(answer.status, StatusCode::OK, "{script}");
        assert!(answer.header("content-type").starts_with("text/javascript"), "{}", answer.header("content-type"));
    }
    for path in [form.clone(), format!("{form}/draft/fields/email"), format!("{form}/draft/preview"), "/admin/forms".to_owned()] {
        let page = kari.opens(&path).await;
        assert!(!page.answer.text().contains("<script"), "{path}");
        assert!(!page.answer.header("content-security-policy").contains("script-src"), "{path}");
    }
});

on_both_engines!(a_step_is_told_and_keeps_the_language_that_is_seen, async |app| {
    let mut kari = app.staff("marketer").await;
    kari.opens("/admin/forms/new").await;
    kari.fills("name", "Fair").fills("start", "event").ticks("Norsk bokmål").submits().await;
    let form = format!("/admin/forms/{}", app.form_at("fair"));
    let page = kari.opens(&format!("{form}/draft?language=nb")).await.answer.text();
    assert!(page.contains("/draft/preview/frame?language=nb"), "{page}");
    let step = [("do", "down"), ("field", "email"), ("language", "nb"), ("page", "1")];
    let answer = kari.sends_to(&format!("{form}/draft"), &step).await;
    assert_eq!(answer.header("location"), format!("{form}/draft?language=nb&page=1&done=moved"));
    let page = kari.opens(answer.header("location")).await.answer.text();
    let told = page.split("id=\"draft-told\"").nth(1).and_then(|rest| rest.split("</div>").next()).unwrap_or_default();
    assert!(told.contains("role=\"status\"") && told.len() > 40, "{told}");
    // A language that the form has not, or none, is no reason to go astray.
    let astray = [("do", "up"), ("field", "email"), ("language", "//example.org"), ("page", "x")];
    assert_eq!(kari.sends_to(&format!("{form}/draft"), &astray).await.header("location"), format!("{form}/draft?done=moved"));
});
