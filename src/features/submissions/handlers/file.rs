//! `/admin/submissions/{id}/files/{file}`: a file that came with a submission, to be saved and not shown.

use actix_web::{
    HttpResponse,
    http::header::{
        CONTENT_LENGTH, CONTENT_SECURITY_POLICY, Charset, ContentDisposition, DispositionParam, DispositionType, ExtendedValue,
    },
    web::{Bytes, Data, Path},
};
use futures_util::stream;

use super::super::actions;
use crate::{
    db::DbError,
    features::signups::{file_part, files_of},
    kernel::ids::{FileId, SubmissionId},
    state::{AppState, Desk, Problem},
    web::download::download,
};

/// `POST /admin/submissions/{id}/files/{file}`: in the log first, then part by part. A browser neither shows it nor lets it run
/// anything, whatever it is.
pub async fn download_file(desk: Desk, state: Data<AppState>, path: Path<(i64, i64)>) -> Result<HttpResponse, Problem> {
    let (id, wanted) = (SubmissionId(path.0), FileId(path.1));
    let files = state.db.read(move |connection| files_of(connection, id)).await?;
    let file = files.into_iter().find(|file| file.id == wanted).ok_or(Problem::NotFound)?;
    let (ctx, noted) = (desk.context(), file.clone());
    state.db.write(move |tx| actions::note_file(tx, &ctx, id, &noted)).await?;
    let parameters = vec![
        // For browsers that read nothing newer than ASCII.
        DispositionParam::Filename(ascii(&file.name)),
        DispositionParam::FilenameExt(ExtendedValue {
            charset: Charset::Ext("UTF-8".into()),
            language_tag: None,
            value: file.name.clone().into_bytes(),
        }),
    ];
    let size = u64::try_from(file.size).unwrap_or_default();
    let parts = stream::unfold((state, 0, size), move |(state, number, left)| async move {
        if left == 0 {
            return None;
        }
        let part = state.db.read(move |connection| file_part(connection, wanted, number)).await;
        // Should it be erased meanwhile, the download breaks off and is no shorter file that looks whole.
        match part.and_then(|part| part.ok_or(DbError::NotFound)) {
            Ok(part) => {
                let left = left.saturating_sub(part.len() as u64);
                Some((Ok(Bytes::from(part)), (state, number + 1, left)))
            }
            Err(error) => Some((Err(error), (state, number, 0))),
        }
    });
    let mut answer = download("file", file.kind.media_type());
    answer.insert_header(ContentDisposition { disposition: DispositionType::Attachment, parameters });
    answer.insert_header((CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox; frame-ancestors 'none'"));
    answer.insert_header((CONTENT_LENGTH, size));
    Ok(answer.no_chunking(size).streaming(parts))
}

fn ascii(name: &str) -> String {
    name.chars().map(|c| if c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | ' ') { c } else { '_' }).collect()
}
