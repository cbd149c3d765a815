//! What changes the index. Each statement writes any number of rows.

use cairn_ground::{Error, ObjectId, Result};
use cairn_store::{Tx, q};
use cairn_terms::skeleton;

use super::pair;
use crate::{Document, RULES, entry::SPAN, span};

cairn_store::row! {
    /// What the index has of an object.
    #[derive(Debug)]
    pub(crate) struct Indexed {
        pub number: i64,
        pub kind: String,
        pub boost: i64,
        pub rules: i64,
        pub terms: String,
        pub opening: String,
    }
}

/// The two texts of [`pair`].
macro_rules! halves {
    () => {
        "substr(r.value, 3, CAST(substr(r.value, 1, 2) AS INTEGER)), \
         substr(r.value, 3 + CAST(substr(r.value, 1, 2) AS INTEGER))"
    };
}

/// Term and place of a posting written as its level and its term.
macro_rules! posting {
    () => {
        concat!(
            "substr(r.value, 2), CAST(substr(r.value, 1, 1) AS BIGINT) * ",
            span!(),
            " + CAST($2 AS BIGINT)"
        )
    };
}

/// The number of a new document; `None` if the object is indexed already. It asks nothing first:
/// on `PostgreSQL` two who each looked for a missing row would have to go one after the other.
pub(crate) async fn insert_document(tx: &mut Tx, document: &Document<'_>) -> Result<Option<i64>> {
    q("INSERT INTO search_document (object_id, kind, boost, rules) VALUES ($1, $2, $3, $4)
        ON CONFLICT (object_id) DO NOTHING RETURNING number")
    .bind(document.object)
    .bind(document.kind)
    .bind(document.boost)
    .bind(RULES)
    .optional(tx)
    .await
}

pub(crate) async fn find_if_indexed(tx: &mut Tx, object: ObjectId) -> Result<Option<Indexed>> {
    q("SELECT d.number, d.kind, d.boost, d.rules, t.terms, t.opening FROM search_document d
        JOIN search_text t ON t.document = d.number WHERE d.object_id = $1")
    .bind(object)
    .optional(tx)
    .await
}

pub(crate) async fn find_indexed(tx: &mut Tx, object: ObjectId) -> Result<Indexed> {
    find_if_indexed(tx, object).await?.ok_or_else(|| Error::internal("a document without its text"))
}

pub(crate) async fn insert_text(
    tx: &mut Tx,
    number: i64,
    terms: &str,
    opening: &str,
) -> Result<()> {
    q("INSERT INTO search_text (document, terms, opening) VALUES ($1, $2, $3)")
        .bind(number)
        .bind(terms)
        .bind(opening)
        .run(tx)
        .await
        .map(drop)
}

pub(crate) async fn update_document(
    tx: &mut Tx,
    number: i64,
    document: &Document<'_>,
) -> Result<()> {
    q("UPDATE search_document SET kind = $2, boost = $3, rules = $4 WHERE number = $1")
        .bind(number)
        .bind(document.kind)
        .bind(document.boost)
        .bind(RULES)
        .run(tx)
        .await
        .map(drop)
}

pub(crate) async fn update_text(
    tx: &mut Tx,
    number: i64,
    terms: &str,
    opening: &str,
) -> Result<()> {
    q("UPDATE search_text SET terms = $2, opening = $3 WHERE document = $1")
        .bind(number)
        .bind(terms)
        .bind(opening)
        .run(tx)
        .await
        .map(drop)
}

/// Documents that older rules of words indexed, with their terms.
pub(crate) async fn list_older(tx: &mut Tx, rules: i64, limit: i64) -> Result<Vec<(i64, String)>> {
    q("SELECT d.number, t.terms FROM search_document d JOIN search_text t ON t.document = d.number
        WHERE d.rules < $1 ORDER BY d.rules, d.number LIMIT $2")
    .bind(rules)
    .bind(limit)
    .all(tx)
    .await
}

pub(crate) async fn update_rules(tx: &mut Tx, number: i64, rules: i64) -> Result<()> {
    q("UPDATE search_document SET rules = $2 WHERE number = $1")
        .bind(number)
        .bind(rules)
        .run(tx)
        .await
        .map(drop)
}

pub(crate) async fn update_terms(tx: &mut Tx, number: i64, terms: &str) -> Result<()> {
    q("UPDATE search_text SET terms = $2 WHERE document = $1")
        .bind(number)
        .bind(terms)
        .run(tx)
        .await
        .map(drop)
}

/// Its text goes with it.
pub(crate) async fn delete_document(tx: &mut Tx, number: i64) -> Result<()> {
    q("DELETE FROM search_document WHERE number = $1").bind(number).run(tx).await.map(drop)
}

pub(crate) async fn insert_postings(
    tx: &mut Tx,
    number: i64,
    postings: &[(u8, &str)],
) -> Result<()> {
    const INSERT: &str =
        concat!("INSERT INTO search_posting (term, place) SELECT ", posting!(), " FROM {each $1}");
    q(INSERT).bind(levelled(postings)).bind(SPAN - 1 - number).run(tx).await.map(drop)
}

pub(crate) async fn delete_postings(
    tx: &mut Tx,
    number: i64,
    postings: &[(u8, &str)],
) -> Result<()> {
    const DELETE: &str = concat!(
        "DELETE FROM search_posting WHERE (term, place) IN (SELECT ",
        posting!(),
        " FROM {each $1})"
    );
    q(DELETE).bind(levelled(postings)).bind(SPAN - 1 - number).run(tx).await.map(drop)
}

/// Gives those that were not there.
pub(crate) async fn insert_words(tx: &mut Tx, words: &[&str]) -> Result<Vec<String>> {
    // SQLite takes ON CONFLICT after a SELECT for a join condition unless a WHERE stands between.
    const INSERT: &str = concat!(
        "INSERT INTO search_word (skeleton, word) SELECT ",
        halves!(),
        " FROM {each $1} WHERE 1 = 1 ON CONFLICT (skeleton, word) DO NOTHING RETURNING word"
    );
    q(INSERT).bind(with_skeletons(words)).all(tx).await
}

/// Gives those that went. Two commands that take out and put in the last use of a word at the
/// same time may leave it out of the vocabulary: it is then found as it stands but not forgiven,
/// until it is written again. Watching for that would make every two commands wait.
pub(crate) async fn delete_unused_words(tx: &mut Tx, words: &[&str]) -> Result<Vec<String>> {
    const DELETE: &str = concat!(
        "DELETE FROM search_word WHERE (skeleton, word) IN (SELECT ",
        halves!(),
        " FROM {each $1}) AND NOT EXISTS
            (SELECT 1 FROM search_posting p WHERE p.term = search_word.word) RETURNING word"
    );
    q(DELETE).bind(with_skeletons(words)).all(tx).await
}

pub(crate) async fn insert_deletions(tx: &mut Tx, pairs: &[(String, &str)]) -> Result<()> {
    const INSERT: &str = concat!(
        "INSERT INTO search_deletion (deletion, word) SELECT ",
        halves!(),
        " FROM {each $1} WHERE 1 = 1 ON CONFLICT (deletion, word) DO NOTHING"
    );
    q(INSERT).bind(paired(pairs)).run(tx).await.map(drop)
}

pub(crate) async fn delete_deletions(tx: &mut Tx, pairs: &[(String, &str)]) -> Result<()> {
    const DELETE: &str = concat!(
        "DELETE FROM search_deletion WHERE (deletion, word) IN (SELECT ",
        halves!(),
        " FROM {each $1})"
    );
    q(DELETE).bind(paired(pairs)).run(tx).await.map(drop)
}

fn levelled(postings: &[(u8, &str)]) -> Vec<String> {
    postings.iter().map(|(level, term)| format!("{level}{term}")).collect()
}

fn with_skeletons(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| pair(&skeleton(word), word)).collect()
}

fn paired(pairs: &[(String, &str)]) -> Vec<String> {
    pairs.iter().map(|(deletion, word)| pair(deletion, word)).collect()
}
