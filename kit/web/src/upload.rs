//! The body of a request: a form with or without a file, bounded while it is read.

use std::{
    fmt::Write,
    future::Future,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use axum::{
    BoxError,
    body::{Body, Bytes},
    extract::{
        FromRequest, Multipart,
        multipart::{Field, MultipartError},
    },
    http::{Request, header::CONTENT_TYPE},
};
use cairn_ground::{Error, Refusal, Result, chance, limits};
use futures_util::StreamExt;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::{Form, form::few_enough};

/// What is read of a file that is too large, and thrown away: the fields after it are still
/// wanted, and a browser hears no answer before it has sent everything.
const DROPPED_BYTES: usize = 500_000_000;
/// What may come without a part of the form being found in it: the parser keeps it all.
const UNREAD_BYTES: usize = 4_000_000;
/// How long a form may take, and a file's next piece.
const FORM_SECONDS: u64 = 60;
const PIECE_SECONDS: u64 = 30;

/// A file somebody sent. The type is what the browser said: never trusted.
#[derive(Debug, Clone)]
pub struct Upload {
    pub field: String,
    pub name: String,
    pub said_type: String,
    pub content: Bytes,
    /// Nothing of it was kept.
    pub(crate) too_large: bool,
}

/// What becomes of the files in a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Files {
    /// The route takes none: a body with one is refused.
    None,
    /// Nobody is signed in to bring one: the words beside it are read.
    Dropped,
    Taken,
}

/// The places of forms that are longer than any should be: nine hundred people who send one at once
/// must not fill the memory.
#[derive(Debug)]
pub struct LongForms(Arc<Semaphore>);

impl Default for LongForms {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(limits::LONG_FORMS)))
    }
}

/// How much text may come, and the place of a long form, to be kept until it is answered.
#[derive(Debug)]
pub struct Length {
    bytes: usize,
    most: usize,
    places: Arc<Semaphore>,
    place: Option<OwnedSemaphorePermit>,
}

impl Length {
    /// Of a visitor's form, or of somebody's who is signed in.
    pub(crate) fn of(signed_in: bool, places: &LongForms) -> Self {
        let most = if signed_in { limits::LONG_FORM_BYTES } else { limits::FORM_BYTES };
        Self { bytes: 0, most, places: Arc::clone(&places.0), place: None }
    }

    async fn take(&mut self, bytes: usize) -> Result<()> {
        self.bytes += bytes;
        if self.bytes > self.most {
            return Err(too_large(self.most));
        }
        if self.bytes > limits::FORM_BYTES && self.place.is_none() {
            let place = Arc::clone(&self.places).acquire_owned();
            self.place = in_time(FORM_SECONDS, place).await?.ok();
        }
        Ok(())
    }
}

/// Reads the body; files only where the route takes one.
///
/// # Errors
/// Refuses with `body-too-large`, `body-too-many`, `body-unreadable` and `body-busy`.
pub async fn read(
    request: Request<Body>,
    files: Files,
    length: &mut Length,
) -> Result<(Form, Vec<Upload>)> {
    let kind = request.headers().get(CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or("");
    if kind.starts_with("multipart/form-data") {
        return multipart(request, files, length).await;
    }
    let bytes = in_time(FORM_SECONDS, whole(request.into_body(), length)).await??;
    Ok((Form::parse(&bytes)?, Vec::new()))
}

async fn whole(body: Body, length: &mut Length) -> Result<Vec<u8>> {
    let (mut whole, mut pieces) = (Vec::new(), body.into_data_stream());
    while let Some(piece) = pieces.next().await {
        let piece = piece.map_err(|_| unreadable())?;
        length.take(piece.len()).await?;
        whole.extend_from_slice(&piece);
    }
    Ok(whole)
}

/// Tells what was sent apart: every field, of files their names and sizes.
pub(crate) fn digest(form: &Form, files: &[Upload]) -> String {
    let fields = form.pairs().iter().map(|(name, value)| (name.as_str(), value.clone()));
    let files = files.iter().map(|it| (it.name.as_str(), it.content.len().to_string()));
    // The lengths keep two fields from reading like one.
    let part =
        |(name, value): (&str, String)| format!("{} {name}{} {value}", name.len(), value.len());
    let whole: String = fields.chain(files).map(part).collect();
    chance::digest(&whole).iter().fold(String::new(), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}

/// The refusal of a file, at its field.
pub(crate) fn file_too_large(field: &'static str) -> Error {
    let megabytes = limits::UPLOAD_BYTES / 1_000_000;
    Refusal::field("file-too-large", field).with("megabytes", megabytes).into()
}

fn too_large(most: usize) -> Error {
    Refusal::new("body-too-large").with("megabytes", most / 1_000_000).into()
}

fn unreadable() -> Error {
    Refusal::new("body-unreadable").into()
}

/// Whoever sends nothing for so long is not waited for.
async fn in_time<T>(seconds: u64, work: impl Future<Output = T>) -> Result<T> {
    tokio::time::timeout(Duration::from_secs(seconds), work).await.map_err(|_| unreadable())
}

/// How many bytes of files may still come.
struct Room {
    file: usize,
    dropped: usize,
    unread: Arc<AtomicUsize>,
}

/// The body in single pieces: the parser takes in whatever is ready before it looks at it. It is
/// ended when nothing the parser can use has come for too long; the counter is set back when it
/// found something.
fn watched(body: Body) -> (Body, Arc<AtomicUsize>) {
    let unread = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&unread);
    let pieces = body.into_data_stream().then(move |piece| {
        let counter = Arc::clone(&counter);
        async move {
            tokio::task::yield_now().await;
            let piece = piece.map_err(BoxError::from)?;
            let before = counter.fetch_add(piece.len(), Ordering::Relaxed);
            if before > UNREAD_BYTES { Err(BoxError::from("no form")) } else { Ok(piece) }
        }
    });
    // The end is a step of its own, too: the parser asks twice at the beginning, and what comes
    // with the end the second time it would take for half a form.
    let end = futures_util::stream::once(async {
        tokio::task::yield_now().await;
        Ok(Bytes::new())
    });
    (Body::from_stream(pieces.chain(end)), unread)
}

async fn multipart(
    request: Request<Body>,
    takes: Files,
    length: &mut Length,
) -> Result<(Form, Vec<Upload>)> {
    let (parts, body) = request.into_parts();
    let (body, unread) = watched(body);
    let request = Request::from_parts(parts, body);
    let mut multipart = Multipart::from_request(request, &()).await.map_err(|_| unreadable())?;
    let (mut form, mut files) = (Form::new(), Vec::new());
    let (file, dropped) = match takes {
        Files::None => (0, limits::FORM_BYTES),
        Files::Dropped => (0, limits::UPLOAD_BYTES),
        Files::Taken => (limits::UPLOAD_BYTES, DROPPED_BYTES),
    };
    let mut room = Room { file, dropped, unread };
    let mut parts = 0;
    loop {
        let field = match in_time(PIECE_SECONDS, multipart.next_field()).await? {
            Ok(Some(field)) => field,
            Ok(None) => return Ok((form, files)),
            Err(_) => return Err(unreadable()),
        };
        let name = field.name().unwrap_or_default().to_owned();
        room.unread.store(0, Ordering::Relaxed);
        parts += 1;
        few_enough(parts)?;
        // A part without content costs something, too.
        length.take(name.len() + 64).await?;
        let Some(file) = field.file_name().map(str::to_owned) else {
            let content = words(field, &room, length).await?;
            form.push(name, String::from_utf8_lossy(&content).into_owned());
            continue;
        };
        let said_type = field.content_type().unwrap_or_default().to_owned();
        let content = content(field, &mut room).await?;
        let lost = content.is_none();
        let content = Bytes::from(content.unwrap_or_default());
        // A browser sends an empty part for a file field left alone.
        if lost || !(file.is_empty() && content.is_empty()) {
            files.push(Upload { field: name, name: file, said_type, content, too_large: lost });
        }
        if room.dropped == 0 {
            // More than anybody sends: what lies behind it is not waited for.
            return match takes {
                Files::None => Err(too_large(limits::FORM_BYTES)),
                _ => Ok((form, files)),
            };
        }
    }
}

async fn piece(field: &mut Field<'_>, room: &Room) -> Result<Option<Bytes>> {
    let piece: Result<_, MultipartError> = in_time(PIECE_SECONDS, field.chunk()).await?;
    room.unread.store(0, Ordering::Relaxed);
    piece.map_err(|_| unreadable())
}

async fn words(mut field: Field<'_>, room: &Room, length: &mut Length) -> Result<Vec<u8>> {
    let mut content = Vec::new();
    while let Some(piece) = piece(&mut field, room).await? {
        length.take(piece.len()).await?;
        content.extend_from_slice(&piece);
    }
    Ok(content)
}

/// The file, or nothing where it is too large: the rest of it is read and thrown away.
async fn content(mut field: Field<'_>, room: &mut Room) -> Result<Option<Vec<u8>>> {
    let mut content = Some(Vec::new());
    while let Some(piece) = piece(&mut field, room).await? {
        match &mut content {
            Some(kept) if piece.len() <= room.file => {
                room.file -= piece.len();
                kept.extend_from_slice(&piece);
            }
            _ => {
                content = None;
                room.dropped = room.dropped.saturating_sub(piece.len());
                if room.dropped == 0 {
                    break;
                }
            }
        }
    }
    Ok(content)
}
