use cairn_ground::Audience;
use cairn_nudge::{Rank, Waiting};
use jiff::civil::date;

use crate::house::{STOCKHOLM, TUESDAY, both};

const WEDNESDAY: &str = "2026-11-25T09:00:00Z";
const NEXT_MONDAY: &str = "2026-11-30T07:30:00Z";

#[tokio::test]
async fn three_are_told_at_once_and_the_fourth_waits_for_the_weekly_message() {
    both(|house| async move {
        let asa = house.person("Åsa Öberg", STOCKHOLM).await;
        let noor = house.person("Noor Karim", STOCKHOLM).await;
        for title in ["Ett", "Två", "Tre", "Fyra"] {
            let object = house.open_object(title).await;
            house.tell(noor, asa, object).await;
        }
        let told = house.sent_at(TUESDAY).await;
        let subjects = [
            "Noor Karim frågar dig: Ett",
            "Noor Karim frågar dig: Två",
            "Noor Karim frågar dig: Tre",
        ];
        assert_eq!(told, subjects);
        assert!(house.sent_at(WEDNESDAY).await.is_empty(), "the fourth is not merely late");

        let object = house.open_object("Fem").await;
        house.tell(noor, asa, object).await;
        assert_eq!(house.sent_at(WEDNESDAY).await, ["Noor Karim frågar dig: Fem"]);
        assert_eq!(house.sent_at(NEXT_MONDAY).await, ["Noor Karim frågar dig: Fyra"]);
        assert!(house.mails().await[4].text.contains("Det som väntar på dig den här veckan"));

        for title in ["Sex", "Sju", "Åtta"] {
            let object = house.open_object(title).await;
            house.tell(noor, asa, object).await;
        }
        let told = house.sent_at(NEXT_MONDAY).await;
        assert_eq!(told.len(), 3, "the weekly message is not one of the day's three");
    })
    .await;
}

#[tokio::test]
async fn no_more_than_three_a_day_even_after_a_standstill() {
    both(|house| async move {
        let asa = house.person("Åsa Öberg", STOCKHOLM).await;
        let noor = house.person("Noor Karim", STOCKHOLM).await;
        for (moment, titles) in [(TUESDAY, ["A", "B"]), (WEDNESDAY, ["C", "D"])] {
            house.at(moment);
            for title in titles {
                let object = house.open_object(title).await;
                house.tell(noor, asa, object).await;
            }
        }
        assert_eq!(house.sent_at(WEDNESDAY).await.len(), 3);
        assert!(house.sent_at("2026-11-26T09:00:00Z").await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn nobody_is_written_to_outside_their_own_working_hours() {
    both(|house| async move {
        let noor = house.person("Noor Karim", STOCKHOLM).await;
        let asa = house.person("Åsa Öberg", STOCKHOLM).await;
        let ravi = house.person("Ravi Menon", "Asia/Kolkata").await;
        let object = house.open_object("Vem vet?").await;
        // 17:30 on Friday in Kolkata, 13:00 in Stockholm.
        house.at("2026-11-27T12:00:00Z");
        house.tell(noor, ravi, object).await;
        house.tell(noor, asa, object).await;
        let told = house.sent_at("2026-11-27T12:00:00Z").await;
        assert_eq!(told, ["Noor Karim frågar dig: Vem vet?"]);
        assert!(house.sent_at("2026-11-30T02:29:00Z").await.is_empty(), "07:59 in Kolkata");
        let told = house.sent_at("2026-11-30T02:30:00Z").await;
        assert_eq!(told, ["Noor Karim asks you: Vem vet?"]);
        let text = house.mails().await.pop().unwrap().text;
        assert_eq!(text.matches("Vem vet?").count(), 1, "the title is not said twice");
    })
    .await;
}

#[tokio::test]
async fn a_message_whose_hours_went_by_is_put_off_to_the_next_morning() {
    both(|house| async move {
        let asa = house.person("Åsa Öberg", STOCKHOLM).await;
        let noor = house.person("Noor Karim", STOCKHOLM).await;
        let object = house.open_object("Vem vet?").await;
        house.tell(noor, asa, object).await;
        assert!(house.sent_at("2026-11-24T16:00:00Z").await.is_empty(), "17:00");
        assert!(house.sent_at("2026-11-25T06:59:00Z").await.is_empty(), "07:59");
        assert_eq!(house.sent_at("2026-11-25T07:00:00Z").await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn fewer_and_a_pause_hold_it_for_the_weekly_message_and_off_ends_it() {
    both(|house| async move {
        let noor = house.person("Noor Karim", STOCKHOLM).await;
        let fewer = house.person("Åsa Öberg", STOCKHOLM).await;
        let paused = house.person("Bo Ek", STOCKHOLM).await;
        let off = house.person("Cia Ström", STOCKHOLM).await;
        house.choose(fewer, "fewer", None).await;
        house.choose(paused, "weekly", Some(date(2026, 12, 7))).await;
        house.choose(off, "off", None).await;
        let object = house.open_object("Vem vet?").await;
        for person in [fewer, paused, off] {
            house.tell(noor, person, object).await;
        }
        assert!(house.sent_at(TUESDAY).await.is_empty());
        assert!(house.messages_of(off).await.is_empty());
        house.sent_at(NEXT_MONDAY).await;
        house.sent_at("2026-12-07T07:30:00Z").await;
        let to: Vec<String> = house.mails().await.into_iter().map(|mail| mail.to_name).collect();
        assert_eq!(to, ["Åsa Öberg", "Bo Ek"]);
    })
    .await;
}

#[tokio::test]
async fn a_choice_made_after_the_telling_counts() {
    both(|house| async move {
        let noor = house.person("Noor Karim", STOCKHOLM).await;
        let asa = house.person("Åsa Öberg", STOCKHOLM).await;
        let bo = house.person("Bo Ek", STOCKHOLM).await;
        let object = house.open_object("Vem vet?").await;
        house.tell(noor, asa, object).await;
        house.tell(noor, bo, object).await;
        house.choose(asa, "off", None).await;
        house.choose(bo, "fewer", None).await;
        assert!(house.sent_at(TUESDAY).await.is_empty());
        assert!(house.messages_of(asa).await[0].dropped_at.is_some());
        assert!(house.messages_of(bo).await[0].dropped_at.is_none());
    })
    .await;
}

#[tokio::test]
async fn nobody_is_told_of_what_they_did_themselves_or_twice_of_the_same() {
    both(|house| async move {
        let asa = house.person("Åsa Öberg", STOCKHOLM).await;
        let noor = house.person("Noor Karim", STOCKHOLM).await;
        let nobody = house.invited("Utan Post", STOCKHOLM, String::new()).await;
        let object = house.open_object("Vem vet?").await;
        house.tell(asa, asa, object).await;
        house.tell(noor, nobody, object).await;
        house.tell(noor, asa, object).await;
        house.tell(noor, asa, object).await;
        assert_eq!(house.sent_at(TUESDAY).await.len(), 1);
        assert!(house.messages_of(nobody).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn what_was_settled_removed_or_narrowed_before_the_morning_is_not_told() {
    both(|house| async move {
        let asa = house.person("Åsa Öberg", STOCKHOLM).await;
        let noor = house.person("Noor Karim", STOCKHOLM).await;
        house.at("2026-11-24T20:00:00Z");
        let settled = house.open_object("Besvarad").await;
        let removed = house.open_object("Borttagen").await;
        let hidden = house.open_object("Anmäld").await;
        for object in [settled, removed, hidden] {
            house.tell(noor, asa, object).await;
        }
        house.settle(settled, "answer", Some(asa)).await;
        house.write(move |tx| Box::pin(cairn_objects::remove(tx, removed))).await;
        house.write(move |tx| Box::pin(cairn_objects::hide(tx, hidden))).await;
        assert!(house.sent_at(WEDNESDAY).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn what_was_closed_before_the_morning_is_not_asked_for_and_news_of_it_are_told() {
    both(|house| async move {
        let asa = house.person("Åsa Öberg", STOCKHOLM).await;
        let noor = house.person("Noor Karim", STOCKHOLM).await;
        house.at("2026-11-24T20:00:00Z");
        let [asked, news] =
            [house.open_object("Besvarad").await, house.open_object("Blev en sida").await];
        let waiting = Waiting::new(asa, asked, "answer", Rank::Colleague, "sample-ask");
        house.wait(waiting.from(noor)).await;
        for object in [asked, news] {
            house.tell(noor, asa, object).await;
            house.write(move |tx| Box::pin(cairn_nudge::settle_object(tx, object))).await;
        }
        let sent = house.sent_at(WEDNESDAY).await;
        assert_eq!(sent.len(), 1, "{sent:?}");
        assert!(format!("{sent:?}").contains("Blev en sida"), "{sent:?}");
    })
    .await;
}

#[tokio::test]
async fn a_title_that_only_some_may_see_does_not_stand_in_the_mail() {
    both(|house| async move {
        let asa = house.person("Åsa Öberg", STOCKHOLM).await;
        let noor = house.person("Noor Karim", STOCKHOLM).await;
        let secret = "Jag vill byta grupp";
        let object = house.object(secret, Audience::Participants, Some(noor), None).await;
        house
            .write(move |tx| {
                Box::pin(async move { cairn_objects::add_participants(tx, object, &[asa]).await })
            })
            .await;
        house.tell(noor, asa, object).await;
        let told = house.sent_at(TUESDAY).await;
        assert_eq!(told, ["Noor Karim frågar dig: öppna för att läsa"]);
        let waiting = Waiting::new(asa, object, "answer", Rank::Colleague, "sample-answer");
        house.wait(waiting.from(noor)).await;
        assert_eq!(house.sent_at(NEXT_MONDAY).await, ["Noor Karim har svarat på din fråga"]);
        for mail in house.mails().await {
            assert!(!mail.text.contains(secret) && !mail.html.contains(secret));
        }
    })
    .await;
}
