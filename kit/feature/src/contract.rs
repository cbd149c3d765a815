//! The Feature contract.

use cairn_ground::{Actor, ObjectId, PersonId, Result, TeamId, messages::Source};
use cairn_record::{Subscription, Verb};
use cairn_store::{Migration, Read, Settings, Store, Tx};
use cairn_web::{Cx, Place, Route, View};
use futures_util::future::BoxFuture;
use jiff::civil::Date;

use crate::DataKind;

/// Everything a feature is, as data. A feature never names another; they meet in what is below.
#[derive(Clone)]
pub struct Feature {
    /// The folder's name, prefix of its tables and messages.
    pub name: &'static str,
    pub routes: Vec<Route>,
    pub migrations: &'static [Migration],
    pub messages: Source,
    /// Verbs it records. Plain words stand under `{name}-verb-{verb}`.
    pub verbs: &'static [Verb],
    pub offers: &'static [Offer],
    pub creations: &'static [Creation],
    pub slots: &'static [Slot],
    pub places: &'static [PlaceOf],
    pub subscriptions: &'static [Subscription],
    pub sweeps: &'static [Sweep],
    pub data: &'static [DataKind],
    pub samples: &'static [Sample],
    pub tells: &'static [Tell],
    pub parts: &'static [Part],
    /// How a next step is taken in the transaction of another feature's command.
    pub keeps_promises: Option<KeepPromise>,
}

impl std::fmt::Debug for Feature {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Feature({})", self.name)
    }
}

impl Feature {
    /// A feature that so far has only a name, tables and words.
    pub const fn new(
        name: &'static str,
        migrations: &'static [Migration],
        messages: Source,
    ) -> Self {
        Self {
            name,
            routes: Vec::new(),
            migrations,
            messages,
            verbs: &[],
            offers: &[],
            creations: &[],
            slots: &[],
            places: &[],
            subscriptions: &[],
            sweeps: &[],
            data: &[],
            samples: &[],
            tells: &[],
            parts: &[],
            keeps_promises: None,
        }
    }
}

/// "Beside every object of these kinds stands this verb": a link that carries `because_of=`.
#[derive(Debug, Clone, Copy)]
pub struct Offer {
    /// Kinds it stands beside; empty for every kind.
    pub kinds: &'static [&'static str],
    /// Message key of the words.
    pub label: &'static str,
    /// Address; `because_of` is added.
    pub href: &'static str,
    /// It is done to whoever owns the object, who is not offered it: nobody thanks themselves.
    pub to_owner: bool,
    /// Order among the offers, small first. Below 30 it stands for itself (beside a step from 20
    /// on), later ones are a press away.
    pub order: u8,
}

/// An entry of the one **+**.
#[derive(Debug, Clone, Copy)]
pub struct Creation {
    pub label: &'static str,
    /// Message key of the line below, an example.
    pub hint: &'static str,
    pub href: &'static str,
    pub order: u8,
}

/// A page that hosts sections of features.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SlotPlace {
    /// Today, below what waits; at most five blocks stand there in all.
    Today,
    /// Today while nothing else stands there: why we do this, and what to begin with.
    Start,
    Person,
    Team,
    Organisation,
    /// The member's own page.
    Me,
    /// Administration.
    Manage,
}

/// Whose page it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    Nobody,
    Person(PersonId),
    Team(TeamId),
}

/// A section made by a feature, its HTML escaped by its own template.
#[derive(Debug, Clone)]
pub struct Section {
    pub html: String,
}

/// Makes a section, or none where there is nothing to show.
pub type Render =
    for<'a> fn(&'a Cx, &'a mut Read, &'a View, Subject) -> BoxFuture<'a, Result<Option<Section>>>;

/// A section on somebody else's page. Each may ask the database at most twice.
#[derive(Clone, Copy)]
pub struct Slot {
    pub place: SlotPlace,
    pub order: u8,
    pub render: Render,
}

/// A place of the navigation that a feature brings.
#[derive(Clone, Copy)]
pub struct PlaceOf {
    pub order: u8,
    pub make: fn(&Actor, &Settings) -> Option<Place>,
}

/// A recurring task. It must be safe to run at any time and as often as one likes.
#[derive(Clone, Copy)]
pub struct Sweep {
    pub name: &'static str,
    /// Seconds between runs on one node.
    pub every: u32,
    pub run: for<'a> fn(&'a Store) -> BoxFuture<'a, Result<()>>,
}

/// A page rendered from made-up values, in every language, by tests.
#[derive(Clone, Copy)]
pub struct Sample {
    pub name: &'static str,
    pub render: fn(View) -> Result<String>,
}

/// What a feature tells of its objects in a story that another page writes: only of objects the
/// actor may see.
#[derive(Debug, Clone)]
pub struct Told {
    pub object: ObjectId,
    /// Whose it is.
    pub owner: Option<String>,
    /// What was learned on the way, in the person's words.
    pub learned: Option<String>,
    /// What was seen afterwards, in the person's words.
    pub seen: Option<String>,
}

type TellOf =
    for<'a> fn(&'a mut Read, &'a Actor, &'a [ObjectId]) -> BoxFuture<'a, Result<Vec<Told>>>;

/// Tells of objects of one kind, all in at most two queries.
#[derive(Clone, Copy)]
pub struct Tell {
    pub kind: &'static str,
    pub tell: TellOf,
}

/// A noun that stands in another one's page and is found by its words (an answer, by its
/// question), or that is found by the words of others too (a question). Its `index` is called once
/// an object of the kind has been hidden or shown again, so that its words leave the search or come
/// back in the same transaction.
#[derive(Clone, Copy)]
pub struct Part {
    pub kind: &'static str,
    pub index: for<'a> fn(&'a mut Tx, ObjectId) -> BoxFuture<'a, Result<()>>,
    /// What was written in those among some objects that are of the kind, whoever may see them: for
    /// curators, who decide about a reported one and read nothing beside it.
    pub words: WordsOf,
}

type WordsOf =
    for<'a> fn(&'a mut Read, &'a [ObjectId]) -> BoxFuture<'a, Result<Vec<(ObjectId, String)>>>;

impl std::fmt::Debug for Part {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Part({})", self.kind)
    }
}

/// What somebody says yes to in another feature's words: it is their next step from then on, seen
/// by those who see what it is because of.
#[derive(Debug, Clone)]
pub struct Promise {
    pub because_of: ObjectId,
    pub text: String,
    pub due: Option<Date>,
}

/// Takes the step of a promise.
///
/// # Errors
/// Refuses, on the fields `text` and `due`, what a next step may not be.
pub type KeepPromise =
    for<'a> fn(&'a mut Tx, &'a Actor, &'a Promise) -> BoxFuture<'a, Result<ObjectId>>;
