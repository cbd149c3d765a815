//! Coming in by a link or a code.

use askama::Template;
use cairn_ground::Refusal;
use cairn_web::{Cx, Form, Kept, View};

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

/// The link or code is used or too old, or there were too many tries: then it is not over.
#[derive(Template)]
#[template(path = "entry/over.html")]
pub struct Over {
    pub v: View,
    pub title: String,
    pub why: String,
    /// Without a mail server no link is offered.
    pub can_send: bool,
}

impl Over {
    pub fn of(cx: &Cx, refusal: &Refusal) -> Self {
        let key = if refusal.code == "too-many" { "entry-busy-title" } else { "entry-over-title" };
        let can_send = cairn_feature::post(cx).is_some();
        Self { v: cx.view(), title: cx.t(key, &[]), why: cx.words(refusal), can_send }
    }
}

#[derive(Template)]
#[template(path = "entry/new_password.html")]
pub struct NewPassword {
    pub v: View,
    pub form: Form,
    pub name: String,
    pub token: String,
}
