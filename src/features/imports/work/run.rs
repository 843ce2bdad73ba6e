//! Taking in the staged rows: what each comes to is decided once more, against what holds in that moment.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    sync::Arc,
};

use super::{
    super::{
        model::{Counts, Import, Names, Problem, Row, Stage, StagedRow, Verdict, decide, read_row},
        store::{self, StagedFate, Writing},
    },
    Cursor, PORTION, RUN, cursor, hold, import, moved_on, read, written,
};
use crate::{
    db::{Db, DbError, Tx},
    features::{
        bin::ERASED,
        confirmations, lists, selections,
        snapshot::{self, Snapshot, Snapshots},
    },
    i18n::Texts,
    jobs::{Job, JobError, Note, Portion, Step, Work},
    kernel::{
        Context,
        ids::{ContactId, SelectionId, SourceId},
        text::{cut, fold},
    },
};

/// Characters of a file's name in the name of a list.
const NAME: usize = 60;

/// The key that links in mails of now are signed by.
pub type KeyId = Box<dyn Fn() -> String + Send + Sync>;

/// Takes rows in.
pub struct Run {
    snapshots: Arc<Snapshots>,
    key_id: KeyId,
    portion: i64,
}

impl Run {
    /// With what staff edit, and the key that links in mails of now are signed by.
    pub const fn new(snapshots: Arc<Snapshots>, key_id: KeyId) -> Self {
        Self { snapshots, key_id, portion: PORTION }
    }

    /// In portions of so many rows.
    #[must_use]
    pub fn in_portions_of(self, portion: i64) -> Self {
        Self { portion, ..self }
    }
}

impl Work for Run {
    fn kind(&self) -> &'static str {
        RUN
    }

    fn next(&self, db: &Db, job: &Job) -> Result<Portion, JobError> {
        let at = cursor(job)?;
        let read = db.read_blocking(|connection| {
            let Some(import) = import(connection, job, Stage::Running)? else { return Ok::<_, DbError>(None) };
            let has_more = store::has_rows_after(connection, import.id, at.after)?;
            Ok(Some((import, has_more)))
        });
        let (import, has_more) = read?.ok_or_else(moved_on)?;
        if !has_more && lacks_rows(job, &read_counts(job)?) {
            return Err(JobError::Refused { code: "rows-missing", detail: "fewer rows are here than were checked".into() });
        }
        let (house, key_id, most) = (self.snapshots.share(), (self.key_id)(), self.portion);
        Ok(Box::new(move |tx, ctx, job| {
            hold(tx, job, Stage::Running)?;
            portion(tx, ctx, job, &house, &key_id, &import, at, most)
        }))
    }
}

fn read_counts(job: &Job) -> Result<Counts, JobError> {
    read(&job.result)
}

/// Are there fewer rows than were checked? Then the end of them is not the end of the file.
fn lacks_rows(job: &Job, taken: &Counts) -> bool {
    job.total.is_some_and(|total| taken.all() < total)
}

#[allow(clippy::too_many_arguments, reason = "a portion is made of all that it rests on")]
fn portion(
    tx: &mut Tx<'_>,
    ctx: &Context,
    job: &Job,
    house: &Snapshot,
    key_id: &str,
    import: &Import,
    at: Cursor,
    most: i64,
) -> Result<Step, DbError> {
    let rows = store::rows_after(tx.connection(), import.id, at.after, most)?;
    let mut counts: Counts = read(&job.result).map_err(|error| DbError::Broken(error.to_string()))?;
    let Some(last) = rows.last().map(|row| row.n) else {
        if lacks_rows(job, &counts) {
            return Err(DbError::Broken("fewer rows are here than were checked".into()));
        }
        store::finish_run(tx, ctx.at, import.id)?;
        return Ok(Step { cursor: written(&at), is_last: true, ..Step::default() });
    };
    let mut taking = Taking { tx, ctx, house, import, fates: HashMap::new(), new: BTreeMap::new() };
    taking.take(&rows)?;
    let (fates, new) = (taking.fates, taking.new);
    let fates: Vec<StagedFate> = rows.iter().filter_map(|row| fates.get(&row.n).cloned()).collect();
    store::settle(tx, import.id, &fates)?;
    for (source, ids) in &new {
        confirmations::inform_new(tx, ctx, house, key_id, *source, ids)?;
    }
    list(tx, ctx, import, &fates)?;
    for fate in &fates {
        counts.note(fate.verdict, fate.problem.is_some());
    }
    store::set_counts(tx, import.id, &counts)?;
    let notes = rows.iter().zip(&fates).filter_map(|(row, fate)| {
        let code = fate.problem?.to_owned();
        Some(Note { contact: fate.contact, line: Some(row.line), code })
    });
    Ok(Step {
        cursor: written(&Cursor { after: last, ..at }),
        done: i64::try_from(rows.len()).unwrap_or(0),
        result: Some(written(&counts)),
        notes: notes.collect(),
        ..Step::default()
    })
}

/// Puts who is new and who changed into lists of their own, which are made when there is somebody for them.
fn list(tx: &mut Tx<'_>, ctx: &Context, import: &Import, fates: &[StagedFate]) -> Result<(), DbError> {
    let (mut new_list, mut changed_list) = import.selections;
    let t = Texts::of(ctx.language);
    for (verdict, list, key) in [
        (Verdict::New, &mut new_list, "imports-selection-new"),
        (Verdict::Changed, &mut changed_list, "imports-selection-changed"),
    ] {
        let members: Vec<ContactId> =
            fates.iter().filter(|fate| fate.verdict == verdict).filter_map(|fate| fate.contact).collect();
        if members.is_empty() {
            continue;
        }
        let selection = match *list {
            Some(selection) => SelectionId(selection),
            None => {
                let name = t.with(key, &[("number", &import.id.to_string()), ("name", cut(&import.name, NAME))]);
                // Whoever imported from the command line has no lists of their own.
                selections::create_static(tx, ctx, &name, ctx.actor.id().is_none())?
            }
        };
        *list = Some(selection.0);
        let added = selections::add_members(tx, ctx, selection, &members)?;
        selections::shift_size(tx, ctx.at, selection, i64::try_from(added).unwrap_or(0))?;
    }
    if (new_list, changed_list) != import.selections {
        store::set_selections(tx, import.id, new_list, changed_list)?;
    }
    Ok(())
}

/// Taking in some rows.
struct Taking<'t, 'c, 'a> {
    tx: &'t mut Tx<'c>,
    ctx: &'a Context,
    house: &'a Snapshot,
    import: &'a Import,
    fates: HashMap<i64, StagedFate>,
    /// Who is new, by how they came in.
    new: BTreeMap<SourceId, Vec<ContactId>>,
}

impl Taking<'_, '_, '_> {
    fn take(&mut self, rows: &[StagedRow]) -> Result<(), DbError> {
        let (plan, lists) = (&self.import.plan, &self.house.lists);
        let mut names = Names::of(lists, store::interest_names(self.tx.connection())?);
        let read_all = |names: &Names| -> Vec<Result<Row, Problem>> {
            rows.iter().map(|row| read_row(plan, lists, names, self.ctx.at, &row.cells)).collect()
        };
        let mut read = read_all(&names);
        let added = add_interests(self.tx, self.ctx, &read)?;
        if added {
            names = Names::of(lists, store::interest_names(self.tx.connection())?);
            read = read_all(&names);
        }
        let mut waiting: Vec<(&StagedRow, Row)> = Vec::new();
        for (staged, read) in rows.iter().zip(read) {
            if staged.problem.as_deref() == Some(ERASED) {
                self.settle(staged.n, Verdict::LeftOut, Some(ERASED), None, None);
                continue;
            }
            match read {
                Ok(row) => waiting.push((staged, row)),
                Err(problem) => self.settle(staged.n, Verdict::Refused, Some(problem.code), problem.column, None),
            }
        }
        // One row of a person at a time: the second row of an address finds what the first one made.
        while !waiting.is_empty() {
            waiting = self.round(waiting)?;
        }
        Ok(())
    }

    /// Takes in the first row of each person; answers the rows that are left.
    fn round<'r>(&mut self, waiting: Vec<(&'r StagedRow, Row)>) -> Result<Vec<(&'r StagedRow, Row)>, DbError> {
        let (plan, lists) = (&self.import.plan, &self.house.lists);
        let default_basis = lists.basis(&self.house.settings.default_basis);
        let (mut keys, mut people, mut left) = (HashSet::new(), HashSet::new(), Vec::new());
        let mut now = Vec::new();
        for (staged, row) in waiting {
            if keys.insert(row.address.key().to_owned()) { now.push((staged, row)) } else { left.push((staged, row)) }
        }
        let keys: Vec<String> = now.iter().map(|(_, row)| row.address.key().to_owned()).collect();
        let mut standings = store::standings(self.tx.connection(), self.import, &keys, true)?;
        let mut writing = Writing::default();
        for (staged, row) in now {
            let standing = standings.remove(row.address.key());
            if let Some(standing) = &standing
                && !people.insert(standing.id)
            {
                // Another address of somebody whose turn it was.
                left.push((staged, row));
                continue;
            }
            let decision = decide(plan, lists, default_basis, standing.as_ref(), &row);
            let contact = standing.as_ref().map(|standing| standing.id);
            let column = row.remarks.first().filter(|remark| Some(remark.code) == decision.note).and_then(|remark| remark.column);
            self.settle(staged.n, decision.verdict, decision.note, column, contact);
            match standing {
                None if decision.verdict == Verdict::New => {
                    writing.add(staged.n, staged.line, &row, plan.source, decision.changes);
                }
                // What somebody refuses is taken from a row too that is refused, and of somebody in the bin.
                Some(standing) if !decision.changes.is_none() => writing.change(staged.line, standing, decision.changes),
                _ => {}
            }
        }
        left.sort_by_key(|(staged, _)| staged.n);
        for (n, contact) in store::write(self.tx, self.ctx, self.import.id, lists, &writing)? {
            self.new.entry(plan.source).or_default().push(contact);
            if let Some(fate) = self.fates.get_mut(&n) {
                fate.contact = Some(contact);
            }
        }
        Ok(left)
    }

    fn settle(
        &mut self,
        n: i64,
        verdict: Verdict,
        problem: Option<&'static str>,
        column: Option<usize>,
        contact: Option<ContactId>,
    ) {
        let column = column.and_then(|column| i64::try_from(column).ok());
        self.fates.insert(n, StagedFate { n, verdict, problem, column, contact });
    }
}

/// Adds interests that rows name and no list has; answers whether there were any.
fn add_interests(tx: &mut Tx<'_>, ctx: &Context, rows: &[Result<Row, Problem>]) -> Result<bool, DbError> {
    let mut new: BTreeMap<String, &str> = BTreeMap::new();
    for name in rows.iter().flatten().flat_map(|row| &row.new_interests) {
        new.entry(fold(name)).or_insert(name);
    }
    if new.is_empty() {
        return Ok(false);
    }
    for name in new.values() {
        lists::add_interest_called(tx, ctx.at, name)?;
    }
    snapshot::touch(tx)?;
    Ok(true)
}
