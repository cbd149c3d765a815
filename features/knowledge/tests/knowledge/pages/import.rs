//! `cairn import pages DIR` with a handbook made here.

use std::{fs, os::unix::fs::PermissionsExt, path::Path};

use cairn_knowledge::commands::import::{Import, Report, What, import_pages};
use cairn_store::Blobs;
use cairn_testkit::apps;

use super::{
    files::png,
    house::{People, features, said},
};

/// A small handbook with everything that real ones have.
fn handbook(root: &Path) {
    let write = |path: &str, content: &[u8]| {
        let file = root.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, content).unwrap();
    };
    write(
        "README.md",
        b"# Our handbook\n\n[Pay](pay/README.md) [sick](./sick%20leave.md#Whom--to-call%3F)\n",
    );
    write(
        "pay/README.md",
        b"---\ntitle: Pay and pension\n---\n\n![chart](../img/chart.png) [when](when.md)\n",
    );
    write(
        "pay/when.md",
        "# When\n\nDen 25:e. [upp](../README.md) [form](../forms/Pay%20form.pdf)\n".as_bytes(),
    );
    write(
        "sick leave.md",
        b"# Sick leave\n\n## Whom to call\n\n[x](#whom-to-call) [web](https://a.example)\n",
    );
    write("latin.md", b"# Sm\xE5tt\n\nBr\xF6d\n");
    write("zip.md", b"PK\x03\x04nothing");
    let broken = "[gone](nowhere.md) [out](../../etc/passwd) [p](pay/when.md#nowhere) \
        <img src=\"img/chart.png\">\n";
    write("broken.md", broken.as_bytes());
    write("drawing.md", b"![plan](img/plan.svg)\n");
    write("img/chart.png", &png());
    write(
        "img/plan.svg",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
    );
    write("forms/Pay form.pdf", b"%PDF-1.7");
    write("left-over.xyz", b"?");
    write(".git/config.md", b"# Not a page");
}

async fn run(people: &People, root: &Path) -> Report {
    let blobs = Blobs::new(people.app.folder().join("files"));
    let actor = people.actor(&people.karin).await;
    let input = Import { source: Some("handbook".into()), ..Import::of(root.to_path_buf()) };
    import_pages(&people.app.store, &blobs, &actor, &input).await.unwrap()
}

fn said_of<'r>(report: &'r Report, path: &str) -> Vec<&'r What> {
    report.problems.iter().filter(|it| it.path == path).map(|it| &it.what).collect()
}

/// The address of the page that a link with these words leads to.
async fn linked(people: &People, from: &str, words: &str) -> String {
    let text = people.alva.web.get(from).await.text();
    let at = text.find(&format!(">{words}</a>")).unwrap_or_else(|| panic!("{words}: {text}"));
    let start = text[..at].rfind("href=\"").unwrap() + 6;
    text[start..].split('"').next().unwrap().to_owned()
}

/// The address of a page in a section, by its title.
async fn page_in(people: &People, section: &str, title: &str) -> String {
    let text = people.alva.web.get(&format!("/pages?section={section}")).await.text();
    let at = text.find(&format!("<b>{title}</b>")).unwrap_or_else(|| panic!("{title}: {text}"));
    let start = text[..at].rfind("href=\"").unwrap() + 6;
    text[start..].split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn folders_become_sections_and_links_and_pictures_keep_working() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let folder = tempfile::tempdir().unwrap();
        handbook(folder.path());
        let report = run(&people, folder.path()).await;
        assert_eq!((report.new, report.files), (7, 3), "{report:?}");
        let start = page_in(&people, "Handbook", "Our handbook").await;
        for path in ["/pages", "/pages?list=newest"] {
            let newest = people.alva.sees(path).await;
            assert!(newest.contains("Our handbook") && newest.contains("Sick leave"), "{newest}");
        }
        let place = people.alva.sees("/pages?section=Handbook").await;
        assert!(place.contains("Pay and pension 2 pages"), "{place}");
        let pay = linked(&people, &start, "Pay").await;
        let words = people.alva.sees(&pay).await;
        assert!(
            words.starts_with("Pay and pension Knowledge / Handbook / Pay and pension"),
            "{words}"
        );
        let text = people.alva.web.get(&pay).await.text();
        let at = text.find("<img src=\"").unwrap() + 10;
        let picture = text[at..].split('"').next().unwrap();
        assert_eq!(people.alva.web.get(picture).await.status, 200);
        let when = linked(&people, &pay, "when").await;
        assert!(people.alva.sees(&when).await.contains("Den 25:e"));
        assert_eq!(linked(&people, &when, "upp").await, start);
        let form = linked(&people, &when, "form").await;
        assert_eq!(people.alva.web.get(&form).await.body, b"%PDF-1.7");
        let sick = linked(&people, &start, "sick").await;
        let (page, place) = sick.split_once('#').unwrap();
        assert_eq!(place, "whom-to-call");
        assert!(people.alva.web.get(page).await.text().contains("id=\"whom-to-call\""));
        assert!(people.did(&people.karin).await.iter().all(|verb| verb == "shared"));
    })
    .await;
}

#[tokio::test]
async fn lines_that_an_editor_wrapped_run_on_in_a_handbook() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("README.md"), "# Start\n\na long\nline\n").unwrap();
        run(&people, folder.path()).await;
        let page = page_in(&people, "Handbook", "Start").await;
        for address in [page.clone(), format!("{page}/history/1")] {
            let html = people.alva.web.get(&address).await.text();
            assert!(html.contains("<p>a long\nline</p>"), "{address}: {html}");
        }
        let form = people.karin.web.get(&format!("{page}/edit")).await.text();
        assert!(form.contains("data-md-preview=\"/markdown/preview?wrapped=on\""), "{form}");
    })
    .await;
}

#[tokio::test]
async fn a_link_to_a_folder_that_no_page_opens_leads_to_its_section() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let folder = tempfile::tempdir().unwrap();
        for name in ["extra tools", "pay"] {
            fs::create_dir(folder.path().join(name)).unwrap();
        }
        fs::write(folder.path().join("extra tools/saw.md"), "# Saw\n\nx\n").unwrap();
        let from = "# When\n\n[more](../extra%20tools/) [none](../nothing/)\n";
        fs::write(folder.path().join("pay/when.md"), from).unwrap();
        let report = run(&people, folder.path()).await;
        let broken = said_of(&report, "pay/when.md");
        assert_eq!(broken, [&What::BrokenLink("../nothing/".into())]);
        let when = page_in(&people, "Handbook%2FPay", "When").await;
        let more = linked(&people, &when, "more").await;
        assert_eq!(more, "/pages?section=Handbook%2FExtra+tools");
        assert!(people.alva.sees(&more).await.contains("Saw"));
    })
    .await;
}

#[tokio::test]
async fn what_cannot_come_along_is_named_and_nothing_dangerous_comes() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let folder = tempfile::tempdir().unwrap();
        handbook(folder.path());
        let secret = tempfile::tempdir().unwrap();
        fs::write(secret.path().join("secret.md"), "# Secret\n\nx").unwrap();
        std::os::unix::fs::symlink(secret.path(), folder.path().join("linked")).unwrap();
        let link = folder.path().join("linked.md");
        std::os::unix::fs::symlink(secret.path().join("secret.md"), link).unwrap();
        let huge = fs::File::create(folder.path().join("huge.md")).unwrap();
        huge.set_len(300_000_000).unwrap();
        let report = run(&people, folder.path()).await;
        assert_eq!(said_of(&report, "latin.md"), [&What::Latin1]);
        assert_eq!(said_of(&report, "zip.md"), [&What::NotText]);
        assert_eq!(said_of(&report, "huge.md"), [&What::TooLarge(300_000_000)]);
        assert_eq!(said_of(&report, "linked"), [&What::Outside]);
        assert_eq!(said_of(&report, "linked.md"), [&What::Outside]);
        assert_eq!(said_of(&report, "left-over.xyz"), [&What::UnknownType]);
        assert_eq!(said_of(&report, "drawing.md"), [&What::NotShown("img/plan.svg".into())]);
        let broken = [
            What::BrokenLink("nowhere.md".into()),
            What::BrokenLink("../../etc/passwd".into()),
            What::MissingPlace("pay/when.md#nowhere".into()),
        ];
        assert_eq!(said_of(&report, "broken.md"), broken.iter().collect::<Vec<_>>());
        let page = page_in(&people, "Handbook", "Broken").await;
        let text = people.alva.web.get(&page).await.text();
        assert!(text.contains("gone") && !text.contains("nowhere.md\""), "the words stay");
        assert!(text.contains("<img src=\"/files/"), "a picture in HTML shows: {text}");
        let drawing = page_in(&people, "Handbook", "Drawing").await;
        assert!(!people.alva.web.get(&drawing).await.text().contains("<img src=\"/files"));
        let latin = page_in(&people, "Handbook", "Smått").await;
        assert!(people.alva.sees(&latin).await.contains("Bröd"));
        let place = people.alva.sees("/pages?section=Handbook").await;
        assert!(!place.contains("Secret") && !place.contains("Not a page"));
        for locale in cairn_ground::Locale::CHOICES {
            let lines = report.lines(&people.app.house.house.messages, locale);
            assert_eq!(lines.len(), report.problems.len() + 1);
            assert!(lines.iter().all(|line| !line.contains("knowledge-import")), "{lines:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_second_import_changes_only_what_changed() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let folder = tempfile::tempdir().unwrap();
        handbook(folder.path());
        run(&people, folder.path()).await;
        let again = run(&people, folder.path()).await;
        assert_eq!((again.new, again.changed, again.unchanged, again.files), (0, 0, 7, 0));
        let did = people.did(&people.karin).await.len();
        fs::write(folder.path().join("pay/when.md"), "# When\n\nDen 27:e.\n").unwrap();
        fs::write(folder.path().join("new.md"), "# New\n\n[when](pay/when.md)\n").unwrap();
        fs::remove_file(folder.path().join("latin.md")).unwrap();
        let third = run(&people, folder.path()).await;
        assert_eq!((third.new, third.changed, third.unchanged), (1, 1, 5), "{third:?}");
        assert_eq!(said_of(&third, "latin.md"), [&What::GoneThere]);
        assert_eq!(people.did(&people.karin).await.len(), did + 2);
        let new = page_in(&people, "Handbook", "New").await;
        let when = linked(&people, &new, "when").await;
        assert!(people.alva.sees(&when).await.contains("Den 27:e"));
        let history = people.alva.sees(&format!("{when}/history")).await;
        assert!(history.contains("Version 2 The imported handbook"), "{history}");
    })
    .await;
}

#[tokio::test]
async fn a_link_to_a_page_that_is_gone_there_and_stays_here_goes_on_leading_to_it() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let folder = tempfile::tempdir().unwrap();
        let six = folder.path().join("rutin-06.md");
        fs::write(&six, "# Six\n\n[seven](rutin-07.md#b) [[rutin-07|named]]\n").unwrap();
        fs::write(folder.path().join("rutin-07.md"), "# Seven\n\n## B\n\nx\n").unwrap();
        run(&people, folder.path()).await;
        let page = page_in(&people, "Handbook", "Six").await;
        let seven = linked(&people, &page, "seven").await;
        fs::remove_file(folder.path().join("rutin-07.md")).unwrap();
        let again = run(&people, folder.path()).await;
        assert_eq!((again.changed, again.unchanged), (0, 1), "{again:?}");
        assert_eq!(said_of(&again, "rutin-06.md"), [] as [&What; 0]);
        assert_eq!(said_of(&again, "rutin-07.md"), [&What::GoneThere]);
        fs::write(&six, "# Six\n\nmore [seven](rutin-07.md#b) [[rutin-07|named]]\n").unwrap();
        assert_eq!(run(&people, folder.path()).await.changed, 1);
        assert_eq!(linked(&people, &page, "seven").await, seven);
        assert_eq!(linked(&people, &page, "named").await, seven.split('#').next().unwrap());
        // Deleted here as well, it is nowhere.
        let bare = seven.split('#').next().unwrap();
        people.karin.web.post(&format!("{bare}/delete"), &[]).await;
        let last = run(&people, folder.path()).await;
        let broken =
            [&What::BrokenLink("rutin-07.md#b".into()), &What::BrokenLink("rutin-07".into())];
        assert_eq!(said_of(&last, "rutin-06.md"), broken);
        assert_eq!(said_of(&last, "rutin-07.md"), [] as [&What; 0]);
    })
    .await;
}

#[tokio::test]
async fn folders_deeper_than_sections_go_are_named() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let folder = tempfile::tempdir().unwrap();
        let deep = "a/b/c/d/e/f";
        fs::create_dir_all(folder.path().join(deep)).unwrap();
        for path in ["a/b/c/d/e/fits.md", "a/b/c/d/e/f/one.md", "a/b/c/d/e/f/two.md"] {
            fs::write(folder.path().join(path), format!("# Of {path}\n\nx\n")).unwrap();
        }
        let report = run(&people, folder.path()).await;
        let section = "Handbook / A / B / C / D / E";
        assert_eq!(said_of(&report, deep), [&What::CutSection(section.into())]);
        assert_eq!(report.problems.len(), 1, "{report:?}");
        let pages = people.alva.sees("/pages?section=Handbook%2FA%2FB%2FC%2FD%2FE").await;
        assert!(pages.contains("one.md") && pages.contains("fits.md"), "{pages}");
        for locale in cairn_ground::Locale::CHOICES {
            let lines = report.lines(&people.app.house.house.messages, locale);
            assert!(lines.iter().any(|line| line.contains(section)), "{lines:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn what_people_wrote_here_is_never_overwritten() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let folder = tempfile::tempdir().unwrap();
        handbook(folder.path());
        run(&people, folder.path()).await;
        let sick = page_in(&people, "Handbook", "Sick leave").await;
        let when = page_in(&people, "Handbook%2FPay+and+pension", "When").await;
        people.alva.save(&sick, 1, "Sick leave", "Call Karin").await;
        people.karin.web.post(&format!("{when}/delete"), &[]).await;
        fs::write(folder.path().join("sick leave.md"), "# Sick leave\n\nCall Eva\n").unwrap();
        fs::write(folder.path().join("pay/when.md"), "# When\n\nDen 27:e.\n").unwrap();
        let report = run(&people, folder.path()).await;
        assert_eq!(report.suggested, 1, "{report:?}");
        assert_eq!(said_of(&report, "sick leave.md"), [&What::EditedHere]);
        assert_eq!(said_of(&report, "pay/when.md"), [&What::DeletedHere]);
        assert!(people.alva.sees(&sick).await.contains("Call Karin"));
        let shown = people.karin.sees(&sick).await;
        assert!(
            shown.contains("Suggested changes A suggested change The imported handbook"),
            "{shown}"
        );
        assert_eq!(people.waits(&people.karin).await, [("decide-suggestion".to_owned(), None)]);
        // The same handbook again asks nothing twice; taken in, it is the handbook's again.
        assert_eq!(run(&people, folder.path()).await.suggested, 0);
        let text = people.karin.web.get(&sick).await.text();
        let at = text.find(&format!("{sick}/suggestions/")).unwrap();
        let suggestion = text[at..].split('"').next().unwrap();
        assert_eq!(said(&people.karin.web.post(suggestion, &[]).await), "taken");
        fs::write(folder.path().join("sick leave.md"), "# Sick leave\n\nCall Noor\n").unwrap();
        assert_eq!(run(&people, folder.path()).await.changed, 1);
        assert!(people.alva.sees(&sick).await.contains("Call Noor"));
    })
    .await;
}

#[tokio::test]
async fn a_dry_run_writes_nothing_and_a_folder_that_is_none_is_refused() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let folder = tempfile::tempdir().unwrap();
        handbook(folder.path());
        let blobs = Blobs::new(people.app.folder().join("files"));
        let actor = people.actor(&people.karin).await;
        let input = Import { dry_run: true, ..Import::of(folder.path().to_path_buf()) };
        let report = import_pages(&people.app.store, &blobs, &actor, &input).await.unwrap();
        assert_eq!((report.new, report.files), (7, 3));
        assert!(people.alva.sees("/pages").await.contains("Nobody has written anything yet"));
        let nowhere = Import::of(folder.path().join("nowhere"));
        let refused = import_pages(&people.app.store, &blobs, &actor, &nowhere).await.unwrap_err();
        let words = format!("{refused:?}");
        assert!(words.contains("knowledge-import-folder") && words.contains("nowhere"), "{words}");
    })
    .await;
}

#[tokio::test]
async fn a_folder_and_a_file_that_may_not_be_read_are_named_and_the_rest_comes() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let folder = tempfile::tempdir().unwrap();
        let locked = folder.path().join("locked");
        fs::create_dir(&locked).unwrap();
        for name in ["open.md", "shut.md", "locked/in.md"] {
            fs::write(folder.path().join(name), "# Why\n\nx").unwrap();
        }
        let shut = fs::Permissions::from_mode(0o000);
        fs::set_permissions(folder.path().join("shut.md"), shut.clone()).unwrap();
        fs::set_permissions(&locked, shut).unwrap();
        // Whoever tests as root may read everything.
        let expected = if fs::read_dir(&locked).is_ok() { vec![] } else { vec![&What::Unreadable] };
        let report = run(&people, folder.path()).await;
        fs::set_permissions(&locked, fs::Permissions::from_mode(0o700)).unwrap();
        assert_eq!(said_of(&report, "shut.md"), expected);
        assert_eq!(said_of(&report, "locked"), expected);
        assert_eq!(report.new, 3 - 2 * expected.len());
    })
    .await;
}

#[tokio::test]
async fn links_of_other_programs_lead_there_and_what_is_left_out_is_named() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("01 Drift")).unwrap();
        let jour = "---\ntags: [natt]\n---\n# Jour\n\n<details>\nRing\n</details>\n";
        fs::write(folder.path().join("01 Drift/Jour och larm.md"), jour).unwrap();
        let start =
            "# Start\n\n[hit](./01 Drift/Jour och larm.md) [[Jour och larm|dit]] [[Ingen]]\n";
        fs::write(folder.path().join("README.md"), start).unwrap();
        let report = run(&people, folder.path()).await;
        let left = [&What::FrontMatter("tags".into()), &What::Html];
        assert_eq!(said_of(&report, "01 Drift/Jour och larm.md"), left);
        let broken = said_of(&report, "README.md");
        assert_eq!(broken, [&What::BrokenLink("Ingen".into())]);
        let start = page_in(&people, "Handbook", "Start").await;
        let there = linked(&people, &start, "hit").await;
        assert!(people.alva.sees(&there).await.starts_with("Jour"));
        assert_eq!(linked(&people, &start, "dit").await, there);
    })
    .await;
}

#[tokio::test]
async fn broken_front_matter_a_lone_heading_and_a_hidden_page_are_named_as_what_they_are() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in [
            ("bad.md", "---\ntitle: [oavslutad\nfoo: : :\n---\n# Trasig front\n\nText\n"),
            ("open.md", "---\ntitle: Aldrig stängd\n\n# Rubrik\n\nText\n\n---\n\nMer\n"),
            ("lone.md", "# Bara rubrik\n"),
            ("none.md", "---\ntitle: Inget\n---\n"),
            (".hidden.md", "# Gömd\n\nText\n"),
            (".DS_Store", "x"),
            (".notes/own.md", "# Egen\n\nText\n"),
            ("drawing.md", "# Ritning\n\n![](img/ritning%201.svg)\n"),
            ("img/ritning 1.svg", "<svg xmlns='http://www.w3.org/2000/svg'></svg>"),
        ] {
            let file = folder.path().join(path);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        }
        let report = run(&people, folder.path()).await;
        assert_eq!(report.new, 3, "{report:?}");
        let bad = [&What::UnreadTitle("[oavslutad".into()), &What::FrontMatter("foo".into())];
        assert_eq!(said_of(&report, "bad.md"), bad);
        assert_eq!(said_of(&report, "open.md"), [&What::UnclosedFront]);
        assert_eq!(said_of(&report, "lone.md"), [&What::OnlyHeading]);
        assert_eq!(said_of(&report, "none.md"), [&What::Empty]);
        assert_eq!(said_of(&report, ".hidden.md"), [&What::Hidden]);
        assert_eq!(report.problems.len(), 7, "hidden folders are not looked at: {report:?}");
        page_in(&people, "Handbook", "Trasig front").await;
        let open = page_in(&people, "Handbook", "Rubrik").await;
        let words = people.alva.sees(&open).await;
        assert!(words.contains("title: Aldrig stängd") && words.contains("Mer"), "{words}");
        let drawing = page_in(&people, "Handbook", "Ritning").await;
        let there = linked(&people, &drawing, "ritning 1.svg").await;
        assert!(there.starts_with("/files/"), "{there}");
        for locale in cairn_ground::Locale::CHOICES {
            let lines = report.lines(&people.app.house.house.messages, locale);
            assert!(lines.iter().all(|line| !line.contains("knowledge-import")), "{lines:?}");
        }
    })
    .await;
}
