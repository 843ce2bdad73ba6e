//! The roles that ship, and what each may do.

use crate::kernel::{Right, Rights};

/// The roles that ship.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RoleKey {
    /// May everything, always.
    Administrator,
    /// Looks after consents, requests and evidence.
    PrivacyOfficer,
    /// Maintains lists, templates and forms.
    ListAdministrator,
    /// Builds forms and sends mailings.
    Marketer,
    /// Talks to people.
    Agent,
    /// Looks, and reads the audit log.
    Auditor,
}

impl RoleKey {
    /// All of them, in the order in which lists show them.
    pub const ALL: [Self; 6] =
        [Self::Administrator, Self::PrivacyOfficer, Self::ListAdministrator, Self::Marketer, Self::Agent, Self::Auditor];

    /// The key kept in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Administrator => "administrator",
            Self::PrivacyOfficer => "privacy_officer",
            Self::ListAdministrator => "list_administrator",
            Self::Marketer => "marketer",
            Self::Agent => "agent",
            Self::Auditor => "auditor",
        }
    }

    /// The role of a key.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }

    /// What the role may do as it ships. Deleting many and overriding consent are the administrator's alone.
    pub const fn rights(self) -> Rights {
        match self {
            Self::Administrator => Rights::ALL,
            Self::PrivacyOfficer => Rights::of(&[
                Right::Settings,
                Right::Lists,
                Right::Submissions,
                Right::Contacts,
                Right::Consent,
                Right::BulkUpdate,
                Right::Export,
                Right::Requests,
                Right::Audit,
            ]),
            Self::ListAdministrator => Rights::of(&[Right::Lists, Right::Forms]),
            Self::Marketer => Rights::of(&[
                Right::Forms,
                Right::Submissions,
                Right::Contacts,
                Right::BulkUpdate,
                Right::Import,
                Right::Export,
                Right::Mailings,
            ]),
            Self::Agent => Rights::of(&[Right::Submissions, Right::Contacts, Right::Consent]),
            Self::Auditor => Rights::of(&[Right::Audit]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_administrator_deletes_many_and_overrides_consent() {
        for role in RoleKey::ALL {
            let is_administrator = role == RoleKey::Administrator;
            for right in [Right::BulkDelete, Right::Override, Right::Users] {
                assert_eq!(role.rights().has(right), is_administrator, "{role:?} {right:?}");
            }
            assert_eq!(RoleKey::from_code(role.code()), Some(role));
        }
        assert_eq!(RoleKey::Auditor.rights(), Rights::of(&[Right::Audit]), "an auditor looks only");
    }
}
