//! `samtykke demo`: fills an empty database with an organisation, its forms, its people and eight months of history.
//!
//! Everything happens by the actions that visitors cause, only earlier; so the history is one that could have been. The people and
//! what they do come out the same every time. A database that somebody uses is refused.

mod dice;
mod forms;
mod history;
mod people;
mod story;

use std::fmt::Write as _;

use chrono::Duration;

use super::{Answer, storage};
use crate::{
    app::{House, house},
    config::Config,
    db::{DbError, Tx},
    features::{
        contacts::{self, Contact},
        forms::{NewForm, create, publish},
        lists, outbox,
        projections::{self, Report},
        settings::{self, Settings},
        snapshot,
    },
    kernel::{Clock, Language, StartupError, Timestamp, ids::ContactId, random},
    security::{Claim, Kind},
    web::paths,
};
use dice::Dice;

/// The same demonstration every time; the day from which the GDPR applies.
const SEED: u64 = 20_180_525;
/// Days of history, and how long before that the house was set up.
const DAYS: i64 = 240;
const SETTING_UP: i64 = 10;
/// How long ago the competition ended, in days.
const COMPETITION_OVER: i64 = 60;

/// Name and value of what the organisation has decided.
const SETTINGS: [(&str, &str); 6] = [
    ("organisation_name", "Fjordlys AS"),
    ("organisation_address", "Strandgaten 12, 5013 Bergen, Norge"),
    ("organisation_contact", "personvern@fjordlys.example"),
    ("sender_address", "post@fjordlys.example"),
    ("base_language", "nb"),
    // Who tries the forms types addresses of domains that take no mail.
    ("checks_mail_domain", "false"),
];

/// Fills the database that the configuration names.
pub fn run(config: Config, now: Timestamp) -> Result<Answer, StartupError> {
    let opening = now.plus(-Duration::days(DAYS + SETTING_UP));
    house::prepare(&config, opening)?;
    let house = House::open(config, Clock::standing_at(opening))?;
    let db = &house.state.db;
    if !db.read_blocking(is_empty).map_err(storage)? {
        let advice = "Set data_dir or database_url to a place of its own for the demonstration";
        return Err(StartupError::new("this database is in use", advice));
    }
    db.write_blocking(move |tx| set_up(tx, opening, now)).map_err(storage)?;
    house.state.snapshots.refresh(db, opening).map_err(storage)?;
    let mut dice = Dice::new(SEED);
    let people = people::everybody(&mut dice);
    let begin = opening.plus(Duration::days(SETTING_UP));
    let steps = story::tell(&mut dice, people.len(), begin, now.plus(-Duration::days(COMPETITION_OVER)), now);
    let lives = history::happen(&house, &mut dice, &people, &steps).map_err(storage)?;
    let report = projections::check(db).map_err(storage)?;
    if let Some(difference) = report.differences.first() {
        return Err(StartupError::new(
            format!("the demonstration does not hold together: {difference}"),
            "Report this as a defect",
        ));
    }
    let example = people.iter().zip(&lives).find(|(person, life)| person.language == Language::En && life.handle.is_some());
    let example = example.and_then(|(_, life)| life.handle.clone());
    let example =
        example.map(|handle| db.read_blocking(|c| contacts::by_handle(c, &handle))).transpose().map_err(storage)?.flatten();
    let health = db.read_blocking(move |c| outbox::health(c, now)).map_err(storage)?;
    Ok(Answer::fine(describe(&house, now, &report, &health, example.as_ref())))
}

/// Has nobody signed up, and has nobody made the house their own?
fn is_empty(c: &mut crate::db::Connection) -> Result<bool, DbError> {
    Ok(contacts::last_id(c)? == ContactId(0) && settings::load(c)? == Settings::default())
}

/// The organisation, what people can be interested in, and its forms.
fn set_up(tx: &mut Tx<'_>, at: Timestamp, now: Timestamp) -> Result<(), DbError> {
    for (name, value) in SETTINGS {
        settings::set(tx, at, None, name, value)?;
    }
    for (position, (key, names)) in (1_i64..).zip(&forms::INTERESTS) {
        lists::add_interest(tx, at, position, key, &Language::ALL.map(|language| names[language.index()]))?;
    }
    let lists = lists::load(tx.connection())?;
    let purpose = lists.purpose_of_key("EMARKETING").ok_or_else(|| DbError::Broken("there is no EMARKETING".into()))?;
    let form = |slug, name, position, ends_at| NewForm {
        slug,
        name,
        position,
        is_listed: true,
        is_active: true,
        ends_at,
        max_submissions: None,
        has_double_opt_in: true,
    };
    let over = Some(now.plus(-Duration::days(COMPETITION_OVER)));
    let evening = create(tx, at, &form(forms::EVENING, "Open evening", 2, None))?;
    publish(tx, at, evening, &forms::evening(&lists, purpose))?;
    let competition = create(tx, at, &form(forms::COMPETITION, "Photo competition", 3, over))?;
    publish(tx, at, competition, &forms::competition(purpose))?;
    snapshot::touch(tx)
}

fn describe(house: &House, now: Timestamp, report: &Report, health: &outbox::Health, example: Option<&Contact>) -> String {
    let base = house.state.config.base_url.as_str();
    let mut text = format!(
        "Fjordlys AS has {} contacts in six languages and a history of {DAYS} days: {} events, {} mails.\n\
         {} more people have signed up and not confirmed yet. {} mails still wait: the portal sends them when it runs.\n\n\
         Start the portal and open\n",
        report.contacts,
        report.events,
        report.mails,
        story::UNCONFIRMED,
        health.waiting
    );
    for slug in ["newsletter", forms::EVENING, forms::COMPETITION] {
        let _ = writeln!(text, "  {base}{}", paths::form(slug));
    }
    if let Some(contact) = example {
        let token = house.state.keyring.seals().links.mint(&Claim {
            kind: Kind::Preferences,
            subject: &contact.handle,
            jti: &random::handle(),
            issued_at: now,
            lifetime: house.state.snapshots.now().settings.preference_link_lifetime(),
            epoch: contact.link_epoch,
            key_id: None,
        });
        let name = format!("{} {}", contact.first_name, contact.last_name);
        let _ = write!(
            text,
            "\nThe preference page of {}:\n  {base}{}\n\nWhat is stored about them:\n  samtykke inspect contact {}\n",
            name.trim(),
            paths::preferences(&token),
            contact.address
        );
    }
    text
}
