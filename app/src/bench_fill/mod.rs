//! `cairn bench-fill`, in binaries built for measuring only: an organisation of ten thousand.
//!
//! Persons, teams, pages, loops and learned lines come of the product's own commands, out of the
//! words of the demo. Only the last part of the record is copies of learned entries, since
//! half a million commands would take hours and teach a page nothing more.

mod play;
mod store;
mod words;

use std::sync::Arc;

use anyhow::Result;
use cairn_feature::Assembled;
use cairn_ground::{Actor, Chance, Instant, PersonId, TeamId, TestClock};
use cairn_store::{Store, Tx, settings};

use self::words::Words;
use crate::{
    demo::{catch_up, content::Content},
    say::say,
};

const SEED: u64 = 10_000;
/// Whoever the benchmark signs in as: a member of the first team.
const EMAIL: &str = "p1@example.org";
const PASSWORD: &str = "en stig av stenar";
const DAYS: i64 = 540;
/// Commands that go into one transaction.
const AT_ONCE: usize = 400;

/// How much of each kind.
#[derive(Debug, Clone, Copy)]
pub struct Amounts {
    pub teams: usize,
    pub pages: usize,
    /// A question, most with an answer, a step, a look-back.
    pub loops: usize,
    pub obstacles: usize,
    pub learned: usize,
    pub entries: i64,
}

impl Amounts {
    /// `1.0` is what issue 2 asks for: 100,000 documents to search among them.
    pub fn of(scale: f64) -> Self {
        let share = |n: u32| {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            let part = (f64::from(n) * scale).round() as usize;
            part.max(1)
        };
        Self {
            teams: share(1_000),
            pages: share(10_000),
            loops: share(6_000),
            obstacles: share(2_000),
            learned: share(65_000),
            entries: i64::try_from(share(500_000)).unwrap_or(i64::MAX),
        }
    }
}

/// Everybody, ten to a team, as they act.
pub struct Cast {
    pub words: Words,
    pub teams: Vec<TeamId>,
    /// Ten for each team, its manager first.
    pub people: Vec<Actor>,
    pub start: Instant,
    pub clock: Arc<TestClock>,
}

pub const TEAM_SIZE: usize = 10;

fn said(error: cairn_ground::Error) -> anyhow::Error {
    anyhow::anyhow!("{error:?}")
}

/// Fills an empty house; gives the address and password to sign in with.
///
/// # Errors
/// What a command refuses.
pub async fn fill(house: &Assembled, scale: f64) -> Result<String> {
    let amounts = Amounts::of(scale);
    let content = Content::read()?;
    let now = house.house.store.clock().now();
    let start = now.plus(-DAYS * Instant::DAY);
    let clock = Arc::new(TestClock::at(start));
    let past = house.house.store.under(clock.clone(), Chance::seeded(SEED));
    let words = Words::of(&content);
    set_up(&past).await?;
    let (teams, ids) = people(&past, &words, amounts.teams).await?;
    say!("{} teams, {} persons", teams.len(), ids.len());
    let people = actors(&past, &ids).await?;
    let cast = Arc::new(Cast { words, teams, people, start, clock: clock.clone() });
    for kind in play::KINDS {
        let count = (kind.count)(&amounts);
        play_all(&past, &cast, *kind, count).await?;
        say!("{count} {}", kind.name);
    }
    clock.set(now);
    catch_up(house, &past).await?;
    let entries = copy(house, &past, amounts.entries).await?;
    say!("{entries} entries in the record");
    let hash = cairn_people::password::hash(PASSWORD.to_owned()).await.map_err(said)?;
    let me = ids[1];
    past.write(move |tx| {
        let hash = hash.clone();
        Box::pin(async move { cairn_people::commands::set_password(tx, me, &hash).await })
    })
    .await
    .map_err(said)?;
    past.write(|tx| Box::pin(store::analyze(tx))).await.map_err(said)?;
    Ok(format!("{EMAIL} {PASSWORD}"))
}

async fn set_up(past: &Store) -> Result<()> {
    past.write(|tx| {
        Box::pin(async move {
            for (name, value) in [
                ("organisation", "Bench"),
                ("short-name", "Bench"),
                ("locale", "sv"),
                ("zone", "Europe/Stockholm"),
                ("public-body", "no"),
                ("one-team", "no"),
                ("record-base", "https://bench.example"),
                ("ready", "yes"),
            ] {
                settings::set(tx, name, value).await?;
            }
            Ok(())
        })
    })
    .await
    .map_err(said)
}

async fn people(past: &Store, words: &Words, teams: usize) -> Result<(Vec<TeamId>, Vec<PersonId>)> {
    let (mut all, mut everybody) = (Vec::new(), Vec::new());
    for first in (0..teams).step_by(AT_ONCE / TEAM_SIZE) {
        let until = (first + AT_ONCE / TEAM_SIZE).min(teams);
        let words = words.clone();
        let made = past.write(move |tx| {
            let words = words.clone();
            Box::pin(async move {
                let mut made = Vec::new();
                for team in first..until {
                    made.push(play::team(tx, &words, team).await?);
                }
                Ok(made)
            })
        });
        for (team, members) in made.await.map_err(said)? {
            all.push(team);
            everybody.extend(members);
        }
    }
    Ok((all, everybody))
}

async fn actors(past: &Store, ids: &[PersonId]) -> Result<Vec<Actor>> {
    let mut db = past.read().await.map_err(said)?;
    let mut actors = Vec::with_capacity(ids.len());
    for id in ids {
        let now = past.clock().now();
        let actor = cairn_people::login::actor_of(&mut db, *id, now).await.map_err(said)?;
        actors.push(actor);
    }
    Ok(actors)
}

async fn play_all(past: &Store, cast: &Arc<Cast>, kind: play::Kind, count: usize) -> Result<()> {
    for first in (0..count).step_by(AT_ONCE) {
        let until = (first + AT_ONCE).min(count);
        let cast = Arc::clone(cast);
        past.write(move |tx| {
            let cast = Arc::clone(&cast);
            Box::pin(async move {
                for i in first..until {
                    (kind.play)(tx, &cast, i, count).await?;
                }
                Ok(())
            })
        })
        .await
        .map_err(said)?;
    }
    Ok(())
}

/// Copies learned entries until there are as many as asked for.
async fn copy(house: &Assembled, past: &Store, wanted: i64) -> Result<i64> {
    let mut have = past.write(|tx| Box::pin(store::count(tx))).await.map_err(said)?;
    let mut round = 0;
    while have < wanted {
        round += 1;
        let most = (wanted - have).min(20_000);
        let copied = past
            .write(move |tx: &mut Tx| Box::pin(store::copy_learned(tx, round, most)))
            .await
            .map_err(said)?;
        if copied == 0 {
            break;
        }
        have += copied;
    }
    cairn_record::settle(past).await.map_err(said)?;
    for subscription in &house.subscriptions {
        let name = subscription.name;
        past.write(move |tx| Box::pin(store::skip(tx, name))).await.map_err(said)?;
    }
    Ok(have)
}
