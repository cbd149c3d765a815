//! What this feature does.

mod invite;
mod settings;
mod setup;
mod setup_code;
mod sign_in;

pub use invite::{Invitation, Invite, Letter, Made, invite};
pub use settings::{
    Messages, Preferences, Profile, WaysIn, Welcome, set_messages, set_preferences, set_profile,
    set_ways_in, sign_out_elsewhere, welcome,
};
pub use setup::{AddPeople, SetUp, add_people, set_up};
pub use setup_code::{check_code, make_code, needs_code};
pub use sign_in::{
    ComeIn, NewPassword, SignIn, choose_password, come_in, issue_by_mail, sign_in_by_password,
};
