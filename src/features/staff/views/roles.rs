//! Roles: a list, and an editor with what a role can and what it cannot.

use maud::{Markup, html};

use super::sign_in::judged;
use crate::{
    features::staff::store::RoleRow,
    i18n::{Texts, right_key, role_key},
    kernel::{Language, Right, Rights, text::fold},
    web::{
        form::FormState,
        office::{Office, OfficePage},
        paths::admin,
        ui::{self, Alert, Toggle, ToggleKind, Tone},
    },
};

/// What the page of a role is made of.
pub struct RoleView<'v> {
    /// The row as it stands; nothing for a role to come.
    pub role: Option<&'v RoleRow>,
    /// What is ticked.
    pub rights: Rights,
    /// Did somebody else save in between?
    pub changed_in_between: bool,
}

/// What a role is called.
pub fn role_name<'r>(role: &'r RoleRow, texts: &'static Texts) -> &'r str {
    role.key.as_deref().map_or(&role.name, |key| texts.get(role_key(key)))
}

/// Is a shipped role called so in any language? Then no other may be.
pub fn is_shipped_name(name: &str) -> bool {
    let key = fold(name);
    let shipped = crate::features::staff::RoleKey::ALL.map(|role| role_key(role.code()));
    Language::ALL.into_iter().any(|language| shipped.iter().any(|name| fold(Texts::of(language).get(name)) == key))
}

/// All roles, each with how many have it.
pub fn roles<'a>(office: &'a Office<'a>, roles: Vec<(&RoleRow, usize)>) -> OfficePage<'a> {
    let t = office.texts;
    let columns = ["users-role", "roles-can", "roles-members"];
    let rows = roles.iter().map(|(role, members)| {
        let rights: Vec<_> = role.rights.iter().map(|right| t.get(right_key(right))).collect();
        let can = match rights.len() {
            15 => t.get("roles-everything").to_owned(),
            0 => t.get("roles-nothing").to_owned(),
            _ => rights.join(" · "),
        };
        vec![ui::link(admin::role(role.id), role_name(role, t)), html! { (can) }, html! { (members) }]
    });
    let content = html! {
        (ui::title_row(t.get("roles-title"), ui::link_button(admin::NEW_ROLE, t.get("roles-new"))))
        (ui::table(t.get("roles-title"), &columns.map(|key| t.get(key)), rows))
        (ui::actions(ui::link(admin::USERS, t.get("users-title"))))
    };
    office.page(t.get("roles-title"), content)
}

/// The editor of a role.
pub fn role<'a>(office: &'a Office<'a>, view: &RoleView<'_>, state: &FormState) -> OfficePage<'a> {
    let t = office.texts;
    let told = state.told(t, |_| t.get("account-name"));
    let title = view.role.map_or(t.get("roles-new"), |role| role_name(role, t)).to_owned();
    let is_own = view.role.is_none_or(|role| role.key.is_none());
    let is_fixed = view.role.is_some_and(RoleRow::is_administrator);
    let name = if state.names("name") { state.value("name") } else { view.role.map_or("", |role| &role.name) };
    let action = view.role.map_or(admin::ROLES.to_owned(), |role| admin::role(role.id));
    let content = html! {
        (ui::told_summary(t.get("page-error-summary"), &told))
        (ui::title(&title))
        @if let (true, Some(role)) = (view.changed_in_between, view.role) {
            (Alert::new(Tone::Warning, t.get("conflict-title")).saying(html! {
                (ui::paragraph(t.get("conflict-text")))
                (ui::list(role.rights.iter().map(|right| t.get(right_key(right)))))
            }))
        }
        @if is_fixed {
            (ui::lead(t.get("roles-fixed")))
            (columns(t, view.rights))
        } @else {
            (columns(t, view.rights))
            (ui::card(office.form(&action, html! {
                @if let Some(role) = view.role {
                    @if state.names("version") && !view.changed_in_between { (ui::hidden("version", state.value("version"))) }
                    @else { (ui::hidden("version", role.version)) }
                }
                @if is_own { (ui::Input::new("name", t.get("account-name")).value(name).error(told.at("name"))) }
                (ui::Group::new("right", t.get("roles-can"), boxes(t, view.rights)))
                (ui::actions(html! {
                    (ui::Button::new(t.get("account-save")))
                    (ui::link(admin::ROLES, t.get("roles-title")))
                }))
            })))
            @if let (true, Some(role)) = (is_own, view.role) {
                (ui::actions(office.button_form(&admin::role_deletion(role.id), html! { (ui::Button::new(t.get("roles-delete")).secondary().dangerous()) })))
            }
        }
    };
    let page = office.page(title, content);
    if view.changed_in_between { page.conflict() } else { judged(page, state) }
}

/// What the role can beside what it cannot, as it stands.
fn columns(t: &'static Texts, rights: Rights) -> Markup {
    let column = |key: &'static str, is_among: bool| {
        let mut names = Right::ALL
            .into_iter()
            .filter(move |right| rights.has(*right) == is_among)
            .map(|right| t.get(right_key(right)))
            .peekable();
        html! {
            (ui::card(html! {
                (ui::heading(t.get(key)))
                @if names.peek().is_none() { (ui::hint(t.get("roles-nothing"))) } @else { (ui::list(names)) }
            }))
        }
    };
    ui::side_by_side(html! { (column("roles-can", true)) (column("roles-cannot", false)) })
}

fn boxes(t: &'static Texts, rights: Rights) -> Markup {
    html! {
        @for right in Right::ALL {
            (Toggle::new(ToggleKind::Checkbox, &format!("right-{}", right.code()), "right", right.code(), t.get(right_key(right))).on(rights.has(right)))
        }
    }
}
