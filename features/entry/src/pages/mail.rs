//! Asking for a link by mail.

use askama::Template;
use cairn_web::{Form, View};

#[derive(Template)]
#[template(path = "entry/ask_mail.html")]
pub struct Ask {
    pub v: View,
    pub form: Form,
    /// Without a mail server the page says what else works.
    pub can_send: bool,
}

#[derive(Template)]
#[template(path = "entry/sent.html")]
pub struct Sent {
    pub v: View,
}
