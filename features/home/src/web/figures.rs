//! The four columns, the lists behind them, and stories told whole.

use cairn_feature::{Told, registry};
use cairn_ground::{Arg, Error, Id, ObjectId, Result, TeamId, dates::Quarter};
use cairn_people::store as people;
use cairn_store::Read;
use cairn_web::{Cx, Response, View, html};

use crate::{
    pages::{Column, Columns, FigureList, Line, StoryTold},
    rules::{self, FIGURES},
    store::{self, Listed, Story},
};

/// The quarter asked for, or this one; the organisation's quarters, the same for every reader.
pub fn quarter(cx: &Cx) -> Quarter {
    let today = cx.house_day();
    Quarter::parse(cx.query.value("quarter")).unwrap_or_else(|| Quarter::of(today))
}

/// Reads the sums of a team (or, under the nil id, the organisation) and puts them in words.
pub async fn columns(
    cx: &Cx,
    db: &mut Read,
    v: &View,
    team: Id,
    quarter: Quarter,
    href: &str,
) -> Result<Columns> {
    let rows = store::list_figures(db, team, quarter).await?;
    let each = FIGURES.iter().map(|figure| column(v, &rows, figure, quarter, href)).collect();
    let written = quarter.written(cx.locale);
    let this = Quarter::of(cx.house_day());
    let base = if href == "/organisation" { href } else { href.trim_end_matches("/loop") };
    let other = |quarter: Quarter| format!("{base}?quarter={}", quarter.code());
    Ok(Columns {
        label: v.t1("home-loop-label", "period", &written),
        each,
        period: written,
        earlier: other(quarter.previous()),
        later: if quarter < this { other(quarter.next()) } else { String::new() },
    })
}

fn column(
    v: &View,
    rows: &[(String, String, i64)],
    figure: &str,
    quarter: Quarter,
    href: &str,
) -> Column {
    let mine = || rows.iter().filter(|(f, _, _)| f == figure);
    let counted = |(_, word, _): &&(String, String, i64)| rules::makes_figure(figure, word);
    let said =
        |(_, word, n): &(String, String, i64)| v.t1(&format!("home-part-{figure}-{word}"), "n", n);
    let inside = mine().filter(counted).filter(|(_, word, _)| !is_plain(figure, word)).map(said);
    let beside = mine().filter(|row| !counted(row)).map(said);
    let (inside, beside): (Vec<_>, Vec<_>) = (inside.collect(), beside.collect());
    Column {
        href: format!("{href}/{figure}?quarter={}", quarter.code()),
        label: v.t(&format!("home-figure-{figure}")),
        figure: mine().filter(counted).map(|(_, _, n)| n).sum(),
        parts: remark(v, figure, &inside.join(", "), &beside.join(", ")),
    }
}

/// What stands in small print: what the figure is made of, and what it leaves out.
fn remark(v: &View, figure: &str, inside: &str, beside: &str) -> String {
    let whole = rules::words_of(figure).is_none();
    match (inside, beside) {
        (inside, _) if whole => inside.to_owned(),
        ("", "") => String::new(),
        (inside, "") => v.t1("home-parts-inside", "parts", inside),
        ("", beside) => v.t1("home-parts-beside", "parts", beside),
        (inside, beside) => v.t2("home-parts-both", "parts", inside, "others", beside),
    }
}

/// Words that need no remark, because the figure says them.
fn is_plain(figure: &str, word: &str) -> bool {
    matches!((figure, word), ("did", "done") | ("changed", "clearly"))
}

pub async fn organisation(cx: Cx) -> Result<Response> {
    let back = ("/organisation".to_owned(), cx.settings.short_name.clone());
    list(cx, None, back).await
}

pub async fn team(cx: Cx) -> Result<Response> {
    let id: TeamId = cx.param("id")?;
    let mut db = cx.read().await?;
    let team = people::find_team(&mut db, id).await?;
    let own = cx.actor.teams().contains(&id);
    if !own && people::count_members(&mut db, id, cx.house_day()).await? < 5 {
        return Err(Error::NotFound);
    }
    drop(db);
    list(cx, Some(id), (format!("/teams/{id}"), team.name)).await
}

const PAGE: usize = 40;

async fn list(cx: Cx, team: Option<TeamId>, back: (String, String)) -> Result<Response> {
    let figure: String = cx.param("figure")?;
    let Some(figure) = FIGURES.iter().find(|f| **f == figure).copied() else {
        return Err(Error::NotFound);
    };
    let quarter = quarter(&cx);
    let page: usize = cx.query.value("page").parse().unwrap_or(0).min(1000);
    let mut db = cx.read().await?;
    let v = cx.view();
    let rows = store::list_figure(
        &mut db,
        &cx.actor,
        team,
        quarter,
        figure,
        store::Span::page(page, PAGE),
    )
    .await?;
    let shown = store::count_visible(&mut db, &cx.actor, team, quarter, figure).await?;
    let sums = store::list_figures(&mut db, team.map_or(Id::nil(), |team| team.0), quarter).await?;
    let counted =
        |(f, word, _): &&(String, String, i64)| f == figure && rules::makes_figure(figure, word);
    let total: i64 = sums.iter().filter(counted).map(|(_, _, n)| n).sum();
    let names = names(&mut db, rows.iter().filter_map(|row| row.team)).await?;
    let more = rows.len() > PAGE;
    let lines = rows.iter().take(PAGE).map(|row| line(&v, row, &names)).collect();
    let path = format!("{}?quarter={}", cx.path, quarter.code());
    let at = |page: usize| format!("{path}&page={page}");
    html(&FigureList {
        title: v.t(&format!("home-figure-{figure}")),
        sub: quarter.written(cx.locale),
        back: format!("{}?quarter={}", back.0, quarter.code()),
        back_label: back.1,
        lines,
        hidden: (total - shown).max(0),
        older: if more { at(page + 1) } else { String::new() },
        newer: if page > 0 { at(page - 1) } else { String::new() },
        v,
    })
}

async fn names(
    db: &mut Read,
    teams: impl Iterator<Item = TeamId>,
) -> Result<Vec<(TeamId, String)>> {
    let ids: Vec<TeamId> = teams.collect();
    people::list_team_names(db, &ids).await
}

fn line(v: &View, row: &Listed, teams: &[(TeamId, String)]) -> Line {
    let mut sub = vec![v.t(&format!("kind-{}", row.kind)), v.day(&row.noticed_at)];
    sub.extend(row.team.and_then(|id| teams.iter().find(|(t, _)| *t == id)).map(|t| t.1.clone()));
    let went =
        [("decided", &row.decided_word), ("did", &row.did_word), ("changed", &row.changed_word)];
    sub.extend(
        went.into_iter()
            .filter_map(|(figure, word)| Some((figure, word.as_deref()?)))
            .map(|(figure, word)| v.t(&format!("home-word-{figure}-{word}"))),
    );
    Line { href: row.href.clone(), title: row.title.clone(), sub: sub.join(" · ") }
}

/// The latest loops that came all the way, in the words of those who went it; with the team's name
/// where the page is not one team's own.
pub async fn stories(
    cx: &Cx,
    db: &mut Read,
    v: &View,
    team: Option<TeamId>,
    most: i64,
) -> Result<Vec<StoryTold>> {
    let rows = store::list_stories(db, &cx.actor, team, most).await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<ObjectId> = rows.iter().map(|row| row.step).collect();
    let mut told = Vec::new();
    for tell in registry(cx).tells.iter().filter(|tell| tell.kind == "step") {
        told.extend((tell.tell)(db, &cx.actor, &ids).await?);
    }
    let names = match team {
        Some(_) => Vec::new(),
        None => names(db, rows.iter().filter_map(|row| row.team)).await?,
    };
    Ok(rows.iter().map(|row| story(v, row, &told, &names)).collect())
}

fn story(v: &View, row: &Story, told: &[Told], teams: &[(TeamId, String)]) -> StoryTold {
    let words = told.iter().find(|told| told.object == row.step);
    let team = row.team.and_then(|id| teams.iter().find(|(t, _)| *t == id));
    let kind = v.t(&format!("kind-{}", row.kind));
    let by = team.map_or_else(|| kind.clone(), |(_, name)| format!("{kind}, {name}"));
    let when = |key: &str, at: Option<cairn_ground::Instant>| {
        at.map_or_else(|| v.t(&format!("{key}-once")), |at| v.t1(key, "date", v.day(&at)))
    };
    let word = |figure: &str, word: &Option<String>| {
        word.as_deref().map_or_else(String::new, |w| v.t(&format!("home-word-{figure}-{w}")))
    };
    let said = |text: Option<&String>, word: String| text.cloned().unwrap_or(word);
    StoryTold {
        steps: vec![
            (
                when("home-when-noticed", Some(row.noticed_at)),
                row.title.clone().unwrap_or_else(|| v.t("home-noticed-inside")),
                by,
                row.title.as_ref().map_or_else(String::new, |_| row.href.clone()),
            ),
            (
                when("home-when-decided", row.decided_at),
                row.step_title.clone(),
                words.and_then(|w| w.owner.clone()).unwrap_or_default(),
                row.step_href.clone(),
            ),
            (
                when("home-when-did", row.did_at),
                said(words.and_then(|w| w.learned.as_ref()), word("did", &row.did_word)),
                String::new(),
                String::new(),
            ),
            (
                v.tn(
                    &format!("home-when-changed-{}", row.changed_word.as_deref().unwrap_or("no")),
                    &[(
                        "date",
                        Arg::Text(row.changed_at.map_or_else(String::new, |at| v.day(&at))),
                    )],
                ),
                said(words.and_then(|w| w.seen.as_ref()), word("changed", &row.changed_word)),
                String::new(),
                String::new(),
            ),
        ],
    }
}
