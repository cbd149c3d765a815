//! A Markdown file's title and text.

use cairn_ground::limits;

use super::{What, wiki};
use crate::rules::pages::{Text, clean_markdown, without_heading};

/// As long as a name of a section may be.
const NAME: usize = 60;

/// Title and text of a file, and what of it somebody should know.
pub fn read(path: &str, raw: &str) -> Result<(Text, Vec<What>), What> {
    let clean = clean_markdown(raw);
    let (front, body) = front_matter(&clean);
    let named = front.and_then(title_of_front);
    let heading = cairn_markdown::title(body).map_err(What::unread)?;
    let title = named.or_else(|| heading.clone()).unwrap_or_else(|| name_of(path));
    let body = without_heading(body, &title);
    let body = clean_markdown(&wiki::with_links(&with_pictures(&body)));
    if body.is_empty() {
        return Err(What::Empty);
    }
    if body.chars().count() > limits::PAGE {
        return Err(What::TooLong);
    }
    let line = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let short: String = line.chars().take(limits::LINE).collect();
    let mut notes = Vec::new();
    if short.len() < line.len() {
        notes.push(What::LongTitle);
    }
    let left = front.map(keys_left).unwrap_or_default();
    if !left.is_empty() {
        notes.push(What::FrontMatter(left));
    }
    if cairn_markdown::has_html(&body).unwrap_or_default() {
        notes.push(What::Html);
    }
    Ok((Text { title: short, body }, notes))
}

/// YAML between `---` or TOML between `+++`, and what follows.
fn front_matter(text: &str) -> (Option<&str>, &str) {
    for fence in ["---", "+++"] {
        let Some(rest) = text.strip_prefix(fence).and_then(|rest| rest.strip_prefix('\n')) else {
            continue;
        };
        let key = rest.lines().next().is_some_and(|line| line.contains(':') || line.contains('='));
        let end = format!("\n{fence}");
        if let (true, Some(at)) = (key, rest.find(&end)) {
            let after = &rest[at + end.len()..];
            let body = after.split_once('\n').map_or("", |(_, body)| body);
            return (Some(&rest[..at]), body);
        }
    }
    (None, text)
}

/// Keys of front matter that pages have no place for.
fn keys_left(front: &str) -> String {
    let keys = front.lines().filter_map(|line| {
        let key = line.split([':', '=']).next().filter(|key| key.len() < line.len())?.trim_end();
        let plain = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
        (!key.is_empty() && key != "title" && key.chars().all(plain)).then_some(key)
    });
    keys.take(20).collect::<Vec<_>>().join(", ")
}

fn title_of_front(front: &str) -> Option<String> {
    let value = front.lines().find_map(|line| {
        let rest = line.strip_prefix("title")?.trim_start();
        rest.strip_prefix([':', '='])
    })?;
    let value = value.trim();
    let plain = ['"', '\'']
        .iter()
        .find_map(|quote| value.strip_prefix(*quote)?.strip_suffix(*quote))
        .unwrap_or(value);
    (!plain.is_empty()).then(|| plain.to_owned())
}

/// `how-we-pay.md` is called "How we pay".
fn name_of(path: &str) -> String {
    let file = path.rsplit('/').next().unwrap_or(path);
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    match stem.to_lowercase().as_str() {
        "readme" | "index" | "_index" => {
            let folder = path.rsplit('/').nth(1).unwrap_or(stem);
            folder_name(folder, false)
        }
        _ => folder_name(stem, false),
    }
}

/// A folder's name as people write it; a title (`written`) is one already.
pub fn folder_name(name: &str, written: bool) -> String {
    let spaced = if written { name.to_owned() } else { name.replace(['-', '_'], " ") };
    let clean = spaced.replace('/', " ");
    let line = clean.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut letters = line.chars();
    let first = letters.next().map(char::to_uppercase).into_iter().flatten();
    first.chain(letters).take(NAME).collect::<String>().trim().to_owned()
}

/// Pictures written as HTML become Markdown, since HTML in pages is not shown.
fn with_pictures(body: &str) -> String {
    outside_code(body, |out, line| {
        if line.contains("<img") {
            out.push_str(&pictures_of_line(line));
        } else {
            out.push_str(line);
        }
    })
}

/// The same text, each line outside fenced code written by `write`; what is in a fence stays.
pub(super) fn outside_code(body: &str, write: impl Fn(&mut String, &str)) -> String {
    let mut out = String::with_capacity(body.len());
    let mut fence: Option<&str> = None;
    for line in body.split_inclusive('\n') {
        let start = line.trim_start();
        let mark = ["```", "~~~"].into_iter().find(|mark| start.starts_with(mark));
        match (fence, mark) {
            (None, Some(mark)) => fence = Some(mark),
            (Some(open), Some(mark)) if open == mark => fence = None,
            _ => {}
        }
        if fence.is_some() || mark.is_some() {
            out.push_str(line);
        } else {
            write(&mut out, line);
        }
    }
    out
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

#[cfg(test)]
mod tests {
    use super::*;

    fn title(path: &str, raw: &str) -> (String, String) {
        let (text, _) = read(path, raw).unwrap();
        (text.title, text.body)
    }

    #[test]
    fn a_title_stands_in_the_front_the_heading_or_the_name() {
        let own = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(title("a.md", "---\ntitle: \"Lön\"\n---\n# Pay\n\nx"), own("Lön", "# Pay\n\nx"));
        assert_eq!(title("a.md", "+++\ntitle = 'Lön'\n+++\nx"), own("Lön", "x"));
        assert_eq!(title("a.md", "# **Pay** day #\n\nx"), own("Pay day", "x"));
        assert_eq!(title("a.md", "Pay day\n=======\nx"), own("Pay day", "x"));
        assert_eq!(title("x/how-we_pay.md", "x"), own("How we pay", "x"));
        assert_eq!(title("x/sick-leave/README.md", "x"), own("Sick leave", "x"));
        assert_eq!(title("a.md", "---\n\nx"), own("A", "---\n\nx"));
    }

    #[test]
    fn what_has_no_words_is_no_page() {
        assert_eq!(read("a.md", "---\ntitle: x\n---\n").map(drop), Err(What::Empty));
        assert_eq!(read("a.md", "# Only a heading\n").map(drop), Err(What::Empty));
        for length in [200_001, 1_200_000] {
            assert_eq!(read("a.md", &"å".repeat(length)).map(drop), Err(What::TooLong));
        }
        let deep = format!("{} x", ">".repeat(200));
        assert_eq!(read("a.md", &deep).map(drop), Err(What::TooDeep));
        let (text, notes) = read("a.md", &format!("# {}\n\nx", "å".repeat(10_000))).unwrap();
        assert!(notes == [What::LongTitle] && text.title.chars().count() == limits::LINE);
    }

    #[test]
    fn what_is_left_out_is_named() {
        let raw =
            "---\ntitle: Jour\ntags:\n  - natt\nauthor: Bo\n---\n<details>\nMer\n</details>\n";
        let (_, notes) = read("a.md", raw).unwrap();
        assert_eq!(notes, [What::FrontMatter("tags, author".into()), What::Html]);
    }

    #[test]
    fn pictures_in_html_become_markdown_and_code_stays_code() {
        let body =
            "a <img width=4 src=\"b c.png\" alt='A [b]'/> c\n```\n<img src=x>\n```\n`<img src=y>`";
        let expected = "a ![A b](<b c.png>) c\n```\n<img src=x>\n```\n`<img src=y>`";
        assert_eq!(with_pictures(body), expected);
        assert_eq!(with_pictures("<img broken"), "<img broken");
        assert_eq!(with_pictures("<img src=a.png>"), "![](<a.png>)");
    }
}
