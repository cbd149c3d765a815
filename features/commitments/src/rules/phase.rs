//! What the page of a step asks of its reader. One thing at a time.

use jiff::civil::Date;

use super::{State, is_quiet};

/// What the reader may do on the page, by what the step waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// A colleague asks the owner to see to it: yes, or somebody else.
    Given,
    /// The reader asked a colleague, who has not said yes.
    Gave,
    /// Done, partly, did not happen, change it.
    Answer,
    /// Three misses: drop it or change it?
    Quiet,
    /// What was learned, what got in the way, when to look back.
    Tell,
    /// The five answers of the look-back.
    LookBack,
    /// Done; the look-back lies ahead.
    Ahead,
    /// The colleague who was asked looks first.
    Asked,
    /// Anyone in the team may take it over.
    Offered,
    /// Paused or dropped: the owner may take it up again.
    Resting,
    /// Nothing is asked of this reader.
    Reading,
}

/// Who reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reader {
    pub owns: bool,
    pub in_team: bool,
    pub stake: Stake,
}

/// What one who does not own the step has to do with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Stake {
    #[default]
    Nothing,
    /// Was asked to look first, and has not answered.
    Looks,
    /// Asked the owner to see to it.
    Gave,
}

/// Whether its owner holds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hold {
    Held,
    /// Given by a colleague; the owner has not said yes.
    Given,
    /// Offered to the team.
    Offered,
}

/// What the phase follows from.
#[derive(Debug, Clone, Copy)]
pub struct Standing {
    pub state: State,
    pub missed: i64,
    pub told: bool,
    pub hold: Hold,
    pub look_on: Option<Date>,
    /// Looked back with an answer that stays: *too early* does not.
    pub closed: bool,
}

impl Phase {
    /// Its forms say themselves what is wrong with them.
    pub fn has_form(self) -> bool {
        matches!(self, Self::Tell | Self::LookBack | Self::Ahead | Self::Asked)
    }

    pub fn of(step: Standing, reader: Reader, today: Date) -> Self {
        if reader.stake == Stake::Looks && !reader.owns && !step.closed {
            return Self::Asked;
        }
        if step.hold == Hold::Offered && !reader.owns && reader.in_team {
            return Self::Offered;
        }
        if reader.stake == Stake::Gave
            && !reader.owns
            && reader.in_team
            && step.hold == Hold::Given
            && step.state == State::Open
        {
            return Self::Gave;
        }
        if !reader.owns {
            return Self::Reading;
        }
        match step.state {
            State::Open if step.hold == Hold::Given => Self::Given,
            State::Open if is_quiet(step.missed) => Self::Quiet,
            State::Open => Self::Answer,
            State::Paused | State::Dropped => Self::Resting,
            State::DidNotHappen if step.told => Self::Resting,
            State::DidNotHappen => Self::Tell,
            State::Done | State::Partly if step.closed => Self::Reading,
            State::Done | State::Partly if !step.told => Self::Tell,
            State::Done | State::Partly => match step.look_on {
                Some(on) if on <= today => Self::LookBack,
                _ => Self::Ahead,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 3, 2);
    const COLLEAGUE: Reader = Reader { owns: false, in_team: true, stake: Stake::Nothing };
    const OWNER: Reader = Reader { owns: true, ..COLLEAGUE };

    fn step(state: State) -> Standing {
        Standing { state, missed: 0, told: false, hold: Hold::Held, look_on: None, closed: false }
    }

    #[test]
    fn an_open_step_asks_its_owner_and_nobody_else() {
        assert_eq!(Phase::of(step(State::Open), OWNER, TODAY), Phase::Answer);
        assert_eq!(Phase::of(step(State::Open), COLLEAGUE, TODAY), Phase::Reading);
        let quiet = Standing { missed: 3, ..step(State::Open) };
        assert_eq!(Phase::of(quiet, OWNER, TODAY), Phase::Quiet);
    }

    #[test]
    fn a_done_step_asks_what_was_learned_then_waits_then_looks_back_then_rests() {
        let done = step(State::Done);
        assert_eq!(Phase::of(done, OWNER, TODAY), Phase::Tell);
        let told = Standing { told: true, look_on: Some(date(2026, 3, 3)), ..done };
        assert_eq!(Phase::of(told, OWNER, TODAY), Phase::Ahead);
        assert_eq!(Phase::of(told, OWNER, date(2026, 3, 3)), Phase::LookBack);
        let closed = Standing { closed: true, ..told };
        assert_eq!(Phase::of(closed, OWNER, date(2026, 3, 3)), Phase::Reading);
    }

    #[test]
    fn whoever_gave_a_step_may_take_it_back_until_there_is_a_yes() {
        let giver = Reader { stake: Stake::Gave, ..COLLEAGUE };
        let given = Standing { hold: Hold::Given, ..step(State::Open) };
        assert_eq!(Phase::of(given, giver, TODAY), Phase::Gave);
        assert_eq!(Phase::of(given, COLLEAGUE, TODAY), Phase::Reading);
        assert_eq!(Phase::of(step(State::Open), giver, TODAY), Phase::Reading);
        let done = Standing { hold: Hold::Given, ..step(State::Done) };
        assert_eq!(Phase::of(done, giver, TODAY), Phase::Reading);
    }

    #[test]
    fn an_offered_step_asks_the_team_but_no_stranger() {
        let offered = Standing { hold: Hold::Offered, ..step(State::Open) };
        assert_eq!(Phase::of(offered, COLLEAGUE, TODAY), Phase::Offered);
        let stranger = Reader { in_team: false, ..COLLEAGUE };
        assert_eq!(Phase::of(offered, stranger, TODAY), Phase::Reading);
        assert_eq!(Phase::of(offered, OWNER, TODAY), Phase::Answer);
    }
}
