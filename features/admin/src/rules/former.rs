//! What ended when somebody left. Memberships and offices are given anew, never restored; so
//! whoever lets a person in again is told what there was.

use std::collections::HashSet;

use cairn_ground::TeamId;
use jiff::civil::Date;

cairn_store::row! {
    /// From when to when somebody was in a team, or managed it.
    #[derive(Debug, Clone)]
    pub struct Span {
        pub team: TeamId,
        pub name: String,
        pub manages: bool,
        /// Learning lead at the end.
        pub lead: bool,
        pub from: Date,
        pub to: Option<Date>,
        /// The team is still there.
        pub open: bool,
        /// Somebody manages it now, or leads learning in it.
        pub filled: bool,
    }
}

/// Where a person was until the day on which everything ended, and has not come back to. Of whoever
/// moved, something goes on beyond that day.
pub fn left_behind(spans: Vec<Span>) -> Vec<Span> {
    let Some(last) = spans.iter().filter_map(|span| span.to).max() else { return Vec::new() };
    if spans.iter().any(|span| span.to.is_none() && span.from < last) {
        return Vec::new();
    }
    let anew = spans.iter().filter(|span| span.to.is_none());
    let mut told: HashSet<_> = anew.map(|span| (span.team, span.manages)).collect();
    let ended = spans.into_iter().filter(|span| span.to == Some(last) && span.open);
    ended.filter(|span| told.insert((span.team, span.manages))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn span(team: u8, manages: bool, from: i8, to: Option<i8>) -> Span {
        Span {
            team: TeamId(format!("00000000-0000-0000-0000-0000000000{team:02x}").parse().unwrap()),
            name: team.to_string(),
            manages,
            lead: false,
            from: date(2026, 3, from),
            to: to.map(|to| date(2026, 3, to)),
            open: true,
            filled: false,
        }
    }

    fn names(spans: Vec<Span>) -> String {
        let names: Vec<_> =
            left_behind(spans).iter().map(|it| format!("{}{}", it.name, it.manages)).collect();
        names.join(" ")
    }

    #[test]
    fn only_what_ended_with_everything_else_is_left_behind() {
        let (old, nord) = (span(1, false, 1, Some(4)), span(2, false, 4, Some(9)));
        assert_eq!(names(vec![old.clone(), nord.clone()]), "2false");
        let managed = span(2, true, 5, Some(9));
        assert_eq!(names(vec![nord.clone(), managed.clone()]), "2false 2true");
        assert_eq!(names(vec![nord.clone(), span(3, false, 2, None)]), "", "moved");
        assert_eq!(names(vec![nord.clone(), managed, span(2, false, 9, None)]), "2true", "back");
        assert_eq!(names(vec![nord.clone(), nord.clone()]), "2false", "twice on one day");
        assert_eq!(names(vec![Span { open: false, ..nord }]), "");
        assert_eq!(names(Vec::new()), "");
    }
}
