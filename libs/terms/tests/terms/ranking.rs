use cairn_terms::{Candidate, Hit, Lang, Match, Ranked, query, rank};

const CORPUS: u64 = 10_000;

fn hit(word: usize, how: Match, weight: u32, documents: u64) -> Hit {
    Hit { word, how, weight, documents }
}

fn page(key: u32, title: &str, hits: Vec<Hit>) -> Candidate<u32> {
    Candidate { key, title: title.to_owned(), boost: 1.0, hits }
}

fn keys(asked: &str, candidates: Vec<Candidate<u32>>) -> Vec<u32> {
    rank(&query(asked, &Lang::ALL), candidates, CORPUS).into_iter().map(|r| r.key).collect()
}

#[test]
fn all_words_come_before_one_heavy_word() {
    let both = page(2, "b", vec![hit(0, Match::Stem, 1, 4_000), hit(1, Match::Typo, 1, 4_000)]);
    let one = page(1, "a", vec![hit(0, Match::Exact, 200, 1)]);
    assert_eq!(keys("filter pump", vec![one, both]), [2, 1]);
}

#[test]
fn common_words_do_not_count_unless_there_are_no_others() {
    let common = page(1, "a", vec![hit(0, Match::Exact, 20, 9_000), hit(1, Match::Exact, 20, 9)]);
    let meant = page(2, "b", vec![hit(1, Match::Exact, 40, 9)]);
    assert_eq!(keys("the filter", vec![common, meant]), [2, 1]);
    let who = page(3, "The Who", vec![hit(1, Match::Exact, 20, 9)]);
    let ranked = rank(&query("the who ", &Lang::ALL), vec![who], CORPUS);
    assert_eq!(ranked[0].words, 1);
}

#[test]
fn a_better_match_and_a_rarer_word_score_higher() {
    let by = |how| page(how as u32, "x", vec![hit(0, how, 20, 10)]);
    let all = [Match::Typo, Match::Prefix, Match::Stem, Match::Exact].map(by).to_vec();
    assert_eq!(keys("filter", all), [0, 1, 2, 3]);
    let rare = page(2, "x", vec![hit(0, Match::Exact, 20, 2)]);
    let usual = page(1, "x", vec![hit(0, Match::Exact, 20, 900)]);
    assert_eq!(keys("filter", vec![usual, rare]), [2, 1]);
}

#[test]
fn a_title_that_is_what_was_typed_comes_first_then_one_that_begins_so() {
    let same = || vec![hit(0, Match::Exact, 20, 10)];
    let pages = vec![
        page(1, "Om filter", same()),
        page(2, "Filter i pumpar", same()),
        page(3, "FILTER", same()),
    ];
    assert_eq!(keys("filter", pages), [3, 2, 1]);
}

#[test]
fn the_approved_page_comes_first_among_equals() {
    let same = || vec![hit(0, Match::Exact, 20, 10)];
    let mut approved = page(9, "x", same());
    approved.boost = 1.4;
    assert_eq!(keys("filter", vec![page(1, "x", same()), approved]), [9, 1]);
}

#[test]
fn equal_hits_have_one_order_and_odd_input_no_effect() {
    let same = || vec![hit(0, Match::Exact, 20, 10), hit(7, Match::Exact, 200, 0)];
    let mut odd = page(5, "x", same());
    odd.boost = f64::NAN;
    assert_eq!(keys("filter", vec![odd, page(2, "x", same()), page(3, "x", same())]), [2, 3, 5]);
    let none: Vec<Ranked<u32>> = rank(&query("", &Lang::ALL), Vec::new(), 0);
    assert!(none.is_empty());
}
