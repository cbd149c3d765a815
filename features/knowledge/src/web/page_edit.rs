//! Pages: writing.

use cairn_ground::{Actor, Audience, Error, Id, ObjectId, PersonId, Result};
use cairn_objects::Object;
use cairn_store::Read;
use cairn_web::{Cx, Form, Response, Route, View, Who, handler, html, redirect, respond};

use super::{files, page_pictures, pages::find};
use crate::{
    commands::{
        pages::{self as commands, Save, Saved, Share},
        suggestions as decisions,
    },
    pages::{
        differences,
        page::{FormPage, PREVIEW, PREVIEW_WRAPPED},
    },
    rules::{files as file_rules, pages as rules, pictures},
    store::{
        files as photos, page_lists as lists,
        pages::{self as store, Page},
        suggestions,
    },
};

pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/pages/new", Who::Everyone, handler!(new)),
        Route::post("/pages", Who::Everyone, handler!(create)),
        Route::get("/pages/{id}/edit", Who::Readers, handler!(edit)),
        Route::post("/pages/{id}", Who::Readers, handler!(save)),
    ]
}

/// Who may see a page, with the words beside each.
/// In a house of one team the team and everyone are the same people: only `chosen` stands there.
pub fn audiences(v: &View, actor: &Actor, chosen: &str) -> Vec<(String, String)> {
    let team = actor.person().ok().and_then(|me| me.home_team);
    let (all, ours) = (Audience::Organisation, Audience::Team);
    let spare = if chosen == ours.as_str() { all } else { ours };
    [all, ours, Audience::Me]
        .into_iter()
        .filter(|audience| *audience != ours || team.is_some())
        .filter(|audience| *audience != spare || !v.is_whole(team))
        .map(|audience| {
            let word = audience.as_str();
            (word.to_owned(), v.t(&format!("knowledge-for-{word}")))
        })
        .collect()
}

async fn sections(cx: &Cx, db: &mut Read) -> Result<Vec<String>> {
    let all = lists::list_sections(db, &cx.actor).await?;
    Ok(all.into_iter().map(|(section, _)| section).take(200).collect())
}

pub async fn new(cx: Cx) -> Result<Response> {
    let mut form = cx.query.clone();
    let mut db = cx.read().await?;
    if let Some(origin) = origin(&cx, &mut db, &cx.query).await? {
        prefill(&mut db, &mut form, &origin).await?;
    }
    if form.value("audience").is_empty() {
        form.set("audience", Audience::Organisation.as_str());
    }
    drop(db);
    html(&new_form(&cx, form).await?)
}

/// What the page is because of, if the reader sees it.
async fn origin(cx: &Cx, db: &mut Read, form: &Form) -> Result<Option<Object>> {
    cairn_objects::find_origin(db, &cx.actor, form.id("because_of").unwrap_or_default()).await
}

/// The words of what it is because of, and at most the people who see that.
async fn prefill(db: &mut Read, form: &mut Form, origin: &Object) -> Result<()> {
    let words = match origin.kind.as_str() {
        "answer" => store::find_origin(db, origin.id).await?,
        _ => None,
    };
    if let Some(words) = words {
        if form.value("text").is_empty() {
            let photo = match &words.photo {
                Some(name) => Some(photo(db, name).await?),
                None => None,
            };
            let parts = [Some(words.body), photo].into_iter().flatten();
            let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
            form.set("text", parts.join("\n\n"));
        }
        if form.value("title").is_empty() && words.in_words {
            form.set("title", rules::title_of_question(&words.asked));
        }
    } else if form.value("title").is_empty() {
        form.set("title", origin.title.clone());
    }
    if form.value("audience").is_empty() {
        let audience = match (origin.kind.as_str(), origin.audience) {
            ("insight", _) => Audience::Team,
            (_, Audience::Participants) => Audience::Me,
            (_, audience) => audience,
        };
        form.set("audience", audience.as_str());
    }
    if form.value("body").is_empty() {
        let text = form.value("text").to_owned();
        form.set("body", text);
    }
    Ok(())
}

/// The photo of an answer, with what was said of it.
async fn photo(db: &mut Read, name: &str) -> Result<String> {
    let id: Vec<Id> = file_rules::id_of_name(name).into_iter().collect();
    let shows = photos::list_shows(db, &id).await?;
    let words = shows.first().map_or("", |(_, words)| words.as_str());
    Ok(pictures::markdown(&files::address(name), words))
}

async fn new_form(cx: &Cx, mut form: Form) -> Result<FormPage> {
    if !form.has("body") {
        let text = form.value("text").to_owned();
        form.set("body", text);
    }
    let mut db = cx.read().await?;
    let origin = origin(cx, &mut db, &form).await?;
    if origin.is_none() {
        form.set("because_of", "");
    }
    let sections = sections(cx, &mut db).await?;
    let v = cx.view();
    let me = cx.actor.person()?.id;
    let all = Audience::Organisation;
    let stays = origin.as_ref().is_some_and(|origin| !may_reach(cx, me, origin, all));
    // Also after another choice was refused: of two names for one team the one that it stays in.
    let chosen = if stays { Audience::Team.as_str() } else { form.value("audience") };
    let mut audiences = audiences(&v, &cx.actor, chosen);
    let narrow = match &origin {
        Some(origin) => narrow(cx, &mut db, &v, origin, &mut audiences).await?,
        None => None,
    };
    Ok(FormPage {
        head: v.t("knowledge-new-head"),
        action: "/pages".to_owned(),
        back: form.way_back().unwrap_or("/pages").to_owned(),
        save: v.t("knowledge-share"),
        pictures: page_pictures::asked(&v, &form),
        preview: PREVIEW,
        theirs: None,
        sections,
        audiences,
        narrow,
        because: origin.map(|it| (it.href, it.title)),
        asks_why: false,
        asks_approved: false,
        asks_section: true,
        command_id: v.command_id(),
        form,
        v,
    })
}

/// Whether a page made of `origin` may be for those.
fn may_reach(cx: &Cx, me: PersonId, origin: &Object, audience: Audience) -> bool {
    match origin.kind.as_str() {
        "insight" => rules::within_card(origin, &cx.actor, audience),
        _ => rules::within_origin(origin, me, audience).is_ok(),
    }
}

/// Offers no more people than see the words it is made of, and says why and who can change that.
async fn narrow(
    cx: &Cx,
    db: &mut Read,
    v: &View,
    origin: &Object,
    audiences: &mut Vec<(String, String)>,
) -> Result<Option<(String, String)>> {
    let me = cx.actor.person()?.id;
    let all = audiences.len();
    let card = origin.kind == "insight";
    audiences.retain(|(word, _)| {
        rules::audience(word).is_ok_and(|audience| may_reach(cx, me, origin, audience))
    });
    if audiences.len() == all {
        return Ok(None);
    }
    // Nobody knows who wrote it, so there is nobody to ask.
    if card {
        let within = rules::within_card(origin, &cx.actor, Audience::Team);
        let key = if within { "knowledge-narrow-card" } else { "knowledge-narrow-card-guest" };
        return Ok(Some((v.t(key), String::new())));
    }
    // A colleague's answer is shown along with the question: whoever asked can widen both.
    let words = match origin.kind.as_str() {
        "answer" => store::find_origin(db, origin.id).await?,
        _ => None,
    };
    let mine = words.is_some_and(|words| words.asked_by == Some(me));
    let reach = if origin.audience == Audience::Team { "team" } else { "few" };
    let who = if mine { "mine" } else { "theirs" };
    let href = if mine { origin.href.clone() } else { String::new() };
    Ok(Some((v.t(&format!("knowledge-narrow-{reach}-{who}")), href)))
}

pub async fn create(cx: Cx) -> Result<Response> {
    let input = || -> Result<Share> {
        Ok(Share {
            title: cx.form.value("title").to_owned(),
            body: page_pictures::body(&cx.form)?,
            section: cx.form.value("section").to_owned(),
            audience: rules::audience(cx.form.value("audience"))?,
            team: None,
            review_on: None,
            because_of: cx.form.id("because_of").unwrap_or_default(),
        })
    };
    let done = match input() {
        Ok(input) => cx.run(input, |tx, me, input| Box::pin(commands::share(tx, me, input))).await,
        Err(refused) => Err(refused),
    };
    match done {
        Ok(id) => {
            let said = said(&cx, "shared");
            let page = format!("/pages/{id}");
            let to = cx.form.way_back().unwrap_or(&page);
            redirect(&format!("{to}?said=knowledge-page-said-{said}"))
        }
        Err(Error::Refused(r)) => respond::refused(&new_form(&cx, cx.refill(&r)).await?),
        Err(other) => Err(other),
    }
}

/// What is for oneself was kept; only what somebody else sees was shared.
pub fn said(cx: &Cx, shared: &'static str) -> &'static str {
    if cx.form.value("audience") == Audience::Me.as_str() { "kept" } else { shared }
}

pub async fn edit(cx: Cx) -> Result<Response> {
    let id: ObjectId = cx.param("id")?;
    let mut db = cx.read().await?;
    let (object, page) = find(&cx, &mut db, id).await?;
    let mut form = Form::new()
        .with("title", object.title.clone())
        .with("body", page.body.clone())
        .with("section", page.section.clone())
        .with("section_was", page.section.clone())
        .with("version", page.version.to_string())
        .with("still_approved", "on");
    if let Ok(Some(suggestion)) = cx.query.id::<Id>("suggestion") {
        let found = suggestions::find(&mut db, id, suggestion).await?;
        if !rules::decides(&object, &cx.actor) {
            return Err(Error::Forbidden);
        }
        form.set("title", found.title);
        form.set("body", found.body);
        form.set("suggestion", suggestion.to_string());
        let sections = sections(&cx, &mut db).await?;
        let theirs = Some((object.title.clone(), page.body.clone()));
        return html(&edit_form(&cx, &object, &page, form, theirs, sections));
    }
    let sections = sections(&cx, &mut db).await?;
    html(&edit_form(&cx, &object, &page, form, None, sections))
}

fn edit_form(
    cx: &Cx,
    object: &Object,
    page: &Page,
    form: Form,
    theirs: Option<(String, String)>,
    sections: Vec<String>,
) -> FormPage {
    let v = cx.view();
    let edits = rules::edits(object, page.edited_by(), page.is_approved(), &cx.actor);
    let whole = |title: &str, body: &str| format!("# {title}\n\n{body}");
    let theirs = theirs.map(|(title, body)| {
        let mine = whole(form.value("title"), &rules::clean_markdown(form.value("body")));
        differences::written(&mine, &whole(&title, &body))
    });
    FormPage {
        head: v.t(if edits { "knowledge-edit-head" } else { "knowledge-suggest-head" }),
        action: format!("/pages/{}", object.id),
        back: format!("/pages/{}", object.id),
        save: v.t(if edits { "knowledge-save" } else { "knowledge-suggest" }),
        pictures: page_pictures::asked(&v, &form),
        preview: if page.imported { PREVIEW_WRAPPED } else { PREVIEW },
        theirs,
        sections,
        audiences: Vec::new(),
        narrow: None,
        because: None,
        asks_why: !edits,
        asks_approved: page.is_approved() && edits,
        asks_section: edits,
        command_id: v.command_id(),
        form,
        v,
    }
}

pub async fn save(cx: Cx) -> Result<Response> {
    let id: ObjectId = cx.param("id")?;
    let input = || -> Result<Save> {
        let section = cx.form.value("section");
        let was = cx.form.has("section_was").then(|| cx.form.value("section_was"));
        let chosen = cx.form.has("section") && was.is_none_or(|was| was.trim() != section.trim());
        Ok(Save {
            page: id,
            base: cx.form.value("version").parse().unwrap_or(0),
            title: cx.form.value("title").to_owned(),
            body: page_pictures::body(&cx.form)?,
            section: chosen.then(|| section.to_owned()),
            why: cx.form.value("why").to_owned(),
            still_approved: cx.form.has("still_approved"),
            suggestion: decisions::id_in(cx.form.value("suggestion"))?,
        })
    };
    let done = match input() {
        Ok(input) => cx.run(input, |tx, me, input| Box::pin(commands::save(tx, me, input))).await,
        Err(refused) => Err(refused),
    };
    match done {
        Ok(saved) => {
            let takes_in = !cx.form.value("suggestion").is_empty() && saved == Saved::Unchanged;
            let word = if takes_in { saved.word_taken() } else { saved.word() };
            redirect(&format!("/pages/{id}?said=knowledge-page-said-{word}"))
        }
        Err(Error::Refused(r)) => {
            let mut db = cx.read().await?;
            let (object, page) = find(&cx, &mut db, id).await?;
            let sections = sections(&cx, &mut db).await?;
            let mut form = cx.refill(&r);
            let conflict = r.code == "conflict";
            let theirs = conflict.then(|| (object.title.clone(), page.body.clone()));
            if conflict {
                form.set("version", page.version.to_string());
            }
            if decisions::is_of_suggestion(&r) {
                form.remove("suggestion");
            }
            respond::refused(&edit_form(&cx, &object, &page, form, theirs, sections))
        }
        Err(other) => Err(other),
    }
}
