//! One of each view of the way in, of one's own account and of colleagues, some of its data meant ill.

use actix_web::http::StatusCode;

use crate::{
    features::{
        home::views::{ProblemView, problem_for_staff},
        staff::{MemberRow, RoleKey, RoleRow, views as staff},
    },
    i18n::Texts,
    kernel::{
        Language, Right, Rights, Timestamp,
        ids::{RoleId, SessionId, StaffId},
    },
    web::{
        done::Done,
        form::{FormState, Slip},
        office::{Office, OfficePage, Sitter},
    },
};

type Look<'l> = &'l mut dyn FnMut(&str, String);

/// Draws each of them once in each of its states.
pub fn draw_all(language: Language, look: Look<'_>) {
    way_in(language, look);
    account(language, look);
    colleagues(language, look);
    let mut office = office(language, "/admin", Rights::ALL);
    look("admin-overview", super::glance::nothing(&office).into_html());
    for done in Done::ALL {
        office.done = Some(done);
        look("admin-done", super::glance::nothing(&office).into_html());
    }
    for right in Right::ALL {
        look("admin-refused", staff::refused(&office, right).into_html());
    }
    look("admin-stale", staff::stale_form(&office).into_html());
    look("admin-two-step-stays", staff::second_step_stays(&office).into_html());
    for status in [400, 403, 404, 405, 413, 415, 429, 500, 503].map(|code| StatusCode::from_u16(code).unwrap()) {
        let view = ProblemView { status, incident: Some("7F3K".into()), retry_after: Some(600) };
        look("admin-problem", problem_for_staff(&office, &view).into_html());
        let nobody = Office { sitter: None, ..office.clone() };
        look("admin-problem-at-the-door", problem_for_staff(&nobody, &view).into_html());
    }
    let typed = [("name".to_owned(), "Kari <b>".to_owned()), ("version".to_owned(), "7".to_owned())];
    look("admin-draft", staff::draft(&office, "/admin/users/7", &typed).into_html());
}

/// The office as somebody with these rights sees it.
fn office(language: Language, path: &'static str, rights: Rights) -> Office<'static> {
    Office {
        organisation: "Fjordlys <AS>",
        language,
        texts: Texts::of(language),
        path,
        sitter: Some(Sitter { name: "Kari <b>", rights, csrf: "0123456789abcdef", is_let_in: true }),
        done: None,
    }
}

fn now() -> Timestamp {
    Timestamp::from_seconds(1_797_170_700)
}

/// A form with something wrong in these fields.
fn wrong(fields: &[(&str, Slip)]) -> FormState {
    let mut state = FormState::posted(vec![("name".into(), "Kari <b>".into()), ("address".into(), "kari@".into())]);
    fields.iter().for_each(|(field, slip)| state.refuse(field, slip.clone()));
    state
}

fn way_in(language: Language, look: Look<'_>) {
    let office = Office { sitter: None, ..office(language, "/admin/sign-in", Rights::NONE) };
    let mut put = |name: &str, page: OfficePage<'_>| look(name, page.into_html());
    let fresh = FormState::fresh();
    put("admin-sign-in", staff::sign_in(&office, "/admin", &fresh));
    let refused = wrong(&[("address", Slip::Says("slip-sign-in"))]);
    put("admin-sign-in-refused", staff::sign_in(&office, "/admin/users?a=<b>", &refused));
    put("admin-code", staff::code(&office, "/admin", "csrf", &fresh));
    put("admin-code-refused", staff::code(&office, "/admin", "csrf", &wrong(&[("code", Slip::Says("slip-code"))])));
    put("admin-setup", staff::setup(&office, "/admin/setup/token", &fresh));
    let slips =
        [("name", Slip::TooLong(100)), ("address", Slip::EmailMalformed), ("new-password", Slip::Says("slip-password-common"))];
    put("admin-setup-slips", staff::setup(&office, "/admin/setup/token", &wrong(&slips)));
    put("admin-setup-expired", staff::setup_expired(&office));
    put("admin-reset", staff::ask_reset(&office, &fresh));
    put("admin-reset-slip", staff::ask_reset(&office, &wrong(&[("address", Slip::EmailMalformed)])));
    put("admin-reset-sent", staff::reset_sent(&office));
    for is_new in [true, false] {
        let view = staff::NewPasswordView { action: "/admin/reset/token", name: "Bo <b>", address: "bo@fjordlys.no", is_new };
        put("admin-new-password", staff::new_password(&office, &view, &fresh));
        let short = wrong(&[("new-password", Slip::Says("slip-password-short"))]);
        put("admin-new-password-slip", staff::new_password(&office, &view, &short));
        put("admin-link-expired", staff::link_expired(&office, is_new));
    }
}

fn account(language: Language, look: Look<'_>) {
    let office = office(language, "/admin/account", Rights::NONE);
    let line = |id, is_mine| staff::SessionLine {
        id: SessionId(id),
        ip: "192.0.2.0",
        agent: "Browser <b>",
        began_at: now(),
        seen_at: now(),
        is_mine,
    };
    for (second_step, sessions, must_have_second_step) in [(None, 1, false), (Some(1), 2, false), (Some(9), 3, true)] {
        let sessions = (0..sessions).map(|id| line(id, id == 0)).collect();
        let view =
            staff::AccountView { name: "Kari <b>", address: "kari@fjordlys.no", second_step, must_have_second_step, sessions };
        look("admin-account", staff::account(&office, &view, &FormState::fresh()).into_html());
        let slips = [("password", Slip::Says("slip-password-wrong")), ("new-password", Slip::Says("slip-password-long"))];
        look("admin-account-slips", staff::account(&office, &view, &wrong(&slips)).into_html());
    }
    let view = staff::TwoStepView {
        seed: "00",
        uri: "otpauth://totp/x?secret=GEZD",
        typed: "GEZD GNBV",
        next: "/admin",
        is_owed: false,
    };
    look("admin-two-step", staff::two_step(&office, &view, &FormState::fresh()).into_html());
    let confined = Office { sitter: office.sitter.map(|sitter| Sitter { is_let_in: false, ..sitter }), ..office.clone() };
    let owed = staff::TwoStepView { next: "/admin/users?a=<b>", is_owed: true, ..view };
    look("admin-two-step-owed", staff::two_step(&confined, &owed, &FormState::fresh()).into_html());
    let view = staff::TwoStepView { is_owed: false, ..owed };
    look("admin-two-step-slip", staff::two_step(&office, &view, &wrong(&[("code", Slip::Says("slip-code"))])).into_html());
    look("admin-codes", staff::recovery_codes(&office, &["abcde-fghjk".into(), "mnpqr-stuvw".into()], "/admin").into_html());
    for by_code in [true, false] {
        look("admin-proof", staff::proof(&office, "/admin", by_code, &FormState::fresh()).into_html());
        let (field, slip) = if by_code { ("code", "slip-code") } else { ("password", "slip-password-wrong") };
        look("admin-proof-slip", staff::proof(&office, "/admin", by_code, &wrong(&[(field, Slip::Says(slip))])).into_html());
    }
}

fn role(id: i64, key: Option<RoleKey>) -> RoleRow {
    RoleRow {
        id: RoleId(id),
        key: key.map(|key| key.code().to_owned()),
        name: if key.is_some() { String::new() } else { "Importer <b>".to_owned() },
        version: 1,
        rights: key.map_or(Rights::NONE, RoleKey::rights),
    }
}

/// Active, locked out with a second step, or invited.
fn member(id: i64, password_at: Option<Timestamp>, seed: Option<&str>) -> MemberRow {
    MemberRow {
        id: StaffId(id),
        name: "Bo <b>".to_owned(),
        address: "bo@fjordlys.no".to_owned(),
        role_id: RoleId(5),
        language: Language::Sv,
        password_at,
        totp_seed: seed.map(ToOwned::to_owned),
        version: 1,
        created_at: now(),
        updated_at: now(),
        signed_in_at: password_at,
        disabled_at: seed.map(|_| now()),
    }
}

fn colleagues(language: Language, look: Look<'_>) {
    let office = office(language, "/admin/users", Rights::ALL);
    let mut roles: Vec<_> = RoleKey::ALL.iter().zip(1..).map(|(key, id)| role(id, Some(*key))).collect();
    roles.push(role(7, None));
    let members = [member(1, Some(now()), None), member(2, Some(now()), Some("00")), member(3, None, None)];
    let lines = members.iter().map(|member| staff::MemberLine { member, role: "Agent <b>" }).collect();
    look("admin-users", staff::users(&office, lines).into_html());
    look("admin-user-new", staff::new_user(&office, &roles, &FormState::fresh()).into_html());
    let slips = [("name", Slip::Missing), ("address", Slip::Says("slip-address-taken")), ("role", Slip::Says("slip-role"))];
    look("admin-user-new-slips", staff::new_user(&office, &roles, &wrong(&slips)).into_html());
    for member in &members {
        for changed_in_between in [false, true] {
            let view = staff::MemberView { member, roles: &roles, changed_in_between, is_me: false };
            look("admin-user", staff::user(&office, &view, &FormState::fresh()).into_html());
        }
        let view = staff::MemberView { member, roles: &roles, changed_in_between: false, is_me: true };
        let last = wrong(&[("role", Slip::Says("slip-last-administrator"))]);
        look("admin-user-last", staff::user(&office, &view, &last).into_html());
    }
    let counted = roles.iter().map(|role| (role, 3)).collect();
    look("admin-roles", staff::roles(&office, counted).into_html());
    for role in roles.iter().map(Some).chain([None]) {
        let rights = role.map_or(Rights::NONE, |role| role.rights);
        for changed_in_between in [false, role.is_some()] {
            let view = staff::RoleView { role, rights, changed_in_between };
            look("admin-role", staff::role(&office, &view, &FormState::fresh()).into_html());
        }
        if role.is_none_or(|role| role.key.is_none()) {
            let view = staff::RoleView { role, rights, changed_in_between: false };
            look("admin-role-slip", staff::role(&office, &view, &wrong(&[("name", Slip::Says("slip-name-taken"))])).into_html());
        }
    }
}

#[test]
fn the_navigation_shows_what_one_may_open_and_marks_where_one_is() {
    let links = |rights| {
        let office = office(Language::En, "/admin/roles/7", rights);
        let page = super::document::Document::read(super::glance::nothing(&office).into_html());
        let links = page.all("a").filter_map(|link| link.get("href")).map(ToOwned::to_owned).collect::<Vec<_>>();
        let current = page.all("a").filter(|link| link.get("aria-current").is_some()).filter_map(|link| link.get("href"));
        (links, current.map(ToOwned::to_owned).collect::<Vec<_>>())
    };
    let (all, current) = links(Rights::ALL);
    assert!(all.contains(&"/admin/users".to_owned()));
    assert_eq!(current, ["/admin/roles", "/admin/roles"], "on a telephone and elsewhere, of which one is there");
    let (few, _) = links(Rights::NONE);
    assert!(!few.contains(&"/admin/users".to_owned()) && few.contains(&"/admin".to_owned()));
}
