//! Today, the team, the organisation, a person, me.

use cairn_feature::{OfferLink, SlotPlace, Subject, registry};
use cairn_ground::{Id, PersonId, Result, TeamId, dates::Quarter};
use cairn_nudge::Wait;
use cairn_people::{events::TOOK_CURATOR, store as people};
use cairn_web::{Cx, Response, View, html, redirect};
use jiff::civil::Date;

use super::{figures, lists, slots, turns};
use crate::pages::{self, Columns};

/// At most five blocks stand on Today.
const BLOCKS: usize = 5;

pub async fn today(cx: Cx) -> Result<Response> {
    let mut db = cx.read().await?;
    let v = cx.view();
    let mut waits = cairn_nudge::list_waiting(&mut db, &cx.actor, cx.today(), 30).await?;
    turns::lead_to_seen(&mut waits);
    // The next step has a block of its own below; a look-back whose day has come, a step offered
    // and an obstacle that moved up stand nowhere else.
    let own_block = |wait: &Wait| wait.kind == "step" && wait.verb == "complete";
    let mut named: Vec<_> = waits.into_iter().filter(|wait| !own_block(wait)).collect();
    let more = named.len().saturating_sub(1);
    let first = if named.is_empty() { None } else { Some(named.remove(0)) };
    let room = BLOCKS - usize::from(first.is_some());
    let blocks = slots(&cx, &mut db, &v, SlotPlace::Today, Subject::Nobody, room).await?;
    let name = cx.actor.person()?.name.clone();
    let name = name.split(' ').next().unwrap_or_default().to_owned();
    let head = first.as_ref().map(|wait| head(&v, wait)).unwrap_or_default();
    let mut page = pages::Today { v, head, first, more, blocks, name, begin: Vec::new() };
    if page.first.is_none() && page.blocks.is_empty() {
        page.blocks =
            slots(&cx, &mut db, &page.v, SlotPlace::Start, Subject::Nobody, BLOCKS).await?;
        page.begin = lists::entries(&cx, &page.v).into_iter().take(BEGIN).collect();
    }
    html(&page)
}

/// So many things to begin with are offered where nothing stands yet.
const BEGIN: usize = 3;

/// The reason without the title after it, which stands below in its own words: "Noor answered".
/// A sentence that needs the title, "Noor changed your page …", keeps it.
fn head(v: &View, wait: &Wait) -> String {
    const TITLE: &str = "\u{1}";
    let name = v.name_or_former(&wait.from_name);
    let text = v.t2(&wait.reason, "name", name, "title", TITLE);
    let quoted = [format!("”{TITLE}”"), format!("“{TITLE}”"), TITLE.to_owned()];
    let cut = quoted.iter().find_map(|end| text.strip_suffix(end.as_str())).map(str::trim_end);
    capital(&match cut.filter(|start| start.ends_with([':', '?', '.'])) {
        Some(start) => start.trim_end_matches([':', ' ', '\u{A0}']).to_owned(),
        None => text.replace(TITLE, &wait.title),
    })
}

/// By when; or, of what may be answered at any time, since when it is asked.
fn day(v: &View, wait: &Wait) -> Option<String> {
    let by = |due: &Date| v.t1("home-due", "date", v.near(due));
    let since = |on: &Date| v.t1("home-asked", "date", v.date(on));
    wait.due_on.as_ref().map(by).or_else(|| wait.opens_on.as_ref().map(since))
}

/// A sentence begins with a capital also where its name is "former colleague".
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    first + letters.as_str()
}

pub async fn waiting(cx: Cx) -> Result<Response> {
    let mut db = cx.read().await?;
    let mut waits = cairn_nudge::list_waiting(&mut db, &cx.actor, cx.today(), 200).await?;
    turns::lead_to_seen(&mut waits);
    let v = cx.view();
    let line = |wait: &Wait| {
        let sub: Vec<String> = [head(&v, wait)].into_iter().chain(day(&v, wait)).collect();
        (wait.href.clone(), wait.title.clone(), sub.join(" · "))
    };
    let waits = waits.iter().map(line).collect();
    html(&pages::WaitingPage { v, waits })
}

pub async fn team(cx: Cx) -> Result<Response> {
    let id: TeamId = cx.param("id")?;
    let me = cx.actor.person()?;
    let mut db = cx.read().await?;
    let v = cx.view();
    let people::Roster { team, manager, members } =
        people::find_roster(&mut db, id, cx.house_day()).await?;
    let manager = manager.map(|(_, name)| name);
    let member = me.teams.contains(&id);
    let quarter = figures::quarter(&cx);
    // A team always sees its own; readers outside see it from five people up.
    let folded = !member && members.len() < FOLD;
    let columns = if folded {
        None
    } else {
        let href = format!("/teams/{id}/loop");
        Some(figures::columns(&cx, &mut db, &v, id.0, quarter, &href).await?)
    };
    let blocks = slots(&cx, &mut db, &v, SlotPlace::Team, Subject::Team(id), 12).await?;
    let stories =
        if folded { Vec::new() } else { figures::stories(&cx, &mut db, &v, Some(id), 3).await? };
    let awaited = members.iter().any(|it| !it.arrived);
    let may_invite = awaited && (me.manages.contains(&id) || me.roles.administrator);
    let sub = v.t1("home-team-sub", "n", members.len());
    let turns =
        if member { turns::of_team(&cx, &mut db, &v, id).await? } else { pages::Turns::default() };
    html(&pages::TeamPage {
        v,
        team,
        sub,
        may_invite,
        blocks,
        columns,
        stories,
        members,
        manager,
        turns,
    })
}

/// From so many people up, others see a team's figures.
const FOLD: usize = 5;

pub async fn organisation(cx: Cx) -> Result<Response> {
    if cx.settings.one_team {
        let home = cx.actor.person()?.home_team;
        return redirect(&home.map_or("/".to_owned(), |team| format!("/teams/{team}")));
    }
    let mut db = cx.read().await?;
    let v = cx.view();
    let quarter = figures::quarter(&cx);
    let columns = figures::columns(&cx, &mut db, &v, Id::nil(), quarter, "/organisation").await?;
    let columns = Columns { period: String::new(), ..columns };
    let blocks = slots(&cx, &mut db, &v, SlotPlace::Organisation, Subject::Nobody, 12).await?;
    let stories = figures::stories(&cx, &mut db, &v, None, 4).await?;
    let (count, teams) = people::count_all(&mut db).await?;
    let title = v.t1("home-organisation-title", "name", &cx.settings.short_name);
    let written = Quarter::of(cx.house_day()) == quarter;
    let sub = v.t2(
        if written { "home-organisation-sub" } else { "home-organisation-sub-then" },
        "period",
        quarter.written(cx.locale),
        "n",
        count,
    );
    html(&pages::OrganisationPage { v, title, sub, blocks, columns, stories, teams })
}

pub async fn person(cx: Cx) -> Result<Response> {
    let id: PersonId = cx.param("id")?;
    let mut db = cx.read().await?;
    let v = cx.view();
    let person = people::find_person(&mut db, id).await?;
    let places = people::list_places(&mut db, id, cx.house_day()).await?;
    let mut teams: Vec<(String, String)> =
        places.into_iter().map(|p| (format!("/teams/{}", p.team), p.name)).collect();
    teams.dedup();
    let blocks = slots(&cx, &mut db, &v, SlotPlace::Person, Subject::Person(id), 12).await?;
    let me = cx.actor.person_id() == Some(id);
    let reader = cx.actor.person()?.id;
    let unseen =
        person.curator && cairn_nudge::waits(&mut db, id.0.into(), &[TOOK_CURATOR], reader).await?;
    let offers = if person.deactivated_at.is_some() { Vec::new() } else { offers(&cx, id) };
    html(&pages::PersonPage { v, person, teams, me, offers, blocks, unseen })
}

/// What one can do for or ask of a person: offers made for the kind `person` carry `to`.
fn offers(cx: &Cx, to: PersonId) -> Vec<OfferLink> {
    let made = registry(cx).offers.iter().filter(|offer| offer.kinds == ["person"]);
    made.map(|offer| OfferLink { href: format!("{}?to={to}", offer.href), label: offer.label })
        .collect()
}

pub async fn me(cx: Cx) -> Result<Response> {
    let mut db = cx.read().await?;
    let v = cx.view();
    let person = cx.actor.person()?;
    let subject = Subject::Person(person.id);
    let blocks = slots(&cx, &mut db, &v, SlotPlace::Me, subject, 12).await?;
    // Administration stands below with its own words.
    let browse = lists::browse(&cx).into_iter().filter(|(href, _)| href != "/manage").collect();
    let page = pages::MePage {
        v,
        name: person.name.clone(),
        sub: person.home_team_name.clone(),
        href: format!("/people/{}", person.id),
        manage: person.roles.curator || person.roles.administrator,
        blocks,
        browse,
    };
    html(&page)
}
