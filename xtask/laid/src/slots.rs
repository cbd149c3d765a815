//! Sections on other pages.

use askama::Template;
use cairn_feature::{Section, Slot, SlotPlace, Subject};
use cairn_ground::{Error, Result};
use cairn_store::Read;
use cairn_web::{Cx, View};
use futures_util::future::BoxFuture;

use crate::{
    pages::{Row, TeamSlot},
    store,
};

pub const SLOTS: &[Slot] = &[Slot { place: SlotPlace::Team, order: 60, render: team }];

/// Rows on somebody else's page; the list has the rest.
const FEW: i64 = 3;

fn team<'a>(
    cx: &'a Cx,
    db: &'a mut Read,
    v: &'a View,
    of: Subject,
) -> BoxFuture<'a, Result<Option<Section>>> {
    Box::pin(async move {
        let Subject::Team(team) = of else { return Ok(None) };
        let notes = store::list_of_team(db, &cx.actor, team, FEW).await?;
        if notes.is_empty() {
            return Ok(None);
        }
        let slot = TeamSlot { v, rows: notes.iter().map(|note| Row::of(v, note)).collect() };
        Ok(Some(Section { html: slot.render().map_err(Error::internal)? }))
    })
}
