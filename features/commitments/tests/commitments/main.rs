//! The feature at its boundary: requests against a house in process, on both databases.

mod answers;
mod corrections;
mod learned;
mod leavers;
mod limits;
mod look_back;
mod looks;
mod ours;
mod pages;
mod places;
mod trust;
mod walk;
mod ways_back;

use std::sync::Arc;

use cairn_feature::Feature;
use cairn_ground::{ObjectId, PersonId, TeamId};
use cairn_nudge::Wait;
use cairn_testkit::{Answer, App, Client};
use jiff::civil::Date;

/// Only this feature: it must stand without the others.
fn features() -> Vec<Feature> {
    vec![cairn_commitments::feature()]
}

/// A team of three: Noor leads nothing, Eva manages, Jonas is new.
struct House {
    app: Arc<App>,
    team: TeamId,
    noor: PersonId,
    jonas: PersonId,
    eva: PersonId,
}

impl House {
    async fn new(app: Arc<App>) -> Self {
        let team = app.team("Service North").await;
        let noor = app.person("Noor Karim", team).await;
        let jonas = app.person("Jonas Berg", team).await;
        let eva = app.person("Eva Lind", team).await;
        app.manages(eva, team).await;
        Self { app, team, noor, jonas, eva }
    }

    async fn sign_in(&self, person: PersonId) -> Client {
        self.app.sign_in(person).await
    }

    async fn waiting(&self, person: PersonId) -> Vec<Wait> {
        let actor = self.app.actor(person).await;
        let me = actor.person().expect("a person");
        let now = cairn_ground::Clock::now(self.app.clock.as_ref());
        let mut db = self.app.store.read().await.expect("a connection");
        let today = now.date(&me.zone);
        cairn_nudge::list_waiting(&mut db, &actor, today, 50).await.expect("rows")
    }

    /// What waits for a person today: object and reason.
    async fn waits_for(&self, person: PersonId) -> Vec<(ObjectId, String)> {
        let rows = self.waiting(person).await;
        rows.into_iter().map(|row| (row.object, row.reason)).collect()
    }

    /// By when, and since when it waits.
    async fn days_of(&self, person: PersonId) -> Vec<(Option<Date>, Option<Date>)> {
        let rows = self.waiting(person).await;
        rows.into_iter().map(|row| (row.due_on, row.opens_on)).collect()
    }

    async fn reasons_for(&self, person: PersonId) -> Vec<String> {
        self.waits_for(person).await.into_iter().map(|(_, reason)| reason).collect()
    }

    /// Verb and word of what the record holds of a step, in order.
    async fn recorded(&self, step: &str) -> Vec<(String, Option<String>)> {
        let id: ObjectId = step.trim_start_matches("/steps/").parse().expect("an id");
        let mut db = self.app.store.read().await.expect("a connection");
        let entries = cairn_record::list_of_object(&mut db, id).await.expect("entries");
        let mut entries: Vec<_> = entries.into_iter().collect();
        entries.sort_by_key(|entry| entry.seq);
        entries.into_iter().map(|e| (e.verb.unwrap_or_default(), e.word)).collect()
    }
}

/// Takes a step and gives its address.
async fn takes(client: &Client, text: &str, due: &str, scope: &str) -> String {
    let fields = [("text", text), ("due", due), ("scope", scope)];
    let answer = client.post("/steps", &fields).await;
    address(&answer)
}

/// The address a redirect leads to, without its greeting.
fn address(answer: &Answer) -> String {
    assert_eq!(answer.status.as_u16(), 303, "{}", answer.words());
    answer.location().split('?').next().unwrap_or_default().to_owned()
}
