//! How often something happened at a form: sums by day and language, and nothing about anybody.
//!
//! They are counted in memory and stored once a minute and at the end, so a page that is only looked at costs no write. Whoever
//! pulls the plug loses the sums of up to a minute.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use chrono::NaiveDate;
use diesel::{prelude::*, upsert::excluded};

use super::refused::{self, Refused};
use crate::{
    db::{Connection, Db, DbError, Tx, on_each, schema::form_counts},
    kernel::{Language, Timestamp, ids::FormId},
};

/// What is counted.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Counted {
    /// Somebody was shown the form, opened anew.
    View,
    /// Somebody began to fill in a page that was opened anew.
    Started,
    /// A submission was deleted that had been sent on this day.
    GoneSent,
    /// Of those, one that no longer waited for its confirmation.
    GoneConfirmed,
    /// Answers were turned away.
    Refused(Refused),
}

impl Counted {
    /// All of them.
    pub const ALL: [Self; 4 + Refused::ALL.len()] = {
        let mut all = [Self::View; 4 + Refused::ALL.len()];
        (all[1], all[2], all[3]) = (Self::Started, Self::GoneSent, Self::GoneConfirmed);
        let mut at = 0;
        while at < Refused::ALL.len() {
            all[4 + at] = Self::Refused(Refused::ALL[at]);
            at += 1;
        }
        all
    };

    /// The code kept in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::View => "view",
            Self::Started => "started",
            Self::GoneSent => "gone_sent",
            Self::GoneConfirmed => "gone_confirmed",
            Self::Refused(why) => why.code(),
        }
    }

    /// What a code stands for.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|what| what.code() == code)
    }
}

/// What one sum is about.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Tallied {
    /// The form.
    pub form: FormId,
    /// The day, UTC.
    pub day: NaiveDate,
    /// The language of the page.
    pub language: Language,
    /// What happened.
    pub what: Counted,
}

impl Tallied {
    /// What happened at a form at a moment.
    pub fn at(form: FormId, at: Timestamp, language: Language, what: Counted) -> Self {
        Self { form, day: at.naive().date(), language, what }
    }
}

/// Sums that are not stored yet.
#[derive(Default)]
pub struct Counts(Mutex<Sums>);

#[derive(Default)]
struct Sums {
    days: HashMap<Tallied, i64>,
    /// What was turned away, by form and by the minutes in which it was, for noticing an attack.
    refusals: HashMap<(FormId, Timestamp), i64>,
}

impl Counts {
    /// One more.
    pub fn note(&self, form: FormId, at: Timestamp, language: Language, what: Counted) {
        let mut sums = self.sums();
        *sums.days.entry(Tallied::at(form, at, language, what)).or_default() += 1;
        if let Counted::Refused(_) = what {
            *sums.refusals.entry((form, refused::span_of(at))).or_default() += 1;
        }
    }

    /// Answers were turned away.
    pub fn refused(&self, form: FormId, at: Timestamp, language: Language, why: Refused) {
        self.note(form, at, language, Counted::Refused(why));
    }

    fn sums(&self) -> std::sync::MutexGuard<'_, Sums> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Stores what was counted since the last time. What cannot be stored is kept for the next time.
    ///
    /// # Errors
    /// Storage errors.
    pub async fn store(&self, db: &Db) -> Result<(), DbError> {
        let taken = std::mem::take(&mut *self.sums());
        if taken.days.is_empty() {
            return Ok(());
        }
        let sums = ordered(taken.days);
        let mut refusals: Vec<((FormId, Timestamp), i64)> = taken.refusals.into_iter().collect();
        // In one order, so that two instances never wait for each other's rows crosswise.
        refusals.sort_unstable();
        let (rows, spans) = (sums.clone(), refusals.clone());
        let outcome = db.write(move |tx| {
            rows.iter().try_for_each(|(what, n)| add(tx, *what, *n))?;
            spans.iter().try_for_each(|((form, began_at), n)| refused::add(tx, *form, *began_at, *n))
        });
        let outcome = outcome.await;
        if outcome.is_err() {
            let mut kept = self.sums();
            sums.into_iter().for_each(|(what, n)| *kept.days.entry(what).or_default() += n);
            refusals.into_iter().for_each(|(what, n)| *kept.refusals.entry(what).or_default() += n);
        }
        outcome
    }
}

/// Adds to a stored sum.
///
/// # Errors
/// Storage errors.
pub fn add(tx: &mut Tx<'_>, what: Tallied, n: i64) -> Result<(), DbError> {
    let row = (
        form_counts::form_id.eq(what.form),
        form_counts::day.eq(what.day.to_string()),
        form_counts::language.eq(what.language),
        form_counts::kind.eq(what.what.code()),
        form_counts::n.eq(n),
    );
    let key = (form_counts::form_id, form_counts::day, form_counts::language, form_counts::kind);
    on_each!(tx.connection(), |c| diesel::insert_into(form_counts::table)
        .values(row)
        .on_conflict(key)
        .do_update()
        .set(form_counts::n.eq(form_counts::n + excluded(form_counts::n)))
        .execute(c))?;
    Ok(())
}

/// Adds one to a stored sum for each of these, in as many statements as there are different sums.
///
/// # Errors
/// Storage errors.
pub fn add_all(tx: &mut Tx<'_>, all: impl Iterator<Item = Tallied>) -> Result<(), DbError> {
    let mut sums: HashMap<Tallied, i64> = HashMap::new();
    all.for_each(|what| *sums.entry(what).or_default() += 1);
    ordered(sums).into_iter().try_for_each(|(what, n)| add(tx, what, n))
}

/// In one order, so that two instances never wait for each other's rows crosswise.
fn ordered(sums: HashMap<Tallied, i64>) -> Vec<(Tallied, i64)> {
    let mut sums: Vec<(Tallied, i64)> = sums.into_iter().collect();
    sums.sort_by_key(|(what, _)| (what.form, what.day, what.language.code(), what.what.code()));
    sums
}

/// The stored sums of a form since a day.
///
/// # Errors
/// Storage errors.
pub fn since(connection: &mut Connection, form: FormId, day: NaiveDate) -> Result<Vec<(Tallied, i64)>, DbError> {
    let rows: Vec<(String, Language, String, i64)> = form_counts::table
        .filter(form_counts::form_id.eq(form).and(form_counts::day.ge(day.to_string())))
        .order((form_counts::day, form_counts::language, form_counts::kind))
        .select((form_counts::day, form_counts::language, form_counts::kind, form_counts::n))
        .load(connection)?;
    let read = |(day, language, kind, n): (String, Language, String, i64)| {
        // What a later version counted is nothing to this one.
        let what = Counted::from_code(&kind)?;
        Some((Tallied { form, day: day.parse().ok()?, language, what }, n))
    };
    Ok(rows.into_iter().filter_map(read).collect())
}
