//! What was sent by somebody who was no longer signed in. It lives in the page that asks to sign
//! in and nowhere else: not on the server, not in an address. Whoever signs in there gets the
//! form back filled in, to press its button again; anybody else gets nothing of it.

use askama::Template;
use axum::http::StatusCode;
use cairn_ground::{Error, PersonId, Secrets, chance::digest};

use crate::{Cx, Form, Response, Result, View, respond};

/// Before the names of the fields that are carried.
const FIELD: &str = "kept.";
const PATH: &str = "kept-path";
const OWNER: &str = "kept-owner";
const FILE: &str = "kept-file";
/// Sent with the form that is shown again: nothing is to be done yet.
const AGAIN: &str = "kept-again";

/// So many fields and so many bytes are carried at most: more than any form of ours has, and no
/// page grows far beyond what was sent.
const FIELDS: usize = 100;
const BYTES: usize = 1_000_000;

/// What a form sent, to be sent to it again.
#[derive(Debug, Clone)]
pub struct Kept {
    pub path: String,
    /// The mark of whom the form was made for.
    owner: String,
    file: bool,
    fields: Vec<(String, String)>,
}

impl Kept {
    /// From the form somebody sent to `path`, who was not signed in any more. Nothing where there
    /// is nothing to lose, or where it cannot be told whose it is.
    pub(crate) fn of(path: &str, form: &Form, file: bool) -> Option<Self> {
        let owner = form.value("command_id").to_owned();
        let fields: Vec<_> = form.pairs().iter().filter(|(name, _)| may_come(name)).collect();
        if !owner.contains('.') || !fields.iter().any(|(_, value)| !value.trim().is_empty()) {
            return None;
        }
        let bytes: usize = fields.iter().map(|(name, value)| name.len() + value.len()).sum();
        if fields.len() > FIELDS || bytes > BYTES {
            return None;
        }
        let fields = fields.into_iter().cloned().collect();
        Some(Self { path: path.to_owned(), owner, file, fields })
    }

    /// From a form that asked to sign in.
    pub fn read(form: &Form) -> Option<Self> {
        let path = Some(form.value(PATH)).filter(|path| path.starts_with('/'))?;
        let field = |(name, value): &(String, String)| {
            let name = name.strip_prefix(FIELD).filter(|name| may_come(name))?;
            Some((name.to_owned(), value.clone()))
        };
        Some(Self {
            path: path.to_owned(),
            owner: form.value(OWNER).to_owned(),
            file: form.has(FILE),
            fields: form.pairs().iter().filter_map(field).take(FIELDS).collect(),
        })
    }

    /// Whether the form was made for `person`.
    pub fn is_of(&self, person: PersonId) -> bool {
        let (id, mark) = self.owner.split_once('.').unwrap_or_default();
        mark == owner(id, person)
    }

    /// A file was sent too, which no page can carry.
    pub fn had_file(&self) -> bool {
        self.file
    }

    /// The hidden fields of a form that asks to sign in.
    pub fn to_sign_in(&self) -> Vec<(String, String)> {
        let mut all =
            vec![(PATH.to_owned(), self.path.clone()), (OWNER.to_owned(), self.owner.clone())];
        if self.file {
            all.push((FILE.to_owned(), "on".to_owned()));
        }
        let named = |(name, value): &(String, String)| (format!("{FIELD}{name}"), value.clone());
        all.extend(self.fields.iter().map(named));
        all
    }

    /// The hidden fields of what is sent to the form again.
    pub fn to_form(&self) -> Vec<(String, String)> {
        let again = if self.file { "file" } else { "on" };
        let mut all = self.fields.clone();
        all.push((AGAIN.to_owned(), again.to_owned()));
        all
    }
}

/// What a form that leaves no trace sent after its login ended. Nothing may tell whose it is, so it
/// cannot come back by itself: it stands here to be copied, and nowhere else.
#[derive(Template)]
#[template(path = "kept_shown.html")]
struct Shown {
    v: View,
    words: Vec<String>,
    href: String,
}

/// The words in the form as a page without a form.
///
/// # Errors
/// `SignIn` where nothing was written.
pub(crate) fn shown(cx: &Cx) -> Result<Response> {
    let words = respond::written(cx);
    if words.is_empty() {
        return Err(Error::SignIn);
    }
    let to: String = form_urlencoded::byte_serialize(cx.query.value("to").as_bytes()).collect();
    let mut page = respond::html(&Shown { v: cx.view(), words, href: format!("/login?to={to}") })?;
    *page.status_mut() = StatusCode::UNAUTHORIZED;
    Ok(page)
}

/// Whether the form was made for somebody else than `person`: left open on a phone that others use.
pub(crate) fn is_of_another(form: &Form, person: PersonId) -> bool {
    let id = form.value("command_id");
    id.split_once('.').is_some_and(|(id, mark)| mark != owner(id, person))
}

/// A form that is only shown again; whether a file has to be chosen again.
pub(crate) fn take_again(form: &mut Form) -> Option<bool> {
    let file = form.has(AGAIN).then(|| form.value(AGAIN) == "file");
    form.remove(AGAIN);
    file
}

/// The id of a form made for `person`: nobody else sees again what was written in it. What it says
/// of the person can be told only by who knows the person already.
pub(crate) fn command_id(person: Option<PersonId>) -> String {
    let id = Secrets.token();
    match person {
        Some(person) => format!("{id}.{}", owner(&id, person)),
        None => id,
    }
}

fn owner(id: &str, person: PersonId) -> String {
    let whole = digest(&format!("{id} {person}"));
    let first = whole.iter().take(15).fold(0_u128, |number, byte| number << 8 | u128::from(*byte));
    format!("{first:030x}")
}

/// Passwords are typed again, and an id of a command that was not done counts for nothing.
pub(crate) fn may_come(name: &str) -> bool {
    !["command_id", "password", "current"].contains(&name) && !name.starts_with("kept")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(n: u128) -> PersonId {
        format!("{:08x}-0000-7000-8000-{n:012x}", 1).parse().unwrap()
    }

    #[test]
    fn what_was_sent_comes_back_to_whom_the_form_was_made_for() {
        let form = Form::new()
            .with("command_id", command_id(Some(person(1))))
            .with("body", "en rad\r\nen till")
            .with("password", "hemligt");
        let kept = Kept::of("/pages", &form, true).unwrap();
        let mut sent = Form::new();
        for (name, value) in kept.to_sign_in() {
            sent.push(name, value);
        }
        let kept = Kept::read(&sent).unwrap();
        assert!(kept.is_of(person(1)) && !kept.is_of(person(2)));
        let again = [("body", "en rad\r\nen till"), (AGAIN, "file")];
        assert_eq!(kept.to_form(), again.map(|(n, v)| (n.to_owned(), v.to_owned())));
    }

    #[test]
    fn no_more_is_carried_than_a_form_of_ours_has() {
        let mut form = Form::new().with("command_id", command_id(Some(person(1))));
        for _ in 0..FIELDS {
            form.push("a".into(), "1".into());
        }
        assert!(Kept::of("/steps", &form, false).is_some());
        form.push("a".into(), "1".into());
        assert!(Kept::of("/steps", &form, false).is_none());
        let long = form.with("a", "å".repeat(BYTES));
        assert!(Kept::of("/steps", &long, false).is_none());
    }

    #[test]
    fn a_bare_button_and_a_form_of_nobody_are_not_carried() {
        let button = Form::new().with("command_id", command_id(Some(person(1)))).with("to", " ");
        assert!(Kept::of("/steps", &button, false).is_none());
        let nobody = Form::new().with("command_id", command_id(None)).with("text", "ord");
        assert!(Kept::of("/steps", &nobody, false).is_none());
    }
}
