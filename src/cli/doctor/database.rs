//! The database, and what in it the organisation has to decide.

use super::{sheet::Sheet, surroundings::is_open_to_others};
use crate::{
    app::house,
    config::Config,
    db::{
        Db, DbError, Target,
        health::{self, Health},
    },
    features::{
        imports, outbox,
        settings::{self, Settings},
        snapshot,
    },
    kernel::{EmailAddress, Timestamp},
};

const PART: &str = "database";

/// Opens and examines the database; nothing when there is none to ask further.
pub fn examine(config: &Config, sheet: &mut Sheet) -> Option<Db> {
    let db = match house::database(config) {
        Ok(db) => db,
        Err(error) => {
            sheet.wrong(PART, error.to_string(), "");
            return None;
        }
    };
    match db.read_blocking(health::examine) {
        Ok(Health { engine, ailments }) => {
            sheet.ok(PART, format!("{engine}, migrations in order"));
            for ailment in ailments {
                if ailment.is_grave {
                    sheet.wrong(PART, ailment.what, ailment.mend);
                } else {
                    sheet.warn(PART, ailment.what, ailment.mend);
                }
            }
        }
        Err(error) => sheet.wrong(
            PART,
            format!("it cannot be examined: {error}"),
            "Check that this user may read all of it; if the file is damaged, keep a copy and restore the last backup",
        ),
    }
    if let Ok(Target::Sqlite(path)) = house::target(config)
        && is_open_to_others(&path)
    {
        let what = format!("others on this machine may read {}", path.display());
        sheet.warn(PART, what, format!("Run: chmod 600 {}", path.display()));
    }
    match db.write_blocking(|tx| snapshot::touch(tx).and(Err::<(), _>(DbError::NotFound))) {
        Ok(()) | Err(DbError::NotFound) => sheet.ok(PART, "a write was tried and taken back"),
        Err(error) => sheet.wrong(
            PART,
            format!("nothing can be written: {error}"),
            "Check the file's rights, the disk, and the user's rights",
        ),
    }
    // Each instance has a pool for reading and one for writing.
    let asked = config.database_connections * 2;
    if let Ok(Some(most)) = db.read_blocking(health::most_sessions)
        && asked + 10 > most
    {
        let what = format!("an instance may open {asked} sessions and the server grants {most}");
        sheet.warn(PART, what, "Lower database_connections or raise max_connections");
    }
    Some(db)
}

/// Name, postal address and sender: what every mail and every page says.
pub fn settings(config: &Config, db: &Db, sheet: &mut Sheet) {
    const PART: &str = "settings";
    let settings = match db.read_blocking(settings::load) {
        Ok(settings) => settings,
        Err(error) => return sheet.wrong(PART, error.to_string(), "Correct it with `samtykke settings set`"),
    };
    if settings.organisation_name == Settings::default().organisation_name {
        sheet.warn(PART, "the organisation has no name yet", "samtykke settings set organisation_name \"…\"");
    } else {
        sheet.ok(PART, format!("the organisation is {}", settings.organisation_name));
    }
    if settings.organisation_address.is_empty() {
        let what = "the organisation has no postal address: mails and the privacy statement must say it";
        sheet.warn(PART, what, "samtykke settings set organisation_address \"…\"");
    }
    if settings.organisation_contact.is_empty() {
        let what = "nobody is named for questions about one's data (GDPR Art. 13(1)(a))";
        sheet.warn(PART, what, "samtykke settings set organisation_contact privacy@…");
    }
    if settings.sender_address.is_empty() {
        let what = "no sender is set: mails come from no-reply@ and the host of base_url";
        sheet.warn(PART, what, "samtykke settings set sender_address post@…");
    } else if let (Some(dkim), Ok(sender)) = (&config.dkim, EmailAddress::parse(&settings.sender_address))
        && !is_within(sender.domain(), &dkim.domain)
    {
        let what = format!(
            "mails come from {} and are signed for {}: DMARC will not accept the signature",
            sender.domain(),
            dkim.domain
        );
        sheet.warn(PART, what, "Let sender_address and dkim_domain be of one domain");
    }
}

/// Is `domain` the same as `other`, or one below the other (RFC 7489 §3.1, relaxed alignment)?
fn is_within(domain: &str, other: &str) -> bool {
    let (domain, other) = (domain.to_ascii_lowercase(), other.to_ascii_lowercase());
    domain == other || domain.ends_with(&format!(".{other}")) || other.ends_with(&format!(".{domain}"))
}

/// Does mail leave?
pub fn outbox(db: &Db, now: Timestamp, sheet: &mut Sheet) {
    const PART: &str = "outbox";
    let health = match db.read_blocking(move |c| outbox::health(c, now)) {
        Ok(health) => health,
        Err(error) => return sheet.wrong(PART, error.to_string(), ""),
    };
    let late = health.due_since.map_or(0, |since| now.since(since).num_minutes());
    let waiting = format!("mails waiting: {}", health.waiting);
    if late > outbox::PATIENCE {
        sheet.warn(
            PART,
            format!("{waiting}, the oldest for {late} minutes"),
            "Is the server running? `samtykke inspect outbox` says more",
        );
    } else {
        sheet.ok(PART, waiting);
    }
    if health.failed > 0 {
        let what = format!("mails given up: {}", health.failed);
        let mend = "`samtykke inspect outbox --state failed` says why; `samtykke mails resend` tries again";
        sheet.warn(PART, what, mend);
    }
}

/// Files that wait to be brought in, where this instance does not find them.
pub fn uploads(config: &Config, db: &Db, sheet: &mut Sheet) {
    const PART: &str = "uploads";
    match imports::elsewhere(db, &config.uploads_dir) {
        Ok(0) => {}
        Ok(missing) => {
            let what = format!("uploaded files that are not in {}: {missing}", config.uploads_dir.display());
            sheet.warn(PART, what, "Set uploads_dir of every instance to one folder that all of them share");
        }
        Err(error) => sheet.wrong(PART, error.to_string(), ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_domain_below_is_aligned_and_one_that_only_ends_alike_is_not() {
        assert!(is_within("post.example.org", "example.org") && is_within("example.org", "Example.org"));
        assert!(!is_within("badexample.org", "example.org") && !is_within("example.com", "example.org"));
    }
}
