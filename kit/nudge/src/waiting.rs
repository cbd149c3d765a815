//! What waits for a person, as data.

use cairn_ground::{Actor, Audience, Error, Instant, ObjectId, PersonId, Result};
use cairn_store::{Column, Read, Row, Tx};
use jiff::civil::Date;

use crate::{TOPIC, store};

/// The order of Today. The numbers are stored and leave room between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// It happens now and with others: a review that is open for writing; somebody looks at what I
    /// did.
    Now = 5,
    /// Somebody, by name, answered me, asks me or waits for my answer.
    Colleague = 10,
    /// Somebody, by name, lets me know something and asks nothing: my answer helped.
    Heard = 15,
    /// It waits for me without a colleague's name: a planned review, a page to look through.
    Mine = 20,
    /// My own next step, and looking back on it.
    Step = 30,
    /// I could, and so could others: a step offered to the team; something moved that I follow.
    Could = 50,
}

impl Rank {
    pub const ALL: [Self; 6] =
        [Self::Now, Self::Colleague, Self::Heard, Self::Mine, Self::Step, Self::Could];

    pub fn number(self) -> i64 {
        self as i64
    }
}

impl Column for Rank {
    fn read(row: &Row, index: usize) -> Result<Self> {
        let number = i64::read(row, index)?;
        let known = Self::ALL.into_iter().find(|rank| rank.number() == number);
        known.ok_or_else(|| Error::Internal(format!("no rank {number}")))
    }
}

/// One thing that waits for one person. `reason` is the key of a message with the arguments
/// `name` (the colleague in `from`) and `title` (the object's).
#[derive(Debug, Clone)]
pub struct Waiting<'a> {
    pub person: PersonId,
    pub object: ObjectId,
    /// The verb of the offer that does away with it: `answer`, `look-back` …
    pub verb: &'a str,
    pub rank: Rank,
    pub reason: &'a str,
    pub from: Option<PersonId>,
    pub due_on: Option<Date>,
    /// Not shown before this day.
    pub opens_on: Option<Date>,
    /// The first day it is no longer shown.
    pub closes_on: Option<Date>,
}

impl<'a> Waiting<'a> {
    pub fn new(
        person: PersonId,
        object: ObjectId,
        verb: &'a str,
        rank: Rank,
        reason: &'a str,
    ) -> Self {
        Self {
            person,
            object,
            verb,
            rank,
            reason,
            from: None,
            due_on: None,
            opens_on: None,
            closes_on: None,
        }
    }

    #[must_use]
    pub fn from(mut self, colleague: PersonId) -> Self {
        self.from = Some(colleague);
        self
    }

    #[must_use]
    pub fn due(mut self, on: Date) -> Self {
        self.due_on = Some(on);
        self
    }

    #[must_use]
    pub fn opens(mut self, on: Date) -> Self {
        self.opens_on = Some(on);
        self
    }

    #[must_use]
    pub fn closes(mut self, on: Date) -> Self {
        self.closes_on = Some(on);
        self
    }
}

cairn_store::row! {
    /// What waits, with what is shown of its object.
    #[derive(Debug, Clone)]
    pub struct Wait {
        pub object: ObjectId,
        pub verb: String,
        pub rank: Rank,
        pub reason: String,
        pub from: Option<PersonId>,
        /// `None` without a colleague, and once the colleague is erased.
        pub from_name: Option<String>,
        pub due_on: Option<Date>,
        /// The day on which it came up.
        pub opens_on: Option<Date>,
        pub since: Instant,
        pub kind: String,
        pub title: String,
        pub lang: String,
        pub audience: Audience,
        pub href: String,
        /// Whether the object's words are those of the colleague in `from`.
        pub theirs: bool,
    }
}

/// It waits from now on. The same person, object and verb again changes the rest but keeps since
/// when it waits.
pub async fn wait(tx: &mut Tx, waiting: &Waiting<'_>) -> Result<()> {
    tx.notify(TOPIC);
    store::upsert_waiting(tx, waiting).await
}

/// It waits no longer, for `person` or for anybody; a message about it that has not gone out yet
/// will not.
pub async fn settle(
    tx: &mut Tx,
    object: ObjectId,
    verb: &str,
    person: Option<PersonId>,
) -> Result<()> {
    tx.notify(TOPIC);
    store::delete_waiting(tx, object, Some(verb), person).await?;
    store::drop_unsent(tx, object, verb, person).await
}

/// As [`settle`], but only what began to wait at `from` or later.
pub async fn settle_newer(
    tx: &mut Tx,
    object: ObjectId,
    verb: &str,
    person: PersonId,
    from: Instant,
) -> Result<()> {
    if store::is_older(tx, object, verb, person, from).await? {
        return Ok(());
    }
    settle(tx, object, verb, Some(person)).await
}

/// Nothing about the object waits for anybody any longer: it was closed. What has not gone out yet
/// of that will not; news about the object will.
pub async fn settle_object(tx: &mut Tx, object: ObjectId) -> Result<()> {
    tx.notify(TOPIC);
    store::drop_unsent_waiting(tx, object).await?;
    store::delete_waiting(tx, object, None, None).await
}

/// Whether one of `verbs` waits for the person, shown already or not.
pub async fn waits(
    db: &mut Read,
    object: ObjectId,
    verbs: &[&str],
    person: PersonId,
) -> Result<bool> {
    store::has_waiting(db, object, verbs, person).await
}

/// What waits for the reader today, a colleague's name first, then by date; only about objects
/// that the reader may see. Nothing for anybody who is not a person.
pub async fn list_waiting(
    db: &mut Read,
    reader: &Actor,
    today: Date,
    limit: usize,
) -> Result<Vec<Wait>> {
    store::list_waiting(db, reader, today, i64::try_from(limit).unwrap_or(i64::MAX)).await
}
