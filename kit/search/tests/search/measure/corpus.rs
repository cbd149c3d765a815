//! Documents that one would believe: words as frequent as in a language, kinds and audiences as
//! in an organisation of ten thousand.

use cairn_ground::{Audience, Chance, Id, PersonId, TeamId};

/// Of words by rank: one in ten of the words of a text is the most common one.
const WORDS: usize = 150_000;
const TEAMS: usize = 1_000;
const PERSONS: usize = 10_000;
const SYLLABLES: [&str; 40] = [
    "ka", "lär", "mö", "ter", "ing", "sam", "tal", "åter", "kopp", "ling", "för", "bätt", "verk",
    "stad", "rum", "grupp", "led", "ar", "skap", "mål", "tid", "plan", "råd", "giv", "under",
    "visa", "be", "slut", "hand", "bok", "ut", "veck", "frå", "ga", "svar", "prov", "öv", "kurs",
    "ny", "het",
];
const ENDINGS: [&str; 8] = ["", "", "", "en", "ar", "arna", "s", "er"];
const GLUE: [&str; 12] =
    ["och", "i", "att", "det", "som", "en", "på", "är", "av", "för", "med", "till"];
const FIRST: [&str; 16] = [
    "Anna", "Erik", "Åsa", "Lars", "Märta", "Göran", "Sofia", "Nils", "Elin", "Björn", "Fatima",
    "Ali", "Karin", "Örjan", "Maja", "Omar",
];

pub struct Text {
    pub kind: &'static str,
    pub title: String,
    pub body: String,
    pub audience: Audience,
    pub owner: Option<PersonId>,
    pub team: Option<TeamId>,
    pub approved: bool,
}

pub struct Corpus {
    chance: Chance,
    words: Vec<String>,
    /// Sums of the frequencies, to draw from.
    sums: Vec<f64>,
}

impl Corpus {
    #[allow(clippy::cast_precision_loss, reason = "ranks are small")]
    pub fn new() -> Self {
        let chance = Chance::seeded(42);
        let mut words: Vec<String> = Vec::with_capacity(WORDS);
        let mut known = std::collections::HashSet::new();
        while words.len() < WORDS {
            // Frequent words are short.
            let rank = words.len();
            let syllables = if rank < 1_500 { 2 } else { 3 + usize::from(rank > 60_000) };
            let mut word: String =
                (0..syllables).map(|_| SYLLABLES[chance.below(SYLLABLES.len())]).collect();
            word.push_str(ENDINGS[chance.below(ENDINGS.len())]);
            if known.insert(word.clone()) {
                words.push(word);
            }
        }
        let mut sum = 0.0;
        let frequency = |rank: usize| 1.0 / (rank as f64 + 2.7);
        let sums = (0..WORDS).map(|rank| {
            sum += frequency(rank);
            sum
        });
        Self { sums: sums.collect(), chance, words }
    }

    /// The word of this rank.
    pub fn word(&self, rank: usize) -> &str {
        &self.words[rank]
    }

    #[allow(clippy::cast_precision_loss, reason = "a chance")]
    fn drawn(&self) -> &str {
        let total = self.sums.last().copied().unwrap_or(1.0);
        let at = self.chance.below(1 << 30) as f64 / f64::from(1 << 30) * total;
        &self.words[self.sums.partition_point(|sum| *sum < at).min(WORDS - 1)]
    }

    fn sentence(&self, words: usize) -> String {
        let mut out = String::new();
        for at in 0..words {
            if at > 0 {
                out.push(' ');
            }
            let glue = self.chance.below(5) < 2;
            out.push_str(if glue { GLUE[self.chance.below(GLUE.len())] } else { self.drawn() });
        }
        out
    }

    fn around(&self, words: usize) -> usize {
        words / 2 + self.chance.below(words)
    }

    pub fn text(&self, at: usize) -> Text {
        let team = Some(TeamId(Id::from_u128(1 + self.chance.below(TEAMS) as u128)));
        let owner = Some(PersonId(Id::from_u128(1 + self.chance.below(PERSONS) as u128)));
        let percent = self.chance.below(100);
        let (kind, title, body, team_from, me_from) = match at % 100 {
            0..10 => ("person", self.name(), String::new(), 100, 100),
            10 => ("team", self.sentence(2), String::new(), 100, 100),
            11..21 => ("page", self.sentence(5), self.sentence(self.around(400)), 90, 100),
            21..41 => ("question", self.sentence(9), self.sentence(self.around(60)), 70, 100),
            41..51 => ("obstacle", self.sentence(10), self.sentence(self.around(20)), 60, 95),
            51..60 => ("material", self.sentence(6), self.sentence(self.around(80)), 95, 100),
            _ => ("step", self.sentence(12), String::new(), 20, 75),
        };
        let audience = match percent {
            p if p >= me_from => Audience::Me,
            p if p >= team_from => Audience::Team,
            _ => Audience::Organisation,
        };
        let approved = kind == "page" && self.chance.below(3) == 0;
        Text { kind, title, body, audience, owner, team, approved }
    }

    fn name(&self) -> String {
        let last = self.word(200 + self.chance.below(6_000));
        let last: String = last.chars().take(1).flat_map(char::to_uppercase).collect::<String>()
            + &last.chars().skip(1).collect::<String>();
        format!("{} {last}", FIRST[self.chance.below(FIRST.len())])
    }

    /// A word that somebody would search for: none of the most frequent.
    fn searched(&self) -> String {
        let rank = 150 + self.chance.below(400) * self.chance.below(40);
        self.word(rank.min(WORDS - 1)).to_owned()
    }

    fn mistyped(&self) -> String {
        let mut letters: Vec<char> = self.searched().chars().collect();
        let at = 1 + self.chance.below(letters.len() - 2);
        match self.chance.below(3) {
            0 => letters.swap(at, at + 1),
            1 => drop(letters.remove(at)),
            _ => letters.insert(at, 'e'),
        }
        letters.into_iter().collect()
    }

    /// A search of each way of searching.
    pub fn search(&self, way: &str) -> String {
        match way {
            "one word" => self.searched(),
            "two words" => format!("{} {}", self.searched(), self.searched()),
            "three words" => {
                format!("{} {} {}", self.searched(), self.searched(), self.searched())
            }
            "a name" => self.name(),
            "typing" => {
                let letters = 2 + self.chance.below(4);
                self.searched().chars().take(letters).collect()
            }
            "typing on" => {
                let letters = 2 + self.chance.below(4);
                let begun: String = self.searched().chars().take(letters).collect();
                format!("{} {begun}", self.searched())
            }
            "mistyped" => self.mistyped(),
            "one mistyped of two" => format!("{} {}", self.searched(), self.mistyped()),
            "a very common word" => self.word(self.chance.below(30)).to_owned(),
            "two very common words" => {
                format!("{} {}", self.word(self.chance.below(60)), self.word(self.chance.below(60)))
            }
            _ => self.sentence(14),
        }
    }
}
