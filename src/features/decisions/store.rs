//! Rows of settings as their pages need them: with when and by whom.

use diesel::prelude::*;

use super::model::Group;
use crate::{
    db::{
        Connection, DbError,
        schema::{settings as rows, staff},
    },
    features::settings::{self, Settings},
    kernel::{EmailAddress, Timestamp, ids::StaffId},
};

/// The settings and who decided those of one group last.
#[derive(Clone, Debug)]
pub struct Stand {
    /// All settings.
    pub settings: Settings,
    /// The settings of the group that were ever decided, each with when.
    pub decided: Vec<(String, Timestamp)>,
    /// Who decided last; nobody when it was no member, or nothing was decided.
    pub by: Option<String>,
}

impl Stand {
    /// When the group was last changed; nothing while it is as shipped.
    pub fn at(&self) -> Option<Timestamp> {
        self.decided.iter().map(|(_, at)| *at).max()
    }

    /// What a form carries, so that a later save notices an earlier one.
    pub fn version(&self) -> i64 {
        self.at().map_or(0, Timestamp::micros)
    }

    /// The settings that were decided after `version`.
    pub fn since(&self, version: i64) -> impl Iterator<Item = &str> {
        self.decided.iter().filter(move |(_, at)| at.micros() > version).map(|(name, _)| name.as_str())
    }
}

/// How a group stands.
///
/// # Errors
/// Storage errors.
pub fn stand(connection: &mut Connection, group: Group) -> Result<Stand, DbError> {
    let mut found: Vec<(String, Timestamp, Option<i64>)> = rows::table
        .filter(rows::name.eq_any(group.names()))
        .select((rows::name, rows::updated_at, rows::updated_by))
        .load(connection)?;
    found.sort_by_key(|(_, at, _)| *at);
    let last = found.last().and_then(|(_, _, by)| *by);
    let by = match last {
        Some(id) => staff::table.find(StaffId(id)).select(staff::name).get_result(connection).optional()?,
        None => None,
    };
    let decided = found.into_iter().map(|(name, at, _)| (name, at)).collect();
    Ok(Stand { settings: settings::load(connection)?, decided, by })
}

/// The address of a member.
///
/// # Errors
/// Storage errors.
pub fn address_of(connection: &mut Connection, member: StaffId) -> Result<EmailAddress, DbError> {
    let address: String = staff::table.find(member).select(staff::address).get_result(connection)?;
    EmailAddress::parse(&address).map_err(|error| DbError::Broken(error.to_string()))
}
