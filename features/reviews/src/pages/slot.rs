//! The section on a team's page: the review to come or under way, the last one, and a start.

use askama::Template;
use cairn_feature::{Section, Subject};
use cairn_ground::{Error, Result};
use cairn_store::Read;
use cairn_web::{Cx, View};
use futures_util::future::BoxFuture;
use jiff::civil::Date;

use crate::store::{self, Row};

#[derive(Template)]
#[template(path = "reviews/team.html")]
pub(crate) struct TeamSlot<'a> {
    pub v: &'a View,
    pub new_href: String,
    pub all_href: String,
    pub rows: Vec<Row>,
    pub today: Date,
    pub mine: bool,
}

/// Reviews shown on the team's page; the rest is one tap away.
const SHOWN: i64 = 3;

pub(crate) fn render_team_slot<'a>(
    cx: &'a Cx,
    db: &'a mut Read,
    view: &'a View,
    subject: Subject,
) -> BoxFuture<'a, Result<Option<Section>>> {
    Box::pin(async move {
        let Subject::Team(team) = subject else { return Ok(None) };
        let rows = store::list_reviews(db, &cx.actor, team, SHOWN).await?;
        let mine = cx.actor.teams().contains(&team);
        if rows.is_empty() && !mine {
            return Ok(None);
        }
        let today = cx.now.date(&cx.settings.zone);
        let new_href = format!("/reviews/new?team={team}");
        let all_href = format!("/reviews?team={team}");
        let slot = TeamSlot { v: view, new_href, all_href, rows, today, mine };
        Ok(Some(Section { html: slot.render().map_err(Error::internal)? }))
    })
}

impl Row {
    /// The line below the title: where it stands, and with whom it lies.
    pub(crate) fn sub(&self, v: &View, today: Date) -> String {
        let led_by_all = self.leader_name.is_none() || today > self.held_on;
        let name = v.name_or_former(&self.leader_name);
        let day = v.near(&self.held_on);
        let key = if self.closed_at.is_some() || (self.opened_at.is_some() && self.is_over(today)) {
            "reviews-row-closed"
        } else if self.opened_at.is_some() {
            "reviews-row-opened"
        } else if self.is_over(today) {
            "reviews-row-lapsed"
        } else {
            match (self.held_on > today, self.takes_part, led_by_all) {
                (true, _, false) => "reviews-row-planned",
                (true, _, true) => "reviews-row-planned-all",
                (false, true, false) => "reviews-row-writing",
                (false, true, true) => "reviews-row-writing-all",
                (false, false, false) => "reviews-row-written",
                (false, false, true) => "reviews-row-written-all",
            }
        };
        v.t2(key, "day", day, "name", name)
    }

    fn is_over(&self, today: Date) -> bool {
        today >= self.cards_until
    }
}
