//! The addresses of the admin area, all below `/admin`. No language in front: it is the member's own setting.

pub mod drafts;
mod forms;
pub mod imports;
pub mod integrations;
pub mod jobs;
pub mod lists;
pub mod selections;
pub mod settings;
pub mod submissions;
pub mod templates;
pub mod webhooks;

pub use forms::{KEPT, form_of};
pub use jobs::{
    BIN, BIN_ERASURE, BIN_RESTORATION, BULK_DELETE, BULK_UPDATE, BULK_UPDATE_RUN, JOBS, bulk_undo, job, job_log, job_resumption,
    job_stop,
};

/// The overview.
pub const OVERVIEW: &str = "/admin";
/// Consents that were granted or withdrawn, by day.
pub const CONSENT_CHANGES: &str = "/admin/consent-changes";
/// The outbox.
pub const MAILS: &str = "/admin/mails";
/// POST: sends all mails of a lot again that were given up.
pub const MAILS_RESENDING: &str = "/admin/mails/resending";
/// The audit log.
pub const AUDIT: &str = "/admin/audit";
/// POST: the audit log as a file.
pub const AUDIT_EXPORT: &str = "/admin/audit/export";
/// Address and password.
pub const SIGN_IN: &str = "/admin/sign-in";
/// The second step: a code.
pub const CODE: &str = "/admin/sign-in/code";
/// A member.
pub fn user(id: impl std::fmt::Display) -> String {
    format!("/admin/users/{id}")
}

/// POST: locks a member out.
pub fn user_deactivation(id: impl std::fmt::Display) -> String {
    format!("/admin/users/{id}/deactivation")
}

/// POST: lets them in again.
pub fn user_activation(id: impl std::fmt::Display) -> String {
    format!("/admin/users/{id}/activation")
}

/// POST: removes the second step of somebody who lost it.
pub fn user_second_step(id: impl std::fmt::Display) -> String {
    format!("/admin/users/{id}/second-step-removal")
}

/// POST: a new invitation.
pub fn user_invitation(id: impl std::fmt::Display) -> String {
    format!("/admin/users/{id}/invitation")
}

/// A role.
pub fn role(id: impl std::fmt::Display) -> String {
    format!("/admin/roles/{id}")
}

/// POST: deletes a role.
pub fn role_deletion(id: impl std::fmt::Display) -> String {
    format!("/admin/roles/{id}/deletion")
}

/// Proving once more who one is, before what matters most.
pub const PROOF: &str = "/admin/proof";
/// A link to a new password by e-mail.
pub const RESET: &str = "/admin/reset";
/// One's own account.
pub const ACCOUNT: &str = "/admin/account";
/// POST: the language of one's pages.
pub const ACCOUNT_LANGUAGE: &str = "/admin/account/language";
/// POST: a new password.
pub const ACCOUNT_PASSWORD: &str = "/admin/account/password";
/// POST: ends all other sessions.
pub const ACCOUNT_SESSIONS: &str = "/admin/account/sessions/ending";
/// Turning the second step on.
pub const TWO_STEP: &str = "/admin/account/two-step";
/// POST: turning it off.
pub const TWO_STEP_REMOVAL: &str = "/admin/account/two-step/removal";
/// POST: new recovery codes.
pub const RECOVERY_CODES: &str = "/admin/account/recovery-codes";
/// Who works here; POST: invites somebody.
pub const USERS: &str = "/admin/users";
/// Inviting somebody.
pub const NEW_USER: &str = "/admin/users/new";
/// What each may do; POST: adds a role.
pub const ROLES: &str = "/admin/roles";
/// A role of one's own.
pub const NEW_ROLE: &str = "/admin/roles/new";
/// POST: ends the session.
pub const SIGN_OUT: &str = "/admin/sign-out";

/// People.
pub const CONTACTS: &str = "/admin/contacts";
/// Somebody new.
pub const NEW_CONTACT: &str = "/admin/contacts/new";
/// What can be taken out; POST: everything as one file.
pub const EXPORTS: &str = "/admin/exports";
/// Contacts as a file, for choosing what is in it; POST: the file.
pub const CONTACTS_EXPORT: &str = "/admin/contacts/export";
/// The privacy confirmation to those who were chosen in the list.
pub const CHOSEN_CONFIRMATION: &str = "/admin/contacts/confirmation";
/// Who was not told in time what is stored about them; POST tells them.
pub const NOT_INFORMED: &str = "/admin/not-informed";

/// The mails of a lot of the outbox.
pub fn mails(lot: &str) -> String {
    format!("{MAILS}?state={lot}")
}

/// POST: sends a mail again that was given up.
pub fn mail_resending(id: impl std::fmt::Display) -> String {
    format!("{MAILS}/{id}/resending")
}

/// The same addresses as patterns for the router.
pub mod patterns {
    /// POST: sends a mail again that was given up.
    pub const MAIL_RESENDING: &str = "/admin/mails/{id}/resending";
    /// The first administrator signs up, by the link that the first start prints.
    pub const SETUP: &str = "/admin/setup/{token}";
    /// One contact's card; POST saves what can be edited.
    pub const CONTACT: &str = "/admin/contacts/{id}";
    /// POST: another address.
    pub const ADDRESSES: &str = "/admin/contacts/{id}/addresses";
    /// POST: the address that is written to.
    pub const PRIMARY_ADDRESS: &str = "/admin/contacts/{id}/addresses/{address}/primary";
    /// POST: an address less.
    pub const ADDRESS_REMOVAL: &str = "/admin/contacts/{id}/addresses/{address}/removal";
    /// POST: the e-marketing switch.
    pub const E_MARKETING: &str = "/admin/contacts/{id}/e-marketing";
    /// POST: choices of subscription types.
    pub const SUBSCRIPTIONS: &str = "/admin/contacts/{id}/subscriptions";
    /// POST: ends the contact's links.
    pub const LINK_REVOCATION: &str = "/admin/contacts/{id}/links/revocation";
    /// What happened, in the order of time.
    pub const ACTIVITIES: &str = "/admin/contacts/{id}/activities";
    /// A mail as it was sent.
    pub const CONTACT_MAIL: &str = "/admin/contacts/{id}/mails/{mail}";
    /// The privacy confirmation by hand.
    pub const CONFIRMATION: &str = "/admin/contacts/{id}/confirmation";
    /// Somebody else who is the same person; POST merges them into this contact.
    pub const MERGER: &str = "/admin/contacts/{id}/merger";
    /// POST: the consents as a file.
    pub const CONTACT_EXPORT: &str = "/admin/contacts/{id}/export";
    /// What is registered for every purpose.
    pub const PRIVACY: &str = "/admin/contacts/{id}/privacy";
    /// One purpose: what is registered and how it came to be; POST changes it.
    pub const CONTACT_PURPOSE: &str = "/admin/contacts/{id}/privacy/{purpose}";
    /// A colleague accepts an invitation.
    pub const INVITATION: &str = "/admin/invitation/{token}";
    /// What was typed when a session ended under it.
    pub const DRAFT: &str = "/admin/drafts/{handle}";
    /// A member.
    pub const USER: &str = "/admin/users/{id}";
    /// POST: locks a member out.
    pub const USER_DEACTIVATION: &str = "/admin/users/{id}/deactivation";
    /// POST: lets them in again.
    pub const USER_ACTIVATION: &str = "/admin/users/{id}/activation";
    /// POST: removes the second step of somebody who lost it.
    pub const USER_SECOND_STEP: &str = "/admin/users/{id}/second-step-removal";
    /// POST: a new invitation.
    pub const USER_INVITATION: &str = "/admin/users/{id}/invitation";
    /// A role.
    pub const ROLE: &str = "/admin/roles/{id}";
    /// POST: deletes a role.
    pub const ROLE_DELETION: &str = "/admin/roles/{id}/deletion";
    /// A new password.
    pub const RESET_LINK: &str = "/admin/reset/{token}";
    /// POST: ends one of one's sessions.
    pub const ACCOUNT_SESSION: &str = "/admin/account/sessions/{id}/ending";
}

/// The first administrator signs up.
pub fn setup(token: &str) -> String {
    format!("/admin/setup/{token}")
}

/// One contact's card.
pub fn contact(id: impl std::fmt::Display) -> String {
    format!("{CONTACTS}/{id}")
}

/// A colleague accepts an invitation.
pub fn invitation(token: &str) -> String {
    format!("/admin/invitation/{token}")
}

/// A new password.
pub fn reset(token: &str) -> String {
    format!("/admin/reset/{token}")
}

/// What was typed when a session ended under it.
pub fn draft(handle: &str) -> String {
    format!("/admin/drafts/{handle}")
}

/// POST: ends one of one's sessions.
pub fn account_session(id: impl std::fmt::Display) -> String {
    format!("/admin/account/sessions/{id}/ending")
}

/// Turning the second step on, and on to `path` afterwards.
pub fn two_step_for(path: &str) -> String {
    with_next(TWO_STEP, path)
}

/// Proving once more who one is, and on to `path` afterwards.
pub fn proof_for(path: &str) -> String {
    with_next(PROOF, path)
}

/// The second step, and on to `path` afterwards.
pub fn code_for(path: &str) -> String {
    with_next(CODE, path)
}

/// Signing in, and on to `path` afterwards.
pub fn sign_in_for(path: &str) -> String {
    with_next(SIGN_IN, path)
}

fn with_next(page: &str, path: &str) -> String {
    if path == OVERVIEW {
        return page.to_owned();
    }
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.append_pair("next", path);
    format!("{page}?{}", query.finish())
}

/// `path` when it leads to a page of the admin area, the overview otherwise: nobody is sent elsewhere by a link (SE-13).
pub fn own(path: &str) -> &str {
    let is_plain = path.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    let is_below = path.strip_prefix(OVERVIEW).is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?']));
    if is_plain && is_below && !path.contains("//") && path.len() <= 512 { path } else { OVERVIEW }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_sent_elsewhere_after_signing_in() {
        for path in ["/admin", "/admin/purposes", "/admin/contacts?search=a%20b", "/admin?done=saved"] {
            assert_eq!(own(path), path);
        }
        for path in [
            "",
            "//evil.example",
            "/admin//evil.example",
            "https://evil.example",
            "/\\evil.example",
            "/admin/\\evil",
            "/administrator",
            "/p/token",
            "/admin/x\r\nset-cookie: a=b",
            "javascript:alert(1)",
            "admin",
        ] {
            assert_eq!(own(path), OVERVIEW, "{path}");
        }
        assert_eq!(own(&format!("/admin/{}", "x".repeat(600))), OVERVIEW);
        assert_eq!(sign_in_for("/admin/contacts?a=b&c"), "/admin/sign-in?next=%2Fadmin%2Fcontacts%3Fa%3Db%26c");
        assert_eq!(sign_in_for("/admin"), SIGN_IN);
    }
}
