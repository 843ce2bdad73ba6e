//! Staged rows of files.

use std::collections::HashSet;

use diesel::{
    dsl::{exists, select, sql},
    prelude::*,
    sql_query,
    sql_types::{Array, BigInt, Nullable, Text},
};

use super::{
    super::model::{StagedRow, Verdict},
    batch::insert_rows,
};
use crate::{
    db::{
        Connection, DbError, Tx, on_each,
        schema::{import_rows, interest_texts, interests},
    },
    kernel::ids::{ContactId, ImportId},
};

/// Octets of cells that are taken from the database at once: a row may have a megabyte.
const OCTETS: i64 = 4 * 1024 * 1024;

type Staged = (i64, i64, String, String, Option<String>, Option<i64>, Option<ContactId>);

fn staged((n, line, cells, verdict, problem, column, contact): Staged) -> Result<StagedRow, DbError> {
    let broken = || DbError::Broken(format!("row {n} of an import is unreadable"));
    Ok(StagedRow {
        n,
        line,
        cells: serde_json::from_str(&cells).map_err(|_| broken())?,
        verdict: Verdict::from_code(&verdict).ok_or_else(broken)?,
        problem,
        column,
        contact,
    })
}

macro_rules! columns {
    () => {
        (
            import_rows::n,
            import_rows::line,
            import_rows::cells,
            import_rows::verdict,
            import_rows::problem,
            import_rows::column_at,
            import_rows::contact_id,
        )
    };
}

/// The rows of a condition in order, at most so many, and fewer when they are long; at least one if there is one.
macro_rules! in_order {
    ($connection:expr, $rows:expr, $most:expr) => {{
        let sizes: Vec<(i64, i64)> = on_each!($connection, |c| $rows
            .order(import_rows::n)
            .limit($most)
            .select((import_rows::n, sql::<BigInt>("CAST(octet_length(cells) AS BIGINT)")))
            .load(c))?;
        let Some(last) = reach(&sizes) else { return Ok(Vec::new()) };
        let rows: Vec<Staged> =
            $rows.filter(import_rows::n.le(last)).order(import_rows::n).select(columns!()).load($connection)?;
        rows.into_iter().map(staged).collect()
    }};
}

/// The last row that is taken at once, of rows with so many octets each.
fn reach(sizes: &[(i64, i64)]) -> Option<i64> {
    let mut octets = 0;
    let within = sizes.iter().take_while(|(_, size)| {
        octets += size;
        octets <= OCTETS
    });
    // One row is always taken, however long it is.
    let count = within.count().max(1);
    sizes.get(count - 1).map(|(n, _)| *n)
}

/// Puts rows as they were read beside the import; each with the key of its address, if it has one.
///
/// # Errors
/// Storage errors.
pub fn stage(tx: &mut Tx<'_>, import: ImportId, rows: &[(StagedRow, Option<String>)]) -> Result<(), DbError> {
    let written: Vec<(&StagedRow, Option<&str>, String)> = rows
        .iter()
        .map(|(row, key)| {
            // NUL has no place in a text of either engine; escaped in JSON it has.
            (row, key.as_deref(), serde_json::to_string(&row.cells).unwrap_or_default())
        })
        .collect();
    insert_rows!(tx.connection(), import_rows, &written, |row| {
        import_id: BigInt = import,
        n: BigInt = row.0.n,
        line: BigInt = row.0.line,
        address_key: Nullable<Text> = row.1,
        cells: Text = row.2.as_str(),
        verdict: Text = row.0.verdict.code(),
        problem: Nullable<Text> = row.0.problem.as_deref(),
        column_at: Nullable<BigInt> = row.0.column,
        contact_id: Nullable<BigInt> = row.0.contact,
    });
    Ok(())
}

/// Which of these addresses stand in rows that are staged already and not refused.
///
/// # Errors
/// Storage errors.
pub fn staged_before(connection: &mut Connection, import: ImportId, keys: &[String]) -> Result<HashSet<String>, DbError> {
    let mut found = HashSet::new();
    for keys in keys.chunks(1000) {
        let rows: Vec<Option<String>> = import_rows::table
            .filter(import_rows::import_id.eq(import).and(import_rows::address_key.eq_any(keys)))
            .filter(import_rows::verdict.ne(Verdict::Refused.code()))
            .select(import_rows::address_key)
            .load(connection)?;
        found.extend(rows.into_iter().flatten());
    }
    Ok(found)
}

/// The rows after the `after`th, in order: at most so many, fewer when they are long.
///
/// # Errors
/// Storage errors.
pub fn rows_after(connection: &mut Connection, import: ImportId, after: i64, most: i64) -> Result<Vec<StagedRow>, DbError> {
    in_order!(connection, import_rows::table.filter(import_rows::import_id.eq(import).and(import_rows::n.gt(after))), most)
}

/// Is there a row after the `after`th?
///
/// # Errors
/// Storage errors.
pub fn has_rows_after(connection: &mut Connection, import: ImportId, after: i64) -> Result<bool, DbError> {
    let rows = import_rows::table.filter(import_rows::import_id.eq(import).and(import_rows::n.gt(after)));
    Ok(select(exists(rows)).get_result(connection)?)
}

/// The first rows of one verdict, in order, without what their cells say.
///
/// # Errors
/// Storage errors.
pub fn problems(connection: &mut Connection, import: ImportId, verdict: Verdict, most: i64) -> Result<Vec<StagedRow>, DbError> {
    type Row = (i64, i64, Option<String>, Option<i64>, Option<ContactId>);
    let rows: Vec<Row> = import_rows::table
        .filter(import_rows::import_id.eq(import).and(import_rows::verdict.eq(verdict.code())))
        .order(import_rows::n)
        .limit(most)
        .select((import_rows::n, import_rows::line, import_rows::problem, import_rows::column_at, import_rows::contact_id))
        .load(connection)?;
    let row = |(n, line, problem, column, contact)| StagedRow { n, line, cells: Vec::new(), verdict, problem, column, contact };
    Ok(rows.into_iter().map(row).collect())
}

/// Rows of one verdict after the `after`th, in order: at most so many, fewer when they are long.
///
/// # Errors
/// Storage errors.
pub fn rows_of(
    connection: &mut Connection,
    import: ImportId,
    verdict: Verdict,
    after: i64,
    most: i64,
) -> Result<Vec<StagedRow>, DbError> {
    in_order!(
        connection,
        import_rows::table
            .filter(import_rows::import_id.eq(import).and(import_rows::verdict.eq(verdict.code())).and(import_rows::n.gt(after))),
        most
    )
}

/// The first rows that are taken in and of which something is left aside, in order. Asked for no more than there are, it reads no
/// further than to the last of them.
///
/// # Errors
/// Storage errors.
pub fn remarked(connection: &mut Connection, import: ImportId, most: i64) -> Result<Vec<StagedRow>, DbError> {
    let taken = Verdict::ALL.iter().filter(|verdict| verdict.is_taken_in()).map(|verdict| verdict.code());
    let rows: Vec<Staged> = import_rows::table
        .filter(import_rows::import_id.eq(import).and(import_rows::problem.is_not_null()))
        .filter(import_rows::verdict.eq_any(taken.collect::<Vec<_>>()))
        .order(import_rows::n)
        .limit(most)
        .select(columns!())
        .load(connection)?;
    rows.into_iter().map(staged).collect()
}

/// Deletes up to `most` staged rows; answers how many.
///
/// # Errors
/// Storage errors.
pub fn clear(tx: &mut Tx<'_>, import: ImportId, most: i64) -> Result<usize, DbError> {
    super::imports::erase_rows(tx, import, most)
}

/// What a staged row came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StagedFate {
    /// Which row.
    pub n: i64,
    /// In one word.
    pub verdict: Verdict,
    /// Why.
    pub problem: Option<&'static str>,
    /// Which column that is about.
    pub column: Option<i64>,
    /// Whose row it is.
    pub contact: Option<ContactId>,
}

/// Notes what staged rows came to.
///
/// # Errors
/// Storage errors.
pub fn settle(tx: &mut Tx<'_>, import: ImportId, fates: &[StagedFate]) -> Result<(), DbError> {
    match tx.connection() {
        Connection::Sqlite(c) => {
            for fate in fates {
                diesel::update(import_rows::table.find((import, fate.n)))
                    .set((
                        import_rows::verdict.eq(fate.verdict.code()),
                        import_rows::problem.eq(fate.problem),
                        import_rows::column_at.eq(fate.column),
                        import_rows::contact_id.eq(fate.contact),
                    ))
                    .execute(c)?;
            }
        }
        Connection::Postgres(c) => {
            sql_query(
                "UPDATE import_rows r SET verdict = u.verdict, problem = u.problem, column_at = u.column_at, contact_id = u.contact_id \
                 FROM unnest($2, $3, $4, $5, $6) AS u (n, verdict, problem, column_at, contact_id) \
                 WHERE r.import_id = $1 AND r.n = u.n",
            )
            .bind::<BigInt, _>(import)
            .bind::<Array<BigInt>, _>(fates.iter().map(|fate| fate.n).collect::<Vec<_>>())
            .bind::<Array<Text>, _>(fates.iter().map(|fate| fate.verdict.code()).collect::<Vec<_>>())
            .bind::<Array<Nullable<Text>>, _>(fates.iter().map(|fate| fate.problem).collect::<Vec<_>>())
            .bind::<Array<Nullable<BigInt>>, _>(fates.iter().map(|fate| fate.column).collect::<Vec<_>>())
            .bind::<Array<Nullable<BigInt>>, _>(fates.iter().map(|fate| fate.contact).collect::<Vec<_>>())
            .execute(c)?;
        }
    }
    Ok(())
}

/// What interests are called, in every language, and their keys.
///
/// # Errors
/// Storage errors.
pub fn interest_names(connection: &mut Connection) -> Result<Vec<(String, i64)>, DbError> {
    let mut names: Vec<(String, i64)> = interest_texts::table
        .inner_join(interests::table.on(interests::id.eq(interest_texts::interest_id)))
        .filter(interests::deleted_at.is_null())
        .select((interest_texts::name, interests::id))
        .load(connection)?;
    let keys: Vec<(String, i64)> =
        interests::table.filter(interests::deleted_at.is_null()).select((interests::key, interests::id)).load(connection)?;
    names.extend(keys);
    names.retain(|(name, _)| !name.is_empty());
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_taken_until_they_are_too_much_and_one_always() {
        assert_eq!(reach(&[]), None);
        assert_eq!(reach(&[(3, 10), (4, 10), (9, 10)]), Some(9));
        assert_eq!(reach(&[(3, OCTETS - 10), (4, 10), (9, 10)]), Some(4));
        assert_eq!(reach(&[(3, OCTETS + 1), (4, 10)]), Some(3));
    }
}
