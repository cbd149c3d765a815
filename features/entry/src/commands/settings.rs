//! What one says of oneself, how one gets in, and when messages come.

use cairn_ground::{Actor, Audience, Locale, PersonId, Refusal, Result};
use cairn_people::{WAYS_IN, commands, events, login, rules as people_rules, store as people};
use cairn_record::Event;
use cairn_store::Tx;
use jiff::{civil::Date, tz::TimeZone};

use crate::rules;

/// What the others see.
#[derive(Debug, Clone)]
pub struct Profile {
    pub name: String,
    pub title: String,
    pub about: String,
}

pub async fn set_profile(tx: &mut Tx, actor: &Actor, input: &Profile) -> Result<()> {
    let me = actor.person()?.id;
    commands::set_profile(tx, actor, me, &input.name, &input.title, &input.about).await?;
    record(tx, actor).await
}

/// Language, time zone and theme.
#[derive(Debug, Clone)]
pub struct Preferences {
    pub locale: Locale,
    pub zone: String,
    pub theme: String,
}

pub async fn set_preferences(tx: &mut Tx, actor: &Actor, input: &Preferences) -> Result<()> {
    commands::set_preferences(tx, actor, input.locale, &input.zone, &input.theme).await?;
    record(tx, actor).await
}

/// That settings were changed, not which: it is nobody's business but the person's.
async fn record(tx: &mut Tx, actor: &Actor) -> Result<()> {
    let event = Event {
        verb: events::CHANGED,
        object: actor.person()?.id.0.into(),
        kind: "person",
        audience: Audience::Me,
        team: None,
        title: "",
        because_of: None,
        details: Vec::new(),
    };
    cairn_record::append(tx, actor, &event).await.map(drop)
}

/// How often messages come, and until when not.
#[derive(Debug, Clone)]
pub struct Messages {
    pub word: String,
    pub paused_until: Option<Date>,
}

///
/// # Errors
/// Refuses a pause that is over and one of more than a year: *off* is for ever.
pub async fn set_messages(tx: &mut Tx, actor: &Actor, input: &Messages) -> Result<()> {
    let me = people::find_person(tx, actor.person()?.id).await?;
    if let Some(until) = input.paused_until {
        let zone = TimeZone::get(&me.zone).unwrap_or(TimeZone::UTC);
        rules::pause(until, tx.now().date(&zone))?;
    }
    commands::set_messages(tx, me.id, &input.word, input.paused_until).await?;
    record(tx, actor).await
}

/// The e-mail address and a new password, if any.
#[derive(Debug, Clone)]
pub struct WaysIn {
    pub email: String,
    /// Made beside the transaction, after the old one was compared.
    pub hash: Option<String>,
    pub came_with: Option<String>,
}

/// Keeps them. A new password signs out every other device and gives this one a new token; an
/// empty text means that the old one holds.
///
/// # Errors
/// Refuses an address that cannot be, and one that is somebody else's.
pub async fn set_ways_in(tx: &mut Tx, actor: &Actor, input: &WaysIn) -> Result<String> {
    let me = actor.person()?.id;
    commands::set_email(tx, actor, me, &input.email).await?;
    settle_ways_in(tx, me, input.came_with.as_deref()).await?;
    record(tx, actor).await?;
    match &input.hash {
        Some(hash) => keep_password(tx, me, hash, input.came_with.as_deref()).await,
        None => Ok(String::new()),
    }
}

async fn keep_password(
    tx: &mut Tx,
    me: PersonId,
    hash: &str,
    came_with: Option<&str>,
) -> Result<String> {
    let shared = is_shared(tx, came_with).await?;
    commands::set_password(tx, me, hash).await?;
    login::sign_in(tx, me, shared, None).await
}

/// That somebody else made a way in need wait no longer once the person has looked after their own;
/// but only from a login that was there before, so that nobody who came in by it can hide it.
async fn settle_ways_in(tx: &mut Tx, me: PersonId, came_with: Option<&str>) -> Result<()> {
    let Some(token) = came_with else { return Ok(()) };
    let Some(began) = login::began(tx, token).await? else { return Ok(()) };
    for verb in WAYS_IN {
        cairn_nudge::settle_newer(tx, me.0.into(), verb, me, began).await?;
    }
    Ok(())
}

async fn is_shared(tx: &mut Tx, came_with: Option<&str>) -> Result<bool> {
    let Some(token) = came_with else { return Ok(false) };
    let now = tx.now();
    let session = login::find_session(tx, token, now).await?;
    Ok(session.is_some_and(|session| session.shared))
}

/// Signs out every other device; this one goes on with a new token, since somebody who has
/// neither password nor mail could not come back.
pub async fn sign_out_elsewhere(
    tx: &mut Tx,
    actor: &Actor,
    came_with: &Option<String>,
) -> Result<String> {
    let me = actor.person()?.id;
    let shared = is_shared(tx, came_with.as_deref()).await?;
    settle_ways_in(tx, me, came_with.as_deref()).await?;
    login::sign_out_everywhere(tx, me).await?;
    login::sign_in(tx, me, shared, None).await
}

/// What a person may say when coming in for the first time; each of it may be left out.
#[derive(Debug, Clone)]
pub struct Welcome {
    pub email: String,
    pub hash: Option<String>,
    pub locale: Locale,
    pub came_with: Option<String>,
}

/// Keeps it; gives a new token if there is a password now.
///
/// # Errors
/// As [`set_ways_in`]; and refuses both where there is a password: then they are changed in the
/// settings, by whoever knows it.
pub async fn welcome(tx: &mut Tx, actor: &Actor, input: &Welcome) -> Result<String> {
    let me = people::find_person(tx, actor.person()?.id).await?;
    commands::set_preferences(tx, actor, input.locale, &me.zone, &me.theme).await?;
    let has_password = crate::store::find_password(tx, me.id).await?.is_some();
    let email = input.email.trim();
    let folded = people_rules::fold_email(email);
    let kept = me.email.as_deref().map(people_rules::fold_email);
    if !email.is_empty() && kept.as_deref() != Some(folded.as_str()) {
        if has_password {
            return Err(Refusal::field("address-kept", "email").into());
        }
        commands::set_email(tx, actor, me.id, email).await?;
    }
    record(tx, actor).await?;
    let Some(hash) = &input.hash else { return Ok(String::new()) };
    if has_password {
        return Err(Refusal::field("password-kept", "password").into());
    }
    keep_password(tx, me.id, hash, input.came_with.as_deref()).await
}
