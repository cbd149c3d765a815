//! Answering, and naming somebody who may know.

use cairn_ground::{Actor, ObjectId, PersonActor, PersonId, Refusal, Result, limits, text};
use cairn_links::Kind;
use cairn_nudge::{Rank, Tell, Waiting};
use cairn_objects::{New, Object};
use cairn_record::{Detail, Event};
use cairn_store::Tx;

use super::{
    heard::hear,
    questions::{active, index, show_photo, titled},
};
use crate::{
    events,
    rules::{
        answers as rules,
        questions::{Stage, body as words, moves_at},
    },
    store::{
        answers::{self as store, NewAnswer},
        questions,
    },
};

/// An answer to a question.
#[derive(Debug, Clone)]
pub struct Answer {
    pub question: ObjectId,
    pub text: String,
    /// Name of a kept photo: it can be the whole answer.
    pub photo: Option<String>,
    /// What stands for a title then, in the language of whoever answers.
    pub untitled: String,
}

impl Answer {
    /// One in words alone.
    pub fn in_words(question: ObjectId, text: String) -> Self {
        Self { question, text, photo: None, untitled: String::new() }
    }
}

/// Answers. Whoever sees a question may answer it, also the asker who found out.
pub async fn answer(tx: &mut Tx, actor: &Actor, input: &Answer) -> Result<ObjectId> {
    let me = actor.person()?;
    let question = cairn_objects::find(tx, actor, input.question).await?;
    let accepted = questions::find(tx, question.id).await?.accepted.is_some();
    let body = words(&input.text, input.photo.is_some())?;
    let new = NewAnswer { body: &body, photo: input.photo.as_deref(), instead: None };
    let title = titled(tx, &body, input.photo.as_ref(), &input.untitled).await?;
    let id = add(tx, actor, &question, &title, new).await?;
    if let Some(photo) = &input.photo {
        show_photo(tx, actor, id, photo).await?;
    }
    questions::update_answered(tx, question.id).await?;
    for verb in ["answer", "follow", "widen", "ask-one"] {
        cairn_nudge::settle(tx, question.id, verb, None).await?;
    }
    index(tx, question.id).await?;
    cairn_record::append(tx, actor, &Event::about(events::ANSWERED, &question)).await?;
    if question.owner == Some(me.id) {
        store::update_read(tx, question.id).await?;
    } else if let Some(asker) = question.owner {
        let reason = "knowledge-wait-answered";
        if accepted {
            // The asker has what was needed: one more is good to hear and waits for nothing.
            let object = question.id;
            hear(tx, &Tell { to: asker, from: me.id, object, verb: "read-answer", reason }).await?;
        } else {
            say(tx, me.id, asker, question.id, "read-answer", reason).await?;
        }
    }
    Ok(id)
}

/// Something waits for `to` because of `from`, at once and by name.
pub(super) async fn say(
    tx: &mut Tx,
    from: PersonId,
    to: PersonId,
    question: ObjectId,
    verb: &'static str,
    reason: &'static str,
) -> Result<()> {
    if from == to {
        return Ok(());
    }
    let waiting = Waiting::new(to, question, verb, Rank::Colleague, reason).from(from);
    cairn_nudge::wait(tx, &waiting).await?;
    cairn_nudge::tell(tx, &Tell { to, from, object: question, verb, reason }).await
}

/// The row of an answer. It has the ladder of its question, whoever wrote it.
async fn add(
    tx: &mut Tx,
    actor: &Actor,
    question: &Object,
    title: &str,
    answer: NewAnswer<'_>,
) -> Result<ObjectId> {
    let me = actor.person()?;
    let id = tx.new_id();
    let new = New {
        id,
        kind: "answer",
        title,
        lang: me.locale.tag(),
        owner: Some(me.id),
        team: question.team,
        audience: question.audience,
        href: format!("/questions/{}#a-{id}", question.id),
    };
    let id = cairn_objects::create(tx, &new).await?;
    let mut people = cairn_objects::list_participants(tx, question.id).await?;
    if !people.is_empty() {
        people.extend(question.owner);
        cairn_objects::add_participants(tx, id, &people).await?;
    }
    store::insert(tx, id, question.id, answer).await?;
    if answer.instead.is_none() {
        cairn_links::link(tx, actor, id, question.id, Kind::BecauseOf).await?;
    }
    Ok(id)
}

/// "I don't know, ask …".
#[derive(Debug, Clone)]
pub struct PassOn {
    pub question: ObjectId,
    pub to: PersonId,
    /// Why just this colleague; may be empty.
    pub text: String,
}

/// Names a colleague, for whom the question waits from now on; the asker sees it. The asker turns
/// to one person like this when nobody has answered.
///
/// # Errors
/// Refuses oneself, the asker, and `already-answered`.
pub async fn pass_on(tx: &mut Tx, actor: &Actor, input: &PassOn) -> Result<()> {
    let me = actor.person()?;
    let object = cairn_objects::find(tx, actor, input.question).await?;
    let question = questions::find(tx, object.id).await?;
    if question.answered_at.is_some() {
        return Err(Refusal::new("already-answered").into());
    }
    rules::may_name(input.to, me.id, object.owner)?;
    active(tx, input.to).await?;
    let body = text::optional_paragraph("text", &input.text, limits::PARAGRAPH)?;
    if object.owner != Some(me.id) {
        let body = body.unwrap_or_default();
        let named = NewAnswer { body: &body, photo: None, instead: Some(input.to) };
        // What has no words of its own has nobody else's for a title.
        let title = titled(tx, &body, None, "…").await?;
        add(tx, actor, &object, &title, named).await?;
    }
    let_see(tx, object.id, input.to).await?;
    let zone = questions::find_zone(tx, object.owner).await?;
    let moves_at = zone.map(|zone| moves_at(tx.now(), &zone));
    questions::update_place(tx, object.id, Stage::Asked, Some(input.to), moves_at).await?;
    cairn_nudge::settle(tx, object.id, "answer", Some(me.id)).await?;
    for verb in ["widen", "ask-one"] {
        cairn_nudge::settle(tx, object.id, verb, object.owner).await?;
    }
    index(tx, object.id).await?;
    let event = Event::about(events::PASSED_ON, &object).detail("to", Detail::Person(input.to));
    cairn_record::append(tx, actor, &event).await?;
    let Some(asker) = object.owner.filter(|asker| *asker != me.id) else {
        return say(tx, me.id, input.to, object.id, "answer", "knowledge-wait-asked").await;
    };
    say(tx, me.id, input.to, object.id, "answer", "knowledge-wait-named").await?;
    say(tx, me.id, asker, object.id, "follow", "knowledge-wait-passed").await
}

/// Lets one more colleague see a question with what was answered so far.
pub async fn let_see(tx: &mut Tx, question: ObjectId, person: PersonId) -> Result<()> {
    cairn_objects::add_participants(tx, question, &[person]).await?;
    for answer in store::list_ids(tx, question).await? {
        cairn_objects::add_participants(tx, answer, &[person]).await?;
    }
    Ok(())
}

/// New words for an answer.
#[derive(Debug, Clone)]
pub struct EditAnswer {
    pub id: ObjectId,
    pub text: String,
    pub untitled: String,
}

/// Changes one's own answer, which is marked as changed; gives the question.
pub async fn edit(tx: &mut Tx, actor: &Actor, input: &EditAnswer) -> Result<ObjectId> {
    let object = cairn_objects::find_owned(tx, actor, input.id).await?;
    let answer = store::find(tx, object.id).await?;
    let body = words(&input.text, answer.photo.is_some())?;
    if body == answer.body {
        return Ok(answer.question);
    }
    cairn_links::keep_words(tx, actor, &object, &[("text", body.as_str())]).await?;
    store::update_body(tx, object.id, &body).await?;
    let title = titled(tx, &body, answer.photo.as_ref(), &input.untitled).await?;
    cairn_objects::retitle(tx, object.id, &title, &object.lang).await?;
    index(tx, answer.question).await?;
    let event = Event::about(events::EDITED, &object).because_of(Some(answer.question));
    cairn_record::append(tx, actor, &event).await?;
    Ok(answer.question)
}

/// Takes one's own answer back while nobody has read or used it; gives the question.
///
/// # Errors
/// Refuses with `answer-used`.
pub async fn delete(tx: &mut Tx, actor: &Actor, id: &ObjectId) -> Result<ObjectId> {
    let me = actor.person()?;
    let object = cairn_objects::find_owned(tx, actor, *id).await?;
    let answer = store::find(tx, object.id).await?;
    rules::may_delete(answer.read_at.is_some(), answer.used)?;
    store::delete(tx, object.id).await?;
    cairn_objects::remove(tx, object.id).await?;
    index(tx, answer.question).await?;
    if store::count_real(tx, answer.question).await? == 0 {
        wait_again(tx, me, answer.question).await?;
    }
    Ok(answer.question)
}

/// Finds the question of an answer by the words that may be read there now.
pub async fn index_of(tx: &mut Tx, id: ObjectId) -> Result<()> {
    let answer = store::find(tx, id).await?;
    index(tx, answer.question).await.map(drop)
}

async fn wait_again(tx: &mut Tx, me: &PersonActor, id: ObjectId) -> Result<()> {
    let question = cairn_objects::find_any(tx, id).await?;
    let zone = questions::find_zone(tx, question.owner).await?;
    let zone = zone.unwrap_or_else(|| me.zone.clone());
    questions::update_unanswered(tx, id, moves_at(tx.now(), &zone)).await?;
    cairn_nudge::settle(tx, id, "read-answer", question.owner).await
}
