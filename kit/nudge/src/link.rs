//! The links of messages. Opening one changes nothing: the page it leads to has one button, and
//! the button redeems it.

use cairn_ground::{
    Error, Instant, Locale, ObjectId, PersonId, Refusal, Result, Secrets, chance::digest, dates,
};
use cairn_store::{Read, Tx};

use crate::store;

/// How long a link in a mail works.
pub(crate) const LIVES: i64 = 60 * Instant::DAY;
const PAUSE_DAYS: i32 = 14;

/// What a link's button does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Leads to one object for one verb.
    Open { object: ObjectId, verb: String },
    /// Leads to Today.
    Today,
    /// Only the weekly message from now on.
    Fewer,
    /// No messages for two weeks.
    Pause,
    /// No messages.
    Off,
}

impl Action {
    /// The word stored, also for message keys: `open`, `today`, `fewer`, `pause`, `off`.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Open { .. } => "open",
            Self::Today => "today",
            Self::Fewer => "fewer",
            Self::Pause => "pause",
            Self::Off => "off",
        }
    }

    pub(crate) fn read(word: &str, object: Option<ObjectId>, verb: Option<String>) -> Result<Self> {
        match (word, object, verb) {
            ("open", Some(object), Some(verb)) => Ok(Self::Open { object, verb }),
            ("today", ..) => Ok(Self::Today),
            ("fewer", ..) => Ok(Self::Fewer),
            ("pause", ..) => Ok(Self::Pause),
            ("off", ..) => Ok(Self::Off),
            _ => Err(Error::Internal(format!("no action {word}"))),
        }
    }
}

/// Whose link it is, what it does, and the language of its page.
#[derive(Debug, Clone)]
pub struct Link {
    pub person: PersonId,
    pub locale: Locale,
    pub action: Action,
}

/// Makes a link's token, which is never stored.
pub async fn issue(tx: &mut Tx, person: PersonId, action: &Action) -> Result<String> {
    let token = Secrets.token();
    let expires = tx.now().plus(LIVES);
    store::insert_link(tx, digest(&token), person, action, expires).await?;
    Ok(token)
}

/// What the link would do, without doing it.
///
/// # Errors
/// Refuses with `link-over` when it is too old or was never one.
pub async fn peek(db: &mut Read, token: &str, now: Instant) -> Result<Link> {
    let found = store::find_link(db, &digest(token), now).await?;
    let (person, lang, action) = found.ok_or_else(|| Error::from(Refusal::new("link-over")))?;
    Ok(Link { person, locale: Locale::parse(&lang).unwrap_or(Locale::En), action })
}

/// Does what the link says. Doing it twice is doing it once, so a link works until it is too old.
/// *Fewer* and *pause* never bring messages back to somebody who turned them off.
///
/// # Errors
/// As [`peek`].
pub async fn redeem(tx: &mut Tx, token: &str) -> Result<Link> {
    let now = tx.now();
    let link = peek(tx, token, now).await?;
    let Some(to) = store::find_person(tx, link.person).await? else {
        return Err(Refusal::new("link-over").into());
    };
    let pause = dates::plus_days(now.date(&to.zone()), PAUSE_DAYS);
    let (word, until) = match link.action {
        Action::Open { .. } | Action::Today => return Ok(link),
        Action::Fewer if to.wants_none() => ("off", to.paused_until),
        Action::Fewer => ("fewer", to.paused_until),
        // A longer pause of one's own stands.
        Action::Pause => (to.messages.as_str(), to.paused_until.max(Some(pause))),
        Action::Off => ("off", None),
    };
    cairn_people::commands::set_messages(tx, link.person, word, until).await?;
    Ok(link)
}
