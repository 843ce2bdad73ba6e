//! Taking a change back: what that means.

use maud::html;

use crate::{
    jobs::Job,
    web::{
        office::{Office, OfficePage},
        paths::admin,
        ui::{self, Button},
    },
};

/// What the page is made of.
pub struct UndoView<'v> {
    /// The work that made the change.
    pub job: &'v Job,
    /// How many contacts it changed.
    pub changed: i64,
    /// Can it be taken back now?
    pub may_go: bool,
}

/// What taking back means, and the button.
pub fn undo<'a>(office: &'a Office<'a>, view: &UndoView<'_>) -> OfficePage<'a> {
    let t = office.texts;
    let content = html! {
        (ui::title(t.get("bulk-undo-title")))
        @if view.may_go {
            (ui::lead(t.count("bulk-undo-lead", "changed", view.changed)))
            (ui::paragraph(t.get("bulk-undo-text")))
            (office.form(&admin::bulk_undo(view.job.id), ui::actions(html! {
                (Button::new(t.get("bulk-undo-button")).dangerous())
                (ui::link(admin::job(view.job.id), t.get("cards-cancel")))
            })))
        } @else {
            (ui::lead(t.get("bulk-undo-not")))
            (ui::actions(ui::link(admin::job(view.job.id), t.get("bulk-undo-job"))))
        }
    };
    office.page(t.get("bulk-undo-title"), content)
}
