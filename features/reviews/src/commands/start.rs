//! Starting a review, now or within a week.

use cairn_ground::{Actor, Audience, Error, ObjectId, PersonId, Refusal, Result, TeamId};
use cairn_ground::{limits, text};
use cairn_links::Kind;
use cairn_nudge::{Rank, Waiting};
use cairn_objects::{New, Object};
use cairn_people::{commands::today, store as people};
use cairn_record::Event;
use cairn_search::{Document, Lang};
use cairn_store::Tx;
use jiff::civil::Date;

use super::people::gather;
use crate::{events, rules, store};

#[derive(Debug, Clone)]
pub struct StartReview {
    pub about: String,
    pub team: Option<TeamId>,
    /// Today if not given.
    pub day: Option<Date>,
    /// Names of people beside the team, with commas between.
    pub with: String,
    pub because_of: Option<ObjectId>,
}

/// Most people beside the team.
const MOST_WITH: usize = 20;
/// A planned review is announced so many days; on its own day it waits again.
const ANNOUNCED_DAYS: i32 = 2;
/// Cards are asked for on the day and the day after; then all are asked to open them, for a week.
const WRITTEN_DAYS: i32 = 2;
const UNOPENED_DAYS: i32 = 7;

/// Starts a review of a team the actor belongs to or manages. Everyone in the team today takes
/// part, the actor, and those named.
pub async fn start(tx: &mut Tx, actor: &Actor, input: &StartReview) -> Result<ObjectId> {
    let person = actor.person()?;
    let about = text::line("about", &input.about, limits::LINE)?;
    if person.teams.is_empty() {
        return Err(Refusal::new("review-no-team").into());
    }
    let team = input.team.ok_or_else(|| Error::from(Refusal::field("choose", "team")))?;
    if !person.teams.contains(&team) {
        return Err(Refusal::field("choose", "team").into());
    }
    let today = today(tx).await?;
    let held_on = rules::day(input.day, today)?;
    let people = with_whom(tx, person.id, team, today, &input.with).await?;
    let id = tx.new_id();
    let new = New {
        id,
        kind: "review",
        title: &about,
        lang: person.locale.tag(),
        owner: Some(person.id),
        team: Some(team),
        audience: Audience::Team,
        href: format!("/reviews/{id}"),
    };
    let id = cairn_objects::create(tx, &new).await?;
    store::insert_review(tx, id, team, held_on, rules::cards_until(held_on)).await?;
    cairn_objects::add_participants(tx, id, &people).await?;
    let origin = cairn_objects::find_origin(tx, actor, input.because_of).await?;
    let origin = origin.map(|origin| origin.id);
    if let Some(origin) = origin {
        cairn_links::link(tx, actor, id, origin, Kind::BecauseOf).await?;
    }
    let object = cairn_objects::find(tx, actor, id).await?;
    let verb = if held_on > today { events::PLANNED } else { events::STARTED };
    let said = Event::about(verb, &object).because_of(origin);
    cairn_record::append(tx, actor, &said).await?;
    index(tx, &object).await?;
    announce(tx, id, Some(person.id), &people, held_on, today).await?;
    Ok(id)
}

/// The day of planned reviews has come: each is recorded as started, by the one who leads it. One
/// whose leader is gone is started by whoever opens its cards. It is the team's of that day, unless
/// a card lies there already.
pub(crate) async fn begin_planned(tx: &mut Tx) -> Result<()> {
    let (now, today) = (tx.now(), today(tx).await?);
    for (review, team, leader, held_on) in store::list_begun(tx, today).await? {
        if store::list_unread(tx, review).await?.is_empty() {
            let come = gather(tx, review, team, today).await?;
            announce(tx, review, leader, &come, held_on, today).await?;
        }
        let Some(leader) = leader else { continue };
        let leader = cairn_people::login::actor_of(tx, leader, now).await?;
        super::record(tx, &leader, review, events::STARTED).await?;
    }
    Ok(())
}

async fn index(tx: &mut Tx, object: &Object) -> Result<()> {
    let document = Document {
        object: object.id,
        kind: "review",
        title: &object.title,
        body: "",
        boost: cairn_search::ORDINARY,
        langs: &Lang::ALL,
    };
    cairn_search::put(tx, &document).await
}

async fn with_whom(
    tx: &mut Tx,
    starter: PersonId,
    team: TeamId,
    today: Date,
    with: &str,
) -> Result<Vec<PersonId>> {
    let members = people::list_members(tx, team, today).await?;
    let mut all: Vec<PersonId> = members.iter().map(|member| member.id).collect();
    all.push(starter);
    all.extend(named(tx, with).await?);
    all.sort();
    all.dedup();
    Ok(all)
}

/// The people whose names were typed; each name must be one person's.
async fn named(tx: &mut Tx, with: &str) -> Result<Vec<PersonId>> {
    let parts = with.split([',', ';', '\n']).map(str::trim).filter(|part| !part.is_empty());
    let names: Vec<&str> = parts.take(MOST_WITH).collect();
    if names.is_empty() {
        return Ok(Vec::new());
    }
    let sorted: Vec<String> = names.iter().map(|n| cairn_people::commands::order(n)).collect();
    let known = store::list_persons_named(tx, sorted.clone()).await?;
    let mut found = Vec::new();
    for (name, sort_name) in names.iter().zip(&sorted) {
        let mut hits = known.iter().filter(|(known, _)| known == sort_name);
        match (hits.next(), hits.next()) {
            (Some((_, id)), None) => found.push(*id),
            (None, _) => return Err(who(name, "refused-review-nobody")),
            (Some(_), Some(_)) => return Err(who(name, "refused-review-several")),
        }
    }
    Ok(found)
}

fn who(name: &str, key: &str) -> Error {
    Refusal::field("review-with", "with").saying(key).with("name", name).into()
}

/// Tells everyone the same, whoever writes or not, until the cards are opened.
pub(super) async fn announce(
    tx: &mut Tx,
    review: ObjectId,
    starter: Option<PersonId>,
    people: &[PersonId],
    held_on: Date,
    today: Date,
) -> Result<()> {
    let from = |waiting: Waiting<'static>| match starter {
        Some(starter) => waiting.from(starter),
        None => waiting,
    };
    let written = cairn_ground::dates::plus_days(held_on, WRITTEN_DAYS);
    let over = cairn_ground::dates::plus_days(written, UNOPENED_DAYS);
    let soon = cairn_ground::dates::plus_days(today, ANNOUNCED_DAYS);
    for person in people.iter().copied().filter(|person| Some(*person) != starter) {
        if held_on > today {
            let planned =
                Waiting::new(person, review, "planned", Rank::Mine, "reviews-waits-planned");
            let planned = from(planned).due(held_on).closes(soon.min(held_on));
            cairn_nudge::wait(tx, &planned).await?;
        }
        let write = Waiting::new(person, review, "review", Rank::Now, "reviews-waits-write");
        let write = from(write).due(held_on).opens(held_on).closes(written);
        cairn_nudge::wait(tx, &write).await?;
    }
    let there = cairn_objects::list_participants(tx, review).await?;
    let leader = starter.filter(|starter| there.contains(starter));
    for person in people.iter().copied().chain(leader) {
        let unopened =
            Waiting::new(person, review, "unopened", Rank::Mine, "reviews-waits-unopened");
        cairn_nudge::wait(tx, &unopened.opens(written).closes(over)).await?;
    }
    let Some(leader) = leader else { return Ok(()) };
    let open = Waiting::new(leader, review, "open", Rank::Now, "reviews-waits-open");
    cairn_nudge::wait(tx, &open.due(held_on).opens(held_on).closes(written)).await
}
