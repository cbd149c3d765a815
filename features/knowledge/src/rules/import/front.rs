//! What stands above the text of a Markdown file: its title and what other programs keep there.

use super::What;

/// Lines before the text.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Front {
    pub title: Option<String>,
    /// What of it somebody should know.
    pub notes: Vec<What>,
}

/// YAML between `---` or TOML between `+++`, and the text that follows.
pub fn split(text: &str) -> (Front, &str) {
    for fence in ["---", "+++"] {
        let Some(rest) = text.strip_prefix(fence).and_then(|rest| rest.strip_prefix('\n')) else {
            continue;
        };
        if rest.lines().next().and_then(key_of).is_none() {
            continue;
        }
        let end = format!("\n{fence}");
        let found = rest.find(&end).map(|at| (&rest[..at], &rest[at + end.len()..]));
        return match found.filter(|(front, _)| fence == "+++" || front.lines().all(is_of_front)) {
            Some((front, after)) => {
                (read(front), after.split_once('\n').map_or("", |(_, body)| body))
            }
            // Without the fence, below which a page would show nothing.
            None => (Front { title: None, notes: vec![What::UnclosedFront] }, rest),
        };
    }
    (Front::default(), text)
}

fn read(front: &str) -> Front {
    let written = written_title(front);
    let title = written.and_then(plain);
    let mut notes = Vec::new();
    if let (Some(written), None) = (written, &title) {
        notes.push(What::UnreadTitle(written.chars().take(60).collect()));
    }
    let left = keys_left(front);
    if !left.is_empty() {
        notes.push(What::FrontMatter(left));
    }
    Front { title, notes }
}

/// The name before `:` or `=`.
fn key_of(line: &str) -> Option<&str> {
    let key = line.split([':', '=']).next().filter(|key| key.len() < line.len())?.trim_end();
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
    (!key.is_empty() && key.chars().all(plain)).then_some(key)
}

/// Whether YAML has such a line. Words of a text are none: there the end of the front is missing,
/// and the next line of dashes is one of the text.
fn is_of_front(line: &str) -> bool {
    let signs = [" ", "\t", "-", "#", "\"", "'", "]", "}"];
    line.is_empty() || key_of(line).is_some() || signs.iter().any(|sign| line.starts_with(sign))
}

/// Keys that pages have no place for.
fn keys_left(front: &str) -> String {
    let keys = front.lines().filter_map(key_of).filter(|key| *key != "title");
    keys.take(20).collect::<Vec<_>>().join(", ")
}

fn written_title(front: &str) -> Option<&str> {
    let value = front.lines().find_map(|line| {
        let rest = line.strip_prefix("title")?.trim_start();
        rest.strip_prefix([':', '='])
    })?;
    Some(value.trim()).filter(|value| !value.is_empty())
}

/// The words of a value, if it is some: no list, nothing that goes on below, no open quote.
fn plain(value: &str) -> Option<String> {
    let words = match value.chars().next()? {
        quote @ ('"' | '\'') => value[1..].strip_suffix(quote)?,
        '[' | '{' | ']' | '}' | '|' | '>' | '&' | '*' | '!' | '%' | '@' | '`' => return None,
        _ => value,
    };
    Some(words.to_owned()).filter(|words| !words.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_that_cannot_be_read_is_none_and_is_named() {
        let bad = ["[oavslutad", "[a, b]", "{a: b}", "|", ">-", "\"open", "'it' is", "*a"];
        for value in bad {
            let text = format!("---\ntitle: {value}\n---\n# Rubrik\n");
            let (front, body) = split(&text);
            assert_eq!((front.title, body), (None, "# Rubrik\n"), "{value}");
            assert_eq!(front.notes, [What::UnreadTitle(value.into())]);
        }
        for (value, title) in
            [("Jour: natt", "Jour: natt"), ("'it\"s'", "it\"s"), ("A [b]", "A [b]")]
        {
            let text = format!("---\ntitle: {value}\n---\nx");
            assert_eq!(split(&text).0, Front { title: Some(title.into()), notes: Vec::new() });
        }
        assert_eq!(split("---\ntitle:\n---\nx").0, Front::default());
    }

    #[test]
    fn a_front_without_an_end_stays_in_the_text_and_is_named() {
        let open = "---\ntitle: Aldrig stängd\n\n# Rubrik\n\nText\n";
        for text in [open.to_owned(), format!("{open}\n---\nmer\n")] {
            let (front, body) = split(&text);
            assert_eq!((front.title, body), (None, &text[4..]));
            assert_eq!(front.notes, [What::UnclosedFront]);
        }
        for text in ["---\n\nx", "---\nTo be done: all of it\n", "---\nx\n"] {
            assert_eq!(split(text), (Front::default(), text));
        }
        let long = "---\ntags:\n# note\n- a\n  b\n\ntitle: T\n---\nx";
        assert_eq!(split(long).0.notes, [What::FrontMatter("tags".into())]);
    }
}
