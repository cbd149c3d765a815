//! The whole story, told once and held to what its files say: telling it takes seconds.

use std::{collections::HashMap, sync::Arc};

use cairn_feature::{Assembled, Parts, assemble};
use cairn_ground::{Audience, Chance, Instant, ObjectId, TestClock, dates::Quarter};
use cairn_knowledge::{rules::pages::Standing, store as knowledge};
use cairn_links::Kind;
use cairn_store::{Read, Store, Target, settings};
use cairn_testkit::Client;
use jiff::civil::Date;
use serde::Deserialize;

use super::{
    MAKING, MARK, PASSWORD,
    content::{Content, Keys, Obstacle, Page, Question, Step},
    greeting,
    load::Known,
    prepare, tell,
};
use crate::features;

#[derive(Deserialize)]
struct Stories {
    story: Vec<Story>,
}

#[derive(Deserialize)]
struct Story {
    title: String,
    chain: Vec<String>,
}

/// The demo as it stands at its first start.
struct Told {
    house: Assembled,
    known: Known,
    content: Content,
    today: Date,
    _folder: tempfile::TempDir,
}

impl Told {
    /// Told on the Monday for which the offsets of the files are laid out.
    async fn now() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let now = Instant::parse("2026-03-02T08:00:00Z").expect("an instant");
        let clock = Arc::new(TestClock::at(now));
        let target = Target::Sqlite(folder.path().join("cairn.db"));
        let store = Store::open(&target, clock.clone(), Chance::seeded(7)).await.expect("opens");
        let house = assemble(Parts {
            store,
            blobs: folder.path().join("files"),
            journal: folder.path().join("erased.jsonl"),
            features: features::all(),
            public_url: "http://cairn.test".into(),
            measure: false,
            test_clock: Some(clock),
        });
        let house = house.await.expect("the house stands");
        let known = tell(&house, Content::read().expect("content")).await.expect("told");
        let content = Content::read().expect("content");
        let today = now.date(&jiff::tz::TimeZone::get("Europe/Stockholm").expect("a zone"));
        Self { house, known, content, today, _folder: folder }
    }

    async fn db(&self) -> Read {
        self.house.house.store.read().await.expect("a connection")
    }

    fn visitor(&self) -> Client {
        Client::new(self.house.router.clone(), None)
    }

    /// Signs in as the printed line says, and comes back with the cookie.
    async fn sign_in(&self, email: &str) -> Client {
        let form = [("email", email), ("password", PASSWORD)];
        let answer = self.visitor().post("/login", &form).await;
        assert_eq!(answer.status, 303, "{email}: {}", answer.words());
        let cookie = answer.headers["set-cookie"].to_str().expect("a cookie");
        let token = cookie.strip_prefix("cairn=").and_then(|rest| rest.split(';').next());
        let mut browser = self.visitor();
        browser.token = Some(token.expect("a token").to_owned());
        browser
    }
}

#[tokio::test]
async fn the_demo_tells_its_stories_lets_four_people_in_and_fills_every_quarter() {
    let told = Told::now().await;
    let mut flaws = untold(&told);
    flaws.extend(broken_chains(&told).await);
    flaws.extend(other_states(&told).await);
    flaws.extend(unpublished(&told).await);
    assert!(flaws.is_empty(), "{}", flaws.join("\n"));
    four_people_come_in(&told).await;
    every_quarter_has_something(&told).await;
    somebody_got_mail(&told).await;
    what_was_stopped_half_way_is_made_again(&told).await;
}

/// Also in the evening, when nothing is sent, the outbox shows what messages are like.
async fn somebody_got_mail(told: &Told) {
    let content = &told.content;
    let mails = cairn_nudge::list_mails(&mut told.db().await, None, 1_000).await.expect("mails");
    for role in ["member", "manager"] {
        let person = content.people.iter().find(|it| it.sign_in.as_deref() == Some(role));
        let email = person.and_then(|it| it.email.as_deref()).expect("an address");
        assert!(mails.iter().any(|mail| mail.to_email == email), "nothing for the {role}");
    }
}

async fn what_was_stopped_half_way_is_made_again(told: &Told) {
    let store = &told.house.house.store;
    let people = cairn_people::store::count_active(&mut told.db().await).await.expect("people");
    store.write(|tx| Box::pin(settings::set(tx, MARK, MAKING))).await.expect("half made");
    prepare(&told.house).await.expect("made again");
    let again = cairn_people::store::count_active(&mut told.db().await).await.expect("people");
    assert_eq!(people, again, "nobody is there twice");
    prepare(&told.house).await.expect("and then it is there");
}

/// Entries that became nothing.
fn untold(told: &Told) -> Vec<String> {
    let content = &told.content;
    let pages = content.pages.iter().map(|it| (&it.key, it.day));
    let questions = content.questions.iter().map(|it| (&it.key, it.day));
    let reviews = content.reviews.iter().map(|it| (&it.key, it.day));
    let obstacles = content.obstacles.iter().map(|it| (&it.key, it.day));
    let steps = content.steps.iter().map(|it| (&it.key, it.day));
    let all = pages.chain(questions).chain(reviews).chain(obstacles).chain(steps);
    let missing = all.filter(|(key, day)| *day > 0 && !told.known.objects.contains_key(*key));
    missing.map(|(key, day)| format!("{key}, {day} days ago, did not happen")).collect()
}

/// Steps that everyone is to read about once they are done, and that stayed inside their team:
/// their words repeat a card's.
async fn unpublished(told: &Told) -> Vec<String> {
    let (mut db, mut flaws) = (told.db().await, Vec::new());
    let done = told.content.steps.iter().filter(|it| it.outcome == "done");
    for step in done.filter(|it| it.audience == "organisation") {
        let Some(id) = told.known.objects.get(&step.key).copied() else { continue };
        let object = cairn_objects::find_any(&mut db, id).await.expect("an object");
        if object.audience != Audience::Organisation {
            flaws.push(format!("{} stayed at {}", step.key, object.audience.as_str()));
        }
    }
    flaws
}

/// What the files say an entry came of.
fn causes(content: &Content) -> HashMap<&str, Vec<&str>> {
    let pages = content.pages.iter().map(|it| (it.key.as_str(), &it.because_of));
    let questions = content.questions.iter().map(|it| (it.key.as_str(), &it.because_of));
    let obstacles = content.obstacles.iter().map(|it| (it.key.as_str(), &it.because_of));
    let steps = content.steps.iter().map(|it| (it.key.as_str(), &it.because_of));
    let all = pages.chain(questions).chain(obstacles).chain(steps);
    all.map(|(key, keys)| (key, list(keys))).collect()
}

/// What was said in another team's review its people alone see: nothing hangs on it elsewhere.
fn is_inside_another_team(content: &Content, key: &str, cause: &str) -> bool {
    let review = content.reviews.iter().find(|review| review.key == cause);
    let step = content.steps.iter().find(|step| step.key == key);
    review.zip(step).is_some_and(|(review, step)| review.team != step.team)
}

fn list(keys: &Keys) -> Vec<&str> {
    match keys {
        Keys::None => Vec::new(),
        Keys::One(key) => vec![key],
        Keys::Many(keys) => keys.iter().map(String::as_str).collect(),
    }
}

/// Stories in which one thing is not because of another, as it is in the files.
async fn broken_chains(told: &Told) -> Vec<String> {
    let stories: Stories =
        toml::from_str(include_str!("../../demo/stories.toml")).expect("stories");
    assert!(stories.story.len() >= 25, "{} stories", stories.story.len());
    let (causes, mut db, mut flaws) = (causes(&told.content), told.db().await, Vec::new());
    for Story { title, chain } in &stories.story {
        let mut links = 0;
        for key in chain {
            let Some(id) = told.known.objects.get(key).copied() else {
                flaws.push(format!("{title}: nothing became of {key}"));
                continue;
            };
            let all = cairn_links::list_all_of(&mut db, id).await.expect("links");
            let within = causes.get(key.as_str()).into_iter().flatten();
            let within = within.filter(|cause| !is_inside_another_team(&told.content, key, cause));
            for cause in within.filter(|cause| chain.iter().any(|it| it == *cause)) {
                let to = told.known.objects.get(*cause).copied();
                let made = all.iter().any(|(from, other, kind)| {
                    *from == id && Some(*other) == to && kind == Kind::BecauseOf.as_str()
                });
                links += usize::from(made);
                if !made {
                    flaws.push(format!("{title}: {key} is not because of {cause}"));
                }
            }
        }
        if links == 0 {
            flaws.push(format!("{title} hangs on nothing"));
        }
    }
    flaws
}

/// Entries of the chains that stand otherwise than the files say.
async fn other_states(told: &Told) -> Vec<String> {
    let stories: Stories =
        toml::from_str(include_str!("../../demo/stories.toml")).expect("stories");
    let (content, mut db, mut flaws) = (&told.content, told.db().await, Vec::new());
    for key in stories.story.iter().flat_map(|story| &story.chain) {
        let Some(id) = told.known.objects.get(key).copied() else { continue };
        let (wanted, is) = if let Some(step) = content.steps.iter().find(|it| it.key == *key) {
            (wanted_of_step(step), step_of(&mut db, id).await)
        } else if let Some(page) = content.pages.iter().find(|it| it.key == *key) {
            (wanted_of_page(page), page_of(&mut db, id, told.today).await)
        } else if let Some(question) = content.questions.iter().find(|it| it.key == *key) {
            (wanted_of_question(question), question_of(&mut db, id).await)
        } else if let Some(obstacle) = content.obstacles.iter().find(|it| it.key == *key) {
            (wanted_of_obstacle(obstacle), obstacle_of(&mut db, id).await)
        } else {
            let object = cairn_objects::find_any(&mut db, id).await.expect("an object");
            let review = content.reviews.iter().find(|it| it.key == *key).expect("a review");
            let kind = if review.insight.is_some() { "insight" } else { "review" };
            (kind.to_owned(), object.kind)
        };
        if wanted != is {
            flaws.push(format!("{key} is {is}, in the files {wanted}"));
        }
    }
    flaws
}

fn wanted_of_step(step: &Step) -> String {
    let outcome = if step.outcome == "changed" { "done" } else { &step.outcome };
    let verdict = step.look_back.as_ref().and_then(|look| look.verdict.as_deref());
    format!("{outcome} {}", verdict.unwrap_or("unseen")).replace('_', "-")
}

async fn step_of(db: &mut Read, id: ObjectId) -> String {
    let step = cairn_commitments::store::find_step_any(db, id).await.expect("a step");
    format!("{} {}", step.state.as_str(), step.seen.as_deref().unwrap_or("unseen"))
}

fn wanted_of_page(page: &Page) -> String {
    let how = if page.approved_by.is_some() { "how we do it" } else { "a tip" };
    format!("{how} in version {}", page.edit.len() + 1)
}

async fn page_of(db: &mut Read, id: ObjectId, today: Date) -> String {
    let page = knowledge::pages::find(db, id).await.expect("a page");
    let how = if page.standing(today) == Standing::Approved { "how we do it" } else { "a tip" };
    format!("{how} in version {}", page.version)
}

fn wanted_of_question(question: &Question) -> String {
    let real = question.answer.iter().filter(|answer| answer.ask_instead.is_none());
    let (answered, accepted) = real.fold((false, false), |(_, yes), it| (true, yes || it.accepted));
    format!("answered {answered}, accepted {accepted}")
}

async fn question_of(db: &mut Read, id: ObjectId) -> String {
    let question = knowledge::questions::find(db, id).await.expect("a question");
    let (answered, accepted) = (question.answered_at.is_some(), question.accepted.is_some());
    format!("answered {answered}, accepted {accepted}")
}

fn wanted_of_obstacle(obstacle: &Obstacle) -> String {
    let mut said = obstacle.answer.iter().filter(|it| it.by.is_some());
    said.next_back()
        .map_or("waits".into(), |it| it.kind.replace('_', "-").replace("pass-on", "passed-on"))
}

/// The last word of whoever it lay with, as the record has it.
async fn obstacle_of(db: &mut Read, id: ObjectId) -> String {
    let mut all = cairn_record::list_of_object(db, id).await.expect("entries");
    all.retain(|entry| entry.verb.as_deref() == Some("decided"));
    all.sort_by_key(|entry| entry.seq);
    all.pop().and_then(|entry| entry.word).unwrap_or("waits".into())
}

async fn four_people_come_in(told: &Told) {
    let lines = greeting(&told.content);
    for (role, page) in [
        ("member", "/"),
        ("manager", "/"),
        ("curator", "/manage/reports"),
        ("administrator", "/manage/people"),
    ] {
        let line = lines.lines().find(|line| line.trim().starts_with(role)).expect("a line");
        let [_, email, password] = line.split(", ").collect::<Vec<_>>()[..] else {
            panic!("role, e-mail, password: {line}")
        };
        assert_eq!(password, PASSWORD);
        let browser = told.sign_in(email).await;
        let answer = browser.get(page).await;
        assert_eq!(answer.status, 200, "{role} at {page}: {}", answer.words());
    }
}

/// Six quarters: the one of the first start, and the five before it.
async fn every_quarter_has_something(told: &Told) {
    let person = told.content.people.iter().find(|it| it.sign_in.as_deref() == Some("member"));
    let email = person.and_then(|it| it.email.as_deref()).expect("a member");
    let browser = told.sign_in(email).await;
    let mut quarter = Quarter::of(told.today);
    let (mut sums, mut flaws) = ([0; 4], Vec::new());
    for back in 0..6 {
        let page = browser.get(&format!("/organisation?quarter={}", quarter.code())).await;
        let found = columns(&page.text());
        // The quarter of the first start has not had the time to change much.
        let empty = found.iter().take(if back == 0 { 3 } else { 4 }).any(|figure| *figure == 0);
        if empty || found[1..].iter().any(|figure| *figure > found[0]) {
            flaws.push(format!("{}: {found:?}", quarter.code()));
        }
        sums.iter_mut().zip(found).for_each(|(sum, figure)| *sum += figure);
        quarter = quarter.previous();
    }
    assert!(flaws.is_empty(), "{flaws:#?}, {sums:?} in all");
    assert!(sums.is_sorted_by(|a, b| a >= b) && sums[0] > 100, "{sums:?} in all");
}

/// The four figures of the page, in their order.
fn columns(page: &str) -> [usize; 4] {
    ["noticed", "decided", "did", "changed"].map(|figure| {
        let at = page.split_once(&format!("/organisation/{figure}?")).expect("a column").1;
        let text = at.split_once('>').expect("a link").1.split("</a>").next().expect("its end");
        let mut inside = false;
        let seen = text.chars().filter(|c| {
            inside = (inside || *c == '<') && *c != '>';
            !inside
        });
        let digits = seen.skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit);
        digits.collect::<String>().parse().expect("a figure")
    })
}

#[test]
fn a_phone_is_told_an_address_of_this_machine_where_it_can_come_in() {
    let told = |listen: &str, own: Option<&str>| {
        let own = own.map(|ip| ip.parse().unwrap());
        super::reached(listen.parse().unwrap(), |_| own).map(|address| address.to_string())
    };
    let own = Some("192.168.1.20");
    assert_eq!(told("0.0.0.0:8080", own).as_deref(), Some("192.168.1.20:8080"));
    assert_eq!(told("[::]:8080", Some("fd00::2")).as_deref(), Some("[fd00::2]:8080"));
    assert_eq!(told("0.0.0.0:8080", None), None, "without a network there is none");
    assert_eq!(told("0.0.0.0:8080", Some("127.0.0.1")), None);
    assert_eq!(told("127.0.0.1:8080", own), None, "nobody else comes in");
    assert_eq!(super::with_address("127.0.0.1:8080", "Hello"), "Hello");
}
