//! What next steps and learned lines are. Pure: no database, no clock.

mod answered;
mod learned;
mod phase;
mod step;
mod told;
mod words;

pub use answered::missed_after;
pub use learned::{LearnedLine, MINUTES};
pub use phase::{Hold, Phase, Reader, Stake, Standing};
pub use step::{Look, audience_of, due, is_quiet, look_on, looks_again_on, miss_on, quiet_since};
pub use told::told;
pub use words::{How, Outcome, Scope, Seen, State};
