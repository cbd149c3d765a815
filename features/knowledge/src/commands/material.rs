//! Material: share, change, delete.

use cairn_ground::{Actor, Audience, Error, ObjectId, Refusal, Result, limits, text};
use cairn_objects::{New, Object};
use cairn_record::{Detail, Event, append};
use cairn_search::{Document, Lang, ORDINARY};
use cairn_store::Tx;

use super::files;
use crate::{
    events,
    rules::{material as rules, pages},
    store::material as store,
};

/// Something worth opening.
#[derive(Debug, Clone)]
pub struct ShareMaterial {
    /// What it is called; the host or the file's name unless given.
    pub title: String,
    /// An address on the web, or …
    pub url: String,
    /// … the name of a file that was added.
    pub file: Option<String>,
    /// One line: why it is worth opening.
    pub why: String,
    pub audience: Audience,
    pub because_of: Option<ObjectId>,
}

/// Shares a link, a file or a video. Nothing is fetched from elsewhere.
///
/// # Errors
/// Refuses with `knowledge-address`, `knowledge-material-nothing` and what cannot be kept.
pub async fn share(tx: &mut Tx, actor: &Actor, input: &ShareMaterial) -> Result<ObjectId> {
    let me = actor.person()?;
    let why = text::optional_line("why", &input.why, limits::LINE)?.unwrap_or_default();
    let (url, plain) = match &input.file {
        Some(_) => (String::new(), String::new()),
        None if input.url.trim().is_empty() => {
            return Err(Refusal::field("knowledge-material-nothing", "url").into());
        }
        None => rules::address(&input.url)?,
    };
    let title = text::optional_line("title", &input.title, limits::LINE)?;
    let title = title.unwrap_or(plain);
    if title.is_empty() {
        return Err(Refusal::field("required", "title").into());
    }
    let team = pages::team_for(input.audience, me.home_team)?;
    let id = tx.new_id();
    let new = New {
        id,
        kind: "material",
        title: &title,
        lang: me.locale.tag(),
        owner: Some(me.id),
        team,
        audience: input.audience,
        href: format!("/material/{id}"),
    };
    let id = cairn_objects::create(tx, &new).await?;
    let file = match &input.file {
        Some(name) => Some(files::use_one(tx, actor, id, name).await?),
        None => None,
    };
    store::insert(tx, id, &url, file, &why).await?;
    index(tx, id, &title, &url, &why).await?;
    let origin =
        cairn_objects::find_origin(tx, actor, input.because_of).await?.map(|origin| origin.id);
    if let Some(origin) = origin {
        cairn_links::link(tx, actor, id, origin, cairn_links::Kind::BecauseOf).await?;
    }
    let object = cairn_objects::find_any(tx, id).await?;
    let event = Event::about(events::shared(object.audience), &object).because_of(origin);
    append(tx, actor, &event).await?;
    Ok(id)
}

/// A change of material. A file stays the file it is.
#[derive(Debug, Clone)]
pub struct EditMaterial {
    pub id: ObjectId,
    /// The version the form was filled from.
    pub version: i64,
    pub title: String,
    pub url: String,
    pub why: String,
}

/// Owner or curator.
///
/// # Errors
/// `Forbidden` for others; refuses with `conflict` when somebody changed it meanwhile.
pub async fn edit(tx: &mut Tx, actor: &Actor, input: &EditMaterial) -> Result<()> {
    let object = find(tx, actor, input.id).await?;
    let material = store::find(tx, input.id).await?;
    if material.version != input.version {
        return Err(Refusal::new("conflict").into());
    }
    let title = text::line("title", &input.title, limits::LINE)?;
    let why = text::optional_line("why", &input.why, limits::LINE)?.unwrap_or_default();
    let url = match material.file {
        Some(_) => String::new(),
        None => rules::address(&input.url)?.0,
    };
    let said = [("title", title.as_str()), ("why", why.as_str())];
    cairn_links::keep_words(tx, actor, &object, &said).await?;
    store::update(tx, input.id, &url, &why).await?;
    cairn_objects::retitle(tx, input.id, &title, &object.lang).await?;
    index(tx, input.id, &title, &url, &why).await?;
    append(tx, actor, &Event::about(events::EDITED, &object)).await.map(drop)
}

/// Owner or curator. It is gone at once, with its file.
pub async fn delete(tx: &mut Tx, actor: &Actor, id: ObjectId) -> Result<()> {
    let object = find(tx, actor, id).await?;
    let event = Event::about(events::EDITED, &object).detail("what", Detail::Word("deleted"));
    append(tx, actor, &event).await?;
    cairn_search::remove(tx, id).await?;
    cairn_nudge::settle_object(tx, id).await?;
    store::delete(tx, id).await?;
    cairn_objects::remove(tx, id).await
}

async fn find(tx: &mut Tx, actor: &Actor, id: ObjectId) -> Result<Object> {
    let object = cairn_objects::find(tx, actor, id).await?;
    if object.kind != "material" {
        return Err(Error::NotFound);
    }
    if pages::decides(&object, actor) { Ok(object) } else { Err(Error::Forbidden) }
}

async fn index(tx: &mut Tx, id: ObjectId, title: &str, url: &str, why: &str) -> Result<()> {
    let body = format!("{why}\n{}", rules::host(url));
    let (boost, langs) = (ORDINARY, &Lang::ALL[..]);
    let document = Document { object: id, kind: "material", title, body: &body, boost, langs };
    cairn_search::put(tx, &document).await
}
