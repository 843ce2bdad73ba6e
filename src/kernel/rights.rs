//! What a member of staff may do: fifteen rights and sets of them.
//!
//! Which role has which rights is the staff feature's business; which address asks for which is in the route table.

/// One thing that not every member of staff may do.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Right {
    /// Change link expiry, default basis, filter, sender, look.
    Settings,
    /// Manage members and roles.
    Users,
    /// Edit purposes, legal bases, sources, subscription types, interests and mail templates.
    Lists,
    /// Build and publish forms.
    Forms,
    /// Process submissions.
    Submissions,
    /// Create and edit contacts.
    Contacts,
    /// Change consents and subscriptions on a contact's behalf.
    Consent,
    /// Change many contacts at once.
    BulkUpdate,
    /// Delete many contacts at once.
    BulkDelete,
    /// Bring contacts in from files.
    Import,
    /// Take data out as files.
    Export,
    /// Send mailings.
    Mailings,
    /// Send a mailing to people without consent or subscription.
    Override,
    /// Handle data requests, breach notices and evidence.
    Requests,
    /// Read the audit log.
    Audit,
}

impl Right {
    /// All of them, in the order in which lists show them.
    pub const ALL: [Self; 15] = [
        Self::Settings,
        Self::Users,
        Self::Lists,
        Self::Forms,
        Self::Submissions,
        Self::Contacts,
        Self::Consent,
        Self::BulkUpdate,
        Self::BulkDelete,
        Self::Import,
        Self::Export,
        Self::Mailings,
        Self::Override,
        Self::Requests,
        Self::Audit,
    ];

    /// The code kept in the database and posted by forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Settings => "settings",
            Self::Users => "users",
            Self::Lists => "lists",
            Self::Forms => "forms",
            Self::Submissions => "submissions",
            Self::Contacts => "contacts",
            Self::Consent => "consent",
            Self::BulkUpdate => "bulk-update",
            Self::BulkDelete => "bulk-delete",
            Self::Import => "import",
            Self::Export => "export",
            Self::Mailings => "mailings",
            Self::Override => "override",
            Self::Requests => "requests",
            Self::Audit => "audit",
        }
    }

    /// The right of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|right| right.code() == code)
    }
}

/// A set of rights.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub struct Rights(u32);

impl Rights {
    /// May only look.
    pub const NONE: Self = Self(0);
    /// May do everything.
    pub const ALL: Self = Self::of(&Right::ALL);

    /// These rights and no others.
    pub const fn of(rights: &[Right]) -> Self {
        let mut set = 0;
        let mut at = 0;
        while at < rights.len() {
            set |= 1 << rights[at] as u32;
            at += 1;
        }
        Self(set)
    }

    /// Is this one among them?
    pub const fn has(self, right: Right) -> bool {
        self.0 & (1 << right as u32) != 0
    }

    /// Are all of these among them?
    pub const fn has_all(self, others: Self) -> bool {
        self.0 & others.0 == others.0
    }

    /// Each of them, in the order of [`Right::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Right> {
        Right::ALL.into_iter().filter(move |right| self.has(*right))
    }
}

impl FromIterator<Right> for Rights {
    fn from_iter<I: IntoIterator<Item = Right>>(rights: I) -> Self {
        rights.into_iter().fold(Self::NONE, |set, right| Self(set.0 | Self::of(&[right]).0))
    }
}

impl std::fmt::Debug for Rights {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_has_what_was_put_in_and_nothing_else() {
        let set: Rights = [Right::Lists, Right::Audit].into_iter().collect();
        assert_eq!(set, Rights::of(&[Right::Audit, Right::Lists]));
        assert_eq!(set.iter().collect::<Vec<_>>(), [Right::Lists, Right::Audit]);
        assert!(Rights::ALL.has_all(set) && !set.has_all(Rights::ALL) && !set.has(Right::Users));
        assert_eq!(Rights::ALL.iter().count(), Right::ALL.len());
        for right in Right::ALL {
            assert_eq!(Right::from_code(right.code()), Some(right));
        }
    }
}
