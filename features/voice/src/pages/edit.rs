//! The form in which one changes one's own words, or takes them back.

use askama::Template;
use cairn_ground::{Error, ObjectId, Result};
use cairn_objects::Object;
use cairn_web::{Cx, Form, View};

use crate::{commands, store};

#[derive(Template)]
#[template(path = "voice/edit.html")]
pub struct EditPage {
    pub v: View,
    pub form: Form,
    /// Message keys: what is done here, who was told of the words, and what the field asks.
    pub title: &'static str,
    pub sub: &'static str,
    pub label: &'static str,
    pub href: String,
    /// A thanks that was seen is only taken back. What came back keeps the words that were sent.
    pub seen: bool,
}

/// The form for the owner of `id`, which is of one of `kinds`, with what came back or with the
/// words as they are.
///
/// # Errors
/// `NotFound`, `Forbidden`.
pub async fn edit_page(
    cx: &Cx,
    id: ObjectId,
    kinds: &[&str],
    form: Option<Form>,
) -> Result<EditPage> {
    let mut db = cx.read().await?;
    let object = cairn_objects::find_owned(&mut db, &cx.actor, id).await?;
    if !kinds.contains(&object.kind.as_str()) {
        return Err(Error::NotFound);
    }
    let seen = match object.kind.as_str() {
        "thanks" => {
            let thanks = store::find_thanks(&mut db, &cx.actor, id).await?;
            commands::is_seen(&mut db, &thanks).await?
        }
        _ => false,
    };
    let seen = seen && form.is_none();
    Ok(filled(cx.view(), form, object, seen))
}

/// The page from what was found; samples use it too.
pub(super) fn filled(v: View, form: Option<Form>, object: Object, seen: bool) -> EditPage {
    let (sub, label) = match object.kind.as_str() {
        "thanks" if seen => ("voice-edit-sub-seen", "voice-thank-for"),
        "thanks" => ("voice-edit-sub-thanks", "voice-thank-for"),
        "idea" => ("voice-edit-sub", "voice-field-idea"),
        _ => ("voice-edit-sub", "voice-field-obstacle"),
    };
    let form = form.unwrap_or_else(|| Form::new().with("text", object.title));
    let title = if seen { "voice-take-back" } else { "voice-edit-title" };
    EditPage { v, form, title, sub, label, href: object.href, seen }
}
