//! Answers that are files to keep.

use std::{fs::File, io};

use actix_files::NamedFile;
use actix_web::{
    HttpRequest, HttpResponse, HttpResponseBuilder,
    http::header::{
        CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE, ContentDisposition, DispositionParam, DispositionType, HeaderValue,
    },
};

/// An answer that browsers save under `name` instead of showing it, and that nobody between keeps. Names are ours, not typed.
pub fn download(name: &str, content_type: &str) -> HttpResponseBuilder {
    let mut answer = HttpResponse::Ok();
    answer.insert_header((CONTENT_TYPE, content_type));
    answer.insert_header((CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")));
    answer.insert_header((CACHE_CONTROL, "no-store"));
    answer
}

/// A file that was put together as such an answer, sent piece by piece. Nobody else needs to see it: it may have no name on the disk.
///
/// # Errors
/// When the file cannot be read.
pub fn of_file(request: &HttpRequest, file: File, name: &str) -> io::Result<HttpResponse> {
    let parameters = vec![DispositionParam::Filename(name.to_owned())];
    let disposition = ContentDisposition { disposition: DispositionType::Attachment, parameters };
    let file = NamedFile::from_file(file, name)?.use_etag(false).use_last_modified(false);
    let mut answer = file.set_content_disposition(disposition).into_response(request);
    answer.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(answer)
}
