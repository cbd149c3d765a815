use cairn_markdown::{Line, LineKind, diff_as_read, says_nothing};

/// Each line as `+`, `-` or nothing and its text, changed words in braces.
fn read(old: &str, new: &str) -> Vec<String> {
    diff_as_read(old, new, "Picture").iter().map(shown).collect()
}

fn shown(line: &Line) -> String {
    let sign = match line.kind {
        LineKind::Same => "",
        LineKind::Added => "+",
        LineKind::Removed => "-",
    };
    let spans = line.spans.iter().flat_map(|span| {
        let (opens, closes) = if span.changed { ("{", "}") } else { ("", "") };
        [opens, span.text.as_str(), closes]
    });
    std::iter::once(sign).chain(spans).collect()
}

#[test]
fn a_comparison_is_read_as_text_without_marks() {
    let old = "## Valves\n\n1. Open the **upper** one, see [the list](/pages/7)\n- [ ] Close it\n";
    let new = old.replace("upper", "lower");
    let lines = read(old, &new);
    let expected = [
        "Valves",
        "",
        "-1. Open the {upper} one, see the list",
        "+1. Open the {lower} one, see the list",
        "☐ Close it",
    ];
    assert_eq!(lines, expected);
}

#[test]
fn a_table_is_read_by_its_cells() {
    let old = "| Size | Torque |\n|---|---|\n| M8 | 25 \\| 30 |\n";
    let lines = read(old, &old.replace("25", "27"));
    assert_eq!(lines, ["Size · Torque", "", "-M8 · {25} | 30", "+M8 · {27} | 30"]);
}

#[test]
fn where_a_link_leads_is_seen_where_that_changed_or_is_new() {
    let lines = read("See [the list](/pages/7) now", "See [the list](https://x.example) now");
    let expected = ["-See the list{ (/pages/7)} now", "+See the list{ (https://x.example)} now"];
    assert_eq!(lines, expected);
    let lines = read("One", "One\nSee [the list](https://x.example)");
    assert_eq!(lines, ["One", "+See the list (https://x.example)"]);
    assert_eq!(read("https://a.se", "https://a.se\n\nTwo **x**")[0], "https://a.se");
}

#[test]
fn a_picture_is_called_one() {
    let lines = read("One", "One\n![The valve](/files/1.jpg)\n![](/files/2.jpg)");
    let expected = ["One", "+Picture: The valve (/files/1.jpg)", "+Picture (/files/2.jpg)"];
    assert_eq!(lines, expected);
}

#[test]
fn nothing_that_changed_is_lost() {
    // What reads the same comes as it was written.
    assert_eq!(read("Turn it twice", "Turn it **twice**").len(), 2);
    assert!(read("Turn it twice", "Turn it **twice**")[1].contains("**"));
    assert_eq!(read("# One\ntext", "## One\ntext")[1].replace(['{', '}'], ""), "+## One");
    assert!(read("One", "One <b>two</b>")[1].contains("<b>two</b>"));
    assert!(read("a\n- b **c**\nd", "a\n- b c\nD").iter().any(|line| line.contains("**")));
    // Code is read as it is, and so is what stands below it.
    let code = "```\na **b** c\n```\nd **e**";
    let lines = read(code, &format!("{code} f"));
    assert_eq!(lines[1], "a **b** c");
    assert_eq!(lines.last().unwrap(), "+d e{ f}");
    assert!(read("x", "x\n[a]: https://b.se").iter().any(|line| line.contains("https://b.se")));
    assert_eq!(read("", "\u{FDD0}a"), ["+a"]);
}

#[test]
fn a_file_s_name_says_nothing_of_a_picture() {
    for alt in [
        "",
        " ",
        "IMG_2034.jpg",
        "IMG_2034",
        "Skärmbild 2024-01-02.png",
        "image",
        "image1",
        "2034",
        "0198f3c2-77aa-7d11-9d6c-0d8a4a6f1b2c",
        "ventil_norr.PNG",
    ] {
        assert!(says_nothing(alt), "{alt}");
    }
    for alt in ["The valve", "Bild av ventilen", "E1", "✓", "Pump 3", "imagery"] {
        assert!(!says_nothing(alt), "{alt}");
    }
}
