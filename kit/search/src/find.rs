//! A search, from what was typed to what is shown: at most six statements.

use cairn_ground::{Actor, ObjectId, Result};
use cairn_store::Read;
use cairn_terms::{
    Candidate, Hit as Met, Lang, Match, Query, fold, mistyped_beginning, query, rank, skeleton,
};

use crate::{
    Found, Hit, MAX_HITS,
    entry::{BEGINS, BEGINS_BARE},
    excerpt::{Needle, excerpt},
    store,
    wanted::{self, Finder, Wanted},
};

/// How many documents are compared exactly for so many that are shown: how a title begins is not
/// known before, and with one and a half a third of a page changed.
const COMPARED: usize = 2;
const LEAST_COMPARED: usize = 30;
/// Where there is as much as this to find, a word that stands in more than this part of it tells
/// nothing of a question.
const MUCH: u64 = 50;
const COMMON: u64 = 50;
/// From so many words on one alone says too little of a question.
const LONG: usize = 4;

/// What the actor may see and finds by `text`, as typed so far. Blank or odd text finds nothing.
///
/// Documents with every word come first, then those with some. Where a word is found in nothing
/// that the actor may see, words that it may have been are searched instead.
pub async fn find(db: &mut Read, actor: &Actor, text: &str, limit: usize) -> Result<Found> {
    let query = query(text, &Lang::ALL);
    let mut search = Search::begin(db, actor, &query, &[], limit).await?;
    if search.first(db).await? {
        search.again(db).await?;
    }
    search.found(db).await
}

/// What of `kinds` (all if none is named) is nearest to a whole question, before it is sent. Its
/// rare words decide, not how many there are: what scores a third of the best is shown. Of a
/// long question two words have to be there, and one of them has to be rare. Typing errors are not
/// forgiven.
pub async fn nearest(
    db: &mut Read,
    actor: &Actor,
    text: &str,
    kinds: &[&str],
    limit: usize,
) -> Result<Found> {
    // A sign after the last word: it is not being typed.
    let query = query(&format!("{} .", text.trim()), &Lang::ALL);
    let mut search = Search::begin(db, actor, &query, kinds, limit).await?;
    search.first(db).await?;
    if search.ranked.is_empty() {
        search.deepen(db, 1).await?;
    }
    search.keep_nearest();
    search.found(db).await
}

/// What the index keeps of the words of some objects, whoever may see them: for curators, who
/// decide about a reported text. Nothing for what is not indexed by itself.
pub async fn words_of(db: &mut Read, objects: &[ObjectId]) -> Result<Vec<(ObjectId, String)>> {
    store::list_words(db, objects).await
}

struct Search<'a> {
    actor: &'a Actor,
    query: &'a Query,
    kinds: &'a [&'a str],
    limit: usize,
    /// The words that are looked up.
    words: Vec<usize>,
    wanted: Vec<Wanted>,
    corpus: u64,
    /// In the order shown.
    ranked: Vec<Shown>,
}

/// A document that was compared.
struct Shown {
    row: store::Candidate,
    met: Vec<Met>,
    terms: Vec<(usize, Match, String)>,
    words: usize,
    score: f64,
}

impl<'a> Search<'a> {
    async fn begin(
        db: &mut Read,
        actor: &'a Actor,
        query: &'a Query,
        kinds: &'a [&'a str],
        limit: usize,
    ) -> Result<Self> {
        let limit = limit.clamp(1, MAX_HITS);
        let words = wanted::looked_up(query);
        let (wanted, corpus, ranked) = (Vec::new(), 0, Vec::new());
        let mut search = Self { actor, query, kinds, limit, words, wanted, corpus, ranked };
        if !search.words.is_empty() {
            let caps = wanted::caps(search.words.len());
            let asked = wanted::asked(query, &search.words);
            let lookups = wanted::lookups(query, &search.words);
            let measured = store::measure(db, &asked, &lookups, caps).await?;
            let documents = measured.iter().map(|row| row.documents).max().unwrap_or_default();
            search.corpus = u64::try_from(documents).unwrap_or_default();
            search.wanted = wanted::read_measured(query, measured, caps);
        }
        Ok(search)
    }

    /// Compares; says whether there is reason to look again.
    async fn first(&mut self, db: &mut Read) -> Result<bool> {
        if self.wanted.is_empty() {
            return Ok(!self.words.is_empty());
        }
        self.compare(db, 1).await?;
        let whole = self.ranked.iter().filter(|shown| shown.words == self.words.len()).count();
        Ok(whole < self.limit)
    }

    /// With words that mistyped ones may have been, or else with more postings.
    async fn again(&mut self, db: &mut Read) -> Result<()> {
        let cut = |word: usize| self.wanted.iter().any(|w| w.word == word && w.cut);
        let seen = |word: usize| self.ranked.iter().any(|s| s.met.iter().any(|m| m.word == word));
        let lost: Vec<usize> =
            self.words.iter().copied().filter(|&w| !seen(w) && !cut(w)).collect();
        if !lost.is_empty() {
            return self.forgive(db, &lost).await;
        }
        self.deepen(db, self.words.len()).await
    }

    /// More postings, if each word is so common that not all of its were read, for documents with
    /// at least so many of the words: only those are then looked up, which takes the most time.
    async fn deepen(&mut self, db: &mut Read, least: usize) -> Result<()> {
        let cut = |word: &usize| self.wanted.iter().any(|w| w.word == *word && w.cut);
        if !self.words.iter().all(cut) {
            return Ok(());
        }
        let deep = self.wanted.iter().filter(|w| w.cut && w.how < Match::Typo);
        let asked: Vec<store::Asked> = deep.map(as_asked).collect();
        self.widen(db, asked, wanted::deep_caps(self.words.len()), least).await
    }

    async fn forgive(&mut self, db: &mut Read, lost: &[usize]) -> Result<()> {
        let keys_of = |&word: &usize| {
            let keys = self.query.words[word].typo_keys.iter();
            keys.map(move |key| (word, key.clone()))
        };
        let keys: Vec<(usize, String)> = lost.iter().flat_map(keys_of).collect();
        if keys.is_empty() {
            return Ok(());
        }
        let begun = |&word: &usize| Some((word, mistyped_beginning(&self.query.words[word].raw)?));
        let begun: Vec<(usize, String)> = lost.iter().filter_map(begun).collect();
        let near = store::list_near_words(db, &keys, &begun).await?;
        let caps = wanted::caps(self.words.len());
        self.widen(db, wanted::meant(self.query, near), caps, 1).await
    }

    async fn widen(
        &mut self,
        db: &mut Read,
        asked: Vec<store::Asked>,
        caps: store::Caps,
        least: usize,
    ) -> Result<()> {
        if asked.is_empty() {
            return Ok(());
        }
        let measured = store::measure(db, &asked, &[], caps).await?;
        for wider in wanted::read_measured(self.query, measured, caps) {
            self.wanted.retain(|w| (w.word, &w.term) != (wider.word, &wider.term));
            self.wanted.push(wider);
        }
        self.compare(db, least).await
    }

    /// Lets the database choose the most promising documents with at least so many of the words,
    /// and puts them in order with those chosen before.
    async fn compare(&mut self, db: &mut Read, least: usize) -> Result<()> {
        let scored = wanted::scored(&self.wanted, self.corpus);
        let limit = (self.limit * COMPARED).max(LEAST_COMPARED);
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let bounds = (limit, i64::try_from(least).unwrap_or(i64::MAX));
        let mut rows = store::list_candidates(db, self.actor, &scored, self.kinds, bounds).await?;
        for before in self.ranked.drain(..) {
            if rows.iter().all(|row| row.number != before.row.number) {
                rows.push(before.row);
            }
        }
        let finder = Finder::new(&self.wanted);
        let mut shown: Vec<Option<Shown>> = Vec::with_capacity(rows.len());
        let mut candidates = Vec::with_capacity(rows.len());
        for row in rows {
            let hits = finder.hits(&row.terms);
            let met: Vec<Met> = hits.iter().map(|(_, hit)| *hit).collect();
            let terms = hits.iter().map(|(w, _)| (w.word, w.how, w.term.clone())).collect();
            candidates.push(Candidate {
                // The newest first among equals.
                key: (std::cmp::Reverse(row.number), shown.len()),
                title: row.title.clone(),
                boost: f64::from(i32::try_from(row.boost).unwrap_or(100)) / 100.0,
                hits: met.clone(),
            });
            shown.push(Some(Shown { row, met, terms, words: 0, score: 0.0 }));
        }
        let ranked = rank(self.query, candidates, self.corpus);
        let in_order = ranked.into_iter().filter_map(|place| {
            let shown = shown.get_mut(place.key.1)?.take()?;
            Some(Shown { words: place.words, score: place.score, ..shown })
        });
        self.ranked = in_order.filter(|shown| shown.words > 0).collect();
        Ok(())
    }

    fn keep_nearest(&mut self) {
        self.ranked.sort_by(|a, b| b.score.total_cmp(&a.score));
        let enough = self.ranked.first().map_or(0.0, |best| best.score / 3.0);
        let least = if self.words.len() < LONG { 1 } else { 2 };
        let corpus = self.corpus;
        let is_rare = |met: &Met| met.documents * COMMON <= corpus;
        let tells = |shown: &Shown| corpus < MUCH || shown.met.iter().any(is_rare);
        self.ranked.retain(|shown| shown.score >= enough && shown.words >= least && tells(shown));
    }

    async fn found(mut self, db: &mut Read) -> Result<Found> {
        let more = self.ranked.len() > self.limit;
        self.ranked.truncate(self.limit);
        if self.ranked.is_empty() {
            return Ok(Found::default());
        }
        let numbers = self.ranked.iter().map(|shown| shown.row.number).collect();
        let openings = store::list_openings(db, numbers).await?;
        let all = self.words.len();
        let hits = self.ranked.into_iter().map(|shown| {
            let opening = openings.iter().find(|(number, _)| *number == shown.row.number);
            hit(shown, opening.map_or("", |(_, text)| text), all)
        });
        Ok(Found { hits: hits.collect(), more })
    }
}

fn as_asked(wanted: &Wanted) -> store::Asked {
    let mark = match wanted.how {
        Match::Exact => 'x',
        Match::Stem => 's',
        Match::Prefix => 'p',
        Match::Typo => 't',
    };
    store::Asked { word: wanted.word, mark, term: wanted.term.clone() }
}

fn hit(shown: Shown, opening: &str, all: usize) -> Hit {
    let needles: Vec<Needle> =
        shown.terms.iter().map(|(_, how, term)| needle(*how, term)).collect();
    let typo = shown.terms.iter().find_map(|(word, how, term)| {
        let plain = shown.met.iter().any(|met| met.word == *word && met.how < Match::Typo);
        (*how == Match::Typo && !plain).then(|| as_written(term, &shown.row.title))
    });
    let store::Candidate { object, kind, title, href, team, .. } = shown.row;
    let all_words = shown.words >= all;
    let opening = beyond(opening, &title);
    Hit { object, kind, title, href, team, excerpt: excerpt(opening, &needles), typo, all_words }
}

/// A text often begins with what its title says already.
fn beyond<'o>(opening: &'o str, title: &str) -> &'o str {
    let title = title.trim_end_matches('…').trim_end();
    opening.strip_prefix(title).map_or(opening, str::trim_start)
}

fn needle(how: Match, term: &str) -> Needle {
    let text = term.trim_end_matches([BEGINS, BEGINS_BARE]).to_owned();
    let begins = how == Match::Prefix || text.chars().count() > 3;
    Needle { text, begins }
}

/// A term as the title writes it, or the whole word that it begins.
fn as_written(term: &str, title: &str) -> String {
    let words = || title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let same = match term.strip_suffix(BEGINS_BARE) {
        None => words().find(|word| fold(word) == term),
        Some(begun) => words().find(|word| skeleton(&fold(word)).starts_with(begun)),
    };
    same.map_or_else(|| term.trim_end_matches(BEGINS_BARE).to_owned(), str::to_owned)
}
