//! Enough of HTML to know text from markup, with the template language taken out first.

use super::super::tree::line_of;

#[derive(Debug, PartialEq, Eq)]
pub enum Piece {
    Text(String),
    Attribute {
        name: String,
        value: String,
    },
    /// A script element with a body of its own.
    Script,
}

/// The pieces of a template with their lines.
pub fn pieces(template: &str) -> Vec<(usize, Piece)> {
    let html = without_expressions(template);
    let mut found = Vec::new();
    let mut at = 0;
    while at < html.len() {
        let rest = &html[at..];
        if let Some(body) = rest.strip_prefix("<!--") {
            at += 4 + body.find("-->").map_or(body.len(), |end| end + 3);
        } else if rest.starts_with('<') {
            let length = tag_length(rest);
            let tag = &rest[..length];
            found.extend(attributes(tag).into_iter().map(|(offset, name, value)| {
                (line_of(&html, at + offset), Piece::Attribute { name, value })
            }));
            at += length;
            for raw in ["script", "style"] {
                if tag_name(tag).eq_ignore_ascii_case(raw) {
                    let body = html[at..].find(&format!("</{raw}")).unwrap_or(html.len() - at);
                    if raw == "script" && !html[at..at + body].trim().is_empty() {
                        found.push((line_of(&html, at), Piece::Script));
                    }
                    at += body;
                }
            }
        } else {
            let length = rest.find('<').unwrap_or(rest.len());
            let text = &rest[..length];
            let start = length - text.trim_start().len();
            if start < length {
                let line = line_of(&html, at + start);
                found.push((line, Piece::Text(text.trim().to_owned())));
            }
            at += length;
        }
    }
    found
}

/// Expressions, statements and comments of the template blanked, newlines kept.
fn without_expressions(template: &str) -> String {
    let mut html = String::with_capacity(template.len());
    let mut rest = template;
    while !rest.is_empty() {
        let pair = [("{{", "}}"), ("{%", "%}"), ("{#", "#}")];
        if let Some((_, close)) = pair.iter().find(|(open, _)| rest.starts_with(open)) {
            let end = rest.find(close).map_or(rest.len(), |end| end + close.len());
            html.extend(rest[..end].chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
            rest = &rest[end..];
        } else {
            let length = rest.chars().next().map_or(1, char::len_utf8);
            html.push_str(&rest[..length]);
            rest = &rest[length..];
        }
    }
    html
}

/// Up to the `>` that is not inside a quoted value.
fn tag_length(text: &str) -> usize {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            (None, b'>') => return at + 1,
            _ => {}
        }
    }
    text.len()
}

fn tag_name(tag: &str) -> &str {
    let name = tag.trim_start_matches('<');
    name.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default()
}

/// (offset, lower-case name, value) of each attribute in a tag.
fn attributes(tag: &str) -> Vec<(usize, String, String)> {
    let mut found = Vec::new();
    if tag.starts_with("</") {
        return found;
    }
    let mut at = 1 + tag_name(tag).len();
    let is_name = |c: char| c.is_ascii_alphanumeric() || "-_:@.".contains(c);
    while at < tag.len() {
        let rest = &tag[at..];
        let name_length = rest.find(|c| !is_name(c)).unwrap_or(rest.len());
        if name_length == 0 {
            at += rest.chars().next().map_or(1, char::len_utf8);
            continue;
        }
        let name = rest[..name_length].to_ascii_lowercase();
        let after = &rest[name_length..];
        let (value, length) = match after.strip_prefix('=') {
            Some(value) => value_at(value),
            None => (String::new(), 0),
        };
        found.push((at, name, value));
        at += name_length + length;
    }
    found
}

/// The value behind `=` and the length of `=` and value together.
fn value_at(text: &str) -> (String, usize) {
    let quote = text.chars().next().filter(|c| *c == '"' || *c == '\'');
    if let Some(quote) = quote {
        let body = &text[1..];
        let end = body.find(quote).unwrap_or(body.len());
        return (body[..end].to_owned(), (end + 3).min(text.len() + 1));
    }
    let end = text.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(text.len());
    (text[..end].to_owned(), end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_ends_outside_quotes_and_knows_its_attributes() {
        let found = pieces("<a title=\"x > y\"\n  data-id=7 hidden>ö</a>");
        let attribute = |name: &str, value: &str| Piece::Attribute {
            name: name.to_owned(),
            value: value.to_owned(),
        };
        assert_eq!(
            found,
            [
                (1, attribute("title", "x > y")),
                (2, attribute("data-id", "7")),
                (2, attribute("hidden", "")),
                (2, Piece::Text("ö".to_owned())),
            ]
        );
    }

    #[test]
    fn expressions_leave_their_lines_behind() {
        assert_eq!(pieces("{%\n if x\n%}\n<b>y"), [(4, Piece::Text("y".to_owned()))]);
    }
}
