//! `samtykke export`: contacts as a file, what happened as one, or everything.

use std::{
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
};

use clap::Args;
use serde_json::{Value, json};
use tempfile::NamedTempFile;

use super::{Answer, storage};
use crate::{
    config::Config,
    db::{Db, DbError},
    features::{
        archives::{self, PackError},
        audit::{self, Entry, Subject},
        contacts,
        exports::{self, Columns, FileError, Format, Plan},
        feed, lists,
        selections::{self, Scope},
    },
    kernel::{Actor, Channel, Context, Language, StartupError, Timestamp, ids::SelectionId},
};

/// Where nothing lies on a disk.
const STDOUT: &str = "-";

#[derive(Args)]
pub struct Wish {
    /// Everything, as a ZIP that `samtykke restore` reads; keys are not in it
    #[arg(long, value_name = "FILE", conflicts_with_all = ["contacts", "events"], required_unless_present_any = ["contacts", "events"])]
    all: Option<PathBuf>,
    /// With --all: also what members of staff sign in with, their sessions and one-time links
    #[arg(long, requires = "all")]
    with_secrets: bool,
    /// Contacts
    #[arg(long, conflicts_with = "events")]
    contacts: bool,
    /// Everything that happened, one event a line as the API tells it (JSON Lines), oldest first
    #[arg(long)]
    events: bool,
    /// With --events: only what comes after this position
    #[arg(long, value_name = "POSITION", requires = "events", conflicts_with_all = ["contacts", "all"], default_value_t = 0)]
    after: i64,
    /// With --contacts: only those who belong to this selection, by its name or number
    #[arg(long, value_name = "NAME", requires = "contacts")]
    selection: Option<String>,
    /// csv, xlsx or jsonl
    #[arg(long, value_name = "KIND", default_value = "csv", value_parser = format)]
    format: Format,
    /// Codes of columns with commas between, or `every`; `samtykke export --contacts --columns help` lists them
    #[arg(long, value_name = "CODES")]
    columns: Option<String>,
    /// In which language names stand in the file: en, nb, sv, da, de or nl
    #[arg(long, value_name = "CODE", default_value = "en", value_parser = language)]
    language: Language,
    /// Where to; `-` is standard output
    #[arg(long, value_name = "FILE", default_value = STDOUT)]
    output: PathBuf,
}

fn format(code: &str) -> Result<Format, &'static str> {
    Format::from_code(code).ok_or("write csv, xlsx or jsonl")
}

fn language(code: &str) -> Result<Language, &'static str> {
    Language::from_code(code).ok_or("write en, nb, sv, da, de or nl")
}

/// Writes the file, and an entry in the audit log before it.
pub fn run(db: &Db, config: &Config, now: Timestamp, wish: &Wish) -> Result<Answer, StartupError> {
    let ctx = Context { actor: Actor::Operator, channel: Channel::Cli, ..Context::system(now) };
    match &wish.all {
        Some(path) => all(db, ctx, path, wish.with_secrets),
        None if wish.events => events(db, ctx, wish),
        None => contacts(db, config, ctx, wish),
    }
}

fn all(db: &Db, ctx: Context, path: &Path, has_secrets: bool) -> Result<Answer, StartupError> {
    let file = beside(path)?;
    let at = ctx.at;
    db.write_blocking(move |tx| archives::note(tx, &ctx, has_secrets)).map_err(storage)?;
    let packed = archives::pack(db, file.as_file(), has_secrets, at).map_err(|error| match error {
        PackError::Storage(error) => storage(error),
        error => unwritten(path, &error),
    })?;
    file.persist(path).map_err(|error| unwritten(path, &error.error))?;
    let secrets = if has_secrets {
        "What members of staff sign in with is in it"
    } else {
        "What members of staff sign in with is not in it"
    };
    Ok(Answer::fine(format!(
        "Wrote {} contacts and everything else, {} rows in {} tables, to {}.\n{secrets}, nor are the keys: keep a copy of the folder keys too.\n",
        packed.contacts,
        packed.rows,
        packed.tables,
        path.display()
    )))
}

/// Events in one look at the database.
const EVENTS: i64 = 1000;

fn events(db: &Db, ctx: Context, wish: &Wish) -> Result<Answer, StartupError> {
    let after = wish.after;
    db.write_blocking(move |tx| {
        let entry = Entry::new("events.exported", Subject::none()).changing(Value::Null, json!({ "after": after }));
        audit::record(tx, &ctx, &entry)
    })
    .map_err(storage)?;
    // Also what happened a moment ago gets its place, whether or not a portal is running.
    feed::place_all(db).map_err(storage)?;
    let (lists, end) = db
        .read_at_one_moment(|connection| Ok::<_, DbError>((lists::load(connection)?, feed::end(connection)?)))
        .map_err(storage)?;
    let written = to_output(&wish.output, |out| {
        let (mut place, mut written) = (after, 0_u64);
        while place < end {
            let read = db.read_at_one_moment(|connection| {
                let placed = feed::page(connection, place, EVENTS)?;
                feed::happenings(connection, &lists, placed, false)
            });
            let found = read?;
            let Some(last) = found.last() else { break };
            place = last.position;
            // What came after the beginning comes with the next file.
            for event in found.iter().filter(|event| event.position <= end) {
                serde_json::to_writer(&mut *out, event).map_err(io::Error::from)?;
                out.write_all(b"\n")?;
                written += 1;
            }
        }
        Ok(written)
    })?;
    Ok(if wish.output == Path::new(STDOUT) {
        Answer::fine("")
    } else {
        Answer::fine(format!("Wrote {written} events up to position {end} to {}.\n", wish.output.display()))
    })
}

/// Writes to standard output, or to a file that appears when it is whole.
fn to_output<T>(path: &Path, write: impl FnOnce(&mut (dyn Write + Send)) -> Result<T, FileError>) -> Result<T, StartupError> {
    let trouble = |error| match error {
        FileError::Storage(error) => storage(error),
        error => unwritten(path, &error),
    };
    if path == Path::new(STDOUT) {
        let mut out = BufWriter::new(io::stdout());
        let written = write(&mut out).map_err(trouble)?;
        out.flush().map_err(|error| unwritten(path, &error))?;
        return Ok(written);
    }
    let mut out = BufWriter::new(beside(path)?);
    let written = write(&mut out).map_err(trouble)?;
    let file = out.into_inner().map_err(|error| unwritten(path, error.error()))?;
    file.persist(path).map_err(|error| unwritten(path, &error.error))?;
    Ok(written)
}

fn contacts(db: &Db, config: &Config, ctx: Context, wish: &Wish) -> Result<Answer, StartupError> {
    let scope = match &wish.selection {
        Some(name) => selection(db, name)?,
        None => Scope::Everybody,
    };
    let (asked, at) = (scope.clone(), ctx.at);
    let read = db.read_at_one_moment(|connection| {
        let count = selections::count(connection, &asked, at)?;
        let names = exports::names(connection, wish.language)?;
        Ok::<_, DbError>((lists::load(connection)?, names, contacts::last_id(connection)?, count))
    });
    let (lists, names, last, count) = read.map_err(storage)?;
    let columns = match wish.columns.as_deref() {
        Some("help") => {
            let codes: Vec<_> = Columns::all(&lists).iter().map(|column| format!("{}\n", column.code)).collect();
            return Ok(Answer::fine(codes.concat()));
        }
        Some("every") => Columns::all(&lists),
        Some(codes) => Columns::of_codes(&lists, codes.split(',').map(str::trim)).map_err(|unknown| {
            let advice = "Run `samtykke export --contacts --columns help` for all columns";
            StartupError::new(format!("there is no column {unknown:?}"), advice)
        })?,
        None => Columns::usual(&lists),
    };
    if wish.format == Format::Xlsx && count >= exports::MOST_ROWS {
        return Err(StartupError::new("a spreadsheet has room for 1 048 575 contacts", "Write --format csv, or fewer contacts"));
    }
    let plan = Plan { format: wish.format, columns, scope, at, language: wish.language, lists, names, last };
    let plan = std::sync::Arc::new(plan);
    let noted = plan.clone();
    db.write_blocking(move |tx| exports::note(tx, &ctx, &noted, count)).map_err(storage)?;
    let written = to_output(&wish.output, |out| plan.write(db, &config.data_dir, out))?;
    Ok(if wish.output == Path::new(STDOUT) {
        Answer::fine("")
    } else {
        Answer::fine(format!("Wrote {written} contacts to {}.\n", wish.output.display()))
    })
}

fn selection(db: &Db, name: &str) -> Result<Scope, StartupError> {
    let named = db.read_blocking(|connection| exports::selections_named(connection, name)).map_err(storage)?;
    match (&named[..], name.parse().map(SelectionId)) {
        ([only], _) => Ok(Scope::Selection(*only)),
        ([], Ok(id)) => match db.read_blocking(|connection| selections::scope_name(connection, &Scope::Selection(id))) {
            Ok(Some(_)) => Ok(Scope::Selection(id)),
            Ok(None) => {
                Err(StartupError::new(format!("there is no selection with the number {id}"), "Look it up in the admin area"))
            }
            Err(error) => Err(storage(error)),
        },
        ([], Err(_)) => Err(StartupError::new(format!("there is no selection {name:?}"), "Check how it is written")),
        (several, _) => {
            let numbers: Vec<String> = several.iter().map(ToString::to_string).collect();
            let advice = format!("Give its number instead of its name: {}", numbers.join(" or "));
            Err(StartupError::new(format!("several selections are called {name:?}"), advice))
        }
    }
}

/// A file beside the one that is wished for, which takes its place when it is whole. Only its owner may read it.
fn beside(path: &Path) -> Result<NamedTempFile, StartupError> {
    let dir = path.parent().filter(|dir| !dir.as_os_str().is_empty()).unwrap_or(Path::new("."));
    NamedTempFile::new_in(dir).map_err(|error| unwritten(path, &error))
}

fn unwritten(path: &Path, error: &dyn std::error::Error) -> StartupError {
    StartupError::new(
        format!("{} was not written: {error}", path.display()),
        "Look whether the folder is there, may be written to and has room",
    )
}
