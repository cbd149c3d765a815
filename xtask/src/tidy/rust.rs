//! A Rust file as the rules see it: code without comments and texts, the texts with their
//! lines, and which lines are tests. A scanner, not a parser: rules need no more.

use super::tree::{line_of, words};

pub struct Source {
    pub path: String,
    /// The file with comments, strings and character literals blanked; same length and lines.
    pub code: String,
    /// String literals with their line.
    pub strings: Vec<(usize, String)>,
    test_lines: Vec<bool>,
}

impl Source {
    pub fn read(path: &str, text: &str) -> Self {
        let (code, strings) = Scanner { text, at: 0, code: Vec::new(), strings: vec![] }.scan();
        let lines = text.lines().count() + 1;
        let mut test_lines = vec![is_test_file(path) || code.contains("#![cfg(test)]"); lines];
        for (from, to) in test_items(&code) {
            let range = line_of(&code, from)..=line_of(&code, to);
            range.for_each(|line| test_lines[line - 1] = true);
        }
        Self { path: path.to_owned(), code, strings, test_lines }
    }

    pub fn is_test(&self, line: usize) -> bool {
        self.test_lines.get(line - 1).copied().unwrap_or(false)
    }

    /// Lines of real code, tests left out, where `word` stands by itself.
    pub fn lines_naming(&self, word: &str) -> Vec<usize> {
        let lines = words(&self.code, word).map(|at| line_of(&self.code, at));
        lines.filter(|line| !self.is_test(*line)).collect()
    }
}

fn is_test_file(path: &str) -> bool {
    let parts: Vec<&str> = path.split('/').collect();
    parts.iter().any(|part| ["tests", "benches", "tests.rs"].contains(part))
}

/// Byte ranges of the items behind `#[cfg(test)]` or a test attribute.
fn test_items(code: &str) -> Vec<(usize, usize)> {
    let marks = ["#[cfg(test)]", "#[cfg(all(test", "#[cfg(any(test", "#[test]", "::test]"];
    let starts = marks.iter().flat_map(|mark| code.match_indices(mark));
    starts.map(|(at, _)| (at, item_end(code, at).unwrap_or(code.len()))).collect()
}

/// Where the item at `start` ends: at its closing brace, or its semicolon if it has no body.
/// None if the text ends first.
pub fn item_end(code: &str, start: usize) -> Option<usize> {
    let (mut braces, mut others) = (0_usize, 0_usize);
    for (at, byte) in code.bytes().enumerate().skip(start) {
        match byte {
            b'(' | b'[' => others += 1,
            b')' | b']' => others = others.saturating_sub(1),
            b'{' => braces += 1,
            b'}' if braces <= 1 => return Some(at),
            b'}' => braces -= 1,
            b';' if braces == 0 && others == 0 => return Some(at),
            _ => {}
        }
    }
    None
}

struct Scanner<'a> {
    text: &'a str,
    at: usize,
    code: Vec<u8>,
    strings: Vec<(usize, String)>,
}

impl Scanner<'_> {
    fn scan(mut self) -> (String, Vec<(usize, String)>) {
        while self.at < self.text.len() {
            let rest = &self.text[self.at..];
            if rest.starts_with("//") {
                self.blank(rest.find('\n').unwrap_or(rest.len()));
            } else if rest.starts_with("/*") {
                self.blank(comment_length(rest));
            } else if let Some((opening, body, closing)) = string_parts(rest, self.previous()) {
                let line = line_of(self.text, self.at);
                self.strings.push((line, rest[opening..opening + body].to_owned()));
                self.blank(opening + body + closing);
            } else if let Some(length) = char_length(rest) {
                self.blank(length);
            } else {
                let length = rest.chars().next().map_or(1, char::len_utf8);
                self.code.extend(&rest.as_bytes()[..length]);
                self.at += length;
            }
        }
        (String::from_utf8_lossy(&self.code).into_owned(), self.strings)
    }

    fn previous(&self) -> Option<u8> {
        self.code.last().copied()
    }

    fn blank(&mut self, length: usize) {
        let blanked = &self.text.as_bytes()[self.at..self.at + length];
        self.code.extend(blanked.iter().map(|byte| if *byte == b'\n' { b'\n' } else { b' ' }));
        self.at += length;
    }
}

/// Block comments nest.
fn comment_length(text: &str) -> usize {
    let mut depth = 0_usize;
    let mut at = 0;
    while at < text.len() {
        if text[at..].starts_with("/*") {
            depth += 1;
            at += 2;
        } else if text[at..].starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    text.len()
}

/// Lengths of opening, body and closing when a string literal of any kind begins here.
fn string_parts(text: &str, previous: Option<u8>) -> Option<(usize, usize, usize)> {
    let prefix = ["br", "cr", "r", "b", "c", ""].into_iter().find(|it| text.starts_with(it))?;
    let inside_word = previous.is_some_and(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    if !prefix.is_empty() && inside_word {
        return None;
    }
    let rest = &text[prefix.len()..];
    if prefix.ends_with('r') {
        let hashes = rest.bytes().take_while(|byte| *byte == b'#').count();
        let body = rest[hashes..].strip_prefix('"')?;
        let closing = format!("\"{}", "#".repeat(hashes));
        let length = body.find(&closing).unwrap_or(body.len());
        let end = closing.len().min(body.len() - length);
        return Some((prefix.len() + hashes + 1, length, end));
    }
    let body = rest.strip_prefix('"')?;
    let mut escaped = false;
    let end = body.bytes().position(|byte| {
        let closes = byte == b'"' && !escaped;
        escaped = byte == b'\\' && !escaped;
        closes
    });
    let length = end.unwrap_or(body.len());
    Some((prefix.len() + 1, length, usize::from(end.is_some())))
}

/// The length of a character literal; a lifetime is none.
fn char_length(text: &str) -> Option<usize> {
    let body = text.strip_prefix('\'')?;
    if let Some(escape) = body.strip_prefix('\\') {
        let first = escape.chars().next()?.len_utf8();
        return escape[first..].find('\'').map(|close| 2 + first + close + 1);
    }
    let length = body.chars().next()?.len_utf8();
    body[length..].starts_with('\'').then_some(length + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_texts_are_not_code() {
        let text = "a(\"b // c\"); // d\n/* e /* f */ g */ h('\"', '\\'', r#\"i \"j\"\"#, b\"k\");";
        let source = Source::read("x.rs", text);
        let code: String = source.code.split_whitespace().collect();
        assert_eq!(code, "a();h(,,,);");
        assert_eq!(source.code.len(), text.len());
        let strings: Vec<&str> = source.strings.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(strings, ["b // c", "i \"j\"", "k"]);
    }

    #[test]
    fn lifetimes_are_not_characters() {
        let source = Source::read("x.rs", "fn f<'a>(x: &'a str) -> &'a str { y(x, 'z') }");
        assert!(source.code.contains("&'a str { y(x,"), "{}", source.code);
        assert!(!source.code.contains('z'));
    }

    #[test]
    fn an_identifier_ending_in_r_opens_no_raw_string() {
        let source = Source::read("x.rs", "bar\"x\"; for\"y\"");
        assert_eq!(source.strings.len(), 2);
    }

    #[test]
    fn tests_are_told_from_code() {
        let text = "fn a() {}\n#[cfg(test)]\nmod tests {\n  fn b() {}\n}\nfn c() {}\n";
        let source = Source::read("src/x.rs", text);
        let lines: Vec<bool> = (1..=6).map(|line| source.is_test(line)).collect();
        assert_eq!(lines, [false, true, true, true, true, false]);
        assert!(Source::read("kit/x/tests/it.rs", "fn a() {}").is_test(1));
        let source = Source::read("src/x.rs", "#[cfg(test)]\nuse a::b;\nfn c() {}\n");
        assert!(source.is_test(2) && !source.is_test(3));
    }
}
