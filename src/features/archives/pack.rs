//! Writing the file: every table as it stood at one moment.

use std::{
    fs::File,
    io::{self, BufWriter, Seek, Write},
};

use sha2::{Digest, Sha256};
use zip::{CompressionMethod, ZipWriter, result::ZipError, write::SimpleFileOptions};

use super::{
    catalogue::{describe, last_number},
    model::{Kept, LAYOUT, Manifest, Member, Report, TABLES, Table, TableEntry},
    rows,
};
use crate::{
    db::{Connection, Db, DbError, WriteError, migrate},
    features::{
        contacts,
        exports::{self, Columns, Format, Plan},
        lists::{self, Lists},
        selections::Scope,
    },
    kernel::{Language, Timestamp, digest::hex, ids::ContactId},
    web::csv::{self, Csv},
};

/// The first thing that somebody reads who opens the file without Samtykke.
const README: &str = include_str!("README.txt");

/// Why no file was written.
#[derive(Debug, thiserror::Error)]
pub enum PackError {
    /// The database did not take part.
    #[error(transparent)]
    Storage(#[from] DbError),
    /// The disk is full.
    #[error("the file cannot be written: {0}")]
    Io(#[from] io::Error),
    /// The same, as the archive says it.
    #[error("the file cannot be written: {0}")]
    Zip(#[from] ZipError),
}

impl WriteError for PackError {
    fn db(&self) -> Option<&DbError> {
        match self {
            Self::Storage(error) => Some(error),
            Self::Io(_) | Self::Zip(_) => None,
        }
    }
}

/// A file inside the file, counted and hashed while it is written.
struct Tally<'w, W: Write> {
    out: &'w mut W,
    hash: Sha256,
    size: u64,
}

impl<W: Write> Write for Tally<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.hash.update(&bytes[..written]);
        self.size += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

type Zip<'f> = ZipWriter<BufWriter<&'f File>>;

/// Writes everything to `out`, which is emptied first, and answers what that was.
///
/// # Errors
/// Storage errors; when `out` cannot be written. What is in it then is no whole file: it has no end.
pub fn pack(db: &Db, out: &File, has_secrets: bool, at: Timestamp) -> Result<Report, PackError> {
    // Should the line to the database break, it begins anew.
    db.read_at_one_moment(|connection| {
        let mut file = out;
        file.set_len(0)?;
        file.rewind()?;
        let mut zip = ZipWriter::new(BufWriter::with_capacity(1 << 17, out));
        let manifest = fill(connection, &mut zip, has_secrets, at)?;
        zip.finish()?.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()?;
        Ok(manifest.report())
    })
}

fn fill(connection: &mut Connection, zip: &mut Zip<'_>, has_secrets: bool, at: Timestamp) -> Result<Manifest, PackError> {
    member(zip, "README.txt", |out| Ok(out.write_all(README.as_bytes())?))?;
    let mut tables = Vec::with_capacity(TABLES.len());
    for table in TABLES {
        tables.push(one(connection, zip, table, has_secrets)?);
    }
    let views = vec![contacts_view(connection, zip, at)?, consents_view(connection, zip, at)?];
    let manifest = Manifest {
        layout: LAYOUT,
        version: env!("CARGO_PKG_VERSION").to_owned(),
        schema: migrate::version(connection)?,
        written_at: at.utc().to_rfc3339(),
        has_secrets,
        tables,
        views,
    };
    let text = serde_json::to_string_pretty(&manifest).map_err(io::Error::from)?;
    member(zip, "manifest.json", |out| Ok(out.write_all(text.as_bytes())?))?;
    Ok(manifest)
}

fn one(connection: &mut Connection, zip: &mut Zip<'_>, table: &Table, has_secrets: bool) -> Result<TableEntry, PackError> {
    let described = describe(connection, table.name)?;
    if described.columns.is_empty() || described.key.is_empty() {
        return Err(DbError::Broken(format!("the database has no table {} with a key", table.name)).into());
    }
    let last_number = last_number(connection, table.name, &described)?;
    let kept = if has_secrets { Kept::Whole } else { table.kept };
    let mut rows = 0;
    let file = member(zip, &format!("tables/{}.jsonl", table.name), |out| {
        if kept == Kept::Left {
            return Ok(());
        }
        rows::each_line(connection, table.name, &described, kept, |line| {
            rows += 1;
            out.write_all(line.as_bytes())?;
            Ok::<_, PackError>(out.write_all(b"\n")?)
        })
    })?;
    Ok(TableEntry { name: table.name.to_owned(), file, rows, columns: described.columns, last_number })
}

/// One file inside the file.
fn member(
    zip: &mut Zip<'_>,
    path: &str,
    write: impl FnOnce(&mut dyn Write) -> Result<(), PackError>,
) -> Result<Member, PackError> {
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).large_file(true);
    zip.start_file(path, options)?;
    let mut tally = Tally { out: zip, hash: Sha256::new(), size: 0 };
    write(&mut tally)?;
    Ok(Member { path: path.to_owned(), size: tally.size, sha256: hex(&tally.hash.finalize()) })
}

/// Everybody with everything that a file of contacts can say.
fn contacts_view(connection: &mut Connection, zip: &mut Zip<'_>, at: Timestamp) -> Result<Member, PackError> {
    let lists = lists::load(connection)?;
    let plan = everybody(connection, lists, at)?;
    member(zip, "views/contacts.csv", |out| {
        out.write_all(plan.head().as_bytes())?;
        let mut after = Some(ContactId(0));
        while let Some(begin) = after {
            let stretch = plan.next(connection, begin)?;
            out.write_all(plan.lines(&stretch.rows).as_bytes())?;
            after = stretch.next;
        }
        Ok(())
    })
}

/// Every record of a consent, by fixed keys.
fn consents_view(connection: &mut Connection, zip: &mut Zip<'_>, at: Timestamp) -> Result<Member, PackError> {
    let lists = lists::load(connection)?;
    let plan = everybody(connection, lists.clone(), at)?;
    member(zip, "views/consents.csv", |out| {
        let mut csv = Csv::default();
        csv.row([
            "contact",
            "address",
            "purpose",
            "state",
            "basis",
            "source",
            "comment",
            "registered_at",
            "registered_by",
            "updated_at",
            "updated_by",
        ]);
        out.write_all(csv::MARK.as_bytes())?;
        out.write_all(csv.take().as_bytes())?;
        let mut after = Some(ContactId(0));
        while let Some(begin) = after {
            let stretch = plan.next(connection, begin)?;
            for row in &stretch.rows {
                for purpose in &lists.purposes {
                    let Some(fields) = plan.record(row, purpose.id) else { continue };
                    let number = row.id.to_string();
                    let address = row.addresses.first().map_or("", |(address, _)| address);
                    csv.row([number.as_str(), address, &purpose.key].into_iter().chain(fields.iter().map(String::as_str)));
                }
            }
            out.write_all(csv.take().as_bytes())?;
            after = stretch.next;
        }
        Ok(())
    })
}

fn everybody(connection: &mut Connection, lists: Lists, at: Timestamp) -> Result<Plan, DbError> {
    Ok(Plan {
        format: Format::Csv,
        columns: Columns::all(&lists),
        scope: Scope::Everybody,
        at,
        language: Language::En,
        names: exports::names(connection, Language::En)?,
        last: contacts::last_id(connection)?,
        lists,
    })
}
