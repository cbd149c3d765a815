//! Nothing panics and nothing prints outside tests: a client's bad day is answered in words.

use super::Finding;
use super::rust::Source;
use super::tree::{Tree, line_of, words};

struct Banned {
    text: &'static str,
    instead: &'static str,
}

const PANICS: [Banned; 6] = [
    Banned { text: ".unwrap()", instead: "return the error with `?`" },
    Banned { text: ".expect(", instead: "return the error with `?`" },
    Banned { text: "panic!", instead: "return an error" },
    Banned { text: "todo!", instead: "write it, or leave the way in out" },
    Banned { text: "unimplemented!", instead: "write it, or leave the way in out" },
    Banned { text: "dbg!", instead: "take it out" },
];
const PRINTS: [Banned; 2] = [
    Banned { text: "println!", instead: "use tracing, or return what to show" },
    Banned { text: "print!", instead: "use tracing, or return what to show" },
];

pub fn check(tree: &Tree) -> Vec<Finding> {
    tree.sources.iter().flat_map(judge).collect()
}

fn judge(source: &Source) -> Vec<Finding> {
    let path = source.path.as_str();
    let beside = path.starts_with("xtask/") || path.starts_with("testkit/");
    // A build script speaks to cargo by printing, and its panic is its error message.
    if beside || path.ends_with("/build.rs") || path == "app/src/main.rs" {
        return Vec::new();
    }
    let prints = if path.starts_with("app/") { &[][..] } else { &PRINTS };
    let mut found = Vec::new();
    for banned in PANICS.iter().chain(prints) {
        for at in occurrences(&source.code, banned.text) {
            let line = line_of(&source.code, at);
            if !source.is_test(line) {
                let what = format!("`{}` outside tests: {}", banned.text, banned.instead);
                found.push(Finding::new(path, line, "panics", what));
            }
        }
    }
    found
}

fn occurrences(code: &str, text: &str) -> Vec<usize> {
    if text.starts_with('.') {
        return code.match_indices(text).map(|(at, _)| at).collect();
    }
    words(code, text).collect()
}

#[cfg(test)]
mod tests {
    use super::super::shown;
    use super::*;

    fn judged(path: &str, text: &str) -> Vec<String> {
        shown(&check(&Tree::sample(&[(path, text)])))
    }

    const BAD: &str = "fn f() {\n    a.unwrap();\n    b.expect(\"x\");\n    panic!();\n    \
                       println!();\n    dbg!(c);\n    todo!();\n}\n";

    #[test]
    fn panics_and_prints_are_found_with_their_lines() {
        let found = judged("kit/web/src/lib.rs", BAD);
        assert_eq!(found.len(), 6, "{found:?}");
        assert!(found[0].starts_with("kit/web/src/lib.rs:2 `.unwrap()`"), "{found:?}");
    }

    #[test]
    fn tests_and_what_stands_beside_may_panic_and_the_app_may_print() {
        assert_eq!(judged("kit/web/tests/web.rs", BAD), [""; 0]);
        assert_eq!(judged("testkit/src/lib.rs", BAD), [""; 0]);
        assert_eq!(judged("app/src/cli.rs", BAD).len(), 5);
        let unit = format!("#[cfg(test)]\nmod tests {{\n{BAD}}}\n");
        assert_eq!(judged("kit/web/src/lib.rs", &unit), [""; 0]);
    }

    #[test]
    fn comments_texts_and_longer_names_are_no_panics() {
        let fine = "// a.unwrap()\nfn f() { g(\"panic!\"); a.unwrap_or(1); eprintln!(); }\n";
        assert_eq!(judged("kit/web/src/lib.rs", fine), [""; 0]);
    }
}
