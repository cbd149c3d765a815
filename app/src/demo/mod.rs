//! `cairn demo`: a living organisation, made by calling the product's own commands.

pub(crate) mod acts;
pub(crate) mod content;
mod load;
mod plan;
#[cfg(test)]
mod tests;

use std::{
    net::{IpAddr, SocketAddr, UdpSocket},
    sync::Arc,
};

use anyhow::{Context, Result};
use cairn_feature::Assembled;
use cairn_ground::{Chance, Instant, TestClock, dates};
use cairn_nudge::{Post, Transport};
use cairn_store::{Settings, Store, dump, settings};
use jiff::tz::TimeZone;

use self::{
    content::Content,
    load::{Known, Story},
    plan::{Calendar, Moment},
};
use crate::say::say;

/// Of the content: another seed or story gives another demo.
const SEED: u64 = 20_260_302;
/// Setting that says the demo is there; its value is this version.
const MARK: &str = "demo";
const VERSION: &str = "1";
/// The value while it is being made: a start that was stopped then is made again.
const MAKING: &str = "being made";
/// The days before the first start whose mail lies in the outbox.
const MAIL_DAYS: i32 = 14;
/// Everybody's who can sign in.
const PASSWORD: &str = "en stig av stenar";

fn said(error: cairn_ground::Error) -> anyhow::Error {
    anyhow::anyhow!("{error}")
}

/// Tells the story unless it is there already; gives the lines to print.
///
/// # Errors
/// Names the entry of the story that the product refused, or says that the folder holds
/// somebody's real organisation.
pub async fn prepare(house: &Assembled) -> Result<String> {
    let store = &house.house.store;
    let mut db = store.read().await.map_err(said)?;
    let ready = Settings::load(&mut db).await.map_err(said)?.ready;
    let mark = settings::find(&mut db, MARK).await.map_err(said)?;
    drop(db);
    let content = Content::read()?;
    let greeting = greeting(&content);
    match (ready, mark.as_deref()) {
        (true, Some(VERSION)) => return Ok(greeting),
        (true, Some(MAKING)) => {
            say!("The first start was stopped before the demo was there.");
            store.write(|tx| Box::pin(dump::clear(tx))).await.map_err(said)?;
        }
        (true, _) => anyhow::bail!(
            "this folder holds an organisation that is not this demo. Give --data another folder"
        ),
        (false, _) => {}
    }
    say!("Making the demo organisation (once) …");
    tell(house, content).await?;
    Ok(greeting)
}

/// Role, address and password of those who can sign in.
fn greeting(content: &Content) -> String {
    let mut lines = vec!["Sign in as (role, e-mail, password):".to_owned()];
    for role in ["member", "manager", "curator", "administrator"] {
        let person = content.people.iter().find(|p| p.sign_in.as_deref() == Some(role));
        if let Some(email) = person.and_then(|person| person.email.as_deref()) {
            lines.push(format!("  {role}, {email}, {PASSWORD}"));
        }
    }
    lines.push("Mail to them is not sent: once signed in, read it under /outbox.".to_owned());
    lines.push("Stop with Ctrl-C; the same command starts it again.".to_owned());
    lines.join("\n")
}

/// With an address that a phone can open: `0.0.0.0` is every address of this machine, and none.
pub fn with_address(listen: &str, greeting: &str) -> String {
    match listen.parse().ok().and_then(|listen| reached(listen, own_address)) {
        Some(address) => {
            format!("On a phone in the same network: http://{address}\n{greeting}")
        }
        None => greeting.to_owned(),
    }
}

fn reached(listen: SocketAddr, own: impl Fn(bool) -> Option<IpAddr>) -> Option<SocketAddr> {
    let every = listen.ip().is_unspecified() && listen.port() != 0;
    let ip = every.then(|| own(listen.is_ipv6())).flatten().filter(|ip| !ip.is_loopback())?;
    Some(SocketAddr::new(ip, listen.port()))
}

/// What this machine would send from. Nothing is sent: the socket only asks for the way there.
fn own_address(v6: bool) -> Option<IpAddr> {
    let ask = |from: &str, to: &str| {
        let socket = UdpSocket::bind(from).ok()?;
        socket.connect(to).ok()?;
        Some(socket.local_addr().ok()?.ip())
    };
    let four = ask("0.0.0.0:0", "192.0.2.1:9").filter(|ip| !ip.is_unspecified());
    four.or_else(|| v6.then(|| ask("[::]:0", "[2001:db8::1]:9")).flatten())
}

/// On a terminal one line that counts; into a file nothing, since it takes seconds.
fn progress(done: usize, of: usize) {
    use std::io::{IsTerminal, Write, stdout};
    if stdout().is_terminal() {
        let mut out = stdout();
        let _ = write!(out, "\r  {done} of {of} …").and_then(|()| out.flush());
    }
}

async fn tell(house: &Assembled, content: Content) -> Result<Known> {
    let store = &house.house.store;
    let zone = TimeZone::get(&content.organisation.time_zone).context("the demo's time zone")?;
    let now = store.clock().now();
    let calendar = Calendar { today: now.date(&zone), zone };
    let clock = Arc::new(TestClock::at(calendar.at(549, 7.0)));
    let past = store.under(clock.clone(), Chance::seeded(SEED));
    let midnight = dates::start_of(calendar.today, &calendar.zone);
    let moments = plan::plan(&content, &calendar, &Chance::seeded(SEED), midnight);
    let story = Arc::new(Story { content, calendar });
    set_up(&past, &story, &house.house.public_url).await?;
    let post = Post::new(Transport::Outbox, Arc::clone(&house.house.messages));
    let mut known = people(&past, &story).await?;
    let mut done = 0;
    for chunk in chunks(&moments, &story.calendar) {
        let end = chunk.last().map_or(now, |moment| moment.at);
        known = play(&past, &story, known, chunk, clock.clone()).await?;
        clock.set(end.plus(Instant::MINUTE));
        catch_up(house, &past).await?;
        // Whoever comes in the evening finds in the outbox what came on the working days before.
        if end > story.calendar.at(MAIL_DAYS, 0.0) {
            cairn_nudge::send_due(&past, &post).await.map_err(said)?;
        }
        done += chunk.len();
        progress(done, moments.len());
    }
    say!("\r  {done} things happened in eighteen months.");
    clock.set(midnight);
    catch_up(house, &past).await?;
    passwords(&past, &story, &known).await?;
    store.write(|tx| Box::pin(settings::set(tx, MARK, VERSION))).await.map_err(said)?;
    Ok(known)
}

async fn set_up(past: &Store, story: &Arc<Story>, public_url: &str) -> Result<()> {
    let said_of = (Arc::clone(story), public_url.to_owned());
    past.write(move |tx| {
        let (story, public_url) = said_of.clone();
        Box::pin(async move {
            let organisation = &story.content.organisation;
            for (name, value) in [
                ("organisation", organisation.name.as_str()),
                ("short-name", &organisation.short_name),
                ("locale", &organisation.default_language),
                ("zone", &organisation.time_zone),
                ("public-body", "no"),
                ("one-team", "no"),
                ("record-base", &organisation.record_base),
                ("public-url", &public_url),
                ("ready", "yes"),
                (MARK, MAKING),
            ] {
                settings::set(tx, name, value).await?;
            }
            Ok(())
        })
    })
    .await
    .map_err(said)
}

async fn people(past: &Store, story: &Arc<Story>) -> Result<Known> {
    let story = Arc::clone(story);
    past.write(move |tx| {
        let story = Arc::clone(&story);
        Box::pin(async move {
            let mut known = Known::default();
            load::begin(tx, &story, &mut known).await?;
            Ok(known)
        })
    })
    .await
    .map_err(said)
}

/// Moments that go into one transaction: a week of old history, a day of the last month, so that
/// what the product does by itself happens in between.
fn chunks<'a>(moments: &'a [Moment], calendar: &Calendar) -> Vec<&'a [Moment]> {
    let recent = calendar.at(40, 0.0);
    let part = |moment: &Moment| {
        let day = moment.at.date(&calendar.zone);
        if moment.at < recent { dates::monday(day) } else { day }
    };
    moments.chunk_by(|a, b| part(a) == part(b)).collect()
}

async fn play(
    past: &Store,
    story: &Arc<Story>,
    known: Known,
    chunk: &[Moment],
    clock: Arc<TestClock>,
) -> Result<Known> {
    let shared = Arc::new((Arc::clone(story), known, chunk.to_vec(), clock));
    past.write(move |tx| {
        let shared = Arc::clone(&shared);
        Box::pin(async move {
            let (story, known, chunk, clock) = &*shared;
            let mut known = known.clone();
            for moment in chunk {
                clock.set(moment.at);
                tx.travel(moment.at);
                let played = load::play(tx, story, &mut known, moment.what).await;
                played.map_err(|error| {
                    let key = load::key_of(&story.content, moment.what);
                    let why = match error {
                        cairn_ground::Error::Refused(refusal) => format!("{refusal:?}"),
                        other => other.to_string(),
                    };
                    cairn_ground::Error::Internal(format!("{key} ({:?}): {why}", moment.what))
                })?;
            }
            Ok(known)
        })
    })
    .await
    .map_err(said)
}

/// Projections and recurring tasks, as they would have run then.
pub(crate) async fn catch_up(house: &Assembled, past: &Store) -> Result<()> {
    for sweep in &house.sweeps {
        (sweep.run)(past).await.map_err(|error| anyhow::anyhow!("{}: {error}", sweep.name))?;
    }
    cairn_record::settle(past).await.map_err(said)?;
    for subscription in &house.subscriptions {
        cairn_record::catch_up(past, *subscription).await.map_err(said)?;
    }
    Ok(())
}

async fn passwords(past: &Store, story: &Arc<Story>, known: &Known) -> Result<()> {
    let hash = cairn_people::password::hash(PASSWORD.to_owned()).await.map_err(said)?;
    let ids: Vec<_> = story
        .content
        .people
        .iter()
        .filter(|person| person.sign_in.is_some())
        .filter_map(|person| known.people.get(&person.key).copied())
        .collect();
    past.write(move |tx| {
        let (ids, hash) = (ids.clone(), hash.clone());
        Box::pin(async move {
            for id in ids {
                cairn_people::commands::set_password(tx, id, &hash).await?;
            }
            Ok(())
        })
    })
    .await
    .map_err(said)
}
