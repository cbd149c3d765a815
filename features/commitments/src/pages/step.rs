//! The page of a step: one thing is asked of its reader, or nothing.

use askama::Template;
use cairn_feature::About;
use cairn_ground::{ObjectId, PersonId, Result};
use cairn_store::Read;
use cairn_web::{Cx, Form, View};

use super::{due_line, options, shared_state, wider};
use crate::{
    rules::{self, Look, Phase, Reader, Scope, Seen, Stake, State},
    store::{self, LookAsked, Step},
};

#[derive(Template)]
#[template(path = "commitments/step.html")]
pub struct StepPage {
    pub v: View,
    pub form: Form,
    pub about: About,
    pub step: Step,
    pub phase: Phase,
    pub owns: bool,
    pub title: String,
    pub over: String,
    /// Below the words: the day, or what came of it.
    pub state: String,
    /// The colleagues who were asked, for the owner alone; afterwards those who said something.
    pub looks: Vec<LookAsked>,
    /// What the reader said as a colleague who was asked.
    pub own_look: Option<LookAsked>,
    pub people: Vec<(String, String)>,
    pub look_choices: Vec<(String, String)>,
    pub seen_choices: Vec<(String, String)>,
    /// What the owner may have meant instead of the answer that stands.
    pub other_answers: Vec<(String, String)>,
    /// The owner has looked back, and may have meant something else.
    pub looked: bool,
    /// It is the team's, and its owner has left the team: there is no *after all*.
    pub left: bool,
    pub wider: Vec<(String, String)>,
}

impl StepPage {
    /// The team is asked who takes it; the owner may see to it after all.
    pub fn offered(&self) -> bool {
        self.step.offered_on.is_some()
    }

    /// What stands told as the form is made; the form that comes back says what its reader saw.
    pub fn stood(&self) -> String {
        let of_all = self.form.errors().iter().any(|(field, _)| field.is_empty());
        if self.form.has("stood") && !of_all {
            return self.form.value("stood").to_owned();
        }
        rules::told([&self.step.learned, &self.step.in_the_way])
    }

    /// Which of the page's forms came back: `look-back`, `ask`, `tell`, `asked` or none; `page` for
    /// buttons, and for what the page has no form of any more.
    pub fn came_back(&self) -> &'static str {
        let [(field, _), ..] = self.form.errors() else { return "" };
        let ahead = matches!(self.phase, Phase::LookBack | Phase::Ahead);
        let looks = ahead || self.looked;
        match field.as_str() {
            _ if self.phase == Phase::Asked => "asked",
            "seen" | "seen_text" if looks => "look-back",
            "colleague" if ahead => "ask",
            "" if self.form.has("stood") => "tell",
            "" if looks && self.form.has("seen_text") => "look-back",
            "" | "seen" | "seen_text" | "colleague" | "outcome" | "was" | "audience" => "page",
            _ => "tell",
        }
    }

    /// A colleague has said what they see, and the owner nothing yet.
    pub fn heard(&self) -> bool {
        self.step.seen.is_none() && self.looks.iter().any(|look| look.seen.is_some())
    }

    /// Whether what is wrong stands above, since no form on the page says it.
    pub fn above(&self) -> bool {
        match self.came_back() {
            "page" => true,
            "tell" => !self.phase.has_form() && !self.looked,
            _ => false,
        }
    }
}

/// What the page reads beside the step.
#[derive(Debug, Default)]
pub struct Beside {
    pub about: About,
    pub reader: Reader,
    pub looks: Vec<LookAsked>,
    pub own_look: Option<LookAsked>,
    pub people: Vec<(String, String)>,
    pub giver: Option<String>,
    /// The team that stands for the step.
    pub team: Option<String>,
    /// The answer is the reader's own, and may have been a slip of the thumb.
    pub corrects: bool,
}

pub async fn page(cx: &Cx, form: Form) -> Result<StepPage> {
    let id: ObjectId = cx.param("id")?;
    let mut db = cx.read().await?;
    let object = cairn_objects::find(&mut db, &cx.actor, id).await?;
    let step = store::find_step(&mut db, &cx.actor, id).await?;
    let me = cx.actor.person()?.id;
    let owns = step.owner == Some(me);
    let mut beside = Beside { about: About::of(cx, &mut db, &object).await?, ..Beside::default() };
    let look = if owns { None } else { store::find_look(&mut db, id, me).await? };
    beside.reader = Reader {
        owns,
        in_team: step.team.is_some_and(|team| cx.actor.teams().contains(&team)),
        stake: match &look {
            Some(look) if look.answered_on.is_none() => Stake::Looks,
            _ if step.given_by == Some(me) => Stake::Gave,
            _ => Stake::Nothing,
        },
    };
    beside.own_look = look.filter(|look| look.answered_on.is_some());
    if let (Scope::Ours, Some(team)) = (step.scope, step.team) {
        beside.team = Some(cairn_people::store::find_team(&mut db, team).await?.name);
    }
    if owns {
        beside.giver = giver(&mut db, &step).await?;
        let open = step.state.is_answered() && step.seen.is_none();
        beside.corrects = open && !store::is_taken_over(&mut db, id).await?;
        if step.state.is_done() {
            beside.looks = store::list_looks(&mut db, id).await?;
            beside.people = colleagues(cx, &mut db, &step, me).await?;
        }
    }
    let form = if owns { with_usual(form, &step, cx) } else { form };
    Ok(filled(cx.view(), form, step, beside))
}

/// The page after what was told was refused: with the form that came back, whatever the step has
/// become meanwhile.
pub async fn told_again(cx: &Cx, form: Form) -> Result<StepPage> {
    let mut page = page(cx, form).await?;
    if page.owns && page.phase != Phase::Ahead && !page.looked {
        page.phase = Phase::Tell;
    }
    Ok(page)
}

async fn giver(db: &mut Read, step: &Step) -> Result<Option<String>> {
    let Some(giver) = step.given_by else { return Ok(None) };
    let names = cairn_people::store::list_names(db, &[giver]).await?;
    Ok(names.into_iter().next().map(|(_, name)| name))
}

/// Those in the team who have not been asked.
async fn colleagues(
    cx: &Cx,
    db: &mut Read,
    step: &Step,
    me: PersonId,
) -> Result<Vec<(String, String)>> {
    let Some(team) = step.team.or(cx.actor.person()?.home_team) else { return Ok(Vec::new()) };
    let members = cairn_people::store::list_members(db, team, cx.house_day()).await?;
    let others = members.into_iter().filter(|member| member.id != me);
    Ok(others.map(|member| (member.id.to_string(), member.name)).collect())
}

/// What was told, and what stands of the look-back, filled in beforehand.
fn with_usual(mut form: Form, step: &Step, cx: &Cx) -> Form {
    let seen = step.seen_text.as_ref().filter(|_| step.standing().closed);
    for (field, stands) in [
        ("learned", step.learned.as_ref()),
        ("in_the_way", step.in_the_way.as_ref()),
        ("seen_text", seen),
    ] {
        if let (Some(text), false) = (stands, form.has(field)) {
            form.set(field, text);
        }
    }
    if !form.has("look") {
        let days = step.look_on.map_or(30, |on| cx.view().days_until(&on));
        let nearest = [14, 30, 90].into_iter().min_by_key(|choice: &i32| (choice - days).abs());
        match (step.look.as_str(), nearest) {
            ("days", Some(days)) => form.set("look", days.to_string()),
            (word, _) => form.set("look", word),
        }
    }
    form
}

/// The page from what was found; samples use it too.
pub fn filled(v: View, form: Form, step: Step, mut beside: Beside) -> StepPage {
    let phase = Phase::of(step.standing(), beside.reader, v.today());
    let owns = beside.reader.owns;
    let looked = owns && step.standing().closed;
    if looked {
        beside.looks.retain(|look| look.seen.is_some());
    }
    let others = if beside.corrects { step.state.other_answers() } else { Vec::new() };
    let state = if owns { own_state(&v, &step, phase) } else { shared_state(&v, &step) };
    StepPage {
        title: title(&v, &step, phase, owns, beside.giver.as_deref()),
        over: over(&v, &step, phase, beside.reader, beside.team.as_deref()),
        state: state.unwrap_or_default(),
        look_choices: options(&v, "commitments-look", Look::CHOICES),
        seen_choices: options(&v, "commitments-seen", Seen::ALL.iter().map(|s| s.as_str())),
        other_answers: options(&v, "commitments", others.iter().map(|other| other.as_str())),
        wider: if owns { wider(&v, step.audience, step.team) } else { Vec::new() },
        looked,
        left: has_left(&step, beside.reader),
        about: beside.about,
        looks: beside.looks,
        own_look: beside.own_look,
        people: beside.people,
        v,
        form,
        step,
        phase,
        owns,
    }
}

fn own_state(v: &View, step: &Step, phase: Phase) -> Option<String> {
    if step.state == State::Open {
        return Some(due_line(v, step));
    }
    // There the title says it.
    if matches!(phase, Phase::Ahead | Phase::Resting | Phase::Reading) {
        return None;
    }
    Some(v.t(&format!("commitments-state-{}", step.state.as_str())))
}

fn title(v: &View, step: &Step, phase: Phase, owns: bool, giver: Option<&str>) -> String {
    let name = || first_word(v, step.owner_name.as_deref());
    let giver = || first_word(v, giver);
    match phase {
        Phase::Given => v.t1("commitments-title-given", "name", giver()),
        Phase::Asked => v.t1("commitments-title-asked", "name", name()),
        Phase::Offered => {
            let done = if step.state.is_done() { "-look" } else { "" };
            let name = v.name_or_former(&step.owner_name);
            v.t1(&format!("commitments-title-offered{done}"), "name", name)
        }
        Phase::Answer => v.t("commitments-title-own"),
        Phase::Quiet => v.t("commitments-title-quiet"),
        Phase::Tell if step.state == State::DidNotHappen => v.t("commitments-title-in-the-way"),
        Phase::Tell => v.t("commitments-title-tell"),
        Phase::LookBack => v.t("commitments-title-look-back"),
        Phase::Ahead | Phase::Resting => over_title(v, step),
        Phase::Reading if owns => over_title(v, step),
        Phase::Gave => v.t1("commitments-title-gave", "name", name()),
        Phase::Reading => v.t1("commitments-title-other", "name", name()),
    }
}

/// What became of it, as the owner reads it.
fn over_title(v: &View, step: &Step) -> String {
    v.t(&format!("commitments-title-{}", step.state.as_str()))
}

/// A name that begins a heading; a former colleague with a capital letter.
fn first_word(v: &View, name: Option<&str>) -> String {
    let Some(name) = name else { return capital(&v.t("people-former")) };
    name.to_owned()
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn has_left(step: &Step, reader: Reader) -> bool {
    reader.owns && !reader.in_team && step.scope == Scope::Ours && step.offered_on.is_some()
}

fn over(v: &View, step: &Step, phase: Phase, reader: Reader, team: Option<&str>) -> String {
    match (phase, step.scope) {
        (Phase::Given, Scope::Ours) => of_team(v, team, None),
        (_, Scope::Ours) if has_left(step, reader) => of_team(v, team, None),
        (_, Scope::Ours) if reader.owns => v.t("commitments-over-ours"),
        (_, Scope::Ours) if step.offered_on.is_some() => of_team(v, team, None),
        (_, Scope::Ours) => of_team(v, team, step.owner_name.as_deref()),
        (Phase::Answer, Scope::Mine) => v.t("commitments-over-mine"),
        (
            Phase::Tell | Phase::LookBack | Phase::Ahead | Phase::Quiet | Phase::Resting,
            Scope::Mine,
        ) => v.t("commitments-title-own"),
        (_, Scope::Mine) => String::new(),
    }
}

/// Whose step it is when it is a team's, and who sees to it, where somebody does.
fn of_team(v: &View, team: Option<&str>, name: Option<&str>) -> String {
    match (team, name) {
        (Some(team), Some(name)) => v.t2("commitments-over-team", "team", team, "name", name),
        (Some(team), None) => v.t1("commitments-over-team-alone", "team", team),
        (None, _) => String::new(),
    }
}
