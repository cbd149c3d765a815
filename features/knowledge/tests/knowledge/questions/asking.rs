use cairn_testkit::apps;

use super::house::{People, address, features};

#[tokio::test]
async fn a_question_to_the_team_is_answered_and_closed_by_an_act_of_the_asker() {
    apps(features, |app| async move {
        let p = People::of(app).await;
        let question = p.ask(&p.eva, "Which torque for the new flange?").await;
        assert!(p.waits(&p.noor).await.is_empty(), "a team is not told one by one");
        assert_eq!(p.alva.at.get(&question).await.status, 404, "another team");
        let page = p.noor.at.get(&question).await;
        assert!(page.shows("Eva Lind asks"), "{}", page.words());
        assert!(page.shows("Which torque for the new flange?"));

        p.answer(&p.noor, &question, "35 Nm, cold.").await;
        assert_eq!(p.waits(&p.eva).await, ["read-answer knowledge-wait-answered"]);
        assert_eq!(p.told(&p.eva).await, ["knowledge-wait-answered"]);

        let page = p.eva.at.get(&question).await;
        assert!(page.text().contains("<h1>Noor Karim answered</h1>"), "{}", page.words());
        assert!(page.words().find("35 Nm").unwrap() < page.words().find("Which torque").unwrap());
        assert!(page.queries() <= 12, "{} queries", page.queries());
        assert_eq!(p.waits(&p.eva).await.len(), 1, "reading a page writes nothing");
        assert_eq!(p.record(&p.eva).await, ["asked"]);

        let page = p.eva.at.done(&format!("{question}/read"), &[]).await;
        assert!(!page.shows("Thanks, I have read it"), "{}", page.words());
        assert!(p.waits(&p.eva).await.is_empty());
        assert_eq!(p.record(&p.eva).await, ["asked", "read-answer"]);
        assert_eq!(p.record(&p.noor).await, ["answered"]);
        p.eva.at.done(&format!("{question}/read"), &[]).await;
        assert_eq!(p.record(&p.eva).await.len(), 2, "once is enough");
    })
    .await;
}

#[tokio::test]
async fn whoever_answers_the_own_question_is_not_told_that_the_asker_hears_of_it() {
    apps(features, |app| async move {
        let p = People::of(app).await;
        let question = p.ask(&p.eva, "Which torque for the new flange?").await;
        let answer = format!("{question}/answers");
        let page = p.eva.at.done(&answer, &[("text", "35 Nm, it says in the lid.")]).await;
        assert!(page.shows("stands here for the next one"), "{}", page.words());
        assert!(!page.shows("The asker hears of it"));
        let page = p.noor.at.done(&answer, &[("text", "And again after an hour.")]).await;
        assert!(page.shows("The asker hears of it"), "{}", page.words());
    })
    .await;
}

#[tokio::test]
async fn what_may_already_help_is_shown_before_anything_is_sent_and_keeps_the_words() {
    apps(features, |app| async move {
        let p = People::of(app).await;
        let known = p.ask(&p.eva, "Which torque for the new flange?").await;
        p.answer(&p.noor, &known, "35 Nm, cold.").await;
        let north = p.north.to_string();
        let fields = [("text", "What torque does the flange need?"), ("whom", north.as_str())];
        let page = p.jonas.at.post("/questions", &fields).await;
        assert_eq!(page.status, 200);
        assert!(page.shows("Perhaps this already helps"), "{}", page.words());
        assert!(page.shows("Noor Karim answered"));
        // It opens beside the question, with words to judge it by that do not say its title again.
        let link = format!("href=\"{known}\" target=\"_blank\" rel=\"noopener\"");
        assert!(page.text().contains(&link) && page.shows("your question stays here"));
        assert!(page.shows("35 Nm, cold."), "{}", page.words());
        assert_eq!(page.words().matches("Which torque for the new flange?").count(), 1);
        assert!(page.text().contains("value=\"What torque does the flange need?\""));
        assert!(p.record(&p.jonas).await.is_empty(), "nothing was sent");

        let change = [fields[0], fields[1], ("change", "yes")];
        let page = p.jonas.at.post("/questions", &change).await;
        assert!(page.text().contains("What torque does the flange need?</textarea>"));
        let anyway = [fields[0], fields[1], ("anyway", "yes")];
        address(&p.jonas.at.post("/questions", &anyway).await);
        assert_eq!(p.record(&p.jonas).await, ["asked"]);

        let page = p.alva.at.post("/questions", &[fields[0], ("whom", "everyone")]).await;
        assert_eq!(page.status, 303, "what she may not see cannot help her: {}", page.words());
    })
    .await;
}

#[tokio::test]
async fn a_colleague_asked_by_name_is_told_and_nobody_else_sees_it() {
    apps(features, |app| async move {
        let p = People::of(app).await;
        let question = p.ask_person(&p.eva, "Have you bled the Thermia?", "alva holm").await;
        assert_eq!(p.waits(&p.alva).await, ["answer knowledge-wait-asked"]);
        assert_eq!(p.told(&p.alva).await, ["knowledge-wait-asked"]);
        assert!(p.alva.at.get(&question).await.shows("Eva Lind asks you"));
        assert!(p.eva.at.get(&question).await.shows("Your question is with Alva Holm"));
        for path in ["", "/pass", "/edit"] {
            assert_eq!(p.noor.at.get(&format!("{question}{path}")).await.status, 404, "{path}");
        }
        for path in ["/answers", "/pass", "/edit", "/delete", "/widen", "/read", "/seen"] {
            let fields = [("text", "x"), ("to", "Jonas Berg")];
            let fields = if path == "/widen" { [("to", "team"), fields[0]] } else { fields };
            let answer = p.noor.at.post(&format!("{question}{path}"), &fields).await;
            assert_eq!(answer.status, 404, "{path}");
        }
        let answer = p.answer(&p.alva, &question, "Yes, through the upper valve.").await;
        assert!(p.waits(&p.alva).await.is_empty());
        assert!(p.eva.at.get(&question).await.shows("Yes, through the upper valve."));
        for path in ["/accept", "/helped", "/delete", "/edit"] {
            let status = p.noor.at.post(&format!("{answer}{path}"), &[("text", "x")]).await.status;
            assert_eq!(status, 404, "{path}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_name_that_nobody_or_several_have_is_asked_about_with_the_words_kept() {
    apps(features, |app| async move {
        let p = People::of(app).await;
        p.app.add("Noora Ek", Some(p.coast), cairn_ground::Locale::Sv, false).await;
        let refused = async |to: &str| {
            let fields = [("text", "Which flange, then?"), ("whom", "person"), ("to", to)];
            let page = p.eva.at.post("/questions", &fields).await;
            assert_eq!(page.status, 422, "{to}");
            assert!(page.text().contains("Which flange, then?</textarea>"), "{to}");
            page
        };
        assert!(refused("Nobody Here").await.shows("Nobody here is called Nobody Here"));
        assert!(refused("").await.shows("Write whom you ask."));
        assert!(refused("Eva Lind").await.shows("That is you. Choose a colleague."));
        let page = refused("noor").await;
        assert!(page.shows("Several are called noor"), "{}", page.words());
        assert!(page.shows("Noora Ek"));
        let noor = p.noor.id.to_string();
        let fields = [("text", "Which flange?"), ("whom", "person"), ("to", "noor")];
        let chosen = [fields[0], fields[1], fields[2], ("to_id", noor.as_str())];
        address(&p.eva.at.post("/questions", &chosen).await);
        assert_eq!(p.waits(&p.noor).await, ["answer knowledge-wait-asked"]);
        p.ask_person(&p.eva, "And which bolt?", "Noor Karim").await;
        assert_eq!(p.waits(&p.noor).await.len(), 2, "her whole name is hers");
    })
    .await;
}

#[tokio::test]
async fn a_form_that_fails_comes_back_filled_in() {
    apps(features, |app| async move {
        let p = People::of(app).await;
        let north = p.north.to_string();
        let long = "å".repeat(4_001);
        let coast = p.coast.to_string();
        for (text, whom, words) in [
            (" \u{200B} ", north.as_str(), "Please write something here."),
            (long.as_str(), north.as_str(), "4,001 characters"),
            ("Which?", coast.as_str(), "Please choose one of these."),
            ("Which?", "somebody", "Please choose one of these."),
        ] {
            let page = p.eva.at.post("/questions", &[("text", text), ("whom", whom)]).await;
            assert_eq!(page.status, 422, "{whom}");
            assert!(page.shows(words), "{words}: {}", page.words());
            assert!(page.text().contains(&format!("{text}</textarea>")));
        }
        let question = p.ask(&p.eva, "Which torque?").await;
        let page = p.noor.at.post(&format!("{question}/answers"), &[("text", &long)]).await;
        assert_eq!(page.status, 422);
        assert!(page.text().contains(&format!("{long}</textarea>")));
        assert_eq!(p.eva.at.get("/questions/nonsense").await.status, 404);
        assert_eq!(p.eva.at.get("/questions?show=team&after=nonsense").await.status, 200);
        assert_eq!(p.app.visitor().get("/questions").await.status, 303);
    })
    .await;
}

#[tokio::test]
async fn the_words_of_a_search_and_of_what_it_is_because_of_come_along() {
    apps(features, |app| async move {
        let p = People::of(app).await;
        let origin = p.ask(&p.eva, "Why does the display blink?").await;
        let id = origin.rsplit('/').next().unwrap().to_owned();
        let page = p.noor.at.get(&format!("/questions/new?q=blinks&because_of={id}")).await;
        assert!(page.text().contains("blinks</textarea>"));
        assert!(page.shows("Because of: Why does the display blink?"), "{}", page.words());
        let north = p.north.to_string();
        let fields =
            [("text", "Which display?"), ("whom", &north), ("because_of", &id), ("anyway", "yes")];
        let second = address(&p.noor.at.post("/questions", &fields).await);
        assert!(p.noor.at.get(&second).await.shows("Why does the display blink?"));
        assert!(p.eva.at.get(&origin).await.shows("Which display?"), "led to");
        let hidden = p.alva.at.get(&format!("/questions/new?because_of={id}")).await;
        assert!(!hidden.shows("display"), "{}", hidden.words());
        let to = p.noor.id;
        let page = p.eva.at.get(&format!("/questions/new?to={to}")).await;
        assert!(page.text().contains("value=\"Noor Karim\""));
    })
    .await;
}

#[tokio::test]
async fn a_photo_can_be_the_question_and_is_a_picture_without_its_position() {
    apps(features, |app| async move {
        let p = People::of(app).await;
        let north = p.north.to_string();
        let fields = [("text", ""), ("whom", north.as_str())];
        let page = p.eva.at.upload("/questions", &fields, ("photo", "x.jpg", b"<svg/>")).await;
        assert_eq!(page.status, 422);
        assert!(page.shows("This photo could not be kept."), "{}", page.words());
        assert_eq!(p.eva.at.post("/questions", &fields).await.status, 422, "neither nor");

        let sent = p.eva.at.upload("/questions", &fields, ("photo", "x.gif", GIF)).await;
        let question = address(&sent);
        let page = p.noor.at.get(&question).await;
        assert!(page.text().contains("src=\"/files/"), "{}", page.text());
        assert!(p.eva.at.get("/questions?show=mine").await.shows("A photo"));

        let file = page
            .text()
            .split("src=\"/files/")
            .nth(1)
            .unwrap()
            .split('"')
            .next()
            .unwrap()
            .to_owned();
        let stolen = [("text", ""), ("whom", "everyone"), ("photo_kept", file.as_str())];
        let page = p.alva.at.post("/questions", &stolen).await;
        assert_eq!(page.status, 422, "nobody takes a photo they may not see: {}", page.words());
    })
    .await;
}

/// One transparent point.
pub(super) const GIF: &[u8] =
    b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff!\xf9\x04\x01\x00\
    \x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;";

#[tokio::test]
async fn whoever_was_led_here_is_led_on_when_it_is_sent() {
    apps(features, |app| async move {
        let p = People::of(app).await;
        p.ask_whom(&p.eva, "Which torque for the new flange?", "everyone").await;
        let form = p.jonas.at.get("/questions/new?back=/setup/review").await;
        assert!(form.text().contains("name=\"back\" value=\"/setup/review\""));
        let mut fields =
            vec![("text", "What torque for the flange?"), ("whom", "everyone"), ("back", "/help")];
        let near = p.jonas.at.post("/questions", &fields).await;
        assert!(near.text().contains("name=\"back\" value=\"/help\""), "{}", near.words());
        fields.push(("anyway", "yes"));
        let to = p.jonas.at.post("/questions", &fields).await.location();
        assert_eq!(to, "/help?said=knowledge-said-asked");
        for elsewhere in ["//evil.example", "https://evil.example", "/\\evil", "javascript:x"] {
            fields[2] = ("back", elsewhere);
            let to = p.jonas.at.post("/questions", &fields).await.location();
            assert!(to.starts_with("/questions/"), "{elsewhere} leads to {to}");
        }
    })
    .await;
}
