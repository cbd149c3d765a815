//! Who came into a team lately, left it or took it over; and having seen what one was told of it.

use cairn_ground::{ObjectId, PersonId, Result, TeamId};
use cairn_nudge::Wait;
use cairn_people::{
    events::{INTO_TEAM, TOOK_CURATOR},
    store as people,
    turns::{self, Told, Turn},
};
use cairn_store::Read;
use cairn_web::{Cx, Response, View, redirect};

/// Stands in the address that leads from Today to what one was told of a team.
const TOLD: &str = "told";

/// Lets what one is told of a team lead to where one says that one has seen it.
pub fn lead_to_seen(waits: &mut [Wait]) {
    for wait in waits.iter_mut().filter(|wait| INTO_TEAM.contains(&wait.verb.as_str())) {
        wait.href = format!("{}?{TOLD}=1", wait.href);
    }
}

/// What the page of a team tells of it to those who are in it.
#[derive(Debug, Default)]
pub struct Turns {
    pub lines: Vec<String>,
    /// The reader was told on Today, and has not said that they have seen it.
    pub unseen: bool,
}

impl Turns {
    pub fn new(v: &View, told: &[Told], unseen: bool) -> Self {
        Self { lines: told.iter().map(|told| line(v, told)).collect(), unseen }
    }
}

pub async fn of_team(cx: &Cx, db: &mut Read, v: &View, team: TeamId) -> Result<Turns> {
    let since = turns::since(cx.today());
    let mut spans = people::list_spans_since(db, team, since).await?;
    // Asked only on the way from Today: the page costs nobody else a question more.
    let unseen = cx.query.has(TOLD)
        && cairn_nudge::waits(db, team.0.into(), &INTO_TEAM, cx.actor.person()?.id).await?;
    if unseen {
        // What the reader was told of stands here also on the day on which the team began.
        for span in &mut spans {
            span.began = None;
        }
    }
    Ok(Turns::new(v, &turns::told(&spans, since), unseen))
}

fn line(v: &View, told: &Told) -> String {
    let name = v.name_or_former(&told.name);
    let one_day = told.from == told.day;
    let key = match told.turn {
        Turn::Came => "home-turn-came",
        Turn::Left => "home-turn-left",
        Turn::CameAndLeft if one_day => "home-turn-came-and-left-at-once",
        Turn::CameAndLeft => "home-turn-came-and-left",
        Turn::Manages if told.before.is_some() => "home-turn-manages-after",
        Turn::Manages => "home-turn-manages",
        Turn::ManagesNoMore => "home-turn-manages-no-more",
        Turn::Managed if one_day => "home-turn-managed-at-once",
        Turn::Managed => "home-turn-managed",
        Turn::Leads => "home-turn-leads",
        Turn::LeadsNoMore => "home-turn-leads-no-more",
    };
    let before = told.before.as_ref().map(|it| v.name_or_former(&it.name)).unwrap_or_default();
    let (day, from) = (v.date(&told.day), v.date(&told.from));
    let args = [("name", name), ("day", day), ("from", from), ("before", before)];
    v.tn(key, &args.map(|(name, value)| (name, value.into())))
}

pub async fn team_seen(cx: Cx) -> Result<Response> {
    let team: TeamId = cx.param("id")?;
    people::find_team(&mut cx.read().await?, team).await?;
    seen(&cx, team.0.into(), &INTO_TEAM).await?;
    redirect(&format!("/teams/{team}?said=home-said-seen"))
}

pub async fn person_seen(cx: Cx) -> Result<Response> {
    let person: PersonId = cx.param("id")?;
    people::find_person(&mut cx.read().await?, person).await?;
    seen(&cx, person.0.into(), &[TOOK_CURATOR]).await?;
    redirect(&format!("/people/{person}?said=home-said-seen"))
}

async fn seen(cx: &Cx, object: ObjectId, verbs: &'static [&'static str]) -> Result<()> {
    let run = cx.run((object, verbs), |tx, me, (object, verbs)| {
        Box::pin(async move {
            let me = me.person()?.id;
            for verb in *verbs {
                cairn_nudge::settle(tx, *object, verb, Some(me)).await?;
            }
            Ok(())
        })
    });
    run.await
}
