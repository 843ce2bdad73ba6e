//! `/admin/submissions/{id}`: one of them, and what becomes of it.

use actix_web::{
    HttpResponse,
    http::StatusCode,
    web::{Data, Path},
};

use super::super::{
    actions,
    model::REASON_LIMIT,
    store,
    views::{self, OneView, Refusal},
};
use crate::{
    db::DbError,
    features::{
        cards,
        consents::acting,
        contacts, forms,
        signups::{Choice, Settled, by_id, failing::failure_of, inputs},
    },
    kernel::{
        Actor, EmailAddress, Right,
        ids::{ContactId, StaffId, SubmissionId},
        text::cut,
    },
    state::{AppState, Desk, Problem},
    web::{
        done::Done,
        form::{FormState, Slip},
        headers,
        page::Site,
        paths::{self, admin::submissions},
    },
};

/// `GET /admin/submissions/{id}`.
pub async fn show(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    page(&desk, &state, SubmissionId(*id), &desk.form(), None).await
}

async fn page(
    desk: &Desk,
    state: &AppState,
    id: SubmissionId,
    form: &FormState,
    refusal: Option<Refusal>,
) -> Result<HttpResponse, Problem> {
    let may_process = desk.may(Right::Submissions);
    let read = state.db.read(move |connection| {
        let Some(whole) = store::whole(connection, id)? else { return Ok(None) };
        let waits = may_process && whole.submission.status.is_for_staff();
        let suggestions = if waits { store::suggestions(connection, &whole.submission)? } else { Vec::new() };
        let mut actors: Vec<String> = whole.events.iter().map(acting).collect();
        actors.extend(whole.settled_by.map(|id| Actor::Staff(StaffId(id)).acting()));
        let names = cards::store::staff_named(connection, actors.iter().map(String::as_str))?;
        Ok::<_, DbError>(Some((whole, suggestions, names)))
    });
    let (whole, suggestions, names) = read.await?.ok_or(Problem::NotFound)?;
    let view = OneView {
        whole: &whole,
        suggestions: &suggestions,
        lists: &desk.house.lists,
        names: &names,
        templates: &desk.house.versions,
        refusal,
    };
    let mut response = views::one(&desk.office(), &view, form).into_response();
    headers::framing_our_own(&mut response);
    Ok(response)
}

/// `GET /admin/submissions/{id}/form`: the form as the person saw and filled it in, for a frame on ours. Nothing on it can be sent.
pub async fn show_filled(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let id = SubmissionId(*id);
    let submission = state.db.read(move |connection| by_id(connection, id)).await?.ok_or(Problem::NotFound)?;
    let organisation = desk.house.settings.organisation_name.as_str();
    let site = Site::new(organisation, submission.language, paths::HOME, true).dressed(&desk.house.dress);
    let answered = FormState::posted(inputs(&submission.definition, &submission.answers, submission.address.as_str()));
    let page = forms::views::filled(&site, &submission.definition, &answered);
    let mut response = page.status(StatusCode::OK).into_response();
    headers::framed_by_our_own(&mut response);
    Ok(response)
}

/// `POST /admin/submissions/{id}/processing`: it becomes somebody's.
pub async fn process(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let id = SubmissionId(*id);
    let mut form = desk.form();
    let choice = match form.value("whose") {
        "new" => Choice::New,
        "other" => match whose(&state, &mut form).await? {
            Some(contact) => Choice::Contact(contact),
            None => return page(&desk, &state, id, &form, None).await,
        },
        contact => Choice::Contact(ContactId(contact.parse().map_err(|_| Problem::NotFound)?)),
    };
    let (ctx, house, key_id) = (desk.context(), desk.house.clone(), state.key_id());
    let settled = match state.db.write(move |tx| actions::process(tx, &ctx, &house, &key_id, id, choice)).await {
        Ok(settled) => settled,
        Err(error) => {
            let Some(failure) = failure_of(&error) else { return Err(error.into()) };
            tracing::error!(%error, submission = id.0, failure = failure.code(), "a submission could not be processed");
            let ctx = desk.context();
            state.db.write(move |tx| actions::note_failed(tx, &ctx, id, failure)).await?;
            return page(&desk, &state, id, &FormState::fresh(), Some(Refusal::Failed)).await;
        }
    };
    state.bell.notify_one();
    answer(&desk, &state, id, settled).await
}

/// The contact whose address was typed; a slip when there is none.
async fn whose(state: &AppState, form: &mut FormState) -> Result<Option<ContactId>, Problem> {
    let Ok(address) = EmailAddress::parse(form.value("with")) else {
        let slip = if form.value("with").trim().is_empty() { Slip::EmailMissing } else { Slip::EmailMalformed };
        form.refuse("with", slip);
        return Ok(None);
    };
    let found = state.db.read(move |connection| contacts::by_address_key(connection, address.key())).await?;
    if found.is_none() {
        form.refuse("with", Slip::Says("submissions-slip-nobody"));
    }
    Ok(found.map(|contact| contact.id))
}

/// `POST /admin/submissions/{id}/rejection`.
pub async fn reject(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let id = SubmissionId(*id);
    let mut form = desk.form();
    let reason = form.value("reason").trim().to_owned();
    if reason.is_empty() {
        form.refuse("reason", Slip::Missing);
    }
    if cut(&reason, REASON_LIMIT).len() < reason.len() {
        form.refuse("reason", Slip::TooLong(REASON_LIMIT));
    }
    if !form.is_right() {
        return page(&desk, &state, id, &form, None).await;
    }
    let ctx = desk.context();
    let settled = state.db.write(move |tx| actions::reject(tx, &ctx, id, &reason)).await?;
    answer(&desk, &state, id, settled).await
}

async fn answer(desk: &Desk, state: &AppState, id: SubmissionId, settled: Settled) -> Result<HttpResponse, Problem> {
    let refusal = match settled {
        Settled::Now => return Ok(desk.redirect(&submissions::submission(id), Done::Saved)),
        Settled::NotWaiting => Refusal::NotWaiting,
        Settled::ContactGone => Refusal::ContactGone,
        Settled::AddressTaken => Refusal::AddressTaken,
    };
    page(desk, state, id, &FormState::fresh(), Some(refusal)).await
}
