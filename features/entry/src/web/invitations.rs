//! Invitations on paper: one A4 a team, a strip a person.

use cairn_feature::post;
use cairn_ground::{Error, Instant, PersonId, Result, TeamId, dates};
use cairn_people::{rules::may_be_invited, store::find_team, ways_in};
use cairn_store::{done_before, remember};
use cairn_web::{Cx, Form, Response, View, html};

use super::{again, mail, refused, twice::mark};
use crate::{
    commands::{self, Invite, Made},
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
    let codes = ways_in::list_of_team(&mut db, team, today, cx.now).await?;
    let sent = form.has("command_id");
    let meant: Option<PersonId> = cx.query.value("person").parse().ok();
    let can_send = post(cx).is_some();
    let v = cx.view();
    let people: Vec<_> = all
        .into_iter()
        .filter(|it| may_be_invited(me.roles.administrator, it.arrived, it.privileged))
        .map(|it| {
            let code = codes.iter().find(|(person, _)| *person == it.id);
            // Who may be here twice gets no code by not looking.
            let lacks_a_way = !it.arrived && code.is_none() && it.also_in.is_none();
            pages::Candidate {
                chosen: match meant {
                    _ if sent => form.chosen("person", &it.id.to_string()),
                    Some(person) => person == it.id,
                    None => lacks_a_way,
                },
                id: it.id,
                name: it.name,
                mail: can_send && it.email.is_some(),
                also_in: it.also_in,
                until: code.map(|(_, until)| last_day(cx, &v, *until)),
            }
        })
        .collect();
    let base = base(cx);
    Ok(pages::Choice {
        command_id: v.command_id(),
        setup: cx.query.has("setup") || form.has("setup"),
        before: None,
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
        Ok(Done::Now(made)) => html(&strips(&cx, made).await?),
        Ok(Done::Before(before)) => html(&made_before(&cx, before).await?),
        Err(refusal) => again(&choice(&cx, cx.refill(&refusal)).await?, &refusal),
    }
}

/// What a form gave: once, and from then on only how many strips and letters it was.
enum Done {
    Now(Made),
    Before(pages::Before),
}

/// A page loaded again sends its form again. New codes would end those just printed, so the form
/// is known by its mark, and what is kept beside that is no secret.
async fn make(cx: &Cx) -> Result<Done> {
    cx.meant()?;
    let team: TeamId = cx.param("id")?;
    let me = cx.actor.person()?.id;
    let chosen: Vec<PersonId> =
        cx.form.all("person").filter_map(|id| id.parse().ok()).take(500).collect();
    let by_mail = cx.form.value("how") == "mail" && post(cx).is_some();
    let sent = (cx.actor.clone(), Invite { team, people: chosen, by_mail }, mark(cx));
    let done = cx.house.store.write(move |tx| {
        let (actor, input, mark) = sent.clone();
        Box::pin(async move {
            if let Some(before) = done_before::<String>(tx, me.0, &mark).await? {
                return Ok(Done::Before(pages::Before::read(&before)));
            }
            let made = commands::invite(tx, &actor, &input).await?;
            if !mark.is_empty() {
                let kept = format!("{} {}", made.strips.len(), made.letters.len());
                remember(tx, me.0, &mark, kept).await?;
            }
            Ok(Done::Now(made))
        })
    });
    done.await
}

/// Those the form named, with what they hold now, and a way to make new codes on purpose.
async fn made_before(cx: &Cx, before: pages::Before) -> Result<pages::Choice> {
    let mut page = choice(cx, cx.form.clone()).await?;
    page.people.retain(|it| it.chosen);
    for person in &mut page.people {
        person.chosen = person.until.is_some();
    }
    page.before = Some(before);
    Ok(page)
}

async fn strips(cx: &Cx, made: Made) -> Result<pages::Strips> {
    let team: TeamId = cx.param("id")?;
    let found = find_team(&mut cx.read().await?, team).await?;
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
