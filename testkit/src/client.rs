//! A browser without a screen: cookies, forms, redirects.

use axum::{
    Router,
    body::Body,
    http::{Request, StatusCode, header},
};
use http_body_util::BodyExt;
use tower::ServiceExt;

/// An answer read whole.
#[derive(Debug, Clone)]
pub struct Answer {
    pub status: StatusCode,
    pub body: Vec<u8>,
    pub headers: axum::http::HeaderMap,
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// Where a redirect leads.
    pub fn location(&self) -> String {
        let value = self.headers.get(header::LOCATION).and_then(|v| v.to_str().ok());
        value.unwrap_or_default().to_owned()
    }

    /// How many statements the request sent to the database.
    pub fn queries(&self) -> u32 {
        let value = self.headers.get("server-timing").and_then(|v| v.to_str().ok());
        value.and_then(|v| v.strip_prefix("db;desc=")).and_then(|n| n.parse().ok()).unwrap_or(0)
    }

    /// Whether the page shows `text` (entities of quotes and ampersands undone, blanks unified).
    pub fn shows(&self, text: &str) -> bool {
        self.words().contains(text)
    }

    /// What a reader sees: the text of the page without tags, blanks unified.
    pub fn words(&self) -> String {
        let text = self.text();
        let from = text.find("<main").unwrap_or(0);
        let mut out = String::new();
        let mut inside = false;
        for c in text[from..].chars() {
            match c {
                '<' => inside = true,
                '>' => {
                    inside = false;
                    out.push(' ');
                }
                c if !inside => out.push(if c == '\u{A0}' { ' ' } else { c }),
                _ => {}
            }
        }
        let out = out.replace("&#34;", "\"").replace("&#39;", "'").replace("&quot;", "\"");
        let out = out.replace("&lt;", "<").replace("&gt;", ">");
        let out = out.replace("&#62;", ">").replace("&#60;", "<");
        let out = out.replace("&#38;", "&").replace("&amp;", "&");
        out.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// A browser.
#[derive(Debug, Clone)]
pub struct Client {
    router: Router,
    pub token: Option<String>,
    pub language: String,
    /// What stands in its address line.
    pub host: String,
    /// The network address it comes from, as a reverse proxy says it: what limits count by.
    pub address: Option<String>,
}

impl Client {
    pub fn new(router: Router, token: Option<String>) -> Self {
        Self { router, token, language: "en".into(), host: "localhost".into(), address: None }
    }

    /// Asks for a page.
    pub async fn get(&self, path: &str) -> Answer {
        self.send("GET", path, "", Vec::new()).await
    }

    /// Sends a form and does not follow the redirect.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let kind = "application/x-www-form-urlencoded";
        self.send("POST", path, kind, body.into_bytes()).await
    }

    /// Sends a form, expects a redirect and follows it.
    pub async fn done(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let answer = self.post(path, fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}: {}", answer.words());
        self.get(&answer.location()).await
    }

    /// Sends a form with a file.
    pub async fn upload(
        &self,
        path: &str,
        fields: &[(&str, &str)],
        file: (&str, &str, &[u8]),
    ) -> Answer {
        let mut body = Vec::new();
        for (name, value) in fields {
            let head = format!(
                "--XX\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
            );
            body.extend_from_slice(head.as_bytes());
        }
        let (field, name, content) = file;
        let head = format!(
            "--XX\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\
             Content-Type: application/octet-stream\r\n\r\n"
        );
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(content);
        body.extend_from_slice(b"\r\n--XX--\r\n");
        self.send("POST", path, "multipart/form-data; boundary=XX", body).await
    }

    async fn send(&self, method: &str, path: &str, kind: &str, body: Vec<u8>) -> Answer {
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, self.host.as_str())
            .header(header::ACCEPT_LANGUAGE, self.language.as_str())
            .header("sec-fetch-site", "same-origin");
        if !kind.is_empty() {
            request = request.header(header::CONTENT_TYPE, kind);
        }
        if let Some(address) = &self.address {
            request = request.header("x-forwarded-for", address.as_str());
        }
        if let Some(token) = &self.token {
            request = request.header(header::COOKIE, format!("cairn={token}"));
        }
        self.raw(request.body(Body::from(body)).expect("a request")).await
    }

    /// Sends a request as it is.
    pub async fn raw(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        let (parts, body) = response.into_parts();
        let body = body.collect().await.expect("a body").to_bytes().to_vec();
        let answer = Answer { status: parts.status, body, headers: parts.headers };
        // How a message that is missing shows: a refusal without words fails the test that meets
        // it.
        let wordless = answer.text().contains("\u{FFFD}refused-");
        assert!(!wordless, "a refusal has no words: {}", answer.words());
        answer
    }
}
