//! Files as programs and people make them: the dry run says what the import does, what is wrong is
//! named by line, what is right comes in, and the same file again changes nothing.

use std::fmt::Write;

use cairn_admin::{Report, import_people};
use cairn_testkit::{App, apps};

use crate::features;

/// Looks at a file, reads it in, and once more.
async fn taken(app: &App, file: impl AsRef<[u8]>) -> Report {
    let file = file.as_ref();
    let dry = import_people(&app.store, file, false, false).await.expect("a plan");
    let done = import_people(&app.store, file, true, false).await.expect("imported");
    let told = |report: Report| format!("{:?}", Report { applied: true, ..report });
    assert_eq!(told(dry), told(done.clone()));
    let again = import_people(&app.store, file, true, false).await.expect("again");
    let teams = (again.new_teams.len(), again.restructured.len());
    let moved = (again.managers.len(), again.leads.len(), teams.0, teams.1);
    assert_eq!((again.added.len(), again.changed.len(), moved), (0, 0, (0, 0, 0, 0)), "{again:?}");
    assert_eq!(lines(&again.errors), lines(&done.errors), "{again:?}");
    done
}

/// Line and reason of each.
fn said(all: &[cairn_admin::Wrong]) -> Vec<String> {
    all.iter().map(|wrong| format!("{} {}", wrong.line, wrong.reason)).collect()
}

fn lines(all: &[cairn_admin::Wrong]) -> Vec<u64> {
    all.iter().map(|wrong| wrong.line).collect()
}

#[tokio::test]
async fn a_last_day_still_to_come_is_said_by_line_and_counts_once_it_is_over() {
    apps(features, |app| async move {
        let root = app.sign_in(app.administrator("Ada Holm").await).await;
        let file = "namn;slutdatum\nAlva;2026-03-01\nBo;2026-03-02\nEva;2026-03-31\n\
            Ida;9999-12-31\nLi;\n";
        let names = "namn\nAlva\nBo\nEva\nIda\nLi\n";
        import_people(&app.store, names.as_bytes(), true, false).await.expect("imported");
        let upload = ("file", "people.csv", file.as_bytes());
        let page = root.get(&root.upload("/manage/import", &[], upload).await.location()).await;
        assert!(page.shows("One person has left"), "{}", page.words());
        assert!(page.shows("Line 3") && page.shows("Line 4") && !page.shows("Line 5"));
        assert!(page.shows("The last day, 2026-03-31, is not over yet"), "{}", page.words());
        let done = taken(&app, file).await;
        assert_eq!(done.deactivated, ["Alva"]);
        assert_eq!(lines(&done.remarks), [3, 4]);
        app.days(1).await;
        assert_eq!(taken(&app, file).await.deactivated, ["Bo"]);
    })
    .await;
}

#[tokio::test]
async fn a_date_that_cannot_be_ends_nobodys_access_and_is_named() {
    apps(features, |app| async move {
        let mut file = String::from("name,left\n");
        let wrong = ["0000-01-01", "1900-01-01", "2026-02-31", "0000-00-00", "2026-02-2811", "1/3"];
        for (n, day) in wrong.into_iter().enumerate() {
            writeln!(file, "Person {n},{day}").unwrap();
        }
        file.push_str("Good,2026-02-28T00:00:00\nNew,no\n");
        let people = "name\nPerson 0\nPerson 1\nPerson 2\nPerson 3\nGood\n";
        import_people(&app.store, people.as_bytes(), true, false).await.expect("imported");
        let done = taken(&app, file).await;
        assert_eq!(lines(&done.errors), [2, 3, 4, 5, 6, 7], "{done:?}");
        assert!(said(&done.errors)[2].contains("“2026-02-31” is neither yes, no nor a date"));
        assert_eq!((done.deactivated, done.added.len()), (vec!["Good".to_owned()], 1));
    })
    .await;
}

#[tokio::test]
async fn every_row_that_says_otherwise_of_its_team_is_named() {
    apps(features, |app| async move {
        let root = app.sign_in(app.administrator("Ada Holm").await).await;
        let others = "name,email\nOla,o@x.se\nPia,\n";
        import_people(&app.store, others.as_bytes(), true, false).await.expect("imported");
        let file = "name,email,team,manager,unit,kind\n\
            Karin Ek,k@x.se,Nord,,Drift,\n\
            Alva,a@x.se,Nord,k@x.se,Drift,\n\
            Bo,b@x.se,Nord,Karin Ek,Drift,\n\
            Eva,e@x.se,Nord,o@x.se,Sälj,project\n\
            Ida,i@x.se,Nord,Pia,HR,project\n\
            Li,l@x.se,Nord,li@x.se,Sälj,unit\n\
            Max,m@x.se,Nord,m@x.se,,team\n";
        let upload = ("file", "people.csv", file.as_bytes());
        let page = root.get(&root.upload("/manage/import", &[], upload).await.location()).await;
        let words = "Here Pia is named as the manager, in other rows Karin Ek.";
        assert!(page.shows(words), "{}", page.words());
        let done = taken(&app, file).await;
        let said = said(&done.remarks);
        let lines_of = |words: &str| {
            let told = said.iter().filter(|line| line.contains(words));
            told.map(|line| line[..1].to_owned()).collect::<Vec<_>>().concat()
        };
        assert_eq!(lines_of("is named as the manager"), "568", "{said:?}");
        assert_eq!(lines_of("another unit"), "567", "{said:?}");
        assert_eq!(lines_of("something else"), "78", "{said:?}");
        assert_eq!(lines_of("Nobody here has the address li@x.se"), "7", "{said:?}");
        assert!(done.remarks.is_sorted_by_key(|remark| remark.line), "in order of the file");
        assert_eq!((done.added.len(), done.managers.len()), (7, 1));
    })
    .await;
}

#[tokio::test]
async fn several_managers_in_one_cell_are_all_named_and_the_person_comes_in() {
    apps(features, |app| async move {
        app.administrator("Ada Holm").await;
        let people = "name,email\nKarin Ek,k@x.se\nBo Ås,b@x.se\nOla,o@x.se\n";
        import_people(&app.store, people.as_bytes(), true, false).await.expect("imported");
        let file = "name;team;manager\n\
            Alva;Nord;\"k@x.se; b@x.se\"\n\
            Eva;Syd;Karin Ek och Bo Ås\n\
            Ida;Kust;\"Karin Ek\nBo Ås\"\n\
            Li;Öst;Karin Ek\n\
            Max;Väst;Ek, Karin\n";
        let done = taken(&app, file).await;
        let said = said(&done.remarks);
        assert_eq!(lines(&done.remarks), [2, 3, 4, 7], "{said:?}");
        assert!(said[0].contains("Several managers are named: k@x.se; b@x.se."), "{said:?}");
        assert!(said[1].contains("Several managers are named: Karin Ek och Bo Ås."), "{said:?}");
        assert!(said[2].contains("Several managers are named: Karin Ek; Bo Ås."), "{said:?}");
        assert!(said[3].contains("Nobody here is called Ek, Karin"), "{said:?}");
        assert_eq!((done.added.len(), done.managers.len(), done.errors.len()), (5, 1, 0));
        let missing = import_people(&app.store, file.as_bytes(), false, true).await.expect("plan");
        assert_eq!(missing.deactivated, ["Ola"], "whom the file names as a manager is not missing");
    })
    .await;
}

#[tokio::test]
async fn however_a_program_writes_the_table_the_same_people_come_in() {
    apps(features, |app| async move {
        let table = "Namn;E-post;Team\nÅsa Öberg;asa@x.se;Kör\nNoor;noor@x.se;Kör\n";
        let utf16 = |bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
            format!("\u{FEFF}{table}").encode_utf16().flat_map(bytes).collect()
        };
        let first = taken(&app, table).await;
        assert_eq!((first.added.len(), first.new_teams.len()), (2, 1));
        let latin: Vec<u8> = table.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
        for (file, read_as) in [
            (table.replace(';', "\t").into_bytes(), "UTF-8"),
            (table.replace(';', ",").into_bytes(), "UTF-8"),
            (format!("\u{FEFF}{table}").into_bytes(), "UTF-8"),
            (table.replace('\n', "\r\n").into_bytes(), "UTF-8"),
            (table.replace('\n', "\r").into_bytes(), "UTF-8"),
            (table.replace("Kör", "\"kÖR\"").into_bytes(), "UTF-8"),
            (table.replace("asa@x.se", " ASA@X.se ").replace("Noor;", "Noor ;").into(), "UTF-8"),
            (latin, "Latin-1"),
            (utf16(u16::to_le_bytes), "UTF-16"),
            (utf16(u16::to_be_bytes), "UTF-16"),
        ] {
            let done = import_people(&app.store, &file, true, false).await.expect("imported");
            assert_eq!((done.read_as, done.added.len()), (read_as, 0), "{done:?}");
            assert_eq!((done.unchanged + done.changed.len(), done.errors.len()), (2, 0));
            assert!(done.new_teams.is_empty(), "{done:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_row_that_was_damaged_is_named_and_the_others_keep_their_letters() {
    apps(features, |app| async move {
        let mut file = "name;title\nÅsa Öberg;Säljare\nNo\0or;x\nB".as_bytes().to_vec();
        file.extend(b"\xE5ke;x\nEva;\"a\nb\"\n\"Li Ek;x\nMax;x\n\"Ida\";x\nOla;x\n");
        let done = taken(&app, &file).await;
        assert_eq!(done.read_as, "UTF-8");
        let names: Vec<_> = done.added.iter().map(|person| person.name.as_str()).collect();
        assert_eq!(names, ["Åsa Öberg", "Eva", "Ola"], "{done:?}");
        let said = said(&done.errors);
        assert_eq!(lines(&done.errors), [3, 4, 7], "{said:?}");
        assert!(said[0].contains("A letter in name could not be read"), "{said:?}");
        assert!(said[2].contains("closed only further down"), "{said:?}");
    })
    .await;
}

#[tokio::test]
async fn who_stands_in_two_rows_is_taken_once_and_the_second_row_is_named() {
    apps(features, |app| async move {
        app.administrator("Ada Holm").await;
        let file = "name,email,key\nAlva,alva@x.se,\nAlva L, ALVA@x.SE ,\nBo,,7\nBo B,,7\n\
            Eva,,\neva,,\nIda,ida@x.se,\nIda,,\n";
        let done = taken(&app, file).await;
        let said = said(&done.errors);
        assert_eq!(lines(&done.errors), [3, 5, 7, 9], "{said:?}");
        assert!(said[0].contains("The same e-mail stands in line 2 already"), "{said:?}");
        assert!(said[1].contains("The same key stands in line 4 already"), "{said:?}");
        assert!(said[2].contains("The same person stands in line 6 already"), "{said:?}");
        assert_eq!(done.added.len(), 4);
    })
    .await;
}

#[tokio::test]
async fn a_manager_may_stand_in_a_later_row_be_oneself_or_go_round_in_a_circle() {
    apps(features, |app| async move {
        app.administrator("Ada Holm").await;
        let file = "name,email,team,manager\nAlva,a@x.se,Nord,k@x.se\nKarin,k@x.se,NORD,k@x.se\n\
            Bo,b@x.se,Syd,e@x.se\nEva,e@x.se,Kust,B@x.se\nIda,i@x.se,Öst,i@x.se\n\
            Li,l@x.se,Öst,a@x.se\n";
        let done = taken(&app, file).await;
        assert_eq!((done.new_teams.len(), done.managers.len()), (4, 4), "{done:?}");
        assert_eq!(lines(&done.remarks), [6], "another one named counts before oneself: {done:?}");
    })
    .await;
}

#[tokio::test]
async fn units_in_another_order_than_they_stand_are_laid_all_at_once() {
    apps(features, |app| async move {
        app.administrator("Ada Holm").await;
        taken(&app, "name,team,unit\nAlva,Nord,Drift\n").await;
        let done = taken(&app, "name,team,unit\nBo,Drift,Nord\nAlva,Nord,Norr\n").await;
        assert!(done.remarks.is_empty() && done.restructured.len() > 1, "{done:?}");
        let circle = taken(&app, "name,team,unit\nEva,Kust,Hav\nIda,Hav,Kust\n").await;
        assert_eq!(lines(&circle.remarks), [3], "{circle:?}");
    })
    .await;
}
