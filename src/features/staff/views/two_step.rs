//! Turning the second step on, and the codes on paper.

use maud::html;

use super::sign_in::{afterwards, judged};
use crate::web::{
    form::FormState,
    office::{Office, OfficePage},
    paths::admin,
    ui,
};

/// A fresh secret, in the three forms in which an app may get it.
pub struct TwoStepView<'v> {
    /// What the form carries along.
    pub seed: &'v str,
    /// What the picture says.
    pub uri: &'v str,
    /// For typing.
    pub typed: &'v str,
    /// Where to go afterwards.
    pub next: &'v str,
    /// Does nothing else open before it is on?
    pub is_owed: bool,
}

/// The secret, and a field for the first code.
pub fn two_step<'a>(office: &'a Office<'a>, view: &TwoStepView<'_>, state: &FormState) -> OfficePage<'a> {
    let t = office.texts;
    let told = state.told(t, |_| "");
    let content = html! {
        (ui::told_summary(t.get("page-error-summary"), &told))
        (ui::title(t.get("two-step-on-button")))
        @if view.is_owed { (ui::lead(t.get("two-step-owed"))) }
        (ui::card(office.form(admin::TWO_STEP, html! {
            (ui::hidden("seed", view.seed))
            (afterwards(view.next))
            (ui::paragraph(t.get("two-step-scan")))
            (ui::qr_code(view.uri, t.get("two-step-picture")))
            (ui::facts([(t.get("two-step-typed"), html! { (view.typed) })]))
            (ui::Input::new("code", t.get("two-step-code")).autocomplete("one-time-code").mode("numeric").error(told.at("code")))
            (ui::actions(html! {
                (ui::Button::new(t.get("two-step-confirm")))
                (ui::link(admin::ACCOUNT, t.get("account-title")))
            }))
        })))
    };
    judged(office.page(t.get("two-step-on-button"), content), state)
}

/// The recovery codes, shown this once; `next` is where to go when they are kept.
pub fn recovery_codes<'a>(office: &'a Office<'a>, codes: &[String], next: &str) -> OfficePage<'a> {
    let t = office.texts;
    let content = html! {
        (ui::title(t.get("codes-title")))
        (ui::Alert::new(ui::Tone::Warning, t.get("codes-once")).saying(ui::paragraph(t.get("codes-text"))))
        (ui::card(ui::list(codes)))
        (ui::actions(ui::link(next, t.get("codes-kept"))))
    };
    office.page(t.get("codes-title"), content)
}
