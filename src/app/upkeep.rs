//! What the portal does by itself beside answering: notices changes, deletes what is kept no longer than needed, and counts for
//! the overview where that takes long.

use std::{sync::Arc, time::Duration};

use actix_web::web::Data;
use tokio::sync::watch;

use crate::{
    db::DbError,
    features::{bin, feed, forms, imports, integrations, links, looks, outbox, signups, staff, submissions, webhooks},
    jobs,
    kernel::{Context, Timestamp},
    state::AppState,
};

/// How often changes made by other instances are looked for: seen within two seconds.
const LOOK: Duration = Duration::from_secs(1);
/// How many looks go by between two looks whether staff are to be told of what waits.
const LOOKS_PER_TELLING: u32 = 300;
/// How many looks go by between two purges.
const LOOKS_PER_PURGE: u32 = 3600;
/// How many looks go by until the figures of the overview are looked at, and what was counted at forms is stored.
const LOOKS_PER_COUNT: u32 = 60;
/// How long answers to programs are kept, for requests that come again.
const ANSWERS: chrono::Duration = chrono::Duration::hours(24);
/// How long it is kept what webhooks were told.
const DELIVERIES: chrono::Duration = chrono::Duration::days(30);
/// How long what was typed for long work is kept once it is over: as long as the rows of an import.
const TYPED: chrono::Duration = chrono::Duration::days(14);
/// Rows that one purge transaction takes.
const PORTION: i64 = 500;
/// Sign-ups that one transaction looks at to remind of them; each comes with the words of its form.
const REMINDERS: i64 = 100;

/// Runs until `stop` turns true.
pub async fn run(state: Data<AppState>, mut stop: watch::Receiver<bool>) {
    let mut looks: u32 = 0;
    while !*stop.borrow() {
        let shared: Arc<AppState> = state.clone().into_inner();
        let outcome = tokio::task::spawn_blocking(move || look(&shared)).await;
        if let Ok(Err(error)) = outcome {
            tracing::warn!(%error, "could not look for changes");
        }
        if looks.is_multiple_of(LOOKS_PER_PURGE)
            && let Err(error) = purge(&state).await
        {
            tracing::warn!(%error, "could not purge");
        }
        if looks.is_multiple_of(LOOKS_PER_PURGE)
            && let Err(error) = remind(&state).await
        {
            tracing::warn!(%error, "could not remind of sign-ups that wait for their confirmation");
        }
        if looks.is_multiple_of(LOOKS_PER_TELLING)
            && let Err(error) = tell_daily(&state).await
        {
            tracing::warn!(%error, "could not tell staff of what waits for them");
        }
        if looks.is_multiple_of(LOOKS_PER_COUNT) {
            let shared: Arc<AppState> = state.clone().into_inner();
            let outcome = tokio::task::spawn_blocking(move || shared.gauge.renew(&shared.db, shared.now())).await;
            if let Ok(Err(error)) = outcome {
                tracing::warn!(%error, "could not count anew for the overview");
            }
            keep_counts(&state).await;
        }
        looks = looks.wrapping_add(1);
        tokio::select! {
            () = tokio::time::sleep(LOOK) => {}
            _ = stop.changed() => {}
        }
    }
    keep_counts(&state).await;
}

/// Stores what was counted at forms.
async fn keep_counts(state: &AppState) {
    if let Err(error) = state.counts.store(&state.db).await {
        tracing::warn!(%error, "what was counted at forms waits for the next minute");
    }
}

/// Takes up what staff or the key tool changed.
///
/// # Errors
/// Storage errors.
pub fn look(state: &AppState) -> Result<(), DbError> {
    state.snapshots.refresh(&state.db, state.now())?;
    if let Err(error) = state.keyring.reload_if_changed() {
        tracing::warn!(%error, "the keys changed and cannot be read; the old ones stay in use");
    }
    Ok(())
}

/// Deletes unconfirmed sign-ups, old link requests and decoys, in portions so that nobody waits long behind it.
///
/// # Errors
/// Storage errors; what was purged before stays purged.
pub async fn purge(state: &AppState) -> Result<(), DbError> {
    let now: Timestamp = state.now();
    let days = state.snapshots.now().settings.unconfirmed_days;
    loop {
        let purged = state.db.write(move |tx| signups::purge(tx, now, days, PORTION)).await?;
        if purged < usize::try_from(PORTION).unwrap_or(usize::MAX) {
            break;
        }
    }
    let days = state.snapshots.now().settings.answers_days;
    while state.db.write(move |tx| submissions::forget(tx, now, days, PORTION)).await? > 0 {}
    state.db.write(move |tx| links::purge(tx, now)).await?;
    state.db.write(move |tx| outbox::purge_decoys(tx, now)).await?;
    state.db.write(move |tx| staff::purge(tx, now)).await?;
    state.db.write(move |tx| forms::refused::purge(tx, now)).await?;
    state.db.write(move |tx| looks::purge(tx, now)).await?;
    state.db.write(move |tx| feed::purge(tx, now)).await?;
    while state.db.write(move |tx| integrations::purge(tx, now.plus(-ANSWERS), PORTION)).await? > 0 {}
    while state.db.write(move |tx| webhooks::purge(tx, now.plus(-DELIVERIES), PORTION)).await? > 0 {}
    let works = super::works::works(state);
    loop {
        let works = works.clone();
        if state.db.write(move |tx| jobs::forget(tx, now, now.plus(-TYPED), &works, PORTION)).await? == 0 {
            break;
        }
    }
    empty_bin(state, now).await?;
    let (db, uploads) = (state.db.clone(), state.config.uploads_dir.clone());
    match tokio::task::spawn_blocking(move || imports::purge(&db, &uploads, now)).await {
        Ok(outcome) => outcome.map(drop),
        Err(error) => Err(DbError::Broken(format!("erasing old imports ended early: {error}"))),
    }
}

/// Reminds those who signed up and have not confirmed, once (FRM-06), in portions so that nobody waits long behind it.
///
/// # Errors
/// Storage errors; who was reminded before is not reminded again.
pub async fn remind(state: &AppState) -> Result<(), DbError> {
    let (now, house, key_id) = (state.now(), state.snapshots.now(), state.key_id());
    let (mut last, mut posted) = (None, 0);
    loop {
        let (house, key_id) = (house.clone(), key_id.clone());
        let reminded = state.db.write(move |tx| signups::remind(tx, now, &house, &key_id, last, REMINDERS)).await?;
        (last, posted) = (reminded.last, posted + reminded.posted);
        if last.is_none() {
            break;
        }
    }
    if posted > 0 {
        state.bell.notify_one();
    }
    Ok(())
}

/// Tells staff once a day of what waits for them, where their forms say so (FRM-10).
///
/// # Errors
/// Storage errors.
pub async fn tell_daily(state: &AppState) -> Result<(), DbError> {
    let (now, house, key_id) = (state.now(), state.snapshots.now(), state.key_id());
    if state.db.write(move |tx| signups::tell_daily(tx, now, &house, &key_id)).await? > 0 {
        state.bell.notify_one();
    }
    Ok(())
}

/// Asks for contacts to be erased whose days in the bin are over, unless that is under way.
async fn empty_bin(state: &AppState, now: Timestamp) -> Result<(), DbError> {
    let over = now.plus(-chrono::Duration::days(state.snapshots.now().settings.bin_days));
    let asked = state.db.write(move |tx| {
        // Of two instances one asks.
        tx.wait_turn(["erasing"])?;
        let is_due = bin::has_due(tx.connection(), over)?;
        if !is_due || jobs::of_kinds(tx.connection(), &[bin::ERASE])?.iter().any(|job| job.actor == crate::kernel::Actor::System)
        {
            return Ok::<_, DbError>(false);
        }
        Ok(bin::erase(tx, &Context::system(now), bin::Which::Before(over.micros()))?.is_some())
    });
    if asked.await? {
        state.work_bell.notify_one();
    }
    Ok(())
}
