//! The code by which an empty house that others can reach is set up: printed where it was started.

use std::fmt::Write;

use cairn_ground::{Refusal, Result, Secrets, chance::digest};
use cairn_people::Settings;
use cairn_store::{Read, Store, settings};

const CODE: &str = "setup-code";

/// Makes the code of a house that nobody has set up, if one is wanted; only its digest is kept.
/// Each start makes a new one.
pub async fn make_code(store: &Store, wanted: bool) -> Result<Option<String>> {
    let mut db = store.read().await?;
    let ready = Settings::load(&mut db).await?.ready;
    if ready || !(wanted || needs_code(&mut db).await?) {
        return Ok(None);
    }
    drop(db);
    let code = wanted.then(|| Secrets.paper_code(3));
    let kept = code.as_deref().map(hashed).unwrap_or_default();
    let set = store.write(move |tx| {
        let kept = kept.clone();
        Box::pin(async move { settings::set(tx, CODE, &kept).await })
    });
    set.await?;
    Ok(code)
}

/// Whether setup asks for a code.
pub async fn needs_code(db: &mut Read) -> Result<bool> {
    Ok(settings::find(db, CODE).await?.is_some_and(|kept| !kept.is_empty()))
}

/// Compares the code that was typed. Without one, only this machine sets the house up: whoever
/// comes from elsewhere, or by a proxy that nobody told us of, may be anybody.
///
/// # Errors
/// Refuses with `setup-code` or `setup-from-elsewhere`.
pub async fn check_code(db: &mut Read, typed: &str, from_this_machine: bool) -> Result<()> {
    let kept = settings::find(db, CODE).await?.unwrap_or_default();
    if kept.is_empty() && !from_this_machine {
        return Err(Refusal::new("setup-from-elsewhere").into());
    }
    if kept.is_empty() || kept == hashed(typed) {
        return Ok(());
    }
    Err(Refusal::field("setup-code", "code").into())
}

/// Case, blanks and dashes do not matter.
fn hashed(code: &str) -> String {
    let plain: String = code.chars().filter(char::is_ascii_alphanumeric).take(80).collect();
    let bytes = digest(&plain.to_ascii_uppercase());
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
