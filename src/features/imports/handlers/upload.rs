//! All imports, and a file that comes in.

use actix_web::{HttpRequest, HttpResponse, http::header::CONTENT_LENGTH, web::Data};

use super::super::{
    actions, mapping,
    model::Import,
    reading::{ReadError, Sniffed, sniff},
    store::{self, NewImport},
    uploads::{LIMIT, Received, Receiving, UploadError},
    views::{self, ListView, labels},
};
use crate::{
    kernel::{
        Right,
        ids::ImportId,
        text::{cut, one_line},
    },
    state::{AppState, Desk, Piece, Problem, Upload},
    web::{
        form::{FormState, Slip},
        paths::admin::imports as paths,
    },
};

/// Imports on a page.
const PAGE: i64 = 50;
/// Octets that are written at once.
const BLOCK: usize = 1024 * 1024;
/// What the rest of the form may have beside the file, in octets.
const FORM: u64 = 64 * 1024;
/// The longest name of a file that is kept, in characters.
const NAME: usize = 200;

/// `GET /admin/imports`.
pub async fn show_all(desk: Desk, state: Data<AppState>) -> Result<HttpResponse, Problem> {
    page(&desk, &state, &FormState::fresh()).await
}

async fn page(desk: &Desk, state: &AppState, form: &FormState) -> Result<HttpResponse, Problem> {
    let before = desk.asked("before").parse().ok().map(ImportId);
    let mut imports: Vec<Import> = state.db.read(move |connection| store::recent(connection, before, PAGE + 1)).await?;
    let most = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let has_more = imports.len() > most;
    imports.truncate(most);
    let more = imports.last().filter(|_| has_more).map(|import| import.id.0);
    Ok(views::list(&desk.office(), &ListView { imports: &imports, more, state: form }).into_response())
}

/// Why a file was not taken in.
enum Refusal {
    /// In words of the form.
    Says(&'static str),
    /// It is larger than is taken.
    TooLarge,
}

/// `POST /admin/imports`: the file is written to the disk as it comes, and looked into once it is whole.
pub async fn upload(desk: Desk, state: Data<AppState>, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let mut upload = Upload::of(&request)?;
    // Whoever says beforehand that it is too much need not send it.
    let length = request.headers().get(CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<u64>().ok());
    if length.is_some_and(|length| length > LIMIT + FORM) {
        return refused(&desk, &state, Refusal::TooLarge).await;
    }
    let Some(name) = upload.file("file").await? else {
        return refused(&desk, &state, Refusal::Says("imports-refused-no-file")).await;
    };
    let receiving = match receive(&state, &mut upload).await? {
        Ok(receiving) => receiving,
        Err(refusal) => return refused(&desk, &state, refusal).await,
    };
    // What is still to come of the form is nothing that anybody needs.
    drop(upload);
    let name = cut(&one_line(&name), NAME).to_owned();
    let language = desk.house.settings.base_language;
    let looked = off_thread(move || look_into(receiving)).await?;
    let (received, sniffed) = match looked {
        Ok(looked) => looked,
        Err(refusal) => return refused(&desk, &state, refusal).await,
    };
    let headers = mapping::headers(&sniffed);
    let mut plan = mapping::guess(&sniffed, &name, None, &desk.house.lists, language);
    if let Some(signature) = mapping::signature(&headers) {
        let remembered = state.db.read(move |connection| store::mapping_of(connection, &signature)).await?;
        if let Some(remembered) = remembered {
            plan = remembered.of_another(plan).for_who_may_add(desk.may(Right::Lists));
        }
    }
    let new = NewImport {
        name,
        file: received.file.clone(),
        sha256: received.sha256,
        size: received.size,
        lines: Some(received.lines),
        plan,
        headers,
    };
    let ctx = desk.context();
    let id = state.db.write(move |tx| actions::open(tx, &ctx, &new)).await?;
    Ok(desk.leads_to(&paths::import(id)))
}

/// Writes the file as it comes; a refusal when it is too large or there is no room.
async fn receive(state: &AppState, upload: &mut Upload) -> Result<Result<Receiving, Refusal>, Problem> {
    let folder = state.config.uploads_dir.clone();
    let mut receiving = match off_thread(move || Receiving::begin(&folder)).await? {
        Ok(receiving) => receiving,
        Err(error) => return Ok(Err(refusal(&error))),
    };
    let mut block = Vec::new();
    loop {
        let piece = upload.piece().await;
        let is_over = matches!(piece, Piece::End);
        match piece {
            Piece::Some(piece) => block.extend_from_slice(&piece),
            Piece::End => {}
            Piece::Broken => return Err(Problem::BadRequest),
        }
        if block.len() >= BLOCK || is_over {
            let written = std::mem::take(&mut block);
            let outcome = off_thread(move || receiving.write(&written).map(|()| receiving)).await?;
            receiving = match outcome {
                Ok(receiving) => receiving,
                Err(error) => return Ok(Err(refusal(&error))),
            };
        }
        if is_over {
            return Ok(Ok(receiving));
        }
    }
}

fn refusal(error: &UploadError) -> Refusal {
    match error {
        UploadError::TooLarge => Refusal::TooLarge,
        UploadError::DiskFull => Refusal::Says("imports-refused-disk-full"),
        UploadError::Disk(error) => {
            tracing::error!(%error, "an upload cannot be stored");
            Refusal::Says("imports-refused-unreadable")
        }
    }
}

/// Finds out what a whole file is, and keeps it if it can be read.
fn look_into(receiving: Receiving) -> Result<(Received, Sniffed), Refusal> {
    let sniffed = sniff(&receiving.path(), None).map_err(|error: ReadError| Refusal::Says(labels::problem(error.code())))?;
    let received = receiving.keep().map_err(|error| refusal(&error))?;
    Ok((received, sniffed))
}

async fn refused(desk: &Desk, state: &AppState, refusal: Refusal) -> Result<HttpResponse, Problem> {
    let mut form = FormState::fresh();
    match refusal {
        Refusal::TooLarge => form.refuse("file", Slip::Says("imports-refused-too-large")),
        Refusal::Says(key) => form.refuse("file", Slip::Says(key)),
    }
    let mut answer = page(desk, state, &form).await?;
    if matches!(refusal, Refusal::TooLarge) {
        *answer.status_mut() = actix_web::http::StatusCode::PAYLOAD_TOO_LARGE;
    }
    Ok(answer)
}

/// Runs what may wait for the disk on a thread that may wait.
pub(super) async fn off_thread<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Problem> {
    tokio::task::spawn_blocking(work).await.map_err(|error| Problem::Unexpected(format!("work on a file ended early: {error}")))
}
