//! All SQL of the feature. It owns no tables: it reads those of the people kit.

use cairn_ground::{PersonId, Result};
use cairn_people::{commands::order, store};
use cairn_store::{Read, q};

/// Whose password is compared for what was typed: an e-mail address, or the name of somebody who
/// has none, if just one active person is called so.
pub async fn find_account(
    db: &mut Read,
    typed: &str,
) -> Result<Option<(PersonId, Option<String>)>> {
    let by_name: Vec<(PersonId, Option<String>)> =
        q("SELECT id, password_hash FROM people_person WHERE sort_name = $1
            AND email_folded IS NULL AND password_hash IS NOT NULL
            AND deactivated_at IS NULL LIMIT 2")
        .bind(order(typed))
        .all(db)
        .await?;
    let by_email = store::find_sign_in(db, typed).await?;
    let named = if let [only] = by_name.as_slice() { Some(only.clone()) } else { None };
    Ok(by_email.or(named))
}
