//! An answer, and another one in its place: a thumb slips.

use super::{Outcome, State};

impl State {
    /// The owner has said how it went.
    pub fn is_answered(self) -> bool {
        self.is_done() || self == Self::DidNotHappen
    }

    /// What the owner may have meant instead; nothing before there is an answer.
    pub fn other_answers(self) -> Vec<Outcome> {
        let others = Outcome::ALL.iter().copied().filter(|other| Self::from(*other) != self);
        if self.is_answered() { others.collect() } else { Vec::new() }
    }
}

/// Misses in a row once `now` is said where `was` stood. What is done keeps those there were:
/// nobody reads them then, but it may have been a slip of the thumb.
pub fn missed_after(missed: i64, was: State, now: State) -> i64 {
    let before = if was == State::DidNotHappen { missed - 1 } else { missed };
    if now == State::DidNotHappen { before + 1 } else { before }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_another_answer_only_where_there_is_one() {
        let words = |state: State| -> Vec<&str> {
            state.other_answers().into_iter().map(Outcome::as_str).collect()
        };
        assert_eq!(words(State::Done), ["partly", "did-not-happen"]);
        assert_eq!(words(State::DidNotHappen), ["done", "partly"]);
        for state in [State::Open, State::Paused, State::Dropped] {
            assert!(words(state).is_empty(), "{state:?}");
        }
    }

    #[test]
    fn a_miss_counts_once_however_often_the_answer_is_changed() {
        let mut missed = missed_after(2, State::Open, State::Done);
        for (was, now, is) in [
            (State::Done, State::DidNotHappen, 3),
            (State::DidNotHappen, State::Partly, 2),
            (State::Partly, State::Done, 2),
            (State::Done, State::DidNotHappen, 3),
        ] {
            missed = missed_after(missed, was, now);
            assert_eq!(missed, is, "{was:?} to {now:?}");
        }
    }
}
