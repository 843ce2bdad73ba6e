//! Mails as `.eml` files in a directory, which any mail program opens.
//!
//! A file appears whole or not at all, and one handle has one file however often it is delivered. Nothing here removes files.

use std::{
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
};

use super::{DeliveryError, Parcel, Receipt, words};

/// A directory that takes mails.
#[derive(Clone, Debug)]
pub struct Directory {
    path: PathBuf,
}

impl Directory {
    /// Takes mails into `path`, which is made when the first mail comes.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into() }
    }

    /// Where the files are.
    pub fn path(&self) -> &Path {
        &self.path
    }

    pub(super) async fn deliver(&self, parcel: &Parcel) -> Result<Receipt, DeliveryError> {
        let (directory, parcel) = (self.clone(), parcel.clone());
        let written = tokio::task::spawn_blocking(move || directory.write(&parcel)).await;
        let name = match written {
            Ok(Ok(name)) => name,
            Ok(Err(error)) => return Err(DeliveryError::Connection(words(&format!("{}: {error}", self.path.display())))),
            Err(_) => return Err(DeliveryError::Connection("writing the mail was interrupted".to_owned())),
        };
        Ok(Receipt { reply: words(&format!("written to {name}")), queue_id: Some(name), tls: false })
    }

    pub(super) fn check(&self) -> Result<String, String> {
        let probe = self.path.join(".samtykke-check");
        let tried = self.prepare().and_then(|()| fs::write(&probe, b"")).and_then(|()| fs::remove_file(&probe));
        match tried {
            Ok(()) => Ok(format!("mails are written as files to {}; nobody receives them", self.path.display())),
            Err(error) => Err(format!("{} takes no files: {error}", self.path.display())),
        }
    }

    fn prepare(&self) -> io::Result<()> {
        if self.path.is_dir() {
            return Ok(());
        }
        let mut builder = fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(&self.path)
    }

    /// Writes through a temporary file: on disk under its name, or not there (the directory is made durable as well).
    fn write(&self, parcel: &Parcel) -> io::Result<String> {
        let is_plain = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
        if parcel.handle.is_empty() || !parcel.handle.bytes().all(is_plain) {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "the handle of the mail is malformed"));
        }
        self.prepare()?;
        let name = format!("{}-{}.eml", parcel.at.naive().format("%Y%m%dT%H%M%S%.6fZ"), parcel.handle);
        // Two workers that deliver the same mail at once each have their own temporary file; the later rename wins.
        let temporary = self.path.join(format!(".{}-{}.part", parcel.handle, crate::kernel::random::handle()));
        let written = self.write_file(&temporary, &parcel.bytes).and_then(|()| fs::rename(&temporary, self.path.join(&name)));
        if let Err(error) = written {
            let _ = fs::remove_file(&temporary);
            return Err(error);
        }
        File::open(&self.path)?.sync_all()?;
        Ok(name)
    }

    fn write_file(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let mut options = File::options();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(path)?;
        file.write_all(bytes)?;
        file.sync_all()
    }
}
