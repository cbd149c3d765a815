use cairn_ground::{Error, Instant, Locale};
use cairn_nudge::{Action, Link};

use crate::house::{House, STOCKHOLM, TUESDAY, both};

/// The tokens of the last mail: the button's, then fewer, pause, off.
async fn tokens(house: &House) -> Vec<String> {
    let text = house.mails().await.pop().unwrap().text;
    let parts = text.split("https://cairn.example/m/").skip(1);
    parts.map(|part| part.split_whitespace().next().unwrap().to_owned()).collect()
}

async fn peek(house: &House, token: &str) -> Result<Link, Error> {
    let mut db = house.store.read().await.unwrap();
    cairn_nudge::peek(&mut db, token, house.store.clock().now()).await
}

async fn redeem(house: &House, token: &str) -> Link {
    let token = token.to_owned();
    house
        .write(move |tx| {
            let token = token.clone();
            Box::pin(async move { cairn_nudge::redeem(tx, &token).await })
        })
        .await
}

#[tokio::test]
async fn a_mail_carries_one_button_and_three_ways_to_get_fewer_of_them() {
    both(|house| async move {
        let asa = house.person("Åsa Öberg", STOCKHOLM).await;
        let noor = house.person("Noor Karim", STOCKHOLM).await;
        let object = house.open_object("Vem vet?").await;
        house.tell(noor, asa, object).await;
        house.sent_at(TUESDAY).await;
        let mut actions = Vec::new();
        for token in tokens(&house).await {
            let link = peek(&house, &token).await.unwrap();
            assert_eq!((link.person, link.locale), (asa, Locale::Sv));
            actions.push(link.action);
        }
        let open = Action::Open { object, verb: "answer".into() };
        assert_eq!(actions, [open, Action::Fewer, Action::Pause, Action::Off]);
    })
    .await;
}

#[tokio::test]
async fn opening_a_link_changes_nothing_and_its_button_does() {
    both(|house| async move {
        let asa = house.person("Åsa Öberg", STOCKHOLM).await;
        let noor = house.person("Noor Karim", STOCKHOLM).await;
        let object = house.open_object("Vem vet?").await;
        house.tell(noor, asa, object).await;
        house.sent_at(TUESDAY).await;
        let links = tokens(&house).await;

        for token in &links {
            peek(&house, token).await.unwrap();
        }
        let hears = async |what: &str| {
            let object = house.open_object("Och det här?").await;
            house.tell(noor, asa, object).await;
            let told = !house.sent_at("2026-11-25T09:00:00Z").await.is_empty();
            assert_eq!(told, what == "hears", "{what}");
        };
        hears("hears").await;
        redeem(&house, &links[1]).await;
        hears("only weekly now").await;
        house.choose(asa, "weekly", None).await;
        redeem(&house, &links[2]).await;
        hears("paused").await;
        let august = Some(jiff::civil::date(2027, 8, 1));
        house.choose(asa, "weekly", august).await;
        redeem(&house, &links[2]).await;
        let mut db = house.store.read().await.unwrap();
        let paused: Option<jiff::civil::Date> =
            cairn_store::q("SELECT messages_paused_until FROM people_person WHERE id = $1")
                .bind(asa)
                .one(&mut db)
                .await
                .unwrap();
        drop(db);
        assert_eq!(paused, august, "a longer pause stands");
        house.choose(asa, "weekly", None).await;
        redeem(&house, &links[3]).await;
        hears("off").await;
        redeem(&house, &links[1]).await;
        redeem(&house, &links[2]).await;
        assert_eq!(
            house.person_now(asa).await.messages,
            "off",
            "an older link brings nothing back"
        );
    })
    .await;
}

#[tokio::test]
async fn a_link_works_for_sixty_days_and_a_made_up_one_never() {
    both(|house| async move {
        let asa = house.person("Åsa Öberg", STOCKHOLM).await;
        let token = house.write(move |tx| {
            Box::pin(async move { cairn_nudge::issue(tx, asa, &Action::Off).await })
        });
        let token = token.await;
        assert!(peek(&house, "0123").await.is_err());
        house.clock.advance(60 * Instant::DAY - 1);
        assert!(peek(&house, &token).await.is_ok());
        house.clock.advance(1);
        let Err(Error::Refused(refusal)) = peek(&house, &token).await else { panic!("it opens") };
        assert_eq!(refusal.code, "link-over");
        assert!(crate::house::messages().has(&refusal.message));
    })
    .await;
}
