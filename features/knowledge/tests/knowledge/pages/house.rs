//! The people of these tests.

use std::sync::Arc;

use cairn_feature::Feature;
use cairn_ground::{Actor, Locale, ObjectId, PersonId, TeamId};
use cairn_testkit::{Answer, App, Client};

pub fn features() -> Vec<Feature> {
    vec![cairn_knowledge::feature()]
}

/// Noor and Alva are in one team, Jonas in another; Karin curates.
pub struct People {
    pub app: Arc<App>,
    pub coast: TeamId,
    pub noor: Member,
    pub alva: Member,
    pub jonas: Member,
    pub karin: Member,
}

pub struct Member {
    pub id: PersonId,
    pub web: Client,
}

impl People {
    pub async fn of(app: Arc<App>) -> Self {
        let coast = app.team("Coast").await;
        let north = app.team("Service North").await;
        let noor = app.person("Noor Karim", coast).await;
        let alva = app.person("Alva Lind", coast).await;
        let jonas = app.add("Jonas Berg", Some(north), Locale::Sv, false).await;
        let karin = app.administrator("Karin Ek").await;
        let app_ref = &app;
        let member = |id| async move { Member { id, web: app_ref.sign_in(id).await } };
        Self {
            coast,
            noor: member(noor).await,
            alva: member(alva).await,
            jonas: member(jonas).await,
            karin: member(karin).await,
            app: app.clone(),
        }
    }

    /// Runs the house and has no other role.
    pub async fn administrator_alone(&self, name: &str) -> Member {
        let id = self.app.administrator(name).await;
        let alone = self.app.store.write(move |tx| {
            Box::pin(async move {
                cairn_people::commands::set_roles(tx, &Actor::System, id, false, true).await
            })
        });
        alone.await.unwrap();
        Member { id, web: self.app.sign_in(id).await }
    }

    pub async fn actor(&self, member: &Member) -> Actor {
        self.app.actor(member.id).await
    }

    /// What waits for somebody: verb, and the colleague's name.
    pub async fn waits(&self, member: &Member) -> Vec<(String, Option<String>)> {
        let actor = self.actor(member).await;
        let mut db = self.app.store.read().await.unwrap();
        let today = self.app.store.clock().now().date(&jiff::tz::TimeZone::UTC);
        let all = cairn_nudge::list_waiting(&mut db, &actor, today, 50).await.unwrap();
        all.into_iter().map(|wait| (wait.verb, wait.from_name)).collect()
    }

    /// What somebody did, after coming in.
    pub async fn did(&self, member: &Member) -> Vec<String> {
        let mut db = self.app.store.read().await.unwrap();
        let all = cairn_record::list_of_person(&mut db, member.id, None, 100).await.unwrap();
        let mut verbs: Vec<String> = all.into_iter().filter_map(|entry| entry.verb).collect();
        verbs.reverse();
        verbs.retain(|verb| verb != "arrived");
        verbs
    }

    /// Why messages go to somebody.
    pub async fn told(&self, member: &Member) -> Vec<String> {
        let mut db = self.app.store.read().await.unwrap();
        let all = cairn_nudge::list_messages_of(&mut db, member.id).await.unwrap();
        all.into_iter().filter_map(|message| message.reason).collect()
    }
}

impl Member {
    /// Shares a page with everyone; gives its address.
    pub async fn share(&self, title: &str, body: &str) -> String {
        self.share_with(title, body, &[]).await
    }

    pub async fn share_with(&self, title: &str, body: &str, more: &[(&str, &str)]) -> String {
        let mut fields = vec![("title", title), ("body", body)];
        fields.extend_from_slice(more);
        if !more.iter().any(|(name, _)| *name == "audience") {
            fields.push(("audience", "organisation"));
        }
        let answer = self.web.post("/pages", &fields).await;
        assert_eq!(answer.status, 303, "{}", answer.words());
        address(&answer)
    }

    /// Saves a page from a form filled with version `version`.
    pub async fn save(&self, page: &str, version: i64, title: &str, body: &str) -> Answer {
        let version = version.to_string();
        let fields = [("version", version.as_str()), ("title", title), ("body", body)];
        self.web.post(page, &fields).await
    }

    pub async fn sees(&self, path: &str) -> String {
        let answer = self.web.get(path).await;
        assert_eq!(answer.status, 200, "{path}: {}", answer.words());
        answer.words()
    }
}

/// Where a redirect leads, without what it says.
pub fn address(answer: &Answer) -> String {
    answer.location().split('?').next().unwrap().to_owned()
}

pub fn said(answer: &Answer) -> String {
    answer.location().split("-said-").nth(1).unwrap_or_default().to_owned()
}

pub fn id_of(page: &str) -> ObjectId {
    page.rsplit('/').next().unwrap().parse().unwrap()
}
