//! Writing cards. These routes leave no trace: no access-log line, no last-seen, no command id.
//! Ids of cards travel in bodies, never in addresses, which others may keep.

use cairn_ground::{Error, Id, Instant, ObjectId, Refusal};
use cairn_web::{Cx, Form, Response, Result, html, redirect, respond};
use http::{HeaderValue, header};

use super::{KEY, fold, head};
use crate::{
    commands::{self, ChangeCard, WriteCard},
    pages::{Own, Write},
    rules::{EditKey, Question, State},
    store,
};

/// Cards a review takes in a day: five times what a team of thirty writes. Counted for the review,
/// in memory; whoever writes is not counted.
const MOST_CARDS_A_DAY: u32 = 1_000;

/// The browser's key, and whether it is new.
fn key(cx: &Cx) -> (EditKey, bool) {
    let known = cx.cookie(KEY).as_deref().and_then(EditKey::parse);
    known.map_or_else(|| (EditKey::fresh(), true), |key| (key, false))
}

/// Gives the browser its key: for this review's addresses alone, out of reach of scripts, sent
/// when one comes from a mail.
fn keep(cx: &Cx, response: Response, review: ObjectId, key: &EditKey) -> Result<Response> {
    set(cx, response, review, key.as_str(), 31 * Instant::DAY / Instant::SECOND)
}

/// Takes the key back once it opens nothing: then no browser can show what its person wrote, not
/// even beside a backup from before the opening.
pub(super) fn forget(cx: &Cx, response: Response, review: ObjectId) -> Result<Response> {
    if cx.cookie(KEY).is_none() {
        return Ok(response);
    }
    set(cx, response, review, "", 0)
}

fn set(
    cx: &Cx,
    mut response: Response,
    review: ObjectId,
    value: &str,
    seconds: i64,
) -> Result<Response> {
    let secure = if cx.house.is_https() { "; Secure" } else { "" };
    let text = format!(
        "{KEY}={value}; Path=/reviews/{review}; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}"
    );
    let value = HeaderValue::from_str(&text).map_err(Error::internal)?;
    response.headers_mut().append(header::SET_COOKIE, value);
    Ok(response)
}

pub(crate) async fn write(cx: Cx) -> Result<Response> {
    let id = cx.param("id")?;
    let question = Question::parse(cx.query.value("q")).unwrap_or(Question::ALL[0]);
    let (key, is_new) = key(&cx);
    let Some(page) = page(&cx, id, question, &key, Form::new()).await? else {
        return redirect(&format!("/reviews/{id}"));
    };
    let response = html(&page)?;
    if is_new { keep(&cx, response, id, &key) } else { Ok(response) }
}

/// The writing page; `None` when nobody writes (any longer).
async fn page(
    cx: &Cx,
    id: ObjectId,
    question: Question,
    key: &EditKey,
    form: Form,
) -> Result<Option<Write>> {
    let mut db = cx.read().await?;
    let head = head(cx, &mut db, id).await?;
    if !head.review.takes_part {
        return Err(Error::Forbidden);
    }
    // A card that came too late is shown with why, so that it can be read out instead.
    if head.state != State::Writing && form.errors().is_empty() {
        return Ok(None);
    }
    let own = if head.state == State::Writing {
        let cards = store::list_unread(&mut db, id).await?;
        own_cards(cx, id, key, &cards, &form)?
    } else {
        Vec::new()
    };
    let own = own.into_iter().filter(|card| card.question == question).collect();
    let steps = if question == Question::ALL[0] {
        store::list_earlier_steps(&mut db, &cx.actor, &head.review).await?
    } else {
        Vec::new()
    };
    Ok(Some(Write { v: cx.view(), head, question, form, own, steps }))
}

/// Those of `cards` that this browser wrote, each in a form of its own; the one in `form` as it
/// was typed.
fn own_cards(
    cx: &Cx,
    review: ObjectId,
    key: &EditKey,
    cards: &[store::Card],
    form: &Form,
) -> Result<Vec<Own>> {
    let person = cx.actor.person()?.id;
    let mine = |card: &&store::Card| {
        let question = Question::of(card.question);
        question.is_some_and(|q| key.card_id(person, review, q, &card.body) == card.id)
    };
    let own = cards.iter().filter(mine).enumerate().map(|(i, card)| {
        let open = form.value("card") == card.id.to_string();
        let form = if open { form.clone() } else { Form::new().with("body", &card.body) };
        let question = Question::of(card.question).unwrap_or(Question::ALL[0]);
        let href = format!("/reviews/{review}/write?q={}", question.number());
        let pre = format!("c{i}");
        Own { id: card.id, question, body: card.body.clone(), href, pre, form, open }
    });
    Ok(own.collect())
}

pub(crate) async fn add(cx: Cx) -> Result<Response> {
    let id: ObjectId = cx.param("id")?;
    let question = Question::parse(cx.form.value("q")).ok_or(Error::NotFound)?;
    let (key, is_new) = key(&cx);
    let goes_on = cx.form.value("go") == "next";
    let empty = cx.form.value("body").trim().is_empty();
    let nothing = goes_on && empty;
    let refused = if nothing { None } else { lay_or_refuse(&cx, id, question, &key).await? };
    let response = match refused {
        Some(refused) => refused,
        None if nothing && question.next().is_none() => {
            redirect(&format!("/reviews/{id}?said={}", said_at_the_end(&cx, id).await?))?
        }
        None => redirect(&onward(id, question, goes_on, empty))?,
    };
    if is_new { keep(&cx, response, id, &key) } else { Ok(response) }
}

/// Whoever leaves every field empty hears no thanks for what is not there.
async fn said_at_the_end(cx: &Cx, review: ObjectId) -> Result<&'static str> {
    let cards = store::list_unread(&mut cx.read().await?, review).await?;
    let wrote = !known_cards(cx, review, &cards)?.is_empty();
    Ok(if wrote { "reviews-said-written" } else { "reviews-said-nothing" })
}

/// Lays what stands in the field; the page again with why not.
async fn lay_or_refuse(
    cx: &Cx,
    id: ObjectId,
    question: Question,
    key: &EditKey,
) -> Result<Option<Response>> {
    match lay(cx, id, question, key).await {
        Ok(()) => Ok(None),
        Err(Error::Refused(refusal)) => {
            let form = cx.refill(&refusal);
            let page = page(cx, id, question, key, form).await?.ok_or(Error::NotFound)?;
            respond::refused(&page).map(Some)
        }
        Err(other) => Err(other),
    }
}

async fn lay(cx: &Cx, review: ObjectId, question: Question, key: &EditKey) -> Result<()> {
    cx.limit("reviews-cards", &review.to_string(), MOST_CARDS_A_DAY, 24 * 60)?;
    let body = cx.form.value("body").to_owned();
    let promised = cx.form.value("people").parse().ok();
    let input = WriteCard { review, question, body, key: key.clone(), promised };
    let laid = cx.run(input, |tx, me, input| Box::pin(commands::write_card(tx, me, input))).await;
    fold(cx, store::UNREAD, laid.is_ok()).await;
    laid
}

/// Where one goes after a card: the same question, the next one, or the review.
fn onward(id: ObjectId, question: Question, goes_on: bool, empty: bool) -> String {
    let said = if empty { "" } else { "&said=reviews-said-card" };
    match (goes_on, question.next()) {
        (false, _) => format!("/reviews/{id}/write?q={}{said}", question.number()),
        (true, Some(next)) => format!("/reviews/{id}/write?q={}{said}", next.number()),
        (true, None) => format!("/reviews/{id}?said=reviews-said-written"),
    }
}

pub(crate) async fn change(cx: Cx) -> Result<Response> {
    let id: ObjectId = cx.param("id")?;
    let question = Question::parse(cx.form.value("q")).ok_or(Error::NotFound)?;
    let card: Id = cx.form.value("card").parse().map_err(|_| Error::NotFound)?;
    let (key, _) = key(&cx);
    let body = cx.form.value("body").to_owned();
    let input = ChangeCard { review: id, card, body, key: key.clone() };
    let away = cx.form.value("go") == "away";
    let result = if away {
        cx.run(input, |tx, me, i| Box::pin(commands::take_away_card(tx, me, i))).await
    } else {
        cx.run(input, |tx, me, i| Box::pin(commands::change_card(tx, me, i))).await
    };
    fold(&cx, store::UNREAD, result.is_ok()).await;
    match result {
        Ok(()) => {
            let said = if away { "away" } else { "changed" };
            let at = question.number();
            redirect(&format!("/reviews/{id}/write?q={at}&said=reviews-said-{said}"))
        }
        Err(Error::Refused(refusal)) => {
            let form = cx.refill(&refusal);
            let page = page(&cx, id, question, &key, form).await?.ok_or(Error::NotFound)?;
            respond::refused(&page)
        }
        // Changed in another tab, or taken away: the list shows what there is.
        Err(Error::NotFound) => gone(&cx, id, question, &key).await,
        Err(other) => Err(other),
    }
}

async fn gone(cx: &Cx, id: ObjectId, question: Question, key: &EditKey) -> Result<Response> {
    let refusal = Refusal::field("review-card-gone", "body");
    let mut form = cx.refill(&refusal);
    form.set("card", "");
    let page = page(cx, id, question, key, form).await?.ok_or(Error::NotFound)?;
    respond::refused(&page)
}

/// One phone passed round: what stands in the field becomes a card too, the next one finds an empty
/// page, and nobody the cards before.
pub(crate) async fn next_person(cx: Cx) -> Result<Response> {
    let id: ObjectId = cx.param("id")?;
    let mut db = cx.read().await?;
    if !head(&cx, &mut db, id).await?.review.takes_part {
        return Err(Error::Forbidden);
    }
    drop(db);
    if !cx.form.value("body").trim().is_empty() {
        let question = Question::parse(cx.form.value("q")).ok_or(Error::NotFound)?;
        let (key, is_new) = key(&cx);
        if let Some(refused) = lay_or_refuse(&cx, id, question, &key).await? {
            return if is_new { keep(&cx, refused, id, &key) } else { Ok(refused) };
        }
    }
    let response = redirect(&format!("/reviews/{id}/write?said=reviews-said-next-person"))?;
    keep(&cx, response, id, &EditKey::fresh())
}

/// Those of `cards` that this browser wrote, if it has a key: showing them gives it no new one.
pub(super) fn known_cards(cx: &Cx, review: ObjectId, cards: &[store::Card]) -> Result<Vec<Own>> {
    match cx.cookie(KEY).as_deref().and_then(EditKey::parse) {
        Some(key) => own_cards(cx, review, &key, cards, &Form::new()),
        None => Ok(Vec::new()),
    }
}
