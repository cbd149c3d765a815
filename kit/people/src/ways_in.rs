//! Links and codes that let one person in once.

use cairn_ground::{Error, Instant, PersonId, Refusal, Result, Secrets, chance::digest};
use cairn_store::{Read, Tx};

use crate::store;

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

/// Makes a way in and gives the token, which is never stored. An older unused one of the same
/// kind stops working.
pub async fn issue(tx: &mut Tx, person: PersonId, kind: Kind) -> Result<String> {
    let token = match kind {
        // 12 letters of 24: 55 bits, behind a rate limit and for 14 days.
        Kind::Paper => Secrets.paper_code(3),
        Kind::Mail | Kind::Reset => Secrets.token(),
    };
    store::delete_ways_in(tx, person, kind.as_str()).await?;
    let expires = tx.now().plus(kind.lives());
    store::insert_way_in(tx, digest(&normal(&token)), person, kind.as_str(), expires).await?;
    Ok(token)
}

/// Whose unused way in this is, without using it: opening a link changes nothing.
///
/// # Errors
/// Refuses with `way-in-over` when it is used, too old or was never one.
pub async fn peek(db: &mut Read, token: &str, now: Instant) -> Result<(PersonId, String)> {
    let found = store::find_way_in(db, &digest(&normal(token)), now).await?;
    found.ok_or_else(|| Error::from(Refusal::field("way-in-over", "code")))
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
