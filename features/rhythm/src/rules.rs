//! Pure: a slot in the week, and what answers say about it.

use cairn_ground::{Refusal, Result, chance::digest, dates};
use jiff::civil::{Date, Time};

use crate::store::Direction;

/// So many days after a time it is asked about, and an answer can be changed; then the figure is
/// shown, and whose answer was what is forgotten.
pub const ANSWER_DAYS: u16 = 3;
/// Figures of fewer people than this stay inside their team.
pub const FOLD: i64 = 5;
/// So many weeks back a time is still written down that nobody was there to write.
pub const CATCH_UP: i32 = 8;

/// Weekly time to learn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot {
    /// 1 Monday to 7 Sunday.
    pub weekday: i8,
    pub starts: Time,
    pub ends: Time,
}

impl Slot {
    /// Reads what a form sent.
    ///
    /// # Errors
    /// Refuses a weekday or time that is none, an end that is not later, and more than eight hours.
    pub fn parse(weekday: &str, starts: &str, ends: &str) -> Result<Self> {
        let day = weekday.trim().parse().ok().filter(|day| (1..=7).contains(day));
        let weekday = day.ok_or_else(|| Refusal::field("choose", "weekday"))?;
        let time = |raw: &str, field| {
            let parsed: Option<Time> = raw.trim().replace('.', ":").parse().ok();
            parsed.ok_or_else(|| Refusal::field("time", field).saying("rhythm-refused-time"))
        };
        let slot = Self { weekday, starts: time(starts, "starts")?, ends: time(ends, "ends")? };
        if !(15..=480).contains(&slot.minutes()) {
            return Err(Refusal::field("time-span", "ends").saying("rhythm-refused-span").into());
        }
        Ok(slot)
    }

    /// How long it is, negative when it ends before it begins.
    pub fn minutes(&self) -> i64 {
        let of = |time: Time| i64::from(time.hour()) * 60 + i64::from(time.minute());
        of(self.ends) - of(self.starts)
    }

    /// The last time it was before `today`.
    pub fn last_before(&self, today: Date) -> Date {
        let back = (today.weekday().to_monday_one_offset() - self.weekday + 6).rem_euclid(7) + 1;
        dates::plus_days(today, -i32::from(back))
    }
}

/// The times from the one after `written` (or `from`) to the last before `today`, oldest first.
pub fn unwritten(slot: &Slot, from: Date, written: Option<Date>, today: Date) -> Vec<Date> {
    let last = slot.last_before(today);
    let back = (0..CATCH_UP).map(|weeks| dates::plus_days(last, -7 * weeks));
    let missing = back.take_while(|day| *day >= from && written.is_none_or(|done| *day > done));
    let mut all: Vec<Date> = missing.collect();
    all.reverse();
    all
}

/// What a member can say.
pub const WORDS: [&str; 3] = ["yes", "partly", "taken"];

/// Promised and kept minutes out of the answers: *partly* counts half; without an answer nothing
/// is known to be kept.
pub fn kept(minutes: i64, yes: i64, partly: i64, taken: i64) -> i64 {
    let answers = yes + partly + taken;
    if answers == 0 { 0 } else { minutes * (2 * yes + partly) / (2 * answers) }
}

/// A time, or the times of a day: minutes promised and kept, of how many anything is known, and by
/// how many answers.
#[must_use]
#[derive(Debug, Clone, Copy)]
pub struct Held {
    pub on: Date,
    pub promised: i64,
    pub kept: i64,
    pub known: i64,
    pub answers: i64,
}

impl Held {
    pub fn none(on: Date) -> Self {
        Self { on, promised: 0, kept: 0, known: 0, answers: 0 }
    }

    /// Both together.
    pub fn with(self, other: Self) -> Self {
        Self {
            on: self.on,
            promised: self.promised + other.promised,
            kept: self.kept + other.kept,
            known: self.known + other.known,
            answers: self.answers + other.answers,
        }
    }

    /// What readers outside a team of `people` see: a time that few answered about would tell what
    /// they said, and so would one of which everybody said the same.
    pub fn from_outside(self, people: i64) -> Self {
        let alike = self.kept == 0 || self.kept == self.promised;
        if self.answers < FOLD || (alike && self.answers >= people) {
            return Self { kept: 0, known: 0, answers: 0, ..self };
        }
        self
    }
}

/// Whether a time stands in figures: its week is over, and nobody is asked about it any more, or
/// each further answer could be read off the figure. `today` is the organisation's.
pub fn is_settled(held_on: Date, today: Date) -> bool {
    held_on < dates::monday(today) && dates::plus_days(held_on, i32::from(ANSWER_DAYS)) < today
}

/// Minutes of one unit in which a figure is shown, and its message key.
pub fn unit(most: Option<i64>) -> (i64, &'static str) {
    if most.unwrap_or(0) < 4 * 60 { (1, "rhythm-minutes") } else { (60, "rhythm-hours") }
}

/// The Mondays of the last eight whole weeks, oldest first: the week of `today` is not over.
pub fn eight_weeks(today: Date) -> Vec<Date> {
    let monday = dates::monday(today);
    (1..=8).rev().map(|back| dates::plus_days(monday, -7 * back)).collect()
}

/// A mark of a line and its why, by which a form tells what it was made of; none of no line.
pub fn mark((line, why): (&str, &str)) -> String {
    if line.is_empty() {
        return String::new();
    }
    let mark = digest(&format!("{line}\u{0}{why}"));
    mark.iter().take(8).fold(String::new(), |mark, byte| mark + &format!("{byte:02x}"))
}

/// What readers are shown of a line: a reported one stands for nobody.
pub fn standing(line: Option<&Direction>) -> (&str, &str) {
    line.filter(|line| !line.hidden).map_or(("", ""), |line| (&line.line, &line.why))
}

/// Whose text holds where a form and what stands meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meeting {
    Mine,
    /// A colleague changed it after the form was made, and the form did not.
    Theirs,
    /// Both did.
    Both,
}

pub fn meeting(was: &str, stands: (&str, &str), sent: (&str, &str)) -> Meeting {
    let (stands, sent) = (mark(stands), mark(sent));
    match (stands == was, sent == was || sent == stands) {
        (true, _) => Meeting::Mine,
        (false, true) => Meeting::Theirs,
        (false, false) => Meeting::Both,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_last_time_is_always_one_to_seven_days_ago() {
        for weekday in 1..=7 {
            let slot = Slot { weekday, ..Slot::parse("1", "14:00", "16:00").unwrap() };
            for day in 1..=14 {
                let today = date(2026, 3, day);
                let last = slot.last_before(today);
                assert!(last < today && dates::plus_days(last, 7) >= today);
                assert_eq!(last.weekday().to_monday_one_offset(), weekday);
            }
        }
    }

    #[test]
    fn weeks_in_which_nobody_wrote_are_written_down_later_but_none_twice_or_from_before() {
        let slot = Slot { weekday: 4, ..Slot::parse("1", "14:00", "16:00").unwrap() };
        let (from, today) = (date(2026, 1, 1), date(2026, 3, 20));
        let days = |written, from| unwritten(&slot, from, written, today);
        assert_eq!(days(Some(date(2026, 3, 5)), from), [date(2026, 3, 12), date(2026, 3, 19)]);
        assert_eq!(days(Some(date(2026, 3, 19)), from), []);
        assert_eq!(days(None, date(2026, 3, 13)), [date(2026, 3, 19)]);
        assert_eq!(days(None, from).len(), 8, "no further back");
    }

    #[test]
    fn others_see_no_figure_that_tells_what_each_one_said() {
        let of =
            |kept, answers| Held { on: date(2026, 3, 5), promised: 120, kept, known: 120, answers };
        let shown = |held: Held, people| held.from_outside(people).known > 0;
        assert!(!shown(of(60, 4), 9), "four");
        assert!(shown(of(60, 5), 5) && shown(of(120, 5), 6), "somebody did not say it");
        assert!(!shown(of(120, 5), 5) && !shown(of(0, 6), 6), "all said the same");
    }

    #[test]
    fn odd_times_are_refused() {
        assert_eq!(Slot::parse("4", "14.00", "16:00").unwrap().minutes(), 120);
        let odd = [("0", "14:00", "16:00"), ("4", "16:00", "14:00"), ("4", "25:00", "26:00")];
        for (day, from, to) in odd.into_iter().chain([("4", "00:00", "23:59"), ("x", "", "")]) {
            assert!(Slot::parse(day, from, to).is_err(), "{day} {from} {to}");
        }
    }

    #[test]
    fn partly_counts_half_and_silence_counts_nothing() {
        assert_eq!(kept(120, 1, 1, 0), 90);
        assert_eq!(kept(120, 0, 0, 3), 0);
        assert_eq!(kept(120, 0, 0, 0), 0);
    }
}
