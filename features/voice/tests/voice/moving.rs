//! What happens on the day, and where it shows.

use cairn_ground::{Actor, PersonId};
use cairn_testkit::apps;

use super::world::{World, address, features};

const A3: &str = "The A3 certificate in work time";

#[tokio::test]
async fn unanswered_on_the_day_it_moves_up_and_all_three_see_that() {
    apps(features, |app| async move {
        let w = World::new(app).await;
        let at = w.ask(A3, "Eva Berg", "team").await;
        let karin = w.browser(w.karin).await;
        w.app.days(14).await;
        assert_eq!(karin.get(&at).await.status, 404, "on the day itself it still lies with Eva");
        w.app.days(1).await;
        let moved = ("voice-waits-moved".to_owned(), "Karin Holm".to_owned());
        assert_eq!(w.waits(w.alva).await, std::slice::from_ref(&moved));
        assert_eq!(w.waits(w.eva).await, [moved]);
        let asked = ("voice-waits-asked".to_owned(), "Alva Lindqvist".to_owned());
        assert_eq!(w.waits(w.karin).await, [asked]);
        assert_eq!(w.told(w.alva).await, ["voice-waits-moved"]);
        let story = "No answer in time, so it went on to Karin Holm.";
        for person in [w.alva, w.eva, w.karin] {
            let page = w.browser(person).await.get(&at).await;
            assert!(page.shows(story), "{}", page.words());
            assert!(page.shows("1 day late, moved up on 17 Mar"), "{}", page.words());
        }
        let eva = w.browser(w.eva).await;
        let late = [("word", "we-do-it"), ("reason", "Half a day each week.")];
        let refused = eva.post(&format!("{at}/answer"), &late).await;
        assert_eq!(refused.status, 422);
        assert!(refused.shows("It went on to somebody else while you wrote."));
        assert!(refused.shows("Half a day each week."), "the text is kept");
        w.app.settle().await;
        assert_eq!(w.told(w.alva).await.len(), 1, "a sweep may run as often as it likes");
        let back = [("to", "Eva Berg"), ("reason", "You know the shifts.")];
        karin.done(&format!("{at}/pass"), &back).await;
        assert_eq!(eva.post(&format!("{at}/answer"), &late).await.status, 303);
        let page = w.browser(w.alva).await.get(&at).await;
        assert!(page.shows("Eva Berg answered: we do it") && page.shows(story));
        let words: Vec<_> = w.recorded(&at).await.into_iter().map(|(_, word)| word).collect();
        let words: Vec<_> = words.iter().flatten().map(String::as_str).collect();
        assert_eq!(words, ["passed-on", "we-do-it"], "the day makes no statement");
    })
    .await;
}

#[tokio::test]
async fn the_day_ends_where_the_asker_is() {
    apps(features, |app| async move {
        let w = World::new(app).await;
        let alva = w.app.actor(w.alva).await;
        w.app
            .store
            .write(move |tx| {
                let alva = alva.clone();
                Box::pin(async move {
                    let (sv, zone) = (cairn_ground::Locale::Sv, "Pacific/Honolulu");
                    cairn_people::commands::set_preferences(tx, &alva, sv, zone, "auto").await
                })
            })
            .await
            .expect("moved far away");
        // Monday evening in Honolulu, Tuesday morning in Stockholm.
        w.app.days(1).await;
        let at = w.ask(A3, "Eva Berg", "team").await;
        w.app.days(14).await;
        let page = w.browser(w.eva).await.get(&at).await;
        assert!(page.shows("Alva Lindqvist asks you"), "{}", page.words());
        assert!(page.shows("1 day late"), "the reader counts by the own calendar");
        w.app.days(1).await;
        let page = w.browser(w.alva).await.get(&at).await;
        assert!(page.shows("Det ligger hos Karin Holm"), "{}", page.words());
    })
    .await;
}

#[tokio::test]
async fn in_no_zone_does_the_asker_get_the_day_to_end_sooner() {
    apps(features, |app| async move {
        let w = World::new(app).await;
        let at = w.ask(A3, "Eva Berg", "team").await;
        let alva = w.app.actor(w.alva).await;
        let east = w.app.store.write(move |tx| {
            let alva = alva.clone();
            Box::pin(async move {
                let (en, zone) = (cairn_ground::Locale::En, "Pacific/Kiritimati");
                cairn_people::commands::set_preferences(tx, &alva, en, zone, "auto").await
            })
        });
        east.await.expect("chosen");
        // Noon of the last day in Stockholm is the day after on Kiritimati.
        w.app.clock.advance(3 * cairn_ground::Instant::HOUR);
        w.app.days(14).await;
        let page = w.browser(w.eva).await.get(&at).await;
        assert!(page.shows("Alva Lindqvist asks you"), "{}", page.words());
        w.app.days(1).await;
        let page = w.browser(w.alva).await.get(&at).await;
        assert!(page.shows("It lies with Karin Holm"), "{}", page.words());
    })
    .await;
}

#[tokio::test]
async fn where_nobody_is_above_it_stays_and_says_so() {
    apps(features, |app| async move {
        let w = World::new(app).await;
        let at = w.ask(A3, "Karin Holm", "team").await;
        let ahead = "If there is no answer by then, it stays with Karin Holm,";
        let before = w.browser(w.alva).await.get(&at).await;
        assert!(before.shows(ahead) && !before.shows("next manager"), "{}", before.words());
        let below = w.ask(A3, "Eva Berg", "team").await;
        let below = w.browser(w.alva).await.get(&below).await;
        assert!(below.shows("it moves up to the next manager."), "{}", below.words());
        assert!(below.queries() <= 12, "{} queries", below.queries());
        w.app.days(16).await;
        w.app.settle().await;
        let karin = w.browser(w.karin).await.get(&at).await;
        assert!(karin.shows("2 days late, nobody else above"), "{}", karin.words());
        let said = "There is nobody above Karin Holm, so it stays there.";
        assert_eq!(karin.words().matches(said).count(), 1, "once: {}", karin.words());
        assert!(karin.shows("We do it"), "she can still answer");
    })
    .await;
}

#[tokio::test]
async fn when_the_addressee_leaves_the_next_above_takes_over_at_once() {
    apps(features, |app| async move {
        let w = World::new(app).await;
        let (erased, left) = (w.ask(A3, "Jonas Ek", "team").await, {
            w.ask("Drawings arrive after the parts", "Omar Haddad", "organisation").await
        });
        erase(&w, w.jonas).await;
        let omar = w.omar;
        w.app
            .store
            .write(move |tx| {
                Box::pin(async move {
                    cairn_people::commands::deactivate(tx, &Actor::System, omar).await
                })
            })
            .await
            .expect("left");
        let alva = w.browser(w.alva).await;
        let page = alva.get(&erased).await;
        assert!(page.shows("It lies with nobody just now"), "{}", page.words());
        assert!(page.shows("asked former colleague"), "{}", page.words());
        w.app.settle().await;
        for at in [erased, left] {
            let page = alva.get(&at).await;
            assert!(page.shows("Eva Berg answers by 16 Mar"), "the day stays: {}", page.words());
            assert!(page.shows("took it over from somebody who is no longer here"));
        }
    })
    .await;
}

#[tokio::test]
async fn what_lies_with_nobody_waits_for_the_asker_until_somebody_has_it() {
    apps(features, |app| async move {
        let w = World::new(app).await;
        // Nobody is above Omar's team, nor above Karin.
        let omar = w.browser(w.omar).await;
        for (to, left, late) in [("Jonas Ek", w.jonas, 0), ("Karin Holm", w.karin, 16)] {
            let fields = [("text", A3), ("to", to), ("audience", "team")];
            let at = address(&omar.post("/obstacles", &fields).await);
            w.app.days(late).await;
            w.app.settle().await;
            assert!(w.waits(w.omar).await.is_empty(), "{to}: {}", w.app.name);
            erase(&w, left).await;
            w.app.settle().await;
            let nobody = [("voice-waits-nobody".to_owned(), String::new())];
            assert_eq!(w.waits(w.omar).await, nobody, "{to}: {}", w.app.name);
            assert!(omar.get(&at).await.shows("It lies with nobody just now"));
            let pass = [("to", "Eva Berg"), ("reason", "She buys tools.")];
            omar.done(&format!("{at}/pass"), &pass).await;
            assert!(w.waits(w.omar).await.is_empty(), "{to}: somebody has it");
            let no = [("word", "no-because"), ("reason", "The line is sold")];
            w.browser(w.eva).await.done(&format!("{at}/answer"), &no).await;
            omar.done(&format!("{at}/read"), &[]).await;
        }
    })
    .await;
}

pub async fn erase(w: &World, person: PersonId) {
    w.app
        .store
        .write(move |tx| {
            Box::pin(async move {
                for kind in cairn_voice::feature().data {
                    if let Some(erase) = kind.erase {
                        erase(tx, person).await?;
                    }
                }
                cairn_objects::orphan(tx, person).await?;
                cairn_people::store::delete_person(tx, person).await
            })
        })
        .await
        .expect("erased");
}

#[tokio::test]
async fn the_oldest_stand_first_on_the_team_s_and_the_organisation_s_page() {
    apps(features, |app| async move {
        let w = World::new(app).await;
        let at = w.ask(A3, "Eva Berg", "team").await;
        w.ask("Between the two of us", "Eva Berg", "participants").await;
        w.app.days(11).await;
        w.ask("Swap a week between Service and Design?", "Omar Haddad", "organisation").await;
        w.app.days(6).await;
        let eva = w.browser(w.eva).await;
        let team = eva.get(&format!("/host/team/{}", w.nord)).await;
        let (late, open) = (team.words().find(A3), team.words().find("Swap a week"));
        assert!(late.is_some() && late < open, "{}", team.words());
        assert!(team.shows("Karin Holm 3 days late, moved up on"), "{}", team.words());
        assert!(team.shows("Omar Haddad in 8 days"), "{}", team.words());
        assert!(!team.shows("Between the two"), "what only a few see stands on no shared page");
        let omar = w.browser(w.omar).await.get("/host/organisation/-").await;
        assert!(omar.shows("Swap a week between Service and Design? Service Nord Omar Haddad"));
        assert!(!omar.shows(A3), "another team's stays with it");
        let alva = w.browser(w.alva).await;
        alva.done(&format!("{at}/widen"), &[("audience", "organisation")]).await;
        let omar = w.browser(w.omar).await.get("/host/organisation/-").await;
        let (late, open) = (omar.words().find(A3), omar.words().find("Swap a week"));
        assert!(late.is_some() && late < open, "shown to everyone later: {}", omar.words());
        let karin = w.browser(w.karin).await;
        let no = [("word", "no-because"), ("reason", "The line is sold")];
        karin.done(&format!("{at}/answer"), &no).await;
        let omar = w.browser(w.omar).await.get("/host/organisation/-").await;
        assert!(!omar.shows(A3), "answered");
        let jonas = w.browser(w.jonas).await.get("/host/me/-").await;
        assert!(!jonas.shows("Waits for your answer") && !jonas.shows("What you asked for"));
        let alva = w.browser(w.alva).await.get("/host/me/-").await;
        assert!(alva.shows("What you asked for") && alva.shows("Between the two of us"));
        let omar = w.browser(w.omar).await.get("/host/me/-").await;
        assert!(omar.shows("Waits for your answer Swap a week"), "{}", omar.words());
    })
    .await;
}

#[tokio::test]
async fn the_list_filters_and_turns_pages() {
    apps(features, |app| async move {
        let w = World::new(app).await;
        for n in 0..27 {
            w.ask(&format!("Matter {n:02}."), "Eva Berg", "team").await;
        }
        let first = w.ask("The last matter", "Omar Haddad", "organisation").await;
        let answer = [("word", "no-because"), ("reason", "Not this year.")];
        w.browser(w.omar).await.done(&format!("{first}/answer"), &answer).await;
        let alva = w.browser(w.alva).await;
        let open = alva.get("/obstacles").await;
        assert_eq!(open.words().matches("Matter ").count(), 25);
        assert!(open.shows("Newer") && !open.shows("Older"));
        let next = alva.get("/obstacles?whose=all&state=open&page=1").await;
        assert_eq!(next.words().matches("Matter ").count(), 2);
        assert!(next.shows("Older") && !next.shows("Newer"));
        for (query, whose) in [("all", &alva), ("team", &alva), ("mine", &alva)] {
            let page = whose.get(&format!("/obstacles?whose={query}&state=answered")).await;
            assert!(page.shows("Omar Haddad answered: no, because"), "{query}");
            assert!(!page.shows("Matter"), "{query}");
        }
        let omar = w.browser(w.omar).await;
        assert!(omar.get("/obstacles?whose=team").await.shows("Nothing here"));
        assert!(omar.get("/obstacles?whose=mine&state=answered").await.shows("The last matter"));
        assert!(!omar.get("/obstacles").await.shows("Matter"), "another team's");
        for odd in ["-1", "x", "99999999999999999999"] {
            assert_eq!(alva.get(&format!("/obstacles?page={odd}")).await.status, 200);
        }
    })
    .await;
}
