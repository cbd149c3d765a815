//! What the kits keep of people: who reads it, how long, how it is carried out and how it goes.
//! The order matters: statements about private objects go while it is known which those are.

use cairn_feature::{DataKind, Kept, Readers};
use cairn_ground::{PersonId, Result};
use cairn_store::Tx;

use crate::{pages, store};

pub const KINDS: &[DataKind] = &[
    DataKind {
        key: "lrs-data-statement",
        // The index of terms is a column of the statement on PostgreSQL.
        tables: &["record_statement", "record_id", "record_term"],
        readers: Readers::Ladder,
        kept: Kept::WithoutName,
        // The take-out writes statements itself, in portions (web/archive.rs).
        export: None,
        erase: Some(|tx, person| Box::pin(erase_statements(tx, person))),
    },
    DataKind {
        key: "lrs-data-look",
        tables: &["record_look"],
        readers: Readers::Self_,
        kept: Kept::UntilErased,
        export: Some(|db, me, v| Box::pin(pages::export::looks(db, me, v))),
        erase: Some(|tx, person| Box::pin(cairn_record::delete_looks(tx, person))),
    },
    DataKind {
        key: "lrs-data-waiting",
        tables: &["nudge_waiting", "nudge_week"],
        readers: Readers::Self_,
        kept: Kept::UntilErased,
        export: Some(|db, me, v| Box::pin(pages::told::waiting(db, me, v))),
        erase: Some(|tx, person| Box::pin(cairn_nudge::erase(tx, person))),
    },
    DataKind {
        key: "lrs-data-message",
        tables: &["nudge_message", "nudge_mail", "nudge_link"],
        readers: Readers::Self_,
        kept: Kept::AtMostDays(60),
        export: Some(|db, me, v| Box::pin(pages::told::messages(db, me, v))),
        erase: Some(|tx, person| Box::pin(cairn_nudge::erase(tx, person))),
    },
    DataKind {
        key: "lrs-data-object",
        tables: &["objects_object", "objects_participant", "links_link"],
        readers: Readers::Ladder,
        kept: Kept::WithoutName,
        export: Some(|db, me, v| Box::pin(pages::export::objects(db, me, v))),
        erase: Some(|tx, person| Box::pin(erase_objects(tx, person))),
    },
    DataKind {
        key: "lrs-data-index",
        tables: &[
            "search_document",
            "search_text",
            "search_posting",
            "search_word",
            "search_deletion",
            "objects_unindexed",
        ],
        readers: Readers::Ladder,
        kept: Kept::WhileInUse,
        // Made from the objects, which are carried out and erased themselves.
        export: None,
        erase: None,
    },
    DataKind {
        key: "lrs-data-cursor",
        tables: &["record_cursor", "record_heartbeat"],
        readers: Readers::Nobody,
        kept: Kept::WhileInUse,
        export: None,
        erase: None,
    },
];

/// Of the person's own statements those about private objects go; the others carry an account
/// that no longer meets a name.
async fn erase_statements(tx: &mut Tx, person: PersonId) -> Result<()> {
    for object in store::list_private(tx, person).await? {
        cairn_record::delete_about(tx, object).await?;
    }
    Ok(())
}

/// Private objects go, shared ones stay without an owner; and the person's own row, which is the
/// name that others find by searching.
async fn erase_objects(tx: &mut Tx, person: PersonId) -> Result<()> {
    for object in store::list_private(tx, person).await? {
        store::delete_object(tx, object).await?;
    }
    cairn_objects::orphan(tx, person).await?;
    store::delete_object(tx, person.0.into()).await
}
