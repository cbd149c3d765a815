//! One verb is one meaning: the loop, the columns and the history know it by its name alone.

use std::collections::BTreeMap;

use crate::features;

/// What the loop counts (`features/home/src/events.rs`), and the features that mean it.
const COUNTED: &[(&str, &[&str])] = &[
    ("answered", &["knowledge"]),
    ("asked", &["knowledge"]),
    ("completed", &["commitments"]),
    ("decided", &["voice"]),
    ("looked-back", &["commitments"]),
    ("noticed", &["reviews"]),
    ("raised", &["voice"]),
    ("shared", &["knowledge"]),
    ("took", &["commitments"]),
    ("widened", &["commitments", "knowledge", "voice"]),
    ("wrote", &["knowledge"]),
];

#[test]
fn what_the_loop_counts_is_said_by_those_who_mean_it() {
    for feature in features::all() {
        for verb in feature.verbs {
            let Some((_, owners)) = COUNTED.iter().find(|(name, _)| *name == verb.name) else {
                continue;
            };
            let means = owners.contains(&feature.name);
            assert!(means, "{} says {}: choose a verb of its own", feature.name, verb.name);
        }
    }
}

#[test]
fn features_that_share_a_verb_say_the_same_of_it() {
    let mut said: BTreeMap<&str, (&str, Vec<String>)> = BTreeMap::new();
    for feature in features::all() {
        for verb in feature.verbs {
            let key = format!("{}-verb-{} =", feature.name, verb.name);
            let words = [feature.messages.en, feature.messages.sv].map(|text| {
                let line = text.lines().find_map(|line| line.strip_prefix(key.as_str()));
                line.map(|words| words.trim().to_owned()).unwrap_or_default()
            });
            let all = [verb.display.to_owned()].into_iter().chain(words).collect::<Vec<_>>();
            let (other, before) = said.entry(verb.name).or_insert((feature.name, all.clone()));
            assert_eq!(*before, all, "{} and {} of {}", other, feature.name, verb.name);
        }
    }
}
