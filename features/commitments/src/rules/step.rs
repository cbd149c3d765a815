//! Dates, misses and audience of a step.

use cairn_ground::{Audience, Refusal, Result, TeamId, dates};
use jiff::civil::Date;

use super::Scope;

/// After so many misses nothing reminds any more: *drop it or change it?*
pub const QUIET_AFTER: i64 = 3;
/// Days a step waits without an answer until that counts as a miss.
const MISS_DAYS: i32 = 7;
/// Teams without a review look back after this many days at the latest.
const LATEST_REVIEW: i32 = 90;
/// *Too early to say* asks again after this many days.
const AGAIN: i32 = 30;
/// Further ahead one cannot promise anything.
const FURTHEST: i32 = 2 * 366;

/// When the owner looks back on what a step gave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    NextReview,
    Days(u16),
    Never,
}

impl Look {
    /// Stands until the owner picks another.
    pub const USUAL: Self = Self::Days(30);
    /// What forms offer.
    pub const CHOICES: [&'static str; 5] = ["next-review", "14", "30", "90", "never"];

    /// What a form sent: a word or a number of days within a year.
    pub fn parse(raw: &str) -> Option<Self> {
        match raw {
            "next-review" => Some(Self::NextReview),
            "never" => Some(Self::Never),
            days => days.parse().ok().filter(|n| (1..=366).contains(n)).map(Self::Days),
        }
    }

    /// The word stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NextReview => "next-review",
            Self::Days(_) => "days",
            Self::Never => "never",
        }
    }
}

/// The day of the look-back; a review of the team may bring it forward.
pub fn look_on(look: Look, today: Date) -> Option<Date> {
    match look {
        Look::NextReview => Some(dates::plus_days(today, LATEST_REVIEW)),
        Look::Days(days) => Some(dates::plus_days(today, i32::from(days))),
        Look::Never => None,
    }
}

/// When it is asked again after *too early to say*.
pub fn looks_again_on(today: Date) -> Date {
    dates::plus_days(today, AGAIN)
}

/// The day a step is for.
///
/// # Errors
/// Refuses no day, a day that has passed and one too far away to mean anything.
pub fn due(on: Option<Date>, today: Date) -> Result<Date> {
    let Some(on) = on else {
        return Err(Refusal::field("required", "due").saying("refused-step-day").into());
    };
    if on < today {
        return Err(Refusal::field("step-day-past", "due").into());
    }
    if on > dates::plus_days(today, FURTHEST) {
        return Err(Refusal::field("step-day-far", "due").into());
    }
    Ok(on)
}

/// The day from which waiting on counts as a miss.
pub fn miss_on(due: Date) -> Date {
    dates::plus_days(due, MISS_DAYS)
}

/// Steps for a day up to this one went quiet a week ago or more.
pub fn quiet_since(today: Date) -> Date {
    let weeks = i32::try_from(QUIET_AFTER).unwrap_or(3) + 1;
    dates::plus_days(today, -MISS_DAYS * weeks)
}

/// Nothing reminds of it any more.
pub fn is_quiet(missed: i64) -> bool {
    missed >= QUIET_AFTER
}

/// Who sees a new step: mine only me, ours the team, unless wished wider.
///
/// # Errors
/// Refuses with `no-team` what a team shall see where there is none.
pub fn audience_of(
    scope: Scope,
    wished: Option<Audience>,
    team: Option<TeamId>,
) -> Result<Audience> {
    let least = if scope == Scope::Ours { Audience::Team } else { Audience::Me };
    let audience = wished.map_or(least, |wish| wish.max(least));
    if team.is_none() && (scope == Scope::Ours || audience == Audience::Team) {
        return Err(Refusal::field("no-team", "scope").into());
    }
    Ok(if audience == Audience::Participants { least } else { audience })
}

#[cfg(test)]
mod tests {
    use super::*;
    use cairn_ground::{Error, Id};
    use jiff::civil::date;

    const TODAY: Date = date(2026, 3, 2);

    fn code(result: Result<Date>) -> &'static str {
        match result {
            Err(Error::Refused(refusal)) => refusal.code,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_step_is_for_today_or_later_but_not_for_another_life() {
        assert_eq!(due(Some(TODAY), TODAY).unwrap(), TODAY);
        assert_eq!(code(due(None, TODAY)), "required");
        assert_eq!(code(due(Some(date(2026, 3, 1)), TODAY)), "step-day-past");
        assert_eq!(code(due(Some(date(2099, 1, 1)), TODAY)), "step-day-far");
    }

    #[test]
    fn looking_back_has_a_day_unless_nobody_wants_one() {
        assert_eq!(look_on(Look::Days(14), TODAY), Some(date(2026, 3, 16)));
        assert_eq!(look_on(Look::Never, TODAY), None);
        assert!(look_on(Look::NextReview, TODAY) > Some(TODAY));
    }

    #[test]
    fn a_form_s_wish_for_a_look_back_is_a_word_or_days_within_a_year() {
        for choice in Look::CHOICES {
            assert!(Look::parse(choice).is_some(), "{choice}");
        }
        for nonsense in ["", "0", "-3", "400", "days", "3.5", "soon"] {
            assert!(Look::parse(nonsense).is_none(), "{nonsense}");
        }
    }

    #[test]
    fn ours_is_the_team_s_and_mine_is_mine_until_widened() {
        let team = Some(TeamId(Id::nil()));
        let of = |scope, wish, team| audience_of(scope, wish, team);
        assert_eq!(of(Scope::Mine, None, team).unwrap(), Audience::Me);
        assert_eq!(of(Scope::Ours, None, team).unwrap(), Audience::Team);
        assert_eq!(of(Scope::Ours, Some(Audience::Me), team).unwrap(), Audience::Team);
        let all = Some(Audience::Organisation);
        assert_eq!(of(Scope::Mine, all, None).unwrap(), Audience::Organisation);
        assert!(of(Scope::Ours, None, None).is_err());
        assert!(of(Scope::Mine, Some(Audience::Team), None).is_err());
    }
}
