//! Sections on pages that others host. Each asks the database at most twice.

use askama::Template;
use cairn_feature::{Section, Subject};
use cairn_ground::{Error, Result, TeamId};
use cairn_store::Read;
use cairn_web::{Cx, View};

use super::{Row, due_line, learned_row, own_row, shared_row};
use crate::{
    rules::is_quiet,
    store::{self, Step},
};

type Made<'a> = std::pin::Pin<Box<dyn Future<Output = Result<Option<Section>>> + Send + 'a>>;

/// Rows in a section; the rest is one press away.
const SHOWN: usize = 5;

fn section(template: &impl Template) -> Result<Option<Section>> {
    let html = template.render().map_err(Error::internal)?;
    Ok(Some(Section { html }))
}

/// Five rows, and whether there are more.
fn shown<T>(mut rows: Vec<T>) -> (Vec<T>, bool) {
    let more = rows.len() > SHOWN;
    rows.truncate(SHOWN);
    (rows, more)
}

const LIMIT: i64 = 6;

#[derive(Template)]
#[template(path = "commitments/slot_today.html")]
pub struct TodaySlot<'a> {
    pub v: &'a View,
    pub step: Step,
    /// The day, and what it is because of.
    pub when: String,
    pub quiet: bool,
}

impl<'a> TodaySlot<'a> {
    pub fn of(v: &'a View, step: Step, because: Option<&str>) -> Self {
        let mut parts = vec![due_line(v, &step)];
        parts.extend(because.map(|title| v.t1("commitments-because", "title", title)));
        let quiet = is_quiet(step.missed);
        Self { v, step, when: parts.join(" · "), quiet }
    }
}

/// My most urgent step with its four buttons in place.
pub fn today<'a>(cx: &'a Cx, db: &'a mut Read, v: &'a View, _: Subject) -> Made<'a> {
    Box::pin(async move {
        let Some(me) = cx.actor.person_id() else { return Ok(None) };
        let Some(step) = store::next_of(db, me, v.today()).await? else { return Ok(None) };
        let because = match step.because_of {
            Some(origin) => cairn_objects::find(db, &cx.actor, origin).await.ok(),
            None => None,
        };
        section(&TodaySlot::of(v, step, because.as_ref().map(|object| object.title.as_str())))
    })
}

#[derive(Template)]
#[template(path = "commitments/slot_team.html")]
pub struct TeamSlot<'a> {
    pub v: &'a View,
    pub rows: Vec<Row>,
    pub more: bool,
    /// The manager has not taken one yet that the team sees.
    pub hint: bool,
    pub team: TeamId,
    pub member: bool,
    /// The form, with the team chosen.
    pub take: String,
}

/// The team's open steps; for its manager, until taken, that the first one is the manager's own.
pub fn team<'a>(cx: &'a Cx, db: &'a mut Read, v: &'a View, subject: Subject) -> Made<'a> {
    Box::pin(async move {
        let Subject::Team(team) = subject else { return Ok(None) };
        let me = cx.actor.person()?;
        let steps = store::list_of_team(db, &cx.actor, team, LIMIT).await?;
        let manages = me.manages.contains(&team);
        let hint = manages && !store::has_shared_own(db, me.id, team).await?;
        let member = me.teams.contains(&team);
        if steps.is_empty() && !member {
            return Ok(None);
        }
        let (steps, more) = shown(steps);
        let rows = steps.iter().map(|step| shared_row(v, step, true)).collect();
        let take = format!("/steps/new?scope=ours&team={team}");
        section(&TeamSlot { v, rows, more, hint, team, member, take })
    })
}

#[derive(Template)]
#[template(path = "commitments/slot_rows.html")]
pub struct ListSlot<'a> {
    pub v: &'a View,
    pub title: String,
    pub rows: Vec<Row>,
    /// Where all of them stand, or nothing.
    pub all: String,
    /// Title, example, address and button where there are none.
    pub empty: Option<[String; 4]>,
    /// One more of them.
    pub add: Option<[String; 2]>,
}

/// My steps that are under way, rest, or are to be looked back on.
pub fn my_steps<'a>(cx: &'a Cx, db: &'a mut Read, v: &'a View, _: Subject) -> Made<'a> {
    Box::pin(async move {
        let Some(me) = cx.actor.person_id() else { return Ok(None) };
        let (steps, _) = shown(store::list_ahead(db, me, LIMIT).await?);
        let any = !steps.is_empty() || store::has_any(db, me).await?;
        let (none, all) =
            if any { ("commitments-none-open", "/steps") } else { ("commitments-empty", "") };
        let button = [v.t("commitments-offer-step"), "/steps/new".to_owned()];
        section(&ListSlot {
            v,
            title: v.t("commitments-my-steps"),
            rows: steps.iter().map(|step| own_row(v, step)).collect(),
            all: all.to_owned(),
            empty: Some([
                v.t(none),
                v.t("commitments-example"),
                button[1].clone(),
                button[0].clone(),
            ]),
            add: Some(button),
        })
    })
}

/// What I learned.
pub fn my_learned<'a>(cx: &'a Cx, db: &'a mut Read, v: &'a View, _: Subject) -> Made<'a> {
    Box::pin(async move {
        let Some(me) = cx.actor.person_id() else { return Ok(None) };
        let (lines, more) = shown(store::list_learned(db, me, None, LIMIT).await?);
        let button = [v.t("commitments-create-learned"), "/learned/new".to_owned()];
        section(&ListSlot {
            v,
            title: v.t("commitments-my-learned"),
            rows: lines.iter().map(|line| learned_row(v, line)).collect(),
            all: if more { "/learned".to_owned() } else { String::new() },
            empty: Some([
                v.t("commitments-learned-empty"),
                v.t("commitments-learned-example"),
                button[1].clone(),
                button[0].clone(),
            ]),
            add: Some(button),
        })
    })
}

/// What a colleague shares: under way, or something came of it.
pub fn person<'a>(cx: &'a Cx, db: &'a mut Read, v: &'a View, subject: Subject) -> Made<'a> {
    Box::pin(async move {
        let Subject::Person(person) = subject else { return Ok(None) };
        let steps = store::list_of_person(db, &cx.actor, person, LIMIT).await?;
        if steps.is_empty() {
            return Ok(None);
        }
        let (steps, _) = shown(steps);
        section(&ListSlot {
            v,
            title: v.t("commitments-person-steps"),
            rows: steps.iter().map(|step| shared_row(v, step, false)).collect(),
            all: String::new(),
            empty: None,
            add: None,
        })
    })
}
