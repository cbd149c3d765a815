//! Files: added by the toolbar, opened by whoever sees what uses them.

use cairn_ground::{Error, Id, Refusal, Result};
use cairn_web::{Cx, Response, Route, Who, handler, respond};
use http::{HeaderMap, HeaderValue, StatusCode, header};

use crate::{
    commands::files::{self, Kept},
    rules::files::{self as rules, Nature},
    store::files::{self as store, File},
};

pub fn routes() -> Vec<Route> {
    let mut routes = super::markdown::routes();
    routes.extend([
        Route::post("/files", Who::Everyone, handler!(add)).takes_file(),
        Route::get("/files/{name}", Who::Readers, handler!(open)),
    ]);
    routes
}

/// Takes a photo or file of the toolbar; answers with the Markdown to insert, or says why not.
pub async fn add(cx: Cx) -> Result<Response> {
    match keep_sent(&cx, "file").await {
        Ok(Some((name, kept))) => {
            let mut answer = words(StatusCode::OK, markdown(&name, &kept));
            if kept.nature == Nature::Download && rules::is_other_film(&kept.name) {
                let advice = cx.t("knowledge-film-not-played", &[("name", kept.name.into())]);
                super::markdown::say(&mut answer, &advice);
            }
            Ok(answer)
        }
        Ok(None) => {
            let refusal = Refusal::field("knowledge-file-empty", "file").with("name", "");
            Ok(words(StatusCode::UNPROCESSABLE_ENTITY, cx.words(&refusal)))
        }
        Err(Error::Refused(refusal)) => {
            Ok(words(StatusCode::UNPROCESSABLE_ENTITY, cx.words(&refusal)))
        }
        Err(other) => Err(other),
    }
}

fn words(status: StatusCode, text: String) -> Response {
    respond::with_type(status, "text/plain; charset=utf-8", text)
}

/// A picture shows, everything else is a link with its name.
fn markdown(name: &str, kept: &Kept) -> String {
    let text: String = kept.name.chars().filter(|c| !"[]\\`<>*_".contains(*c)).collect();
    match kept.nature {
        Nature::Picture => format!("![]({})", address(name)),
        Nature::Video | Nature::Download => format!("[{text}]({})", address(name)),
    }
}

pub fn address(name: &str) -> String {
    format!("/files/{name}")
}

/// Keeps the file sent as `field`; gives the name of its address. Nothing if none was sent.
///
/// # Errors
/// Refuses what is not taken, in words.
pub async fn keep_sent(cx: &Cx, field: &'static str) -> Result<Option<(String, Kept)>> {
    let Some(sent) = cx.file(field)? else { return Ok(None) };
    let me = cx.actor.person()?.id;
    cx.limit("upload", &me.to_string(), 200, 10)?;
    let ready = files::ready(field, &sent.name, &sent.content)?;
    let kept = files::keep(&cx.house.blobs, &sent.name, &ready).await?;
    let (actor, file) = (cx.actor.clone(), kept.clone());
    let name = cx.house.store.write(move |tx| {
        let (actor, file) = (actor.clone(), file.clone());
        Box::pin(async move { files::add(tx, &actor, &file).await })
    });
    let name = name.await?;
    // Between keeping and naming it, the same content may have been taken off the disk as unused.
    cx.house.blobs.put(&ready.content).await?;
    Ok(Some((name, kept)))
}

/// A file, whole or in part. Nothing but pictures is shown in place, and nothing ever runs.
pub async fn open(cx: Cx) -> Result<Response> {
    let id: Id = rules::id_of_name(&cx.param::<String>("name")?).ok_or(Error::NotFound)?;
    let mut db = cx.read().await?;
    let file = store::find(&mut db, &cx.actor, id).await?;
    drop(db);
    let size = cx.house.blobs.size(&file.blob).await?;
    let (status, range, said) = match rules::part(&cx.range, size) {
        Some(Err(())) => {
            let mut response = respond::with_type(StatusCode::RANGE_NOT_SATISFIABLE, PLAIN, "");
            set(response.headers_mut(), header::CONTENT_RANGE, &format!("bytes */{size}"))?;
            return Ok(response);
        }
        Some(Ok(range)) => {
            let said = format!("bytes {}-{}/{size}", range.start, range.end - 1);
            (StatusCode::PARTIAL_CONTENT, range, Some(said))
        }
        None => (StatusCode::OK, 0..size, None),
    };
    let length = range.end - range.start;
    let pieces = cx.house.blobs.pieces(&file.blob, range)?;
    let mut response = respond::in_pieces(status, PLAIN, length, pieces);
    if let Some(said) = said {
        set(response.headers_mut(), header::CONTENT_RANGE, &said)?;
    }
    guarded(response.headers_mut(), &file)?;
    Ok(response)
}

const PLAIN: &str = "application/octet-stream";
/// What a file may do should a browser show it after all: nothing.
const NOTHING: &str = "default-src 'none'; sandbox";

fn guarded(headers: &mut HeaderMap, file: &File) -> Result<()> {
    let nature = rules::nature(&file.kind);
    let kind = if nature == Nature::Download { PLAIN } else { &file.kind };
    set(headers, header::CONTENT_TYPE, kind)?;
    set(headers, header::CONTENT_SECURITY_POLICY, NOTHING)?;
    set(headers, header::X_CONTENT_TYPE_OPTIONS, "nosniff")?;
    set(headers, header::ACCEPT_RANGES, "bytes")?;
    // What a name stands for never changes; others on the same device ask again.
    set(headers, header::CACHE_CONTROL, "private, max-age=86400")?;
    set(headers, header::VARY, "cookie")?;
    let how = if nature == Nature::Picture { "inline" } else { "attachment" };
    set(headers, header::CONTENT_DISPOSITION, &disposition(how, &file.name))
}

/// RFC 6266: plain letters for the old, UTF-8 for the others.
fn disposition(how: &str, name: &str) -> String {
    let plain: String = name
        .chars()
        .map(|c| if c.is_ascii_graphic() && c != '"' && c != '\\' { c } else { '_' })
        .collect();
    let coded: String = name.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = std::fmt::Write::write_fmt(&mut out, format_args!("%{byte:02X}"));
        }
        out
    });
    format!("{how}; filename=\"{plain}\"; filename*=UTF-8''{coded}")
}

fn set(headers: &mut HeaderMap, name: header::HeaderName, value: &str) -> Result<()> {
    headers.insert(name, HeaderValue::from_str(value).map_err(Error::internal)?);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::disposition;

    #[test]
    fn a_name_in_any_language_survives_the_header() {
        let said = disposition("attachment", "Så här \"gör\" vi.pdf");
        let coded = "S%C3%A5%20h%C3%A4r%20%22g%C3%B6r%22%20vi.pdf";
        let expected =
            format!("attachment; filename=\"S__h_r__g_r__vi.pdf\"; filename*=UTF-8''{coded}");
        assert_eq!(said, expected);
    }
}
