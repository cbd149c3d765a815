//! The rows of one person: the first says who that is, a further one adds a project or a community
//! beside the team. Whoever makes the file from a list of memberships has a row for each.

use std::collections::{HashMap, HashSet};

use cairn_ground::{Locale, TeamId};
use cairn_people::{TeamKind, commands::order};

use super::{
    Known, PersonRef, Problem, Standing, TeamRef, Work, fold_email, row::Wanted,
    structure::said::Said,
};

/// The person of a first row.
struct Stood {
    row: Wanted,
    /// As it stood in the house.
    was: Option<Known>,
    /// Nobody if the row says that the person has left.
    person: Option<PersonRef>,
    /// Place in the changes of the plan.
    change: usize,
    /// Folded names of the teams the rows name.
    teams: HashSet<String>,
    /// One of them is a team or unit.
    has_unit: bool,
}

/// What the rows say of people and teams before any is taken, and who was in them so far.
#[derive(Default)]
pub struct Rows {
    stood: Vec<Stood>,
    /// The place of whom an address, key, person or name stood for.
    marks: HashMap<String, usize>,
    /// By the name, the addresses and keys of those who have one.
    named: HashMap<String, HashSet<[Option<String>; 2]>>,
    /// Folded names of what is a project or community once the file is in.
    beside: HashSet<String>,
    /// Those of them that are in the house.
    beside_known: HashSet<TeamId>,
}

impl Rows {
    pub fn of(standing: &Standing, wanted: &[Wanted]) -> Self {
        let mut named: HashMap<String, HashSet<_>> = HashMap::new();
        for row in wanted.iter().filter(|row| row.email.is_some() || row.key.is_some()) {
            let marks = [row.email.as_deref().map(fold_email), row.key.clone()];
            named.entry(order(&row.name)).or_default().insert(marks);
        }
        let beside = beside(standing, wanted);
        let known = standing.teams.iter().filter(|team| beside.contains(&team.sort_name));
        let beside_known = known.map(|team| team.id).collect();
        Self { named, beside, beside_known, ..Self::default() }
    }

    /// The place of the person if an earlier row stands for the same one, and how that is said.
    pub fn before(
        &self,
        row: &Wanted,
        known: Option<&Known>,
    ) -> Result<Option<(usize, &'static str)>, Problem> {
        let name = order(&row.name);
        let bare = row.email.is_none() && row.key.is_none();
        if let Some(named) = self.named.get(&name).filter(|_| bare && known.is_none()) {
            let only = self.marks.get(&format!("name {name}")).filter(|_| named.len() == 1);
            let ambiguous = || Problem::new(row.line, "name-ambiguous");
            return only.map(|place| Some((*place, "twice"))).ok_or_else(ambiguous);
        }
        let mut marks = marks(row, known).into_iter();
        Ok(marks.find_map(|(code, mark)| Some((*self.marks.get(&mark?)?, code))))
    }

    pub fn add(&mut self, row: &Wanted, known: Option<&Known>) -> usize {
        let place = self.stood.len();
        let all = marks(row, known).into_iter().filter_map(|(_, mark)| mark);
        self.marks.extend(all.map(|mark| (mark, place)));
        self.marks.insert(format!("name {}", order(&row.name)), place);
        self.stood.push(Stood {
            row: row.clone(),
            was: known.cloned(),
            person: None,
            change: 0,
            teams: HashSet::new(),
            has_unit: false,
        });
        place
    }

    pub fn took(&mut self, place: usize, person: PersonRef) {
        self.stood[place].person = Some(person);
    }

    pub fn changes_at(&mut self, place: usize, change: usize) {
        self.stood[place].change = change;
    }
}

/// What a person is recognised by in a file, and the code of what a second row has twice.
fn marks(row: &Wanted, known: Option<&Known>) -> [(&'static str, Option<String>); 4] {
    let bare = row.email.is_none() && row.key.is_none() && known.is_none();
    [
        ("twice-email", row.email.as_deref().map(|it| format!("email {}", fold_email(it)))),
        ("twice-key", row.key.as_ref().map(|it| format!("key {it}"))),
        ("twice", known.map(|known| format!("id {}", known.id))),
        ("twice", bare.then(|| format!("bare {}", order(&row.name)))),
    ]
}

/// What most rows say a team is counts, and that others belong to it, before what it was.
fn beside(standing: &Standing, wanted: &[Wanted]) -> HashSet<String> {
    let known = standing.teams.iter().filter(|team| !team.is_lasting());
    let mut beside: HashSet<String> = known.map(|team| team.sort_name.clone()).collect();
    let mut kinds = Said::default();
    for row in wanted.iter().filter(|row| !row.left) {
        let Some(team) = row.team.as_deref().map(order) else { continue };
        if let Some(unit) = row.unit.as_deref().map(order).filter(|unit| *unit != team) {
            beside.remove(&unit);
        }
        if let Some(kind) = row.kind {
            kinds.add(&team, row.line, kind);
        }
    }
    for (team, most) in kinds.most() {
        match most.value {
            TeamKind::Project | TeamKind::Community => beside.insert(team),
            TeamKind::Team | TeamKind::Unit => beside.remove(&team),
        };
    }
    beside
}

impl Stood {
    /// Whether a further row says of the person what the first one does, or nothing.
    fn is_said_by(&self, row: &Wanted) -> bool {
        let (first, was) = (&self.row, self.was.as_ref());
        let folded = |email: Option<&str>| email.map(fold_email);
        let email = folded(row.email.as_deref());
        order(&row.name) == order(&first.name)
            && (email.is_none()
                || email == folded(first.email.as_deref())
                || email == folded(was.and_then(|was| was.email.as_deref())))
            && (row.key.is_none()
                || row.key == first.key
                || row.key.as_deref() == was.and_then(|was| was.key.as_deref()))
            && (row.title.is_none()
                || row.title == first.title
                || row.title.as_deref() == was.map(|was| was.title.as_str()))
            && (row.locale.is_none()
                || row.locale == first.locale
                || row.locale.map(Locale::tag) == was.map(|was| was.lang.as_str()))
            && (row.leaves_on.is_none() || row.leaves_on == first.leaves_on)
            && !row.left
    }
}

impl Work<'_> {
    /// A further row of somebody.
    pub(super) fn take_again(
        &mut self,
        row: &Wanted,
        place: usize,
        code: &'static str,
    ) -> Result<(PersonRef, Option<TeamRef>), Problem> {
        let stood = &self.rows.stood[place];
        let first = i64::try_from(stood.row.line).unwrap_or(i64::MAX);
        let at = |code| Problem::new(row.line, code).with("first", first);
        let (Some(name), Some(person)) = (row.team.as_deref(), stood.person) else {
            return Err(at(code));
        };
        if !stood.is_said_by(row) || stood.teams.contains(&order(name)) {
            return Err(at(code));
        }
        if stood.has_unit && !self.rows.beside.contains(&order(name)) {
            return Err(at("twice-team").with("team", name));
        }
        Ok((person, Some(self.join(place, person, name))))
    }

    /// Somebody is in a team, as a row says: in a project or community beside the team of before.
    pub(super) fn join(&mut self, place: usize, person: PersonRef, name: &str) -> TeamRef {
        let team = self.team(name);
        let is_beside = self.rows.beside.contains(&order(name));
        let stood = &mut self.rows.stood[place];
        stood.teams.insert(order(name));
        stood.has_unit |= !is_beside;
        match (person, &stood.was) {
            (PersonRef::New(added), _) if is_beside => {
                self.plan.added[added].beside.push(team.clone());
            }
            (PersonRef::New(added), _) => self.plan.added[added].team = Some(team.clone()),
            (PersonRef::Known(_), Some(was)) if was.is_outside(&team) => {
                let changed = &mut self.plan.changed[stood.change];
                if is_beside {
                    changed.beside.push(team.clone());
                } else {
                    let left = was.home.filter(|home| !self.rows.beside_known.contains(home));
                    changed.team = Some((team.clone(), left));
                }
            }
            (PersonRef::Known(_), _) => {}
        }
        team
    }
}

impl Known {
    fn is_outside(&self, team: &TeamRef) -> bool {
        match team {
            TeamRef::Known(id) => !self.active || !self.teams.contains(id),
            TeamRef::New(_) => true,
        }
    }
}
