use std::{
    io::{Cursor, Read},
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
};

use cairn_ground::{Audience, Clock, Locale, ObjectId, PersonId};
use cairn_nudge::{Post, Rank, Tell, Transport, Waiting};
use cairn_objects::New;
use cairn_testkit::{Answer, App, apps};
use cairn_web::View;
use jiff::tz::TimeZone;
use zip::ZipArchive;

use crate::{ask, features};

/// SHA-256 of [`content`].
pub const BLOB: &str = "2fadeb03b6d797daf4d2a3fdfdbe5662d50eaa343fc153b249894a336bf0ebba";

/// More than one piece of a file.
fn content() -> Vec<u8> {
    (0..200_000_u32).flat_map(u32::to_le_bytes).collect()
}

#[tokio::test]
async fn the_take_out_holds_what_i_added_byte_for_byte_and_a_note_where_it_is_gone() {
    apps(features, |app| async move {
        let noor = app.person("Noor Karim", app.team("Nord").await).await;
        let browser = app.sign_in(noor).await;
        let mut archive = open(&browser.post("/me/takeout", &[]).await);
        assert_eq!(text(&mut archive, "files/note.bin.txt"), "This file is no longer there.\n");
        assert_eq!(text(&mut archive, "notes.md"), "note en", "the rest comes along");

        assert_eq!(app.house.house.blobs.put(&content()).await.expect("kept"), BLOB);
        let mut archive = open(&browser.post("/me/takeout", &[]).await);
        let mut file = Vec::new();
        archive.by_name("files/note.bin").expect("a file").read_to_end(&mut file).expect("bytes");
        assert!(file == content(), "{} bytes", file.len());
    })
    .await;
}

fn open(answer: &Answer) -> ZipArchive<Cursor<Vec<u8>>> {
    ZipArchive::new(Cursor::new(answer.body.clone())).expect("an archive")
}

fn text(archive: &mut ZipArchive<Cursor<Vec<u8>>>, name: &str) -> String {
    let mut text = String::new();
    archive.by_name(name).expect(name).read_to_string(&mut text).expect("text");
    text
}

#[tokio::test]
async fn the_take_out_holds_every_statement_of_mine_as_stored_and_no_one_elses() {
    apps(features, |app| async move {
        let team = app.team("Nord").await;
        let noor = app.person("Noor Karim", team).await;
        let alva = app.person("Alva Lind", team).await;
        for n in 0..520 {
            ask(&app, noor, team, &format!("Question {n}"), Audience::Me).await;
        }
        ask(&app, alva, team, "Not mine", Audience::Organisation).await;
        let browser = app.sign_in(noor).await;
        assert!(browser.get("/me/takeout").await.shows("521 entries"), "with having come in");
        let answer = browser.post("/me/takeout", &[]).await;
        assert_eq!(answer.status, 200);
        assert_eq!(answer.headers["content-type"], "application/zip");
        let mut archive = open(&answer);
        let all = text(&mut archive, "xapi/statements.json");
        let all: Vec<serde_json::Value> = serde_json::from_str(&all).expect("one array");
        assert_eq!(all.len(), 521, "more than one portion");
        let me = noor.to_string();
        assert!(all.iter().all(|one| one["actor"]["account"]["name"] == me.as_str()));
        let mut db = app.store.read().await.expect("a connection");
        let stored = cairn_record::list_bodies_of(&mut db, noor, 0, 1).await.expect("stored");
        let first = String::from_utf8(stored[0].1.clone()).expect("text");
        assert!(text(&mut archive, "xapi/statements.json").contains(&first), "byte for byte");
    })
    .await;
}

/// Alva asks something of Noor now, and Bo something that opens in a week.
async fn told(app: &App, noor: PersonId, alva: PersonId, object: ObjectId) {
    app.store
        .write(move |tx| {
            Box::pin(async move {
                let reason = "sample-waits";
                let waiting = Waiting::new(noor, object, "see-sample", Rank::Colleague, reason);
                cairn_nudge::wait(tx, &waiting.from(alva)).await?;
                let later = jiff::civil::date(2026, 3, 9);
                let waiting = Waiting::new(noor, object, "see-later", Rank::Mine, "sample-later");
                cairn_nudge::wait(tx, &waiting.opens(later)).await?;
                let tell = Tell { to: noor, from: alva, object, verb: "see-sample", reason };
                cairn_nudge::tell(tx, &tell).await
            })
        })
        .await
        .expect("told");
}

/// Every message that may go out goes, or is dropped where there is no mail.
async fn mailed(app: &App, by: Transport) {
    let post = Post::new(by, app.house.house.messages.clone());
    cairn_nudge::send_due(&app.store, &post).await.expect("sent");
}

/// A card of a review that `person` took part in.
async fn card(app: &App, person: PersonId) {
    let made = app.store.write(move |tx| {
        Box::pin(async move {
            let id = tx.new_id();
            let new = New {
                id,
                kind: "insight",
                title: "Ett kort",
                lang: "sv",
                owner: None,
                team: None,
                audience: Audience::Participants,
                href: format!("/reviews/{id}"),
            };
            let id = cairn_objects::create(tx, &new).await?;
            cairn_objects::add_participants(tx, id, &[person]).await
        })
    });
    made.await.expect("a card");
}

#[tokio::test]
async fn the_take_out_carries_every_kind_to_read_and_as_data_in_my_language() {
    apps(features, |app| async move {
        let team = app.team("Nord").await;
        let noor = app.add("Noor Karim", Some(team), Locale::Sv, false).await;
        let mine = ask(&app, noor, team, "Bara *min*", Audience::Me).await;
        let alva = app.person("Alva Lind", team).await;
        told(&app, noor, alva, mine).await;
        mailed(&app, Transport::Outbox).await;
        card(&app, noor).await;
        let ada = app.sign_in(app.administrator("Ada Holm").await).await;
        ada.done(&format!("/manage/history/{noor}"), &[("reason", "Du bad mig leta.")]).await;
        let mut archive = open(&app.sign_in(noor).await.post("/me/takeout", &[]).await);
        assert!(text(&mut archive, "README.md").starts_with("# Det Cairn har om Noor Karim"));
        assert_eq!(text(&mut archive, "notes.md"), "note sv");
        let mine = text(&mut archive, "everything-of-mine.md");
        assert!(mine.contains("fråga: Bara \\*min\\* (Bara du ser det här)"), "{mine}");
        assert!(!mine.contains("Ett kort"), "a card has no author, and all took part: {mine}");
        for name in ["everything-of-mine", "who-has-looked", "what-waits", "messages"] {
            let json = text(&mut archive, &format!("{name}.json"));
            let value: serde_json::Value = serde_json::from_str(&json).expect(name);
            assert!(value.is_array() || json.contains("Bara *min*"), "{json}");
            assert!(text(&mut archive, &format!("{name}.md")).starts_with("# "), "{name}");
        }
        let line = "Alva Lind har frågat om: Bara \\*min\\*";
        for name in ["what-waits.md", "messages.md"] {
            let words = text(&mut archive, name).replace(['\u{2068}', '\u{2069}'], "");
            assert!(words.contains(line), "{name}: {words}");
            assert!(!words.contains("see-sample"), "{name}: {words}");
        }
        let waits = text(&mut archive, "what-waits.md");
        assert!(!waits.contains("Bo"), "what opens later is on no page yet: {waits}");
    })
    .await;
}

/// How many statements the person's messages cost, and the lines they give.
async fn messages_of(app: &App, person: PersonId) -> (u32, usize) {
    let data = cairn_lrs::feature().data;
    let kind = data.iter().find(|kind| kind.key == "lrs-data-message").expect("a kind");
    let messages = Arc::clone(&app.house.house.messages);
    let view = View::sample(messages, Locale::Sv, TimeZone::UTC, app.clock.now());
    let (actor, asked) = (app.actor(person).await, Arc::new(AtomicU32::new(0)));
    let mut db = app.store.read_counting(Arc::clone(&asked)).await.expect("a connection");
    let export = kind.export.expect("carried out");
    let files = export(&mut db, &actor, &view).await.expect("taken out").files;
    let text = String::from_utf8_lossy(&files[0].1).into_owned();
    (asked.load(Ordering::Relaxed), text.matches("\n- ").count())
}

#[tokio::test]
async fn many_messages_cost_no_more_queries_than_one() {
    apps(features, |app| async move {
        let team = app.team("Nord").await;
        let noor = app.person("Noor Karim", team).await;
        let alva = app.person("Alva Lind", team).await;
        let mut costs = Vec::new();
        for n in 1..=3 {
            let title = format!("Question {n}");
            let object = ask(&app, alva, team, &title, Audience::Organisation).await;
            told(&app, noor, alva, object).await;
            mailed(&app, Transport::Outbox).await;
            let (cost, lines) = messages_of(&app, noor).await;
            assert_eq!(lines, n, "{}", app.name);
            costs.push(cost);
        }
        assert_eq!(costs[0], costs[2], "{}: {costs:?}", app.name);
    })
    .await;
}

#[tokio::test]
async fn what_i_was_told_by_mail_holds_what_went_out_and_in_a_house_without_mail_nothing() {
    apps(features, |app| async move {
        let team = app.team("Nord").await;
        let noor = app.person("Noor Karim", team).await;
        let alva = app.person("Alva Lind", team).await;
        let first = ask(&app, alva, team, "First", Audience::Organisation).await;
        told(&app, noor, alva, first).await;
        assert_eq!(messages_of(&app, noor).await.1, 0, "{}: on its way", app.name);
        mailed(&app, Transport::Nothing).await;
        assert_eq!(messages_of(&app, noor).await.1, 0, "{}: dropped", app.name);
        let second = ask(&app, alva, team, "Second", Audience::Organisation).await;
        told(&app, noor, alva, second).await;
        mailed(&app, Transport::Outbox).await;
        assert_eq!(messages_of(&app, noor).await.1, 1, "{}: sent", app.name);
    })
    .await;
}

#[tokio::test]
async fn an_empty_history_is_still_a_whole_archive_and_visitors_get_none() {
    apps(features, |app| async move {
        let ada = app.administrator("Ada Holm").await;
        let browser = app.sign_in(ada).await;
        app.store
            .write(move |tx| Box::pin(cairn_record::delete_about(tx, ada.0.into())))
            .await
            .expect("forgotten");
        let mut archive = open(&browser.post("/me/takeout", &[]).await);
        assert_eq!(text(&mut archive, "xapi/statements.json"), "[]\n");
        let names = archive.file_names().map(|name| name.expect("a name").into_owned());
        let names: Vec<String> = names.collect();
        for heading in ["what-waits", "messages", "who-has-looked"] {
            assert!(!names.iter().any(|name| name.starts_with(heading)), "{names:?}");
        }
        assert!(app.visitor().post("/me/takeout", &[]).await.location().starts_with("/login"));
    })
    .await;
}
