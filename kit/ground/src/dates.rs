//! Dates, weeks, quarters and working days; and how they are written in each language.

use jiff::{
    ToSpan, ZonedDateTime,
    civil::{Date, Time, Weekday},
    tz::TimeZone,
};

use crate::{Instant, Locale};

const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const MONTHS_SV: [&str; 12] = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
];
const DAYS_EN: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const DAYS_SV: [&str; 7] = ["måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"];

fn month(locale: Locale, date: Date) -> &'static str {
    let index = usize::try_from(date.month() - 1).unwrap_or(0);
    if locale == Locale::Sv { MONTHS_SV[index] } else { MONTHS_EN[index] }
}

/// The weekday's name: `Thursday`, `torsdag`.
pub fn weekday(locale: Locale, day: Weekday) -> &'static str {
    let index = usize::try_from(day.to_monday_zero_offset()).unwrap_or(0);
    if locale == Locale::Sv { DAYS_SV[index] } else { DAYS_EN[index] }
}

/// `28 Nov`, `28 nov`; with the year when it is not this year's. Never breaks over lines.
pub fn short(locale: Locale, date: Date, today: Date) -> String {
    let month: String = month(locale, date).chars().take(3).collect();
    let year =
        if date.year() == today.year() { String::new() } else { format!("\u{A0}{}", date.year()) };
    format!("{}\u{A0}{month}{year}", date.day())
}

/// `28 November 2026`, `28 november 2026`.
pub fn long(locale: Locale, date: Date) -> String {
    format!("{}\u{A0}{}\u{A0}{}", date.day(), month(locale, date), date.year())
}

/// `14:05` on the wall of `zone`.
pub fn clock_time(at: Instant, zone: &TimeZone) -> String {
    let time = at.on_wall(zone).time();
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// Reads an ISO date as a form sends it. Years outside 2000–2199 are refused as typing mistakes.
pub fn parse(text: &str) -> Option<Date> {
    let date: Date = text.trim().parse().ok()?;
    (2000..2200).contains(&date.year()).then_some(date)
}

/// `date` and `days` more (or fewer); stops at the ends of the calendar.
pub fn plus_days(date: Date, days: i32) -> Date {
    date.saturating_add(i64::from(days).days())
}

/// The `n`th working day (Monday to Friday) after `date`. Public holidays differ by country and
/// agreement and are not known here; a due date that falls on one simply has a day less.
pub fn plus_working_days(date: Date, n: u32) -> Date {
    let mut day = date;
    let mut left = n;
    while left > 0 {
        day = plus_days(day, 1);
        if is_working_day(day) {
            left -= 1;
        }
    }
    day
}

pub fn is_working_day(date: Date) -> bool {
    !matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday)
}

/// The Monday of `date`'s ISO week.
pub fn monday(date: Date) -> Date {
    plus_days(date, -i32::from(date.weekday().to_monday_zero_offset()))
}

/// The ISO 8601 week number of `date`.
pub fn week_number(date: Date) -> i8 {
    date.iso_week_date().week()
}

/// The first moment of `date` in `zone`.
pub fn start_of(date: Date, zone: &TimeZone) -> Instant {
    at(date, Time::midnight(), zone)
}

/// The moment when the wall of `zone` shows `date` and `time`; a time skipped by summer time is
/// taken later, a repeated one at its first showing (RFC 5545's rule, jiff's "compatible").
pub fn at(date: Date, time: Time, zone: &TimeZone) -> Instant {
    let zoned: Option<ZonedDateTime> = date.to_datetime(time).to_zoned_datetime(zone.clone()).ok();
    Instant(zoned.map_or(0, |z| z.timestamp().as_microsecond()))
}

/// A calendar quarter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quarter {
    pub year: i16,
    /// 1 to 4.
    pub number: i8,
}

impl Quarter {
    pub fn of(date: Date) -> Self {
        Self { year: date.year(), number: (date.month() - 1) / 3 + 1 }
    }

    pub fn first_day(self) -> Date {
        Date::new(self.year, (self.number - 1) * 3 + 1, 1).unwrap_or(Date::MIN)
    }

    /// The first day after the quarter.
    pub fn end(self) -> Date {
        self.next().first_day()
    }

    #[must_use]
    pub fn next(self) -> Self {
        if self.number == 4 {
            Self { year: self.year + 1, number: 1 }
        } else {
            Self { number: self.number + 1, ..self }
        }
    }

    #[must_use]
    pub fn previous(self) -> Self {
        if self.number == 1 {
            Self { year: self.year - 1, number: 4 }
        } else {
            Self { number: self.number - 1, ..self }
        }
    }

    /// `2026-Q3`, as in addresses.
    pub fn code(self) -> String {
        format!("{}-Q{}", self.year, self.number)
    }

    pub fn parse(text: &str) -> Option<Self> {
        let (year, number) = text.split_once("-Q")?;
        let quarter = Self { year: year.parse().ok()?, number: number.parse().ok()? };
        ((2000..2200).contains(&quarter.year) && (1..=4).contains(&quarter.number))
            .then_some(quarter)
    }

    /// `July–September 2026`, `juli–september 2026`.
    pub fn written(self, locale: Locale) -> String {
        let (first, last) = (self.first_day(), plus_days(self.end(), -1));
        format!("{}–{}\u{A0}{}", month(locale, first), month(locale, last), self.year)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn dates_are_written_as_people_write_them() {
        let today = date(2026, 11, 23);
        assert_eq!(short(Locale::En, date(2026, 11, 28), today), "28\u{A0}Nov");
        assert_eq!(short(Locale::Sv, date(2027, 1, 3), today), "3\u{A0}jan\u{A0}2027");
        assert_eq!(long(Locale::Sv, today), "23\u{A0}november\u{A0}2026");
        assert_eq!(weekday(Locale::Sv, today.weekday()), "måndag");
    }

    #[test]
    fn two_working_days_after_thursday_is_monday() {
        assert_eq!(plus_working_days(date(2026, 11, 19), 2), date(2026, 11, 23));
        assert_eq!(plus_working_days(date(2026, 11, 21), 1), date(2026, 11, 23));
    }

    #[test]
    fn years_that_nobody_means_are_not_dates() {
        assert_eq!(parse("0000-01-01"), None);
        assert_eq!(parse("2026-02-30"), None);
        assert_eq!(parse(" 2026-02-28 "), Some(date(2026, 2, 28)));
    }

    #[test]
    fn quarters_follow_each_other() {
        let q = Quarter::of(date(2026, 11, 23));
        assert_eq!(q.code(), "2026-Q4");
        assert_eq!(q.next().first_day(), date(2027, 1, 1));
        assert_eq!(q.next().previous(), q);
        assert_eq!(Quarter::parse("2026-Q4"), Some(q));
        assert_eq!(Quarter::parse("2026-Q5"), None);
        assert_eq!(q.previous().written(Locale::Sv), "juli–september\u{A0}2026");
    }

    #[test]
    fn a_time_skipped_by_summer_time_is_taken_later() {
        let zone = TimeZone::get("Europe/Stockholm").unwrap();
        let skipped = at(date(2026, 3, 29), Time::constant(2, 30, 0, 0), &zone);
        assert_eq!(skipped.rfc3339(), "2026-03-29T01:30:00.000000Z");
    }
}
