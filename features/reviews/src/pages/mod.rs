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
    store::{Card, EarlierStep, Insight, Row},
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
    pub steps: Vec<EarlierStep>,
    pub own: Vec<Own>,
    pub count: i64,
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

#[derive(Template)]
#[template(path = "reviews/write.html")]
pub(crate) struct Write {
    pub v: View,
    pub head: Head,
    pub question: Question,
    pub form: Form,
    pub own: Vec<Own>,
    pub steps: Vec<EarlierStep>,
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
    pub groups: Vec<(String, Vec<Shown>)>,
    pub steps: Vec<EarlierStep>,
    /// Cards that can be taken away by who leads: id, opening words.
    pub cards: Vec<(String, String)>,
    pub about: About,
}

/// An opened card and where it can go.
#[derive(Debug, Clone)]
pub(crate) struct Shown {
    pub body: String,
    pub step: String,
    pub page: String,
    pub question: String,
    pub obstacle: String,
    /// What it became.
    pub became: Option<String>,
}

impl Shown {
    pub fn of(review: ObjectId, card: &Card, became: Option<String>) -> Self {
        let text: String = form_urlencoded::byte_serialize(card.body.as_bytes()).collect();
        let new =
            |noun: &str, field: &str| format!("/{noun}/new?because_of={review}&{field}={text}");
        Self {
            body: card.body.clone(),
            step: format!("/reviews/{review}/cards/{}/step", card.id),
            page: new("pages", "title"),
            question: new("questions", "text"),
            obstacle: new("obstacles", "text"),
            became,
        }
    }
}

/// A review that is not the reader's to write in or whose cards are gone.
#[derive(Template)]
#[template(path = "reviews/over.html")]
pub(crate) struct Over {
    pub v: View,
    pub head: Head,
    pub steps: Vec<EarlierStep>,
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
