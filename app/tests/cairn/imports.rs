use crate::{databases, run, serve, set_up, text};

#[test]
fn a_handbook_comes_in_while_the_server_runs_and_a_second_time_changes_nothing() {
    assert!(!databases().is_empty());
    let folder = tempfile::tempdir().unwrap();
    let book = folder.path().join("handbook");
    std::fs::create_dir_all(book.join("pumps")).unwrap();
    std::fs::write(book.join("README.md"), "# Handbook\n\nSee [bleeding](pumps/bleed.md).\n")
        .unwrap();
    std::fs::write(book.join("pumps/bleed.md"), "# Bleeding a pump\n\nOpen the valve.\n").unwrap();
    std::fs::write(book.join("broken.md"), b"PK\x03\x04 not text").unwrap();
    let server = serve(&folder.path().join("data"), &[]);
    set_up(&server);
    let data = folder.path().join("data");
    let args =
        ["import", "pages", book.to_str().unwrap(), "--as", "eva@cairn.test", "--format", "json"];
    let first = run(&data, &args);
    assert_eq!(first.status.code(), Some(2), "{}", text(&first.stderr));
    let said = text(&first.stdout);
    assert!(said.contains("\"new\":2") && said.contains("broken.md"), "{said}");
    let second = text(&run(&data, &args).stdout);
    assert!(second.contains("\"new\":0") && second.contains("\"unchanged\":2"), "{second}");
    let again = run(&data, &["import", "pages", book.to_str().unwrap()]);
    let error = text(&again.stderr);
    assert_eq!(again.status.code(), Some(2), "the only administrator owns them: {error}");
    let nobody = run(&data, &["import", "pages", book.to_str().unwrap(), "--as", "x@cairn.test"]);
    assert!(text(&nobody.stderr).contains("nobody here has the address x@cairn.test"));
}

#[test]
fn an_import_ends_so_that_scripts_can_tell_all_from_part_and_from_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let server = serve(&data, &[]);
    set_up(&server);
    let good = "name,email\nAlva Lindqvist,alva@cairn.test\n";
    for (name, content) in [
        ("good.csv", good.to_owned()),
        ("part.csv", format!("{good}Noor Karim,noor\n")),
        ("bad.csv", "name,email\nNoor Karim,noor\n".to_owned()),
        ("none.csv", "name,email\n".to_owned()),
        ("good/a.md", "# Why\n\nBecause.\n".to_owned()),
        ("part/a.md", "# Why\n\nBecause.\n".to_owned()),
        ("part/b.md", String::new()),
        ("bad/b.md", String::new()),
        ("none/.keep", String::new()),
    ] {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, content).unwrap();
    }
    for (name, code, outcome) in
        [("good", 0, "all"), ("part", 2, "part"), ("bad", 1, "nothing"), ("none", 1, "nothing")]
    {
        let path = folder.path().join(name);
        let (pages, people) = (path.to_str().unwrap(), format!("{}.csv", path.display()));
        for dry in [true, false] {
            for args in [["import", "people", people.as_str()], ["import", "pages", pages]] {
                let dry = dry.then_some("--dry-run");
                let plain: Vec<&str> = args.into_iter().chain(dry).collect();
                let done = run(&data, &[&plain[..], &["--format", "json"]].concat());
                let said: serde_json::Value = serde_json::from_slice(&done.stdout).unwrap();
                assert_eq!(done.status.code(), Some(code), "{plain:?}: {said}");
                assert_eq!(said["outcome"], outcome, "{plain:?}: {said}");
                let named = said["errors"].as_array().is_some_and(|all| !all.is_empty());
                assert_eq!(named, matches!(name, "part" | "bad"), "{plain:?}: {said}");
                assert_eq!(run(&data, &plain).status.code(), Some(code), "{plain:?} in lines");
            }
        }
    }
    let wrong = run(&data, &["import", "people"]);
    assert_eq!(wrong.status.code(), Some(1), "a command line nobody understands does nothing");
    for what in ["people", "pages"] {
        let help = run(&data, &["import", what, "--help"]);
        assert!(help.status.success() && text(&help.stdout).contains("2  when something was left"));
    }
}

#[test]
fn what_a_handbook_leaves_out_is_data_and_a_file_no_page_needs_is_only_named() {
    let folder = tempfile::tempdir().unwrap();
    let (data, book) = (folder.path().join("data"), folder.path().join("book"));
    std::fs::create_dir_all(&book).unwrap();
    std::fs::write(book.join("a.md"), "# Why\n\nBecause.\n").unwrap();
    std::fs::write(book.join("loose: left out.png"), b"png").unwrap();
    set_up(&serve(&data, &[]));
    let args = ["import", "pages", book.to_str().unwrap(), "--format", "json"];
    let said = |code: i32| -> serde_json::Value {
        let done = run(&data, &args);
        assert_eq!(done.status.code(), Some(code), "{}", text(&done.stdout));
        serde_json::from_slice(&done.stdout).unwrap()
    };
    let all = said(0);
    let loose = "loose: left out.png";
    let note =
        serde_json::json!({ "file": loose, "reason": "left out, since no page links to it." });
    assert_eq!((&all["outcome"], &all["errors"]), (&"all".into(), &serde_json::json!([])));
    assert_eq!(all["notes"], serde_json::json!([note]), "the counts stand in fields of their own");
    std::fs::write(book.join("b.md"), "").unwrap();
    let part = said(2);
    assert_eq!(part["errors"][0]["file"], "b.md", "{part}");
    assert_eq!(part["errors"][0]["reason"], "left out, since there is no text in it.", "{part}");
    let lines = text(&run(&data, &args[..3]).stdout);
    assert!(lines.contains("errors (1):\n  b.md: left out, since"), "{lines}");
}

#[test]
fn a_dry_run_that_the_import_would_refuse_says_the_rule_and_the_number_to_type() {
    let folder = tempfile::tempdir().unwrap();
    let (data, file) = (folder.path().join("data"), folder.path().join("people.csv"));
    let people = |n: usize| {
        let rows: Vec<String> = (0..n).map(|i| format!("Person {i},p{i}@cairn.test")).collect();
        std::fs::write(&file, format!("name,email\n{}\n", rows.join("\n"))).unwrap();
    };
    let file = file.to_str().unwrap();
    set_up(&serve(&data, &[]));
    people(8);
    assert!(run(&data, &["import", "people", file]).status.success());
    people(2);
    let leave = ["import", "people", file, "--deactivate-missing"];
    let dry = run(&data, &[&leave[..], &["--dry-run"]].concat());
    let said = text(&dry.stdout);
    assert_eq!(dry.status.code(), Some(1), "{said}");
    assert!(said.contains("more than five, and more than a quarter of all"), "{said}");
    assert!(said.trim_end().ends_with("run it with --allow-leavers 6."), "{said}");
    let refused = text(&run(&data, &leave).stderr);
    assert!(refused.contains("more than five, and more than a quarter of all"), "{refused}");
    let counted = [&leave[..], &["--allow-leavers", "6"]].concat();
    let dry = text(&run(&data, &[&counted[..], &["--dry-run"]].concat()).stdout);
    assert!(dry.contains("Run it again without --dry-run."), "{dry}");
    assert!(run(&data, &counted).status.success());
}
