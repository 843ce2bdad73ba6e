//! Taking a change back: what that means.

use maud::html;

use crate::{
    jobs::Job,
    web::{
        form::FormState,
        office::{Office, OfficePage},
        paths::admin,
        ui::{self, Button, Input},
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
    /// Can mail reach somebody then whom it does not reach now?
    pub needs_reason: bool,
}

/// What taking back means, and the button.
pub fn undo<'a>(office: &'a Office<'a>, view: &UndoView<'_>, state: &FormState) -> OfficePage<'a> {
    let t = office.texts;
    let told = state.told(t, |_| t.get("bulk-reason"));
    let content = html! {
        (ui::told_summary(t.get("page-error-summary"), &told))
        (ui::title(t.get("bulk-undo-title")))
        @if view.may_go {
            (ui::lead(t.count("bulk-undo-lead", "changed", view.changed)))
            (ui::paragraph(t.get("bulk-undo-text")))
            (office.form(&admin::bulk_undo(view.job.id), html! {
                @if view.needs_reason {
                    (Input::new("reason", t.get("bulk-reason")).hint(t.get("bulk-undo-reason-hint")).autocomplete("off")
                        .value(state.value("reason")).error(told.at("reason")))
                }
                (ui::actions(html! {
                    (Button::new(t.get("bulk-undo-button")).dangerous())
                    (ui::link(admin::job(view.job.id), t.get("cards-cancel")))
                }))
            }))
        } @else {
            (ui::lead(t.get("bulk-undo-not")))
            (ui::actions(ui::link(admin::job(view.job.id), t.get("bulk-undo-job"))))
        }
    };
    let page = office.page(t.get("bulk-undo-title"), content);
    if state.is_right() { page } else { page.error() }
}
