//! What stands at the side of the admin area, in order. A test holds it against the route table.

use super::paths::admin::{self, drafts, integrations, lists, selections, settings, submissions, templates, webhooks};
use crate::kernel::{Right, Rights};

/// One line of the navigation.
pub struct Item {
    /// Where it leads.
    pub path: &'static str,
    /// Its text's key.
    pub key: &'static str,
    /// Without this right the page is refused, and so the line is not shown.
    pub right: Option<Right>,
}

impl Item {
    const fn open(path: &'static str, key: &'static str) -> Self {
        Self { path, key, right: None }
    }

    const fn with(right: Right, path: &'static str, key: &'static str) -> Self {
        Self { path, key, right: Some(right) }
    }

    /// May somebody with these rights follow it?
    pub fn is_for(&self, rights: Rights) -> bool {
        self.right.is_none_or(|right| rights.has(right))
    }

    /// Is the page at `path` this one or below it?
    pub fn leads_to(&self, path: &str) -> bool {
        match path.strip_prefix(self.path) {
            Some("") => true,
            Some(rest) => self.path != admin::OVERVIEW && rest.starts_with('/'),
            None => false,
        }
    }
}

/// Every line.
pub const ITEMS: &[Item] = &[
    Item::open(admin::OVERVIEW, "admin-nav-overview"),
    Item::open(admin::CONTACTS, "cards-title"),
    Item::open(selections::LIST, "selections-title"),
    Item::open(submissions::LIST, "submissions-title"),
    Item::open(admin::NOT_INFORMED, "cards-not-informed"),
    Item::with(Right::Export, admin::EXPORTS, "exports-all-title"),
    Item::with(Right::Import, admin::imports::LIST, "imports-title"),
    Item::open(admin::MAILS, "deliveries-title"),
    Item::with(Right::BulkUpdate, admin::BULK_UPDATE, "bulk-title"),
    Item::open(admin::JOBS, "jobs-title"),
    Item::with(Right::BulkDelete, admin::BIN, "bulk-bin-title"),
    Item::open(lists::subscription_types::LIST, "lists-types"),
    Item::open(lists::purposes::LIST, "lists-purposes"),
    Item::open(lists::legal_bases::LIST, "lists-legal-bases"),
    Item::open(lists::sources::LIST, "lists-sources"),
    Item::open(lists::interests::LIST, "lists-interests"),
    Item::open(drafts::LIST, "drafts-title"),
    Item::open(templates::LIST, "templates-title"),
    Item::with(Right::Users, admin::USERS, "users-title"),
    Item::with(Right::Users, admin::ROLES, "roles-title"),
    Item::with(Right::Settings, settings::ALL, "settings-title"),
    Item::with(Right::Settings, integrations::LIST, "integrations-title"),
    Item::with(Right::Settings, webhooks::LIST, "integrations-webhooks"),
    Item::with(Right::Audit, admin::AUDIT, "audit-title"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_current_on_its_page_and_below() {
        let item = Item::open("/admin/purposes", "");
        assert!(item.leads_to("/admin/purposes") && item.leads_to("/admin/purposes/7"));
        assert!(!item.leads_to("/admin/purposes-old") && !item.leads_to("/admin"));
        assert!(!Item::open(admin::OVERVIEW, "").leads_to("/admin/purposes"));
    }
}
