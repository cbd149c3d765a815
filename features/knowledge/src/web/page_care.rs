//! Pages: marks, and looking after them.

use cairn_ground::{Audience, Error, ObjectId, PersonId, Refusal, Result, TeamId};
use cairn_people::store::list_members;
use cairn_web::{Cx, Form, Response, Route, Who, handler, html, redirect, respond};

use super::pages::{find, reading};
use crate::{
    commands::{
        heard,
        marks::{self, Helped, Settle, Wrong},
        page_care::{self as commands, Approve, HandOver, Narrow, SetReview, Widen},
        pages,
    },
    pages::page::{CarePage, DeletedPage, DeletedRow},
    rules::pages::{self as rules, EditedBy},
    store::page_lists as lists,
};

pub fn routes() -> Vec<Route> {
    let decides = Who::Named("owner or curator");
    vec![
        Route::post("/pages/{id}/helped", Who::Readers, handler!(helped)),
        Route::post("/pages/{id}/seen", Who::Readers, handler!(seen)),
        Route::post("/pages/{id}/name-off", Who::Readers, handler!(name_off)),
        Route::post("/pages/{id}/wrong", Who::Readers, handler!(wrong)),
        Route::post("/pages/{id}/wrong/{person}", decides, handler!(settle)),
        Route::get("/pages/{id}/care", decides, handler!(show)),
        Route::post("/pages/{id}/approve", decides, handler!(approve)),
        Route::post("/pages/{id}/withdraw", decides, handler!(withdraw)),
        Route::post("/pages/{id}/still-right", decides, handler!(still_right)),
        Route::post("/pages/{id}/review", decides, handler!(review)),
        Route::post("/pages/{id}/editors", Who::Owner, handler!(editors)),
        Route::post("/pages/{id}/widen", Who::Owner, handler!(widen)),
        Route::post(
            "/pages/{id}/owner",
            Who::Named("owner or curator; who may edit, where nobody looks after it"),
            handler!(owner),
        ),
        Route::post("/pages/{id}/delete", decides, handler!(delete)),
        Route::get("/pages/deleted", Who::Everyone, handler!(deleted)),
        Route::post(
            "/pages/{id}/bring-back",
            Who::Named("curators who could see it, and whoever deleted the own page"),
            handler!(bring_back),
        ),
    ]
}

pub async fn helped(cx: Cx) -> Result<Response> {
    let id: ObjectId = cx.param("id")?;
    let input = Helped { object: id, kind: "page" };
    cx.run(input, |tx, me, input| Box::pin(marks::helped(tx, me, input))).await?;
    redirect(&format!("/pages/{id}?said=knowledge-page-said-helped"))
}

pub async fn seen(cx: Cx) -> Result<Response> {
    let id: ObjectId = cx.param("id")?;
    cx.run(id, |tx, me, id| Box::pin(heard::seen(tx, me, id))).await?;
    redirect("/")
}

pub async fn name_off(cx: Cx) -> Result<Response> {
    let id: ObjectId = cx.param("id")?;
    cx.run(id, |tx, me, id| Box::pin(pages::take_name_off(tx, me, id))).await?;
    redirect(&format!("/pages/{id}?said=knowledge-page-said-name-off"))
}

pub async fn wrong(cx: Cx) -> Result<Response> {
    let id: ObjectId = cx.param("id")?;
    let input = Wrong { object: id, text: cx.form.value("wrong").to_owned() };
    match cx.run(input, |tx, me, input| Box::pin(marks::wrong(tx, me, input))).await {
        Ok(()) => redirect(&format!("/pages/{id}?said=knowledge-page-said-wrong")),
        Err(Error::Refused(r)) => respond::refused(&reading(&cx, cx.refill(&r)).await?),
        Err(other) => Err(other),
    }
}

pub async fn settle(cx: Cx) -> Result<Response> {
    let id: ObjectId = cx.param("id")?;
    let input = Settle { object: id, person: cx.param("person")? };
    cx.run(input, |tx, me, input| Box::pin(marks::settle_wrong(tx, me, input))).await?;
    redirect(&format!("/pages/{id}?said=knowledge-page-said-settled"))
}

pub async fn show(cx: Cx) -> Result<Response> {
    html(&care(&cx, Form::new()).await?)
}

async fn care(cx: &Cx, mut form: Form) -> Result<CarePage> {
    let id: ObjectId = cx.param("id")?;
    let mut db = cx.read().await?;
    let (object, page) = find(cx, &mut db, id).await?;
    if !rules::decides(&object, &cx.actor) {
        return Err(Error::Forbidden);
    }
    let me = cx.actor.person()?;
    let people = match object.team.or(me.home_team) {
        Some(team) => members(cx, &mut db, team).await?,
        None => Vec::new(),
    };
    let v = cx.view();
    let wider = |word: &str| Audience::parse(word).is_some_and(|it| it > object.audience);
    let mut audiences = super::page_edit::audiences(&v, &cx.actor, object.audience.as_str());
    audiences.retain(|(word, _)| wider(word) && (word != "team" || object.team.is_some()));
    let (from, until) = page.planned(v.today()).unwrap_or_else(|| {
        let today = v.today();
        (today, rules::review_after(today))
    });
    for (name, value) in [
        ("by", page.edited_by.clone()),
        ("why", page.edited_by_why.clone()),
        ("review_on", page.review_on.to_string()),
        ("from", from.to_string()),
        ("until", until.to_string()),
    ] {
        if !form.has(name) {
            form.set(name, value);
        }
    }
    let editor = |by: EditedBy| {
        (by.as_str().to_owned(), v.t(&format!("knowledge-edited-by-{}", by.as_str())))
    };
    Ok(CarePage {
        id,
        title: object.title.clone(),
        version: page.version,
        approved: page.is_approved(),
        owns: rules::owns(&object, &cx.actor),
        audiences,
        editors: EditedBy::ALL
            .into_iter()
            .filter(|by| *by != EditedBy::Team || object.team.is_some())
            .map(editor)
            .collect(),
        people: people.into_iter().filter(|(id, _)| *id != owner_id(&object)).collect(),
        ids: (0..7).map(|_| v.command_id()).collect(),
        form,
        v,
    })
}

fn owner_id(object: &cairn_objects::Object) -> String {
    object.owner.map(|id| id.to_string()).unwrap_or_default()
}

async fn members(
    cx: &Cx,
    db: &mut cairn_store::Read,
    team: TeamId,
) -> Result<Vec<(String, String)>> {
    let found = list_members(db, team, cx.today()).await?;
    Ok(found.into_iter().map(|it| (it.id.to_string(), it.name)).collect())
}

/// After a form of the care page: to the page, or back to the forms with what is wrong.
async fn then(cx: &Cx, id: ObjectId, done: Result<()>, said: &str) -> Result<Response> {
    match done {
        Ok(()) => redirect(&format!("/pages/{id}?said=knowledge-page-said-{said}")),
        Err(Error::Refused(r)) => respond::refused(&care(cx, cx.refill(&r)).await?),
        Err(other) => Err(other),
    }
}

pub async fn approve(cx: Cx) -> Result<Response> {
    let id: ObjectId = cx.param("id")?;
    let input = || -> Result<Approve> {
        let version = cx.form.value("version").parse().unwrap_or(0);
        Ok(Approve {
            page: id,
            version,
            from: cx.form.date("from")?,
            until: cx.form.date("until")?,
        })
    };
    let done = match input() {
        Ok(input) => {
            cx.run(input, |tx, me, input| Box::pin(commands::approve(tx, me, input))).await
        }
        Err(refused) => Err(refused),
    };
    let said = match cx.form.date("from") {
        Ok(Some(from)) if from > cx.view().today() => "announced",
        _ => "approved",
    };
    then(&cx, id, done, said).await
}

pub async fn withdraw(cx: Cx) -> Result<Response> {
    let id: ObjectId = cx.param("id")?;
    let done = cx.run(id, |tx, me, id| Box::pin(commands::withdraw(tx, me, *id))).await;
    then(&cx, id, done, "withdrawn").await
}

pub async fn still_right(cx: Cx) -> Result<Response> {
    let id: ObjectId = cx.param("id")?;
    let done = cx.run(id, |tx, me, id| Box::pin(commands::still_right(tx, me, *id))).await;
    then(&cx, id, done, "still-right").await
}

pub async fn review(cx: Cx) -> Result<Response> {
    let id: ObjectId = cx.param("id")?;
    let on = cx
        .form
        .date("review_on")
        .and_then(|on| on.ok_or_else(|| Error::from(Refusal::field("required", "review_on"))));
    let done = match on {
        Ok(on) => {
            let input = SetReview { page: id, on };
            cx.run(input, |tx, me, input| Box::pin(commands::set_review(tx, me, input))).await
        }
        Err(refused) => Err(refused),
    };
    then(&cx, id, done, "review").await
}

pub async fn editors(cx: Cx) -> Result<Response> {
    let id: ObjectId = cx.param("id")?;
    let by = EditedBy::parse(cx.form.value("by"));
    let done = match by.ok_or_else(|| Error::from(Refusal::field("choose", "by"))) {
        Ok(by) => {
            let input = Narrow { page: id, by, why: cx.form.value("why").to_owned() };
            cx.run(input, |tx, me, input| Box::pin(commands::narrow(tx, me, input))).await
        }
        Err(refused) => Err(refused),
    };
    then(&cx, id, done, "editors").await
}

pub async fn widen(cx: Cx) -> Result<Response> {
    let id: ObjectId = cx.param("id")?;
    let done = match rules::audience(cx.form.value("audience")) {
        Ok(to) => {
            let input = Widen { page: id, to };
            cx.run(input, |tx, me, input| Box::pin(commands::widen(tx, me, input))).await
        }
        Err(refused) => Err(refused),
    };
    then(&cx, id, done, "widened").await
}

pub async fn owner(cx: Cx) -> Result<Response> {
    let id: ObjectId = cx.param("id")?;
    let to = if cx.form.chosen("to", "me") {
        cx.actor.person().map(|me| me.id)
    } else {
        let chosen = cx.form.id::<PersonId>("to");
        chosen.and_then(|to| to.ok_or_else(|| Refusal::field("choose", "to").into()))
    };
    let done = match to {
        Ok(to) => {
            let input = HandOver { page: id, to };
            cx.run(input, |tx, me, input| Box::pin(commands::hand_over(tx, me, input))).await
        }
        Err(refused) => Err(refused),
    };
    then(&cx, id, done, "owner").await
}

pub async fn delete(cx: Cx) -> Result<Response> {
    let id: ObjectId = cx.param("id")?;
    cx.run(id, |tx, me, id| Box::pin(commands::delete(tx, me, *id))).await?;
    redirect("/pages?said=knowledge-page-said-deleted")
}

pub async fn deleted(cx: Cx) -> Result<Response> {
    let mut db = cx.read().await?;
    let me = cx.actor.person()?.id;
    let v = cx.view();
    let mut rows = Vec::new();
    for it in lists::list_deleted(&mut db, &cx.actor, 200).await? {
        let news = it.mine && cairn_nudge::waits(&mut db, it.id, &[heard::REMOVED], me).await?;
        let name = v.name_or_former(&it.by);
        let sub = v.t2("knowledge-deleted-by", "name", name, "day", v.day(&it.deleted_at));
        let may_return = it.by_me || rules::is_curator(&cx.actor);
        rows.push(DeletedRow { id: it.id, title: it.title, sub, news, may_return });
    }
    html(&DeletedPage { curator: rules::is_curator(&cx.actor), rows, v })
}

pub async fn bring_back(cx: Cx) -> Result<Response> {
    let id: ObjectId = cx.param("id")?;
    cx.run(id, |tx, me, id| Box::pin(commands::undelete(tx, me, *id))).await?;
    redirect(&format!("/pages/{id}?said=knowledge-page-said-brought-back"))
}
