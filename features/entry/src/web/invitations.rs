//! Invitations on paper: one A4 a team, a strip a person.

use cairn_feature::post;
use cairn_ground::{Error, Instant, PersonId, Result, TeamId, dates};
use cairn_people::store::find_team;
use cairn_web::{Cx, Form, Response, View, html};

use super::{again, mail, refused};
use crate::{
    commands::{self, Invite},
    pages::invitations as pages,
    rules, store,
};

/// A code works so many days, counting today.
const DAYS: i32 = 14;

pub async fn show(cx: Cx) -> Result<Response> {
    html(&choice(&cx, Form::new()).await?)
}

/// Who can be chosen; those are who have not come in yet and hold nothing to come in with: a new
/// code would end theirs.
async fn choice(cx: &Cx, form: Form) -> Result<pages::Choice> {
    let team: TeamId = cx.param("id")?;
    let me = cx.actor.person()?;
    let mut db = cx.read().await?;
    let found = find_team(&mut db, team).await?;
    if !rules::may_invite(me, team) {
        return Err(Error::Forbidden);
    }
    let today = cx.now.date(&cx.settings.zone);
    let all = store::list_candidates(&mut db, team, today).await?;
    let codes = store::list_codes(&mut db, team, today, cx.now).await?;
    let sent = form.has("command_id");
    let can_send = post(cx).is_some();
    let v = cx.view();
    let people: Vec<_> = all
        .into_iter()
        .filter(|it| rules::may_be_invited(me, it.arrived, it.privileged))
        .map(|it| {
            let code = codes.iter().find(|(person, _)| *person == it.id);
            // Who may be here twice gets no code by not looking.
            let lacks_a_way = !it.arrived && code.is_none() && it.also_in.is_none();
            pages::Candidate {
                chosen: if sent { form.chosen("person", &it.id.to_string()) } else { lacks_a_way },
                id: it.id,
                name: it.name,
                mail: can_send && it.has_email,
                also_in: it.also_in,
                until: code.map(|(_, until)| last_day(cx, &v, *until)),
            }
        })
        .collect();
    let base = base(cx);
    Ok(pages::Choice {
        command_id: v.command_id(),
        setup: cx.query.has("setup") || form.has("setup"),
        reachable: rules::is_reachable(&base),
        base,
        by_mail: people.iter().any(|it| it.mail),
        v,
        form,
        team,
        name: found.name,
        people,
    })
}

/// The last day on which a code that ends at `until` still works all day, as on its strip.
fn last_day(cx: &Cx, v: &View, until: Instant) -> String {
    v.long_date(&dates::plus_days(until.date(&cx.settings.zone), -1))
}

fn base(cx: &Cx) -> String {
    cx.house.public_url.trim_end_matches('/').to_owned()
}

/// The strips, shown this once: only digests of the codes are kept.
pub async fn print(cx: Cx) -> Result<Response> {
    match refused(make(&cx).await)? {
        Ok(page) => html(&page),
        Err(refusal) => again(&choice(&cx, cx.refill(&refusal)).await?, &refusal),
    }
}

async fn make(cx: &Cx) -> Result<pages::Strips> {
    cx.meant()?;
    let team: TeamId = cx.param("id")?;
    let found = find_team(&mut cx.read().await?, team).await?;
    let chosen: Vec<PersonId> =
        cx.form.all("person").filter_map(|id| id.parse().ok()).take(500).collect();
    let by_mail = cx.form.value("how") == "mail" && post(cx).is_some();
    let (actor, input) = (cx.actor.clone(), Invite { team, people: chosen, by_mail });
    let made = cx.house.store.write(move |tx| {
        let (actor, input) = (actor.clone(), input.clone());
        Box::pin(async move { commands::invite(tx, &actor, &input).await })
    });
    let made = made.await?;
    let sent = made.letters.len();
    if sent > 0 {
        tokio::spawn(mail::invite(cx.clone(), made.letters));
    }
    let base = base(cx);
    let strips: Result<Vec<pages::Strip>> =
        made.strips.into_iter().map(|it| pages::Strip::of(&base, it)).collect();
    let v = cx.view();
    Ok(pages::Strips {
        until: v.long_date(&dates::plus_days(cx.today(), DAYS - 1)),
        reachable: rules::is_reachable(&base),
        setup: cx.form.has("setup"),
        several: !cx.settings.one_team,
        organisation: cx.settings.organisation.clone(),
        team: found.name,
        id: team,
        people: strips?,
        sent,
        base,
        v,
    })
}
