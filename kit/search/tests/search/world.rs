//! A small organisation to search in.

use std::future::Future;

use cairn_ground::actor::{PersonActor, Roles};
use cairn_ground::{Actor, Audience, Id, Locale, ObjectId, PersonId, TeamId};
use cairn_objects::New;
use cairn_search::{Document, Found, Lang, ORDINARY};
use cairn_store::{Store, q};

pub struct World {
    pub store: Store,
    pub name: &'static str,
    /// Its folder goes when it does.
    _base: cairn_testkit::Base,
}

/// What is put into the index, with its object.
#[derive(Clone, Copy)]
pub struct Text {
    pub kind: &'static str,
    pub title: &'static str,
    pub body: &'static str,
    pub boost: i64,
    pub audience: Audience,
    pub owner: Option<PersonId>,
    pub team: Option<TeamId>,
}

pub const PAGE: Text = Text {
    kind: "page",
    title: "",
    body: "",
    boost: ORDINARY,
    audience: Audience::Organisation,
    owner: None,
    team: None,
};

pub fn page(title: &'static str, body: &'static str) -> Text {
    Text { title, body, ..PAGE }
}

pub fn person_id(n: u128) -> PersonId {
    PersonId(Id::from_u128(n))
}

pub fn team_id(n: u128) -> TeamId {
    TeamId(Id::from_u128(n))
}

/// Person `n`, in `teams`.
pub fn person(n: u128, teams: &[u128]) -> Actor {
    let teams: Vec<TeamId> = teams.iter().copied().map(team_id).collect();
    Actor::Person(Box::new(PersonActor {
        id: person_id(n),
        name: String::from("Someone"),
        home_team: teams.first().copied(),
        teams,
        manages: Vec::new(),
        leads: Vec::new(),
        home_team_name: String::new(),
        roles: Roles::default(),
        locale: Locale::En,
        zone: jiff::tz::TimeZone::UTC,
        theme: "auto",
    }))
}

/// Runs `test` in a world on each database.
pub async fn both<F, Fut>(test: F)
where
    F: Fn(World) -> Fut,
    Fut: Future<Output = ()>,
{
    let migrations = [cairn_objects::MIGRATIONS, cairn_search::MIGRATIONS].concat();
    let test = &test;
    cairn_testkit::both_with(migrations, |base| async move {
        test(World { store: base.store.clone(), name: base.name, _base: base }).await;
    })
    .await;
}

impl World {
    pub async fn add(&self, text: Text) -> ObjectId {
        self.add_all(&[text]).await[0]
    }

    pub async fn add_all(&self, texts: &[Text]) -> Vec<ObjectId> {
        let texts = texts.to_vec();
        let add = self.store.write(move |tx| {
            let texts = texts.clone();
            Box::pin(async move {
                let mut added = Vec::new();
                for text in texts {
                    let id = tx.new_id();
                    let Text { kind, title, audience, owner, team, .. } = text;
                    let (lang, href) = ("en", format!("/{kind}/{id}"));
                    let new = New { id, kind, title, lang, owner, team, audience, href };
                    let object = cairn_objects::create(tx, &new).await?;
                    cairn_search::put(tx, &document(object, text)).await?;
                    added.push(object);
                }
                Ok(added)
            })
        });
        add.await.expect("adds")
    }

    pub async fn put(&self, object: ObjectId, text: Text) {
        let put = self.store.write(move |tx| {
            Box::pin(async move {
                cairn_objects::retitle(tx, object, text.title, "en").await?;
                cairn_search::put(tx, &document(object, text)).await
            })
        });
        put.await.expect("puts");
    }

    pub async fn remove(&self, object: ObjectId) {
        let remove = self
            .store
            .write(move |tx| Box::pin(async move { cairn_search::remove(tx, object).await }));
        remove.await.expect("removes");
    }

    /// The titles of what the actor finds, in order.
    pub async fn titles_for(&self, actor: &Actor, text: &str) -> Vec<String> {
        self.found(actor, text).await.hits.into_iter().map(|hit| hit.title).collect()
    }

    pub async fn titles(&self, text: &str) -> Vec<String> {
        self.titles_for(&person(1, &[]), text).await
    }

    pub async fn found(&self, actor: &Actor, text: &str) -> Found {
        let mut db = self.store.read().await.expect("a connection");
        cairn_search::find(&mut db, actor, text, 20).await.expect("finds")
    }

    /// Rows of each table, in the order of `TABLES`.
    pub async fn rows(&self) -> Vec<i64> {
        const COUNTS: [&str; 5] = [
            "SELECT count(*) FROM search_document",
            "SELECT count(*) FROM search_text",
            "SELECT count(*) FROM search_posting",
            "SELECT count(*) FROM search_word",
            "SELECT count(*) FROM search_deletion",
        ];
        let mut db = self.store.read().await.expect("a connection");
        let mut rows = Vec::new();
        for count in COUNTS {
            rows.push(q(count).one(&mut db).await.expect("counts"));
        }
        rows
    }
}

pub fn document(object: ObjectId, text: Text) -> Document<'static> {
    let Text { kind, title, body, boost, .. } = text;
    Document { object, kind, title, body, boost, langs: &Lang::ALL }
}
