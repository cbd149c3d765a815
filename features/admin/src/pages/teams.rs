//! Teams.

use askama::Template;
use cairn_ground::Id;
use cairn_people::TeamKind;
use cairn_web::{Form, View};

use crate::store::ListedTeam;

/// A row of the list.
#[derive(Debug, Clone)]
pub struct Row {
    pub id: Id,
    pub name: String,
    pub sub: String,
}

impl Row {
    pub fn of(v: &View, team: &ListedTeam) -> Self {
        let mut parts = vec![v.t(&format!("admin-kind-{}", team.kind))];
        if team.closed_at.is_some() {
            parts.push(v.t("admin-team-is-closed"));
        }
        parts.push(v.t1("admin-team-members", "n", team.members));
        if let Some(manager) = &team.manager {
            parts.push(v.t1("admin-team-managed", "name", manager));
        }
        Self { id: team.id.0, name: team.name.clone(), sub: parts.join(" · ") }
    }
}

pub fn kinds(v: &View) -> Vec<(String, String)> {
    let text = |kind: TeamKind| v.t(&format!("admin-kind-{}", kind.as_str()));
    TeamKind::ALL.map(|kind| (kind.as_str().to_owned(), text(kind))).into()
}

#[derive(Template)]
#[template(path = "admin/teams.html")]
pub struct ListPage {
    pub v: View,
    pub rows: Vec<Row>,
}

/// A new team when `id` is empty.
#[derive(Template)]
#[template(path = "admin/team.html")]
pub struct TeamPage {
    pub v: View,
    pub id: String,
    pub name: String,
    pub closed: bool,
    pub form: Form,
    pub kinds: Vec<(String, String)>,
    pub units: Vec<(String, String)>,
    pub people: Vec<(String, String)>,
    pub members: Vec<(String, String)>,
}

impl TeamPage {
    fn is_new(&self) -> bool {
        self.id.is_empty()
    }

    fn action(&self) -> String {
        if self.is_new() {
            "/manage/teams/new".into()
        } else {
            format!("/manage/teams/{}", self.id)
        }
    }
}
