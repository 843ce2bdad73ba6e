//! A form that takes so many submissions and not one more, however many come at once and wherever they come in.

use std::{
    sync::atomic::{AtomicUsize, Ordering},
    thread,
};

use chrono::Utc;
use diesel::prelude::*;
use samtykke::{
    db::{
        DbError,
        schema::{form_versions, forms, mails, submissions},
    },
    kernel::{Clock, Language, digest::from_hex},
    security::{Keyring, Receipt},
};

use crate::{
    processes::{FORM, Home, Portal, for_both_engines, is_sound, sign_up},
    support::Engine,
};

/// Who send at the same moment.
const CLIENTS: usize = 64;
/// How many they send together.
const SENT: usize = 10_000;
/// How many the form takes.
const MOST: usize = 5_000;

for_both_engines!(of_ten_thousand_from_sixty_four_at_once_a_limited_form_takes_five_thousand, |engine| {
    let home = Home::furnished(engine);
    home.staff(|tx| {
        diesel::update(forms::table).set(forms::max_submissions.eq(MOST as i64)).execute(tx.connection())?;
        Ok(())
    });
    // Nobody is mailed while they come, so that the outbox is counted whole.
    let first = Portal::new(&home).with("MAIL_URL", "smtp://127.0.0.1:9");
    // SQLite serves one machine; PostgreSQL two instances side by side.
    let portals = match engine {
        Engine::Sqlite => vec![first],
        Engine::Postgres => vec![first.twin(), first],
    };
    let running: Vec<_> = portals.iter().map(Portal::start).collect();
    let db = home.db();
    let hash = db.read_blocking(|c| Ok::<String, DbError>(form_versions::table.select(form_versions::hash).first(c)?)).unwrap();
    let keys = Keyring::open(&home.data_dir().join("keys"), &portals[0].base(), Clock::System.now()).unwrap();
    let answers = sign_up(&portals[0].visitor("10.0.0.1").get(FORM).unwrap(), "nobody@example.org", &["1".to_owned()].into());

    let (next, taken, closed) = (AtomicUsize::new(0), AtomicUsize::new(0), AtomicUsize::new(0));
    thread::scope(|scope| {
        for client in 0..CLIENTS {
            let (portal, keys, hash, answers) = (&portals[client % portals.len()], &keys, &hash, &answers);
            let (next, taken, closed) = (&next, &taken, &closed);
            scope.spawn(move || {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= SENT {
                        break;
                    }
                    // Each from a network of their own, with a page of their own, as the portal would have shown it.
                    let visitor = portal.visitor(&format!("10.1.{}.{}", number / 250, number % 250));
                    let at = samtykke::kernel::Timestamp::from(Utc::now().naive_utc());
                    let receipt = Receipt::new("newsletter", from_hex(hash).unwrap(), Language::En, at);
                    let receipt = keys.seals().receipts.mint(&receipt);
                    let values = answers.iter().map(|(name, value)| match name.as_str() {
                        "receipt" => (name.clone(), receipt.clone()),
                        "email" => (name.clone(), format!("person{number}@example.org")),
                        _ => (name.clone(), value.clone()),
                    });
                    let answer = visitor.post(FORM, &values.collect::<Vec<_>>()).unwrap();
                    match answer.answer.status.as_u16() {
                        303 => taken.fetch_add(1, Ordering::Relaxed),
                        410 if answer.says("closed") => closed.fetch_add(1, Ordering::Relaxed),
                        other => panic!("{other}: {}", answer.text),
                    };
                }
            });
        }
    });
    let counted = |count: Result<i64, _>| usize::try_from(count.unwrap_or_else(|error: DbError| panic!("{error}"))).unwrap();
    assert_eq!((taken.into_inner(), closed.into_inner()), (MOST, SENT - MOST));
    assert_eq!(counted(db.read_blocking(|c| Ok(submissions::table.count().get_result(c)?))), MOST);
    assert_eq!(
        counted(db.read_blocking(|c| Ok(mails::table.count().get_result(c)?))),
        MOST,
        "whoever was taken is asked to confirm"
    );
    running.into_iter().for_each(crate::processes::Running::stop);
    is_sound(&home);
});
