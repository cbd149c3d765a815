//! Template structs. Each is rendered from a sample in every language by a test.

pub mod export;
mod samples;
pub mod told;

use askama::Template;
use cairn_ground::Instant;
use cairn_nudge::Kept;
use cairn_people::Person;
use cairn_web::{Form, View};

pub use samples::SAMPLES;

/// What somebody did, in a sentence.
#[derive(Debug, Clone)]
pub struct HistoryLine {
    pub text: String,
    /// Empty where there is nothing to see any more.
    pub href: String,
    pub when: String,
}

/// One page of a history.
#[derive(Debug, Clone, Default)]
pub struct HistoryPart {
    pub lines: Vec<HistoryLine>,
    pub newer: String,
    pub older: String,
}

/// Who looked at a history, why and when.
#[derive(Debug, Clone)]
pub struct LookLine {
    pub name: String,
    pub reason: String,
    pub when: String,
}

#[derive(Template)]
#[template(path = "lrs/history.html")]
pub struct History {
    pub v: View,
    pub part: HistoryPart,
    pub looks: Vec<LookLine>,
    /// A look still waits to be read.
    pub unseen: bool,
}

#[derive(Template)]
#[template(path = "lrs/look_form.html")]
pub struct LookForm {
    pub v: View,
    pub person: Person,
    pub form: Form,
}

#[derive(Template)]
#[template(path = "lrs/looked.html")]
pub struct Looked {
    pub v: View,
    pub name: String,
    pub part: HistoryPart,
}

#[derive(Template)]
#[template(path = "lrs/takeout.html")]
pub struct Takeout {
    pub v: View,
    pub statements: i64,
}

#[derive(Template)]
#[template(path = "lrs/erase.html")]
pub struct ErasePage {
    pub v: View,
    pub person: Person,
    pub form: Form,
}

#[derive(Template)]
#[template(path = "lrs/erased.html")]
pub struct Erased {
    pub v: View,
}

/// A kind of data, in words.
#[derive(Debug, Clone)]
pub struct DataLine {
    pub what: String,
    pub why: String,
    pub readers: String,
    pub kept: String,
}

/// The kinds of one part of the product.
#[derive(Debug, Clone)]
pub struct DataGroup {
    pub name: String,
    pub kinds: Vec<DataLine>,
}

/// A part of the product and who may do what there, in words.
#[derive(Debug, Clone)]
pub struct AreaLine {
    pub name: String,
    pub pages: String,
    pub actions: String,
}

#[derive(Template)]
#[template(path = "lrs/trust.html")]
pub struct Trust {
    pub v: View,
    /// The organisation.
    pub name: String,
    pub public_body: bool,
    pub signed_in: bool,
    pub groups: Vec<DataGroup>,
    pub areas: Vec<AreaLine>,
}

#[derive(Template)]
#[template(path = "lrs/message.html")]
pub struct MessageLink {
    pub v: View,
    /// `open`, `today`, `fewer`, `pause` or `off`.
    pub word: &'static str,
    pub done: bool,
    pub action: String,
}

#[derive(Template)]
#[template(path = "lrs/outbox.html")]
pub struct Outbox {
    pub v: View,
    pub mails: Vec<Kept>,
    pub newer: String,
    pub older: String,
}

/// A line of a mail; what stands after the text is a link of our own.
#[derive(Debug, Clone)]
pub struct MailLine {
    pub text: String,
    pub href: String,
}

#[derive(Template)]
#[template(path = "lrs/mail.html")]
pub struct OutboxMail {
    pub v: View,
    pub subject: String,
    pub lines: Vec<MailLine>,
    pub kept_at: Instant,
}
