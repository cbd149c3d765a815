//! Whom the form of an obstacle or an idea names before anybody writes a name.

use cairn_ground::{PersonId, Result, TeamId};
use cairn_people::store::find_manager_of;
use cairn_store::Read;
use cairn_web::Cx;

use crate::store;

/// Who is offered.
pub struct Whom {
    pub manager: Option<PersonId>,
    /// Key of what the field says of it.
    pub hint: &'static str,
    /// Names of those who know whose matter it is, where nobody is the manager.
    pub helpful: Vec<String>,
}

/// The manager of `team`, or of the reader's home team; learning leads and administrators where
/// there is none.
pub async fn whom(cx: &Cx, db: &mut Read, team: Option<TeamId>) -> Result<Whom> {
    let (me, today) = (cx.actor.person()?, cx.house_day());
    let team = team.or(me.home_team);
    let manager = find_manager_of(db, me.id, team, today).await?;
    if manager.is_some() {
        return Ok(Whom { manager, hint: "voice-field-to-hint", helpful: Vec::new() });
    }
    let mine = team.is_none_or(|team| me.manages.contains(&team));
    let hint = if mine { "voice-field-to-hint-free" } else { "voice-field-to-hint-none" };
    let helpful = store::list_helpful(db, me.id, team, today).await?;
    Ok(Whom { manager, hint, helpful })
}
