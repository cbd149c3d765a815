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
use cairn_ground::{Error, PersonId, Refusal, Result, chance, limits};
use futures_util::StreamExt;
use tokio::time::Instant;

use crate::{
    Form,
    form::few_enough,
    seats::{Seat, Seats},
};

/// What is read of a file that is too large, and thrown away: the fields after it are still
/// wanted, and a browser hears no answer before it has sent everything.
const DROPPED_BYTES: usize = 500_000_000;
/// What may come without a part of the form being found in it: the parser keeps it all.
const UNREAD_BYTES: usize = 4_000_000;
/// How long a form may take, one with files for each so many bytes of it a second more; and how
/// long a file's next piece may take.
const FORM_SECONDS: u64 = 60;
const BYTES_A_SECOND: u64 = 10_000;
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

/// How much text and how much of files may come, and the places of what is long, to be kept until
/// it is answered.
#[derive(Debug)]
pub struct Length {
    bytes: usize,
    of_files: usize,
    whose: Option<PersonId>,
    seats: Seats,
    form: Option<Seat>,
    files: Option<Seat>,
}

impl Length {
    /// Of a visitor's form, or of somebody's who is signed in.
    pub(crate) fn of(whose: Option<PersonId>, seats: &Seats) -> Self {
        let seats = seats.clone();
        Self { bytes: 0, of_files: 0, whose, seats, form: None, files: None }
    }

    async fn take(&mut self, bytes: usize) -> Result<()> {
        self.bytes += bytes;
        let most = self.whose.map_or(limits::FORM_BYTES, |_| limits::LONG_FORM_BYTES);
        if self.bytes > most {
            return Err(too_large(most));
        }
        if let Some(whose) = self.whose
            && self.bytes > limits::FORM_BYTES
            && self.form.is_none()
        {
            self.form = Some(self.seats.forms.seat(whose).await?);
        }
        Ok(())
    }

    /// A piece of a file that is kept.
    async fn take_file(&mut self, bytes: usize) -> Result<()> {
        self.of_files += bytes;
        if let Some(whose) = self.whose
            && self.of_files > limits::FORM_BYTES
            && self.files.is_none()
        {
            self.files = Some(self.seats.files.seat(whose).await?);
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
#[allow(clippy::disallowed_methods, reason = "how long a sender takes is no time of the house")]
fn watched(body: Body) -> (Body, Arc<AtomicUsize>) {
    let unread = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&unread);
    let (began, mut came) = (Instant::now(), 0);
    let pieces = body.into_data_stream().then(move |piece| {
        let counter = Arc::clone(&counter);
        came += piece.as_ref().map_or(0, |piece| piece.len() as u64);
        let late = is_late(came, began.elapsed());
        async move {
            tokio::task::yield_now().await;
            let piece = piece.map_err(BoxError::from)?;
            let before = counter.fetch_add(piece.len(), Ordering::Relaxed);
            if late || before > UNREAD_BYTES { Err(BoxError::from("no form")) } else { Ok(piece) }
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

/// Whether so much should have come sooner: a byte now and then would hold its place for days.
fn is_late(came: u64, after: Duration) -> bool {
    after.as_secs() > FORM_SECONDS + came / BYTES_A_SECOND
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
        let content = content(field, &mut room, length).await?;
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
async fn content(
    mut field: Field<'_>,
    room: &mut Room,
    length: &mut Length,
) -> Result<Option<Vec<u8>>> {
    let mut content = Some(Vec::new());
    while let Some(piece) = piece(&mut field, room).await? {
        match &mut content {
            Some(kept) if piece.len() <= room.file => {
                room.file -= piece.len();
                length.take_file(piece.len()).await?;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trickle_is_late_and_a_large_film_is_not() {
        assert!(!is_late(3, Duration::from_mins(1)));
        assert!(is_late(4, Duration::from_secs(80)));
        assert!(!is_late(30_000_000, Duration::from_mins(50)));
    }
}
