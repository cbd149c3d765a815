//! Who came into a team, left it or took it over lately: its page says so to those who are in it,
//! so that nobody looks into a team unseen, not for a day either. Pure.

use cairn_ground::{Id, dates};
use jiff::civil::Date;

/// So many days it is shown.
pub const SHOWN_DAYS: i32 = 30;

/// The first day that is shown on `today`.
pub fn since(today: Date) -> Date {
    dates::plus_days(today, -SHOWN_DAYS)
}

cairn_store::row! {
    /// A time in a team, as its member or its manager.
    #[derive(Debug, Clone)]
    pub struct Span {
        pub id: Id,
        /// `None` once the person is erased.
        pub name: Option<String>,
        pub manages: bool,
        pub from: Date,
        /// The first day it no longer held.
        pub to: Option<Date>,
        pub lead: bool,
        /// The day on which `lead` last changed.
        pub lead_on: Option<Date>,
        /// The day on which the first of all came into the team.
        pub began: Option<Date>,
    }
}

/// What one person became in a team, or ceased to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    Came,
    Left,
    CameAndLeft,
    Manages,
    ManagesNoMore,
    Managed,
    Leads,
    LeadsNoMore,
}

/// A turn with its day, as the page of a team tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    pub turn: Turn,
    pub name: Option<String>,
    pub day: Date,
    /// When it had begun, of what began and ended within the days shown.
    pub from: Date,
    pub before: Option<Before>,
}

/// Who managed the team before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Before {
    /// `None` once the person is erased.
    pub name: Option<String>,
}

/// What is told of `spans`, which are in order of their day, newest first. Those a team began with
/// are no news.
pub fn told(spans: &[Span], since: Date) -> Vec<Told> {
    let mut all = Vec::new();
    for (place, span) in spans.iter().enumerate() {
        let told =
            |turn, day| Told { turn, name: span.name.clone(), day, from: span.from, before: None };
        // Whoever was there from the beginning came when nobody was there to be told.
        let first = span.began.is_some_and(|began| span.from <= began);
        let new = span.from >= since && (!first || span.to == Some(span.from));
        if span.manages {
            let before = before(&spans[..place], span);
            match span.to {
                None if new || before.is_some() => {
                    all.push(Told { before, ..told(Turn::Manages, span.from) });
                }
                Some(to) if new => all.push(told(Turn::Managed, to)),
                Some(to) if !has_successor(&spans[place + 1..], to) => {
                    all.push(told(Turn::ManagesNoMore, to));
                }
                _ => {}
            }
            continue;
        }
        match span.to {
            None if new => all.push(told(Turn::Came, span.from)),
            Some(to) if new => all.push(told(Turn::CameAndLeft, to)),
            Some(to) if to >= since => all.push(told(Turn::Left, to)),
            _ => {}
        }
        // Whoever leads the team since it began is no news; whoever no longer does is.
        let began = span.lead && span.lead_on.is_some() && span.lead_on <= span.began;
        let lately = span.lead_on.filter(|day| *day >= since && !began);
        match (span.lead, span.to) {
            // Whoever has left leads no more.
            (true, Some(to)) if to >= since => all.push(told(Turn::LeadsNoMore, to)),
            (true, None) => all.extend(lately.map(|day| told(Turn::Leads, day))),
            (false, _) => all.extend(lately.map(|day| told(Turn::LeadsNoMore, day))),
            _ => {}
        }
    }
    all.reverse();
    all.sort_by_key(|told| std::cmp::Reverse(told.day));
    all
}

fn before(earlier: &[Span], span: &Span) -> Option<Before> {
    let mut earlier = earlier.iter().rev().filter(|it| it.manages);
    earlier.find(|it| it.to == Some(span.from)).map(|it| Before { name: it.name.clone() })
}

fn has_successor(later: &[Span], day: Date) -> bool {
    later.iter().any(|it| it.manages && it.from == day)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn span(name: &str, manages: bool, from: i8, to: Option<i8>) -> Span {
        let day = |day| date(2026, 11, day);
        Span {
            id: Id::nil(),
            name: Some(name.to_owned()),
            manages,
            from: day(from),
            to: to.map(day),
            lead: false,
            lead_on: None,
            began: Some(day(1)),
        }
    }

    fn turns(spans: &[Span]) -> Vec<(Turn, i8)> {
        told(spans, date(2026, 11, 1)).into_iter().map(|it| (it.turn, it.day.day())).collect()
    }

    #[test]
    fn whom_a_team_began_with_is_no_news_and_who_left_on_that_day_is() {
        let spans = [
            span("Alva", false, 1, None),
            span("Ada", false, 1, Some(1)),
            span("Karin", true, 1, None),
            span("Saga", false, 9, None),
        ];
        assert_eq!(turns(&spans), [(Turn::Came, 9), (Turn::CameAndLeft, 1)]);
    }

    #[test]
    fn a_learning_lead_who_has_left_leads_no_more() {
        let leads = |to| Span {
            lead: true,
            lead_on: Some(date(2026, 11, 5)),
            ..span("Saga", false, 2, to)
        };
        assert_eq!(turns(&[leads(None)]), [(Turn::Leads, 5), (Turn::Came, 2)]);
        let left = turns(&[leads(Some(9))]);
        assert_eq!(left, [(Turn::LeadsNoMore, 9), (Turn::CameAndLeft, 9)]);
    }

    #[test]
    fn a_manager_of_one_day_stays_between_the_one_before_and_the_one_after() {
        let spans = [
            span("Karin", true, 1, Some(9)),
            span("Ada", true, 9, Some(9)),
            span("Karin", true, 9, None),
        ];
        assert_eq!(turns(&spans), [(Turn::Manages, 9), (Turn::Managed, 9)]);
        let now = told(&spans, date(2026, 11, 2)).remove(0);
        assert_eq!(now.before, Some(Before { name: Some("Ada".to_owned()) }));
    }

    #[test]
    fn whoever_manages_no_more_is_told_where_nobody_came_after() {
        let mut spans = vec![span("Karin", true, 1, Some(9))];
        let since = date(2026, 11, 2);
        let turn = |spans: &[Span]| told(spans, since).iter().map(|it| it.turn).collect::<Vec<_>>();
        assert_eq!(turn(&spans), [Turn::ManagesNoMore]);
        spans.push(span("Noor", true, 9, None));
        assert_eq!(turn(&spans), [Turn::Manages]);
    }
}
