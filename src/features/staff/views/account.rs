//! One's own account.

use maud::html;

use super::sign_in::judged;
use crate::{
    i18n::format::date_time,
    kernel::{Language, Timestamp, ids::SessionId},
    web::{
        form::FormState,
        office::{Office, OfficePage},
        paths::admin,
        ui,
    },
};

/// What the page is made of.
pub struct AccountView<'v> {
    /// What colleagues call the member.
    pub name: &'v str,
    /// By which they sign in.
    pub address: &'v str,
    /// How many recovery codes are left, when the second step is on.
    pub second_step: Option<i64>,
    /// Does their role leave no choice?
    pub must_have_second_step: bool,
    /// Where they are signed in.
    pub sessions: Vec<SessionLine<'v>>,
}

/// One session.
pub struct SessionLine<'v> {
    /// The row.
    pub id: SessionId,
    /// From where.
    pub ip: &'v str,
    /// With which browser.
    pub agent: &'v str,
    /// Since when.
    pub began_at: Timestamp,
    /// The last request.
    pub seen_at: Timestamp,
    /// The one at hand?
    pub is_mine: bool,
}

/// The page.
pub fn account<'a>(office: &'a Office<'a>, view: &AccountView<'_>, state: &FormState) -> OfficePage<'a> {
    let t = office.texts;
    let told = state.told(t, |_| "");
    let languages = Language::ALL.map(|language| (language.code(), language.own_name()));
    let language = if state.names("language") { state.value("language") } else { office.language.code() };
    let columns = ["account-session-where", "account-session-began", "account-session-seen", "account-session-end"];
    let rows = view.sessions.iter().map(|line| {
        let browser = if line.agent.is_empty() { "–" } else { line.agent };
        vec![
            html! { (line.ip) " " (browser) },
            html! { (date_time(office.language, line.began_at)) },
            html! { (date_time(office.language, line.seen_at)) },
            html! {
                @if line.is_mine { (t.get("account-session-mine")) }
                @else { (office.button_form(&admin::account_session(line.id), html! { (ui::Button::new(t.get("account-session-end")).quiet()) })) }
            },
        ]
    });
    let content = html! {
        (ui::told_summary(t.get("page-error-summary"), &told))
        (ui::title(t.get("account-title")))
        (ui::facts([(t.get("account-name"), html! { (view.name) }), (t.get("sign-in-address"), html! { (view.address) })]))
        (ui::card(html! {
            (ui::heading(t.get("account-language")))
            (office.form(admin::ACCOUNT_LANGUAGE, html! {
                (ui::Select::new("language", t.get("account-language-label")).options(languages).value(language))
                (ui::actions(html! { (ui::Button::new(t.get("account-save")).secondary()) }))
            }))
        }))
        (ui::card(html! {
            (ui::heading(t.get("sign-in-password")))
            (office.form(admin::ACCOUNT_PASSWORD, html! {
                (ui::Input::new("password", t.get("account-password-now")).kind("password").autocomplete("current-password")
                    .error(told.at("password")))
                (ui::Input::new("new-password", t.get("account-password-new")).kind("password").autocomplete("new-password")
                    .hint(t.get("setup-password-hint")).error(told.at("new-password")))
                (ui::hint(t.get("account-password-ends")))
                (ui::actions(html! { (ui::Button::new(t.get("new-password-button")).secondary()) }))
            }))
        }))
        (ui::card(html! {
            (ui::heading(t.get("two-step-title")))
            @match view.second_step {
                Some(codes) => {
                    (ui::paragraph(t.get("two-step-on")))
                    (ui::paragraph(t.count("two-step-codes-left", "codes", codes)))
                    @if view.must_have_second_step {
                        (ui::paragraph(t.get("two-step-stays")))
                    }
                    (ui::actions(html! {
                        (office.button_form(admin::RECOVERY_CODES, html! { (ui::Button::new(t.get("two-step-renew")).secondary()) }))
                        @if view.must_have_second_step { (ui::link(admin::TWO_STEP, t.get("two-step-move"))) }
                        @else { (office.button_form(admin::TWO_STEP_REMOVAL, html! { (ui::Button::new(t.get("two-step-off-button")).secondary().dangerous()) })) }
                    }))
                }
                None => {
                    (ui::paragraph(t.get("two-step-off")))
                    (ui::actions(ui::link(admin::TWO_STEP, t.get("two-step-on-button"))))
                }
            }
        }))
        (ui::card(html! {
            (ui::heading(t.get("account-sessions")))
            (ui::table(t.get("account-sessions"), &columns.map(|key| t.get(key)), rows))
            @if view.sessions.len() > 1 {
                (ui::actions(office.button_form(admin::ACCOUNT_SESSIONS, html! { (ui::Button::new(t.get("account-sessions-end")).secondary()) })))
            }
        }))
    };
    judged(office.page(t.get("account-title"), content), state)
}
