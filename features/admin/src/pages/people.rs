//! People.

use askama::Template;
use cairn_ground::{Id, Instant, Locale, PersonId, TeamId};
use cairn_people::store::Place;
use cairn_web::{Form, View};

use crate::{rules::former::Span, store::Listed};

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

/// What ended when the person left and is to be given anew.
#[derive(Debug, Clone, Default)]
pub struct Former {
    /// In a sentence, for somebody who has access and no team; else empty.
    pub ended: String,
    /// Teams without what the person was there: the address where that is mended, what is missing,
    /// the words of the link.
    pub missing: Vec<(String, String, String)>,
}

impl Former {
    pub fn of(v: &View, behind: &[Span], nowhere: bool) -> Self {
        let Some(last) = behind.first().and_then(|it| it.to) else { return Self::default() };
        let day = v.date(&last);
        let named = behind.iter().map(|it| match (it.manages, it.lead) {
            (true, _) => v.t1("admin-person-former-manager", "team", it.name.as_str()),
            (_, true) => v.t1("admin-person-former-lead", "team", it.name.as_str()),
            _ => it.name.clone(),
        });
        let named = named.collect::<Vec<_>>().join(", ");
        let ended = v.t2("admin-person-former", "day", day.as_str(), "teams", named);
        let missing = behind.iter().filter(|it| !it.filled && (it.manages || it.lead));
        let missing = missing.map(|it| {
            let what = if it.manages { "manager" } else { "lead" };
            let (team, href) = (it.name.as_str(), format!("/manage/teams/{}", it.team));
            let key = format!("admin-person-missing-{what}");
            let words = v.t2(&key, "team", team, "day", day.as_str());
            (href, words, v.t(&format!("admin-person-mend-{what}")))
        });
        Self { missing: missing.collect(), ended: if nowhere { ended } else { String::new() } }
    }
}

/// Roles that hold, or will hold again, in a word each.
pub fn roles(v: &View, administrator: bool, curator: bool) -> String {
    let all = [(administrator, "admin-role-administrator"), (curator, "admin-role-curator")];
    let held = all.into_iter().filter(|(holds, _)| *holds).map(|(_, key)| v.t(key));
    held.collect::<Vec<_>>().join(", ")
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
    pub former: Former,
    /// Roles the person holds, in words.
    pub held: String,
    pub languages: Vec<(String, String)>,
    /// Teams the person could join.
    pub others: Vec<(String, String)>,
    pub details: Form,
    pub teams: Form,
    pub roles: Form,
    pub active: Form,
}
