//! Base URL, data directory, keys.

use std::{path::Path, process::Command};

use chrono::Duration;

use super::sheet::Sheet;
use crate::{
    config::Config,
    features::pictures::Camera,
    kernel::Timestamp,
    security::{
        Keys,
        keys::{KeyState, Use},
    },
};

/// Megabytes that must be free for the portal to go on, and that should be.
const LEAST_FREE: u64 = 100;
const ENOUGH_FREE: u64 = 1024;

pub fn base_url(config: &Config, sheet: &mut Sheet) {
    const PART: &str = "base URL";
    let url = &config.base_url;
    if url.is_loopback() {
        let what = format!("{url} is this machine: nobody else can open a link in a mail");
        sheet.warn(
            PART,
            what,
            "Set base_url to the https address that visitors will use, and put a proxy with its certificate there",
        );
        return;
    }
    // Without https only a loopback address is accepted, so this one has it, and a proxy that holds the certificate.
    sheet.ok(PART, format!("{url}; the portal itself listens on {}", config.listen));
    if config.trusted_proxies.is_empty() {
        let what = "no proxy is trusted: all visitors seem to come from the proxy and share one limit";
        sheet.warn(PART, what, "Set trusted_proxies to the address from which your proxy connects");
    }
}

pub fn browser(config: &Config, sheet: &mut Sheet) {
    const PART: &str = "browser";
    let Some(program) = &config.browser else {
        return sheet.ok(PART, "none is configured; published forms are kept as pages and not as pictures");
    };
    match Camera::new(program).version() {
        Ok(version) => sheet.ok(PART, format!("{version}, {}", program.display())),
        Err(why) => sheet.warn(
            PART,
            format!("{} does not run: {why}", program.display()),
            "Set browser to the path of a Chromium or Chrome, or leave it out; forms are published without pictures until then",
        ),
    }
}

pub fn data_dir(config: &Config, sheet: &mut Sheet) {
    const PART: &str = "data directory";
    let dir = &config.data_dir;
    if !dir.is_dir() {
        return sheet.warn(PART, format!("{} does not exist yet", dir.display()), "`samtykke migrate` makes it");
    }
    if is_open_to_others(dir) {
        let what = format!("others on this machine may look into {}", dir.display());
        sheet.warn(PART, what, format!("Run: chmod 700 {}", dir.display()));
    }
    match free_megabytes(dir) {
        Some(free) if free < LEAST_FREE => {
            sheet.wrong(PART, format!("{}: {free} MB left on the disk", dir.display()), "Make room before saves are refused");
        }
        Some(free) if free < ENOUGH_FREE => {
            sheet.warn(PART, format!("{}: {free} MB left on the disk", dir.display()), "Make room soon");
        }
        Some(free) => sheet.ok(PART, format!("{}, {} GB free", dir.display(), free / 1024)),
        None => sheet.ok(PART, dir.display().to_string()),
    }
}

/// May others than the owner read it? Elsewhere than on Unix the operator sees to it.
pub fn is_open_to_others(path: &Path) -> bool {
    #[cfg(unix)]
    if let Ok(metadata) = std::fs::metadata(path) {
        return std::os::unix::fs::PermissionsExt::mode(&metadata.permissions()) & 0o077 != 0;
    }
    let _ = path;
    false
}

/// What `df` says, where there is one: the standard library has no way to ask.
fn free_megabytes(dir: &Path) -> Option<u64> {
    let said = Command::new("df").arg("-Pk").arg(dir).output().ok()?;
    parse_df(std::str::from_utf8(&said.stdout).ok()?)
}

/// The available kilobytes of `df -P`, in megabytes (POSIX fixes the columns).
fn parse_df(said: &str) -> Option<u64> {
    said.lines().nth(1)?.split_whitespace().nth(3)?.parse::<u64>().ok().map(|kilobytes| kilobytes / 1024)
}

pub fn keys(config: &Config, now: Timestamp, sheet: &mut Sheet) {
    const PART: &str = "keys";
    let dir = config.keys_dir();
    if !dir.is_dir() {
        return sheet.warn(PART, format!("there are none in {} yet", dir.display()), "The first `samtykke serve` makes them");
    }
    let keys = match Keys::load(&dir) {
        Ok(keys) => keys,
        Err(error) => return sheet.wrong(PART, error.to_string(), ""),
    };
    let inventory = keys.inventory(now);
    let current = inventory.iter().find(|(key, state)| key.used_for == Use::Link && *state == KeyState::Current);
    let Some((key, _)) = current else { return };
    let age = now.since(key.created_at);
    if age < -Duration::days(1) {
        let what = format!("link key {} was made in the future, by this machine's clock", key.number);
        sheet.wrong(PART, what, "Set the clock right: links and receipts carry times");
    } else if age > Duration::days(365) {
        let what = format!("link key {} is {} days old", key.number, age.num_days());
        sheet.warn(PART, what, "Run `samtykke keys rotate`; links that are out go on working");
    } else {
        let what = format!(
            "{} in {}, readable for their owner alone; link key {} is {} days old",
            inventory.len(),
            dir.display(),
            key.number,
            age.num_days()
        );
        sheet.ok(PART, what);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_room_left_is_read_from_what_df_says() {
        let said = "Filesystem     1024-blocks      Used Available Capacity Mounted on\n/dev/vda1        103079844  50123456  52956388      49% /\n";
        assert_eq!(parse_df(said), Some(51_715));
        assert_eq!(parse_df("df: /nowhere: No such file or directory\n"), None);
    }
}
