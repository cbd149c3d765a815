//! Who acts. The variants are the columns of the authorisation matrix.

use jiff::tz::TimeZone;

use crate::{Error, Locale, ObjectId, PersonId, Result, TeamId};

/// Everyone who can send a command or read a page.
#[derive(Debug, Clone)]
pub enum Actor {
    /// Nobody is signed in.
    Visitor,
    /// A signed-in person.
    Person(Box<PersonActor>),
    /// Came by a link in a message that opens one object for one verb.
    MailLink { object: ObjectId, verb: &'static str },
    /// A background task of the house.
    Job(&'static str),
    /// The first administrator's setup and imports by the command line.
    System,
}

/// What a request needs to know of the person, read at the start of it.
#[derive(Debug, Clone)]
pub struct PersonActor {
    pub id: PersonId,
    pub name: String,
    /// Teams whose team-level objects the person sees: memberships of today and teams managed.
    pub teams: Vec<TeamId>,
    /// Teams the person manages today.
    pub manages: Vec<TeamId>,
    /// Teams the person is learning lead of today.
    pub leads: Vec<TeamId>,
    /// The team shown in the bar: the first membership of kind team or unit.
    pub home_team: Option<TeamId>,
    pub home_team_name: String,
    pub roles: Roles,
    pub locale: Locale,
    pub zone: TimeZone,
    /// `auto`, `light` or `dark`.
    pub theme: &'static str,
}

/// Roles beside *member*, which everyone has. *Manager* follows from the structure.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Roles {
    pub curator: bool,
    pub administrator: bool,
}

/// Who may use a route at all; what they may do to an object is the command's question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Permission {
    /// Anyone, signed in or not.
    Anyone,
    /// Any signed-in person.
    Member,
    /// Curators and administrators.
    Curate,
    /// Administrators.
    Administer,
}

impl Permission {
    /// # Errors
    /// `SignIn` when nobody is signed in, `Forbidden` when the role is missing.
    pub fn check(self, actor: &Actor) -> Result<()> {
        let allowed = |roles: Roles| match self {
            Self::Anyone | Self::Member => true,
            Self::Curate => roles.curator || roles.administrator,
            Self::Administer => roles.administrator,
        };
        match (self, actor) {
            (Self::Anyone, _) | (_, Actor::System | Actor::Job(_)) => Ok(()),
            (_, Actor::Person(person)) if allowed(person.roles) => Ok(()),
            (_, Actor::Person(_)) => Err(Error::Forbidden),
            _ => Err(Error::SignIn),
        }
    }
}

impl Actor {
    /// The signed-in person.
    ///
    /// # Errors
    /// `SignIn` for everybody else.
    pub fn person(&self) -> Result<&PersonActor> {
        match self {
            Self::Person(person) => Ok(person),
            _ => Err(Error::SignIn),
        }
    }

    pub fn person_id(&self) -> Option<PersonId> {
        match self {
            Self::Person(person) => Some(person.id),
            _ => None,
        }
    }

    /// Teams whose team-level objects are visible to the actor.
    pub fn teams(&self) -> &[TeamId] {
        match self {
            Self::Person(person) => &person.teams,
            _ => &[],
        }
    }

    pub fn roles(&self) -> Roles {
        match self {
            Self::Person(person) => person.roles,
            _ => Roles::default(),
        }
    }
}

/// The one ladder of visibility. Owners can widen it; nobody else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Audience {
    Me,
    Participants,
    Team,
    Organisation,
}

impl Audience {
    pub const ALL: [Self; 4] = [Self::Me, Self::Participants, Self::Team, Self::Organisation];

    /// The word stored in the database and used in forms.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Me => "me",
            Self::Participants => "participants",
            Self::Team => "team",
            Self::Organisation => "organisation",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|a| a.as_str() == word)
    }

    /// Whether objects at this rung count in anybody's figures.
    pub fn counts(self) -> bool {
        self >= Self::Team
    }
}
