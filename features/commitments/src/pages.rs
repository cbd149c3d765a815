//! What templates are filled with.

pub mod change;
pub mod export;
pub mod learned;
pub mod list;
pub mod new_step;
pub mod samples;
pub mod slots;
pub mod step;

use cairn_ground::{Audience, TeamId};
use cairn_web::View;

use crate::{
    rules::{Seen, State},
    store::{Learned, Step},
};

/// A line of a list.
#[derive(Debug, Clone)]
pub struct Row {
    pub href: String,
    pub title: String,
    pub sub: String,
}

/// When a step is for, without blame once the day has passed.
fn due_line(v: &View, step: &Step) -> String {
    let past = v.days_until(&step.due_on) < 0;
    let key = if past { "commitments-due-past" } else { "commitments-due" };
    v.t1(key, "when", v.near(&step.due_on))
}

/// What the owner reads below a step in a list: what became of it, and what it waits for.
fn own_sub(v: &View, step: &Step) -> String {
    let mut parts = vec![match (step.state, step.seen()) {
        (State::Open, _) => due_line(v, step),
        (_, Some(seen)) => difference(v, seen),
        (other, None) => v.t(&format!("commitments-state-{}", other.as_str())),
    }];
    if let (true, false, Some(on)) = (step.state.is_done(), step.standing().closed, step.look_on) {
        let when = if v.days_until(&on) < 0 { v.today() } else { on };
        parts.push(v.t1("commitments-look-on", "when", v.near(&when)));
    }
    parts.join(" · ")
}

/// `A difference? Clearly`.
fn difference(v: &View, seen: Seen) -> String {
    let seen = v.t(&format!("commitments-seen-{}", seen.as_str()));
    format!("{} {seen}", v.t("commitments-fact-seen"))
}

/// What others read: a day that lies ahead and what came of it; never what is late.
fn shared_sub(v: &View, step: &Step, with_name: bool) -> String {
    let mut parts = Vec::new();
    if step.offered_on.is_some() {
        let done = if step.state.is_done() { "-look" } else { "" };
        parts.push(v.t(&format!("commitments-looks-for-somebody{done}")));
    } else {
        if with_name {
            parts.push(v.name_or_former(&step.owner_name));
        }
        parts.extend(shared_state(v, step));
    }
    parts.join(" · ")
}

fn shared_state(v: &View, step: &Step) -> Option<String> {
    match (step.state, step.seen()) {
        (State::Open, _) => (v.days_until(&step.due_on) >= 0).then(|| due_line(v, step)),
        (state, None) if state.is_done() => {
            Some(v.t(&format!("commitments-state-{}", state.as_str())))
        }
        (state, Some(seen)) if state.is_done() => Some(difference(v, seen)),
        _ => None,
    }
}

fn own_row(v: &View, step: &Step) -> Row {
    let href = format!("/steps/{}", step.id);
    Row { href, title: step.text.clone(), sub: own_sub(v, step) }
}

fn shared_row(v: &View, step: &Step, with_name: bool) -> Row {
    let href = format!("/steps/{}", step.id);
    Row { href, title: step.text.clone(), sub: shared_sub(v, step, with_name) }
}

fn learned_row(v: &View, line: &Learned) -> Row {
    let mut parts = vec![v.near(&line.learned_on)];
    parts.extend(line.how.as_ref().map(|how| v.t(&format!("commitments-how-{how}"))));
    Row { href: format!("/learned/{}", line.id), title: line.text.clone(), sub: parts.join(" · ") }
}

/// Rungs above where it stands: (word, button).
fn wider(v: &View, audience: Audience, team: Option<TeamId>) -> Vec<(String, String)> {
    v.rungs(team, &[Audience::Team, Audience::Organisation])
        .into_iter()
        .filter(|rung| *rung > audience)
        .map(|rung| {
            let word = rung.as_str();
            (word.to_owned(), v.t(&format!("commitments-widen-{word}")))
        })
        .collect()
}

/// Options of a choice: stored word and its words.
fn options<'a>(
    v: &View,
    prefix: &str,
    words: impl IntoIterator<Item = &'a str>,
) -> Vec<(String, String)> {
    words.into_iter().map(|word| (word.to_owned(), v.t(&format!("{prefix}-{word}")))).collect()
}
