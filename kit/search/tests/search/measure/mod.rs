//! `cargo xtask pg -- cargo test --release -p cairn-search -- --ignored --nocapture` fills an
//! index on each database and prints what searches and writes take. The figures stand in README.md.
//! `DOCUMENTS=10000` takes fewer, `WAY=typing` repeats one way of searching, for a profiler,
//! `SLOW=40` names what takes longer than so many milliseconds.
#![allow(clippy::disallowed_methods, reason = "measures real time")]

mod corpus;
mod cpu;

use std::time::{Duration, Instant};

use cairn_ground::Result;
use cairn_objects::New;
use cairn_search::{APPROVED, Document, Lang, ORDINARY};
use cairn_store::{Engine, Read, Store, q};
use corpus::{Corpus, Text};
use cpu::Cpu;

use crate::world::person;

const WAYS: [&str; 11] = [
    "one word",
    "two words",
    "three words",
    "a name",
    "typing",
    "typing on",
    "mistyped",
    "one mistyped of two",
    "a very common word",
    "two very common words",
    "nearest to a question",
];
const SEARCHES: usize = 100;
const BATCH: usize = 100;
const TABLES: [&str; 5] =
    ["search_document", "search_text", "search_posting", "search_word", "search_deletion"];

#[tokio::test(flavor = "multi_thread")]
#[ignore = "a measurement: takes a quarter of an hour"]
async fn measured() {
    let documents = std::env::var("DOCUMENTS").ok().and_then(|n| n.parse().ok());
    let documents = documents.unwrap_or(100_000);
    let migrations = [cairn_objects::MIGRATIONS, cairn_search::MIGRATIONS].concat();
    cairn_testkit::both_with(migrations, |base| async move {
        println!("\n== {} · {documents} documents ==", base.name);
        measure(&base.store, documents).await.expect("measures");
        drop(base);
    })
    .await;
}

async fn measure(store: &Store, documents: usize) -> Result<()> {
    let corpus = Corpus::new();
    let started = Instant::now();
    for from in (0..documents).step_by(BATCH) {
        let texts = (from..documents.min(from + BATCH)).map(|at| corpus.text(at)).collect();
        add(store, texts).await?;
    }
    println!("filled in {:.0} s", started.elapsed().as_secs_f64());
    let mut db = store.read().await?;
    sizes(&mut db, documents).await?;
    searches(&mut db, &corpus).await?;
    writes(store, &corpus).await
}

async fn add(store: &Store, texts: Vec<Text>) -> Result<()> {
    let texts = std::sync::Arc::new(texts);
    store
        .write(move |tx| {
            let texts = texts.clone();
            Box::pin(async move {
                for text in texts.iter() {
                    let id = tx.new_id();
                    let Text { kind, audience, owner, team, .. } = *text;
                    let (title, lang, href) = (&text.title, "sv", format!("/{kind}/{id}"));
                    let new = New { id, kind, title, lang, owner, team, audience, href };
                    let object = cairn_objects::create(tx, &new).await?;
                    let boost = if text.approved { APPROVED } else { ORDINARY };
                    let (body, langs) = (&text.body, &Lang::ALL);
                    let document = Document { object, kind, title, body, boost, langs };
                    cairn_search::put(tx, &document).await?;
                }
                Ok(())
            })
        })
        .await
}

async fn sizes(db: &mut Read, documents: usize) -> Result<()> {
    for table in TABLES {
        let rows: i64 = q(format!("SELECT count(*) FROM {table}")).one(db).await?;
        let bytes: i64 = match db.engine() {
            Engine::Sqlite => 0,
            Engine::Postgres => {
                q(format!("SELECT pg_total_relation_size('{table}')")).one(db).await?
            }
        };
        println!("{table:16} {rows:>10} rows  {:>6} MB", bytes / 1_000_000);
    }
    let all: i64 = match db.engine() {
        Engine::Sqlite => {
            let pages: i64 = q("SELECT page_count FROM pragma_page_count()").one(db).await?;
            pages * q("SELECT page_size FROM pragma_page_size()").one::<i64>(db).await?
        }
        Engine::Postgres => q("SELECT pg_database_size(current_database())").one(db).await?,
    };
    let each = all / i64::try_from(documents).unwrap_or(1);
    println!("the database has {} MB, {each} bytes per document", all / 1_000_000);
    Ok(())
}

async fn searches(db: &mut Read, corpus: &Corpus) -> Result<()> {
    let me = person(77, &[7, 300]);
    let server = match db.engine() {
        Engine::Sqlite => None,
        Engine::Postgres => Some(q("SELECT CAST(pg_backend_pid() AS BIGINT)").one(db).await?),
    };
    let mut everything = Times::default();
    println!("{:24} {}", "", Times::HEAD);
    let only = std::env::var("WAY").unwrap_or_default();
    let slow = std::env::var("SLOW").ok().and_then(|ms| ms.parse().ok()).unwrap_or(u128::MAX);
    for way in WAYS.into_iter().filter(|way| only.is_empty() || *way == only) {
        let mut times = Times::default();
        for _ in 0..if only.is_empty() { SEARCHES } else { SEARCHES * 40 } {
            let text = corpus.search(way);
            let cpu = Cpu::now(server);
            let started = Instant::now();
            let found = if way == "nearest to a question" {
                cairn_search::nearest(db, &me, &text, &["question", "page"], 3).await?
            } else {
                cairn_search::find(db, &me, &text, 20).await?
            };
            let taken = started.elapsed();
            if taken.as_millis() > slow {
                println!("  {taken:?} {text}: {} hits", found.hits.len());
            }
            times.add(taken, Cpu::now(server).since(cpu), found.hits.len());
        }
        println!("{way:24} {}", times.line());
        everything.append(times);
    }
    println!("{:24} {}", "all", everything.line());
    Ok(())
}

/// One put in one transaction, as a person's click makes it.
async fn writes(store: &Store, corpus: &Corpus) -> Result<()> {
    for (name, kind) in [("a next step", 70), ("a question", 30), ("a page", 15)] {
        let mut times = Times::default();
        for _ in 0..SEARCHES {
            let text = corpus.text(kind);
            let cpu = Cpu::now(None);
            let started = Instant::now();
            add(store, vec![text]).await?;
            times.add(started.elapsed(), Cpu::now(None).since(cpu), 1);
        }
        println!("put {name:20} {}", times.line());
    }
    Ok(())
}

#[derive(Default)]
struct Times {
    wall: Vec<Duration>,
    own: Vec<Duration>,
    server: Vec<Duration>,
    hits: usize,
}

impl Times {
    const HEAD: &str = "p50 ms   p95 ms   max ms   CPU p50   CPU p95   server p50  p95   hits";

    fn add(&mut self, wall: Duration, cpu: Cpu, hits: usize) {
        self.wall.push(wall);
        self.own.push(cpu.own);
        self.server.push(cpu.server);
        self.hits += hits;
    }

    fn append(&mut self, other: Self) {
        self.wall.extend(other.wall);
        self.own.extend(other.own);
        self.server.extend(other.server);
        self.hits += other.hits;
    }

    fn line(&mut self) -> String {
        let hits = self.hits / self.wall.len().max(1);
        let (wall, own, server) = (&mut self.wall, &mut self.own, &mut self.server);
        format!(
            "{:6.1}   {:6.1}   {:6.1}   {:7.1}   {:7.1}   {:7.1}  {:6.1}   {hits}",
            percentile(wall, 50),
            percentile(wall, 95),
            percentile(wall, 100),
            percentile(own, 50),
            percentile(own, 95),
            percentile(server, 50),
            percentile(server, 95),
        )
    }
}

fn percentile(times: &mut [Duration], percent: usize) -> f64 {
    times.sort_unstable();
    let at = (times.len() * percent / 100).min(times.len().saturating_sub(1));
    times.get(at).map_or(0.0, Duration::as_secs_f64) * 1_000.0
}
