//! What is done to an item with one button, and the list as a file.

use actix_web::{
    HttpResponse,
    web::{Data, Path},
};

use super::{
    super::{actions, model::ListKind, store, views},
    item, kind, number,
};
use crate::{
    db::DbError,
    features::forms::model::FieldKind,
    state::{AppState, Desk, Problem},
    web::{csv::Csv, done::Done, paths::admin::lists},
};

/// `POST …/{id}/position`, with `direction` `up` or `down`.
pub async fn put(desk: Desk, state: Data<AppState>, id: Path<String>) -> Result<HttpResponse, Problem> {
    let (kind, id, ctx) = (kind(&desk)?, number(&id)?, desk.context());
    let is_up = match desk.form().value("direction") {
        "up" => true,
        "down" => false,
        _ => {
            item(&state, kind, id).await?;
            return Err(Problem::BadRequest);
        }
    };
    state.db.write(move |tx| actions::shift(tx, &ctx, kind, id, is_up)).await?;
    done(&desk, &state, kind, Done::Moved).await
}

/// `POST …/{id}/activation`.
pub async fn activate(desk: Desk, state: Data<AppState>, id: Path<String>) -> Result<HttpResponse, Problem> {
    let (kind, id, ctx) = (kind(&desk)?, number(&id)?, desk.context());
    state.db.write(move |tx| actions::set_active(tx, &ctx, kind, id, true)).await?;
    done(&desk, &state, kind, Done::Activated).await
}

/// `POST …/{id}/deactivation`.
pub async fn deactivate(desk: Desk, state: Data<AppState>, id: Path<String>) -> Result<HttpResponse, Problem> {
    let (kind, id, ctx) = (kind(&desk)?, number(&id)?, desk.context());
    state.db.write(move |tx| actions::set_active(tx, &ctx, kind, id, false)).await?;
    done(&desk, &state, kind, Done::Deactivated).await
}

/// `GET …/{id}/deletion`: what deleting would touch.
pub async fn show_deletion(desk: Desk, state: Data<AppState>, id: Path<String>) -> Result<HttpResponse, Problem> {
    let (kind, id) = (kind(&desk)?, number(&id)?);
    question(&desk, &state, kind, id).await
}

/// `POST …/{id}/deletion`.
pub async fn delete(desk: Desk, state: Data<AppState>, id: Path<String>) -> Result<HttpResponse, Problem> {
    let (kind, id, ctx) = (kind(&desk)?, number(&id)?, desk.context());
    if state.db.write(move |tx| actions::delete(tx, &ctx, kind, id)).await? {
        done(&desk, &state, kind, Done::Deleted).await
    } else {
        question(&desk, &state, kind, id).await
    }
}

/// `POST …/{id}/restoration`.
pub async fn restore(desk: Desk, state: Data<AppState>, id: Path<String>) -> Result<HttpResponse, Problem> {
    let (kind, id, ctx) = (kind(&desk)?, number(&id)?, desk.context());
    state.db.write(move |tx| actions::restore(tx, &ctx, kind, id)).await?;
    done(&desk, &state, kind, Done::Restored).await
}

async fn done(desk: &Desk, state: &Data<AppState>, kind: ListKind, done: Done) -> Result<HttpResponse, Problem> {
    state.take_effect().await;
    Ok(desk.redirect(&lists::list(kind.slug()), done))
}

async fn question(desk: &Desk, state: &Data<AppState>, kind: ListKind, id: i64) -> Result<HttpResponse, Problem> {
    let language = desk.language();
    let read = state.db.read(move |connection| {
        let item = store::item(connection, kind, id)?;
        let uses = store::uses(connection, kind)?.into_iter().find(|(of, _)| *of == id).map_or(0, |(_, uses)| uses);
        let types = match kind {
            ListKind::Purposes => store::types_of_purpose(connection, id, language)?,
            _ => Vec::new(),
        };
        Ok::<_, DbError>((item, uses, types))
    });
    let (item, uses, types) = read.await?;
    if item.deleted_at.is_some() {
        return Err(Problem::NotFound);
    }
    let asks = |field: &FieldKind| match field {
        FieldKind::Consent { purpose, .. } => kind == ListKind::Purposes && purpose.0 == id,
        FieldKind::Subscriptions { purpose, types } => match kind {
            ListKind::Purposes => purpose.0 == id,
            ListKind::SubscriptionTypes => types.iter().any(|kind| kind.id.0 == id),
            _ => false,
        },
        FieldKind::Interests { options, .. } => {
            kind == ListKind::Interests && options.iter().any(|option| option.value == item.key)
        }
        _ => false,
    };
    let forms = desk.house.forms.iter().filter(|form| form.definition.fields.iter().any(|field| asks(&field.kind)));
    let forms = forms.map(|form| form.slug.clone()).collect();
    let view = views::DeletionView { kind, item: &item, uses, types, forms };
    Ok(views::deletion(&desk.office(), &view).into_response())
}

/// `POST …/export`: the list as a file; the audit log says who took it.
pub async fn export(desk: Desk, state: Data<AppState>) -> Result<HttpResponse, Problem> {
    let (kind, ctx) = (kind(&desk)?, desk.context());
    let write = state.db.write(move |tx| {
        let items = store::items(tx.connection(), kind)?;
        actions::note_export(tx, &ctx, kind, items.len())?;
        Ok::<_, DbError>(items)
    });
    let items = write.await?;
    let mut csv = Csv::default();
    let names = store::text_names(kind);
    let mut columns = vec!["key", "position", "is_active", "is_deleted", "updated_at", "updated_by"];
    columns.extend(names.iter().map(|(name, _, _)| name.as_str()));
    csv.row(columns);
    for item in items {
        let truth = |is_so: bool| if is_so { "yes" } else { "no" };
        let (position, updated) = (item.position.to_string(), item.updated_at.utc().to_rfc3339());
        let mut cells = vec![item.key.as_str(), &position, truth(item.is_active), truth(item.deleted_at.is_some()), &updated];
        cells.push(item.updated_by.as_deref().unwrap_or_default());
        cells.extend(names.iter().map(|(_, language, field)| item.words.get(*language, field)));
        csv.row(cells);
    }
    Ok(csv.into_response(kind.slug()))
}
