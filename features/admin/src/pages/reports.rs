//! Reported texts.

use askama::Template;
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
}

impl ListPage {
    /// "question · Alva Lindqvist · reported yesterday"
    fn about(&self, report: &Report) -> String {
        let v = &self.v;
        let kind = v.t(&format!("kind-{}", report.kind));
        // Without an owner nobody wrote it by name: the team did, or somebody who was erased.
        let owner = match (&report.owner_name, report.owner) {
            (Some(name), _) => name.clone(),
            (None, Some(_)) => v.t("people-former"),
            (None, None) => v.t("admin-report-nobody"),
        };
        let day = v.t1("admin-report-on", "day", v.near(&report.reported_on));
        format!("{kind} · {owner} · {day}")
    }

    /// The title, unless the words begin with it anyway.
    fn heading(report: &Report) -> &str {
        let title = report.title.trim_end_matches('…').trim_end();
        if report.words.starts_with(title) { "" } else { &report.title }
    }

    fn is_shown(report: &Report) -> bool {
        report.decision.as_deref() == Some("shown")
    }
}
