//! The form in which one changes one's own words, or takes them back.

use askama::Template;
use cairn_ground::{Error, ObjectId, Result};
use cairn_objects::Object;
use cairn_web::{Cx, Form, View};

#[derive(Template)]
#[template(path = "voice/edit.html")]
pub struct EditPage {
    pub v: View,
    pub form: Form,
    /// Message keys: who was told of the words, and what the field asks.
    pub sub: &'static str,
    pub label: &'static str,
    pub href: String,
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
    let object = cairn_objects::find_owned(&mut cx.read().await?, &cx.actor, id).await?;
    if !kinds.contains(&object.kind.as_str()) {
        return Err(Error::NotFound);
    }
    Ok(filled(cx.view(), form, object))
}

/// The page from what was found; samples use it too.
pub(super) fn filled(v: View, form: Option<Form>, object: Object) -> EditPage {
    let (sub, label) = match object.kind.as_str() {
        "thanks" => ("voice-edit-sub-thanks", "voice-thank-for"),
        "idea" => ("voice-edit-sub", "voice-field-idea"),
        _ => ("voice-edit-sub", "voice-field-obstacle"),
    };
    let form = form.unwrap_or_else(|| Form::new().with("text", object.title));
    EditPage { v, form, sub, label, href: object.href }
}
