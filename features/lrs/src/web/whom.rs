//! Whom a line of a history names: whose it was, or for whom it was done.

use cairn_ground::{PersonId, Result};
use cairn_people::store as people;
use cairn_record::EXTENSION_BASE;
use cairn_store::Read;
use cairn_web::View;
use serde_json::Value;

use crate::store::Entry;

/// Nouns that stay theirs who said them: without an owner, they are a former colleague's.
const SAID: [&str; 6] = ["question", "answer", "obstacle", "idea", "learned", "thanks"];
/// Nouns that can change hands. Of no others is anybody named: cards are nobody's.
const KEPT: [&str; 4] = ["step", "page", "material", "review"];

struct Named {
    /// Message key; takes `$name` and `$kind`.
    key: &'static str,
    /// `None` once erased.
    person: Option<PersonId>,
    kind: String,
}

/// For each statement the words that name a colleague, if one is to be named; one query for all.
pub async fn list(
    db: &mut Read,
    v: &View,
    rows: &[Entry],
    reader: Option<PersonId>,
    of: PersonId,
) -> Result<Vec<Option<String>>> {
    let own = reader == Some(of);
    let named: Vec<Option<Named>> = rows.iter().map(|row| named(row, own, of)).collect();
    let ids: Vec<PersonId> = named.iter().flatten().filter_map(|it| it.person).collect();
    let names = people::list_names(db, &ids).await?;
    let words = |it: Named| {
        let known = names.iter().find(|(id, _)| Some(*id) == it.person).map(|(_, n)| n.clone());
        let kind = v.t(&format!("kind-{}", it.kind));
        v.t2(it.key, "name", v.name_or_former(&known), "kind", kind)
    };
    Ok(named.into_iter().map(|it| it.map(words)).collect())
}

/// Nobody where the reader may not see the object any more: its page would say no name either.
fn named(row: &Entry, own: bool, of: PersonId) -> Option<Named> {
    row.title.as_ref()?;
    let kind = row.kind.clone()?;
    // Whom one did something for, one chose oneself; to others the object's own page says it.
    if let Some((key, person)) = done_for(row, &kind).filter(|_| own) {
        return Some(Named { key, person: Some(person), kind });
    }
    let key = match kind.as_str() {
        _ if row.owner == Some(of) => return None,
        said if SAID.contains(&said) => "lrs-line-from",
        kept if KEPT.contains(&kept) && row.owner.is_some() => "lrs-line-with",
        _ => return None,
    };
    Some(Named { key, person: row.owner, kind })
}

/// The person among the details of a statement.
fn done_for(row: &Entry, kind: &str) -> Option<(&'static str, PersonId)> {
    let body: Value = serde_json::from_slice(&row.body).ok()?;
    let details = body.get("result")?.get("extensions")?;
    let person = |name: &str| {
        let account = details.get(format!("{EXTENSION_BASE}{name}"))?.get("account")?;
        account.get("name")?.as_str()?.parse().ok()
    };
    let passed = || person("person").or_else(|| person("to"));
    match kind {
        "thanks" => Some(("lrs-line-to", person("person")?)),
        "step" => Some(("lrs-line-for", person("owner")?)),
        _ => Some(("lrs-line-passed", passed()?)),
    }
}
