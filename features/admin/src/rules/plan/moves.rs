//! Names of teams and people of a plan, what teams become, and from where to where somebody moves.

use cairn_ground::PersonId;
use cairn_people::TeamKind;

use super::{Added, Changed, PersonRef, Plan, Standing, TeamRef};

/// Where somebody goes, by the names of teams.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Move {
    /// The team that is left.
    pub from: Option<String>,
    pub to: Option<String>,
    /// Projects and communities beside the team.
    pub also: Vec<String>,
}

impl Move {
    /// Who has no team goes into a project, and nothing is beside.
    fn new(from: Option<String>, to: Option<String>, also: Vec<String>, has_team: bool) -> Self {
        if has_team || also.is_empty() {
            return Self { from, to, also };
        }
        Self { from: None, to: Some(also.join(", ")), also: Vec::new() }
    }
}

impl Plan {
    /// What a team is from now on, where that is said.
    pub fn kind_of(&self, team: &TeamRef) -> Option<TeamKind> {
        self.kinds.iter().find(|(of, _)| of == team).map(|(_, kind)| *kind)
    }

    /// The unit a team belongs to from now on, where that is said.
    pub fn unit_of(&self, team: &TeamRef) -> Option<&TeamRef> {
        self.parents.iter().find(|(of, _)| of == team).map(|(_, unit)| unit)
    }

    /// Teams to open.
    pub fn new_teams(&self) -> Vec<TeamRef> {
        (0..self.teams.len()).map(TeamRef::New).collect()
    }

    /// Teams of the house that become something else or get another unit.
    pub fn restructured(&self) -> Vec<TeamRef> {
        let said = self.kinds.iter().map(|(team, _)| team);
        let said = said.chain(self.parents.iter().map(|(team, _)| team));
        let mut teams: Vec<TeamRef> = Vec::new();
        for team in said.filter(|team| matches!(team, TeamRef::Known(_))) {
            if !teams.contains(team) {
                teams.push(team.clone());
            }
        }
        teams
    }
}

impl Standing {
    /// The name of a team that is there or will be.
    pub fn team_name(&self, plan: &Plan, team: &TeamRef) -> String {
        let name = match team {
            TeamRef::Known(id) => self.teams.iter().find(|t| t.id == *id).map(|t| &t.name),
            TeamRef::New(place) => plan.teams.get(*place),
        };
        name.cloned().unwrap_or_default()
    }

    /// The name of the lasting team somebody is in.
    pub fn home_of(&self, person: PersonId) -> Option<&str> {
        let home = self.people.iter().find(|it| it.id == person)?.home?;
        self.teams.iter().find(|team| team.id == home).map(|team| team.name.as_str())
    }

    /// The name of a person who is there or will be.
    pub fn person_name(&self, plan: &Plan, person: PersonRef) -> String {
        let name = match person {
            PersonRef::Known(id) => self.people.iter().find(|p| p.id == id).map(|p| &p.name),
            PersonRef::New(place) => plan.added.get(place).map(|p| &p.name),
        };
        name.cloned().unwrap_or_default()
    }

    /// What the file says of the teams of somebody who is added.
    pub fn move_in(&self, plan: &Plan, added: &Added) -> Move {
        let to = added.team.as_ref().map(|team| self.team_name(plan, team));
        let has_team = to.is_some();
        Move::new(None, to, self.team_names(plan, &added.beside), has_team)
    }

    /// What changes in the teams of somebody.
    pub fn move_of(&self, plan: &Plan, changed: &Changed) -> Move {
        let from = changed.team.as_ref().and_then(|(_, left)| *left);
        let from = from.map(|left| self.team_name(plan, &TeamRef::Known(left)));
        let to = changed.team.as_ref().map(|(team, _)| self.team_name(plan, team));
        let has_team = to.is_some() || self.home_of(changed.id).is_some();
        Move::new(from, to, self.team_names(plan, &changed.beside), has_team)
    }

    fn team_names(&self, plan: &Plan, teams: &[TeamRef]) -> Vec<String> {
        teams.iter().map(|team| self.team_name(plan, team)).collect()
    }
}
