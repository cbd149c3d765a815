//! Signing in and out.

use askama::Template;
use cairn_web::{Form, View};

#[derive(Template)]
#[template(path = "entry/login.html")]
pub struct Login {
    pub v: View,
    pub form: Form,
    pub to: String,
}
