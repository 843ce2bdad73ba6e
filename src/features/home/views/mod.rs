//! The organisation's front door.
//!
//! The privacy statement and the problem pages stand in modules of their own.

mod privacy;
mod problem;

use maud::html;

pub use privacy::{PrivacyView, PurposeLine, privacy};
pub use problem::{ProblemView, problem, problem_for_staff};

use crate::{
    kernel::Word,
    web::{
        page::{Page, Site},
        paths, ui,
    },
};

/// What the home page shows.
pub struct HomeView<'a> {
    /// The public forms, in order.
    pub forms: Vec<FormLink<'a>>,
}

/// A public form on the home page.
pub struct FormLink<'a> {
    /// Its title.
    pub title: &'a str,
    /// Its introduction; may be empty.
    pub intro: &'a str,
    /// Its path without language.
    pub path: String,
}

/// The organisation, its public forms, and the way to one's own page.
pub fn home<'a>(site: &'a Site<'a>, view: &HomeView<'_>) -> Page<'a> {
    let t = site.texts;
    let title = site.headed(Word::HomeTitle, t.get("home-title"));
    let content = html! {
        (ui::title(title))
        (site.says(Word::HomeLead, ui::lead(t.with("home-lead", &[("organisation", site.organisation)]))))
        @for form in &view.forms {
            (ui::card(html! {
                (ui::heading(ui::link(site.link(&form.path), form.title)))
                (ui::prose(form.intro))
            }))
        }
        (ui::card(html! {
            (ui::heading(t.get("home-manage-title")))
            (ui::paragraph(t.get("home-manage-text")))
            (ui::actions(ui::link_button(site.link(paths::LINK), t.get("home-manage-button"))))
        }))
    };
    Page::new(site, title, content)
}
