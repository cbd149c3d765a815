//! A step that is ours says so to whoever reads it.

use cairn_testkit::apps;

use crate::{House, features, takes};

#[tokio::test]
async fn everybody_who_reads_a_step_of_the_team_sees_whose_it_is_and_who_sees_to_it() {
    apps(features, |app| async move {
        let house = House::new(app).await;
        let (noor, jonas) = (house.sign_in(house.noor).await, house.sign_in(house.jonas).await);
        let outside = house.app.person("Omar Ali", house.app.team("Coast").await).await;
        let outside = house.sign_in(outside).await;
        let ours = takes(&noor, "We label the drawer", "2026-03-10", "ours").await;
        let words = "Service North stands for this step, Noor Karim sees to it";
        let read = jonas.get(&ours).await;
        assert!(read.shows(words), "{}", read.words());
        noor.done(&format!("{ours}/widen"), &[("audience", "organisation")]).await;
        assert!(outside.get(&ours).await.shows(words), "outside the team too");
        assert!(noor.get(&ours).await.shows("Ours; you see to it"));
        noor.done(&format!("{ours}/answer"), &[("outcome", "done")]).await;
        assert!(noor.get(&ours).await.shows("Ours; you see to it"), "afterwards too");
        assert!(jonas.get(&ours).await.shows(words));

        let offered = takes(&noor, "We check the valves", "2026-03-10", "ours").await;
        noor.done(&format!("{offered}/offer"), &[]).await;
        let read = jonas.get(&offered).await;
        assert!(read.shows("Service North stands for this step"), "{}", read.words());
        assert!(!read.shows("sees to it"), "nobody does: {}", read.words());

        let mine = takes(&noor, "I call the next morning", "2026-03-10", "shown").await;
        assert!(!jonas.get(&mine).await.shows("stands for this step"));
    })
    .await;
}
