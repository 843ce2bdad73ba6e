//! Rows of imports and of remembered mappings.

use std::collections::HashSet;

use diesel::prelude::*;

use super::super::model::{Counts, Import, Plan, Stage};
use crate::{
    db::{
        Connection, DbError, Tx, on_each,
        schema::{import_mappings, import_rows, imports},
    },
    jobs,
    kernel::{
        Context, Timestamp,
        ids::{ImportId, JobId},
    },
};

#[derive(Queryable, Selectable)]
#[diesel(table_name = imports)]
struct ImportRow {
    id: ImportId,
    stage: String,
    name: String,
    file: Option<String>,
    sha256: String,
    size: i64,
    plan: String,
    headers: String,
    counts: String,
    job_id: Option<JobId>,
    run_job_id: Option<JobId>,
    new_selection_id: Option<i64>,
    changed_selection_id: Option<i64>,
    actor: String,
    actor_id: Option<i64>,
    created_at: Timestamp,
    finished_at: Option<Timestamp>,
    erased_at: Option<Timestamp>,
}

impl TryFrom<ImportRow> for Import {
    type Error = DbError;

    fn try_from(row: ImportRow) -> Result<Self, DbError> {
        let broken = |what: &str| DbError::Broken(format!("import {} has an unreadable {what}", row.id));
        Ok(Self {
            id: row.id,
            stage: Stage::from_code(&row.stage).ok_or_else(|| broken("stage"))?,
            name: row.name,
            file: row.file,
            sha256: row.sha256,
            size: row.size,
            plan: serde_json::from_str(&row.plan).map_err(|_| broken("plan"))?,
            headers: serde_json::from_str(&row.headers).map_err(|_| broken("header"))?,
            counts: serde_json::from_str(&row.counts).map_err(|_| broken("count"))?,
            job: row.job_id,
            run_job: row.run_job_id,
            selections: (row.new_selection_id, row.changed_selection_id),
            actor: row.actor,
            actor_id: row.actor_id,
            created_at: row.created_at,
            finished_at: row.finished_at,
            erased_at: row.erased_at,
        })
    }
}

/// A file that has just arrived.
#[derive(Clone, Debug)]
pub struct NewImport {
    /// What it calls itself.
    pub name: String,
    /// Its name among the uploads.
    pub file: String,
    /// SHA-256 of its content.
    pub sha256: String,
    /// Its size, in octets.
    pub size: i64,
    /// About how many lines it has.
    pub lines: Option<i64>,
    /// What is proposed to be done with it.
    pub plan: Plan,
    /// The names of its columns.
    pub headers: Vec<String>,
}

fn json(value: &impl serde::Serialize) -> Result<String, DbError> {
    serde_json::to_string(value).map_err(|error| DbError::Broken(error.to_string()))
}

/// Writes down a file that arrived.
///
/// # Errors
/// Storage errors.
pub fn new_import(tx: &mut Tx<'_>, ctx: &Context, new: &NewImport) -> Result<ImportId, DbError> {
    let row = (
        imports::stage.eq(Stage::Uploaded.code()),
        imports::name.eq(&new.name),
        imports::file.eq(&new.file),
        imports::sha256.eq(&new.sha256),
        imports::size.eq(new.size),
        imports::lines.eq(new.lines),
        imports::plan.eq(json(&new.plan)?),
        imports::headers.eq(json(&new.headers)?),
        imports::counts.eq(json(&Counts::default())?),
        imports::actor.eq(ctx.actor.code()),
        imports::actor_id.eq(ctx.actor.id()),
        imports::created_at.eq(ctx.at),
        imports::updated_at.eq(ctx.at),
    );
    Ok(diesel::insert_into(imports::table).values(row).returning(imports::id).get_result(tx.connection())?)
}

/// One import.
///
/// # Errors
/// Storage errors.
pub fn by_id(connection: &mut Connection, id: ImportId) -> Result<Option<Import>, DbError> {
    let row: Option<ImportRow> = imports::table.find(id).select(ImportRow::as_select()).get_result(connection).optional()?;
    row.map(Import::try_from).transpose()
}

/// One import, kept as it is until the transaction ends: whoever works on it or decides about it comes before or after.
///
/// # Errors
/// Storage errors.
pub fn hold(tx: &mut Tx<'_>, id: ImportId) -> Result<Option<Import>, DbError> {
    if let Connection::Postgres(c) = tx.connection() {
        imports::table.find(id).select(imports::id).for_update().get_result::<ImportId>(c).optional()?;
    }
    by_id(tx.connection(), id)
}

/// About how many lines a file has.
///
/// # Errors
/// Storage errors.
pub fn lines(connection: &mut Connection, id: ImportId) -> Result<Option<i64>, DbError> {
    Ok(imports::table.find(id).select(imports::lines).get_result(connection)?)
}

/// The newest imports before `before`, newest first.
///
/// # Errors
/// Storage errors.
pub fn recent(connection: &mut Connection, before: Option<ImportId>, most: i64) -> Result<Vec<Import>, DbError> {
    let rows: Vec<ImportRow> = imports::table
        .filter(imports::id.lt(before.unwrap_or(ImportId(i64::MAX))))
        .order(imports::id.desc())
        .limit(most)
        .select(ImportRow::as_select())
        .load(connection)?;
    rows.into_iter().map(Import::try_from).collect()
}

/// The newest import of the same content that was run, other than this one.
///
/// # Errors
/// Storage errors.
pub fn of_content(connection: &mut Connection, sha256: &str, other: ImportId) -> Result<Option<Import>, DbError> {
    let row: Option<ImportRow> = imports::table
        .filter(imports::sha256.eq(sha256).and(imports::id.ne(other)).and(imports::finished_at.is_not_null()))
        .order(imports::id.desc())
        .select(ImportRow::as_select())
        .first(connection)
        .optional()?;
    row.map(Import::try_from).transpose()
}

/// Changes what is to be done with a file whose rows have not been taken in; false when it is too late for that.
///
/// # Errors
/// Storage errors.
pub fn replan(tx: &mut Tx<'_>, at: Timestamp, id: ImportId, plan: &Plan, headers: &[String]) -> Result<bool, DbError> {
    let stages = [Stage::Uploaded.code(), Stage::Checked.code(), Stage::Checking.code()];
    let open = imports::table.filter(imports::id.eq(id).and(imports::stage.eq_any(stages)).and(imports::erased_at.is_null()));
    let changed = diesel::update(open)
        .set((
            imports::plan.eq(json(plan)?),
            imports::headers.eq(json(&headers)?),
            imports::counts.eq(json(&Counts::default())?),
            imports::stage.eq(Stage::Uploaded.code()),
            imports::updated_at.eq(at),
        ))
        .execute(tx.connection())?;
    Ok(changed == 1)
}

/// Puts another plan in the place of the one that there is.
///
/// # Errors
/// Storage errors.
pub fn set_plan(tx: &mut Tx<'_>, id: ImportId, plan: &Plan) -> Result<(), DbError> {
    diesel::update(imports::table.find(id)).set(imports::plan.eq(json(plan)?)).execute(tx.connection())?;
    Ok(())
}

/// Moves an import on from one of these stages; false when it is in none of them. Whether its rows are still here is the caller's
/// question: taking back does not need them.
///
/// # Errors
/// Storage errors.
pub fn set_stage(tx: &mut Tx<'_>, at: Timestamp, id: ImportId, from: &[Stage], to: Stage) -> Result<bool, DbError> {
    let from: Vec<&str> = from.iter().map(|stage| stage.code()).collect();
    let there = imports::table.filter(imports::id.eq(id).and(imports::stage.eq_any(from)));
    let moved = diesel::update(there).set((imports::stage.eq(to.code()), imports::updated_at.eq(at))).execute(tx.connection())?;
    Ok(moved == 1)
}

/// Names the job that works on it; `is_run` when it is the one that can be taken back.
///
/// # Errors
/// Storage errors.
pub fn set_job(tx: &mut Tx<'_>, id: ImportId, job: JobId, is_run: bool) -> Result<(), DbError> {
    let row = diesel::update(imports::table.find(id));
    if is_run {
        row.set((imports::job_id.eq(job), imports::run_job_id.eq(job))).execute(tx.connection())?;
    } else {
        row.set(imports::job_id.eq(job)).execute(tx.connection())?;
    }
    Ok(())
}

/// Notes what rows came to so far.
///
/// # Errors
/// Storage errors.
pub fn set_counts(tx: &mut Tx<'_>, id: ImportId, counts: &Counts) -> Result<(), DbError> {
    diesel::update(imports::table.find(id)).set(imports::counts.eq(json(counts)?)).execute(tx.connection())?;
    Ok(())
}

/// Notes that all rows were checked.
///
/// # Errors
/// Storage errors.
pub fn finish_check(tx: &mut Tx<'_>, at: Timestamp, id: ImportId) -> Result<(), DbError> {
    set_stage(tx, at, id, &[Stage::Checking], Stage::Checked).map(drop)
}

/// Notes that it was run.
///
/// # Errors
/// Storage errors.
pub fn finish_run(tx: &mut Tx<'_>, at: Timestamp, id: ImportId) -> Result<(), DbError> {
    diesel::update(imports::table.find(id))
        .set((imports::stage.eq(Stage::Done.code()), imports::finished_at.eq(at), imports::updated_at.eq(at)))
        .execute(tx.connection())?;
    Ok(())
}

/// Notes the lists of who is new and who changed.
///
/// # Errors
/// Storage errors.
pub fn set_selections(tx: &mut Tx<'_>, id: ImportId, new: Option<i64>, changed: Option<i64>) -> Result<(), DbError> {
    diesel::update(imports::table.find(id))
        .set((imports::new_selection_id.eq(new), imports::changed_selection_id.eq(changed)))
        .execute(tx.connection())?;
    Ok(())
}

/// Imports that nothing has happened to since `since` and whose file and rows are still here, with the file's name.
///
/// # Errors
/// Storage errors.
pub fn not_erased(connection: &mut Connection, since: Timestamp, most: i64) -> Result<Vec<(ImportId, Option<String>)>, DbError> {
    Ok(imports::table
        .filter(imports::erased_at.is_null().and(imports::updated_at.lt(since)))
        .order(imports::updated_at)
        .limit(most)
        .select((imports::id, imports::file))
        .load(connection)?)
}

/// Files of imports whose rows are taken in, or were: nobody reads them again.
///
/// # Errors
/// Storage errors.
pub fn done_with(connection: &mut Connection, most: i64) -> Result<Vec<(ImportId, String)>, DbError> {
    let stages = [Stage::Running, Stage::Done, Stage::Undoing, Stage::Undone].map(Stage::code);
    let rows: Vec<(ImportId, Option<String>)> = imports::table
        .filter(imports::erased_at.is_null().and(imports::file.is_not_null()).and(imports::stage.eq_any(stages)))
        .order(imports::id)
        .limit(most)
        .select((imports::id, imports::file))
        .load(connection)?;
    Ok(rows.into_iter().filter_map(|(id, file)| Some((id, file?))).collect())
}

/// Notes that an import's file is gone.
///
/// # Errors
/// Storage errors.
pub fn forget_file(tx: &mut Tx<'_>, id: ImportId) -> Result<(), DbError> {
    diesel::update(imports::table.find(id)).set(imports::file.eq(None::<String>)).execute(tx.connection())?;
    Ok(())
}

/// Which of these files belong to an import.
///
/// # Errors
/// Storage errors.
pub fn belonging(connection: &mut Connection, files: &[String]) -> Result<HashSet<String>, DbError> {
    let rows: Vec<Option<String>> = imports::table
        .filter(imports::erased_at.is_null().and(imports::file.eq_any(files)))
        .select(imports::file)
        .load(connection)?;
    Ok(rows.into_iter().flatten().collect())
}

/// Files that are still needed.
///
/// # Errors
/// Storage errors.
pub fn needed_files(connection: &mut Connection) -> Result<Vec<String>, DbError> {
    let stages = [Stage::Uploaded, Stage::Checking, Stage::Checked].map(Stage::code);
    let rows: Vec<Option<String>> = imports::table
        .filter(imports::erased_at.is_null().and(imports::file.is_not_null()).and(imports::stage.eq_any(stages)))
        .select(imports::file)
        .load(connection)?;
    Ok(rows.into_iter().flatten().collect())
}

/// How far an import's rows are erased.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Erasing {
    /// Some are left.
    Going,
    /// They are gone, and that is noted.
    Over,
    /// They are needed: something has been done with the import since, or work on it waits or goes on.
    Needed,
}

/// Erases up to `most` rows of an import that nothing has happened to since `since`, and notes it when none is left.
///
/// # Errors
/// Storage errors.
pub fn erase_some(tx: &mut Tx<'_>, at: Timestamp, id: ImportId, since: Timestamp, most: i64) -> Result<Erasing, DbError> {
    let Some(import) = hold(tx, id)? else { return Ok(Erasing::Needed) };
    let updated_at: Timestamp = imports::table.find(id).select(imports::updated_at).get_result(tx.connection())?;
    let job = import.job.map(|job| jobs::by_id(tx.connection(), job)).transpose()?.flatten();
    if updated_at >= since || import.erased_at.is_some() || job.is_some_and(|job| !job.state.is_over()) {
        return Ok(Erasing::Needed);
    }
    if erase_rows(tx, id, most)? > 0 {
        return Ok(Erasing::Going);
    }
    erased(tx, at, id)?;
    Ok(Erasing::Over)
}

/// Deletes up to `most` of an import's rows; answers how many.
///
/// # Errors
/// Storage errors.
pub fn erase_rows(tx: &mut Tx<'_>, id: ImportId, most: i64) -> Result<usize, DbError> {
    let last: Option<i64> = import_rows::table
        .filter(import_rows::import_id.eq(id))
        .order(import_rows::n)
        .limit(most)
        .select(import_rows::n)
        .load::<i64>(tx.connection())?
        .last()
        .copied();
    let Some(last) = last else { return Ok(0) };
    let gone = import_rows::table.filter(import_rows::import_id.eq(id).and(import_rows::n.le(last)));
    Ok(diesel::delete(gone).execute(tx.connection())?)
}

/// Notes that file and rows are gone.
fn erased(tx: &mut Tx<'_>, at: Timestamp, id: ImportId) -> Result<(), DbError> {
    diesel::update(imports::table.find(id))
        .set((imports::file.eq(None::<String>), imports::erased_at.eq(at)))
        .execute(tx.connection())?;
    Ok(())
}

/// What columns of these names filled last time.
///
/// # Errors
/// Storage errors.
pub fn mapping_of(connection: &mut Connection, signature: &str) -> Result<Option<Plan>, DbError> {
    let plan: Option<String> =
        import_mappings::table.find(signature).select(import_mappings::plan).get_result(connection).optional()?;
    // A mapping that a newer binary does not understand is no mapping.
    Ok(plan.and_then(|plan| serde_json::from_str(&plan).ok()))
}

/// Remembers what columns of these names fill.
///
/// # Errors
/// Storage errors.
pub fn remember(tx: &mut Tx<'_>, ctx: &Context, signature: &str, plan: &Plan) -> Result<(), DbError> {
    let body = json(plan)?;
    let row = (
        import_mappings::signature.eq(signature),
        import_mappings::plan.eq(&body),
        import_mappings::updated_at.eq(ctx.at),
        import_mappings::updated_by.eq(ctx.actor.id()),
    );
    on_each!(tx.connection(), |c| diesel::insert_into(import_mappings::table)
        .values(row)
        .on_conflict(import_mappings::signature)
        .do_update()
        .set((
            import_mappings::plan.eq(&body),
            import_mappings::updated_at.eq(ctx.at),
            import_mappings::updated_by.eq(ctx.actor.id()),
        ))
        .execute(c))?;
    Ok(())
}
