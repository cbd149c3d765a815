//! Every page once, from made-up values.

use askama::Template;
use cairn_feature::{About, Sample};
use cairn_ground::{Error, Id, Instant, ObjectId, PersonId, Result, TeamId};
use cairn_web::{Form, View};
use jiff::civil::{Date, date};

use super::{
    Group, Head, InsightPage, ListPage, Live, New, Open, Over, Own, OwnGroup, Planned, Shown,
    Write, Writing, head::Opener, slot::TeamSlot,
};
use crate::{
    rules::{Question, Review, State},
    store::{Card, Child, Insight, Row, Taken},
};

pub(crate) const SAMPLES: &[Sample] = &[
    Sample { name: "reviews/new", render: |v| new(v, pairs()) },
    Sample { name: "reviews/new-no-team", render: |v| new(v, Vec::new()) },
    Sample { name: "reviews/planned", render: planned },
    Sample { name: "reviews/writing", render: |v| writing(v, 0) },
    Sample { name: "reviews/writing-some", render: |v| writing(v, 9) },
    Sample { name: "reviews/write", render: |v| write(v, State::Writing) },
    Sample { name: "reviews/write-late", render: |v| write(v, State::Opened) },
    Sample { name: "reviews/open", render: |v| open(v, State::Opened) },
    Sample { name: "reviews/open-over", render: |v| open(v, State::Closed) },
    Sample { name: "reviews/live-planned", render: |v| live(v, State::Planned, false) },
    Sample { name: "reviews/live-writing", render: |v| live(v, State::Writing, false) },
    Sample { name: "reviews/live-begun", render: |v| live(v, State::Writing, true) },
    Sample { name: "reviews/live-opened", render: |v| live(v, State::Opened, true) },
    Sample { name: "reviews/live-off", render: |v| live(v, State::CalledOff, true) },
    Sample { name: "reviews/over-planned", render: |v| over(v, State::Planned) },
    Sample { name: "reviews/over-writing", render: |v| over(v, State::Writing) },
    Sample { name: "reviews/over-closed", render: |v| over(v, State::Closed) },
    Sample { name: "reviews/over-off", render: |v| over(v, State::CalledOff) },
    Sample { name: "reviews/over-lapsed", render: |v| over(v, State::Lapsed) },
    Sample { name: "reviews/insight", render: insight },
    Sample { name: "reviews/list", render: |v| list(v, rows()) },
    Sample { name: "reviews/list-empty", render: |v| list(v, Vec::new()) },
    Sample { name: "reviews/team", render: team },
];

const DAY: Date = date(2026, 3, 5);

fn done(page: &impl Template) -> Result<String> {
    page.render().map_err(Error::internal)
}

fn id(n: u128) -> ObjectId {
    ObjectId(Id::from_u128(n))
}

fn head(state: State, leads: bool) -> Head {
    let review = Review {
        id: id(1),
        about: "24/7".into(),
        team: TeamId(Id::from_u128(2)),
        team_name: "7".into(),
        leader: Some(PersonId(Id::from_u128(3))),
        leader_name: Some("3".into()),
        leader_left: false,
        held_on: DAY,
        cards_until: crate::rules::cards_until(DAY),
        opened_at: None,
        closed_at: None,
        called_off_at: None,
        people: 2,
        arrived: 2,
        takes_part: true,
    };
    let opener = match (leads, state) {
        (true, _) => Opener::Me,
        (_, State::Planned) => Opener::All,
        _ => Opener::Leader,
    };
    Head { review, state, leads, opener, public_body: true }
}

fn own() -> Own {
    let form = Form::new().with("body", "1 2 3");
    Own {
        id: Id::from_u128(4),
        question: Question::ALL[0],
        body: "1 2 3".into(),
        href: "/".into(),
        pre: "c1".into(),
        form,
        open: true,
    }
}

fn steps() -> Vec<Child> {
    let words = [
        (None, None),
        (Some("completed"), Some("done")),
        (Some("completed"), Some("partly")),
        (Some("completed"), Some("did-not-happen")),
        (Some("completed"), Some("changed")),
        (Some("dropped"), None),
        (Some("paused"), None),
    ];
    let step = |(verb, word): (Option<&str>, Option<&str>)| Child {
        id: id(5),
        kind: "step".into(),
        title: "5".into(),
        href: "/".into(),
        owner_name: verb.map(|_| "6".to_owned()),
        verb: verb.map(str::to_owned),
        word: word.map(str::to_owned),
        review: id(1),
        origin: id(8),
    };
    words.into_iter().map(step).collect()
}

fn children() -> Vec<Child> {
    let kinds = ["question", "page", "material", "obstacle", "idea", "thanks"];
    let other = |kind: &str| {
        let (kind, owner_name, verb) = (kind.into(), Some("6".into()), None);
        steps().first().map(|step| Child { kind, owner_name, verb, ..step.clone() })
    };
    steps().into_iter().chain(kinds.into_iter().filter_map(other)).collect()
}

fn about() -> About {
    About { audience: "team".into(), ..About::default() }
}

fn pairs() -> Vec<(String, String)> {
    vec![("1".into(), "1".into()), ("2".into(), "2".into())]
}

fn rows() -> Vec<Row> {
    let row = |held_on, opened: bool, closed: bool| Row {
        about: "1".into(),
        href: "/".into(),
        leader_name: (held_on == DAY).then(|| "1".into()),
        held_on,
        cards_until: crate::rules::cards_until(held_on),
        opened_at: opened.then_some(Instant(1)),
        closed_at: closed.then_some(Instant(1)),
        takes_part: true,
    };
    vec![
        row(date(2026, 3, 9), false, false),
        row(DAY, false, false),
        row(DAY, true, false),
        row(DAY, true, true),
        row(date(2026, 1, 1), false, false),
    ]
}

fn new(v: View, teams: Vec<(String, String)>) -> Result<String> {
    let because = Some(super::Because { title: "1".into(), href: "/".into() });
    let (form, days, rows, today) = (Form::new(), pairs(), rows(), DAY);
    done(&New { v, form, teams, days, because, rows, today })
}

fn planned(v: View) -> Result<String> {
    let head = head(State::Planned, true);
    let (names, others) = (vec!["1".into()], pairs());
    let about = about();
    done(&Planned {
        v,
        head,
        names,
        others,
        form: Form::new(),
        days: pairs(),
        cards: pairs(),
        about,
    })
}

fn writing(v: View, count: i64) -> Result<String> {
    let head = head(State::Writing, true);
    let (names, others) = (vec!["1".into()], pairs());
    let (steps, own, about) = (steps(), vec![own()], about());
    done(&Writing {
        v,
        head,
        names,
        others,
        form: Form::new(),
        steps,
        own: OwnGroup::of(&own),
        count,
        newcomers: vec!["1".into()],
        cards: pairs(),
        about,
    })
}

fn write(v: View, state: State) -> Result<String> {
    let head = head(state, false);
    let question = Question::ALL[0];
    done(&Write { v, head, question, form: Form::new(), own: vec![own()], steps: steps() })
}

fn open(v: View, state: State) -> Result<String> {
    let card = Card { id: Id::from_u128(7), question: 1, body: "8".into() };
    let taken = [Taken { card: card.id, insight: id(8) }];
    let shown = |taken: &[Taken], children: &[Child]| Shown::of(id(1), &card, taken, children);
    let cards = vec![shown(&[], &[]), shown(&taken, &[]), shown(&taken, &children())];
    let groups = vec![
        Group { question: Question::ALL[0], cards },
        Group { question: Question::ALL[1], cards: Vec::new() },
    ];
    done(&Open {
        v,
        head: head(state, true),
        others: pairs(),
        form: Form::new(),
        groups,
        children: children(),
        cards: pairs(),
        rows: Vec::new(),
        today: DAY,
        about: about(),
    })
}

fn live(v: View, state: State, moved_on: bool) -> Result<String> {
    done(&Live { v, head: head(state, false), count: 3, wrote: true, moved_on })
}

fn over(v: View, state: State) -> Result<String> {
    let rows = if state == State::Closed { rows() } else { Vec::new() };
    let (head, children, about) = (head(state, false), children(), about());
    done(&Over { v, head, children, rows, today: DAY, about })
}

fn insight(v: View) -> Result<String> {
    let insight = Insight {
        id: id(8),
        text: "8".into(),
        question: 2,
        review: id(1),
        review_about: "1".into(),
        review_href: "/".into(),
    };
    let question = v.t(Question::ALL[1].key().as_str());
    done(&InsightPage { v, insight, question, about: about() })
}

fn list(v: View, rows: Vec<Row>) -> Result<String> {
    let (name, new_href) = ("2".into(), "/".into());
    done(&ListPage { v, name, new_href, rows, today: DAY, mine: true })
}

fn team(v: View) -> Result<String> {
    let slot = |rows: Vec<Row>| {
        let (new_href, all_href) = ("/".into(), "/".into());
        done(&TeamSlot { v: &v, new_href, all_href, rows, today: DAY, mine: true })
    };
    Ok(slot(rows())? + &slot(Vec::new())?)
}
