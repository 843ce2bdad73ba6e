//! Where what was typed can be shown again: the page whose form posts to an address.
//!
//! Buttons without fields have no such page; what they were about to do is asked on a page of its own.

use super::{
    ACCOUNT, ACCOUNT_LANGUAGE, ACCOUNT_PASSWORD, BULK_DELETE, BULK_UPDATE, BULK_UPDATE_RUN, CONTACTS, NEW_ROLE, NEW_USER, ROLES,
    TWO_STEP, USERS, drafts, integrations, lists, selections, settings, templates, webhooks,
};

/// The name in the query under which a form finds what was typed into it before.
pub const KEPT: &str = "kept";

/// The page with the form that posts to `path`, if it shows what was typed.
pub fn form_of(path: &str) -> Option<String> {
    let page = match path {
        USERS => NEW_USER,
        ROLES => NEW_ROLE,
        integrations::LIST => integrations::NEW,
        webhooks::LIST => webhooks::NEW,
        ACCOUNT_LANGUAGE | ACCOUNT_PASSWORD => ACCOUNT,
        BULK_UPDATE_RUN => BULK_UPDATE,
        _ => ["/addresses", "/e-marketing", "/renewal"].iter().find_map(|end| path.strip_suffix(end)).unwrap_or(path),
    };
    shows_what_was_typed(page).then(|| page.to_owned())
}

fn shows_what_was_typed(page: &str) -> bool {
    let below = |list: &str| page.strip_prefix(list).and_then(|rest| rest.strip_prefix('/'));
    let is_one = |list: &str| below(list).is_some_and(|rest| !rest.is_empty() && !rest.contains('/'));
    let of_contact = below(CONTACTS).and_then(|rest| rest.split_once('/')).map_or("", |(_, rest)| rest);
    [ACCOUNT, BULK_DELETE, BULK_UPDATE, TWO_STEP].contains(&page)
        || [USERS, ROLES, CONTACTS, templates::LIST, integrations::LIST, webhooks::LIST].into_iter().any(is_one)
        || lists::ALL.into_iter().any(is_one) && !page.ends_with("/export")
        || settings::FORMS.contains(&page)
        || drafts::keeps_what_was_typed(page)
        || of_contact == "confirmation"
        || [selections::NEW, selections::MEMBERS].contains(&page)
        || below(selections::LIST).is_some_and(|rest| rest.ends_with("/edit"))
        || of_contact.strip_prefix("privacy/").is_some_and(|purpose| !purpose.contains('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_is_shown_in_the_form_it_was_typed_into() {
        for (posted, page) in [
            ("/admin/users", "/admin/users/new"),
            ("/admin/users/7", "/admin/users/7"),
            ("/admin/roles", "/admin/roles/new"),
            ("/admin/account/language", "/admin/account"),
            ("/admin/purposes/new", "/admin/purposes/new"),
            ("/admin/sources/3", "/admin/sources/3"),
            ("/admin/templates/welcome", "/admin/templates/welcome"),
            ("/admin/settings/links", "/admin/settings/links"),
            ("/admin/contacts/new", "/admin/contacts/new"),
            ("/admin/contacts/9/addresses", "/admin/contacts/9"),
            ("/admin/contacts/9/e-marketing", "/admin/contacts/9"),
            ("/admin/selections/new", "/admin/selections/new"),
            ("/admin/selections/7/edit", "/admin/selections/7/edit"),
            ("/admin/selections/members", "/admin/selections/members"),
            ("/admin/contacts/9/privacy/2", "/admin/contacts/9/privacy/2"),
            ("/admin/contacts/9/confirmation", "/admin/contacts/9/confirmation"),
            ("/admin/bulk-update", "/admin/bulk-update"),
            ("/admin/bulk-update/run", "/admin/bulk-update"),
            ("/admin/bulk-delete", "/admin/bulk-delete"),
            ("/admin/forms/new", "/admin/forms/new"),
            ("/admin/forms/7/properties", "/admin/forms/7/properties"),
            ("/admin/forms/7/draft/texts", "/admin/forms/7/draft/texts"),
            ("/admin/forms/7/draft/new-field", "/admin/forms/7/draft/new-field"),
            ("/admin/forms/7/draft/fields/email", "/admin/forms/7/draft/fields/email"),
        ] {
            assert_eq!(form_of(posted).as_deref(), Some(page), "{posted}");
        }
        for button in [
            "/admin/users/7/deactivation",
            "/admin/roles/7/deletion",
            "/admin/purposes/3/position",
            "/admin/purposes/export",
            "/admin/settings/keys",
            "/admin/account/two-step/removal",
            "/admin/contacts/9/links/revocation",
            "/admin/contacts/9/merger",
            "/admin/not-informed",
            "/admin/bin/restoration",
            "/admin/jobs/7/stop",
            "/admin/forms/7/draft",
            "/admin/forms/7/draft/fields/email/deletion",
            "/admin/forms/7/draft/publication",
        ] {
            assert_eq!(form_of(button), None, "{button}");
        }
    }
}
