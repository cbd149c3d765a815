use cairn_markdown::{
    Error, LineKind, MAX_BYTES, MAX_DEPTH, MAX_HTML_BYTES, Options, diff, diff_as_read, from_html,
    links, plain_text, render,
};

#[test]
fn a_text_beyond_a_megabyte_is_refused_by_name() {
    let long = "a".repeat(MAX_BYTES + 1);
    let refused = Error::TooLarge { bytes: MAX_BYTES + 1 };
    assert_eq!(plain_text(&long), Err(refused));
    assert_eq!(render(&long, &Options::default()), Err(refused));
    assert_eq!(from_html(&long), Err(refused));
    assert!(plain_text(&long[1..]).is_ok());
}

#[test]
fn a_text_that_grows_too_much_is_refused() {
    let refused = render(&"&".repeat(MAX_HTML_BYTES / 4), &Options::default());
    assert!(matches!(refused, Err(Error::TooLarge { bytes }) if bytes > MAX_HTML_BYTES));
}

#[test]
fn a_text_whose_signs_would_take_long_is_refused_and_one_with_many_is_not() {
    let of = |text: &str| render(text, &Options::default());
    for md in
        ["&".repeat(199_000), format!("```\n{}", "&".repeat(199_000)), "a\u{a0}".repeat(90_000)]
    {
        assert_eq!(of(&md), Err(Error::TooTangled), "{}", &md[..9]);
        assert!(plain_text(&md).is_ok());
    }
    for md in ["R&D ".repeat(9_000), "a && b < c;\n".repeat(15_000), "```\na&b;\n".repeat(9_000)] {
        assert!(of(&md).is_ok(), "{}", &md[..9]);
    }
}

#[test]
fn tags_that_nobody_writes_are_refused_before_they_take_long() {
    let attributes: String = (0..90_000).flat_map(|n| [" a".to_owned(), n.to_string()]).collect();
    let address = "b".repeat(400_000);
    let marks: String =
        (0..100).flat_map(|n| ["<b a=".to_owned(), n.to_string(), ">".to_owned()]).collect();
    for html in [
        format!("<a{attributes}>"),
        format!("<!-- <a b=\"--></a{attributes}>"),
        format!("<a href=http://{address}>{}", "<b>x</b>y".repeat(50_000)),
        format!("<p><b class={address}>{}", "<p>x".repeat(50_000)),
        format!("<p>{marks}{}", "<p>x".repeat(200_000)),
        format!("{}{}", "<span>".repeat(100), "</x>".repeat(200_000)),
        "<br>".repeat(200_000) + &"<p>x".repeat(50_000),
    ] {
        assert_eq!(from_html(&html), Err(Error::TooTangled), "{}", &html[..20]);
    }
    let shown = render(&format!("<div{attributes}>ord</div>"), &Options::default()).unwrap();
    assert!(shown.as_str().contains("ord"), "what stands in it is shown as typed");
}

#[test]
fn a_table_of_fifty_thousand_cells_comes_in_whole() {
    let rows = format!("<tr>{}", "<td>12,5".repeat(10)).repeat(5_000);
    let pasted = from_html(&format!("<table>{rows}</table>")).unwrap().markdown;
    assert_eq!(pasted.matches("12,5").count(), 50_000);
}

#[test]
fn a_comparison_that_would_take_long_shows_whole_lines_and_loses_none() {
    let letters = |from: u8| -> String {
        let of = |n: u8| char::from(b'a' + (n.wrapping_mul(from) ^ (n >> 3)) % 26);
        (0..1_950).flat_map(|n: u32| [of((n % 251) as u8), ' ']).collect()
    };
    let many = |from: u8| format!("{}\n\nsame\n\n", letters(from)).repeat(50);
    let lines = |from: usize| -> String {
        let lines = (0..40_000).map(|n| (n * from % 50_021).to_string());
        lines.chain(["end".to_owned()]).collect::<Vec<_>>().join("\n")
    };
    for (old, new) in [(many(3), many(7)), (lines(7_919), lines(104_729))] {
        for compared in [diff(&old, &new), diff_as_read(&old, &new, "Picture")] {
            let of = |kind| -> Vec<String> {
                let these =
                    compared.iter().filter(|it| it.kind == LineKind::Same || it.kind == kind);
                these.map(|it| it.spans.iter().map(|span| &*span.text).collect()).collect()
            };
            for (kind, text) in [(LineKind::Removed, &old), (LineKind::Added, &new)] {
                let words = |text: &str| text.split_whitespace().count();
                assert_eq!(words(&of(kind).join("\n")), words(text));
            }
            let last = compared.iter().rfind(|line| !line.spans.is_empty()).unwrap();
            assert_eq!(last.kind, LineKind::Same);
        }
    }
}

#[test]
fn deep_nesting_is_refused_however_it_is_written() {
    let deep = MAX_DEPTH + 1;
    let lists: String = (0..deep).map(|n| " ".repeat(2 * n) + "- x\n").collect();
    for md in [
        ">".repeat(deep),
        "> ".repeat(MAX_BYTES / 4),
        format!("{}x", "- ".repeat(deep)),
        lists,
        "*a **b ".repeat(deep) + &"**b *a".repeat(deep).replace("**b *a", "b** a*"),
    ] {
        assert_eq!(links(&md), Err(Error::TooDeep), "{}", &md[..20]);
    }
    for html in ["<div>".repeat(300), "<b x=1>".repeat(100_000), "<ul><li>".repeat(50_000)] {
        assert_eq!(from_html(&html), Err(Error::TooDeep), "{}", &html[..20]);
    }
}

#[test]
fn twenty_kilobytes_of_any_sign_end() {
    let pieces = [
        "[",
        "![",
        "](",
        "*",
        "_",
        "`",
        "<",
        "<!--",
        "&",
        "\\",
        "|",
        "|-|\n",
        "- a\n",
        "# a\n",
        "[^1]",
        "[^1]: a\n",
        "[a]: b\n",
        "[a](b)",
        "~",
        "www.a.",
        "a@b.",
        "<a ",
        "\"",
        "(",
        "a_",
    ];
    for piece in pieces {
        let md = piece.repeat(20_000 / piece.len());
        match render(&md, &Options::default()) {
            Ok(html) => assert!(html.as_str().len() < 64 * MAX_BYTES),
            Err(error) => assert_eq!(error, Error::TooDeep, "{piece}"),
        }
    }
}

#[test]
fn twenty_kilobytes_of_any_tag_end() {
    for piece in [
        "<p>",
        "<td>",
        "<table>",
        "<table><a>",
        "<li>",
        "</p>",
        "<b><p>",
        "<br>",
        "<p>x</p>",
        "<a href=b>",
        "<!--",
        "<![if",
        "<tr><td colspan=1000>",
        "<img src=data:x>",
        "&#0;",
        "<p style='mso-list:l0 level9 lfo1'>x",
    ] {
        match from_html(&piece.repeat(20_000 / piece.len())) {
            Ok(pasted) => assert!(pasted.markdown.len() <= MAX_BYTES),
            Err(error) => assert!(error.to_string().contains("text"), "{piece}"),
        }
    }
}

#[test]
fn an_error_says_what_is_wrong() {
    let said = Error::TooLarge { bytes: 2_000_000 }.to_string();
    assert_eq!(said, "the text has 2000000 bytes, more than is allowed");
}
