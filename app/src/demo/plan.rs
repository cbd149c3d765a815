//! When everything of the demo happens: one list in order of time.

use cairn_ground::{Chance, Instant, dates};
use jiff::{civil::Date, civil::Time, tz::TimeZone};

use super::content::Content;

/// Something that happens: what, and which entry of the content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    Join(usize),
    Leave(usize),
    Direction(usize),
    Ask(usize),
    /// Question and answer.
    Answer(usize, usize),
    Accept(usize, usize),
    Helped(usize, usize),
    Raise(usize),
    /// Obstacle and answer.
    Decide(usize, usize),
    Review(usize),
    OpenCards(usize),
    Take(usize),
    Outcome(usize),
    LookBack(usize),
    Learned(usize),
    Thank(usize),
    Recommend(usize),
    Share(usize),
    Approve(usize),
    Edit(usize, usize),
    /// Somebody in the team answers whether the time was kept.
    Kept(usize),
}

/// A moment of the story.
#[derive(Debug, Clone, Copy)]
pub struct Moment {
    pub at: Instant,
    pub what: What,
}

/// Turns days before the first start into moments.
pub struct Calendar {
    pub today: Date,
    pub zone: TimeZone,
}

impl Calendar {
    /// The date `day` days ago; what falls on a weekend happens on the Friday before.
    pub fn date(&self, day: i32) -> Date {
        let date = dates::plus_days(self.today, -day);
        let back = match date.weekday().to_monday_one_offset() {
            6 => 1,
            7 => 2,
            _ => 0,
        };
        dates::plus_days(date, -back)
    }

    /// A moment of that day; `hour` is local, with a fraction.
    #[allow(clippy::cast_possible_truncation, reason = "minutes of a day")]
    pub fn at(&self, day: i32, hour: f64) -> Instant {
        let start = dates::at(self.date(day), Time::midnight(), &self.zone);
        start.plus((hour * 60.0).round() as i64 * Instant::MINUTE)
    }
}

struct Planner<'a> {
    calendar: &'a Calendar,
    chance: &'a Chance,
    moments: Vec<Moment>,
}

impl Planner<'_> {
    /// Adds a moment; without an hour, one between 8 and 16; never before `after`.
    fn add(&mut self, day: i32, hour: Option<f64>, after: Option<Instant>, what: What) -> Instant {
        let hour = hour.unwrap_or_else(|| 8.0 + f64::from(small(self.chance.below(32))) / 4.0);
        let mut at = self.calendar.at(day, hour);
        if let Some(after) = after
            && at <= after
        {
            at = after.plus(3 * Instant::MINUTE);
        }
        self.moments.push(Moment { at, what });
        at
    }
}

/// A number known to be small.
fn small(n: usize) -> u8 {
    u8::try_from(n).unwrap_or(u8::MAX)
}

/// The whole story in order of time. What would lie after `until` has not happened yet.
pub fn plan(
    content: &Content,
    calendar: &Calendar,
    chance: &Chance,
    until: Instant,
) -> Vec<Moment> {
    let mut planner = Planner { calendar, chance, moments: Vec::new() };
    people(&mut planner, content);
    voices(&mut planner, content);
    knowledge(&mut planner, content);
    steps(&mut planner, content);
    let mut moments = planner.moments;
    moments.retain(|moment| moment.at < until);
    moments.sort_by_key(|moment| moment.at);
    moments
}

fn people(planner: &mut Planner<'_>, content: &Content) {
    for (i, person) in content.people.iter().enumerate() {
        if let Some(day) = person.started {
            planner.add(day, Some(7.5), None, What::Join(i));
        }
        if let Some(day) = person.left {
            planner.add(day, Some(16.5), None, What::Leave(i));
        }
    }
    for (i, direction) in content.directions.iter().enumerate() {
        let quarter = (1..direction.quarter)
            .fold(dates::Quarter::of(planner.calendar.today), |quarter, _| quarter.previous());
        let days = quarter.first_day().until(planner.calendar.today).map_or(0, |s| s.get_days());
        planner.add((days - 5).max(1), Some(9.0), None, What::Direction(i));
    }
    for day in (1..=56).rev() {
        let date = dates::plus_days(planner.calendar.today, -day);
        let due = |team: &super::content::Team| {
            let slot = team.learning_time.as_ref()?;
            let held = super::load::weekday(slot)?
                == dates::plus_days(date, -1).weekday().to_monday_one_offset();
            held.then_some(())
        };
        for (i, team) in content.teams.iter().enumerate() {
            if due(team).is_some() && dates::is_working_day(date) {
                planner.add(day, Some(8.5), None, What::Kept(i));
            }
        }
    }
}

fn voices(planner: &mut Planner<'_>, content: &Content) {
    for (i, question) in content.questions.iter().enumerate() {
        let mut at = planner.add(question.day, question.hour, None, What::Ask(i));
        for (j, answer) in question.answer.iter().enumerate() {
            at = planner.add(answer.day, answer.hour, Some(at), What::Answer(i, j));
            if answer.accepted {
                at = planner.add(
                    answer.day,
                    answer.hour.map(|h| h + 0.5),
                    Some(at),
                    What::Accept(i, j),
                );
            }
        }
        for (j, helped) in question.helped.iter().enumerate() {
            planner.add(helped.day, None, Some(at), What::Helped(i, j));
        }
    }
    for (i, obstacle) in content.obstacles.iter().enumerate() {
        let mut at = planner.add(obstacle.day, obstacle.hour, None, What::Raise(i));
        // Answered within its days; after each move the next one has fourteen more.
        let mut last = obstacle.day - 13;
        for (j, answer) in obstacle.answer.iter().enumerate() {
            if answer.kind == "unanswered_moves_up" {
                last -= 14;
            } else {
                let day = answer.day.max(last);
                at = planner.add(day, answer.hour, Some(at), What::Decide(i, j));
            }
        }
    }
    for (i, review) in content.reviews.iter().enumerate() {
        let at = planner.add(review.day, review.hour, None, What::Review(i));
        planner.add(review.day, review.hour.map(|h| h + 0.25), Some(at), What::OpenCards(i));
    }
    for (i, thanks) in content.thanks.iter().enumerate() {
        planner.add(thanks.day, thanks.hour, None, What::Thank(i));
    }
    for (i, material) in content.materials.iter().enumerate() {
        planner.add(material.day, material.hour, None, What::Recommend(i));
    }
    for (i, learned) in content.learned.iter().enumerate() {
        planner.add(learned.day, learned.hour, None, What::Learned(i));
    }
}

fn knowledge(planner: &mut Planner<'_>, content: &Content) {
    for (i, page) in content.pages.iter().enumerate() {
        let mut at = planner.add(page.day, page.hour, None, What::Share(i));
        if let Some(day) = page.approved_day {
            planner.add(day, Some(13.0), Some(at), What::Approve(i));
        }
        for (j, edit) in page.edit.iter().enumerate() {
            at = planner.add(edit.day, edit.hour, Some(at), What::Edit(i, j));
        }
    }
}

fn steps(planner: &mut Planner<'_>, content: &Content) {
    for (i, step) in content.steps.iter().enumerate() {
        // After whatever it is because of on that day: late in the afternoon.
        let taken =
            planner.add(step.day, Some(16.0 + f64::from(small(i % 8)) / 8.0), None, What::Take(i));
        let Some(day) = step.outcome_day else { continue };
        if matches!(step.outcome.as_str(), "open") {
            continue;
        }
        let done = planner.add(day, Some(16.25), Some(taken), What::Outcome(i));
        let look = step.look_back.as_ref().filter(|look| look.verdict.is_some());
        if let Some(day) = look.and_then(|look| look.day) {
            planner.add(day, Some(15.0), Some(done), What::LookBack(i));
        }
    }
}
