//! Word forms that Snowball does not bring together: Swedish words that lose a vowel, definite
//! forms it does not know, and irregular plurals. What they give is one more stem, on both sides.

/// Swedish plurals with another vowel, by what a word ends with: compounds change likewise.
const PLURALS_SV: [(&str, &str); 38] = [
    ("böcker", "bok"),
    ("bröder", "bror"),
    ("bränder", "brand"),
    ("bönder", "bonde"),
    ("döttrar", "dotter"),
    ("egna", "egen"),
    ("fäder", "far"),
    ("fötter", "fot"),
    ("gamla", "gammal"),
    ("getter", "get"),
    ("gäss", "gås"),
    ("gässen", "gås"),
    ("händer", "hand"),
    ("ledamöter", "ledamot"),
    ("länder", "land"),
    ("löss", "lus"),
    ("morgnar", "morgon"),
    ("män", "man"),
    ("männen", "man"),
    ("mödrar", "mor"),
    ("möss", "mus"),
    ("mössen", "mus"),
    ("nätter", "natt"),
    ("nötter", "nöt"),
    ("ränder", "rand"),
    ("rötter", "rot"),
    ("somrar", "sommar"),
    ("stränder", "strand"),
    ("städer", "stad"),
    ("söner", "son"),
    ("tänder", "tand"),
    ("tänger", "tång"),
    ("ögon", "öga"),
    ("ögonen", "öga"),
    ("öron", "öra"),
    ("öronen", "öra"),
    ("knän", "knä"),
    ("trän", "trä"),
];

/// English plurals, by the whole word.
const PLURALS_EN: [(&str, &str); 26] = [
    ("analyses", "analysis"),
    ("appendices", "appendix"),
    ("bookshelves", "bookshelf"),
    ("calves", "calf"),
    ("children", "child"),
    ("criteria", "criterion"),
    ("feet", "foot"),
    ("geese", "goose"),
    ("halves", "half"),
    ("hypotheses", "hypothesis"),
    ("indices", "index"),
    ("knives", "knife"),
    ("leaves", "leaf"),
    ("lives", "life"),
    ("loaves", "loaf"),
    ("matrices", "matrix"),
    ("men", "man"),
    ("mice", "mouse"),
    ("people", "person"),
    ("phenomena", "phenomenon"),
    ("shelves", "shelf"),
    ("teeth", "tooth"),
    ("vertices", "vertex"),
    ("wives", "wife"),
    ("wolves", "wolf"),
    ("women", "woman"),
];

/// Little words that only look definite.
const NOT_DEFINITE: [&str; 7] = ["innan", "medan", "nedan", "ovan", "redan", "sedan", "undan"];

/// "kunders" is of the "kunder": the word without the s of the owner, if it may have one.
pub(crate) fn without_owner(word: &str) -> Option<&str> {
    let rest = word.strip_suffix('s')?;
    (rest.chars().count() >= 4 && !rest.ends_with('s')).then_some(rest)
}

/// The singular of an irregular English plural.
pub(crate) fn singular_en(word: &str) -> Option<String> {
    let found = PLURALS_EN.iter().find(|(plural, _)| *plural == word);
    found.map(|(_, singular)| (*singular).to_owned())
}

/// The singular of an irregular Swedish plural, definite or not, alone or as a compound's end.
pub(crate) fn singular_sv(word: &str) -> Option<String> {
    let plural = word.strip_suffix("na").unwrap_or(word);
    PLURALS_SV.iter().find_map(|(ending, singular)| {
        [word, plural].iter().find_map(|it| Some(format!("{}{singular}", it.strip_suffix(ending)?)))
    })
}

/// Other forms of a Swedish word: *nyckeln*, *skolan*, *kriterium*.
pub(crate) fn definite_sv(word: &str) -> Option<String> {
    if ["eln", "ern", "orn"].iter().any(|ending| word.ends_with(ending)) {
        return word.strip_suffix('n').filter(|rest| is_long(rest, 4)).map(str::to_owned);
    }
    let rest = word.strip_suffix("an").filter(|_| !NOT_DEFINITE.contains(&word));
    let rest = rest.filter(|rest| is_long(rest, 3));
    rest.or_else(|| word.strip_suffix("um").filter(|rest| is_long(rest, 4))).map(str::to_owned)
}

/// Swedish drops the e of a last syllable before an ending: *nyckel* and *nycklar*, *filter* and
/// *filtret*, *vatten* and *vattnet*. Puts it back into the stem, where there is room for one.
pub(crate) fn with_vowel_sv(stem: &str) -> Option<String> {
    let mut letters = stem.chars().rev();
    let (last, before) = (letters.next()?, letters.next()?);
    let third = letters.next()?;
    let room = match last {
        'l' => "bdfgkmpstvx",
        'r' => "bdfgkmptv",
        // "regnet", "namnet" and "vagnen" have none.
        'n' => "bdfkpstv",
        _ => "",
    };
    if !room.contains(before) {
        return None;
    }
    let start = &stem[..stem.len() - last.len_utf8()];
    // "himlar" and "numret": the m was double before the vowel.
    let doubled = before == 'm' && third != 'm';
    Some(format!("{start}{}e{last}", if doubled { "m" } else { "" }))
}

fn is_long(rest: &str, least: usize) -> bool {
    let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'å' | 'ä' | 'ö');
    rest.chars().count() >= least && rest.contains(vowel)
}
