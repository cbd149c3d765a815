//! Lists: my steps, a team's steps, what I learned.

use askama::Template;
use cairn_ground::{ObjectId, Result, TeamId};
use cairn_web::{Cx, View};

use super::{Row, learned_row, own_row, shared_row};
use crate::{rules::State, store};

/// Rows on one page.
const PAGE: i64 = 50;
/// More open steps than anybody has; the rest would be another problem.
const OPEN: i64 = 200;

/// A heading and its rows.
#[derive(Debug, Clone)]
pub struct Part {
    pub title: String,
    pub rows: Vec<Row>,
}

#[derive(Template)]
#[template(path = "commitments/list.html")]
pub struct ListPage {
    pub v: View,
    pub title: String,
    pub parts: Vec<Part>,
    pub older: String,
    pub newer: String,
    /// What stands where there is nothing: title, example, address, button.
    pub empty: [String; 4],
}

impl ListPage {
    pub fn is_empty(&self) -> bool {
        self.parts.iter().all(|part| part.rows.is_empty())
    }
}

pub async fn steps(cx: &Cx) -> Result<ListPage> {
    match cx.query.value("team").parse::<TeamId>() {
        Ok(team) => of_team(cx, team).await,
        Err(_) => mine(cx).await,
    }
}

async fn mine(cx: &Cx) -> Result<ListPage> {
    let (me, v) = (cx.actor.person()?.id, cx.view());
    let mut db = cx.read().await?;
    let before = cx.query.value("before").parse::<ObjectId>().ok();
    let mut finished = store::list_finished(&mut db, me, before, PAGE + 1).await?;
    let older = cut(&mut finished, |step| step.id)
        .map_or_else(String::new, |last| format!("/steps?before={last}"));
    let mut parts = Vec::new();
    if before.is_none() {
        let live = [State::Open, State::Paused];
        let live = store::list_of_owner(&mut db, me, &live, OPEN).await?;
        let (open, paused): (Vec<_>, Vec<_>) =
            live.iter().partition(|step| step.state == State::Open);
        for (key, steps) in [("commitments-list-open", open), ("commitments-list-paused", paused)] {
            let rows = steps.into_iter().map(|step| own_row(&v, step)).collect();
            parts.push(Part { title: v.t(key), rows });
        }
    }
    let rows = finished.iter().map(|step| own_row(&v, step)).collect();
    parts.push(Part { title: v.t("commitments-list-finished"), rows });
    let newer = if before.is_some() { "/steps".to_owned() } else { String::new() };
    Ok(page(v, "commitments-my-steps", parts, older, newer))
}

async fn of_team(cx: &Cx, team: TeamId) -> Result<ListPage> {
    let v = cx.view();
    let mut db = cx.read().await?;
    let steps = store::list_of_team(&mut db, &cx.actor, team, OPEN).await?;
    let name = cairn_people::store::find_team(&mut db, team).await?.name;
    let rows = steps.iter().map(|step| shared_row(&v, step, true)).collect();
    let part = Part { title: v.t("commitments-list-open"), rows };
    let title = v.t1("commitments-team-steps", "team", name);
    let mut page = page(v, "commitments-my-steps", vec![part], String::new(), String::new());
    page.title = title;
    page.empty[2] = format!("/steps/new?scope=ours&team={team}");
    Ok(page)
}

fn page(v: View, title: &str, parts: Vec<Part>, older: String, newer: String) -> ListPage {
    ListPage {
        title: v.t(title),
        empty: [
            v.t("commitments-empty"),
            v.t("commitments-example"),
            "/steps/new".to_owned(),
            v.t("commitments-offer-step"),
        ],
        v,
        parts,
        older,
        newer,
    }
}

/// Cuts to a page; gives the last one shown if there are more.
fn cut<T>(rows: &mut Vec<T>, id: impl Fn(&T) -> ObjectId) -> Option<ObjectId> {
    let page = usize::try_from(PAGE).unwrap_or(usize::MAX);
    if rows.len() <= page {
        return None;
    }
    rows.truncate(page);
    rows.last().map(id)
}

pub async fn learned(cx: &Cx) -> Result<ListPage> {
    let (me, v) = (cx.actor.person()?.id, cx.view());
    let mut db = cx.read().await?;
    let before = cx.query.value("before").parse::<ObjectId>().ok();
    let mut lines = store::list_learned(&mut db, me, before, PAGE + 1).await?;
    let older = cut(&mut lines, |line| line.id)
        .map_or_else(String::new, |last| format!("/learned?before={last}"));
    let rows = lines.iter().map(|line| learned_row(&v, line)).collect();
    let newer = if before.is_some() { "/learned".to_owned() } else { String::new() };
    let parts = vec![Part { title: String::new(), rows }];
    Ok(learned_page(v, parts, older, newer))
}

/// The list of learned lines from what was found; samples use it too.
pub fn learned_page(v: View, parts: Vec<Part>, older: String, newer: String) -> ListPage {
    ListPage {
        title: v.t("commitments-my-learned"),
        empty: [
            v.t("commitments-learned-empty"),
            v.t("commitments-learned-example"),
            "/learned/new".to_owned(),
            v.t("commitments-create-learned"),
        ],
        v,
        parts,
        older,
        newer,
    }
}

/// The list of steps from what was found, for samples.
pub fn steps_page(v: View, parts: Vec<Part>) -> ListPage {
    page(v, "commitments-my-steps", parts, String::new(), String::new())
}
