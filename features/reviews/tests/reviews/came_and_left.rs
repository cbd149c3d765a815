//! Whoever runs the house and came into a team for a look keeps no part in its reviews.

use cairn_ground::{Actor, PersonId, TeamId};
use cairn_people::commands;
use cairn_testkit::{App, apps};

use crate::{
    features,
    phone::{Phone, start, team, write},
};

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

#[tokio::test]
async fn an_administrator_who_starts_a_review_in_a_team_and_leaves_it_reads_none_of_its_cards() {
    apps(features, |app| async move {
        let team = team(&app).await;
        let ada = app.administrator("Ada Holm").await;
        moves(&app, team.id, ada, true).await;
        let phone = Phone::of(&app, ada).await;
        let review = start(&phone, team.id, "Veckan").await;
        write(&team.jonas, &review, "1", "Patienten Ek var sur").await;
        moves(&app, team.id, ada, false).await;
        assert_eq!(phone.post(&format!("{review}/open"), &[]).await.status, 403);
        let opened = team.eva.done(&format!("{review}/open"), &[]).await;
        assert!(opened.shows("Patienten Ek var sur"), "{}", opened.words());
        let read = phone.get(&review).await;
        assert!(!read.shows("Patienten Ek var sur"), "{}", read.words());
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
