//! The outbox as its rows stand.

use std::time::Duration;

use diesel::prelude::*;
use samtykke::db::{Db, DbError, schema::mails};

use super::eventually;

/// A row of the outbox.
#[derive(Clone, Debug, diesel::Queryable, diesel::Selectable)]
#[diesel(table_name = mails)]
pub struct Mail {
    pub handle: String,
    pub address: String,
    pub state: String,
    pub attempts: i64,
    pub reply: Option<String>,
    pub queue_id: Option<String>,
    pub had_tls: Option<bool>,
    pub size: Option<i64>,
    pub sha256: Option<String>,
}

impl Mail {
    /// All of them, oldest first, without the ones that were never meant to leave.
    pub fn all(db: &Db) -> Vec<Self> {
        let read = db.read_blocking(|c| {
            let rows = mails::table.filter(mails::state.ne("dropped")).order(mails::id);
            Ok::<_, DbError>(rows.select(Self::as_select()).load(c)?)
        });
        read.unwrap()
    }

    /// The only one to this address, as soon as it stands as `like` says.
    pub fn to(db: &Db, address: &str, patience: Duration, like: impl Fn(&Self) -> bool) -> Self {
        let mut last = Vec::new();
        let found = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            eventually("the mail stands so", patience, || {
                last = Self::all(db).into_iter().filter(|mail| mail.address == address).collect();
                assert!(last.len() <= 1, "one mail to {address}: {last:?}");
                last.first().filter(|mail| like(mail)).cloned()
            })
        }));
        found.unwrap_or_else(|_| panic!("the mail to {address} stands otherwise: {last:#?}"))
    }

    /// How many there are to this address.
    pub fn to_all(db: &Db, address: &str) -> usize {
        Self::all(db).iter().filter(|mail| mail.address == address).count()
    }

    /// How many are in this state.
    pub fn count(db: &Db, state: &str) -> i64 {
        let counted = db
            .read_blocking(|c| Ok::<i64, DbError>(mails::table.filter(mails::state.eq(state.to_owned())).count().get_result(c)?));
        counted.unwrap()
    }
}
