//! Of teams: what they are, what they belong to, who manages and who leads learning.

use std::collections::{HashMap, HashSet};

use cairn_ground::PersonId;
use cairn_people::TeamKind;

use super::{Known, PersonRef, Problem, Taken, TeamRef, Work};

mod named;
pub(super) mod said;

use named::{Names, Vote};
use said::Said;

impl Work<'_> {
    pub(super) fn set_structure(&mut self, taken: &[Taken]) {
        self.set_kinds_and_parents(taken);
        self.set_managers(taken);
        self.set_leads(taken);
    }

    /// What most rows of a team say. What others belong to is a unit.
    fn set_kinds_and_parents(&mut self, taken: &[Taken]) {
        let (mut kinds, mut parents) = (Said::default(), Said::default());
        for (row, _, team) in taken {
            let Some(team) = team else { continue };
            if let Some(kind) = row.kind {
                kinds.add(team, row.line, kind);
            }
            if let Some(unit) = row.unit.as_deref() {
                let unit = self.team(unit);
                parents.add(team, row.line, unit);
            }
        }
        for unit in self.set_parents(parents) {
            if !kinds.says(&unit) {
                kinds.add(&unit, 0, TeamKind::Unit);
            }
        }
        for (team, most) in kinds.most() {
            self.remark_each(&most.others, "kind-other");
            let now = self.standing.teams.iter().find(|it| TeamRef::Known(it.id) == team);
            if now.map_or(TeamKind::Team, |team| team.kind) != most.value {
                self.plan.kinds.push((team, most.value));
            }
        }
    }

    fn remark_each(&mut self, lines: &[u64], code: &'static str) {
        self.plan.remarks.extend(lines.iter().map(|line| Problem::new(*line, code)));
    }

    /// Lays each team below its unit; gives the units. One that lies below its own team may come
    /// out from there by another row, so those are tried again: the file means the same twice.
    fn set_parents(&mut self, said: Said<TeamRef>) -> Vec<TeamRef> {
        let teams = self.standing.teams.iter();
        let mut above: HashMap<TeamRef, TeamRef> = teams
            .filter_map(|team| Some((TeamRef::Known(team.id), TeamRef::Known(team.parent?))))
            .collect();
        let (mut units, mut waiting) = (Vec::new(), Vec::new());
        for (team, most) in said.most() {
            self.remark_each(&most.others, "unit-other");
            waiting.push((team, most.value, most.line));
        }
        loop {
            let before = waiting.len();
            waiting.retain(|(team, unit, _)| {
                if lies_below(&above, unit, team) {
                    return true;
                }
                if above.insert(team.clone(), unit.clone()).as_ref() != Some(unit) {
                    self.plan.parents.push((team.clone(), unit.clone()));
                }
                if !units.contains(unit) {
                    units.push(unit.clone());
                }
                false
            });
            if waiting.len() == before || waiting.is_empty() {
                break;
            }
        }
        let lines: Vec<u64> = waiting.iter().map(|(.., line)| *line).collect();
        self.remark_each(&lines, "unit-circle");
        units
    }

    /// The team a row speaks of: its own, else the person's.
    fn team_of(&self, person: PersonRef, team: Option<&TeamRef>) -> Option<TeamRef> {
        match (team, person) {
            (Some(team), _) => Some(team.clone()),
            (None, PersonRef::Known(id)) => self.by_id.get(&id)?.home.map(TeamRef::Known),
            (None, PersonRef::New(_)) => None,
        }
    }

    fn set_leads(&mut self, taken: &[Taken]) {
        for (row, person, team) in taken {
            let Some(lead) = row.lead else { continue };
            let Some(team) = self.team_of(*person, team.as_ref()) else {
                self.plan.remarks.push(Problem::new(row.line, "lead-without-team"));
                continue;
            };
            let known = match person {
                PersonRef::Known(id) => self.by_id.get(id),
                PersonRef::New(_) => None,
            };
            let leads = |known: &&Known| known.leads.iter().any(|id| TeamRef::Known(*id) == team);
            if known.is_some_and(leads) != lead {
                self.plan.leads.push((team, *person, lead));
            }
        }
    }

    /// The manager of a team is who most of its rows name; who is named does not count with the
    /// row of their own, which names the manager above.
    fn set_managers(&mut self, taken: &[Taken]) {
        let mut names = Names::default();
        let gone: HashSet<PersonId> = self.plan.left.iter().map(|(person, _)| *person).collect();
        let people = self.standing.people.iter();
        for person in people.filter(|it| it.active && !gone.contains(&it.id)) {
            names.add(person.email.as_deref(), &person.name, PersonRef::Known(person.id));
        }
        for (row, person, _) in taken {
            names.add(row.email.as_deref(), &row.name, *person);
        }
        let managing = taken.iter().filter_map(|(row, ..)| row.manager.as_ref());
        self.managing = managing.flat_map(|named| names.all(named)).collect();
        // Per team in order of the file.
        let mut teams: HashMap<TeamRef, usize> = HashMap::new();
        let mut votes: Vec<(TeamRef, Vec<Vote>)> = Vec::new();
        for (row, person, team) in taken {
            let Some(manager) = &row.manager else { continue };
            let Some(team) = self.team_of(*person, team.as_ref()) else {
                self.plan.remarks.push(Problem::new(row.line, "manager-without-team"));
                continue;
            };
            let named = match names.find(manager) {
                Ok(named) => named,
                Err(code) => {
                    let remark = Problem::new(row.line, code).with("value", manager.shown());
                    self.plan.remarks.push(remark);
                    continue;
                }
            };
            let place = *teams.entry(team.clone()).or_insert(votes.len());
            if place == votes.len() {
                votes.push((team, Vec::new()));
            }
            let shown = manager.shown().to_owned();
            votes[place].1.push(Vote { line: row.line, by: *person, manager: named, shown });
        }
        for (team, votes) in votes {
            self.set_manager(team, &votes);
        }
    }

    fn set_manager(&mut self, team: TeamRef, votes: &[Vote]) {
        let Some((chosen, others)) = named::chosen(votes) else { return };
        let name = self.standing.person_name(&self.plan, chosen);
        for vote in others {
            let remark = Problem::new(vote.line, "manager-other").with("name", name.as_str());
            self.plan.remarks.push(remark.with("value", vote.shown.as_str()));
        }
        let now = match &team {
            TeamRef::Known(id) => self.standing.teams.iter().find(|t| t.id == *id),
            TeamRef::New(_) => None,
        };
        let now = now.and_then(|team| team.manager).map(PersonRef::Known);
        if now != Some(chosen) {
            self.plan.managers.push((team, chosen));
        }
    }
}

/// Whether a unit lies below a team, or so deep that nobody would find it.
fn lies_below(above: &HashMap<TeamRef, TeamRef>, unit: &TeamRef, team: &TeamRef) -> bool {
    let mut here = Some(unit);
    for _ in 0..32 {
        match here {
            Some(it) if it == team => return true,
            Some(it) => here = above.get(it),
            None => return false,
        }
    }
    true
}
