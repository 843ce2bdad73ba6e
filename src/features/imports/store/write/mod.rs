//! Writing what many rows come to: every table once, however many rows there are.

mod acts;
mod people;

use self::{
    acts::Tables,
    people::{add_people, change_people},
};
use super::{
    super::model::{Changes, Row, Standing},
    batch::next_ids,
};
use crate::{
    db::{DbError, Tx},
    features::{contacts::ContactDetails, lists::Lists},
    kernel::{
        Context, EmailAddress,
        ids::{ContactId, ImportId, SourceId},
    },
};

/// What is to be written, collected row by row.
#[derive(Debug, Default)]
pub struct Writing {
    newcomers: Vec<Newcomer>,
    changed: Vec<Changed>,
}

#[derive(Debug)]
struct Newcomer {
    n: i64,
    line: i64,
    address: EmailAddress,
    source: SourceId,
    changes: Changes,
}

#[derive(Debug)]
struct Changed {
    line: i64,
    standing: Standing,
    changes: Changes,
}

impl Writing {
    /// Somebody new comes in by the `n`th row; `source` is how.
    pub fn add(&mut self, n: i64, line: i64, row: &Row, source: SourceId, changes: Changes) {
        self.newcomers.push(Newcomer { n, line, address: row.address.clone(), source, changes });
    }

    /// Something changes of somebody.
    pub fn change(&mut self, line: i64, standing: Standing, changes: Changes) {
        self.changed.push(Changed { line, standing, changes });
    }
}

/// Writes what was collected; answers which row brought whom.
///
/// # Errors
/// [`DbError::Taken`] when somebody took one of the addresses meanwhile: run the work again. Storage errors.
pub fn write(
    tx: &mut Tx<'_>,
    ctx: &Context,
    import: ImportId,
    lists: &Lists,
    writing: &Writing,
) -> Result<Vec<(i64, ContactId)>, DbError> {
    let ids = next_ids(tx, "contacts", writing.newcomers.len())?.into_iter().map(ContactId);
    let people: Vec<(ContactId, &Newcomer)> = ids.zip(&writing.newcomers).collect();
    add_people(tx, ctx.at, &people)?;
    change_people(tx, ctx.at, &writing.changed)?;
    let mut tables = Tables::new(ctx, import, lists);
    for (id, person) in &people {
        tables.newcomer(*id, person);
    }
    for person in &writing.changed {
        tables.changed(person);
    }
    tables.write(tx)?;
    Ok(people.iter().map(|(id, person)| (person.n, *id)).collect())
}

/// The details of a newcomer; their row says at least nothing.
fn details_of(changes: &Changes) -> ContactDetails {
    changes.details.clone().unwrap_or_default()
}
