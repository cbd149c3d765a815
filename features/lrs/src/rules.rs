//! What holds, without a database: how long a reason is good for, whose name was typed, and the
//! authorisation matrix in words. Pure.

use std::collections::{BTreeMap, BTreeSet};

use cairn_ground::{Instant, Permission, PersonId, Refusal, Result, text};
use cairn_record::Look;
use cairn_web::{Route, Who, route::Verb};

/// A written reason opens a history for so long.
pub const LOOK_LASTS: i64 = Instant::DAY;

/// Whether `reader` gave a reason that still holds.
pub fn may_look(looks: &[Look], reader: PersonId, now: Instant) -> bool {
    looks.iter().any(|look| look.looked_by == reader && look.at.plus(LOOK_LASTS) > now)
}

/// Letters that a reason has at least; what is shorter tells the person nothing.
const REASON: usize = 10;

/// Whether whoever reads the reason can learn why: it has letters enough, and a word among them.
pub fn says_why(reason: &str) -> bool {
    let words = reason.split(|c: char| !c.is_alphabetic()).map(|word| word.chars().count());
    let (letters, longest) = words.fold((0, 0), |(all, most), n| (all + n, n.max(most)));
    letters >= REASON && longest > 1
}

/// Erasing asks for the name, so that nobody erases the neighbour in the list by a slip.
///
/// # Errors
/// Refuses with `name-differs`; letter case and blanks do not matter.
pub fn confirm(typed: &str, name: &str) -> Result<()> {
    let fold = |raw: &str| text::line("name", raw, 400).map(|line| line.to_lowercase());
    if fold(typed)? == fold(name)? {
        return Ok(());
    }
    Err(Refusal::field("name-differs", "name").with("name", name).into())
}

/// A part of the product as its addresses show it, and who may use it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Area {
    /// Message key of its name is `lrs-area-{name}`.
    pub name: String,
    /// Words of [`who`], in order.
    pub pages_for: BTreeSet<usize>,
    pub actions_for: BTreeSet<usize>,
}

/// Message keys are `lrs-who-{word}`, the widest first.
pub const WHO: [&str; 7] =
    ["anyone", "everyone", "readers", "owner", "named", "curators", "administrators"];

/// Place in [`WHO`] of those who may use a route.
fn who(route: &Route) -> usize {
    match (route.permission, route.who) {
        (Permission::Anyone, _) => 0,
        (Permission::Curate, _) => 5,
        (Permission::Administer, _) => 6,
        (Permission::Member, Who::Everyone) => 1,
        (Permission::Member, Who::Readers) => 2,
        (Permission::Member, Who::Owner) => 3,
        (Permission::Member, Who::Named(_)) => 4,
    }
}

/// The matrix by area, in order of their addresses; `has` says which areas have a name, the rest
/// is `other`.
pub fn areas(routes: &[Route], has: impl Fn(&str) -> bool) -> Vec<Area> {
    let mut areas: BTreeMap<String, Area> = BTreeMap::new();
    for route in routes {
        let name = area_of(route.path);
        let name = if has(name) { name } else { "other" };
        let area = areas.entry(name.to_owned()).or_default();
        name.clone_into(&mut area.name);
        let for_whom = match route.method {
            Verb::Get => &mut area.pages_for,
            Verb::Post => &mut area.actions_for,
        };
        for_whom.insert(who(route));
    }
    areas.into_values().collect()
}

/// What one would call the part of the product an address belongs to.
fn area_of(path: &str) -> &str {
    match path.split('/').nth(1).unwrap_or_default() {
        "" | "waiting" => "today",
        "login" | "logout" | "setup" | "in" | "code" | "reset" => "ways-in",
        "m" | "outbox" => "messages",
        "files" | "material" => "material",
        "answers" => "questions",
        "learned" => "steps",
        "ideas" => "obstacles",
        first => first,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use cairn_ground::Id;
    use cairn_web::handler;

    async fn nothing(_: cairn_web::Cx) -> Result<cairn_web::Response> {
        Err(cairn_ground::Error::NotFound)
    }

    #[test]
    fn a_reason_holds_a_day_and_for_the_one_who_gave_it() {
        let [ada, bo] = [1, 2].map(|n| PersonId(Id::from_u128(n)));
        let looks = [Look { looked_by: ada, reason: "x".into(), at: Instant(0) }];
        assert!(may_look(&looks, ada, Instant(Instant::DAY - 1)));
        assert!(!may_look(&looks, ada, Instant(Instant::DAY)));
        assert!(!may_look(&looks, bo, Instant(1)));
    }

    #[test]
    fn only_the_name_itself_confirms_an_erasure() {
        assert!(confirm("  åsa  ÖBERG ", "Åsa Öberg").is_ok());
        for typed in ["", "Åsa", "Asa Oberg", "Åsa Öberg-Karim"] {
            assert!(confirm(typed, "Åsa Öberg").is_err(), "{typed}");
        }
    }

    #[test]
    fn the_matrix_is_written_by_area_and_what_is_unknown_is_not_lost() {
        let routes = [
            Route::get("/steps/{id}", Who::Readers, handler!(nothing)),
            Route::get("/learned", Who::Everyone, handler!(nothing)),
            Route::post("/steps/{id}/done", Who::Owner, handler!(nothing)),
            Route::post("/strange", Who::Everyone, handler!(nothing)).needs(Permission::Curate),
        ];
        let found = areas(&routes, |name| name == "steps");
        assert_eq!(found.len(), 2);
        assert_eq!((found[0].name.as_str(), found[0].actions_for.len()), ("other", 1));
        assert_eq!(found[0].actions_for, BTreeSet::from([5]));
        assert_eq!(found[1].pages_for, BTreeSet::from([1, 2]));
        assert_eq!(found[1].actions_for, BTreeSet::from([3]));
    }
}
