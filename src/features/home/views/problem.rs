//! What went wrong, in plain words, and a way on.

use actix_web::http::StatusCode;
use maud::{Markup, html};

use crate::{
    i18n::Texts,
    web::{
        office::{Office, OfficePage},
        page::{Page, Site},
        paths, ui,
    },
};

/// What went wrong.
pub struct ProblemView {
    /// The status of the answer.
    pub status: StatusCode,
    /// The number under which the log has it.
    pub incident: Option<String>,
    /// Seconds after which trying again makes sense.
    pub retry_after: Option<u32>,
}

/// What went wrong, and a way on. Statuses without words of their own get those of 400 or 500.
pub fn problem<'a>(site: &'a Site<'a>, view: &ProblemView) -> Page<'a> {
    let t = site.texts;
    let ways = html! {
        (ui::link(site.link(paths::HOME), t.get("problem-home")))
        (ui::link(site.link(paths::LINK), t.get("problem-link")))
    };
    Page::new(site, t.get(words(view.status).0), said(t, view, ways)).status(view.status)
}

/// The same in the admin area: in its frame for whoever is signed in, on the way in for everybody else.
pub fn problem_for_staff<'a>(office: &'a Office<'a>, view: &ProblemView) -> OfficePage<'a> {
    let t = office.texts;
    let way = match office.sitter {
        Some(_) => ui::link(paths::admin::OVERVIEW, t.get("refused-home")),
        None => ui::link(paths::admin::SIGN_IN, t.get("sign-in-title")),
    };
    office.page(t.get(words(view.status).0), said(t, view, way)).status(view.status)
}

fn said(t: &'static Texts, view: &ProblemView, ways: Markup) -> Markup {
    let (title, text) = words(view.status);
    html! {
        (ui::title(t.get(title)))
        (ui::card(html! {
            (ui::paragraph(t.get(text)))
            @if let Some(seconds) = view.retry_after {
                // Minutes above one and a half: nobody counts to 3 600.
                @let (key, name, number) = if seconds > 90 { ("problem-retry-minutes", "minutes", seconds.div_ceil(60)) } else { ("problem-retry-seconds", "seconds", seconds.max(1)) };
                (ui::paragraph(t.count(key, name, number.into())))
            }
            @if let Some(incident) = &view.incident { (ui::paragraph(html! { (t.get("problem-incident")) " " (ui::emphasis(incident)) })) }
            (ui::actions(ways))
        }))
    }
}

fn words(status: StatusCode) -> (&'static str, &'static str) {
    match status.as_u16() {
        403 => ("problem-403-title", "problem-403-text"),
        404 | 410 => ("problem-404-title", "problem-404-text"),
        405 => ("problem-405-title", "problem-405-text"),
        408 => ("problem-408-title", "problem-408-text"),
        413 => ("problem-413-title", "problem-413-text"),
        415 => ("problem-415-title", "problem-415-text"),
        429 => ("problem-429-title", "problem-429-text"),
        503 => ("problem-503-title", "problem-503-text"),
        500..=599 => ("problem-500-title", "problem-500-text"),
        _ => ("problem-400-title", "problem-400-text"),
    }
}
