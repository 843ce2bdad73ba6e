//! Members, roles, sessions and passwords.

use chrono::Duration;

use crate::kernel::{
    Language, Right, Rights, Secret, Timestamp,
    ids::{SessionId, StaffId},
};

/// How long a session lasts without a request (SE-07).
pub const IDLE: Duration = Duration::minutes(30);
/// How long a session lasts at most.
pub const ABSOLUTE: Duration = Duration::hours(12);
/// How long a one-time link works.
pub const LINK_LIFETIME: Duration = Duration::hours(1);
/// The longest name of a member, in characters.
pub const NAME_LIMIT: usize = 100;

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

/// A member of staff at work.
#[derive(Clone, Debug)]
pub struct Member {
    /// The row.
    pub id: StaffId,
    /// What colleagues call them.
    pub name: String,
    /// The language of their pages.
    pub language: Language,
    /// What they may do, as of this request.
    pub rights: Rights,
}

/// One sign-in.
#[derive(Clone, Copy, Debug)]
pub struct Session {
    /// The row.
    pub id: SessionId,
    /// When it began.
    pub created_at: Timestamp,
    /// When the last request came, to the minute.
    pub seen_at: Timestamp,
    /// When the member last proved who they are, by password or code.
    pub proved_at: Timestamp,
}

impl Session {
    /// Is it still good at `now`? A clock that was set back ends nothing.
    pub fn holds(&self, now: Timestamp) -> bool {
        now.since(self.seen_at) < IDLE && now.since(self.created_at) < ABSOLUTE
    }
}

/// A member with the session they came by.
#[derive(Clone, Debug)]
pub struct Open {
    /// Who.
    pub member: Member,
    /// Since when.
    pub session: Session,
}

/// A new password that is good enough.
#[derive(Clone, Debug)]
pub struct Password(Secret<String>);

/// What is wrong with a new password.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum WeakPassword {
    /// Shorter than [`Password::SHORTEST`].
    TooShort,
    /// Longer than [`Password::LONGEST`].
    TooLong,
}

impl Password {
    /// The fewest characters.
    pub const SHORTEST: usize = 12;
    /// The most characters: hashing an endless one would cost endless time.
    pub const LONGEST: usize = 128;

    /// Takes a password as it was typed. Any characters will do, blanks included (SE-05).
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn choose(typed: &str) -> Result<Self, WeakPassword> {
        match typed.chars().count() {
            0..Self::SHORTEST => Err(WeakPassword::TooShort),
            Self::SHORTEST..=Self::LONGEST => Ok(Self(Secret::new(typed.to_owned()))),
            _ => Err(WeakPassword::TooLong),
        }
    }

    /// For hashing.
    pub fn into_secret(self) -> Secret<String> {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_has_from_12_to_128_characters_of_any_kind() {
        assert_eq!(Password::choose(&"å".repeat(11)).err(), Some(WeakPassword::TooShort));
        assert!(Password::choose(&"å".repeat(12)).is_ok() && Password::choose(&"語 ".repeat(64)).is_ok());
        assert_eq!(Password::choose(&"a".repeat(129)).err(), Some(WeakPassword::TooLong));
    }

    #[test]
    fn a_session_ends_after_half_an_hour_of_silence_and_after_twelve_hours_at_work() {
        let began = Timestamp::from_seconds(1_800_000_000);
        let session = |seen_at| Session { id: SessionId(1), created_at: began, seen_at, proved_at: began };
        let minutes = |count| began.plus(Duration::minutes(count));
        assert!(session(began).holds(minutes(29)) && !session(began).holds(minutes(30)));
        assert!(session(minutes(719)).holds(minutes(719)) && !session(minutes(719)).holds(minutes(720)));
    }

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
