use cairn_ground::Audience;
use cairn_nudge::{Rank, Waiting};
use jiff::civil::date;

use crate::house::{STOCKHOLM, TODAY, both};

#[tokio::test]
async fn what_happens_now_comes_first_then_a_colleague_who_asks_then_one_who_tells() {
    both(|house| async move {
        let asa = house.person("Åsa Öberg", STOCKHOLM).await;
        let noor = house.person("Noor Karim", STOCKHOLM).await;
        let rows = [
            ("Kunde svara", Rank::Could, None, None),
            ("Nästa steg", Rank::Step, None, Some(date(2026, 11, 20))),
            ("Utan datum", Rank::Colleague, Some(noor), None),
            ("Senare", Rank::Colleague, Some(noor), Some(date(2026, 12, 1))),
            ("Först", Rank::Colleague, Some(noor), Some(date(2026, 11, 25))),
            ("Att läsa", Rank::Mine, None, None),
            ("Det hjälpte", Rank::Heard, Some(noor), None),
            ("Återblick nu", Rank::Now, Some(noor), None),
        ];
        for (title, rank, from, due_on) in rows {
            let object = house.open_object(title).await;
            let waiting = Waiting::new(asa, object, "answer", rank, "sample-ask");
            house.wait(Waiting { from, due_on, ..waiting }).await;
        }
        let order = [
            "Återblick nu",
            "Först",
            "Senare",
            "Utan datum",
            "Det hjälpte",
            "Att läsa",
            "Nästa steg",
            "Kunde svara",
        ];
        assert_eq!(house.waits_for(asa, TODAY).await, order);
        assert!(house.waits_for(noor, TODAY).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn what_the_person_may_not_see_does_not_wait() {
    both(|house| async move {
        let asa = house.person("Åsa Öberg", STOCKHOLM).await;
        let noor = house.person("Noor Karim", STOCKHOLM).await;
        let team = house.team("Service Nord", vec![noor]).await;
        let object = house.object("I teamet", Audience::Team, Some(noor), Some(team)).await;
        for person in [asa, noor] {
            let waiting = Waiting::new(person, object, "answer", Rank::Mine, "sample-ask");
            house.wait(waiting).await;
        }
        assert!(house.waits_for(asa, TODAY).await.is_empty());
        assert_eq!(house.waits_for(noor, TODAY).await, ["I teamet"]);

        house.write(move |tx| Box::pin(cairn_objects::hide(tx, object))).await;
        assert_eq!(house.waits_for(noor, TODAY).await, ["I teamet"], "its owner still sees it");
        house.write(move |tx| Box::pin(cairn_objects::hand_over(tx, object, None))).await;
        assert!(house.waits_for(noor, TODAY).await.is_empty());

        house.write(move |tx| Box::pin(cairn_objects::unhide(tx, object))).await;
        house.write(move |tx| Box::pin(cairn_objects::remove(tx, object))).await;
        assert!(house.waits_for(noor, TODAY).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn it_waits_from_one_day_to_another_and_no_longer_once_it_is_settled() {
    both(|house| async move {
        let asa = house.person("Åsa Öberg", STOCKHOLM).await;
        let noor = house.person("Noor Karim", STOCKHOLM).await;
        let object = house.open_object("Hölls tiden?").await;
        for person in [asa, noor] {
            let waiting = Waiting::new(person, object, "keep", Rank::Mine, "sample-read");
            house.wait(waiting.opens(date(2026, 11, 25)).closes(date(2026, 11, 27))).await;
        }
        for (day, shown) in [(24, 0), (25, 1), (26, 1), (27, 0)] {
            let waits = house.waits_for(asa, date(2026, 11, day)).await;
            assert_eq!(waits.len(), shown, "on the {day}th");
        }
        house.settle(object, "keep", Some(asa)).await;
        assert!(house.waits_for(asa, date(2026, 11, 25)).await.is_empty());
        assert_eq!(house.waits_for(noor, date(2026, 11, 25)).await, ["Hölls tiden?"]);
        house.settle(object, "keep", None).await;
        assert!(house.waits_for(noor, date(2026, 11, 25)).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn waiting_again_changes_the_date_but_not_since_when() {
    both(|house| async move {
        let asa = house.person("Åsa Öberg", STOCKHOLM).await;
        let object = house.step(asa, "Ring kunden").await;
        let since = house.clock.as_ref();
        let began = cairn_ground::Clock::now(since);
        house.at("2026-11-26T09:00:00Z");
        let again = Waiting::new(asa, object, "follow-up", Rank::Step, "sample-step");
        house.wait(again.due(date(2026, 12, 4))).await;
        let actor = house.actor(asa).await;
        let mut db = house.store.read().await.unwrap();
        let waits = cairn_nudge::list_waiting(&mut db, &actor, TODAY, 5).await.unwrap();
        assert_eq!(waits.len(), 1);
        assert_eq!(waits[0].due_on, Some(date(2026, 12, 4)));
        assert_eq!(waits[0].since, began);
    })
    .await;
}
