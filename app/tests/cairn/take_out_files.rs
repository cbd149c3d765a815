//! The take-out holds the photos and files of whoever takes out, and what they wrote leads there.

use std::io::{Cursor, Read};

use cairn_testkit::{Client, apps};
use zip::ZipArchive;

use crate::features;

type Archive = ZipArchive<Cursor<Vec<u8>>>;

/// As small as a picture can be that is taken.
const GIF: &[u8] = b"GIF89a\x01\0\x01\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;";

async fn take_out(browser: &Client) -> Archive {
    let answer = browser.post("/me/takeout", &[]).await;
    ZipArchive::new(Cursor::new(answer.body)).expect("an archive")
}

fn bytes(archive: &mut Archive, name: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    archive.by_name(name).expect(name).read_to_end(&mut bytes).expect("bytes");
    bytes
}

fn text(archive: &mut Archive, name: &str) -> String {
    String::from_utf8(bytes(archive, name)).expect("text")
}

fn names(archive: &Archive) -> Vec<String> {
    archive.file_names().map(|name| name.expect("a name").into_owned()).collect()
}

/// Adds a file; gives its address.
async fn added(browser: &Client, name: &str, content: &[u8]) -> String {
    let answer = browser.upload("/files", &[], ("file", name, content)).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    let text = answer.text();
    let (_, address) = text.split_once("](").expect("a link");
    address.trim_end_matches(')').to_owned()
}

#[tokio::test]
async fn my_files_come_along_and_what_i_wrote_leads_to_them_and_to_nobody_elses() {
    apps(features::all, |app| async move {
        let team = app.team("Nord").await;
        let [noor, eva] = [app.person("Noor Karim", team).await, app.person("Eva Ek", team).await];
        let [noor, eva] = [app.sign_in(noor).await, app.sign_in(eva).await];
        let large: Vec<u8> = (0..150_000_u32).flat_map(u32::to_le_bytes).collect();
        let unused = added(&noor, "unused.pdf", &large).await;
        let private = added(&noor, "Så [gör] vi.txt", b"for me").await;
        let hers = added(&eva, "hers.txt", b"not mine").await;
        let body = format!("![]({private}) and [the list](<{private}>) and [hers]({hers})");
        let page = [("title", "Pump"), ("body", body.as_str()), ("audience", "me")];
        assert_eq!(noor.post("/pages", &page).await.status, 303);
        let team = team.to_string();
        let asked = [("text", "What is it?"), ("whom", team.as_str()), ("anyway", "on")];
        let asked = noor.upload("/questions", &asked, ("photo", "a.gif", GIF)).await;
        assert_eq!(asked.status, 303, "{}", asked.words());
        let film = [("title", "Manual"), ("audience", "team")];
        let film = noor.upload("/material", &film, ("file", "manual.pdf", b"manual")).await;
        assert_eq!(film.status, 303, "{}", film.words());

        let mut archive = take_out(&noor).await;
        let own = names(&archive).into_iter().filter(|name| name.starts_with("files/"));
        let own: Vec<String> = own.collect();
        assert_eq!(own.len(), 4, "{}: {own:?}", app.name);
        assert!(!own.contains(&hers[1..].to_owned()), "{own:?}");
        for name in &own {
            let opened = noor.get(&format!("/{name}")).await.body;
            assert!(bytes(&mut archive, name) == opened, "{}: {name}", app.name);
        }
        assert!(bytes(&mut archive, &unused[1..]) == large, "{}", app.name);
        let page = text(&mut archive, "page-1-pump.md");
        let (mine, other) = (&private[1..], &hers);
        let led = format!("![]({mine}) and [the list](<{mine}>) and [hers]({other})");
        assert!(page.contains(&led), "{page}");
        let list = text(&mut archive, "files.md");
        assert!(list.contains(&format!("[Så gör vi.txt]({mine})")), "{list}");
        let list: serde_json::Value =
            serde_json::from_slice(&bytes(&mut archive, "files.json")).expect("json");
        assert!(own.iter().all(|name| list.to_string().contains(name.as_str())), "{list}");
        for (name, ending) in [("questions.md", ".gif)"), ("material.md", ".pdf)")] {
            let text = text(&mut archive, name);
            assert!(text.contains("](files/") && text.contains(ending), "{text}");
        }
        let archive = take_out(&eva).await;
        assert!(names(&archive).contains(&hers[1..].to_owned()), "{:?}", names(&archive));
    })
    .await;
}
