//! Template structs. Each is rendered from a sample in every language by a test.

mod figures;
mod samples;
mod turns;

use askama::Template;
use cairn_feature::OfferLink;
use cairn_ground::ObjectId;
use cairn_links::{Linked, Panel};
use cairn_nudge::Wait;
use cairn_people::{
    Person, Team,
    store::{Member, TeamLine},
};
use cairn_search::Hit;
use cairn_web::View;

use crate::store::News;

pub use figures::{Column, Columns, FigureList, Line, StoryTold};
pub use samples::SAMPLES;
pub use turns::Turns;

#[derive(Template)]
#[template(path = "home/today.html")]
pub struct Today {
    pub v: View,
    pub head: String,
    pub first: Option<Wait>,
    /// How many more wait.
    pub more: usize,
    pub blocks: Vec<String>,
    pub name: String,
    /// What to begin with where nothing else stands: address, words, example.
    pub begin: Vec<(String, String, String)>,
}

#[derive(Template)]
#[template(path = "home/waiting.html")]
pub struct WaitingPage {
    pub v: View,
    /// Address, title, and why it waits until when.
    pub waits: Vec<(String, String, String)>,
}

#[derive(Template)]
#[template(path = "home/news.html")]
pub struct NewsSection<'a> {
    pub v: &'a View,
    pub title: String,
    /// They are of several teams, so each says of which.
    pub several: bool,
    pub items: Vec<News>,
}

#[derive(Template)]
#[template(path = "home/team.html")]
pub struct TeamPage {
    pub v: View,
    pub team: Team,
    pub sub: String,
    pub may_invite: bool,
    pub blocks: Vec<String>,
    pub columns: Option<Columns>,
    pub stories: Vec<StoryTold>,
    pub members: Vec<Member>,
    pub manager: Option<String>,
    pub turns: Turns,
}

/// So many lines are not folded.
const OPEN: usize = 3;

impl TeamPage {
    fn is_open(&self) -> bool {
        self.turns.unseen || self.turns.lines.len() <= OPEN
    }

    /// What a member does, and whether the team has made them its learning lead.
    fn of(&self, member: &Member) -> String {
        let lead = member.lead.then(|| self.v.t("home-lead"));
        let title = Some(member.title.clone()).filter(|title| !title.is_empty());
        title.into_iter().chain(lead).collect::<Vec<_>>().join(" · ")
    }
}

#[derive(Template)]
#[template(path = "home/organisation.html")]
pub struct OrganisationPage {
    pub v: View,
    pub title: String,
    pub sub: String,
    pub blocks: Vec<String>,
    pub columns: Columns,
    pub stories: Vec<StoryTold>,
    /// How many there are; they stand on a page of their own.
    pub teams: i64,
}

#[derive(Template)]
#[template(path = "home/teams.html")]
pub struct TeamsPage {
    pub v: View,
    pub teams: Vec<TeamLine>,
    pub previous: String,
    pub next: String,
}

impl TeamsPage {
    /// What it is, and what it belongs to.
    fn sub(&self, team: &TeamLine) -> String {
        let kind = self.v.t(&format!("home-team-kind-{}", team.kind));
        team.parent.as_ref().map_or(kind.clone(), |parent| format!("{kind} · {parent}"))
    }
}

#[derive(Template)]
#[template(path = "home/search.html")]
pub struct SearchPage {
    pub v: View,
    pub q: String,
    pub hits: Vec<Hit>,
    /// Persons among them who have left.
    pub left: Vec<ObjectId>,
    pub more: bool,
    pub ask_href: String,
    /// Places that a phone's bar has no room for.
    pub browse: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "home/new.html")]
pub struct NewPage {
    pub v: View,
    /// Address, words, example.
    pub entries: Vec<(String, String, String)>,
}

#[derive(Template)]
#[template(path = "home/links.html")]
pub struct LinksPage {
    pub v: View,
    pub title: String,
    pub href: String,
    pub kind: String,
    pub panel: Panel,
    /// Which way one follows the chain, if one.
    pub way: Option<Way>,
    /// What one came past, this one last.
    pub past: Vec<ObjectId>,
}

/// The two ways along a chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    Because,
    Led,
}

impl Way {
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Because, Self::Led].into_iter().find(|way| way.word() == word)
    }

    fn word(self) -> &'static str {
        match self {
            Self::Because => "because",
            Self::Led => "led",
        }
    }
}

impl LinksPage {
    /// Where the chain goes on behind `link`; empty where the reader would find nothing.
    fn next(&self, way: Way, link: &Linked) -> String {
        if !link.goes_on {
            return String::new();
        }
        let past: Vec<String> = self.past.iter().map(ToString::to_string).collect();
        format!("/links/{}?way={}&past={}", link.id, way.word(), past.join("."))
    }
}

#[derive(Template)]
#[template(path = "home/person.html")]
pub struct PersonPage {
    pub v: View,
    pub person: Person,
    pub teams: Vec<(String, String)>,
    pub me: bool,
    pub offers: Vec<OfferLink>,
    pub blocks: Vec<String>,
    /// The reader was told that the person has become curator, and has not said that they have seen
    /// it.
    pub unseen: bool,
}

#[derive(Template)]
#[template(path = "home/me.html")]
pub struct MePage {
    pub v: View,
    pub name: String,
    pub sub: String,
    pub href: String,
    pub manage: bool,
    pub blocks: Vec<String>,
    /// Places that a phone's bar has no room for.
    pub browse: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "home/help.html")]
pub struct HelpPage {
    pub v: View,
    pub html: String,
}
