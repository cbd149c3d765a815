use cairn_markdown::{Line, LineKind, Merge, Span, diff, merge};
use proptest::prelude::*;

fn side(lines: &[Line], kind: LineKind) -> Vec<String> {
    lines
        .iter()
        .filter(|line| line.kind == LineKind::Same || line.kind == kind)
        .map(|line| line.spans.iter().map(|span| span.text.as_str()).collect())
        .collect()
}

#[test]
fn changed_words_are_pointed_out_in_changed_lines() {
    let lines = diff(
        "Rubrik\nVi möts varje tisdag klockan nio\n",
        "Rubrik\nVi möts varje onsdag klockan nio\n",
    );
    let span = |changed, text: &str| Span { changed, text: text.to_owned() };
    assert_eq!(lines.len(), 3);
    assert_eq!(lines[0].kind, LineKind::Same);
    assert_eq!((lines[1].kind, lines[2].kind), (LineKind::Removed, LineKind::Added));
    let expected =
        [span(false, "Vi möts varje "), span(true, "onsdag"), span(false, " klockan nio")];
    assert_eq!(lines[2].spans, expected);
}

#[test]
fn line_ends_are_no_change() {
    assert!(diff("a\r\nb\r\n", "a\nb").iter().all(|line| line.kind == LineKind::Same));
}

#[test]
fn changes_to_different_places_merge() {
    let base = "ett\ntvå\ntre\nfyra\nfem\n";
    let mine = base.replace("ett", "ETT");
    let theirs = base.replace("fem", "FEM\nsex");
    assert_eq!(merge(base, &mine, &theirs), Merge::Clean("ETT\ntvå\ntre\nfyra\nFEM\nsex\n".into()));
}

#[test]
fn the_same_change_twice_is_one_change_and_no_change_takes_the_other() {
    assert_eq!(merge("a\nb\n", "a\nc\n", "a\nc\n"), Merge::Clean("a\nc\n".into()));
    assert_eq!(merge("a\nb", "a\nb", "a\nc"), Merge::Clean("a\nc\n".into()));
    assert_eq!(merge("a\r\nb\r\n", "a\r\nb\r\n", "a\nc\n"), Merge::Clean("a\r\nc\r\n".into()));
}

#[test]
fn two_changes_to_one_place_are_for_people() {
    for (base, mine, theirs) in [
        ("a\nb\nc\n", "a\nx\nc\n", "a\ny\nc\n"),
        ("a\nb\nc\n", "a\nc\n", "a\ny\nc\n"),
        ("a\n", "a\nmin\n", "a\nderas\n"),
        ("", "min\n", "deras\n"),
        ("a\nb\n", "A\nb\n", "a\nB\n"),
    ] {
        assert_eq!(merge(base, mine, theirs), Merge::Conflict, "{base:?}");
    }
}

#[test]
fn a_megabyte_of_other_text_is_bounded_work() {
    let old: Vec<String> = (0..30_000).map(|n| format!("rad {n} a")).collect();
    let new: Vec<String> = (0..30_000).map(|n| format!("rad {} b", n * 7)).collect();
    let lines = diff(&old.join("\n"), &new.join("\n"));
    assert_eq!(side(&lines, LineKind::Removed), old);
    assert_eq!(side(&lines, LineKind::Added), new);
    assert_eq!(merge(&old.join("\n"), &new.join("\n"), &old.join("\n")), Merge::Conflict);
}

fn text() -> impl Strategy<Value = String> {
    proptest::collection::vec("[a-d]{0,2}( [a-d]{1,2})?", 0..8).prop_map(|lines| lines.join("\n"))
}

fn lines_of(text: &str) -> Vec<String> {
    text.lines().map(ToOwned::to_owned).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]
    #[test]
    fn both_texts_can_be_read_from_the_comparison(old in text(), new in text()) {
        let lines = diff(&old, &new);
        prop_assert_eq!(side(&lines, LineKind::Removed), lines_of(&old));
        prop_assert_eq!(side(&lines, LineKind::Added), lines_of(&new));
    }

    #[test]
    fn nothing_that_either_added_is_lost(base in text(), mine in text(), theirs in text()) {
        let known = lines_of(&base);
        match merge(&base, &mine, &theirs) {
            Merge::Conflict => {
                prop_assert_ne!(lines_of(&mine), lines_of(&theirs));
                prop_assert_ne!(&lines_of(&mine), &known);
                prop_assert_ne!(&lines_of(&theirs), &known);
            }
            Merge::Clean(merged) => {
                let merged = lines_of(&merged);
                for line in lines_of(&mine).iter().chain(&lines_of(&theirs)) {
                    prop_assert!(known.contains(line) || merged.contains(line), "{}", line);
                }
            }
        }
    }

    #[test]
    fn it_does_not_matter_who_is_first(base in text(), mine in text(), theirs in text()) {
        prop_assert_eq!(merge(&base, &mine, &theirs), merge(&base, &theirs, &mine));
    }
}
