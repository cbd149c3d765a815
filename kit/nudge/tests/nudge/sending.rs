use std::sync::Arc;

use cairn_ground::Clock;
use cairn_nudge::{Post, Tally, Transport, send_due};

use cairn_store::q;

use crate::house::{STOCKHOLM, TUESDAY, both, messages};

#[tokio::test]
async fn four_nodes_at_once_send_once() {
    both(|house| async move {
        let noor = house.person("Noor Karim", STOCKHOLM).await;
        let names = ["Ada", "Bo", "Cia", "Disa", "Eva", "Fia", "Gun", "Hans", "Ina", "Jon"];
        for name in names {
            let person = house.person(name, STOCKHOLM).await;
            for title in ["Ett", "Två", "Tre"] {
                let object = house.open_object(title).await;
                house.tell(noor, person, object).await;
            }
        }
        let senders = (0..4).map(|_| {
            let store = house.store.clone();
            let post = Post::new(Transport::Outbox, messages());
            tokio::spawn(async move { send_due(&store, &post).await.unwrap().sent })
        });
        let mut sent = 0;
        for sender in senders.collect::<Vec<_>>() {
            sent += sender.await.unwrap();
        }
        assert_eq!(sent, 30);
        assert_eq!(house.mails().await.len(), 30);
    })
    .await;
}

#[tokio::test]
async fn a_sweep_is_over_when_also_the_mail_another_one_had_in_hand_is_out() {
    both(|house| async move {
        let noor = house.person("Noor Karim", STOCKHOLM).await;
        for name in ["Ada", "Bo", "Cia", "Disa", "Eva", "Fia"] {
            let person = house.person(name, STOCKHOLM).await;
            let object = house.open_object(name).await;
            house.tell(noor, person, object).await;
        }
        let (store, post) = (house.store.clone(), Arc::clone(&house.post));
        let sweeps = (0..4).map(|_| {
            let (store, post) = (store.clone(), Arc::clone(&post));
            tokio::spawn(async move {
                send_due(&store, &post).await.unwrap();
                cairn_nudge::list_mails(&mut store.read().await.unwrap(), None, 100)
                    .await
                    .unwrap()
                    .len()
            })
        });
        for sweep in sweeps.collect::<Vec<_>>() {
            assert_eq!(sweep.await.unwrap(), 6);
        }
    })
    .await;
}

#[tokio::test]
async fn without_a_mail_server_nothing_piles_up_for_the_day_there_is_one() {
    both(|house| async move {
        let asa = house.person("Åsa Öberg", STOCKHOLM).await;
        let noor = house.person("Noor Karim", STOCKHOLM).await;
        let object = house.open_object("Vem vet?").await;
        house.tell(noor, asa, object).await;
        let nothing = Post::new(Transport::Nothing, messages());
        assert!(!nothing.can_send());
        assert_eq!(send_due(&house.store, &nothing).await.unwrap(), Tally::default());
        assert!(house.sent_at(TUESDAY).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn what_is_a_week_old_is_no_news_any_more() {
    both(|house| async move {
        let asa = house.person("Åsa Öberg", STOCKHOLM).await;
        let noor = house.person("Noor Karim", STOCKHOLM).await;
        let object = house.open_object("Vem vet?").await;
        house.tell(noor, asa, object).await;
        assert!(house.sent_at("2026-12-02T09:00:00Z").await.is_empty());
        assert!(house.messages_of(asa).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn erasing_a_person_leaves_no_row_and_no_mail_with_their_name() {
    both(|house| async move {
        let asa = house.person("Åsa Öberg", STOCKHOLM).await;
        let noor = house.person("Noor Karim", STOCKHOLM).await;
        let object = house.open_object("Vem vet?").await;
        house.tell(noor, asa, object).await;
        house.sent_at(TUESDAY).await;
        let late = house.open_object("Och nu?").await;
        house.at("2026-11-24T20:00:00Z");
        house.tell(noor, asa, late).await;
        house
            .write(move |tx| {
                Box::pin(async move {
                    cairn_nudge::erase(tx, noor).await?;
                    cairn_people::store::delete_person(tx, noor).await
                })
            })
            .await;
        assert!(house.mails().await.is_empty());
        let told = house.messages_of(asa).await;
        assert!(told.iter().all(|message| message.from_name.is_none()));
        assert!(house.sent_at("2026-11-25T09:00:00Z").await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn erasing_a_person_leaves_the_mail_of_everybody_else_kept_or_not_yet_sent() {
    both(|house| async move {
        let asa = house.person("Åsa Öberg", STOCKHOLM).await;
        let noor = house.person("Noor K_rim", STOCKHOLM).await;
        let bo = house.person("Bo Karim", STOCKHOLM).await;
        let object = house.open_object("Vem vet?").await;
        for (from, to) in [(noor, asa), (bo, asa), (asa, bo), (asa, noor)] {
            house.tell(from, to, object).await;
        }
        house.sent_at(TUESDAY).await;
        assert_eq!(house.mails().await.len(), 4);
        house.at("2026-11-24T20:00:00Z");
        let late = house.open_object("Och nu?").await;
        house.tell(bo, asa, late).await;
        house
            .write(move |tx| {
                Box::pin(async move {
                    cairn_nudge::erase(tx, noor).await?;
                    cairn_people::store::delete_person(tx, noor).await
                })
            })
            .await;
        let mut left: Vec<String> =
            house.mails().await.into_iter().map(|mail| mail.to_name).collect();
        left.sort();
        assert_eq!(left, ["Bo Karim", "Åsa Öberg"]);
        let sent = house.sent_at("2026-11-25T09:00:00Z").await;
        assert_eq!(sent.len(), 1, "what was not out yet goes out");
    })
    .await;
}

#[tokio::test]
async fn pruning_forgets_what_is_over_and_keeps_what_waits() {
    both(|house| async move {
        let asa = house.person("Åsa Öberg", STOCKHOLM).await;
        let noor = house.person("Noor Karim", STOCKHOLM).await;
        let object = house.open_object("Vem vet?").await;
        house.tell(noor, asa, object).await;
        house.sent_at(TUESDAY).await;
        let prune = || house.write(|tx| Box::pin(cairn_nudge::prune(tx)));
        house.at("2026-12-20T09:00:00Z");
        prune().await;
        assert_eq!(house.messages_of(asa).await.len(), 1);
        house.at("2027-02-01T09:00:00Z");
        house.tell(noor, asa, object).await;
        prune().await;
        let left = house.messages_of(asa).await;
        assert_eq!(left.len(), 1);
        assert!(left[0].sent_at.is_none());
        assert!(house.mails().await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_message_whose_sender_died_is_sent_by_another_ten_minutes_later() {
    both(|house| async move {
        let asa = house.person("Åsa Öberg", STOCKHOLM).await;
        let noor = house.person("Noor Karim", STOCKHOLM).await;
        for title in ["Ett", "Två", "Tre"] {
            let object = house.open_object(title).await;
            house.tell(noor, asa, object).await;
        }
        // What is left of a sender that stopped between taking in hand and marking.
        let until = house.clock.now().plus(10 * cairn_ground::Instant::MINUTE);
        house
            .write(move |tx| {
                Box::pin(async move {
                    q("UPDATE nudge_message SET claimed_until = $1, attempts = 1")
                        .bind(until)
                        .run(tx)
                        .await
                })
            })
            .await;
        assert!(house.sent_at("2026-11-24T09:09:00Z").await.is_empty());
        assert_eq!(house.sent_at("2026-11-24T09:11:00Z").await.len(), 3);
        assert!(house.messages_of(asa).await.iter().all(|message| message.attempts == 2));
    })
    .await;
}

#[tokio::test]
async fn two_sweeps_at_once_make_one_weekly_message() {
    both(|house| async move {
        for name in ["Ada", "Bo", "Cia", "Disa", "Eva", "Fia"] {
            let person = house.person(name, STOCKHOLM).await;
            house.step(person, "Ring kunden").await;
        }
        house.at("2026-11-30T07:30:00Z");
        let sweeps = (0..4).map(|_| {
            let store = house.store.clone();
            tokio::spawn(async move { cairn_nudge::compose_weekly(&store).await.unwrap() })
        });
        for sweep in sweeps.collect::<Vec<_>>() {
            sweep.await.unwrap();
        }
        assert_eq!(send_due(&house.store, &house.post).await.unwrap().sent, 6);
    })
    .await;
}
