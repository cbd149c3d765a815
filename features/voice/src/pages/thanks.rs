//! Thanks: the form, one of them with what came of it, and one's own.

use askama::Template;
use cairn_feature::About;
use cairn_ground::{ObjectId, PersonId, Result};
use cairn_links::Linked;
use cairn_people::store::{list_names, list_places};
use cairn_store::Read;
use cairn_web::{Cx, Form, View};

use super::{
    ask::{candidates, chosen_audience, origin},
    audiences, wider,
};
use crate::{
    commands,
    store::{self, Direction, Thanks},
};

#[derive(Template)]
#[template(path = "voice/thank.html")]
pub struct ThankPage {
    pub v: View,
    pub form: Form,
    pub origin: Option<(String, String)>,
    pub people: Vec<String>,
    pub candidates: Vec<(String, String)>,
    pub audiences: Vec<(String, String)>,
}

/// The form; beside somebody's answer, page or step it is that person who is thanked, and from a
/// person's page, which says its id in `to`, that one.
pub async fn thank_page(cx: &Cx, mut form: Form) -> Result<ThankPage> {
    let me = cx.actor.person()?;
    let mut db = cx.read().await?;
    let origin = origin(cx, &mut db, &form).await?;
    let places = list_places(&mut db, me.id, cx.house_day()).await?;
    let near = store::list_near(&mut db, me.id, &me.teams, cx.house_day()).await?;
    let audiences = audiences(cx, me, &places, "voice-audience-two-thanks");
    if !form.has("audience") {
        form.set("audience", chosen_audience(&audiences, origin.as_ref().and_then(|it| it.team)));
    }
    let named = form.value("to").parse::<PersonId>().ok();
    let owner = origin.as_ref().and_then(|it| it.owner).filter(|_| !form.has("to"));
    if named.is_some() || owner.is_some() {
        prefill(&mut db, &mut form, named.or(owner).filter(|it| *it != me.id)).await?;
    }
    let candidates = candidates(&mut db, &form).await?;
    Ok(ThankPage {
        v: cx.view(),
        origin: origin.map(|object| (object.title, object.href)),
        people: near.into_iter().map(|person| person.name).collect(),
        candidates,
        audiences,
        form,
    })
}

/// Puts the name into the field, and the id beside it for the case that several have the name.
async fn prefill(db: &mut Read, form: &mut Form, person: Option<PersonId>) -> Result<()> {
    let found = list_names(db, person.as_slice()).await?.into_iter().next();
    let (id, name) = found.map(|(id, name)| (id.to_string(), name)).unwrap_or_default();
    form.set("to", name);
    form.set("to_id", id);
    Ok(())
}

#[derive(Template)]
#[template(path = "voice/thanks.html")]
pub struct ThanksPage {
    pub v: View,
    pub about: About,
    pub it: Thanks,
    pub title: String,
    /// What else came of what was thanked for: where it was used.
    pub used: Vec<Linked>,
    pub wider: Vec<(&'static str, String)>,
    /// The reader said it, and may take it back or, until it was seen, change it.
    pub mine: bool,
    pub seen: bool,
    /// It waits for the reader to have seen it.
    pub waits: bool,
}

impl ThanksPage {
    /// What whoever said it may still do.
    pub fn mend(&self) -> &'static str {
        if self.seen { "voice-take-back" } else { "voice-edit" }
    }
}

pub async fn thanks_page(cx: &Cx, id: ObjectId) -> Result<ThanksPage> {
    let me = cx.actor.person()?;
    let mut db = cx.read().await?;
    let object = cairn_objects::find(&mut db, &cx.actor, id).await?;
    let it = store::find_thanks(&mut db, &cx.actor, id).await?;
    let about = About::of(cx, &mut db, &object).await?;
    let mut used = Vec::new();
    if let Some(origin) = about.panel.because_of.first() {
        let panel = cairn_links::panel(&mut db, &cx.actor, origin.id).await?;
        // Thanks are not gathered anywhere, so that nobody's can be counted.
        used = panel.led_to.into_iter().filter(|link| link.kind != "thanks").collect();
    }
    let seen = commands::is_seen(&mut db, &it).await?;
    let v = cx.view();
    let asked = it.from == Some(me.id);
    Ok(ThanksPage {
        title: title(&v, &it, it.to == Some(me.id)),
        wider: if asked { wider(&v, it.audience, object.team) } else { Vec::new() },
        mine: asked,
        used,
        about,
        waits: !seen && it.to == Some(me.id),
        seen,
        it,
        v,
    })
}

pub(super) fn title(v: &View, it: &Thanks, mine: bool) -> String {
    let name = v.name_or_former(&it.from_name);
    if mine {
        return v.t1("voice-thanks-title-mine", "name", name);
    }
    v.t2("voice-thanks-title", "name", name, "to", v.name_or_former(&it.to_name))
}

#[derive(Template)]
#[template(path = "voice/thanks_list.html")]
pub struct ThanksListPage {
    pub v: View,
    pub from_me: bool,
    /// Address, sentence and what for.
    pub rows: Vec<(String, String, String)>,
    pub newer: String,
    pub older: String,
}

const PAGE: i64 = 25;
/// Nobody turns more pages than this.
const MOST_PAGES: i64 = 400;

pub async fn thanks_list(cx: &Cx) -> Result<ThanksListPage> {
    let from_me = cx.query.value("whose") == "mine";
    let page = cx.query.value("page").parse().unwrap_or(0).clamp(0, MOST_PAGES);
    let direction = if from_me { Direction::FromMe } else { Direction::ToMe };
    let mut db = cx.read().await?;
    let (limit, offset) = (PAGE + 1, page * PAGE);
    let found = store::list_thanks(&mut db, &cx.actor, direction, limit, offset).await?;
    let v = cx.view();
    let size = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let rows = found.iter().take(size).map(|it| row(&v, it, !from_me)).collect();
    let whose = if from_me { "mine" } else { "me" };
    let at = |page: i64| format!("/thanks?whose={whose}&page={page}");
    let older = if found.len() > size { at(page + 1) } else { String::new() };
    let newer = if page > 0 { at(page - 1) } else { String::new() };
    Ok(ThanksListPage { v, from_me, rows, newer, older })
}

pub(super) fn row(v: &View, it: &Thanks, to_me: bool) -> (String, String, String) {
    let sentence = format!("{} · {}", title(v, it, to_me), v.day(&it.thanked_at));
    (it.href.clone(), it.what_for.clone(), sentence)
}
