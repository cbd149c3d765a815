//! From a queued message to a letter: taken in hand, judged by what is true now, in one
//! transaction.

use std::collections::{BTreeMap, HashMap, HashSet};

use cairn_ground::{Actor, Error, Id, Instant, Locale, ObjectId, PersonId, Result, dates};
use cairn_store::Tx;
use jiff::civil::Date;

use crate::{
    AT_ONCE_A_DAY, Action, Rank, WEEKLY_LINES,
    hours::next_working,
    link::issue,
    store,
    store::{Message, Recipient},
};

/// How much of what waits is counted for *and so many more*.
const MOST_COUNTED: usize = 100;

/// A sender that has not come back by then is taken for dead and the message is sent by another.
pub(crate) const CLAIM: i64 = 10 * Instant::MINUTE;

/// All that is needed to put the words together, outside the transaction.
#[derive(Debug, Clone)]
pub(crate) struct Letter {
    pub id: Id,
    pub attempts: i64,
    pub to: Recipient,
    pub today: Date,
    pub weekly: bool,
    pub lines: Vec<Line>,
    /// How much more waits than there are lines.
    pub more: usize,
    pub links: Links,
    /// Held messages that go out as lines of this weekly one.
    pub held: Vec<Id>,
}

#[derive(Debug, Clone)]
pub(crate) struct Line {
    pub object: ObjectId,
    pub rank: Rank,
    pub reason: String,
    pub name: Option<String>,
    /// `None` at *me* and *participants*: such titles never stand in a mail.
    pub title: Option<String>,
    pub due_on: Option<Date>,
}

/// The tokens of the letter's links.
#[derive(Debug, Clone)]
pub(crate) struct Links {
    pub open: String,
    pub fewer: String,
    pub pause: String,
    pub off: String,
}

impl Letter {
    pub fn locale(&self) -> Locale {
        Locale::parse(&self.to.lang).unwrap_or(Locale::En)
    }
}

/// What becomes of a queued message now.
enum Verdict {
    Send(Said),
    /// Not in the person's working hours.
    PutOff(Instant),
    /// Into the weekly message.
    Hold,
    Drop(&'static str),
}

/// What a message says and where its button leads.
struct Said {
    lines: Vec<Line>,
    more: usize,
    held: Vec<Id>,
    open: Action,
}

/// Takes up to `limit` due messages in hand. Gives how many were looked at and the letters among
/// them that are to be sent.
pub(crate) async fn claim(tx: &mut Tx, limit: i64) -> Result<(usize, Vec<Letter>)> {
    let due = store::list_due(tx, limit).await?;
    let looked_at = due.len();
    let mut letters = Vec::new();
    for message in due {
        let to = store::find_recipient(tx, message.person).await?;
        let Some(to) = to else {
            store::update_dropped(tx, message.id, "no address").await?;
            continue;
        };
        match judge(tx, &message, &to).await? {
            Verdict::Send(said) => {
                let until = tx.now().plus(CLAIM);
                store::update_claimed(tx, message.id, until).await?;
                letters.push(letter(tx, &message, to, said).await?);
            }
            Verdict::PutOff(at) => store::update_not_before(tx, message.id, Some(at)).await?,
            Verdict::Hold => store::update_not_before(tx, message.id, None).await?,
            Verdict::Drop(why) => store::update_dropped(tx, message.id, why).await?,
        }
    }
    Ok((looked_at, letters))
}

async fn judge(tx: &mut Tx, message: &Message, to: &Recipient) -> Result<Verdict> {
    let now = tx.now();
    let zone = to.zone();
    let today = now.date(&zone);
    let weekly = message.is_weekly();
    if to.wants_none() {
        return Ok(Verdict::Drop("the person wants no messages"));
    }
    if weekly && to.is_paused(today) {
        return Ok(Verdict::Drop("the person paused messages"));
    }
    if !weekly && (to.wants_weekly_only() || to.is_paused(today)) {
        return Ok(Verdict::Hold);
    }
    let at = next_working(now, &zone);
    if at > now {
        return Ok(Verdict::PutOff(at));
    }
    let reader = cairn_people::login::actor_of(tx, to.id, now).await?;
    if weekly {
        return weekly_lines(tx, &reader, today).await;
    }
    let midnight = dates::start_of(today, &zone);
    if store::count_sent_since(tx, to.id, midnight).await? >= AT_ONCE_A_DAY {
        return Ok(Verdict::Hold);
    }
    at_once_line(tx, &reader, message).await
}

async fn at_once_line(tx: &mut Tx, reader: &Actor, message: &Message) -> Result<Verdict> {
    let (Some(object), Some(verb), Some(reason)) =
        (message.object, message.verb.clone(), message.reason.clone())
    else {
        return Ok(Verdict::Drop("nothing to tell"));
    };
    let object = match cairn_objects::find(tx, reader, object).await {
        Ok(object) => object,
        Err(Error::NotFound) => return Ok(Verdict::Drop("not visible to the person")),
        Err(other) => return Err(other),
    };
    if message.from_name.is_none() {
        return Ok(Verdict::Drop("the colleague was erased"));
    }
    let line = Line {
        object: object.id,
        rank: Rank::Colleague,
        reason,
        name: message.from_name.clone(),
        title: object.audience.counts().then_some(object.title),
        due_on: None,
    };
    let open = Action::Open { object: object.id, verb };
    Ok(Verdict::Send(Said { lines: vec![line], more: 0, held: Vec::new(), open }))
}

/// The lines of a weekly message; none goes out without a colleague's name or a step of one's own.
/// What the last one did not name comes first, so that no two in a row say the same.
async fn weekly_lines(tx: &mut Tx, reader: &Actor, today: Date) -> Result<Verdict> {
    let mut lines: Vec<Line> = Vec::new();
    for wait in crate::list_waiting(tx, reader, today, MOST_COUNTED).await? {
        lines.push(Line {
            object: wait.object,
            rank: wait.rank,
            reason: wait.reason,
            name: wait.from_name,
            title: wait.audience.counts().then_some(wait.title),
            due_on: wait.due_on,
        });
    }
    let waiting: HashSet<ObjectId> = lines.iter().map(|line| line.object).collect();
    let mut told = Vec::new();
    for held in store::list_held(tx, reader, WEEKLY_LINES).await? {
        // What waits says more than that somebody did it.
        if !lines.iter().any(|line| line.object == held.object) {
            lines.push(Line {
                object: held.object,
                rank: Rank::Colleague,
                reason: held.reason,
                name: Some(held.from_name),
                title: held.audience.counts().then_some(held.title),
                due_on: None,
            });
        }
        told.push((held.id, held.object));
    }
    // Stable: what waits stands before what is only told.
    lines.sort_by_key(|line| line.rank);
    let named = store::list_told(tx, reader.person()?.id).await?.into_iter().collect();
    let mut lines = newest_first(lines, &named, today);
    if !lines.iter().any(|line| line.name.is_some() || line.rank == Rank::Step) {
        return Ok(Verdict::Drop("no colleague's name and no step of one's own"));
    }
    lines.truncate(WEEKLY_LINES);
    told.retain(|(_, object)| lines.iter().any(|line| line.object == *object));
    let held = told.into_iter().map(|(id, _)| id).collect();
    let shown: HashSet<ObjectId> = lines.iter().map(|line| line.object).collect();
    let more = waiting.difference(&shown).count();
    Ok(Verdict::Send(Said { lines, more, held, open: Action::Today }))
}

/// What no weekly message has named, then the rest: what was named longest ago first, and of what
/// was named together another one each week.
fn newest_first(lines: Vec<Line>, named: &HashMap<ObjectId, Instant>, today: Date) -> Vec<Line> {
    let (again, mut first): (Vec<Line>, Vec<Line>) =
        lines.into_iter().partition(|line| named.contains_key(&line.object));
    let mut groups: BTreeMap<(Rank, Option<Instant>), Vec<Line>> = BTreeMap::new();
    for line in again {
        let key = (line.rank, named.get(&line.object).copied());
        groups.entry(key).or_default().push(line);
    }
    let days = Date::constant(1970, 1, 5).until(today).map_or(0, |span| span.get_days());
    let week = usize::try_from(days / 7).unwrap_or(0);
    for mut group in groups.into_values() {
        let turn = week % group.len();
        group.rotate_left(turn);
        first.append(&mut group);
    }
    first
}

async fn letter(tx: &mut Tx, message: &Message, to: Recipient, said: Said) -> Result<Letter> {
    let Said { lines, more, held, open } = said;
    let person: PersonId = to.id;
    let links = Links {
        open: issue(tx, person, &open).await?,
        fewer: issue(tx, person, &Action::Fewer).await?,
        pause: issue(tx, person, &Action::Pause).await?,
        off: issue(tx, person, &Action::Off).await?,
    };
    Ok(Letter {
        id: message.id,
        attempts: message.attempts + 1,
        today: tx.now().date(&to.zone()),
        weekly: message.is_weekly(),
        to,
        lines,
        more,
        links,
        held,
    })
}
