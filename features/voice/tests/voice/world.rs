//! A team with a manager, a manager above, and a page that hosts the feature's sections.

use std::sync::Arc;

use cairn_feature::{Feature, KeepPromise, Promise, SlotPlace, Subject, registry};
use cairn_ground::{
    Actor, Audience, Clock, Id, ObjectId, PersonId, Refusal, Result, TeamId, messages::Source,
};
use cairn_people::commands;
use cairn_store::Tx;
use cairn_testkit::{Answer, App, Client};
use cairn_web::{Cx, Response, Route, Who, handler};

/// Alva and Jonas are in Service Nord under Eva; Karin is above; Omar is in another team.
pub struct World {
    pub app: Arc<App>,
    pub nord: TeamId,
    pub alva: PersonId,
    pub jonas: PersonId,
    pub eva: PersonId,
    pub karin: PersonId,
    pub omar: PersonId,
}

pub fn features() -> Vec<Feature> {
    let routes = vec![Route::get("/host/{place}/{id}", Who::Everyone, handler!(host))];
    let words = Source {
        en: "refused-step-day-past = That day has passed.\n",
        sv: "refused-step-day-past = Den dagen har passerat.\n",
    };
    let keeps_promises: Option<KeepPromise> = Some(|tx, me, it| Box::pin(keep(tx, me, it)));
    let host = Feature { routes, keeps_promises, ..Feature::new("host", &[], words) };
    vec![cairn_voice::feature(), host]
}

/// What `commitments` does with a promise, with its day in the title.
async fn keep(tx: &mut Tx, me: &Actor, promise: &Promise) -> Result<ObjectId> {
    let origin = cairn_objects::find(tx, me, promise.because_of).await?;
    let due = promise.due.expect("a day");
    if due < tx.now().date(&me.person()?.zone) {
        return Err(Refusal::field("step-day-past", "due").into());
    }
    let id = tx.new_id();
    let title = format!("{} until {} {}", promise.text, due.day(), due.strftime("%b"));
    let new = cairn_objects::New {
        id,
        kind: "step",
        title: &title,
        lang: "en",
        owner: me.person_id(),
        team: origin.team,
        audience: origin.audience,
        href: format!("/steps/{id}"),
    };
    let id = cairn_objects::create(tx, &new).await?;
    cairn_links::link(tx, me, id, origin.id, cairn_links::Kind::BecauseOf).await?;
    Ok(id)
}

/// What `home` does with sections.
async fn host(cx: Cx) -> Result<Response> {
    let place = match cx.param::<String>("place")?.as_str() {
        "team" => SlotPlace::Team,
        "organisation" => SlotPlace::Organisation,
        _ => SlotPlace::Me,
    };
    let subject = cx.param("id").map_or(Subject::Nobody, Subject::Team);
    let mut db = cx.read().await?;
    let v = cx.view();
    let mut html = String::from("<main>");
    for slot in registry(&cx).slots_of(place) {
        if let Some(section) = (slot.render)(&cx, &mut db, &v, subject).await? {
            html.push_str(&section.html);
        }
    }
    Ok(Response::new(html.into()))
}

impl World {
    pub async fn new(app: Arc<App>) -> Self {
        let nord = app.team("Service Nord").await;
        let above = app.team("Service").await;
        let kust = app.team("Kust").await;
        let alva = app.person("Alva Lindqvist", nord).await;
        let jonas = app.person("Jonas Ek", nord).await;
        let eva = app.person("Eva Berg", nord).await;
        let karin = app.person("Karin Holm", above).await;
        let omar = app.person("Omar Haddad", kust).await;
        app.manages(eva, nord).await;
        app.manages(karin, above).await;
        app.store
            .write(move |tx| {
                Box::pin(async move {
                    commands::set_parent(tx, &Actor::System, nord, Some(above)).await
                })
            })
            .await
            .expect("a unit above");
        Self { app, nord, alva, jonas, eva, karin, omar }
    }

    pub async fn browser(&self, person: PersonId) -> Client {
        self.app.sign_in(person).await
    }

    /// Alva asks `to`; gives the address.
    pub async fn ask(&self, text: &str, to: &str, audience: &str) -> String {
        let fields = [("kind", "obstacle"), ("text", text), ("to", to), ("audience", audience)];
        let sent = self.browser(self.alva).await.post("/obstacles", &fields).await;
        address(&sent)
    }

    /// What waits for a person, as reason and colleague.
    pub async fn waits(&self, person: PersonId) -> Vec<(String, String)> {
        let actor = self.app.actor(person).await;
        let today = self.app.clock.now().date(&actor.person().unwrap().zone);
        let mut db = self.app.store.read().await.expect("a connection");
        let waits = cairn_nudge::list_waiting(&mut db, &actor, today, 20).await.expect("a list");
        waits.into_iter().map(|it| (it.reason, it.from_name.unwrap_or_default())).collect()
    }

    /// Messages that will go out to a person, as reasons.
    pub async fn told(&self, person: PersonId) -> Vec<String> {
        let mut db = self.app.store.read().await.expect("a connection");
        let told = cairn_nudge::list_messages_of(&mut db, person).await.expect("messages");
        let kept = told.into_iter().filter(|it| it.dropped_at.is_none());
        kept.filter_map(|it| it.reason).collect()
    }

    /// Short names and words of what is recorded about the object at `address`.
    pub async fn recorded(&self, address: &str) -> Vec<(String, Option<String>)> {
        let mut db = self.app.store.read().await.expect("a connection");
        let entries = cairn_record::list_of_object(&mut db, id(address)).await.expect("a record");
        entries.into_iter().map(|it| (it.verb.unwrap_or_default(), it.word)).collect()
    }

    /// A noun of another feature in Service Nord, because of `origin` if given.
    pub async fn noun(
        &self,
        kind: &'static str,
        owner: PersonId,
        title: &'static str,
        origin: Option<ObjectId>,
    ) -> ObjectId {
        self.noun_in(self.nord, kind, owner, title, origin).await
    }

    pub async fn joins(&self, person: PersonId, team: TeamId) {
        let joining = self.app.store.write(move |tx| {
            Box::pin(async move { commands::join(tx, &Actor::System, team, person).await })
        });
        joining.await.expect("a member");
    }

    pub async fn renames(&self, person: PersonId, name: &'static str) {
        let renaming = self.app.store.write(move |tx| {
            Box::pin(async move {
                commands::set_profile(tx, &Actor::System, person, name, "", "").await
            })
        });
        renaming.await.expect("a name");
    }

    /// As its owner would.
    pub async fn shown_to_all(&self, owner: PersonId, id: ObjectId) {
        let actor = self.app.actor(owner).await;
        let widening = self.app.store.write(move |tx| {
            let actor = actor.clone();
            Box::pin(async move {
                cairn_objects::widen(tx, &actor, id, Audience::Organisation).await.map(drop)
            })
        });
        widening.await.expect("everyone");
    }

    pub async fn noun_in(
        &self,
        team: TeamId,
        kind: &'static str,
        owner: PersonId,
        title: &'static str,
        origin: Option<ObjectId>,
    ) -> ObjectId {
        let team = Some(team);
        let actor = self.app.actor(owner).await;
        self.app
            .store
            .write(move |tx| {
                let actor = actor.clone();
                Box::pin(async move {
                    let id = tx.new_id();
                    let new = cairn_objects::New {
                        id,
                        kind,
                        title,
                        lang: "en",
                        owner: Some(owner),
                        team,
                        audience: Audience::Team,
                        href: format!("/{kind}s/{id}"),
                    };
                    let id = cairn_objects::create(tx, &new).await?;
                    if let Some(origin) = origin {
                        let kind = cairn_links::Kind::BecauseOf;
                        cairn_links::link(tx, &actor, id, origin, kind).await?;
                    }
                    Ok(id)
                })
            })
            .await
            .expect("a noun")
    }
}

/// Where a redirect leads, without its greeting.
pub fn address(answer: &Answer) -> String {
    assert_eq!(answer.status, 303, "{}", answer.words());
    answer.location().split('?').next().unwrap_or_default().to_owned()
}

/// The id at the end of an address.
pub fn id(address: &str) -> ObjectId {
    let last = address.rsplit('/').next().expect("an id");
    ObjectId(last.parse::<Id>().expect("an id"))
}
