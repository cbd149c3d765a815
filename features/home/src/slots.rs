//! What this feature puts on its own hosted pages.

use askama::Template;
use cairn_feature::{Section, Slot, SlotPlace, Subject};
use cairn_ground::{Error, Instant, Result};
use cairn_store::Read;
use cairn_web::{Cx, View};
use futures_util::future::BoxFuture;

use crate::{pages::NewsSection, store};

pub const SLOTS: &[Slot] = &[Slot { place: SlotPlace::Today, order: 50, render: news }];

/// News older than this is not news.
const LATELY: i64 = 10 * Instant::DAY;

fn news<'a>(
    cx: &'a Cx,
    db: &'a mut Read,
    v: &'a View,
    _: Subject,
) -> BoxFuture<'a, Result<Option<Section>>> {
    Box::pin(async move {
        let items = store::list_news(db, &cx.actor, cx.now.plus(-LATELY), 3).await?;
        let Some(first) = items.first() else { return Ok(None) };
        let several = items.iter().any(|item| item.team != first.team);
        let title =
            if several { v.t("home-news-several") } else { v.t1("home-news", "team", &first.team) };
        let html = NewsSection { v, title, several, items }.render().map_err(Error::internal)?;
        Ok(Some(Section { html }))
    })
}
