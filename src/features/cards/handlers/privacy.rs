//! What is registered for each purpose of a contact, and changing it.

use actix_web::{
    HttpResponse,
    web::{Data, Path},
};

use super::{
    super::{
        actions,
        model::{Card, ConsentWish, SOURCE_USER, Saved},
        parse, store,
        views::{self, Conflict, PurposeView},
    },
    card, proposed,
};
use crate::{
    db::DbError,
    features::{
        consents,
        lists::{BASIS_WITHDRAWN, Purpose},
    },
    i18n::format,
    kernel::ids::{ContactId, PurposeId},
    state::{AppState, Desk, Problem},
    web::{
        done::Done,
        form::{FormState, Slip, TICKED},
        paths::admin,
    },
};

/// `GET /admin/contacts/{id}/privacy`.
pub async fn show_privacy(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let card = card(&desk, &state, ContactId(*id)).await?;
    Ok(views::privacy(&desk.office(), &card, &desk.house.lists).into_response())
}

/// `GET /admin/contacts/{id}/privacy/{purpose}`.
pub async fn show_purpose(desk: Desk, state: Data<AppState>, path: Path<(i64, i64)>) -> Result<HttpResponse, Problem> {
    let card = card(&desk, &state, ContactId(path.0)).await?;
    let purpose = purpose(&desk, PurposeId(path.1))?;
    let form = if desk.kept_from.is_some() { desk.form() } else { standing(&desk, &card, purpose) };
    answer(&desk, &state, &card, purpose, &form, None).await
}

/// `POST /admin/contacts/{id}/privacy/{purpose}`.
pub async fn set_consent(desk: Desk, state: Data<AppState>, path: Path<(i64, i64)>) -> Result<HttpResponse, Problem> {
    let before = card(&desk, &state, ContactId(path.0)).await?;
    let purpose = purpose(&desk, PurposeId(path.1))?;
    let (id, lists) = (before.contact().id, &desk.house.lists);
    let mut form = desk.form();
    let Some(wish) = wish(&desk, purpose, &mut form) else {
        return answer(&desk, &state, &before, purpose, &form, None).await;
    };
    if lists.is_withdrawn(wish.basis) && !form.has("withdraw", TICKED) {
        form.refuse("basis", Slip::NotOnOffer);
        return answer(&desk, &state, &before, purpose, &form, None).await;
    }
    let (ctx, house) = (desk.context(), desk.house.clone());
    match state.db.write(move |tx| actions::set_consent(tx, &ctx, &house, id, &wish)).await? {
        Saved::Changed | Saved::Unchanged => {
            Ok(desk.redirect(&format!("{}/privacy/{}", admin::contact(id), purpose.id), Done::Saved))
        }
        Saved::NeedsReason => {
            form.refuse("reason", Slip::Missing);
            answer(&desk, &state, &before, purpose, &form, None).await
        }
        Saved::Stale => {
            let now = card(&desk, &state, id).await?;
            let conflict = Some(conflict(&desk, &now, purpose.id));
            answer(&desk, &state, &now, purpose, &form, conflict).await
        }
    }
}

/// What is wished for: a withdrawal by its own button, or basis and source.
fn wish(desk: &Desk, purpose: &Purpose, form: &mut FormState) -> Option<ConsentWish> {
    let lists = &desk.house.lists;
    if !form.has("withdraw", TICKED) {
        return parse::consent(form, lists, purpose.id);
    }
    let comment = parse::line(form, "note", parse::COMMENT);
    let seen = form.value("seen").parse().unwrap_or(0);
    let (basis, source) = lists.basis(BASIS_WITHDRAWN).zip(lists.source(SOURCE_USER))?;
    form.is_right().then_some(ConsentWish { purpose: purpose.id, basis, source, comment, reason: String::new(), seen })
}

/// A purpose that there is or was; what is deleted stays readable, and is not set anew.
fn purpose(desk: &Desk, id: PurposeId) -> Result<&Purpose, Problem> {
    desk.house.lists.purpose(id).ok_or(Problem::NotFound)
}

/// The form as things stand: the record's own basis and source, or what is proposed.
fn standing(desk: &Desk, card: &Card, purpose: &Purpose) -> FormState {
    let lists = &desk.house.lists;
    match card.standing.consent(purpose.id).filter(|record| !lists.is_withdrawn(record.basis_id)) {
        Some(record) => FormState::posted(vec![
            ("basis".to_owned(), record.basis_id.to_string()),
            ("source".to_owned(), record.source_id.to_string()),
            ("comment".to_owned(), record.comment.clone()),
        ]),
        None => proposed(lists),
    }
}

async fn answer(
    desk: &Desk,
    state: &Data<AppState>,
    card: &Card,
    purpose: &Purpose,
    form: &FormState,
    conflict: Option<Conflict>,
) -> Result<HttpResponse, Problem> {
    let (contact, id) = (card.contact().id, purpose.id);
    let read = state.db.read(move |connection| {
        let history = store::history(connection, contact, id)?;
        let actors: Vec<String> = history.iter().map(|change| consents::acting(&change.event)).collect();
        let named = store::staff_named(connection, actors.iter().map(String::as_str))?;
        Ok::<_, DbError>((history, named))
    });
    let (history, staff) = read.await?;
    let mut card = card.clone();
    card.staff.extend(staff);
    let view = PurposeView { card: &card, lists: &desk.house.lists, purpose, history: &history, state: form, conflict };
    Ok(views::purpose(&desk.office(), &view).into_response())
}

/// What is registered now, for somebody who had an older state before them.
pub(super) fn conflict(desk: &Desk, card: &Card, purpose: PurposeId) -> Conflict {
    let (lists, t, language) = (&desk.house.lists, desk.texts(), desk.language());
    let name = lists.purpose_name(purpose, language).to_owned();
    let now = match card.standing.consent(purpose) {
        None => vec![(name, t.get("data-state-none").to_owned())],
        Some(record) => vec![
            (name, views::ground(lists, language, record)),
            (t.get("cards-comment").to_owned(), record.comment.clone()),
            (t.get("data-column-updated").to_owned(), format::date_time(language, record.updated_at)),
            (t.get("cards-updated-by").to_owned(), views::person(t, &card.staff, &record.updated_by).to_owned()),
        ],
    };
    Conflict { now }
}
