//! One's own settings, and the first question to somebody who has just come in.

use askama::Template;
use cairn_people::{Person, zones};
use cairn_web::{Form, View};
use jiff::civil::Date;

use crate::rules;

/// The forms of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Profile,
    WaysIn,
    Preferences,
    Messages,
}

#[derive(Template)]
#[template(path = "entry/settings.html")]
pub struct Settings {
    pub v: View,
    pub profile: Form,
    pub ways_in: Form,
    pub preferences: Form,
    pub messages: Form,
    pub has_password: bool,
    pub has_email: bool,
    pub devices: i64,
    pub languages: Vec<(String, String)>,
    pub zones: Vec<(String, String)>,
    pub themes: Vec<(String, String)>,
    pub how_often: Vec<(String, String)>,
}

impl Settings {
    /// As kept, but for the part that was refused: that one as it was sent.
    pub fn of(
        v: View,
        person: &Person,
        pause: Option<Date>,
        has_password: bool,
        devices: i64,
        sent: Option<(Part, Form)>,
    ) -> Self {
        let form = |part: Part, kept: &[(&str, &str)]| match &sent {
            Some((which, form)) if *which == part => form.clone(),
            _ => kept.iter().fold(Form::new(), |form, (name, value)| form.with(name, *value)),
        };
        let words = |pairs: &[(&str, &str)]| {
            pairs.iter().map(|(value, key)| ((*value).to_owned(), v.t(key))).collect()
        };
        let (name, title, about) = (&person.name, &person.title, &person.about);
        let email = person.email.clone().unwrap_or_default();
        // A pause that is over is none.
        let pause = pause.filter(|until| *until > v.today());
        let pause = pause.map(|until| until.to_string()).unwrap_or_default();
        let preferences = form(
            Part::Preferences,
            &[("locale", &person.lang), ("zone", &person.zone), ("theme", &person.theme)],
        );
        Self {
            profile: form(Part::Profile, &[("name", name), ("title", title), ("about", about)]),
            ways_in: form(Part::WaysIn, &[("email", &email)]),
            messages: form(
                Part::Messages,
                &[("messages", &person.messages), ("paused_until", &pause)],
            ),
            has_password,
            has_email: !email.is_empty(),
            devices,
            languages: rules::languages(),
            zones: zones::choices(v.locale(), &person.zone),
            themes: words(&[
                ("auto", "entry-theme-auto"),
                ("light", "entry-theme-light"),
                ("dark", "entry-theme-dark"),
            ]),
            how_often: words(&[
                ("weekly", "entry-messages-weekly"),
                ("fewer", "entry-messages-fewer"),
                ("off", "entry-messages-off"),
            ]),
            preferences,
            v,
        }
    }
}

#[derive(Template)]
#[template(path = "entry/welcome.html")]
pub struct Welcome {
    pub v: View,
    pub form: Form,
    pub command_id: String,
    pub name: String,
    pub languages: Vec<(String, String)>,
    pub has_password: bool,
    /// Message key: what an address is for, by whether mail goes out.
    pub email_hint: &'static str,
    /// What *Later* means for who has no way back in.
    pub later: Option<String>,
    pub to: String,
}

/// Before somebody signs out who could not come in again.
#[derive(Template)]
#[template(path = "entry/leave.html")]
pub struct Leave {
    pub v: View,
    pub command_id: String,
    pub text: String,
}
