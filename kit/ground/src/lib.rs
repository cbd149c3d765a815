//! Floor 1: what everything else speaks in. No I/O except the clock and the operating system's
//! randomness, no async, no SQL.

pub mod actor;
pub mod chance;
pub mod clock;
pub mod dates;
pub mod error;
pub mod ids;
pub mod limits;
pub mod locale;
pub mod messages;
pub mod text;

pub use actor::{Actor, Audience, Permission, PersonActor, Roles};
pub use chance::{Chance, Secrets};
pub use clock::{Clock, Instant, SystemClock, TestClock};
pub use error::{Error, Refusal, Result};
pub use ids::{Id, ObjectId, PersonId, TeamId};
pub use locale::Locale;
pub use messages::{Arg, Messages};
