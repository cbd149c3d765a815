use std::sync::Arc;

use cairn_ground::{Clock, Locale};
use cairn_store::q;
use cairn_testkit::apps;
use cairn_web::View;
use jiff::tz::TimeZone;

use crate::{house, noor};

#[tokio::test]
async fn a_person_takes_the_profile_along_without_secrets() {
    apps(house, |app| async move {
        let (id, _) = noor(&app).await;
        let client = app.sign_in(id).await;
        let messages = Arc::clone(&app.house.house.messages);
        let view = View::sample(messages, Locale::Sv, TimeZone::UTC, app.clock.now());
        let actor = app.actor(id).await;
        let mut db = app.store.read().await.unwrap();
        let mut files = Vec::new();
        for kind in cairn_entry::feature().data {
            if let Some(export) = kind.export {
                files.extend(export(&mut db, &actor, &view).await.unwrap().files);
            }
        }
        let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["profile.md", "profile.json"]);
        let [text, json] = [0, 1].map(|i: usize| String::from_utf8(files[i].1.clone()).unwrap());
        for part in ["# Noor Karim", "**Din e-postadress**: noor@cairn.test", "Service Nord"] {
            assert!(text.contains(part), "{text}");
        }
        assert!(text.contains("På en enhet"), "{text}");
        assert!(text.contains("(med i teamet): 2\u{A0}mars\u{A0}2026"), "{text}");
        assert!(json.contains("\"role\": \"member\"") && json.contains("\"devices\""), "{json}");
        let hash: String = q("SELECT password_hash FROM people_person").one(&mut db).await.unwrap();
        for secret in [hash.as_str(), client.token.as_deref().unwrap(), "argon2"] {
            assert!(!json.contains(secret) && !text.contains(secret));
        }
    })
    .await;
}

#[tokio::test]
async fn erasing_leaves_nothing_of_the_person_but_the_row_that_goes_last() {
    apps(house, |app| async move {
        let (id, team) = noor(&app).await;
        app.manages(id, team).await;
        let noor = app.sign_in(id).await;
        let form = [("messages", "off"), ("command_id", "a")];
        noor.post("/me/settings/messages", &form).await;
        let karin = app.administrator("Karin Boss").await;
        let karin = app.sign_in(karin).await;
        let path = format!("/teams/{team}/invitations");
        assert_eq!(karin.post(&path, &[("person", &id.to_string())]).await.status, 200);
        let erase = app.store.write(move |tx| {
            Box::pin(async move {
                for kind in cairn_entry::feature().data {
                    if let Some(erase) = kind.erase {
                        erase(tx, id).await?;
                    }
                }
                Ok(())
            })
        });
        erase.await.unwrap();
        let mut db = app.store.read().await.unwrap();
        for (table, column) in [
            ("people_membership", "person_id"),
            ("people_manager", "person_id"),
            ("people_login", "person_id"),
            ("people_way_in", "person_id"),
            ("store_command", "actor_id"),
        ] {
            let text = format!("SELECT count(*) FROM {table} WHERE {column} = $1");
            let left: i64 = q(text).bind(id).one(&mut db).await.unwrap();
            assert_eq!(left, 0, "{table}");
        }
        let row: (Option<String>, Option<String>, String) =
            q("SELECT email, password_hash, name FROM people_person WHERE id = $1")
                .bind(id)
                .one(&mut db)
                .await
                .unwrap();
        assert_eq!(row, (None, None, "Noor Karim".to_owned()));
        assert_eq!(karin.get("/me/settings").await.status, 200, "others are left alone");
    })
    .await;
}

#[tokio::test]
async fn every_table_of_the_people_and_store_kits_stands_in_one_kind() {
    let sql = [cairn_people::MIGRATIONS, cairn_store::MIGRATIONS].concat();
    let made = sql.iter().flat_map(|it| it.sql.split("CREATE TABLE ").skip(1));
    let mut made: Vec<&str> = made.filter_map(|rest| rest.split_whitespace().next()).collect();
    made.push("store_migration");
    let mut listed: Vec<&str> =
        cairn_entry::feature().data.iter().flat_map(|kind| kind.tables).copied().collect();
    made.sort_unstable();
    listed.sort_unstable();
    assert_eq!(made, listed);
}
