//! `/steps…`

use cairn_ground::{Audience, Error, ObjectId, Result};
use cairn_web::{Cx, Form, Response, html, respond};

use super::{back, chosen, go, or_again};
use crate::{
    commands::{
        self, Answer, AskColleague, Change, Correct, LookBack, SayWhatYouSee, TakeStep, Tale,
        Telling, Widen,
    },
    pages,
    rules::{Look, Outcome, Scope, Seen, State},
};

pub async fn list(cx: Cx) -> Result<Response> {
    html(&pages::list::steps(&cx).await?)
}

pub async fn new(cx: Cx) -> Result<Response> {
    let form = pages::new_step::fresh(&cx).await?;
    html(&pages::new_step::page(&cx, form).await?)
}

pub async fn create(cx: Cx) -> Result<Response> {
    let id = or_again!(cx, taken(&cx).await, pages::new_step::page);
    match cx.form.way_back() {
        // A review, say, that one takes steps from one after the other.
        Some(path) => go(path, "taken"),
        None => go(&format!("/steps/{id}"), "taken"),
    }
}

async fn taken(cx: &Cx) -> Result<ObjectId> {
    let (scope, audience) = match cx.form.value("scope") {
        "shown" => (Scope::Mine, Some(Audience::Team)),
        // Nobody chose: nobody else sees it.
        "" => (Scope::Mine, None),
        _ => (chosen(&cx.form, "scope", Scope::parse)?, None),
    };
    let input = TakeStep {
        text: cx.form.value("text").to_owned(),
        due: cx.form.date("due")?,
        scope,
        team: cx.form.id("team")?,
        audience,
        owner: cx.form.id("owner")?,
        notice: cx.form.value("notice").to_owned(),
        because_of: pages::new_step::origin(cx).await?.map(|origin| origin.id),
    };
    cx.run(input, |tx, me, input| Box::pin(commands::take(tx, me, input))).await
}

pub async fn show(cx: Cx) -> Result<Response> {
    html(&pages::step::page(&cx, Form::new()).await?)
}

pub async fn edit(cx: Cx) -> Result<Response> {
    html(&pages::change::page(&cx, None).await?)
}

pub async fn change(cx: Cx) -> Result<Response> {
    let step: ObjectId = cx.param("id")?;
    let id = or_again!(cx, changed(&cx, step).await, pages::change::again);
    go(&format!("/steps/{id}"), "changed")
}

async fn changed(cx: &Cx, step: ObjectId) -> Result<ObjectId> {
    let input = Change {
        step,
        text: cx.form.value("text").to_owned(),
        due: cx.form.date("due")?,
        notice: cx.form.value("notice").to_owned(),
    };
    cx.run(input, |tx, me, input| Box::pin(commands::change(tx, me, input))).await
}

pub async fn answer(cx: Cx) -> Result<Response> {
    let step: ObjectId = cx.param("id")?;
    if cx.form.has("was") {
        let id = or_again!(cx, corrected(&cx, step).await, pages::step::page);
        return go(&format!("/steps/{id}"), "corrected");
    }
    let id = or_again!(cx, answered(&cx, step).await, pages::step::page);
    go(&format!("/steps/{id}"), "answered")
}

async fn corrected(cx: &Cx, step: ObjectId) -> Result<ObjectId> {
    let outcome = chosen(&cx.form, "outcome", Outcome::parse)?;
    let was = chosen(&cx.form, "was", State::parse)?;
    let input = Correct { step, outcome, was };
    cx.run(input, |tx, me, input| Box::pin(commands::correct(tx, me, input))).await
}

async fn answered(cx: &Cx, step: ObjectId) -> Result<ObjectId> {
    let outcome = chosen(&cx.form, "outcome", Outcome::parse)?;
    let input = Answer { step, outcome, tale: None };
    cx.run(input, |tx, me, input| Box::pin(commands::answer(tx, me, input))).await
}

pub async fn tell(cx: Cx) -> Result<Response> {
    let step: ObjectId = cx.param("id")?;
    let id = or_again!(cx, told(&cx, step).await, pages::step::told_again);
    go(&format!("/steps/{id}"), "told")
}

async fn told(cx: &Cx, step: ObjectId) -> Result<ObjectId> {
    let look =
        if cx.form.has("look") { chosen(&cx.form, "look", Look::parse)? } else { Look::USUAL };
    let tale = Tale {
        learned: cx.form.value("learned").to_owned(),
        in_the_way: cx.form.value("in_the_way").to_owned(),
        look,
        again: cx.form.date("again")?,
    };
    if !cx.form.has("stood") {
        let input = (step, tale);
        return cx.run(input, |tx, me, it| Box::pin(commands::tell(tx, me, it.0, &it.1))).await;
    }
    let emptied = ["learned", "in_the_way"]
        .map(|field| cx.form.has(field) && cx.form.value(field).trim().is_empty());
    let input = Telling { step, tale, stood: cx.form.value("stood").to_owned(), emptied };
    cx.run(input, |tx, me, input| Box::pin(commands::tell_after(tx, me, input))).await
}

pub async fn look_back(cx: Cx) -> Result<Response> {
    let step: ObjectId = cx.param("id")?;
    let id = or_again!(cx, looked_back(&cx, step).await, pages::step::page);
    let [seen, was] = ["seen", "was"].map(|field| Seen::parse(cx.form.value(field)));
    let said = match (seen, was) {
        (Some(Seen::TooEarly), _) => "looked-back-early",
        (_, None | Some(Seen::TooEarly)) => "looked-back",
        _ => "corrected",
    };
    go(&format!("/steps/{id}"), said)
}

async fn looked_back(cx: &Cx, step: ObjectId) -> Result<ObjectId> {
    let seen = chosen(&cx.form, "seen", Seen::parse)?;
    let input = LookBack { step, seen, text: cx.form.value("seen_text").to_owned() };
    if cx.form.has("was") {
        let input = (input, cx.form.value("was").to_owned());
        return cx
            .run(input, |tx, me, input| Box::pin(commands::look_back_after(tx, me, input)))
            .await;
    }
    cx.run(input, |tx, me, input| Box::pin(commands::look_back(tx, me, input))).await
}

pub async fn ask(cx: Cx) -> Result<Response> {
    let step: ObjectId = cx.param("id")?;
    let id = or_again!(cx, asked(&cx, step).await, pages::step::page);
    go(&format!("/steps/{id}"), "asked")
}

async fn asked(cx: &Cx, step: ObjectId) -> Result<ObjectId> {
    let input = AskColleague { step, colleague: cx.form.id("colleague")? };
    cx.run(input, |tx, me, input| Box::pin(commands::ask_colleague(tx, me, input))).await
}

pub async fn look(cx: Cx) -> Result<Response> {
    let step: ObjectId = cx.param("id")?;
    let id = or_again!(cx, looked(&cx, step).await, pages::step::page);
    go(&format!("/steps/{id}"), "looked")
}

async fn looked(cx: &Cx, step: ObjectId) -> Result<ObjectId> {
    let seen = match cx.form.value("seen") {
        "decline" => None,
        _ => Some(chosen(&cx.form, "seen", Seen::parse)?),
    };
    let input = SayWhatYouSee { step, seen, text: cx.form.value("text").to_owned() };
    cx.run(input, |tx, me, input| Box::pin(commands::say_what_you_see(tx, me, input))).await
}

pub async fn widen(cx: Cx) -> Result<Response> {
    let object: ObjectId = cx.param("id")?;
    let to = Audience::parse(cx.form.value("audience"));
    let input = Widen { object, kind: "step", to };
    let done = cx.run(input, |tx, me, input| Box::pin(commands::widen(tx, me, input))).await;
    let id = or_again!(cx, done, pages::step::page);
    go(&format!("/steps/{id}"), "widened")
}

/// The buttons that need nothing but the step.
macro_rules! button {
    ($name:ident, $command:path, $said:literal) => {
        pub async fn $name(cx: Cx) -> Result<Response> {
            let step: ObjectId = cx.param("id")?;
            let done = cx.run(step, |tx, me, step| Box::pin($command(tx, me, *step))).await;
            let id = or_again!(cx, done, pages::step::page);
            back(&cx, id, $said)
        }
    };
}
button!(pause, commands::pause, "paused");
button!(let_go, commands::drop_step, "dropped");
button!(accept, commands::accept, "accepted");
button!(offer, commands::offer, "offered");
button!(take_over, commands::take_over, "taken");
button!(pass, commands::pass, "passed");
