//! Log lines on stderr, and what becomes of a panic.
//!
//! Lines hold codes, counts and numbers of rows; no address, token, typed text or path of a request. That is why other
//! libraries are let through only when they warn, and the resolver not at all: it would name people's mail domains.

use std::{cell::RefCell, io::IsTerminal, panic};

use tracing_subscriber::{
    Layer,
    filter::{LevelFilter, Targets},
    fmt,
    layer::SubscriberExt,
    util::SubscriberInitExt,
};

use crate::{
    config::{Config, LogFormat},
    kernel::random,
};

thread_local! {
    /// The incident number of this thread's last panic.
    static LAST_PANIC: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Lets log lines out, as the configuration says, and every panic with a number of its own.
pub fn start(config: &Config) {
    let level: LevelFilter = config.log_level.parse().unwrap_or(LevelFilter::INFO);
    let wanted = Targets::new()
        .with_default(level.min(LevelFilter::WARN))
        .with_target(env!("CARGO_PKG_NAME"), level)
        .with_target("hickory", LevelFilter::OFF);
    let lines = match config.log_format {
        LogFormat::Text => fmt::layer()
            .with_writer(std::io::stderr)
            .with_ansi(std::io::stderr().is_terminal())
            // Saying on a stderr that nobody reads that stderr cannot be written to would be a panic for every line.
            .log_internal_errors(false)
            .boxed(),
        LogFormat::Json => {
            fmt::layer().json().flatten_event(true).with_writer(std::io::stderr).log_internal_errors(false).boxed()
        }
    };
    // Refused only when lines are let out already, which is as good.
    let _ = tracing_subscriber::registry().with(lines.with_filter(wanted)).try_init();
    panic::set_hook(Box::new(|panic| {
        let incident = random::handle();
        // The message of a panic can quote what somebody typed; the place cannot.
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        let thread = std::thread::current();
        tracing::error!(%incident, place, thread = thread.name().unwrap_or("-"), "a panic: a defect of Samtykke");
        LAST_PANIC.set(Some(incident));
    }));
}

/// The number under which this thread's last panic was logged.
pub fn incident_of_panic() -> String {
    LAST_PANIC.take().unwrap_or_else(random::handle)
}
