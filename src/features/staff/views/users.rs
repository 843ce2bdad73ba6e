//! Colleagues.

use maud::{Markup, html};

use super::{roles::role_name, sign_in::judged};
use crate::{
    features::staff::store::{MemberRow, RoleRow},
    i18n::{Texts, format::date_time},
    kernel::Language,
    web::{
        form::{FormState, Told},
        office::{Office, OfficePage},
        paths::admin,
        ui::{self, Alert, Tone},
    },
};

/// A member in the list.
pub struct MemberLine<'v> {
    /// The row.
    pub member: &'v MemberRow,
    /// What their role is called.
    pub role: &'v str,
}

/// What the page of a member is made of.
pub struct MemberView<'v> {
    /// The row as it stands.
    pub member: &'v MemberRow,
    /// The roles to choose from.
    pub roles: &'v [RoleRow],
    /// Did somebody else save in between?
    pub changed_in_between: bool,
    /// Is it oneself?
    pub is_me: bool,
}

/// Everybody.
pub fn users<'a>(office: &'a Office<'a>, lines: Vec<MemberLine<'_>>) -> OfficePage<'a> {
    let t = office.texts;
    let columns = ["account-name", "sign-in-address", "users-role", "two-step-title", "users-signed-in", "users-state"];
    let rows = lines.iter().map(|line| {
        let member = line.member;
        vec![
            ui::link(admin::user(member.id), &member.name),
            html! { (member.address) },
            html! { (line.role) },
            html! { (t.get(if member.totp_seed.is_some() { "users-yes" } else { "users-no" })) },
            html! { @match member.signed_in_at { Some(at) => (date_time(office.language, at)), None => "–" } },
            html! { (state(member, t)) },
        ]
    });
    let content = html! {
        (ui::title_row(t.get("users-title"), ui::link_button(admin::NEW_USER, t.get("users-invite"))))
        (ui::table(t.get("users-title"), &columns.map(|key| t.get(key)), rows))
        (ui::actions(ui::link(admin::ROLES, t.get("roles-title"))))
    };
    office.page(t.get("users-title"), content)
}

fn state(member: &MemberRow, t: &'static Texts) -> &'static str {
    t.get(match member {
        MemberRow { disabled_at: Some(_), .. } => "users-state-disabled",
        MemberRow { password_at: None, .. } => "users-state-invited",
        _ => "users-state-active",
    })
}

/// Inviting somebody.
pub fn new_user<'a>(office: &'a Office<'a>, roles: &[RoleRow], state: &FormState) -> OfficePage<'a> {
    let t = office.texts;
    let told = state.told(t, |field| t.get(if field == "name" { "account-name" } else { "sign-in-address" }));
    let languages = Language::ALL.map(|language| (language.code(), language.own_name()));
    let language = if state.names("language") { state.value("language") } else { office.language.code() };
    let content = html! {
        (ui::told_summary(t.get("page-error-summary"), &told))
        (ui::title(t.get("users-invite")))
        (ui::card(office.form(admin::USERS, html! {
            (ui::Input::new("name", t.get("account-name")).value(state.value("name")).error(told.at("name")))
            (ui::Input::new("address", t.get("sign-in-address")).kind("email").value(state.value("address")).error(told.at("address")))
            (role_field(t, roles, state.value("role"), &told))
            (ui::Select::new("language", t.get("account-language")).options(languages).value(language))
            (ui::hint(t.get("users-invite-hint")))
            (ui::actions(html! {
                (ui::Button::new(t.get("users-invite-button")))
                (ui::link(admin::USERS, t.get("users-title")))
            }))
        })))
    };
    judged(office.page(t.get("users-invite"), content), state)
}

/// One member.
pub fn user<'a>(office: &'a Office<'a>, view: &MemberView<'_>, state: &FormState) -> OfficePage<'a> {
    let t = office.texts;
    let told = state.told(t, |_| t.get("account-name"));
    let member = view.member;
    let typed = |field: &str, stored: String| if state.names(field) { state.value(field).to_owned() } else { stored };
    let (name, role) = (typed("name", member.name.clone()), typed("role", member.role_id.to_string()));
    let now = view.roles.iter().find(|role| role.id == member.role_id).map_or("", |role| role_name(role, t));
    let content = html! {
        (ui::told_summary(t.get("page-error-summary"), &told))
        (ui::title(&member.name))
        @if view.changed_in_between {
            (Alert::new(Tone::Warning, t.get("conflict-title")).saying(html! {
                (ui::paragraph(t.get("conflict-text")))
                (ui::facts([(t.get("account-name"), html! { (member.name) }), (t.get("users-role"), html! { (now) })]))
            }))
        }
        (ui::facts([
            (t.get("sign-in-address"), html! { (member.address) }),
            (t.get("users-state"), html! { (users_state(member, t)) }),
            (t.get("two-step-title"), html! { (t.get(if member.totp_seed.is_some() { "users-yes" } else { "users-no" })) }),
        ]))
        (ui::card(office.form(&admin::user(member.id), html! {
            // After somebody else's change, saving again means: mine, knowing theirs. Until they are told, it does not.
            (ui::hidden("version", if view.changed_in_between { member.version.to_string() } else { typed("version", member.version.to_string()) }))
            (ui::Input::new("name", t.get("account-name")).value(&name).error(told.at("name")))
            (role_field(t, view.roles, &role, &told))
            (ui::actions(html! {
                (ui::Button::new(t.get("account-save")))
                (ui::link(admin::USERS, t.get("users-title")))
            }))
        })))
        (ui::actions(buttons(office, view)))
    };
    let page = office.page(member.name.clone(), content);
    if view.changed_in_between { page.conflict() } else { judged(page, state) }
}

fn users_state(member: &MemberRow, t: &'static Texts) -> &'static str {
    state(member, t)
}

/// What can be done besides.
fn buttons(office: &Office<'_>, view: &MemberView<'_>) -> Markup {
    let (t, member) = (office.texts, view.member);
    let button = |action: String, key: &'static str, is_dangerous: bool| {
        let button = ui::Button::new(t.get(key)).secondary();
        office.button_form(
            &action,
            if is_dangerous {
                html! { (button.dangerous()) }
            } else {
                html! { (button) }
            },
        )
    };
    html! {
        @if member.password_at.is_none() && member.disabled_at.is_none() { (button(admin::user_invitation(member.id), "users-invite-again", false)) }
        @if member.totp_seed.is_some() && !view.is_me { (button(admin::user_second_step(member.id), "users-drop-second-step", true)) }
        @if member.disabled_at.is_some() { (button(admin::user_activation(member.id), "users-enable", false)) }
        @else { (button(admin::user_deactivation(member.id), "users-disable", true)) }
    }
}

fn role_field(t: &'static Texts, roles: &[RoleRow], chosen: &str, told: &Told) -> Markup {
    let ids: Vec<String> = roles.iter().map(|role| role.id.to_string()).collect();
    let options = ids.iter().map(String::as_str).zip(roles.iter().map(|role| role_name(role, t)));
    html! { (ui::Select::new("role", t.get("users-role")).prompt(t.get("form-choose")).options(options).value(chosen).error(told.at("role"))) }
}
