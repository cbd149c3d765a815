//! What is done to a question.

use cairn_ground::{Actor, Audience, Error, Id, ObjectId, Refusal, Result};
use cairn_links::Kind;
use cairn_nudge::{Rank, Tell, Waiting};
use cairn_objects::{New, Object};
use cairn_record::Event;
use cairn_search::{Document, Lang, ORDINARY};
use cairn_store::{Read, Tx};

use crate::{
    events,
    rules::{
        files::{Nature, id_of_name, nature},
        questions::{self as rules, Stage},
    },
    store::{answers, files, questions as store},
};

pub use crate::rules::questions::Whom;

/// A question to ask.
#[derive(Debug, Clone)]
pub struct Ask {
    pub text: String,
    pub whom: Whom,
    /// Name of a kept photo.
    pub photo: Option<String>,
    /// What stands for a title where a photo is the whole question, in the asker's language.
    pub untitled: String,
    pub because_of: Option<ObjectId>,
}

/// Whether the question can be asked, before anybody is shown what may already help; gives what it
/// comes of.
///
/// # Errors
/// As [`ask`].
pub async fn check(db: &mut Read, actor: &Actor, input: &Ask) -> Result<Option<Object>> {
    let me = actor.person()?;
    rules::body(&input.text, input.photo.is_some())?;
    let origin = cairn_objects::find_origin(db, actor, input.because_of).await?;
    let mut teams = me.teams.clone();
    // A card stays in its team: whoever was a guest there asks that one.
    teams.extend(origin.as_ref().filter(|origin| is_card(origin)).and_then(|card| card.team));
    rules::may_ask(input.whom, me.id, &teams)?;
    Ok(origin)
}

/// Words without an author, which go no further than their team.
pub fn is_card(origin: &Object) -> bool {
    cairn_objects::ANONYMOUS.contains(&origin.kind.as_str())
}

/// Asks.
///
/// # Errors
/// Refuses what has no words and no photo, and whom one cannot ask.
pub async fn ask(tx: &mut Tx, actor: &Actor, input: &Ask) -> Result<ObjectId> {
    let me = actor.person()?;
    let body = rules::body(&input.text, input.photo.is_some())?;
    let origin = check(tx, actor, input).await?.map(|origin| origin.id);
    if let Whom::Person(person) = input.whom {
        active(tx, person).await?;
    }
    let moves_at = rules::moves_at(tx.now(), &me.zone);
    let id = create(tx, actor, input, &body).await?;
    let new = store::NewQuestion {
        id,
        body: &body,
        photo: input.photo.as_deref(),
        whom: input.whom,
        moves_at,
    };
    store::insert(tx, &new).await?;
    if let Some(photo) = &input.photo {
        show_photo(tx, actor, id, photo).await?;
    }
    if let Some(origin) = origin {
        cairn_links::link(tx, actor, id, origin, Kind::BecauseOf).await?;
    }
    let object = index(tx, id).await?;
    let event = Event::about(events::ASKED, &object).because_of(origin);
    cairn_record::append(tx, actor, &event).await?;
    if let Whom::Person(person) = input.whom {
        let reason = "knowledge-wait-asked";
        let waiting = Waiting::new(person, id, "answer", Rank::Colleague, reason).from(me.id);
        cairn_nudge::wait(tx, &waiting).await?;
        let tell = Tell { to: person, from: me.id, object: id, verb: "answer", reason };
        cairn_nudge::tell(tx, &tell).await?;
    }
    Ok(id)
}

/// Whoever sees the question or answer sees its photo.
///
/// # Errors
/// Refuses with `photo` what the actor did not add, or what is no picture.
pub(super) async fn show_photo(
    tx: &mut Tx,
    actor: &Actor,
    id: ObjectId,
    photo: &str,
) -> Result<()> {
    let lost = || Error::from(Refusal::field("photo", "photo"));
    let file = id_of_name(photo).ok_or_else(lost)?;
    match files::find(tx, actor, file).await {
        Ok(file) if nature(&file.kind) == Nature::Picture => {}
        Ok(_) | Err(Error::NotFound) => return Err(lost()),
        Err(other) => return Err(other),
    }
    files::insert_uses(tx, actor, id, None, &[file]).await
}

/// # Errors
/// Refuses with `choose` somebody who is no longer here.
pub(super) async fn active(tx: &mut Tx, person: cairn_ground::PersonId) -> Result<()> {
    match cairn_people::store::find_person(tx, person).await {
        Ok(person) if person.deactivated_at.is_none() => Ok(()),
        Ok(_) | Err(Error::NotFound) => Err(Refusal::field("choose", "to").into()),
        Err(other) => Err(other),
    }
}

async fn create(tx: &mut Tx, actor: &Actor, input: &Ask, body: &str) -> Result<ObjectId> {
    let me = actor.person()?;
    let id = tx.new_id();
    let title = titled(tx, body, input.photo.as_ref(), &input.untitled).await?;
    let team = match input.whom {
        Whom::Team(team) => Some(team),
        // Where it can be shown to the team later, and whose lead it goes to.
        Whom::Person(_) | Whom::Everyone => me.home_team,
    };
    let new = New {
        id,
        kind: "question",
        title: &title,
        lang: me.locale.tag(),
        owner: Some(me.id),
        team,
        audience: input.whom.audience(),
        href: format!("/questions/{id}"),
    };
    let id = cairn_objects::create(tx, &new).await?;
    match input.whom {
        Whom::Person(person) => {
            cairn_objects::add_participants(tx, id, &[me.id, person]).await?;
        }
        // A guest of the team sees what is answered there.
        Whom::Team(team) if !me.teams.contains(&team) => {
            cairn_objects::add_participants(tx, id, &[me.id]).await?;
        }
        Whom::Team(_) | Whom::Everyone => {}
    }
    Ok(id)
}

/// What stands for a question or an answer in lists: its words, or what its photo shows.
pub(super) async fn titled(
    db: &mut Read,
    body: &str,
    photo: Option<&String>,
    untitled: &str,
) -> Result<String> {
    let mut title = rules::title(body);
    if title.is_empty() {
        let shows = shown_by(db, photo).await?;
        title = shows.first().map(|shows| rules::title(shows)).unwrap_or_default();
    }
    Ok(if title.is_empty() { untitled.to_owned() } else { title })
}

/// What somebody said that photos show.
async fn shown_by(db: &mut Read, photos: impl IntoIterator<Item = &String>) -> Result<Vec<String>> {
    let ids: Vec<Id> = photos.into_iter().filter_map(|name| id_of_name(name)).collect();
    let shows = files::list_shows(db, &ids).await?;
    Ok(shows.into_iter().map(|(_, words)| words).collect())
}

/// Puts the words of a question and its answers where they are found.
pub(super) async fn index(tx: &mut Tx, id: ObjectId) -> Result<Object> {
    let object = cairn_objects::find_any(tx, id).await?;
    let words = store::list_words(tx, id).await?;
    let shows = shown_by(tx, words.iter().filter_map(|it| it.photo.as_ref())).await?;
    let words = words.into_iter().map(|it| it.body).chain(shows);
    let body = words.filter(|it| !it.is_empty()).collect::<Vec<_>>().join("\n");
    let document = Document {
        object: id,
        kind: "question",
        title: &object.title,
        body: &body,
        boost: ORDINARY,
        langs: &Lang::ALL,
    };
    cairn_search::put(tx, &document).await?;
    Ok(object)
}

/// Changes the words; where somebody has answered, a mark says so.
#[derive(Debug, Clone)]
pub struct Edit {
    pub id: ObjectId,
    pub text: String,
    pub untitled: String,
}

/// Changes one's own question.
pub async fn edit(tx: &mut Tx, actor: &Actor, input: &Edit) -> Result<()> {
    let object = cairn_objects::find_owned(tx, actor, input.id).await?;
    let question = store::find(tx, object.id).await?;
    let body = rules::body(&input.text, question.photo.is_some())?;
    if body == question.body {
        return Ok(());
    }
    cairn_links::keep_words(tx, actor, &object, &[("text", body.as_str())]).await?;
    let marked = !answers::list_ids(tx, object.id).await?.is_empty();
    store::update_body(tx, object.id, &body, marked).await?;
    let title = titled(tx, &body, question.photo.as_ref(), &input.untitled).await?;
    cairn_objects::retitle(tx, object.id, &title, &object.lang).await?;
    let object = index(tx, object.id).await?;
    cairn_record::append(tx, actor, &Event::about(events::EDITED, &object)).await.map(drop)
}

/// Takes back one's own question while nobody has answered.
///
/// # Errors
/// Refuses with `has-answers`.
pub async fn delete(tx: &mut Tx, actor: &Actor, id: &ObjectId) -> Result<()> {
    let object = cairn_objects::find_owned(tx, actor, *id).await?;
    store::find(tx, object.id).await?;
    if !answers::list_ids(tx, object.id).await?.is_empty() {
        return Err(Refusal::new("has-answers").into());
    }
    remove(tx, object.id).await
}

/// Removes a question that only its asker has words in, with what was recorded of it.
pub async fn remove(tx: &mut Tx, id: ObjectId) -> Result<()> {
    cairn_nudge::settle_object(tx, id).await?;
    cairn_search::remove(tx, id).await?;
    store::delete(tx, id).await?;
    cairn_record::delete_about(tx, id).await?;
    cairn_objects::remove(tx, id).await
}

/// Whom to show a question to.
#[derive(Debug, Clone)]
pub struct Widen {
    pub id: ObjectId,
    pub to: Audience,
}

/// Shows one's own question, and with it its answers, to more people.
///
/// # Errors
/// Refuses what is not wider, and a team where there is none.
pub async fn widen(tx: &mut Tx, actor: &Actor, input: &Widen) -> Result<()> {
    let before = cairn_objects::find_owned(tx, actor, input.id).await?;
    let question = store::find(tx, before.id).await?;
    if before.audience == input.to {
        return Ok(());
    }
    let object = cairn_links::widen(tx, actor, before.id, input.to, &[&question.body]).await?;
    for answer in answers::list_ids(tx, object.id).await? {
        cairn_objects::follow(tx, answer, object.audience).await?;
    }
    let widest = object.audience == Audience::Organisation;
    // With somebody who has left it lies no longer: those it is shown to are the ones to answer.
    let lies_with = question.lies_with.filter(|_| !question.addressee_left);
    if widest || lies_with.is_none() {
        let zone = store::find_zone(tx, before.owner).await?;
        let waits = zone.filter(|_| question.answered_at.is_none());
        let moves_at = waits.map(|zone| rules::moves_at(tx.now(), &zone));
        let stage = if widest { Stage::Wider } else { Stage::Asked };
        store::update_place(tx, object.id, stage, lies_with, moves_at).await?;
        cairn_nudge::settle(tx, object.id, "widen", before.owner).await?;
    }
    let event = Event::about(events::WIDENED, &object);
    cairn_record::append(tx, actor, &event).await.map(drop)
}
