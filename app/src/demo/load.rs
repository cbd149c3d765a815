//! Plays the story: each moment is a command of the product, at its time, by its person.

use std::{collections::HashMap, sync::Arc};

use cairn_ground::{Actor, Audience, Error, Id, Locale, ObjectId, PersonId, Result, TeamId};
use cairn_knowledge::commands::{answers, helped, questions};
use cairn_people::{TeamKind, commands as people, login};
use cairn_rhythm::{commands as rhythm, rules::Slot};
use cairn_store::Tx;
use cairn_voice::commands as voice;

use super::{
    acts,
    content::{Content, Keys, LearningTime},
    plan::{Calendar, What},
};

/// Which key became which row.
#[derive(Debug, Clone, Default)]
pub struct Known {
    pub people: HashMap<String, PersonId>,
    pub teams: HashMap<String, TeamId>,
    pub objects: HashMap<String, ObjectId>,
    /// Question key and place of the answer.
    answers: HashMap<(usize, usize), ObjectId>,
}

/// The story with what the loader needs to tell it.
pub struct Story {
    pub content: Content,
    pub calendar: Calendar,
}

/// 1 Monday to 7 Sunday.
pub fn weekday(slot: &LearningTime) -> Option<i8> {
    let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let word = slot.weekday.as_str()?;
    let place = days.iter().position(|day| word.to_lowercase().starts_with(day))?;
    i8::try_from(place + 1).ok()
}

pub(super) fn missing(key: &str) -> Error {
    Error::Internal(format!("the story names {key}, which is not there"))
}

impl Known {
    pub(super) fn person(&self, key: &str) -> Result<PersonId> {
        self.people.get(key).copied().ok_or_else(|| missing(key))
    }

    pub(super) fn team(&self, key: &str) -> Result<TeamId> {
        self.teams.get(key).copied().ok_or_else(|| missing(key))
    }

    pub(super) fn object(&self, key: &str) -> Result<ObjectId> {
        self.objects.get(key).copied().ok_or_else(|| missing(key))
    }

    /// What it is because of, if the actor may see that: a step taken in another team's review
    /// hangs on nothing its owner can see.
    pub(super) async fn cause(
        &self,
        tx: &mut Tx,
        actor: &Actor,
        keys: &Keys,
    ) -> Result<Option<ObjectId>> {
        let Some(key) = keys.first() else { return Ok(None) };
        let Some(id) = self.objects.get(key).copied() else { return Ok(None) };
        match cairn_objects::find(tx, actor, id).await {
            Ok(_) => Ok(Some(id)),
            Err(Error::NotFound) => Ok(None),
            Err(other) => Err(other),
        }
    }
}

/// How far something of `team` that came of `cause` may be shown: what has no author, a card that
/// was taken up, takes nothing further than it stands itself. In another team it hangs on nothing.
pub(super) async fn within(
    tx: &mut Tx,
    cause: Option<ObjectId>,
    wanted: Audience,
    team: TeamId,
) -> Result<(Option<ObjectId>, Audience)> {
    let Some(id) = cause else { return Ok((None, wanted)) };
    let origin = cairn_objects::find_any(tx, id).await?;
    if !cairn_objects::ANONYMOUS.contains(&origin.kind.as_str()) {
        return Ok((cause, wanted));
    }
    let here = origin.team == Some(team);
    Ok(if here { (cause, wanted.min(origin.audience)) } else { (None, wanted) })
}

pub(super) async fn actor(tx: &mut Tx, known: &Known, key: &str) -> Result<Actor> {
    let now = tx.now();
    login::actor_of(tx, known.person(key)?, now).await
}

/// Teams, their structure and everybody who was there from the beginning.
pub async fn begin(tx: &mut Tx, story: &Arc<Story>, known: &mut Known) -> Result<()> {
    let content = &story.content;
    for team in &content.teams {
        let kind = match team.kind.as_str() {
            "unit" => TeamKind::Unit,
            "project" => TeamKind::Project,
            "community" => TeamKind::Community,
            _ => TeamKind::Team,
        };
        let id = people::add_team(tx, &Actor::System, &team.name, kind).await?;
        known.teams.insert(team.key.clone(), id);
    }
    for team in &content.teams {
        let parent = team.parent.as_deref().map(|key| known.team(key)).transpose()?;
        people::set_parent(tx, &Actor::System, known.team(&team.key)?, parent).await?;
    }
    for i in 0..content.people.len() {
        if content.people[i].started.is_none() {
            join(tx, story, known, i).await?;
        }
    }
    Ok(())
}

async fn join(tx: &mut Tx, story: &Arc<Story>, known: &mut Known, i: usize) -> Result<()> {
    let person = &story.content.people[i];
    let input = people::AddPerson {
        name: person.name.clone(),
        email: person.email.clone().unwrap_or_default(),
        title: person.title.clone(),
        locale: Locale::parse(&person.lang).unwrap_or(Locale::Sv),
        zone: story.content.organisation.time_zone.clone(),
        team: Some(known.team(&person.team)?),
        curator: person.roles.iter().any(|role| role == "curator"),
        administrator: person.roles.iter().any(|role| role == "administrator"),
        import_key: None,
    };
    let id = people::add_person(tx, &Actor::System, &input).await?;
    people::mark_arrived(tx, id).await?;
    known.people.insert(person.key.clone(), id);
    for team in &story.content.teams {
        let here = known.team(&team.key)?;
        if team.members.contains(&person.key) {
            people::join(tx, &Actor::System, here, id).await?;
        }
        if team.manager.as_deref() == Some(person.key.as_str()) {
            people::set_manager(tx, &Actor::System, here, Some(id)).await?;
        }
        if team.learning_lead.as_deref() == Some(person.key.as_str()) {
            people::join(tx, &Actor::System, here, id).await?;
            people::set_lead(tx, &Actor::System, here, id, true).await?;
        }
        if let Some(slot) = &team.learning_time
            && team.manager.as_deref() == Some(person.key.as_str())
        {
            let day = weekday(slot).ok_or_else(|| missing(&team.key))?;
            let slot = Slot::parse(&day.to_string(), &slot.from, &slot.to)?;
            let actor = actor(tx, known, &person.key).await?;
            let input = rhythm::SetTime { team: here, slot: Some(slot) };
            rhythm::set_time(tx, &actor, &input).await?;
        }
    }
    Ok(())
}

/// Plays one moment.
pub async fn play(tx: &mut Tx, story: &Arc<Story>, known: &mut Known, what: What) -> Result<()> {
    let content = &story.content;
    match what {
        What::Join(i) => join(tx, story, known, i).await,
        What::Leave(i) => {
            let person = known.person(&content.people[i].key)?;
            people::deactivate(tx, &Actor::System, person).await
        }
        What::Direction(i) => direction(tx, story, known, i).await,
        What::Kept(i) => kept(tx, story, known, i).await,
        What::Ask(i) => ask(tx, story, known, i).await,
        What::Answer(i, j) => answer(tx, story, known, i, j).await,
        What::Accept(i, j) => {
            let by = actor(tx, known, &content.questions[i].asker).await?;
            let Some(id) = known.answers.get(&(i, j)).copied() else { return Ok(()) };
            helped::accept(tx, &by, &id).await.map(drop)
        }
        What::Helped(i, j) => {
            let question = &content.questions[i];
            let by = actor(tx, known, &question.helped[j].who).await?;
            let accepted = question.answer.iter().position(|answer| answer.accepted).unwrap_or(0);
            let Some(id) = known.answers.get(&(i, accepted)).copied() else { return Ok(()) };
            if cairn_objects::find(tx, &by, id).await.is_err() {
                return Ok(());
            }
            helped::helped(tx, &by, &id).await.map(drop)
        }
        What::Raise(i) => raise(tx, story, known, i).await,
        What::Decide(i, j) => decide(tx, story, known, i, j).await,
        What::Review(i) => acts::review(tx, story, known, i).await,
        What::OpenCards(i) => acts::open_cards(tx, story, known, i).await,
        What::Take(i) => acts::take(tx, story, known, i).await,
        What::Outcome(i) => acts::outcome(tx, story, known, i).await,
        What::LookBack(i) => acts::look_back(tx, story, known, i).await,
        What::Learned(i) => acts::learned(tx, story, known, i).await,
        What::Thank(i) => acts::thank(tx, story, known, i).await,
        What::Recommend(i) => acts::recommend(tx, story, known, i).await,
        What::Share(i) => acts::share(tx, story, known, i).await,
        What::Approve(i) => acts::approve(tx, story, known, i).await,
        What::Edit(i, j) => acts::edit(tx, story, known, i, j).await,
    }
}

/// The key of the entry a moment is about, for the message when it fails.
pub fn key_of(content: &Content, what: What) -> String {
    match what {
        What::Join(i) | What::Leave(i) => content.people[i].key.clone(),
        What::Direction(i) => format!("direction of {}", content.directions[i].team),
        What::Kept(i) => format!("time of {}", content.teams[i].key),
        What::Ask(i) | What::Answer(i, _) | What::Accept(i, _) | What::Helped(i, _) => {
            content.questions[i].key.clone()
        }
        What::Raise(i) | What::Decide(i, _) => content.obstacles[i].key.clone(),
        What::Review(i) | What::OpenCards(i) => content.reviews[i].key.clone(),
        What::Take(i) | What::Outcome(i) | What::LookBack(i) => content.steps[i].key.clone(),
        What::Learned(i) => format!("learned by {}", content.learned[i].by),
        What::Thank(i) => format!("thanks from {}", content.thanks[i].from),
        What::Recommend(i) => content.materials[i].title.clone(),
        What::Share(i) | What::Approve(i) | What::Edit(i, _) => content.pages[i].key.clone(),
    }
}

async fn direction(tx: &mut Tx, story: &Arc<Story>, known: &mut Known, i: usize) -> Result<()> {
    let wanted = &story.content.directions[i];
    // The lines of one team and quarter are written together, when the first of them comes.
    let lines: Vec<_> = story
        .content
        .directions
        .iter()
        .filter(|d| d.team == wanted.team && d.quarter == wanted.quarter)
        .collect();
    if !std::ptr::eq(lines[0], wanted) {
        return Ok(());
    }
    let team = story.content.teams.iter().find(|team| team.key == wanted.team);
    let Some(manager) = team.and_then(|team| team.manager.as_deref()) else { return Ok(()) };
    let by = actor(tx, known, manager).await?;
    let lines = lines.iter().take(3).map(|d| (d.text.trim().to_owned(), d.why.trim().to_owned()));
    let (team, lines) = (known.team(&wanted.team)?, lines.collect());
    let input = rhythm::SetDirection { team, lines, made_of: None };
    rhythm::set_direction(tx, &by, &input).await
}

/// Some members say how it was, by the team's tendency: in the weeks that a page shows mostly as
/// many as a figure needs.
async fn kept(tx: &mut Tx, story: &Arc<Story>, known: &mut Known, i: usize) -> Result<()> {
    let content = &story.content;
    let team = &content.teams[i];
    let today = tx.now().date(&story.calendar.zone);
    let held_on = cairn_ground::dates::plus_days(today, -1);
    let days = today.until(story.calendar.today).map_or(0, |span| span.get_days());
    let quarter = if days > 53 { 2 } else { 1 };
    let usual = content.time_kept.iter().find(|kept| kept.team == team.key);
    let share = usual.and_then(|kept| kept.quarters.iter().find(|s| s.quarter == quarter));
    let storm = content.exceptions.iter().find(|e| match (e.from_day, e.to_day) {
        (Some(from), Some(to)) => (to..=from).contains(&days),
        _ => false,
    });
    let (mut yes, mut partly) = share.map_or((50, 25), |share| (share.yes, share.partly));
    if let Some(storm) = storm {
        (yes, partly) = (storm.yes.unwrap_or(yes), storm.partly.unwrap_or(partly));
        if tx.chance().below(100) >= storm.answered.unwrap_or(100) {
            return Ok(());
        }
    }
    let here = known.team(&team.key)?;
    let mut members = cairn_people::store::list_members(tx, here, today).await?;
    tx.chance().shuffle(&mut members);
    let some = if days > 70 { 2 } else { 4 + tx.chance().below(6) };
    for member in members.into_iter().take(some) {
        let now = tx.now();
        let by = login::actor_of(tx, member.id, now).await?;
        let roll = tx.chance().below(100);
        let word = match roll {
            _ if roll < yes => "yes",
            _ if roll < yes + partly => "partly",
            _ => "taken",
        };
        let input = rhythm::SayKept { team: here, held_on, word: word.into() };
        rhythm::say_kept(tx, &by, &input).await?;
    }
    Ok(())
}

async fn ask(tx: &mut Tx, story: &Arc<Story>, known: &mut Known, i: usize) -> Result<()> {
    use cairn_knowledge::rules::questions::Whom;
    let question = &story.content.questions[i];
    let by = actor(tx, known, &question.asker).await?;
    let team = known.team(&question.team)?;
    let cause = known.cause(tx, &by, &question.because_of).await?;
    let (because_of, audience) = within(tx, cause, Audience::Organisation, team).await?;
    let whom = match (question.audience.as_str(), &question.to) {
        ("person", Some(to)) => Whom::Person(known.person(to)?),
        ("team", _) => Whom::Team(team),
        _ if audience < Audience::Organisation => Whom::Team(team),
        _ => Whom::Everyone,
    };
    let input = questions::Ask {
        text: question.text.trim().to_owned(),
        whom,
        photo: None,
        untitled: String::new(),
        because_of,
    };
    let id = questions::ask(tx, &by, &input).await?;
    known.objects.insert(question.key.clone(), id);
    Ok(())
}

async fn answer(
    tx: &mut Tx,
    story: &Arc<Story>,
    known: &mut Known,
    i: usize,
    j: usize,
) -> Result<()> {
    let said = &story.content.questions[i].answer[j];
    let question = known.object(&story.content.questions[i].key)?;
    let by = actor(tx, known, &said.by).await?;
    let text = said.text.trim().to_owned();
    if let Some(to) = &said.ask_instead {
        let input = answers::PassOn { question, to: known.person(to)?, text };
        return answers::pass_on(tx, &by, &input).await;
    }
    let id = answers::answer(tx, &by, &answers::Answer::in_words(question, text)).await?;
    known.answers.insert((i, j), id);
    Ok(())
}

async fn raise(tx: &mut Tx, story: &Arc<Story>, known: &mut Known, i: usize) -> Result<()> {
    use cairn_voice::rules::Kind;
    let obstacle = &story.content.obstacles[i];
    let by = actor(tx, known, &obstacle.by).await?;
    let text = obstacle.text.trim().to_owned();
    let could = ["Vi skulle kunna", "We could", "Kan vi", "Could we"];
    let idea = could.iter().any(|start| text.starts_with(start));
    let team = known.team(&obstacle.team)?;
    let wanted = Audience::parse(&obstacle.audience).unwrap_or(Audience::Team);
    let cause = known.cause(tx, &by, &obstacle.because_of).await?;
    let (because_of, audience) = within(tx, cause, wanted, team).await?;
    let input = voice::Raise {
        kind: if idea { Kind::Idea } else { Kind::Obstacle },
        text,
        to: voice::Meant::Known(known.person(&obstacle.to)?),
        shown: voice::Shown { audience, team: Some(team) },
        because_of,
    };
    let id = voice::raise(tx, &by, &input).await?;
    known.objects.insert(obstacle.key.clone(), id);
    Ok(())
}

async fn decide(
    tx: &mut Tx,
    story: &Arc<Story>,
    known: &mut Known,
    i: usize,
    j: usize,
) -> Result<()> {
    let obstacle = &story.content.obstacles[i];
    let verdict = &obstacle.answer[j];
    let id = known.object(&obstacle.key)?;
    // What the clock moved up in the meantime.
    let mut after = Some(ObjectId(Id::nil()));
    while let Some(from) = after {
        after = voice::move_late(tx, from).await?;
    }
    let Some(by) = &verdict.by else { return Ok(()) };
    let by = actor(tx, known, by).await?;
    let reason = verdict.reason.trim().to_owned();
    if verdict.kind == "pass_on" {
        let to = verdict.to.as_deref().ok_or_else(|| missing(&obstacle.key))?;
        let to = voice::Meant::Known(known.person(to)?);
        return voice::pass(tx, &by, &voice::Pass { id, to, reason }).await.map(drop);
    }
    let word = verdict.kind.replace('_', "-");
    let answer = voice::Answer { id, word, reason, step: None, again: false };
    voice::answer(tx, &by, &answer).await.map(drop)
}
