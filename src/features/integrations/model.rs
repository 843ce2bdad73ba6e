//! A program that uses the API. Pure.

use chrono::Duration;

use crate::kernel::{Timestamp, ids::IntegrationId};

/// The longest name of a program, in characters.
pub const NAME_LIMIT: usize = 100;
/// For how many days a token can be made; 0 is for ever. The first is proposed.
pub const DAYS: [i64; 4] = [365, 90, 30, 0];

/// One thing that not every program may do.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum ApiRight {
    /// Read contacts with their addresses, consents and subscriptions.
    ReadContacts,
    /// Add contacts and change their details and addresses.
    WriteContacts,
    /// Set consents and subscriptions on a contact's behalf.
    WriteConsents,
    /// Read what happened.
    ReadEvents,
    /// Ask whether an address may be mailed.
    CheckMailability,
}

impl ApiRight {
    /// All of them, in the order in which lists show them.
    pub const ALL: [Self; 5] =
        [Self::ReadContacts, Self::WriteContacts, Self::WriteConsents, Self::ReadEvents, Self::CheckMailability];

    /// The code kept in the database, posted by forms and named in answers.
    pub const fn code(self) -> &'static str {
        match self {
            Self::ReadContacts => "contacts:read",
            Self::WriteContacts => "contacts:write",
            Self::WriteConsents => "consents:write",
            Self::ReadEvents => "events:read",
            Self::CheckMailability => "mailability:read",
        }
    }

    /// The right of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|right| right.code() == code)
    }

    /// The rights of a text of codes, in the order of [`Self::ALL`]; what is none of ours is left out.
    pub(super) fn read(codes: &str) -> Vec<Self> {
        Self::ALL.into_iter().filter(|right| codes.split(' ').any(|code| code == right.code())).collect()
    }

    /// The text of codes that the database keeps.
    pub(super) fn written(rights: &[Self]) -> String {
        rights.iter().map(|right| right.code()).collect::<Vec<_>>().join(" ")
    }
}

/// A program that uses the API.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Integration {
    /// Its row.
    pub id: IntegrationId,
    /// What staff call it.
    pub name: String,
    /// What it may do.
    pub rights: Vec<ApiRight>,
    /// The last characters of its token.
    pub token_end: String,
    /// When the token was made.
    pub token_at: Timestamp,
    /// From when the token opens nothing; nothing is for ever.
    pub expires_at: Option<Timestamp>,
    /// When the token was last used, to the minute.
    pub seen_at: Option<Timestamp>,
    /// Since when it is done with.
    pub revoked_at: Option<Timestamp>,
    /// Goes up with every change by staff.
    pub version: i64,
    /// Since when it is known.
    pub created_at: Timestamp,
}

impl Integration {
    /// Does its token open anything at `now`?
    pub fn is_open(&self, now: Timestamp) -> bool {
        self.revoked_at.is_none() && !self.has_expired(now)
    }

    /// Is its token too old?
    pub fn has_expired(&self, now: Timestamp) -> bool {
        self.expires_at.is_some_and(|at| at <= now)
    }

    /// May it do this?
    pub fn may(&self, right: ApiRight) -> bool {
        self.rights.contains(&right)
    }
}

/// A program about to be written down.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NewIntegration {
    /// What staff call it.
    pub name: String,
    /// What it may do.
    pub rights: Vec<ApiRight>,
    /// For how many days its token works; 0 is for ever.
    pub days: i64,
}

/// When a token made `now` for `days` expires.
pub(super) fn expiry(now: Timestamp, days: i64) -> Option<Timestamp> {
    (days > 0).then(|| now.plus(Duration::days(days)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rights_are_kept_as_codes_and_read_again() {
        for right in ApiRight::ALL {
            assert_eq!(ApiRight::from_code(right.code()), Some(right));
        }
        assert_eq!(ApiRight::read(&ApiRight::written(&ApiRight::ALL)), ApiRight::ALL);
        assert_eq!(ApiRight::read("events:read contacts:read contacts:sing"), [ApiRight::ReadContacts, ApiRight::ReadEvents]);
        assert!(ApiRight::read("").is_empty());
    }

    #[test]
    fn a_token_is_open_until_it_expires_or_is_revoked() {
        let at = Timestamp::from_seconds;
        let mut program = Integration {
            id: IntegrationId(1),
            name: "Shop".into(),
            rights: vec![ApiRight::ReadEvents],
            token_end: "abcd".into(),
            token_at: at(0),
            expires_at: expiry(at(0), 1),
            seen_at: None,
            revoked_at: None,
            version: 1,
            created_at: at(0),
        };
        assert!(program.is_open(at(86_399)) && !program.is_open(at(86_400)) && program.has_expired(at(86_400)));
        assert!(program.may(ApiRight::ReadEvents) && !program.may(ApiRight::ReadContacts));
        program.expires_at = expiry(at(0), 0);
        assert!(program.is_open(at(i64::from(u32::MAX))));
        program.revoked_at = Some(at(5));
        assert!(!program.is_open(at(6)));
    }
}
