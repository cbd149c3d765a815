//! A browser that keeps the cookies of a review, and a team to use it.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
};

use axum::{body::Body, http::Request};
use cairn_ground::{Actor, PersonId, TeamId};
use cairn_people::commands;
use cairn_testkit::{Answer, App, Client};

/// A phone in somebody's hand.
#[derive(Clone)]
pub struct Phone {
    client: Client,
    jar: Arc<Mutex<BTreeMap<String, String>>>,
}

impl Phone {
    pub async fn of(app: &App, person: PersonId) -> Self {
        Self { client: app.sign_in(person).await, jar: Arc::default() }
    }

    /// Somebody else signs in on the same phone.
    pub async fn taken_by(&self, app: &App, person: PersonId) -> Self {
        Self { client: app.sign_in(person).await, jar: Arc::clone(&self.jar) }
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send("GET", path, String::new()).await
    }

    /// Asks for a picture of a page.
    pub async fn picture(&self, path: &str) -> Answer {
        let token = self.client.token.clone().unwrap_or_default();
        let request = Request::builder()
            .uri(path)
            .header("host", "cairn.test")
            .header("cookie", format!("cairn={token}"))
            .header("sec-fetch-site", "same-origin")
            .header("sec-fetch-dest", "image")
            .body(Body::empty())
            .expect("a request");
        self.client.raw(request).await
    }

    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        self.send("POST", path, body).await
    }

    /// Sends a form, expects a redirect and follows it.
    pub async fn done(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let answer = self.post(path, fields).await;
        assert_eq!(answer.status, 303, "{path}: {}", answer.words());
        self.get(&answer.location()).await
    }

    /// The review's secret, if the phone has one.
    pub fn secret(&self) -> Option<String> {
        self.jar.lock().expect("a jar").values().next().cloned()
    }

    async fn send(&self, method: &str, path: &str, body: String) -> Answer {
        let mut cookies = vec![format!("cairn={}", self.client.token.clone().unwrap_or_default())];
        for (at, value) in self.jar.lock().expect("a jar").iter() {
            if path.starts_with(at.as_str()) {
                cookies.push(format!("cairn-cards={value}"));
            }
        }
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header("host", "cairn.test")
            .header("cookie", cookies.join("; "))
            .header("accept-language", self.client.language.as_str())
            .header("sec-fetch-site", "same-origin")
            .header("content-type", "application/x-www-form-urlencoded")
            .body(Body::from(body))
            .expect("a request");
        let answer = self.client.raw(request).await;
        self.keep(&answer);
        answer
    }

    fn keep(&self, answer: &Answer) {
        for value in answer.headers.get_all("set-cookie") {
            let text = value.to_str().expect("a cookie");
            let Some(rest) = text.strip_prefix("cairn-cards=") else { continue };
            let (value, rest) = rest.split_once(';').expect("attributes");
            assert!(rest.contains("HttpOnly") && rest.contains("SameSite=Lax"), "{rest}");
            let path = rest.split("Path=").nth(1).and_then(|p| p.split(';').next());
            let path = path.expect("a path").to_owned();
            let mut jar = self.jar.lock().expect("a jar");
            if rest.contains("Max-Age=0") {
                jar.remove(&path);
            } else {
                jar.insert(path, value.to_owned());
            }
        }
    }
}

/// A team of three with its phones; Eva starts.
pub struct Team {
    pub id: TeamId,
    pub people: Vec<PersonId>,
    pub eva: Phone,
    pub jonas: Phone,
    pub noor: Phone,
}

pub async fn team(app: &App) -> Team {
    let id = app.team("Service Nord").await;
    let mut people = Vec::new();
    for name in ["Eva Ek", "Jonas Berg", "Noor Karim"] {
        people.push(app.person(name, id).await);
    }
    Team {
        id,
        eva: Phone::of(app, people[0]).await,
        jonas: Phone::of(app, people[1]).await,
        noor: Phone::of(app, people[2]).await,
        people,
    }
}

/// Somebody comes into a team, or leaves it.
pub async fn moves(app: &App, team: TeamId, person: PersonId, comes: bool) {
    let done = app.store.write(move |tx| {
        Box::pin(async move {
            let system = &Actor::System;
            if comes {
                commands::join(tx, system, team, person).await
            } else {
                commands::leave(tx, system, team, person).await
            }
        })
    });
    done.await.expect("moved");
}

/// Starts a review now; gives its address.
pub async fn start(phone: &Phone, team: TeamId, about: &str) -> String {
    let fields = [("about", about), ("team", &team.to_string())];
    let answer = phone.post("/reviews", &fields).await;
    assert_eq!(answer.status, 303, "{}", answer.words());
    answer.location().split('?').next().unwrap_or_default().to_owned()
}

/// Writes one card.
pub async fn write(phone: &Phone, review: &str, question: &str, body: &str) {
    phone.get(&format!("{review}/write?q={question}")).await;
    let fields = [("q", question), ("body", body), ("go", "add")];
    let answer = phone.post(&format!("{review}/write"), &fields).await;
    assert_eq!(answer.status, 303, "{}", answer.words());
}

/// The value of the hidden field `card` in the form whose text is `body`.
pub fn card_id(page: &Answer, body: &str) -> String {
    let text = page.text();
    let at = text.find(body).expect("the card is shown");
    let rest = &text[at..];
    let rest = &rest[rest.find("name=\"card\" value=\"").expect("a form") + 19..];
    rest[..36].to_owned()
}
