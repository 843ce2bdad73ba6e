//! `samtykke import`: brings a file of contacts in, by the same rules as the admin area, and works its own job off.

mod plan;

use std::{
    fmt::Write as _,
    fs::File,
    io::{Read, Write as _},
    path::{Path, PathBuf},
    time::Duration,
};

use chrono::NaiveDate;
use clap::Args;

use plan::{advice, plan, wanted_format};

use super::{Answer, storage};
use crate::{
    app::House,
    db::DbError,
    features::imports::{self, Asked, Counts, NewImport, Receiving, Verdict},
    jobs::{self, State},
    kernel::{
        Actor, Channel, Context, Language, Origin, StartupError, Timestamp,
        ids::{ImportId, JobId},
    },
};

/// Rows that are named in the answer when something is wrong with them.
const NAMED: i64 = 20;
/// How often a job is looked at that another process does.
const LOOK: Duration = Duration::from_millis(200);

/// What to bring in, and how.
#[derive(Args)]
pub struct Import {
    /// The file: CSV or XLSX
    file: PathBuf,
    /// Whose export it is: plain, listmonk, mailchimp, phplist or superoffice; told from its columns otherwise
    #[arg(long)]
    reader: Option<String>,
    /// What a column fills, as NAME=TARGET or NUMBER=TARGET (from 1); targets are email, first-name, last-name, full-name, company,
    /// phone, country, language, no-mailings, interests, status, confirmed, PURPOSE.state, .basis, .source, .comment, .date and
    /// .evidence, .refused, TYPE (a subscription type's key), ignore
    #[arg(long = "column", value_name = "COLUMN=TARGET")]
    columns: Vec<String>,
    /// A file of such lines, one a column
    #[arg(long, value_name = "FILE")]
    mapping: Option<PathBuf>,
    /// An active legal basis for a purpose, for all rows that nothing speaks against: EMARKETING=61A
    #[arg(long = "grant", value_name = "PURPOSE=BASIS")]
    grants: Vec<String>,
    /// The same for e-marketing alone
    #[arg(long)]
    basis: Option<String>,
    /// Under which legal basis new contacts are stored; the usual one otherwise
    #[arg(long)]
    store_basis: Option<String>,
    /// The source of what the file says
    #[arg(long, default_value = "IMPORT")]
    source: String,
    /// The comment beside consents
    #[arg(long, default_value = "")]
    comment: String,
    /// What proves consents
    #[arg(long, default_value = "")]
    evidence: String,
    /// When consents were given: YYYY-MM-DD
    #[arg(long)]
    date: Option<NaiveDate>,
    /// What is done with people who are not here yet: add or skip
    #[arg(long, default_value = "add")]
    new: String,
    /// What is done with people who are here: fill (what is empty), replace or skip
    #[arg(long, default_value = "fill")]
    existing: String,
    /// What is done with unknown values: default, add (interests), skip or refuse
    #[arg(long, default_value = "default")]
    unknown: String,
    /// How the people of the file stood to the list: listed, left or unknown
    #[arg(long)]
    stands: Option<String>,
    /// The language of new people whose row names none
    #[arg(long)]
    language: Option<String>,
    /// Which number is the day in dates such as 05/06/2024: day-first or month-first
    #[arg(long)]
    day_order: Option<String>,
    /// comma, semicolon, tab or bar; told from the file otherwise
    #[arg(long)]
    delimiter: Option<String>,
    /// utf-8, windows-1252, utf-16le or utf-16be; told from the file otherwise
    #[arg(long)]
    encoding: Option<String>,
    /// The sheet of a workbook; the first otherwise
    #[arg(long)]
    sheet: Option<String>,
    /// The first row is a person and no names of columns
    #[arg(long)]
    no_header: bool,
    /// Only say what it would come to
    #[arg(long)]
    dry_run: bool,
}

/// Brings a file in.
pub fn run(house: &House, now: Timestamp, asked: &Import) -> Result<Answer, StartupError> {
    let state = &house.state;
    let lists = state.snapshots.share().lists.clone();
    let receiving = receive(&state.config.uploads_dir, &asked.file)?;
    let wanted = wanted_format(asked, &receiving.path())?;
    let mut sniffed = imports::sniff(&receiving.path(), wanted.as_ref()).map_err(|error| {
        StartupError::new(
            format!("{} cannot be read: {error}", asked.file.display()),
            "Look at the file; --delimiter, --encoding and --sheet say how it is read",
        )
    })?;
    if asked.no_header {
        sniffed.has_header = false;
    }
    let name = asked.file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let plan = plan(asked, &sniffed, &name, &lists, state.snapshots.now().settings.base_language)?;
    let headers = if plan.has_header { imports::headers(&sniffed) } else { Vec::new() };
    let orders = imports::orders_needed(&plan, &sniffed);
    if let Some(fault) = plan.faults(&lists, now, &orders).first() {
        return Err(StartupError::new(format!("this cannot be imported: {}", english(fault.key())), advice(*fault)));
    }
    let received = receiving.keep().map_err(|error| StartupError::new(error.to_string(), "Make room in data_dir"))?;
    let new = NewImport {
        name,
        file: received.file,
        sha256: received.sha256,
        size: received.size,
        lines: Some(received.lines),
        plan,
        headers,
    };
    let ctx = context(now, state.snapshots.now().settings.base_language);
    let (db, opening) = (&state.db, ctx.clone());
    let id = db.write_blocking(move |tx| imports::open(tx, &opening, &new)).map_err(storage)?;
    let mut text = String::new();
    let checking = ctx.clone();
    let check = db.write_blocking(move |tx| imports::ask_check(tx, &checking, &lists, id, &orders)).map_err(storage)?;
    work_off(house, check)?;
    let counts = counts_of(house, id)?;
    let _ = writeln!(text, "Import {id}: {} rows", counts.all());
    if !asked.dry_run {
        let running = ctx.clone();
        let run = db.write_blocking(move |tx| imports::ask_run(tx, &running, id, true)).map_err(storage)?;
        work_off(house, run)?;
    }
    let counts = counts_of(house, id)?;
    tell(&mut text, &counts, asked.dry_run);
    name_rows(house, id, &mut text)?;
    Ok(Answer::judged(text, counts.refused == 0))
}

fn context(now: Timestamp, language: Language) -> Context {
    Context { at: now, actor: Actor::Operator, channel: Channel::Cli, language, origin: Origin::default() }
}

/// Copies the file to where uploads lie: what is imported is then one file, whatever happens to the other.
fn receive(folder: &Path, file: &Path) -> Result<Receiving, StartupError> {
    let trouble = |error: &dyn std::fmt::Display| {
        StartupError::new(format!("{} cannot be read: {error}", file.display()), "Check the path and who may read it")
    };
    let mut from = File::open(file).map_err(|error| trouble(&error))?;
    let no_room =
        |error: imports::UploadError| StartupError::new(error.to_string(), "Make room in data_dir, or take a smaller file");
    let mut receiving = Receiving::begin(folder).map_err(no_room)?;
    let mut buffer = vec![0; 256 * 1024];
    loop {
        let read = from.read(&mut buffer).map_err(|error| trouble(&error))?;
        if read == 0 {
            return Ok(receiving);
        }
        receiving.write(&buffer[..read]).map_err(no_room)?;
    }
}

/// Does a job that was asked for, or waits for the process that took it first.
fn work_off(house: &House, asked: Asked) -> Result<(), StartupError> {
    let Asked::Opened(id) = asked else {
        return Err(StartupError::new("somebody else was quicker with this import", "Look at it in the admin area"));
    };
    let (runner, db) = (house.runner(), &house.state.db);
    let is_over = std::sync::atomic::AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !is_over.load(std::sync::atomic::Ordering::Relaxed) {
                std::thread::sleep(LOOK);
                let job = db.read_blocking(|connection| jobs::by_id(connection, id));
                if let Ok(Some(job)) = job
                    && !job.state.is_over()
                {
                    progress(&job);
                }
            }
        });
        let outcome = do_until_over(&runner, db, id);
        is_over.store(true, std::sync::atomic::Ordering::Relaxed);
        outcome
    })?;
    let job = db.read_blocking(|connection| jobs::by_id(connection, id)).map_err(storage)?;
    match job {
        Some(job) if job.state == State::Done => Ok(()),
        Some(job) => {
            let why = job.problem_detail.or(job.problem).unwrap_or_else(|| "it was stopped".into());
            Err(StartupError::new(
                format!("the import did not come to its end: {why}"),
                "What was done stays done; it can be resumed under Jobs",
            ))
        }
        None => Err(storage(DbError::NotFound)),
    }
}

fn do_until_over(runner: &jobs::Runner, db: &crate::db::Db, id: JobId) -> Result<(), StartupError> {
    loop {
        if runner.work_off_one(id).map_err(storage)? {
            return Ok(());
        }
        let job = db.read_blocking(|connection| jobs::by_id(connection, id)).map_err(storage)?;
        if job.is_none_or(|job| job.state.is_over()) {
            return Ok(());
        }
        std::thread::sleep(LOOK);
    }
}

/// One line on stderr that goes on, where somebody watches.
fn progress(job: &jobs::Job) {
    let mut watcher = std::io::stderr().lock();
    if std::io::IsTerminal::is_terminal(&watcher) {
        let of = job.percent().map_or_else(String::new, |percent| format!(" ({percent} %)"));
        let _ = write!(watcher, "\r{}: {} rows{of} ", job.kind, job.done);
        let _ = watcher.flush();
    }
}

fn counts_of(house: &House, id: ImportId) -> Result<Counts, StartupError> {
    let import = house.state.db.read_blocking(|connection| imports::by_id(connection, id)).map_err(storage)?;
    import.map(|import| import.counts).ok_or_else(|| storage(DbError::NotFound))
}

fn tell(text: &mut String, counts: &Counts, is_dry: bool) {
    for verdict in Verdict::ALL {
        let count = counts.of(verdict);
        if count > 0 {
            let words = match (verdict, is_dry) {
                (Verdict::New, true) => "would be new",
                (Verdict::New, false) => "are new",
                (Verdict::Changed, true) => "would be changed",
                (Verdict::Changed, false) => "were changed",
                (Verdict::Unchanged, _) => "are as the file says",
                (Verdict::Repeated, _) => "are of people who stand in the file before",
                (Verdict::LeftOut, _) => "are left out",
                (Verdict::Refused, _) => "are refused",
            };
            let _ = writeln!(text, "  {count} {words}");
        }
    }
    if counts.remarked > 0 {
        let _ = writeln!(text, "  of {} rows something was left aside", counts.remarked);
    }
}

/// Names the first rows that something is wrong with: by line, column and why.
fn name_rows(house: &House, id: ImportId, text: &mut String) -> Result<(), StartupError> {
    let rows = house
        .state
        .db
        .read_blocking(|connection| imports::rows_of(connection, id, Verdict::Refused, 0, NAMED))
        .map_err(storage)?;
    for row in rows {
        let column = row.column.map_or_else(String::new, |column| format!(", column {}", column + 1));
        let why = english(imports::views::labels::problem(row.problem.as_deref().unwrap_or_default()));
        let _ = writeln!(text, "line {}{column}: {why}", row.line);
    }
    Ok(())
}

/// The words of the admin area, for the command line.
fn english(key: &str) -> String {
    crate::i18n::Texts::of(Language::En).get(key).to_owned()
}
