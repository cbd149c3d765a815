//! Who came into a team lately, left it or took it over; and having seen what one was told of it.

use cairn_ground::{ObjectId, PersonId, Result, TeamId};
use cairn_nudge::Wait;
use cairn_people::{
    events::{INTO_TEAM, TOOK_CURATOR},
    store as people, turns,
};
use cairn_store::Read;
use cairn_web::{Cx, Response, View, redirect};

use crate::pages::Turns;

/// Stands in the address that leads from Today to what one was told of a team.
const TOLD: &str = "told";

/// Lets what one is told of a team lead to where one says that one has seen it.
pub fn lead_to_seen(waits: &mut [Wait]) {
    for wait in waits.iter_mut().filter(|wait| INTO_TEAM.contains(&wait.verb.as_str())) {
        wait.href = format!("{}?{TOLD}=1", wait.href);
    }
}

pub async fn of_team(cx: &Cx, db: &mut Read, v: &View, team: TeamId) -> Result<Turns> {
    let since = turns::since(cx.house_day());
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
