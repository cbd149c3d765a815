use cairn_markdown::{Link, links, rewrite_links};
use proptest::prelude::*;

const HANDBOOK: &str = "# Handbok\r\n\r\n\
    Se [kyla](../kyla/README.md \"Om kyla\"), ![bild *ett*](img/a%20b.png) och [ref][k].\r\n\
    > * [![inre](i.png)](<två ord.md>) [paren](a(b).md)\r\n\
    >   rad två [här](z.md)\r\n\r\n\
    | a | b |\r\n|---|---|\r\n| [cell](c.md) | `[inte](kod.md)` |\r\n\r\n\
    ```\r\n[inte](kod.md)\r\n[k]: kod.md\r\n```\r\n\r\n\
    [k]: ref.md 'Titel'\r\n[L]: <andra sidan.md>\r\n\r\n\
    Text [L] och https://bar.se/x.md.\r\n[falsk]: inte.md";

#[test]
fn every_target_changes_and_no_other_byte() {
    let moved = rewrite_links(HANDBOOK, &|url| Some(format!("/p/{}", url.len()))).unwrap();
    let expected = HANDBOOK
        .replace("../kyla/README.md", "/p/17")
        .replace("img/a%20b.png", "/p/13")
        .replace("i.png)]", "/p/5)]")
        .replace("två ord.md", "/p/11")
        .replace("a(b).md", "/p/7")
        .replace("(z.md)", "(/p/4)")
        .replace("(c.md)", "(/p/4)")
        .replace("ref.md", "/p/6")
        .replace("andra sidan.md", "/p/14");
    assert_eq!(moved, expected);
}

#[test]
fn targets_without_an_answer_stay_byte_for_byte() {
    assert_eq!(rewrite_links(HANDBOOK, &|_| None).unwrap(), HANDBOOK);
}

#[test]
fn a_new_target_with_spaces_and_parentheses_still_is_one() {
    let md = rewrite_links("[a](b.md)", &|_| Some("/filer/två (ord).pdf".to_owned())).unwrap();
    assert_eq!(links(&md).unwrap()[0].url, "/filer/två%20%28ord%29.pdf");
}

#[test]
fn links_are_listed_with_words_and_kind() {
    let link = |text: &str, url: &str, image| Link { text: text.into(), url: url.into(), image };
    let found = links("[*a* b](c.md) ![d](e.png) https://f.se [g][h]\n\n[h]: i.md").unwrap();
    let expected = [
        link("a b", "c.md", false),
        link("d", "e.png", true),
        link("https://f.se", "https://f.se", false),
        link("g", "i.md", false),
    ];
    assert_eq!(found, expected);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]
    #[test]
    fn any_text_without_answers_is_unchanged(md in "[-a-c#*`>|!\\[\\]()<:/ \r\n\t\\\\&;å]{0,120}") {
        prop_assert_eq!(rewrite_links(&md, &|_| None).unwrap(), md);
    }

    #[test]
    fn a_rewritten_text_says_the_same(
        words in proptest::collection::vec("[a-zåäö]{1,6}", 1..6),
        quote in proptest::sample::select(vec!["", "> ", "- ", "1. ", "> - "]),
    ) {
        let line = |md: String, w: &String| md + quote + "[" + w + "](" + w + ".md)\n";
        let md = words.iter().fold(String::new(), line);
        let moved = rewrite_links(&md, &|url| Some(format!("/{url}"))).unwrap();
        let urls: Vec<String> = links(&moved).unwrap().into_iter().map(|l| l.url).collect();
        let expected: Vec<String> = words.iter().map(|w| format!("/{w}.md")).collect();
        prop_assert_eq!(urls, expected);
    }
}
