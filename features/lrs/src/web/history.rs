//! My history, who has looked, and an administrator's look.

use cairn_feature::registry;
use cairn_ground::{Arg, Error, PersonId, Result};
use cairn_people::store as people;
use cairn_store::Read;
use cairn_web::{Cx, Form, Response, View, html, redirect, respond};

use crate::{
    commands::{self, Look, SEE},
    events, pages, rules, store,
    web::whom,
};

/// Statements on one page.
const PAGE: i64 = 40;

pub async fn mine(cx: Cx) -> Result<Response> {
    let me = cx.actor.person()?.id;
    let mut db = cx.read().await?;
    let v = cx.view();
    let who = v.t("lrs-you");
    let part = part(&cx, &mut db, &v, me, &who).await?;
    let waits = cairn_nudge::list_waiting(&mut db, &cx.actor, cx.today(), 200).await?;
    html(&pages::History {
        looks: looks(&mut db, &v, me).await?,
        unseen: waits.iter().any(|wait| wait.verb == SEE),
        part,
        v,
    })
}

async fn looks(db: &mut Read, v: &View, person: PersonId) -> Result<Vec<pages::LookLine>> {
    let looks = cairn_record::list_looks(db, person).await?;
    let ids: Vec<PersonId> = looks.iter().map(|look| look.looked_by).collect();
    let names = people::list_names(db, &ids).await?;
    let line = |look: &cairn_record::Look| {
        let name = names.iter().find(|(id, _)| *id == look.looked_by).map(|(_, n)| n.clone());
        pages::LookLine {
            name: v.name_or_former(&name),
            reason: look.reason.clone(),
            when: moment(v, look.at),
        }
    };
    Ok(looks.iter().map(line).collect())
}

fn moment(v: &View, at: cairn_ground::Instant) -> String {
    format!("{} {}", v.day(&at), v.clock_time(&at))
}

/// One page of a history, in words that begin with `who`.
async fn part(
    cx: &Cx,
    db: &mut Read,
    v: &View,
    person: PersonId,
    who: &str,
) -> Result<pages::HistoryPart> {
    let before = cx.query.value("before").parse().ok();
    let rows = store::list_entries(db, &cx.actor, person, before, PAGE + 1).await?;
    let shown = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let last = rows.get(shown - 1).filter(|_| rows.len() > shown);
    let named = whom::list(db, v, &rows, cx.actor.person_id(), person).await?;
    let lines = rows.iter().zip(named).take(shown);
    Ok(pages::HistoryPart {
        older: last.map_or_else(String::new, |row| format!("{}?before={}", cx.path, row.seq)),
        newer: before.map_or_else(String::new, |_| cx.path.clone()),
        lines: lines.map(|(row, whom)| line(cx, v, row, who, whom)).collect(),
    })
}

fn line(
    cx: &Cx,
    v: &View,
    row: &store::Entry,
    who: &str,
    whom: Option<String>,
) -> pages::HistoryLine {
    let verb = row.verb.as_deref().unwrap_or_default();
    let did = registry(cx).words_of(verb).map(|key| {
        // Some verbs are said otherwise of one kind: a lesson is written down, of a step.
        let of_kind = format!("{key}-{}", row.kind.as_deref().unwrap_or_default());
        v.t(if cx.house.messages.has(&of_kind) { &of_kind } else { &key })
    });
    let did = did.unwrap_or_else(|| v.t("lrs-did-something"));
    let mut args = vec![("who", Arg::Text(who.to_owned())), ("verb", Arg::Text(did))];
    let key = match (&row.title, &row.kind) {
        (Some(title), _) => {
            args.push(("title", Arg::Text(title.clone())));
            "lrs-line"
        }
        // What was looked at or erased is for nobody else to see, and says nothing by its kind.
        (None, Some(kind)) if !events::VERBS.iter().any(|own| own.name == verb) => {
            args.push(("kind", Arg::Text(v.t(&format!("kind-{kind}")))));
            "lrs-line-kind"
        }
        _ => "lrs-line-bare",
    };
    pages::HistoryLine {
        text: v.tn(key, &args),
        href: row.href.clone().unwrap_or_default(),
        when: whom.into_iter().chain([moment(v, row.at)]).collect::<Vec<_>>().join(" · "),
    }
}

pub async fn seen(cx: Cx) -> Result<Response> {
    cx.run((), |tx, me, ()| Box::pin(commands::see(tx, me))).await?;
    redirect("/me/history?said=lrs-said-seen")
}

/// Somebody else's history: the form, or for a day after a reason was written, what the
/// administrator may see anyway.
pub async fn of(cx: Cx) -> Result<Response> {
    let (person, me) = (cx.param::<PersonId>("person")?, cx.actor.person()?.id);
    if person == me {
        return redirect("/me/history");
    }
    let mut db = cx.read().await?;
    let person = people::find_person(&mut db, person).await?;
    let looks = cairn_record::list_looks(&mut db, person.id).await?;
    if !rules::may_look(&looks, me, cx.now) {
        return html(&pages::LookForm { v: cx.view(), person, form: Form::new() });
    }
    let v = cx.view();
    let part = part(&cx, &mut db, &v, person.id, &person.name).await?;
    html(&pages::Looked { v, name: person.name, part })
}

pub async fn look(cx: Cx) -> Result<Response> {
    let person: PersonId = cx.param("person")?;
    let input = Look { person, reason: cx.form.value("reason").to_owned() };
    match cx.run(input, |tx, me, input| Box::pin(commands::look(tx, me, input))).await {
        Ok(_) => redirect(&format!("/manage/history/{person}?said=lrs-said-told")),
        Err(Error::Refused(refusal)) => {
            let person = people::find_person(&mut cx.read().await?, person).await?;
            let form = cx.refill(&refusal);
            respond::refused(&pages::LookForm { v: cx.view(), person, form })
        }
        Err(other) => Err(other),
    }
}
