//! A button pressed twice. The browser shows the answer to the second press, so that has to be the
//! first one's: signed in, and on to the same place.
//!
//! What was used up stays used up. The press is known again by a mark: a digest of the address,
//! the id that our page gave this one form (256 bits, in no other browser), and all that was sent.
//! It counts for a minute, and only while the login of the first press holds, so that a form sent
//! again after signing out opens nothing. A password is no part of the mark; it is compared.

use std::fmt::Write;

use cairn_ground::{Instant, PersonId, Refusal, Result, chance::digest};
use cairn_people::password;
use cairn_web::Cx;

use super::unremembered;
use crate::{
    commands::{self, SignIn},
    store,
};

/// The second press comes at once; a slow line takes a while.
const COUNTS: i64 = Instant::MINUTE;

/// What a second press is known by; empty for a form without an id, which is never known again.
pub fn mark(cx: &Cx) -> String {
    if cx.form.value("command_id").is_empty() {
        return String::new();
    }
    let sent = cx.form.pairs().iter().filter(|(name, _)| name != "password");
    let whole = sent.fold(cx.path.clone(), |all, (name, value)| {
        format!("{all}\n{} {name} {value}", value.len())
    });
    digest(&whole).iter().fold("twice ".to_owned(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Who was let in.
pub struct Came {
    pub person: PersonId,
    /// They had never been in before the first press.
    pub first: bool,
    /// The cookie's.
    pub token: String,
}

/// What the first press gave, once more; `refusal` where there was none.
///
/// # Errors
/// `refusal`.
pub async fn answer(cx: &Cx, refusal: Refusal, shared: bool) -> Result<Came> {
    let since = cx.house.store.clock().now().plus(-COUNTS);
    let mut db = cx.read().await?;
    let Some((person, first)) = store::find_press(&mut db, &mark(cx), since).await? else {
        return Err(refusal.into());
    };
    let kept = store::find_password(&mut db, person).await?;
    drop(db);
    let typed: String = cx.form.value("password").chars().take(1000).collect();
    if cx.form.has("password") && !password::verify(typed, kept).await? {
        return Err(refusal.into());
    }
    // What the browser came with ended at the first press; the first one's token is left, since
    // nobody knows which of the two answers reaches the browser last.
    let input = SignIn { person, shared, came_with: None };
    let run = unremembered(cx);
    let run =
        run.run(input, |tx, me, input| Box::pin(commands::sign_in_by_password(tx, me, input)));
    Ok(Came { person, first, token: run.await? })
}
