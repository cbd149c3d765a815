//! What commands say to people and to scripts when they cannot do what they were asked.

use std::{
    os::unix::{fs::PermissionsExt, process::CommandExt},
    path::Path,
};

use crate::{cairn, databases, run, serve, set_up, text};

#[test]
fn a_database_that_the_running_server_does_not_use_is_refused_and_the_running_one_named() {
    for (name, database) in databases() {
        let folder = tempfile::tempdir().unwrap();
        let own: Vec<&str> = database.iter().flat_map(|url| ["--database", url]).collect();
        let _server = serve(folder.path(), &own);
        let same = run(folder.path(), &[&["status"], &own[..]].concat());
        assert!(same.status.success(), "{name}: {}", text(&same.stderr));
        let unnamed = run(folder.path(), &["status"]);
        assert!(unnamed.status.success(), "{name}: {}", text(&unnamed.stderr));
        let (backup, table) = (folder.path().join("b.zip"), folder.path().join("people.csv"));
        std::fs::write(&table, "name\nAda Ås\n").unwrap();
        let (backup, table) = (backup.to_str().unwrap(), table.to_str().unwrap());
        let other = ["--database", "postgres://eva:secret@127.0.0.1:1/none"];
        for args in [vec!["status"], vec!["backup", backup], vec!["import", "people", table]] {
            let refused = run(folder.path(), &[&args[..], &other].concat());
            let said = text(&refused.stderr);
            assert_eq!(refused.status.code(), Some(1), "{name}: {said}");
            assert!(said.contains("uses another database") && said.contains(name), "{said}");
            assert!(!said.contains("secret"), "{said}");
        }
        assert!(!Path::new(backup).exists(), "{name}");
    }
}

#[test]
fn a_script_reads_what_went_wrong_as_json_on_standard_output() {
    let folder = tempfile::tempdir().unwrap();
    let wrong = folder.path().join("wrong");
    let file = folder.path().join("b.zip");
    let file = file.to_str().unwrap();
    let mysql = ["--database", "mysql://x"];
    for args in [vec!["status"], vec!["backup", file], vec!["restore", file]] {
        for more in [&[][..], &mysql] {
            let args = [&args[..], more, &["--format", "json"]].concat();
            let done = run(&wrong, &args);
            assert_eq!(done.status.code(), Some(1), "{args:?}");
            let said: serde_json::Value = serde_json::from_slice(&done.stdout).unwrap();
            let error = said["error"].as_str().unwrap_or_default();
            assert!(!error.is_empty(), "{args:?}: {said}");
            assert!(text(&done.stderr).contains(error), "people read it as well: {args:?}");
        }
        assert!(run(&wrong, &args).stdout.is_empty(), "{args:?} in lines");
    }
}

/// Somebody who may do with `folder` what its mode says, whoever runs the tests.
fn stranger(folder: &Path, mode: u32, args: &[&str]) -> std::process::Output {
    let mut command = cairn();
    std::fs::set_permissions(folder, std::fs::Permissions::from_mode(mode)).unwrap();
    if std::fs::write(folder.join("tried"), "").is_ok() {
        command.uid(65534);
    }
    let done = command.current_dir("/").args(args).output().unwrap();
    std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o700)).unwrap();
    done
}

#[test]
fn a_folder_that_may_not_be_read_is_not_called_empty() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    drop(serve(&data, &[]));
    let data = data.to_str().unwrap();
    let file = folder.path().join("b.zip");
    std::fs::write(&file, "PK").unwrap();
    let file = file.to_str().unwrap();
    let there = ["status", "--data", data];
    let under = ["restore", file, "--data", "/nowhere/cairn"];
    for (args, named) in [(&there[..], data), (&under, file)] {
        let said = text(&stranger(folder.path(), 0o000, args).stderr);
        assert!(said.contains(&format!("you may not read {named}")), "{said}");
        assert!(said.contains("as the user who runs Cairn"), "{said}");
    }
    let new = folder.path().join("new");
    let serve = ["serve", "--data", new.to_str().unwrap()];
    let said = text(&stranger(folder.path(), 0o555, &serve).stderr);
    assert!(said.contains("cannot make the data folder") && said.contains("--data"), "{said}");
}

#[test]
fn a_path_that_cannot_be_used_comes_with_the_next_step() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path().to_str().unwrap();
    let long = folder.path().join("a".repeat(120));
    let plain = folder.path().join("file");
    std::fs::write(&plain, "").unwrap();
    let listen = ["serve", "--listen", "127.0.0.1:0"];
    let cases = [
        (long, &listen[..], "give --data a shorter one"),
        (plain.join("data"), &listen, "is no folder; say another with --data"),
        (folder.path().to_owned(), &["backup", dir], "is a folder; name the file too"),
        (folder.path().to_owned(), &["restore", dir], "is a folder; name the file in it"),
    ];
    for (data, args, next) in cases {
        let done = run(&data, args);
        let said = text(&done.stderr);
        assert!(!done.status.success() && said.contains(next), "{said}");
    }
}

/// A pipe whose reader has gone.
fn nobody() -> std::process::Stdio {
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    writer.into()
}

#[test]
fn a_command_whose_reader_has_gone_ends_quietly_as_it_would_have() {
    let folder = tempfile::tempdir().unwrap();
    let (data, file) = (folder.path().join("data"), folder.path().join("people.csv"));
    std::fs::write(&file, "name,email\nAda Ås,ada@cairn.test\nBo Ek,bo@\n").unwrap();
    set_up(&serve(&data, &[]));
    let (file, data) = (file.to_str().unwrap(), data.to_str().unwrap());
    let (json, dry) = (["--format", "json"], ["import", "people", file, "--data", data]);
    let status = ["status", "--data", data];
    for (args, code) in [
        (&["config"][..], 0),
        (&["--help"], 0),
        (&["nonsense"], 1),
        (&status, 0),
        (&[&status[..], &json].concat(), 0),
        (&[&dry[..], &["--dry-run"]].concat(), 2),
        (&[&dry[..], &json].concat(), 2),
        (&["status", "--data", "/dev/null", "--format", "json"], 1),
    ] {
        let done = cairn().args(args).stdout(nobody()).output().unwrap();
        let said = text(&done.stderr);
        assert_eq!(done.status.code(), Some(code), "{args:?}: {said}");
        assert!(!said.contains("panicked") && !said.contains("pipe"), "{args:?}: {said}");
        let silent = cairn().args(args).stdout(nobody()).stderr(nobody()).status().unwrap();
        assert_eq!(silent.code(), Some(code), "{args:?}");
    }
}
