use cairn_testkit::apps;

use super::house::{People, address, features, said};

const EVERYONE: (&str, &str) = ("audience", "organisation");

#[tokio::test]
async fn a_link_becomes_a_card_with_its_host_and_why() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let why = "From minute four it shows our case";
        let fields = [("url", "www.thermia.example/film?v=4"), ("why", why), EVERYONE];
        let answer = people.noor.web.post("/material", &fields).await;
        assert_eq!(said(&answer), "material", "{}", answer.words());
        let card = people.alva.web.get(&address(&answer)).await;
        assert!(card.shows("thermia.example Recommended by Noor Karim"), "{}", card.words());
        assert!(card.shows(why));
        let link = "href=\"https://www.thermia.example/film?v=4\" rel=\"noopener noreferrer\"";
        assert!(card.text().contains(link), "{}", card.text());
        assert!(people.alva.sees("/material").await.contains(why));
        let helped = format!("{}/helped", address(&answer));
        let words = people.alva.web.done(&helped, &[]).await.words();
        assert!(words.contains("It has helped one colleague."), "{words}");
        assert_eq!(people.told(&people.noor).await, ["knowledge-tell-page-helped"]);
    })
    .await;
}

#[tokio::test]
async fn an_address_with_swedish_letters_is_shown_with_them() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let fields = [("url", "https://åäö.example/vad"), EVERYONE];
        let answer = people.noor.web.post("/material", &fields).await;
        for path in [address(&answer), "/material".to_owned()] {
            let words = people.alva.sees(&path).await;
            assert!(words.contains("åäö.example") && !words.contains("xn--"), "{words}");
        }
    })
    .await;
}

#[tokio::test]
async fn what_pages_can_do_is_not_done_to_material_under_the_address_of_a_page() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let fields = [("url", "www.thermia.example/film"), EVERYONE];
        let card = address(&people.noor.web.post("/material", &fields).await);
        let as_page = card.replace("/material/", "/pages/");
        for verb in ["helped", "wrong"] {
            let path = format!("{as_page}/{verb}");
            let answer = people.alva.web.post(&path, &[("wrong", "Minute four")]).await;
            assert_eq!(answer.status, 404, "{verb}: {}", answer.words());
        }
        assert!(people.told(&people.noor).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn what_is_no_address_is_said_and_the_form_keeps_the_rest() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        for url in ["javascript:alert(1)", "data:text/html,x", "no address", "ftp://a.example"] {
            let fields = [("url", url), ("why", "kept words"), EVERYONE];
            let answer = people.noor.web.post("/material", &fields).await;
            assert_eq!(answer.status, 422, "{url}");
            assert!(answer.shows("That does not look like an address on the web."));
            assert!(answer.text().contains("kept words"));
        }
        let nothing = people.noor.web.post("/material", &[EVERYONE]).await;
        assert!(nothing.shows("Please give an address or choose a file."));
    })
    .await;
}

#[tokio::test]
async fn a_film_plays_on_its_page_and_a_document_downloads() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let film = [b"\0\0\0\x10ftypmp42\0\0\0\0", &[7_u8; 100][..]].concat();
        let sent = ("file", "valve.mp4", film.as_slice());
        let answer = people.noor.web.upload("/material", &[EVERYONE], sent).await;
        assert_eq!(said(&answer), "material", "{}", answer.words());
        let page = people.alva.web.get(&address(&answer)).await;
        assert!(page.shows("valve.mp4"));
        assert!(page.text().contains("<video controls"), "{}", page.text());
        let policy = page.headers["content-security-policy"].to_str().unwrap();
        assert!(policy.contains("media-src 'self'"));
        let sent = ("file", "Så här.pdf", &b"%PDF-1.7"[..]);
        let answer = people.noor.web.upload("/material", &[EVERYONE], sent).await;
        let page = people.alva.web.get(&address(&answer)).await;
        assert!(page.shows("Så här.pdf · 1 kB Download"), "{}", page.words());
        assert!(!page.text().contains("<video"));
    })
    .await;
}

#[tokio::test]
async fn a_file_sent_with_a_mistake_beside_it_is_not_sent_again() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let sent = ("file", "a.pdf", &b"%PDF-1.7"[..]);
        let long = "x".repeat(300);
        let fields = [EVERYONE, ("why", long.as_str())];
        let answer = people.noor.web.upload("/material", &fields, sent).await;
        assert_eq!(answer.status, 422);
        assert!(answer.shows("a.pdf is already here"), "{}", answer.words());
        let text = answer.text();
        let at = text.find("name=\"kept\" value=\"").unwrap() + 19;
        let kept = text[at..].split('"').next().unwrap();
        let fields = [EVERYONE, ("kept", kept), ("kept_name", "a.pdf")];
        let answer = people.noor.web.post("/material", &fields).await;
        assert_eq!(said(&answer), "material");
        // A name that was guessed opens nothing.
        let again = people.jonas.web.post("/material", &fields).await;
        assert_eq!(again.status, 303, "everyone sees it already");
        let private = people.noor.web.upload("/files", &[], ("file", "b.pdf", b"%PDF-1.7 b")).await;
        let text = private.text();
        let name = text.rsplit('/').next().unwrap().trim_end_matches(')');
        let nil = cairn_ground::Id::nil().to_string();
        for name in [name, nil.as_str(), "x"] {
            let fields = [EVERYONE, ("kept", name), ("kept_name", "x.pdf"), ("why", "my words")];
            let answer = people.jonas.web.post("/material", &fields).await;
            assert_eq!(answer.status, 422, "{name}: {}", answer.words());
            assert!(answer.shows("Filen finns inte kvar här. Välj den igen."));
            assert!(answer.text().contains("my words") && !answer.shows("x.pdf"), "{name}");
        }
    })
    .await;
}

#[tokio::test]
async fn who_recommended_it_changes_and_deletes_it_and_a_second_change_is_not_lost() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let fields = [("url", "https://a.example/1"), EVERYONE];
        let card = address(&people.noor.web.post("/material", &fields).await);
        let change =
            [("version", "1"), ("title", "A"), ("url", "https://a.example/2"), ("why", "x")];
        assert_eq!(people.alva.web.get(&format!("{card}/edit")).await.status, 403);
        assert_eq!(people.alva.web.post(&card, &change).await.status, 403);
        people.noor.sees(&format!("{card}/edit")).await;
        assert_eq!(said(&people.noor.web.post(&card, &change).await), "saved");
        let again = people.karin.web.post(&card, &change).await;
        assert_eq!(again.status, 422);
        assert!(again.text().contains("name=\"version\" value=\"2\""));
        let delete = format!("{card}/delete");
        assert_eq!(people.alva.web.post(&delete, &[]).await.status, 403);
        assert_eq!(said(&people.noor.web.post(&delete, &[]).await), "deleted-material");
        assert_eq!(people.noor.web.get(&card).await.status, 404);
        // A page is no material, nor the other way round.
        let page = people.noor.share("Page", "x").await;
        let id = page.rsplit('/').next().unwrap();
        assert_eq!(people.noor.web.post(&format!("/material/{id}/delete"), &[]).await.status, 404);
        assert_eq!(people.noor.web.get(&format!("/material/{id}")).await.status, 404);
    })
    .await;
}
