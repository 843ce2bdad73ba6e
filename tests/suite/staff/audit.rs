//! The audit log: read by the right alone, narrowed by who, what and when, page by page, and taken out as a harmless file.

use actix_web::http::{Method, StatusCode};
use chrono::Duration;

use crate::support::{TestApp, on_both_engines};

impl TestApp {
    /// Entries as others would have left them.
    async fn fills_log(&self, count: usize) {
        for number in 0..count {
            let statement = format!(
                "INSERT INTO audit_entries (at, actor, actor_id, channel, ip, what, subject_kind, subject_id, before, after) VALUES \
                 ('2026-01-0{} 12:00:00', 'staff', 1, 'admin', NULL, 'purpose.changed', 'purpose', '{number}', '', '')",
                1 + number / 60
            );
            self.meddles(&statement).await;
        }
    }
}

on_both_engines!(the_log_shows_what_was_done_with_before_and_after_to_those_who_may_read_it, async |app| {
    let mut kari = app.staff("administrator").await;
    kari.opens("/admin/settings/links").await;
    kari.fills("preference_link_days", "30").submits().await;
    let mut ola = app.staff("auditor").await;
    let page = ola.opens("/admin/audit").await;
    assert!(
        page.says("Settings: changed")
            && page.says("administrator 1")
            && page.says("Days for the link to one’s own page : 21 → 30"),
        "{}",
        page.text
    );
    let mut agent = app.staff("agent").await;
    assert_eq!(app.asks(agent.request(Method::GET, "/admin/audit")).await.status, StatusCode::FORBIDDEN);
    assert_eq!(agent.sends_to("/admin/audit/export", &[]).await.status, StatusCode::FORBIDDEN);
    // The refusal is an entry itself.
    assert!(ola.opens("/admin/audit?what=access.refused").await.says("agent 3"), "{}", ola.page().text);
    assert!(!ola.page().says("21 → 30"), "only what was asked for");
});

on_both_engines!(the_log_is_narrowed_by_who_what_and_day_and_read_page_by_page, async |app| {
    let mut kari = app.staff("administrator").await;
    app.hires("agent", samtykke::kernel::Language::En).await;
    app.fills_log(120).await;
    let mut seen = Vec::new();
    let mut next = Some("/admin/audit?what=purpose.changed&who=1".to_owned());
    while let Some(path) = next {
        let page = kari.opens(&path).await;
        seen.extend(
            page.text
                .split_whitespace()
                .zip(page.text.split_whitespace().skip(1))
                .filter(|(a, _)| *a == "Purpose")
                .filter_map(|(_, b)| b.parse::<i32>().ok()),
        );
        next = page.links.iter().find(|link| link.contains("before=")).map(|link| link.replace("&amp;", "&"));
    }
    assert_eq!(seen, (0..120).rev().collect::<Vec<_>>(), "each once, the newest first");
    for (query, is_found) in [
        ("from=2026-01-01&to=2026-01-01", true),
        ("from=2026-01-02&to=2026-01-02", true),
        ("from=2026-01-03&to=2026-01-04", false),
        ("to=2025-12-31", false),
        ("from=2099-01-01", false),
        ("who=2", false),
        ("what=nothing.such", false),
    ] {
        let page = kari.opens(&format!("/admin/audit?{query}")).await;
        assert_eq!(page.says("There is nothing here"), !is_found, "{query}: {}", page.text);
    }
    assert!(
        kari.opens("/admin/audit?from=2026-01-02&to=2026-01-02").await.says("Purpose 119") && !kari.page().says("Purpose 59")
    );
    let page = kari.opens("/admin/audit?from=yesterday").await;
    assert_eq!(page.answer.status, StatusCode::UNPROCESSABLE_ENTITY, "a slip and not a surprise");
});

on_both_engines!(the_file_holds_what_was_asked_for_and_no_formulas, async |app| {
    let mut kari = app.staff("administrator").await;
    app.fills_log(3).await;
    app.meddles("INSERT INTO audit_entries (at, actor, actor_id, channel, ip, what, subject_kind, subject_id, before, after) VALUES ('2026-01-05 12:00:00', 'staff', 1, 'admin', NULL, 'purpose.changed', 'purpose', '=cmd()', '', '')").await;
    let answer = kari.sends_to("/admin/audit/export", &[("what", "purpose.changed")]).await;
    assert_eq!((answer.status, answer.header("content-type")), (StatusCode::OK, "text/csv; charset=utf-8"));
    let text = answer.text();
    assert_eq!(text.lines().count(), 5, "{text}");
    assert!(text.contains(",'=cmd(),") && !text.contains(",=cmd()") && !text.contains("session."), "{text}");
    assert_eq!(app.count("audit_entries WHERE what = 'audit.exported'"), 1);
    app.passes(Duration::zero());
});

on_both_engines!(the_log_is_told_in_words_that_lead_to_what_it_is_about, async |app| {
    let mut kari = app.staff("administrator").await;
    kari.opens("/admin/contacts/new").await;
    kari.fills("first_name", "Ada").fills("address", "ada@fjordlys.no").presses("Add contact").await;
    let card = app.card_of("ada@fjordlys.no");
    kari.opens(&card).await;
    kari.fills("company", "Fjordlys").presses("Save details").await;
    kari.opens("/admin/roles/new").await;
    kari.fills("name", "Trainee").ticks("Read the audit log").submits().await;
    let page = kari.opens("/admin/audit").await;
    for words in ["Contact: added", "Contact: changed", "Fields : Company", "Role: added", "Rights : Read the audit log"] {
        assert!(page.says(words), "{words}: {}", page.text);
    }
    assert!(page.links.contains(&card) && page.links.iter().any(|link| link.starts_with("/admin/roles/")), "{:?}", page.links);
    assert!(
        page.html.contains("<option value=\"contact.added\"")
            || page.html.contains("<option value=\"contact.created\">Contact: added")
    );
    // Who may not open users and roles is led nowhere.
    let mut ola = app.staff("auditor").await;
    let page = ola.opens("/admin/audit?what=role.created").await;
    assert!(page.says("Role: added") && !page.links.iter().any(|link| link.starts_with("/admin/roles")), "{:?}", page.links);
    for language in samtykke::kernel::Language::ALL {
        let mut member = app.staff_speaking("auditor", language).await;
        let page = member.opens("/admin/audit").await;
        assert!(!page.text.contains("role.created") && !page.text.contains("audit-"), "{language}: {}", page.text);
    }
});
