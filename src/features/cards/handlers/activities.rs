//! What happened with a contact, a mail as it was sent, and the consents as a file.

use actix_web::{
    HttpResponse,
    web::{Data, Path},
};

use super::{
    super::{
        actions,
        activities::{self, Activity},
        store, views,
    },
    card,
};
use crate::{
    db::DbError,
    features::{
        consents::acting,
        outbox::{Press, RenderError},
    },
    i18n::format,
    kernel::ids::{ContactId, MailId},
    state::{AppState, Desk, Problem},
    web::{download::download, xlsx},
};

/// `GET /admin/contacts/{id}/activities`.
pub async fn show_activities(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let id = ContactId(*id);
    let mut card = card(&desk, &state, id).await?;
    let read = state.db.read(move |connection| {
        let all = activities::of_contact(connection, id)?;
        let actors: Vec<String> = all
            .iter()
            .filter_map(|activity| match activity {
                Activity::Change(event) => Some(acting(event)),
                _ => None,
            })
            .collect();
        let named = store::staff_named(connection, actors.iter().map(String::as_str))?;
        Ok::<_, DbError>((all, named))
    });
    let (all, named) = read.await?;
    card.staff.extend(named);
    Ok(views::activities(&desk.office(), &card, &desk.house.lists, &all).into_response())
}

/// `GET /admin/contacts/{id}/mails/{mail}`.
pub async fn show_mail(desk: Desk, state: Data<AppState>, path: Path<(i64, i64)>) -> Result<HttpResponse, Problem> {
    let (id, mail) = (ContactId(path.0), MailId(path.1));
    let card = card(&desk, &state, id).await?;
    let press = Press::new(state.config.base_url.as_str(), state.config.base_url.public_domain());
    let read = state.db.read(move |connection| {
        let Some((row, line)) = activities::mail(connection, id, mail)? else { return Ok(None) };
        let (template, layout) = press.prepare(connection, &row)?;
        Ok::<_, RenderError>(Some((press.show(&row, &template, &layout)?, line)))
    });
    let (printed, line) = read.await?.ok_or(Problem::NotFound)?;
    Ok(views::mail(&desk.office(), &card, &line, &printed).into_response())
}

/// `POST /admin/contacts/{id}/export`: what is registered for each purpose, as a file.
pub async fn export(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let id = ContactId(*id);
    let card = card(&desk, &state, id).await?;
    let (t, lists, language) = (desk.texts(), &desk.house.lists, desk.language());
    let head = [
        "data-column-purpose",
        "data-column-basis",
        "data-column-source",
        "cards-comment",
        "cards-registered",
        "cards-updated-by",
        "data-column-updated",
        "cards-updated-by",
    ]
    .map(|key| t.get(key));
    let rows: Vec<Vec<String>> = card
        .standing
        .consents
        .iter()
        .map(|record| {
            let by = |by: &str| views::person(t, &card.staff, by).to_owned();
            vec![
                lists.purpose_name(record.purpose_id, language).to_owned(),
                lists.basis_name(record.basis_id, language).to_owned(),
                lists.source_name(record.source_id, language).to_owned(),
                record.comment.clone(),
                format::date_time(language, record.registered_at),
                by(&record.registered_by),
                format::date_time(language, record.updated_at),
                by(&record.updated_by),
            ]
        })
        .collect();
    let file = xlsx::small(t.get("cards-tab-privacy"), &head, &rows).map_err(|error| Problem::Unexpected(error.to_string()))?;
    let ctx = desk.context();
    state.db.write(move |tx| actions::export(tx, &ctx, id)).await?;
    Ok(download(&format!("contact-{id}.xlsx"), xlsx::CONTENT_TYPE).body(file))
}
