//! The command line: what an operator can ask for besides serving.
//!
//! A command answers in plain text and says by its exit code how it went: 0 when all is well, 1 when it found something wrong or
//! could not do its work, 2 when the command line itself makes no sense. Rules of the product are not here.

mod answer;
mod bench_bulk;
mod bench_data;
mod check_events;
mod demo;
mod doctor;
mod export;
mod imports;
mod inspect;
mod keys;
mod links;
mod mails;
mod restore;
mod settings;
mod staff;

use std::{path::PathBuf, process::ExitCode};

use clap::{Parser, Subcommand};

use answer::Answer;

use crate::{
    app::{self, House, house},
    config::Config,
    db::DbError,
    kernel::{Clock, EmailAddress, StartupError},
};

/// Self-hosted customer centre for consent and subscriptions.
#[derive(Parser)]
#[command(name = "samtykke", version)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the portal (this is what happens without a command)
    Serve,
    /// Bring the database to the schema of this binary
    Migrate,
    /// Fill an empty database with a believable organisation, to look around in
    Demo,
    /// Look whether database, keys, base URL, mail and settings are as they should be; say how to mend what is not
    Doctor,
    /// Rebuild consents and subscriptions from the events and compare; look at what else must hang together
    CheckEvents {
        /// Rewrite consents and subscriptions that do not follow from the events
        #[arg(long)]
        repair: bool,
    },
    /// Show what is stored, without changing anything
    #[command(subcommand)]
    Inspect(inspect::Inspect),
    /// Bring contacts in from a file of another system or a spreadsheet
    Import(Box<imports::Import>),
    /// List the portal's settings, or change one
    Settings {
        #[command(subcommand)]
        change: Option<settings::Change>,
    },
    /// The keys that sign links
    #[command(subcommand)]
    Keys(keys::Act),
    /// Personal links
    #[command(subcommand)]
    Links(links::Act),
    /// Take contacts out as a file, or everything as one
    Export(export::Wish),
    /// Put everything that `export --all` wrote into an empty database, of either engine
    Restore {
        /// The file
        file: PathBuf,
    },
    /// Who works here
    #[command(subcommand)]
    Staff(staff::Act),
    /// The outbox
    #[command(subcommand)]
    Mails(mails::Act),
    /// Fill an untouched database with an invented crowd, for measuring
    #[command(hide = true)]
    BenchData(bench_data::Crowd),
    /// Set a purpose for everybody by the long work, for measuring
    #[command(hide = true)]
    BenchBulk(bench_bulk::Wish),
}

/// Runs what the command line asks for.
///
/// # Errors
/// One line that says what is wrong and how to mend it.
pub fn run() -> Result<ExitCode, StartupError> {
    let arguments = Arguments::parse();
    let config = Config::of_process()?;
    let clock = Clock::System;
    let now = clock.now();
    let answer = match arguments.command.unwrap_or(Command::Serve) {
        Command::Serve => {
            app::logging::start(&config);
            house::prepare(&config, now)?;
            app::serve(House::open(config, clock)?)?;
            return Ok(ExitCode::SUCCESS);
        }
        Command::Migrate => match house::prepare(&config, now)? {
            0 => Answer::fine("The database is up to date.\n"),
            ran => Answer::fine(format!("Ran {ran} migrations; the database is up to date.\n")),
        },
        Command::Demo => demo::run(config, now)?,
        Command::Doctor => doctor::run(&config, now),
        Command::CheckEvents { repair } => check_events::run(&house::database(&config)?, repair.then_some(now))?,
        Command::Inspect(what) => inspect::run(&house::database(&config)?, &what)?,
        Command::Import(asked) => {
            house::prepare(&config, now)?;
            imports::run(&House::open(config, clock)?, now, &asked)?
        }
        Command::Settings { change } => settings::run(&house::database(&config)?, now, change.as_ref())?,
        Command::Keys(act) => keys::run(&config.keys_dir(), now, act)?,
        Command::Links(act) => links::run(&house::database(&config)?, now, &act)?,
        Command::Export(wish) => export::run(&house::database(&config)?, &config, now, &wish)?,
        Command::Restore { file } => restore::run(&config, &file)?,
        Command::Staff(act) => staff::run(&house::database(&config)?, &config, now, &act)?,
        Command::BenchBulk(wish) => bench_bulk::run(&House::open(config, clock)?, &wish)?,
        Command::BenchData(crowd) => {
            house::prepare(&config, now)?;
            bench_data::run(&House::open(config, clock)?, &crowd)?
        }
        Command::Mails(act) => mails::run(&house::database(&config)?, now, &act)?,
    };
    Ok(answer.print())
}

/// What the operator reads when the database does not take part.
fn storage(error: DbError) -> StartupError {
    StartupError::new(format!("the database refused: {error}"), "Run `samtykke doctor` to see what is wrong with it")
}

/// An address from the command line.
fn address(text: &str) -> Result<EmailAddress, StartupError> {
    EmailAddress::parse(text).map_err(|error| StartupError::new(error.to_string(), "Write it as kari@example.org"))
}

/// The refusal of an address that nobody has.
fn nobody() -> StartupError {
    StartupError::new("no contact has this address", "Check how it is written")
}
