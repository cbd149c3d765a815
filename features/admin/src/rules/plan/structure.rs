//! Of teams: what they are, what they belong to, who manages and who leads learning.

use std::collections::{HashMap, HashSet};

use cairn_ground::PersonId;
use cairn_people::{TeamKind, commands::order};

use super::{Known, Named, PersonRef, Problem, Taken, TeamRef, Work, fold_email};

/// Whom one row names as manager of its team.
struct Vote {
    line: u64,
    by: PersonRef,
    manager: PersonRef,
}

/// What rows say of teams, in order of the file: each value with its first line and how often.
type Said<T> = Vec<(TeamRef, Vec<(T, u64, usize)>)>;

fn say<T: PartialEq>(said: &mut Said<T>, team: &TeamRef, line: u64, value: T) {
    let place = said.iter().position(|(of, _)| of == team).unwrap_or_else(|| {
        said.push((team.clone(), Vec::new()));
        said.len() - 1
    });
    let values = &mut said[place].1;
    match values.iter_mut().find(|(known, ..)| *known == value) {
        Some((_, _, often)) => *often += 1,
        None => values.push((value, line, 1)),
    }
}

/// What most rows say, its first line, and the first row that says otherwise.
fn most<T>(values: Vec<(T, u64, usize)>) -> Option<(T, u64, Option<u64>)> {
    let often = values.iter().map(|(.., often)| *often).max()?;
    let place = values.iter().position(|(.., count)| *count == often)?;
    let lines: Vec<u64> = values.iter().map(|(_, line, _)| *line).collect();
    let other = lines.into_iter().enumerate().find(|(at, _)| *at != place);
    let (value, line, _) = values.into_iter().nth(place)?;
    Some((value, line, other.map(|(_, line)| line)))
}

/// Who can be named as a manager.
#[derive(Default)]
struct Names {
    by_email: HashMap<String, PersonRef>,
    by_name: HashMap<String, Vec<PersonRef>>,
}

impl Names {
    fn add(&mut self, email: Option<&str>, name: &str, person: PersonRef) {
        if let Some(email) = email {
            self.by_email.insert(fold_email(email), person);
        }
        let same = self.by_name.entry(order(name)).or_default();
        if !same.contains(&person) {
            same.push(person);
        }
    }

    /// The one meant, or the code of what is wrong with it.
    fn find(&self, named: &Named) -> Result<PersonRef, &'static str> {
        match named {
            Named::Email(email) => self.by_email.get(email).copied().ok_or("manager-unknown"),
            Named::Name(name, _) => match self.by_name.get(name).map(Vec::as_slice) {
                Some([one]) => Ok(*one),
                Some([_, ..]) => Err("manager-ambiguous"),
                _ => Err("manager-unknown-name"),
            },
        }
    }
}

impl Work<'_> {
    pub(super) fn set_structure(&mut self, taken: &[Taken]) {
        self.set_kinds_and_parents(taken);
        self.set_managers(taken);
        self.set_leads(taken);
    }

    /// What most rows of a team say. What others belong to is a unit.
    fn set_kinds_and_parents(&mut self, taken: &[Taken]) {
        let (mut kinds, mut parents) = (Said::new(), Said::new());
        for (row, _, team) in taken {
            let Some(team) = team else { continue };
            if let Some(kind) = row.kind {
                say(&mut kinds, team, row.line, kind);
            }
            if let Some(unit) = row.unit.as_deref() {
                let unit = self.team(unit);
                say(&mut parents, team, row.line, unit);
            }
        }
        let mut units: Vec<TeamRef> = Vec::new();
        for (team, said) in parents {
            let Some((unit, line, other)) = most(said) else { continue };
            if let Some(other) = other {
                self.plan.remarks.push(Problem::new(other, "unit-other"));
            }
            if self.lies_below(&unit, &team) {
                self.plan.remarks.push(Problem::new(line, "unit-circle"));
                continue;
            }
            if self.parent(&team) != Some(unit.clone()) {
                self.plan.parents.push((team, unit.clone()));
            }
            if !units.contains(&unit) {
                units.push(unit);
            }
        }
        for unit in units {
            if !kinds.iter().any(|(of, _)| *of == unit) {
                say(&mut kinds, &unit, 0, TeamKind::Unit);
            }
        }
        for (team, said) in kinds {
            let Some((kind, _, other)) = most(said) else { continue };
            if let Some(other) = other {
                self.plan.remarks.push(Problem::new(other, "kind-other"));
            }
            let now = self.standing.teams.iter().find(|it| TeamRef::Known(it.id) == team);
            if now.map_or(TeamKind::Team, |team| team.kind) != kind {
                self.plan.kinds.push((team, kind));
            }
        }
    }

    /// What a team belongs to by the file, else as it stands.
    fn parent(&self, team: &TeamRef) -> Option<TeamRef> {
        if let Some((_, unit)) = self.plan.parents.iter().find(|(of, _)| of == team) {
            return Some(unit.clone());
        }
        let known = self.standing.teams.iter().find(|it| TeamRef::Known(it.id) == *team);
        known.and_then(|team| team.parent).map(TeamRef::Known)
    }

    fn lies_below(&self, unit: &TeamRef, team: &TeamRef) -> bool {
        let mut here = Some(unit.clone());
        for _ in 0..32 {
            match here {
                Some(above) if above == *team => return true,
                Some(above) => here = self.parent(&above),
                None => return false,
            }
        }
        true
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
            votes[place].1.push(Vote { line: row.line, by: *person, manager: named });
        }
        for (team, votes) in votes {
            self.set_manager(team, &votes);
        }
    }

    fn set_manager(&mut self, team: TeamRef, votes: &[Vote]) {
        let others = votes.iter().filter(|vote| vote.by != vote.manager);
        let named: HashSet<PersonRef> = others.map(|vote| vote.manager).collect();
        let counted: Vec<&Vote> = votes.iter().filter(|vote| !named.contains(&vote.by)).collect();
        let counted = if counted.is_empty() { votes.iter().collect() } else { counted };
        let mut counts: HashMap<PersonRef, usize> = HashMap::new();
        for vote in &counted {
            *counts.entry(vote.manager).or_default() += 1;
        }
        let Some(mut chosen) = counted.first().map(|vote| vote.manager) else { return };
        for vote in &counted {
            if counts.get(&vote.manager) > counts.get(&chosen) {
                chosen = vote.manager;
            }
        }
        for vote in counted.iter().filter(|vote| vote.manager != chosen) {
            self.plan.remarks.push(Problem::new(vote.line, "manager-other"));
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
