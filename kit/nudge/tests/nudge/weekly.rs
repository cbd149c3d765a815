use cairn_ground::Audience;
use cairn_nudge::{Rank, Waiting};
use jiff::civil::date;

use crate::house::{STOCKHOLM, both};

/// Monday, half past eight in Stockholm.
const MONDAY: &str = "2026-11-30T07:30:00Z";

#[tokio::test]
async fn nothing_goes_out_without_a_colleague_s_name_or_a_step_of_one_s_own() {
    both(|house| async move {
        let noor = house.person("Noor Karim", STOCKHOLM).await;
        let named = house.person("Åsa Öberg", STOCKHOLM).await;
        let stepping = house.person("Bo Ek", STOCKHOLM).await;
        let reading = house.person("Cia Ström", STOCKHOLM).await;
        house.person("Disa Lund", STOCKHOLM).await;
        let page = house.open_object("Så låser vi").await;
        for person in [named, reading] {
            house.wait(Waiting::new(person, page, "read", Rank::Mine, "sample-read")).await;
        }
        let question = house.open_object("Vem har nyckeln?").await;
        let asked = Waiting::new(named, question, "answer", Rank::Colleague, "sample-ask");
        house.wait(asked.from(noor).due(date(2026, 12, 2))).await;
        house.step(stepping, "Ring kunden").await;

        let told = house.sent_at(MONDAY).await;
        assert_eq!(told, ["Noor Karim frågar dig: Vem har nyckeln?", "Ditt nästa steg"]);
        let text = &house.mails().await[0].text;
        assert!(text.contains("senast 2\u{A0}dec"), "{text}");
        assert!(text.contains("En sida att titta igenom\nSå låser vi\n"), "{text}");
        let dropped = &house.messages_of(reading).await[0];
        assert_eq!(dropped.error.as_deref(), Some("no colleague's name and no step of one's own"));
    })
    .await;
}

#[tokio::test]
async fn it_goes_out_once_on_the_first_working_morning_of_the_week() {
    both(|house| async move {
        let asa = house.person("Åsa Öberg", STOCKHOLM).await;
        house.step(asa, "Ring kunden").await;
        assert!(house.sent_at("2026-11-29T09:00:00Z").await.is_empty(), "Sunday");
        assert!(house.sent_at("2026-11-30T06:59:00Z").await.is_empty(), "07:59 on Monday");
        assert_eq!(house.sent_at(MONDAY).await.len(), 1);
        assert!(house.sent_at("2026-11-30T08:30:00Z").await.is_empty(), "an hour later");
        assert!(house.sent_at("2026-12-01T07:30:00Z").await.is_empty(), "Tuesday");
        assert_eq!(house.sent_at("2026-12-07T07:30:00Z").await.len(), 1, "the week after");
    })
    .await;
}

#[tokio::test]
async fn a_week_without_anything_on_monday_is_a_week_without_a_message() {
    both(|house| async move {
        let asa = house.person("Åsa Öberg", STOCKHOLM).await;
        assert!(house.sent_at(MONDAY).await.is_empty());
        house.step(asa, "Ring kunden").await;
        assert!(house.sent_at("2026-12-01T07:30:00Z").await.is_empty());
        assert_eq!(house.sent_at("2026-12-07T07:30:00Z").await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_monday_missed_by_the_machine_is_made_up_for_in_the_next_morning() {
    both(|house| async move {
        let asa = house.person("Åsa Öberg", STOCKHOLM).await;
        house.step(asa, "Ring kunden").await;
        assert!(house.sent_at("2026-11-30T13:00:00Z").await.is_empty(), "Monday at two");
        assert_eq!(house.sent_at("2026-12-01T07:30:00Z").await.len(), 1, "Tuesday morning");
    })
    .await;
}

#[tokio::test]
async fn the_morning_is_the_person_s_own_also_when_the_clocks_have_changed() {
    both(|house| async move {
        house.at("2027-03-10T09:00:00Z");
        let asa = house.person("Åsa Öberg", STOCKHOLM).await;
        let joe = house.person("Joe Hill", "America/New_York").await;
        house.step(asa, "Ring kunden").await;
        house.step(joe, "Call the customer").await;
        // New York has summer time from 14 March, Sweden from 28 March.
        assert!(house.sent_at("2027-03-15T06:59:00Z").await.is_empty(), "07:59 in Stockholm");
        assert_eq!(house.sent_at("2027-03-15T07:00:00Z").await, ["Ditt nästa steg"]);
        assert!(house.sent_at("2027-03-15T11:59:00Z").await.is_empty(), "07:59 in New York");
        assert_eq!(house.sent_at("2027-03-15T12:00:00Z").await, ["Your next step"]);
        assert!(house.sent_at("2027-03-29T05:59:00Z").await.is_empty(), "07:59 in Stockholm");
        assert_eq!(house.sent_at("2027-03-29T06:00:00Z").await, ["Ditt nästa steg"]);
    })
    .await;
}

#[tokio::test]
async fn fewer_still_means_the_weekly_message_while_off_and_a_pause_mean_none() {
    both(|house| async move {
        let fewer = house.person("Åsa Öberg", STOCKHOLM).await;
        let off = house.person("Bo Ek", STOCKHOLM).await;
        let paused = house.person("Cia Ström", STOCKHOLM).await;
        let silent = house.invited("Disa Lund", STOCKHOLM, String::new()).await;
        for person in [fewer, off, paused, silent] {
            house.step(person, "Ring kunden").await;
        }
        house.choose(fewer, "fewer", None).await;
        house.choose(off, "off", None).await;
        house.choose(paused, "weekly", Some(date(2026, 12, 1))).await;
        assert_eq!(house.sent_at(MONDAY).await.len(), 1);
        assert_eq!(house.mails().await[0].to_name, "Åsa Öberg");
        house.sent_at("2026-12-01T07:30:00Z").await;
        assert_eq!(house.mails().await[1].to_name, "Cia Ström", "her pause is over");
        assert_eq!(house.mails().await.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn five_lines_at_most_and_what_was_only_told_stands_after_what_waits() {
    both(|house| async move {
        let asa = house.person("Åsa Öberg", STOCKHOLM).await;
        let noor = house.person("Noor Karim", STOCKHOLM).await;
        house.choose(asa, "fewer", None).await;
        let told = house.open_object("Fråga noll").await;
        house.tell(noor, asa, told).await;
        for title in ["Fråga ett", "Fråga två", "Fråga tre"] {
            let object = house.open_object(title).await;
            let asked = Waiting::new(asa, object, "answer", Rank::Colleague, "sample-ask");
            house.wait(asked.from(noor)).await;
        }
        house.step(asa, "Ring kunden").await;
        house.step(asa, "Skriv sidan").await;
        house.sent_at(MONDAY).await;
        let text = house.mails().await.remove(0).text;
        let order: Vec<usize> = ["ett", "två", "tre", "noll", "Ring kunden"]
            .iter()
            .map(|word| text.find(word).unwrap_or_else(|| panic!("{word} is missing in {text}")))
            .collect();
        assert!(order.is_sorted(), "{text}");
        assert!(!text.contains("Skriv sidan"), "{text}");
        house.sent_at("2026-12-07T07:30:00Z").await;
        assert!(!house.mails().await[1].text.contains("noll"), "it is told once");
    })
    .await;
}

#[tokio::test]
async fn no_two_in_a_row_say_the_same_and_what_found_no_room_is_counted() {
    both(|house| async move {
        let asa = house.person("Åsa Öberg", STOCKHOLM).await;
        let noor = house.person("Noor Karim", STOCKHOLM).await;
        let mut questions = Vec::new();
        for title in ["ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta"] {
            let object = house.open_object(title).await;
            let asked = Waiting::new(asa, object, "answer", Rank::Colleague, "sample-ask");
            house.wait(asked.from(noor)).await;
            questions.push(object);
        }
        let subjects = async |at: &str| house.sent_at(at).await;
        assert_eq!(subjects(MONDAY).await, ["Noor Karim frågar dig: ett"]);
        let text = house.mails().await.remove(0).text;
        assert!(text.contains("fem") && !text.contains("sex"), "{text}");
        assert!(text.contains("Och 3 saker till väntar."), "{text}");

        assert_eq!(subjects("2026-12-07T07:30:00Z").await, ["Noor Karim frågar dig: sex"]);
        let text = house.mails().await.remove(1).text;
        for title in ["sex", "sju", "åtta"] {
            assert!(text.contains(title), "{title}: {text}");
        }
        let third = subjects("2026-12-14T07:30:00Z").await;
        assert_ne!(third, ["Noor Karim frågar dig: sex"]);

        // Only two are left, both named before: they take turns.
        for question in &questions[2..] {
            house.settle(*question, "answer", Some(asa)).await;
        }
        house.sent_at("2026-12-21T07:30:00Z").await;
        house.sent_at("2026-12-28T07:30:00Z").await;
        let mails = house.mails().await;
        assert_ne!(mails[3].subject, mails[4].subject);
        assert!(mails[4].text.contains("ett") && mails[4].text.contains("två"));
        assert!(!mails[4].text.contains("till väntar"), "{}", mails[4].text);

        // Somebody else asks the same: that is news.
        let bo = house.person("Bo Ek", STOCKHOLM).await;
        let asked = Waiting::new(asa, questions[1], "answer", Rank::Colleague, "sample-ask");
        house.wait(asked.from(bo)).await;
        assert_eq!(subjects("2027-01-04T07:30:00Z").await, ["Bo Ek frågar dig: två"]);
    })
    .await;
}

#[tokio::test]
async fn who_came_in_during_the_week_gets_the_first_one_the_week_after() {
    both(|house| async move {
        let invited = house.invited("Åsa Öberg", STOCKHOLM, "asa@example.org".into()).await;
        house.step(invited, "Ring kunden").await;
        assert!(house.sent_at(MONDAY).await.is_empty(), "not in yet");
        house.at("2026-11-30T13:00:00Z");
        let sign_in = cairn_people::login::sign_in;
        house.write(move |tx| Box::pin(sign_in(tx, invited, false, None))).await;
        assert!(house.sent_at("2026-12-01T07:30:00Z").await.is_empty());
        assert_eq!(house.sent_at("2026-12-07T07:30:00Z").await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn what_found_no_room_comes_the_week_after_and_what_waits_is_not_said_twice() {
    both(|house| async move {
        let asa = house.person("Åsa Öberg", STOCKHOLM).await;
        let noor = house.person("Noor Karim", STOCKHOLM).await;
        house.choose(asa, "fewer", None).await;
        let told = house.open_object("Fråga noll").await;
        house.tell(noor, asa, told).await;
        let mut waiting = Vec::new();
        for title in ["Fråga ett", "Fråga två", "Fråga tre", "Fråga fyra", "Fråga fem"] {
            let object = house.open_object(title).await;
            let asked = Waiting::new(asa, object, "answer", Rank::Colleague, "sample-ask");
            house.wait(asked.from(noor)).await;
            house.tell(noor, asa, object).await;
            waiting.push(object);
        }
        house.sent_at(MONDAY).await;
        let text = house.mails().await.remove(0).text;
        assert_eq!(text.matches("Noor Karim frågar dig").count(), 5, "{text}");
        assert_eq!(text.matches("Fråga fem").count(), 1, "{text}");
        assert!(!text.contains("noll"), "{text}");

        for object in waiting {
            house.settle(object, "answer", Some(asa)).await;
        }
        let both = house.open_object("Fråga sex").await;
        let asked = Waiting::new(asa, both, "reply", Rank::Colleague, "sample-ask");
        house.wait(asked.from(noor)).await;
        house.tell(noor, asa, both).await;
        house.sent_at("2026-12-07T07:30:00Z").await;
        let text = house.mails().await.remove(1).text;
        assert_eq!(text.matches("Fråga sex").count(), 1, "{text}");
        assert_eq!(text.matches("Fråga noll").count(), 1, "{text}");
    })
    .await;
}

#[tokio::test]
async fn a_pause_at_the_last_minute_is_heeded_and_a_held_title_stays_private() {
    both(|house| async move {
        let paused = house.person("Åsa Öberg", STOCKHOLM).await;
        let told = house.person("Bo Ek", STOCKHOLM).await;
        house.step(paused, "Ring kunden").await;
        house.choose(told, "fewer", None).await;
        let secret = "Jag vill byta grupp";
        let object = house.object(secret, Audience::Participants, Some(told), None).await;
        house.tell(paused, told, object).await;
        house.sent_at("2026-11-25T09:00:00Z").await;

        house.at(MONDAY);
        cairn_nudge::compose_weekly(&house.store).await.unwrap();
        house.choose(paused, "weekly", Some(date(2026, 12, 14))).await;
        house.sweep().await;
        let mails = house.mails().await;
        assert_eq!(mails.len(), 1);
        assert_eq!(mails[0].to_name, "Bo Ek");
        assert!(!mails[0].text.contains(secret), "{}", mails[0].text);
    })
    .await;
}
