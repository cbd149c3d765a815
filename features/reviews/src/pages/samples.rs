//! Every page once, from made-up values.

use askama::Template;
use cairn_feature::{About, Sample};
use cairn_ground::{Error, Id, Instant, ObjectId, PersonId, Result, TeamId};
use cairn_web::{Form, View};
use jiff::civil::{Date, date};

use super::{
    Head, InsightPage, ListPage, New, Open, Over, Own, Planned, Shown, Write, Writing,
    slot::TeamSlot,
};
use crate::{
    rules::{Question, Review, State},
    store::{Card, EarlierStep, Insight, Row},
};

pub(crate) const SAMPLES: &[Sample] = &[
    Sample { name: "reviews/new", render: new },
    Sample { name: "reviews/planned", render: planned },
    Sample { name: "reviews/writing", render: writing },
    Sample { name: "reviews/write", render: write },
    Sample { name: "reviews/open", render: open },
    Sample { name: "reviews/over", render: over },
    Sample { name: "reviews/insight", render: insight },
    Sample { name: "reviews/list", render: list },
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
        takes_part: true,
    };
    Head { review, state, leads, is_leader: leads, public_body: true }
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

fn steps() -> Vec<EarlierStep> {
    let words = [
        (None, None),
        (Some("completed"), Some("done")),
        (Some("completed"), Some("partly")),
        (Some("completed"), Some("did-not-happen")),
        (Some("completed"), Some("changed")),
        (Some("dropped"), None),
        (Some("paused"), None),
    ];
    let step = |(verb, word): (Option<&str>, Option<&str>)| EarlierStep {
        id: id(5),
        title: "5".into(),
        href: "/".into(),
        owner_name: verb.map(|_| "6".to_owned()),
        verb: verb.map(str::to_owned),
        word: word.map(str::to_owned),
        review: id(1),
    };
    words.into_iter().map(step).collect()
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
        leader_name: None,
        held_on,
        cards_until: crate::rules::cards_until(held_on),
        opened_at: opened.then_some(Instant(1)),
        closed_at: closed.then_some(Instant(1)),
    };
    vec![
        row(date(2026, 3, 9), false, false),
        row(DAY, false, false),
        row(DAY, true, false),
        row(DAY, true, true),
        row(date(2026, 1, 1), false, false),
    ]
}

fn new(v: View) -> Result<String> {
    let because = Some(super::Because { title: "1".into(), href: "/".into() });
    done(&New { v, form: Form::new(), teams: pairs(), days: pairs(), because })
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

fn writing(v: View) -> Result<String> {
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
        own,
        count: 9,
        cards: pairs(),
        about,
    })
}

fn write(v: View) -> Result<String> {
    let head = head(State::Writing, false);
    let question = Question::ALL[0];
    done(&Write { v, head, question, form: Form::new(), own: vec![own()], steps: steps() })
}

fn open(v: View) -> Result<String> {
    let card = Card { id: Id::from_u128(7), question: 1, body: "8".into() };
    let shown = |became| Shown::of(id(1), &card, became);
    let cards = vec![shown(None), shown(Some("/".into()))];
    let groups = vec![(Question::ALL[0].key(), cards), (Question::ALL[1].key(), Vec::new())];
    let head = head(State::Opened, true);
    let about = about();
    done(&Open {
        v,
        head,
        others: pairs(),
        form: Form::new(),
        groups,
        steps: steps(),
        cards: pairs(),
        about,
    })
}

fn over(v: View) -> Result<String> {
    let states = [State::Planned, State::Writing, State::Closed, State::CalledOff, State::Lapsed];
    let page = |state| {
        done(&Over { v: v.clone(), head: head(state, false), steps: steps(), about: about() })
    };
    states.into_iter().map(page).collect()
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

fn list(v: View) -> Result<String> {
    let page = |rows: Vec<Row>| {
        let (name, new_href) = ("2".into(), "/".into());
        done(&ListPage { v: v.clone(), name, new_href, rows, today: DAY, mine: true })
    };
    Ok(page(rows())? + &page(Vec::new())?)
}

fn team(v: View) -> Result<String> {
    let slot = |rows: Vec<Row>| {
        let (new_href, all_href) = ("/".into(), "/".into());
        done(&TeamSlot { v: &v, new_href, all_href, rows, today: DAY, mine: true })
    };
    Ok(slot(rows())? + &slot(Vec::new())?)
}
