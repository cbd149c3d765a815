//! Writing `commitments_step`.

use cairn_ground::{ObjectId, PersonId, Result};
use cairn_store::{Tx, q};
use jiff::civil::Date;

use crate::rules::{Scope, Seen, State, miss_on};

/// What a new step's row holds.
#[derive(Debug, Clone)]
pub struct NewStep {
    pub id: ObjectId,
    pub scope: Scope,
    pub due_on: Date,
    pub notice: Option<String>,
    pub because_of: Option<ObjectId>,
    pub given_by: Option<PersonId>,
}

pub async fn insert_step(tx: &mut Tx, new: &NewStep) -> Result<()> {
    q("INSERT INTO commitments_step (id, scope, state, due_on, notice, because_of, given_by,
        missed, miss_on, told, look) VALUES ($1, $2, 'open', $3, $4, $5, $6, 0, $7, 0, 'never')")
    .bind(new.id)
    .bind(new.scope.as_str())
    .bind(new.due_on)
    .bind(new.notice.clone())
    .bind(new.because_of)
    .bind(new.given_by)
    .bind(miss_on(new.due_on))
    .run(tx)
    .await
    .map(drop)
}

/// The owner's answer on the day.
pub async fn update_answer(
    tx: &mut Tx,
    id: ObjectId,
    state: State,
    on: Date,
    missed: i64,
) -> Result<()> {
    q("UPDATE commitments_step SET state = $2, answered_on = $3, missed = $4, miss_on = NULL,
        given_by = NULL, offered_on = NULL, told = 0 WHERE id = $1")
    .bind(id)
    .bind(state.as_str())
    .bind(on)
    .bind(missed)
    .run(tx)
    .await
    .map(drop)
}

/// Done or partly, whichever the owner meant. Nothing else of it changes.
pub async fn update_done(tx: &mut Tx, id: ObjectId, state: State) -> Result<()> {
    q("UPDATE commitments_step SET state = $2 WHERE id = $1")
        .bind(id)
        .bind(state.as_str())
        .run(tx)
        .await
        .map(drop)
}

/// What the owner says of it afterwards. Nothing said leaves what was said before.
pub async fn update_tale(
    tx: &mut Tx,
    id: ObjectId,
    learned: Option<&str>,
    in_the_way: Option<&str>,
) -> Result<()> {
    q("UPDATE commitments_step SET told = 1, learned = coalesce($2, learned),
        in_the_way = coalesce($3, in_the_way) WHERE id = $1")
    .bind(id)
    .bind(learned)
    .bind(in_the_way)
    .run(tx)
    .await
    .map(drop)
}

/// What was learned, and what got in the way: whichever the owner takes away.
pub async fn forget_told(tx: &mut Tx, id: ObjectId, which: [bool; 2]) -> Result<()> {
    for (column, gone) in ["learned", "in_the_way"].into_iter().zip(which) {
        if gone {
            let update = format!("UPDATE commitments_step SET {column} = NULL WHERE id = $1");
            q(update).bind(id).run(tx).await?;
        }
    }
    Ok(())
}

/// The day of the look-back.
pub async fn update_look_on(tx: &mut Tx, id: ObjectId, look: &str, on: Option<Date>) -> Result<()> {
    q("UPDATE commitments_step SET look = $2, look_on = $3 WHERE id = $1")
        .bind(id)
        .bind(look)
        .bind(on)
        .run(tx)
        .await
        .map(drop)
}

/// Open again, with a new day and perhaps new words.
pub async fn update_change(
    tx: &mut Tx,
    id: ObjectId,
    due_on: Date,
    notice: Option<&str>,
    missed: i64,
) -> Result<()> {
    q("UPDATE commitments_step SET state = 'open', due_on = $2, notice = $3, missed = $4,
        miss_on = $5, answered_on = NULL, told = 0, look = 'never', look_on = NULL,
        given_by = NULL, offered_on = NULL WHERE id = $1")
    .bind(id)
    .bind(due_on)
    .bind(notice)
    .bind(missed)
    .bind(miss_on(due_on))
    .run(tx)
    .await
    .map(drop)
}

/// What the owner alone could read goes when the owner does: what got in the way, and what
/// colleagues answered when asked.
pub async fn forget_private(tx: &mut Tx, id: ObjectId) -> Result<()> {
    q("UPDATE commitments_step SET in_the_way = NULL WHERE id = $1").bind(id).run(tx).await?;
    q("DELETE FROM commitments_look WHERE step_id = $1").bind(id).run(tx).await.map(drop)
}

/// Paused or dropped: nothing is due.
pub async fn update_state(tx: &mut Tx, id: ObjectId, state: State) -> Result<()> {
    q("UPDATE commitments_step SET state = $2, miss_on = NULL, given_by = NULL,
        offered_on = NULL WHERE id = $1")
    .bind(id)
    .bind(state.as_str())
    .run(tx)
    .await
    .map(drop)
}

/// What the owner sees when looking back.
pub async fn update_seen(
    tx: &mut Tx,
    id: ObjectId,
    seen: Seen,
    text: Option<&str>,
    on: Date,
    look_on: Option<Date>,
) -> Result<()> {
    q("UPDATE commitments_step SET seen = $2, seen_text = $3, seen_on = $4, look_on = $5
        WHERE id = $1")
    .bind(id)
    .bind(seen.as_str())
    .bind(text)
    .bind(on)
    .bind(look_on)
    .run(tx)
    .await
    .map(drop)
}

/// One more miss, and from when the next one counts.
pub async fn update_missed(
    tx: &mut Tx,
    id: ObjectId,
    missed: i64,
    next: Option<Date>,
) -> Result<()> {
    q("UPDATE commitments_step SET missed = $2, miss_on = $3 WHERE id = $1")
        .bind(id)
        .bind(missed)
        .bind(next)
        .run(tx)
        .await
        .map(drop)
}

/// The owner said yes to what a colleague gave.
pub async fn update_given(tx: &mut Tx, id: ObjectId, by: Option<PersonId>) -> Result<()> {
    q("UPDATE commitments_step SET given_by = $2 WHERE id = $1")
        .bind(id)
        .bind(by)
        .run(tx)
        .await
        .map(drop)
}

/// Somebody else looks back on what the owner did, who has left: there is nothing to tell of it.
pub async fn update_looks_instead(tx: &mut Tx, id: ObjectId, on: Date) -> Result<()> {
    q("UPDATE commitments_step SET look_on = $2, told = 1, given_by = NULL, offered_on = NULL
        WHERE id = $1")
    .bind(id)
    .bind(on)
    .run(tx)
    .await
    .map(drop)
}

/// Offered to the team, or taken by somebody.
pub async fn update_offered(tx: &mut Tx, id: ObjectId, on: Option<Date>) -> Result<()> {
    q("UPDATE commitments_step SET offered_on = $2, given_by = NULL WHERE id = $1")
        .bind(id)
        .bind(on)
        .run(tx)
        .await
        .map(drop)
}
