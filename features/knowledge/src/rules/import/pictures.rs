//! Pictures as other programs write them.

use super::{links::decoded, text::outside_code};

/// Pictures written as HTML become Markdown, since HTML in pages is not shown.
pub fn with_pictures(body: &str) -> String {
    outside_code(body, |out, line| {
        if line.contains("<img") {
            out.push_str(&pictures_of_line(line));
        } else {
            out.push_str(line);
        }
    })
}

fn pictures_of_line(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some(at) = rest.find("<img") {
        let (before, tag) = rest.split_at(at);
        out.push_str(before);
        let in_code = out.matches('`').count() % 2 == 1;
        let end = tag.find('>').filter(|_| !in_code);
        let Some((end, source)) = end.and_then(|end| Some((end, attribute(&tag[..end], "src")?)))
        else {
            out.push_str("<img");
            rest = &tag[4..];
            continue;
        };
        let alt = attribute(&tag[..end], "alt").unwrap_or_default().replace(['[', ']'], "");
        let source = source.replace(['<', '>', '\n'], "");
        out.extend(["![", alt.as_str(), "](<", source.as_str(), ">)"]);
        rest = &tag[end + 1..];
    }
    out.push_str(rest);
    out
}

fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let at = tag.find(&format!("{name}="))?;
    let value = &tag[at + name.len() + 1..];
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
    match quote {
        Some(quote) => value[1..].split(quote).next(),
        None => value.split([' ', '/', '>']).next(),
    }
}

/// What is no picture becomes a link to it, which is called like the file where nobody has given it
/// words: an address tells nobody what it is.
pub fn with_names(body: &str) -> String {
    outside_code(body, |out, line| {
        let mut rest = line;
        while let Some(at) = rest.find("![](") {
            let (before, after) = rest.split_at(at);
            out.push_str(before);
            let in_code = out.rsplit('\n').next().unwrap_or_default().matches('`').count() % 2 == 1;
            let name = after[4..].split(')').next().and_then(name_of_other).filter(|_| !in_code);
            out.extend(["![", name.as_deref().unwrap_or_default(), "]("]);
            rest = &after[4..];
        }
        out.push_str(rest);
    })
}

/// The name of a file that no page shows, by its ending.
fn name_of_other(target: &str) -> Option<String> {
    let target = target.trim().strip_prefix('<').unwrap_or(target.trim());
    let path = target.split(['>', '"', '\'', '?', '#']).next()?.trim();
    let name = decoded(path.rsplit('/').next()?).replace(['[', ']', '\n'], "");
    let ending = name.rsplit_once('.')?.1.to_lowercase();
    let shown = ["png", "jpg", "jpeg", "gif", "webp"].contains(&ending.as_str());
    (!shown && !ending.is_empty() && !path.contains("://")).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_in_html_become_markdown_and_code_stays_code() {
        let body =
            "a <img width=4 src=\"b c.png\" alt='A [b]'/> c\n```\n<img src=x>\n```\n`<img src=y>`";
        let expected = "a ![A b](<b c.png>) c\n```\n<img src=x>\n```\n`<img src=y>`";
        assert_eq!(with_pictures(body), expected);
        assert_eq!(with_pictures("<img broken"), "<img broken");
        assert_eq!(with_pictures("<img src=a.png>"), "![](<a.png>)");
    }

    #[test]
    fn a_file_that_does_not_show_is_called_by_its_name() {
        for (raw, named) in [
            ("a ![](img/logo.svg) b", "a ![logo.svg](img/logo.svg) b"),
            ("![](<b c.pdf>)", "![b c.pdf](<b c.pdf>)"),
            ("![](b%20c.pdf \"t\")", "![b c.pdf](b%20c.pdf \"t\")"),
            ("![](a.PNG) ![x](a.svg)", "![](a.PNG) ![x](a.svg)"),
            (
                "`![](a.svg)` ![](https://x.example/a.svg)",
                "`![](a.svg)` ![](https://x.example/a.svg)",
            ),
            ("```\n![](a.svg)\n```\n", "```\n![](a.svg)\n```\n"),
        ] {
            assert_eq!(with_names(raw), named);
        }
    }
}
