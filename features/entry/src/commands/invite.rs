//! Codes on paper.

use cairn_ground::{Actor, Audience, Error, Id, Instant, PersonId, Refusal, Result, TeamId, dates};
use cairn_nudge::{Rank, Tell, Waiting};
use cairn_people::{
    Settings, WAY_IN, commands, rules as people, ways_in,
    ways_in::{Kind, NewWayIn},
};
use cairn_record::Event;
use cairn_store::Tx;

use crate::{
    events, rules,
    store::{self, Candidate},
};

/// Who gets a code.
#[derive(Debug, Clone)]
pub struct Invite {
    pub team: TeamId,
    pub people: Vec<PersonId>,
    /// Who has an address gets a link by mail instead.
    pub by_mail: bool,
}

/// One strip of paper.
#[derive(Debug, Clone)]
pub struct Invitation {
    pub name: String,
    pub code: String,
}

/// A link to send.
#[derive(Debug, Clone)]
pub struct Letter {
    pub person: PersonId,
    pub token: String,
    pub mail: Id,
    pub at: Instant,
}

/// What was made.
#[derive(Debug, Clone, Default)]
pub struct Made {
    pub strips: Vec<Invitation>,
    pub letters: Vec<Letter>,
}

/// Makes a code for each, which takes the place of an older one. Not a form's command: the codes
/// are secrets and may not be remembered. That a form was sent before is known by its mark (`web`).
///
/// A code lets whoever has it in as that person. So the team's manager makes codes only for those
/// who have not come in yet and run nothing; for the others an administrator may, and the person
/// is told who did. Whether they still may is asked again when the code is used.
///
/// # Errors
/// `Forbidden` for everybody else; refuses with `choose` when nobody is chosen.
pub async fn invite(tx: &mut Tx, actor: &Actor, input: &Invite) -> Result<Made> {
    let me = actor.person()?;
    if !rules::may_invite(me, input.team) {
        return Err(Error::Forbidden);
    }
    let today = tx.now().date(&Settings::load(tx).await?.zone);
    let candidates = store::list_candidates(tx, input.team, today).await?;
    let chosen: Vec<&Candidate> =
        candidates.iter().filter(|it| input.people.contains(&it.id)).collect();
    if chosen.is_empty() {
        return Err(Refusal::field("choose", "person").saying("refused-nobody-chosen").into());
    }
    let mut made = Made::default();
    for person in chosen {
        let administers = me.roles.administrator;
        if !people::may_be_invited(administers, person.arrived, person.privileged) {
            return Err(Error::Forbidden);
        }
        let sent_to = person.email.clone().filter(|_| input.by_mail);
        let by_mail = sent_to.is_some();
        let kind = if by_mail { Kind::Mail } else { Kind::Paper };
        let by = Some((me.id, input.team));
        let token = ways_in::issue(tx, &NewWayIn { person: person.id, kind, by, sent_to }).await?;
        if by_mail {
            let (mail, at) = (tx.new_id(), tx.now());
            made.letters.push(Letter { person: person.id, token, mail, at });
        } else {
            made.strips.push(Invitation { name: person.name.clone(), code: token });
        }
        let event = Event {
            verb: events::INVITED,
            object: person.id.0.into(),
            kind: "person",
            audience: Audience::Team,
            team: Some(input.team),
            title: "",
            because_of: None,
            details: Vec::new(),
        };
        cairn_record::append(tx, actor, &event).await?;
        // What goes to the person's own mailbox is told by that.
        if person.arrived && !by_mail {
            tell(tx, me.id, person.id).await?;
        }
    }
    Ok(made)
}

/// How long it stands on Today that somebody else made a way in.
const TOLD_DAYS: i32 = 14;

/// On Today as well, where it stands whatever the person said about messages.
async fn tell(tx: &mut Tx, from: PersonId, to: PersonId) -> Result<()> {
    if from == to {
        return Ok(());
    }
    let (reason, today) = ("entry-told-code", commands::today(tx).await?);
    let waiting = Waiting::new(to, to.0.into(), WAY_IN, Rank::Heard, reason)
        .from(from)
        .closes(dates::plus_days(today, TOLD_DAYS));
    cairn_nudge::wait(tx, &waiting).await?;
    cairn_nudge::tell(tx, &Tell { to, from, object: to.0.into(), verb: WAY_IN, reason }).await
}
