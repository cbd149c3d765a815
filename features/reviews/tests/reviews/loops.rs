//! What came of a review, and how the next one begins with it.

use cairn_ground::{Actor, Audience, ObjectId, PersonId};
use cairn_links::Kind;
use cairn_objects::New;
use cairn_record::{Detail, Event, Verb};
use cairn_testkit::{Answer, App, apps};

use crate::{
    features,
    phone::{Team, start, team, write},
};

const TOOK: Verb = Verb::own("took", "took a next step");
const COMPLETED: Verb = Verb::own("completed", "completed");

/// A next step as the feature of next steps makes it.
pub async fn step(app: &App, team: &Team, title: &str, by: PersonId, origin: ObjectId) -> ObjectId {
    object(app, team, "step", title, by, origin).await
}

/// An object because of another, as any feature makes it.
pub async fn object(
    app: &App,
    team: &Team,
    kind: &str,
    title: &str,
    by: PersonId,
    origin: ObjectId,
) -> ObjectId {
    let (actor, title, team) = (app.actor(by).await, title.to_owned(), team.id);
    let kind = kind.to_owned();
    app.store
        .write(move |tx| {
            let (actor, title, kind) = (actor.clone(), title.clone(), kind.clone());
            Box::pin(async move {
                let id = tx.new_id();
                let new = New {
                    id,
                    kind: &kind,
                    title: &title,
                    lang: "sv",
                    owner: actor.person_id(),
                    team: Some(team),
                    audience: Audience::Team,
                    href: format!("/steps/{id}"),
                };
                let id = cairn_objects::create(tx, &new).await?;
                cairn_links::link(tx, &actor, id, origin, Kind::BecauseOf).await?;
                let object = cairn_objects::find_any(tx, id).await?;
                let took = Event::about(TOOK, &object).because_of(Some(origin));
                cairn_record::append(tx, &actor, &took).await?;
                Ok(id)
            })
        })
        .await
        .expect("a step")
}

async fn complete(app: &App, actor: Actor, step: ObjectId, word: &'static str) {
    app.store
        .write(move |tx| {
            let actor = actor.clone();
            Box::pin(async move {
                let object = cairn_objects::find_any(tx, step).await?;
                let done = Event::about(COMPLETED, &object).detail("how", Detail::Word(word));
                cairn_record::append(tx, &actor, &done).await.map(drop)
            })
        })
        .await
        .expect("completed");
}

pub fn id_of(href: &str) -> ObjectId {
    href.rsplit('/').next().and_then(|id| id.parse().ok()).expect("an id")
}

/// Where the first *Next step* button of the page leads.
pub fn first_step(page: &Answer) -> String {
    let text = page.text();
    let mut actions = text.split("action=\"").filter_map(|rest| rest.split('"').next());
    actions.find(|action| action.ends_with("/step")).expect("a button").to_owned()
}

pub fn insight_in(location: &str) -> ObjectId {
    let rest = location.split("because_of=").nth(1).expect("an origin");
    rest.split('&').next().and_then(|id| id.parse().ok()).expect("an id")
}

#[tokio::test]
async fn a_card_taken_up_becomes_the_teams_and_has_no_owner() {
    apps(features, |app| async move {
        let team = team(&app).await;
        let review = start(&team.eva, team.id, "Veckan").await;
        write(&team.jonas, &review, "3", "Lådan & bilen var tomma").await;
        let opened = team.eva.done(&format!("{review}/open"), &[]).await;
        let path = first_step(&opened);
        let answer = team.noor.post(&path, &[]).await;
        let to = answer.location();
        assert!(to.starts_with("/steps/new?because_of="), "{to}");
        let rest = format!("&scope=ours&team={}&back={review}", team.id);
        assert!(to.ends_with(&rest), "the team's, back here, in words of one's own: {to}");
        let insight = insight_in(&to);
        assert_eq!(insight, insight_in(&team.eva.post(&path, &[]).await.location()), "once");

        let mut db = app.store.read().await.expect("a connection");
        let object = cairn_objects::find_any(&mut db, insight).await.expect("an object");
        assert_eq!((object.owner, object.kind.as_str()), (None, "insight"));
        assert_eq!((object.audience, object.team), (Audience::Participants, Some(team.id)));
        let said = cairn_record::list_of_object(&mut db, insight).await.expect("statements");
        assert!(said.is_empty(), "nothing was made of it: {said:?}");
        drop(db);
        // Somebody of the team who was not there.
        let late = crate::phone::Phone::of(&app, app.person("Ann Alm", team.id).await).await;
        let at = format!("/reviews/noticed/{insight}");
        assert_eq!(late.get(&at).await.status, 404, "the form was left: nobody else sees the card");
        self::object(&app, &team, "step", "I fill the box", team.people[1], insight).await;
        let mut db = app.store.read().await.expect("a connection");
        let object = cairn_objects::find_any(&mut db, insight).await.expect("an object");
        assert_eq!((object.audience, object.team), (Audience::Team, Some(team.id)));
        let said = cairn_record::list_of_object(&mut db, insight).await.expect("statements");
        let said: Vec<_> = said.iter().map(|s| (s.verb.as_deref(), s.because_of)).collect();
        assert_eq!(said, [(Some("noticed"), Some(id_of(&review)))]);
        assert_eq!(late.get(&at).await.status, 200, "the team's, with what came of it");
        let page = team.jonas.get(&format!("/reviews/noticed/{insight}")).await;
        assert!(page.shows("Lådan & bilen var tomma") && page.shows("Veckan"));
        let read = team.jonas.get(&review).await;
        assert!(read.shows("Something came of it"), "{}", read.words());
    })
    .await;
}

#[tokio::test]
async fn a_card_goes_on_as_anything_and_says_where_it_went() {
    apps(features, |app| async move {
        let team = team(&app).await;
        let review = start(&team.eva, team.id, "Veckan").await;
        write(&team.jonas, &review, "3", "Bilen var tom").await;
        let opened = team.eva.done(&format!("{review}/open"), &[]).await;
        let path = first_step(&opened);
        let card = path.trim_end_matches("/step");
        for (to, form) in [
            ("question", "/questions/new?text=Bilen+var+tom&"),
            ("page", "/pages/new?title=Bilen+var+tom&"),
            ("obstacle", "/obstacles/new?text=Bilen+var+tom&"),
            ("idea", "/obstacles/new?kind=idea&text=Bilen+var+tom&"),
        ] {
            assert!(opened.text().contains(&format!("{card}/{to}")), "a button: {to}");
            let answer = team.jonas.post(&format!("{card}/{to}"), &[]).await;
            assert!(answer.location().starts_with(form), "{}", answer.location());
            let insight = insight_in(&answer.location());
            let title = format!("Det blev: {to}");
            object(&app, &team, to, &title, team.people[1], insight).await;
            let page = team.noor.get(&review).await;
            let words = page.words();
            let at = words.find("Something came of it").expect("the card says so");
            assert!(words[at..].contains(&title), "{to}: {words}");
            let at = words.find("What came of it").expect("a heading");
            assert!(words[at..].contains(&title), "{to}: {words}");
        }
        let outside = app.person("Ann Alm", app.team("Syd").await).await;
        let outside = crate::phone::Phone::of(&app, outside).await;
        assert_eq!(outside.post(&path, &[]).await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn a_slip_of_the_thumb_on_a_card_leaves_nothing_and_every_road_is_open_to_all_afterwards() {
    apps(features, |app| async move {
        let team = team(&app).await;
        let review = start(&team.eva, team.id, "Veckan").await;
        write(&team.jonas, &review, "3", "Bilen var tom").await;
        let opened = team.eva.done(&format!("{review}/open"), &[]).await;
        let path = first_step(&opened);
        let card = path.trim_end_matches("/step").to_owned();
        let answer = team.jonas.post(&format!("{card}/page"), &[]).await;
        let insight = insight_in(&answer.location());
        for reader in [&team.jonas, &team.eva] {
            let page = reader.get(&review).await;
            assert!(!page.shows("took it up") && !page.shows("Led to"), "{}", page.words());
            assert!(!page.text().contains(&format!("/reviews/noticed/{insight}")));
        }
        team.eva.done(&format!("{review}/close"), &[]).await;
        let page = team.jonas.get(&review).await.text();
        for road in ["step", "page", "question", "obstacle", "idea"] {
            assert!(page.contains(&format!("{card}/{road}")), "{road}: {page}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_card_has_its_next_step_beside_it_and_the_page_says_who_then_sees_its_words() {
    apps(features, |app| async move {
        let team = team(&app).await;
        let review = start(&team.eva, team.id, "Veckan").await;
        write(&team.jonas, &review, "3", "Bilen var tom").await;
        write(&team.noor, &review, "4", "Vi ringer före").await;
        let opened = team.eva.done(&format!("{review}/open"), &[]).await;
        let said = "Once something comes of a card, the whole team sees it, without a name.";
        assert_eq!(opened.words().matches(said).count(), 1, "{}", opened.words());
        let text = opened.text();
        let at = text.find(&first_step(&opened)).expect("a button");
        let folds = |tag| text[..at].matches(tag).count();
        assert_eq!(folds("<details"), folds("</details>"), "it is not folded away");
    })
    .await;
}

#[tokio::test]
async fn whoever_was_named_beside_the_team_takes_a_step_of_their_own() {
    apps(features, |app| async move {
        let team = team(&app).await;
        let guest = app.person("Ann Alm", app.team("Syd").await).await;
        let guest = crate::phone::Phone::of(&app, guest).await;
        let id = team.id.to_string();
        let fields = [("about", "Veckan"), ("team", id.as_str()), ("with", "Ann Alm")];
        let review = team.eva.post("/reviews", &fields).await.location();
        let review = review.split('?').next().unwrap_or_default();
        write(&team.jonas, review, "3", "Bilen var tom").await;
        let opened = team.eva.done(&format!("{review}/open"), &[]).await;
        let to = guest.post(&first_step(&opened), &[]).await.location();
        assert!(!to.contains("scope=ours") && to.ends_with(&format!("&back={review}")), "{to}");
    })
    .await;
}

#[tokio::test]
async fn the_next_review_begins_with_the_open_steps_of_the_last() {
    apps(features, |app| async move {
        let team = team(&app).await;
        let (jonas, noor) = (team.people[1], team.people[2]);
        let first = start(&team.eva, team.id, "Veckan").await;
        write(&team.jonas, &first, "3", "Lådan var tom").await;
        let opened = team.eva.done(&format!("{first}/open"), &[]).await;
        let insight = insight_in(&team.eva.post(&first_step(&opened), &[]).await.location());
        let marked = step(&app, &team, "Vi märker upp lådan", jonas, insight).await;
        step(&app, &team, "Vi ringer kvällen före", noor, id_of(&first)).await;
        complete(&app, app.actor(jonas).await, marked, "done").await;
        let closed = team.eva.done(&format!("{first}/close"), &[]).await;
        assert!(closed.shows("What came of it Vi ringer kvällen före"), "{}", closed.words());
        assert!(closed.shows("One card, kept until 1 April 2026"), "{}", closed.words());
        assert!(!closed.shows("Led to"), "what came of it is said once: {}", closed.words());

        app.days(7).await;
        let second = start(&team.eva, team.id, "Nästa vecka").await;
        for path in [second.clone(), format!("{second}/write?q=1")] {
            let words = team.noor.get(&path).await.words();
            let at = words.find("From the last review").expect("a heading");
            let rest = &words[at..];
            let open = rest.find("Vi ringer kvällen före Noor Karim sees to it · not done yet");
            let done = rest.find("Vi märker upp lådan Jonas Berg sees to it · done");
            assert!(open.expect("open") < done.expect("done"), "{}: {rest}", app.name);
        }
        write(&team.jonas, &second, "1", "Bättre").await;
        team.eva.done(&format!("{second}/open"), &[]).await;
        app.days(7).await;
        let third = start(&team.eva, team.id, "Tredje").await;
        let page = team.noor.get(&third).await;
        assert!(page.shows("Vi ringer kvällen före"), "still open: {}", page.words());
    })
    .await;
}
