//! Reviews, steps, thanks and pages of the story.

use std::sync::Arc;

use cairn_commitments::{
    commands::{self as steps},
    rules::{Look, Outcome, Scope, Seen},
};
use cairn_ground::{Actor, Audience, Error, Id, ObjectId, Result};
use cairn_knowledge::commands::{
    material, page_care,
    pages::{self, Saved},
    questions,
    suggestions::{self, Decide},
};
use cairn_people::login;
use cairn_reviews::{commands as reviews, rules::EditKey};
use cairn_store::Tx;
use cairn_voice::commands as voice;

use super::{
    content::Keys,
    load::{Known, Story, actor, missing, within},
};

pub(super) async fn review(
    tx: &mut Tx,
    story: &Arc<Story>,
    known: &mut Known,
    i: usize,
) -> Result<()> {
    let review = &story.content.reviews[i];
    let by = actor(tx, known, &review.starter).await?;
    let input = reviews::StartReview {
        about: review.about.trim().to_owned(),
        team: Some(known.team(&review.team)?),
        day: None,
        with: String::new(),
        because_of: None,
    };
    let id = reviews::start(tx, &by, &input).await?;
    known.objects.insert(review.key.clone(), id);
    let insight: Vec<String> = review.insight.iter().cloned().collect();
    let cards = [&review.well, &review.why, &review.less_well, &review.learn, &insight];
    for (place, texts) in cards.into_iter().enumerate() {
        for text in texts {
            let question = cairn_reviews::rules::Question::ALL[place.min(3)];
            let body = text.trim().to_owned();
            let input = reviews::WriteCard {
                review: id,
                question,
                body,
                key: EditKey::fresh(),
                promised: None,
            };
            reviews::write_card(tx, &by, &input).await?;
        }
    }
    Ok(())
}

pub(super) async fn open_cards(
    tx: &mut Tx,
    story: &Arc<Story>,
    known: &mut Known,
    i: usize,
) -> Result<()> {
    let review = &story.content.reviews[i];
    let by = actor(tx, known, &review.starter).await?;
    let id = known.object(&review.key)?;
    reviews::open_cards(tx, &by, &id).await?;
    if let Some(insight) = &review.insight {
        let cards = cairn_reviews::store::list_cards(tx, id).await?;
        let card = cards.iter().find(|card| card.body == insight.trim());
        let card: Id = card.ok_or_else(|| missing(&review.key))?.id;
        let made = reviews::take_up(tx, &by, &reviews::TakeUp { review: id, card }).await?;
        // What comes of a review hangs on what the team published, not on the talk.
        known.objects.insert(review.key.clone(), made);
    }
    reviews::close(tx, &by, &id).await
}

pub(super) async fn take(
    tx: &mut Tx,
    story: &Arc<Story>,
    known: &mut Known,
    i: usize,
) -> Result<()> {
    let step = &story.content.steps[i];
    let by = actor(tx, known, &step.owner).await?;
    let due = story.calendar.date(step.due);
    let earliest = tx.now().date(&story.calendar.zone);
    let team = known.team(&step.team)?;
    let wanted = Audience::parse(&step.audience).unwrap_or(Audience::Me);
    let cause = known.cause(tx, &by, &step.because_of).await?;
    let (because_of, audience) = within(tx, cause, wanted, team).await?;
    let input = steps::TakeStep {
        text: step.text.trim().to_owned(),
        due: Some(due.max(earliest)),
        scope: if step.scope == "ours" { Scope::Ours } else { Scope::Mine },
        team: Some(team),
        audience: Some(audience),
        owner: None,
        notice: step.notice.trim().to_owned(),
        because_of,
    };
    let id = steps::take(tx, &by, &input).await?;
    known.objects.insert(step.key.clone(), id);
    Ok(())
}

pub(super) async fn outcome(
    tx: &mut Tx,
    story: &Arc<Story>,
    known: &mut Known,
    i: usize,
) -> Result<()> {
    let step = &story.content.steps[i];
    let by = actor(tx, known, &step.owner).await?;
    let id = known.object(&step.key)?;
    let outcome = match step.outcome.as_str() {
        "paused" => return steps::pause(tx, &by, id).await.map(drop),
        "partly" => Outcome::Partly,
        "did_not_happen" => Outcome::DidNotHappen,
        // What was changed on the way was done in the end.
        _ => Outcome::Done,
    };
    let days = step.look_back.as_ref().map(|look| u16::try_from(look.after_days).unwrap_or(30));
    let look = days.map_or(Look::Never, |days| Look::Days(days.clamp(1, 366)));
    let tale = steps::Tale {
        learned: step.learned.trim().to_owned(),
        in_the_way: step.got_in_the_way.trim().to_owned(),
        look,
        again: None,
    };
    let input = steps::Answer { step: id, outcome, tale: Some(tale) };
    steps::answer(tx, &by, &input).await?;
    if step.audience == Audience::Organisation.as_str() {
        publish(tx, &by, id).await?;
    }
    Ok(())
}

/// What came of a card begins inside the team; once it is done, its owner shows everyone what they
/// learned, where it says so in words of its own.
async fn publish(tx: &mut Tx, by: &Actor, step: ObjectId) -> Result<()> {
    let input = steps::Widen { object: step, kind: "step", to: Some(Audience::Organisation) };
    match steps::widen(tx, by, &input).await {
        Err(Error::Refused(why)) if why.code == "anonymous-words" => Ok(()),
        other => other.map(drop),
    }
}

pub(super) async fn look_back(
    tx: &mut Tx,
    story: &Arc<Story>,
    known: &mut Known,
    i: usize,
) -> Result<()> {
    let step = &story.content.steps[i];
    let Some(look) = &step.look_back else { return Ok(()) };
    let by = actor(tx, known, &step.owner).await?;
    let word = look.verdict.as_deref().unwrap_or_default().replace('_', "-");
    let seen = Seen::parse(&word).ok_or_else(|| missing(&word))?;
    let text = look.line.trim().to_owned();
    let input = steps::LookBack { step: known.object(&step.key)?, seen, text };
    steps::look_back(tx, &by, &input).await.map(drop)
}

pub(super) async fn learned(
    tx: &mut Tx,
    story: &Arc<Story>,
    known: &mut Known,
    i: usize,
) -> Result<()> {
    let learned = &story.content.learned[i];
    let by = actor(tx, known, &learned.by).await?;
    let input = steps::Learn {
        text: learned.text.trim().to_owned(),
        how: learned.how.replace('_', "-"),
        minutes: learned.minutes,
        audience: Audience::Team,
        because_of: None,
    };
    steps::learn(tx, &by, &input).await.map(drop)
}

pub(super) async fn thank(
    tx: &mut Tx,
    story: &Arc<Story>,
    known: &mut Known,
    i: usize,
) -> Result<()> {
    let thanks = &story.content.thanks[i];
    let by = actor(tx, known, &thanks.from).await?;
    let home = by.person()?.home_team.ok_or_else(|| missing(&thanks.from))?;
    let cause = known.cause(tx, &by, &thanks.about).await?;
    let (because_of, audience) = within(tx, cause, Audience::Organisation, home).await?;
    let input = voice::Thank {
        to: voice::Meant::Known(known.person(&thanks.to)?),
        what_for: thanks.text.trim().to_owned(),
        shown: voice::Shown { audience, team: Some(home) },
        because_of,
    };
    voice::thank(tx, &by, &input).await.map(drop)
}

/// Material that everyone may open.
pub(super) async fn recommend(
    tx: &mut Tx,
    story: &Arc<Story>,
    known: &mut Known,
    i: usize,
) -> Result<()> {
    let material = &story.content.materials[i];
    let by = actor(tx, known, &material.by).await?;
    let cause = known.cause(tx, &by, &material.because_of).await?;
    let input = material::ShareMaterial {
        title: material.title.clone(),
        url: material.url.clone(),
        file: None,
        why: material.why.clone(),
        audience: Audience::Organisation,
        because_of: cause,
    };
    material::share(tx, &by, &input).await.map(drop)
}

pub(super) async fn share(
    tx: &mut Tx,
    story: &Arc<Story>,
    known: &mut Known,
    i: usize,
) -> Result<()> {
    let page = &story.content.pages[i];
    let by = actor(tx, known, &page.author).await?;
    let team = story.content.teams.iter().find(|team| team.key == page.team);
    let input = pages::Share {
        title: page.title.trim().to_owned(),
        body: linked(&page.body, known),
        section: team.map(|team| team.name.clone()).unwrap_or_default(),
        audience: Audience::Organisation,
        team: Some(known.team(&page.team)?),
        review_on: None,
        because_of: open_cause(tx, known, &by, &page.because_of).await?,
    };
    let id = pages::share(tx, &by, &input).await?;
    known.objects.insert(page.key.clone(), id);
    // The form takes one thing a page came of; the others are linked beside it.
    for key in page.because_of.others() {
        let origin = known.object(key)?;
        cairn_links::link(tx, &by, id, origin, cairn_links::Kind::BecauseOf).await?;
    }
    Ok(())
}

/// A page for everyone comes of what everyone may see: whoever asked shows it to everyone first.
async fn open_cause(
    tx: &mut Tx,
    known: &Known,
    by: &Actor,
    keys: &Keys,
) -> Result<Option<ObjectId>> {
    let Some(id) = known.cause(tx, by, keys).await? else { return Ok(None) };
    let object = cairn_objects::find_any(tx, id).await?;
    let Some(owner) = object.owner.filter(|_| object.audience < Audience::Organisation) else {
        return Ok(Some(id));
    };
    let now = tx.now();
    let owner = login::actor_of(tx, owner, now).await?;
    let to = Audience::Organisation;
    match object.kind.as_str() {
        "question" => questions::widen(tx, &owner, &questions::Widen { id, to }).await?,
        "step" => publish(tx, &owner, id).await?,
        _ => return Ok(None),
    }
    Ok(Some(id))
}

/// `[words](page:KEY)` becomes the page's address; a page that is written later, its words.
fn linked(body: &str, known: &Known) -> String {
    let target = |url: &str| {
        let key = url.strip_prefix("page:")?;
        Some(known.objects.get(key).map_or("/pages".to_owned(), |id| format!("/pages/{id}")))
    };
    cairn_markdown::rewrite_links(body, &target).unwrap_or_else(|_| body.to_owned())
}

pub(super) async fn approve(
    tx: &mut Tx,
    story: &Arc<Story>,
    known: &mut Known,
    i: usize,
) -> Result<()> {
    let page = &story.content.pages[i];
    let Some(by) = &page.approved_by else { return Ok(()) };
    let by = actor(tx, known, by).await?;
    let id = known.object(&page.key)?;
    let version = cairn_knowledge::store::pages::find(tx, id).await?.version;
    let today = tx.now().date(&story.calendar.zone);
    let until = cairn_ground::dates::plus_days(today, 700);
    let input = page_care::Approve { page: id, version, from: Some(today), until: Some(until) };
    match page_care::approve(tx, &by, &input).await {
        // Not owner nor curator: then the author stands behind it.
        Err(Error::Forbidden) => {
            let author = actor(tx, known, &page.author).await?;
            page_care::approve(tx, &author, &input).await
        }
        other => other,
    }
}

pub(super) async fn edit(
    tx: &mut Tx,
    story: &Arc<Story>,
    known: &mut Known,
    i: usize,
    j: usize,
) -> Result<()> {
    let page = &story.content.pages[i];
    let edit = &page.edit[j];
    let by = actor(tx, known, &edit.author).await?;
    let id = known.object(&page.key)?;
    let base = cairn_knowledge::store::pages::find(tx, id).await?.version;
    let input = pages::Save {
        page: id,
        base,
        title: page.title.trim().to_owned(),
        body: linked(&edit.body, known),
        section: None,
        why: edit.summary.trim().to_owned(),
        still_approved: true,
        suggestion: None,
    };
    match pages::save(tx, &by, &input).await? {
        Saved::Suggested => take_in(tx, known, &page.author, id).await,
        Saved::Unchanged | Saved::Next | Saved::Merged => Ok(()),
    }
}

/// What was suggested for a page that is how we do it, whoever answers for it takes in.
async fn take_in(tx: &mut Tx, known: &Known, owner: &str, page: ObjectId) -> Result<()> {
    let owner = actor(tx, known, owner).await?;
    for open in cairn_knowledge::store::suggestions::list_open(tx, page).await? {
        let input = Decide { page, suggestion: open.id, reason: String::new() };
        suggestions::take(tx, &owner, &input).await?;
    }
    Ok(())
}
