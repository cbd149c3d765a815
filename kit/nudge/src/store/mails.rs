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

/// The person's rows, also where the person's own row stays for now; and every kept mail, whose
/// text may hold the name.
pub(crate) async fn erase(tx: &mut Tx, person: PersonId) -> Result<()> {
    for table in ["nudge_waiting", "nudge_message", "nudge_link", "nudge_week"] {
        q(format!("DELETE FROM {table} WHERE person_id = $1")).bind(person).run(tx).await?;
    }
    q("DELETE FROM nudge_mail").run(tx).await.map(drop)
}
