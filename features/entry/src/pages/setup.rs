//! Setup, page by page.

use askama::Template;
use cairn_people::zones;
use cairn_web::{Cx, Form, View};

use crate::rules;

/// Steps of setup, for the line that shows how far one has come.
pub const STEPS: i64 = 4;

#[derive(Template)]
#[template(path = "entry/setup.html")]
pub struct SetUp {
    pub v: View,
    pub form: Form,
    pub command_id: String,
    pub languages: Vec<(String, String)>,
    pub zones: Vec<(String, String)>,
    pub public: Vec<(String, String)>,
    pub teams: Vec<(String, String)>,
    pub steps: i64,
    /// Others can reach this house: who sets it up shows a code from where it was started.
    pub code: bool,
}

impl SetUp {
    pub fn of(v: View, form: Form, code: bool) -> Self {
        let words = |pairs: [(&str, &str); 2]| {
            pairs.iter().map(|(value, key)| ((*value).to_owned(), v.t(key))).collect()
        };
        Self {
            languages: rules::languages(),
            zones: zones::choices(v.locale(), form.value("zone")),
            public: words([("no", "entry-public-no"), ("yes", "entry-public-yes")]),
            teams: words([("one", "entry-teams-one"), ("several", "entry-teams-several")]),
            command_id: v.command_id(),
            steps: STEPS,
            code,
            v,
            form,
        }
    }
}

#[derive(Template)]
#[template(path = "entry/people.html")]
pub struct People {
    pub v: View,
    pub form: Form,
    pub command_id: String,
    /// Several teams: the name of the team is asked for.
    pub several: bool,
    pub team: String,
    pub steps: i64,
    /// Not on the way through setup, but from Administration.
    pub manage: bool,
}

impl People {
    pub fn of(cx: &Cx, form: Form) -> Self {
        let v = cx.view();
        let manage = form.has("manage");
        Self {
            command_id: v.command_id(),
            several: !cx.settings.one_team || manage,
            manage,
            team: form.value("team").to_owned(),
            steps: STEPS,
            v,
            form,
        }
    }
}

#[derive(Template)]
#[template(path = "entry/know.html")]
pub struct Know {
    pub v: View,
    pub steps: i64,
}

/// On Today, until the first review exists.
#[derive(Template)]
#[template(path = "entry/on_today.html")]
pub struct OnToday {
    pub v: View,
}

#[derive(Template)]
#[template(path = "entry/first_review.html")]
pub struct FirstReview {
    pub v: View,
    /// Starts one with the team.
    pub href: String,
    /// The team's page for its manager, who begins with three things more; else empty.
    pub own: String,
    pub steps: i64,
}
