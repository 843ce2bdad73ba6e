//! The command line.

use clap::{Parser, Subcommand};

use crate::{
    app::{self, House, house},
    config::Config,
    kernel::{Clock, StartupError},
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
}

/// Runs what the command line asks for.
///
/// # Errors
/// One line that says what is wrong and how to mend it.
pub fn run() -> Result<(), StartupError> {
    let arguments = Arguments::parse();
    let config = Config::of_process()?;
    let clock = Clock::System;
    match arguments.command.unwrap_or(Command::Serve) {
        Command::Serve => {
            house::prepare(&config, clock.now())?;
            app::serve(House::open(config, clock)?)
        }
        Command::Migrate => house::prepare(&config, clock.now()).map(drop),
    }
}
