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
    assert!(first.status.success(), "{}", text(&first.stderr));
    let said = text(&first.stdout);
    assert!(said.contains("\"new\":2") && said.contains("broken.md"), "{said}");
    let second = text(&run(&data, &args).stdout);
    assert!(second.contains("\"new\":0") && second.contains("\"unchanged\":2"), "{second}");
    let again = run(&data, &["import", "pages", book.to_str().unwrap()]);
    assert!(again.status.success(), "the only administrator owns them: {}", text(&again.stderr));
    let nobody = run(&data, &["import", "pages", book.to_str().unwrap(), "--as", "x@cairn.test"]);
    assert!(text(&nobody.stderr).contains("nobody here has the address x@cairn.test"));
}
