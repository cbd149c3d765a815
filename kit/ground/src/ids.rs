//! Typed ids. All are `UUIDv7` (they sort by time), except secrets and anonymous rows, which are
//! random so that neither order nor time can be read from them.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{Chance, Clock};

/// The type-erased id as the store binds it.
pub type Id = Uuid;

/// Makes a new time-ordered id from the injected clock and chance.
pub fn time_ordered(clock: &dyn Clock, chance: &Chance) -> Id {
    let millis = u64::try_from(clock.now().micros() / 1000).unwrap_or(0);
    uuid::Builder::from_unix_timestamp_millis(millis, &chance.bytes::<10>()).into_uuid()
}

/// Makes an id that tells neither when nor in which order it was made.
pub fn random(bytes: [u8; 16]) -> Id {
    uuid::Builder::from_random_bytes(bytes).into_uuid()
}

/// Declares a newtype over [`Id`] so that a person's id is never taken for a team's.
#[macro_export]
macro_rules! typed_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
        pub struct $name(pub $crate::Id);

        impl From<$crate::Id> for $name {
            fn from(id: $crate::Id) -> Self { Self(id) }
        }
        impl From<$name> for $crate::Id {
            fn from(id: $name) -> Self { id.0 }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                std::fmt::Display::fmt(&self.0, f)
            }
        }
        impl std::str::FromStr for $name {
            type Err = $crate::Error;
            fn from_str(text: &str) -> Result<Self, $crate::Error> {
                text.parse().map(Self).map_err(|_| $crate::Error::NotFound)
            }
        }
    };
}

typed_id!(
    /// A person, active or not.
    PersonId
);
typed_id!(
    /// A team: unit, team, project or community.
    TeamId
);
typed_id!(
    /// Any noun that has a row in `kit/objects`.
    ObjectId
);

impl Serialize for PersonId {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(s)
    }
}
impl<'de> Deserialize<'de> for PersonId {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        Uuid::deserialize(d).map(Self)
    }
}
