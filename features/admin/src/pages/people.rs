//! People.

use askama::Template;
use cairn_ground::{Id, Instant, Locale, PersonId, TeamId};
use cairn_people::store::Place;
use cairn_web::{Form, View};

use crate::store::Listed;

/// A row of the list.
#[derive(Debug, Clone)]
pub struct Row {
    pub id: Id,
    pub name: String,
    pub sub: String,
}

impl Row {
    pub fn of(v: &View, person: &Listed, teams: &[String]) -> Self {
        let mut parts = Vec::new();
        if person.deactivated_at.is_some() {
            parts.push(v.t("admin-has-left"));
        } else if person.arrived_at.is_none() {
            parts.push(v.t("admin-not-in-yet"));
        }
        if !person.title.is_empty() {
            parts.push(person.title.clone());
        }
        parts.extend(teams.iter().cloned());
        if person.administrator {
            parts.push(v.t("admin-role-administrator"));
        } else if person.curator {
            parts.push(v.t("admin-role-curator"));
        }
        Self { id: person.id.0, name: person.name.clone(), sub: parts.join(" · ") }
    }
}

pub fn team_options(teams: &[(TeamId, String, String)]) -> Vec<(String, String)> {
    teams.iter().map(|(id, name, _)| (id.to_string(), name.clone())).collect()
}

pub fn languages(v: &View) -> Vec<(String, String)> {
    let word = |locale: Locale| v.t(&format!("admin-language-{}", locale.tag()));
    Locale::CHOICES.map(|locale| (locale.tag().to_owned(), word(locale))).into()
}

#[derive(Template)]
#[template(path = "admin/people.html")]
pub struct ListPage {
    pub v: View,
    pub form: Form,
    pub rows: Vec<Row>,
    pub newer: String,
    pub older: String,
}

#[derive(Template)]
#[template(path = "admin/new_person.html")]
pub struct NewPage {
    pub v: View,
    pub command_id: String,
    pub form: Form,
    pub languages: Vec<(String, String)>,
    pub teams: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "admin/person.html")]
pub struct PersonPage {
    pub v: View,
    pub id: PersonId,
    pub name: String,
    pub arrived: bool,
    pub left: Option<Instant>,
    pub places: Vec<Place>,
    pub languages: Vec<(String, String)>,
    /// Teams the person could join.
    pub others: Vec<(String, String)>,
    pub details: Form,
    pub teams: Form,
    pub roles: Form,
    pub active: Form,
}
