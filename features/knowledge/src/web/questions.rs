//! Asking, and what the asker does.

use cairn_ground::{Audience, Error, ObjectId, PersonId, Refusal, Result, limits, text};
use cairn_store::Read;
use cairn_web::{Cx, Form, Response, Route, Who, handler, html, redirect, respond};

use crate::{
    commands::{helped, questions as commands},
    pages::{question_forms as forms, question_lists as lists, questions as pages},
    rules::questions::{self as rules, Whom},
    store::{
        colleagues,
        question_lists::{self, Listed, Place, Which},
    },
    web::{answers, question_photo},
};

/// Every route of questions and answers.
pub fn routes() -> Vec<Route> {
    let mut routes = vec![
        Route::get("/questions", Who::Everyone, handler!(list)),
        Route::get("/questions/new", Who::Everyone, handler!(new)),
        Route::post("/questions", Who::Everyone, handler!(ask)).takes_file(),
        Route::get("/questions/{id}", Who::Readers, handler!(show)),
        Route::get("/questions/{id}/edit", Who::Owner, handler!(edit)),
        Route::post("/questions/{id}/edit", Who::Owner, handler!(save)),
        Route::post("/questions/{id}/delete", Who::Owner, handler!(delete)),
        Route::post("/questions/{id}/widen", Who::Owner, handler!(widen)),
        Route::post("/questions/{id}/read", Who::Owner, handler!(read)),
        Route::post("/questions/{id}/seen", Who::Readers, handler!(seen)),
    ];
    routes.extend(answers::routes());
    routes
}

const PAGE: usize = 30;

async fn list(cx: Cx) -> Result<Response> {
    let show = cx.query.value("show");
    let known = lists::TABS.iter().find(|(_, name, _)| *name == show);
    let (which, _, href) = *known.unwrap_or(&lists::TABS[0]);
    let after = place(cx.query.value("after"));
    let most = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let mut db = cx.read().await?;
    let mut rows = question_lists::list(&mut db, &cx.actor, which, after, most).await?;
    let more = if rows.len() > PAGE {
        rows.truncate(PAGE);
        rows.last().map(|row| further(which, href, row)).unwrap_or_default()
    } else {
        String::new()
    };
    let first = if after.is_some() { href.to_owned() } else { String::new() };
    html(&lists::list(&cx, which, &rows, more, first))
}

fn further(which: Which, href: &str, last: &Listed) -> String {
    let joint = if which == Which::Open { '?' } else { '&' };
    format!("{href}{joint}after={}_{}", last.asked_at.micros(), last.id)
}

/// An address that somebody changed begins the list anew.
fn place(text: &str) -> Option<Place> {
    let (at, id) = text.split_once('_')?;
    Some(Place { asked_at: cairn_ground::Instant(at.parse().ok()?), id: id.parse().ok()? })
}

/// The words, and the colleague, may come along in the address.
async fn new(cx: Cx) -> Result<Response> {
    let mut form = Form::new();
    let words = ["text", "q"].map(|name| cx.query.value(name));
    form.set("text", words.into_iter().find(|text| !text.is_empty()).unwrap_or_default());
    for name in ["because_of", "back"] {
        form.set(name, cx.query.value(name));
    }
    if let Ok(Some(to)) = cx.query.id::<PersonId>("to") {
        let mut db = cx.read().await?;
        let names = cairn_people::store::list_names(&mut db, &[to]).await?;
        if let Some((id, name)) = names.into_iter().next() {
            form = form.with("whom", "person").with("to", name).with("to_id", id.to_string());
        }
    }
    html(&forms::ask(&cx, form).await?)
}

async fn ask(mut cx: Cx) -> Result<Response> {
    match question_photo::keep(&mut cx).await {
        Ok(()) => {}
        Err(Error::Refused(r)) => return again(&cx, &r).await,
        Err(other) => return Err(other),
    }
    if cx.form.has("change") {
        return html(&forms::ask(&cx, cx.form.clone()).await?);
    }
    match send(&cx).await {
        Ok(Sent::Asked(id)) => {
            let question = format!("/questions/{id}");
            let to = cx.form.way_back().unwrap_or(&question);
            redirect(&format!("{to}?said=knowledge-said-asked"))
        }
        Ok(Sent::Near(to, hits)) => html(&forms::near(&cx, cx.form.clone(), to, hits).await?),
        Err(Error::Refused(r)) => again(&cx, &r).await,
        Err(other) => Err(other),
    }
}

async fn again(cx: &Cx, refusal: &Refusal) -> Result<Response> {
    respond::refused(&forms::ask(cx, cx.refill(refusal)).await?)
}

enum Sent {
    Asked(ObjectId),
    /// Perhaps this already helps: nothing was sent yet.
    Near(Whom, Vec<cairn_search::Hit>),
}

const NEAR: usize = 4;

async fn send(cx: &Cx) -> Result<Sent> {
    let photo = Some(cx.form.value("photo_kept").to_owned()).filter(|name| !name.is_empty());
    let text = cx.form.value("text").to_owned();
    let body = rules::body(&text, photo.is_some());
    let (body, whom) = Refusal::both(body, whom(cx).await)?;
    let input = commands::Ask {
        text,
        whom,
        photo,
        untitled: cx.t("knowledge-question-untitled", &[]),
        because_of: cx.form.id("because_of").unwrap_or_default(),
    };
    let mut db = cx.read().await?;
    commands::check(&mut db, &cx.actor, &input).await?;
    if !cx.form.has("anyway") {
        let kinds = ["question", "page", "material"];
        // A photo is looked for by what it shows.
        let words = if body.is_empty() { cx.form.value("photo_shows") } else { body.as_str() };
        let near = cairn_search::nearest(&mut db, &cx.actor, words, &kinds, NEAR).await?;
        if !near.hits.is_empty() {
            return Ok(Sent::Near(whom, near.hits));
        }
    }
    drop(db);
    let run = cx.run(input, |tx, me, input| Box::pin(commands::ask(tx, me, input)));
    run.await.map(Sent::Asked)
}

async fn whom(cx: &Cx) -> Result<Whom> {
    match cx.form.value("whom") {
        "everyone" => Ok(Whom::Everyone),
        "person" => {
            let mut db = cx.read().await?;
            colleague(cx, &mut db, "ask-yourself").await.map(Whom::Person)
        }
        team => match team.parse() {
            Ok(team) => Ok(Whom::Team(team)),
            Err(_) => Err(Refusal::field("choose", "whom").into()),
        },
    }
}

/// The colleague whose name was typed; where several are called so, the one who was chosen.
///
/// # Errors
/// Refuses a name that nobody has, and one that several have; with `oneself` one's own.
pub async fn colleague(cx: &Cx, db: &mut Read, oneself: &'static str) -> Result<PersonId> {
    let typed = text::optional_line("to", cx.form.value("to"), limits::NAME)?;
    let nobody = || Refusal::field("required", "to").saying("refused-whom-you-ask");
    let typed = typed.ok_or_else(nobody)?;
    let me = cx.actor.person()?;
    let found = colleagues::list_by_name(db, &typed, me.id).await?;
    let chosen = cx.form.id::<PersonId>("to_id").unwrap_or_default();
    if let Some(one) = found.iter().find(|one| Some(one.id) == chosen) {
        return Ok(one.id);
    }
    let is_whole = |name: &str| name.to_lowercase() == typed.to_lowercase();
    let mut exact = found.iter().filter(|one| is_whole(&one.name));
    match (found.as_slice(), exact.next(), exact.next()) {
        (others, None, _)
            if is_whole(&me.name)
                || (others.is_empty() && colleagues::is_called(&me.name, &typed)) =>
        {
            Err(Refusal::field(oneself, "to").into())
        }
        ([one], ..) | (_, Some(one), None) => Ok(one.id),
        ([], ..) => Err(Refusal::field("no-such-colleague", "to").with("name", typed).into()),
        _ => Err(Refusal::field("which-colleague", "to").with("name", typed).into()),
    }
}

async fn show(cx: Cx) -> Result<Response> {
    html(&pages::show(&cx, cx.param("id")?, Form::new()).await?)
}

async fn edit(cx: Cx) -> Result<Response> {
    let mut db = cx.read().await?;
    let object = cairn_objects::find_owned(&mut db, &cx.actor, cx.param("id")?).await?;
    drop(db);
    html(&forms::edit_question(&cx, &object, None).await?)
}

async fn save(cx: Cx) -> Result<Response> {
    let id: ObjectId = cx.param("id")?;
    let input = commands::Edit {
        id,
        text: cx.form.value("text").to_owned(),
        untitled: cx.t("knowledge-question-untitled", &[]),
    };
    match cx.run(input, |tx, me, input| Box::pin(commands::edit(tx, me, input))).await {
        Ok(()) => redirect(&format!("/questions/{id}?said=knowledge-said-saved")),
        Err(Error::Refused(r)) => {
            let mut db = cx.read().await?;
            let object = cairn_objects::find_owned(&mut db, &cx.actor, id).await?;
            drop(db);
            respond::refused(&forms::edit_question(&cx, &object, Some(cx.refill(&r))).await?)
        }
        Err(other) => Err(other),
    }
}

async fn delete(cx: Cx) -> Result<Response> {
    let id: ObjectId = cx.param("id")?;
    cx.run(id, |tx, me, id| Box::pin(commands::delete(tx, me, id))).await?;
    redirect("/questions?show=mine&said=knowledge-said-deleted")
}

async fn widen(cx: Cx) -> Result<Response> {
    let id: ObjectId = cx.param("id")?;
    let to = Audience::parse(cx.form.value("to")).filter(|to| to.counts());
    let to = to.ok_or_else(|| Refusal::field("choose", "to"))?;
    let input = commands::Widen { id, to };
    cx.run(input, |tx, me, input| Box::pin(commands::widen(tx, me, input))).await?;
    redirect(&format!("/questions/{id}?said=knowledge-said-widened"))
}

async fn read(cx: Cx) -> Result<Response> {
    let id: ObjectId = cx.param("id")?;
    cx.run(id, |tx, me, id| Box::pin(helped::read(tx, me, id))).await?;
    redirect(&format!("/questions/{id}?said=knowledge-said-read"))
}

async fn seen(cx: Cx) -> Result<Response> {
    let id: ObjectId = cx.param("id")?;
    cx.run(id, |tx, me, id| Box::pin(helped::seen_thanks(tx, me, id))).await?;
    redirect(&format!("/questions/{id}"))
}
