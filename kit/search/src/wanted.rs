//! What of the index a query wants: terms, how they met its words, how far to read them. Pure.

use cairn_terms::{Hit, Match, Query, beginning_distance, skeleton, typo_distance};

use crate::{
    entry::{BEGINNING, BEGINS, BEGINS_BARE, LEVELS, standing_of, weight},
    store::{Asked, Caps, Lookup, Measured, Scored},
};

/// How many postings one search reads of what was asked for, and of what is longer, shared by
/// its words; and how many when the reader may see too little of that.
const STRONG: i64 = 600;
/// Of one word alone: none has to be met by others in the same document.
const ALONE: i64 = 200;
const WEAK: i64 = 100;
const DEEP: i64 = 10_000;
/// How many words a mistyped one may have been.
const MEANT: usize = 12;
/// What a word costs beyond its edits that was mistyped only in its beginning.
const BEYOND: usize = 3;

/// A term that the index has.
#[derive(Debug, Clone)]
pub(crate) struct Wanted {
    /// Index into the words of the query.
    pub word: usize,
    pub how: Match,
    pub term: String,
    /// In how many documents it stands, counted up to the cap.
    pub documents: u64,
    /// The last place that is read.
    pub upto: i64,
    /// There may be postings that are not read.
    pub cut: bool,
}

/// The words of a query that are looked up: all but the common ones, unless there are no others.
pub(crate) fn looked_up(query: &Query) -> Vec<usize> {
    let all_common = query.words.iter().all(|word| word.common);
    (0..query.words.len()).filter(|&at| all_common || !query.words[at].common).collect()
}

fn share(whole: i64, words: usize, least: i64, most: i64) -> i64 {
    (whole / i64::try_from(words.max(1)).unwrap_or(i64::MAX)).clamp(least, most)
}

pub(crate) fn caps(words: usize) -> Caps {
    let strong = if words == 1 { ALONE } else { share(STRONG, words, 100, 300) };
    Caps { strong, weak: share(WEAK, words, 8, 25) }
}

/// For words of which the reader may see too little in the first postings.
pub(crate) fn deep_caps(words: usize) -> Caps {
    Caps { strong: share(DEEP, words, 1_000, DEEP), weak: 0 }
}

/// The terms to ask for as they stand.
pub(crate) fn asked(query: &Query, words: &[usize]) -> Vec<Asked> {
    let mut asked = Vec::new();
    for &word in words {
        let read = &query.words[word];
        let mut add = |mark, term: String| asked.push(Asked { word, mark, term });
        add('x', read.raw.clone());
        for stem in &read.stems {
            add('s', stem.clone());
        }
        if read.prefix && BEGINNING.contains(&read.raw.chars().count()) {
            add('p', format!("{}{BEGINS}", read.raw));
            add('t', format!("{}{BEGINS_BARE}", read.raw));
        }
    }
    asked
}

/// The look-ups in the vocabulary.
pub(crate) fn lookups(query: &Query, words: &[usize]) -> Vec<Lookup> {
    let of = |&word: &usize| {
        let read = &query.words[word];
        let long = read.raw.chars().count() >= *BEGINNING.end();
        let (raw, skeleton) = (read.raw.clone(), skeleton(&read.raw));
        Lookup { word, raw, skeleton, prefix: read.prefix && long }
    };
    words.iter().map(of).collect()
}

/// The words that mistyped ones may have been, the nearest first.
pub(crate) fn meant(query: &Query, near: Vec<(String, String)>) -> Vec<Asked> {
    let mut found: Vec<(usize, usize, String)> = near
        .into_iter()
        .filter_map(|(word, term)| {
            let word: usize = word.parse().ok()?;
            let typed = &query.words.get(word)?.raw;
            // A word that is meant whole is likelier than one that goes on.
            let whole = typo_distance(typed, &term);
            let edits = whole.or_else(|| Some(beginning_distance(typed, &term)? + BEYOND))?;
            Some((word, edits, term))
        })
        .collect();
    found.sort();
    let mut asked: Vec<Asked> = Vec::new();
    for (word, _, term) in found {
        if asked.iter().filter(|a| a.word == word).count() < MEANT {
            asked.push(Asked { word, mark: 't', term });
        }
    }
    asked
}

/// What was measured, each term once per word with the best way it met it.
pub(crate) fn read_measured(query: &Query, measured: Vec<Measured>, caps: Caps) -> Vec<Wanted> {
    let mut found: Vec<Wanted> = Vec::new();
    for row in measured {
        let Some(wanted) = read_one(query, row, caps) else { continue };
        match found
            .iter_mut()
            .find(|known| (known.word, &known.term) == (wanted.word, &wanted.term))
        {
            Some(known) => known.how = known.how.min(wanted.how),
            None => found.push(wanted),
        }
    }
    found
}

fn read_one(query: &Query, row: Measured, caps: Caps) -> Option<Wanted> {
    let extent = row.extent?;
    let (count, last) = extent.split_once(' ')?;
    let word: usize = row.code.get(..2)?.parse().ok()?;
    let raw = &query.words.get(word)?.raw;
    let mark = row.code.chars().nth(2)?;
    let how = match mark {
        'x' => Match::Exact,
        's' => Match::Stem,
        'p' => Match::Prefix,
        '+' if row.term.starts_with(raw.as_str()) => Match::Prefix,
        _ => Match::Typo,
    };
    let cap = if mark == '+' { caps.weak } else { caps.strong };
    let documents: u64 = count.parse().ok()?;
    let cut = i64::try_from(documents).unwrap_or(i64::MAX) >= cap;
    Some(Wanted { word, how, term: row.term, documents, upto: last.parse().ok()?, cut })
}

/// The terms with what one step of a level is worth, so that the database can choose whom to
/// look at; [`cairn_terms::rank`] puts those in order.
pub(crate) fn scored(wanted: &[Wanted], corpus: u64) -> Vec<Scored> {
    let score = |w: &Wanted| {
        let how = match w.how {
            Match::Exact => 10,
            Match::Stem => 9,
            Match::Prefix => 6,
            Match::Typo => 3,
        };
        // The logarithm to the base of two tells rare from common well enough here.
        let rarity = (corpus / w.documents.max(1)).max(1).ilog2() + 1;
        let (word, upto, term) = (w.word, w.upto, w.term.clone());
        Scored { word, factor: how * rarity, upto, term }
    };
    wanted.iter().map(score).collect()
}

/// The wanted terms of one document, exactly: also beyond where its postings were read to.
pub(crate) struct Finder<'a> {
    /// In the order in which a document's terms stand.
    wanted: Vec<&'a Wanted>,
}

impl<'a> Finder<'a> {
    pub fn new(wanted: &'a [Wanted]) -> Self {
        let mut wanted: Vec<&Wanted> = wanted.iter().collect();
        wanted.sort_by(|a, b| a.term.cmp(&b.term));
        Self { wanted }
    }

    /// What is wanted and stands in a document with `terms`, with its weight there.
    pub fn hits(&self, terms: &str) -> Vec<(&'a Wanted, Hit)> {
        let found = self.wanted.iter().filter_map(|&wanted| {
            let Wanted { word, how, documents, .. } = *wanted;
            let weight = weight(standing_of(&wanted.term, terms)?.level);
            Some((wanted, Hit { word, how, weight, documents }))
        });
        found.collect()
    }
}

const _: () = assert!(LEVELS == 8, "the statement that scores counts down from eight");
