//! Files as they lie on the disk between their arrival and their end: below one folder, each under a random name, for the portal's
//! user alone. What a file calls itself is never part of a path.

use std::{
    fs::{File, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
};

use sha2::{Digest, Sha256};

use super::store::{self, Erasing};
use crate::{
    db::{Db, DbError},
    kernel::{Timestamp, digest::hex, random},
};

/// The largest file that is taken, in octets.
pub const LIMIT: u64 = 500 * 1024 * 1024;
/// Days after the last that was done with it after which file and rows are erased.
const DAYS: i64 = 14;
/// After how long a file that belongs to no import is deleted: by then it is not one that is still arriving.
const ORPHAN: chrono::Duration = chrono::Duration::days(1);
/// Files that the database is asked about at once.
const ASKED: usize = 500;
/// Rows that one transaction erases.
const PORTION: i64 = 5000;

/// Why a file was not taken.
#[derive(Debug, thiserror::Error)]
pub enum UploadError {
    /// It is larger than [`LIMIT`].
    #[error("the file is larger than {LIMIT} octets")]
    TooLarge,
    /// There is no room for it.
    #[error("there is no room left on the disk")]
    DiskFull,
    /// The disk did not take part.
    #[error("the file could not be stored: {0}")]
    Disk(io::Error),
}

impl From<io::Error> for UploadError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull,
            _ => Self::Disk(error),
        }
    }
}

/// A file that is arriving. It is gone again unless it is kept.
#[derive(Debug)]
pub struct Receiving {
    folder: PathBuf,
    name: String,
    file: Option<File>,
    hash: Sha256,
    size: u64,
    lines: u64,
    /// Does the last line so far lack its end?
    is_line_open: bool,
    is_kept: bool,
}

/// A file that has arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    /// Its name among the uploads.
    pub file: String,
    /// SHA-256 of its content.
    pub sha256: String,
    /// Its size, in octets.
    pub size: i64,
    /// How many lines it has, if it is text.
    pub lines: i64,
}

impl Receiving {
    /// Begins to receive a file into a folder, which is made if it is not there.
    ///
    /// # Errors
    /// When the folder or the file cannot be made.
    pub fn begin(folder: &Path) -> Result<Self, UploadError> {
        if !folder.is_dir() {
            let mut builder = std::fs::DirBuilder::new();
            builder.recursive(true);
            #[cfg(unix)]
            std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
            builder.create(folder)?;
        }
        let name = random::handle();
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(folder.join(&name))?;
        Ok(Self {
            folder: folder.to_owned(),
            name,
            file: Some(file),
            hash: Sha256::new(),
            size: 0,
            lines: 0,
            is_line_open: false,
            is_kept: false,
        })
    }

    /// Takes the next piece.
    ///
    /// # Errors
    /// When it is too much, or the disk is full.
    pub fn write(&mut self, piece: &[u8]) -> Result<(), UploadError> {
        self.size += u64::try_from(piece.len()).unwrap_or(u64::MAX);
        if self.size > LIMIT {
            return Err(UploadError::TooLarge);
        }
        self.hash.update(piece);
        self.lines += u64::try_from(piece.iter().filter(|octet| **octet == b'\n').count()).unwrap_or(0);
        self.is_line_open = piece.last().map_or(self.is_line_open, |octet| *octet != b'\n');
        if let Some(file) = &mut self.file {
            file.write_all(piece)?;
        }
        Ok(())
    }

    /// How many octets have come.
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// Where it lies.
    pub fn path(&self) -> PathBuf {
        self.folder.join(&self.name)
    }

    /// The file is whole and stays.
    ///
    /// # Errors
    /// When it does not reach the disk.
    pub fn keep(mut self) -> Result<Received, UploadError> {
        if let Some(file) = self.file.take() {
            file.sync_all()?;
        }
        self.is_kept = true;
        Ok(Received {
            file: self.name.clone(),
            sha256: hex(&self.hash.clone().finalize()),
            size: i64::try_from(self.size).unwrap_or(i64::MAX),
            lines: i64::try_from(self.lines + u64::from(self.is_line_open)).unwrap_or(i64::MAX),
        })
    }
}

impl Drop for Receiving {
    fn drop(&mut self) {
        if !self.is_kept {
            let _ = std::fs::remove_file(self.path());
        }
    }
}

/// Erases files and rows of imports that nobody has done anything with for two weeks, unless work on them waits or goes on; files of
/// imports whose rows are taken in; and files that belong to none. They are personal data, and nothing needs them any more. Answers
/// how many imports were erased.
///
/// # Errors
/// Storage errors; a file that cannot be deleted is tried again next time.
pub fn purge(db: &Db, folder: &Path, now: Timestamp) -> Result<usize, DbError> {
    for (id, file) in db.read_blocking(|connection| store::done_with(connection, 100))? {
        if is_deleted(&folder.join(file)) {
            db.write_blocking(move |tx| store::forget_file(tx, id))?;
        }
    }
    let since = now.plus(-chrono::Duration::days(DAYS));
    let old = db.read_blocking(move |connection| store::not_erased(connection, since, 100))?;
    let mut erased = 0;
    for (id, file) in old {
        let outcome = loop {
            // Asked anew for each portion: somebody may let its work go on meanwhile.
            match db.write_blocking(move |tx| store::erase_some(tx, now, id, since, PORTION))? {
                Erasing::Going => {}
                outcome => break outcome,
            }
        };
        if outcome == Erasing::Over {
            erased += 1;
            if let Some(file) = file {
                is_deleted(&folder.join(file));
            }
        }
    }
    sweep(db, folder, now.plus(-ORPHAN))?;
    Ok(erased)
}

/// Deletes a file; false when it could not be, and is still there.
fn is_deleted(path: &Path) -> bool {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            tracing::warn!(%error, "an uploaded file cannot be erased");
            false
        }
        _ => true,
    }
}

/// Deletes files that were last written to before `since` and belong to no import: how old a file is says nothing of whether somebody
/// is still at work with it.
fn sweep(db: &Db, folder: &Path, since: Timestamp) -> Result<(), DbError> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Ok(()) };
    let is_old = |entry: &std::fs::DirEntry| {
        let written = entry.metadata().and_then(|metadata| metadata.modified()).ok();
        let age = written.and_then(|at| at.duration_since(std::time::UNIX_EPOCH).ok());
        age.is_some_and(|age| i64::try_from(age.as_secs()).unwrap_or(i64::MAX) < since.seconds())
    };
    let old: Vec<String> = entries.flatten().filter(is_old).filter_map(|entry| entry.file_name().into_string().ok()).collect();
    for names in old.chunks(ASKED) {
        let asked = names.to_vec();
        let belonging = db.read_blocking(move |connection| store::belonging(connection, &asked))?;
        for name in names.iter().filter(|name| !belonging.contains(*name)) {
            is_deleted(&folder.join(name));
        }
    }
    Ok(())
}

/// How many files of imports that wait for somebody are not in this folder, although the database knows them. With several instances
/// that means that they do not share it.
///
/// # Errors
/// Storage errors.
pub fn elsewhere(db: &Db, folder: &Path) -> Result<usize, DbError> {
    let files = db.read_blocking(store::needed_files)?;
    Ok(files.into_iter().filter(|file| !folder.join(file).is_file()).count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_kept_whole_or_not_at_all() {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join("uploads");
        let mut whole = Receiving::begin(&folder).unwrap();
        whole.write(b"a,b\n").unwrap();
        whole.write(b"c,d\n").unwrap();
        let path = whole.path();
        let kept = whole.keep().unwrap();
        assert_eq!((kept.size, kept.lines), (8, 2));
        assert_eq!(kept.sha256, crate::kernel::digest::sha256_hex("a,b\nc,d\n"));
        assert_eq!(std::fs::read(&path).unwrap(), b"a,b\nc,d\n");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
            assert_eq!(std::fs::metadata(&folder).unwrap().permissions().mode() & 0o777, 0o700);
        }
        let mut unended = Receiving::begin(&folder).unwrap();
        unended.write(b"a,b\nc,").unwrap();
        unended.write(b"d").unwrap();
        unended.write(b"").unwrap();
        assert_eq!(unended.keep().unwrap().lines, 2, "a last line counts without its end");
        let mut broken = Receiving::begin(&folder).unwrap();
        broken.write(b"half").unwrap();
        let path = broken.path();
        drop(broken);
        assert!(!path.exists());
    }

    /// A device of the system that has no room ever.
    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_disk_is_said_so_and_nothing_stays() {
        let dir = tempfile::tempdir().unwrap();
        let mut file = Receiving::begin(dir.path()).unwrap();
        file.file = Some(OpenOptions::new().write(true).open("/dev/full").unwrap());
        assert!(matches!(file.write(b"email\n"), Err(UploadError::DiskFull)));
        drop(file);
        assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_file_that_is_too_large_is_refused_where_it_becomes_so() {
        let dir = tempfile::tempdir().unwrap();
        let mut file = Receiving::begin(dir.path()).unwrap();
        file.size = LIMIT - 1;
        assert!(file.write(b"x").is_ok());
        assert!(matches!(file.write(b"x"), Err(UploadError::TooLarge)));
    }
}
