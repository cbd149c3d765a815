//! The demo's readable outbox: mail that was rendered instead of sent.

use cairn_ground::{Id, Instant, Result};
use cairn_store::Read;

use crate::store;

cairn_store::row! {
    /// A line of the outbox.
    #[derive(Debug, Clone)]
    pub struct Kept {
        pub id: Id,
        pub to_name: String,
        pub to_email: String,
        pub subject: String,
        pub kept_at: Instant,
    }
}

cairn_store::row! {
    /// A whole mail of the outbox.
    #[derive(Debug, Clone)]
    pub struct KeptMail {
        pub id: Id,
        pub to_name: String,
        pub to_email: String,
        pub subject: String,
        pub text: String,
        pub html: String,
        pub kept_at: Instant,
    }
}

/// The newest mails, or those before the last one shown.
pub async fn list_mails(
    db: &mut Read,
    before: Option<(Instant, Id)>,
    limit: i64,
) -> Result<Vec<Kept>> {
    let (at, id) = before.unwrap_or((Instant(i64::MAX), Id::max()));
    store::list_mails(db, at, id, limit).await
}

/// One mail.
///
/// # Errors
/// `NotFound`.
pub async fn find_mail(db: &mut Read, id: Id) -> Result<KeptMail> {
    store::find_mail(db, id).await
}
