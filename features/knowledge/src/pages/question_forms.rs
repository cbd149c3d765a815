//! The forms of questions and answers.

use askama::Template;
use cairn_ground::{ObjectId, Result};
use cairn_objects::Object;
use cairn_search::Hit;
use cairn_store::Read;
use cairn_web::{Cx, Form, View};

use super::questions::photo_of;
use crate::{
    commands::questions::is_card,
    rules::questions::Whom,
    store::{answers, colleagues, questions},
};

#[derive(Template)]
#[template(path = "knowledge/question_new.html")]
pub struct AskPage {
    pub v: View,
    pub form: Form,
    pub whom: Vec<(String, String)>,
    /// Names to choose from while typing.
    pub near: Vec<String>,
    /// Those who are called as was typed, if that is not one.
    pub namesakes: Vec<(String, String)>,
    /// "Because of: …", or empty.
    pub because: String,
    /// What happens if nobody answers.
    pub next: String,
}

/// The form to ask with, as filled in so far.
pub async fn ask(cx: &Cx, mut form: Form) -> Result<AskPage> {
    let mut db = cx.read().await?;
    let me = cx.actor.person()?;
    let v = cx.view();
    let places = cairn_people::store::list_places(&mut db, me.id, cx.today()).await?;
    let mut whom: Vec<(String, String)> = Vec::new();
    for place in &places {
        let id = place.team.to_string();
        if !whom.iter().any(|(known, _)| *known == id) {
            whom.push((id, place.name.clone()));
        }
    }
    let mut home = me.home_team.map(|team| team.to_string()).unwrap_or_default();
    // My own team first: it is what a question goes to unless one says otherwise.
    whom.sort_by_key(|(id, _)| *id != home);
    if !v.is_whole(me.home_team) {
        whom.push(("everyone".into(), v.t("knowledge-question-whom-everyone")));
    }
    let origin = origin(cx, &mut db, &form).await?;
    let card = origin.as_ref().filter(|origin| is_card(origin)).and_then(|card| card.team);
    if let Some(team) = card {
        // A card stays in its team, so nobody else is offered who would be refused.
        let name = cairn_people::store::find_team(&mut db, team).await?.name;
        whom = vec![(team.to_string(), name)];
        home = team.to_string();
    }
    whom.push(("person".into(), v.t("knowledge-question-whom-person")));
    if form.value("whom").is_empty() {
        let first = whom.first().map(|(id, _)| id.clone()).unwrap_or_default();
        form.set("whom", if home.is_empty() { first } else { home });
    }
    let near = colleagues::list_near(&mut db, &me.teams, me.id, cx.today()).await?;
    let by_name = form.value("whom") == "person";
    let namesakes = if by_name { namesakes(cx, &mut db, &form).await? } else { Vec::new() };
    let guest = card.is_some_and(|team| me.home_team != Some(team));
    let next = next(cx, &mut db, &v, guest).await?;
    let because = origin.map(|it| v.t1("knowledge-question-because", "title", it.title));
    let because = because.unwrap_or_default();
    Ok(AskPage { v, form, whom, near, namesakes, because, next })
}

/// Names the learning lead it goes to; nobody is promised one who is not there. Whoever is in
/// several teams has not said yet which of them is asked.
async fn next(cx: &Cx, db: &mut Read, v: &View, guest: bool) -> Result<String> {
    let me = cx.actor.person()?;
    if me.teams.len() > 1 || guest {
        return Ok(v.t("knowledge-question-next-some-lead"));
    }
    let leads = match me.home_team {
        Some(team) => cairn_people::store::list_leads(db, team, cx.today()).await?,
        None => Vec::new(),
    };
    let lead = leads.into_iter().find(|lead| *lead != me.id);
    let names = cairn_people::store::list_names(db, lead.as_slice()).await?;
    // Where the team is everyone, nobody is offered to show it to more.
    let whole = if v.is_whole(me.home_team) { "-whole" } else { "" };
    Ok(match names.first() {
        Some((_, name)) => {
            v.t1(&format!("knowledge-question-next-lead{whole}"), "name", name.as_str())
        }
        None => v.t(&format!("knowledge-question-next-wider{whole}")),
    })
}

/// Those among whom the reader has to choose.
async fn namesakes(cx: &Cx, db: &mut Read, form: &Form) -> Result<Vec<(String, String)>> {
    if form.error("to").is_none() && form.error("to_id").is_none() {
        return Ok(Vec::new());
    }
    let me = cx.actor.person()?.id;
    let found = colleagues::list_by_name(db, form.value("to"), me).await?;
    let told_apart = |one: &colleagues::Colleague| {
        if one.title.is_empty() { one.name.clone() } else { format!("{}, {}", one.name, one.title) }
    };
    let rows = found.iter().map(|one| (one.id.to_string(), told_apart(one)));
    Ok(if found.len() > 1 { rows.collect() } else { Vec::new() })
}

/// What it is because of, if the reader sees it.
async fn origin(cx: &Cx, db: &mut Read, form: &Form) -> Result<Option<Object>> {
    cairn_objects::find_origin(db, &cx.actor, form.id("because_of").unwrap_or_default()).await
}

/// Something that may already help.
#[derive(Debug, Clone)]
pub struct NearHit {
    pub href: String,
    pub title: String,
    /// Whether it helps, without opening it.
    pub excerpt: Option<String>,
    pub sub: String,
}

#[derive(Template)]
#[template(path = "knowledge/question_near.html")]
pub struct NearPage {
    pub v: View,
    pub form: Form,
    /// To whom it would go.
    pub to: String,
    pub hits: Vec<NearHit>,
}

/// Whom the question would go to, by name.
async fn asking(db: &mut Read, v: &View, whom: Whom) -> Result<String> {
    let name = match whom {
        Whom::Everyone => return Ok(v.t("knowledge-question-asking-everyone")),
        Whom::Person(person) => {
            let names = cairn_people::store::list_names(db, &[person]).await?;
            names.into_iter().next().map(|(_, name)| name)
        }
        Whom::Team(team) => Some(cairn_people::store::find_team(db, team).await?.name),
    };
    Ok(v.t1("knowledge-question-asking", "name", name.unwrap_or_default()))
}

/// What was found, in words.
pub async fn near(cx: &Cx, form: Form, whom: Whom, hits: Vec<Hit>) -> Result<NearPage> {
    let v = cx.view();
    let asked: Vec<ObjectId> =
        hits.iter().filter(|hit| hit.kind == "question").map(|hit| hit.object).collect();
    let mut db = cx.read().await?;
    let answerers = questions::list_answerers(&mut db, &cx.actor, &asked).await?;
    let shown = hits.into_iter().map(|hit| {
        let by = answerers.iter().find(|(id, _)| *id == hit.object).map(|(_, name)| name);
        let sub = match by {
            Some(name) => v.t1("knowledge-question-answered-by", "name", v.name_or_former(name)),
            None if hit.kind == "question" => v.t("knowledge-question-open"),
            None => v.t(&format!("kind-{}", hit.kind)),
        };
        NearHit { href: hit.href, title: hit.title, excerpt: hit.excerpt, sub }
    });
    let hits = shown.collect();
    let to = asking(&mut db, &v, whom).await?;
    Ok(NearPage { v, form, to, hits })
}

#[derive(Template)]
#[template(path = "knowledge/question_pass.html")]
pub struct PassPage {
    pub v: View,
    pub form: Form,
    pub title: String,
    pub href: String,
    pub asker: String,
    /// Its photo's address and what is heard of it.
    pub photo: Option<(String, String)>,
    /// The asker's own: nobody is named instead, somebody is asked.
    pub mine: bool,
    pub near: Vec<String>,
    pub namesakes: Vec<(String, String)>,
}

/// "I don't know, ask …".
pub async fn pass(cx: &Cx, object: &Object, form: Form) -> Result<PassPage> {
    let mut db = cx.read().await?;
    let me = cx.actor.person()?;
    let v = cx.view();
    let question = questions::find(&mut db, object.id).await?;
    let near = colleagues::list_near(&mut db, &me.teams, me.id, cx.today()).await?;
    let namesakes = namesakes(cx, &mut db, &form).await?;
    let asker = v.name_or_former(&question.asker_name);
    let photo = photo_of(&mut db, &v, question.photo.as_ref(), &asker).await?;
    let mine = object.owner == Some(me.id);
    let left = question.asker_left;
    let asks = if left { "knowledge-question-asked-by" } else { "knowledge-question-asks" };
    Ok(PassPage {
        asker: if mine { String::new() } else { v.t1(asks, "name", asker) },
        photo,
        mine,
        title: object.title.clone(),
        href: object.href.clone(),
        near,
        namesakes,
        form,
        v,
    })
}

#[derive(Template)]
#[template(path = "knowledge/question_edit.html")]
pub struct EditPage {
    pub v: View,
    pub form: Form,
    pub heading: String,
    pub sub: String,
    /// Message key of the field's label.
    pub label: &'static str,
    pub action: String,
    pub back: String,
    /// Where to delete it, or empty.
    pub delete: String,
}

/// The words of one's own question.
pub async fn edit_question(cx: &Cx, object: &Object, form: Option<Form>) -> Result<EditPage> {
    let mut db = cx.read().await?;
    let question = questions::find(&mut db, object.id).await?;
    let answered = !answers::list_ids(&mut db, object.id).await?.is_empty();
    let v = cx.view();
    let sub = if answered { v.t("knowledge-question-will-be-marked") } else { String::new() };
    let delete = if answered { String::new() } else { format!("{}/delete", object.href) };
    Ok(EditPage {
        heading: v.t("knowledge-question-edit-title"),
        sub,
        label: "knowledge-question-field-text",
        action: format!("{}/edit", object.href),
        back: object.href.clone(),
        delete,
        form: form.unwrap_or_else(|| Form::new().with("text", question.body)),
        v,
    })
}

/// The words of one's own answer.
pub fn edit_answer(
    cx: &Cx,
    answer: ObjectId,
    standing: &answers::Standing,
    form: Option<Form>,
) -> EditPage {
    let v = cx.view();
    let kept = standing.used > 0 || standing.read_at.is_some();
    let back = format!("/questions/{}", standing.question);
    let delete = if kept { String::new() } else { format!("{back}/answers/{answer}/delete") };
    EditPage {
        heading: v.t("knowledge-question-edit-answer-title"),
        sub: v.t("knowledge-question-will-be-marked"),
        label: "knowledge-question-field-answer",
        action: format!("{back}/answers/{answer}/edit"),
        back,
        delete,
        form: form.unwrap_or_else(|| Form::new().with("text", standing.body.as_str())),
        v,
    }
}
