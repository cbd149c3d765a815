//! What an erased person alone could see leaves the disk at once.

use std::time::Duration;

use cairn_knowledge::{FILE_GONE, clear_files};
use cairn_store::q;
use cairn_testkit::{App, apps};

use crate::features;

async fn blobs(app: &App) -> Vec<String> {
    let mut db = app.store.read().await.expect("a connection");
    q("SELECT blob FROM knowledge_file ORDER BY blob").all(&mut db).await.expect("files")
}

#[tokio::test]
async fn files_of_their_own_are_off_the_disk_before_the_next_backup() {
    apps(features::all, |app| async move {
        let team = app.team("Service Nord").await;
        let noor = app.person("Noor Karim", team).await;
        let root = app.sign_in(app.administrator("Ada Holm").await).await;
        let browser = app.sign_in(noor).await;
        let mine = [("title", "Mine"), ("audience", "me")];
        let sent = ("file", "mine.txt", &b"a private list"[..]);
        assert_eq!(browser.upload("/material", &mine, sent).await.status, 303);
        browser.upload("/files", &[], ("file", "draft.txt", b"a draft")).await;
        let before = blobs(&app).await;
        assert_eq!(before.len(), 2);
        root.done(&format!("/manage/erase/{noor}"), &[("name", "Noor Karim")]).await;
        let told = app.store.waits(FILE_GONE);
        tokio::time::timeout(Duration::from_secs(1), told).await.expect("told at once");
        let disk = &app.house.house.blobs;
        clear_files(&app.store, disk).await.expect("cleared");
        for name in before {
            assert!(disk.size(&name).await.is_err(), "{}: {name} is still there", app.name);
        }
        assert!(blobs(&app).await.is_empty());
    })
    .await;
}
