use std::ops::RangeInclusive;

use cairn_ground::Actor;
use cairn_testkit::apps;

use super::house::{Member, People, features, id_of, said};

#[tokio::test]
async fn a_page_is_looked_at_again_after_a_year_and_one_tap_says_it_is_still_right() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let page = people.noor.share("Valves", "One").await;
        assert!(people.waits(&people.noor).await.is_empty());
        people.app.days(366).await;
        let noor = people.app.sign_in(people.noor.id).await;
        assert_eq!(people.waits(&people.noor).await, [("look-over".to_owned(), None)]);
        assert!(noor.get(&page).await.shows("Is it still right?"));
        let mut db = people.app.store.read().await.unwrap();
        let actor = people.actor(&people.noor).await;
        let today = "2999-01-01".parse().unwrap();
        let waits = cairn_nudge::list_waiting(&mut db, &actor, today, 9).await.unwrap();
        assert_eq!((waits[0].due_on, waits[0].opens_on.is_some()), (None, true), "never late");
        drop(db);
        let team = verbs_of_noor(&people).await;
        assert_eq!(team, ["look-over"]);
        let answer = noor.post(&format!("{page}/still-right"), &[]).await;
        assert_eq!(said(&answer), "still-right");
        assert!(people.waits(&people.noor).await.is_empty());
        assert!(!noor.get(&page).await.shows("Is it still right?"));
    })
    .await;
}

async fn verbs_of_noor(people: &People) -> Vec<String> {
    people.waits(&people.noor).await.into_iter().map(|(verb, _)| verb).collect()
}

#[tokio::test]
async fn only_the_owner_limits_who_edits_and_the_reason_stands_on_the_page() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let page = people.noor.share("Valves", "One").await;
        let editors = format!("{page}/editors");
        let why = "The figures come from the authority.";
        for other in [&people.alva, &people.karin] {
            let answer = other.web.post(&editors, &[("by", "owner"), ("why", why)]).await;
            assert_eq!(answer.status, 403);
        }
        let without = people.noor.web.post(&editors, &[("by", "team"), ("why", "")]).await;
        assert_eq!(without.status, 422);
        assert_eq!(
            said(&people.noor.web.post(&editors, &[("by", "team"), ("why", why)]).await),
            "editors"
        );
        assert!(people.jonas.sees(&page).await.contains(why));
        assert_eq!(said(&people.alva.save(&page, 1, "Valves", "Two").await), "saved");
        assert_eq!(said(&people.jonas.save(&page, 2, "Valves", "Three").await), "suggested");
        people.noor.web.post(&editors, &[("by", "owner"), ("why", why)]).await;
        assert_eq!(said(&people.alva.save(&page, 2, "Valves", "Four").await), "suggested");
        let restore = people.alva.web.post(&format!("{page}/history/1"), &[]).await;
        assert_eq!(restore.status, 403);
    })
    .await;
}

#[tokio::test]
async fn what_is_planned_for_a_day_to_come_is_said_so_and_stays_in_the_form() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let page = people.noor.share("Valves", "One").await;
        let approve = format!("{page}/approve");
        let plan = [("version", "1"), ("from", "2027-02-01"), ("until", "2027-12-24")];
        assert_eq!(said(&people.noor.web.post(&approve, &plan).await), "announced");
        let words = people.noor.sees(&page).await;
        assert!(words.contains("how we do it from 1 February 2027"), "{words}");
        let care = people.noor.web.get(&format!("{page}/care")).await.text();
        for (name, day) in [("from", "2027-02-01"), ("until", "2027-12-24")] {
            let field = care.split("<input").find(|it| it.contains(&format!("name=\"{name}\"")));
            let field = field.expect("a field");
            assert!(field.contains(&format!("value=\"{day}\"")), "{name}: {field}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_page_is_shown_to_more_people_by_its_owner_and_never_to_fewer() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let page = people.noor.share_with("Keys", "On the hook", &[("audience", "team")]).await;
        let widen = format!("{page}/widen");
        let wide = [("audience", "organisation")];
        assert_eq!(people.alva.web.post(&widen, &wide).await.status, 403);
        assert_eq!(people.jonas.web.post(&widen, &wide).await.status, 404);
        assert_eq!(said(&people.noor.web.post(&widen, &wide).await), "widened");
        people.jonas.sees(&page).await;
        let back = people.noor.web.post(&widen, &[("audience", "me")]).await;
        assert_eq!(back.status, 422);
        assert!(people.did(&people.noor).await.contains(&"widened".to_owned()));
    })
    .await;
}

#[tokio::test]
async fn a_deleted_page_is_gone_for_all_and_comes_back_within_thirty_days() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let page = people.noor.share("Valves", "Quarter turn").await;
        let delete = format!("{page}/delete");
        assert_eq!(people.alva.web.post(&delete, &[]).await.status, 403);
        assert_eq!(said(&people.noor.web.post(&delete, &[]).await), "deleted");
        for reader in [&people.noor, &people.alva, &people.karin] {
            assert_eq!(reader.web.get(&page).await.status, 404);
            assert!(!reader.sees("/pages").await.contains("Valves"));
        }
        assert_eq!(found(&people, "quarter").await, 0);
        let own = people.noor.web.get("/pages/deleted").await;
        assert!(own.shows("Valves deleted by Noor Karim"), "{}", own.words());
        assert!(own.text().contains("/bring-back") && !own.text().contains("/seen"));
        assert!(!people.alva.sees("/pages/deleted").await.contains("Valves"));
        let list = people.karin.sees("/pages/deleted").await;
        assert!(list.contains("Valves deleted by Noor Karim"), "{list}");
        let back = format!("{page}/bring-back");
        assert_eq!(people.alva.web.post(&back, &[]).await.status, 403);
        assert_eq!(said(&people.karin.web.post(&back, &[]).await), "brought-back");
        assert!(people.alva.sees(&page).await.contains("A tip from Noor Karim"));
        assert_eq!(found(&people, "quarter").await, 1);
        // What was deleted once more is gone for good after thirty days.
        people.noor.web.post(&delete, &[]).await;
        people.app.days(31).await;
        let karin = people.app.sign_in(people.karin.id).await;
        assert_eq!(karin.post(&back, &[]).await.status, 404);
        let mut db = people.app.store.read().await.unwrap();
        assert!(cairn_objects::find_any(&mut db, id_of(&page)).await.is_err());
    })
    .await;
}

#[tokio::test]
async fn whoever_looked_after_a_page_hears_who_deleted_it_and_that_it_can_come_back() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let page = people.noor.share("Valves", "Quarter turn").await;
        assert_eq!(said(&people.karin.web.post(&format!("{page}/delete"), &[]).await), "deleted");
        let news = [("removed".to_owned(), Some("Karin Ek".to_owned()))];
        assert_eq!(people.waits(&people.noor).await, news);
        assert_eq!(people.told(&people.noor).await, ["knowledge-tell-removed"]);
        let way = people.noor.web.get(&page).await;
        assert_eq!(way.status, 303);
        assert_eq!(way.location(), "/pages/deleted");
        let list = people.noor.web.get("/pages/deleted").await;
        assert!(list.shows("Valves deleted by Karin Ek"), "{}", list.words());
        assert!(!list.text().contains("/bring-back"), "{}", list.text());
        let back = format!("{page}/bring-back");
        assert_eq!(people.noor.web.post(&back, &[]).await.status, 403);
        for path in ["edit", "care", "history"] {
            assert_eq!(people.noor.web.get(&format!("{page}/{path}")).await.status, 404, "{path}");
        }
        assert_eq!(people.alva.web.get(&page).await.status, 404);
        let seen = format!("{page}/seen");
        assert_eq!(people.alva.web.post(&seen, &[]).await.status, 404);
        assert!(list.text().contains(&seen), "{}", list.text());
        people.noor.web.post(&seen, &[]).await;
        assert!(people.waits(&people.noor).await.is_empty());
        assert_eq!(said(&people.karin.web.post(&back, &[]).await), "brought-back");
        assert!(people.noor.sees(&format!("{page}/care")).await.contains("Valves"));
    })
    .await;
}

#[tokio::test]
async fn a_page_says_that_curators_may_edit_it_too_and_a_reason_is_not_called_optional() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let page = people.noor.share("Valves", "One").await;
        let fields = [("by", "owner"), ("why", "The figures")];
        people.noor.web.post(&format!("{page}/editors"), &fields).await;
        let words = people.alva.sees(&page).await;
        assert!(words.contains("Only the owner and curators edit this page"), "{words}");
        assert_eq!(said(&people.karin.save(&page, 1, "Valves", "Two").await), "saved");
        let care = people.noor.sees(&format!("{page}/care")).await;
        assert!(care.contains("Only me and curators"), "{care}");
        assert!(!care.contains("Why not everyone? (optional)"), "{care}");
    })
    .await;
}

async fn found(people: &People, words: &str) -> usize {
    let actor = people.actor(&people.alva).await;
    let mut db = people.app.store.read().await.unwrap();
    cairn_search::find(&mut db, &actor, words, 10).await.unwrap().hits.len()
}

#[tokio::test]
async fn what_was_private_comes_back_to_its_owner_alone_and_curators_never_see_it() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let page = people.noor.share_with("Draft", "Mine", &[("audience", "me")]).await;
        people.noor.web.post(&format!("{page}/delete"), &[]).await;
        let back = format!("{page}/bring-back");
        assert!(!people.karin.sees("/pages/deleted").await.contains("Draft"));
        assert_eq!(people.karin.web.post(&back, &[]).await.status, 404);
        assert_eq!(people.alva.web.post(&back, &[]).await.status, 404);
        assert!(people.noor.web.get("/pages/deleted").await.text().contains(&back));
        assert_eq!(said(&people.noor.web.post(&back, &[]).await), "brought-back");
        assert!(people.noor.sees(&page).await.contains("Mine"));
    })
    .await;
}

#[tokio::test]
async fn a_reported_page_that_its_owner_deletes_and_brings_back_stays_out_of_sight() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let page = people.noor.share("Valves", "Quarter turn").await;
        let id = id_of(&page);
        let hidden = people
            .app
            .store
            .write(move |tx| Box::pin(async move { cairn_objects::hide(tx, id).await }));
        hidden.await.unwrap();
        people.noor.web.post(&format!("{page}/delete"), &[]).await;
        people.noor.web.post(&format!("{page}/bring-back"), &[]).await;
        assert!(people.noor.sees(&page).await.contains("Quarter turn"));
        assert_eq!(people.alva.web.get(&page).await.status, 404);
        assert_eq!(found(&people, "quarter").await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_colleague_takes_over_and_is_asked_when_the_day_comes() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let page = people.noor.share("Valves", "One").await;
        let owner = format!("{page}/owner");
        let alva = people.alva.id.to_string();
        assert_eq!(people.alva.web.post(&owner, &[("to", "me")]).await.status, 403);
        let care = people.noor.web.get(&format!("{page}/care")).await;
        assert!(care.shows("Alva Lind") && !care.shows("Jonas Berg"), "{}", care.words());
        assert_eq!(said(&people.noor.web.post(&owner, &[("to", alva.as_str())]).await), "owner");
        assert!(people.jonas.sees(&page).await.contains("Alva Lind ansvarar för sidan"));
        assert_eq!(people.noor.web.get(&format!("{page}/care")).await.status, 403);
        people.app.days(366).await;
        assert_eq!(people.waits(&people.alva).await[0].0, "look-over");
        assert!(people.waits(&people.noor).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_page_is_given_to_nobody_who_has_left() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let page = people.noor.share("Valves", "One").await;
        let alva = people.alva.id;
        let leave = people.app.store.write(move |tx| {
            Box::pin(cairn_people::commands::deactivate(tx, &Actor::System, alva))
        });
        leave.await.unwrap();
        let nobody = cairn_ground::Id::nil();
        for to in [alva.to_string(), nobody.to_string()] {
            let answer = people.noor.web.post(&format!("{page}/owner"), &[("to", &to)]).await;
            assert_eq!(answer.status, 422, "{to}");
            assert!(answer.shows("Please choose one of these."), "{}", answer.words());
        }
        assert!(people.karin.sees(&page).await.contains("Noor Karim looks after this page"));
    })
    .await;
}

#[tokio::test]
async fn only_who_answers_for_a_page_reaches_its_care() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let page = people.noor.share("Valves", "One").await;
        assert_eq!(people.alva.web.get(&format!("{page}/care")).await.status, 403);
        people.karin.sees(&format!("{page}/care")).await;
        for command in ["withdraw", "still-right", "review", "delete"] {
            let fields = [("review_on", "2026-12-01")];
            let answer = people.alva.web.post(&format!("{page}/{command}"), &fields).await;
            assert_eq!(answer.status, 403, "{command}");
        }
        for day in ["2025-12-01", "0000-01-01", "soon", ""] {
            let fields = [("review_on", day)];
            let answer = people.noor.web.post(&format!("{page}/review"), &fields).await;
            assert_eq!(answer.status, 422, "{day}");
        }
        let fields = [("review_on", "2026-12-01")];
        assert_eq!(said(&people.noor.web.post(&format!("{page}/review"), &fields).await), "review");
    })
    .await;
}

#[tokio::test]
async fn a_page_shown_to_more_people_keeps_its_drafts_from_them() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let draft = "Larsson is hopeless";
        for (first, versions_of_alva) in [("me", 2..=3), ("team", 1..=3)] {
            let page = people.noor.share_with("Keys", draft, &[("audience", first)]).await;
            let saved = people.noor.save(&page, 1, "Keys", "Ask for the keys").await;
            assert_eq!(said(&saved), "saved");
            let wide = [("audience", "organisation")];
            let widened = people.noor.web.post(&format!("{page}/widen"), &wide).await;
            assert_eq!(said(&widened), "widened");
            people.noor.save(&page, 2, "Keys", "Ask the desk for the keys").await;
            reads(&people.noor, &page, 1..=3, draft).await;
            reads(&people.alva, &page, versions_of_alva, draft).await;
            reads(&people.jonas, &page, 2..=3, draft).await;
            let restored = people.jonas.web.post(&format!("{page}/history/1"), &[]).await;
            assert_eq!(restored.status, 404, "what one never read cannot be brought back");
        }
    })
    .await;
}

/// The history shows these versions, and the draft only to who could read the first one.
async fn reads(reader: &Member, page: &str, versions: RangeInclusive<i64>, draft: &str) {
    let history = format!("{page}/history");
    let list = reader.web.get(&history).await.text();
    assert!(!list.contains("history?before="), "the way to older ones leads nowhere");
    for number in 1..=3 {
        let path = format!("{history}/{number}");
        let seen = versions.contains(&number);
        assert_eq!(list.contains(&path), seen, "{number}");
        let answer = reader.web.get(&path).await;
        assert_eq!(answer.status == 200, seen, "{number}");
        let told = answer.text().contains(draft);
        assert_eq!(told, versions.contains(&1) && number < 3, "{number}: {}", answer.words());
    }
}
