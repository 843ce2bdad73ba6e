//! Members, roles, sessions and passwords.

mod password;
mod role;

use chrono::Duration;

use crate::kernel::{
    Language, Right, Rights, Timestamp,
    ids::{SessionId, StaffId},
};

pub use password::{Password, WeakPassword};
pub use role::RoleKey;

/// How long a session lasts without a request (SE-07).
pub const IDLE: Duration = Duration::minutes(30);
/// How long a session lasts at most.
pub const ABSOLUTE: Duration = Duration::hours(12);
/// How long a proof of who one is lasts for what matters most.
pub const PROOF: Duration = Duration::minutes(10);
/// How long the second step may take.
pub const SECOND_STEP: Duration = Duration::minutes(10);
/// How long a one-time link works.
pub const LINK_LIFETIME: Duration = Duration::hours(1);
/// The longest name of a member, in characters.
pub const NAME_LIMIT: usize = 100;

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
    /// Is signing in more than a password for them?
    pub has_second_step: bool,
}

impl Member {
    /// Must signing in be more than a password (SE-06)? Whoever gives others their rights can give themselves any.
    pub const fn must_have_second_step(&self) -> bool {
        self.rights.has(Right::Users)
    }

    /// Must it be, and is it not yet? Then nothing but their own account is open to them.
    pub const fn owes_second_step(&self) -> bool {
        self.must_have_second_step() && !self.has_second_step
    }
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

    /// Did the member prove a short while ago who they are?
    pub fn is_proved(&self, now: Timestamp) -> bool {
        now.since(self.proved_at) < PROOF
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_ends_after_half_an_hour_of_silence_and_after_twelve_hours_at_work() {
        let began = Timestamp::from_seconds(1_800_000_000);
        let session = |seen_at| Session { id: SessionId(1), created_at: began, seen_at, proved_at: began };
        let minutes = |count| began.plus(Duration::minutes(count));
        assert!(session(began).holds(minutes(29)) && !session(began).holds(minutes(30)));
        assert!(session(minutes(719)).holds(minutes(719)) && !session(minutes(719)).holds(minutes(720)));
        assert!(session(began).is_proved(minutes(9)) && !session(began).is_proved(minutes(10)));
    }
}
