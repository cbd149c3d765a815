//! Which question lies nearest to what somebody has written. Pure.

use std::collections::{HashMap, HashSet};

use cairn_terms::{Lang, index_terms};

/// Something the reader wrote.
#[derive(Debug, Clone)]
pub struct Written {
    pub title: String,
    /// Somebody said that it was the answer.
    pub accepted: bool,
}

/// A term that stands in more than this part of all texts says nothing of any of them.
const COMMON: usize = 4;
/// … unless there are so few texts that everything is common.
const FEW: usize = 8;

/// The place in `titles` of the one nearest to what was written; the first of those as near, and
/// none where no word is shared.
pub fn nearest(titles: &[&str], written: &[Written]) -> Option<usize> {
    let asked: Vec<HashSet<String>> = titles.iter().map(|title| terms(title)).collect();
    let known: Vec<(HashSet<String>, f64)> =
        written.iter().map(|it| (terms(&it.title), if it.accepted { 2.0 } else { 1.0 })).collect();
    let mut documents: HashMap<&str, usize> = HashMap::new();
    for term in asked.iter().chain(known.iter().map(|(terms, _)| terms)).flatten() {
        *documents.entry(term).or_default() += 1;
    }
    let all = asked.len() + known.len();
    let mut best: Option<(usize, f64)> = None;
    for (at, terms) in asked.iter().enumerate() {
        let score: f64 = terms.iter().map(|term| weight(term, &documents, all, &known)).sum();
        if score > best.map_or(0.0, |(_, highest)| highest) {
            best = Some((at, score));
        }
    }
    best.map(|(at, _)| at)
}

/// How much a shared term tells: rare ones most, and more where it was written of often.
fn weight(
    term: &str,
    documents: &HashMap<&str, usize>,
    all: usize,
    known: &[(HashSet<String>, f64)],
) -> f64 {
    let wrote: f64 = known.iter().filter(|(terms, _)| terms.contains(term)).map(|it| it.1).sum();
    let found = documents.get(term).copied().unwrap_or(1);
    if wrote == 0.0 || (found > FEW && found * COMMON > all) {
        return 0.0;
    }
    rarity(all, found) * (1.0 + wrote).ln()
}

fn rarity(all: usize, found: usize) -> f64 {
    let count = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    (1.0 + count(all) / count(found)).ln()
}

fn terms(title: &str) -> HashSet<String> {
    let all = index_terms(title, "", &Lang::ALL);
    all.into_iter().map(|term| term.term).filter(|term| term.chars().count() > 2).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrote(title: &str, accepted: bool) -> Written {
        Written { title: title.into(), accepted }
    }

    #[test]
    fn the_nearest_shares_what_few_write_of() {
        let titles = [
            "Var finns nycklarna?",
            "Hur luftas radiatorn?",
            "Var finns avtalet?",
            "Var finns du?",
        ];
        let written = [wrote("Lufta en radiator", false), wrote("Var finns bilen?", false)];
        assert_eq!(nearest(&titles, &written), Some(1));
    }

    #[test]
    fn what_was_accepted_counts_more_and_who_wrote_nothing_is_near_to_none() {
        let titles = ["Vilket moment till flänsen?", "Vilken olja till pumpen?"];
        let written = [wrote("Flänsar", false), wrote("Pumpar", true)];
        assert_eq!(nearest(&titles, &written), Some(1));
        assert_eq!(nearest(&titles, &[]), None);
        assert_eq!(nearest(&titles, &[wrote("Semester", false)]), None);
        assert_eq!(nearest(&[], &written), None);
    }
}
