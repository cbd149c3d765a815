//! The people of these tests, and what they see.

use std::sync::Arc;

use cairn_feature::{Feature, SlotPlace, Subject, registry};
use cairn_ground::{Actor, Clock, PersonId, TeamId, messages::Source};
use cairn_nudge::Wait;
use cairn_testkit::{Answer, App, Client};
use cairn_web::{Cx, Response, Result, Route, Who, handler, respond};

pub fn features() -> Vec<Feature> {
    vec![cairn_knowledge::feature(), hosts()]
}

/// Pages that show the sections of other features, as `home` does.
fn hosts() -> Feature {
    let routes = vec![
        Route::get("/slots/today", Who::Everyone, handler!(today)),
        Route::get("/slots/organisation", Who::Everyone, handler!(organisation)),
        Route::get("/slots/me", Who::Everyone, handler!(me)),
        Route::get("/slots/teams/{id}", Who::Everyone, handler!(team)),
        Route::get("/slots/people/{id}", Who::Everyone, handler!(person)),
    ];
    Feature { routes, ..Feature::new("hosts", &[], Source { en: "", sv: "" }) }
}

async fn today(cx: Cx) -> Result<Response> {
    host(&cx, SlotPlace::Today, Subject::Nobody).await
}
async fn organisation(cx: Cx) -> Result<Response> {
    host(&cx, SlotPlace::Organisation, Subject::Nobody).await
}
async fn me(cx: Cx) -> Result<Response> {
    host(&cx, SlotPlace::Me, Subject::Nobody).await
}
async fn team(cx: Cx) -> Result<Response> {
    host(&cx, SlotPlace::Team, Subject::Team(cx.param("id")?)).await
}
async fn person(cx: Cx) -> Result<Response> {
    host(&cx, SlotPlace::Person, Subject::Person(cx.param("id")?)).await
}

async fn host(cx: &Cx, place: SlotPlace, subject: Subject) -> Result<Response> {
    let mut db = cx.read().await?;
    let (v, mut html) = (cx.view(), String::from("<main>"));
    for slot in registry(cx).slots_of(place) {
        if let Some(section) = (slot.render)(cx, &mut db, &v, subject).await? {
            html.push_str(&section.html);
        }
    }
    let kind = "text/html; charset=utf-8";
    Ok(respond::with_type(http::StatusCode::OK, kind, html))
}

/// Two teams; Eva and Noor are in one, with Jonas as their learning lead, Alva in the other.
pub struct People {
    pub app: Arc<App>,
    pub north: TeamId,
    pub coast: TeamId,
    pub eva: Member,
    pub noor: Member,
    pub jonas: Member,
    pub alva: Member,
}

/// A person with a browser.
pub struct Member {
    pub id: PersonId,
    pub at: Client,
}

impl People {
    pub async fn of(app: Arc<App>) -> Self {
        let north = app.team("Service North").await;
        let coast = app.team("Coast").await;
        let member = async |name: &str, team| {
            let id = app.person(name, team).await;
            Member { id, at: app.sign_in(id).await }
        };
        let eva = member("Eva Lind", north).await;
        let noor = member("Noor Karim", north).await;
        let jonas = member("Jonas Berg", north).await;
        let alva = member("Alva Holm", coast).await;
        app.leads(jonas.id, north).await;
        let jonas = Member { id: jonas.id, at: app.sign_in(jonas.id).await };
        Self { app, north, coast, eva, noor, jonas, alva }
    }

    /// Asks the asker's own team; gives the address.
    pub async fn ask(&self, asker: &Member, text: &str) -> String {
        self.ask_whom(asker, text, &self.north.to_string()).await
    }

    pub async fn ask_whom(&self, asker: &Member, text: &str, whom: &str) -> String {
        let fields = [("text", text), ("whom", whom), ("anyway", "yes")];
        address(&asker.at.post("/questions", &fields).await)
    }

    pub async fn ask_person(&self, asker: &Member, text: &str, name: &str) -> String {
        let fields = [("text", text), ("whom", "person"), ("to", name), ("anyway", "yes")];
        address(&asker.at.post("/questions", &fields).await)
    }

    /// Answers; gives the answer's address.
    pub async fn answer(&self, by: &Member, question: &str, text: &str) -> String {
        let page = by.at.done(&format!("{question}/answers"), &[("text", text)]).await;
        let html = page.text();
        let (before, _) = html.split_once(text).expect("the answer is shown");
        let id = before.rsplit("id=\"a-").next().and_then(|rest| rest.split('"').next());
        format!("{question}/answers/{}", id.expect("an id"))
    }

    /// What waits for somebody, as verb and reason.
    pub async fn waits(&self, member: &Member) -> Vec<String> {
        let waiting = self.waiting(member).await;
        waiting.iter().map(|wait| format!("{} {}", wait.verb, wait.reason)).collect()
    }

    pub async fn waiting(&self, member: &Member) -> Vec<Wait> {
        let actor = self.app.actor(member.id).await;
        let zone = actor.person().expect("a person").zone.clone();
        let today = self.app.clock.now().date(&zone);
        let mut db = self.app.store.read().await.expect("a connection");
        cairn_nudge::list_waiting(&mut db, &actor, today, 50).await.expect("what waits")
    }

    /// Reasons of the messages made for somebody so far.
    pub async fn told(&self, member: &Member) -> Vec<String> {
        let mut db = self.app.store.read().await.expect("a connection");
        let messages = cairn_nudge::list_messages_of(&mut db, member.id).await.expect("messages");
        messages.into_iter().filter_map(|message| message.reason).collect()
    }

    /// Verbs somebody has on record, the oldest first.
    pub async fn record(&self, member: &Member) -> Vec<String> {
        let mut db = self.app.store.read().await.expect("a connection");
        let entries = cairn_record::list_of_person(&mut db, member.id, None, 100).await;
        let verbs = entries.expect("entries").into_iter().rev().filter_map(|entry| entry.verb);
        verbs.filter(|verb| verb != "arrived").collect()
    }

    pub async fn actor(&self, member: &Member) -> Actor {
        self.app.actor(member.id).await
    }
}

/// The address of a question that was just asked.
pub fn address(answer: &Answer) -> String {
    assert_eq!(answer.status, 303, "{}", answer.words());
    answer.location().split('?').next().unwrap_or_default().to_owned()
}
