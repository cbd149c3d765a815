//! Coming in by a link or a code.

use askama::Template;
use cairn_web::{Form, Kept, View};

#[derive(Template)]
#[template(path = "entry/code.html")]
pub struct Code {
    pub v: View,
    pub form: Form,
    pub kept: Option<Kept>,
}

#[derive(Template)]
#[template(path = "entry/come_in.html")]
pub struct ComeIn {
    pub v: View,
    pub name: String,
    pub token: String,
    pub to: String,
    pub kept: Option<Kept>,
}

/// The link or code is used or too old.
#[derive(Template)]
#[template(path = "entry/over.html")]
pub struct Over {
    pub v: View,
    pub why: String,
}

#[derive(Template)]
#[template(path = "entry/new_password.html")]
pub struct NewPassword {
    pub v: View,
    pub form: Form,
    pub name: String,
    pub token: String,
}
