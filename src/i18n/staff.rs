//! What rights, shipped roles and mail templates are called.

use crate::kernel::Right;

/// The key of a right's name.
pub const fn right_key(right: Right) -> &'static str {
    match right {
        Right::Settings => "right-settings",
        Right::Users => "right-users",
        Right::Lists => "right-lists",
        Right::Forms => "right-forms",
        Right::Submissions => "right-submissions",
        Right::Contacts => "right-contacts",
        Right::Consent => "right-consent",
        Right::BulkUpdate => "right-bulk-update",
        Right::BulkDelete => "right-bulk-delete",
        Right::Import => "right-import",
        Right::Export => "right-export",
        Right::Mailings => "right-mailings",
        Right::Override => "right-override",
        Right::Requests => "right-requests",
        Right::Audit => "right-audit",
    }
}

/// The key of a shipped role's name; empty for a key that does not ship.
pub fn role_key(role: &str) -> &'static str {
    match role {
        "administrator" => "role-administrator",
        "privacy_officer" => "role-privacy-officer",
        "list_administrator" => "role-list-administrator",
        "marketer" => "role-marketer",
        "agent" => "role-agent",
        "auditor" => "role-auditor",
        _ => "",
    }
}

/// The key of a mail template's name; empty for one that does not ship.
pub fn template_key(template: &str) -> &'static str {
    match template {
        "confirm" => "template-confirm",
        "welcome" => "template-welcome",
        "changed" => "template-changed",
        "new_link" => "template-new-link",
        "already_subscribed" => "template-already-subscribed",
        "verification" => "template-verification",
        "privacy_confirmation" => "template-privacy-confirmation",
        "breach_notice" => "template-breach-notice",
        "staff_invitation" => "template-staff-invitation",
        "password_reset" => "template-password-reset",
        "form_receipt" => "submissions-template-receipt",
        "submission_waiting" => "submissions-template-waiting",
        "submissions_daily" => "submissions-template-daily",
        "reminder" => "submissions-template-reminder",
        _ => "",
    }
}
/// Who acted, where nobody is named, from how projections keep it (`contact`, `staff:12`).
pub fn actor_key(by: &str) -> &'static str {
    match by.split(':').next().unwrap_or_default() {
        "contact" => "cards-by-contact",
        "visitor" => "cards-by-visitor",
        "staff" => "cards-by-staff",
        "integration" => "integrations-by",
        "operator" => "cards-by-operator",
        _ => "cards-by-system",
    }
}
