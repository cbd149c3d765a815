use std::sync::Arc;

use cairn_feature::DataKind;
use cairn_ground::{Clock, Locale, PersonId};
use cairn_testkit::apps;
use cairn_web::View;
use jiff::tz::TimeZone;

use super::house::{People, features, said};

fn kinds() -> Vec<DataKind> {
    let all = cairn_knowledge::feature().data.to_vec();
    all.into_iter()
        .filter(|kind| !kind.key.contains("question") && !kind.key.contains("answer"))
        .collect()
}

async fn taken_out(people: &People, person: PersonId) -> Vec<(String, String)> {
    let messages = Arc::clone(&people.app.house.house.messages);
    let view = View::sample(messages, Locale::Sv, TimeZone::UTC, people.app.clock.now());
    let actor = people.app.actor(person).await;
    let mut db = people.app.store.read().await.unwrap();
    let mut files = Vec::new();
    for kind in kinds() {
        let made = (kind.export.unwrap())(&mut db, &actor, &view).await.unwrap();
        files.extend(made.files);
    }
    let text = |bytes| String::from_utf8(bytes).unwrap();
    files.into_iter().map(|(name, bytes)| (name, text(bytes))).collect()
}

pub async fn erase(people: &People, person: PersonId) {
    people
        .app
        .store
        .write(move |tx| {
            Box::pin(async move {
                for kind in kinds() {
                    (kind.erase.unwrap())(tx, person).await?;
                }
                cairn_objects::orphan(tx, person).await?;
                cairn_people::store::delete_person(tx, person).await
            })
        })
        .await
        .unwrap();
}

#[tokio::test]
async fn one_takes_along_what_one_wrote_as_markdown() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let page = people.noor.share("Så gör vi / kallt!", "Två *timmar*").await;
        people.alva.save(&page, 1, "Så gör vi / kallt!", "Tre timmar").await;
        people.alva.web.done(&format!("{page}/helped"), &[]).await;
        people.alva.web.done(&format!("{page}/wrong"), &[("wrong", "Fyra")]).await;
        let noor = taken_out(&people, people.noor.id).await;
        let find = |files: &[(String, String)], name: &str| {
            files.iter().find(|(n, _)| n == name).map(|(_, text)| text.clone()).unwrap()
        };
        assert_eq!(
            find(&noor, "page-1-så-gör-vi---kallt.md"),
            "# Så gör vi / kallt!\n\nTre timmar\n"
        );
        assert!(find(&noor, "pages.json").contains("Två *timmar*"));
        let alva = taken_out(&people, people.alva.id).await;
        assert!(find(&alva, "pages.json").contains("Tre timmar"));
        assert!(!find(&alva, "pages.json").contains("Två *timmar*"));
        assert!(find(&alva, "marks.json").contains("Fyra"));
        let marks = find(&alva, "marks.md").replace('\u{A0}', " ");
        let line = "- 2 mars 2026 · Så gör vi / kallt! · du sa att något är fel: Fyra";
        assert!(marks.contains(line), "{marks}");
        assert!(marks.contains("· det hjälpte dig\n"), "{marks}");
    })
    .await;
}

#[tokio::test]
async fn an_erased_person_s_pages_stay_and_the_person_does_not() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let file = people.noor.web.upload("/files", &[], ("file", "a.pdf", b"%PDF-1.7")).await;
        let body = format!("Two hours {}", file.text());
        let page = people.noor.share("Cold start", &body).await;
        let mine = people.noor.share_with("Draft", "x", &[("audience", "me")]).await;
        people.noor.web.post(&format!("{page}/approve"), &[("version", "1")]).await;
        people.noor.web.upload("/files", &[], ("file", "b.pdf", b"%PDF-1.7 b")).await;
        erase(&people, people.noor.id).await;
        let words = people.alva.sees(&page).await;
        assert!(words.contains("Approved by former colleague"), "{words}");
        assert!(words.contains("Last changed by former colleague"), "{words}");
        assert!(!words.contains("Noor"));
        let history = people.alva.sees(&format!("{page}/history")).await;
        assert!(history.contains("former colleague shared it"), "{history}");
        let text = people.alva.web.get(&page).await.text();
        let at = text.find("/files/").unwrap();
        let address = text[at..].split('"').next().unwrap();
        assert_eq!(people.alva.web.get(address).await.status, 200);
        assert_eq!(people.alva.web.get(&mine).await.status, 404);
        let left = rows_with(&people, people.noor.id).await;
        assert_eq!(left, [""; 0]);
        // Nobody looks after it: a curator or whoever may edit takes it over.
        let took = people.karin.web.post(&format!("{page}/owner"), &[("to", "me")]).await;
        assert_eq!(said(&took), "owner");
        assert!(people.alva.sees(&page).await.contains("Karin Ek looks after this page"));
    })
    .await;
}

/// Tables of this feature that still name the person.
async fn rows_with(people: &People, person: PersonId) -> Vec<&'static str> {
    let mut db = people.app.store.read().await.unwrap();
    let mut left = Vec::new();
    for (table, column) in [
        ("knowledge_page", "approved_by_id"),
        ("knowledge_page", "answered_by_id"),
        ("knowledge_page", "asked_by_id"),
        ("knowledge_page", "deleted_by_id"),
        ("knowledge_page", "deleted_owner_id"),
        ("knowledge_version", "author_id"),
        ("knowledge_suggestion", "author_id"),
        ("knowledge_suggestion", "decided_by_id"),
        ("knowledge_file", "added_by_id"),
        ("knowledge_mark", "person_id"),
    ] {
        let count: i64 =
            cairn_store::q(format!("SELECT count(*) FROM {table} WHERE {column} = $1"))
                .bind(person)
                .one(&mut db)
                .await
                .unwrap();
        if count > 0 {
            left.push(column);
        }
    }
    left
}
