//! A file of people: what is in it comes in once, what is wrong is said by line.

use std::fmt::Write;

use cairn_admin::import_people;
use cairn_ground::{Instant, PersonId};
use cairn_testkit::{Answer, App, Client, apps};

use crate::features;

const FILE: &str = "Namn;E-post;Team;Chef;Titel;Språk;Nyckel\n\
    Karin Boström;karin@cairn.test;Service Nord;ceo@cairn.test;Chef;sv;1\n\
    Alva Lindqvist;alva@cairn.test;Service Nord;karin@cairn.test;Tekniker;sv;2\n\
    Noor Karim;noor@cairn.test;Coast;;;en;3\n";

async fn upload(browser: &Client, content: &[u8], leave: bool) -> Answer {
    let fields: &[(&str, &str)] = if leave { &[("leave", "on")] } else { &[] };
    browser.upload("/manage/import", fields, ("file", "people.csv", content)).await
}

/// The digest the page carries along.
fn seen(page: &Answer) -> String {
    let text = page.text();
    let (_, rest) = text.split_once("name=\"seen\" value=\"").expect("a digest");
    rest.split('"').next().expect("a value").to_owned()
}

async fn names(app: &App) -> Vec<String> {
    let mut db = app.store.read().await.expect("a connection");
    let all = cairn_people::store::list_everybody(&mut db).await.expect("people");
    let active = all.into_iter().filter(|person| person.deactivated_at.is_none());
    active.map(|person| person.name).collect()
}

#[tokio::test]
async fn a_file_is_seen_then_applied_and_the_second_time_changes_nothing() {
    apps(features, |app| async move {
        let ada = app.administrator("Ada Holm").await;
        let browser = app.sign_in(ada).await;
        let sent = upload(&browser, FILE.as_bytes(), false).await;
        assert_eq!(sent.status, 303, "{}", sent.words());
        let address = sent.location();
        let page = browser.get(&address).await;
        assert!(page.shows("3 people are added"), "{}", page.words());
        assert!(page.shows("2 teams are opened") && page.shows("Read as UTF-8"));
        assert!(page.shows("Nobody here has the address ceo@cairn.test"), "{}", page.words());
        assert_eq!(names(&app).await, ["Ada Holm"], "looking changes nothing");
        let digest = seen(&page);
        let fields = [("seen", digest.as_str()), ("command_id", "one")];
        let done = browser.post(&address, &fields).await;
        assert!(done.shows("The file is read in") && !done.shows("But for"), "{}", done.words());
        assert!(done.shows("Nobody here has the address ceo@cairn.test"), "{}", done.words());
        assert_eq!(names(&app).await.len(), 4);
        let twice = browser.post(&address, &fields).await;
        assert_eq!(twice.location(), "/manage/import?said=admin-said-import-over");
        let again = browser.get(&upload(&browser, FILE.as_bytes(), false).await.location()).await;
        assert!(again.shows("Nothing would change"), "{}", again.words());
        assert!(again.shows("3 people in the file are as before"));
        assert_eq!(names(&app).await.len(), 4);
    })
    .await;
}

#[tokio::test]
async fn the_manager_of_a_team_is_who_its_members_name() {
    apps(features, |app| async move {
        app.administrator("Ada Holm").await;
        import_people(&app.store, FILE.as_bytes(), true, false).await.expect("imported");
        let mut db = app.store.read().await.expect("a connection");
        let karin = cairn_people::store::find_by_email(&mut db, "KARIN@cairn.test").await;
        let karin = karin.expect("asked").expect("Karin");
        let today = jiff::civil::date(2026, 3, 2);
        let places = cairn_people::store::list_places(&mut db, karin.id, today).await.unwrap();
        assert!(places.iter().any(|place| place.manages && place.name == "Service Nord"));
        assert_eq!((karin.lang.as_str(), karin.title.as_str()), ("sv", "Chef"));
    })
    .await;
}

#[tokio::test]
async fn who_moves_marries_or_comes_back_is_changed_and_not_added() {
    apps(features, |app| async move {
        let ada = app.administrator("Ada Holm").await;
        import_people(&app.store, FILE.as_bytes(), true, false).await.expect("imported");
        let changed = "key,name,team\n2,Alva Berg,Coast\n1,Karin Boström,Service Nord\n";
        let report = import_people(&app.store, changed.as_bytes(), true, true).await.unwrap();
        assert_eq!(report.changed.len(), 1, "{report:?}");
        assert_eq!(report.changed[0].what, ["name", "team"]);
        assert_eq!(report.deactivated, ["Noor Karim (Coast)"]);
        assert_eq!(names(&app).await.len(), 3, "administrators are never missing");
        let back = import_people(&app.store, FILE.as_bytes(), true, true).await.unwrap();
        let noor = back.changed.iter().find(|person| person.name == "Noor Karim").expect("Noor");
        assert!(noor.what.contains(&"back") && noor.what.contains(&"team"), "{noor:?}");
        assert_eq!(back.added.len(), 0);
        let quiet = import_people(&app.store, FILE.as_bytes(), true, true).await.unwrap();
        assert_eq!((quiet.changed.len(), quiet.unchanged), (0, 3), "{quiet:?}");
        assert!(app.sign_in(ada).await.get("/manage").await.shows("4 people"));
    })
    .await;
}

#[tokio::test]
async fn people_added_by_name_alone_are_recognised_by_it() {
    apps(features, |app| async move {
        let bare = "namn\nAlva Lindqvist\nNoor Karim\n";
        import_people(&app.store, bare.as_bytes(), true, false).await.expect("imported");
        let full = import_people(&app.store, FILE.as_bytes(), true, false).await.unwrap();
        assert_eq!((full.added.len(), full.changed.len()), (1, 2), "{full:?}");
        let bare = import_people(&app.store, bare.as_bytes(), true, false).await.unwrap();
        assert_eq!((bare.added.len(), bare.changed.len(), bare.unchanged), (0, 0, 2));
    })
    .await;
}

#[tokio::test]
async fn bad_rows_are_named_with_line_and_reason_and_good_rows_are_taken() {
    apps(features, |app| async move {
        let ada = app.administrator("Ada Holm").await;
        let long = "å".repeat(10_000);
        let file = format!(
            "name,email,language\n\
             Alva Lindqvist,alva@cairn.test,en\n\
             {long},long@cairn.test,en\n\
             Noor Karim,noor,en\n\
             ,nobody@cairn.test,en\n\
             Jonas Ek,ALVA@cairn.test,en\n\
             Eva Sandberg,eva@cairn.test,klingon\n\
             Omar Ali,omar@cairn.test,en,more\n\
             Ada Again,ada@cairn.test\n\
             \"Never closed,x@cairn.test,en\n"
        );
        let report = import_people(&app.store, file.as_bytes(), true, true).await.unwrap();
        let lines: Vec<u64> = report.errors.iter().map(|wrong| wrong.line).collect();
        assert_eq!(lines, [3, 4, 5, 6, 7, 8, 9, 10], "{report:?}");
        let reason = |line: u64| {
            let found = report.errors.iter().find(|wrong| wrong.line == line);
            found.map(|wrong| wrong.reason.replace(['\u{2068}', '\u{2069}'], "")).expect("a line")
        };
        assert!(reason(3).contains("120 is the limit"), "{}", reason(3));
        assert!(reason(4).contains("\"noor\" does not look like"), "{}", reason(4));
        assert!(reason(6).contains("stands in line 2 already"), "{}", reason(6));
        assert!(reason(8).contains("4 columns, the headings have 3"), "{}", reason(8));
        assert!(reason(10).contains("never closed"), "{}", reason(10));
        assert_eq!(names(&app).await, ["Ada Holm", "Alva Lindqvist"]);
        assert!(report.deactivated.is_empty(), "nobody leaves while rows are left out");
        assert_eq!(report.remarks.len(), 1);
        let browser = app.sign_in(ada).await;
        let page = browser.get(&upload(&browser, file.as_bytes(), false).await.location()).await;
        assert!(page.shows("8 rows are left out") && page.shows("Line 10"), "{}", page.words());
    })
    .await;
}

#[tokio::test]
async fn what_is_no_table_of_people_is_said_plainly() {
    apps(features, |app| async move {
        let ada = app.administrator("Ada Holm").await;
        let browser = app.sign_in(ada).await;
        let large = vec![b'a'; 10_000_001];
        for (content, words) in [
            (&b"PK\x03\x04\x14\0zip"[..], "This is no CSV file, whatever its name"),
            (b"first,last\nA,B\n", "The headings are: first, last"),
            (b"name\n", "There is nobody in the file"),
            (b"", "There is nobody in the file"),
            (&large, "10 MB is the limit"),
        ] {
            let answer = upload(&browser, content, false).await;
            assert_eq!(answer.status, 422, "{words}: {}", answer.words());
            assert!(answer.shows(words), "{}", answer.words());
        }
        let many = upload(&browser, "name\n".repeat(100_002).as_bytes(), false).await;
        assert!(many.status == 422 && many.shows("more than 100,000 rows"), "{}", many.words());
        let none = browser.post("/manage/import", &[("leave", "on")]).await;
        assert!(none.status == 422 && none.shows("Please choose a file"));
        let huge = upload(&browser, &vec![b'a'; 40_000_000], false).await;
        assert!(huge.status == 422 && huge.shows("10 MB is the limit"), "{}", huge.words());
        let latin = upload(&browser, b"namn;telefon\n\xC5sa \xD6berg;1\n", false).await;
        let page = browser.get(&latin.location()).await;
        assert!(page.shows("Latin-1") && page.shows("Åsa Öberg") && page.shows("telefon"));
    })
    .await;
}

#[tokio::test]
async fn a_house_that_changed_meanwhile_shows_the_plan_anew() {
    apps(features, |app| async move {
        let ada = app.administrator("Ada Holm").await;
        let browser = app.sign_in(ada).await;
        let address = upload(&browser, FILE.as_bytes(), false).await.location();
        let digest = seen(&browser.get(&address).await);
        let noor: PersonId = app.person("Noor Karim", app.team("Coast").await).await;
        let answer = browser.post(&address, &[("seen", &digest)]).await;
        assert_eq!(answer.status, 422);
        assert!(answer.shows("have changed since you looked"), "{}", answer.words());
        assert!(answer.shows("2 people are added"), "{}", answer.words());
        assert_eq!(names(&app).await.len(), 2);
        let again = browser.post(&address, &[("seen", &seen(&answer))]).await;
        assert_eq!(again.status, 200, "{}", again.words());
        let mut db = app.store.read().await.expect("a connection");
        let known = cairn_people::store::find_by_import_key(&mut db, "3").await.unwrap();
        assert_eq!(known.expect("by key").id, noor);
    })
    .await;
}

#[tokio::test]
async fn a_file_nobody_confirms_is_forgotten_after_a_day() {
    apps(features, |app| async move {
        let ada = app.administrator("Ada Holm").await;
        let browser = app.sign_in(ada).await;
        let address = upload(&browser, FILE.as_bytes(), false).await.location();
        app.days(2).await;
        assert_eq!(browser.get(&address).await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn a_dry_run_of_the_command_line_changes_nothing() {
    apps(features, |app| async move {
        let report = import_people(&app.store, FILE.as_bytes(), false, true).await.unwrap();
        assert!(!report.applied && report.added.len() == 3);
        assert!(names(&app).await.is_empty());
        let error = import_people(&app.store, b"PK\x03\x04", true, false).await.unwrap_err();
        assert!(cairn_admin::words_of(&error).contains("no CSV file"));
    })
    .await;
}

#[tokio::test]
async fn a_large_file_comes_in_by_portions_and_after_a_break_the_same_file_does_the_rest() {
    apps(features, |app| async move {
        let mut file = String::from("name,email,team,manager\n");
        for n in 0..700 {
            let team = n % 9;
            writeln!(file, "Person {n},p{n}@cairn.test,Team {team},p{team}@cairn.test").unwrap();
        }
        let (store, bytes) = (app.store.clone(), file.clone().into_bytes());
        let run = tokio::spawn(async move {
            import_people(&store, &bytes, true, false).await.expect("imported");
        });
        let mut seen = 0;
        while seen == 0 && !run.is_finished() {
            seen = names(&app).await.len();
            tokio::task::yield_now().await;
        }
        run.abort();
        let _ = run.await;
        assert!((1..700).contains(&seen), "{seen} others could already see");
        let other = import_people(&app.store, file.as_bytes(), true, false).await;
        let words = cairn_admin::words_of(&other.expect_err("one at a time"));
        assert!(words.contains("is being read in right now"), "{words}");
        // As when the one that broke has been gone for a minute.
        app.clock.advance(61 * Instant::SECOND);
        let rest = import_people(&app.store, file.as_bytes(), true, false).await.expect("again");
        assert_eq!(names(&app).await.len(), 700, "{:?}", rest.errors);
        assert!(rest.added.len() < 700);
        let quiet = import_people(&app.store, file.as_bytes(), true, false).await.expect("quiet");
        let told = (quiet.added.len(), quiet.changed.len(), quiet.managers.len(), quiet.unchanged);
        assert_eq!(told, (0, 0, 0, 700));
    })
    .await;
}

#[tokio::test]
async fn whoever_reads_in_a_file_with_bad_rows_reads_afterwards_which_are_not_in_and_why() {
    apps(features, |app| async move {
        let browser = app.sign_in(app.administrator("Ada Holm").await).await;
        let file = "name,email\nNoor Karim,noor@cairn.test\nBo Ek,bo@\n";
        let address = upload(&browser, file.as_bytes(), false).await.location();
        let digest = seen(&browser.get(&address).await);
        let page = browser.post(&address, &[("seen", digest.as_str())]).await;
        assert_eq!(page.status, 200, "{}", page.words());
        assert!(page.shows("But for the rows that could not be taken"), "{}", page.words());
        let row = "Line 3 \"bo@\" does not look like an e-mail address.";
        assert!(page.shows("One row is left out") && page.shows(row), "{}", page.words());
        assert_eq!(names(&app).await, ["Ada Holm", "Noor Karim"]);
    })
    .await;
}

#[tokio::test]
async fn a_large_file_confirmed_on_the_page_is_in_when_the_page_says_so() {
    apps(features, |app| async move {
        let browser = app.sign_in(app.administrator("Ada Holm").await).await;
        let mut file = String::from("name\n");
        for n in 0..450 {
            writeln!(file, "Person {n}").unwrap();
        }
        let address = upload(&browser, file.as_bytes(), false).await.location();
        let digest = seen(&browser.get(&address).await);
        let fields = [("seen", digest.as_str()), ("command_id", "one")];
        let (one, two) =
            tokio::join!(browser.post(&address, &fields), browser.post(&address, &fields));
        let done = "/manage/teams?said=admin-said-imported";
        let both = [one.location(), two.location()];
        assert!(both.contains(&done.to_owned()), "{both:?}");
        assert_eq!(names(&app).await.len(), 451, "two clicks add nobody twice: {both:?}");
    })
    .await;
}
