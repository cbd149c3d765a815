//! Every page and section with made-up values, rendered by tests in every language.

use askama::Template;
use cairn_feature::{About, Sample};
use cairn_ground::{Audience, Error, Id, Instant, ObjectId, PersonId, Result, TeamId, dates};
use cairn_objects::Object;
use cairn_web::{Form, View};
use jiff::civil::Date;

use super::{
    Row, change::ChangePage, learned, list, list::Part, new_step, own_row, shared_row, slots, step,
};
use crate::{
    rules::{How, Reader, Scope, Seen, Stake, State},
    store::{Learned, LookAsked, Step},
};

pub const SAMPLES: &[Sample] = &[
    Sample { name: "commitments-new-step", render: new_step_page },
    Sample { name: "commitments-change", render: change_page },
    Sample { name: "commitments-step", render: |v| step_page(v, State::Open, 0, OWNER) },
    Sample { name: "commitments-step-quiet", render: |v| step_page(v, State::Open, 3, OWNER) },
    Sample { name: "commitments-step-tell", render: |v| step_page(v, State::Done, 0, OWNER) },
    Sample {
        name: "commitments-step-missed",
        render: |v| step_page(v, State::DidNotHappen, 1, OWNER),
    },
    Sample { name: "commitments-step-resting", render: |v| step_page(v, State::Paused, 0, OWNER) },
    Sample { name: "commitments-step-look-back", render: look_back_page },
    Sample { name: "commitments-step-asked", render: |v| step_page(v, State::Done, 0, ASKED) },
    Sample { name: "commitments-step-read", render: |v| step_page(v, State::Done, 0, OTHER) },
    Sample { name: "commitments-step-said", render: |v| said_page(v, Some(Seen::ALittle)) },
    Sample { name: "commitments-step-declined", render: |v| said_page(v, None) },
    Sample { name: "commitments-step-given", render: |v| given_page(v, OWNER) },
    Sample { name: "commitments-step-gave", render: |v| given_page(v, GIVER) },
    Sample { name: "commitments-step-offered", render: |v| offered_page(v, OTHER) },
    Sample { name: "commitments-step-offered-own", render: |v| offered_page(v, OWNER) },
    Sample { name: "commitments-step-rested", render: |v| told_page(v, State::DidNotHappen, None) },
    Sample {
        name: "commitments-step-looked",
        render: |v| told_page(v, State::Done, Some(Seen::Clearly)),
    },
    Sample { name: "commitments-list", render: list_page },
    Sample { name: "commitments-list-empty", render: |v| made(&list::steps_page(v, Vec::new())) },
    Sample { name: "commitments-new-learned", render: new_learned_page },
    Sample { name: "commitments-learned", render: learned_page },
    Sample { name: "commitments-slot-today", render: |v| slot_today(&v, 0) },
    Sample { name: "commitments-slot-today-quiet", render: |v| slot_today(&v, 3) },
    Sample { name: "commitments-slot-team", render: slot_team },
    Sample { name: "commitments-slot-rows", render: slot_rows },
];

const OTHER: Reader = Reader { owns: false, in_team: true, stake: Stake::Nothing };
const OWNER: Reader = Reader { owns: true, ..OTHER };
const ASKED: Reader = Reader { stake: Stake::Looks, ..OTHER };
const GIVER: Reader = Reader { stake: Stake::Gave, ..OTHER };
const TEXT: &str = "If a handover takes place after 15:00, then I will call the next morning.";

fn made(template: &impl Template) -> Result<String> {
    template.render().map_err(Error::internal)
}

fn someone() -> (Option<PersonId>, Option<String>) {
    (Some(PersonId(Id::max())), Some("Noor Karim".into()))
}

fn a_step(today: Date, state: State, missed: i64) -> Step {
    let (owner, owner_name) = someone();
    Step {
        id: ObjectId(Id::nil()),
        text: TEXT.into(),
        owner,
        owner_name,
        team: Some(TeamId(Id::nil())),
        audience: Audience::Participants,
        scope: Scope::Ours,
        state,
        due_on: dates::plus_days(today, 3),
        notice: Some("Fewer calls back.".into()),
        because_of: None,
        given_by: None,
        missed,
        answered_on: None,
        told: false,
        in_the_way: Some("The van.".into()),
        learned: Some("Mornings work best.".into()),
        look: "days".into(),
        look_on: Some(today),
        seen: None,
        seen_text: None,
        offered_on: None,
    }
}

fn about() -> About {
    About { audience: "team".into(), ..About::default() }
}

fn beside(reader: Reader) -> step::Beside {
    step::Beside {
        about: about(),
        reader,
        looks: Vec::new(),
        own_look: None,
        people: vec![("1".into(), "Jonas Berg".into())],
        giver: Some("Jonas Berg".into()),
        team: Some("Service North".into()),
        corrects: true,
    }
}

fn step_page(v: View, state: State, missed: i64, reader: Reader) -> Result<String> {
    let step = a_step(v.today(), state, missed);
    made(&step::filled(v, Form::new(), step, beside(reader)))
}

fn given_page(v: View, reader: Reader) -> Result<String> {
    let given_by = Some(PersonId(Id::nil()));
    let step = Step { given_by, ..a_step(v.today(), State::Open, 0) };
    made(&step::filled(v, Form::new(), step, beside(reader)))
}

/// Answered and told; perhaps looked back on.
fn told_page(v: View, state: State, seen: Option<Seen>) -> Result<String> {
    let seen = seen.map(|seen| seen.as_str().into());
    let step = Step { told: true, seen, ..a_step(v.today(), state, 1) };
    made(&step::filled(v, Form::new(), step, beside(OWNER)))
}

fn offered_page(v: View, reader: Reader) -> Result<String> {
    let offered_on = Some(v.today());
    let step = Step { offered_on, ..a_step(v.today(), State::Open, 0) };
    made(&step::filled(v, Form::new(), step, beside(reader)))
}

fn a_look(today: Date, name: &str, answered: bool, seen: Option<Seen>) -> LookAsked {
    LookAsked {
        step: ObjectId(Id::nil()),
        colleague: PersonId(Id::nil()),
        name: name.into(),
        asked_on: today,
        answered_on: answered.then_some(today),
        seen: seen.map(|seen| seen.as_str().into()),
        text: seen.map(|_| "Two calls back instead of nine.".into()),
    }
}

/// A colleague reads what they answered.
fn said_page(v: View, seen: Option<Seen>) -> Result<String> {
    let own_look = Some(a_look(v.today(), "Jonas Berg", true, seen));
    let step = Step { told: true, ..a_step(v.today(), State::Done, 0) };
    made(&step::filled(v, Form::new(), step, step::Beside { own_look, ..beside(OTHER) }))
}

fn look_back_page(v: View) -> Result<String> {
    let today = v.today();
    let looks = vec![
        a_look(today, "Jonas Berg", true, Some(Seen::ALittle)),
        a_look(today, "Eva Lind", true, None),
        a_look(today, "Åsa Ek", false, None),
    ];
    let beside = step::Beside { looks, ..beside(OWNER) };
    let step = Step { told: true, ..a_step(today, State::Partly, 0) };
    made(&step::filled(v, Form::new(), step, beside))
}

fn origin() -> Object {
    Object {
        id: ObjectId(Id::nil()),
        kind: "question".into(),
        title: "Commissioning under −20 °C?".into(),
        lang: "en".into(),
        owner: None,
        team: None,
        audience: Audience::Organisation,
        href: "/questions/1".into(),
        created_at: Instant(0),
        changed_at: Instant(0),
        hidden_at: None,
    }
}

fn new_step_page(v: View) -> Result<String> {
    let mut form = Form::new().with("scope", "mine").with("ask", "differently");
    form.add_error("text", v.t("refused-step-day"));
    let people = vec![("1".into(), "Jonas Berg".into())];
    made(&new_step::filled(v, form, Some(origin()), Some("Service North".into()), people))
}

fn change_page(v: View) -> Result<String> {
    let form = Form::new().with("text", TEXT);
    made(&ChangePage { v, form, step: ObjectId(Id::nil()) })
}

fn list_page(v: View) -> Result<String> {
    let today = v.today();
    let rows: Vec<Row> = State::ALL
        .iter()
        .flat_map(|state| {
            let step = a_step(today, *state, 0);
            [own_row(&v, &step), shared_row(&v, &step, true)]
        })
        .collect();
    made(&list::steps_page(v, vec![Part { title: String::new(), rows }]))
}

fn a_line(today: Date) -> Learned {
    let (owner, owner_name) = someone();
    Learned {
        id: ObjectId(Id::nil()),
        text: "The pump stops when the outdoor sensor hangs in the sun.".into(),
        owner,
        owner_name,
        team: Some(TeamId(Id::nil())),
        audience: Audience::Me,
        learned_on: today,
        how: Some(How::Shadowing.as_str().into()),
        minutes: Some(120),
        asked: true,
    }
}

fn new_learned_page(v: View) -> Result<String> {
    let form = Form::new().with("audience", "me");
    made(&learned::filled(v, form, Some(origin()), Some(TeamId(Id::nil())), None))
}

fn learned_page(v: View) -> Result<String> {
    let line = a_line(v.today());
    made(&learned::shown(v, Form::new(), line, about(), true))
}

fn slot_today(v: &View, missed: i64) -> Result<String> {
    let step = a_step(v.today(), State::Open, missed);
    made(&slots::TodaySlot::of(v, step, Some("Commissioning under −20 °C?")))
}

fn slot_team(v: View) -> Result<String> {
    let step = a_step(v.today(), State::Open, 0);
    let rows = vec![shared_row(&v, &step, true)];
    let team = TeamId(Id::nil());
    let take = "/steps/new".to_owned();
    made(&slots::TeamSlot { v: &v, rows, more: true, hint: true, team, member: true, take })
}

fn slot_rows(v: View) -> Result<String> {
    let step = a_step(v.today(), State::Open, 0);
    made(&slots::ListSlot {
        v: &v,
        title: v.t("commitments-my-steps"),
        rows: vec![own_row(&v, &step)],
        all: "/steps".into(),
        empty: None,
        add: Some([v.t("commitments-create-step"), "/steps/new".into()]),
    })
}
