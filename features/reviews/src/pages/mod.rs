//! Pages: what stands on them, and samples of each.

mod head;
mod samples;
mod slot;

pub(crate) use head::Head;
pub(crate) use samples::SAMPLES;
pub(crate) use slot::render_team_slot;

use askama::Template;
use cairn_feature::About;
use cairn_ground::{Id, ObjectId};
use cairn_web::{Form, View};
use jiff::civil::Date;

use crate::{
    rules::Question,
    store::{Card, Child, Insight, Row, Taken},
};

/// What a review is because of.
#[derive(Debug, Clone)]
pub(crate) struct Because {
    pub title: String,
    pub href: String,
}

#[derive(Template)]
#[template(path = "reviews/new.html")]
pub(crate) struct New {
    pub v: View,
    pub form: Form,
    pub teams: Vec<(String, String)>,
    pub days: Vec<(String, String)>,
    pub because: Option<Because>,
    /// Those of one's teams that are planned or written now: two beside each other split the cards.
    pub rows: Vec<Row>,
    pub today: Date,
}

#[derive(Template)]
#[template(path = "reviews/planned.html")]
pub(crate) struct Planned {
    pub v: View,
    pub head: Head,
    pub names: Vec<String>,
    pub others: Vec<(String, String)>,
    pub form: Form,
    pub days: Vec<(String, String)>,
    /// Cards to take away: none yet.
    pub cards: Vec<(String, String)>,
    pub about: About,
}

#[derive(Template)]
#[template(path = "reviews/writing.html")]
pub(crate) struct Writing {
    pub v: View,
    pub head: Head,
    pub names: Vec<String>,
    pub others: Vec<(String, String)>,
    pub form: Form,
    pub steps: Vec<Child>,
    pub own: Vec<OwnGroup>,
    pub count: i64,
    /// Who came to the team after the start and does not take part.
    pub newcomers: Vec<String>,
    /// Cards to take away: none yet.
    pub cards: Vec<(String, String)>,
    pub about: About,
}

/// A card that this browser wrote, in a form of its own.
#[derive(Debug, Clone)]
pub(crate) struct Own {
    pub id: Id,
    pub question: Question,
    pub body: String,
    /// Where it is changed.
    pub href: String,
    /// Tells its fields from those of the other forms on the page.
    pub pre: String,
    pub form: Form,
    pub open: bool,
}

/// A question with the cards that this browser wrote on it.
#[derive(Debug, Clone)]
pub(crate) struct OwnGroup {
    pub question: Question,
    pub cards: Vec<Own>,
}

impl OwnGroup {
    /// Those questions on which there are cards.
    pub fn of(cards: &[Own]) -> Vec<Self> {
        let group = |question| {
            let under = cards.iter().filter(|card| card.question == question);
            Self { question, cards: under.cloned().collect() }
        };
        Question::ALL.into_iter().map(group).filter(|group| !group.cards.is_empty()).collect()
    }
}

/// How it stands now, for pages that are open: nothing that they do not show themselves.
#[derive(Template)]
#[template(path = "reviews/live.html")]
pub(crate) struct Live {
    pub v: View,
    pub head: Head,
    pub count: i64,
    /// This browser has written a card.
    pub wrote: bool,
    /// The page that asks shows another state.
    pub moved_on: bool,
}

#[derive(Template)]
#[template(path = "reviews/write.html")]
pub(crate) struct Write {
    pub v: View,
    pub head: Head,
    pub question: Question,
    pub form: Form,
    pub own: Vec<Own>,
    pub steps: Vec<Child>,
}

impl Write {
    /// The main form, unless what was refused stands at one of the own cards.
    fn main_form(&self) -> Form {
        if self.own.iter().any(|card| card.open) { Form::new() } else { self.form.clone() }
    }

    /// Message key of the button that leads on.
    fn onward_key(&self) -> String {
        let next = self.question.next();
        next.map_or("reviews-done".into(), |q| format!("reviews-next-{}", q.number()))
    }
}

#[derive(Template)]
#[template(path = "reviews/open.html")]
pub(crate) struct Open {
    pub v: View,
    pub head: Head,
    pub others: Vec<(String, String)>,
    pub form: Form,
    pub groups: Vec<Group>,
    pub children: Vec<Child>,
    /// Cards that can be taken away by who leads: id, opening words.
    pub cards: Vec<(String, String)>,
    /// What the team has under way since.
    pub rows: Vec<Row>,
    pub today: Date,
    pub about: About,
}

/// An opened card: where it can go, and where it went.
#[derive(Debug, Clone)]
pub(crate) struct Shown {
    pub body: String,
    /// Its address, below which the roads lie.
    pub at: String,
    pub children: Vec<Child>,
}

impl Shown {
    pub fn of(review: ObjectId, card: &Card, taken: &[Taken], children: &[Child]) -> Self {
        let taken = taken.iter().find(|taken| taken.card == card.id);
        let of = |child: &&Child| taken.is_some_and(|taken| taken.insight == child.origin);
        Self {
            body: card.body.clone(),
            at: format!("/reviews/{review}/cards/{}", card.id),
            children: children.iter().filter(of).cloned().collect(),
        }
    }

    /// Something came of it.
    pub fn went(&self) -> bool {
        !self.children.is_empty()
    }
}

/// A question with its cards.
#[derive(Debug, Clone)]
pub(crate) struct Group {
    pub question: Question,
    pub cards: Vec<Shown>,
}

impl Group {
    pub fn title(&self, v: &View) -> String {
        let words = v.t(self.question.key().as_str());
        if self.cards.is_empty() { words } else { format!("{words} · {}", self.cards.len()) }
    }
}

/// A review that is not the reader's to write in or whose cards are gone.
#[derive(Template)]
#[template(path = "reviews/over.html")]
pub(crate) struct Over {
    pub v: View,
    pub head: Head,
    pub children: Vec<Child>,
    /// What the team has under way since.
    pub rows: Vec<Row>,
    pub today: Date,
    pub about: About,
}

#[derive(Template)]
#[template(path = "reviews/insight.html")]
pub(crate) struct InsightPage {
    pub v: View,
    pub insight: Insight,
    /// The question it was written on.
    pub question: String,
    pub about: About,
}

#[derive(Template)]
#[template(path = "reviews/list.html")]
pub(crate) struct ListPage {
    pub v: View,
    pub name: String,
    pub new_href: String,
    pub rows: Vec<Row>,
    pub today: Date,
    pub mine: bool,
}
