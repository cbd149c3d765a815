//! Codes on paper.

use cairn_ground::{Actor, Audience, Error, PersonId, Refusal, Result, TeamId};
use cairn_nudge::Tell;
use cairn_people::{Settings, ways_in, ways_in::Kind};
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
}

/// One strip of paper.
#[derive(Debug, Clone)]
pub struct Invitation {
    pub name: String,
    pub code: String,
}

/// Makes a code for each, which takes the place of an older one. Not a form's command: the codes
/// are secrets and may not be remembered, so a form sent twice makes the second ones hold.
///
/// A code lets whoever has it in as that person. So the team's manager makes codes only for those
/// who have not come in yet and run nothing; for the others an administrator may, and the person
/// is told who did.
///
/// # Errors
/// `Forbidden` for everybody else; refuses with `choose` when nobody is chosen.
pub async fn invite(tx: &mut Tx, actor: &Actor, input: &Invite) -> Result<Vec<Invitation>> {
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
    let mut made = Vec::new();
    for person in chosen {
        if !rules::may_be_invited(me, person.arrived, person.privileged) {
            return Err(Error::Forbidden);
        }
        let code = ways_in::issue(tx, person.id, Kind::Paper).await?;
        made.push(Invitation { name: person.name.clone(), code });
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
        if person.arrived {
            tell(tx, me.id, person.id).await?;
        }
    }
    Ok(made)
}

async fn tell(tx: &mut Tx, from: PersonId, to: PersonId) -> Result<()> {
    let reason = "entry-told-code";
    cairn_nudge::tell(tx, &Tell { to, from, object: to.0.into(), verb: "way-in", reason }).await
}
