//! One function per verb.

mod addressee;
mod answer;
mod erase;
mod moving;
mod raise;
mod thanks;
mod words;

use cairn_ground::{Actor, Audience, Error, ObjectId, Result, TeamId};
use cairn_record::Event;
use cairn_search::{Document, Lang, ORDINARY};
use cairn_store::Tx;

pub use addressee::{Meant, candidates};
pub use answer::{Answer, FirstStep, Pass, answer, pass, read_answer};
pub use erase::{erase_private, erase_proposals};
pub use moving::move_late;
pub use raise::{Raise, raise};
pub use thanks::{SEE, Thank, is_seen, see, thank};
pub use words::{Edit, edit, take_back};

use crate::{events, store};

/// Who is to see it, as a form says it: a rung and, at *team*, which of the asker's teams.
#[derive(Debug, Clone, Copy)]
pub struct Shown {
    pub audience: Audience,
    pub team: Option<TeamId>,
}

async fn index(tx: &mut Tx, id: ObjectId, kind: &str, title: &str, body: &str) -> Result<()> {
    let document = Document { object: id, kind, title, body, boost: ORDINARY, langs: &Lang::ALL };
    cairn_search::put(tx, &document).await
}

/// Who shall see it.
#[derive(Debug, Clone, Copy)]
pub struct Widen {
    pub id: ObjectId,
    /// Kinds the address is for: what other kinds forbid is not done under it.
    pub kinds: &'static [&'static str],
    pub to: Audience,
}

/// Lets more people see an obstacle, an idea or a thanks.
///
/// # Errors
/// Only the owner may, and only wider; `NotFound` for any other kind.
pub async fn widen(tx: &mut Tx, actor: &Actor, input: &Widen) -> Result<ObjectId> {
    let Widen { id, kinds, to } = *input;
    let before = cairn_objects::find(tx, actor, id).await?;
    if !kinds.contains(&before.kind.as_str()) {
        return Err(Error::NotFound);
    }
    let object = cairn_links::widen(tx, actor, id, to, &[&before.title]).await?;
    store::update_everyone(tx, id, object.audience).await?;
    cairn_record::append(tx, actor, &Event::about(events::WIDENED, &object)).await?;
    Ok(id)
}
