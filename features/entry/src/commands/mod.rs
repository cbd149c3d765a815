//! What this feature does.

mod setup;
mod sign_in;

pub use setup::{AddPeople, Added, SetUp, add_people, set_up};
pub use sign_in::{SignIn, sign_in_by_password};
