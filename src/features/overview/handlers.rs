//! `GET /admin`, and the list behind its chart.

use actix_web::{HttpResponse, web::Data};

use super::{
    model::{Asked, House, purpose_asked},
    store,
    views::{self, ChangesView, OverviewView},
};
use crate::{
    db::DbError,
    features::cards,
    mail::Transport,
    security::keys::{KeyState, Use},
    state::{AppState, Desk, Problem},
    web::form::{FormState, Slip},
};

/// `GET /admin`.
pub async fn show(desk: Desk, state: Data<AppState>) -> Result<HttpResponse, Problem> {
    let (shared, now) = (state.clone().into_inner(), desk.at);
    // Counting may take a while, and other requests wait for this thread.
    let counting = tokio::task::spawn_blocking(move || shared.gauge.figures(&shared.db, now)).await;
    let figures = counting.map_err(|error| Problem::Unexpected(error.to_string()))??;
    let asking = state.db.read(move |connection| store::asking(connection, now)).await?;
    let is_public = !state.config.base_url.is_loopback();
    let house = House {
        pulse: asking.pulse,
        not_informed: asking.not_informed,
        untranslated: asking.untranslated,
        untranslated_templates: asking.untranslated_templates,
        writes_files: matches!(state.transport, Transport::Directory(_)),
        is_public,
        key_days: key_days(&desk, &state),
        webhooks_given_up: asking.webhooks_given_up,
        submissions_waiting: asking.submissions_waiting,
        forms_attacked: asking.forms_attacked,
        submissions_failed: asking.submissions_failed,
    };
    let lists = &desk.house.lists;
    let view = OverviewView {
        figures: &figures,
        house: &house,
        lists,
        settings: &desk.house.settings,
        purpose: purpose_asked(lists, desk.asked("purpose")),
    };
    Ok(views::overview(&desk.office(), &view).into_response())
}

/// How old the key is that signs links now, in days.
fn key_days(desk: &Desk, state: &AppState) -> i64 {
    let seals = state.keyring.seals();
    let inventory = seals.keys().inventory(desk.at);
    let current = inventory.iter().find(|(key, standing)| key.used_for == Use::Link && *standing == KeyState::Current);
    current.map_or(0, |(key, _)| desk.at.since(key.created_at).num_days())
}

/// `GET /admin/consent-changes`.
pub async fn show_changes(desk: Desk, state: Data<AppState>) -> Result<HttpResponse, Problem> {
    let lists = &desk.house.lists;
    let asked = Asked::read(&desk.query, lists, desk.at).ok_or(Problem::NotFound)?;
    let mut form = FormState::posted(vec![("from".into(), asked.from.to_string()), ("to".into(), asked.to.to_string())]);
    for name in ["from", "to"] {
        let typed = desk.asked(name).trim();
        if !typed.is_empty() && typed.parse::<chrono::NaiveDate>().is_err() {
            form.refuse(name, Slip::NotADate);
        }
    }
    let read = state.db.read(move |connection| {
        let changes = store::changes(connection, &asked)?;
        let staff = cards::store::staff_named(connection, changes.iter().map(|change| change.by.as_str()))?;
        Ok::<_, DbError>((changes, staff))
    });
    let (changes, staff) = read.await?;
    let view = ChangesView { asked: &asked, changes: &changes, lists, staff: &staff };
    Ok(views::changes(&desk.office(), &view, &form).into_response())
}
