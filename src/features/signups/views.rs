//! The page after confirming what staff still look at, and the page on which staff make links.

mod prefill;

pub use prefill::{DAYS, FIELD, LANGUAGE, PrefillView, prefilled_link};

use maud::html;

use crate::web::{
    page::{Page, Site},
    paths, ui,
};

/// *We have it*: nothing counts yet, and the page says so, now and at every later visit.
pub fn waiting<'a>(site: &'a Site<'a>, form_title: &str) -> Page<'a> {
    let t = site.texts;
    let content = html! {
        (ui::title(t.get("submissions-waiting-title")))
        (ui::Alert::new(ui::Tone::Success, t.get("submissions-waiting-thanks"))
            .saying(ui::paragraph(t.with("submissions-waiting-text", &[("form", form_title), ("organisation", site.organisation)]))))
        (ui::card(html! {
            (ui::paragraph(t.get("submissions-waiting-next")))
            (ui::actions(ui::link(site.link(paths::HOME), t.get("problem-home"))))
        }))
    };
    Page::new(site, t.get("submissions-waiting-title"), content).private()
}
