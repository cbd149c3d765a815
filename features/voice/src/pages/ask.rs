//! The form that asks for an answer.

use askama::Template;
use cairn_ground::{ObjectId, Result, TeamId, dates};
use cairn_objects::Object;
use cairn_people::store::{list_names, list_places};
use cairn_store::Read;
use cairn_web::{Cx, Form, View};

use super::{
    audiences, first_audience,
    whom::{Whom, whom},
};
use crate::{
    commands,
    rules::{DAYS, Kind},
    store::{self, Named},
};

#[derive(Template)]
#[template(path = "voice/ask.html")]
pub struct AskPage {
    pub v: View,
    pub form: Form,
    pub kind: Kind,
    /// Title and address of what it is because of.
    pub origin: Option<(String, String)>,
    pub people: Vec<String>,
    /// Key of what the field of the name says.
    pub to_hint: &'static str,
    /// Who knows whose matter it is, where the team has no manager.
    pub helpful: String,
    /// Who could be meant, after several had the name.
    pub candidates: Vec<(String, String)>,
    pub audiences: Vec<(String, String)>,
    pub due: String,
}

impl AskPage {
    pub fn heading(&self) -> &'static str {
        match self.kind {
            Kind::Obstacle => "voice-ask-obstacle",
            Kind::Idea => "voice-ask-idea",
        }
    }

    pub fn label(&self) -> &'static str {
        match self.kind {
            Kind::Obstacle => "voice-field-obstacle",
            Kind::Idea => "voice-field-idea",
        }
    }

    pub fn hint(&self) -> &'static str {
        match self.kind {
            Kind::Obstacle => "voice-hint-obstacle",
            Kind::Idea => "voice-hint-idea",
        }
    }
}

/// The form, filled in as far as can be known.
pub async fn ask_page(cx: &Cx, mut form: Form) -> Result<AskPage> {
    let me = cx.actor.person()?;
    let mut db = cx.read().await?;
    let origin = origin(cx, &mut db, &form).await?;
    let places = list_places(&mut db, me.id, cx.house_day()).await?;
    let near = store::list_near(&mut db, me.id, &me.teams, cx.house_day()).await?;
    let audiences = audiences(cx, me, &places, "voice-audience-two");
    if !form.has("audience") {
        form.set("audience", chosen_audience(&audiences, origin.as_ref().and_then(|it| it.team)));
    }
    // An obstacle of another of one's teams is that team's manager's, not the home manager's.
    let team = origin.as_ref().and_then(|it| it.team).filter(|it| me.teams.contains(it));
    let Whom { manager, hint, helpful } = whom(cx, &mut db, team).await?;
    if !form.has("to") {
        let names = list_names(&mut db, manager.as_slice()).await?;
        form.set("to", names.into_iter().next().map(|(_, name)| name).unwrap_or_default());
    }
    let candidates = candidates(&mut db, &form).await?;
    let v = cx.view();
    Ok(AskPage {
        kind: Kind::parse(form.value("kind")),
        origin: origin.map(|object| (object.title, object.href)),
        people: near.into_iter().map(|person| person.name).collect(),
        to_hint: hint,
        helpful: helpful.join(", "),
        candidates,
        audiences,
        due: v.date(&dates::plus_days(cx.today(), DAYS)),
        form,
        v,
    })
}

/// What the form says it is because of, if the reader may see it.
pub(super) async fn origin(cx: &Cx, db: &mut Read, form: &Form) -> Result<Option<Object>> {
    let Ok(id) = form.value("because_of").parse::<ObjectId>() else { return Ok(None) };
    match cairn_objects::find(db, &cx.actor, id).await {
        Ok(object) => Ok(Some(object)),
        Err(cairn_ground::Error::NotFound) => Ok(None),
        Err(other) => Err(other),
    }
}

/// The team it came from, when that is one of the reader's; else the first rung.
pub(super) fn chosen_audience(rungs: &[(String, String)], team: Option<TeamId>) -> String {
    let wanted = team.map(|team| format!("team:{team}"));
    let found = rungs.iter().find(|(value, _)| Some(value) == wanted.as_ref());
    found.map_or_else(|| first_audience(rungs), |(value, _)| value.clone())
}

/// The people among whom to choose when the typed name is that of several.
pub(super) async fn candidates(db: &mut Read, form: &Form) -> Result<Vec<(String, String)>> {
    if form.error("to").is_none() {
        return Ok(Vec::new());
    }
    let named = commands::candidates(db, form.value("to").trim()).await?;
    let told = |person: Named| {
        let text = match person.title.as_str() {
            "" => person.name,
            title => format!("{}, {title}", person.name),
        };
        (person.id.to_string(), text)
    };
    Ok(if named.len() > 1 { named.into_iter().map(told).collect() } else { Vec::new() })
}
