//! Reading where a contact stands.

mod server;

use serde_json::Map;

use super::model::Standing;
use crate::{
    db::{Connection, Db, DbError, EngineKind, Gathering, Tx},
    features::{
        consents,
        contacts::{self, Contact},
        ledger::{self, Act, Details},
        subscriptions,
    },
    kernel::Context,
};

/// Where the contact behind a link's handle stands; nothing when there is none.
type Found = Result<Option<Standing>, DbError>;

/// Tells where the contacts behind links stand. On a server those who ask at the same moment share a statement.
pub struct Standings {
    db: Db,
    together: Gathering<String, Found>,
}

impl Standings {
    /// Asks this database.
    pub fn new(db: Db) -> Self {
        let asked = db.clone();
        Self { db, together: Gathering::new(move |handles: &[String]| of_all(&asked, handles)) }
    }

    /// Where the contact behind a link's handle stands.
    ///
    /// # Errors
    /// Storage errors.
    pub async fn of(&self, handle: String) -> Found {
        match self.db.engine() {
            EngineKind::Sqlite => self.db.read(move |c| in_steps(c, &handle)).await,
            EngineKind::Postgres => self.together.ask(handle).await?,
        }
    }
}

/// Answers for each handle in its place.
fn of_all(db: &Db, handles: &[String]) -> Vec<Found> {
    match db.read_blocking(|connection| standings(connection, handles)) {
        Ok(found) => found,
        // What cannot be asked for one is no reason to refuse the others.
        Err(DbError::Broken(_)) if handles.len() > 1 => {
            handles.iter().map(|handle| db.read_blocking(|connection| standing(connection, handle))).collect()
        }
        Err(error) => handles.iter().map(|_| Err(error.clone())).collect(),
    }
}

/// Where the contact behind a link's handle stands.
///
/// # Errors
/// Storage errors.
pub fn standing(connection: &mut Connection, handle: &str) -> Found {
    standings(connection, &[handle.to_owned()])?.pop().unwrap_or(Ok(None))
}

fn standings(connection: &mut Connection, handles: &[String]) -> Result<Vec<Found>, DbError> {
    let found = match connection {
        Connection::Sqlite(_) => handles.iter().map(|_| None).collect(),
        Connection::Postgres(server) => server::standings(server, handles)?,
    };
    let others = |(handle, found): (&String, Option<Found>)| match found {
        Some(found) => Ok(found),
        // On PostgreSQL only those get here who were merged into somebody else, and links of nobody.
        None => in_steps(connection, handle).map(Ok),
    };
    handles.iter().zip(found).map(others).collect()
}

fn in_steps(connection: &mut Connection, handle: &str) -> Found {
    contacts::by_handle(connection, handle)?.map(|contact| standing_of(connection, contact)).transpose()
}

/// The same in a transaction that goes on to change them: others who would wait until it ends, instead of starting anew.
///
/// # Errors
/// Storage errors.
pub(super) fn hold(tx: &mut Tx<'_>, handle: &str) -> Found {
    if let Connection::Postgres(server) = tx.connection()
        && let Some(standing) = server::hold(server, handle)?
    {
        return Ok(Some(standing));
    }
    let contact = contacts::hold(tx, handle)?;
    contact.map(|contact| standing_of(tx.connection(), contact)).transpose()
}

/// Begins an act of the contact on themselves: they are of a newer version from then on.
///
/// # Errors
/// [`DbError::Busy`] when somebody changed them since they were read; storage errors.
pub(super) fn begin(tx: &mut Tx<'_>, ctx: &Context, contact: &Contact) -> Result<Act, DbError> {
    if let Connection::Postgres(server) = tx.connection() {
        return server::begin(server, ctx, contact, Details::of(ctx, Map::new()));
    }
    contacts::bump(tx, ctx.at, contact.id, contact.version)?;
    ledger::open_act(tx, ctx, Some(contact.id), None, Map::new())
}

/// Where a contact stands.
///
/// # Errors
/// Storage errors.
pub fn standing_of(connection: &mut Connection, contact: Contact) -> Result<Standing, DbError> {
    let consents = consents::of_contact(connection, contact.id)?;
    let choices = subscriptions::of_contact(connection, contact.id)?;
    Ok(Standing { contact, consents, choices })
}
