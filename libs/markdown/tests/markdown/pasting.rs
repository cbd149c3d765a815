use cairn_markdown::{Options, from_html, links, plain_text, render};
use proptest::prelude::*;

fn pasted(html: &str) -> String {
    from_html(html).unwrap().markdown
}

#[test]
fn a_paste_from_word_keeps_headings_and_nested_lists() {
    let markdown = pasted(include_str!("samples/word.html"));
    assert_eq!(markdown, include_str!("samples/word.md"));
}

#[test]
fn a_sharepoint_table_becomes_a_table() {
    let markdown = pasted(include_str!("samples/sharepoint.html"));
    assert_eq!(markdown, include_str!("samples/sharepoint.md"));
}

#[test]
fn a_google_docs_paste_is_not_bold_all_over() {
    let markdown = pasted(include_str!("samples/google-docs.html"));
    assert_eq!(markdown, include_str!("samples/google-docs.md"));
}

#[test]
fn a_web_article_comes_without_its_page() {
    let found = from_html(include_str!("samples/article.html")).unwrap();
    assert_eq!(found.markdown, include_str!("samples/article.md"));
    assert_eq!(found.dropped_images, 1);
}

#[test]
fn pictures_that_cannot_come_along_are_counted() {
    let html = "<p>a<img src='data:image/png;base64,AAAA'><img src='file:///C:/x.png'>\
        <img alt='karta' src='https://x.se/k.png'></p>";
    let found = from_html(html).unwrap();
    assert_eq!(found.dropped_images, 2);
    assert_eq!(found.markdown, "a![karta](https://x.se/k.png)\n");
}

#[test]
fn links_that_lead_nowhere_from_here_are_counted() {
    let html = "<p><a href='/sites/x.docx'>a</a> <a href='file:///C:/x.doc'>b</a>\
        <a href='#_ftn1'>c</a><a href='javascript:x'>d</a><a href='x'></a>\
        <a href='https://a.se'>e</a></p><a href='../y'><p>f</p></a>";
    let found = from_html(html).unwrap();
    assert_eq!(found.dropped_links, 3, "{}", found.markdown);
    assert!(found.markdown.contains("a b") && found.markdown.contains("[e](https://a.se)"));
}

#[test]
fn words_that_look_like_markdown_stay_words() {
    for text in [
        "1. inte lista",
        "- inte",
        "# inte",
        "2*3*4",
        "snake_case_name",
        "a [b](c) d",
        "`x`",
        "<ditt namn>",
        "R&D &amp; &lt;",
        "a | b",
        "***",
        "---",
        "~~x~~",
        "> citat",
        "+ a",
        "= b",
        "c:\\mapp\\fil",
        "![x](y)",
        "[^1]",
        "[ ] x",
        "8) x",
        "*a",
        "a*",
        "_a_ b",
        "www.a.se/_x_",
        "https://a.se/(x)",
        "| a |",
        "a\u{a0}b",
        ":-- x",
    ] {
        let html = format!("<p>{}</p>", text.replace('&', "&amp;").replace('<', "&lt;"));
        let read = plain_text(&pasted(&html)).unwrap();
        let meant = text.replace('\u{a0}', " ");
        assert_eq!(read, meant, "{}", pasted(&html));
    }
}

#[test]
fn marks_survive_where_they_can_be_written() {
    for (html, markdown) in [
        ("<p><b>fet</b> och <i>kursiv</i></p>", "**fet** och *kursiv*\n"),
        ("<p><b>fet </b>text</p>", "**fet** text\n"),
        ("<p><b>a</b> <b>b</b></p>", "**a b**\n"),
        ("<p><b><i>båda</i></b></p>", "***båda***\n"),
        ("<p><span style='font-weight:700'>tung</span></p>", "**tung**\n"),
        ("<p>rad<br>rad</p>", "rad\\\nrad\n"),
        ("<p><code>a`b</code></p>", "``a`b``\n"),
        ("<p><s>nej</s></p>", "~~nej~~\n"),
        ("<p><a href='https://a.se/x y'>länk</a></p>", "[länk](https://a.se/x%20y)\n"),
        ("<a href='https://a.se'>https://a.se</a>", "<https://a.se>\n"),
        ("<a href='javascript:x'>a</a>", "a\n"),
        ("<a href='/sites/drift/x.docx'>a</a>", "a\n"),
        (
            "<a href='https://www.google.com/url?q=https://a.se/x%3Fy&amp;sa=D'>a</a>",
            "[a](https://a.se/x?y)\n",
        ),
        (
            "<a href='https://eur1.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.se%2F\
             &amp;data=1'>a</a>",
            "[a](https://a.se/)\n",
        ),
        (
            "<a href='https://www.google.com/url?q=javascript:x'>a</a>",
            "[a](https://www.google.com/url?q=javascript:x)\n",
        ),
        ("<pre>a\n  b</pre>", "```\na\n  b\n```\n"),
        ("<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b\n"),
        ("<p>a</p><hr><p>b</p>", "a\n\n***\n\nb\n"),
        ("<ol start=3><li>c<li>d</ol>", "3. c\n4. d\n"),
        ("<ul><li>a</li><ul><li>b</li></ul><li>c</li></ul>", "- a\n  - b\n- c\n"),
        ("<p role=heading aria-level=2><span>R</span></p>", "## R\n"),
        ("text utan element", "text utan element\n"),
        ("", ""),
    ] {
        assert_eq!(pasted(html), markdown, "{html}");
    }
}

#[test]
fn lines_that_a_program_wrapped_are_pasted_as_one() {
    let markdown = pasted("<p>en lång\n rad</p><ul><li>a\nb</li></ul>");
    assert_eq!(markdown, "en lång rad\n\n- a b\n");
}

/// One paragraph of Word's that is an item of list `list`.
fn word_item(list: &str, sign: &str, text: &str) -> String {
    format!(
        "<p class=MsoListParagraph style='mso-list:{list} level1 lfo1'>\
         <span style='mso-list:Ignore'>{sign}<span>&nbsp; </span></span>{text}</p>"
    )
}

#[test]
fn a_list_of_words_that_follows_another_begins_anew() {
    let bullets = word_item("l0", "·", "a") + &word_item("l0", "·", "b");
    let numbers = word_item("l1", "1.", "c") + &word_item("l1", "2.", "d");
    let again = word_item("l2", "1.", "e");
    let markdown = pasted(&(bullets + &numbers + &again));
    assert_eq!(markdown, "- a\n- b\n1. c\n2. d\n1) e\n");
    let html = render(&markdown, &Options::default()).unwrap().to_string();
    assert_eq!(html.matches("<ol>").count(), 2, "{html}");
}

#[test]
fn a_table_without_heads_has_its_first_row_as_heads() {
    let rows = "<table><tr><td>a</td><td>b</td></tr><tr><td>1</td><td>2</td></tr></table>";
    assert_eq!(pasted(rows), "| a | b |\n| --- | --- |\n| 1 | 2 |\n");
}

#[test]
fn a_layout_table_becomes_what_is_in_it_and_a_list_in_a_cell_stays_in_it() {
    assert_eq!(pasted("<table><tr><td><p>a</p><p>b</p></td></tr></table>"), "a\n\nb\n");
    let cell =
        "<table><tr><th>x<th>y|z</tr><tr><td><ul><li>1<li>2</ul><td colspan=2>3</tr></table>";
    assert_eq!(pasted(cell), "| x | y\\|z |  |\n| --- | --- | --- |\n| • 1<br>• 2 | 3 |  |\n");
}

#[test]
fn a_cell_over_several_rows_keeps_every_value_below_its_heading() {
    let torque = "<table><tr><th>Pipe<th>Dry<th>Oiled</tr>\
        <tr><td rowspan=2>DN25<td>60<td>45</tr><tr><td>50<td>41</tr>\
        <tr><td>DN32<td rowspan=2 colspan=2>80</tr><tr><td>DN40</tr></table>";
    assert_eq!(
        pasted(torque),
        "| Pipe | Dry | Oiled |\n| --- | --- | --- |\n| DN25 | 60 | 45 |\n| DN25 | 50 | 41 |\n\
         | DN32 | 80 |  |\n| DN40 | 80 |  |\n"
    );
    let wide = "<td rowspan=65000>0123456789".repeat(40);
    let many = format!("<table><tr>{wide}<td>a</tr>{}</table>", "<tr><td>b</tr>".repeat(2_000));
    assert!(pasted(&many).len() < 400_000, "{}", pasted(&many).len());
    let endless = "<table><tr><td rowspan=65000>a<td>b</tr><tr><td>c</tr><tr></tr></table>";
    assert_eq!(pasted(endless), "| a | b |\n| --- | --- |\n| a | c |\n");
}

#[test]
fn raised_and_lowered_figures_stay_other_than_the_ones_before_them() {
    let page = "<p>45<sup>2</sup> kvm, 10<sup>-3</sup> Pa, m<span style=\"vertical-align: super\">3\
        </span>/h, CO<sub>2</sub>, the 1<sup>st</sup></p>";
    assert_eq!(pasted(page), "45² kvm, 10⁻³ Pa, m³/h, CO₂, the 1st\n");
}

/// Words as a reader sees them: white space aside.
fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(ToOwned::to_owned).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]
    #[test]
    fn no_word_of_a_paragraph_is_lost_or_changed(
        pieces in proptest::collection::vec(
            ("[-a-cå0-9.*_`\\[\\]()<>#+|~!&;:=@^ \\\\]{1,8}",
             proptest::sample::select(vec!["span", "b", "i", "s", "u"])),
            1..5,
        ),
    ) {
        let escape = |t: &str| t.replace('&', "&amp;").replace('<', "&lt;");
        let html: String = pieces.iter().fold(String::from("<p>"), |html, (text, tag)| {
            html + "<" + tag + ">" + &escape(text) + "</" + tag + ">"
        });
        let text: String = pieces.iter().map(|(text, _)| text.as_str()).collect();
        let markdown = pasted(&html);
        prop_assert_eq!(words(&plain_text(&markdown).unwrap()), words(&text), "{}", markdown);
    }

    #[test]
    fn any_html_can_be_pasted_and_shown(html in any::<String>()) {
        let markdown = pasted(&html);
        render(&markdown, &Options::default()).unwrap();
        links(&markdown).unwrap();
    }
}
