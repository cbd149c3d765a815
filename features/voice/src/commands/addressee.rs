//! From a typed name to the person that is meant.

use cairn_ground::{PersonId, Refusal, Result, limits, text};
use cairn_store::Read;

use crate::store::{self, Named};

/// Who is meant.
#[derive(Debug, Clone)]
pub enum Meant {
    /// A typed name and, after several had it, which of them was chosen.
    Typed { name: String, chosen: Option<PersonId> },
    /// Known by other means than a form.
    Known(PersonId),
}

/// Active people whose name is `name` or, when nobody's is, begins with it.
pub async fn candidates(db: &mut Read, name: &str) -> Result<Vec<Named>> {
    let key = cairn_people::commands::order(name);
    // Before the separator stands what sorts; the rest only tells equal names apart.
    let beginning = key.split('\u{1}').next().unwrap_or_default();
    if beginning.is_empty() {
        return Ok(Vec::new());
    }
    let named = store::list_named(db, beginning).await?;
    let typed = name.to_lowercase();
    let exact: Vec<Named> =
        named.iter().filter(|person| person.name.to_lowercase() == typed).cloned().collect();
    Ok(if exact.is_empty() { named } else { exact })
}

/// The one person that is meant.
///
/// # Errors
/// Refuses in the field `to` with `required`, `voice-nobody` and `voice-several`.
pub async fn find(db: &mut Read, meant: &Meant) -> Result<PersonId> {
    let (name, chosen) = match meant {
        Meant::Typed { name, .. } if name.trim().is_empty() => {
            return Err(Refusal::field("required", "to").saying("refused-voice-unnamed").into());
        }
        Meant::Typed { name, chosen } => (text::line("to", name, limits::NAME)?, *chosen),
        Meant::Known(person) => return Ok(*person),
    };
    let named = candidates(db, &name).await?;
    if let Some(chosen) = named.iter().find(|person| Some(person.id) == chosen) {
        return Ok(chosen.id);
    }
    match named.as_slice() {
        [only] => Ok(only.id),
        [] => Err(Refusal::field("voice-nobody", "to").with("name", name).into()),
        _ => Err(Refusal::field("voice-several", "to").with("name", name).into()),
    }
}
