//! When a review is where.

use cairn_ground::{Actor, Instant, ObjectId, PersonId, Refusal, Result, TeamId, dates};
use jiff::civil::Date;

/// A review is held now or within a week: later ones are forgotten.
pub const MOST_DAYS_AHEAD: i32 = 7;
/// Cards live so many days from the day of the review.
const CARD_DAYS: i32 = 30;

/// Where a review stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Its day is still to come.
    Planned,
    /// Everyone writes alone; nobody sees a card.
    Writing,
    /// The cards lie open.
    Opened,
    /// What came out stays; cards until their day.
    Closed,
    CalledOff,
    /// Nobody opened the cards in time: they were deleted unread.
    Lapsed,
}

cairn_store::row! {
    /// A review with what its object says of it.
    #[derive(Debug, Clone)]
    pub struct Review {
        pub id: ObjectId,
        pub about: String,
        pub team: TeamId,
        pub team_name: String,
        /// Who opens the cards; `None` once erased.
        pub leader: Option<PersonId>,
        pub leader_name: Option<String>,
        /// The leader left the organisation, or takes part no longer.
        pub leader_left: bool,
        pub held_on: Date,
        pub cards_until: Date,
        pub opened_at: Option<Instant>,
        pub closed_at: Option<Instant>,
        pub called_off_at: Option<Instant>,
        /// How many take part.
        pub people: i64,
        /// How many of them have ever signed in.
        pub arrived: i64,
        /// The reader takes part.
        pub takes_part: bool,
    }
}

impl Review {
    pub fn state(&self, today: Date) -> State {
        let over = today >= self.cards_until;
        match (self.called_off_at, self.closed_at, self.opened_at) {
            (Some(_), _, _) => State::CalledOff,
            (_, Some(_), _) => State::Closed,
            (_, _, Some(_)) if over => State::Closed,
            (_, _, Some(_)) => State::Opened,
            _ if over => State::Lapsed,
            _ if today < self.held_on => State::Planned,
            _ => State::Writing,
        }
    }

    /// The one who started it, while that one takes part. From the day after the review, or when
    /// that one has left, anyone who takes part may: otherwise cards would lie unread because one
    /// person is ill.
    pub fn may_lead(&self, actor: &Actor, today: Date) -> bool {
        let mine = self.leader.is_some() && self.leader == actor.person_id();
        self.takes_part && (mine || self.is_led_by_all(today))
    }

    /// Who is asked to open the cards: the leader, or in that one's place whoever acts.
    pub fn waits_for(&self, actor: PersonId) -> PersonId {
        self.leader.filter(|_| !self.leader_left).unwrap_or(actor)
    }

    /// Nobody in particular is waited for.
    pub fn is_led_by_all(&self, today: Date) -> bool {
        self.leader.is_none() || self.leader_left || today > self.held_on
    }

    /// Whether there may be cards to read: those who take part read them until their day.
    pub fn shows_cards(&self, today: Date) -> bool {
        self.takes_part
            && matches!(self.state(today), State::Opened | State::Closed)
            && self.opened_at.is_some()
            && today < self.cards_until
    }
}

/// The day of a review: today if none is given.
///
/// # Errors
/// Refuses the past and more than [`MOST_DAYS_AHEAD`] days ahead.
pub fn day(wanted: Option<Date>, today: Date) -> Result<Date> {
    let day = wanted.unwrap_or(today);
    if day < today || day > dates::plus_days(today, MOST_DAYS_AHEAD) {
        return Err(Refusal::field("review-day", "day").into());
    }
    Ok(day)
}

/// The day on which the cards of a review held on `day` are deleted.
pub fn cards_until(day: Date) -> Date {
    dates::plus_days(day, CARD_DAYS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use cairn_ground::Id;
    use jiff::civil::date;

    fn review() -> Review {
        let held_on = date(2026, 3, 5);
        Review {
            id: ObjectId(Id::from_u128(1)),
            about: "Veckan".into(),
            team: TeamId(Id::from_u128(2)),
            team_name: "Nord".into(),
            leader: Some(PersonId(Id::from_u128(3))),
            leader_name: Some("Eva".into()),
            leader_left: false,
            held_on,
            cards_until: cards_until(held_on),
            opened_at: None,
            closed_at: None,
            called_off_at: None,
            people: 3,
            arrived: 3,
            takes_part: true,
        }
    }

    #[test]
    fn a_review_is_planned_written_opened_closed() {
        let at = |day| review().state(date(2026, 3, day));
        assert_eq!((at(4), at(5), at(31)), (State::Planned, State::Writing, State::Writing));
        let opened = Review { opened_at: Some(Instant(1)), ..review() };
        assert_eq!(opened.state(date(2026, 3, 5)), State::Opened);
        let closed = Review { closed_at: Some(Instant(2)), ..opened };
        assert_eq!(closed.state(date(2026, 3, 5)), State::Closed);
        let off = Review { called_off_at: Some(Instant(2)), ..review() };
        assert_eq!(off.state(date(2026, 3, 4)), State::CalledOff);
    }

    #[test]
    fn cards_are_read_only_by_those_who_take_part_after_the_opening_and_before_their_day() {
        let last = date(2026, 4, 3);
        assert_eq!(review().cards_until, date(2026, 4, 4));
        assert!(!review().shows_cards(last), "not opened");
        let opened = Review { opened_at: Some(Instant(1)), ..review() };
        assert!(opened.shows_cards(last));
        assert!(!opened.shows_cards(date(2026, 4, 4)), "deleted");
        let outside = Review { takes_part: false, ..opened };
        assert!(!outside.shows_cards(last));
        assert_eq!(review().state(date(2026, 4, 4)), State::Lapsed);
    }

    #[test]
    fn the_leader_leads_and_the_others_from_the_day_after() {
        let day = date(2026, 3, 5);
        assert!(!review().may_lead(&Actor::Visitor, day));
        assert!(review().may_lead(&Actor::Visitor, date(2026, 3, 6)));
        let outside = Review { takes_part: false, ..review() };
        assert!(!outside.may_lead(&Actor::Visitor, date(2026, 3, 6)));
        let left = Review { leader_left: true, ..review() };
        assert!(left.may_lead(&Actor::Visitor, day));
    }

    #[test]
    fn a_review_is_held_within_a_week() {
        let today = date(2026, 3, 2);
        assert_eq!(day(None, today).unwrap(), today);
        assert!(day(Some(date(2026, 3, 9)), today).is_ok());
        assert!(day(Some(date(2026, 3, 10)), today).is_err());
        assert!(day(Some(date(2026, 3, 1)), today).is_err());
    }
}
