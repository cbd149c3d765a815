//! Pictures in a text that nobody described to those who do not see them.

use cairn_markdown::{Link, links, says_nothing};

use super::files;

/// Addresses of our own pictures without a description, each once, in their order.
pub fn undescribed(body: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (url, _) in silent(body) {
        if !found.contains(&url) {
            found.push(url);
        }
    }
    found
}

/// The text with what was said of its pictures, by their address.
pub fn described(body: &str, said: &[(String, String)]) -> String {
    let mut text = body.to_owned();
    for (url, written) in silent(body) {
        if let Some((_, words)) = said.iter().find(|(of, _)| *of == url) {
            text = text.replace(&written, &format!("![{}]({url}", escaped(words)));
        }
    }
    text
}

/// A picture with its description as Markdown.
pub fn markdown(url: &str, words: &str) -> String {
    format!("![{}]({url})", escaped(words))
}

/// Address of each picture that says nothing, and how it stands in the text up to there.
fn silent(body: &str) -> Vec<(String, String)> {
    let ours = |link: &Link| {
        link.image && files::id_of(&link.url).is_some() && files::is_picture_name(&link.url)
    };
    let all = links(body).unwrap_or_default().into_iter();
    let silent = all.filter(|link| ours(link) && says_nothing(&link.text));
    silent.filter_map(|link| written(body, &link).map(|text| (link.url, text))).collect()
}

/// A name that a handbook or a paste brought may have its underscores escaped.
fn written(body: &str, link: &Link) -> Option<String> {
    let alts = [link.text.clone(), link.text.replace('_', "\\_")];
    alts.iter().map(|alt| format!("![{alt}]({}", link.url)).find(|it| body.contains(it.as_str()))
}

fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        if "\\[]`*_<>&~".contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const URL: &str = "/files/0198f3c2-77aa-7d11-9d6c-0d8a4a6f1b2c.jpg";

    #[test]
    fn what_is_said_of_a_picture_stands_in_the_text_and_nothing_else_changes() {
        let body =
            format!("a\n![]({URL})\n![The valve]({URL})\n[x]({URL})\n![](https://x.se/a.png)");
        assert_eq!(undescribed(&body), [URL]);
        let text = described(&body, &[(URL.to_owned(), "Valve [3] *shut*".to_owned())]);
        assert_eq!(text, body.replacen("![]", "![Valve \\[3\\] \\*shut\\*]", 1));
        assert!(undescribed(&text).is_empty());
        assert_eq!(links(&text).unwrap()[0].text, "Valve [3] *shut*");
    }

    #[test]
    fn the_name_of_a_file_is_no_description() {
        for alt in ["IMG_2034.jpg", "IMG\\_2034.jpg"] {
            let body = format!("![{alt}]({URL} \"x\")");
            let text = described(&body, &[(URL.to_owned(), "The valve".to_owned())]);
            assert_eq!(text, format!("![The valve]({URL} \"x\")"));
        }
    }
}
