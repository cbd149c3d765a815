//! Obstacles and ideas one may see.

use askama::Template;
use cairn_ground::Result;
use cairn_web::{Cx, View};

use super::{Due, due, holder};
use crate::store::{Proposal, Wanted, Whose, list_proposals};

/// A row of a list or of a section.
#[derive(Debug, Clone)]
pub struct Row {
    pub href: String,
    pub text: String,
    pub kind: String,
    pub team: String,
    pub holder: String,
    pub due: Due,
    /// "Karin answered: we try it", or nothing yet.
    pub answer: String,
}

impl Row {
    pub fn of(v: &View, it: &Proposal) -> Self {
        let answer = it.answer().map(|word| {
            let word = v.t(&format!("voice-word-{}", word.as_str()));
            let name = v.name_or_former(&it.answerer_name);
            v.t2("voice-title-answered", "name", name, "word", word)
        });
        Self {
            href: it.href.clone(),
            text: it.text.clone(),
            kind: v.t(&format!("kind-{}", it.kind)),
            team: it.team_name.clone().unwrap_or_default(),
            holder: holder(v, it),
            due: due(v, it),
            answer: answer.unwrap_or_default(),
        }
    }
}

/// A filter.
#[derive(Debug, Clone)]
pub struct Tab {
    pub href: String,
    pub label: &'static str,
    pub current: bool,
}

#[derive(Template)]
#[template(path = "voice/list.html")]
pub struct ListPage {
    pub v: View,
    pub whose: Vec<Tab>,
    pub states: Vec<Tab>,
    pub rows: Vec<Row>,
    pub newer: String,
    pub older: String,
}

const PAGE: i64 = 25;
/// Nobody turns more pages than this.
const MOST_PAGES: i64 = 400;

pub async fn list_page(cx: &Cx) -> Result<ListPage> {
    let answered = cx.query.value("state") == "answered";
    let (word, whose) = match cx.query.value("whose") {
        "mine" => ("mine", Whose::Mine),
        "team" => ("team", Whose::Teams),
        _ => ("all", Whose::All),
    };
    let page = cx.query.value("page").parse().unwrap_or(0).clamp(0, MOST_PAGES);
    let mut db = cx.read().await?;
    let wanted = Wanted { whose, answered, limit: PAGE + 1, offset: page * PAGE };
    let found = list_proposals(&mut db, &cx.actor, &wanted).await?;
    let v = cx.view();
    let size = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let rows = found.iter().take(size).map(|it| Row::of(&v, it)).collect();
    let next = if found.len() > size { address(word, answered, page + 1) } else { String::new() };
    let previous = if page > 0 { address(word, answered, page - 1) } else { String::new() };
    // Open ones begin with the oldest, answered ones with the newest.
    let (newer, older) = if answered { (previous, next) } else { (next, previous) };
    Ok(ListPage {
        whose: whose_tabs(word, answered),
        states: states(word, answered),
        v,
        rows,
        newer,
        older,
    })
}

fn address(whose: &str, answered: bool, page: i64) -> String {
    let state = if answered { "answered" } else { "open" };
    let page = if page == 0 { String::new() } else { format!("&page={page}") };
    format!("/obstacles?whose={whose}&state={state}{page}")
}

pub(super) fn whose_tabs(current: &str, answered: bool) -> Vec<Tab> {
    [("all", "voice-list-all"), ("team", "voice-list-team"), ("mine", "voice-list-mine")]
        .map(|(word, label)| Tab {
            href: address(word, answered, 0),
            label,
            current: word == current,
        })
        .into()
}

pub(super) fn states(whose: &str, answered: bool) -> Vec<Tab> {
    [(false, "voice-list-open"), (true, "voice-list-answered")]
        .map(|(state, label)| Tab {
            href: address(whose, state, 0),
            label,
            current: state == answered,
        })
        .into()
}
