//! Reading the snapshot, keeping it current, and freezing the words it brings.

use std::sync::Arc;

use arc_swap::{ArcSwap, Guard};
use diesel::prelude::*;

use super::model::{Shown, Snapshot, layout, shown_in};
use crate::{
    db::{
        Connection, Db, DbError, Tx, on_each,
        schema::{shown_texts, snapshot_version},
    },
    features::{forms, lists, looks, settings, templates},
    kernel::{Language, Timestamp},
    mail::layout::phrases::Why,
};

/// The one row that says which snapshot is current.
const ROW: i64 = 1;

/// The current snapshot of this instance.
pub struct Snapshots {
    current: ArcSwap<Snapshot>,
}

impl Snapshots {
    /// Reads the first snapshot.
    ///
    /// # Errors
    /// Storage errors.
    pub fn open(db: &Db, at: Timestamp) -> Result<Self, DbError> {
        Ok(Self { current: ArcSwap::from_pointee(load(db, at)?) })
    }

    /// The snapshot of now; take it once per request.
    pub fn now(&self) -> Guard<Arc<Snapshot>> {
        self.current.load()
    }

    /// The snapshot of now, to hand to another thread.
    pub fn share(&self) -> Arc<Snapshot> {
        self.current.load_full()
    }

    /// Reads a new snapshot if the number has changed. May wait for the database: not for threads that answer requests.
    ///
    /// # Errors
    /// Storage errors; the snapshot from before stays in use.
    pub fn refresh(&self, db: &Db, at: Timestamp) -> Result<bool, DbError> {
        if db.read_blocking(number)? == self.current.load().number {
            return Ok(false);
        }
        self.current.store(Arc::new(load(db, at)?));
        Ok(true)
    }
}

/// Tells every instance that something in the snapshot has changed. Call it in the transaction of the change.
///
/// # Errors
/// Storage errors.
pub fn touch(tx: &mut Tx<'_>) -> Result<(), DbError> {
    use snapshot_version as t;
    on_each!(tx.connection(), |c| diesel::insert_into(t::table)
        .values((t::id.eq(ROW), t::number.eq(1_i64)))
        .on_conflict(t::id)
        .do_update()
        .set(t::number.eq(t::number + 1_i64))
        .execute(c))?;
    Ok(())
}

fn number(connection: &mut Connection) -> Result<i64, DbError> {
    Ok(snapshot_version::table.find(ROW).select(snapshot_version::number).get_result(connection).optional()?.unwrap_or(0))
}

/// Reads everything, and freezes words and frames that are not stored yet, so that acts and mails can point at them.
fn load(db: &Db, at: Timestamp) -> Result<Snapshot, DbError> {
    let mut snapshot = db.read_blocking(|connection| {
        // The number is read first: a change that comes meanwhile is then seen at the next look.
        let number = number(connection)?;
        let settings = settings::load(connection)?;
        let lists = lists::load(connection)?;
        let mut forms = forms::published(connection)?;
        forms.iter_mut().for_each(|form| form.keep_what_is_offered(&lists));
        let look = looks::current(connection)?.look;
        let logo = match &look.logo {
            Some(file) => looks::logo(connection, &file.hash, file.kind)?.map(Into::into),
            None => None,
        };
        Ok::<_, DbError>(Snapshot {
            number,
            forms: forms.into_iter().map(Arc::new).collect(),
            templates: templates::current_versions(connection)?.into_iter().collect(),
            versions: templates::all_versions(connection)?.into_iter().collect(),
            layouts: std::collections::HashMap::new(),
            shown: Language::ALL.map(|language| shown_in(language, &settings, &lists, &look)).into(),
            dress: look.dress(&settings.organisation_name),
            look,
            logo,
            settings,
            lists,
        })
    })?;
    keep_shown(db, at, &snapshot.shown)?;
    for language in Language::ALL {
        for why in Why::ALL {
            let source =
                layout(language, why, &snapshot.settings).source().map_err(|error| DbError::Broken(error.to_string()))?;
            snapshot.layouts.insert((language, why), keep_layout(db, at, source)?);
        }
    }
    Ok(snapshot)
}

/// Stores the words of the preference page unless they are there already.
fn keep_shown(db: &Db, at: Timestamp, all: &[Shown]) -> Result<(), DbError> {
    let hashes: Vec<String> = all.iter().map(|shown| shown.hash.clone()).collect();
    let known: Vec<String> = db.read_blocking(|c| {
        Ok::<_, DbError>(shown_texts::table.filter(shown_texts::hash.eq_any(&hashes)).select(shown_texts::hash).load(c)?)
    })?;
    let missing: Vec<Shown> = all.iter().filter(|shown| !known.contains(&shown.hash)).cloned().collect();
    if missing.is_empty() {
        return Ok(());
    }
    db.write_blocking(move |tx| {
        for shown in &missing {
            use shown_texts as t;
            let row = (t::hash.eq(&shown.hash), t::language.eq(shown.language), t::body.eq(&shown.body), t::created_at.eq(at));
            on_each!(tx.connection(), |c| diesel::insert_into(t::table).values(row).on_conflict_do_nothing().execute(c))?;
        }
        Ok(())
    })
}

/// The row of a frame, stored unless it is there already.
fn keep_layout(db: &Db, at: Timestamp, source: String) -> Result<i64, DbError> {
    if let Some(id) = db.read_blocking(|c| templates::layout_of_source(c, &source))? {
        return Ok(id);
    }
    db.write_blocking(move |tx| {
        templates::keep_layout(tx, at, &source)?;
        templates::layout_of_source(tx.connection(), &source)?.ok_or(DbError::NotFound)
    })
}
