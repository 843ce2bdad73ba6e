//! What a member is told who may not do something.

use actix_web::http::StatusCode;
use maud::html;

use crate::{
    i18n::right_key,
    kernel::Right,
    web::{
        office::{Office, OfficePage},
        paths::admin,
        ui,
    },
};

/// The member's role lacks a right, and the page says which.
pub fn refused<'a>(office: &'a Office<'a>, right: Right) -> OfficePage<'a> {
    let t = office.texts;
    let content = html! {
        (ui::title(t.get("refused-title")))
        (ui::card(html! {
            (ui::paragraph(t.with("refused-text", &[("right", t.get(right_key(right)))])))
            (ui::actions(ui::link(admin::OVERVIEW, t.get("refused-home"))))
        }))
    };
    office.page(t.get("refused-title"), content).status(StatusCode::FORBIDDEN)
}

/// A form came without the token of this session.
pub fn stale_form<'a>(office: &'a Office<'a>) -> OfficePage<'a> {
    let t = office.texts;
    let content = html! {
        (ui::title(t.get("refused-form-title")))
        (ui::card(html! {
            (ui::paragraph(t.get("refused-form-text")))
            (ui::actions(ui::link(admin::OVERVIEW, t.get("refused-home"))))
        }))
    };
    office.page(t.get("refused-form-title"), content).status(StatusCode::FORBIDDEN)
}
