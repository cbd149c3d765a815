//! What every page of a review says of it.

use cairn_web::{Cx, View};
use jiff::civil::Date;

use crate::rules::{self, Review, State};

/// Below so many writers a card can be laid to somebody's door.
const FEW: i64 = 3;

/// Who opens the cards, to the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Opener {
    Me,
    Leader,
    /// Whoever takes part may.
    All,
}

/// A review as one reader sees it today.
#[derive(Debug, Clone)]
pub(crate) struct Head {
    pub review: Review,
    pub state: State,
    /// The reader may open the cards.
    pub leads: bool,
    pub opener: Opener,
    pub public_body: bool,
}

impl Head {
    pub fn of(cx: &Cx, review: Review, today: Date) -> Self {
        let me = cx.actor.person_id();
        let opener = if review.takes_part && review.leader.is_some() && review.leader == me {
            Opener::Me
        } else if review.is_led_by_all(today) {
            Opener::All
        } else {
            Opener::Leader
        };
        Self {
            state: review.state(today),
            leads: review.may_lead(&cx.actor, today),
            opener,
            public_body: cx.settings.public_body,
            review,
        }
    }

    pub fn href(&self) -> String {
        self.at("")
    }

    /// "Review · the week's installations · Service Nord".
    pub fn over(&self, v: &View) -> String {
        let kind = v.t("reviews-review");
        format!("{kind} · {} · {}", self.review.about, self.review.team_name)
    }

    pub fn leader(&self, v: &View) -> String {
        v.name_or_former(&self.review.leader_name)
    }

    /// "Eva opens the cards", "You open the cards"; nothing once they are open, or never will be.
    pub fn led_by(&self, v: &View) -> String {
        if self.is_opened() || self.is_over() {
            return String::new();
        }
        match self.opener {
            Opener::Me => v.t("reviews-led-by-me"),
            Opener::Leader => v.t1("reviews-led-by", "name", self.leader(v)),
            Opener::All => v.t("reviews-led-by-all"),
        }
    }

    /// Who will read the cards.
    pub fn promise_lead(&self, v: &View) -> String {
        v.t1("reviews-promise-who", "people", self.review.people)
    }

    /// When, who wrote what, until when; and what makes the promise smaller where something does.
    pub fn promise_text(&self, v: &View) -> String {
        let opens = match self.opener {
            Opener::Me => v.t("reviews-promise-opens-mine"),
            Opener::Leader => v.t1("reviews-promise-opens", "name", self.leader(v)),
            Opener::All => v.t("reviews-promise-opens-all"),
        };
        let until = v.long_date(&self.review.cards_until);
        let mut parts = vec![
            opens,
            v.t("reviews-promise-author"),
            v.t1("reviews-promise-until", "date", until),
        ];
        let (people, arrived) = (self.review.people, self.review.arrived);
        if people < FEW {
            parts.push(v.t1("reviews-promise-few", "people", people));
        } else if arrived < FEW {
            parts.push(v.t1("reviews-promise-arrived", "n", arrived));
        }
        if self.public_body {
            parts.push(v.t("reviews-promise-public"));
        }
        parts.join(" ")
    }

    pub fn is_writing(&self) -> bool {
        self.state == State::Writing
    }

    pub fn is_opened(&self) -> bool {
        self.state == State::Opened
    }

    /// Nobody has read a card yet.
    pub fn may_call_off(&self) -> bool {
        matches!(self.state, State::Planned | State::Writing)
    }

    /// It was held, or will not be.
    pub fn is_over(&self) -> bool {
        matches!(self.state, State::Closed | State::CalledOff | State::Lapsed)
    }

    /// One word for where it stands, in addresses.
    pub fn state_word(&self) -> &'static str {
        self.state_key().trim_start_matches("reviews-state-")
    }

    /// Where a page asks how it stands.
    pub fn live(&self) -> String {
        self.at(&format!("/live?at={}", self.state_word()))
    }

    /// An address of this review.
    pub fn at(&self, tail: &str) -> String {
        format!("/reviews/{}{tail}", self.review.id)
    }

    /// Where the team starts another one.
    pub fn again(&self) -> String {
        format!("/reviews/new?team={}", self.review.team)
    }

    /// The same with a week from today chosen.
    pub fn next_week(&self, v: &View) -> String {
        let day = cairn_ground::dates::plus_days(v.today(), rules::MOST_DAYS_AHEAD);
        format!("{}&day={day}", self.again())
    }

    /// Message key of where it stands, for those who do not write.
    pub fn state_key(&self) -> &'static str {
        match self.state {
            State::Planned => "reviews-state-planned",
            State::Writing => "reviews-state-writing",
            State::Opened => "reviews-state-opened",
            State::Closed => "reviews-state-closed",
            State::CalledOff => "reviews-state-called-off",
            State::Lapsed => "reviews-state-lapsed",
        }
    }
}
