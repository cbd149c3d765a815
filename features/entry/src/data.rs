//! What is kept of a person beside what they write: who reads it, how long, how it is carried out
//! and how it goes.

use cairn_feature::{DataKind, Kept, Readers};

use crate::{pages::export, store::data as store};

pub const KINDS: &[DataKind] = &[
    DataKind {
        key: "entry-data-person",
        tables: &["people_person"],
        readers: Readers::Everyone,
        kept: Kept::UntilErased,
        export: Some(|db, me, v| Box::pin(export::profile(db, me, v))),
        // The row itself, where the id meets the name, goes last of all, with the erasure.
        erase: Some(|tx, person| Box::pin(store::erase_person(tx, person))),
    },
    DataKind {
        key: "entry-data-place",
        tables: &["people_membership", "people_manager"],
        readers: Readers::Everyone,
        kept: Kept::UntilErased,
        export: None,
        erase: Some(|tx, person| Box::pin(cairn_people::commands::forget_places(tx, person))),
    },
    DataKind {
        key: "entry-data-team",
        tables: &["people_team", "people_parent"],
        readers: Readers::Everyone,
        kept: Kept::WhileInUse,
        export: None,
        erase: None,
    },
    DataKind {
        key: "entry-data-gone",
        tables: &["people_gone"],
        readers: Readers::Ladder,
        kept: Kept::AtMostDays(30),
        export: None,
        erase: None,
    },
    DataKind {
        key: "entry-data-login",
        tables: &["people_login"],
        readers: Readers::Self_,
        kept: Kept::Days(90),
        export: None,
        erase: Some(|tx, person| Box::pin(cairn_people::login::sign_out_everywhere(tx, person))),
    },
    DataKind {
        key: "entry-data-way-in",
        tables: &["people_way_in"],
        readers: Readers::Nobody,
        // Fourteen days on paper, and thirty more until it is forgotten that it was used.
        kept: Kept::AtMostDays(44),
        export: None,
        erase: Some(|tx, person| Box::pin(store::erase_ways_in(tx, person))),
    },
    DataKind {
        key: "entry-data-command",
        tables: &["store_command"],
        readers: Readers::Nobody,
        kept: Kept::Days(1),
        export: None,
        erase: Some(|tx, person| Box::pin(store::erase_commands(tx, person))),
    },
    DataKind {
        key: "entry-data-house",
        tables: &["store_setting", "store_lease", "store_migration"],
        readers: Readers::Administrators,
        kept: Kept::WhileInUse,
        export: None,
        erase: None,
    },
];
