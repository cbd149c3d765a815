//! Word forms: the Snowball stems of a word, and the words too common to mean anything.

use crate::Lang;
use crate::forms::{definite_sv, singular_en, singular_sv, with_vowel_sv, without_owner};
use crate::words::is_plain;
use rust_stemmers::{Algorithm, Stemmer};

/// Words that hold sentences together and tell no two texts apart, folded, sorted by their bytes.
const COMMON_SV: [&str; 60] = [
    "alla", "att", "av", "de", "dem", "den", "det", "detta", "din", "du", "då", "efter", "ej",
    "eller", "en", "ett", "från", "får", "för", "ha", "han", "har", "hon", "hur", "här", "i",
    "inte", "jag", "kan", "man", "med", "men", "min", "mot", "måste", "nu", "när", "och", "om",
    "oss", "på", "sin", "sitt", "ska", "som", "så", "till", "under", "upp", "ut", "vad", "var",
    "vara", "vi", "vid", "vilka", "vår", "än", "är", "åt",
];
const COMMON_EN: [&str; 52] = [
    "a", "about", "an", "and", "are", "as", "at", "be", "been", "but", "by", "can", "do", "does",
    "for", "from", "had", "has", "have", "how", "i", "if", "in", "into", "is", "it", "its", "me",
    "my", "not", "of", "on", "or", "our", "should", "so", "that", "the", "their", "there", "they",
    "this", "to", "was", "we", "what", "when", "which", "who", "will", "with", "you",
];

/// The stems of a folded word in the given languages that differ from the word, each once.
/// Words of other alphabets and codes have none.
pub(crate) fn stems(word: &str, langs: &[Lang]) -> Vec<String> {
    // The algorithms know a to z and å, ä, ö; anything else is left alone.
    if !word.chars().all(|c| c.is_ascii_lowercase() || matches!(c, 'å' | 'ä' | 'ö')) {
        return Vec::new();
    }
    let mut found: Vec<String> = Vec::new();
    for lang in langs {
        let forms = match lang {
            Lang::Sv => stems_sv(word),
            Lang::En => stems_en(word),
        };
        for form in forms {
            if form != word && !form.is_empty() && !found.contains(&form) {
                found.push(form);
            }
        }
    }
    found
}

fn stems_en(word: &str) -> Vec<String> {
    let singular = singular_en(word);
    let of = singular.as_deref().unwrap_or(word);
    let stem = Stemmer::create(Algorithm::English).stem(of).into_owned();
    singular.into_iter().chain([stem]).collect()
}

fn stems_sv(word: &str) -> Vec<String> {
    let stemmer = Stemmer::create(Algorithm::Swedish);
    let owner = without_owner(word);
    let plain = owner.unwrap_or(word);
    let mut forms = vec![stemmer.stem(word).into_owned()];
    forms.extend(owner.map(|plain| stemmer.stem(plain).into_owned()));
    forms.extend(without_et(word));
    forms.extend(singular_sv(plain));
    forms.extend(definite_sv(plain));
    let more = |form: &String| [undoubled(form), with_vowel_sv(form).filter(|_| form != word)];
    let more: Vec<String> = forms.iter().flat_map(more).flatten().collect();
    forms.extend(more);
    forms
}

/// The definite form of neuter words, which this version of Snowball does not know: *huset*,
/// *mötet*. It takes too much of a few (*planet*); what is written is indexed besides.
fn without_et(word: &str) -> Option<String> {
    let rest = word.strip_suffix("ets").or_else(|| word.strip_suffix("et"))?;
    let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'å' | 'ä' | 'ö');
    (rest.chars().count() >= 3 && rest.contains(vowel)).then(|| rest.to_owned())
}

/// Swedish doubles m and n before an ending but not at the end: *rum* and *rummet*, *vän* and
/// *vännen*. Snowball leaves them double, so that the two never meet.
fn undoubled(form: &str) -> Option<String> {
    let single = form.strip_suffix("mm").map(|start| format!("{start}m"));
    single.or_else(|| form.strip_suffix("nn").map(|start| format!("{start}n")))
}

/// Whether a folded word is too common in one of the languages to tell texts apart.
pub(crate) fn is_common(word: &str, langs: &[Lang]) -> bool {
    is_plain(word)
        && langs.iter().any(|lang| match lang {
            Lang::Sv => COMMON_SV.binary_search(&word).is_ok(),
            Lang::En => COMMON_EN.binary_search(&word).is_ok(),
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_words_are_sorted_so_that_one_is_found_by_halving() {
        assert!(COMMON_SV.is_sorted() && COMMON_EN.is_sorted());
        assert!(is_common("är", &[Lang::Sv]) && !is_common("är", &[Lang::En]));
    }
}
