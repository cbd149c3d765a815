//! People from a file.

use askama::Template;
use cairn_ground::{Locale, Messages};
use cairn_web::{Form, View};

use crate::{
    import,
    rules::{
        FILE_BYTES, Problem,
        plan::{Changed, Move, Plan, Standing, TeamRef},
        table::Table,
    },
};

#[derive(Template)]
#[template(path = "admin/import.html")]
pub struct AskPage {
    pub v: View,
    pub form: Form,
    pub megabytes: usize,
}

impl AskPage {
    pub fn new(v: View, form: Form) -> Self {
        Self { v, form, megabytes: FILE_BYTES / 1_000_000 }
    }
}

/// The reader's words for problems.
pub struct Words<'a> {
    pub messages: &'a Messages,
    pub locale: Locale,
}

impl Words<'_> {
    fn of(&self, problem: &Problem) -> String {
        import::words(self.messages, self.locale, problem)
    }
}

/// A line of the plan.
#[derive(Debug, Clone)]
pub struct Line {
    pub title: String,
    pub sub: String,
    /// Sentences below it.
    pub said: Vec<String>,
}

impl Line {
    fn new(title: impl Into<String>, sub: impl Into<String>) -> Self {
        Self { title: title.into(), sub: sub.into(), said: Vec::new() }
    }
}

/// One part of the plan; of a long list the beginning.
#[derive(Debug, Clone)]
pub struct Part {
    pub title: String,
    pub sub: String,
    pub lines: Vec<Line>,
    pub more: usize,
}

/// So many lines of each part are shown.
const SHOWN: usize = 100;

impl Part {
    fn new(title: String, sub: String, count: usize, lines: impl Iterator<Item = Line>) -> Self {
        let lines = lines.take(SHOWN).collect();
        Self { title, sub, lines, more: count.saturating_sub(SHOWN) }
    }
}

#[derive(Template)]
#[template(path = "admin/plan.html")]
pub struct PlanPage {
    pub v: View,
    pub form: Form,
    pub id: String,
    pub seen: String,
    /// How the file was read.
    pub read: String,
    pub ignored: String,
    pub unchanged: usize,
    pub parts: Vec<Part>,
    /// Nothing would change.
    pub empty: bool,
    /// So many would lose access that it has to be ticked; 0 if few do.
    pub leaving: usize,
}

impl PlanPage {
    pub fn of(
        v: View,
        words: &Words<'_>,
        id: String,
        (table, standing, plan): (&Table, &Standing, &Plan),
        form: Form,
    ) -> Self {
        let separator = match table.separator {
            ';' => v.t("admin-separator-semicolon"),
            '\t' => v.t("admin-separator-tab"),
            _ => v.t("admin-separator-comma"),
        };
        let parts = parts(&v, words, standing, plan);
        Self {
            read: v.t2("admin-plan-read", "set", table.read_as, "separator", separator),
            ignored: table.ignored.join(", "),
            unchanged: plan.unchanged,
            parts: parts.into_iter().filter(|part| !part.lines.is_empty()).collect(),
            empty: plan.is_empty(),
            leaving: if plan.held { plan.left.len() } else { 0 },
            seen: plan.digest(),
            form,
            id,
            v,
        }
    }
}

/// What is in, where something of it is to be mended or to be known.
#[derive(Template)]
#[template(path = "admin/imported.html")]
pub struct DonePage {
    pub v: View,
    /// Rows were left out.
    pub left_out: bool,
    pub parts: Vec<Part>,
}

impl DonePage {
    pub fn of(v: View, words: &Words<'_>, plan: &Plan) -> Self {
        let back: Vec<_> = plan.changed.iter().filter(|it| it.back).collect();
        let lines = back.iter().map(|it| changed(&v, words, it, Move::default()));
        let title = v.t1("admin-plan-back", "n", back.len());
        let parts = vec![
            wrong(&v, words, "problems", &plan.problems),
            wrong(&v, words, "remarks", &plan.remarks),
            Part::new(title, String::new(), back.len(), lines),
        ];
        Self {
            left_out: !plan.problems.is_empty(),
            parts: parts.into_iter().filter(|part| !part.lines.is_empty()).collect(),
            v,
        }
    }
}

/// Lines of the file and what is said of each.
fn wrong(v: &View, words: &Words<'_>, key: &str, list: &[Problem]) -> Part {
    let told = list.iter().map(|problem| {
        let line = i64::try_from(problem.line).unwrap_or(i64::MAX);
        Line::new(v.t1("admin-plan-line", "n", line), words.of(problem))
    });
    let title = v.t1(&format!("admin-plan-{key}"), "n", list.len());
    Part::new(title, v.t(&format!("admin-plan-{key}-hint")), list.len(), told)
}

/// Of somebody who is back, sentences tell that and the team.
fn changed(v: &View, words: &Words<'_>, it: &Changed, to: Move) -> Line {
    let told = |word: &&str| !(it.back && matches!(*word, "back" | "team"));
    let what = it.words().into_iter().filter(told).flat_map(|word| match word {
        "team" => moves(v, to.clone()),
        word => vec![v.t(&format!("admin-field-{word}"))],
    });
    let what = what.collect::<Vec<_>>().join(", ");
    let said = it.said.iter().map(|said| words.of(said)).collect();
    Line { said, ..Line::new(&it.was, what) }
}

/// From where to where.
fn moves(v: &View, Move { from, to, also }: Move) -> Vec<String> {
    let to = to.map(|to| match from {
        Some(from) => v.t2("admin-plan-moves", "from", from, "to", to),
        None => v.t1("admin-plan-joins", "to", to),
    });
    let also = (!also.is_empty()).then(|| v.t1("admin-plan-also", "teams", also.join(", ")));
    to.into_iter().chain(also).collect()
}

fn parts(v: &View, words: &Words<'_>, standing: &Standing, plan: &Plan) -> Vec<Part> {
    let title = |key: &str, n: usize| v.t1(&format!("admin-plan-{key}"), "n", n);
    let added = plan.added.iter().map(|it| {
        let Move { to, also, .. } = standing.move_in(plan, it);
        let also = moves(v, Move { also, ..Move::default() });
        let known: Vec<String> = it.email.clone().into_iter().chain(to).chain(also).collect();
        Line::new(&it.name, known.join(" · "))
    });
    let changed = plan.changed.iter().map(|it| changed(v, words, it, standing.move_of(plan, it)));
    let managers = plan.managers.iter().map(|(team, person)| {
        Line::new(standing.team_name(plan, team), standing.person_name(plan, *person))
    });
    let team = |team: TeamRef| {
        let kind = plan.kind_of(&team).map(|kind| v.t(&format!("admin-kind-{}", kind.as_str())));
        let unit = plan.unit_of(&team).map(|unit| standing.team_name(plan, unit));
        let below = unit.map(|unit| v.t1("admin-plan-below", "unit", unit));
        let sub: Vec<String> = kind.into_iter().chain(below).collect();
        Line::new(standing.team_name(plan, &team), sub.join(" · "))
    };
    let (teams, changing) = (plan.new_teams(), plan.restructured());
    let moved = changing.len();
    let (teams, structure) = (teams.into_iter().map(team), changing.into_iter().map(team));
    let left = plan
        .left
        .iter()
        .map(|(id, name)| Line::new(name, standing.home_of(*id).unwrap_or_default()));
    let leads = plan.leads.iter().map(|(team, person, lead)| {
        let word = if *lead { "admin-person-leads" } else { "admin-person-no-lead" };
        let team = standing.team_name(plan, team);
        Line::new(standing.person_name(plan, *person), format!("{team} · {}", v.t(word)))
    });
    let plain = String::new;
    vec![
        wrong(v, words, "problems", &plan.problems),
        wrong(v, words, "remarks", &plan.remarks),
        Part::new(
            title("left", plan.left.len()),
            v.t("admin-plan-left-hint"),
            plan.left.len(),
            left,
        ),
        Part::new(title("teams", plan.teams.len()), plain(), plan.teams.len(), teams),
        Part::new(title("added", plan.added.len()), plain(), plan.added.len(), added),
        Part::new(title("changed", plan.changed.len()), plain(), plan.changed.len(), changed),
        Part::new(title("structure", moved), plain(), moved, structure),
        Part::new(title("managers", plan.managers.len()), plain(), plan.managers.len(), managers),
        Part::new(title("leads", plan.leads.len()), plain(), plan.leads.len(), leads),
    ]
}
