//! The four columns: which word counts as what. Pure.

/// The state of one loop, as far as the columns ask.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Loop {
    pub counts: bool,
    pub kind: String,
    pub decided: Option<String>,
    pub did: Option<String>,
    pub changed: Option<String>,
}

/// What a step that hangs on the origin says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Step {
    pub counts: bool,
    pub took_at: i64,
    pub did: Option<(String, i64)>,
    pub look: Option<(String, i64)>,
}

/// The columns in order.
pub const FIGURES: [&str; 4] = ["noticed", "decided", "did", "changed"];

/// Words of how a step went, the best first.
const DID: [&str; 4] = ["done", "partly", "changed", "did-not-happen"];
/// Words of a look-back, the best first.
const CHANGED: [&str; 5] = ["clearly", "a-little", "no", "worse", "too-early"];

/// The words that make a figure, where not every word does. A look-back closes the loop whatever
/// it says: "no change" counts, *too early to say* is not yet an answer.
pub fn words_of(figure: &str) -> Option<&'static [&'static str]> {
    match figure {
        "did" => Some(&["done", "partly"]),
        "changed" => Some(&["clearly", "a-little", "no", "worse"]),
        _ => None,
    }
}

/// Whether a word makes the figure; the others stand beside it in small print.
pub fn makes_figure(figure: &str, word: &str) -> bool {
    words_of(figure).is_none_or(|words| words.contains(&word))
}

/// What a loop adds to the columns: figure and word.
pub fn contribution(state: &Loop) -> Vec<(&'static str, String)> {
    if !state.counts {
        return Vec::new();
    }
    let mut parts = vec![("noticed", state.kind.clone())];
    let rest = [("decided", &state.decided), ("did", &state.did), ("changed", &state.changed)];
    parts.extend(rest.into_iter().filter_map(|(figure, word)| Some((figure, word.clone()?))));
    parts
}

/// One origin's decision, doing and change out of its own answer and all its steps: a step is
/// more of a decision than an answer; of several steps the best word stands.
pub fn judge(answer: Option<(String, i64)>, steps: &[Step]) -> Judged {
    let steps: Vec<&Step> = steps.iter().filter(|step| step.counts).collect();
    let first = steps.iter().map(|step| step.took_at).min();
    let decided = match first {
        Some(at) => Some(("step".to_owned(), at)),
        None => answer,
    };
    let did = best(&DID, steps.iter().filter_map(|step| step.did.clone()));
    let changed = best(&CHANGED, steps.iter().filter_map(|step| step.look.clone()));
    Judged { decided, did, changed }
}

/// The outcome of [`judge`]: words and moments.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Judged {
    pub decided: Option<(String, i64)>,
    pub did: Option<(String, i64)>,
    pub changed: Option<(String, i64)>,
}

fn best(order: &[&str], words: impl Iterator<Item = (String, i64)>) -> Option<(String, i64)> {
    let rank = |word: &str| order.iter().position(|w| *w == word).unwrap_or(order.len());
    words.min_by_key(|(word, at)| (rank(word), *at))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(did: Option<&str>, look: Option<&str>) -> Step {
        let at = |w: &str| (w.to_owned(), 5);
        Step { counts: true, took_at: 3, did: did.map(at), look: look.map(at) }
    }

    #[test]
    fn a_step_is_more_of_a_decision_than_an_answer() {
        let answer = Some(("answered".to_owned(), 1));
        assert_eq!(judge(answer.clone(), &[]).decided, answer);
        let with_step = judge(answer, &[step(None, None)]);
        assert_eq!(with_step.decided, Some(("step".into(), 3)));
    }

    #[test]
    fn of_several_steps_the_best_word_stands() {
        let judged = judge(None, &[step(Some("did-not-happen"), None), step(Some("partly"), None)]);
        assert_eq!(judged.did, Some(("partly".into(), 5)));
        let judged = judge(None, &[step(None, Some("too-early")), step(None, Some("no"))]);
        assert_eq!(judged.changed, Some(("no".into(), 5)));
    }

    #[test]
    fn what_is_at_me_counts_nowhere() {
        let mut hidden = step(Some("done"), Some("clearly"));
        hidden.counts = false;
        assert_eq!(judge(None, &[hidden]), Judged::default());
        assert!(contribution(&Loop { kind: "question".into(), ..Loop::default() }).is_empty());
    }

    #[test]
    fn no_change_counts_and_what_is_not_yet_an_answer_stands_beside_the_figure() {
        assert!(makes_figure("did", "partly") && !makes_figure("did", "did-not-happen"));
        assert!(makes_figure("changed", "no") && makes_figure("changed", "worse"));
        assert!(!makes_figure("changed", "too-early"));
        assert!(makes_figure("decided", "no-because"));
    }
}
