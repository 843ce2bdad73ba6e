//! The file itself: contacts from the database as CSV, JSON Lines or XLSX.

use std::{
    io::{self, Write},
    path::Path,
};

use rust_xlsxwriter::XlsxError;
use serde_json::Value;

use super::{
    model::{Column, Columns, Entry, Field, Format, Names, Part, Row, Words},
    store,
};
use crate::{
    db::{Connection, Db, DbError, WriteError},
    features::{
        lists::Lists,
        selections::{self, Scope},
    },
    i18n::Texts,
    kernel::{
        Language, Timestamp,
        ids::{ContactId, PurposeId},
    },
    web::{
        csv::{self, Csv},
        xlsx::{Cell, Xlsx},
    },
};

/// So many windows that hold nobody are passed over in one go.
const EMPTY_WINDOWS: usize = 50;

/// What a file is to be like, and the words for it.
pub struct Plan {
    /// Its kind.
    pub format: Format,
    /// What is in it.
    pub columns: Columns,
    /// Whom it is about.
    pub scope: Scope,
    /// When it was asked for: from then on selections count days back.
    pub at: Timestamp,
    /// In which language names stand in it.
    pub language: Language,
    /// The lists.
    pub lists: Lists,
    /// What else has names.
    pub names: Names,
    /// The last contact that there was when it was asked for; who comes later is not in it.
    pub last: ContactId,
}

/// A stretch of a file.
pub struct Stretch {
    /// The contacts in it.
    pub rows: Vec<Row>,
    /// Where the next one begins; nothing when this was the last.
    pub next: Option<ContactId>,
}

/// Why a file was not written.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// The database did not take part.
    #[error(transparent)]
    Storage(#[from] DbError),
    /// The disk is full, or the reader has gone.
    #[error("the file cannot be written: {0}")]
    Io(#[from] io::Error),
    /// No spreadsheet can be made of it.
    #[error("the spreadsheet cannot be written: {0}")]
    Xlsx(#[from] XlsxError),
}

impl WriteError for FileError {
    fn db(&self) -> Option<&DbError> {
        match self {
            Self::Storage(error) => Some(error),
            Self::Io(_) | Self::Xlsx(_) => None,
        }
    }
}

impl Plan {
    fn words(&self) -> Words<'_> {
        Words { texts: Texts::of(self.language), lists: &self.lists, names: &self.names }
    }

    fn titles(&self) -> Vec<String> {
        self.columns.iter().map(|column| column.name(Texts::of(self.language), &self.lists)).collect()
    }

    /// What stands before the first row of a file of text.
    pub fn head(&self) -> String {
        if self.format == Format::Jsonl {
            return String::new();
        }
        let mut csv = Csv::default();
        csv.row(self.titles().iter().map(String::as_str));
        format!("{}{}", csv::MARK, csv.take())
    }

    /// Rows of a file of text.
    pub fn lines(&self, rows: &[Row]) -> String {
        let (words, mut csv, mut lines) = (self.words(), Csv::default(), String::new());
        for row in rows {
            let entries: Vec<Entry<'_>> = self.columns.iter().map(|column| row.entry(column.field, &words)).collect();
            if self.format == Format::Jsonl {
                for (at, (column, entry)) in self.columns.iter().zip(&entries).enumerate() {
                    lines.push(if at == 0 { '{' } else { ',' });
                    lines.push_str(&Value::from(column.code.as_str()).to_string());
                    lines.push(':');
                    lines.push_str(&entry.value().to_string());
                }
                lines.push_str("}\n");
            } else {
                let cells: Vec<_> = entries.iter().map(|entry| entry.text(words.texts)).collect();
                csv.row(cells.iter().map(AsRef::as_ref));
            }
        }
        lines.push_str(&csv.take());
        lines
    }

    /// A contact's record of a purpose by fixed keys: state, basis, source, comment, when and by whom registered, when and by whom
    /// changed last; nothing where nothing is registered.
    pub fn record(&self, row: &Row, purpose: PurposeId) -> Option<Vec<String>> {
        let words = self.words();
        let of_record =
            |column: &&Column| matches!(column.field, Field::Consent(of, part) if of == purpose && part != Part::Import);
        let has_record = row.consents.iter().any(|(consent, _)| consent.purpose_id == purpose);
        let text = |value: Value| value.as_str().map(str::to_owned).unwrap_or_default();
        has_record
            .then(|| self.columns.iter().filter(of_record).map(|column| text(row.entry(column.field, &words).value())).collect())
    }

    /// The next contacts after `after`.
    ///
    /// # Errors
    /// Storage errors.
    pub fn next(&self, connection: &mut Connection, after: ContactId) -> Result<Stretch, DbError> {
        let mut after = after;
        for _ in 0..EMPTY_WINDOWS {
            if let Scope::Chosen(chosen) = &self.scope {
                // A few among many: straight to the next one.
                let Some(first) = chosen.iter().filter(|id| **id > after).min() else { break };
                after = ContactId(first.0 - 1);
            }
            if after >= self.last {
                return Ok(Stretch { rows: Vec::new(), next: None });
            }
            let until = ContactId(after.0.saturating_add(store::WINDOW).min(self.last.0));
            let ids = selections::members(connection, &self.scope, self.at, after, until)?;
            let rows = store::rows(connection, &ids, &self.columns)?;
            after = until;
            if !rows.is_empty() {
                return Ok(Stretch { rows, next: (until < self.last).then_some(until) });
            }
        }
        let is_done = matches!(&self.scope, Scope::Chosen(chosen) if !chosen.iter().any(|id| *id > after));
        Ok(Stretch { rows: Vec::new(), next: (!is_done && after < self.last).then_some(after) })
    }

    /// Writes the whole file to `out` and answers how many contacts are in it. What does not fit in memory lies in `dir` meanwhile.
    ///
    /// # Errors
    /// Storage errors; when `out` or `dir` cannot be written. What was written until then is no whole file.
    pub fn write(&self, db: &Db, dir: &Path, mut out: &mut (dyn Write + Send)) -> Result<i64, FileError> {
        let (mut after, mut count) = (Some(ContactId(0)), 0);
        let next = |after: ContactId| db.read_at_one_moment(|connection| self.next(connection, after));
        if self.format != Format::Xlsx {
            out.write_all(self.head().as_bytes())?;
            while let Some(begin) = after {
                let stretch = next(begin)?;
                out.write_all(self.lines(&stretch.rows).as_bytes())?;
                (after, count) = (stretch.next, count + stretch.rows.len() as i64);
            }
            out.flush()?;
            return Ok(count);
        }
        let (words, titles) = (self.words(), self.titles());
        let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
        let mut book = Xlsx::new(words.texts.get("cards-title"), &titles, dir)?;
        while let Some(begin) = after {
            let stretch = next(begin)?;
            for row in &stretch.rows {
                let entries: Vec<Entry<'_>> = self.columns.iter().map(|column| row.entry(column.field, &words)).collect();
                let texts: Vec<_> = entries.iter().map(|entry| entry.text(words.texts)).collect();
                book.row(entries.iter().zip(&texts).map(|(entry, text)| match entry {
                    Entry::Number(number) => Cell::Number(*number),
                    Entry::Time(at) => Cell::Time(*at),
                    _ if text.is_empty() => Cell::Empty,
                    _ => Cell::Text(text),
                }))?;
            }
            (after, count) = (stretch.next, count + stretch.rows.len() as i64);
        }
        book.save(&mut out)?;
        Ok(count)
    }
}
