//! One key on disk: `link-2.json`, readable by its owner alone, complete or absent, never replaced.

use std::{
    collections::BTreeSet,
    fs::{self, File, OpenOptions},
    io::{ErrorKind, Write},
    path::Path,
    time::Duration,
};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, SecondsFormat};
use serde::{Deserialize, Serialize};

use super::{Key, Use};
use crate::kernel::{Secret, StartupError, Timestamp, random};

/// How the name of a key begins while it is written.
const UNFINISHED: &str = ".new-";
/// Writing a key takes moments; what is older than this was left behind by a process that died over it.
const ABANDONED: Duration = Duration::from_secs(60);

/// The highest key number: what is sealed has one byte for it.
const MAX_NUMBER: u8 = 250;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Content {
    #[serde(rename = "use")]
    used_for: String,
    number: u8,
    created_at: String,
    secret: String,
}

/// The names of the key files in `dir`; other files are not looked at.
pub fn names(dir: &Path) -> Result<BTreeSet<String>, StartupError> {
    let entries = fs::read_dir(dir).map_err(|error| cannot("read", dir, &error))?;
    let mut names = BTreeSet::new();
    for entry in entries {
        let name = entry.map_err(|error| cannot("read", dir, &error))?.file_name();
        names.extend(name.to_str().filter(|name| parse_name(name).is_some()).map(str::to_owned));
    }
    Ok(names)
}

/// The use and number of a key file's name.
pub fn parse_name(name: &str) -> Option<(Use, u8)> {
    let (used_for, number) = name.strip_suffix(".json")?.split_once('-')?;
    let used_for = Use::ALL.into_iter().find(|known| known.name() == used_for)?;
    let number = number.parse().ok().filter(|number| (1..=MAX_NUMBER).contains(number))?;
    (file_name(used_for, number) == name).then_some((used_for, number))
}

fn file_name(used_for: Use, number: u8) -> String {
    format!("{}-{number}.json", used_for.name())
}

/// Makes the directory, open to its owner alone, and refuses one that others may write in.
pub fn create_dir(dir: &Path) -> Result<(), StartupError> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.recursive(true).create(dir).map_err(|error| cannot("make", dir, &error))?;
    check_dir(dir)
}

/// Refuses a directory that is absent or that others may write in.
pub fn check_dir(dir: &Path) -> Result<(), StartupError> {
    refuse_mode(dir, 0o022, "others may write in the key directory", "chmod 700")
}

/// Removes what a process left that died while it wrote a key: a secret that nobody uses, or a second name of one in use.
///
/// # Errors
/// When the directory cannot be read, or such a file not be removed.
pub fn remove_unfinished(dir: &Path) -> Result<(), StartupError> {
    for entry in fs::read_dir(dir).map_err(|error| cannot("read", dir, &error))? {
        let entry = entry.map_err(|error| cannot("read", dir, &error))?;
        let is_ours = entry.file_name().to_str().is_some_and(|name| name.starts_with(UNFINISHED));
        // By the clock that dates files, not the house's. A time to come is no age.
        let age = entry.metadata().and_then(|file| file.modified()).ok().and_then(|written_at| written_at.elapsed().ok());
        if is_ours && age.is_some_and(|age| age > ABANDONED) {
            remove_file(&entry.path())?;
        }
    }
    Ok(())
}

/// Makes key `number`; when another instance was faster, its key stays.
pub fn create(dir: &Path, used_for: Use, number: u8, now: Timestamp) -> Result<(), StartupError> {
    if number > MAX_NUMBER {
        let what = format!("{MAX_NUMBER} {} keys were made in {}", used_for.name(), dir.display());
        return Err(StartupError::new(what, "Rotate less often: a key serves for years."));
    }
    let content = Content {
        used_for: used_for.name().to_owned(),
        number,
        created_at: now.utc().to_rfc3339_opts(SecondsFormat::Micros, true),
        secret: URL_SAFE_NO_PAD.encode(random::bytes::<32>()),
    };
    let written = serde_json::to_string_pretty(&content).unwrap_or_default() + "\n";
    let temporary = dir.join(format!("{UNFINISHED}{}", random::handle()));
    let path = dir.join(file_name(used_for, number));
    // A hard link, unlike a rename, never replaces: two instances that start together end with one key.
    let linked = write_synced(&temporary, &written).and_then(|()| fs::hard_link(&temporary, &path));
    let removed = fs::remove_file(&temporary);
    match linked {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => return Err(cannot("write", &path, &error)),
        _ => {}
    }
    removed.and_then(|()| sync_dir(dir)).map_err(|error| cannot("write", dir, &error))
}

/// Reads one key.
pub fn read(dir: &Path, used_for: Use, number: u8) -> Result<Key, StartupError> {
    let path = dir.join(file_name(used_for, number));
    refuse_mode(&path, 0o077, "others may read the key file", "chmod 600")?;
    let text = fs::read_to_string(&path).map_err(|error| cannot("read", &path, &error))?;
    let parse = || {
        let content: Content = serde_json::from_str(&text).ok()?;
        if content.used_for != used_for.name() || content.number != number {
            return None;
        }
        let secret = URL_SAFE_NO_PAD.decode(&content.secret).ok()?.try_into().ok()?;
        let created_at = DateTime::parse_from_rfc3339(&content.created_at).ok()?.naive_utc().into();
        Some(Key { used_for, number, created_at, retired_at: None, secret: Secret::new(secret) })
    };
    parse().ok_or_else(|| {
        StartupError::new(format!("{} is not a key file as Samtykke writes it", path.display()), "Restore it from a backup.")
    })
}

/// Removes a retired key.
pub fn remove(dir: &Path, used_for: Use, number: u8) -> Result<(), StartupError> {
    remove_file(&dir.join(file_name(used_for, number)))
}

/// Removes a file that another instance may have removed meanwhile.
fn remove_file(path: &Path) -> Result<(), StartupError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(cannot("remove", path, &error)),
        _ => Ok(()),
    }
}

fn write_synced(path: &Path, content: &str) -> std::io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(content.as_bytes())?;
    file.sync_all()
}

/// Makes the names in a directory durable (they are not by syncing the files).
fn sync_dir(dir: &Path) -> std::io::Result<()> {
    if cfg!(unix) { File::open(dir)?.sync_all() } else { Ok(()) }
}

/// Refuses a path that is absent, or whose mode has one of `bits`; elsewhere than on Unix the operator sees to it.
fn refuse_mode(path: &Path, bits: u32, what: &str, command: &str) -> Result<(), StartupError> {
    let metadata = fs::metadata(path).map_err(|error| cannot("read", path, &error))?;
    #[cfg(unix)]
    if std::os::unix::fs::PermissionsExt::mode(&metadata.permissions()) & bits != 0 {
        return Err(StartupError::new(format!("{what} {}", path.display()), format!("Run: {command} {}", path.display())));
    }
    let _ = (metadata, bits, what, command);
    Ok(())
}

fn cannot(verb: &str, path: &Path, error: &std::io::Error) -> StartupError {
    StartupError::new(
        format!("cannot {verb} {}: {error}", path.display()),
        "Check that the directory exists and belongs to the user that runs Samtykke.",
    )
}
