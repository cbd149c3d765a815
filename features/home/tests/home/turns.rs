//! Who came into a team lately and who left, as those who are in it read it.

use cairn_ground::{Actor, Locale, PersonId, TeamId};
use cairn_nudge::InTeam;
use cairn_people::{commands, events};
use cairn_testkit::{App, apps};

use jiff::civil::Date;

use crate::features;

/// As the house itself does it.
async fn moves(app: &App, team: TeamId, person: PersonId, comes: bool) {
    let done = app.store.write(move |tx| {
        Box::pin(async move {
            let system = &Actor::System;
            if comes {
                commands::join(tx, system, team, person).await
            } else {
                commands::leave(tx, system, team, person).await
            }
        })
    });
    done.await.expect("moved");
}

const TURNS: &str = "Who came and who left, the last 30 days";

#[tokio::test]
async fn whoever_came_into_a_team_and_left_on_one_day_is_read_by_those_in_it() {
    apps(features, |app| async move {
        let (team, other) = (app.team("Service Nord").await, app.team("Depot").await);
        let alva = app.person("Alva Lindqvist", team).await;
        let (noor, ada) = (app.person("Noor Karim", other).await, app.administrator("Ada Holm"));
        let (ada, page) = (ada.await, format!("/teams/{team}"));
        app.days(40).await;
        moves(&app, team, ada, true).await;
        moves(&app, team, ada, false).await;
        let read = app.sign_in(alva).await.get(&page).await;
        assert!(read.shows(TURNS) && read.shows("Came and left"), "{}", read.words());
        assert!(read.shows(": Ada Holm"), "{}", read.words());
        assert!(read.queries() <= 12, "{}", read.queries());
        let outside = app.sign_in(noor).await.get(&page).await;
        assert!(!outside.shows(TURNS) && !outside.shows("Ada Holm"), "{}", outside.words());
        app.days(31).await;
        let read = app.sign_in(alva).await.get(&page).await;
        assert!(!read.shows(TURNS), "{}", read.words());
    })
    .await;
}

/// Chooses the zone in which the day before goes on for longest.
async fn goes_west(app: &App, person: PersonId) {
    let actor = app.actor(person).await;
    let chosen = app.store.write(move |tx| {
        let actor = actor.clone();
        Box::pin(async move {
            let (locale, zone) = (Locale::En, "Pacific/Pago_Pago");
            commands::set_preferences(tx, &actor, locale, zone, "auto").await
        })
    });
    chosen.await.expect("chosen");
}

#[tokio::test]
async fn a_team_of_four_is_folded_for_others_in_whatever_zone_they_choose() {
    apps(features, |app| async move {
        let team = app.team("Service Nord").await;
        let mut last = None;
        for name in ["Alva Lindqvist", "Karin Ek", "Eva Berg", "Jonas Holm", "Saga Winther"] {
            last = Some(app.person(name, team).await);
        }
        let noor = app.person("Noor Karim", app.team("Kust").await).await;
        app.days(40).await;
        goes_west(&app, noor).await;
        let (browser, page) = (app.sign_in(noor).await, format!("/teams/{team}"));
        let list = format!("{page}/loop/noticed");
        assert_eq!(browser.get(&list).await.status, 200, "five");
        moves(&app, team, last.expect("a person"), false).await;
        let read = browser.get(&page).await;
        assert!(!read.shows("Saga Winther"), "{}", read.words());
        assert_eq!(browser.get(&list).await.status, 404, "{}", app.name);
    })
    .await;
}

#[tokio::test]
async fn whoever_was_taken_out_of_a_team_reads_it_no_longer_in_whatever_zone_they_choose() {
    apps(features, |app| async move {
        let team = app.team("Service Nord").await;
        let alva = app.person("Alva Lindqvist", team).await;
        app.person("Karin Ek", team).await;
        app.manages(alva, team).await;
        app.days(40).await;
        app.person("Saga Winther", team).await;
        goes_west(&app, alva).await;
        let (browser, page) = (app.sign_in(alva).await, format!("/teams/{team}"));
        let read = browser.get(&page).await;
        assert!(read.shows(TURNS), "{}", read.words());
        moves(&app, team, alva, false).await;
        let replaced = app.store.write(move |tx| {
            Box::pin(async move { commands::set_manager(tx, &Actor::System, team, None).await })
        });
        replaced.await.expect("replaced");
        let read = browser.get(&page).await;
        assert!(!read.shows(TURNS), "{}", read.words());
        let actor = app.actor(alva).await;
        let person = actor.person().expect("a person");
        assert!(person.teams.is_empty() && person.manages.is_empty(), "{person:?}");
    })
    .await;
}

#[tokio::test]
async fn a_new_team_tells_nothing_of_those_it_began_with_and_then_who_came_and_took_over() {
    apps(features, |app| async move {
        let team = app.team("Service Nord").await;
        let (alva, karin) =
            (app.person("Alva Lindqvist", team).await, app.person("Karin Ek", team).await);
        app.manages(karin, team).await;
        app.leads(alva, team).await;
        let page = format!("/teams/{team}");
        let read = app.sign_in(alva).await.get(&page).await;
        assert!(!read.shows(TURNS), "{}", read.words());
        app.days(3).await;
        app.person("Saga Winther", team).await;
        app.manages(alva, team).await;
        app.leads(karin, team).await;
        let read = app.sign_in(alva).await.get(&page).await;
        assert!(read.shows("New: Saga Winther, "), "{}", read.words());
        assert!(read.shows(": Alva Lindqvist; before: Karin Ek"), "{}", read.words());
        assert!(read.shows("Learning lead since") && read.shows(": Karin Ek"), "{}", read.words());
        moves(&app, team, karin, false).await;
        let read = app.sign_in(alva).await.get(&page).await;
        assert!(read.shows("Left: Karin Ek, "), "{}", read.words());
        assert!(!read.shows("Learning lead since"), "{}", read.words());
    })
    .await;
}

#[tokio::test]
async fn whoever_was_made_for_a_look_into_a_team_and_erased_leaves_a_trace_without_a_name() {
    apps(features, |app| async move {
        let team = app.team("Service Nord").await;
        let alva = app.person("Alva Lindqvist", team).await;
        app.days(40).await;
        let puppet = app.person("Per Son", team).await;
        let erased = app.store.write(move |tx| {
            Box::pin(async move {
                commands::forget_places(tx, puppet).await?;
                cairn_people::store::delete_person(tx, puppet).await
            })
        });
        erased.await.expect("erased");
        let read = app.sign_in(alva).await.get(&format!("/teams/{team}")).await;
        assert!(
            read.shows("Came and left") && read.shows(": former colleague"),
            "{}",
            read.words()
        );
        assert!(!read.shows("Per Son"), "{}", read.words());
    })
    .await;
}

#[tokio::test]
async fn of_somebody_erased_no_first_day_stays_that_is_not_shown_and_nothing_after_thirty_days() {
    apps(features, |app| async move {
        let team = app.team("Service Nord").await;
        let first = app.person("Alva Lindqvist", team).await;
        app.days(1).await;
        let long = app.person("Per Son", team).await;
        app.days(60).await;
        moves(&app, team, long, false).await;
        app.days(3).await;
        let erased = app.store.write(move |tx| Box::pin(commands::forget_places(tx, long)));
        erased.await.expect("erased");
        let gone = || async {
            let mut db = app.store.read().await.expect("a connection");
            let rows = cairn_store::q("SELECT from_on, to_on FROM people_gone").all(&mut db).await;
            let rows: Vec<(Date, Date)> = rows.expect("rows");
            rows
        };
        let kept = gone().await;
        let [(from, to)] = kept[..] else { panic!("one row: {kept:?}") };
        assert_eq!((to - from).get_days(), 31, "the last day alone says it");
        let read = app.sign_in(first).await.get(&format!("/teams/{team}")).await;
        assert!(read.shows("Left: former colleague"), "{}", read.words());
        app.days(31).await;
        let swept = app.store.write(|tx| Box::pin(commands::prune(tx)));
        swept.await.expect("swept");
        assert!(gone().await.is_empty(), "the sweep forgets it");
    })
    .await;
}

#[tokio::test]
async fn whoever_was_told_of_somebody_who_let_themselves_in_says_that_they_have_seen_it() {
    apps(features, |app| async move {
        let team = app.team("Service Nord").await;
        let (alva, karin) =
            (app.person("Alva Lindqvist", team).await, app.person("Karin Ek", team).await);
        let ada = app.administrator("Ada Holm").await;
        let actor = app.actor(ada).await;
        let done = app.store.write(move |tx| {
            let actor = actor.clone();
            Box::pin(async move {
                for person in [alva, karin] {
                    commands::mark_arrived(tx, person).await?;
                }
                commands::join(tx, &Actor::System, team, ada).await?;
                let it = InTeam { team, verb: events::CAME, also: None };
                cairn_nudge::tell_team(tx, &actor, &it).await?;
                commands::leave(tx, &Actor::System, team, ada).await
            })
        });
        done.await.expect("told");
        let (member, other) = (app.sign_in(alva).await, app.sign_in(karin).await);
        let (today, page) = (member.get("/").await, format!("/teams/{team}"));
        let words = "Ada Holm, an administrator, has joined Service Nord and reads";
        assert!(today.shows(words), "{}", today.words());
        let told = format!("{page}?told=1");
        assert!(today.text().contains(&format!("href=\"{told}\"")), "one gets there");
        for _ in 0..2 {
            let read = member.get(&told).await;
            assert!(read.shows("I have seen this"), "opening changes nothing: {}", read.words());
            assert!(read.shows("Came and left") && read.shows(": Ada Holm"), "{}", read.words());
            assert!(read.queries() <= 12, "{}", read.queries());
        }
        let seen = member.done(&format!("{page}/seen"), &[]).await;
        assert!(seen.shows("Noted") && !seen.shows("I have seen this"), "{}", seen.words());
        assert!(!member.get("/").await.shows(words));
        assert!(other.get("/").await.shows(words), "each for themselves");
    })
    .await;
}

#[tokio::test]
async fn whoever_was_told_of_a_new_curator_reads_it_on_the_page_of_that_person() {
    apps(features, |app| async move {
        let (ada, eve) = (app.administrator("Ada Holm").await, app.administrator("Eve Berg").await);
        let told = app.store.write(move |tx| {
            Box::pin(async move {
                let (verb, reason) = (events::TOOK_CURATOR, "people-told-took-curator");
                let rank = cairn_nudge::Rank::Heard;
                let waiting = cairn_nudge::Waiting::new(eve, ada.0.into(), verb, rank, reason);
                cairn_nudge::wait(tx, &waiting.from(ada)).await
            })
        });
        told.await.expect("told");
        let (browser, page) = (app.sign_in(eve).await, format!("/people/{ada}"));
        let words = "Ada Holm, an administrator, has become curator";
        assert!(browser.get("/").await.shows(words) && browser.get(&page).await.shows(words));
        let seen = browser.done(&format!("{page}/seen"), &[]).await;
        assert!(seen.shows("Noted") && !seen.shows(words), "{}", seen.words());
        assert!(!browser.get("/").await.shows(words));
    })
    .await;
}
