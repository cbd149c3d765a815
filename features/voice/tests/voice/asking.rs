//! Asking, answering, passing on.

use cairn_testkit::apps;

use super::world::{World, address, features};

const KEYS: &str = "Two torque keys for nine people";

#[tokio::test]
async fn the_manager_is_asked_unless_one_names_somebody_else() {
    apps(features, |app| async move {
        let w = World::new(app).await;
        let alva = w.browser(w.alva).await;
        let card = w.noun("insight", w.jonas, "Somebody always waits", None).await;
        let form = alva.get(&format!("/obstacles/new?kind=obstacle&because_of={card}")).await;
        assert_eq!(form.status, 200);
        assert!(form.text().contains("value=\"Eva Berg\""), "the manager stands in the field");
        assert!(form.shows("Because of: Somebody always waits"), "{}", form.words());
        assert!(form.shows("due by 16 Mar"), "{}", form.words());
        assert!(form.shows("Name no client, pupil, patient or relative."));
        assert!(form.queries() <= 12, "{} queries", form.queries());
        let card = card.to_string();
        let fields = [
            ("kind", "obstacle"),
            ("text", KEYS),
            ("to", "eva berg"),
            ("audience", "team"),
            ("because_of", &card),
        ];
        let page = alva.done("/obstacles", &fields).await;
        assert!(page.shows("Eva Berg answers by 16 Mar"), "{}", page.words());
        assert!(!page.shows("An answer by"), "the day is said once");
        assert!(page.shows(KEYS) && page.shows("Somebody always waits"));
        assert!(page.shows("Sent. You see here what happens"));
        assert_eq!(
            w.waits(w.eva).await,
            [("voice-waits-asked".to_owned(), "Alva Lindqvist".to_owned())]
        );
        assert_eq!(w.told(w.eva).await, ["voice-waits-asked"]);
        assert!(w.waits(w.alva).await.is_empty(), "the asker follows it without doing anything");
    })
    .await;
}

#[tokio::test]
async fn what_stops_another_of_ones_teams_goes_to_the_manager_of_that_team() {
    apps(features, |app| async move {
        let w = World::new(app).await;
        let cold = w.app.team("Cold group").await;
        w.app.manages(w.omar, cold).await;
        w.joins(w.alva, cold).await;
        let card = w.noun_in(cold, "insight", w.jonas, "The key is always gone", None).await;
        let form = w.browser(w.alva).await.get(&format!("/obstacles/new?because_of={card}")).await;
        assert!(form.text().contains("value=\"Omar Haddad\""), "{}", form.text());
        let chosen = format!("value=\"team:{cold}\" checked");
        assert!(form.text().contains(&chosen), "{}", form.text());
        let open = w.noun_in(cold, "page", w.jonas, "Where the keys are", None).await;
        w.shown_to_all(w.jonas, open).await;
        let karin = w.browser(w.karin).await;
        let form = karin.get(&format!("/obstacles/new?because_of={open}")).await;
        assert!(!form.text().contains("value=\"Omar Haddad\""), "it is not Karin's team");
    })
    .await;
}

#[tokio::test]
async fn a_team_without_a_manager_hears_that_and_who_can_say_whose_matter_it_is() {
    apps(features, |app| async move {
        let w = World::new(app).await;
        let lone = w.app.team("Lone").await;
        let noor = w.browser(w.app.person("Noor Karim", lone).await).await;
        let form = noor.get("/obstacles/new").await;
        assert!(form.shows("The team has no manager yet."), "{}", form.words());
        assert!(!form.shows("Your manager") && !form.shows("Not sure who?"), "{}", form.words());
        let lead = w.app.person("Lea Nord", lone).await;
        w.app.leads(lead, lone).await;
        w.app.administrator("Ada Ny").await;
        let form = noor.get("/obstacles/new").await;
        assert!(form.shows("Not sure who? Ask Lea Nord, Ada Ny."), "{}", form.words());
        assert!(form.queries() <= 12, "{} queries", form.queries());
        let fields = [("text", KEYS), ("to", " "), ("audience", "team")];
        let again = noor.post("/obstacles", &fields).await;
        assert_eq!(again.status, 422);
        for says in ["Write the name of a colleague.", "The team has no manager yet."] {
            assert!(again.shows(says), "{says}: {}", again.words());
        }
        let karin = w.browser(w.karin).await.get("/obstacles/new").await;
        assert!(!karin.shows("no manager yet"), "she is: {}", karin.words());
        assert!(karin.shows("Write the name of a colleague."), "{}", karin.words());
    })
    .await;
}

#[tokio::test]
async fn a_refused_question_comes_back_filled_in() {
    apps(features, |app| async move {
        let w = World::new(app).await;
        w.app.person("Anna", w.nord).await;
        w.app.person("Annali Ek", w.nord).await;
        let alva = w.browser(w.alva).await;
        let long = "x".repeat(10_000);
        for (text, to, audience, says) in [
            ("", "Eva Berg", "team", "lease write something here"),
            (KEYS, "", "team", "Write the name of a colleague."),
            (KEYS, "Nobody Atall", "team", "Nobody here is called Nobody Atall."),
            (KEYS, "Alva Lindqvist", "team", "You cannot answer yourself."),
            (KEYS, "Ann", "team", "Several people match Ann."),
            (KEYS, "Eva Berg", "me", "choose one of these"),
            (KEYS, "Eva Berg", "team:no", "choose one of these"),
            (&long, "Eva Berg", "team", "10,000 characters; 280 is the limit"),
        ] {
            let fields = [("kind", "idea"), ("text", text), ("to", to), ("audience", audience)];
            let again = alva.post("/obstacles", &fields).await;
            assert_eq!(again.status, 422, "{to}");
            assert!(again.shows(says), "{says}: {}", again.words());
            assert!(again.text().contains(&format!(">\n{text}</textarea>")), "nothing is lost");
            assert!(again.shows("What could you do, in one line?"), "it is still an idea");
        }
        let fields = [("text", KEYS), ("to", "Ann"), ("audience", "team")];
        let again = alva.post("/obstacles", &fields).await;
        let text = again.text();
        let at = text.find("Annali Ek</span>").expect("both stand to be chosen");
        let chosen = text[..at].rsplit("value=\"").next().unwrap().split('"').next().unwrap();
        let fields =
            [("text", KEYS), ("to", "Ann"), ("to_id", chosen), ("audience", "organisation")];
        let page = alva.done("/obstacles", &fields).await;
        assert!(page.shows("Annali Ek answers by 16 Mar"), "{}", page.words());
        let fields = [("text", KEYS), ("to", "anna"), ("audience", "organisation")];
        let page = alva.done("/obstacles", &fields).await;
        assert!(page.shows("Anna answers by 16 Mar"), "a whole name is that person's");
    })
    .await;
}

#[tokio::test]
async fn we_try_it_is_the_next_step_of_whoever_says_it_from_then_on() {
    apps(features, |app| async move {
        let w = World::new(app).await;
        let at = w.ask(KEYS, "Eva Berg", "team").await;
        let eva = w.browser(w.eva).await;
        let page = eva.get(&at).await;
        assert!(page.shows("Alva Lindqvist asks you") && page.shows("We try it"));
        assert!(!page.text().contains("btn go"), "the three answers are equal");
        assert!(
            page.text().contains("<details><summary>I pass it to …"),
            "the other way is folded"
        );
        assert!(page.text().contains("value=\"2026-03-16\""), "a day is proposed, in two weeks");
        assert!(page.queries() <= 12, "{} queries", page.queries());
        let answer = format!("{at}/answer");
        let silent = eva.post(&answer, &[("word", "we-try-it"), ("reason", " ")]).await;
        assert_eq!(silent.status, 422);
        assert!(silent.shows("lease write something here"), "an answer has a reason");
        let wordless = eva.post(&answer, &[("word", "maybe"), ("reason", "We will see")]).await;
        assert_eq!(wordless.status, 422);
        assert!(wordless.shows("We will see"), "nothing typed is lost");
        let reason = "We rent two keys & look\nin October.";
        let sent = [("word", "we-try-it"), ("reason", reason), ("due", "2026-04-01")];
        let page = eva.done(&answer, &sent).await;
        assert!(page.shows("It is now your next step") && page.shows("answered: we try it"));
        for reader in [w.eva, w.jonas, w.alva] {
            let page = w.browser(reader).await.get(&at).await;
            assert!(page.shows("in October.") && page.shows("We rent two keys & look until 1 Apr"));
        }
        assert!(w.waits(w.eva).await.is_empty(), "the step waits, not the answer");
        assert_eq!(
            w.recorded(&at).await,
            [("raised".to_owned(), None), ("decided".to_owned(), Some("we-try-it".to_owned()))]
        );
    })
    .await;
}

#[tokio::test]
async fn an_answer_and_its_step_are_given_together_or_not_at_all() {
    apps(features, |app| async move {
        let w = World::new(app).await;
        let at = w.ask(KEYS, "Eva Berg", "team").await;
        let eva = w.browser(w.eva).await;
        let answer = format!("{at}/answer");
        for day in ["2019-01-01", "0000-13-45"] {
            let sent = [("word", "we-do-it"), ("reason", "We buy two."), ("due", day)];
            let late = eva.post(&answer, &sent).await;
            assert_eq!(late.status, 422);
            assert!(late.shows("We buy two."), "nothing typed is lost: {}", late.words());
            assert!(eva.get(&at).await.shows("asks you"), "nothing was answered");
        }
        let no = [("word", "no-because"), ("reason", "In May."), ("due", "2019-01-01")];
        let page = eva.done(&answer, &no).await;
        assert!(page.shows("answered: no, because"), "a no has no day: {}", page.words());
        let again = w.ask("And the lamp?", "Eva Berg", "team").await;
        let sent = [("word", "we-do-it"), ("reason", "We buy one.")];
        let page = eva.done(&format!("{again}/answer"), &sent).await;
        assert!(page.shows("We buy one. until 16 Mar"), "{}", page.words());
    })
    .await;
}

#[tokio::test]
async fn a_reasoned_no_is_told_at_once_and_closed_by_reading_it() {
    apps(features, |app| async move {
        let w = World::new(app).await;
        let at = w.ask(KEYS, "Eva Berg", "team").await;
        let answer = [("word", "no-because"), ("reason", "The supplier lends us keys in May.")];
        let answered = w.browser(w.eva).await.done(&format!("{at}/answer"), &answer).await;
        assert!(answered.shows("Answered. The one who asked is told."), "{}", answered.words());
        assert!(w.waits(w.eva).await.is_empty());
        let answered = ("voice-waits-answered".to_owned(), "Eva Berg".to_owned());
        assert_eq!(w.waits(w.alva).await, std::slice::from_ref(&answered));
        assert_eq!(w.told(w.alva).await, ["voice-waits-answered"]);
        let alva = w.browser(w.alva).await;
        let page = alva.get(&at).await;
        assert!(page.shows("Eva Berg answered: no, because") && page.shows("I have read it"));
        assert_eq!(w.waits(w.alva).await, [answered], "looking changes nothing");
        let eva = w.browser(w.eva).await;
        assert_eq!(eva.post(&format!("{at}/read"), &[]).await.status, 403);
        let read = alva.done(&format!("{at}/read"), &[]).await;
        assert!(!read.shows("I have read it") && read.shows("Alva Lindqvist has read the answer."));
        assert!(w.waits(w.alva).await.is_empty());
        alva.done(&format!("{at}/read"), &[]).await;
        let verbs: Vec<_> = w.recorded(&at).await.into_iter().map(|(verb, _)| verb).collect();
        assert_eq!(verbs, ["raised", "decided", "read-answer"], "once");
    })
    .await;
}

#[tokio::test]
async fn passing_on_keeps_the_day_and_lets_the_next_one_see_it() {
    apps(features, |app| async move {
        let w = World::new(app).await;
        let at = w.ask(KEYS, "Eva Berg", "team").await;
        let (eva, omar) = (w.browser(w.eva).await, w.browser(w.omar).await);
        assert_eq!(omar.get(&at).await.status, 404);
        let pass = format!("{at}/pass");
        for (to, reason, says) in [
            ("Alva Lindqvist", "Hers", "That is the one who asked."),
            ("Eva Berg", "Mine", "It lies with that person already."),
            ("Omar Haddad", "", "lease write something here"),
        ] {
            let again = eva.post(&pass, &[("to", to), ("reason", reason)]).await;
            assert_eq!(again.status, 422);
            assert!(again.shows(says), "{says}: {}", again.words());
            assert!(again.text().contains(&format!("value=\"{to}\"")), "nothing is lost");
            assert!(again.text().contains("<details open><summary>I pass it to …"));
        }
        w.app.days(3).await;
        let to = [("to", "Omar Haddad"), ("reason", "He buys tools.")];
        let page = eva.done(&pass, &to).await;
        assert!(page.shows("Eva Berg passed it on to Omar Haddad. He buys tools."));
        assert!(
            page.shows("Alva Lindqvist asks Omar Haddad An answer by 16 Mar."),
            "{}",
            page.words()
        );
        let page = omar.get(&at).await;
        assert!(page.shows("Alva Lindqvist asks you"), "{}", page.words());
        assert_eq!(
            w.waits(w.omar).await,
            [("voice-waits-passed".to_owned(), "Eva Berg".to_owned())]
        );
        assert!(w.waits(w.eva).await.is_empty());
        assert_eq!(w.told(w.alva).await, ["voice-waits-moved"]);
        assert_eq!(w.recorded(&at).await[1].1.as_deref(), Some("passed-on"));
    })
    .await;
}

#[tokio::test]
async fn passing_on_says_who_can_see_where_it_lies() {
    apps(features, |app| async move {
        let w = World::new(app).await;
        let eva = w.browser(w.eva).await;
        for (audience, says) in [
            ("participants", "Only the one who asked and those it has lain with see where it is."),
            ("team", "The team can see where it is."),
            ("organisation", "Everyone can see where it is."),
        ] {
            let at = w.ask(KEYS, "Eva Berg", audience).await;
            let to = [("to", "Omar Haddad"), ("reason", "He buys tools.")];
            let page = eva.done(&format!("{at}/pass"), &to).await;
            assert!(page.shows(&format!("Passed on. {says}")), "{audience}: {}", page.words());
        }
    })
    .await;
}

#[tokio::test]
async fn of_two_answers_one_wins_and_the_other_keeps_its_text() {
    apps(features, |app| async move {
        let w = World::new(app).await;
        let at = w.ask(KEYS, "Eva Berg", "team").await;
        let (phone, desk) = (w.browser(w.eva).await, w.browser(w.eva).await);
        let answer = format!("{at}/answer");
        let yes = [("word", "we-do-it"), ("reason", "Two more keys come on Friday.")];
        let no = [("word", "no-because"), ("reason", "The budget is spent this year.")];
        let (first, second) = tokio::join!(phone.post(&answer, &yes), desk.post(&answer, &no));
        let mut statuses = [first.status.as_u16(), second.status.as_u16()];
        statuses.sort_unstable();
        assert_eq!(statuses, [303, 422], "{} {}", first.words(), second.words());
        let (lost, typed) = if first.status == 422 { (first, yes) } else { (second, no) };
        assert!(lost.shows("It was answered while you wrote."), "{}", lost.words());
        assert!(lost.shows(typed[1].1), "nothing typed is lost");
        let page = phone.get(&at).await;
        assert!(!page.shows(typed[1].1), "one answer stands");
        assert_eq!(w.recorded(&at).await.len(), 2, "one decision");
    })
    .await;
}

#[tokio::test]
async fn whoever_answered_may_answer_otherwise_and_everyone_sees_both() {
    apps(features, |app| async move {
        let w = World::new(app).await;
        let at = w.ask(KEYS, "Eva Berg", "team").await;
        let (eva, alva) = (w.browser(w.eva).await, w.browser(w.alva).await);
        let answer = format!("{at}/answer");
        let early = [("word", "no-because"), ("reason", "Early."), ("again", "on")];
        assert_eq!(eva.post(&answer, &early).await.status, 422, "there is nothing to change yet");
        let no = [("word", "no-because"), ("reason", "The budget is spent.")];
        let page = eva.done(&answer, &no).await;
        assert!(page.shows("Answer otherwise"), "{}", page.words());
        alva.done(&format!("{at}/read"), &[]).await;
        let yes = [("word", "we-do-it"), ("reason", "We found the money."), ("again", "on")];
        assert_eq!(alva.post(&answer, &yes).await.status, 403, "not the asker");
        assert!(!alva.get(&at).await.shows("Answer otherwise"));
        let empty = eva.post(&answer, &[("word", "we-do-it"), ("reason", ""), yes[2]]).await;
        assert_eq!(empty.status, 422);
        let page = eva.done(&answer, &yes).await;
        assert!(page.shows("We found the money. until 16 Mar"), "{}", page.words());
        assert!(page.shows("It is now your next step"), "{}", page.words());
        let page = alva.get(&at).await;
        assert!(page.shows("Eva Berg answered: we do it"), "{}", page.words());
        assert!(page.shows("The budget is spent.") && page.shows("answered anew"));
        assert!(page.shows("I have read it"), "the new answer is not read");
        assert_eq!(w.waits(w.alva).await.len(), 1, "told once more");
        // The first yes is the step; the words may still be put right.
        let better = [("word", "we-try-it"), ("reason", "We rent one first."), ("again", "on")];
        let page = eva.done(&answer, &better).await;
        assert!(page.shows("We rent one first.") && !page.shows("first. until"));
        assert!(!page.shows("It is now your next step"), "it was before: {}", page.words());
        assert_eq!(w.recorded(&at).await.len(), 5, "asked, read, and three decisions");
    })
    .await;
}

#[tokio::test]
async fn only_the_one_it_lies_with_answers_and_a_delicate_matter_stays_between_two() {
    apps(features, |app| async move {
        let w = World::new(app).await;
        let open = w.ask(KEYS, "Eva Berg", "team").await;
        let jonas = w.browser(w.jonas).await;
        let word = [("word", "we-do-it"), ("reason", "Sure")];
        assert_eq!(jonas.post(&format!("{open}/answer"), &word).await.status, 403);
        let pass = [("to", "Omar Haddad"), ("reason", "His")];
        assert_eq!(jonas.post(&format!("{open}/pass"), &pass).await.status, 403);
        let few = w.ask("I am often interrupted", "Karin Holm", "participants").await;
        assert_eq!(jonas.get(&few).await.status, 404);
        assert_eq!(jonas.post(&format!("{few}/answer"), &word).await.status, 404);
        assert_eq!(w.browser(w.eva).await.get(&few).await.status, 404, "nor the manager between");
        assert_eq!(w.browser(w.karin).await.get(&few).await.status, 200);
        let widen = format!("{few}/widen");
        let karin = w.browser(w.karin).await;
        assert_eq!(karin.post(&widen, &[("audience", "team")]).await.status, 403);
        let alva = w.browser(w.alva).await;
        let shown = alva.done(&widen, &[("audience", "team")]).await;
        assert!(shown.shows("More people see it now."), "{}", shown.words());
        assert_eq!(jonas.get(&few).await.status, 200);
        assert_eq!(alva.post(&widen, &[("audience", "participants")]).await.status, 422);
    })
    .await;
}

#[tokio::test]
async fn a_form_sent_twice_asks_once() {
    apps(features, |app| async move {
        let w = World::new(app).await;
        let alva = w.browser(w.alva).await;
        let fields =
            [("command_id", "c1"), ("text", KEYS), ("to", "Eva Berg"), ("audience", "team")];
        let first = address(&alva.post("/obstacles", &fields).await);
        let second = address(&alva.post("/obstacles", &fields).await);
        assert_eq!(first, second);
        let list = alva.get("/obstacles?whose=mine").await;
        assert_eq!(list.words().matches(KEYS).count(), 1);
    })
    .await;
}
