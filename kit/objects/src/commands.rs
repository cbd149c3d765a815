//! What commands of features do to the common row.

use cairn_ground::{Actor, Audience, Instant, ObjectId, PersonId, Refusal, Result, TeamId};
use cairn_store::Tx;

use crate::{New, Object, store};

/// Adds the row of a new noun.
pub async fn create(tx: &mut Tx, new: &New<'_>) -> Result<ObjectId> {
    store::insert(tx, new).await?;
    Ok(ObjectId(new.id))
}

/// Changes the title and its language.
pub async fn retitle(tx: &mut Tx, id: ObjectId, title: &str, lang: &str) -> Result<()> {
    store::update_title(tx, id, title, lang).await
}

/// Lets more people see it. Only the owner may, and only wider; narrower is refused, because what
/// was read cannot be unread.
pub async fn widen(tx: &mut Tx, actor: &Actor, id: ObjectId, to: Audience) -> Result<Object> {
    let object = store::find_owned(tx, actor, id).await?;
    if to < object.audience {
        return Err(Refusal::field("only-wider", "audience").into());
    }
    if to == Audience::Team && object.team.is_none() {
        return Err(Refusal::field("no-team", "audience").into());
    }
    store::update_audience(tx, id, to).await?;
    Ok(Object { audience: to, ..object })
}

/// What stands in another object (an answer in its question) takes over that one's audience,
/// whoever owns it.
pub async fn follow(tx: &mut Tx, id: ObjectId, to: Audience) -> Result<()> {
    store::update_audience(tx, id, to).await
}

/// Gives it to another owner, or to nobody.
pub async fn hand_over(tx: &mut Tx, id: ObjectId, owner: Option<PersonId>) -> Result<()> {
    store::update_owner(tx, id, owner).await
}

/// Lets `people` see it while it is at *participants*.
pub async fn add_participants(tx: &mut Tx, id: ObjectId, people: &[PersonId]) -> Result<()> {
    for person in people {
        store::insert_participant(tx, id, *person).await?;
    }
    Ok(())
}

/// Takes somebody out of those it was for.
pub async fn remove_participant(tx: &mut Tx, id: ObjectId, person: PersonId) -> Result<()> {
    store::delete_participant(tx, id, person).await
}

/// Takes somebody out of what the team began from `from` on, while they were in it
/// ([`crate::OF_TEAM`]), also where they were named beside it; what else they were asked by name
/// stays theirs. What they began there and take part in no longer is nobody's: whoever owns
/// something reads it.
pub async fn withdraw(tx: &mut Tx, person: PersonId, team: TeamId, from: Instant) -> Result<()> {
    store::delete_participations(tx, person, team, from).await?;
    store::disown(tx, person, team, from).await
}

/// Takes a reported text out of everybody's sight but the owner's, at once.
pub async fn hide(tx: &mut Tx, id: ObjectId) -> Result<()> {
    store::update_hidden(tx, id, true).await
}

/// Shows it again after a curator looked.
pub async fn unhide(tx: &mut Tx, id: ObjectId) -> Result<()> {
    store::update_hidden(tx, id, false).await
}

/// Takes words away for good, and leaves `left` in their place ([`crate::STRUCK`]). It has neither
/// owner, team nor participants, so nobody sees it, whatever is done to it. Features call the one
/// of `kit/links`.
pub async fn strike(tx: &mut Tx, id: ObjectId, left: &str) -> Result<()> {
    store::delete_participants(tx, id).await?;
    store::update_struck(tx, id, left).await
}

/// Removes the row; the feature removes its own first.
pub async fn remove(tx: &mut Tx, id: ObjectId) -> Result<()> {
    store::delete(tx, id).await
}
