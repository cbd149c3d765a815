//! Sections on the pages of a team, the organisation and oneself.

use askama::Template;
use cairn_feature::{Section, Slot, SlotPlace, Subject};
use cairn_ground::{Error, Result};
use cairn_store::Read;
use cairn_web::{Cx, View};
use futures_util::future::BoxFuture;

use super::{Row, thanks};
use crate::store::{self, Direction, Wanted, Whose, list_proposals};

pub const SLOTS: &[Slot] = &[
    Slot { place: SlotPlace::Team, order: 40, render: |cx, db, v, of| team(cx, db, v, of) },
    Slot { place: SlotPlace::Organisation, order: 20, render: |cx, db, v, _| all(cx, db, v) },
    Slot { place: SlotPlace::Me, order: 30, render: |cx, db, v, _| mine(cx, db, v) },
    Slot { place: SlotPlace::Me, order: 40, render: |cx, db, v, _| thanked(cx, db, v) },
];

/// Rows on somebody else's page; the list has the rest.
const FEW: i64 = 5;
const FEW_OF_ALL: i64 = 8;

type Made<'a> = BoxFuture<'a, Result<Option<Section>>>;

fn section(template: &impl Template) -> Result<Option<Section>> {
    Ok(Some(Section { html: template.render().map_err(Error::internal)? }))
}

#[derive(Template)]
#[template(path = "voice/slot_table.html")]
pub(super) struct TableSlot {
    pub v: View,
    pub rows: Vec<Row>,
    /// The organisation's has a column that says which team asks.
    pub by_team: bool,
    /// There are others, of which this page shows nothing.
    pub more: bool,
}

fn team<'a>(cx: &'a Cx, db: &'a mut Read, v: &'a View, of: Subject) -> Made<'a> {
    Box::pin(async move {
        let Subject::Team(team) = of else { return Ok(None) };
        table(cx, db, v, Whose::Team(team), FEW).await
    })
}

fn all<'a>(cx: &'a Cx, db: &'a mut Read, v: &'a View) -> Made<'a> {
    Box::pin(async move { table(cx, db, v, Whose::Shared, FEW_OF_ALL).await })
}

async fn table(
    cx: &Cx,
    db: &mut Read,
    v: &View,
    whose: Whose,
    most: i64,
) -> Result<Option<Section>> {
    let mut found = list_proposals(db, &cx.actor, &Wanted::open(whose, most + 1)).await?;
    if found.is_empty() {
        return Ok(None);
    }
    let more = i64::try_from(found.len()).is_ok_and(|found| found > most);
    if more {
        found.pop();
    }
    let rows = found.iter().map(|it| Row::of(v, it)).collect();
    section(&TableSlot { v: v.clone(), rows, by_team: whose == Whose::Shared, more })
}

#[derive(Template)]
#[template(path = "voice/slot_mine.html")]
pub(super) struct MineSlot {
    pub v: View,
    pub with_me: Vec<Row>,
    pub asked: Vec<Row>,
}

fn mine<'a>(cx: &'a Cx, db: &'a mut Read, v: &'a View) -> Made<'a> {
    Box::pin(async move {
        let with_me = list_proposals(db, &cx.actor, &Wanted::open(Whose::WithMe, FEW)).await?;
        let asked = list_proposals(db, &cx.actor, &Wanted::open(Whose::Asked, FEW)).await?;
        if with_me.is_empty() && asked.is_empty() {
            return Ok(None);
        }
        section(&MineSlot {
            with_me: with_me.iter().map(|it| Row::of(v, it)).collect(),
            asked: asked.iter().map(|it| Row::of(v, it)).collect(),
            v: v.clone(),
        })
    })
}

#[derive(Template)]
#[template(path = "voice/slot_thanks.html")]
pub(super) struct ThanksSlot {
    pub v: View,
    pub rows: Vec<(String, String, String)>,
}

fn thanked<'a>(cx: &'a Cx, db: &'a mut Read, v: &'a View) -> Made<'a> {
    Box::pin(async move {
        let found = store::list_thanks(db, &cx.actor, Direction::ToMe, FEW, 0).await?;
        if found.is_empty() {
            return Ok(None);
        }
        let rows = found.iter().map(|it| thanks::row(v, it, true)).collect();
        section(&ThanksSlot { v: v.clone(), rows })
    })
}
