//! What commands of features do to the index, in their own transaction.

use cairn_ground::{ObjectId, Result};
use cairn_store::Tx;
use cairn_terms::deletions;

use crate::{
    Document, RULES,
    entry::{Entry, Standing, opening},
    store::{self, Indexed},
};

/// Adds a document or changes what differs from what the index has of it: nothing is written if
/// nothing does. At most nine statements, however long the text.
pub async fn put(tx: &mut Tx, document: &Document<'_>) -> Result<()> {
    let new = Entry::of(document);
    let opening = opening(document.body);
    if let Some(number) = store::insert_document(tx, document).await? {
        store::insert_text(tx, number, &new.to_text(), &opening).await?;
        return change(tx, number, &Entry::default(), &new).await;
    }
    let old = store::find_indexed(tx, document.object).await?;
    let same = (old.kind.as_str(), old.boost, old.rules) == (document.kind, document.boost, RULES);
    if !same {
        store::update_document(tx, old.number, document).await?;
    }
    let terms = new.to_text();
    if old.terms != terms || old.opening != opening {
        store::update_text(tx, old.number, &terms, &opening).await?;
    }
    change(tx, old.number, &Entry::from_text(&old.terms), &new).await
}

/// Takes an object out of the index; nothing happens if it is not there. Comes before
/// `objects::remove`, which refuses while the words are here.
pub async fn remove(tx: &mut Tx, object: ObjectId) -> Result<()> {
    let Some(Indexed { number, terms, .. }) = store::find_if_indexed(tx, object).await? else {
        return Ok(());
    };
    change(tx, number, &Entry::from_text(&terms), &Entry::default()).await?;
    store::delete_document(tx, number).await
}

pub(crate) async fn change(tx: &mut Tx, number: i64, old: &Entry, new: &Entry) -> Result<()> {
    let gone = postings_without(old, new);
    let added = postings_without(new, old);
    if !gone.is_empty() {
        store::delete_postings(tx, number, &gone).await?;
    }
    if !added.is_empty() {
        store::insert_postings(tx, number, &added).await?;
    }
    learn(tx, words_without(new, old)).await?;
    forget(tx, words_without(old, new)).await
}

/// The postings of `a` that `b` has not, or not at the same level.
fn postings_without<'a>(a: &'a Entry, b: &Entry) -> Vec<(u8, &'a str)> {
    let other = |(term, standing): &(&String, &Standing)| {
        b.0.get(*term).map(|same| same.level) != Some(standing.level)
    };
    a.0.iter().filter(other).map(|(term, standing)| (standing.level, term.as_str())).collect()
}

/// What is written in `a` but not in `b`, by the alphabet.
fn words_without<'a>(a: &'a Entry, b: &Entry) -> Vec<&'a str> {
    let written = |entry: &Entry, term: &String| entry.0.get(term).is_some_and(|s| s.written);
    let only = a.0.keys().filter(|term| written(a, term) && !written(b, term));
    only.map(String::as_str).collect()
}

/// Adds words to the vocabulary. In the order of the alphabet, so that two who add the same new
/// words wait for each other in one direction only.
async fn learn(tx: &mut Tx, words: Vec<&str>) -> Result<()> {
    if words.is_empty() {
        return Ok(());
    }
    let mut new = store::insert_words(tx, &words).await?;
    new.sort_unstable();
    match pairs_of(&new) {
        pairs if pairs.is_empty() => Ok(()),
        pairs => store::insert_deletions(tx, &pairs).await,
    }
}

/// Takes words out of the vocabulary that no document has any more.
async fn forget(tx: &mut Tx, words: Vec<&str>) -> Result<()> {
    if words.is_empty() {
        return Ok(());
    }
    let gone = store::delete_unused_words(tx, &words).await?;
    match pairs_of(&gone) {
        pairs if pairs.is_empty() => Ok(()),
        pairs => store::delete_deletions(tx, &pairs).await,
    }
}

fn pairs_of(words: &[String]) -> Vec<(String, &str)> {
    let of = |word| deletions(word).into_iter().map(move |deletion| (deletion, word));
    words.iter().map(String::as_str).flat_map(of).collect()
}
