//! What would change if the file were true. Pure: the house as it stands and rows give a plan.

use std::collections::{HashMap, HashSet};

use cairn_ground::{Locale, PersonId, TeamId};
use cairn_people::{TeamKind, commands::order};
use jiff::civil::Date;

use super::{
    Problem,
    row::{self, Wanted},
    table::Table,
};

mod moves;
mod returned;
mod rows;
mod structure;

pub use moves::Move;
use rows::Rows;

/// A person of the house as the import compares.
#[derive(Debug, Clone)]
pub struct Known {
    pub id: PersonId,
    pub name: String,
    pub email: Option<String>,
    pub key: Option<String>,
    pub title: String,
    pub lang: String,
    pub administrator: bool,
    pub curator: bool,
    pub active: bool,
    /// Memberships of today.
    pub teams: Vec<TeamId>,
    /// The lasting one of them that the bar shows: left when the file names another team.
    pub home: Option<TeamId>,
    /// Teams whose learning lead the person is.
    pub leads: Vec<TeamId>,
    /// Teams that nobody has managed since the person left.
    pub unmanaged: Vec<TeamId>,
}

/// An open team.
#[derive(Debug, Clone)]
pub struct KnownTeam {
    pub id: TeamId,
    pub name: String,
    pub sort_name: String,
    pub kind: TeamKind,
    /// The unit it belongs to.
    pub parent: Option<TeamId>,
    pub manager: Option<PersonId>,
}

impl KnownTeam {
    /// A team or unit, not a project or community: who joins one leaves the other.
    fn is_lasting(&self) -> bool {
        matches!(self.kind, TeamKind::Team | TeamKind::Unit)
    }
}

/// The house as the import compares.
#[derive(Debug, Clone, Default)]
pub struct Standing {
    pub today: Date,
    pub people: Vec<Known>,
    pub teams: Vec<KnownTeam>,
}

/// A team of the house, or one that will be opened.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum TeamRef {
    Known(TeamId),
    /// Place in [`Plan::teams`].
    New(usize),
}

/// A person of the house, or one that will be added.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PersonRef {
    Known(PersonId),
    /// Place in [`Plan::added`].
    New(usize),
}

#[derive(Debug, Clone)]
pub struct Added {
    pub line: u64,
    pub name: String,
    pub email: Option<String>,
    pub title: String,
    pub locale: Option<Locale>,
    pub key: Option<String>,
    pub team: Option<TeamRef>,
    /// Projects and communities.
    pub beside: Vec<TeamRef>,
}

/// What the file says otherwise of somebody; `None` stays as it is.
#[derive(Debug, Clone)]
pub struct Changed {
    pub line: u64,
    pub id: PersonId,
    /// As it stands now.
    pub was: String,
    /// Somebody who had left is in the file again.
    pub back: bool,
    pub name: Option<String>,
    pub email: Option<String>,
    pub title: Option<String>,
    pub locale: Option<Locale>,
    pub key: Option<String>,
    /// The team to join, and the one to leave for it.
    pub team: Option<(TeamRef, Option<TeamId>)>,
    /// Projects and communities to join, for which nobody leaves a team.
    pub beside: Vec<TeamRef>,
    /// Of somebody who is back: what that brings, and what does not come back.
    pub said: Vec<Problem>,
}

impl Changed {
    /// Words of what changes, as messages `admin-field-{word}`.
    pub fn words(&self) -> Vec<&'static str> {
        let all = [
            (self.back, "back"),
            (self.name.is_some(), "name"),
            (self.email.is_some(), "email"),
            (self.title.is_some(), "title"),
            (self.locale.is_some(), "language"),
            (self.key.is_some(), "key"),
            (self.team.is_some() || !self.beside.is_empty(), "team"),
        ];
        all.into_iter().filter(|(changes, _)| *changes).map(|(_, word)| word).collect()
    }
}

/// Whether people who are missing in the file have left, and how many may leave by one file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Leavers {
    pub missing: bool,
    /// Somebody has said that just so many leave.
    pub allowed: Option<usize>,
}

impl From<bool> for Leavers {
    fn from(missing: bool) -> Self {
        Self { missing, allowed: None }
    }
}

/// So many may always leave; more only if they are at most a quarter of all, or by their number.
const FEW: usize = 5;

/// What applying the file does.
#[derive(Debug, Clone, Default)]
pub struct Plan {
    /// Names of teams to open.
    pub teams: Vec<String>,
    pub added: Vec<Added>,
    pub changed: Vec<Changed>,
    pub unchanged: usize,
    /// What a team is from now on, where that is said.
    pub kinds: Vec<(TeamRef, TeamKind)>,
    /// Team and the unit it belongs to from now on.
    pub parents: Vec<(TeamRef, TeamRef)>,
    /// Team and who manages it from now on.
    pub managers: Vec<(TeamRef, PersonRef)>,
    /// Team and who becomes its learning lead, or no longer is.
    pub leads: Vec<(TeamRef, PersonRef, bool)>,
    /// Who is missing in the file or is said to have left, and the name.
    pub left: Vec<(PersonId, String)>,
    /// So many would leave that somebody has to say the number first.
    pub held: bool,
    /// Rows left out.
    pub problems: Vec<Problem>,
    /// Rows taken, but for what is said here.
    pub remarks: Vec<Problem>,
}

impl Plan {
    pub fn is_empty(&self) -> bool {
        self.teams.is_empty()
            && self.added.is_empty()
            && self.changed.is_empty()
            && self.kinds.is_empty()
            && self.parents.is_empty()
            && self.managers.is_empty()
            && self.leads.is_empty()
            && self.left.is_empty()
    }

    /// Tells whether two plans do the same, whoever has said that they may.
    pub fn digest(&self) -> String {
        use std::hash::{DefaultHasher, Hash, Hasher};
        let mut hasher = DefaultHasher::new();
        format!("{:?}", Self { held: false, ..self.clone() }).hash(&mut hasher);
        format!("{:016x}", hasher.finish())
    }
}

/// Plans the import.
pub fn plan(standing: &Standing, table: &Table, leavers: impl Into<Leavers>) -> Plan {
    let leavers = leavers.into();
    let mut work = Work::new(standing);
    work.plan.problems.clone_from(&table.problems);
    let mut wanted = Vec::new();
    for row in &table.rows {
        match row::read(row, standing.today) {
            Ok(row) => wanted.push(row),
            Err(problem) => work.plan.problems.push(problem),
        }
    }
    work.rows = Rows::of(standing, &wanted);
    let mut taken = Vec::new();
    for row in wanted {
        match work.take(&row) {
            Ok(Some((person, team))) => taken.push((row, person, team)),
            Ok(None) => {}
            Err(problem) => work.plan.problems.push(problem),
        }
    }
    work.settle();
    work.set_structure(&taken);
    work.tell_returned();
    if leavers.missing {
        work.leave(&taken);
    }
    work.hold(leavers.allowed);
    work.plan.problems.sort_by_key(|problem| problem.line);
    work.plan.remarks.sort_by_key(|remark| remark.line);
    work.plan
}

type Taken = (Wanted, PersonRef, Option<TeamRef>);

struct Work<'a> {
    standing: &'a Standing,
    by_id: HashMap<PersonId, &'a Known>,
    by_key: HashMap<&'a str, &'a Known>,
    by_email: HashMap<String, &'a Known>,
    by_name: HashMap<String, Vec<&'a Known>>,
    teams: HashMap<String, TeamRef>,
    rows: Rows,
    /// Whom the file names as a manager, whatever came of it.
    managing: HashSet<PersonId>,
    plan: Plan,
}

fn fold_email(address: &str) -> String {
    cairn_people::rules::fold_email(address)
}

impl<'a> Work<'a> {
    fn new(standing: &'a Standing) -> Self {
        let people = &standing.people;
        let mut by_name: HashMap<String, Vec<&Known>> = HashMap::new();
        for person in people.iter().filter(|person| person.active) {
            by_name.entry(order(&person.name)).or_default().push(person);
        }
        let keyed = people.iter().filter_map(|p| Some((p.key.as_deref()?, p)));
        let mailed = people.iter().filter_map(|p| Some((fold_email(p.email.as_deref()?), p)));
        let teams = standing.teams.iter();
        Self {
            standing,
            by_id: people.iter().map(|person| (person.id, person)).collect(),
            by_key: keyed.collect(),
            by_email: mailed.collect(),
            by_name,
            teams: teams.map(|t| (t.sort_name.clone(), TeamRef::Known(t.id))).collect(),
            rows: Rows::default(),
            managing: HashSet::new(),
            plan: Plan::default(),
        }
    }

    fn take(&mut self, row: &Wanted) -> Result<Option<(PersonRef, Option<TeamRef>)>, Problem> {
        let known = self.find(row)?;
        if let Some((first, code)) = self.rows.before(row, known)? {
            return self.take_again(row, first, code).map(Some);
        }
        let place = self.rows.add(row, known);
        if row.left {
            self.let_go(row, known);
            return Ok(None);
        }
        if let Some(day) = row.leaves_on {
            let remark = Problem::new(row.line, "leaves-later").with("day", day.to_string());
            self.plan.remarks.push(remark);
        }
        let person = if let Some(known) = known {
            self.rows.changes_at(place, self.plan.changed.len());
            self.plan.changed.push(change(row, known));
            PersonRef::Known(known.id)
        } else {
            self.plan.added.push(added(row));
            PersonRef::New(self.plan.added.len() - 1)
        };
        self.rows.took(place, person);
        let team = row.team.as_deref().map(|name| self.join(place, person, name));
        Ok(Some((person, team)))
    }

    /// Who is in the file and stays as is.
    fn settle(&mut self) {
        let before = self.plan.changed.len();
        self.plan.changed.retain(|changed| !changed.words().is_empty());
        self.plan.unchanged += before - self.plan.changed.len();
    }

    /// The row says that the person has left: who never was here needs nothing, and an
    /// administrator goes by hand.
    fn let_go(&mut self, row: &Wanted, known: Option<&Known>) {
        match known {
            Some(known) if known.active && known.administrator => {
                self.plan.remarks.push(Problem::new(row.line, "left-administrator"));
            }
            Some(known) if known.active => self.plan.left.push((known.id, known.name.clone())),
            _ => self.plan.unchanged += 1,
        }
    }

    /// Whom the row means: by key, else by address, else by name where nothing speaks against it.
    fn find(&self, row: &Wanted) -> Result<Option<&'a Known>, Problem> {
        let by_key = row.key.as_deref().and_then(|key| self.by_key.get(key)).copied();
        let by_email = row.email.as_deref();
        let by_email = by_email.and_then(|email| self.by_email.get(&fold_email(email))).copied();
        match (by_key, by_email) {
            (Some(key), Some(email)) if key.id != email.id => {
                Err(Problem::new(row.line, "email-taken").with("name", email.name.clone()))
            }
            (Some(known), _) | (None, Some(known)) => Ok(Some(known)),
            (None, None) => self.find_by_name(row),
        }
    }

    fn find_by_name(&self, row: &Wanted) -> Result<Option<&'a Known>, Problem> {
        let same = self.by_name.get(&order(&row.name)).map(Vec::as_slice).unwrap_or_default();
        let fits = |known: &&&Known| {
            (row.email.is_none() || known.email.is_none())
                && (row.key.is_none() || known.key.is_none())
        };
        let mut fitting = same.iter().filter(fits);
        match (fitting.next(), fitting.next()) {
            (Some(_), Some(_)) => Err(Problem::new(row.line, "name-ambiguous")),
            (found, _) => Ok(found.copied()),
        }
    }

    fn team(&mut self, name: &str) -> TeamRef {
        let plan = &mut self.plan;
        let entry = self.teams.entry(order(name)).or_insert_with(|| {
            plan.teams.push(name.to_owned());
            TeamRef::New(plan.teams.len() - 1)
        });
        entry.clone()
    }

    /// Who is missing. Nobody as long as rows are left out, since one of them may be the row that
    /// is missed; never an administrator, nor whom the file itself names as a manager.
    fn leave(&mut self, taken: &[Taken]) {
        if let Some(first) = self.plan.problems.iter().map(|problem| problem.line).min() {
            self.plan.remarks.push(Problem::new(first, "nobody-leaves"));
            return;
        }
        let mut stay = self.managing.clone();
        stay.extend(taken.iter().filter_map(|(_, person, _)| match person {
            PersonRef::Known(id) => Some(*id),
            PersonRef::New(_) => None,
        }));
        stay.extend(self.plan.left.iter().map(|(person, _)| *person));
        let people = self.standing.people.iter();
        let missing = people.filter(|p| p.active && !p.administrator && !stay.contains(&p.id));
        self.plan.left.extend(missing.map(|person| (person.id, person.name.clone())));
    }

    /// A file with one row, or of another house, must not end everybody's access unasked.
    fn hold(&mut self, allowed: Option<usize>) {
        let leaving = self.plan.left.len();
        let active = self.standing.people.iter().filter(|person| person.active).count();
        self.plan.held = leaving > FEW && leaving * 4 > active && allowed != Some(leaving);
    }
}

fn added(row: &Wanted) -> Added {
    Added {
        line: row.line,
        name: row.name.clone(),
        email: row.email.clone(),
        title: row.title.clone().unwrap_or_default(),
        locale: row.locale,
        key: row.key.clone(),
        team: None,
        beside: Vec::new(),
    }
}

fn change(row: &Wanted, known: &Known) -> Changed {
    let other = |new: &Option<String>, old: Option<&str>| {
        new.clone().filter(|new| Some(new.as_str()) != old)
    };
    Changed {
        line: row.line,
        id: known.id,
        was: known.name.clone(),
        back: !known.active,
        name: other(&Some(row.name.clone()), Some(&known.name)),
        email: other(&row.email, known.email.as_deref()),
        title: other(&row.title, Some(&known.title)),
        locale: row.locale.filter(|locale| locale.tag() != known.lang),
        key: other(&row.key, known.key.as_deref()),
        team: None,
        beside: Vec::new(),
        said: Vec::new(),
    }
}

#[cfg(test)]
mod tests;
