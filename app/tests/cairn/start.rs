use crate::{cairn, request, run, serve, text};

#[test]
fn an_empty_folder_opens_with_setup_and_says_which_database_is_in_use() {
    let folder = tempfile::tempdir().unwrap();
    let server = serve(folder.path(), &[]);
    assert!(server.greeting[1].starts_with("Database: SQLite"), "{:?}", server.greeting);
    let answer = request(&server, "GET", "/", "");
    assert!(answer.contains("location: /setup"), "{answer}");
    assert!(request(&server, "GET", "/healthz", "").starts_with("HTTP/1.1 200"));
    assert!(request(&server, "GET", "/readyz", "").starts_with("HTTP/1.1 200"));
}

#[test]
fn a_second_server_on_the_same_folder_is_refused_and_told_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let _server = serve(folder.path(), &[]);
    let second = run(folder.path(), &["serve", "--listen", "127.0.0.1:0"]);
    assert!(!second.status.success());
    assert!(text(&second.stderr).contains("already runs"), "{}", text(&second.stderr));
}

#[test]
fn postgresql_that_is_away_is_a_refusal_and_never_a_silent_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    let away = "postgres://nobody@127.0.0.1:1/none";
    let refused = run(folder.path(), &["serve", "--listen", "127.0.0.1:0", "--database", away]);
    assert!(!refused.status.success());
    assert!(text(&refused.stderr).contains("PostgreSQL cannot be used"));
    assert!(!folder.path().join("cairn.db").exists());
}

#[test]
fn a_folder_that_belongs_to_postgresql_is_not_opened_without_naming_it() {
    let folder = tempfile::tempdir().unwrap();
    if let Ok(url) = std::env::var("TEST_PG_URL") {
        drop(serve(folder.path(), &["--database", &url]));
    } else {
        std::fs::write(folder.path().join("postgresql.txt"), "db.example/cairn\n").unwrap();
    }
    for command in [&["serve", "--listen", "127.0.0.1:0"][..], &["status"]] {
        let refused = run(folder.path(), command);
        let said = text(&refused.stderr);
        assert!(!refused.status.success() && said.contains("belongs to PostgreSQL, "), "{said}");
        assert!(said.contains("--database") && !said.contains(":@"), "{said}");
    }
    assert!(!folder.path().join("cairn.db").exists());
}

#[test]
fn a_command_speaks_to_the_running_server_and_also_works_without_one() {
    let folder = tempfile::tempdir().unwrap();
    let status = |what: &str| {
        let done = run(folder.path(), &["status", "--format", "json"]);
        assert!(done.status.success(), "{what}: {}", text(&done.stderr));
        text(&done.stdout)
    };
    {
        let _server = serve(folder.path(), &[]);
        assert!(status("running").contains("\"ready\":false"));
    }
    assert!(status("stopped").contains("\"database\":\"SQLite\""));
}

#[test]
fn a_wrong_option_says_what_would_be_right() {
    let folder = tempfile::tempdir().unwrap();
    let wrong = run(folder.path(), &["serve", "--database", "mysql://x"]);
    assert!(text(&wrong.stderr).contains("postgres://user@host/name"));
    let printed = cairn().arg("config").output().unwrap();
    assert!(text(&printed.stdout).contains("public_url"));
}

#[test]
fn links_follow_the_address_that_is_said_at_start_and_keep_it_when_none_is() {
    let folder = tempfile::tempdir().unwrap();
    let url = || text(&run(folder.path(), &["status", "--format", "json"]).stdout);
    crate::set_up(&serve(folder.path(), &[]));
    {
        let _server = serve(folder.path(), &["--public-url", "https://old.example"]);
        assert!(url().contains("https://old.example"), "{}", url());
    }
    {
        let _server = serve(folder.path(), &["--public-url", "https://new.example/"]);
        assert!(url().contains("\"https://new.example\""), "{}", url());
    }
    let _server = serve(folder.path(), &[]);
    assert!(url().contains("\"https://new.example\""), "{}", url());
}

#[test]
fn a_mistyped_folder_is_named_and_never_made() {
    let folder = tempfile::tempdir().unwrap();
    let wrong = folder.path().join("wrong");
    let file = folder.path().join("people.csv");
    std::fs::write(&file, "name\nAda Ås\n").unwrap();
    let (file, backup) = (file.to_str().unwrap(), folder.path().join("b.zip"));
    let backup = backup.to_str().unwrap();
    for args in [vec!["status"], vec!["backup", backup], vec!["import", "people", file]] {
        let done = run(&wrong, &args);
        assert!(!done.status.success(), "{args:?}");
        let said = text(&done.stderr);
        assert!(said.contains("there is no Cairn in") && said.contains("--data"), "{said}");
    }
    assert!(!wrong.exists());
    let _server = serve(&wrong, &[]);
    let early = run(&wrong, &["import", "people", file]);
    assert!(text(&early.stderr).contains("nobody has set up this Cairn yet"));
}

#[test]
fn an_import_says_a_line_for_each_row_and_ends_with_2_when_one_was_left_out() {
    let folder = tempfile::tempdir().unwrap();
    let (data, file) = (folder.path().join("data"), folder.path().join("people.csv"));
    std::fs::write(&file, "name,email\nAda Ås,ada@cairn.test\nBo Ek,not an address\n").unwrap();
    let server = serve(&data, &[]);
    crate::set_up(&server);
    let dry = run(&data, &["import", "people", file.to_str().unwrap(), "--dry-run"]);
    let said = text(&dry.stdout);
    assert!(said.contains("added (1):\n") && said.contains("Ada Ås"), "{said}");
    assert!(said.contains("Nothing was changed"), "{said}");
    let done = run(&data, &["import", "people", file.to_str().unwrap()]);
    assert_eq!(done.status.code(), Some(2), "{}", text(&done.stdout));
    assert!(text(&done.stdout).contains("errors (1):\n"), "{}", text(&done.stdout));
}
