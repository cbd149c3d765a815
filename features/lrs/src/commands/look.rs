//! An administrator looks at somebody's history, with a written reason that the person reads.

use cairn_ground::{
    Actor, Audience, Error, ObjectId, Permission, PersonId, Refusal, Result, dates, limits, text,
};
use cairn_nudge::{Rank, Tell, Waiting};
use cairn_objects::New;
use cairn_people::store as people;
use cairn_record::Event;
use cairn_store::Tx;

use crate::{events, rules};

/// The verb under which a look waits for the person.
pub const SEE: &str = "see-look";
/// A look stands on Today no longer than this.
const STANDS_DAYS: i32 = 30;

pub struct Look {
    pub person: PersonId,
    pub reason: String,
}

/// Opens a history for a day. The person reads name and reason on Today at once, and by mail in
/// working hours.
///
/// # Errors
/// `Forbidden` without the role and for one's own history, which needs no reason; refuses an
/// empty or overlong reason, and one that says nothing.
pub async fn look(tx: &mut Tx, actor: &Actor, input: &Look) -> Result<ObjectId> {
    Permission::Administer.check(actor)?;
    let me = actor.person()?;
    if me.id == input.person {
        return Err(Error::Forbidden);
    }
    let person = people::find_person(tx, input.person).await?;
    let reason = text::line("reason", &input.reason, limits::LINE)?;
    if !rules::says_why(&reason) {
        return Err(Refusal::field("says-no-reason", "reason").into());
    }
    cairn_record::insert_look(tx, person.id, me.id, &reason).await?;
    // A row of its own, which only the person sees: the reason stays out of mails.
    let new = New {
        id: tx.new_id(),
        kind: "look",
        title: &reason,
        lang: me.locale.tag(),
        owner: Some(person.id),
        team: None,
        audience: Audience::Me,
        href: "/me/history#looks".to_owned(),
    };
    let id = cairn_objects::create(tx, &new).await?;
    let object = cairn_objects::find_any(tx, id).await?;
    cairn_record::append(tx, actor, &Event::about(events::LOOKED, &object)).await?;
    let today = cairn_people::commands::today(tx).await?;
    let reason = "lrs-looked";
    let waiting = Waiting::new(person.id, id, SEE, Rank::Now, reason)
        .from(me.id)
        .closes(dates::plus_days(today, STANDS_DAYS));
    cairn_nudge::wait(tx, &waiting).await?;
    let tell = Tell { to: person.id, from: me.id, object: id, verb: SEE, reason };
    cairn_nudge::tell(tx, &tell).await?;
    Ok(id)
}

/// The person has read who looked.
pub async fn see(tx: &mut Tx, actor: &Actor) -> Result<()> {
    let me = actor.person()?.id;
    let today = cairn_people::commands::today(tx).await?;
    for wait in cairn_nudge::list_waiting(tx, actor, today, usize::MAX).await? {
        if wait.verb == SEE {
            cairn_nudge::settle(tx, wait.object, SEE, Some(me)).await?;
        }
    }
    Ok(())
}
