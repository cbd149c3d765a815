//! What fits a screen is read; what does not is scrolled past.

use super::Finding;
use super::rust::{Source, item_end};
use super::tree::{File, Tree, line_of, words};

const FILE_LINES: usize = 500;
const FUNCTION_LINES: usize = 70;
const LINE_CHARS: usize = 100;
const MEASURED: [&str; 8] = ["rs", "mjs", "js", "css", "html", "sql", "ftl", "sh"];

pub fn check(tree: &Tree) -> Vec<Finding> {
    let measured = |file: &&File| MEASURED.iter().any(|it| file.has_extension(it));
    let mut found: Vec<Finding> =
        tree.files.iter().filter(measured).filter_map(long_file).collect();
    let rust = tree.files.iter().filter(|file| file.has_extension("rs"));
    found.extend(rust.flat_map(long_lines));
    found.extend(tree.sources.iter().flat_map(long_functions));
    found
}

fn long_file(file: &File) -> Option<Finding> {
    let lines = file.text.lines().count();
    (lines > FILE_LINES).then(|| {
        let what = format!("{lines} lines, {FILE_LINES} at most: split it by what it is about");
        Finding::new(&file.path, FILE_LINES + 1, "size", what)
    })
}

fn long_lines(file: &File) -> Vec<Finding> {
    let long = file.text.lines().enumerate().filter(|(_, line)| line.chars().count() > LINE_CHARS);
    long.map(|(index, line)| {
        let what = format!("{} characters, {LINE_CHARS} at most: wrap it", line.chars().count());
        Finding::new(&file.path, index + 1, "size", what)
    })
    .collect()
}

fn long_functions(source: &Source) -> Vec<Finding> {
    let code = &source.code;
    let mut found = Vec::new();
    for at in words(code, "fn") {
        // `fn(u8) -> u8` is a type: a function has a name.
        let name: String = code[at + 2..]
            .trim_start()
            .chars()
            .take_while(|c| c.is_alphanumeric() || *c == '_')
            .collect();
        let Some(end) = item_end(code, at) else { continue };
        let (from, to) = (line_of(code, at), line_of(code, end));
        let lines = to - from + 1;
        if !name.is_empty() && lines > FUNCTION_LINES {
            let what = format!("fn {name} has {lines} lines, {FUNCTION_LINES} at most: split it");
            found.push(Finding::new(&source.path, from, "size", what));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::shown;
    use super::*;

    fn judged(path: &str, text: &str) -> Vec<String> {
        shown(&check(&Tree::sample(&[(path, text)])))
    }

    #[test]
    fn long_files_are_found() {
        assert_eq!(judged("app/x.css", &"a\n".repeat(500)), [""; 0]);
        let found = judged("app/x.css", &"a\n".repeat(501));
        assert!(found[0].starts_with("app/x.css:501 501 lines"), "{found:?}");
    }

    #[test]
    fn lines_are_measured_in_characters() {
        assert_eq!(judged("a.rs", &"å".repeat(100)), [""; 0]);
        assert!(judged("a.rs", &"å".repeat(101))[0].starts_with("a.rs:1 101 characters"));
    }

    #[test]
    fn long_functions_are_found_whatever_their_texts_hold() {
        let long = format!("\nfn f() {{\n    g(\"}}\"); // }}\n{}}}\n", "    h();\n".repeat(68));
        let found = judged("a.rs", &long);
        assert_eq!(found, ["a.rs:2 fn f has 71 lines, 70 at most: split it"]);
        let short = format!("fn f() {{\n{}}}\nfn g() {{}}\n", "    h();\n".repeat(60));
        assert_eq!(judged("a.rs", &short), [""; 0]);
    }

    #[test]
    fn a_trait_method_without_body_ends_at_its_semicolon() {
        let text = format!("trait T {{\n    fn f(x: [u8; 2]);\n{}}}\n", "    // c\n".repeat(90));
        assert_eq!(judged("a.rs", &text), [""; 0]);
    }
}
