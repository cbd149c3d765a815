//! `nudge_mail`.

use cairn_ground::{Id, Instant, PersonId, Result};
use cairn_store::{Read, Tx, q};

use crate::{Kept, KeptMail, Mail};

pub(crate) async fn insert_mail(tx: &mut Tx, mail: &Mail) -> Result<()> {
    q("INSERT INTO nudge_mail (id, to_name, to_email, subject, body_text, body_html, kept_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)")
    .bind(mail.id)
    .bind(&mail.to_name)
    .bind(&mail.to_email)
    .bind(&mail.subject)
    .bind(&mail.text)
    .bind(&mail.html)
    .bind(tx.now())
    .run(tx)
    .await
    .map(drop)
}

/// Newest first, before a place in that order.
pub(crate) async fn list_mails(
    db: &mut Read,
    before: Instant,
    id: Id,
    limit: i64,
) -> Result<Vec<Kept>> {
    q("SELECT id, to_name, to_email, subject, kept_at FROM nudge_mail
        WHERE (kept_at, id) < ($1, $2) ORDER BY kept_at DESC, id DESC LIMIT $3")
    .bind(before)
    .bind(id)
    .bind(limit)
    .all(db)
    .await
}

pub(crate) async fn find_mail(db: &mut Read, id: Id) -> Result<KeptMail> {
    q("SELECT id, to_name, to_email, subject, body_text, body_html, kept_at
        FROM nudge_mail WHERE id = $1")
    .bind(id)
    .one(db)
    .await
}

/// The person's rows, also where the person's own row stays for now; and the kept mails to the
/// person and those whose words hold the name or the address. Everybody else keeps theirs.
pub(crate) async fn erase(tx: &mut Tx, person: PersonId) -> Result<()> {
    let known = q("SELECT name, COALESCE(email, '') FROM people_person WHERE id = $1");
    let known: Option<(String, String)> = known.bind(person).optional(tx).await?;
    let (name, email) = known.unwrap_or_default();
    // By the message too: a mail may hold a name that has been changed since.
    q("DELETE FROM nudge_mail WHERE id IN
        (SELECT id FROM nudge_message WHERE person_id = $1 OR from_id = $1)")
    .bind(person)
    .run(tx)
    .await?;
    for words in [name, email].iter().filter(|words| !words.is_empty()) {
        q("DELETE FROM nudge_mail WHERE to_name LIKE $1 ESCAPE '!' OR to_email LIKE $1 ESCAPE '!'
            OR subject LIKE $1 ESCAPE '!' OR body_text LIKE $1 ESCAPE '!'")
        .bind(holding(words))
        .run(tx)
        .await?;
    }
    for table in ["nudge_waiting", "nudge_message", "nudge_link", "nudge_week"] {
        q(format!("DELETE FROM {table} WHERE person_id = $1")).bind(person).run(tx).await?;
    }
    Ok(())
}

/// A pattern of LIKE for texts that hold these words as they stand.
fn holding(words: &str) -> String {
    let plain = words.replace('!', "!!").replace('%', "!%").replace('_', "!_");
    format!("%{plain}%")
}
