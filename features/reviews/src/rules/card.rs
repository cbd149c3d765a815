//! A card and the right to change it: nothing that is stored leads back to who wrote it.

use cairn_ground::{Id, ObjectId, PersonId, Result, Secrets, chance::digest, ids};

/// A card's longest text: what one reads aloud in half a minute.
pub const CARD: usize = 600;

/// One of the four questions of follow-up of work done, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Question(u8);

impl Question {
    pub const ALL: [Self; 4] = [Self(1), Self(2), Self(3), Self(4)];

    pub fn parse(text: &str) -> Option<Self> {
        text.parse().ok().and_then(Self::of)
    }

    pub fn of(number: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|question| question.number() == number)
    }

    pub fn number(self) -> i64 {
        i64::from(self.0)
    }

    pub fn is_first(self) -> bool {
        self.0 == 1
    }

    /// The one after it; `None` after the last.
    pub fn next(self) -> Option<Self> {
        Self::of(self.number() + 1)
    }

    /// Message key of its words.
    pub fn key(self) -> String {
        format!("reviews-q{}", self.0)
    }
}

/// The right to change one's cards until they are opened: a secret in the writer's browser. The
/// id of a card is a digest of this secret, of the person at the browser and of what the card
/// says. So nothing about the author is stored; the same card sent twice is one card; and whoever
/// sits down at the same browser as somebody else finds none.
#[derive(Clone, PartialEq, Eq)]
pub struct EditKey(String);

/// Letters of a token: 256 bits.
const LENGTH: usize = 64;

impl EditKey {
    pub fn fresh() -> Self {
        Self(Secrets.token())
    }

    /// As the browser sends it.
    pub fn parse(text: &str) -> Option<Self> {
        let sound = text.len() == LENGTH && text.bytes().all(|b| b.is_ascii_hexdigit());
        sound.then(|| Self(text.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The id under which a card lies until the opening.
    pub fn card_id(&self, by: PersonId, review: ObjectId, question: Question, body: &str) -> Id {
        let number = question.number();
        let digest = digest(&format!("{}\n{by}\n{review}\n{number}\n{body}", self.0));
        let mut first = [0; 16];
        first.copy_from_slice(&digest[..16]);
        ids::random(first)
    }
}

impl std::fmt::Debug for EditKey {
    /// Never in a log.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("EditKey")
    }
}

/// A card's text.
///
/// # Errors
/// Refuses nothing at all and more than [`CARD`] characters.
pub fn body(raw: &str) -> Result<String> {
    cairn_ground::text::paragraph("body", raw, CARD)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(n: u128) -> PersonId {
        PersonId(Id::from_u128(n))
    }

    fn id(key: &EditKey, by: u128, review: u128, question: i64, body: &str) -> Id {
        let review = ObjectId(Id::from_u128(review));
        key.card_id(person(by), review, Question::of(question).unwrap(), body)
    }

    #[test]
    fn only_the_same_hand_at_the_same_browser_finds_a_card_again() {
        let key = EditKey::fresh();
        let card = id(&key, 1, 2, 3, "Vi ringde");
        assert_eq!(card, id(&key, 1, 2, 3, "Vi ringde"));
        assert_ne!(card, id(&EditKey::fresh(), 1, 2, 3, "Vi ringde"), "another browser");
        assert_ne!(card, id(&key, 9, 2, 3, "Vi ringde"), "another person at it");
        assert_ne!(card, id(&key, 1, 9, 3, "Vi ringde"), "another review");
        assert_ne!(card, id(&key, 1, 2, 4, "Vi ringde"), "another question");
        assert_ne!(card, id(&key, 1, 2, 3, "Vi ringde inte"), "another text");
    }

    #[test]
    fn a_key_is_a_token_and_never_shows_in_a_log() {
        let key = EditKey::fresh();
        assert_eq!(EditKey::parse(key.as_str()), Some(key.clone()));
        for bad in ["", "abc", &"g".repeat(LENGTH), &"a".repeat(LENGTH + 1)] {
            assert_eq!(EditKey::parse(bad), None);
        }
        assert!(!format!("{key:?}").contains(key.as_str()));
    }

    #[test]
    fn there_are_four_questions_in_order() {
        let asked: Vec<i64> =
            std::iter::successors(Question::of(1), |q| q.next()).map(Question::number).collect();
        assert_eq!(asked, [1, 2, 3, 4]);
        for bad in ["0", "5", "x", ""] {
            assert_eq!(Question::parse(bad), None);
        }
    }

    #[test]
    fn a_card_says_something_and_not_everything() {
        assert_eq!(body(" Det gick \n bra ").unwrap(), "Det gick\n bra");
        assert!(body(" \n").is_err());
        assert!(body(&"x".repeat(CARD + 1)).is_err());
    }
}
