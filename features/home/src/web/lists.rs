//! Search, the one +, links one step further, help.

use cairn_feature::registry;
use cairn_ground::{Locale, ObjectId, Result};
use cairn_people::store as people;
use cairn_search::Hit;
use cairn_store::Read;
use cairn_web::{Cx, Response, View, html};

use crate::{pages, store};

/// Hits shown at once.
const HITS: usize = 20;

pub async fn search(cx: Cx) -> Result<Response> {
    let q: String = cx.query.value("q").chars().take(400).collect();
    let mut db = cx.read().await?;
    let mut found = cairn_search::find(&mut db, &cx.actor, &q, HITS).await?;
    let left = leavers_last(&mut db, &mut found.hits).await?;
    let words: String = form_encode(q.trim());
    html(&pages::SearchPage {
        v: cx.view(),
        ask_href: format!("/questions/new?text={words}"),
        q: q.trim().to_owned(),
        hits: found.hits,
        left,
        more: found.more,
        browse: browse(&cx),
    })
}

/// Whom somebody may call or ask comes first: those who have left stand behind the others in the
/// places that persons have, unless more of the words are theirs. Gives who has left.
async fn leavers_last(db: &mut Read, hits: &mut [Hit]) -> Result<Vec<ObjectId>> {
    let is_person = |hit: &Hit| hit.kind == "person";
    let mut persons: Vec<Hit> = hits.iter().filter(|hit| is_person(hit)).cloned().collect();
    if persons.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<ObjectId> = persons.iter().map(|hit| hit.object).collect();
    let left = store::list_left(db, &ids).await?;
    persons.sort_by_key(|hit| (!hit.all_words, left.contains(&hit.object)));
    let places = hits.iter_mut().filter(|hit| is_person(hit));
    places.zip(persons).for_each(|(place, hit)| *place = hit);
    Ok(left)
}

/// The places that do not stand in a phone's bar.
pub fn browse(cx: &Cx) -> Vec<(String, String)> {
    let v = cx.view();
    let places = v.places().iter().filter(|place| !place.bar);
    places.map(|place| (place.href.clone(), place.label.clone())).collect()
}

fn form_encode(text: &str) -> String {
    use std::fmt::Write;
    text.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
        out
    })
}

pub async fn new(cx: Cx) -> Result<Response> {
    let v = cx.view();
    html(&pages::NewPage { entries: entries(&cx, &v), v })
}

/// What one can make: address, words, an example.
pub fn entries(cx: &Cx, v: &View) -> Vec<(String, String, String)> {
    let made = registry(cx).creations.iter();
    made.map(|c| (c.href.to_owned(), v.t(c.label), v.t(c.hint))).collect()
}

const TEAMS: i64 = 100;

pub async fn teams(cx: Cx) -> Result<Response> {
    let page: i64 = cx.query.value("page").parse().unwrap_or(0).clamp(0, 10_000);
    let mut db = cx.read().await?;
    let mut teams =
        people::list_team_lines(&mut db, cx.house_day(), page * TEAMS, TEAMS + 1).await?;
    let most = usize::try_from(TEAMS).unwrap_or(usize::MAX);
    let more = teams.len() > most;
    teams.truncate(most);
    let at = |there: bool, page: i64| {
        if there { format!("/teams?page={page}") } else { String::new() }
    };
    let (previous, next) = (at(page > 0, page - 1), at(more, page + 1));
    html(&pages::TeamsPage { v: cx.view(), teams, previous, next })
}

/// So many steps of the way are kept in an address.
const WAY: usize = 30;

/// What hangs on an object; with a way in the address only what lies further that way, and nothing
/// one came past.
pub async fn links(cx: Cx) -> Result<Response> {
    let id: ObjectId = cx.param("id")?;
    let mut db = cx.read().await?;
    let object = cairn_objects::find(&mut db, &cx.actor, id).await?;
    let past = cx.query.value("past").split('.').filter_map(|it| it.parse().ok());
    let mut past: Vec<ObjectId> = past.take(WAY).collect();
    past.push(id);
    let mut panel = cairn_links::panel_past(&mut db, &cx.actor, id, &past).await?;
    let way = pages::Way::parse(cx.query.value("way"));
    match way {
        Some(pages::Way::Because) => panel.led_to.clear(),
        Some(pages::Way::Led) => panel.because_of.clear(),
        None => {}
    }
    html(&pages::LinksPage {
        v: cx.view(),
        title: object.title,
        href: object.href,
        kind: object.kind,
        panel,
        way,
        past,
    })
}

const HELP_EN: &str = include_str!("../../help/en.md");
const HELP_SV: &str = include_str!("../../help/sv.md");

pub async fn help(cx: Cx) -> Result<Response> {
    let text = if cx.locale == Locale::Sv { HELP_SV } else { HELP_EN };
    let html_text = cairn_markdown::render(text, &cairn_markdown::Options::default())
        .map_err(cairn_ground::Error::internal)?;
    html(&pages::HelpPage { v: cx.view(), html: html_text.as_str().to_owned() })
}
