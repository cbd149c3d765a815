//! Appending: the only road into the statement table.

use cairn_ground::{Actor, Id, Result};
use cairn_store::Tx;
use sha2::{Digest, Sha256};

use crate::{Event, TOPIC, statement, store};

/// Writes the statement of `event` by `actor` in the command's transaction; gives its id.
///
/// # Errors
/// `SignIn` unless the actor is a person: what is anonymous makes no statement.
pub async fn append(tx: &mut Tx, actor: &Actor, event: &Event<'_>) -> Result<Id> {
    let person = actor.person()?;
    let base = store::find_base(tx).await?;
    let id = tx.new_id();
    let unit = event.team.or(person.home_team);
    let at = tx.now();
    let body = statement::write(id, &base, person.id, unit.map(|t| t.0), event, at);
    let terms = terms(&base, person.id.0, event);
    let row = store::NewStatement {
        id,
        body: body.to_string().into_bytes(),
        person: person.id,
        unit,
        event,
        terms,
    };
    store::insert_statement(tx, &row).await?;
    tx.notify(TOPIC);
    Ok(id)
}

/// Term kinds of the index, as the migration numbers them.
const AGENT: i64 = 1;
const VERB: i64 = 2;
const ACTIVITY: i64 = 3;
const RELATED_ACTIVITY: i64 = 6;

fn terms(base: &str, person: Id, event: &Event<'_>) -> Vec<(i64, i64)> {
    let mut terms = vec![
        (AGENT, key(&format!("account:{base}:{person}"))),
        (VERB, key(&event.verb.iri())),
        (ACTIVITY, key(&statement::object_iri(base, event.object.0))),
    ];
    if let Some(origin) = event.because_of {
        terms.push((RELATED_ACTIVITY, key(&statement::object_iri(base, origin.0))));
    }
    terms
}

/// The first 64 bits of SHA-256, as a signed number.
fn key(identifier: &str) -> i64 {
    let digest = Sha256::digest(identifier.as_bytes());
    let mut first = [0; 8];
    first.copy_from_slice(&digest[..8]);
    i64::from_be_bytes(first)
}

/// Moves the watermark while nobody writes; each node does it once a second.
pub async fn heartbeat(tx: &mut Tx, node: &str) -> Result<()> {
    store::upsert_heartbeat(tx, node).await
}
