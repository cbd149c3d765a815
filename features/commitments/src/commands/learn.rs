//! *I learned …*

use cairn_ground::{Actor, Audience, Error, ObjectId, Permission, Refusal, Result, limits, text};
use cairn_links::Kind;
use cairn_objects::{New, Object};
use cairn_record::Detail;
use cairn_search::{Document, Lang, ORDINARY};
use cairn_store::Tx;

use super::{erase::remove, today};
use crate::{events, rules::LearnedLine, store};

/// A line somebody learned.
#[derive(Debug, Clone)]
pub struct Learn {
    pub text: String,
    /// One of ten words, or empty.
    pub how: String,
    pub minutes: Option<i64>,
    pub audience: Audience,
    pub because_of: Option<ObjectId>,
}

/// Keeps a learned line. The first one of a day leads to *What will you do differently?*
///
/// # Errors
/// Refuses what [`LearnedLine::parse`] refuses; `NotFound` when the origin may not be seen.
pub async fn learn(tx: &mut Tx, actor: &Actor, input: &Learn) -> Result<ObjectId> {
    Permission::Member.check(actor)?;
    let me = actor.person()?;
    let today = today(tx, actor)?;
    let line = LearnedLine::parse(&input.text, &input.how, input.minutes)?;
    let team = me.home_team.or_else(|| me.teams.first().copied());
    let audience = match input.audience {
        Audience::Team if team.is_none() => {
            return Err(Refusal::field("no-team", "audience").into());
        }
        Audience::Participants => Audience::Me,
        other => other,
    };
    let id = tx.new_id();
    let new = New {
        id,
        kind: "learned",
        title: &line.text,
        lang: me.locale.tag(),
        owner: Some(me.id),
        team,
        audience,
        href: format!("/learned/{id}"),
    };
    let id = cairn_objects::create(tx, &new).await?;
    let asked = !store::asked_today(tx, me.id, today).await?;
    store::insert_learned(tx, id, &line, today, asked).await?;
    if let Some(origin) = input.because_of {
        cairn_links::link(tx, actor, id, origin, Kind::BecauseOf).await?;
    }
    index(tx, id, &line.text).await?;
    let mut details = Vec::new();
    details.extend(line.how.map(|how| ("how", Detail::Word(how.as_str()))));
    details.extend(line.minutes.map(|n| ("minutes", Detail::Number(n))));
    let object = cairn_objects::find_any(tx, id).await?;
    events::record(tx, actor, events::LEARNED, &object, input.because_of, &details).await?;
    Ok(id)
}

/// Other words for a line one wrote.
///
/// # Errors
/// `Forbidden` for everybody but the owner; refuses an empty or overlong line.
pub async fn reword(tx: &mut Tx, actor: &Actor, (id, raw): &(ObjectId, String)) -> Result<()> {
    let object = own_line(tx, actor, *id).await?;
    let text = text::line("text", raw, limits::LINE)?;
    if text == object.title {
        return Ok(());
    }
    cairn_links::keep_words(tx, actor, &object, &[("text", text.as_str())]).await?;
    cairn_objects::retitle(tx, object.id, &text, actor.person()?.locale.tag()).await?;
    index(tx, object.id, &text).await?;
    events::record(tx, actor, events::REWORDED, &object, None, &[]).await
}

/// Takes a line back: it is gone for everybody. What came of it stays where it is.
///
/// # Errors
/// `Forbidden` for everybody but the owner.
pub async fn unlearn(tx: &mut Tx, actor: &Actor, id: &ObjectId) -> Result<()> {
    let object = own_line(tx, actor, *id).await?;
    cairn_nudge::settle_object(tx, object.id).await?;
    remove(tx, object.id).await
}

async fn own_line(tx: &mut Tx, actor: &Actor, id: ObjectId) -> Result<Object> {
    let object = cairn_objects::find_owned(tx, actor, id).await?;
    if object.kind == "learned" { Ok(object) } else { Err(Error::NotFound) }
}

async fn index(tx: &mut Tx, id: ObjectId, text: &str) -> Result<()> {
    let document = Document {
        object: id,
        kind: "learned",
        title: text,
        body: "",
        boost: ORDINARY,
        langs: &Lang::ALL,
    };
    cairn_search::put(tx, &document).await
}
