//! The demo's content as it stands in `app/demo/` (its README describes every field).

use anyhow::{Context, Result};
use serde::Deserialize;

static FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/demo.rs"));

/// Everything the files say.
#[derive(Debug, Default)]
pub struct Content {
    pub organisation: Organisation,
    pub teams: Vec<Team>,
    pub people: Vec<Person>,
    pub pages: Vec<Page>,
    pub questions: Vec<Question>,
    pub obstacles: Vec<Obstacle>,
    pub reviews: Vec<Review>,
    pub steps: Vec<Step>,
    pub learned: Vec<Learned>,
    pub thanks: Vec<Thanks>,
    pub materials: Vec<Material>,
    pub directions: Vec<Direction>,
    pub time_kept: Vec<TimeKept>,
    pub exceptions: Vec<Exception>,
}

#[derive(Debug, Default, Deserialize)]
struct File {
    organisation: Option<Organisation>,
    #[serde(default)]
    team: Vec<Team>,
    #[serde(default)]
    person: Vec<Person>,
    #[serde(default)]
    page: Vec<Page>,
    #[serde(default)]
    question: Vec<Question>,
    #[serde(default)]
    obstacle: Vec<Obstacle>,
    #[serde(default)]
    review: Vec<Review>,
    #[serde(default)]
    step: Vec<Step>,
    #[serde(default)]
    learned: Vec<Learned>,
    #[serde(default)]
    thanks: Vec<Thanks>,
    #[serde(default)]
    material: Vec<Material>,
    #[serde(default)]
    direction: Vec<Direction>,
    #[serde(default)]
    time_kept: Vec<TimeKept>,
    #[serde(default)]
    exception: Vec<Exception>,
}

#[derive(Debug, Clone, Default, Deserialize)]
pub struct Organisation {
    pub name: String,
    pub short_name: String,
    pub default_language: String,
    pub time_zone: String,
    pub record_base: String,
}

#[derive(Debug, Clone, Deserialize)]
pub struct Team {
    pub key: String,
    pub kind: String,
    pub name: String,
    pub parent: Option<String>,
    pub manager: Option<String>,
    pub learning_lead: Option<String>,
    pub learning_time: Option<LearningTime>,
    #[serde(default)]
    pub members: Vec<String>,
}

#[derive(Debug, Clone, Deserialize)]
pub struct LearningTime {
    pub weekday: toml::Value,
    pub from: String,
    pub to: String,
}

#[derive(Debug, Clone, Deserialize)]
pub struct Person {
    pub key: String,
    pub name: String,
    pub team: String,
    pub lang: String,
    pub title: String,
    pub email: Option<String>,
    #[serde(default)]
    pub roles: Vec<String>,
    pub started: Option<i32>,
    pub left: Option<i32>,
    pub sign_in: Option<String>,
}

#[derive(Debug, Clone, Deserialize)]
pub struct Page {
    pub key: String,
    pub title: String,
    pub team: String,
    pub author: String,
    pub day: i32,
    pub hour: Option<f64>,
    pub body: String,
    pub approved_by: Option<String>,
    pub approved_day: Option<i32>,
    #[serde(default)]
    pub because_of: Keys,
    #[serde(default)]
    pub edit: Vec<Edit>,
}

/// One key or several.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(untagged)]
pub enum Keys {
    #[default]
    None,
    One(String),
    Many(Vec<String>),
}

impl Keys {
    pub fn first(&self) -> Option<&str> {
        match self {
            Self::None => None,
            Self::One(key) => Some(key),
            Self::Many(keys) => keys.first().map(String::as_str),
        }
    }

    /// Those after the first.
    pub fn others(&self) -> &[String] {
        match self {
            Self::Many(keys) => keys.get(1..).unwrap_or_default(),
            Self::None | Self::One(_) => &[],
        }
    }
}

#[derive(Debug, Clone, Deserialize)]
pub struct Edit {
    pub day: i32,
    pub hour: Option<f64>,
    pub author: String,
    pub summary: String,
    pub body: String,
}

#[derive(Debug, Clone, Deserialize)]
pub struct Question {
    pub key: String,
    pub team: String,
    pub asker: String,
    pub audience: String,
    pub day: i32,
    pub hour: Option<f64>,
    pub text: String,
    pub to: Option<String>,
    #[serde(default)]
    pub because_of: Keys,
    #[serde(default)]
    pub answer: Vec<Answer>,
    #[serde(default)]
    pub helped: Vec<Helped>,
}

#[derive(Debug, Clone, Deserialize)]
pub struct Answer {
    pub by: String,
    pub day: i32,
    pub hour: Option<f64>,
    pub text: String,
    #[serde(default)]
    pub accepted: bool,
    pub ask_instead: Option<String>,
}

#[derive(Debug, Clone, Deserialize)]
pub struct Helped {
    pub who: String,
    pub day: i32,
}

#[derive(Debug, Clone, Deserialize)]
pub struct Obstacle {
    pub key: String,
    pub team: String,
    pub by: String,
    pub to: String,
    pub audience: String,
    pub day: i32,
    pub hour: Option<f64>,
    pub text: String,
    #[serde(default)]
    pub because_of: Keys,
    #[serde(default)]
    pub answer: Vec<Verdict>,
}

#[derive(Debug, Clone, Deserialize)]
pub struct Verdict {
    pub kind: String,
    pub by: Option<String>,
    pub day: i32,
    pub hour: Option<f64>,
    #[serde(default)]
    pub reason: String,
    pub to: Option<String>,
}

#[derive(Debug, Clone, Deserialize)]
pub struct Review {
    pub key: String,
    pub team: String,
    pub starter: String,
    pub day: i32,
    pub hour: Option<f64>,
    pub about: String,
    #[serde(default)]
    pub well: Vec<String>,
    #[serde(default)]
    pub why: Vec<String>,
    #[serde(default)]
    pub less_well: Vec<String>,
    #[serde(default)]
    pub learn: Vec<String>,
    pub insight: Option<String>,
}

#[derive(Debug, Clone, Deserialize)]
pub struct Step {
    pub key: String,
    pub team: String,
    pub owner: String,
    pub scope: String,
    pub audience: String,
    pub day: i32,
    pub due: i32,
    pub text: String,
    pub outcome: String,
    #[serde(default)]
    pub because_of: Keys,
    #[serde(default)]
    pub notice: String,
    pub outcome_day: Option<i32>,
    #[serde(default)]
    pub learned: String,
    #[serde(default)]
    pub got_in_the_way: String,
    pub look_back: Option<LookBack>,
}

#[derive(Debug, Clone, Deserialize)]
pub struct LookBack {
    pub after_days: i32,
    pub day: Option<i32>,
    pub verdict: Option<String>,
    #[serde(default)]
    pub line: String,
}

#[derive(Debug, Clone, Deserialize)]
pub struct Learned {
    pub by: String,
    pub day: i32,
    pub hour: Option<f64>,
    pub how: String,
    pub minutes: Option<i64>,
    pub text: String,
}

#[derive(Debug, Clone, Deserialize)]
pub struct Thanks {
    pub from: String,
    pub to: String,
    pub day: i32,
    pub hour: Option<f64>,
    pub text: String,
    #[serde(default)]
    pub about: Keys,
}

#[derive(Debug, Clone, Deserialize)]
pub struct Material {
    pub by: String,
    pub day: i32,
    pub hour: Option<f64>,
    pub title: String,
    pub url: String,
    pub why: String,
    #[serde(default)]
    pub because_of: Keys,
}

#[derive(Debug, Clone, Deserialize)]
pub struct Direction {
    pub team: String,
    pub quarter: i32,
    pub text: String,
    #[serde(default)]
    pub why: String,
}

#[derive(Debug, Clone, Deserialize)]
pub struct TimeKept {
    pub team: String,
    pub quarters: Vec<Share>,
}

#[derive(Debug, Clone, Deserialize)]
pub struct Share {
    pub quarter: i32,
    pub yes: usize,
    pub partly: usize,
}

#[derive(Debug, Clone, Deserialize)]
pub struct Exception {
    pub from_day: Option<i32>,
    pub to_day: Option<i32>,
    pub answered: Option<usize>,
    pub yes: Option<usize>,
    pub partly: Option<usize>,
}

impl Content {
    /// Reads every embedded file.
    ///
    /// # Errors
    /// Names the file that is not right.
    pub fn read() -> Result<Self> {
        let mut all = Self::default();
        for (name, text) in FILES {
            let file: File = toml::from_str(text).with_context(|| format!("demo/{name}"))?;
            if let Some(organisation) = file.organisation {
                all.organisation = organisation;
            }
            all.teams.extend(file.team);
            all.people.extend(file.person);
            all.pages.extend(file.page);
            all.questions.extend(file.question);
            all.obstacles.extend(file.obstacle);
            all.reviews.extend(file.review);
            all.steps.extend(file.step);
            all.learned.extend(file.learned);
            all.thanks.extend(file.thanks);
            all.materials.extend(file.material);
            all.directions.extend(file.direction);
            all.time_kept.extend(file.time_kept);
            all.exceptions.extend(file.exception);
        }
        Ok(all)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_the_demo_is_read() {
        let content = Content::read().unwrap();
        assert!(content.people.len() >= 200 && content.teams.len() >= 16);
        assert!(content.steps.len() >= 150 && content.reviews.len() >= 40);
    }
}
