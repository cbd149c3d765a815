//! Templates: nothing inline that the content security policy forbids, htmx only through the
//! kit's macros, and not a visible word that is not a message.

mod html;

use super::Finding;
use super::tree::{File, Tree};
use html::{Piece, pieces};

/// Letters that are the same in every language: units and the product's name.
const SAME_EVERYWHERE: [&str; 5] = ["Cairn", "h", "min", "kB", "MB"];
const READ_ALOUD: [&str; 6] =
    ["alt", "title", "placeholder", "label", "aria-label", "aria-description"];
const RENDERED: [&str; 4] = ["html", "txt", "svg", "xml"];
/// The component sheet, which only the demo has: its words are samples of what people write.
const SAMPLES: &str = "kit/web/templates/components.html";
const FLAGS: [&str; 7] =
    ["required", "checked", "selected", "disabled", "hidden", "multiple", "readonly"];

pub fn check(tree: &Tree) -> Vec<Finding> {
    let templates = tree.files.iter().filter(|file| {
        let rendered = RENDERED.iter().any(|extension| file.has_extension(extension));
        rendered && file.path.contains("/templates/")
    });
    templates.flat_map(judge).collect()
}

fn judge(file: &File) -> Vec<Finding> {
    let in_kit = file.path.starts_with("kit/web/");
    let mut found = Vec::new();
    for (at, line) in file.text.lines().enumerate() {
        found.extend(written_out(line).map(|it| Finding::new(&file.path, at + 1, "templates", it)));
    }
    for (line, piece) in pieces(&file.text) {
        let what = match &piece {
            Piece::Attribute { name, value } => attribute(name, value, in_kit),
            Piece::Text(text) if in_kit => {
                word(&without_attributes(text)).map(|it| untranslated(&it))
            }
            Piece::Text(text) => word(text).map(|word| untranslated(&word)),
            Piece::Script => Some("script in a page: put it into a file under ui/".to_owned()),
        };
        let what = what.filter(|it| file.path != SAMPLES || !it.ends_with(UNTRANSLATED));
        found.extend(what.map(|what| Finding::new(&file.path, line, "templates", what)));
    }
    found
}

/// A message chooses its plural by the number itself, and writes it out; `"5"` is *other* always.
fn written_out(line: &str) -> Option<String> {
    let mut calls = line.match_indices("v.t").filter_map(|(at, _)| {
        let (name, rest) = line[at + 3..].split_once('(')?;
        let mut open = 1;
        let end = rest.find(|c| {
            open += i32::from(c == '(') - i32::from(c == ')');
            open == 0
        })?;
        matches!(name, "1" | "2" | "n").then_some(&rest[..end])
    });
    let wrong = calls.any(|call| call.contains("v.number(") || call.contains(".to_string()"));
    wrong.then(|| "a number that is text already: hand the message the number itself".to_owned())
}

fn attribute(name: &str, value: &str, in_kit: bool) -> Option<String> {
    if name == "style" {
        return Some("inline style: give it a class".to_owned());
    }
    let handler = name.strip_prefix("on").is_some_and(|rest| !rest.is_empty());
    if handler && name.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return Some(format!("inline handler {name}: attach it from a file under ui/"));
    }
    if name.starts_with("hx-") && !in_kit {
        return Some(format!("{name} outside kit/web: call the kit's macro"));
    }
    if READ_ALOUD.contains(&name) {
        return word(value).map(|word| untranslated(&word));
    }
    None
}

const UNTRANSLATED: &str = "is not translated: make it a message in messages/en.ftl and sv.ftl";

fn untranslated(word: &str) -> String {
    format!("`{word}` {UNTRANSLATED}")
}

/// The first run of letters that means something in one language only.
fn word(text: &str) -> Option<String> {
    let plain = without_entities(text);
    let mut words = plain.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    words.find(|word| !SAME_EVERYWHERE.contains(word)).map(str::to_owned)
}

/// The kit's macros also write pieces of a tag: `name="…"`, ` required`.
fn without_attributes(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("=\"") {
        let name = |c: char| c.is_ascii_alphanumeric() || c == '-';
        plain.push_str(rest[..at].trim_end_matches(name));
        plain.push(' ');
        let value = &rest[at + 2..];
        rest = value.find('"').map_or("", |end| &value[end + 1..]);
    }
    plain.push_str(rest);
    let words = plain.split_whitespace().filter(|word| !FLAGS.contains(word));
    words.collect::<Vec<_>>().join(" ")
}

fn without_entities(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        plain.push_str(&rest[..at]);
        let name = rest[at + 1..].find(|c: char| !c.is_ascii_alphanumeric() && c != '#');
        rest = match name {
            Some(end) if rest[at + 1 + end..].starts_with(';') => &rest[at + end + 2..],
            _ => &rest[at + 1..],
        };
        plain.push(' ');
    }
    plain + rest
}

#[cfg(test)]
mod tests {
    use super::super::shown;
    use super::*;

    fn judged(path: &str, text: &str) -> Vec<String> {
        shown(&check(&Tree::sample(&[(path, text)])))
    }

    fn in_feature(text: &str) -> Vec<String> {
        judged("features/home/templates/home/today.html", text)
    }

    #[test]
    fn inline_style_handlers_and_scripts_are_found() {
        let text = "<p\n  style=\"x\"></p>\n<a onclick='y()'></a>\n<script>z()</script>\n\
                    <script src=\"/a.js\"></script>";
        let found = in_feature(text);
        assert_eq!(found.len(), 3, "{found:?}");
        assert!(found[0].contains("today.html:2 inline style"), "{found:?}");
        assert!(found[1].contains("today.html:3 inline handler onclick"), "{found:?}");
        assert!(found[2].contains("today.html:4 script in a page"), "{found:?}");
    }

    #[test]
    fn htmx_is_named_only_in_the_kit() {
        let text = "<div hx-get=\"/x\"></div>";
        assert_eq!(in_feature(text).len(), 1);
        assert_eq!(judged("kit/web/templates/web/forms.html", text), [""; 0]);
    }

    #[test]
    fn a_message_takes_numbers_and_not_what_is_written_of_them() {
        let found = in_feature("{{ v.t1(\"home-all\", \"n\", v.number(teams)) }}");
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].contains("hand the message the number itself"), "{found:?}");
        let fine = "{{ v.t1(\"home-all\", \"n\", teams) }}{{ v.t(\"home-n\") }} {{ v.number(n) }}";
        assert_eq!(in_feature(fine), [""; 0]);
    }

    #[test]
    fn macros_of_the_kit_may_write_pieces_of_a_tag() {
        let text = "{% macro m(a) %} id=\"{{ a }}\"{% if a %} required{% endif %}{% endmacro %}";
        assert_eq!(judged("kit/web/templates/kit.html", text), [""; 0]);
        assert_eq!(in_feature(text).len(), 1);
        let text = "{% macro m(a) %} id=\"{{ a }}\" Optional{% endmacro %}";
        assert_eq!(judged("kit/web/templates/kit.html", text).len(), 1);
    }

    #[test]
    fn words_that_are_no_messages_are_found() {
        let found = in_feature("<p>{{ t(\"home-x\") }} Hello</p>\n<img alt=\"A team\">");
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].contains(":1 `Hello` is not translated"), "{found:?}");
        assert!(found[1].contains(":2 `A` is not translated"), "{found:?}");
    }

    #[test]
    fn expressions_comments_entities_and_units_are_no_words() {
        let text = "{% if a > b %}{# a note #}<!-- why --><b class=\"c\" title=\"{{ t }}\">\
                    {{ n }}&nbsp;h · {{ \"<p>x</p>\" }}</b>{% endif %}";
        assert_eq!(in_feature(text), [""; 0]);
    }
}
