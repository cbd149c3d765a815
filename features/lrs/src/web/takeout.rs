//! Everything of mine as one archive.

use axum::body::Body;
use cairn_ground::Result;
use cairn_web::{
    Cx, Response, html,
    respond::{as_it_is, with_type},
};
use futures_util::stream;
use http::{HeaderValue, StatusCode, header};

use super::archive::Archive;
use crate::pages;

pub async fn show(cx: Cx) -> Result<Response> {
    let me = cx.actor.person()?.id;
    let statements = cairn_record::count_of_person(&mut cx.read().await?, me).await?;
    html(&pages::Takeout { v: cx.view(), statements })
}

/// Sends the archive while it is made. What goes wrong on the way breaks the download off, so
/// that nobody takes half an archive for a whole one.
pub async fn make(cx: Cx) -> Result<Response> {
    let name = format!("attachment; filename=\"cairn-{}.zip\"", cx.today());
    let name = HeaderValue::from_str(&name).map_err(cairn_ground::Error::internal)?;
    let archive = Archive::of(cx)?;
    let parts = stream::try_unfold(archive, |mut archive| async move {
        match archive.next().await {
            Ok(part) => Ok(part.map(|bytes| (bytes, archive))),
            Err(error) => {
                tracing::error!(%error, "a take-out broke off");
                Err(std::io::Error::other(error))
            }
        }
    });
    let response = with_type(StatusCode::OK, "application/zip", Body::from_stream(parts));
    let mut response = as_it_is(response);
    response.headers_mut().insert(header::CONTENT_DISPOSITION, name);
    Ok(response)
}
