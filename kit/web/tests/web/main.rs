//! At the boundary: what holds for every request, whatever feature answers it.

mod bodies;
mod errors;
mod greetings;

use askama::Template;
use cairn_feature::Feature;
use cairn_ground::{Error, Permission, messages::Source};
use cairn_web::{Cx, Response, Result, Route, View, Who, handler, respond};
use http::StatusCode;

/// A feature that says back what reached it.
fn features() -> Vec<Feature> {
    let words = Source {
        en: "echo-name = Echo\necho-said-kept = Kept, thanks",
        sv: "echo-name = Eko\necho-said-kept = Sparat, tack",
    };
    let mut feature = Feature::new("echo", &[], words);
    feature.routes = vec![
        Route::get("/echo/{word}", Who::Everyone, handler!(word)).needs(Permission::Anyone),
        Route::get("/page", Who::Everyone, handler!(page)),
        Route::get("/pieces", Who::Everyone, handler!(pieces)).needs(Permission::Anyone),
        Route::post("/echo", Who::Everyone, handler!(echo)).needs(Permission::Anyone),
        Route::post("/file", Who::Everyone, handler!(file)).takes_file(),
    ];
    vec![feature]
}

#[derive(Template)]
#[template(source = r#"{% extends "layout.html" %}"#, ext = "html")]
struct Page {
    v: View,
}

async fn page(cx: Cx) -> Result<Response> {
    respond::html(&Page { v: cx.view() })
}

fn plain(status: StatusCode, text: String) -> Response {
    respond::with_type(status, "text/plain; charset=utf-8", text)
}

async fn word(cx: Cx) -> Result<Response> {
    Ok(plain(StatusCode::OK, cx.param("word")?))
}

async fn echo(cx: Cx) -> Result<Response> {
    cx.limit("echo", &cx.address, 2, 10)?;
    Ok(plain(StatusCode::OK, cx.form.value("text").to_owned()))
}

async fn pieces(_: Cx) -> Result<Response> {
    let pieces = futures_util::stream::iter(["x".repeat(500), "y".repeat(500)]);
    let pieces = futures_util::StreamExt::map(pieces, Ok::<_, std::convert::Infallible>);
    Ok(respond::in_pieces(StatusCode::OK, "application/pdf", 1000, pieces))
}

async fn file(cx: Cx) -> Result<Response> {
    match cx.file("photo") {
        Ok(file) => {
            let bytes = file.map_or(0, |file| file.content.len());
            Ok(plain(StatusCode::OK, format!("{} {bytes}", cx.form.value("text"))))
        }
        Err(Error::Refused(refusal)) => {
            let form = cx.refill(&refusal);
            let error = form.error("photo").unwrap_or_default();
            let text = format!("{} {}: {error}", form.value("text"), form.value("after"));
            Ok(plain(StatusCode::UNPROCESSABLE_ENTITY, text))
        }
        Err(other) => Err(other),
    }
}
