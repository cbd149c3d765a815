//! Questions that come of a card, and those of a house that is one team.

use cairn_ground::{Audience, Locale};
use cairn_objects::New;
use cairn_testkit::apps;

use super::house::{People, features};

#[tokio::test]
async fn a_guest_of_a_review_is_offered_the_team_whose_card_it_is() {
    apps(features, |app| async move {
        let p = People::of(app).await;
        let (coast, guest, member) = (p.coast, p.eva.id, p.alva.id);
        let card = p.app.store.write(move |tx| {
            Box::pin(async move {
                let id = tx.new_id();
                let new = New {
                    id,
                    kind: "insight",
                    title: "The ladders were locked in",
                    lang: "en",
                    owner: None,
                    team: Some(coast),
                    audience: Audience::Participants,
                    href: format!("/insights/{id}"),
                };
                let id = cairn_objects::create(tx, &new).await?;
                cairn_objects::add_participants(tx, id, &[guest, member]).await?;
                Ok(id)
            })
        });
        let card = card.await.unwrap().to_string();
        let (coast, north) = (p.coast.to_string(), p.north.to_string());
        let form = p.eva.at.get(&format!("/questions/new?because_of={card}")).await;
        let html = form.text();
        assert!(html.contains(&format!("value=\"{coast}\" checked")), "{html}");
        assert!(!html.contains(&north) && !html.contains("value=\"everyone\""), "{html}");
        assert!(!form.shows("Jonas Berg, your team’s"), "another team’s lead: {}", form.words());

        let ask = |whom| [("text", "Who has the key?"), ("whom", whom), ("because_of", &*card)];
        assert_eq!(p.eva.at.post("/questions", &ask(&north)).await.status, 422);
        let question = super::house::address(&p.eva.at.post("/questions", &ask(&coast)).await);
        assert!(p.alva.at.get(&question).await.shows("Eva Lind asks"));
        assert_eq!(p.noor.at.get(&question).await.status, 404, "not the guest's own team");
        p.answer(&p.alva, &question, "It hangs behind the door.").await;
        assert!(p.eva.at.get(&question).await.shows("It hangs behind the door."));
        // Without the card another team is nobody's to ask.
        let fields = [("text", "Which ferry?"), ("whom", coast.as_str())];
        assert_eq!(p.eva.at.post("/questions", &fields).await.status, 422);
    })
    .await;
}

#[tokio::test]
async fn where_one_team_is_everyone_nobody_is_promised_to_be_asked_about_everyone() {
    apps(features, |app| async move {
        let north = app.team("Service North").await;
        let whole =
            app.store.write(|tx| Box::pin(cairn_store::settings::set(tx, "one-team", "yes")));
        whole.await.unwrap();
        let eva = app.person("Eva Lind", north).await;
        let form = app.sign_in(eva).await.get("/questions/new").await;
        assert!(form.shows("you are told, and can ask somebody else"), "{}", form.words());
        assert!(!form.shows("whether everyone may see it"), "{}", form.words());
        let jonas = app.add("Jonas Berg", Some(north), Locale::Sv, false).await;
        app.leads(jonas, north).await;
        let form = app.sign_in(eva).await.get("/questions/new").await;
        assert!(form.shows("goes to Jonas Berg, your team’s learning lead; after two more you"));
        assert!(!form.shows("whether everyone may see it"), "{}", form.words());
    })
    .await;
}
