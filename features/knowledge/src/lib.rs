//! Questions and answers, pages and material: see README.md.

pub mod commands;
mod events;
mod jobs;
mod pages;
pub mod rules;
pub mod store;
mod web;

pub use commands::files::clear as clear_files;
pub use store::files::GONE as FILE_GONE;

use cairn_feature::{
    Creation, DataKind, Feature, Kept, Offer, Part, PlaceOf, Readers, Sample, Slot, SlotPlace,
    Sweep,
};
use cairn_ground::messages::Source;
use cairn_record::Subscription;
use cairn_store::Migration;

use pages::{
    page_export, page_samples, page_slots, question_export, question_lists, question_samples,
};
use store::{page_erase, question_data};

const MIGRATIONS: &[Migration] = &[
    Migration { name: "knowledge-questions-1", sql: include_str!("../migrations/1.sql") },
    Migration { name: "knowledge-pages-1", sql: include_str!("../migrations/2.sql") },
    Migration { name: "knowledge-answers-2", sql: include_str!("../migrations/3.sql") },
    Migration { name: "knowledge-pages-2", sql: include_str!("../migrations/4.sql") },
    Migration { name: "knowledge-files-2", sql: include_str!("../migrations/5.sql") },
    Migration { name: "knowledge-files-3", sql: include_str!("../migrations/6.sql") },
    Migration { name: "knowledge-pages-3", sql: include_str!("../migrations/7.sql") },
    Migration { name: "knowledge-pages-4", sql: include_str!("../migrations/8.sql") },
];

/// The words of the feature.
pub const MESSAGES: Source =
    Source { en: include_str!("../messages/en.ftl"), sv: include_str!("../messages/sv.ftl") };

const OFFERS: &[Offer] = &[
    Offer {
        kinds: &[],
        label: "knowledge-question-offer",
        href: "/questions/new",
        to_owner: false,
        order: 30,
    },
    Offer {
        kinds: &["person"],
        label: "knowledge-question-offer-person",
        href: "/questions/new",
        to_owner: true,
        order: 0,
    },
    Offer {
        // A question's own page offers it beside each answer.
        kinds: &["answer", "insight", "step"],
        label: "knowledge-make-page",
        href: "/pages/new",
        to_owner: false,
        order: 40,
    },
];

const CREATIONS: &[Creation] = &[
    Creation {
        label: "knowledge-question-ask",
        hint: "knowledge-question-ask-hint",
        href: "/questions/new",
        order: 10,
    },
    Creation {
        label: "knowledge-share-tip",
        hint: "knowledge-share-tip-hint",
        href: "/pages/new",
        order: 20,
    },
    Creation {
        label: "knowledge-material-add",
        hint: "knowledge-material-add-hint",
        href: "/material/new",
        order: 60,
    },
];

const PLACES: &[PlaceOf] = &[PlaceOf { order: 10, make: page_slots::place }];

const SLOTS: &[Slot] = &[
    Slot { place: SlotPlace::Today, order: 40, render: question_lists::today },
    Slot { place: SlotPlace::Team, order: 50, render: question_lists::team },
    Slot { place: SlotPlace::Organisation, order: 30, render: question_lists::organisation },
    Slot { place: SlotPlace::Me, order: 20, render: question_lists::me },
    Slot { place: SlotPlace::Person, order: 20, render: question_lists::person },
    Slot { place: SlotPlace::Person, order: 20, render: page_slots::person },
    Slot { place: SlotPlace::Me, order: 25, render: page_slots::due },
];

const SUBSCRIPTIONS: &[Subscription] = &[events::USES];

const SWEEPS: &[Sweep] = &[jobs::MOVE_ON, jobs::pages::LOOK_AFTER];

const DATA: &[DataKind] = &[
    DataKind {
        key: "knowledge-data-questions",
        tables: &["knowledge_question"],
        readers: Readers::Ladder,
        kept: Kept::WithoutName,
        export: Some(|db, me, v| Box::pin(question_export::questions(db, me, v))),
        erase: Some(question_data::erase_questions),
    },
    DataKind {
        key: "knowledge-data-answers",
        tables: &["knowledge_answer", "knowledge_helped", "knowledge_use"],
        readers: Readers::Ladder,
        kept: Kept::WithoutName,
        export: Some(|db, me, v| Box::pin(question_export::answers(db, me, v))),
        erase: Some(question_data::erase_answers),
    },
    DataKind {
        key: "knowledge-data-pages",
        tables: &[
            "knowledge_page",
            "knowledge_version",
            "knowledge_suggestion",
            "knowledge_import",
        ],
        readers: Readers::Ladder,
        kept: Kept::WithoutName,
        export: Some(|db, me, v| Box::pin(page_export::pages(db, me, v))),
        erase: Some(page_erase::erase_pages),
    },
    DataKind {
        key: "knowledge-data-material",
        tables: &[
            "knowledge_material",
            "knowledge_file",
            "knowledge_file_use",
            "knowledge_file_gone",
        ],
        readers: Readers::Ladder,
        kept: Kept::WithoutName,
        export: Some(|db, me, v| Box::pin(page_export::material(db, me, v))),
        erase: Some(page_erase::erase_material),
    },
    DataKind {
        key: "knowledge-data-marks",
        tables: &["knowledge_mark"],
        readers: Readers::Carers,
        kept: Kept::UntilErased,
        export: Some(|db, me, v| Box::pin(page_export::marks(db, me, v))),
        erase: Some(page_erase::erase_marks),
    },
];

const SAMPLES: &[Sample] = &[
    Sample { name: "question", render: question_samples::question },
    Sample { name: "question-answered", render: question_samples::answered },
    Sample { name: "question-unanswered", render: question_samples::unanswered },
    Sample { name: "question-new", render: question_samples::new },
    Sample { name: "question-near", render: question_samples::near },
    Sample { name: "question-pass", render: question_samples::pass },
    Sample { name: "question-edit", render: question_samples::edit },
    Sample { name: "question-list", render: question_samples::list },
    Sample { name: "question-list-empty", render: question_samples::list_empty },
    Sample { name: "pages", render: page_samples::place },
    Sample { name: "pages-empty", render: page_samples::place_empty },
    Sample { name: "page-list", render: page_samples::list },
    Sample { name: "page", render: page_samples::page },
    Sample { name: "page-owner", render: page_samples::page_of_owner },
    Sample { name: "page-form", render: page_samples::form },
    Sample { name: "page-conflict", render: page_samples::conflict },
    Sample { name: "page-history", render: page_samples::history },
    Sample { name: "page-version", render: page_samples::version },
    Sample { name: "page-suggestion", render: page_samples::suggestion },
    Sample { name: "page-care", render: page_samples::care },
    Sample { name: "pages-deleted", render: page_samples::deleted },
    Sample { name: "material-list", render: page_samples::material_list },
    Sample { name: "material-form", render: page_samples::material_form },
    Sample { name: "material", render: page_samples::material },
];

const PARTS: &[Part] = &[
    Part {
        kind: "answer",
        index: |tx, id| Box::pin(commands::answers::index_of(tx, id)),
        words: |db, ids| Box::pin(store::answers::list_bodies(db, ids)),
    },
    Part {
        kind: "question",
        // Its page is its own, and hidden with it.
        index: |_, _| Box::pin(async { Ok(()) }),
        words: |db, ids| Box::pin(store::questions::list_bodies(db, ids)),
    },
];

/// What the feature hands to the house.
pub fn feature() -> Feature {
    let mut routes = web::questions::routes();
    routes.extend(web::pages::routes());
    Feature {
        routes,
        verbs: events::VERBS,
        offers: OFFERS,
        creations: CREATIONS,
        slots: SLOTS,
        places: PLACES,
        subscriptions: SUBSCRIPTIONS,
        sweeps: SWEEPS,
        data: DATA,
        samples: SAMPLES,
        parts: PARTS,
        ..Feature::new("knowledge", MIGRATIONS, MESSAGES)
    }
}
