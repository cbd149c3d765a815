//! My history names colleagues where their things say their names, and nobody else.

use std::sync::Arc;

use cairn_ground::{Audience, Locale, ObjectId, PersonId};
use cairn_record::{Detail, Event};
use cairn_testkit::{App, apps};

use crate::{ASKED, ask_of, features};

/// Says a statement about somebody's object, with the persons among its details.
async fn say(
    app: &Arc<App>,
    who: PersonId,
    object: ObjectId,
    details: &'static [&'static str],
    person: PersonId,
) {
    let actor = app.actor(who).await;
    app.store
        .write(move |tx| {
            let actor = actor.clone();
            Box::pin(async move {
                let object = cairn_objects::find_any(tx, object).await?;
                let said = Event::about(ASKED, &object);
                let said = details
                    .iter()
                    .fold(said, |said, name| said.detail(name, Detail::Person(person)));
                cairn_record::append(tx, &actor, &said).await.map(drop)
            })
        })
        .await
        .expect("said");
}

#[tokio::test]
async fn my_history_says_whose_it_was_and_for_whom_i_did_it_in_my_language() {
    apps(features, |app| async move {
        let team = app.team("Nord").await;
        let noor = app.add("Noor Karim", Some(team), Locale::Sv, false).await;
        let [alva, bo] = [app.person("Alva Lind", team).await, app.person("Bo Ek", team).await];
        let cases: [(_, &[_], _); 6] = [
            ("question", &[], "”Alvas” fråga från Alva Lind · i dag"),
            ("page", &[], "”Alvas” sida, nu hos Alva Lind · i dag"),
            ("question", &["to"], "”Alvas” vidare till Bo Ek · i dag"),
            ("obstacle", &["person"], "”Alvas” vidare till Bo Ek · i dag"),
            ("thanks", &["person"], "”Alvas” till Bo Ek · i dag"),
            ("step", &["owner"], "”Alvas” åt Bo Ek · i dag"),
        ];
        for (kind, details, words) in cases {
            let object = ask_of(&app, alva, team, (kind, "Alvas"), Audience::Team).await;
            say(&app, noor, object, details, bo).await;
            let page = app.sign_in(noor).await.get("/me/history").await;
            assert!(page.shows(words), "{words}: {}", page.words());
            assert!(page.queries() <= 12, "{} queries", page.queries());
        }
        let own = app.sign_in(alva).await.get("/me/history").await;
        assert!(!own.shows("from Alva") && !own.shows("with Alva"), "{}", own.words());
    })
    .await;
}

#[tokio::test]
async fn my_history_names_nobody_by_what_i_may_not_see_and_nobody_of_a_card() {
    apps(features, |app| async move {
        let team = app.team("Nord").await;
        let noor = app.person("Noor Karim", team).await;
        let alva = app.person("Alva Lind", team).await;
        for (kind, audience) in [
            ("question", Audience::Me),
            ("thanks", Audience::Me),
            ("insight", Audience::Team),
            ("look", Audience::Organisation),
        ] {
            let object = ask_of(&app, alva, team, (kind, "Something"), audience).await;
            say(&app, noor, object, &[], alva).await;
            if audience == Audience::Me {
                say(&app, noor, object, &["person", "to", "owner"], alva).await;
            }
        }
        let page = app.sign_in(noor).await.get("/me/history").await;
        assert!(!page.shows("Alva"), "{}", page.words());
    })
    .await;
}

#[tokio::test]
async fn who_was_erased_is_a_former_colleague_in_my_history_too() {
    apps(features, |app| async move {
        let team = app.team("Nord").await;
        let ada = app.administrator("Ada Holm").await;
        let noor = app.person("Noor Karim", team).await;
        let zelda = app.person("Zelda Quist", team).await;
        let hers = ask_of(&app, zelda, team, ("question", "Hers"), Audience::Team).await;
        say(&app, noor, hers, &[], zelda).await;
        let mine = ask_of(&app, noor, team, ("thanks", "Mine"), Audience::Team).await;
        say(&app, noor, mine, &["person"], zelda).await;
        let step = ask_of(&app, zelda, team, ("step", "Step"), Audience::Team).await;
        say(&app, noor, step, &[], zelda).await;
        let erase = app.sign_in(ada).await;
        erase.done(&format!("/manage/erase/{zelda}"), &[("name", "Zelda Quist")]).await;
        let page = app.sign_in(noor).await.get("/me/history").await;
        assert!(page.shows("“Hers” question from former colleague"), "{}", page.words());
        assert!(page.shows("“Mine” to former colleague"), "{}", page.words());
        assert!(!page.shows("Zelda") && !page.shows("next step, with"), "{}", page.words());
    })
    .await;
}

#[tokio::test]
async fn a_look_names_whose_it_is_and_not_for_whom_it_was_done() {
    apps(features, |app| async move {
        let team = app.team("Nord").await;
        let ada = app.administrator("Ada Holm").await;
        let noor = app.person("Noor Karim", team).await;
        let alva = app.person("Alva Lind", team).await;
        let open = Audience::Organisation;
        let object = ask_of(&app, alva, team, ("question", "Open"), open).await;
        say(&app, noor, object, &[], alva).await;
        let thanks = ask_of(&app, noor, team, ("thanks", "For it"), open).await;
        say(&app, noor, thanks, &["person"], alva).await;
        let address = format!("/manage/history/{noor}");
        let page = app.sign_in(ada).await.done(&address, &[("reason", "Noor asked me")]).await;
        assert!(page.shows("“Open” question from Alva Lind"), "{}", page.words());
        assert!(page.shows("“For it” today"), "{}", page.words());
    })
    .await;
}
