use cairn_markdown::{LinkTarget, Options, outline, render};

fn html(md: &str) -> String {
    render(md, &Options::default()).unwrap().to_string()
}

#[test]
fn the_marks_people_use_become_html() {
    for (md, part) in [
        ("**fet** och *kursiv*", "<p><strong>fet</strong> och <em>kursiv</em></p>"),
        ("~~struket~~", "<del>struket</del>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("3. c", "<ol start=\"3\">"),
        ("> citat", "<blockquote>"),
        ("`kod`", "<code>kod</code>"),
        ("```sql\nselect 1\n```", "<pre><code>select 1\n</code></pre>"),
        ("| a | b |\n|---|--:|\n| 1 | 2 |", "<td align=\"right\">2</td>"),
        ("rad\\\nrad", "rad<br>\nrad"),
    ] {
        assert!(html(md).contains(part), "{md}: {}", html(md));
    }
}

#[test]
fn a_line_ends_where_it_was_ended_if_that_is_asked_for() {
    let typed = Options { line_breaks: true, ..Options::default() };
    for (md, wrapped, ended) in [
        ("en\ntvå", "<p>en\ntvå</p>\n", "<p>en<br>\ntvå</p>\n"),
        ("en<br>\ntvå", "<p>en<br>\n\ntvå</p>\n", "<p>en<br>\n\ntvå</p>\n"),
        ("en\\\ntvå", "<p>en<br>\ntvå</p>\n", "<p>en<br>\ntvå</p>\n"),
        ("en\n\ntvå", "<p>en</p>\n<p>två</p>\n", "<p>en</p>\n<p>två</p>\n"),
        (
            "- en\n- två",
            "<ul>\n<li>en</li>\n<li>två</li>\n</ul>\n",
            "<ul>\n<li>en</li>\n<li>två</li>\n</ul>\n",
        ),
    ] {
        assert_eq!(html(md), wrapped, "{md}");
        assert_eq!(render(md, &typed).unwrap().to_string(), ended, "{md}");
    }
}

#[test]
fn no_level_of_headings_is_skipped_whatever_was_written() {
    let tags = |md: &str| -> Vec<String> {
        html(md).match_indices("<h").map(|(at, _)| html(md)[at + 1..at + 3].to_owned()).collect()
    };
    assert_eq!(tags("## A\n\n## B\n\n### C\n\n## D"), ["h2", "h2", "h3", "h2"]);
    assert_eq!(tags("#### A\n\n# B\n\n#### C\n\n###### D\n\n## E"), ["h2", "h2", "h3", "h4", "h3"]);
    let seven = "# A\n\n## B\n\n### C\n\n#### D\n\n##### E\n\n###### F";
    assert_eq!(tags(seven), ["h2", "h3", "h4", "h5", "h6", "h6"]);
}

#[test]
fn headings_move_below_the_pages_own_and_carry_the_ids_of_the_outline() {
    let md = "# Så här *gör* vi\n\n## Steg\n\n## Steg\n\n###### Djupt\n\n# !!!";
    let page = html(md);
    for part in [
        "<h2 id=\"så-här-gör-vi\">Så här <em>gör</em> vi</h2>",
        "<h3 id=\"steg\">",
        "<h3 id=\"steg-1\">",
        "<h4 id=\"djupt\">",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    for heading in outline(md).unwrap() {
        assert!(page.contains(&format!(" id=\"{}\">", heading.id)), "{heading:?}");
    }
}

#[test]
fn two_texts_on_one_page_share_no_id_and_links_within_stay_within() {
    let options = Options { id_prefix: "a7-", ..Options::default() };
    let md = "# Om\n\n[till](#Om) och not[^1]\n\n[^1]: noten";
    let page = render(md, &options).unwrap().to_string();
    let ids: Vec<&str> = page.split(" id=\"").skip(1).collect();
    assert!(ids.len() >= 3 && page.contains("href=\"#a7-om\""), "{page}");
    assert!(ids.iter().all(|id| id.split('"').next().unwrap().contains("a7-")), "{page}");
    for href in page.split("href=\"#").skip(1) {
        let place = href.split('"').next().unwrap();
        assert!(page.contains(&format!(" id=\"{place}\"")), "{place} leads nowhere: {page}");
    }
}

#[test]
fn task_lists_are_read_aloud_as_signs_not_as_dead_controls() {
    let page = html("- [x] klart\n- [ ] kvar");
    assert!(page.contains("☑ klart") && page.contains("☐ kvar"), "{page}");
    assert!(!page.contains("<input"));
}

#[test]
fn no_word_in_a_foreign_language_is_added() {
    let page = html("# A\n\ntext[^n] igen[^n]\n\n[^n]: not\n\n- [ ] x");
    assert!(!page.contains("aria-label") && !page.contains("Back to"), "{page}");
}

#[test]
fn html_in_the_text_leaves_its_words_and_placeholders_stay_as_typed() {
    for (md, shown) in [
        ("Skriv <ditt namn> här", "Skriv &lt;ditt namn&gt; här"),
        ("ett<br>två", "ett<br>"),
        ("<u>under</u>struket", "<p>understruket</p>"),
        ("<div align=center>\nHej <b>du</b>\n</div>", "<p>Hej du</p>"),
        ("<details><summary>Mer</summary>\n\n*inuti*\n\n</details>", "<em>inuti</em>"),
        ("a <!-- hemligt --> b", "<p>a  b</p>"),
        ("a < b och c > d", "a &lt; b och c &gt; d"),
    ] {
        assert!(html(md).contains(shown), "{md}: {}", html(md));
    }
}

#[test]
fn links_and_images_go_where_the_caller_says() {
    let options = Options {
        link: &|url| match url {
            "gone.md" => LinkTarget::TextOnly,
            "kyla.md" => LinkTarget::To("/pages/7".to_owned()),
            "evil" => LinkTarget::To("javascript:alert(1)".to_owned()),
            _ => LinkTarget::Keep,
        },
        image: &|_| LinkTarget::To("/files/1".to_owned()),
        ..Options::default()
    };
    let md = "[k](kyla.md) [**g**](gone.md) [e](evil) [u](https://a.se) ![bild](b.png)";
    let page = render(md, &options).unwrap().to_string();
    assert!(page.contains("<a href=\"/pages/7\" rel=\"noopener\">k</a> <strong>g</strong> e "));
    assert!(page.contains("<a href=\"https://a.se\" rel=\"noopener\">u</a>"), "{page}");
    assert!(page.contains("src=\"/files/1\" alt=\"bild\""), "{page}");
}

#[test]
fn a_picture_that_nobody_described_is_said_to_be_one() {
    let options = Options { unnamed: "Undescribed", ..Options::default() };
    let page = render("![](a.png) ![IMG_1\\_2.JPG](b.png) ![The *valve*](c.png)", &options);
    let page = page.unwrap().to_string();
    assert_eq!(page.matches("alt=\"Undescribed\"").count(), 2, "{page}");
    assert!(page.contains("alt=\"The valve\""), "{page}");
    assert!(html("![](a.png)").contains("alt=\"\""));
}

#[test]
fn a_foreign_image_becomes_a_link_so_that_nobody_is_watched_reading() {
    for md in ["![karta](https://x.se/k.png)", "![karta](//x.se/k.png)", "![](https://x.se/k.png)"]
    {
        let page = html(md);
        assert!(!page.contains("<img") && page.contains("x.se/k.png\" rel"), "{page}");
    }
    let inside = html("[![karta](https://x.se/k.png)](https://y.se)");
    assert!(inside.contains("<a href=\"https://y.se\" rel=\"noopener\">karta</a>"), "{inside}");
    assert!(html("![karta](k.png)").contains("<img"));
}

#[test]
fn a_film_of_our_own_plays_where_its_link_stands_alone() {
    let film = |url: &str| url.starts_with("/files/") && url.rsplit('.').next() == Some("mp4");
    let options = Options { film: &film, ..Options::default() };
    let page = |md: &str| render(md, &options).unwrap().to_string();
    let alone = page("Se här:\n\n[ventil](/files/a.mp4)\n\nKlart.");
    let plays = "<p><video controls=\"\" preload=\"metadata\" src=\"/files/a.mp4\"></video><br>";
    assert!(alone.contains(plays), "{alone}");
    assert!(alone.contains(">ventil</a></p>"), "{alone}");
    for md in ["se [ventil](/files/a.mp4)", "[b](/files/a.pdf)", "[c](https://x.example/a.mp4)"] {
        assert!(!page(md).contains("<video"), "{md}");
    }
    assert!(!page("<video src=\"/files/a.mp4\"></video>").contains("<video"));
    assert!(!page("[x](/files/\"onplay=alert(1)\".mp4)").contains("onplay=alert(1)\""));
}

#[test]
fn a_call_out_is_a_quotation_with_a_sign_and_no_english_word() {
    let page = html("> [!WARNING]\n> Stäng ventilen.");
    assert!(page.contains("<blockquote>\n<p>\u{26A0} Stäng ventilen.</p>"), "{page}");
    let page = html("> [!NOTE] Om jouren\n> Ring först.");
    assert!(page.contains("<strong>Om jouren</strong>") && page.contains("Ring först."), "{page}");
    let words = cairn_markdown::plain_text("> [!NOTE] Om jouren\n> Ring först.").unwrap();
    assert_eq!(words, "Om jouren\nRing först.");
}

#[test]
fn a_picture_that_is_none_here_becomes_a_link_within_the_house() {
    let image = |_: &str| LinkTarget::Link;
    let page = render("![Ritning](/files/a.svg)", &Options { image: &image, ..Options::default() });
    let page = page.unwrap().to_string();
    assert!(page.contains("<a href=\"/files/a.svg\"") && !page.contains("<img"), "{page}");
}

#[test]
fn html_that_is_left_out_is_noticed() {
    let lost = |md: &str| cairn_markdown::has_html(md).unwrap();
    assert!(lost("<details>\n<summary>Mer</summary>\n\nx\n</details>") && lost("a <b>c</b>"));
    assert!(!lost("a<br>b <!-- c --> `<b>` <your name>"));
}
