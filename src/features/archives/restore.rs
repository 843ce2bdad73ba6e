//! Reading the file into an empty database: all of it in one transaction, or nothing.

use std::{
    collections::BTreeSet,
    fs::File,
    io::{self, BufRead, BufReader, Read, Seek},
};

use serde_json::Value;
use sha2::{Digest, Sha256};
use zip::{ZipArchive, result::ZipError};

use super::{
    catalogue::{count_on_from, describe, has_rows},
    model::{Blank, Kept, LAYOUT, LEFT_OUT, Manifest, Member, Report, TABLES, Table, TableEntry},
    rows,
};
use crate::{
    db::{Connection, Db, DbError, Tx, WriteError, migrate},
    features::feed,
    kernel::digest::hex,
};

/// The largest manifest, in octets.
const MANIFEST: u64 = 1 << 20;
/// The longest line, in octets: a picture of the largest kind is far below.
const LINE: u64 = 16 << 20;
/// Rows that one statement puts in, and about how many octets they have at most.
const ROWS: usize = 500;
const OCTETS: usize = 1 << 20;
/// How many times smaller than its content a packed file may be, if it is not small: rows pack ten to thirty times.
const DENSITY: u64 = 250;
/// Smaller files are not looked at for how dense they are.
const SMALL: u64 = 8 << 20;

/// Why nothing was restored.
#[derive(Debug, thiserror::Error)]
pub enum RestoreError {
    /// The database did not take part.
    #[error(transparent)]
    Storage(#[from] DbError),
    /// The file or the database is not fit for it.
    #[error("{what}")]
    Refused {
        /// What is wrong, and where.
        what: String,
        /// How to mend it.
        advice: &'static str,
    },
}

impl WriteError for RestoreError {
    fn db(&self) -> Option<&DbError> {
        match self {
            Self::Storage(error) => Some(error),
            Self::Refused { .. } => None,
        }
    }
}

/// The advice where the file is damaged.
const DAMAGED: &str = "Take another copy of the file; this one is not as it was written";
/// The advice where the file does not belong to this version.
const OTHER_VERSION: &str = "Restore it with the version of Samtykke that wrote it, then update";

fn refused(what: impl Into<String>, advice: &'static str) -> RestoreError {
    RestoreError::Refused { what: what.into(), advice }
}

fn unreadable(error: &io::Error) -> RestoreError {
    refused(format!("the file cannot be read: {error}"), DAMAGED)
}

fn unzipped(error: ZipError) -> RestoreError {
    match error {
        ZipError::Io(error) => unreadable(&error),
        other => refused(format!("the file is no whole ZIP: {other}"), DAMAGED),
    }
}

/// Puts everything in `file` into the database, which must be empty but for its tables, and answers what that was. `locked` makes
/// what the password of a member is checked against who has to choose a new one.
///
/// The file is read twice: the first time to see that it is whole and what it says, before anything is written.
///
/// # Errors
/// [`RestoreError::Refused`] when the file is damaged or of another version, or the database not empty; storage errors. In each of
/// these cases the database is as empty as it was.
pub fn restore(db: &Db, file: &File, locked: impl Fn() -> String + Send + 'static) -> Result<Report, RestoreError> {
    let manifest = db.read_blocking(|connection| inspected(connection, file))?;
    walk(file, &manifest, |_, _, _| Ok(()))?;
    let (file, report) = (file.try_clone().map_err(|error| unreadable(&error))?, manifest.report());
    db.write_blocking(move |tx| fill(tx, &file, &manifest, &locked))?;
    Ok(report)
}

fn opened(file: &File) -> Result<ZipArchive<BufReader<&File>>, RestoreError> {
    let mut start = file;
    start.rewind().map_err(|error| unreadable(&error))?;
    ZipArchive::new(BufReader::with_capacity(1 << 17, file)).map_err(unzipped)
}

/// The manifest, after it was held against the file, this program and the database.
fn inspected(connection: &mut Connection, file: &File) -> Result<Manifest, RestoreError> {
    let mut zip = opened(file)?;
    let mut text = String::new();
    match zip.by_name("manifest.json") {
        Ok(member) if member.size() > MANIFEST => return Err(refused("manifest.json is larger than any manifest", DAMAGED)),
        Ok(member) => {
            member.take(MANIFEST + 1).read_to_string(&mut text).map_err(|error| unreadable(&error))?;
        }
        Err(ZipError::FileNotFound) => {
            return Err(refused(
                "the file has no manifest.json: it is no full export",
                "Give the file that `samtykke export --all` wrote",
            ));
        }
        Err(error) => return Err(unzipped(error)),
    }
    let value: Value =
        serde_json::from_str(&text).map_err(|error| refused(format!("manifest.json cannot be read: {error}"), DAMAGED))?;
    if value.get("layout").and_then(Value::as_u64) != Some(u64::from(LAYOUT)) {
        return Err(refused("the file has another layout than this version reads", OTHER_VERSION));
    }
    let manifest: Manifest =
        serde_json::from_value(value).map_err(|error| refused(format!("manifest.json cannot be read: {error}"), DAMAGED))?;
    let schema = migrate::version(connection)?;
    if manifest.schema != schema {
        let what = format!(
            "the file is of the schema {}, written by version {}; this database has the schema {schema}",
            manifest.schema, manifest.version
        );
        return Err(refused(what, OTHER_VERSION));
    }
    holds_what_it_says(&mut zip, &manifest)?;
    let names: Vec<&str> = manifest.tables.iter().map(|table| table.name.as_str()).collect();
    if let Some(unknown) = names.iter().find(|name| !TABLES.iter().any(|table| table.name == **name)) {
        return Err(refused(format!("the file has a table {unknown}, which this version does not know"), OTHER_VERSION));
    }
    if let Some(missing) = TABLES.iter().find(|table| !names.contains(&table.name)) {
        return Err(refused(format!("the file lacks the table {}", missing.name), DAMAGED));
    }
    if names.len() != TABLES.len() {
        return Err(refused("the file has a table twice", DAMAGED));
    }
    for table in TABLES {
        let mut here = describe(connection, table.name)?.columns;
        let mut there = entry(&manifest, table)?.columns.clone();
        here.sort_by(|a, b| a.name.cmp(&b.name));
        there.sort_by(|a, b| a.name.cmp(&b.name));
        if here != there {
            return Err(refused(
                format!("the file has other columns of the table {} than this version", table.name),
                OTHER_VERSION,
            ));
        }
        is_empty(connection, table)?;
    }
    Ok(manifest)
}

fn entry<'m>(manifest: &'m Manifest, table: &Table) -> Result<&'m TableEntry, RestoreError> {
    let mut entries = manifest.tables.iter();
    entries
        .find(|entry| entry.name == table.name)
        .ok_or_else(|| refused(format!("the file lacks the table {}", table.name), DAMAGED))
}

fn is_empty(connection: &mut Connection, table: &Table) -> Result<(), RestoreError> {
    if has_rows(connection, table.name)? {
        return Err(refused(
            format!("the database is in use: {} has rows", table.name),
            "Name a new database in database_url; `samtykke restore` makes it, and nothing else must be started on it before",
        ));
    }
    Ok(())
}

/// The one table whose rows may say nothing at any length: the content of files that people sent. It is read row by row all the same.
const SENT: &str = "tables/submission_file_parts.jsonl";

/// Are the files inside the ones that the manifest names, and none of them a bomb?
fn holds_what_it_says(zip: &mut ZipArchive<BufReader<&File>>, manifest: &Manifest) -> Result<(), RestoreError> {
    let members = || manifest.tables.iter().map(|table| &table.file).chain(&manifest.views);
    let mut named: BTreeSet<&str> = members().map(|member| member.path.as_str()).collect();
    named.extend(["README.txt", "manifest.json"]);
    let is_unnamed =
        |name: &Result<std::borrow::Cow<'_, str>, ZipError>| name.as_ref().is_ok_and(|name| !named.contains(name.as_ref()));
    if let Some(Ok(more)) = zip.file_names().find(is_unnamed) {
        return Err(refused(format!("the file holds {more:?}, which its manifest does not name"), DAMAGED));
    }
    for member in members() {
        let found = zip.by_name(&member.path).map_err(|_| refused(format!("the file lacks {}", member.path), DAMAGED))?;
        if found.size() != member.size {
            return Err(refused(format!("{} has not the size that the manifest says", member.path), DAMAGED));
        }
        if member.path != SENT && found.size() > SMALL && found.size() / found.compressed_size().max(1) > DENSITY {
            return Err(refused(format!("{} unpacks to far more than rows do", member.path), DAMAGED));
        }
    }
    Ok(())
}

/// Reads all tables and hands their lines to `each` with the table and its entry; at the end of each, sizes, hashes and numbers of
/// rows must be as the manifest says.
fn walk(
    file: &File,
    manifest: &Manifest,
    mut each: impl FnMut(&Table, &TableEntry, Option<serde_json::Map<String, Value>>) -> Result<(), RestoreError>,
) -> Result<(), RestoreError> {
    let mut zip = opened(file)?;
    for table in TABLES {
        let entry = entry(manifest, table)?;
        let path = &entry.file.path;
        let member = zip.by_name(path).map_err(unzipped)?;
        let mut lines = Lines { reader: BufReader::new(member.take(entry.file.size + 1)), hash: Sha256::new(), size: 0 };
        let (mut line, mut count) = (Vec::new(), 0_u64);
        while lines.next(&mut line).map_err(|error| refused(format!("{path}, line {}: {error}", count + 1), DAMAGED))? {
            count += 1;
            let text = std::str::from_utf8(&line).map_err(|_| "is no text".to_owned());
            let row = text.and_then(|text| rows::row(text, &entry.columns));
            let row = row.map_err(|why| refused(format!("{path}, line {count} {why}"), DAMAGED))?;
            each(table, entry, Some(row))?;
        }
        is_as_written(&entry.file, &lines)?;
        if count != entry.rows {
            return Err(refused(format!("{path} has {count} rows; the manifest says {}", entry.rows), DAMAGED));
        }
        each(table, entry, None)?;
    }
    Ok(())
}

fn is_as_written<R: Read>(member: &Member, lines: &Lines<R>) -> Result<(), RestoreError> {
    if lines.size != member.size || hex(&lines.hash.clone().finalize()) != member.sha256 {
        return Err(refused(format!("{} was changed after it was written: its SHA-256 is another", member.path), DAMAGED));
    }
    Ok(())
}

/// Lines of bounded length, hashed on the way.
struct Lines<R: Read> {
    reader: BufReader<R>,
    hash: Sha256,
    size: u64,
}

impl<R: Read> Lines<R> {
    /// Reads the next line without its end; false at the end of the file.
    fn next(&mut self, line: &mut Vec<u8>) -> io::Result<bool> {
        line.clear();
        let read = self.reader.by_ref().take(LINE).read_until(b'\n', line)?;
        self.hash.update(&line);
        self.size += read as u64;
        if read == 0 {
            return Ok(false);
        }
        if line.pop() != Some(b'\n') {
            return Err(io::Error::other(if read as u64 == LINE { "it is too long" } else { "it has no end" }));
        }
        Ok(true)
    }
}

fn fill(tx: &mut Tx<'_>, file: &File, manifest: &Manifest, locked: &impl Fn() -> String) -> Result<(), RestoreError> {
    for table in TABLES {
        is_empty(tx.connection(), table)?;
    }
    // One hash for all who have to choose a new password: nobody has the password to it.
    let locked = locked();
    let (mut batch, mut count) = (String::new(), 0);
    walk(file, manifest, |table, entry, row| {
        let is_end = row.is_none();
        if let Some(mut row) = row {
            if let (false, Kept::Without(secrets)) = (manifest.has_secrets, table.kept) {
                for (name, _) in secrets.iter().filter(|(_, blank)| *blank == Blank::Locked) {
                    if row.get(*name).and_then(Value::as_str) == Some(LEFT_OUT) {
                        row.insert((*name).to_owned(), Value::from(locked.as_str()));
                    }
                }
            }
            batch.push(if count == 0 { '[' } else { ',' });
            batch.push_str(&Value::Object(row).to_string());
            count += 1;
        }
        if count > 0 && (is_end || count >= ROWS || batch.len() >= OCTETS) {
            batch.push(']');
            rows::put(tx, table.name, &entry.columns, &batch).map_err(|error| of_table(error, table))?;
            batch.clear();
            count = 0;
        }
        if let (true, Some(last)) = (is_end, entry.last_number) {
            count_on_from(tx.connection(), table.name, last)?;
        }
        Ok(())
    })?;
    // Other systems may have read on further than this copy goes.
    Ok(feed::leap(tx)?)
}

/// Rows that the database does not take belong to no database of this version.
fn of_table(error: DbError, table: &Table) -> RestoreError {
    match error {
        DbError::Taken(what) => refused(format!("tables/{}.jsonl has a row twice ({what})", table.name), DAMAGED),
        DbError::Broken(what) => {
            refused(format!("the database does not take the rows of tables/{}.jsonl: {what}", table.name), DAMAGED)
        }
        other => other.into(),
    }
}
