use cairn_testkit::{Answer, apps};

use super::house::{People, features, said};

/// A picture with a position beside it.
pub fn png() -> Vec<u8> {
    png_of(40, 30)
}

fn png_of(width: u32, height: u32) -> Vec<u8> {
    let size = [&width.to_be_bytes()[..], &height.to_be_bytes(), b"\x08\x02\0\0\0"].concat();
    let mut out = b"\x89PNG\r\n\x1a\n".to_vec();
    for (kind, body) in
        [(b"IHDR", size.as_slice()), (b"tEXt", b"67.8557"), (b"IDAT", b"x"), (b"IEND", b"")]
    {
        out.extend_from_slice(&u32::try_from(body.len()).unwrap().to_be_bytes());
        out.extend_from_slice(kind);
        out.extend_from_slice(body);
        out.extend_from_slice(b"crc!");
    }
    out
}

pub fn header(answer: &Answer, name: &str) -> String {
    answer.headers.get(name).map(|v| v.to_str().unwrap().to_owned()).unwrap_or_default()
}

/// Adds a file; gives its address.
pub async fn added(web: &cairn_testkit::Client, name: &str, content: &[u8]) -> String {
    let answer = web.upload("/files", &[], ("file", name, content)).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    let text = answer.text();
    let at = text.find("(/files/").unwrap() + 1;
    text[at..].trim_end_matches(')').to_owned()
}

#[tokio::test]
async fn a_photo_loses_its_position_and_shows_in_the_page() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let answer = people.noor.web.upload("/files", &[], ("file", "a.png", &png())).await;
        let markdown = answer.text();
        assert!(markdown.starts_with("![](/files/") && markdown.ends_with(".png)"), "{markdown}");
        let page = people.noor.share("Photo", &markdown).await;
        let shown = people.alva.web.get(&page).await.text();
        let address = &markdown[4..markdown.len() - 1];
        assert!(shown.contains(&format!("<img src=\"{address}\"")), "{shown}");
        let photo = people.alva.web.get(address).await;
        assert_eq!(photo.status, 200);
        assert!(!photo.text().contains("67.8557"));
        assert_eq!(header(&photo, "content-type"), "image/png");
        assert_eq!(header(&photo, "x-content-type-options"), "nosniff");
        assert!(header(&photo, "content-disposition").starts_with("inline"));
    })
    .await;
}

#[tokio::test]
async fn whoever_adds_a_film_that_browsers_do_not_play_is_told_which_do() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let said = async |name: &str, content: &[u8]| {
            let answer = people.noor.web.upload("/files", &[], ("file", name, content)).await;
            assert_eq!(answer.status, 200, "{name}: {}", answer.text());
            header(&answer, "x-said")
        };
        let film = said("Valve.MOV", b"\0\0\0\x14ftypqt  \0\0\0\0qt  ").await;
        assert!(film.starts_with("Valve%2EMOV%20") && film.contains("MP4"), "{film}");
        assert_eq!(said("plan.pdf", b"%PDF-1.7").await, "");
    })
    .await;
}

#[tokio::test]
async fn a_file_is_opened_by_who_sees_something_that_uses_it() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let file = added(&people.noor.web, "keys.pdf", b"%PDF-1.7 keys").await;
        assert_eq!(people.noor.web.get(&file).await.status, 200);
        assert_eq!(people.alva.web.get(&file).await.status, 404);
        let body = format!("[keys]({file})");
        people.noor.share_with("Keys", &body, &[("audience", "team")]).await;
        assert_eq!(people.alva.web.get(&file).await.status, 200);
        assert_eq!(people.jonas.web.get(&file).await.status, 404);
        assert_eq!(people.app.visitor().get(&file).await.status, 303);
        // To name somebody's file is no way to it.
        people.jonas.share("Theft", &body).await;
        assert_eq!(people.jonas.web.get(&file).await.status, 404);
        assert_eq!(people.karin.web.get(&file).await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn a_file_of_an_earlier_narrower_version_stays_with_those_who_could_read_that() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let draft = added(&people.noor.web, "salaries.pdf", b"%PDF-1.7 draft").await;
        let kept = added(&people.noor.web, "keys.pdf", b"%PDF-1.7 keys").await;
        let body = format!("[draft]({draft}) [keys]({kept})");
        let page = people.noor.share_with("Keys", &body, &[("audience", "me")]).await;
        let without = format!("[keys]({kept})");
        assert_eq!(said(&people.noor.save(&page, 1, "Keys", &without).await), "saved");
        let wide = [("audience", "organisation")];
        people.noor.web.post(&format!("{page}/widen"), &wide).await;
        for (reader, to_draft) in [(&people.noor, 200), (&people.alva, 404), (&people.jonas, 404)] {
            assert_eq!(reader.web.get(&kept).await.status, 200);
            assert_eq!(reader.web.get(&draft).await.status, to_draft);
        }
        // What all could read once, they find in the history still.
        let gone = added(&people.noor.web, "map.pdf", b"%PDF-1.7 map").await;
        people.noor.save(&page, 2, "Keys", &format!("[map]({gone})")).await;
        people.noor.save(&page, 3, "Keys", "Nothing").await;
        assert_eq!(people.jonas.web.get(&gone).await.status, 200);
        assert_eq!(people.jonas.web.get(&kept).await.status, 200);
        // Brought back, it is of the page as it stands.
        people.noor.web.post(&format!("{page}/history/1"), &[]).await;
        assert_eq!(people.jonas.web.get(&draft).await.status, 200);
    })
    .await;
}

#[tokio::test]
async fn what_could_run_only_downloads() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let svg = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>";
        let polyglot = [&png()[..], b"<script>alert(1)</script>"].concat();
        for (name, content) in [
            ("x.svg", &svg[..]),
            ("x.html", b"<!doctype html><script>alert(1)</script>"),
            ("photo.jpg", b"<html><script>alert(1)</script>"),
            ("x.pdf", b"%PDF-1.7 /JavaScript"),
            ("x.xml", b"<?xml version='1.0'?><x:script xmlns:x='http://www.w3.org/1999/xhtml'/>"),
        ] {
            let file = added(&people.noor.web, name, content).await;
            assert!(!file.ends_with("html") && !file.ends_with("xml"), "{file}");
            let answer = people.noor.web.get(&file).await;
            assert_eq!(header(&answer, "content-type"), "application/octet-stream", "{name}");
            assert!(header(&answer, "content-disposition").starts_with("attachment"), "{name}");
            assert_eq!(header(&answer, "x-content-type-options"), "nosniff");
            assert!(header(&answer, "content-security-policy").contains("sandbox"), "{name}");
            let page = people.noor.share("As a picture", &format!("![x]({file})")).await;
            let text = people.alva.web.get(&page).await.text();
            assert!(!text.contains("<img src=\"/files"), "{name}");
            assert!(text.contains(&format!("href=\"{file}\"")), "{name}: {text}");
        }
        let file = added(&people.noor.web, "both.png", &polyglot).await;
        assert!(!people.noor.web.get(&file).await.text().contains("<script>"));
    })
    .await;
}

#[tokio::test]
async fn what_is_not_taken_is_said_in_words() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic";
        for (name, content, words) in [
            ("IMG_1.HEIC", &heic[..], "is an HEIC or AVIF photo"),
            ("burst.heif", b"\0\0\0\x14ftyphevx\0\0\0\0hevx", "is an HEIC or AVIF photo"),
            ("a.avif", b"\0\0\0\x14ftypavif\0\0\0\0avif", "Save it as JPEG"),
            ("IMG_1.dng", b"II*\0\x08\0\0\0 67.8557", "IMG_1.dng is a TIFF or raw photo"),
            ("a.jpg", b"\xFF\xD8\xFFbroken", "is damaged"),
            ("a.txt", b"", "No file came"),
            ("wall.png", &png_of(30_000, 30_000), "wall.png has more than 50 megapixels"),
        ] {
            let answer = people.noor.web.upload("/files", &[], ("file", name, content)).await;
            assert_eq!(answer.status, 422);
            assert!(answer.text().contains(words), "{}", answer.text());
            assert!(header(&answer, "content-type").starts_with("text/plain"));
        }
        // What a telephone makes with fifty megapixels is shown.
        added(&people.noor.web, "phone.png", &png_of(8_160, 6_144)).await;
        let none = people.jonas.web.post("/files", &[]).await;
        assert_eq!(none.text(), "Det kom ingen fil, eller så var den tom. Välj den igen.");
        let photo = vec![b'x'; 12_000_000];
        let answer = people.noor.web.upload("/files", &[], ("file", "a.bin", &photo)).await;
        assert_eq!(answer.status, 200);
        let large = vec![b'x'; 31_000_000];
        let answer = people.noor.web.upload("/files", &[], ("file", "a.bin", &large)).await;
        assert_eq!(answer.status, 422);
        assert!(answer.text().contains("Up to 30 MB"), "{}", answer.text());
    })
    .await;
}

/// A file, asked for as a browser does that wants a part of it, or its head alone.
async fn asked(web: &cairn_testkit::Client, method: &str, file: &str, range: &str) -> Answer {
    let request = http::Request::builder()
        .method(method)
        .uri(file)
        .header("host", "cairn.test")
        .header("cookie", format!("cairn={}", web.token.clone().unwrap()))
        .header("range", range)
        .body(String::new().into())
        .unwrap();
    web.raw(request).await
}

#[tokio::test]
async fn a_large_file_is_whole_and_says_how_long_it_is_however_it_is_asked_for() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let content: Vec<u8> = (0..300_000_u32).map(|i| i.to_be_bytes()[2] | 0x80).collect();
        let file = added(&people.noor.web, "plan.dwg", &content).await;
        let web = &people.noor.web;
        let whole = asked(web, "GET", &file, "").await;
        assert_eq!((whole.status.as_u16(), whole.body == content), (200, true));
        assert_eq!(header(&whole, "content-length"), "300000");
        let head = asked(web, "HEAD", &file, "").await;
        assert_eq!((head.status.as_u16(), head.body.len()), (200, 0));
        assert_eq!(header(&head, "content-length"), "300000");
        let middle = asked(web, "GET", &file, "bytes=1-199999").await;
        assert_eq!((middle.status.as_u16(), middle.body == content[1..200_000]), (206, true));
        assert_eq!(header(&middle, "content-length"), "199999");
        assert_eq!(header(&middle, "content-range"), "bytes 1-199999/300000");
        assert_eq!(asked(web, "GET", &file, "bytes=-9").await.body, content[299_991..]);
    })
    .await;
}

#[tokio::test]
async fn a_film_is_served_in_parts() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let film = [b"\0\0\0\x10ftypmp42\0\0\0\0\0\0\x03\xD8free", &[0; 976][..]].concat();
        let file = added(&people.noor.web, "valve.mp4", &film).await;
        let part = |range: &'static str| asked(&people.noor.web, "GET", &file, range);
        let first = part("bytes=0-99").await;
        assert_eq!((first.status.as_u16(), first.body.len()), (206, 100));
        assert_eq!(header(&first, "content-range"), "bytes 0-99/1000");
        assert_eq!(header(&first, "content-type"), "video/mp4");
        assert!(header(&first, "content-disposition").starts_with("attachment"));
        let beyond = part("bytes=5000-").await;
        assert_eq!(beyond.status, 416);
        assert_eq!(header(&beyond, "content-range"), "bytes */1000");
        assert_eq!(part("bytes=a-b").await.body.len(), 1_000);
    })
    .await;
}

#[tokio::test]
async fn a_file_nobody_uses_is_forgotten_and_taken_off_the_disk() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let unused = added(&people.noor.web, "a.txt", b"never used").await;
        let used = added(&people.noor.web, "b.txt", b"used").await;
        people.noor.share("Uses it", &format!("[b]({used})")).await;
        let count = || files_in(people.app.folder());
        assert_eq!(count(), 2);
        people.app.days(8).await;
        let blobs = cairn_store::Blobs::new(people.app.folder().join("files"));
        cairn_knowledge::clear_files(&people.app.store, &blobs).await.unwrap();
        assert_eq!(count(), 1);
        let noor = people.app.sign_in(people.noor.id).await;
        assert_eq!(noor.get(&unused).await.status, 404);
        assert_eq!(noor.get(&used).await.body, b"used");
    })
    .await;
}

fn files_in(folder: &std::path::Path) -> usize {
    let Ok(entries) = std::fs::read_dir(folder.join("files")) else { return 0 };
    entries.map(|entry| std::fs::read_dir(entry.unwrap().path()).unwrap().count()).sum()
}
