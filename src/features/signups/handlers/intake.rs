//! What a form was sent as: a short body, or one that brings files. Files are written to the disk as they come, looked into, and
//! refused here where they are not what the form asks for; they are stored with the submission or not at all.

use std::{
    fs::File,
    io::{self, Write},
    path::Path,
    sync::Arc,
};

use actix_web::{
    HttpRequest,
    http::header::{CONTENT_LENGTH, CONTENT_TYPE},
    web::{Bytes, Payload},
};
use chrono::Duration;
use sha2::{Digest, Sha256};

use super::super::{
    files::{Attached, Files, fault, too_large, too_many},
    sniff::sniff,
    store::from_network,
};
use crate::{
    features::forms::{
        Form, attachments,
        model::{Field, FieldKind},
    },
    kernel::digest::hex,
    security::network,
    state::{AppState, Pace, Place, Problem, Visit, pumped},
};

/// The largest body without files, and the most that may stand beside files, in octets.
const TEXTS: usize = 64 * 1024;
/// How much more is read and thrown away, in octets, so that whoever chose too large a file is told on the page.
const PATIENCE: usize = 32 * 1024 * 1024;
/// Octets that are written to the disk at once.
const BLOCK: usize = 256 * 1024;
/// The most parts of a form: more than it has fields and files.
const PARTS: usize = 2000;
/// Seconds after which a network that sent too many forms may send again.
const WAIT: u32 = 600;

/// A form as it came in.
#[derive(Default)]
pub struct Arrived {
    /// Its body, where it is a short one.
    pub body: Bytes,
    /// Its values, where it came in parts.
    pub parts: Option<Vec<(String, String)>>,
    /// Its files.
    pub files: Files,
    /// The place that is held while files are on their way.
    _place: Option<Place>,
}

/// Reads what was sent to a form. Only forms that ask for files take more than a short body.
///
/// # Errors
/// When it is too large, broken or too slow, or too many come from there.
pub async fn receive(
    request: &HttpRequest,
    state: &AppState,
    visit: &Visit,
    form: &Form,
    payload: Payload,
) -> Result<Arrived, Problem> {
    let kind = header(request, CONTENT_TYPE);
    match multer::parse_boundary(kind) {
        Ok(boundary) if form.definition.takes_files() => {
            let place = state.intake.enter(network::prefix(visit.ip))?;
            let most = form.definition.most_octets() + TEXTS as u64 + PATIENCE as u64;
            // Whoever says beforehand that it is too much need not send it.
            if header(request, CONTENT_LENGTH).parse::<u64>().is_ok_and(|length| length > most) {
                return Err(Problem::TooLarge);
            }
            may_send(state, visit).await?;
            let mut arriving = Arriving { form, folder: &state.config.uploads_dir, pace: Pace::begin(), most, texts: 0 };
            let parts = multer::Multipart::new(pumped(payload.into_inner(), PATIENCE), boundary);
            let (values, files) = arriving.all(parts).await?;
            Ok(Arrived { parts: Some(values), files, _place: Some(place), ..Arrived::default() })
        }
        _ => {
            let body = short_body(payload).await?;
            Ok(Arrived { body, ..Arrived::default() })
        }
    }
}

/// Reads a body without files.
///
/// # Errors
/// When it is too large or broken.
pub async fn short_body(payload: Payload) -> Result<Bytes, Problem> {
    payload.to_bytes_limited(TEXTS).await.map_err(|_| Problem::TooLarge)?.map_err(|_| Problem::BadRequest)
}

fn header(request: &HttpRequest, name: actix_web::http::header::HeaderName) -> &str {
    request.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

/// Has the network sent as many forms as it may (FRM-08)? Asked before anything of its files is read; what counts is asked again where
/// the submission is stored.
async fn may_send(state: &AppState, visit: &Visit) -> Result<(), Problem> {
    let (key, since) = (visit.network_key(state), visit.at.plus(-Duration::hours(1)));
    let sent = state.db.read(move |connection| from_network(connection, &key, since)).await?;
    if sent >= visit.house.settings.posts_per_network_per_hour { Err(Problem::TooMany(WAIT)) } else { Ok(()) }
}

/// A form while it comes in.
struct Arriving<'a> {
    form: &'a Form,
    folder: &'a Path,
    pace: Pace,
    most: u64,
    texts: usize,
}

type Part = multer::Field<'static>;

impl Arriving<'_> {
    async fn all(&mut self, mut parts: multer::Multipart<'static>) -> Result<(Vec<(String, String)>, Files), Problem> {
        let (mut values, mut files) = (Vec::new(), Files::default());
        for _ in 0..PARTS {
            let next = self.pace.within(parts.next_field()).await?.map_err(|_| Problem::BadRequest)?;
            let Some(part) = next else { return Ok((values, files)) };
            let name = part.name().unwrap_or_default().to_owned();
            match part.file_name().map(ToOwned::to_owned) {
                Some(called) => match self.form.definition.fields.iter().find(|field| field.name == name && field.kind.is_file())
                {
                    Some(field) => self.file(field, &called, part, &mut files).await?,
                    None => self.pass(part).await?,
                },
                None => values.push((name, self.text(part).await?)),
            }
        }
        Err(Problem::BadRequest)
    }

    /// The next piece of a part; an error when all of it together is more than anybody was asked for.
    async fn piece(&mut self, part: &mut Part) -> Result<Option<Bytes>, Problem> {
        let piece = self.pace.within(part.chunk()).await?.map_err(|_| Problem::BadRequest)?;
        self.pace.count(piece.as_ref().map_or(0, Bytes::len));
        if self.pace.octets() > self.most { Err(Problem::TooLarge) } else { Ok(piece) }
    }

    async fn text(&mut self, mut part: Part) -> Result<String, Problem> {
        let mut value = Vec::new();
        while let Some(piece) = self.piece(&mut part).await? {
            self.texts += piece.len();
            if self.texts > TEXTS {
                return Err(Problem::TooLarge);
            }
            value.extend_from_slice(&piece);
        }
        String::from_utf8(value).map_err(|_| Problem::BadRequest)
    }

    /// Reads a part that nobody asked for, and forgets it.
    async fn pass(&mut self, mut part: Part) -> Result<(), Problem> {
        while self.piece(&mut part).await?.is_some() {}
        Ok(())
    }

    /// Takes a file in, or notes what is wrong with it.
    async fn file(&mut self, field: &Field, called: &str, mut part: Part, files: &mut Files) -> Result<(), Problem> {
        let FieldKind::File { max_kib, most, .. } = field.kind else { return Ok(()) };
        let mut first = Bytes::new();
        while first.is_empty() {
            let Some(piece) = self.piece(&mut part).await? else { break };
            first = piece;
        }
        if first.is_empty() {
            // Browsers send an empty part without a name where no file was chosen.
            if !called.is_empty() {
                let name = attachments::label(called);
                files.choose(&field.name, &name);
                files.refuse(&field.name, fault(field, &name, 0, None).unwrap_or_else(|| too_many(most)));
            }
            return Ok(());
        }
        let name = attachments::label(called);
        files.choose(&field.name, &name);
        if files.count(&field.name) > usize::from(most) {
            files.refuse(&field.name, too_many(most));
            return self.pass(part).await;
        }
        let limit = u64::from(max_kib) * 1024;
        let folder = self.folder.to_owned();
        let mut landing = off_thread(move || Landing::begin(&folder)).await?;
        let mut block = first.to_vec();
        loop {
            let piece = self.piece(&mut part).await?;
            let is_over = piece.is_none();
            block.extend_from_slice(&piece.unwrap_or_default());
            if landing.size + block.len() as u64 > limit {
                files.refuse(&field.name, too_large(&name, max_kib));
                return self.pass(part).await;
            }
            if block.len() >= BLOCK || is_over {
                let written = std::mem::take(&mut block);
                landing = off_thread(move || landing.write(&written)).await?;
            }
            if is_over {
                break;
            }
        }
        let size = landing.size;
        let (landing, kind) = off_thread(move || sniff(&landing.file, size).map(|kind| (landing, kind))).await?;
        match (fault(field, &name, size, kind), kind) {
            (None, Some(kind)) => files.keep(Attached {
                field: field.name.clone(),
                name: kind.named(&name),
                kind,
                size,
                sha256: hex(&landing.hash.finalize()),
                content: Arc::new(landing.file),
            }),
            (slip, _) => files.refuse(&field.name, slip.unwrap_or_else(|| too_many(most))),
        }
        Ok(())
    }
}

/// A file on the disk while it comes in: without a name, so that it is gone whatever happens to us.
struct Landing {
    file: File,
    hash: Sha256,
    size: u64,
}

impl Landing {
    fn begin(folder: &Path) -> io::Result<Self> {
        if !folder.is_dir() {
            let mut builder = std::fs::DirBuilder::new();
            builder.recursive(true);
            #[cfg(unix)]
            std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
            builder.create(folder)?;
        }
        Ok(Self { file: tempfile::tempfile_in(folder)?, hash: Sha256::new(), size: 0 })
    }

    fn write(mut self, block: &[u8]) -> io::Result<Self> {
        self.file.write_all(block)?;
        self.hash.update(block);
        self.size += block.len() as u64;
        Ok(self)
    }
}

/// Runs what waits for the disk on a thread that may wait. A disk that is full is away, like a database.
async fn off_thread<T: Send + 'static>(work: impl FnOnce() -> io::Result<T> + Send + 'static) -> Result<T, Problem> {
    let done = tokio::task::spawn_blocking(work).await;
    let done = done.map_err(|error| Problem::Unexpected(format!("work on a file ended early: {error}")))?;
    done.map_err(|error| Problem::Unexpected(format!("a file that was sent cannot be written: {error}")))
}
