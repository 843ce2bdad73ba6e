//! What goes wrong in a handler, on its way to a page (one middleware draws it).

use actix_web::{
    HttpResponse, ResponseError,
    http::{StatusCode, header::RETRY_AFTER},
};

use crate::{db::DbError, features::outbox::RenderError, kernel::random};

/// Seconds after which a visitor may try again when the database is busy.
const PATIENCE: u32 = 5;

/// An answer that is not the page asked for.
#[derive(Debug, thiserror::Error)]
pub enum Problem {
    /// There is nothing here.
    #[error("not found")]
    NotFound,
    /// The request makes no sense.
    #[error("bad request")]
    BadRequest,
    /// Not from there.
    #[error("forbidden")]
    Forbidden,
    /// The body is of a kind that the page does not read.
    #[error("unsupported content type")]
    ContentType,
    /// The body comes too slowly.
    #[error("too slow")]
    TooSlow,
    /// The body is larger than anybody needs.
    #[error("payload too large")]
    TooLarge,
    /// Too many requests; again after so many seconds.
    #[error("too many requests")]
    TooMany(u32),
    /// The database is busy or away: nothing was saved.
    #[error("the database is busy or away: {0}")]
    Away(DbError),
    /// A defect of ours.
    #[error("{0}")]
    Unexpected(String),
}

/// What the drawing middleware finds on an answer.
#[derive(Clone, Debug, Default)]
pub struct Mishap {
    /// By which an operator finds the log line.
    pub incident: Option<String>,
    /// Seconds to wait.
    pub retry_after: Option<u32>,
}

impl From<DbError> for Problem {
    fn from(error: DbError) -> Self {
        match error {
            DbError::NotFound => Self::NotFound,
            DbError::Busy | DbError::Unavailable(_) | DbError::Lost(_) => Self::Away(error),
            DbError::Taken(_) | DbError::Broken(_) => Self::Unexpected(error.to_string()),
        }
    }
}

impl From<RenderError> for Problem {
    fn from(error: RenderError) -> Self {
        match error {
            RenderError::Storage(error) => error.into(),
            RenderError::Unfit(reason) => Self::Unexpected(reason),
        }
    }
}

impl ResponseError for Problem {
    fn status_code(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::BadRequest => StatusCode::BAD_REQUEST,
            Self::Forbidden => StatusCode::FORBIDDEN,
            Self::ContentType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Away(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Unexpected(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// Logs what needs an operator, once, and leaves the drawing to the middleware.
    fn error_response(&self) -> HttpResponse {
        let mut mishap = Mishap::default();
        match self {
            Self::TooMany(seconds) => mishap.retry_after = Some(*seconds),
            Self::Away(error) => {
                tracing::error!(%error, "the database did not take part");
                mishap.retry_after = Some(PATIENCE);
            }
            Self::Unexpected(error) => {
                let incident = random::handle();
                tracing::error!(%incident, %error, "a request failed");
                mishap.incident = Some(incident);
            }
            _ => {}
        }
        let mut response = HttpResponse::build(self.status_code());
        if let Some(seconds) = mishap.retry_after {
            response.insert_header((RETRY_AFTER, seconds));
        }
        let mut response = response.finish();
        response.extensions_mut().insert(mishap);
        response
    }
}
