//! Material: links as cards, files, videos.

use cairn_feature::About;
use cairn_ground::{Audience, Error, ObjectId, Result};
use cairn_people::store::list_names;
use cairn_web::{Cx, Form, Response, Route, View, Who, handler, html, redirect, respond};

use super::{
    files,
    page_edit::{audiences, said},
};
use crate::{
    commands::{
        files::GONE,
        marks::{self, Helped},
        material::{self as commands, EditMaterial, ShareMaterial},
    },
    pages::material::{self as shown, MaterialForm, MaterialList, MaterialPage},
    rules::{
        files::{self as file_rules, Nature},
        material as rules, pages,
    },
    store::{marks as mark_store, material as store},
};

pub fn routes() -> Vec<Route> {
    let decides = Who::Named("owner or curator");
    vec![
        Route::get("/material", Who::Everyone, handler!(list)),
        Route::get("/material/new", Who::Everyone, handler!(new)),
        Route::post("/material", Who::Everyone, handler!(create)).takes_file(),
        Route::get("/material/{id}", Who::Readers, handler!(show)),
        Route::post("/material/{id}/helped", Who::Readers, handler!(helped)),
        Route::get("/material/{id}/edit", decides, handler!(edit)),
        Route::post("/material/{id}", decides, handler!(save)),
        Route::post("/material/{id}/delete", decides, handler!(delete)),
    ]
}

const PER_LIST: i64 = 50;

pub async fn list(cx: Cx) -> Result<Response> {
    let number: i64 = cx.query.value("at").parse().unwrap_or(0).clamp(0, 100);
    let mut db = cx.read().await?;
    let mut found = store::list(&mut db, &cx.actor, number * PER_LIST, PER_LIST + 1).await?;
    let more = found.len() > usize::try_from(PER_LIST).unwrap_or(0);
    found.truncate(usize::try_from(PER_LIST).unwrap_or(0));
    let v = cx.view();
    html(&MaterialList {
        rows: found.iter().map(|card| shown::card(&v, card)).collect(),
        newer: if number > 0 { format!("/material?at={}", number - 1) } else { String::new() },
        older: if more { format!("/material?at={}", number + 1) } else { String::new() },
        v,
    })
}

pub async fn new(cx: Cx) -> Result<Response> {
    let mut form = cx.query.clone();
    if form.value("audience").is_empty() {
        form.set("audience", Audience::Organisation.as_str());
    }
    html(&new_form(&cx, form).await?)
}

async fn new_form(cx: &Cx, form: Form) -> Result<MaterialForm> {
    let mut because = None;
    if let Ok(Some(id)) = form.id::<ObjectId>("because_of") {
        let mut db = cx.read().await?;
        if let Ok(origin) = cairn_objects::find(&mut db, &cx.actor, id).await {
            because = Some((origin.href, origin.title));
        }
    }
    let v = cx.view();
    let kept = form.value("kept_name").to_owned();
    Ok(MaterialForm {
        action: "/material".to_owned(),
        back: "/material".to_owned(),
        head: v.t("knowledge-material-new"),
        save: v.t("knowledge-share"),
        is_new: true,
        kept: (!kept.is_empty()).then_some(kept),
        is_file: false,
        audiences: audiences(&v, &cx.actor, form.value("audience")),
        because,
        command_id: v.command_id(),
        form,
        v,
    })
}

pub async fn create(cx: Cx) -> Result<Response> {
    let mut cx = cx;
    let done = match keep(&mut cx).await {
        Ok(()) => add(&cx).await,
        Err(refused) => Err(refused),
    };
    match done {
        Ok(id) => {
            let said = said(&cx, "material");
            redirect(&format!("/material/{id}?said=knowledge-page-said-{said}"))
        }
        Err(Error::Refused(r)) => {
            let mut form = cx.refill(&r);
            if r.code == GONE {
                form.remove("kept");
                form.remove("kept_name");
            }
            respond::refused(&new_form(&cx, form).await?)
        }
        Err(other) => Err(other),
    }
}

/// The file comes first: it is not lost if something else in the form is wrong.
async fn keep(cx: &mut Cx) -> Result<()> {
    if let Some((name, kept)) = files::keep_sent(cx, "file").await? {
        cx.form.set("kept", name);
        cx.form.set("kept_name", kept.name);
    }
    Ok(())
}

async fn add(cx: &Cx) -> Result<ObjectId> {
    let kept = cx.form.value("kept").to_owned();
    let mut title = cx.form.value("title").to_owned();
    if title.trim().is_empty() && !kept.is_empty() {
        cx.form.value("kept_name").clone_into(&mut title);
    }
    let input = ShareMaterial {
        title,
        url: cx.form.value("url").to_owned(),
        file: (!kept.is_empty()).then_some(kept),
        why: cx.form.value("why").to_owned(),
        audience: pages::audience(cx.form.value("audience"))?,
        because_of: cx.form.id("because_of").unwrap_or_default(),
    };
    cx.run(input, |tx, me, input| Box::pin(commands::share(tx, me, input))).await
}

pub async fn show(cx: Cx) -> Result<Response> {
    let id: ObjectId = cx.param("id")?;
    let mut db = cx.read().await?;
    let object = cairn_objects::find(&mut db, &cx.actor, id).await?;
    let found = store::find(&mut db, id).await?;
    let owner: Vec<_> = object.owner.into_iter().collect();
    let names = list_names(&mut db, &owner).await?;
    let marks = mark_store::find(&mut db, id, cx.actor.person_id()).await?;
    let about = About::of(&cx, &mut db, &object).await?;
    let v = cx.view();
    let name = names.into_iter().next().map(|(_, name)| name);
    let kind = found.file_kind.clone().unwrap_or_default();
    let nature = found.file.map(|_| file_rules::nature(&kind));
    let file_name = found.file_name.clone().unwrap_or_default();
    html(&MaterialPage {
        about,
        id,
        by: v.name_or_former(&name),
        host: rules::host(&found.url),
        file: found.file.map_or_else(String::new, |file| {
            files::address(&format!("{file}.{}", file_rules::ending(&kind, &file_name)))
        }),
        file_line: format!("{file_name} · {}", shown::size(found.file_size.unwrap_or(0))),
        picture: nature == Some(Nature::Picture),
        picture_words: picture_words(&v, &object.title, &found.why),
        video: nature == Some(Nature::Video),
        mine: pages::owns(&object, &cx.actor),
        decides: pages::decides(&object, &cx.actor),
        title: object.title,
        why: found.why,
        url: found.url,
        kind,
        marks,
        v,
    })
}

/// The title may be no more than the file's name.
fn picture_words(v: &View, title: &str, why: &str) -> String {
    let words = [title, why].into_iter().find(|words| !cairn_markdown::says_nothing(words));
    words.map_or_else(|| v.t("knowledge-picture-unnamed"), ToOwned::to_owned)
}

pub async fn helped(cx: Cx) -> Result<Response> {
    let id: ObjectId = cx.param("id")?;
    let input = Helped { object: id, kind: "material" };
    cx.run(input, |tx, me, input| Box::pin(marks::helped(tx, me, input))).await?;
    redirect(&format!("/material/{id}?said=knowledge-page-said-helped"))
}

pub async fn edit(cx: Cx) -> Result<Response> {
    let id: ObjectId = cx.param("id")?;
    let mut db = cx.read().await?;
    let object = cairn_objects::find(&mut db, &cx.actor, id).await?;
    let found = store::find(&mut db, id).await?;
    let form = Form::new()
        .with("title", object.title)
        .with("url", found.url)
        .with("why", found.why)
        .with("version", found.version.to_string());
    drop(db);
    html(&edit_form(&cx, form).await?)
}

async fn edit_form(cx: &Cx, form: Form) -> Result<MaterialForm> {
    let id: ObjectId = cx.param("id")?;
    let mut db = cx.read().await?;
    let object = cairn_objects::find(&mut db, &cx.actor, id).await?;
    if !pages::decides(&object, &cx.actor) {
        return Err(Error::Forbidden);
    }
    let found = store::find(&mut db, id).await?;
    let v = cx.view();
    Ok(MaterialForm {
        action: format!("/material/{id}"),
        back: format!("/material/{id}"),
        head: v.t("knowledge-material-edit"),
        save: v.t("knowledge-save"),
        is_new: false,
        is_file: found.file.is_some(),
        kept: found.file_name,
        audiences: Vec::new(),
        because: None,
        command_id: v.command_id(),
        form,
        v,
    })
}

pub async fn save(cx: Cx) -> Result<Response> {
    let id: ObjectId = cx.param("id")?;
    let input = EditMaterial {
        id,
        version: cx.form.value("version").parse().unwrap_or(0),
        title: cx.form.value("title").to_owned(),
        url: cx.form.value("url").to_owned(),
        why: cx.form.value("why").to_owned(),
    };
    match cx.run(input, |tx, me, input| Box::pin(commands::edit(tx, me, input))).await {
        Ok(()) => redirect(&format!("/material/{id}?said=knowledge-page-said-saved")),
        Err(Error::Refused(r)) => {
            let mut form = cx.refill(&r);
            if r.code == "conflict" {
                let found = store::find(&mut cx.read().await?, id).await?;
                form.set("version", found.version.to_string());
            }
            respond::refused(&edit_form(&cx, form).await?)
        }
        Err(other) => Err(other),
    }
}

pub async fn delete(cx: Cx) -> Result<Response> {
    let id: ObjectId = cx.param("id")?;
    cx.run(id, |tx, me, id| Box::pin(commands::delete(tx, me, *id))).await?;
    redirect("/material?said=knowledge-page-said-deleted-material")
}
