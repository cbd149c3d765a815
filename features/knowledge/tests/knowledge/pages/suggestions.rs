use cairn_testkit::apps;

use super::house::{People, features, said};

pub async fn approved(people: &People) -> String {
    let page = people.noor.share("Valves", "One\n\nTwo\n\nThree").await;
    let answer = people.noor.web.post(&format!("{page}/approve"), &[("version", "1")]).await;
    assert_eq!(said(&answer), "approved", "{}", answer.words());
    page
}

/// The address of the only suggestion of a page.
pub async fn suggestion(people: &People, page: &str) -> String {
    let text = people.noor.web.get(page).await.text();
    let at = text.find(&format!("{page}/suggestions/")).expect("a suggestion");
    text[at..].split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn how_we_do_it_says_by_whom_and_until_when_and_comes_first() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let tip = people.alva.share("Valves, my way", "Valves valves valves").await;
        let page = approved(&people).await;
        let words = people.jonas.sees(&page).await;
        assert!(
            words.contains("Så gör vi Godkänt av Noor Karim, gäller till 2 mars 2027"),
            "{words}"
        );
        let place = people.alva.sees("/pages").await;
        assert!(place.contains("How we do it Valves how we do it, until 2 Mar 2027"), "{place}");
        let mut db = people.app.store.read().await.unwrap();
        let actor = people.actor(&people.jonas).await;
        let found = cairn_search::find(&mut db, &actor, "valves", 10).await.unwrap();
        let titles: Vec<&str> = found.hits.iter().map(|hit| hit.title.as_str()).collect();
        assert_eq!(titles, ["Valves", "Valves, my way"]);
        assert!(people.did(&people.noor).await.contains(&"approved".to_owned()));
        assert_eq!(people.jonas.web.post(&format!("{tip}/approve"), &[]).await.status, 403);
        // A curator approves too.
        let answer = people.karin.web.post(&format!("{tip}/approve"), &[("version", "1")]).await;
        assert_eq!(said(&answer), "approved");
    })
    .await;
}

#[tokio::test]
async fn what_was_read_is_approved_and_not_what_came_meanwhile() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let page = people.noor.share("Valves", "One").await;
        people.alva.save(&page, 1, "Valves", "Two").await;
        let answer = people.noor.web.post(&format!("{page}/approve"), &[("version", "1")]).await;
        assert_eq!(answer.status, 422);
        assert!(answer.shows("Somebody changed this at the same time"), "{}", answer.words());
        let past = [("version", "2"), ("until", "2025-01-01")];
        assert_eq!(people.noor.web.post(&format!("{page}/approve"), &past).await.status, 422);
        let zero = [("version", "2"), ("until", "0000-01-01")];
        assert_eq!(people.noor.web.post(&format!("{page}/approve"), &zero).await.status, 422);
    })
    .await;
}

#[tokio::test]
async fn a_change_of_how_we_do_it_is_a_suggestion_until_it_is_taken_in() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let page = approved(&people).await;
        assert!(people.alva.sees(&page).await.contains("Suggest a change"));
        let fields = [
            ("version", "1"),
            ("title", "Valves"),
            ("body", "One\n\nTwo\n\nThree and four"),
            ("why", "The new pump"),
        ];
        let sent = people.alva.web.post(&page, &fields).await;
        assert_eq!(said(&sent), "suggested");
        assert!(!people.jonas.sees(&page).await.contains("and four"));
        let waits = people.waits(&people.noor).await;
        assert_eq!(waits, [("decide-suggestion".to_owned(), Some("Alva Lind".to_owned()))]);
        let suggestion = suggestion(&people, &page).await;
        assert!(people.noor.sees(&suggestion).await.contains("The new pump"));
        assert_eq!(people.jonas.web.get(&suggestion).await.status, 403);
        people.alva.sees(&suggestion).await;
        assert_eq!(people.alva.web.post(&suggestion, &[]).await.status, 403);
        assert_eq!(said(&people.noor.web.post(&suggestion, &[]).await), "taken");
        let words = people.alva.sees(&page).await;
        assert!(words.contains("and four") && words.contains("Approved by Noor Karim"), "{words}");
        assert!(words.contains("Last changed by Alva Lind"));
        assert!(people.waits(&people.noor).await.is_empty());
        assert_eq!(people.told(&people.alva).await, ["knowledge-tell-taken"]);
        let heard = [("decided".to_owned(), Some("Noor Karim".to_owned()))];
        assert_eq!(people.waits(&people.alva).await, heard);
        assert!(people.alva.sees(&page).await.contains("The new pump This was taken in."));
        assert!(people.did(&people.noor).await.contains(&"took-in".to_owned()));
        assert_eq!(people.did(&people.alva).await, ["suggested"]);
        // Deciding a second time changes nothing.
        assert_eq!(people.noor.web.post(&suggestion, &[]).await.status, 422);
    })
    .await;
}

#[tokio::test]
async fn a_suggestion_is_declined_with_a_reason_its_author_reads() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let page = approved(&people).await;
        people.alva.save(&page, 1, "Valves", "All new").await;
        let suggestion = suggestion(&people, &page).await;
        let decline = format!("{suggestion}/decline");
        assert_eq!(people.noor.web.post(&decline, &[("reason", "")]).await.status, 422);
        let reason = "The authority asks for the old wording";
        let answer = people.noor.web.post(&decline, &[("reason", reason)]).await;
        assert_eq!(said(&answer), "declined");
        let heard = [("decided".to_owned(), Some("Noor Karim".to_owned()))];
        assert_eq!(people.waits(&people.alva).await, heard);
        let text = people.alva.web.get(&page).await.text();
        assert!(text.contains(&format!("href=\"{suggestion}\"")), "the page leads to the reason");
        assert!(!people.jonas.web.get(&page).await.text().contains(&suggestion));
        assert!(people.alva.sees(&suggestion).await.contains(reason));
        assert_eq!(people.told(&people.alva).await, ["knowledge-tell-declined"]);
        assert_eq!(people.did(&people.noor).await, ["shared", "approved", "declined"]);
        people.alva.web.done(&format!("{page}/seen"), &[]).await;
        assert!(people.waits(&people.alva).await.is_empty(), "it is no news any more");
    })
    .await;
}

#[tokio::test]
async fn a_suggestion_that_meets_a_change_in_the_same_place_is_edited_by_who_decides() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let page = approved(&people).await;
        people.alva.save(&page, 1, "Valves", "One\n\nTwo, gently\n\nThree").await;
        let suggestion = suggestion(&people, &page).await;
        let own = [
            ("version", "1"),
            ("title", "Valves"),
            ("body", "One\n\nTwo, firmly\n\nThree"),
            ("still_approved", "on"),
        ];
        assert_eq!(said(&people.noor.web.post(&page, &own).await), "saved");
        let answer = people.noor.web.post(&suggestion, &[]).await;
        assert!(answer.location().contains("/edit?suggestion="), "{}", answer.location());
        let form = people.noor.web.get(&answer.location()).await;
        assert!(form.shows("gently") && form.shows("firmly"), "{}", form.words());
        let id = suggestion.rsplit('/').next().unwrap();
        let both = [
            ("version", "2"),
            ("title", "Valves"),
            ("body", "One\n\nTwo, gently then firmly\n\nThree"),
            ("still_approved", "on"),
            ("suggestion", id),
        ];
        assert_eq!(said(&people.noor.web.post(&page, &both).await), "saved");
        assert_eq!(people.told(&people.alva).await, ["knowledge-tell-taken"]);
        assert!(people.jonas.sees(&page).await.contains("gently then firmly"));
    })
    .await;
}

#[tokio::test]
async fn whoever_decides_second_reads_that_somebody_was_first_and_keeps_the_reason() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let page = approved(&people).await;
        people.alva.save(&page, 1, "Valves", "All new").await;
        let suggestion = suggestion(&people, &page).await;
        let decline = format!("{suggestion}/decline");
        people.noor.web.done(&decline, &[("reason", "The authority asks for it")]).await;
        let late = people.karin.web.post(&decline, &[("reason", "It is too short")]).await;
        assert_eq!(late.status, 422);
        for words in
            ["Somebody has already decided", "It is too short", "The authority asks for it"]
        {
            assert!(late.shows(words), "{words}: {}", late.words());
        }
    })
    .await;
}

#[tokio::test]
async fn an_edit_outlives_the_suggestion_it_was_to_take_in() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let page = people.noor.share("Valves", "One").await;
        let nil = cairn_ground::Id::nil().to_string();
        let edit = |suggestion: &str| {
            [
                ("version", "1".to_owned()),
                ("title", "Valves".to_owned()),
                ("body", "My own words".to_owned()),
                ("suggestion", suggestion.to_owned()),
            ]
        };
        for (who, suggestion, words) in [
            (&people.noor, nil.as_str(), "The suggestion is no longer there."),
            (&people.noor, "x", "The suggestion is no longer there."),
            (&people.alva, nil.as_str(), "You no longer decide what is taken in"),
        ] {
            let fields = edit(suggestion);
            let fields = fields.each_ref().map(|(name, value)| (*name, value.as_str()));
            let answer = who.web.post(&page, &fields).await;
            assert_eq!(answer.status, 422, "{suggestion}: {}", answer.words());
            assert!(answer.shows(words), "{}", answer.words());
            assert!(answer.text().contains("My own words</textarea>"), "{suggestion}");
            assert!(!answer.text().contains("name=\"suggestion\" value=\"x\""));
            assert!(!answer.text().contains(&nil), "saved again it stands for itself");
        }
        assert_eq!(said(&people.alva.save(&page, 1, "Valves", "My own words").await), "saved");
    })
    .await;
}

#[tokio::test]
async fn an_owner_s_own_change_can_leave_it_a_tip() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let page = approved(&people).await;
        people.noor.save(&page, 1, "Valves", "Quite different").await;
        assert!(people.alva.sees(&page).await.contains("A tip from Noor Karim"));
    })
    .await;
}

#[tokio::test]
async fn when_its_time_is_over_it_says_so_and_ranks_as_a_tip() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let page = people.noor.share("Valves", "One").await;
        let fields = [("version", "1"), ("until", "2026-03-10")];
        people.noor.web.post(&format!("{page}/approve"), &fields).await;
        people.app.days(9).await;
        let words = people.alva.sees(&page).await;
        assert!(words.contains("This was how we do it until 10 March 2026"), "{words}");
        assert!(!people.alva.sees("/pages").await.contains("How we do it"));
        assert_eq!(people.waits(&people.noor).await[0].0, "look-over");
    })
    .await;
}

#[tokio::test]
async fn an_administrator_who_does_not_curate_reads_and_decides_no_more_than_colleagues() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let saga = people.administrator_alone("Saga Winther").await;
        let page = approved(&people).await;
        people.alva.save(&page, 1, "Valves", "All new").await;
        let note = [("wrong", "The third line is from the old pump")];
        people.alva.web.post(&format!("{page}/wrong"), &note).await;
        let suggestion = suggestion(&people, &page).await;
        assert!(people.karin.sees(&page).await.contains("old pump"), "a curator reads it");

        let seen = saga.sees(&page).await;
        assert!(!seen.contains("old pump") && !seen.contains("Suggested changes"), "{seen}");
        for path in [suggestion.clone(), format!("{page}/care")] {
            assert_eq!(saga.web.get(&path).await.status, 403, "{path}");
        }
        let alva = people.alva.id;
        let fields = [("version", "1"), ("reason", "No"), ("review_on", "2027-01-01")];
        for path in [
            suggestion.clone(),
            format!("{suggestion}/decline"),
            format!("{page}/approve"),
            format!("{page}/delete"),
            format!("{page}/wrong/{alva}"),
        ] {
            assert_eq!(saga.web.post(&path, &fields).await.status, 403, "{path}");
        }
        people.noor.web.post(&format!("{page}/delete"), &[]).await;
        assert_eq!(saga.web.post(&format!("{page}/bring-back"), &[]).await.status, 403);
        assert!(!saga.sees("/pages/deleted").await.contains("Valves"));
    })
    .await;
}

#[tokio::test]
async fn bringing_a_version_back_asks_whether_it_is_still_how_we_do_it() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let page = approved(&people).await;
        let next =
            [("version", "1"), ("title", "Valves"), ("body", "Two"), ("still_approved", "on")];
        people.noor.web.post(&page, &next).await;
        let first = format!("{page}/history/1");
        assert!(people.noor.sees(&first).await.contains("This is still how we do it"));
        people.noor.web.post(&first, &[("still_approved", "on")]).await;
        assert!(people.alva.sees(&page).await.contains("How we do it Approved by Noor Karim"));
        people.noor.web.post(&format!("{page}/history/2"), &[]).await;
        assert!(people.alva.sees(&page).await.contains("A tip from Noor Karim"));
    })
    .await;
}

#[tokio::test]
async fn a_suggestion_made_of_a_draft_opens_for_who_could_not_read_that() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let team = [("audience", "team")];
        let page = people.noor.share_with("Valves", "Larsson turns it", &team).await;
        people.noor.web.post(&format!("{page}/approve"), &[("version", "1")]).await;
        assert_eq!(said(&people.alva.save(&page, 1, "Valves", "Turn twice").await), "suggested");
        let suggestion = suggestion(&people, &page).await;
        people.noor.save(&page, 1, "Valves", "Turn once").await;
        let wide = [("audience", "organisation")];
        assert_eq!(said(&people.noor.web.post(&format!("{page}/widen"), &wide).await), "widened");
        let no = [("reason", "Once is enough")];
        people.noor.web.post(&format!("{suggestion}/decline"), &no).await;
        assert!(people.noor.web.get(&suggestion).await.text().contains("Larsson"));
        let curator = people.karin.web.get(&suggestion).await;
        assert_eq!(curator.status, 200, "{}", curator.words());
        assert!(!curator.text().contains("Larsson") && curator.shows("Turn twice"));
    })
    .await;
}
