//! A file that would end the access of many, and one that lays the structure.

use cairn_admin::{Leavers, import_people};
use cairn_testkit::apps;

use crate::features;

const MANY: &str = "name,email,team,unit,lead\n\
    Alva,alva@cairn.test,Nord,Drift,yes\nBo,bo@cairn.test,Nord,Drift,\n\
    Eva,eva@cairn.test,Nord,Drift,\n\
    Ida,ida@cairn.test,Syd,Drift,\nLi,li@cairn.test,Syd,Drift,\nMax,max@cairn.test,Syd,Drift,\n\
    Noor,noor@cairn.test,Syd,Drift,\nOla,ola@cairn.test,Syd,Drift,\n";
const ONE: &str = "name,email\nAlva,alva@cairn.test\n";

#[tokio::test]
async fn many_leave_only_when_their_number_is_said() {
    apps(features, |app| async move {
        let ada = app.administrator("Ada Holm").await;
        import_people(&app.store, MANY.as_bytes(), true, false).await.expect("imported");
        let dry = import_people(&app.store, ONE.as_bytes(), false, true).await.expect("a plan");
        assert!(dry.held == Some(7) && dry.deactivated.len() == 7, "{dry:?}");
        assert!(dry.deactivated.contains(&"Bo (Nord)".to_owned()), "{dry:?}");
        let held = import_people(&app.store, ONE.as_bytes(), true, true).await.unwrap_err();
        let words = cairn_admin::words_of(&held).replace(['\u{2068}', '\u{2069}'], "");
        assert!(words.contains("--allow-leavers 7"), "{words}");
        let root = app.sign_in(ada).await;
        let file = ("file", "people.csv", ONE.as_bytes());
        let address = root.upload("/manage/import", &[("leave", "on")], file).await.location();
        let page = root.get(&address).await;
        assert!(page.shows("Yes, 7 people lose access"), "{}", page.words());
        let text = page.text();
        let seen = text.split("name=\"seen\" value=\"").nth(1).and_then(|it| it.split('"').next());
        let seen = ("seen", seen.expect("a digest"));
        let unticked = root.post(&address, &[seen, ("leaving", "7")]).await;
        assert_eq!(unticked.status, 422);
        assert!(unticked.shows("Tick that this is right"), "{}", unticked.words());
        let ticked = [seen, ("leaving", "7"), ("leavers", "on")];
        assert_eq!(root.post(&address, &ticked).await.status, 303);
        assert!(root.get("/manage").await.shows("2 people"));
        let leavers = Leavers { missing: true, allowed: Some(7) };
        let quiet = import_people(&app.store, ONE.as_bytes(), true, leavers).await.unwrap();
        assert!(quiet.deactivated.is_empty());
    })
    .await;
}

#[tokio::test]
async fn units_and_learning_leads_come_in_and_the_second_time_changes_nothing() {
    apps(features, |app| async move {
        let ada = app.administrator("Ada Holm").await;
        let first = import_people(&app.store, MANY.as_bytes(), true, false).await.unwrap();
        assert_eq!((first.restructured.len(), first.leads.len()), (0, 1), "{first:?}");
        let again = import_people(&app.store, MANY.as_bytes(), true, false).await.unwrap();
        let quiet = (again.restructured.len(), again.leads.len(), again.unchanged);
        assert_eq!(quiet, (0, 0, 8), "{again:?}");
        let root = app.sign_in(ada).await;
        assert!(root.get("/manage/teams").await.shows("Unit · 0 members"));
        let mut db = app.store.read().await.expect("a connection");
        let alva = cairn_people::store::find_by_email(&mut db, "alva@cairn.test").await.unwrap();
        let today = jiff::civil::date(2026, 3, 2);
        let alva = alva.expect("Alva").id;
        let places = cairn_people::store::list_places(&mut db, alva, today).await.unwrap();
        assert!(places.iter().any(|place| place.lead && place.name == "Nord"));
        let parent = cairn_people::store::find_parent(&mut db, places[0].team, today).await;
        let parent = parent.unwrap().expect("a unit");
        let unit = cairn_people::store::find_team(&mut db, parent).await.unwrap();
        assert_eq!((unit.name.as_str(), unit.kind.as_str()), ("Drift", "unit"));
    })
    .await;
}
