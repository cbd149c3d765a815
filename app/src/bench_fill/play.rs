//! What happens in the organisation that is measured: the product's commands, at their times.

use std::pin::Pin;

use cairn_commitments::{
    commands as steps,
    rules::{Look, Outcome, Scope, Seen},
};
use cairn_ground::{Actor, Audience, Instant, Locale, ObjectId, PersonId, Result, TeamId};
use cairn_knowledge::{
    commands::{answers, helped, pages, questions},
    rules::questions::Whom,
};
use cairn_people::{TeamKind, commands as people};
use cairn_rhythm::{commands as rhythm, rules::Slot};
use cairn_store::Tx;
use cairn_voice::{commands as voice, rules::Kind as Voice};

use super::{Amounts, Cast, DAYS, TEAM_SIZE, Words};

type Played<'a> = Pin<Box<dyn Future<Output = Result<()>> + Send + 'a>>;

/// Something that happens many times.
#[derive(Clone, Copy)]
pub struct Kind {
    pub name: &'static str,
    pub count: fn(&Amounts) -> usize,
    pub play: for<'a> fn(&'a mut Tx, &'a Cast, usize, usize) -> Played<'a>,
}

pub const KINDS: &[Kind] = &[
    Kind {
        name: "pages",
        count: |amounts| amounts.pages,
        play: |tx, cast, i, of| Box::pin(page(tx, cast, i, of)),
    },
    Kind {
        name: "loops",
        count: |amounts| amounts.loops,
        play: |tx, cast, i, of| Box::pin(turn(tx, cast, i, of)),
    },
    Kind {
        name: "obstacles with a thank-you each",
        count: |amounts| amounts.obstacles,
        play: |tx, cast, i, of| Box::pin(obstacle(tx, cast, i, of)),
    },
    Kind {
        name: "learned lines",
        count: |amounts| amounts.learned,
        play: |tx, cast, i, of| Box::pin(learned(tx, cast, i, of)),
    },
];

/// A team with ten members, the first its manager, and an hour a week.
pub async fn team(tx: &mut Tx, words: &Words, n: usize) -> Result<(TeamId, Vec<PersonId>)> {
    let name = format!("{} {n}", words.some(n, 2));
    let team = people::add_team(tx, &Actor::System, &name, TeamKind::Team).await?;
    let mut members = Vec::new();
    for i in n * TEAM_SIZE..(n + 1) * TEAM_SIZE {
        let input = people::AddPerson {
            name: words.name(i),
            email: format!("p{i}@example.org"),
            title: String::new(),
            locale: if i % 4 == 0 { Locale::En } else { Locale::Sv },
            zone: "Europe/Stockholm".into(),
            team: Some(team),
            curator: i % 100 == 5,
            administrator: i == 0,
            import_key: None,
        };
        let id = people::add_person(tx, &Actor::System, &input).await?;
        people::mark_arrived(tx, id).await?;
        members.push(id);
    }
    people::set_manager(tx, &Actor::System, team, Some(members[0])).await?;
    people::set_lead(tx, &Actor::System, team, members[2], true).await?;
    let now = tx.now();
    let manager = cairn_people::login::actor_of(tx, members[0], now).await?;
    let slot = Some(Slot::parse("4", "14:00", "15:00")?);
    rhythm::set_time(tx, &manager, &rhythm::SetTime { team, slot }).await?;
    let lines = vec![(words.some(n + 9, 6), words.some(n + 7, 8))];
    let direction = rhythm::SetDirection { team, lines, made_of: None };
    rhythm::set_direction(tx, &manager, &direction).await?;
    Ok((team, members))
}

fn travel(tx: &mut Tx, cast: &Cast, day: i64) {
    // From the second day on, in working hours, and never past today.
    let day = day.clamp(1, DAYS - 1);
    let at = cast.start.plus(day * Instant::DAY);
    cast.clock.set(at);
    tx.travel(at);
}

/// The `i`th of `of` happens on this day.
fn day(i: usize, of: usize) -> i64 {
    let share = i64::try_from(i).unwrap_or(0) * (DAYS - 2);
    1 + share / i64::try_from(of.max(1)).unwrap_or(1)
}

/// Member `place` of the team whose turn it is.
fn member(cast: &Cast, i: usize, place: usize) -> (&Actor, TeamId) {
    // Teams take turns in another order than days.
    let team = i.wrapping_mul(389) % cast.teams.len();
    (&cast.people[team * TEAM_SIZE + place % TEAM_SIZE], cast.teams[team])
}

async fn page(tx: &mut Tx, cast: &Cast, i: usize, of: usize) -> Result<()> {
    travel(tx, cast, day(i, of));
    let (by, team) = member(cast, i, i / 3);
    let input = pages::Share {
        title: cast.words.some(i, 5),
        body: cast.words.page(i, 3 + i % 9),
        section: format!("{}/{}", cast.words.some(i % 12, 1), cast.words.some(i % 90, 2)),
        audience: Audience::Organisation,
        team: Some(team),
        review_on: None,
        because_of: None,
    };
    pages::share(tx, by, &input).await.map(drop)
}

/// A question, its answer, a step because of it, and what it gave. Some stop on the way.
async fn turn(tx: &mut Tx, cast: &Cast, i: usize, of: usize) -> Result<()> {
    let began = day(i, of);
    travel(tx, cast, began);
    let (asker, team) = member(cast, i, i);
    let (other, _) = member(cast, i, i + 1);
    let input = questions::Ask {
        text: cast.words.some(i + 3, 12),
        whom: if i.is_multiple_of(3) { Whom::Everyone } else { Whom::Team(team) },
        photo: None,
        untitled: String::new(),
        because_of: None,
    };
    let question = questions::ask(tx, asker, &input).await?;
    if i % 7 == 6 {
        return Ok(());
    }
    travel(tx, cast, began + 1);
    let input = answers::Answer::in_words(question, cast.words.some(i + 5, 40));
    let answer = answers::answer(tx, other, &input).await?;
    helped::accept(tx, asker, &answer).await?;
    if i % 5 == 4 {
        return Ok(());
    }
    step(tx, cast, (asker, team), question, i, began + 2).await
}

async fn step(
    tx: &mut Tx,
    cast: &Cast,
    (by, team): (&Actor, TeamId),
    question: ObjectId,
    i: usize,
    began: i64,
) -> Result<()> {
    travel(tx, cast, began);
    let today = tx.now().date(&by.person()?.zone);
    let input = steps::TakeStep {
        text: cast.words.some(i + 11, 9),
        due: Some(cairn_ground::dates::plus_days(today, 10)),
        scope: if i.is_multiple_of(2) { Scope::Ours } else { Scope::Mine },
        team: Some(team),
        audience: Some(Audience::Team),
        owner: None,
        notice: String::new(),
        because_of: Some(question),
    };
    let step = steps::take(tx, by, &input).await?;
    if began + 10 >= DAYS || i % 6 == 5 {
        return Ok(());
    }
    travel(tx, cast, began + 10);
    let tale = steps::Tale {
        learned: cast.words.some(i + 2, 8),
        in_the_way: String::new(),
        look: Look::Days(14),
        again: None,
    };
    let input = steps::Answer { step, outcome: Outcome::Done, tale: Some(tale) };
    steps::answer(tx, by, &input).await?;
    if began + 24 >= DAYS || i % 4 == 3 {
        return Ok(());
    }
    travel(tx, cast, began + 24);
    let seen = if i.is_multiple_of(2) { Seen::Clearly } else { Seen::No };
    let input = steps::LookBack { step, seen, text: cast.words.some(i + 1, 8) };
    steps::look_back(tx, by, &input).await.map(drop)
}

async fn obstacle(tx: &mut Tx, cast: &Cast, i: usize, of: usize) -> Result<()> {
    let began = day(i, of);
    travel(tx, cast, began);
    let (by, team) = member(cast, i, 1 + i % 9);
    let (manager, _) = member(cast, i, 0);
    let shown = voice::Shown { audience: Audience::Team, team: Some(team) };
    let input = voice::Raise {
        kind: if i.is_multiple_of(3) { Voice::Idea } else { Voice::Obstacle },
        text: cast.words.some(i + 17, 11),
        to: voice::Meant::Known(manager.person()?.id),
        shown,
        because_of: None,
    };
    let id = voice::raise(tx, by, &input).await?;
    travel(tx, cast, began + 5);
    if i % 4 != 3 {
        let word = if i.is_multiple_of(2) { "no-because" } else { "we-do-it" }.to_owned();
        let reason = cast.words.some(i, 14);
        let answer = voice::Answer { id, word, reason, step: None, again: false };
        voice::answer(tx, manager, &answer).await?;
    }
    let input = voice::Thank {
        to: voice::Meant::Known(by.person()?.id),
        what_for: cast.words.some(i + 23, 10),
        shown,
        because_of: None,
    };
    voice::thank(tx, manager, &input).await.map(drop)
}

async fn learned(tx: &mut Tx, cast: &Cast, i: usize, of: usize) -> Result<()> {
    travel(tx, cast, day(i, of));
    let (by, _) = member(cast, i, i / cast.teams.len());
    let input = steps::Learn {
        text: cast.words.some(i + 29, 12),
        how: String::new(),
        minutes: None,
        audience: if i.is_multiple_of(3) { Audience::Organisation } else { Audience::Team },
        because_of: None,
    };
    steps::learn(tx, by, &input).await.map(drop)
}
