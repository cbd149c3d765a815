//! The way of an obstacle or an idea, from the question to the answer. Pure.

use cairn_ground::{Audience, Error, PersonId, Refusal, Result, dates};
use jiff::civil::Date;

/// Days until the answer is due, and until it moves on from each manager above.
pub const DAYS: i32 = 14;

/// Which of the two it is. Both go the same way; the words differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Obstacle,
    Idea,
}

impl Kind {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Obstacle => "obstacle",
            Self::Idea => "idea",
        }
    }

    /// An obstacle unless it says that it is an idea.
    pub fn parse(word: &str) -> Self {
        if word == "idea" { Self::Idea } else { Self::Obstacle }
    }
}

/// An answer in a word; the reason goes with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    WeDoIt,
    WeTryIt,
    NoBecause,
}

impl Word {
    pub const ALL: [Self; 3] = [Self::WeDoIt, Self::WeTryIt, Self::NoBecause];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::WeDoIt => "we-do-it",
            Self::WeTryIt => "we-try-it",
            Self::NoBecause => "no-because",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.as_str() == word)
    }

    /// Whether a next step of the one who answers follows from it.
    pub fn leads_to_a_step(self) -> bool {
        self != Self::NoBecause
    }
}

/// How it came to lie where it lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    Asked,
    PassedOn,
    /// The day came without an answer.
    MovedUp,
    /// The one it lay with left.
    TakenOver,
    /// The day came and there is nobody above.
    Stays,
    /// The one who answered answers otherwise; the reason is the former answer's.
    AnsweredAgain,
}

impl How {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::PassedOn => "passed-on",
            Self::MovedUp => "moved-up",
            Self::TakenOver => "taken-over",
            Self::Stays => "stays",
            Self::AnsweredAgain => "answered-again",
        }
    }
}

/// Where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// `None` once the asker is erased.
    pub asker: Option<PersonId>,
    /// `None` when nobody has it.
    pub lies_with: Option<PersonId>,
    /// Everyone it has lain with.
    pub held_by: Vec<PersonId>,
    pub due_on: Date,
    pub moves_after: Date,
    pub moved_on: Option<Date>,
    pub alone_on: Option<Date>,
    pub answered: bool,
    pub read: bool,
}

impl Standing {
    /// Asked on `on`.
    ///
    /// # Errors
    /// Refuses with `voice-self` what one asks oneself.
    pub fn asked(asker: PersonId, to: PersonId, on: Date) -> Result<Self> {
        if asker == to {
            return Err(Refusal::field("voice-self", "to").into());
        }
        let due_on = dates::plus_days(on, DAYS);
        Ok(Self {
            asker: Some(asker),
            lies_with: Some(to),
            held_by: vec![to],
            due_on,
            moves_after: due_on,
            moved_on: None,
            alone_on: None,
            answered: false,
            read: false,
        })
    }

    /// Answered by the one it lies with.
    ///
    /// # Errors
    /// `conflict` when it was answered or moved on meanwhile, `Forbidden` for everybody else.
    pub fn answer(&self, by: PersonId) -> Result<Self> {
        self.turn(by)?;
        Ok(Self { answered: true, ..self.clone() })
    }

    /// Answered otherwise by the one whose answer stands: minds change, and thumbs slip. The asker
    /// has not read the new one.
    ///
    /// # Errors
    /// `conflict` before there is an answer, `Forbidden` for everybody else.
    pub fn answer_again(&self, by: PersonId) -> Result<Self> {
        if self.lies_with != Some(by) {
            return Err(Error::Forbidden);
        }
        if !self.answered {
            return Err(Refusal::new("conflict").into());
        }
        Ok(Self { read: false, ..self.clone() })
    }

    /// Passed on to somebody else; the day stays. The asker may when nobody has it.
    ///
    /// # Errors
    /// As [`Standing::answer`]; refuses with `voice-holder` and `voice-asker`.
    pub fn pass(&self, by: PersonId, to: PersonId) -> Result<Self> {
        self.may_pass(by)?;
        if self.lies_with == Some(to) {
            return Err(Refusal::field("voice-holder", "to").into());
        }
        if self.asker == Some(to) {
            return Err(Refusal::field("voice-asker", "to").into());
        }
        Ok(self.given(to))
    }

    /// Whether it is up to `by` to pass it on.
    ///
    /// # Errors
    /// As [`Standing::answer`].
    pub fn may_pass(&self, by: PersonId) -> Result<()> {
        let nobody_has_it = self.lies_with.is_none() && !self.answered;
        if nobody_has_it && self.asker == Some(by) { Ok(()) } else { self.turn(by) }
    }

    /// The day has come, or the one it lay with is `gone`: it goes to `above`. Gives nothing when
    /// nothing changes.
    pub fn move_up(&self, today: Date, gone: bool, above: Option<PersonId>) -> Option<(How, Self)> {
        let late = today > self.moves_after;
        if self.answered || !(late || gone) {
            return None;
        }
        let above = above.filter(|to| self.lies_with != Some(*to) && self.asker != Some(*to));
        let Some(to) = above else {
            let lies_with = if gone { None } else { self.lies_with };
            let known = self.alone_on.is_some() && self.lies_with == lies_with;
            let alone_on = Some(self.alone_on.unwrap_or(today));
            return (!known).then(|| (How::Stays, Self { lies_with, alone_on, ..self.clone() }));
        };
        let mut next = self.given(to);
        if !late {
            return Some((How::TakenOver, next));
        }
        next.moved_on = Some(today);
        next.moves_after = dates::plus_days(today, DAYS);
        Some((if gone { How::TakenOver } else { How::MovedUp }, next))
    }

    /// The asker has read the answer.
    ///
    /// # Errors
    /// `Forbidden` for everybody else, `conflict` before there is one.
    pub fn read(&self, by: PersonId) -> Result<Self> {
        if self.asker != Some(by) {
            return Err(Error::Forbidden);
        }
        if !self.answered {
            return Err(Refusal::new("conflict").into());
        }
        Ok(Self { read: true, ..self.clone() })
    }

    fn given(&self, to: PersonId) -> Self {
        let mut next = Self { lies_with: Some(to), alone_on: None, ..self.clone() };
        if !next.held_by.contains(&to) {
            next.held_by.push(to);
        }
        next
    }

    /// Whether it is up to `by`. One who had it may have been overtaken while writing.
    fn turn(&self, by: PersonId) -> Result<()> {
        let had_it = self.held_by.contains(&by) || self.asker == Some(by);
        match self.lies_with {
            _ if self.answered && had_it => {
                Err(Refusal::new("conflict").saying("voice-conflict-answered").into())
            }
            Some(holder) if holder == by && !self.answered => Ok(()),
            _ if self.held_by.contains(&by) => {
                Err(Refusal::new("conflict").saying("voice-conflict-moved").into())
            }
            _ => Err(Error::Forbidden),
        }
    }
}

/// Who sees something said to one person: never only oneself.
///
/// # Errors
/// Refuses with `choose` what is no rung for it, and with `no-team`.
pub fn audience(wanted: Audience, has_team: bool) -> Result<Audience> {
    match wanted {
        Audience::Me => Err(Refusal::field("choose", "audience").into()),
        Audience::Team if !has_team => Err(Refusal::field("no-team", "audience").into()),
        other => Ok(other),
    }
}

/// The text of the next step that follows from an answer: the first line of its reason.
pub fn step_text(reason: &str, max: usize) -> String {
    reason.trim().lines().next().unwrap_or_default().chars().take(max).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use cairn_ground::Id;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn person(n: u128) -> PersonId {
        PersonId(Id::from_u128(n))
    }

    fn asked() -> Standing {
        Standing::asked(person(1), person(2), date(2026, 3, 2)).unwrap()
    }

    #[test]
    fn fourteen_days_after_asking_the_answer_is_due_and_the_day_itself_still_counts() {
        let standing = asked();
        assert_eq!(standing.due_on, date(2026, 3, 16));
        assert_eq!(standing.move_up(date(2026, 3, 16), false, Some(person(3))), None);
        let (how, moved) = standing.move_up(date(2026, 3, 17), false, Some(person(3))).unwrap();
        assert_eq!((how, moved.lies_with), (How::MovedUp, Some(person(3))));
        assert_eq!(moved.moved_on, Some(date(2026, 3, 17)));
    }

    #[test]
    fn it_stays_once_and_says_so_when_nobody_else_is_above() {
        for above in [None, Some(person(1)), Some(person(2))] {
            let (how, stays) = asked().move_up(date(2026, 3, 17), false, above).unwrap();
            assert_eq!((how, stays.lies_with), (How::Stays, Some(person(2))));
            assert_eq!(stays.move_up(date(2026, 3, 18), false, above), None);
            let found = stays.move_up(date(2026, 3, 19), false, Some(person(4))).unwrap();
            assert_eq!((found.1.lies_with, found.1.alone_on), (Some(person(4)), None));
        }
    }

    #[test]
    fn who_left_hands_over_at_once_and_the_day_stays() {
        let (how, next) = asked().move_up(date(2026, 3, 4), true, Some(person(3))).unwrap();
        assert_eq!((how, next.moved_on), (How::TakenOver, None));
        assert_eq!(next.moves_after, date(2026, 3, 16));
        let (_, nobody) = asked().move_up(date(2026, 3, 4), true, None).unwrap();
        assert_eq!(nobody.lies_with, None);
        assert!(nobody.pass(person(1), person(5)).is_ok(), "the asker may choose somebody");
        assert!(asked().pass(person(1), person(5)).is_err(), "but not while somebody has it");
    }

    #[test]
    fn who_was_overtaken_gets_a_conflict_and_who_never_had_it_is_forbidden() {
        let code = |result: Result<Standing>| match result {
            Err(Error::Refused(refusal)) => refusal.code,
            Err(Error::Forbidden) => "forbidden",
            _ => "done",
        };
        let answered = asked().answer(person(2)).unwrap();
        assert_eq!(code(answered.answer(person(2))), "conflict");
        assert_eq!(code(answered.pass(person(2), person(4))), "conflict");
        let read = answered.read(person(1)).unwrap();
        assert!(!read.answer_again(person(2)).unwrap().read, "the new answer is not read yet");
        assert_eq!(code(answered.answer_again(person(1))), "forbidden");
        assert_eq!(code(asked().answer_again(person(2))), "conflict");
        let passed = asked().pass(person(2), person(3)).unwrap();
        assert_eq!(code(passed.answer(person(2))), "conflict");
        assert_eq!(code(passed.answer(person(9))), "forbidden");
        assert_eq!(code(passed.answer(person(1))), "forbidden", "not the asker either");
        assert_eq!(code(asked().read(person(1))), "conflict");
        assert_eq!(code(answered.read(person(2))), "forbidden");
        assert_eq!(code(answered.read(person(1))), "done");
        assert_eq!(code(asked().pass(person(2), person(2))), "voice-holder");
        assert_eq!(code(asked().pass(person(2), person(1))), "voice-asker");
        assert_eq!(code(Standing::asked(person(1), person(1), date(2026, 3, 2))), "voice-self");
    }

    #[test]
    fn a_step_is_worded_from_the_first_line_of_the_reason() {
        assert_eq!(
            step_text("Vi köper två nycklar till.\nSe offerten.", 280),
            "Vi köper två nycklar till."
        );
        assert_eq!(step_text("åäö", 2), "åä");
    }

    #[derive(Debug, Clone)]
    enum Act {
        Answer(u128),
        Pass(u128, u128),
        Day(i32, bool, Option<u128>),
        Read(u128),
    }

    fn acts() -> impl Strategy<Value = Vec<Act>> {
        let who = 1_u128..6;
        let act = prop_oneof![
            1 => who.clone().prop_map(Act::Answer),
            4 => (who.clone(), who.clone()).prop_map(|(by, to)| Act::Pass(by, to)),
            4 => (0..40_i32, any::<bool>(), proptest::option::of(who.clone()))
                .prop_map(|(days, gone, above)| Act::Day(days, gone, above)),
            1 => who.prop_map(Act::Read),
        ];
        proptest::collection::vec(act, 0..30)
    }

    proptest! {
        #[test]
        fn whatever_happens_the_promise_stands_and_an_answer_is_final(acts in acts()) {
            let first = asked();
            let mut now = first.clone();
            let mut today = date(2026, 3, 2);
            for act in acts {
                let next = match act {
                    Act::Answer(by) => now.answer(person(by)).ok(),
                    Act::Pass(by, to) => now.pass(person(by), person(to)).ok(),
                    Act::Read(by) => now.read(person(by)).ok(),
                    Act::Day(days, gone, above) => {
                        today = dates::plus_days(today, days);
                        now.move_up(today, gone, above.map(person)).map(|(_, next)| next)
                    }
                };
                let Some(next) = next else { continue };
                prop_assert_eq!(next.due_on, first.due_on);
                prop_assert!(next.moves_after >= first.due_on);
                prop_assert!(next.lies_with != next.asker, "nobody answers the own question");
                prop_assert!(next.lies_with.is_none_or(|it| next.held_by.contains(&it)));
                prop_assert!(now.held_by.iter().all(|it| next.held_by.contains(it)));
                prop_assert!(next.read <= next.answered);
                if now.answered {
                    prop_assert!(next.answered);
                    prop_assert_eq!(next.lies_with, now.lies_with);
                }
                now = next;
            }
        }
    }
}
