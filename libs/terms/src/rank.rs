//! Which hit comes first.

use crate::fold::fold;
use crate::query::Query;
use std::cmp::Ordering;

/// How a term of the index met a word of the query, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Match {
    /// The word as typed.
    Exact,
    /// Another form of it.
    Stem,
    /// A longer word that it begins.
    Prefix,
    /// A word that it was probably meant to be.
    Typo,
}

/// One term of a document that met one word of the query.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit {
    /// Index into [`Query::words`].
    pub word: usize,
    /// How they met.
    pub how: Match,
    /// The term's weight in this document, from [`index_terms`](crate::index_terms).
    pub weight: u32,
    /// In how many documents the term stands.
    pub documents: u64,
}

/// A document found by at least one term.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate<K> {
    /// The document; also the last tie-breaker, so that an order never changes by itself.
    pub key: K,
    /// Its title, for the bonus of beginning with what was typed.
    pub title: String,
    /// Factor of its kind, 1.0 for ordinary ones; above for what should come first
    /// (an approved page), below for what should come last.
    pub boost: f64,
    /// The terms that met.
    pub hits: Vec<Hit>,
}

/// A document in its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranked<K> {
    /// The document.
    pub key: K,
    /// How many of the words that count were found in it.
    pub words: usize,
    /// Comparable only within one ranking.
    pub score: f64,
}

/// Half of the most a term can add is reached at this weight (the k of BM25's saturation).
const HALF_WEIGHT: f64 = 20.0;
/// Factor for a title that begins with what was typed, and for one that is exactly it.
const TITLE_BEGINS: f64 = 1.5;
const TITLE_IS: f64 = 2.5;

/// Orders candidates: those with more of the query's words first, then by score, then by key.
///
/// The score is the sum over the query's words of the best hit's
/// `how × weight / (weight + k) × idf`, with `idf = ln(1 + (N − n + ½) / (n + ½))`
/// (S. Robertson, H. Zaragoza, *The Probabilistic Relevance Framework: BM25 and Beyond*, 2009),
/// times the title's and the kind's factor. `corpus` is N, the number of documents. Common words
/// are not counted among the words, unless the query has no others.
pub fn rank<K: Ord>(query: &Query, candidates: Vec<Candidate<K>>, corpus: u64) -> Vec<Ranked<K>> {
    let counts = |word: usize| query.words.get(word).is_some_and(|w| !w.common);
    let any_counts = query.words.iter().any(|w| !w.common);
    let mut ranked: Vec<Ranked<K>> = candidates
        .into_iter()
        .map(|candidate| {
            let best = best_by_word(&candidate.hits, query.words.len(), corpus);
            let counted =
                |(word, score): (usize, &f64)| *score > 0.0 && (!any_counts || counts(word));
            let words = best.iter().enumerate().filter(|&hit| counted(hit)).count();
            let score = best.iter().sum::<f64>()
                * title_factor(&query.text, &candidate.title)
                * if candidate.boost.is_finite() { candidate.boost } else { 1.0 };
            Ranked { key: candidate.key, words, score }
        })
        .collect();
    ranked.sort_by(order);
    ranked
}

fn order<K: Ord>(a: &Ranked<K>, b: &Ranked<K>) -> Ordering {
    b.words.cmp(&a.words).then_with(|| b.score.total_cmp(&a.score)).then_with(|| a.key.cmp(&b.key))
}

fn best_by_word(hits: &[Hit], words: usize, corpus: u64) -> Vec<f64> {
    let mut best = vec![0.0_f64; words];
    for hit in hits {
        if let Some(score) = best.get_mut(hit.word) {
            *score = score.max(hit_score(hit, corpus));
        }
    }
    best
}

fn hit_score(hit: &Hit, corpus: u64) -> f64 {
    let how = match hit.how {
        Match::Exact => 1.0,
        Match::Stem => 0.9,
        Match::Prefix => 0.6,
        Match::Typo => 0.3,
    };
    let weight = f64::from(hit.weight);
    how * weight / (weight + HALF_WEIGHT) * idf(hit.documents, corpus)
}

#[allow(clippy::cast_precision_loss)] // counts of documents stay far below 2^52
fn idf(documents: u64, corpus: u64) -> f64 {
    let n = documents.clamp(1, corpus.max(1)) as f64;
    let all = corpus.max(1) as f64;
    (1.0 + (all - n + 0.5) / (n + 0.5)).ln()
}

fn title_factor(typed: &str, title: &str) -> f64 {
    if typed.is_empty() {
        return 1.0;
    }
    let title = fold(title);
    let title = title.trim();
    match title.strip_prefix(typed) {
        Some("") => TITLE_IS,
        Some(_) => TITLE_BEGINS,
        None => 1.0,
    }
}
