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
