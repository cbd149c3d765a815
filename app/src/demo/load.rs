//! Plays the story: each moment is a command of the product, at its time, by its person.

use std::{collections::HashMap, sync::Arc};

use cairn_commitments::{
    commands::{self as steps},
    rules::{Look, Outcome, Scope, Seen},
};
use cairn_ground::{Actor, Audience, Error, Id, Locale, ObjectId, PersonId, Result, TeamId};
use cairn_knowledge::commands::{answers, helped, page_care, pages, questions};
use cairn_people::{TeamKind, commands as people, login};
use cairn_reviews::{commands as reviews, rules::EditKey};
use cairn_rhythm::{commands as rhythm, rules::Slot};
use cairn_store::Tx;
use cairn_voice::commands as voice;

use super::{
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

fn missing(key: &str) -> Error {
    Error::Internal(format!("the story names {key}, which is not there"))
}

impl Known {
    fn person(&self, key: &str) -> Result<PersonId> {
        self.people.get(key).copied().ok_or_else(|| missing(key))
    }

    fn team(&self, key: &str) -> Result<TeamId> {
        self.teams.get(key).copied().ok_or_else(|| missing(key))
    }

    fn object(&self, key: &str) -> Result<ObjectId> {
        self.objects.get(key).copied().ok_or_else(|| missing(key))
    }

    /// What it is because of, if the actor may see that: a step taken in another team's review
    /// hangs on nothing its owner can see.
    async fn cause(&self, tx: &mut Tx, actor: &Actor, keys: &Keys) -> Result<Option<ObjectId>> {
        let Some(key) = keys.first() else { return Ok(None) };
        let Some(id) = self.objects.get(key).copied() else { return Ok(None) };
        match cairn_objects::find(tx, actor, id).await {
            Ok(_) => Ok(Some(id)),
            Err(Error::NotFound) => Ok(None),
            Err(other) => Err(other),
        }
    }
}

async fn actor(tx: &mut Tx, known: &Known, key: &str) -> Result<Actor> {
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
    for team in story.content.teams.iter() {
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
        What::Review(i) => review(tx, story, known, i).await,
        What::OpenCards(i) => open_cards(tx, story, known, i).await,
        What::Take(i) => take(tx, story, known, i).await,
        What::Outcome(i) => outcome(tx, story, known, i).await,
        What::LookBack(i) => look_back(tx, story, known, i).await,
        What::Learned(i) => learned(tx, story, known, i).await,
        What::Thank(i) => thank(tx, story, known, i).await,
        What::Share(i) => share(tx, story, known, i).await,
        What::Approve(i) => approve(tx, story, known, i).await,
        What::Edit(i, j) => edit(tx, story, known, i, j).await,
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
    let input = rhythm::SetDirection { team: known.team(&wanted.team)?, lines: lines.collect() };
    rhythm::set_direction(tx, &by, &input).await
}

/// Two to five members say how it was, by the team's tendency.
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
    let some = 2 + tx.chance().below(4);
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
    let whom = match (question.audience.as_str(), &question.to) {
        ("person", Some(to)) => Whom::Person(known.person(to)?),
        ("team", _) => Whom::Team(known.team(&question.team)?),
        _ => Whom::Everyone,
    };
    let input = questions::Ask {
        text: question.text.trim().to_owned(),
        whom,
        photo: None,
        untitled: String::new(),
        because_of: known.cause(tx, &by, &question.because_of).await?,
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
        return answers::pass_on(tx, &by, &input).await.map(drop);
    }
    let id = answers::answer(tx, &by, &answers::Answer { question, text }).await?;
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
    let input = voice::Raise {
        kind: if idea { Kind::Idea } else { Kind::Obstacle },
        text,
        to: voice::Meant::Known(known.person(&obstacle.to)?),
        shown: shown(known, &obstacle.audience, &obstacle.team)?,
        because_of: known.cause(tx, &by, &obstacle.because_of).await?,
    };
    let id = voice::raise(tx, &by, &input).await?;
    known.objects.insert(obstacle.key.clone(), id);
    Ok(())
}

fn shown(known: &Known, audience: &str, team: &str) -> Result<voice::Shown> {
    let audience = Audience::parse(audience).unwrap_or(Audience::Team);
    Ok(voice::Shown { audience, team: Some(known.team(team)?) })
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
    voice::answer(tx, &by, &voice::Answer { id, word, reason }).await.map(drop)
}

async fn review(tx: &mut Tx, story: &Arc<Story>, known: &mut Known, i: usize) -> Result<()> {
    let review = &story.content.reviews[i];
    let by = actor(tx, known, &review.starter).await?;
    let input = reviews::StartReview {
        about: review.about.trim().to_owned(),
        team: Some(known.team(&review.team)?),
        day: None,
        with: String::new(),
        because_of: None,
    };
    let id = reviews::start(tx, &by, &input).await?;
    known.objects.insert(review.key.clone(), id);
    let insight: Vec<String> = review.insight.iter().cloned().collect();
    let cards = [&review.well, &review.why, &review.less_well, &review.learn, &insight];
    for (place, texts) in cards.into_iter().enumerate() {
        for text in texts {
            let question = cairn_reviews::rules::Question::ALL[place.min(3)];
            let body = text.trim().to_owned();
            let input = reviews::WriteCard { review: id, question, body, key: EditKey::fresh() };
            reviews::write_card(tx, &by, &input).await?;
        }
    }
    Ok(())
}

async fn open_cards(tx: &mut Tx, story: &Arc<Story>, known: &mut Known, i: usize) -> Result<()> {
    let review = &story.content.reviews[i];
    let by = actor(tx, known, &review.starter).await?;
    let id = known.object(&review.key)?;
    reviews::open_cards(tx, &by, &id).await?;
    if let Some(insight) = &review.insight {
        let cards = cairn_reviews::store::list_cards(tx, id).await?;
        let card = cards.iter().find(|card| card.body == insight.trim());
        let card: Id = card.ok_or_else(|| missing(&review.key))?.id;
        let made = reviews::take_up(tx, &by, &reviews::TakeUp { review: id, card }).await?;
        // What comes of a review hangs on what the team published, not on the talk.
        known.objects.insert(review.key.clone(), made);
    }
    reviews::close(tx, &by, &id).await
}

async fn take(tx: &mut Tx, story: &Arc<Story>, known: &mut Known, i: usize) -> Result<()> {
    let step = &story.content.steps[i];
    let by = actor(tx, known, &step.owner).await?;
    let due = story.calendar.date(step.due);
    let earliest = tx.now().date(&story.calendar.zone);
    let input = steps::TakeStep {
        text: step.text.trim().to_owned(),
        due: Some(due.max(earliest)),
        scope: if step.scope == "ours" { Scope::Ours } else { Scope::Mine },
        team: Some(known.team(&step.team)?),
        audience: Audience::parse(&step.audience),
        owner: None,
        notice: step.notice.trim().to_owned(),
        because_of: known.cause(tx, &by, &step.because_of).await?,
    };
    let id = steps::take(tx, &by, &input).await?;
    known.objects.insert(step.key.clone(), id);
    Ok(())
}

async fn outcome(tx: &mut Tx, story: &Arc<Story>, known: &mut Known, i: usize) -> Result<()> {
    let step = &story.content.steps[i];
    let by = actor(tx, known, &step.owner).await?;
    let id = known.object(&step.key)?;
    let outcome = match step.outcome.as_str() {
        "paused" => return steps::pause(tx, &by, id).await.map(drop),
        "partly" => Outcome::Partly,
        "did_not_happen" => Outcome::DidNotHappen,
        // What was changed on the way was done in the end.
        _ => Outcome::Done,
    };
    let days = step.look_back.as_ref().map(|look| u16::try_from(look.after_days).unwrap_or(30));
    let look = days.map_or(Look::Never, |days| Look::Days(days.clamp(1, 366)));
    let tale = steps::Tale {
        learned: step.learned.trim().to_owned(),
        in_the_way: step.got_in_the_way.trim().to_owned(),
        look,
        again: None,
    };
    let input = steps::Answer { step: id, outcome, tale: Some(tale) };
    steps::answer(tx, &by, &input).await.map(drop)
}

async fn look_back(tx: &mut Tx, story: &Arc<Story>, known: &mut Known, i: usize) -> Result<()> {
    let step = &story.content.steps[i];
    let Some(look) = &step.look_back else { return Ok(()) };
    let by = actor(tx, known, &step.owner).await?;
    let word = look.verdict.as_deref().unwrap_or_default().replace('_', "-");
    let seen = Seen::parse(&word).ok_or_else(|| missing(&word))?;
    let text = look.line.trim().to_owned();
    let input = steps::LookBack { step: known.object(&step.key)?, seen, text };
    steps::look_back(tx, &by, &input).await.map(drop)
}

async fn learned(tx: &mut Tx, story: &Arc<Story>, known: &mut Known, i: usize) -> Result<()> {
    let learned = &story.content.learned[i];
    let by = actor(tx, known, &learned.by).await?;
    let input = steps::Learn {
        text: learned.text.trim().to_owned(),
        how: learned.how.replace('_', "-"),
        minutes: learned.minutes,
        audience: Audience::Team,
        because_of: None,
    };
    steps::learn(tx, &by, &input).await.map(drop)
}

async fn thank(tx: &mut Tx, story: &Arc<Story>, known: &mut Known, i: usize) -> Result<()> {
    let thanks = &story.content.thanks[i];
    let by = actor(tx, known, &thanks.from).await?;
    let team = by.person()?.home_team;
    let input = voice::Thank {
        to: voice::Meant::Known(known.person(&thanks.to)?),
        what_for: thanks.text.trim().to_owned(),
        shown: voice::Shown { audience: Audience::Organisation, team },
        because_of: known.cause(tx, &by, &thanks.about).await?,
    };
    voice::thank(tx, &by, &input).await.map(drop)
}

async fn share(tx: &mut Tx, story: &Arc<Story>, known: &mut Known, i: usize) -> Result<()> {
    let page = &story.content.pages[i];
    let by = actor(tx, known, &page.author).await?;
    let team = story.content.teams.iter().find(|team| team.key == page.team);
    let input = pages::Share {
        title: page.title.trim().to_owned(),
        body: linked(&page.body, known),
        section: team.map(|team| team.name.clone()).unwrap_or_default(),
        audience: Audience::Organisation,
        team: Some(known.team(&page.team)?),
        review_on: None,
        because_of: open_cause(tx, known, &by, &page.because_of).await?,
    };
    let id = pages::share(tx, &by, &input).await?;
    known.objects.insert(page.key.clone(), id);
    Ok(())
}

/// A page for everyone comes of what everyone may see: whoever asked shows it to everyone first.
async fn open_cause(
    tx: &mut Tx,
    known: &Known,
    by: &Actor,
    keys: &Keys,
) -> Result<Option<ObjectId>> {
    let Some(id) = known.cause(tx, by, keys).await? else { return Ok(None) };
    let object = cairn_objects::find_any(tx, id).await?;
    let Some(owner) = object.owner.filter(|_| object.audience < Audience::Organisation) else {
        return Ok(Some(id));
    };
    let now = tx.now();
    let owner = login::actor_of(tx, owner, now).await?;
    let to = Audience::Organisation;
    match object.kind.as_str() {
        "question" => questions::widen(tx, &owner, &questions::Widen { id, to }).await?,
        "step" => {
            let input = steps::Widen { object: id, kind: "step", to: Some(to) };
            steps::widen(tx, &owner, &input).await?;
        }
        _ => return Ok(None),
    }
    Ok(Some(id))
}

/// `[words](page:KEY)` becomes the page's address; a page that is written later, its words.
fn linked(body: &str, known: &Known) -> String {
    let target = |url: &str| {
        let key = url.strip_prefix("page:")?;
        Some(known.objects.get(key).map_or("/pages".to_owned(), |id| format!("/pages/{id}")))
    };
    cairn_markdown::rewrite_links(body, &target).unwrap_or_else(|_| body.to_owned())
}

async fn approve(tx: &mut Tx, story: &Arc<Story>, known: &mut Known, i: usize) -> Result<()> {
    let page = &story.content.pages[i];
    let Some(by) = &page.approved_by else { return Ok(()) };
    let by = actor(tx, known, by).await?;
    let id = known.object(&page.key)?;
    let version = cairn_knowledge::store::pages::find(tx, id).await?.version;
    let today = tx.now().date(&story.calendar.zone);
    let until = cairn_ground::dates::plus_days(today, 700);
    let input = page_care::Approve { page: id, version, from: Some(today), until: Some(until) };
    match page_care::approve(tx, &by, &input).await {
        // Not owner nor curator: then the author stands behind it.
        Err(Error::Forbidden) => {
            let author = actor(tx, known, &page.author).await?;
            page_care::approve(tx, &author, &input).await
        }
        other => other,
    }
}

async fn edit(
    tx: &mut Tx,
    story: &Arc<Story>,
    known: &mut Known,
    i: usize,
    j: usize,
) -> Result<()> {
    let page = &story.content.pages[i];
    let edit = &page.edit[j];
    let by = actor(tx, known, &edit.author).await?;
    let id = known.object(&page.key)?;
    let base = cairn_knowledge::store::pages::find(tx, id).await?.version;
    let input = pages::Save {
        page: id,
        base,
        title: page.title.trim().to_owned(),
        body: linked(&edit.body, known),
        section: None,
        why: edit.summary.trim().to_owned(),
        still_approved: true,
        suggestion: None,
    };
    pages::save(tx, &by, &input).await.map(drop)
}
