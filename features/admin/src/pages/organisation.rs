//! The organisation.

use askama::Template;
use cairn_people::zones;
use cairn_web::{Form, View};

use super::people::languages;

#[derive(Template)]
#[template(path = "admin/organisation.html")]
pub struct Page {
    pub v: View,
    pub form: Form,
    pub languages: Vec<(String, String)>,
    pub zones: Vec<(String, String)>,
    pub public: Vec<(String, String)>,
    pub teams: Vec<(String, String)>,
}

impl Page {
    pub fn of(v: View, form: Form) -> Self {
        let words = |pairs: [(&str, &str); 2]| {
            pairs.iter().map(|(value, key)| ((*value).to_owned(), v.t(key))).collect()
        };
        Self {
            languages: languages(&v),
            zones: zones::choices(v.locale(), form.value("zone")),
            public: words([("no", "admin-no"), ("yes", "admin-yes")]),
            teams: words([("one", "admin-teams-one"), ("several", "admin-teams-several")]),
            v,
            form,
        }
    }
}
