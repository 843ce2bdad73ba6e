//! `samtykke doctor`: is everything as it should be before people rely on it, and if not, how to mend it.
//!
//! It changes nothing but a row that it takes back, and sends no mail.

mod database;
mod mail;
mod sheet;
mod surroundings;

use super::Answer;
use crate::{config::Config, kernel::Timestamp};
use sheet::Sheet;

/// Examines everything, one part after the other; what is wrong with one keeps no other from being looked at.
pub fn run(config: &Config, now: Timestamp) -> Answer {
    let mut sheet = Sheet::default();
    sheet.ok("configuration", "read from samtykke.toml, if there is one, and the environment");
    surroundings::base_url(config, &mut sheet);
    surroundings::data_dir(config, &mut sheet);
    surroundings::keys(config, now, &mut sheet);
    surroundings::browser(config, &mut sheet);
    mail::transport(config, &mut sheet);
    mail::dkim(config, &mut sheet);
    if let Some(db) = database::examine(config, &mut sheet) {
        database::settings(config, &db, &mut sheet);
        database::outbox(&db, now, &mut sheet);
        database::uploads(config, &db, &mut sheet);
    }
    let (text, is_fine) = sheet.finish();
    Answer::judged(text, is_fine)
}
