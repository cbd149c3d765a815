//! What an answer can be, and how it is shown.

use cairn_testkit::apps;

use super::{
    asking::GIF,
    house::{Member, People, address, features},
};

#[tokio::test]
async fn an_answer_can_be_a_photo_which_survives_every_mistake_beside_it() {
    apps(features, |app| async move {
        let p = People::of(app).await;
        let question = p.ask(&p.eva, "Which valve?").await;
        let answers = format!("{question}/answers");
        let words = [("text", "This one")];
        let page = p.noor.at.upload(&answers, &words, ("photo", "x.jpg", b"<svg/>")).await;
        assert_eq!(page.status, 422);
        assert!(page.shows("This photo could not be kept."), "{}", page.words());
        assert!(page.text().contains("This one</textarea>"), "{}", page.text());
        assert_eq!(p.noor.at.post(&answers, &[("text", "")]).await.status, 422, "neither nor");

        let long = "å".repeat(4_001);
        let page = p.noor.at.upload(&answers, &[("text", &long)], ("photo", "x.gif", GIF)).await;
        assert_eq!(page.status, 422);
        let html = page.text();
        let kept = html.split("name=\"photo_kept\" value=\"").nth(1).expect("the photo is kept");
        let kept = kept.split('"').next().unwrap().to_owned();
        assert_eq!(p.eva.at.get(&format!("/files/{kept}")).await.status, 404, "not shown yet");
        let sent = p.noor.at.post(&answers, &[("text", ""), ("photo_kept", &kept)]).await;
        assert_eq!(sent.status, 303, "{}", sent.words());

        let page = p.eva.at.get(&question).await;
        let shown = format!("src=\"/files/{kept}\"");
        assert!(page.text().contains(&shown), "{}", page.text());
        assert!(page.text().contains("alt=\"Photo from Noor Karim\""));
        assert_eq!(p.eva.at.get(&format!("/files/{kept}")).await.status, 200);
        assert_eq!(p.alva.at.get(&format!("/files/{kept}")).await.status, 404, "another team");
        let stolen = [("text", "Mine"), ("photo_kept", kept.as_str())];
        let other = p.ask_whom(&p.alva, "And here?", "everyone").await;
        let page = p.alva.at.post(&format!("{other}/answers"), &stolen).await;
        assert_eq!(page.status, 422, "nobody takes a photo they may not see");

        let html = p.eva.at.get(&question).await.text();
        let answer = html.split("id=\"a-").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let form = p.noor.at.get(&format!("/pages/new?because_of={answer}")).await;
        assert!(form.text().contains(&format!("![](/files/{kept})</textarea>")), "{}", form.text());
        assert!(form.text().contains("value=\"Which valve?\""), "what was asked is the title");
    })
    .await;
}

#[tokio::test]
async fn an_address_can_be_followed_and_our_own_page_is_called_by_its_title() {
    apps(features, |app| async move {
        let p = People::of(app).await;
        let share = async |member: &Member, audience: &str| {
            let fields = [("title", "Venting"), ("body", "Slowly"), ("audience", audience)];
            super::house::address(&member.at.post("/pages", &fields).await)
        };
        let (open, own) = (share(&p.noor, "organisation").await, share(&p.noor, "me").await);
        let question = p.ask(&p.eva, "As https://x.example/a?b=1, or else?").await;
        let text = format!("See http://cairn.test{open}, {own} and <b>javascript:alert(1)</b>");
        let answer = p.noor.at.done(&format!("{question}/answers"), &[("text", &text)]).await;
        assert!(answer.shows("Something to add?"), "{}", answer.words());
        let html = p.eva.at.get(&question).await.text();
        let link = "<a href=\"https://x.example/a?b=1\" rel=\"noopener noreferrer\">";
        assert!(html.contains(&format!("{link}https://x.example/a?b=1</a>, or")), "{html}");
        assert!(
            html.contains(&format!("<a href=\"{open}\" rel=\"noopener noreferrer\">Venting</a>"))
        );
        assert!(html.contains(&format!(">{own}</a>")), "what she may not see has no title: {html}");
        assert!(!html.contains("<b>javascript") && !html.contains("href=\"javascript"));
    })
    .await;
}

#[tokio::test]
async fn once_there_is_an_answer_the_form_is_folded_and_others_are_asked_quietly() {
    apps(features, |app| async move {
        let p = People::of(app).await;
        let question = p.ask(&p.eva, "Which torque?").await;
        let form = "<details id=\"answer\">";
        assert!(!p.noor.at.get(&question).await.text().contains(form));
        assert!(p.eva.at.get(&question).await.text().contains(form), "her own question");
        let first = p.answer(&p.noor, &question, "35 Nm.").await;
        p.answer(&p.jonas, &question, "Forty.").await;
        p.eva.at.done(&format!("{first}/accept"), &[]).await;
        let page = p.eva.at.get(&question).await;
        assert!(page.shows("This one was better"), "{}", page.words());
        assert!(!page.shows("This is the answer"), "{}", page.words());
        assert!(p.jonas.at.get(&question).await.text().contains(form));
        let failed = p.jonas.at.post(&format!("{question}/answers"), &[("text", "")]).await;
        assert!(failed.text().contains("<details id=\"answer\" open>"));
    })
    .await;
}

#[tokio::test]
async fn a_page_of_one_s_own_answer_goes_as_far_as_one_likes_without_the_asker() {
    apps(features, |app| async move {
        let p = People::of(app).await;
        let question = p.ask_person(&p.eva, "Vet någon hur ventilen luftas?", "Noor Karim").await;
        let answer = p.answer(&p.noor, &question, "Uppifrån.").await;
        let id = answer.rsplit('/').next().unwrap();
        let form = p.noor.at.get(&format!("/pages/new?because_of={id}")).await;
        assert!(form.text().contains("value=\"Hur ventilen luftas?\""), "{}", form.text());
        let fields = |title| {
            [
                ("title", title),
                ("body", "Uppifrån."),
                ("audience", "organisation"),
                ("because_of", id),
            ]
        };
        for asked in ["Hur ventilen luftas", "vet någon hur ventilen luftas?"] {
            let page = p.noor.at.post("/pages", &fields(asked)).await;
            assert_eq!(page.status, 422, "{asked}");
            assert!(page.shows("The title is your colleague’s question"), "{}", page.words());
        }
        let page = p.noor.at.post("/pages", &fields("Ventiler")).await;
        let page = super::house::address(&page);
        let seen = p.alva.at.get(&page).await;
        assert!(seen.shows("From Noor Karim’s answer.") && !seen.shows("Eva"), "{}", seen.words());
        let seen = p.eva.at.get(&page).await;
        assert!(seen.shows("answer to Eva Lind’s question"), "{}", seen.words());
    })
    .await;
}

#[tokio::test]
async fn a_page_for_oneself_is_saved_and_not_shared_and_the_form_says_why_it_begins_so() {
    apps(features, |app| async move {
        let p = People::of(app).await;
        let question = p.ask_person(&p.eva, "How is the valve vented?", "Noor Karim").await;
        let answer = p.answer(&p.noor, &question, "From above.").await;
        let id = answer.rsplit('/').next().unwrap();
        p.eva.at.done(&format!("{answer}/accept"), &[]).await;
        let new = format!("/pages/new?because_of={id}");
        let form = p.eva.at.get(&new).await;
        assert!(form.shows("is between the two of you"), "{}", form.words());
        assert!(form.shows("Open the question") && !form.shows("Everyone here"));
        let fields =
            [("title", "Venting"), ("body", "Above."), ("audience", "me"), ("because_of", id)];
        let page = p.eva.at.done("/pages", &fields).await;
        assert!(page.shows("Only you see it until you show it"), "{}", page.words());
        assert!(!page.shows("somebody will find it"));
        assert_eq!(p.record(&p.eva).await.last().map(String::as_str), Some("wrote"));

        let widen = [("to", "organisation")];
        p.eva.at.done(&format!("{question}/widen"), &widen).await;
        let form = p.eva.at.get(&new).await;
        assert!(form.shows("Everyone here") && !form.shows("Open the question"));
        let fields = [("title", "Air"), ("body", "Above."), ("audience", "organisation")];
        let page = p.eva.at.done("/pages", &fields).await;
        assert!(page.shows("somebody will find it"), "{}", page.words());
        assert_eq!(p.record(&p.eva).await.last().map(String::as_str), Some("shared"));
    })
    .await;
}

#[tokio::test]
async fn a_photo_further_down_is_fetched_when_its_reader_comes_there() {
    apps(features, |app| async move {
        let p = People::of(app).await;
        let fields = [("text", ""), ("whom", "everyone")];
        let sent = p.eva.at.upload("/questions", &fields, ("photo", "x.gif", GIF)).await;
        let question = address(&sent);
        let answers = format!("{question}/answers");
        p.noor.at.upload(&answers, &[("text", "")], ("photo", "x.gif", GIF)).await;
        let html = p.alva.at.get(&question).await.text();
        let photos = html.split("<img class=\"shot\" src=").skip(1);
        let photos: Vec<_> = photos.map(|it| it.split('>').next().unwrap()).collect();
        assert_eq!(photos.iter().filter(|it| it.contains("/files/")).count(), 2, "{photos:?}");
        for photo in photos {
            assert!(photo.ends_with("loading=\"lazy\" decoding=\"async\""), "{photo}");
        }
    })
    .await;
}
