//! A Markdown file's title and text.

use cairn_ground::limits;

use super::{What, front, pictures, wiki};
use crate::rules::pages::{Text, clean_markdown, without_heading};

/// As long as a name of a section may be.
const NAME: usize = 60;

/// Title and text of a file, and what of it somebody should know.
pub fn read(path: &str, raw: &str) -> Result<(Text, Vec<What>), What> {
    let clean = clean_markdown(raw);
    let (front, body) = front::split(&clean);
    let heading = cairn_markdown::title(body).map_err(What::unread)?;
    let title = front.title.or_else(|| heading.clone()).unwrap_or_else(|| name_of(path));
    let body = without_heading(body, &title);
    let body =
        clean_markdown(&pictures::with_names(&wiki::with_links(&pictures::with_pictures(&body))));
    if body.is_empty() {
        return Err(if heading.is_some() { What::OnlyHeading } else { What::Empty });
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
    notes.extend(front.notes);
    if cairn_markdown::has_html(&body).unwrap_or_default() {
        notes.push(What::Html);
    }
    Ok((Text { title: short, body }, notes))
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
        assert_eq!(read("a.md", "# Only a heading\n").map(drop), Err(What::OnlyHeading));
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
}
