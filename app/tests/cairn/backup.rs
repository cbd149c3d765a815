use std::{
    fs::File,
    io::{Read, Write},
    path::Path,
};

use cairn_store::Blobs;
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

use crate::{databases, request, run, serve, set_up, text};

#[test]
fn a_backup_of_the_running_server_is_read_back_whole() {
    for (name, database) in databases() {
        let (from, to) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let (first, second) = (schema(database.as_ref(), "a"), schema(database.as_ref(), "b"));
        let options = |database: &Option<String>| {
            database.iter().flat_map(|d| ["--database".to_owned(), d.clone()]).collect::<Vec<_>>()
        };
        let first_options = options(&first);
        let first_options: Vec<&str> = first_options.iter().map(String::as_str).collect();
        let second_options = options(&second);
        let second_options: Vec<&str> = second_options.iter().map(String::as_str).collect();
        let file = from.path().join("all.zip");
        let file = file.to_str().unwrap();
        let server = serve(from.path(), &first_options);
        set_up(&server);
        let done = run(from.path(), &[&["backup", file], &first_options[..]].concat());
        assert!(done.status.success(), "{name}: {}", text(&done.stderr));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = std::fs::metadata(file).unwrap().permissions().mode() & 0o777;
            assert_eq!(mode, 0o600, "it holds every private text");
        }
        drop(server);
        let back = run(to.path(), &[&["restore", file], &second_options[..]].concat());
        assert!(back.status.success(), "{name}: {}", text(&back.stderr));
        for words in [
            "people whose access has ended since the backup can get in again",
            "devices that were signed out since the backup are signed in again",
        ] {
            assert!(text(&back.stdout).contains(words), "{name}: {}", text(&back.stdout));
        }
        let again = run(to.path(), &[&["restore", file], &second_options[..]].concat());
        assert!(text(&again.stderr).contains("an organisation here already"), "{name}");
        let server = serve(to.path(), &second_options);
        let form = "email=eva%40cairn.test&password=en+hel+mening";
        let answer = request(&server, "POST", "/login", form);
        assert!(answer.contains("set-cookie: cairn="), "{name}: {answer}");
    }
}

#[test]
fn a_file_that_is_no_backup_changes_nothing_and_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("x.zip");
    std::fs::write(&file, b"not a zip").unwrap();
    let done = run(folder.path(), &["restore", file.to_str().unwrap()]);
    assert!(!done.status.success());
    assert!(text(&done.stderr).contains("not a backup of Cairn"), "{}", text(&done.stderr));
}

/// A schema of its own in the test's PostgreSQL, made with its own client program.
fn schema(database: Option<&String>, part: &str) -> Option<String> {
    let url = database?;
    let name = format!("app_{part}_{}", std::process::id());
    let made = std::process::Command::new("psql")
        .args(["-q", "-c", &format!("CREATE SCHEMA {name}"), url])
        .status()
        .expect("psql");
    assert!(made.success());
    let joint = if url.contains('?') { '&' } else { '?' };
    Some(format!("{url}{joint}options=-c%20search_path%3D{name}"))
}

#[test]
fn a_torn_backup_leaves_no_empty_house_behind_that_would_offer_setup() {
    let (from, to) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let file = from.path().join("all.zip");
    let server = serve(from.path(), &[]);
    set_up(&server);
    let done = run(from.path(), &["backup", file.to_str().unwrap()]);
    assert!(done.status.success(), "{}", text(&done.stderr));
    let mut bytes = std::fs::read(&file).unwrap();
    let at = bytes.len() / 3;
    bytes[at..at + 400].fill(b'x');
    std::fs::write(&file, bytes).unwrap();
    let done = run(to.path(), &["restore", file.to_str().unwrap()]);
    assert!(text(&done.stderr).contains("damaged or incomplete"), "{}", text(&done.stderr));
    assert!(!to.path().join("cairn.db").exists());
}

#[test]
fn a_client_that_says_nothing_holds_no_backup_up() {
    let from = tempfile::tempdir().unwrap();
    let server = serve(from.path(), &[]);
    set_up(&server);
    let silent = std::os::unix::net::UnixStream::connect(from.path().join("socket")).unwrap();
    let done = run(from.path(), &["backup", from.path().join("a.zip").to_str().unwrap()]);
    assert!(done.status.success(), "{}", text(&done.stderr));
    drop(silent);
}

/// Lays `content` where a photo is kept under the name of `named`; gives its name in a backup.
fn lay(data: &Path, named: &[u8], content: &[u8]) -> String {
    let digest = Blobs::name_of(named);
    let name = format!("files/{}/{}", &digest[..2], &digest[2..]);
    let path = data.join(&name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, content).unwrap();
    name
}

/// Packs a backup anew, each part as `change` gives it back, if it does.
fn pack(from: &Path, to: &Path, change: impl Fn(&str, Vec<u8>) -> Option<Vec<u8>>) {
    let mut old = ZipArchive::new(File::open(from).unwrap()).unwrap();
    let mut new = ZipWriter::new(File::create(to).unwrap());
    for at in 0..old.len() {
        let mut part = old.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut content = Vec::new();
        part.read_to_end(&mut content).unwrap();
        if let Some(content) = change(&name, content) {
            new.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
            new.write_all(&content).unwrap();
        }
    }
    new.finish().unwrap();
}

#[test]
fn a_changed_file_or_a_missing_list_of_the_erased_is_refused_before_a_folder_is_made() {
    let (from, to) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let server = serve(from.path(), &[]);
    set_up(&server);
    let photo = lay(from.path(), b"a photo", b"a photo");
    let whole = from.path().join("all.zip");
    let done = run(from.path(), &["backup", whole.to_str().unwrap()]);
    assert!(done.status.success() && done.stderr.is_empty(), "{}", text(&done.stderr));
    drop(server);

    let other = from.path().join("other.zip");
    let data = to.path().join("new");
    let restored = || run(&data, &["restore", other.to_str().unwrap()]);
    pack(&whole, &other, |name, content| Some(if name == photo { b"x".to_vec() } else { content }));
    let said = text(&restored().stderr);
    // As the service's account: done as root the backup would be root's, and not be read again.
    let way_out = format!("sudo -u cairn zip -d {} {photo}", other.display());
    assert!(said.contains(&format!("{photo} in ")) && said.contains(&way_out), "{said}");
    assert!(!data.exists());

    pack(&whole, &other, |name, content| (name != "erased.jsonl").then_some(content));
    let said = text(&restored().stderr);
    assert!(said.contains("lacks erased.jsonl: those who were erased would come back"), "{said}");
    assert!(!data.exists());

    // As it was written before: no list of nobody, and nothing said of one.
    pack(&whole, &other, |name, content| match name {
        "erased.jsonl" => None,
        "cairn.json" => {
            let mut said: serde_json::Value = serde_json::from_slice(&content).unwrap();
            let all = said.as_object_mut().unwrap();
            assert!(all.remove("lists_erased").is_some() && all.remove("damaged").is_some());
            Some(said.to_string().into_bytes())
        }
        _ => Some(content),
    });
    let done = restored();
    assert!(done.status.success(), "{}", text(&done.stderr));
    assert_eq!(std::fs::read(data.join(photo)).unwrap(), b"a photo");
}

#[test]
fn a_file_that_changed_on_the_disk_is_told_at_the_backup_and_bars_no_restore() {
    let (from, to) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let server = serve(from.path(), &[]);
    set_up(&server);
    let photo = lay(from.path(), b"a photo", b"a phoXo");
    let file = from.path().join("all.zip");
    let done = run(from.path(), &["backup", file.to_str().unwrap()]);
    assert!(done.status.success());
    assert!(text(&done.stdout).contains(&format!("damaged (1):\n  {photo}")));
    let said = text(&done.stderr);
    assert!(said.contains("bring them back from an earlier backup") && said.contains(&photo));
    let done = run(to.path(), &["restore", file.to_str().unwrap()]);
    assert!(done.status.success(), "{}", text(&done.stderr));
    assert_eq!(std::fs::read(to.path().join(photo)).unwrap(), b"a phoXo");
}

#[test]
fn a_file_that_somebody_took_out_of_a_backup_is_missed_aloud() {
    let (from, to) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let server = serve(from.path(), &[]);
    set_up(&server);
    let photo = lay(from.path(), b"a photo", b"a photo");
    lay(from.path(), b"a film", b"a film");
    let (whole, less) = (from.path().join("all.zip"), from.path().join("less.zip"));
    let done = run(from.path(), &["backup", whole.to_str().unwrap()]);
    assert!(done.status.success(), "{}", text(&done.stderr));
    pack(&whole, &less, |name, content| (name != photo).then_some(content));
    let args = ["restore", less.to_str().unwrap(), "--format", "json"];
    let done = run(to.path(), &args);
    assert!(done.status.success(), "{}", text(&done.stderr));
    let said: serde_json::Value = serde_json::from_slice(&done.stdout).unwrap();
    assert_eq!((&said["files"], &said["files_missing"]), (&1.into(), &1.into()));
    assert!(text(&done.stderr).starts_with("cairn: 1 of the files that people added"));
}
