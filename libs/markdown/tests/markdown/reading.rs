use cairn_markdown::{Heading, excerpt, outline, plain_text, title};
use proptest::prelude::*;

#[test]
fn the_title_is_the_front_matters_or_the_first_heading() {
    for (md, expected) in [
        ("---\ntitle: \"Köld: så gör vi\"\ntags: a\n---\n# Annat", Some("Köld: så gör vi")),
        ("---\ntags: a\n---\n# Rubrik", Some("Rubrik")),
        ("text\n\n## under\n\n# *Över* `x`", Some("Över x")),
        ("bara text", None),
        ("---\n\n# Efter linje\n\n---", Some("Efter linje")),
        ("# \n\ntext", None),
    ] {
        assert_eq!(title(md).unwrap().as_deref(), expected, "{md}");
    }
}

#[test]
fn a_page_that_begins_with_a_rule_loses_nothing() {
    let text = plain_text("---\n\nförsta stycket\n\n---\n\nandra").unwrap();
    assert_eq!(text, "första stycket\nandra");
}

#[test]
fn the_outline_lists_headings_as_written() {
    let md = "# Om *oss*\n\n```\n# inte\n```\n\nUnder\n-----\n\n> ### Citerat";
    let heading =
        |level, text: &str, id: &str| Heading { level, text: text.to_owned(), id: id.to_owned() };
    let expected = [
        heading(1, "Om oss", "om-oss"),
        heading(2, "Under", "under"),
        heading(3, "Citerat", "citerat"),
    ];
    assert_eq!(outline(md).unwrap(), expected);
}

#[test]
fn plain_text_keeps_words_and_drops_marks() {
    let md = "---\ntitle: x\n---\n# Rubrik\n\nEn [länk](http://a.se/b) och ![bild](c.png)\n\
        mer `kod`.\n\n- ett\n- [x] två\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n\
        ```\nrad\n```\n\n<b>fet</b> <ditt namn>";
    let expected = "Rubrik\nEn länk och bild mer kod.\nett\ntvå\na\tb\n1\t2\nrad\nfet <ditt namn>";
    assert_eq!(plain_text(md).unwrap(), expected);
}

#[test]
fn an_excerpt_ends_after_a_whole_word() {
    for (md, most, expected) in [
        ("# Titel\n\nKort text.", 40, "Kort text."),
        ("Återkoppling är en gåva, säger de", 22, "Återkoppling är en…"),
        ("Återkoppling är en gåva, säger de", 25, "Återkoppling är en gåva…"),
        ("ett två", 4, "ett…"),
        ("överskattningsbar", 5, "över…"),
        ("👩‍👩‍👧‍👧👩‍👩‍👧‍👧👩‍👩‍👧‍👧", 2, "👩‍👩‍👧‍👧…"),
        ("a\n\nb", 3, "a b"),
        ("ord", 0, ""),
    ] {
        assert_eq!(excerpt(md, most).unwrap(), expected, "{md} {most}");
    }
}

proptest! {
    #[test]
    fn an_excerpt_is_never_longer_than_asked(md in any::<String>(), most in 0..40_usize) {
        use unicode_segmentation::UnicodeSegmentation;
        let short = excerpt(&md, most).unwrap();
        prop_assert!(short.graphemes(true).count() <= most, "{:?}", short);
    }

    #[test]
    fn any_text_can_be_read(md in "[-a-zå#*_`>|!~\\[\\]()<:/&\" \n\t\\\\0-9]{0,200}") {
        outline(&md).unwrap();
        title(&md).unwrap();
        plain_text(&md).unwrap();
    }
}
