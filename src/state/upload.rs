//! A form that brings a file, while it is still coming in. Only the guard makes one, once it has found the session's token in it.

use actix_web::{HttpMessage, HttpRequest, dev::Payload, web::Bytes};
use futures_util::{Stream, StreamExt, stream};

use super::Problem;

/// The most octets that a value beside the file may have.
const VALUE: usize = 4096;

/// The parts of a form, read one after the other and never kept whole.
pub struct Upload {
    parts: multer::Multipart<'static>,
    file: Option<multer::Field<'static>>,
}

/// What came of looking for the next piece of a file.
pub enum Piece {
    /// Some of it.
    Some(Bytes),
    /// There was no more.
    End,
    /// The sender broke off.
    Broken,
}

impl Upload {
    /// A form that comes in by a stream.
    pub fn new(stream: impl Stream<Item = std::io::Result<Bytes>> + Send + 'static, boundary: String) -> Self {
        Self { parts: multer::Multipart::new(stream, boundary), file: None }
    }

    /// The upload of a request; there is one where the route table says so.
    ///
    /// # Errors
    /// [`Problem::Forbidden`] when there is none.
    pub fn of(request: &HttpRequest) -> Result<Self, Problem> {
        request.extensions_mut().remove::<Self>().ok_or(Problem::Forbidden)
    }

    /// The value of the first part, which must have this name; nothing when it has another.
    ///
    /// # Errors
    /// [`Problem::BadRequest`] when there is no part, or none that could be a value.
    pub async fn first_value(&mut self, name: &str) -> Result<Option<String>, Problem> {
        let part = self.parts.next_field().await.map_err(|_| Problem::BadRequest)?;
        let Some(mut part) = part.filter(|part| part.name() == Some(name)) else { return Ok(None) };
        let mut value = Vec::new();
        while let Some(piece) = part.chunk().await.map_err(|_| Problem::BadRequest)? {
            if value.len() + piece.len() > VALUE {
                return Err(Problem::BadRequest);
            }
            value.extend_from_slice(&piece);
        }
        String::from_utf8(value).map(Some).map_err(|_| Problem::BadRequest)
    }

    /// Goes on to the file of this field and answers what it calls itself; nothing when none was chosen.
    ///
    /// # Errors
    /// [`Problem::BadRequest`] when the form is broken.
    pub async fn file(&mut self, name: &str) -> Result<Option<String>, Problem> {
        while let Some(part) = self.parts.next_field().await.map_err(|_| Problem::BadRequest)? {
            let called = part.file_name().unwrap_or_default().to_owned();
            if part.name() == Some(name) && !called.is_empty() {
                self.file = Some(part);
                return Ok(Some(called));
            }
        }
        Ok(None)
    }

    /// The next piece of the file.
    pub async fn piece(&mut self) -> Piece {
        let Some(file) = &mut self.file else { return Piece::End };
        match file.chunk().await {
            Ok(Some(piece)) => Piece::Some(piece),
            Ok(None) => Piece::End,
            Err(_) => Piece::Broken,
        }
    }
}

/// The body as it comes, through a channel of a few pieces: whoever reads slowly lets the sender wait. When nobody reads on,
/// `patience` octets more are read and thrown away, so that a browser that is still sending hears the answer.
pub fn pumped(mut payload: Payload, patience: usize) -> impl Stream<Item = std::io::Result<Bytes>> + Send + 'static {
    let (send, receive) = tokio::sync::mpsc::channel(4);
    actix_web::rt::spawn(async move {
        let mut past = 0;
        while let Some(piece) = payload.next().await {
            let piece = piece.map_err(|error| std::io::Error::other(error.to_string()));
            let size = piece.as_ref().map_or(0, Bytes::len);
            let is_broken = piece.is_err();
            if send.send(piece).await.is_err() {
                past += size;
            }
            if is_broken || past > patience {
                break;
            }
        }
    });
    stream::unfold(receive, |mut receive| async { receive.recv().await.map(|piece| (piece, receive)) })
}
