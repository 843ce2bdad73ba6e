//! Putting contacts on the stage: a temporary table that the statements of one portion are about, and the acts that are written.

use diesel::{connection::SimpleConnection, prelude::*};

use super::count::listed;
use crate::{
    db::{Connection, DbError, Statement, Tx, on_each},
    features::ledger::Act,
    kernel::{Context, Language, Timestamp, ids::ContactId},
};

diesel::table! {
    staged_acts (n) {
        n -> BigInt,
        act -> Text,
        commitment -> Text,
        at -> Timestamp,
        actor -> Text,
        actor_id -> Nullable<BigInt>,
        acting -> Text,
        channel -> Text,
        language -> Text,
    }
}

#[derive(diesel::Insertable)]
#[diesel(table_name = staged_acts, treat_none_as_default_value = false)]
struct StagedAct<'a> {
    n: i64,
    act: &'a str,
    commitment: &'a str,
    at: Timestamp,
    actor: &'a str,
    actor_id: Option<i64>,
    acting: String,
    channel: &'a str,
    language: Language,
}

/// The tables live as long as the connection, so that making them costs no portion anything.
const TABLES: [(&str, &str); 2] = [
    ("staged_people", "id BIGINT PRIMARY KEY, act_n BIGINT NOT NULL"),
    (
        "staged_acts",
        "n BIGINT PRIMARY KEY, act TEXT NOT NULL, commitment TEXT NOT NULL, at TIMESTAMP NOT NULL, actor TEXT NOT NULL, \
         actor_id BIGINT, acting TEXT NOT NULL, channel TEXT NOT NULL, language TEXT NOT NULL",
    ),
];

/// Whom to put on the stage.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Who {
    /// Those who are there.
    Present,
    /// Those in the bin as well.
    BinnedToo,
}

/// Clears the stage and puts these contacts on it, as far as they exist; whoever changes one of them now comes before or after.
/// Their act is number 1. Answers how many those are.
///
/// # Errors
/// Storage errors.
pub fn set_out(tx: &mut Tx<'_>, ids: &[ContactId], who: Who) -> Result<i64, DbError> {
    let connection = tx.connection();
    let end = if matches!(connection, Connection::Postgres(_)) { " ON COMMIT DELETE ROWS" } else { "" };
    let make = TABLES
        .map(|(table, columns)| format!("CREATE TEMPORARY TABLE IF NOT EXISTS {table} ({columns}){end}; DELETE FROM {table};"));
    connection.batch_execute(&make.concat())?;
    let statement = Statement::of(
        "INSERT INTO staged_people (id, act_n) SELECT id, 1 FROM (SELECT c.id FROM contacts c WHERE c.id IN (SELECT id FROM ",
    );
    let statement = listed(connection, statement, ids).add(" l)");
    let statement = if who == Who::Present { statement.add(" AND c.deleted_at IS NULL") } else { statement };
    // In order, so that two who lock many never wait for each other.
    let lock = if matches!(connection, Connection::Postgres(_)) { " FOR NO KEY UPDATE" } else { "" };
    statement.add(&format!(" ORDER BY c.id{lock}) p")).execute(connection)
}

/// Writes down an act that staged contacts are part of.
///
/// # Errors
/// Storage errors.
pub fn stage_act(tx: &mut Tx<'_>, ctx: &Context, n: i64, act: &Act) -> Result<(), DbError> {
    let row = StagedAct {
        n,
        act: &act.handle,
        commitment: &act.commitment,
        at: ctx.at,
        actor: ctx.actor.code(),
        actor_id: ctx.actor.id(),
        acting: ctx.actor.acting(),
        channel: ctx.channel.code(),
        language: ctx.language,
    };
    on_each!(tx.connection(), |c| diesel::insert_into(staged_acts::table).values(&row).execute(c))?;
    Ok(())
}

/// Takes the acts off the stage, for others that begin at number 1 again.
pub(super) fn forget_acts(tx: &mut Tx<'_>) -> Result<(), DbError> {
    Statement::of("DELETE FROM staged_acts").execute(tx.connection())?;
    Ok(())
}

/// Gives staged contacts an act of another number.
pub(super) fn assign(tx: &mut Tx<'_>, ids: &[ContactId], n: i64) -> Result<(), DbError> {
    let connection = tx.connection();
    let statement = Statement::of(format!("UPDATE staged_people SET act_n = {n} WHERE id IN (SELECT id FROM "));
    listed(connection, statement, ids).add(" l)").execute(connection)?;
    Ok(())
}

/// The number of the newest event: those that this transaction writes have higher ones.
///
/// # Errors
/// Storage errors.
pub fn newest_event(tx: &mut Tx<'_>) -> Result<i64, DbError> {
    let lines = Statement::of("SELECT COALESCE(max(id), 0) AS n, '' AS words FROM events").lines(tx.connection())?;
    Ok(lines.first().map_or(0, |(n, _)| *n))
}
