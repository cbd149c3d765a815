//! A small organisation under a clock that stands still.

use std::sync::Arc;

use cairn_ground::{
    Actor, Audience, Clock, Instant, Locale, Messages, ObjectId, PersonId, Result, TeamId,
    TestClock, messages::Source,
};
use cairn_nudge::{KeptMail, Message, Post, Rank, Tally, Tell, Transport, Waiting};
use cairn_people::{Person, TeamKind, commands::AddPerson};
use cairn_store::{Store, Tx, settings};
use cairn_testkit::Base;
use futures_util::future::BoxFuture;
use jiff::civil::{Date, date};

/// Tuesday, ten o'clock in Stockholm.
pub const TUESDAY: &str = "2026-11-24T09:00:00Z";
pub const TODAY: Date = date(2026, 11, 24);
pub const STOCKHOLM: &str = "Europe/Stockholm";

const REASONS: Source = Source {
    en: "sample-answer = { $name } answered your question\n\
         sample-ask = { $name } asks you: { $title }\n\
         sample-step = Your next step\n\
         sample-read = A page to look through\n",
    sv: "sample-answer = { $name } har svarat på din fråga\n\
         sample-ask = { $name } frågar dig: { $title }\n\
         sample-step = Ditt nästa steg\n\
         sample-read = En sida att titta igenom\n",
};

pub struct House {
    pub store: Store,
    pub clock: Arc<TestClock>,
    pub post: Arc<Post>,
    _folder: std::sync::Arc<tempfile::TempDir>,
}

/// Runs `test` in a fresh house on each database.
pub async fn both<F: Future<Output = ()>>(test: impl Fn(House) -> F) {
    let kits = [
        cairn_objects::MIGRATIONS,
        cairn_record::MIGRATIONS,
        cairn_people::MIGRATIONS,
        cairn_nudge::MIGRATIONS,
    ];
    cairn_testkit::both_with(kits.concat(), async |base| test(House::of(base).await).await).await;
}

pub fn messages() -> Arc<Messages> {
    let sources = [cairn_people::MESSAGES, cairn_nudge::MESSAGES, REASONS];
    Arc::new(Messages::build(&sources).unwrap())
}

impl House {
    async fn of(base: Base) -> Self {
        base.clock.set(Instant::parse(TUESDAY).unwrap());
        let post = Arc::new(Post::new(Transport::Outbox, messages()));
        let Base { store, clock, folder, .. } = base;
        let house = Self { store, clock, post, _folder: folder };
        for (name, value) in [
            ("organisation", "Nordmark"),
            ("public-url", "https://cairn.example/"),
            ("record-base", "https://cairn.example"),
        ] {
            house.write(move |tx| Box::pin(settings::set(tx, name, value))).await;
        }
        house
    }

    pub async fn write<T: Send + 'static>(
        &self,
        work: impl for<'t> Fn(&'t mut Tx) -> BoxFuture<'t, Result<T>> + Send + Sync + 'static,
    ) -> T {
        self.store.write(work).await.unwrap()
    }

    /// Time never goes back, not even by the moments above.
    pub fn at(&self, moment: &str) {
        self.clock.set(Instant::parse(moment).unwrap().max(self.clock.now()));
    }

    /// Ids of one millisecond have no order.
    fn a_moment_later(&self) {
        self.clock.advance(Instant::SECOND / 500);
    }

    /// A person with an address, who came in at the current moment.
    pub async fn person(&self, name: &'static str, zone: &'static str) -> PersonId {
        let email = format!("{}@example.org", name.split(' ').next().unwrap().to_lowercase());
        let id = self.invited(name, zone, email).await;
        self.write(move |tx| Box::pin(cairn_people::login::sign_in(tx, id, false, None))).await;
        id
    }

    pub async fn invited(&self, name: &'static str, zone: &'static str, email: String) -> PersonId {
        self.a_moment_later();
        let locale = if zone == STOCKHOLM { Locale::Sv } else { Locale::En };
        self.write(move |tx| {
            let input = AddPerson {
                name: name.into(),
                email: email.clone(),
                title: String::new(),
                locale,
                zone: zone.into(),
                team: None,
                curator: false,
                administrator: false,
                import_key: None,
            };
            Box::pin(
                async move { cairn_people::commands::add_person(tx, &Actor::System, &input).await },
            )
        })
        .await
    }

    pub async fn team(&self, name: &'static str, members: Vec<PersonId>) -> TeamId {
        self.write(move |tx| {
            let members = members.clone();
            Box::pin(async move {
                use cairn_people::commands::{add_team, join};
                let team = add_team(tx, &Actor::System, name, TeamKind::Team).await?;
                for member in members {
                    join(tx, &Actor::System, team, member).await?;
                }
                Ok(team)
            })
        })
        .await
    }

    /// Something with a title that everyone may see.
    pub async fn open_object(&self, title: &'static str) -> ObjectId {
        self.object(title, Audience::Organisation, None, None).await
    }

    pub async fn object(
        &self,
        title: &'static str,
        audience: Audience,
        owner: Option<PersonId>,
        team: Option<TeamId>,
    ) -> ObjectId {
        self.a_moment_later();
        self.write(move |tx| {
            Box::pin(async move {
                let id = tx.new_id();
                let href = format!("/questions/{id}");
                let kind = "question";
                let new =
                    cairn_objects::New { id, kind, title, lang: "sv", owner, team, audience, href };
                cairn_objects::create(tx, &new).await
            })
        })
        .await
    }

    pub async fn wait(&self, waiting: Waiting<'static>) {
        self.write(move |tx| {
            let waiting = waiting.clone();
            Box::pin(async move { cairn_nudge::wait(tx, &waiting).await })
        })
        .await;
    }

    /// A next step of one's own waits.
    pub async fn step(&self, person: PersonId, title: &'static str) -> ObjectId {
        let object = self.object(title, Audience::Organisation, Some(person), None).await;
        self.wait(Waiting::new(person, object, "follow-up", Rank::Step, "sample-step")).await;
        object
    }

    pub async fn settle(&self, object: ObjectId, verb: &'static str, person: Option<PersonId>) {
        self.write(move |tx| Box::pin(cairn_nudge::settle(tx, object, verb, person))).await;
    }

    /// `from` asks `to` by name about `object`.
    pub async fn tell(&self, from: PersonId, to: PersonId, object: ObjectId) {
        self.write(move |tx| {
            Box::pin(async move {
                let tell = Tell { to, from, object, verb: "answer", reason: "sample-ask" };
                cairn_nudge::tell(tx, &tell).await
            })
        })
        .await;
    }

    pub async fn choose(&self, person: PersonId, word: &'static str, paused: Option<Date>) {
        let set = cairn_people::commands::set_messages;
        self.write(move |tx| Box::pin(set(tx, person, word, paused))).await;
    }

    pub async fn person_now(&self, id: PersonId) -> Person {
        let mut db = self.store.read().await.unwrap();
        cairn_people::store::find_person(&mut db, id).await.unwrap()
    }

    pub async fn sweep(&self) -> Tally {
        cairn_nudge::compose_weekly(&self.store).await.unwrap();
        cairn_nudge::send_due(&self.store, &self.post).await.unwrap()
    }

    /// Sweeps at `moment`; gives the subjects of what went out then.
    pub async fn sent_at(&self, moment: &str) -> Vec<String> {
        self.at(moment);
        let before = self.mails().await.len();
        self.sweep().await;
        let mut after = self.mails().await;
        after.drain(..before);
        after.into_iter().map(|mail| mail.subject).collect()
    }

    /// Every kept mail, the oldest first.
    pub async fn mails(&self) -> Vec<KeptMail> {
        let mut db = self.store.read().await.unwrap();
        let kept = cairn_nudge::list_mails(&mut db, None, 1000).await.unwrap();
        let mut mails = Vec::new();
        for line in kept.iter().rev() {
            mails.push(cairn_nudge::find_mail(&mut db, line.id).await.unwrap());
        }
        mails
    }

    pub async fn messages_of(&self, person: PersonId) -> Vec<Message> {
        let mut db = self.store.read().await.unwrap();
        cairn_nudge::list_messages_of(&mut db, person).await.unwrap()
    }

    pub async fn actor(&self, person: PersonId) -> Actor {
        let mut db = self.store.read().await.unwrap();
        let now = self.store.clock().now();
        cairn_people::login::actor_of(&mut db, person, now).await.unwrap()
    }

    /// Titles of what waits, in Today's order.
    pub async fn waits_for(&self, person: PersonId, today: Date) -> Vec<String> {
        let actor = self.actor(person).await;
        let mut db = self.store.read().await.unwrap();
        let waits = cairn_nudge::list_waiting(&mut db, &actor, today, 20).await.unwrap();
        waits.into_iter().map(|wait| wait.title).collect()
    }
}
