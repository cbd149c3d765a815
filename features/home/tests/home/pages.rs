use cairn_testkit::{apps, samples};

use crate::{Made, features, make};

#[tokio::test]
async fn nobody_sees_a_page_without_signing_in() {
    apps(features, |app| async move {
        let visitor = app.visitor();
        for path in ["/", "/organisation", "/search?q=a", "/new", "/me", "/help", "/waiting"] {
            let answer = visitor.get(path).await;
            assert_eq!(answer.status, 303, "{path}");
            assert!(answer.location().starts_with("/login"), "{path}");
        }
    })
    .await;
}

#[tokio::test]
async fn today_says_something_kind_when_nothing_waits() {
    apps(features, |app| async move {
        let team = app.team("Service Nord").await;
        let alva = app.person("Alva Lindqvist", team).await;
        let browser = app.sign_in(alva).await;
        let today = browser.get("/").await;
        assert!(today.shows("Good to see you, Alva"), "{}", today.words());
        assert!(today.queries() <= 12, "{} queries", today.queries());
    })
    .await;
}

#[tokio::test]
async fn people_and_teams_are_found_by_half_their_names_and_without_dots() {
    apps(features, |app| async move {
        let team = app.team("Service Nord").await;
        let asa = app.person("Åsa Öberg", team).await;
        app.settle().await;
        let browser = app.sign_in(asa).await;
        for (q, found) in [("Öbe", "Åsa Öberg"), ("oberg", "Åsa Öberg"), ("servic", "Service Nord")]
        {
            let page = browser.get(&format!("/search?q={}", q.replace('Ö', "%C3%96"))).await;
            assert!(page.shows(found), "{q}: {}", page.words());
        }
    })
    .await;
}

#[tokio::test]
async fn somebody_who_has_left_is_found_behind_the_others_and_it_says_so() {
    apps(features, |app| async move {
        let team = app.team("Service Nord").await;
        let asa = app.person("Åsa Öberg", team).await;
        let lisa = app.person("Lisa Berg", team).await;
        let emil = app.person("Emil Berg", team).await;
        app.settle().await;
        let browser = app.sign_in(asa).await;
        let search = async |q: &str| browser.get(&format!("/search?q={q}")).await.words();
        let lisa_first = |page: &str| {
            let at = |name| page.find(name).unwrap_or_else(|| panic!("{name}: {page}"));
            at("Lisa Berg person") < at("Emil Berg person")
        };
        // Whoever stands first leaves.
        let was_lisa = lisa_first(&search("berg").await);
        let (leaver, name) = if was_lisa { (lisa, "Lisa Berg") } else { (emil, "Emil Berg") };
        let leave = app.store.write(move |tx| {
            let system = &cairn_ground::Actor::System;
            Box::pin(cairn_people::commands::deactivate(tx, system, leaver))
        });
        leave.await.expect("left");
        let page = search("berg").await;
        assert_ne!(lisa_first(&page), was_lisa, "{page}");
        assert!(page.contains(&format!("{name} person · has left")), "{page}");
        assert_eq!(page.matches("has left").count(), 1);
        let whole = search(&name.to_lowercase().replace(' ', "+")).await;
        assert_eq!(lisa_first(&format!("{whole} Lisa Berg person Emil Berg person")), was_lisa);
        let own = browser.get(&format!("/people/{leaver}")).await;
        assert!(own.shows("No longer works here. What was shared stays."));
    })
    .await;
}

#[tokio::test]
async fn every_team_is_listed_with_what_it_belongs_to_a_hundred_at_a_time() {
    apps(features, |app| async move {
        let unit = app.team("Norra enheten").await;
        let team = app.team("Ånge").await;
        app.store
            .write(move |tx| {
                let system = &cairn_ground::Actor::System;
                Box::pin(cairn_people::commands::set_parent(tx, system, team, Some(unit)))
            })
            .await
            .expect("a parent");
        let asa = app.person("Åsa Öberg", unit).await;
        for n in 0..99 {
            app.team(&format!("Grupp {n:02}")).await;
        }
        let browser = app.sign_in(asa).await;
        assert!(browser.get("/organisation").await.shows("All 101 teams"));
        let first = browser.get("/teams").await;
        assert!(first.shows("Norra enheten Team") && !first.shows("Ånge"), "{}", first.words());
        let last = browser.get("/teams?page=1").await;
        assert!(last.shows("Ånge Team · Norra enheten"), "{}", last.words());
        assert_eq!(browser.get("/teams?page=-7%00").await.status, 200);
    })
    .await;
}

#[tokio::test]
async fn a_search_that_finds_nothing_offers_to_ask_and_keeps_the_words() {
    apps(features, |app| async move {
        let team = app.team("Nord").await;
        let asa = app.person("Åsa Öberg", team).await;
        let page = app.sign_in(asa).await.get("/search?q=k%C3%B6ldmedium+%3Cb%3E").await;
        assert!(page.shows("Nothing found for “köldmedium <b>”"), "{}", page.words());
        assert!(page.text().contains("/questions/new?text=k%C3%B6ldmedium%20%3Cb%3E"));
    })
    .await;
}

#[test]
fn every_page_and_every_word_stands_in_both_languages() {
    let flaws = samples::flaws(&cairn_home::feature());
    assert!(flaws.is_empty(), "{flaws:#?}");
}

#[tokio::test]
async fn how_the_figures_are_counted_is_found_in_the_help_of_both_languages() {
    apps(features, |app| async move {
        use cairn_ground::Locale::{En, Sv};
        let team = app.team("Nord").await;
        for (name, locale, id) in [("Ida Ek", En, "figures"), ("Åsa Ö", Sv, "siffrorna")] {
            let person = app.add(name, Some(team), locale, false).await;
            let browser = app.sign_in(person).await;
            let link = format!("/help#{id}");
            assert!(browser.get("/organisation").await.text().contains(&link), "{link}");
            let help = browser.get("/help").await.text();
            assert!(help.contains(&format!("id=\"{id}\"")), "{link} leads nowhere");
        }
    })
    .await;
}

#[tokio::test]
async fn the_way_to_the_teams_is_called_by_how_many_there_are() {
    apps(features, |app| async move {
        let nord = app.team("Nord").await;
        let asa = app.add("Åsa Ö", Some(nord), cairn_ground::Locale::Sv, false).await;
        let browser = app.sign_in(asa).await;
        for (name, words) in [("Kust", "Båda teamen"), ("Ort", "Alla 3 team")] {
            app.team(name).await;
            let page = browser.get("/organisation").await;
            assert!(page.shows(words), "{}", page.words());
        }
    })
    .await;
}

#[tokio::test]
async fn invitations_are_offered_once_and_only_while_somebody_has_not_come_in() {
    apps(features, |app| async move {
        let team = app.team("Service Nord").await;
        let root = app.sign_in(app.administrator("Ada Holm").await).await;
        let noor = app.person("Noor Karim", team).await;
        let (page, way) = (format!("/teams/{team}"), format!("/teams/{team}/invitations"));
        assert_eq!(root.get(&page).await.text().matches(&way).count(), 1);
        let noor = app.sign_in(noor).await;
        assert!(!root.get(&page).await.text().contains(&way), "everybody is here");
        assert!(!noor.get(&page).await.text().contains(&way), "who may not is not led there");
    })
    .await;
}

#[tokio::test]
async fn news_on_today_stand_under_the_team_they_are_of() {
    apps(features, |app| async move {
        let (nord, cold) = (app.team("Nord").await, app.team("Cold").await);
        let alva = app.person("Alva Lindqvist", nord).await;
        let omar = app.person("Omar Ali", cold).await;
        let noor = app.person("Noor Karim", nord).await;
        app.manages(alva, cold).await;
        let made = |title| Made {
            verb: cairn_record::Verb::own("asked", "asked"),
            kind: "obstacle",
            title,
            audience: cairn_ground::Audience::Team,
            because_of: None,
        };
        make(&app, omar, cold, made("The lift")).await;
        let browser = app.sign_in(alva).await;
        let today = browser.get("/").await;
        assert!(today.shows("In Cold") && !today.shows("In Nord"), "{}", today.words());
        make(&app, noor, nord, made("The keys")).await;
        let today = browser.get("/").await;
        assert!(today.shows("In your teams"), "{}", today.words());
        for line in ["from Omar Ali · Cold", "from Noor Karim · Nord"] {
            assert!(today.shows(line), "{line}: {}", today.words());
        }
        let today = app.sign_in(app.person("Eva Berg", nord).await).await.get("/").await;
        assert!(today.shows("In Nord") && !today.shows("· Nord"), "{}", today.words());
    })
    .await;
}
