//! The page of one question.

use std::collections::HashMap;

use askama::Template;
use cairn_feature::About;
use cairn_ground::{Audience, Id, ObjectId, PersonId, Result, text};
use cairn_objects::Object;
use cairn_store::Read;
use cairn_web::{Cx, Form, View};

use super::linked::linked;
use crate::{
    jobs,
    rules::{addresses::Piece, files::id_of_name, questions::Stage},
    store::{
        answers::{self, Answer},
        files,
        page_lists::{self, Became},
        questions::{self as store, Question},
    },
};

#[derive(Template)]
#[template(path = "knowledge/question.html")]
pub struct QuestionPage {
    pub v: View,
    pub about: About,
    pub q: Shown,
    pub answers: Vec<ShownAnswer>,
    /// What the reader's own answers gave, if that was not seen yet.
    pub news: String,
    pub form: Form,
}

/// A question in the words of its page.
#[allow(clippy::struct_excessive_bools, reason = "each is a question that the template asks")]
#[derive(Debug, Clone, Default)]
pub struct Shown {
    pub href: String,
    pub title: String,
    pub heading: String,
    pub over: String,
    pub sub: String,
    pub body: Vec<Piece>,
    pub photo: Option<String>,
    pub photo_words: String,
    pub changed: bool,
    /// With whom it lies, and what happens next.
    pub status: String,
    pub mine: bool,
    pub answered: bool,
    pub answers_first: bool,
    pub answer_title: String,
    pub answer_is_first: bool,
    /// Nobody waits for one more answer: the form is there for whoever opens it.
    pub answer_folded: bool,
    /// The asker has the answer: nobody is asked for another one.
    pub settled: bool,
    pub offers_wider: bool,
    /// Everyone sees it and nobody has answered: one colleague may know.
    pub offers_one: bool,
    /// The own question lies with somebody who has left: others can be asked at once.
    pub left: String,
    /// Audience, words of the button, words of the warning.
    pub wider: Vec<(&'static str, String, String)>,
}

/// An answer in the words of the page.
#[allow(clippy::struct_excessive_bools, reason = "each is a question that the template asks")]
#[derive(Debug, Clone, Default)]
pub struct ShownAnswer {
    pub id: String,
    pub name: String,
    pub initials: String,
    pub person_href: String,
    pub sub: String,
    pub body: Vec<Piece>,
    pub photo: Option<String>,
    pub photo_words: String,
    /// The sentence that names a colleague instead; empty for an answer.
    pub instead: String,
    pub used: String,
    pub mine: bool,
    pub accepted: bool,
    /// The asker has not said to have read it.
    pub fresh: bool,
    pub first_fresh: bool,
    pub may_accept: bool,
    /// Another one is the answer so far.
    pub accept_instead: bool,
    pub may_help: bool,
    pub helped_first: bool,
    /// Address and title of the pages it became, as far as the reader sees them.
    pub became: Vec<(String, String)>,
}

/// The page of a question that the reader may see.
///
/// # Errors
/// `NotFound` when it may not be seen.
pub async fn show(cx: &Cx, id: ObjectId, form: Form) -> Result<QuestionPage> {
    let mut db = cx.read().await?;
    let object = cairn_objects::find(&mut db, &cx.actor, id).await?;
    let question = store::find(&mut db, id).await?;
    let given = answers::list(&mut db, &cx.actor, id).await?;
    // A question without an answer has become nothing.
    let became = match given.first() {
        Some(_) => page_lists::list_made_of(&mut db, &cx.actor, id).await?,
        None => Vec::new(),
    };
    let about = About::of(cx, &mut db, &object).await?;
    let me = cx.actor.person()?.id;
    let v = cx.view();
    let news = news(&mut db, &v, id, me, &given).await?;
    let lead = lead(cx, &mut db, &object, &question).await?;
    let texts: Vec<&str> = std::iter::once(question.body.as_str())
        .chain(given.iter().map(|answer| answer.body.as_str()))
        .collect();
    let mut bodies = linked(cx, &mut db, &texts).await?.into_iter();
    let body = bodies.next().unwrap_or_default();
    let shows = shows(&mut db, &question, &given).await?;
    let bodies = given.iter().map(|answer| answer.id).zip(bodies).collect();
    let (v_ref, object, question, given) = (&v, &object, &question, given.as_slice());
    let page = Sight { v: v_ref, me, object, question, given, lead, bodies, shows, became };
    let (q, answers) = (Shown { body, ..page.question() }, page.answers());
    Ok(QuestionPage { v, about, q, answers, news, form })
}

/// To whom the reader's own question goes next, if there is somebody.
async fn lead(
    cx: &Cx,
    db: &mut Read,
    object: &Object,
    question: &Question,
) -> Result<Option<String>> {
    let asked = Stage::parse(&question.stage) == Stage::Asked && question.moves_at.is_some();
    if !asked || object.owner != cx.actor.person_id() {
        return Ok(None);
    }
    let lead = jobs::find_lead(db, object, question.lies_with, cx.today()).await?;
    let Some(lead) = lead else { return Ok(None) };
    let names = cairn_people::store::list_names(db, &[lead]).await?;
    Ok(names.into_iter().next().map(|(_, name)| name))
}

/// What the photos of the page show; no query where there is none.
async fn shows(
    db: &mut Read,
    question: &Question,
    given: &[Answer],
) -> Result<HashMap<Id, String>> {
    let photos = std::iter::once(&question.photo).chain(given.iter().map(|it| &it.photo));
    let ids: Vec<Id> = photos.flatten().filter_map(|name| id_of_name(name)).collect();
    Ok(files::list_shows(db, &ids).await?.into_iter().collect())
}

/// The address of a question's photo and what is heard of it.
pub async fn photo_of(
    db: &mut Read,
    v: &View,
    photo: Option<&String>,
    asker: &str,
) -> Result<Option<(String, String)>> {
    let Some(name) = photo else { return Ok(None) };
    let id: Vec<Id> = id_of_name(name).into_iter().collect();
    let said = files::list_shows(db, &id).await?.into_iter().next().map(|(_, words)| words);
    let words = said.unwrap_or_else(|| v.t1("knowledge-question-photo-of", "name", asker));
    Ok(Some((format!("/files/{name}"), words)))
}

/// What the reader's answers gave: named, since it is a colleague who says so.
async fn news(
    db: &mut Read,
    v: &View,
    id: ObjectId,
    me: PersonId,
    given: &[Answer],
) -> Result<String> {
    if !given.iter().any(|answer| answer.by == Some(me) && answer.unseen > 0) {
        return Ok(String::new());
    }
    let names = answers::list_unseen_names(db, id, me).await?;
    let mut once: Vec<String> = Vec::new();
    for name in names.iter().map(|name| v.name_or_former(name)) {
        if !once.contains(&name) {
            once.push(name);
        }
    }
    Ok(v.t1("knowledge-question-news", "names", once.join(", ")))
}

/// What one reader sees of one question.
struct Sight<'a> {
    v: &'a View,
    me: PersonId,
    object: &'a Object,
    question: &'a Question,
    given: &'a [Answer],
    lead: Option<String>,
    bodies: HashMap<ObjectId, Vec<Piece>>,
    /// What the photos show, by their names.
    shows: HashMap<Id, String>,
    became: Vec<Became>,
}

impl Sight<'_> {
    fn is_mine(&self) -> bool {
        self.object.owner == Some(self.me)
    }

    fn is_answered(&self) -> bool {
        self.question.answered_at.is_some()
    }

    /// The answer that the page says first to the asker.
    fn first_answer(&self) -> Option<&Answer> {
        let real = || self.given.iter().filter(|answer| answer.instead_name_or_id().is_none());
        let unread = real().find(|answer| answer.read_at.is_none());
        let accepted = real().find(|answer| Some(answer.id) == self.question.accepted);
        unread.or(accepted).or_else(|| real().next())
    }

    fn question(&self) -> Shown {
        let (v, mine) = (self.v, self.is_mine());
        let answers_first = mine && self.first_answer().is_some();
        let offers_wider = self.offers_wider() && !self.is_left();
        let key = if self.is_answered() {
            "knowledge-question-add"
        } else {
            "knowledge-question-answer-it"
        };
        let key = if mine { "knowledge-question-found-out" } else { key };
        Shown {
            href: self.object.href.clone(),
            title: self.object.title.clone(),
            heading: self.heading(),
            over: if mine { String::new() } else { self.over() },
            sub: if mine { v.day(&self.question.asked_at) } else { String::new() },
            body: Vec::new(),
            photo: self.question.photo.clone(),
            photo_words: self.photo_words(self.question.photo.as_deref(), self.asker()),
            changed: self.question.changed_at.is_some(),
            status: self.status(),
            mine,
            answered: self.is_answered(),
            answers_first,
            answer_title: v.t(key),
            answer_is_first: !mine && self.question.accepted.is_none(),
            settled: mine && self.question.accepted.is_some(),
            answer_folded: mine || self.question.accepted.is_some(),
            offers_wider,
            offers_one: self.stays_unanswered() && !offers_wider && !self.is_left(),
            left: if self.is_left() { v.t("knowledge-question-left") } else { String::new() },
            wider: self.wider(offers_wider),
        }
    }

    /// What is heard of a photo: what it shows, or at least from whom it is.
    fn photo_words(&self, photo: Option<&str>, by: String) -> String {
        let said = photo.and_then(id_of_name).and_then(|id| self.shows.get(&id));
        said.cloned().unwrap_or_else(|| self.v.t1("knowledge-question-photo-of", "name", by))
    }

    fn asker(&self) -> String {
        self.v.name_or_former(&self.question.asker_name)
    }

    /// Whether the reader's own question waits for somebody who is no longer here.
    fn is_left(&self) -> bool {
        // Of somebody who was erased not even that they were asked is kept.
        let left = self.question.addressee_left || self.question.lies_with.is_none();
        let alone = self.object.audience == Audience::Participants;
        self.is_mine() && !self.is_answered() && alone && left
    }

    fn team(&self) -> String {
        self.question.team_name.clone().unwrap_or_default()
    }

    fn heading(&self) -> String {
        let v = self.v;
        if self.is_mine() {
            return match (self.first_answer(), &self.question.lies_with_name) {
                (Some(answer), _) if answer.by == Some(self.me) => v.t("knowledge-question-own"),
                (Some(answer), _) => v.t1(
                    "knowledge-question-answered-by",
                    "name",
                    v.name_or_former(&answer.by_name),
                ),
                (None, name) if self.is_left() => {
                    v.t1("knowledge-question-with-left", "name", v.name_or_former(name))
                }
                (None, Some(name)) if !self.question.addressee_left => {
                    v.t1("knowledge-question-with", "name", name.as_str())
                }
                (None, _) if self.object.audience == Audience::Team => {
                    v.t1("knowledge-question-asked-team", "team", self.team())
                }
                (None, _) => v.t("knowledge-question-asked-everyone"),
            };
        }
        let key = if self.is_answered() || self.question.asker_left {
            "knowledge-question-asked-by"
        } else if self.question.lies_with == Some(self.me) {
            "knowledge-question-asks-you"
        } else {
            "knowledge-question-asks"
        };
        v.t1(key, "name", self.asker())
    }

    fn over(&self) -> String {
        let day = self.v.day(&self.question.asked_at);
        let team = if self.object.audience == Audience::Participants {
            String::new()
        } else {
            self.team()
        };
        if team.is_empty() { day } else { format!("{team} · {day}") }
    }

    fn status(&self) -> String {
        let (v, question) = (self.v, self.question);
        if self.is_answered() {
            return String::new();
        }
        if !self.is_mine() {
            return match &question.lies_with_name {
                _ if question.asker_left => v.t("knowledge-question-asker-left"),
                Some(name) if question.lies_with != Some(self.me) && !question.addressee_left => {
                    v.t1("knowledge-question-lies-with", "name", name.as_str())
                }
                _ => String::new(),
            };
        }
        let Some(moves_at) = question.moves_at else { return String::new() };
        let day = v.day(&moves_at);
        match Stage::parse(&question.stage) {
            Stage::Asked if let Some(lead) = &self.lead => {
                v.t2("knowledge-question-then-lead", "name", lead.as_str(), "day", day)
            }
            _ if !self.can_widen() => v.t1("knowledge-question-then-told", "day", day),
            _ => v.t1("knowledge-question-then-wider", "day", day),
        }
    }

    fn stays_unanswered(&self) -> bool {
        self.is_mine()
            && !self.is_answered()
            && Stage::parse(&self.question.stage) == Stage::Wider
            && self.question.moves_at.is_none()
    }

    fn can_widen(&self) -> bool {
        let at = self.object.audience;
        let all = at == Audience::Team && self.v.is_whole(self.object.team);
        at < Audience::Organisation && !all
    }

    fn offers_wider(&self) -> bool {
        self.stays_unanswered() && self.can_widen()
    }

    fn wider(&self, offered: bool) -> Vec<(&'static str, String, String)> {
        let v = self.v;
        let warning = if self.given.is_empty() {
            v.t("knowledge-question-wider-sure")
        } else {
            v.t("knowledge-question-wider-sure-answers")
        };
        let mut wider = Vec::new();
        if self.object.audience < Audience::Team && self.object.team.is_some() {
            let words = v.t1("knowledge-question-show-team", "team", self.team());
            wider.push(("team", words, warning.clone()));
        }
        if self.can_widen() && !offered {
            wider.push(("organisation", v.t("knowledge-question-show-everyone"), warning));
        }
        wider
    }

    fn is_fresh(&self, answer: &Answer) -> bool {
        self.is_mine()
            && answer.read_at.is_none()
            && answer.instead_name_or_id().is_none()
            && answer.by != Some(self.me)
    }

    fn answers(&self) -> Vec<ShownAnswer> {
        let mut shown: Vec<&Answer> = self.given.iter().collect();
        if let Some(first) = self.first_answer().filter(|_| self.is_mine()) {
            // What is new, or was accepted, comes first for the asker; the order stays otherwise.
            shown.sort_by_key(|answer| answer.id != first.id);
        }
        let first_fresh = shown.iter().find(|answer| self.is_fresh(answer)).map(|answer| answer.id);
        shown.into_iter().map(|answer| self.answer(answer, first_fresh)).collect()
    }

    fn answer(&self, answer: &Answer, first_fresh: Option<ObjectId>) -> ShownAnswer {
        let v = self.v;
        let name = v.name_or_former(&answer.by_name);
        let mine = answer.by == Some(self.me);
        let day = v.day(&answer.answered_at);
        let changed = v.t("knowledge-question-changed");
        let instead = answer.instead_name_or_id().map(|named| {
            let named = v.name_or_former(&named);
            v.t2("knowledge-question-instead", "name", name.as_str(), "named", named)
        });
        let is_answer = instead.is_none();
        let accepted = self.question.accepted == Some(answer.id);
        let may_help = !self.is_mine() && !mine && is_answer && !answer.helped_me;
        ShownAnswer {
            id: answer.id.to_string(),
            initials: text::initials(&name),
            person_href: answer.by.map(|by| format!("/people/{by}")).unwrap_or_default(),
            sub: if answer.changed_at.is_some() { format!("{day} · {changed}") } else { day },
            body: self.bodies.get(&answer.id).cloned().unwrap_or_default(),
            photo: answer.photo.clone(),
            photo_words: self.photo_words(answer.photo.as_deref(), name.clone()),
            instead: instead.unwrap_or_default(),
            used: self.used(answer),
            mine,
            accepted,
            fresh: first_fresh == Some(answer.id),
            first_fresh: first_fresh == Some(answer.id),
            may_accept: self.is_mine() && is_answer && !accepted,
            accept_instead: self.question.accepted.is_some(),
            may_help,
            helped_first: may_help && accepted,
            became: self.became(answer.id),
            name,
        }
    }

    fn became(&self, answer: ObjectId) -> Vec<(String, String)> {
        let pages = self.became.iter().filter(|page| page.answer == answer);
        pages.map(|page| (format!("/pages/{}", page.id), page.title.clone())).collect()
    }

    fn used(&self, answer: &Answer) -> String {
        let helped = (answer.helped > 0)
            .then(|| self.v.t1("knowledge-question-helped-count", "count", answer.helped));
        let uses = (answer.uses > 0)
            .then(|| self.v.t1("knowledge-question-use-count", "count", answer.uses));
        helped.into_iter().chain(uses).collect::<Vec<_>>().join(" · ")
    }
}

impl Answer {
    /// The name of the colleague to ask instead (`Some(None)` for a former one), or nothing for an
    /// answer.
    pub fn instead_name_or_id(&self) -> Option<Option<String>> {
        (self.instead.is_some()).then(|| self.instead_name.clone())
    }
}
