//! The links of messages. GET shows one page with one button and changes nothing; the button does
//! it, without signing anybody in.

use cairn_ground::{Error, Result};
use cairn_nudge::{Action, Link};
use cairn_web::{Cx, Response, html, redirect, respond::with_type};
use http::StatusCode;

use crate::{commands::SEE, pages};

pub async fn show(cx: Cx) -> Result<Response> {
    let token: String = cx.param("token")?;
    let link = cairn_nudge::peek(&mut cx.read().await?, &token, cx.now).await?;
    html(&page(cx, &link, false))
}

/// In the language of the message's receiver, whoever's browser it is opened in.
fn page(mut cx: Cx, link: &Link, done: bool) -> pages::MessageLink {
    cx.locale = link.locale;
    let word = link.action.word();
    pages::MessageLink { v: cx.view(), word, done, action: cx.path }
}

pub async fn press(cx: Cx) -> Result<Response> {
    let token: String = cx.param("token")?;
    let link = cairn_nudge::peek(&mut cx.read().await?, &token, cx.now).await?;
    // A mail program that was asked for no more messages (RFC 8058), and nothing else, may send
    // this without showing the page.
    let one_click = link.action == Action::Off && cx.form.value("List-Unsubscribe") == "One-Click";
    if !(cx.same_origin || one_click) {
        return Err(Error::Forbidden);
    }
    let redeemed = cx.house.store.write(move |tx| {
        let token = token.clone();
        Box::pin(async move { cairn_nudge::redeem(tx, &token).await })
    });
    let link = redeemed.await?;
    match &link.action {
        Action::Open { verb, .. } if verb == SEE => redirect("/me/history"),
        Action::Open { object, .. } => {
            // Its address says nothing; whether the reader may see it, its page asks.
            let object = cairn_objects::find_any(&mut cx.read().await?, *object).await?;
            redirect(&object.href)
        }
        Action::Today => redirect("/"),
        _ if !cx.same_origin => Ok(with_type(StatusCode::OK, "text/plain; charset=utf-8", "ok\n")),
        _ => html(&page(cx, &link, true)),
    }
}
