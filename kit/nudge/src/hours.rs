//! Working hours: Monday to Friday, 8 to 17, on the wall and in the calendar of the person's own
//! zone. Pure.

use cairn_ground::{Instant, dates};
use jiff::{civil::Time, tz::TimeZone};

const FIRST_HOUR: i8 = 8;
const LAST_HOUR: i8 = 17;
/// The weekly message is there before lunch or the next morning.
const NOON: i8 = 12;

/// Whether `now` lies in working hours.
pub fn is_working(now: Instant, zone: &TimeZone) -> bool {
    within(now, zone, LAST_HOUR)
}

/// Whether `now` lies in the morning of a working day.
pub(crate) fn is_morning(now: Instant, zone: &TimeZone) -> bool {
    within(now, zone, NOON)
}

fn within(now: Instant, zone: &TimeZone, end: i8) -> bool {
    let wall = now.on_wall(zone);
    dates::is_working_day(wall.date()) && (FIRST_HOUR..end).contains(&wall.hour())
}

/// `now` in working hours, else the moment they next begin.
pub fn next_working(now: Instant, zone: &TimeZone) -> Instant {
    if is_working(now, zone) {
        return now;
    }
    let wall = now.on_wall(zone);
    let today = wall.date();
    let day = if dates::is_working_day(today) && wall.hour() < FIRST_HOUR {
        today
    } else {
        dates::plus_working_days(today, 1)
    };
    dates::at(day, Time::constant(FIRST_HOUR, 0, 0, 0), zone)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn next(now: &str, zone: &str) -> String {
        let zone = TimeZone::get(zone).unwrap();
        next_working(Instant::parse(now).unwrap(), &zone).on_wall(&zone).to_string()
    }

    #[test]
    fn in_working_hours_it_is_now_and_else_eight_of_the_next_working_day() {
        let stockholm = |now| next(now, "Europe/Stockholm");
        let eight = "2026-11-23T08:00:00+01:00[Europe/Stockholm]";
        assert_eq!(stockholm("2026-11-20T16:00:00Z"), eight, "Friday at five");
        assert_eq!(stockholm("2026-11-21T10:00:00Z"), eight, "Saturday");
        assert_eq!(stockholm("2026-11-22T23:30:00Z"), eight, "Monday just after midnight");
        assert_eq!(
            stockholm("2026-11-23T15:59:00Z"),
            "2026-11-23T16:59:00+01:00[Europe/Stockholm]"
        );
    }

    #[test]
    fn the_hours_are_those_of_the_person_s_own_wall() {
        let now = "2026-11-23T05:00:00Z";
        assert_eq!(next(now, "Asia/Kolkata"), "2026-11-23T10:30:00+05:30[Asia/Kolkata]");
        assert_eq!(next(now, "America/New_York"), "2026-11-23T08:00:00-05:00[America/New_York]");
    }

    #[test]
    fn eight_stays_eight_when_the_clocks_change() {
        let spring = next("2026-03-27T20:00:00Z", "Europe/Stockholm");
        assert_eq!(spring, "2026-03-30T08:00:00+02:00[Europe/Stockholm]");
        let autumn = next("2026-10-23T20:00:00Z", "Europe/Stockholm");
        assert_eq!(autumn, "2026-10-26T08:00:00+01:00[Europe/Stockholm]");
    }
}
