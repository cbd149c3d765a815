//! What answers a search. Every statement reads a bounded number of rows, however common the
//! words are and however much there is.

use cairn_ground::{Actor, ObjectId, Result, TeamId};
use cairn_objects::visible;
use cairn_store::{Read, q};

use super::pair;
use crate::span;

/// Of the words that begin alike, so many are looked at and so many of those taken, the shortest
/// first: they are the likeliest to be meant.
const LOOKED_AT: i64 = 400;
const TAKEN: i64 = 24;
/// How many words are looked at that share a letter less with a mistyped one.
const NEAR: i64 = 300;
/// Above every letter, and below every letter.
const ANY_ENDING: &str = "\u{10ffff}";
const NO_ENDING: &str = "\u{1}";

/// A look-up in the vocabulary: words that are `raw` but for dots and rings, or begin with it.
#[derive(Debug, Clone)]
pub(crate) struct Lookup {
    pub word: usize,
    pub raw: String,
    pub skeleton: String,
    pub prefix: bool,
}

/// A term to measure for a word of the query.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    pub word: usize,
    /// A letter that says where it came from; given back as it was.
    pub mark: char,
    pub term: String,
}

cairn_store::row! {
    /// A term and how far its postings are to be read.
    #[derive(Debug)]
    pub(crate) struct Measured {
        /// Word of the query in two digits, then the mark: that of [`Asked`], `=` for a word that
        /// is the same but for dots, `+` for one that goes on.
        pub code: String,
        pub term: String,
        /// Number of postings up to the cap, and the place of the last; nothing if there are none.
        pub extent: Option<String>,
        /// The highest number of a document: about how many there are.
        pub documents: i64,
    }
}

cairn_store::row! {
    /// A document that may be shown: the reader may see it.
    #[derive(Debug)]
    pub(crate) struct Candidate {
        pub number: i64,
        pub boost: i64,
        pub object: ObjectId,
        pub kind: String,
        pub title: String,
        pub href: String,
        pub team: Option<TeamId>,
        pub terms: String,
    }
}

/// How many postings a term has, counted no further than the cap `$n`, and the last place read.
macro_rules! extent {
    ($term:literal, $cap:literal) => {
        concat!(
            "(SELECT CAST(count(*) AS TEXT) || ' ' || CAST(max(head.place) AS TEXT) FROM \
             (SELECT place FROM search_posting WHERE term = ",
            $term,
            " ORDER BY place LIMIT ",
            $cap,
            ") head)"
        )
    };
}

const MEASURE: &str = concat!(
    "WITH asked AS (
        SELECT substr(r.value, 1, 2) AS word,
            substr(r.value, 6, CAST(substr(r.value, 4, 2) AS INTEGER)) AS low,
            substr(r.value, 6 + CAST(substr(r.value, 4, 2) AS INTEGER)) AS raw,
            CASE substr(r.value, 3, 1) WHEN '1' THEN $5 ELSE $6 END AS ending
        FROM {each $2}),
    ranges AS MATERIALIZED (
        SELECT a.word, a.low, a.raw, COALESCE((SELECT c.skeleton FROM search_word c
            WHERE c.skeleton >= a.low AND c.skeleton < a.low || a.ending
            ORDER BY c.skeleton LIMIT 1 OFFSET $7), a.low || a.ending) AS high
        FROM asked a),
    found AS MATERIALIZED (
        SELECT a.word, s.word AS term, CASE WHEN s.skeleton = a.low THEN 1 ELSE 0 END AS same,
            row_number() OVER (PARTITION BY a.word ORDER BY length(s.word), s.word) AS place
        FROM ranges a CROSS JOIN search_word s
        WHERE s.skeleton >= a.low AND s.skeleton < a.high AND s.word <> a.raw)
    SELECT substr(r.value, 1, 3), substr(r.value, 4), ",
    extent!("substr(r.value, 4)", "$3"),
    ", (SELECT COALESCE(max(number), 0) FROM search_document) FROM {each $1}
    UNION ALL SELECT f.word || '=', f.term, ",
    extent!("f.term", "$3"),
    ", 0 FROM found f WHERE f.same = 1 AND f.place <= $8
    UNION ALL SELECT f.word || '+', f.term, ",
    extent!("f.term", "$4"),
    ", 0 FROM found f WHERE f.same = 0 AND f.place <= $8"
);

/// How many postings are read of a term at most.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Caps {
    /// Of what was asked for as it stands.
    pub strong: i64,
    /// Of each of the words that go on.
    pub weak: i64,
}

pub(crate) async fn measure(
    db: &mut Read,
    asked: &[Asked],
    lookups: &[Lookup],
    caps: Caps,
) -> Result<Vec<Measured>> {
    let terms = asked.iter().map(|a| format!("{:02}{}{}", a.word, a.mark, a.term));
    let lookups = lookups
        .iter()
        .map(|l| format!("{:02}{}{}", l.word, u8::from(l.prefix), pair(&l.skeleton, &l.raw)));
    q(MEASURE)
        .bind(terms.collect::<Vec<_>>())
        .bind(lookups.collect::<Vec<_>>())
        .bind(caps.strong)
        .bind(caps.weak)
        .bind(ANY_ENDING)
        .bind(NO_ENDING)
        .bind(LOOKED_AT)
        .bind(TAKEN)
        .all(db)
        .await
}

/// A term with all that a posting of it needs to be scored.
#[derive(Debug, Clone)]
pub(crate) struct Scored {
    pub word: usize,
    pub factor: u32,
    pub upto: i64,
    pub term: String,
}

/// What is wanted is read out of its text once: `SQLite` would do it again for each use.
macro_rules! wanted {
    () => {
        "WITH wanted AS MATERIALIZED (
                SELECT substr(r.value, 1, 2) AS word,
                    CAST(substr(r.value, 3, 6) AS BIGINT) AS factor,
                    CAST(substr(r.value, 9, 19) AS BIGINT) AS upto, substr(r.value, 28) AS term
                FROM {each $3}),"
    };
}

/// What a posting is worth: its term, and how strong its place is.
macro_rules! worth {
    () => {
        concat!("max(w.factor * (8 - p.place / ", span!(), "))")
    };
}

macro_rules! postings {
    () => {
        "FROM wanted w CROSS JOIN search_posting p WHERE p.term = w.term AND p.place <= w.upto"
    };
}

/// Each document with how many of the words it has and what they are worth.
macro_rules! several {
    () => {
        concat!(
            wanted!(),
            " met AS (SELECT p.place % ",
            span!(),
            " AS low, w.word, ",
            worth!(),
            " AS best ",
            postings!(),
            " GROUP BY p.place % ",
            span!(),
            ", w.word),
            scored AS (
                SELECT m.low, count(*) AS words, CAST(sum(m.best) AS BIGINT) AS score
                FROM met m GROUP BY m.low),"
        )
    };
}

/// The same of one word, where one grouping says it: half the work of `several`.
macro_rules! one {
    () => {
        concat!(
            wanted!(),
            " scored AS (SELECT p.place % ",
            span!(),
            " AS low, 1 AS words, ",
            worth!(),
            " AS score ",
            postings!(),
            " GROUP BY p.place % ",
            span!(),
            "),"
        )
    };
}

/// The joins are written in the order they are to be done: `SQLite` keeps to it. What a document
/// is worth is known before who may see it. So they are put in order first, and in that order
/// `SQLite` asks for objects until there are enough, and for words only of those.
macro_rules! candidates {
    ($scored:ident, $narrowed:literal) => {
        concat!(
            $scored!(),
            " ordered AS MATERIALIZED (
                SELECT d.number, d.boost, d.object_id, d.kind,
                    sc.words, sc.score * d.boost AS worth, sc.low
                FROM scored sc CROSS JOIN search_document d
                WHERE sc.words >= $5 AND ",
            $narrowed,
            "d.number = ",
            span!(),
            " - 1 - sc.low
                ORDER BY sc.words DESC, worth DESC, sc.low),
            best AS MATERIALIZED (
                SELECT r.number, r.boost, o.id, r.kind, o.title, o.href, o.team_id
                FROM ordered r CROSS JOIN objects_object o
                WHERE o.id = r.object_id AND ",
            visible!(),
            " ORDER BY r.words DESC, r.worth DESC, r.low LIMIT $4)
            SELECT b.number, b.boost, b.id, b.kind, b.title, b.href, b.team_id, t.terms
            FROM best b CROSS JOIN search_text t WHERE t.document = b.number"
        )
    };
}

/// Of one word or of several, of all kinds or of some.
const ONE: [&str; 2] = [candidates!(one, ""), candidates!(one, "d.kind {in-text $6} AND ")];
const SEVERAL: [&str; 2] =
    [candidates!(several, ""), candidates!(several, "d.kind {in-text $6} AND ")];

/// The most promising documents that the actor may see with at least so many of the words, of
/// `kinds` if any are named.
pub(crate) async fn list_candidates(
    db: &mut Read,
    actor: &Actor,
    terms: &[Scored],
    kinds: &[&str],
    (limit, words): (i64, i64),
) -> Result<Vec<Candidate>> {
    let several = terms.iter().any(|term| term.word != terms[0].word);
    let terms = terms.iter().map(|t| {
        let (factor, upto) = (t.factor.min(999_999), t.upto);
        format!("{:02}{factor:06}{upto:019}{}", t.word, t.term)
    });
    let terms: Vec<String> = terms.collect();
    let texts = if several { SEVERAL } else { ONE };
    let query =
        q(texts[usize::from(!kinds.is_empty())]).viewer(actor).bind(terms).bind(limit).bind(words);
    if kinds.is_empty() {
        return query.all(db).await;
    }
    let kinds: Vec<String> = kinds.iter().map(|&kind| kind.to_owned()).collect();
    query.bind(kinds).all(db).await
}

const NEAR_WORDS: &str = "SELECT n.code, n.word FROM (
        SELECT DISTINCT substr(r.value, 1, 2) AS code, d.word
        FROM {each $1} CROSS JOIN search_deletion d
        WHERE d.deletion = substr(r.value, 3) LIMIT $2) n
    UNION SELECT b.code, b.word FROM (
        SELECT substr(r.value, 1, 2) AS code, w.word
        FROM {each $3} CROSS JOIN search_word w
        WHERE w.skeleton >= substr(r.value, 3) AND w.skeleton < substr(r.value, 3) || $4
        LIMIT $2) b";

/// Words that share a deletion with a mistyped one (`keys`), and words that begin as it does
/// (`begun`): the word of the query in two digits, and the word. Keys are written likewise.
pub(crate) async fn list_near_words(
    db: &mut Read,
    keys: &[(usize, String)],
    begun: &[(usize, String)],
) -> Result<Vec<(String, String)>> {
    let coded = |keys: &[(usize, String)]| -> Vec<String> {
        keys.iter().map(|(word, key)| format!("{word:02}{key}")).collect()
    };
    q(NEAR_WORDS).bind(coded(keys)).bind(NEAR).bind(coded(begun)).bind(ANY_ENDING).all(db).await
}

/// The openings of documents that are shown.
pub(crate) async fn list_openings(db: &mut Read, numbers: Vec<i64>) -> Result<Vec<(i64, String)>> {
    q("SELECT document, opening FROM search_text WHERE document {in-int $1}")
        .bind(numbers)
        .all(db)
        .await
}

/// What is kept of the words of some objects, whoever may see them.
pub(crate) async fn list_words(
    db: &mut Read,
    objects: &[ObjectId],
) -> Result<Vec<(ObjectId, String)>> {
    q("SELECT d.object_id, t.opening FROM search_document d
        JOIN search_text t ON t.document = d.number WHERE d.object_id {in $1}")
    .bind(objects)
    .all(db)
    .await
}

/// Documents after `after`, with their objects, for a rebuild.
pub(crate) async fn list_documents(
    db: &mut Read,
    after: i64,
    limit: i64,
) -> Result<Vec<(i64, ObjectId)>> {
    q("SELECT number, object_id FROM search_document WHERE number > $1 ORDER BY number LIMIT $2")
        .bind(after)
        .bind(limit)
        .all(db)
        .await
}

pub(crate) async fn last_number(db: &mut Read) -> Result<i64> {
    q("SELECT COALESCE(max(number), 0) FROM search_document").one(db).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use cairn_store::Engine;

    /// What the statements themselves collect or are given, by the names they have there.
    const COLLECTED: [&str; 10] = ["a", "b", "f", "head", "json_each", "m", "n", "r", "sc", "w"];

    /// `PostgreSQL` plans by what the tables hold; on `SQLite` the plan is in the text.
    #[tokio::test]
    async fn no_search_reads_a_whole_table() {
        let migrations = [cairn_objects::MIGRATIONS, crate::MIGRATIONS].concat();
        cairn_testkit::both_with(migrations, |base| async move {
            let mut db = base.store.read().await.unwrap();
            if db.engine() == Engine::Postgres {
                return;
            }
            for text in [MEASURE, ONE[0], ONE[1], SEVERAL[0], SEVERAL[1], NEAR_WORDS] {
                let plan: Vec<(i64, i64, i64, String)> =
                    q(format!("EXPLAIN QUERY PLAN {text}")).all(&mut db).await.unwrap();
                let scans = plan.iter().map(|(.., step)| step.as_str()).filter(|step| {
                    let read = step.strip_prefix("SCAN ").map(|rest| rest.split(' ').next());
                    read.flatten().is_some_and(|name| {
                        !COLLECTED.contains(&name) && !name.starts_with("(subquery")
                    })
                });
                assert_eq!(scans.collect::<Vec<_>>(), [""; 0], "{plan:?}");
                assert!(plan.iter().any(|(.., step)| step.contains("SEARCH")), "{plan:?}");
                // Sorted once: who may see a document is asked in that order, until it is enough.
                let sorts = plan.iter().filter(|(.., step)| step.ends_with("FOR ORDER BY"));
                assert!(sorts.count() <= 1, "{plan:?}");
            }
            drop(base);
        })
        .await;
    }
}
