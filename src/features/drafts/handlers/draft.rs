//! The draft as a whole: looking at it, its words, its order, how it looks, throwing it away.

use actix_web::{
    HttpResponse,
    web::{Data, Path},
};

use super::{
    super::{
        actions,
        model::{Draft, Edit, Refusal, Sheet, frozen, languages, texts_mark},
        parse, store,
        views::{self, Conflict, DraftView, PreviewView, TextsView},
    },
    asked_language, asked_page, drafted, frame, framing, present,
};
use crate::{
    kernel::{Language, ids::FormId},
    state::{AppState, Desk, Problem},
    web::{
        done::Done,
        form::{FormState, Slip},
        headers,
        paths::admin::drafts,
    },
};

/// `GET /admin/forms/{id}/draft`. Without a draft, the form's page offers to begin one.
pub async fn show_draft(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    match present(&state, *id).await? {
        (sheet, Some(draft)) => Ok(page(&desk, &sheet, &draft, None)),
        (sheet, None) => Ok(desk.leads_to(&drafts::form(sheet.id))),
    }
}

fn page(desk: &Desk, sheet: &Sheet, draft: &Draft, refusal: Option<Refusal>) -> HttpResponse {
    let lists = &desk.house.lists;
    let named = lists.purposes.iter().map(|it| (it.id.0, lists.purpose_name(it.id, desk.language()).to_owned()));
    let purposes: Vec<_> = named.collect();
    let view = DraftView {
        sheet,
        draft,
        purposes: &purposes,
        settings: &desk.house.settings,
        language: asked_language(desk, &languages(&draft.definition)),
        page: asked_page(desk, &draft.definition),
        refusal,
    };
    let mut response = views::draft(&desk.office(), &view).into_response();
    headers::stepping(&mut response);
    response
}

/// `POST /admin/forms/{id}/draft`: begins the draft, or moves or copies a field of it.
pub async fn step(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let answered = desk.form();
    let (ctx, id) = (desk.context(), FormId(*id));
    let name = answered.value("field").to_owned();
    // Seen in the same language and page as before.
    let back = match (Language::from_code(answered.value("language")), answered.value("page").parse::<u16>()) {
        (Some(language), Ok(page)) => format!("{}?language={language}&page={page}", drafts::draft(id)),
        _ => drafts::draft(id),
    };
    let edit = match answered.value("do") {
        "begin" => {
            state.db.write(move |tx| actions::begin(tx, &ctx, id)).await?;
            return Ok(desk.leads_to(&drafts::draft(id)));
        }
        "up" => Edit::Move { name, up: true },
        "down" => Edit::Move { name, up: false },
        "copy" => Edit::Copy(name),
        _ => return Err(Problem::BadRequest),
    };
    let done = if matches!(edit, Edit::Copy(_)) { Done::Added } else { Done::Moved };
    match state.db.write(move |tx| actions::edit(tx, &ctx, id, &edit)).await? {
        Ok(()) => Ok(desk.redirect(&back, done)),
        Err(refusal) => {
            let (sheet, draft) = drafted(&state, id.0).await?;
            Ok(page(&desk, &sheet, &draft, Some(refusal)))
        }
    }
}

/// `GET /admin/forms/{id}/draft/texts`.
pub async fn show_texts(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let (sheet, draft) = drafted(&state, *id).await?;
    if desk.kept_from.is_some() {
        let kept = desk.form();
        return Ok(texts(&desk, &sheet, &draft, kept.value("seen"), &kept, None));
    }
    let values = FormState::posted(parse::written_texts(&draft.definition.texts));
    Ok(texts(&desk, &sheet, &draft, &texts_mark(&draft.definition), &values, None))
}

/// `POST /admin/forms/{id}/draft/texts`.
pub async fn save_texts(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let (sheet, draft) = drafted(&state, *id).await?;
    let mut answered = desk.form();
    let seen = answered.value("seen").to_owned();
    let words = parse::texts(&mut answered);
    if answered.is_right() {
        let (ctx, id, edit) = (desk.context(), sheet.id, Edit::Texts { seen: seen.clone(), texts: words });
        match state.db.write(move |tx| actions::edit(tx, &ctx, id, &edit)).await? {
            Ok(()) => return Ok(desk.redirect(&drafts::draft(id), Done::Saved)),
            Err(Refusal::Stale) => {
                let (sheet, now) = drafted(&state, id.0).await?;
                let conflict = conflict(&desk, &now, &answered);
                let seen = texts_mark(&now.definition);
                return Ok(texts(&desk, &sheet, &now, &seen, &answered, Some(conflict)));
            }
            Err(_) => answered.refuse("language", Slip::Says("drafts-refused-large")),
        }
    }
    Ok(texts(&desk, &sheet, &draft, &seen, &answered, None))
}

/// What the words say now where they differ from what was typed.
fn conflict(desk: &Desk, now: &Draft, answered: &FormState) -> Conflict {
    let says = parse::written_texts(&now.definition.texts)
        .into_iter()
        .filter(|(name, text)| name != "language" && answered.value(name).replace("\r\n", "\n").trim() != text.as_str());
    let says = says.map(|(name, text)| (views::input_label(desk.texts(), &name), text));
    Conflict { at: now.updated_at, by: now.updated_by.clone(), now: says.collect() }
}

fn texts(desk: &Desk, sheet: &Sheet, draft: &Draft, seen: &str, values: &FormState, conflict: Option<Conflict>) -> HttpResponse {
    views::texts(&desk.office(), &TextsView { sheet, draft, seen, values, conflict }).into_response()
}

/// `GET /admin/forms/{id}/draft/preview`.
pub async fn show_preview(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let (sheet, draft) = drafted(&state, *id).await?;
    let languages = languages(&draft.definition);
    let (language, page) = (asked_language(&desk, &languages), asked_page(&desk, &draft.definition));
    let view = PreviewView { sheet: &sheet, languages: &languages, language, page };
    Ok(framing(views::preview(&desk.office(), &view).into_response()))
}

/// `GET /admin/forms/{id}/draft/preview/frame`.
pub async fn show_preview_frame(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let (sheet, draft) = drafted(&state, *id).await?;
    let stock = state.db.read(store::stock).await?;
    let definition = frozen(&draft.definition, &stock.lists, &stock.interests);
    let language = asked_language(&desk, &languages(&definition));
    Ok(frame(&desk, &definition, &sheet.properties.slug, language))
}

/// `GET /admin/forms/{id}/draft/discarding`: the question.
pub async fn show_discarding(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let (sheet, draft) = drafted(&state, *id).await?;
    Ok(views::discarding(&desk.office(), &sheet, &draft, false).into_response())
}

/// `POST /admin/forms/{id}/draft/discarding`.
pub async fn discard(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let (ctx, id, seen) = (desk.context(), FormId(*id), desk.form().value("seen").to_owned());
    if state.db.write(move |tx| actions::discard(tx, &ctx, id, &seen)).await? {
        return Ok(desk.redirect(&drafts::form(id), Done::Deleted));
    }
    let (sheet, draft) = drafted(&state, id.0).await?;
    Ok(views::discarding(&desk.office(), &sheet, &draft, true).into_response())
}
