//! The words that are stored, recorded and sent by forms.

use cairn_ground::{Error, Result};
use cairn_store::{Column, Row};

/// A closed set of words: an enum that is stored and sent as one of them.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident {
        $($(#[$vmeta:meta])* $variant:ident = $word:literal),+ $(,)?
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name { $($(#[$vmeta])* $variant),+ }

        impl $name {
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            pub fn parse(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|known| known.as_str() == word)
            }
        }

        impl Column for $name {
            fn read(row: &Row, index: usize) -> Result<Self> {
                let word = String::read(row, index)?;
                Self::parse(&word).ok_or_else(|| Error::internal(word))
            }
        }
    };
}

words! {
    /// Whose step it is.
    Scope {
        Mine = "mine",
        /// The team's; its owner is the one person who sees to it.
        Ours = "ours",
    }
}

words! {
    /// Where a step stands.
    State {
        Open = "open",
        Done = "done",
        Partly = "partly",
        DidNotHappen = "did-not-happen",
        Paused = "paused",
        Dropped = "dropped",
    }
}

words! {
    /// The owner's answer on the day. The fourth, *changed*, is a command of its own.
    Outcome {
        Done = "done",
        Partly = "partly",
        DidNotHappen = "did-not-happen",
    }
}

words! {
    /// What one sees when looking back.
    Seen {
        Clearly = "clearly",
        ALittle = "a-little",
        No = "no",
        Worse = "worse",
        TooEarly = "too-early",
    }
}

words! {
    /// How one learned: the nine kinds of learning the seed lists, and something else.
    How {
        ReviewOfWork = "review-of-work",
        TalkAboutCooperation = "talk-about-cooperation",
        CustomerVisit = "customer-visit",
        HowWeBehave = "how-we-behave",
        Shadowing = "shadowing",
        WorkshopOldTruths = "workshop-old-truths",
        ReadOrWatched = "read-or-watched",
        Course = "course",
        TaughtColleagues = "taught-colleagues",
        SomethingElse = "something-else",
    }
}

impl State {
    /// Something came of it that one can look back on.
    pub fn is_done(self) -> bool {
        matches!(self, Self::Done | Self::Partly)
    }
}

impl From<Outcome> for State {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Done => Self::Done,
            Outcome::Partly => Self::Partly,
            Outcome::DidNotHappen => Self::DidNotHappen,
        }
    }
}
