//! The overview.

use maud::html;

use crate::web::{
    office::{Office, OfficePage},
    ui,
};

/// The overview.
pub fn overview<'a>(office: &'a Office<'a>) -> OfficePage<'a> {
    let t = office.texts;
    let name = office.sitter.map_or("", |sitter| sitter.name);
    let content = html! {
        (ui::title(t.get("admin-nav-overview")))
        (ui::lead(t.with("overview-welcome", &[("name", name)])))
    };
    office.page(t.get("admin-nav-overview"), content)
}
