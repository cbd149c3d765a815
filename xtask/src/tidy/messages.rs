//! English and Swedish say the same things: same keys, same variables, nothing left in English.

mod variables;

use super::Finding;
use super::tree::{File, Tree, crate_folder, line_of};
use fluent_syntax::ast::{self, Message, Pattern};
use fluent_syntax::parser;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use variables::of_message;

/// In a comment above a Swedish message that is meant to read as the English one.
const MEANT: &str = "same in both";

/// Besides its own name, a crate's keys may begin with these.
const FAMILIES: &[(&str, &str)] = &[
    ("", "refused-"),      // every crate: `Refusal` of kit/ground looks its words up so
    ("", "kind-"),         // every crate: the nouns it brings, named wherever an object is
    ("kit/web", "ui-"),    // the words of the parts that every page is built from
    ("kit/web", "error-"), // the pages that are shown instead of a page
];

struct Line<'a> {
    line: usize,
    message: Message<&'a str>,
}

type Messages<'a> = BTreeMap<String, Line<'a>>;

pub fn check(tree: &Tree) -> Vec<Finding> {
    let files: Vec<&File> = tree.files.iter().filter(|file| file.has_extension("ftl")).collect();
    let mut found = unique(&files);
    for file in files {
        let other = match file.path.rsplit_once('/') {
            Some((folder, "en.ftl")) => format!("{folder}/sv.ftl"),
            Some((folder, "sv.ftl")) => format!("{folder}/en.ftl"),
            _ => {
                let what = "messages lie in messages/en.ftl and messages/sv.ftl";
                found.push(Finding::new(&file.path, 1, "messages", what));
                continue;
            }
        };
        let messages = read(file, &mut found);
        found.extend(prefixed(file, &messages));
        match tree.get(&other) {
            None => found.push(Finding::new(&file.path, 1, "messages", format!("add {other}"))),
            Some(other) => {
                let theirs = read(other, &mut Vec::new());
                found.extend(missing(&messages, other, &theirs));
                if other.path.ends_with("/en.ftl") {
                    found.extend(translated(file, &messages, &theirs));
                }
            }
        }
    }
    found
}

fn read<'a>(file: &'a File, found: &mut Vec<Finding>) -> Messages<'a> {
    let text = file.text.as_str();
    let (resource, errors) = match parser::parse(text) {
        Ok(resource) => (resource, Vec::new()),
        Err((resource, errors)) => (resource, errors),
    };
    for error in errors {
        let line = line_of(text, error.pos.start.min(text.len()));
        found.push(Finding::new(&file.path, line, "messages", error.kind.to_string()));
    }
    let mut messages = Messages::new();
    for entry in resource.body {
        let ast::Entry::Message(message) = entry else { continue };
        let name = message.id.name;
        let line = line_of(text, name.as_ptr().addr() - text.as_ptr().addr());
        if messages.contains_key(name) {
            let what = format!("{name} is here twice: remove one");
            found.push(Finding::new(&file.path, line, "messages", what));
        }
        messages.insert(name.to_owned(), Line { line, message });
    }
    messages
}

fn prefixed(file: &File, messages: &Messages) -> Vec<Finding> {
    let folder = crate_folder(&file.path).unwrap_or_default();
    let prefix = format!("{}-", folder.rsplit('/').next().unwrap_or_default());
    let families = FAMILIES.iter().filter(|(owner, _)| owner.is_empty() || *owner == folder);
    let mut allowed: Vec<&str> = families.map(|(_, family)| *family).collect();
    allowed.push(&prefix);
    let known = |name: &str| allowed.iter().any(|prefix| name.starts_with(prefix));
    let strangers = messages.iter().filter(|(name, _)| !known(name));
    strangers
        .map(|(name, it)| {
            let what = format!("call it {prefix}{name}: keys of all crates share one list");
            Finding::new(&file.path, it.line, "messages", what)
        })
        .collect()
}

/// Two crates with one key: which of them speaks would depend on the order of wiring.
fn unique(files: &[&File]) -> Vec<Finding> {
    let mut first: BTreeMap<(String, String), &str> = BTreeMap::new();
    let mut found = Vec::new();
    for file in files {
        let language = file.path.rsplit('/').next().unwrap_or_default().to_owned();
        for (name, it) in read(file, &mut Vec::new()) {
            match first.entry((language.clone(), name.clone())) {
                Entry::Vacant(entry) => {
                    entry.insert(&file.path);
                }
                Entry::Occupied(entry) => {
                    let what = format!("{name} stands in {} too: rename one", entry.get());
                    found.push(Finding::new(&file.path, it.line, "messages", what));
                }
            }
        }
    }
    found
}

fn missing(ours: &Messages, other: &File, theirs: &Messages) -> Vec<Finding> {
    let absent = ours.keys().filter(|name| !theirs.contains_key(*name));
    absent
        .map(|name| Finding::new(&other.path, 1, "messages", format!("{name} is missing: add it")))
        .collect()
}

fn translated(file: &File, swedish: &Messages, english: &Messages) -> Vec<Finding> {
    let mut found = Vec::new();
    for (name, it) in swedish {
        let Some(original) = english.get(name) else { continue };
        let [ours, theirs] = [&it.message, &original.message].map(of_message);
        if ours != theirs {
            let what = format!("{name} uses {ours:?} here and {theirs:?} in en.ftl: make it agree");
            found.push(Finding::new(&file.path, it.line, "messages", what));
        }
        if reads_the_same(&it.message, &original.message) && !is_meant(&it.message) {
            let what = format!(
                "{name} reads as in English: translate it, or write `# {MEANT}` and why above it"
            );
            found.push(Finding::new(&file.path, it.line, "messages", what));
        }
    }
    found
}

fn reads_the_same(ours: &Message<&str>, theirs: &Message<&str>) -> bool {
    let pairs = ours.attributes.iter().zip(&theirs.attributes);
    let mut attributes = pairs.map(|(a, b)| (Some(&a.value), Some(&b.value)));
    let same = |(a, b): (Option<&Pattern<&str>>, Option<&Pattern<&str>>)| {
        a == b && a.is_some_and(variables::has_letters)
    };
    same((ours.value.as_ref(), theirs.value.as_ref())) || attributes.any(same)
}

fn is_meant(message: &Message<&str>) -> bool {
    let comment = message.comment.iter().flat_map(|comment| &comment.content);
    comment.into_iter().any(|line| line.contains(MEANT))
}

#[cfg(test)]
mod tests {
    use super::super::shown;
    use super::*;

    fn judged(english: &str, swedish: &str) -> Vec<String> {
        shown(&check(&Tree::sample(&[
            ("features/home/messages/en.ftl", english),
            ("features/home/messages/sv.ftl", swedish),
        ])))
    }

    #[test]
    fn both_languages_have_the_same_keys() {
        let found = judged("home-a = A rose\nhome-b = B rose\n", "home-a = En ros\nhome-c = C\n");
        assert_eq!(
            found,
            [
                "features/home/messages/sv.ftl:1 home-b is missing: add it",
                "features/home/messages/en.ftl:1 home-c is missing: add it",
            ]
        );
        let lonely = Tree::sample(&[("kit/web/messages/en.ftl", "web-a = A\n")]);
        assert_eq!(
            shown(&check(&lonely)),
            ["kit/web/messages/en.ftl:1 add kit/web/messages/sv.ftl"]
        );
    }

    #[test]
    fn keys_carry_the_name_of_their_crate() {
        let found = judged("title = Home\n", "title = Hem\n");
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].contains("en.ftl:1 call it home-title"), "{found:?}");
    }

    #[test]
    fn refusals_are_a_family_of_their_own_and_no_key_stands_twice() {
        let found = judged("refused-late = Late\n", "refused-late = Sent\n");
        assert_eq!(found, [""; 0]);
        let tree = Tree::sample(&[
            ("kit/people/messages/en.ftl", "refused-late = Late\n"),
            ("kit/people/messages/sv.ftl", "refused-late = Sent\n"),
            ("kit/web/messages/en.ftl", "ui-a = A\nrefused-late = Late\n"),
            ("kit/web/messages/sv.ftl", "ui-a = Å\n"),
        ]);
        let found = shown(&check(&tree));
        assert_eq!(found.len(), 2, "{found:?}");
        let twice = "refused-late stands in kit/people/messages/en.ftl too: rename one";
        assert_eq!(found[0], format!("kit/web/messages/en.ftl:2 {twice}"));
    }

    #[test]
    fn what_is_left_in_english_is_found_unless_it_is_meant() {
        let english = "home-a = Team\nhome-b = Ok\nhome-c = { $n }\nhome-d = x\n    .title = Hi\n";
        let swedish = "home-a = Team\n# same in both: said so in Swedish too\nhome-b = Ok\n\
                       home-c = { $n }\nhome-d = y\n    .title = Hi\n";
        let found = judged(english, swedish);
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].contains("sv.ftl:1 home-a reads as in English"), "{found:?}");
        assert!(found[1].contains("sv.ftl:5 home-d reads as in English"), "{found:?}");
    }

    #[test]
    fn variables_agree_also_inside_plurals() {
        let english =
            "home-a = { $n ->\n    [one] one for { $who }\n   *[other] { $n } for { $who }\n}\n";
        let swedish = "home-a = { $n ->\n    [one] en\n   *[other] { $n }\n}\n";
        let found = judged(english, swedish);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].contains("\"who\""), "{found:?}");
    }

    #[test]
    fn broken_and_double_messages_are_found() {
        let found = judged("home-a = { $n\n\nhome-b = B\nhome-b = C\n", "home-b = X\n");
        assert!(found.iter().any(|it| it.contains("en.ftl:4 home-b is here twice")), "{found:?}");
        assert!(found.len() >= 2, "{found:?}");
    }
}
