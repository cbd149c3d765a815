//! Pages on other people's pages; the place in the navigation.

use askama::Template;
use cairn_feature::{Section, Subject};
use cairn_ground::{Actor, Error, Result};
use cairn_store::{Read, Settings};
use cairn_web::{Cx, Place, View};
use futures_util::future::BoxFuture;

use super::page::{RowsSection, row};
use crate::store::page_lists::{self as lists, Line};

type Rendered<'a> = BoxFuture<'a, Result<Option<Section>>>;

const SHOWN: i64 = 5;

/// What somebody shared.
pub fn person<'a>(cx: &'a Cx, db: &'a mut Read, v: &'a View, subject: Subject) -> Rendered<'a> {
    Box::pin(async move {
        let Subject::Person(person) = subject else { return Ok(None) };
        let found = lists::list_by(db, &cx.actor, person, SHOWN).await?;
        section(v, "knowledge-pages-by", &found)
    })
}

/// What the reader is to look at again. Nobody else sees it.
pub fn due<'a>(cx: &'a Cx, db: &'a mut Read, v: &'a View, _: Subject) -> Rendered<'a> {
    Box::pin(async move {
        let found = lists::list_due(db, &cx.actor, v.today(), SHOWN).await?;
        section(v, "knowledge-pages-due", &found)
    })
}

fn section(v: &View, title: &str, found: &[Line]) -> Result<Option<Section>> {
    if found.is_empty() {
        return Ok(None);
    }
    let rows = found.iter().map(|line| row(v, line)).collect();
    let html = RowsSection { title: v.t(title), rows }.render().map_err(Error::internal)?;
    Ok(Some(Section { html }))
}

/// Knowledge, between Today and the team.
pub fn place(_: &Actor, _: &Settings) -> Option<Place> {
    Some(Place {
        href: "/pages".into(),
        label: "knowledge-place".into(),
        icon: "knowledge",
        current: false,
        bar: false,
    })
}
