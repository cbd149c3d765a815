//! What happens to a question that nobody answers.

pub mod pages;

use cairn_feature::Sweep;
use cairn_ground::{Audience, ObjectId, PersonId, Result};
use cairn_nudge::{Rank, Tell, Waiting};
use cairn_objects::Object;
use cairn_store::{Read, Store, Tx};
use jiff::{civil::Date, tz::TimeZone};

use crate::{
    commands::answers::let_see,
    rules::questions::{Stage, moves_at},
    store::{
        answers,
        questions::{self as store, Due},
    },
};

/// Looks for questions whose time has come.
pub const MOVE_ON: Sweep =
    Sweep { name: "knowledge-move-on", every: 300, run: |store| Box::pin(move_on(store)) };

/// Questions taken up by one run.
const BATCH: i64 = 200;

/// Takes every question further whose time has come, each in its own transaction.
async fn move_on(store: &Store) -> Result<()> {
    let now = store.clock().now();
    let due = store::list_due(&mut store.read().await?, now, BATCH).await?;
    for question in due {
        store.write(move |tx| Box::pin(one(tx, question.id))).await?;
    }
    Ok(())
}

async fn one(tx: &mut Tx, id: ObjectId) -> Result<()> {
    let Some(due) = store::find_due(tx, id).await? else { return Ok(()) };
    let object = cairn_objects::find_any(tx, id).await?;
    let zone = store::find_zone(tx, object.owner).await?;
    let (Some(asker), Some(zone)) = (object.owner, zone) else {
        // Nobody is there to be told, or to say yes.
        return store::update_place(tx, id, Stage::Wider, due.lies_with, None).await;
    };
    let today = tx.now().date(&zone);
    if Stage::parse(&due.stage) == Stage::Asked
        && let Some(lead) = find_lead(tx, &object, due.lies_with, today).await?
    {
        return to_lead(tx, &due, asker, lead, &zone).await;
    }
    offer_wider(tx, &object, &due, asker).await
}

/// A learning lead of the team it was asked in who has not been asked yet, nor said not to know.
pub async fn find_lead(
    db: &mut Read,
    object: &Object,
    lies_with: Option<PersonId>,
    today: Date,
) -> Result<Option<PersonId>> {
    let Some(team) = object.team else { return Ok(None) };
    let mut leads = cairn_people::store::list_leads(db, team, today).await?;
    leads.retain(|lead| Some(*lead) != object.owner && Some(*lead) != lies_with);
    if leads.is_empty() {
        return Ok(None);
    }
    let unknowing = answers::list_unknowing(db, object.id).await?;
    Ok(leads.into_iter().find(|lead| !unknowing.contains(lead)))
}

async fn to_lead(
    tx: &mut Tx,
    due: &Due,
    asker: PersonId,
    lead: PersonId,
    zone: &TimeZone,
) -> Result<()> {
    let next = moves_at(tx.now(), zone);
    let_see(tx, due.id, lead).await?;
    store::update_place(tx, due.id, Stage::Lead, Some(lead), Some(next)).await?;
    say(tx, lead, asker, due.id, ("answer", "knowledge-wait-lead")).await?;
    say(tx, asker, lead, due.id, ("follow", "knowledge-wait-with-lead")).await
}

/// Everyone sees it only if the asker wants that; where everyone does, one colleague may know.
async fn offer_wider(tx: &mut Tx, object: &Object, due: &Due, asker: PersonId) -> Result<()> {
    store::update_place(tx, due.id, Stage::Wider, due.lies_with, None).await?;
    cairn_nudge::settle(tx, due.id, "follow", Some(asker)).await?;
    let all = match (object.audience, object.team) {
        (Audience::Organisation, _) => true,
        (Audience::Team, Some(team)) => cairn_people::is_whole(tx, team).await?,
        _ => false,
    };
    let (verb, reason) =
        if all { ("ask-one", "knowledge-wait-ask-one") } else { ("widen", "knowledge-wait-widen") };
    let waiting = Waiting::new(asker, due.id, verb, Rank::Mine, reason);
    // No message: it could only name a colleague for what they did not do.
    cairn_nudge::wait(tx, &waiting).await
}

async fn say(
    tx: &mut Tx,
    to: PersonId,
    from: PersonId,
    object: ObjectId,
    (verb, reason): (&str, &str),
) -> Result<()> {
    let waiting = Waiting::new(to, object, verb, Rank::Colleague, reason).from(from);
    cairn_nudge::wait(tx, &waiting).await?;
    cairn_nudge::tell(tx, &Tell { to, from, object, verb, reason }).await
}
