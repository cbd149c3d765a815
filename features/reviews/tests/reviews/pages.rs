//! Pages as such: every sample in every language, the words beside the field, the number of
//! queries, the team's section, the take-out.

use std::sync::Arc;

use cairn_feature::{Feature, SlotPlace, Subject, registry};
use cairn_ground::{Clock, Locale, Messages, TeamId, messages::Source};
use cairn_store::settings;
use cairn_testkit::{App, apps, samples};
use cairn_web::{Cx, Response, Result, Route, View, Who, handler, html};
use jiff::tz::TimeZone;

use crate::{
    features,
    phone::{Phone, start, team, write},
};

fn messages() -> Arc<Messages> {
    let sources = [
        cairn_web::MESSAGES,
        cairn_people::MESSAGES,
        cairn_nudge::MESSAGES,
        cairn_reviews::MESSAGES,
    ];
    Arc::new(Messages::build(&sources).expect("messages"))
}

#[test]
fn every_page_and_every_word_stands_in_both_languages() {
    let flaws = samples::flaws(&cairn_reviews::feature());
    assert!(flaws.is_empty(), "{flaws:#?}");
}

#[test]
fn the_questions_are_those_of_the_swedish_seed() {
    let ask = |n| messages().format(Locale::Sv, &format!("reviews-q{n}"), &[]);
    let asked: Vec<String> = (1..=4).map(ask).collect();
    let seed = "Vad har gått bra? Varför det? Vad har gått mindre bra? Vad kan vi lära oss av det?";
    assert_eq!(asked.join(" "), seed);
}

async fn be_public(app: &App) {
    app.store
        .write(|tx| Box::pin(async move { settings::set(tx, "public-body", "yes").await }))
        .await
        .expect("set");
}

#[tokio::test]
async fn the_words_beside_the_field_say_who_reads_and_what_weakens_the_promise() {
    apps(features, |app| async move {
        let three = team(&app).await;
        let review = start(&three.eva, three.id, "Veckan").await;
        let page = three.jonas.get(&format!("{review}/write")).await;
        for words in [
            "Only you three who take part see the cards, without names.",
            "They show when Eva Ek opens them.",
            "Who wrote what is not stored.",
            "Name no client, pupil, patient or relative.",
        ] {
            assert!(page.shows(words), "{}", page.words());
        }
        assert!(!page.shows("guessed") && !page.shows("public records"));

        be_public(&app).await;
        let two = app.team("Syd").await;
        let ann = Phone::of(&app, app.person("Ann Alm", two).await).await;
        app.person("Bo Berg", two).await;
        let review = start(&ann, two, "Veckan").await;
        let page = ann.get(&format!("{review}/write")).await;
        assert!(page.shows("it can be guessed who wrote what"), "{}", page.words());
        assert!(page.shows("anyone who requests public records"), "{}", page.words());
    })
    .await;
}

#[tokio::test]
async fn who_has_never_signed_in_hides_nobody() {
    apps(features, |app| async move {
        let team = app.team("Syd").await;
        let ann = Phone::of(&app, app.person("Ann Alm", team).await).await;
        let others = [app.person("Bo Berg", team).await, app.person("Cia Dal", team).await];
        let review = start(&ann, team, "Veckan").await;
        let address = format!("{review}/write");
        let first = ann.get(&address).await;
        assert!(first.shows("Only one of you has signed in so far."), "{}", first.words());
        for other in others {
            app.sign_in(other).await;
        }
        let all = ann.get(&address).await;
        assert!(!all.shows("signed in so far") && !all.shows("guessed"), "{}", all.words());
    })
    .await;
}

#[tokio::test]
async fn a_page_asks_a_bounded_number_of_questions() {
    apps(features, |app| async move {
        let team = team(&app).await;
        let review = start(&team.eva, team.id, "Veckan").await;
        let mut before = 0;
        for round in 0..3 {
            for n in 0..10 {
                write(&team.jonas, &review, "1", &format!("Kort {round} {n}")).await;
            }
            let paths = [review.clone(), format!("{review}/write"), "/reviews/new".into()];
            let mut most = 0;
            for path in &paths {
                most = most.max(team.eva.get(path).await.queries());
            }
            assert!(most > 0 && most <= 12, "{most}");
            assert!(round == 0 || most == before, "{most} after {before}");
            before = most;
        }
        team.eva.done(&format!("{review}/open"), &[]).await;
        let opened = team.eva.get(&review).await;
        assert!(opened.queries() <= 12, "{}", opened.queries());
    })
    .await;
}

async fn host(cx: Cx) -> Result<Response> {
    let team: TeamId = cx.param("id")?;
    let (mut db, view) = (cx.read().await?, cx.view());
    let mut out = String::from("<main>");
    for slot in registry(&cx).slots_of(SlotPlace::Team) {
        if let Some(section) = (slot.render)(&cx, &mut db, &view, Subject::Team(team)).await? {
            out += &section.html;
        }
    }
    html(&Plain(out))
}

#[derive(askama::Template)]
#[template(source = "{{ self.0|safe }}", ext = "html")]
struct Plain(String);

fn hosted() -> Vec<Feature> {
    let nothing = Source { en: "", sv: "" };
    let routes = vec![Route::get("/hosted/{id}", Who::Everyone, handler!(host))];
    vec![cairn_reviews::feature(), Feature { routes, ..Feature::new("host", &[], nothing) }]
}

#[tokio::test]
async fn the_teams_page_shows_the_review_under_way_and_a_start() {
    apps(hosted, |app| async move {
        let team = team(&app).await;
        let here = format!("/hosted/{}", team.id);
        let empty = team.eva.get(&here).await;
        assert!(empty.shows("No review yet") && empty.shows("Start a review"));
        let stranger = Phone::of(&app, app.person("Ulla", app.team("Syd").await).await).await;
        assert_eq!(stranger.get(&here).await.words(), "", "nothing to show, nothing to start");

        let review = start(&team.eva, team.id, "Veckans installationer").await;
        let under_way = team.jonas.get(&here).await;
        assert!(under_way.shows("Veckans installationer under way"), "{}", under_way.words());
        let list = team.jonas.get(&format!("/reviews?team={}", team.id)).await;
        assert!(list.shows("Veckans installationer"));
        let outside = stranger.get(&format!("/reviews?team={}", team.id)).await;
        assert!(!outside.shows("Veckans installationer"));
        team.eva.done(&format!("{review}/call-off"), &[]).await;
        assert!(!team.jonas.get(&here).await.shows("Veckans installationer"));
    })
    .await;
}

#[tokio::test]
async fn a_person_takes_along_the_reviews_and_no_cards() {
    apps(features, |app| async move {
        let team = team(&app).await;
        let review = start(&team.eva, team.id, "Veckans installationer").await;
        write(&team.jonas, &review, "1", "Mitt hemliga kort").await;
        team.eva.done(&format!("{review}/open"), &[]).await;
        let messages = Arc::clone(&app.house.house.messages);
        let view = View::sample(messages, Locale::Sv, TimeZone::UTC, app.clock.now());
        let actor = app.actor(team.people[1]).await;
        let mut db = app.store.read().await.expect("a connection");
        let kinds = cairn_reviews::feature().data;
        let export = kinds[0].export.expect("an export");
        let taken = export(&mut db, &actor, &view).await.expect("files");
        let all: String =
            taken.files.iter().map(|(_, bytes)| String::from_utf8_lossy(bytes)).collect();
        assert!(all.contains("2 mars 2026".replace(' ', "\u{A0}").as_str()), "{all}");
        assert!(all.contains("Veckans installationer") && all.contains("\"led\": false"));
        assert!(all.starts_with("# Återblickar\n"), "{all}");
        assert!(!all.contains("hemliga"));
        assert!(kinds[1].export.is_none() && kinds[1].erase.is_none());
    })
    .await;
}
