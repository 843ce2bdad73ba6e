//! The files that pages need beside themselves, built into the binary and named by their content.
//!
//! A name that changes with its content may be kept forever by every browser. Serving is the router's work: it serves the
//! directory that [`unpack`] filled.

use std::{io, path::Path};

/// The public address of a file of `static/`: `css/samtykke.css` → `/static/css/samtykke.<hash>.css`.
pub fn url(_name: &str) -> &'static str {
    ""
}

/// Writes every public file under its hashed name, with a gzip twin, into `dir`; what is there already stays.
///
/// # Errors
/// When the directory cannot be written.
pub fn unpack(_dir: &Path) -> io::Result<()> {
    Ok(())
}
