//! Text out of the demo's running text, so that words are as frequent as they are in life.

use crate::demo::content::Content;

/// Words in the order they are written.
#[derive(Debug, Clone)]
pub struct Words {
    running: Vec<String>,
    first_names: Vec<String>,
    last_names: Vec<String>,
}

impl Words {
    pub fn of(content: &Content) -> Self {
        let texts = content.pages.iter().map(|page| page.body.as_str());
        let texts = texts.chain(content.questions.iter().map(|question| question.text.as_str()));
        let texts = texts.chain(content.learned.iter().map(|learned| learned.text.as_str()));
        let is_word = |word: &&str| word.len() > 1 && word.chars().all(char::is_alphabetic);
        let running = texts.flat_map(str::split_whitespace).filter(is_word).map(str::to_owned);
        let names = content.people.iter().filter_map(|person| person.name.split_once(' '));
        let (mut first_names, mut last_names): (Vec<String>, Vec<String>) =
            names.map(|(first, last)| (first.to_owned(), last.to_owned())).unzip();
        for names in [&mut first_names, &mut last_names] {
            names.sort();
            names.dedup();
        }
        Self { running: running.collect(), first_names, last_names }
    }

    /// `count` words; another `at` begins elsewhere.
    pub fn some(&self, at: usize, count: usize) -> String {
        // A step that shares no factor with most lengths, so that beginnings spread.
        let from = at.wrapping_mul(7_919) % self.running.len().max(1);
        let words = self.running.iter().cycle().skip(from).take(count);
        words.map(String::as_str).collect::<Vec<_>>().join(" ")
    }

    /// Paragraphs of 40 words with a heading over every third.
    pub fn page(&self, at: usize, paragraphs: usize) -> String {
        let paragraph = |n: usize| {
            let text = self.some(at.wrapping_mul(31) + n, 40);
            if n.is_multiple_of(3) {
                format!("## {}\n\n{text}.", self.some(at + n, 4))
            } else {
                text + "."
            }
        };
        (0..paragraphs).map(paragraph).collect::<Vec<_>>().join("\n\n")
    }

    /// The name of person number `at`.
    pub fn name(&self, at: usize) -> String {
        let first = &self.first_names[at % self.first_names.len()];
        let last = &self.last_names[(at / self.first_names.len()) % self.last_names.len()];
        format!("{first} {last}")
    }
}
