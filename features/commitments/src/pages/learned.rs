//! *I learned …*: the form and the page.

use askama::Template;
use cairn_feature::About;
use cairn_ground::{Audience, ObjectId, Result, TeamId};
use cairn_objects::Object;
use cairn_web::{Cx, Form, View};

use super::{new_step::origin, options, wider};
use crate::{
    rules::{How, MINUTES},
    store::{self, Learned},
};

#[derive(Template)]
#[template(path = "commitments/new_learned.html")]
pub struct NewLearnedPage {
    pub v: View,
    pub form: Form,
    pub because: Option<Object>,
    pub hows: Vec<(String, String)>,
    pub minutes: Vec<(String, String)>,
    pub audiences: Vec<(String, String)>,
    /// How and how long are unfolded.
    pub more: bool,
}

pub fn prefilled(cx: &Cx) -> Form {
    let mut form = Form::new().with("audience", "me");
    for name in ["text", "how", "minutes", "because_of"] {
        if cx.query.has(name) {
            form.set(name, cx.query.value(name));
        }
    }
    form
}

pub async fn new(cx: &Cx, form: Form) -> Result<NewLearnedPage> {
    let because = origin(cx).await?;
    let me = cx.actor.person()?;
    let team = me.home_team.or(me.teams.first().copied());
    let name = if me.teams.len() > 1 { Some(&*me.home_team_name) } else { None };
    Ok(filled(cx.view(), form, because, team, name))
}

/// The form from what was found; samples use it too. The team has its name where the reader has
/// several.
pub fn filled(
    v: View,
    form: Form,
    because: Option<Object>,
    team: Option<TeamId>,
    name: Option<&str>,
) -> NewLearnedPage {
    let rungs = v.rungs(team, &[Audience::Me, Audience::Team, Audience::Organisation]);
    let words = |rung: &Audience| match name {
        Some(name) if *rung == Audience::Team => name.to_owned(),
        _ => v.t(&format!("commitments-readers-{}", rung.as_str())),
    };
    let audiences = rungs.iter().map(|rung| (rung.as_str().to_owned(), words(rung))).collect();
    let filled = |name: &str| form.error(name).is_some() || !form.value(name).is_empty();
    NewLearnedPage {
        more: filled("how") || filled("minutes"),
        hows: options(&v, "commitments-how", How::ALL.iter().map(|how| how.as_str())),
        minutes: MINUTES.iter().map(|n| (n.to_string(), spent(&v, *n))).collect(),
        audiences,
        v,
        form,
        because,
    }
}

/// `30 min`, `4 h`.
pub fn spent(v: &View, minutes: i64) -> String {
    if minutes % 60 == 0 {
        v.t1("commitments-hours", "n", minutes / 60)
    } else {
        v.t1("commitments-minutes", "n", minutes)
    }
}

#[derive(Template)]
#[template(path = "commitments/learned.html")]
pub struct LearnedPage {
    pub v: View,
    pub form: Form,
    pub about: About,
    pub line: Learned,
    pub title: String,
    pub sub: String,
    pub wider: Vec<(String, String)>,
    pub owns: bool,
}

pub async fn show(cx: &Cx, form: Form) -> Result<LearnedPage> {
    let id: ObjectId = cx.param("id")?;
    let mut db = cx.read().await?;
    let object = cairn_objects::find(&mut db, &cx.actor, id).await?;
    let line = store::find_learned(&mut db, &cx.actor, id).await?;
    let about = About::of(cx, &mut db, &object).await?;
    let owns = line.owner.is_some() && line.owner == cx.actor.person_id();
    Ok(shown(cx.view(), form, line, about, owns))
}

/// The page from what was found; samples use it too.
pub fn shown(v: View, form: Form, line: Learned, about: About, owns: bool) -> LearnedPage {
    let mut parts = vec![v.near(&line.learned_on)];
    parts.extend(line.how.as_ref().map(|how| v.t(&format!("commitments-how-{how}"))));
    parts.extend(line.minutes.map(|n| spent(&v, n)));
    let name = v.name_or_former(&line.owner_name);
    LearnedPage {
        title: if owns {
            v.t("commitments-learned-own")
        } else {
            v.t1("commitments-learned-other", "name", name)
        },
        sub: parts.join(" · "),
        wider: if owns { wider(&v, line.audience, line.team) } else { Vec::new() },
        form: if form.has("text") { form } else { form.with("text", &line.text) },
        v,
        about,
        line,
        owns,
    }
}
