//! The form that changes a step or takes one up again.

use askama::Template;
use cairn_ground::{Error, ObjectId, Result, dates};
use cairn_web::{Cx, Form, View};

use crate::store::{self, Step};

#[derive(Template)]
#[template(path = "commitments/change.html")]
pub struct ChangePage {
    pub v: View,
    pub form: Form,
    pub step: ObjectId,
}

/// Of the owner's step; a day that has passed is proposed anew.
pub async fn page(cx: &Cx, form: Option<Form>) -> Result<ChangePage> {
    let id: ObjectId = cx.param("id")?;
    let mut db = cx.read().await?;
    let step = store::find_step(&mut db, &cx.actor, id).await?;
    if step.owner != cx.actor.person_id() {
        return Err(Error::Forbidden);
    }
    let form = form.unwrap_or_else(|| of(&step, cx));
    Ok(ChangePage { v: cx.view(), form, step: id })
}

pub async fn again(cx: &Cx, form: Form) -> Result<ChangePage> {
    page(cx, Some(form)).await
}

fn of(step: &Step, cx: &Cx) -> Form {
    let today = cx.today();
    let due = if step.due_on < today { dates::plus_days(today, 7) } else { step.due_on };
    Form::new()
        .with("text", step.text.as_str())
        .with("due", due.to_string())
        .with("notice", step.notice.clone().unwrap_or_default())
}
