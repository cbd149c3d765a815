//! Reported texts.

use askama::Template;
use cairn_ground::ObjectId;
use cairn_people::{store::Curator, turns};
use cairn_web::{Form, View};

use crate::store::Report;

#[derive(Template)]
#[template(path = "admin/report.html")]
pub struct AskPage {
    pub v: View,
    pub form: Form,
    pub action: String,
    pub title: String,
    pub href: String,
    pub curators: String,
}

/// Who reads what is reported, since when if lately, and who did until lately.
pub fn curators(v: &View, all: &[Curator]) -> String {
    let recent = turns::since(v.today());
    let named = |it: &Curator| match it.since.filter(|since| *since >= recent) {
        Some(day) if it.curator => {
            v.t2("admin-curator-since", "name", &it.name, "day", v.date(&day))
        }
        Some(day) => v.t2("admin-curator-until", "name", &it.name, "day", v.date(&day)),
        None => it.name.clone(),
    };
    all.iter().map(named).collect::<Vec<_>>().join(", ")
}

#[derive(Template)]
#[template(path = "admin/reported.html")]
pub struct ThanksPage {
    pub v: View,
}

#[derive(Template)]
#[template(path = "admin/reports.html")]
pub struct ListPage {
    pub v: View,
    pub form: Form,
    pub open: Vec<Report>,
    pub decided: Vec<Report>,
    /// The reader is a curator, who reads what is to be decided about, and decides …
    pub reads: bool,
    /// … as far as it is found by its words.
    pub words: Vec<(ObjectId, String)>,
}

impl ListPage {
    fn lead(&self) -> &'static str {
        if self.reads { "admin-reports-lead" } else { "admin-reports-lead-title" }
    }

    /// "question · Alva Lindqvist · reported yesterday"; whoever does not read it sees no name.
    fn about(&self, report: &Report) -> String {
        let v = &self.v;
        let kind = v.t(&format!("kind-{}", report.kind));
        let day = v.t1("admin-report-on", "day", v.near(&report.reported_on));
        if !self.reads {
            return format!("{kind} · {day}");
        }
        // Without an owner nobody wrote it by name: the team did, or somebody who was erased.
        let owner = match (&report.owner_name, report.owner) {
            (Some(name), _) => name.clone(),
            (None, Some(_)) => v.t("people-former"),
            (None, None) => v.t("admin-report-nobody"),
        };
        format!("{kind} · {owner} · {day}")
    }

    fn words_of(&self, report: &Report) -> &str {
        let words = self.words.iter().find(|(object, _)| *object == report.object);
        words.map_or("", |(_, words)| words)
    }

    /// The title, unless the words begin with it anyway.
    fn heading<'r>(&self, report: &'r Report) -> &'r str {
        let title = report.title.trim_end_matches('…').trim_end();
        let words = self.words_of(report);
        if !words.is_empty() && words.starts_with(title) { "" } else { &report.title }
    }

    fn is_shown(report: &Report) -> bool {
        report.decision.as_deref() == Some("shown")
    }
}
