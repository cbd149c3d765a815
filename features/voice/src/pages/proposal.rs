//! One obstacle or idea: who asked whom, the answer, and where it lay.

use askama::Template;
use cairn_feature::About;
use cairn_ground::{Arg, Id, ObjectId, PersonId, Result, TeamId, dates};
use cairn_people::store::find_manager_of;
use cairn_store::Read;
use cairn_web::{Cx, Form, View};

use super::{ask::candidates, due, holder, wider};
use crate::{
    rules::{DAYS, Word},
    store::{self, Proposal, Station, find_proposal, list_stations},
};

#[derive(Template)]
#[template(path = "voice/proposal.html")]
pub struct ProposalPage {
    pub v: View,
    pub about: About,
    pub it: Proposal,
    pub title: String,
    pub due: super::Due,
    pub turn: Turn,
    pub answer: Form,
    pub pass: Form,
    /// What was typed into a form that no longer stands here.
    pub kept: String,
    pub people: Vec<String>,
    pub candidates: Vec<(String, String)>,
    /// Day, sentence and reason.
    pub story: Vec<(String, String, String)>,
    pub wider: Vec<(&'static str, String)>,
    /// The reader asked, and may still change it or take it back.
    pub mine: bool,
    /// The heading says already by which day.
    pub says_when: bool,
}

/// What is up to the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// To look.
    Nothing,
    /// To answer it or pass it on.
    Answer,
    /// To find somebody: they asked, and nobody has it.
    Pass,
    /// To say that the answer is read.
    Read,
    /// To answer otherwise, if minds have changed.
    Again,
}

impl Turn {
    fn of(it: &Proposal, me: PersonId) -> Self {
        let asked = it.asker == Some(me);
        match (it.answered_at, it.lies_with) {
            (None, Some(holder)) if holder == me => Self::Answer,
            (None, None) if asked => Self::Pass,
            (Some(_), _) if asked && it.read_at.is_none() => Self::Read,
            (Some(_), Some(holder)) if holder == me => Self::Again,
            _ => Self::Nothing,
        }
    }
}

/// A form that was sent and refused.
#[derive(Debug, Default)]
pub enum Sent {
    #[default]
    Nothing,
    Answer(Form),
    Pass(Form),
}

impl ProposalPage {
    pub fn may_pass(&self) -> bool {
        matches!(self.turn, Turn::Answer | Turn::Pass)
    }

    /// Folded below the answer, unless it is what there is to do or came back.
    pub fn pass_first(&self) -> bool {
        self.turn == Turn::Pass || !self.pass.errors().is_empty()
    }

    /// Folded, unless it came back.
    pub fn again_first(&self) -> bool {
        !self.answer.errors().is_empty()
    }

    /// Whether an answer given anew can be the first yes, which becomes a next step.
    pub fn no_step_yet(&self) -> bool {
        self.it.answer() == Some(Word::NoBecause)
    }

    pub fn tone(&self) -> &'static str {
        if self.it.answer() == Some(Word::NoBecause) { "" } else { "good" }
    }

    pub fn word(&self) -> String {
        self.it.answer().map(|word| word_of(&self.v, word)).unwrap_or_default()
    }
}

/// The page for somebody who may see it.
pub async fn proposal_page(cx: &Cx, id: ObjectId, sent: Sent) -> Result<ProposalPage> {
    let me = cx.actor.person()?;
    let mut db = cx.read().await?;
    let object = cairn_objects::find(&mut db, &cx.actor, id).await?;
    let it = find_proposal(&mut db, &cx.actor, id).await?;
    let stations = list_stations(&mut db, id).await?;
    let about = About::of(cx, &mut db, &object).await?;
    let turn = Turn::of(&it, me.id);
    let may_pass = matches!(turn, Turn::Answer | Turn::Pass);
    let asked = it.asker == Some(me.id);
    let (answer, pass) = match sent {
        Sent::Nothing => (Form::new(), Form::new()),
        Sent::Answer(form) => (form, Form::new()),
        Sent::Pass(form) => (Form::new(), form),
    };
    let mut people = Vec::new();
    let mut named = Vec::new();
    if may_pass {
        let near = store::list_near(&mut db, me.id, &me.teams, cx.house_day()).await?;
        people = near.into_iter().map(|person| person.name).collect();
        named = candidates(&mut db, &pass).await?;
    }
    let v = cx.view();
    let ahead = ahead(cx, &mut db, &v, &it).await?;
    let answer = with_day(answer, &v);
    let here = may_pass || (turn == Turn::Again && answer.has("again"));
    let kept = if here { "" } else { first_filled(&answer, &pass) }.to_owned();
    Ok(ProposalPage {
        title: title(&v, &it, turn, asked),
        due: due(&v, &it),
        story: story(&v, &it, &stations, ahead),
        wider: if asked { wider(&v, it.audience, object.team) } else { Vec::new() },
        says_when: says_when(&it, turn, asked),
        mine: asked && it.answered_at.is_none(),
        candidates: named,
        turn,
        answer,
        pass,
        kept,
        people,
        about,
        it,
        v,
    })
}

/// The day proposed for what follows from a yes.
fn with_day(mut form: Form, v: &View) -> Form {
    if !form.has("due") {
        form.set("due", dates::plus_days(v.today(), DAYS).to_string());
    }
    form
}

fn first_filled<'a>(answer: &'a Form, pass: &'a Form) -> &'a str {
    let typed = answer.value("reason");
    if typed.is_empty() { pass.value("reason") } else { typed }
}

fn word_of(v: &View, word: Word) -> String {
    v.t(&format!("voice-word-{}", word.as_str()))
}

/// One thing, with a colleague's name.
fn title(v: &View, it: &Proposal, turn: Turn, asked: bool) -> String {
    let asker = Arg::from(v.name_or_former(&it.asker_name));
    if let Some(word) = it.answer() {
        let name = v.name_or_former(&it.answerer_name);
        return v.t2("voice-title-answered", "name", name, "word", word_of(v, word));
    }
    match &it.holder_name {
        _ if turn == Turn::Answer => v.t1("voice-title-mine", "name", asker),
        None => v.t("voice-title-nobody"),
        Some(name) if asked && v.days_until(&it.due_on) >= 0 => {
            v.t2("voice-title-asked", "name", name, "date", v.date(&it.due_on))
        }
        Some(name) if asked => v.t1("voice-title-late", "name", name),
        Some(name) => v.t2("voice-title-other", "name", asker, "to", name),
    }
}

/// The asker's heading names the day by which the other answers.
fn says_when(it: &Proposal, turn: Turn, asked: bool) -> bool {
    asked && turn == Turn::Nothing && it.holder_name.is_some()
}

/// Where it lay, in order, without a word of blame.
fn story(
    v: &View,
    it: &Proposal,
    stations: &[Station],
    ahead: Option<String>,
) -> Vec<(String, String, String)> {
    let mut story: Vec<_> = stations
        .iter()
        .map(|station| {
            let to = station.person_name.clone();
            let by = station.by_name.clone();
            let args = [
                ("to", Arg::from(v.name_or_former(&to))),
                ("name", Arg::from(v.name_or_former(&by))),
            ];
            let text = v.tn(&format!("voice-story-{}", station.how), &args);
            (v.day(&station.came_at), text, station.reason.clone().unwrap_or_default())
        })
        .collect();
    if let (Some(at), Some(word)) = (it.answered_at, it.answer()) {
        let name = v.name_or_former(&it.answerer_name);
        let text = v.t2("voice-title-answered", "name", name, "word", word_of(v, word));
        story.push((v.day(&at), text, String::new()));
    }
    if let Some(at) = it.read_at {
        let name = v.name_or_former(&it.asker_name);
        story.push((v.day(&at), v.t1("voice-story-read", "name", name), String::new()));
    }
    if let Some(text) = ahead {
        story.push((v.near(&it.moves_after), text, String::new()));
    }
    story
}

/// What happens on the day; nothing once it is answered or has stayed.
async fn ahead(cx: &Cx, db: &mut Read, v: &View, it: &Proposal) -> Result<Option<String>> {
    if it.answered_at.is_some() || it.alone_on.is_some() {
        return Ok(None);
    }
    let Some(holder) = it.lies_with else { return Ok(Some(v.t("voice-story-ahead"))) };
    let above = find_manager_of(db, holder, None, cx.house_day()).await?;
    Ok(Some(match above.filter(|above| Some(*above) != it.asker) {
        Some(_) => v.t("voice-story-ahead"),
        None => v.t1("voice-story-ahead-alone", "to", v.name_or_former(&it.holder_name)),
    }))
}

/// An example of the page for `me`, for the samples.
pub(super) fn sample(
    v: View,
    it: Proposal,
    about: About,
    stations: &[Station],
    me: PersonId,
) -> ProposalPage {
    let (turn, asked) = (Turn::of(&it, me), it.asker == Some(me));
    ProposalPage {
        title: title(&v, &it, turn, asked),
        due: due(&v, &it),
        turn,
        story: story(&v, &it, stations, it.word.is_none().then(|| v.t("voice-story-ahead"))),
        wider: if asked { wider(&v, it.audience, Some(TeamId(Id::nil()))) } else { Vec::new() },
        says_when: says_when(&it, turn, asked),
        mine: asked && it.answered_at.is_none(),
        candidates: Vec::new(),
        answer: with_day(Form::new(), &v),
        pass: Form::new(),
        kept: String::new(),
        people: vec![holder(&v, &it)],
        about,
        it,
        v,
    }
}
