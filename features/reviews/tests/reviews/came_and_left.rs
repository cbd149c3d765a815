//! Whoever came into a team for a look keeps no part in its reviews.

use cairn_ground::{Actor, Audience};
use cairn_people::commands;
use cairn_testkit::apps;

use crate::{
    features,
    loops::{first_step, id_of, insight_in, object},
    phone::{Phone, moves, start, team, write},
};

#[tokio::test]
async fn an_administrator_who_starts_a_review_in_a_team_and_leaves_it_reads_none_of_its_cards() {
    apps(features, |app| async move {
        let team = team(&app).await;
        let ada = app.administrator("Ada Holm").await;
        app.days(3).await;
        moves(&app, team.id, ada, true).await;
        let phone = Phone::of(&app, ada).await;
        let review = start(&phone, team.id, "Veckan").await;
        write(&team.jonas, &review, "1", "Patienten Ek var sur").await;
        moves(&app, team.id, ada, false).await;
        assert_eq!(phone.post(&format!("{review}/open"), &[]).await.status, 404);
        let opened = team.eva.done(&format!("{review}/open"), &[]).await;
        assert!(opened.shows("Patienten Ek var sur"), "{}", opened.words());
        let read = phone.get(&review).await;
        assert!(!read.shows("Patienten Ek var sur"), "{}", read.words());
    })
    .await;
}

#[tokio::test]
async fn no_other_way_out_of_a_team_keeps_the_cards_of_a_look_and_what_was_asked_by_name_stays() {
    apps(features, |app| async move {
        let team = team(&app).await;
        let (ada, bo) = (app.administrator("Ada Holm").await, app.administrator("Bo Alm").await);
        app.administrator("Cia Dal").await;
        app.days(3).await;
        for person in [ada, bo] {
            moves(&app, team.id, person, true).await;
        }
        let review = start(&team.eva, team.id, "Veckan").await;
        write(&team.jonas, &review, "1", "Patienten Ek var sur").await;
        team.eva.done(&format!("{review}/open"), &[]).await;
        let (id, owner) = (team.id, team.people[0]);
        let asked = app.store.write(move |tx| {
            Box::pin(async move {
                let system = &Actor::System;
                let new = cairn_objects::New {
                    id: tx.new_id(),
                    kind: "question",
                    title: "Of Ada",
                    lang: "en",
                    owner: Some(owner),
                    team: Some(id),
                    audience: Audience::Participants,
                    href: "/x".into(),
                };
                let asked = cairn_objects::create(tx, &new).await?;
                cairn_objects::add_participants(tx, asked, &[ada]).await?;
                // One gives the role up first, the other's access is ended and opened again.
                commands::set_roles(tx, system, ada, false, false).await?;
                commands::leave(tx, system, id, ada).await?;
                commands::deactivate(tx, system, bo).await?;
                commands::reactivate(tx, system, bo).await?;
                Ok(asked)
            })
        });
        let asked = asked.await.expect("gone");
        for person in [ada, bo] {
            let read = Phone::of(&app, person).await.get(&review).await;
            assert!(!read.shows("Patienten Ek var sur"), "{}", read.words());
        }
        let actor = app.actor(ada).await;
        let mut db = app.store.read().await.expect("a connection");
        assert!(cairn_objects::find(&mut db, &actor, asked).await.is_ok(), "still asked of Ada");
    })
    .await;
}

#[tokio::test]
async fn whoever_was_in_the_team_for_long_and_every_colleague_keep_the_cards_they_took_part_in() {
    apps(features, |app| async move {
        let team = team(&app).await;
        let (ada, lena) =
            (app.administrator("Ada Holm").await, app.person("Lena Ek", team.id).await);
        moves(&app, team.id, ada, true).await;
        app.days(40).await;
        let review = start(&team.eva, team.id, "Veckan").await;
        write(&team.jonas, &review, "1", "Patienten Ek var sur").await;
        team.eva.done(&format!("{review}/open"), &[]).await;
        for person in [ada, lena] {
            moves(&app, team.id, person, false).await;
            let read = Phone::of(&app, person).await.get(&review).await;
            assert!(read.shows("Patienten Ek var sur"), "{}", read.words());
        }
    })
    .await;
}

#[tokio::test]
async fn neither_another_zone_nor_another_part_in_the_team_makes_more_of_a_look() {
    apps(features, |app| async move {
        let team = team(&app).await;
        let (ada, bo) = (app.administrator("Ada Holm").await, app.administrator("Bo Alm").await);
        let id = team.id;
        app.days(3).await;
        for person in [ada, bo] {
            moves(&app, id, person, true).await;
        }
        let review = start(&team.eva, id, "Veckan").await;
        write(&team.jonas, &review, "1", "Patienten Ek var sur").await;
        team.eva.done(&format!("{review}/open"), &[]).await;
        app.days(1).await;
        // One is its manager before leaving as a member, the other leaves in a later day's zone.
        app.manages(ada, id).await;
        moves(&app, id, ada, false).await;
        app.days(1).await;
        let done = app.store.write(move |tx| {
            Box::pin(async move {
                commands::set_manager(tx, &Actor::System, id, None).await?;
                cairn_store::settings::set(tx, "zone", "Pacific/Pago_Pago").await?;
                commands::leave(tx, &Actor::System, id, bo).await
            })
        });
        done.await.expect("gone");
        for person in [ada, bo] {
            let read = Phone::of(&app, person).await.get(&review).await;
            assert!(!read.shows("Patienten Ek var sur"), "{}", read.words());
        }
    })
    .await;
}

#[tokio::test]
async fn whoever_started_a_review_on_a_short_stay_reads_nothing_of_it_and_leads_it_no_longer() {
    apps(features, |app| async move {
        let team = team(&app).await;
        let ada = app.administrator("Ada Holm").await;
        app.days(3).await;
        moves(&app, team.id, ada, true).await;
        let phone = Phone::of(&app, ada).await;
        let review = start(&phone, team.id, "Veckan").await;
        assert!(team.jonas.get(&review).await.shows("Ada Holm opens the cards"));
        moves(&app, team.id, ada, false).await;

        for path in [review.clone(), format!("{review}/write?q=1")] {
            let page = team.jonas.get(&path).await;
            let promise = "They show when one of you opens them.";
            assert!(page.shows(promise) && !page.shows("Ada"), "{path}: {}", page.words());
        }
        let page = team.jonas.get(&review).await;
        assert!(page.shows("Everyone who takes part can open the cards"), "{}", page.words());
        let list = team.jonas.get(&format!("/reviews?team={}", team.id)).await;
        assert!(list.shows("one of those who take part opens them"), "{}", list.words());
        write(&team.jonas, &review, "1", "Patienten Ek var sur").await;
        let opened = team.jonas.done(&format!("{review}/open"), &[]).await;
        let card = first_step(&opened);
        let insight = insight_in(&team.noor.post(&card, &[]).await.location());
        object(&app, &team, "step", "Vi ringer", team.people[2], insight).await;
        for path in [review.clone(), format!("/reviews/noticed/{insight}")] {
            assert_eq!(phone.get(&path).await.status, 404, "{path}");
        }
        let ada = app.actor(ada).await;
        let mut db = app.store.read().await.expect("a connection");
        let panel = cairn_links::panel(&mut db, &ada, id_of(&review)).await.expect("a panel");
        assert!(panel.is_empty(), "{panel:?}");
    })
    .await;
}

#[tokio::test]
async fn from_the_day_after_the_pages_say_that_everyone_can_open_the_cards() {
    apps(features, |app| async move {
        let team = team(&app).await;
        let review = start(&team.eva, team.id, "Veckan").await;
        assert!(team.jonas.get(&review).await.shows("Eva Ek opens the cards"));
        app.days(1).await;
        let page = team.jonas.get(&review).await;
        assert!(page.shows("Everyone who takes part can open the cards"), "{}", page.words());
        assert!(!page.shows("Eva Ek opens"), "{}", page.words());
    })
    .await;
}
