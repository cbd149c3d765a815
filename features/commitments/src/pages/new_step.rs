//! The form of a next step.

use askama::Template;
use cairn_ground::{Result, TeamId, dates};
use cairn_objects::Object;
use cairn_web::{Cx, Form, View};

use super::options;

/// Days ahead that the form proposes.
const AHEAD: i32 = 7;

#[derive(Template)]
#[template(path = "commitments/new_step.html")]
pub struct NewStepPage {
    pub v: View,
    pub form: Form,
    pub title: String,
    pub because: Option<Object>,
    /// (value, words): mine, shown, ours.
    pub scopes: Vec<(String, String)>,
    pub owners: Vec<(String, String)>,
    /// The more seldom fields are unfolded when something in them is wrong or filled in.
    pub more: bool,
    /// Where *Not now* leads, when the house asked.
    pub skip: String,
}

/// The empty form, with what the link that led here says.
pub fn prefilled(cx: &Cx) -> Form {
    let mut form = Form::new()
        .with("scope", "mine")
        .with("due", dates::plus_days(cx.today(), AHEAD).to_string());
    for name in ["text", "notice", "due", "scope", "team", "owner", "back", "because_of", "ask"] {
        if cx.query.has(name) {
            form.set(name, cx.query.value(name));
        }
    }
    form
}

/// The empty form of the page: what a team's review led to is the team's, unless one chooses.
pub async fn fresh(cx: &Cx) -> Result<Form> {
    let mut form = prefilled(cx);
    if cx.query.has("scope") || cx.query.has("team") {
        return Ok(form);
    }
    let origin = origin(cx).await?.filter(|o| ["review", "insight"].contains(&o.kind.as_str()));
    let team = origin.and_then(|origin| origin.team);
    if let Some(team) = team.filter(|team| cx.actor.teams().contains(team)) {
        form = form.with("scope", "ours").with("team", team.to_string());
    }
    Ok(form)
}

/// What the new step is because of: sent by the form or by the link, if the reader may see it.
pub async fn origin(cx: &Cx) -> Result<Option<Object>> {
    let sent = [cx.form.value("because_of"), cx.query.value("because_of")];
    let id = sent.into_iter().find_map(|id| id.parse().ok());
    cairn_objects::find_origin(&mut cx.read().await?, &cx.actor, id).await
}

pub async fn page(cx: &Cx, mut form: Form) -> Result<NewStepPage> {
    let because = origin(cx).await?;
    let me = cx.actor.person()?;
    let v = cx.view();
    let chosen = form.value("team").parse::<TeamId>().ok().filter(|id| me.teams.contains(id));
    // It is hidden in the form, where nobody could mend it.
    form.set("team", chosen.map_or_else(String::new, |id| id.to_string()));
    let mut owners = Vec::new();
    let mut team_name = None;
    if let Some(team) = chosen.or(me.home_team) {
        let mut db = cx.read().await?;
        let members = cairn_people::store::list_members(&mut db, team, cx.house_day()).await?;
        let others = members.into_iter().filter(|member| member.id != me.id);
        owners = others.map(|member| (member.id.to_string(), member.name)).collect();
        let names = cairn_people::store::list_team_names(&mut db, &[team]).await?;
        team_name = names.into_iter().next().map(|(_, name)| name);
    }
    Ok(filled(v, form, because, team_name, owners))
}

/// The page from what was found; samples use it too.
pub fn filled(
    v: View,
    form: Form,
    because: Option<Object>,
    team: Option<String>,
    owners: Vec<(String, String)>,
) -> NewStepPage {
    let differently = form.value("ask") == "differently";
    let scopes = match team {
        None => options(&v, "commitments-scope", ["mine"]),
        Some(team) => ["mine", "shown", "ours"]
            .map(|word| {
                let key = format!("commitments-scope-{word}");
                (word.to_owned(), v.t1(&key, "team", &team))
            })
            .to_vec(),
    };
    let title = if differently { "commitments-new-differently" } else { "commitments-new-title" };
    let skip = if differently {
        because.as_ref().map_or_else(|| "/".to_owned(), |object| object.href.clone())
    } else {
        form.way_back().unwrap_or_default().to_owned()
    };
    let filled = |name: &str| form.error(name).is_some() || !form.value(name).is_empty();
    NewStepPage {
        title: v.t(title),
        // Who sees to it is the point of a step that a team takes.
        more: filled("notice") || filled("owner") || form.value("scope") == "ours",
        v,
        form,
        because,
        scopes,
        owners,
        skip,
    }
}
