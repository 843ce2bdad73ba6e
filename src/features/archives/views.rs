//! What can be taken out, and the file of everything.

use maud::{Render, html};

use crate::{
    kernel::Right,
    web::{
        office::{Office, OfficePage},
        paths::admin,
        ui::{self, Button},
    },
};

/// The exports that there are.
pub fn exports<'a>(office: &'a Office<'a>) -> OfficePage<'a> {
    let t = office.texts;
    let content = html! {
        (ui::title(t.get("exports-all-title")))
        (ui::card(html! {
            (ui::heading(t.get("exports-title")))
            (ui::paragraph(t.get("exports-contacts-text")))
            (ui::actions(ui::link_button(admin::CONTACTS_EXPORT, t.get("exports-choose"))))
        }))
        (ui::card(html! {
            (ui::heading(t.get("exports-archive")))
            (ui::paragraph(t.get("exports-archive-text")))
            (ui::paragraph(t.get("exports-archive-without")))
            @if office.may(Right::Settings) {
                (office.form(admin::EXPORTS, html! {
                    (ui::hint(t.get("exports-archive-time")))
                    (ui::actions(Button::new(t.get("exports-archive-download")).render()))
                }))
            } @else {
                (ui::hint(t.get("exports-archive-right")))
            }
        }))
    };
    office.page(t.get("exports-all-title"), content)
}
