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

/// The member's role leaves no choice about the second step.
pub fn second_step_stays<'a>(office: &'a Office<'a>) -> OfficePage<'a> {
    let t = office.texts;
    let content = html! {
        (ui::title(t.get("refused-title")))
        (ui::card(html! {
            (ui::paragraph(t.get("two-step-refused")))
            (ui::actions(html! {
                (ui::link(admin::TWO_STEP, t.get("two-step-move")))
                (ui::link(admin::ACCOUNT, t.get("account-title")))
            }))
        }))
    };
    office.page(t.get("refused-title"), content).status(StatusCode::UNPROCESSABLE_ENTITY)
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

/// What was typed when the session ended under it; nothing is saved before the button is pressed.
pub fn draft<'a>(office: &'a Office<'a>, path: &str, values: &[(String, String)]) -> OfficePage<'a> {
    let t = office.texts;
    let shown = values.iter().filter(|(name, value)| name != "version" && !value.is_empty());
    let content = html! {
        (ui::title(t.get("draft-title")))
        (ui::lead(t.get("draft-text")))
        (ui::card(html! {
            (ui::facts(shown.map(|(name, value)| (name, html! { (value) }))))
            (office.form(path, html! {
                @for (name, value) in values { (ui::hidden(name, value)) }
                (ui::actions(html! {
                    (ui::Button::new(t.get("draft-button")))
                    (ui::link(admin::OVERVIEW, t.get("draft-drop")))
                }))
            }))
        }))
    };
    office.page(t.get("draft-title"), content)
}
