//! Types and invariants of persons and teams. Pure.

use cairn_ground::{Instant, PersonId, Refusal, Result, TeamId, limits, text};

/// What a team is: one thing with four kinds, not four things.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TeamKind {
    /// Part of the structure that holds teams.
    Unit,
    Team,
    Project,
    Community,
}

impl TeamKind {
    pub const ALL: [Self; 4] = [Self::Unit, Self::Team, Self::Project, Self::Community];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Unit => "unit",
            Self::Team => "team",
            Self::Project => "project",
            Self::Community => "community",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|k| k.as_str() == word)
    }
}

cairn_store::row! {
    /// A person as others see them.
    #[derive(Debug, Clone)]
    pub struct Person {
        pub id: PersonId,
        pub name: String,
        pub email: Option<String>,
        pub title: String,
        pub about: String,
        pub lang: String,
        pub zone: String,
        pub theme: String,
        pub messages: String,
        pub curator: bool,
        pub administrator: bool,
        pub created_at: Instant,
        pub arrived_at: Option<Instant>,
        pub deactivated_at: Option<Instant>,
    }
}

cairn_store::row! {
    #[derive(Debug, Clone)]
    pub struct Team {
        pub id: TeamId,
        pub name: String,
        /// What stands in the bar of a phone.
        pub short_name: String,
        pub kind: String,
        pub closed_at: Option<Instant>,
    }
}

/// A person's name: one line.
pub fn name(raw: &str) -> Result<String> {
    text::line("name", raw, limits::NAME)
}

/// An e-mail address, checked as little as can be: something, an at sign, a host with a dot or a
/// single name inside a company. The message that arrives is the real check.
pub fn email(raw: &str) -> Result<Option<String>> {
    let Some(address) = text::optional_line("email", raw, 254)? else { return Ok(None) };
    let sound = address.split_once('@').is_some_and(|(local, host)| {
        !local.is_empty()
            && !host.is_empty()
            && !host.starts_with('.')
            && !host.ends_with('.')
            && !host.contains("..")
            && !host.contains('@')
            && !address.contains(|c: char| c.is_whitespace() || ",;<>\"".contains(c))
    });
    if sound { Ok(Some(address)) } else { Err(Refusal::field("email", "email").into()) }
}

/// Whether somebody may be given a way in by an administrator, or else by the manager of their
/// team. It opens everything of a person, so nobody but an administrator makes one for somebody who
/// has been in or who runs the house.
pub fn may_be_invited(by_administrator: bool, arrived: bool, privileged: bool) -> bool {
    by_administrator || (!arrived && !privileged)
}

/// The shape in which addresses are compared.
pub fn fold_email(address: &str) -> String {
    address.trim().to_lowercase()
}

/// What fits in the bar of a phone.
const BAR: usize = 14;

/// The shortest useful name for the bar of a phone: the last word that tells teams apart.
/// "Service Nord" → "Nord". Where that is no name by itself (*HR & lärande*, *Arbetslag 4–6*), the
/// whole stands if it fits.
pub fn short_name(name: &str) -> String {
    let last = name.split_whitespace().last().unwrap_or(name);
    let is_name = last.chars().count() >= 3 && last.starts_with(char::is_uppercase);
    let short = if is_name || name.chars().count() > BAR && last.contains(char::is_alphabetic) {
        last
    } else {
        name
    };
    let mut letters = short.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    let whole: String = first.chain(letters).collect();
    if whole.chars().count() <= BAR {
        return whole;
    }
    let cut: String = whole.chars().take(BAR - 1).collect();
    cut.trim_end().to_owned() + "…"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_cannot_work_are_refused() {
        assert_eq!(email(" A.B@x.se ").unwrap().as_deref(), Some("A.B@x.se"));
        assert_eq!(email("").unwrap(), None);
        for bad in ["a", "a@", "@b", "a@b@c", "a b@c.se", "a@.se", "a@b..se", "<a@b.se>"] {
            assert!(email(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn the_bar_shows_the_word_that_tells_teams_apart() {
        assert_eq!(short_name("Service Nord"), "Nord");
        assert_eq!(short_name("Ekonomi"), "Ekonomi");
        assert_eq!(short_name("Team 3"), "Team 3");
        assert_eq!(short_name("HR & lärande"), "HR & lärande");
        assert_eq!(short_name("Arbetslag 4–6"), "Arbetslag 4–6");
        assert_eq!(short_name("Lön, HR & lärande"), "Lärande");
        assert_eq!(short_name("Barn- och utbildningsförvaltningen"), "Utbildningsfö…");
    }
}
