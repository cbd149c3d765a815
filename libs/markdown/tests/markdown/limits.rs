use cairn_markdown::{
    Error, MAX_BYTES, MAX_DEPTH, MAX_HTML_BYTES, Options, from_html, links, plain_text, render,
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
