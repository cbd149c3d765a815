//! What the one it lies with does with it, and the asker's *I have read it*.

use cairn_feature::{KeepPromise, Promise};
use cairn_ground::{Actor, ObjectId, PersonId, Refusal, Result, dates, limits, text};
use cairn_nudge::{Rank, Tell, Waiting};
use cairn_record::{Detail, Event};
use cairn_store::Tx;
use jiff::civil::Date;

use super::{
    Meant, addressee, index,
    moving::{Given, give},
};
use crate::{
    events,
    rules::{self, How, Word},
    store,
};

/// *We do it*, *we try it*, *no, because*.
#[derive(Debug, Clone)]
pub struct Answer {
    pub id: ObjectId,
    pub word: String,
    pub reason: String,
    /// How a yes becomes a next step. Without it none is taken.
    pub step: Option<FirstStep>,
    /// In place of the answer that stands.
    pub again: bool,
}

/// The next step of whoever says yes, in the first line of the reason.
#[derive(Debug, Clone)]
pub struct FirstStep {
    pub keep: KeepPromise,
    /// [`rules::DAYS`] from today if none is said.
    pub due: Option<Date>,
}

/// Only the one it lies with answers, and may answer otherwise later: the former reason stays on
/// the way here, and the asker is told anew. *We do it* and *we try it* are that person's next
/// step, once.
///
/// # Errors
/// `NotFound`, `Forbidden`; refuses a missing word or reason, a day for which no step can be, and
/// with `conflict` when it was answered or moved on meanwhile.
pub async fn answer(tx: &mut Tx, actor: &Actor, input: &Answer) -> Result<ObjectId> {
    let me = actor.person()?;
    let object = cairn_objects::find(tx, actor, input.id).await?;
    let before = store::find_standing(tx, object.id).await?;
    let standing = if input.again { before.answer_again(me.id)? } else { before.answer(me.id)? };
    let reason = text::paragraph("reason", &input.reason, limits::PARAGRAPH)?;
    let word = Word::parse(&input.word).ok_or_else(|| Refusal::field("choose", "reason"))?;
    let former = if input.again { put_by(tx, object.id, me.id).await? } else { None };
    store::update_answer(tx, object.id, me.id, word, &reason).await?;
    index(tx, object.id, &object.kind, &object.title, &reason).await?;
    cairn_nudge::settle_object(tx, object.id).await?;
    if let Some(asker) = standing.asker {
        let reason = "voice-waits-answered";
        let waits = Waiting::new(asker, object.id, "read-answer", Rank::Colleague, reason);
        cairn_nudge::wait(tx, &waits.from(me.id)).await?;
        let tell = Tell { to: asker, from: me.id, object: object.id, verb: "read-answer", reason };
        cairn_nudge::tell(tx, &tell).await?;
    }
    let event =
        Event::about(events::DECIDED, &object).detail("decision", Detail::Word(word.as_str()));
    cairn_record::append(tx, actor, &event).await?;
    let first_yes = word.leads_to_a_step() && !former.is_some_and(Word::leads_to_a_step);
    if let Some(step) = input.step.as_ref().filter(|_| first_yes) {
        let usual = dates::plus_days(tx.now().date(&me.zone), rules::DAYS);
        let text = rules::step_text(&reason, limits::LINE);
        let due = Some(step.due.unwrap_or(usual));
        (step.keep)(tx, actor, &Promise { because_of: object.id, text, due }).await?;
    }
    Ok(object.id)
}

/// The answer that is given anew becomes a station of the way here. Gives its word.
async fn put_by(tx: &mut Tx, id: ObjectId, me: PersonId) -> Result<Option<Word>> {
    let (word, reason) = store::find_answer(tx, id).await?;
    store::insert_station(tx, id, How::AnsweredAgain, Some(me), Some(me), Some(&reason)).await?;
    Ok(Word::parse(&word))
}

/// *I pass it to …*
#[derive(Debug, Clone)]
pub struct Pass {
    pub id: ObjectId,
    pub to: Meant,
    pub reason: String,
}

/// The one it lies with passes it on; the asker does when nobody has it. The day stays.
///
/// # Errors
/// As [`answer`]; refuses a name that is nobody's, the asker's and the one it lies with.
pub async fn pass(tx: &mut Tx, actor: &Actor, input: &Pass) -> Result<ObjectId> {
    let me = actor.person()?;
    let object = cairn_objects::find(tx, actor, input.id).await?;
    let standing = store::find_standing(tx, object.id).await?;
    // Who was overtaken hears that before anything about what was typed.
    standing.may_pass(me.id)?;
    let to = addressee::find(tx, &input.to).await?;
    let next = standing.pass(me.id, to)?;
    let reason = text::paragraph("reason", &input.reason, limits::PARAGRAPH)?;
    store::update_standing(tx, object.id, &next).await?;
    let by = Some(me.id);
    store::insert_station(tx, object.id, How::PassedOn, Some(to), by, Some(&reason)).await?;
    let given = Given { id: object.id, to, by, reason: "voice-waits-passed" };
    give(tx, &given, &standing).await?;
    let event = Event::about(events::DECIDED, &object)
        .detail("decision", Detail::Word("passed-on"))
        .detail("person", Detail::Person(to));
    cairn_record::append(tx, actor, &event).await?;
    Ok(object.id)
}

/// The asker says that the answer is read. Saying it twice changes nothing.
///
/// # Errors
/// `NotFound`, `Forbidden`; `conflict` before there is an answer.
pub async fn read_answer(tx: &mut Tx, actor: &Actor, id: ObjectId) -> Result<ObjectId> {
    let me = actor.person()?;
    let object = cairn_objects::find(tx, actor, id).await?;
    store::find_standing(tx, id).await?.read(me.id)?;
    if store::update_read(tx, id).await? {
        cairn_nudge::settle(tx, id, "read-answer", Some(me.id)).await?;
        cairn_record::append(tx, actor, &Event::about(events::READ_ANSWER, &object)).await?;
    }
    Ok(id)
}
