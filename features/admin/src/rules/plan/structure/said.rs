//! What rows say of teams: the most count, and each row that says otherwise is named.

use std::{collections::HashMap, hash::Hash};

use super::TeamRef;

/// Each value with the lines that say it.
type Values<T> = Vec<(T, Vec<u64>)>;

/// In order of the file.
pub struct Said<T, K = TeamRef> {
    places: HashMap<K, usize>,
    all: Vec<(K, Values<T>)>,
}

/// What most rows of a team say.
pub struct Most<T> {
    pub value: T,
    /// The first that says so.
    pub line: u64,
    /// Lines that say otherwise.
    pub others: Vec<u64>,
}

impl<T, K> Default for Said<T, K> {
    fn default() -> Self {
        Self { places: HashMap::new(), all: Vec::new() }
    }
}

impl<T: PartialEq, K: Clone + Eq + Hash> Said<T, K> {
    pub fn add(&mut self, team: &K, line: u64, value: T) {
        let place = *self.places.entry(team.clone()).or_insert(self.all.len());
        if place == self.all.len() {
            self.all.push((team.clone(), Vec::new()));
        }
        let values = &mut self.all[place].1;
        match values.iter_mut().find(|(known, _)| *known == value) {
            Some((_, lines)) => lines.push(line),
            None => values.push((value, vec![line])),
        }
    }

    pub fn says(&self, team: &K) -> bool {
        self.places.contains_key(team)
    }

    /// Of values said equally often the first.
    pub fn most(self) -> impl Iterator<Item = (K, Most<T>)> {
        self.all.into_iter().filter_map(|(team, mut values)| {
            let often = values.iter().map(|(_, lines)| lines.len()).max()?;
            let place = values.iter().position(|(_, lines)| lines.len() == often)?;
            let (value, lines) = values.remove(place);
            let others = values.into_iter().flat_map(|(_, lines)| lines).collect();
            Some((team, Most { value, line: *lines.first()?, others }))
        })
    }
}
