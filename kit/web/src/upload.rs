//! The body of a request: a form with or without files, bounded before it is read whole.

use axum::{
    body::Body,
    extract::{FromRequest, Multipart},
    http::{Request, header::CONTENT_TYPE},
};
use cairn_ground::{Error, Refusal, Result, limits};
use http_body_util::{BodyExt, Limited};

use crate::Form;

/// A file somebody sent. The type is what the browser said: never trusted.
#[derive(Debug, Clone)]
pub struct Upload {
    pub field: String,
    pub name: String,
    pub said_type: String,
    pub content: Vec<u8>,
}

/// Reads the body.
///
/// # Errors
/// Refuses with `body-too-large` and `body-unreadable`.
pub async fn read(request: Request<Body>) -> Result<(Form, Vec<Upload>)> {
    let kind = request.headers().get(CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or("");
    if kind.starts_with("multipart/form-data") {
        return multipart(request).await;
    }
    let bytes = bounded(request, limits::FORM_BYTES).await?;
    Ok((Form::parse(&bytes), Vec::new()))
}

async fn bounded(request: Request<Body>, most: usize) -> Result<Vec<u8>> {
    let body = Limited::new(request.into_body(), most);
    let collected = body.collect().await.map_err(|_| too_large(most))?;
    Ok(collected.to_bytes().to_vec())
}

fn too_large(most: usize) -> Error {
    Refusal::new("body-too-large").with("megabytes", most / 1_000_000).into()
}

async fn multipart(request: Request<Body>) -> Result<(Form, Vec<Upload>)> {
    let unreadable = || Error::from(Refusal::new("body-unreadable"));
    let (parts, body) = request.into_parts();
    let limited = Body::new(Limited::new(body, limits::UPLOAD_BYTES));
    let request = Request::from_parts(parts, limited);
    let mut multipart = Multipart::from_request(request, &()).await.map_err(|_| unreadable())?;
    let (mut form, mut files) = (Form::new(), Vec::new());
    loop {
        let field = match multipart.next_field().await {
            Ok(Some(field)) => field,
            Ok(None) => return Ok((form, files)),
            Err(e) => return Err(classify(&e)),
        };
        let name = field.name().unwrap_or_default().to_owned();
        let file = field.file_name().map(str::to_owned);
        let said_type = field.content_type().unwrap_or_default().to_owned();
        let content = field.bytes().await.map_err(|e| classify(&e))?.to_vec();
        match file {
            // A browser sends an empty part for a file field left alone.
            Some(file) if file.is_empty() && content.is_empty() => {}
            Some(file) => files.push(Upload { field: name, name: file, said_type, content }),
            None => form.push(name, String::from_utf8_lossy(&content).into_owned()),
        }
    }
}

fn classify(error: &axum::extract::multipart::MultipartError) -> Error {
    let mut cause: Option<&dyn std::error::Error> = Some(error);
    while let Some(inner) = cause {
        if inner.is::<http_body_util::LengthLimitError>() {
            return too_large(limits::UPLOAD_BYTES);
        }
        cause = inner.source();
    }
    Refusal::new("body-unreadable").into()
}
