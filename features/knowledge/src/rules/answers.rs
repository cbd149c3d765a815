//! Answers: what may still be done to one. Pure.

use cairn_ground::{PersonId, Refusal, Result};

/// An answer can be taken back until somebody has read or used it.
///
/// # Errors
/// Refuses with `answer-used`.
pub fn may_delete(read: bool, used: i64) -> Result<()> {
    if read || used > 0 { Err(Refusal::new("answer-used").into()) } else { Ok(()) }
}

/// Whom one can name instead of answering.
///
/// # Errors
/// Refuses oneself and the asker.
pub fn may_name(named: PersonId, me: PersonId, asker: Option<PersonId>) -> Result<()> {
    if named == me {
        return Err(Refusal::field("name-yourself", "to").into());
    }
    if Some(named) == asker {
        return Err(Refusal::field("name-asker", "to").into());
    }
    Ok(())
}

/// Something helped: nobody says so of their own answer, and a name to ask is none.
///
/// # Errors
/// Refuses with `own-answer` and `no-answer`.
pub fn may_help(by: Option<PersonId>, me: PersonId, is_answer: bool) -> Result<()> {
    if !is_answer {
        return Err(Refusal::new("no-answer").into());
    }
    if by == Some(me) { Err(Refusal::new("own-answer").into()) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use cairn_ground::Id;

    const ME: PersonId = PersonId(Id::from_u128(1));
    const ASKER: PersonId = PersonId(Id::from_u128(2));
    const NOOR: PersonId = PersonId(Id::from_u128(3));

    #[test]
    fn what_was_read_or_used_stays() {
        assert!(may_delete(false, 0).is_ok());
        assert!(may_delete(true, 0).is_err());
        assert!(may_delete(false, 1).is_err());
    }

    #[test]
    fn one_names_somebody_else_than_oneself_and_the_asker() {
        assert!(may_name(NOOR, ME, Some(ASKER)).is_ok());
        assert!(may_name(ME, ME, Some(ASKER)).is_err());
        assert!(may_name(ASKER, ME, Some(ASKER)).is_err());
    }

    #[test]
    fn nobody_thanks_themselves() {
        assert!(may_help(Some(NOOR), ME, true).is_ok());
        assert!(may_help(None, ME, true).is_ok(), "a former colleague's answer still helps");
        assert!(may_help(Some(ME), ME, true).is_err());
        assert!(may_help(Some(NOOR), ME, false).is_err());
    }
}
