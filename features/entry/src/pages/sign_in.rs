//! Signing in and out.

use askama::Template;
use cairn_web::{Form, Kept, View};

#[derive(Template)]
#[template(path = "entry/login.html")]
pub struct Login {
    pub v: View,
    pub form: Form,
    pub to: String,
    /// What was written when the login had ended.
    pub kept: Option<Kept>,
    /// Without a mail server no link is offered.
    pub can_send: bool,
}

/// Signed in, and what was written goes to its form again.
#[derive(Template)]
#[template(path = "entry/again.html")]
pub struct Again {
    pub v: View,
    pub kept: Kept,
}
