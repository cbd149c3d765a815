//! What a command says to the record.

use cairn_ground::{Audience, ObjectId, TeamId};

/// Namespace of our verbs. Where ADL or Activity Streams has a verb of the same meaning, that one
/// is used instead.
pub const VERB_BASE: &str = "https://w3id.org/xapi/cairn/verbs/";

/// A verb of the record: its short name in the product and its IRI outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verb {
    /// Short name, stored as a column and used in the message key `{feature}-verb-{name}`.
    pub name: &'static str,
    /// IRI of an established verb, or `None` for `VERB_BASE` + name.
    pub iri: Option<&'static str>,
    /// English display, part of the statement.
    pub display: &'static str,
}

impl Verb {
    pub const fn own(name: &'static str, display: &'static str) -> Self {
        Self { name, iri: None, display }
    }

    pub const fn known(name: &'static str, iri: &'static str, display: &'static str) -> Self {
        Self { name, iri: Some(iri), display }
    }

    pub fn iri(&self) -> String {
        self.iri.map_or_else(|| format!("{VERB_BASE}{}", self.name), str::to_owned)
    }
}

/// A word or number about how it went: never typed text.
#[derive(Debug, Clone, PartialEq)]
pub enum Detail {
    Word(&'static str),
    Number(i64),
    /// An opaque account: the person something was done for or with.
    Person(cairn_ground::PersonId),
}

/// One thing that happened, about one object.
#[derive(Debug, Clone)]
pub struct Event<'a> {
    pub verb: Verb,
    pub object: ObjectId,
    /// The noun: `question`, `step` …
    pub kind: &'a str,
    pub audience: Audience,
    pub team: Option<TeamId>,
    /// Goes into the statement only at organisation level.
    pub title: &'a str,
    pub because_of: Option<ObjectId>,
    /// Named details, as xAPI result extensions.
    pub details: Vec<(&'static str, Detail)>,
}

impl<'a> Event<'a> {
    /// About `object`, with its visibility.
    pub fn about(verb: Verb, object: &'a cairn_objects::Object) -> Self {
        Self {
            verb,
            object: object.id,
            kind: &object.kind,
            audience: object.audience,
            team: object.team,
            title: &object.title,
            because_of: None,
            details: Vec::new(),
        }
    }

    #[must_use]
    pub fn because_of(mut self, origin: Option<ObjectId>) -> Self {
        self.because_of = origin;
        self
    }

    /// The first word among the details: kept as a column, so that figures need not open bodies.
    pub fn word(&self) -> Option<&'static str> {
        self.details.iter().find_map(|(_, detail)| match detail {
            Detail::Word(word) => Some(*word),
            _ => None,
        })
    }

    #[must_use]
    pub fn detail(mut self, name: &'static str, detail: Detail) -> Self {
        self.details.push((name, detail));
        self
    }
}
