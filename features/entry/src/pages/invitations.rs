//! Invitations on paper.

use askama::Template;
use cairn_ground::{PersonId, Result, TeamId};
use cairn_web::{Form, View};

use super::qr;
use crate::commands::Invitation;

#[derive(Debug, Clone)]
pub struct Candidate {
    pub id: PersonId,
    pub name: String,
    pub chosen: bool,
    /// Could get a link by mail.
    pub mail: bool,
    /// A team with somebody of the same name.
    pub also_in: Option<String>,
    /// The last day of an unused code or link that still works.
    pub until: Option<String>,
}

/// What the same form gave when it was sent before.
#[derive(Debug, Clone, Copy)]
pub struct Before {
    pub paper: bool,
    pub mail: bool,
}

impl Before {
    /// Of the numbers of strips and of letters.
    pub fn read(text: &str) -> Self {
        let (strips, letters) = text.split_once(' ').unwrap_or((text, "0"));
        Self { paper: strips != "0", mail: letters != "0" }
    }
}

/// Who gets a code.
#[derive(Template)]
#[template(path = "entry/invite.html")]
pub struct Choice {
    pub v: View,
    pub form: Form,
    pub command_id: String,
    pub team: TeamId,
    pub name: String,
    pub people: Vec<Candidate>,
    pub base: String,
    /// Whether a phone can open `base`.
    pub reachable: bool,
    /// Somebody could get a link by mail.
    pub by_mail: bool,
    /// On the way through setup, which goes on from here.
    pub setup: bool,
    /// The form was sent before: nothing new was made of it.
    pub before: Option<Before>,
}

#[derive(Debug, Clone)]
pub struct Strip {
    pub name: String,
    pub code: String,
    /// Made by us of our own address and code.
    pub svg: String,
}

impl Strip {
    pub fn of(base: &str, made: Invitation) -> Result<Self> {
        let svg = qr::svg(&format!("{base}/in/{}", made.code))?;
        Ok(Self { name: made.name, code: made.code, svg })
    }
}

/// The page to print.
#[derive(Template)]
#[template(path = "entry/strips.html")]
pub struct Strips {
    pub v: View,
    pub organisation: String,
    pub team: String,
    pub id: TeamId,
    pub base: String,
    /// Whether a phone can open `base`.
    pub reachable: bool,
    pub until: String,
    pub people: Vec<Strip>,
    /// How many get a link by mail instead.
    pub sent: usize,
    pub setup: bool,
    pub several: bool,
}
