//! Nothing that is stored or logged leads from a card to who wrote it: shown by comparing two
//! worlds that differ in the writer alone, and by reading the raw files.

use std::{
    io::Write,
    sync::{Arc, Mutex},
};

use cairn_ground::{Id, chance::digest};
use cairn_store::{Engine, Read, q};
use cairn_testkit::{App, apps};

use crate::{
    features,
    phone::{Phone, Team, card_id, start, team, write},
};

/// Columns that are random in any world, and those the database's own clock writes.
const CHANCE: &[&str] = &[
    "reviews_card.id",
    "reviews_unread.id",
    "reviews_insight.card_id",
    "people_login.digest",
    "record_statement.epoch",
    "record_statement.begun_at",
    "record_statement.stored_at",
    "record_cursor.epoch",
];

/// Every row of every table as text, sorted.
async fn dump(app: &App) -> Vec<String> {
    let mut db = app.store.read().await.expect("a connection");
    let mut rows = Vec::new();
    for (table, columns) in tables(&mut db).await {
        let lite = db.engine() == Engine::Sqlite;
        let known: Vec<String> = columns
            .iter()
            .filter(|column| !CHANCE.contains(&format!("{table}.{column}").as_str()))
            .map(|c| if lite { format!("quote({c})") } else { format!("CAST({c} AS TEXT)") })
            .map(|c| format!("coalesce({c}, 'NULL')"))
            .collect();
        let text = format!("SELECT {} FROM {table}", known.join(" || ' | ' || "));
        let found: Vec<String> = q(text).all(&mut db).await.expect("rows");
        rows.extend(found.into_iter().map(|row| format!("{table}: {row}")));
    }
    rows.sort();
    rows
}

async fn tables(db: &mut Read) -> Vec<(String, Vec<String>)> {
    let text = if db.engine() == Engine::Sqlite {
        "SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c
            WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%' ORDER BY m.name, c.cid"
    } else {
        "SELECT CAST(table_name AS TEXT), CAST(column_name AS TEXT)
            FROM information_schema.columns WHERE table_schema = current_schema()
            ORDER BY table_name, ordinal_position"
    };
    let pairs: Vec<(String, String)> = q(text).all(db).await.expect("columns");
    let mut tables: Vec<(String, Vec<String>)> = Vec::new();
    for (table, column) in pairs {
        match tables.last_mut() {
            Some((last, columns)) if *last == table => columns.push(column),
            _ => tables.push((table, vec![column])),
        }
    }
    assert!(tables.iter().any(|(name, _)| name == "reviews_card"));
    tables
}

type Dumps = Vec<Vec<String>>;

/// A world in which `writer` writes: what lies in the database before the opening, after it, and
/// after `taker` took a card up.
async fn world(writer: usize, taker: usize) -> Vec<Dumps> {
    let worlds: Arc<Mutex<Vec<Dumps>>> = Arc::default();
    let sink = Arc::clone(&worlds);
    apps(features, move |app| {
        let sink = Arc::clone(&sink);
        async move {
            let team = team(&app).await;
            let phones = [team.eva.clone(), team.jonas.clone(), team.noor.clone()];
            let review = start(&team.eva, team.id, "Veckan").await;
            let mut dumps = Vec::new();
            let hand = &phones[writer];
            write(hand, &review, "1", "Vi ringde kunden").await;
            write(hand, &review, "3", "Lådan var tom").await;
            let page = hand.get(&format!("{review}/write?q=3")).await;
            let card = card_id(&page, "Lådan var tom");
            let fields = [("q", "3"), ("card", &card), ("body", "Lådan i bil 4 var tom")];
            let answer = hand.post(&format!("{review}/change"), &fields).await;
            assert_eq!(answer.status, 303, "{}", answer.words());
            app.settle().await;
            dumps.push(dump(&app).await);
            team.eva.done(&format!("{review}/open"), &[]).await;
            app.settle().await;
            dumps.push(dump(&app).await);
            take(&app, &team, taker, &phones[taker], &review).await;
            dumps.push(dump(&app).await);
            sink.lock().expect("a list").push(dumps);
        }
    })
    .await;
    Arc::into_inner(worlds).expect("done").into_inner().expect("a list")
}

/// Takes a card up and makes something of it.
async fn take(app: &App, team: &Team, person: usize, phone: &Phone, review: &str) {
    let page = phone.get(review).await.text();
    let actions = page.split("action=\"").filter_map(|rest| rest.split('"').next());
    let step = actions.into_iter().find(|action| action.ends_with("/step")).expect("a button");
    let to = phone.post(step, &[]).await;
    assert_eq!(to.status, 303);
    let insight = crate::loops::insight_in(&to.location());
    crate::loops::object(app, team, "step", "I ring back", team.people[person], insight).await;
}

#[tokio::test]
async fn the_database_is_the_same_whoever_wrote() {
    let (jonas, noor) = (world(1, 0).await, world(2, 0).await);
    for (one, other) in jonas.iter().zip(&noor) {
        for (at, (a, b)) in one.iter().zip(other).take(2).enumerate() {
            assert!(a.iter().any(|row| row.contains("Vi ringde kunden")), "{at}");
            assert_eq!(a, b, "moment {at}");
        }
    }
    assert_eq!(jonas.len(), noor.len());
}

#[tokio::test]
async fn the_comparison_would_see_a_person() {
    let (eva, noor) = (world(1, 0).await, world(1, 2).await);
    for (one, other) in eva.iter().zip(&noor) {
        assert_eq!(one[1], other[1], "the same until somebody takes a card up in the open");
        assert_ne!(one[2], other[2], "what a person does in the open is seen");
    }
}

/// The database file and what is not folded into it yet, in pages.
fn pages(app: &App) -> Vec<Vec<u8>> {
    let mut pages = Vec::new();
    for (name, head, frame) in [("cairn.db", 0, 0), ("cairn.db-wal", 32, 24)] {
        let bytes = std::fs::read(app.folder().join(name)).unwrap_or_default();
        let mut at = head;
        while at + frame + 4096 <= bytes.len() {
            pages.push(bytes[at + frame..at + frame + 4096].to_vec());
            at += frame + 4096;
        }
    }
    pages
}

fn holds(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle)
}

/// What would give somebody away, beside a card: ids as bytes and as text, logins.
fn traces(team: &Team, phone: &Phone) -> Vec<Vec<u8>> {
    let mut traces = Vec::new();
    for person in &team.people {
        traces.push(person.0.as_bytes().to_vec());
        traces.push(person.0.to_string().into_bytes());
        traces.push(person.0.simple().to_string().into_bytes());
    }
    let secret = phone.secret().expect("a secret");
    traces.push(digest(&secret));
    traces.push(secret.into_bytes());
    traces
}

#[tokio::test]
async fn no_page_of_the_file_holds_a_card_and_a_person() {
    apps(features, |app| async move {
        if app.name != "SQLite" {
            return;
        }
        let team = team(&app).await;
        let review = start(&team.eva, team.id, "Veckan").await;
        write(&team.jonas, &review, "1", "Oförväxlingsbart kort").await;
        let page = team.jonas.get(&format!("{review}/write?q=1")).await;
        let old: Id = card_id(&page, "Oförväxlingsbart kort").parse().expect("an id");
        let traces = traces(&team, &team.jonas);
        let text = "Oförväxlingsbart kort".as_bytes();
        for moment in ["before", "after"] {
            let all = pages(&app);
            let with: Vec<&Vec<u8>> = all.iter().filter(|page| holds(page, text)).collect();
            assert!(!with.is_empty(), "{moment}");
            for page in with {
                assert!(!traces.iter().any(|trace| holds(page, trace)), "{moment}");
            }
            let secret = &traces[traces.len() - 2..];
            assert!(!all.iter().any(|page| secret.iter().any(|s| holds(page, s))), "{moment}");
            if moment == "before" {
                assert!(all.iter().any(|page| holds(page, old.as_bytes())), "the test can fail");
                team.eva.done(&format!("{review}/open"), &[]).await;
            }
        }
        app.store.close().await;
        let folded = pages(&app);
        assert!(folded.iter().any(|page| holds(page, text)));
        assert!(!folded.iter().any(|page| holds(page, old.as_bytes())), "the old id is gone");
    })
    .await;
}

#[tokio::test]
async fn the_log_of_the_database_keeps_no_order_in_which_cards_came() {
    apps(features, |app| async move {
        if app.name != "SQLite" {
            return;
        }
        let team = team(&app).await;
        let review = start(&team.eva, team.id, "Veckan").await;
        let wal = || std::fs::read(app.folder().join("cairn.db-wal")).unwrap_or_default();
        let mut texts = vec![];
        for (n, person) in team.people.iter().enumerate() {
            // Everyone comes in, under a name and at a time, and writes.
            let phone = Phone::of(&app, *person).await;
            assert!(!wal().is_empty(), "the test would see a log");
            texts.push(format!("Oförväxlingsbart kort {n}"));
            write(&phone, &review, "1", &texts[n]).await;
            let log = wal();
            assert!(!texts.iter().any(|text| holds(&log, text.as_bytes())), "card {n}");
        }
        team.eva.done(&format!("{review}/open"), &[]).await;
        let (log, lie) = (wal(), pages(&app));
        for text in &texts {
            assert!(!holds(&log, text.as_bytes()), "after the opening");
            assert!(lie.iter().any(|page| holds(page, text.as_bytes())), "the test would see it");
        }
    })
    .await;
}

#[tokio::test]
async fn no_two_cards_of_one_hand_share_anything() {
    apps(features, |app| async move {
        let team = team(&app).await;
        let review = start(&team.eva, team.id, "Veckan").await;
        for n in 0..20 {
            write(&team.jonas, &review, "1", &format!("Jonas {n:02}")).await;
        }
        let id = review.rsplit('/').next().and_then(|id| id.parse().ok()).expect("an id");
        let mut db = app.store.read().await.expect("a connection");
        let before = cairn_reviews::store::list_unread(&mut db, id).await.expect("cards");
        team.eva.done(&format!("{review}/open"), &[]).await;
        let after = cairn_reviews::store::list_cards(&mut db, id).await.expect("cards");
        let told = |cards: &[cairn_reviews::store::Card]| -> Vec<String> {
            cards.iter().map(|card| card.body.clone()).collect()
        };
        let written: Vec<String> = (0..20).map(|n| format!("Jonas {n:02}")).collect();
        assert_ne!(told(&before), written, "the order of ids is not that of writing");
        assert_ne!(told(&after), written);
        assert_ne!(told(&after), told(&before), "nor does the opening keep it");
        for card in &after {
            assert!(!before.iter().any(|old| old.id == card.id), "every id is new");
        }
        if app.name == "PostgreSQL" {
            let lie: Vec<Id> =
                q("SELECT id FROM reviews_card ORDER BY ctid").all(&mut db).await.expect("ids");
            let read: Vec<Id> = after.iter().map(|card| card.id).collect();
            assert_eq!(lie, read, "they lie in the order of their ids");
            let writers: i64 = q("SELECT count(DISTINCT CAST(xmin AS TEXT)) FROM reviews_card")
                .one(&mut db)
                .await
                .expect("a number");
            assert_eq!(writers, 1, "and were all laid down by the opening");
        }
        let fields = [("q", "1"), ("card", &before[0].id.to_string()), ("body", "Ny")];
        assert_eq!(team.jonas.post(&format!("{review}/change"), &fields).await.status, 422);
    })
    .await;
}

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().expect("a log").extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn no_log_line_tells_that_somebody_wrote_or_what() {
    let log = Log::default();
    let sink = log.clone();
    let lines = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_writer(move || sink.clone())
        .finish();
    tracing::subscriber::set_global_default(lines).expect("the only subscriber of this process");
    apps(features, move |app| {
        let log = log.clone();
        async move {
            let team = team(&app).await;
            let review = start(&team.eva, team.id, "Veckan").await;
            team.jonas.get(&format!("{review}/write?q=1")).await;
            log.0.lock().expect("a log").clear();
            let fields = [("q", "1"), ("body", "Loggat kort"), ("go", "add")];
            assert_eq!(team.jonas.post(&format!("{review}/write"), &fields).await.status, 303);
            let page = team.jonas.get(&format!("{review}/write?q=1")).await;
            let card = card_id(&page, "Loggat kort");
            let during = String::from_utf8_lossy(&log.0.lock().expect("a log")).into_owned();
            assert!(!during.contains("served"), "no access-log line: {during}");
            let jonas = team.people[1].to_string();
            let secret = team.jonas.secret().expect("a secret");
            for trace in ["Loggat", "Jonas", &jonas, &secret, &card] {
                assert!(!during.contains(trace), "{trace}: {during}");
            }
            team.eva.get(&review).await;
            let after = String::from_utf8_lossy(&log.0.lock().expect("a log")).into_owned();
            assert!(after.contains("served"), "the test would see a line: {after}");
        }
    })
    .await;
}

#[tokio::test]
async fn writing_leaves_the_login_and_the_commands_untouched() {
    apps(features, |app| async move {
        let team = team(&app).await;
        let review = start(&team.eva, team.id, "Veckan").await;
        app.clock.advance(2 * cairn_ground::Instant::DAY);
        let before = dump(&app).await;
        let fields = [("q", "1"), ("body", "Kort"), ("go", "add"), ("command_id", "spår")];
        assert_eq!(team.jonas.post(&format!("{review}/write"), &fields).await.status, 303);
        app.settle().await;
        let after = dump(&app).await;
        let new: Vec<&String> = after.iter().filter(|row| !before.contains(row)).collect();
        let strange: Vec<_> = new
            .iter()
            .filter(|row| !row.starts_with("reviews_unread:") && !row.starts_with("record_cursor:"))
            .collect();
        assert!(strange.is_empty(), "{strange:?}");
        assert!(new.iter().any(|row| row.starts_with("reviews_unread:")));
    })
    .await;
}
