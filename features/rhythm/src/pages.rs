//! Template structs and samples.

use askama::Template;
use cairn_feature::{About, Sample};
use cairn_ground::{Error, Id, Result, TeamId};
use cairn_web::{Bar, Form, View};

use crate::store::{Direction, DirectionOf};

#[derive(Template)]
#[template(path = "rhythm/time.html")]
pub struct TimePage {
    pub v: View,
    pub form: Form,
    pub team: String,
    pub href: String,
    pub days: Vec<(String, String)>,
    pub has: bool,
}

#[derive(Template)]
#[template(path = "rhythm/direction.html")]
pub struct DirectionPage {
    pub v: View,
    pub form: Form,
    pub team: String,
    pub href: String,
    pub period: String,
    /// Members write; others, and everybody for past quarters, read.
    pub may_write: bool,
    /// Line and why of colleagues who wrote in the same places meanwhile.
    pub theirs: Vec<(String, String)>,
    pub lines: Vec<Direction>,
}

#[derive(Template)]
#[template(path = "rhythm/ask.html")]
pub struct AskSection<'a> {
    pub v: &'a View,
    pub title: String,
    pub team: String,
    pub action: String,
}

#[derive(Template)]
#[template(path = "rhythm/team.html")]
pub struct TeamSection<'a> {
    pub v: &'a View,
    pub team_href: String,
    pub may_write: bool,
    pub lines: Vec<Direction>,
    /// "Thursdays 14:00–16:00", or nothing.
    pub when: String,
    pub rows: Vec<Bar>,
    pub unit: String,
    pub note: String,
}

/// What to begin with, on an empty Today.
#[derive(Template)]
#[template(path = "rhythm/start.html")]
pub struct StartSection<'a> {
    pub v: &'a View,
    pub team_href: String,
    pub lines: Vec<Direction>,
    /// The reader is the manager, and there is no time, or no line, yet.
    pub no_time: bool,
    pub no_lines: bool,
}

#[derive(Template)]
#[template(path = "rhythm/line.html")]
pub struct LinePage {
    pub v: View,
    pub line: DirectionOf,
    pub period: String,
    pub about: About,
}

#[derive(Template)]
#[template(path = "rhythm/organisation.html")]
pub struct OrganisationSection<'a> {
    pub v: &'a View,
    pub rows: Vec<Bar>,
    pub unit: String,
    pub note: String,
}

pub const SAMPLES: &[Sample] = &[
    Sample { name: "rhythm/time", render: time },
    Sample { name: "rhythm/direction", render: direction },
    Sample { name: "rhythm/line", render: line },
    Sample { name: "rhythm/ask", render: ask },
    Sample { name: "rhythm/start", render: start },
    Sample { name: "rhythm/team", render: team },
    Sample { name: "rhythm/organisation", render: organisation },
];

fn rendered(page: &impl Template) -> Result<String> {
    page.render().map_err(Error::internal)
}

fn time(v: View) -> Result<String> {
    let days = vec![("4".to_owned(), "1".to_owned())];
    let (team, href) = ("1".to_owned(), "/1".to_owned());
    rendered(&TimePage { v, form: Form::new(), team, href, days, has: true })
}

fn direction(v: View) -> Result<String> {
    rendered(&DirectionPage {
        v,
        form: Form::new(),
        team: "1".into(),
        href: "/1".into(),
        period: "1".into(),
        may_write: true,
        theirs: vec![("2".into(), "3".into()), (String::new(), String::new())],
        lines: Vec::new(),
    })
}

fn line(v: View) -> Result<String> {
    let line = DirectionOf {
        team: TeamId(Id::nil()),
        team_name: "1".into(),
        quarter: "1".into(),
        line: "1".into(),
        why: "2".into(),
    };
    let about = About { audience: "organisation".into(), ..About::default() };
    rendered(&LinePage { v, line, period: "1".into(), about })
}

fn ask(v: View) -> Result<String> {
    let title = v.tn("rhythm-ask", &[("day", "1".into()), ("time", "2".into())]);
    rendered(&AskSection { v: &v, title, team: "1".into(), action: "/1".into() })
}

fn start(v: View) -> Result<String> {
    let (team_href, lines) = ("/1".into(), Vec::new());
    rendered(&StartSection { v: &v, team_href, lines, no_time: true, no_lines: true })
}

fn team(v: View) -> Result<String> {
    rendered(&TeamSection {
        v: &v,
        team_href: "/1".into(),
        may_write: true,
        lines: Vec::new(),
        when: String::new(),
        rows: bars(&v),
        unit: v.t("rhythm-minutes"),
        note: v.t("rhythm-note-team"),
    })
}

fn bars(v: &View) -> Vec<Bar> {
    let (what, of) = (v.t1("rhythm-week", "n", 9), v.t1("rhythm-answers", "n", 5));
    vec![Bar { what, of, promised: 2, known: 1, kept: Some(1) }]
}

fn organisation(v: View) -> Result<String> {
    let (rows, note) = (bars(&v), v.t("rhythm-note-organisation"));
    rendered(&OrganisationSection { v: &v, rows, unit: v.t("rhythm-hours"), note })
}

impl DirectionPage {
    /// Whether a further line is there to be seen without asking for it.
    fn has_more(&self) -> bool {
        ["line2", "why2", "line3", "why3"].iter().any(|field| !self.form.value(field).is_empty())
    }
}

impl TeamSection<'_> {
    fn say_key(&self) -> &'static str {
        if self.lines.is_empty() { "rhythm-say-direction" } else { "rhythm-change-direction" }
    }

    fn time_key(&self) -> &'static str {
        if self.when.is_empty() { "rhythm-say-time" } else { "rhythm-change-time" }
    }
}
