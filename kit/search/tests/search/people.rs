//! Persons and teams by parts of their names.

use cairn_ground::Audience;

use crate::world::{PAGE, Text, both, person};

const NAMES: [&str; 5] =
    ["Åsa Öberg", "Anna-Karin Ståhl", "Bo Ek", "Şule Yıldız", "Kundtjänst Väst"];

fn named(title: &'static str) -> Text {
    let kind = if title.starts_with("Kund") { "team" } else { "person" };
    Text { kind, title, audience: Audience::Organisation, ..PAGE }
}

#[tokio::test]
async fn names_are_found_by_parts_in_any_order_while_they_are_typed() {
    both(|world| async move {
        world.add_all(&NAMES.map(named)).await;
        let finds = [
            ("Öbe", "Åsa Öberg"),
            ("ås", "Åsa Öberg"),
            ("öberg åsa", "Åsa Öberg"),
            ("stå", "Anna-Karin Ståhl"),
            ("karin", "Anna-Karin Ståhl"),
            ("annakarin", "Anna-Karin Ståhl"),
            ("anna-k", "Anna-Karin Ståhl"),
            ("bo ek", "Bo Ek"),
            ("sule", "Şule Yıldız"),
            ("kundtj", "Kundtjänst Väst"),
            ("väs kun", "Kundtjänst Väst"),
        ];
        for (typed, name) in finds {
            let titles = world.titles(typed).await;
            assert_eq!(titles.first().map(String::as_str), Some(name), "{} {typed}", world.name);
        }
    })
    .await;
}

#[tokio::test]
async fn names_typed_without_dots_are_forgiven_and_say_so() {
    both(|world| async move {
        world.add_all(&NAMES.map(named)).await;
        let finds = [("ob", "Öberg"), ("obe", "Öberg"), ("oberg", "Öberg"), ("stahl", "Ståhl")];
        for (typed, meant) in finds {
            let found = world.found(&person(1, &[]), typed).await;
            assert_eq!(found.hits.len(), 1, "{} {typed}", world.name);
            assert_eq!(found.hits[0].typo.as_deref(), Some(meant), "{} {typed}", world.name);
        }
        let found = world.found(&person(1, &[]), "öber").await;
        assert_eq!(found.hits[0].typo, None, "{}", world.name);
    })
    .await;
}
