//! Links and codes that let one person in once.

use cairn_ground::{Error, Instant, PersonId, Refusal, Result, Secrets, TeamId, chance::digest};
use cairn_store::{Read, Tx};
use jiff::civil::Date;

use crate::{Settings, rules, store};

/// How somebody gets in without a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A link by mail, also the invitation.
    Mail,
    /// A code on a strip of paper.
    Paper,
    /// A link to choose a new password.
    Reset,
}

impl Kind {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Mail => "mail",
            Self::Paper => "paper",
            Self::Reset => "reset",
        }
    }

    /// How long it opens.
    fn lives(self) -> i64 {
        match self {
            Self::Mail => 3 * Instant::DAY,
            Self::Paper => 14 * Instant::DAY,
            Self::Reset => Instant::HOUR,
        }
    }
}

/// A way in to make.
#[derive(Debug, Clone)]
pub struct NewWayIn {
    pub person: PersonId,
    pub kind: Kind,
    /// Who makes it for somebody else, and for a member of which team.
    pub by: Option<(PersonId, TeamId)>,
    /// The address it goes to.
    pub sent_to: Option<String>,
}

/// Makes a way in and gives the token, which is never stored. An older unused one of the same
/// kind stops working.
pub async fn issue(tx: &mut Tx, new: &NewWayIn) -> Result<String> {
    let token = match new.kind {
        // 12 letters of 24: 55 bits, behind a rate limit and for 14 days.
        Kind::Paper => Secrets.paper_code(3),
        Kind::Mail | Kind::Reset => Secrets.token(),
    };
    store::delete_ways_in(tx, new.person, new.kind.as_str()).await?;
    let expires = tx.now().plus(new.kind.lives());
    store::insert_way_in(tx, digest(&normal(&token)), new, expires).await?;
    Ok(token)
}

cairn_store::row! {
    /// An unused way in whose time is not over, and what has become of those it concerns.
    #[derive(Debug, Clone)]
    pub(crate) struct WayIn {
        pub person: PersonId,
        pub kind: String,
        pub expires_at: Instant,
        pub arrived: bool,
        /// Curator or administrator.
        pub privileged: bool,
        /// It was mailed to an address that is no longer the person's.
        pub astray: bool,
        /// Who made it, as they are today: `house` (or the person, who asked for it),
        /// `administrator`, `manager` of the team in which the person is, or `nobody`.
        pub maker: String,
    }
}

impl WayIn {
    /// Whether it might still be made today: much changes in fourteen days.
    fn opens(&self) -> bool {
        let may = match &*self.maker {
            "house" => true,
            maker @ ("administrator" | "manager") => {
                let administers = maker == "administrator";
                rules::may_be_invited(administers, self.arrived, self.privileged)
            }
            _ => false,
        };
        may && !self.astray
    }
}

/// Which members of a team hold a code or link that works, and until when.
pub async fn list_of_team(
    db: &mut Read,
    team: TeamId,
    today: Date,
    now: Instant,
) -> Result<Vec<(PersonId, Instant)>> {
    let all = store::list_ways_in_of_team(db, team, today, now).await?;
    let opening = all.into_iter().filter(|it| it.kind != Kind::Reset.as_str() && it.opens());
    Ok(opening.map(|it| (it.person, it.expires_at)).collect())
}

/// Whose unused way in this is, without using it: opening a link changes nothing.
///
/// # Errors
/// Refuses with `way-in-over` when it is used, too old, was never one, or when whoever made it may
/// no longer.
pub async fn peek(db: &mut Read, token: &str, now: Instant) -> Result<(PersonId, String)> {
    let today = now.date(&Settings::load(db).await?.zone);
    let found = store::find_way_in(db, &digest(&normal(token)), today, now).await?;
    match found.filter(WayIn::opens) {
        Some(found) => Ok((found.person, found.kind)),
        None => Err(Error::from(Refusal::field("way-in-over", "code"))),
    }
}

/// Uses it up.
///
/// # Errors
/// As [`peek`]; of two devices that use it at once, one is refused.
pub async fn redeem(tx: &mut Tx, token: &str) -> Result<PersonId> {
    let now = tx.now();
    let (person, _) = peek(tx, token, now).await?;
    if store::use_way_in(tx, &digest(&normal(token))).await? == 0 {
        return Err(Refusal::field("way-in-over", "code").into());
    }
    Ok(person)
}

/// A code typed from paper: case, blanks and dashes do not matter. Tokens are lower-case hex and
/// are told apart by their length.
fn normal(token: &str) -> String {
    let kept: String = token.chars().filter(char::is_ascii_alphanumeric).collect();
    if kept.len() >= 40 { kept } else { kept.to_ascii_uppercase() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_may_be_typed_with_or_without_dashes() {
        assert_eq!(normal(" acde fghj-KMNP "), "ACDEFGHJKMNP");
        let token = Secrets.token();
        assert_eq!(normal(&token), token);
    }
}
