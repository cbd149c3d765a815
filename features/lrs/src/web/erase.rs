//! Erasing a person: what goes, what stays, the name typed.

use cairn_feature::registry;
use cairn_ground::{Error, PersonId, Result};
use cairn_people::store as people;
use cairn_web::{Cx, Form, Response, html, redirect, respond};

use crate::{
    commands::{self, Erase},
    pages,
};

pub async fn show(cx: Cx) -> Result<Response> {
    let form = Form::new();
    html(&page(&cx, form).await?)
}

/// Kinds only: how much somebody wrote is for no administrator to count.
async fn page(cx: &Cx, form: Form) -> Result<pages::ErasePage> {
    let mut db = cx.read().await?;
    let person = people::find_person(&mut db, cx.param("person")?).await?;
    Ok(pages::ErasePage { v: cx.view(), person, form })
}

pub async fn erase(cx: Cx) -> Result<Response> {
    let person: PersonId = cx.param("person")?;
    let input = Erase {
        person,
        name: cx.form.value("name").to_owned(),
        kinds: registry(&cx).data.clone(),
        journal: cx.house.journal.clone(),
    };
    match cx.run(input, |tx, me, input| Box::pin(commands::erase(tx, me, input))).await {
        Ok(()) => {
            forget(&cx).await;
            redirect("/manage/erased")
        }
        Err(Error::Refused(refusal)) => respond::refused(&page(&cx, cx.refill(&refusal)).await?),
        Err(other) => Err(other),
    }
}

/// What was deleted leaves the database's files too: those of `SQLite` before the answer, and once
/// more should a reader have been in the way; `PostgreSQL` goes through every table beside it. The
/// person is erased whether or not that can be done now.
async fn forget(cx: &Cx) {
    let store = cx.house.store.clone();
    if let Err(error) = store.fold().await {
        tracing::warn!(%error, "what was erased may still lie in the database's log");
    }
    let tables: Vec<_> = registry(cx).data.iter().flat_map(|kind| kind.tables).copied().collect();
    tokio::spawn(async move {
        if let Err(error) = store.forget_all(&tables).await {
            tracing::warn!(%error, "what was erased may still lie in the database's files");
        }
    });
}

pub async fn done(cx: Cx) -> Result<Response> {
    html(&pages::Erased { v: cx.view() })
}
