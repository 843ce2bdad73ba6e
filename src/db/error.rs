//! What a database can answer instead of a result.

use diesel::result::{DatabaseErrorKind, Error};

/// A storage error, sorted by what the caller can do about it.
#[derive(Clone, Debug, thiserror::Error)]
pub enum DbError {
    /// There is no such row.
    #[error("not found")]
    NotFound,
    /// A unique value is taken; names the constraint where the engine says it.
    #[error("already taken ({0})")]
    Taken(String),
    /// Somebody else is writing; try again.
    #[error("the database is busy")]
    Busy,
    /// The database is away, full or read-only.
    #[error("the database is not available: {0}")]
    Unavailable(String),
    /// Anything else: a defect of ours.
    #[error("the database refused: {0}")]
    Broken(String),
    /// The connection was lost in the middle.
    #[error("the connection to the database was lost: {0}")]
    Lost(String),
}

impl DbError {
    /// Did two writes meet, so that running the work again may succeed?
    ///
    /// A taken unique value counts: the row that took it is visible to the second run, which then takes the other path.
    pub fn means_race(&self) -> bool {
        matches!(self, Self::Busy | Self::Taken(_))
    }

    /// Is it a defect, so that the same work would end the same way however long somebody waits? Not what another writer, a full
    /// disk, an overloaded server or a lost connection causes.
    pub fn means_defect(&self) -> bool {
        const PASSES: [&str; 8] = [
            "due to statement timeout",
            "due to user request",
            "No space left on device",
            "could not extend file",
            "could not resize",
            "out of memory",
            "out of shared memory",
            "read-only transaction",
        ];
        matches!(self, Self::Broken(message) if !PASSES.iter().any(|passes| message.contains(passes)))
    }

    /// Is the connection of no more use?
    pub fn means_lost_connection(&self) -> bool {
        matches!(self, Self::Lost(_))
    }
}

impl From<Error> for DbError {
    fn from(error: Error) -> Self {
        match error {
            Error::NotFound => Self::NotFound,
            Error::DatabaseError(kind, info) => {
                let message = info.message().to_owned();
                match kind {
                    DatabaseErrorKind::UniqueViolation => Self::Taken(info.constraint_name().unwrap_or(&message).to_owned()),
                    DatabaseErrorKind::SerializationFailure => Self::Busy,
                    DatabaseErrorKind::ClosedConnection | DatabaseErrorKind::UnableToSendCommand => Self::Lost(message),
                    DatabaseErrorKind::ReadOnlyTransaction => Self::Broken(message),
                    _ if ["database is locked", "database table is locked", "deadlock detected"]
                        .iter()
                        .any(|m| message.contains(m)) =>
                    {
                        Self::Busy
                    }
                    // Whoever waited for a lock until the time was over has waited long enough: not run again.
                    _ if ["disk is full", "disk I/O error", "readonly database", "unable to open", "due to lock timeout"]
                        .iter()
                        .any(|m| message.contains(m)) =>
                    {
                        Self::Unavailable(message)
                    }
                    _ if [
                        "server closed the connection",
                        "terminating connection",
                        "no connection to the server",
                        "could not receive data from server",
                        "could not send data to server",
                        "SSL SYSCALL error",
                        "SSL connection has been closed",
                        "the database system is",
                    ]
                    .iter()
                    .any(|m| message.contains(m)) =>
                    {
                        Self::Lost(message)
                    }
                    _ => Self::Broken(message),
                }
            }
            Error::BrokenTransactionManager => Self::Lost("transaction state lost".into()),
            other => Self::Broken(other.to_string()),
        }
    }
}

/// An error that work in a transaction may end with: it can hold a storage error and tell which.
pub trait WriteError: From<DbError> + Send + 'static {
    /// The storage error inside, if it is one.
    fn db(&self) -> Option<&DbError>;
}

impl WriteError for DbError {
    fn db(&self) -> Option<&DbError> {
        Some(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_passes_by_itself_is_no_defect() {
        let broken = |message: &str| DbError::Broken(message.to_owned());
        assert!(broken("NOT NULL constraint failed: consents.comment").means_defect());
        assert!(broken("the work panicked").means_defect());
        for passes in [
            broken("canceling statement due to statement timeout"),
            broken("could not extend file \"base/1/2\": No space left on device"),
            broken("cannot execute INSERT in a read-only transaction"),
            DbError::Busy,
            DbError::Taken("contacts".into()),
            DbError::Lost(String::new()),
            DbError::Unavailable("disk is full".into()),
            DbError::NotFound,
        ] {
            assert!(!passes.means_defect(), "{passes}");
        }
    }
}
