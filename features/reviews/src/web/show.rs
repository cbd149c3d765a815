//! A review as it stands, a card that was taken up, and a team's reviews.

use cairn_feature::About;
use cairn_ground::{Error, ObjectId, TeamId};
use cairn_store::Read;
use cairn_web::{Cx, Form, Response, Result, html, redirect, respond};
use jiff::civil::Date;

use super::{
    head,
    start::{SHOWN, days, shown_from},
    today, write,
};
use crate::{
    commands,
    pages::{
        Group, Head, InsightPage, ListPage, Live, Open, Over, OwnGroup, Planned, Shown, Writing,
    },
    rules::{Question, State},
    store,
};

pub(crate) async fn show(cx: Cx) -> Result<Response> {
    let id = cx.param("id")?;
    shown(&cx, id, Form::new()).await
}

/// The page of the state the review is in, with what was refused if anything was.
pub(super) async fn shown(cx: &Cx, id: ObjectId, form: Form) -> Result<Response> {
    let mut db = cx.read().await?;
    let object = cairn_objects::find(&mut db, &cx.actor, id).await?;
    let head = head(cx, &mut db, id).await?;
    let about = About::of(cx, &mut db, &object).await?;
    let people = store::list_people(&mut db, id).await?;
    let names: Vec<String> = people.iter().map(|(_, name)| name.clone()).collect();
    let others: Vec<(String, String)> = people
        .into_iter()
        .filter(|(person, _)| Some(*person) != head.review.leader)
        .map(|(person, name)| (person.to_string(), name))
        .collect();
    let v = cx.view();
    let bad = !form.errors().is_empty();
    match head.state {
        State::Planned => {
            let review = (head.review.id, head.review.team);
            let come = newcomers(&mut db, review, today(cx)).await?;
            let names = names.into_iter().chain(come).collect();
            let days = days(cx).split_off(1);
            answer(bad, &Planned { v, head, names, others, form, days, cards: Vec::new(), about })
        }
        State::Writing if head.review.takes_part || head.leads => {
            let steps = store::list_earlier_steps(&mut db, &cx.actor, &head.review).await?;
            let cards = store::list_unread(&mut db, id).await?;
            let own = OwnGroup::of(&write::known_cards(cx, id, &cards)?);
            let count = i64::try_from(cards.len()).unwrap_or(i64::MAX);
            let review = (head.review.id, head.review.team);
            let newcomers = newcomers(&mut db, review, today(cx)).await?;
            let cards = Vec::new();
            let page = Writing {
                v,
                head,
                names,
                others,
                form,
                steps,
                own,
                count,
                newcomers,
                cards,
                about,
            };
            answer(bad, &page)
        }
        State::Opened | State::Closed if head.review.shows_cards(today(cx)) => {
            let cards = store::list_cards(&mut db, id).await?;
            let taken = store::list_taken(&mut db, id).await?;
            let children = store::list_children(&mut db, &cx.actor, id).await?;
            let groups = groups(&head, &cards, &taken, &children);
            let about = once_only(about, &children);
            let (cards, children) = (to_strike(&cards), store::once(children));
            let rows = following(cx, &mut db, &head).await?;
            let today = today(cx);
            let page = Open { v, head, others, form, groups, children, cards, rows, today, about };
            write::forget(cx, answer(bad, &page)?, id)
        }
        _ => {
            let children = store::list_children(&mut db, &cx.actor, id).await?;
            let about = once_only(about, &children);
            let children = store::once(children);
            let rows = following(cx, &mut db, &head).await?;
            answer(bad, &Over { v, head, children, rows, today: today(cx), about })
        }
    }
}

/// The names of those who came to the team since it was planned or started.
async fn newcomers(
    db: &mut Read,
    (review, team): (ObjectId, TeamId),
    today: Date,
) -> Result<Vec<String>> {
    let come = commands::list_newcomers(db, review, team, today).await?;
    Ok(come.into_iter().map(|(_, name)| name).collect())
}

/// What the team has under way once this one is over: whoever comes back to it joins that, instead
/// of planning another one beside it.
async fn following(cx: &Cx, db: &mut Read, head: &Head) -> Result<Vec<store::Row>> {
    if !head.is_over() {
        return Ok(Vec::new());
    }
    let of = (head.review.team, head.review.id);
    store::list_under_way_beside(db, &cx.actor, of, shown_from(today(cx)), SHOWN).await
}

/// What stands under *What came of it* does not stand under *Led to* as well. No card does: of one
/// that a thumb slipped on, or whose form was left, nothing came.
fn once_only(mut about: About, children: &[store::Child]) -> About {
    let told = |id| children.iter().any(|child| child.id == id);
    about.panel.led_to.retain(|link| link.kind != "insight" && !told(link.id));
    about
}

fn answer(bad: bool, page: &impl askama::Template) -> Result<Response> {
    if bad { respond::refused(page) } else { html(page) }
}

/// The cards under their questions, each with what it became.
fn groups(
    head: &Head,
    cards: &[store::Card],
    taken: &[store::Taken],
    children: &[store::Child],
) -> Vec<Group> {
    let group = |question: Question| {
        let under = cards.iter().filter(|card| card.question == question.number());
        let shown = under.map(|card| Shown::of(head.review.id, card, taken, children));
        Group { question, cards: shown.collect() }
    };
    Question::ALL.into_iter().map(group).collect()
}

/// What an open page asks every few seconds: how many cards there are and whether it wrote any,
/// which it shows anyway, and whether it goes on elsewhere. It leaves no trace and keeps
/// nobody signed in.
pub(crate) async fn live(cx: Cx) -> Result<Response> {
    let id = cx.param("id")?;
    let mut db = cx.read().await?;
    let head = head(&cx, &mut db, id).await?;
    if !head.review.takes_part && !head.leads {
        return Err(Error::Forbidden);
    }
    let cards = match head.state {
        State::Writing => store::list_unread(&mut db, id).await?,
        _ => Vec::new(),
    };
    let wrote = !write::known_cards(&cx, id, &cards)?.is_empty();
    let count = i64::try_from(cards.len()).unwrap_or(i64::MAX);
    let moved_on = cx.query.value("at") != head.state_word();
    html(&Live { v: cx.view(), head, count, wrote, moved_on })
}

/// Letters by which a card is known again in a list of choices.
const OPENING: usize = 60;

fn to_strike(cards: &[store::Card]) -> Vec<(String, String)> {
    let choice = |card: &store::Card| {
        let words: String = card.body.chars().take(OPENING).collect();
        (card.id.to_string(), words)
    };
    cards.iter().map(choice).collect()
}

pub(crate) async fn insight(cx: Cx) -> Result<Response> {
    let id = cx.param("id")?;
    let mut db = cx.read().await?;
    let object = cairn_objects::find(&mut db, &cx.actor, id).await?;
    let insight = store::find_insight(&mut db, &cx.actor, id).await?;
    let about = About::of(&cx, &mut db, &object).await?;
    let question = cx.t(&format!("reviews-q{}", insight.question), &[]);
    html(&InsightPage { v: cx.view(), insight, question, about })
}

/// A list longer than anybody scrolls.
const MOST: i64 = 100;

pub(crate) async fn list(cx: Cx) -> Result<Response> {
    let person = cx.actor.person()?;
    let asked: Option<TeamId> = cx.query.id("team").map_err(|_| Error::NotFound)?;
    let Some(team) = asked.or(person.home_team) else { return redirect("/reviews/new") };
    let mut db = cx.read().await?;
    let name = cairn_people::store::find_team(&mut db, team).await?.name;
    let rows = store::list_reviews(&mut db, &cx.actor, team, MOST).await?;
    let mine = person.teams.contains(&team);
    let new_href = format!("/reviews/new?team={team}");
    html(&ListPage { v: cx.view(), name, new_href, rows, today: today(&cx), mine })
}
