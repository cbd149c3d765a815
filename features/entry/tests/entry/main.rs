//! Setup, sign-in, ways in and settings, at the level of HTTP on both databases.

mod data;
mod invitations;
mod kept;
mod mail;
mod over;
mod pages;
mod settings;
mod setup;
mod sign_in;
mod twice;

use std::sync::Arc;

use cairn_ground::{PersonId, TeamId};
use cairn_people::{commands, password};
use cairn_testkit::{Answer, App, Client};

/// A house of this feature alone.
fn house() -> Vec<cairn_feature::Feature> {
    vec![cairn_entry::feature()]
}

const PASSWORD: &str = "korrekt häst batteri";

/// The token an answer hands to the browser, and for how many seconds.
fn cookie(answer: &Answer) -> Option<(String, i64)> {
    let value = answer.headers.get("set-cookie")?.to_str().ok()?.to_owned();
    let token = value.strip_prefix("cairn=")?.split(';').next()?.to_owned();
    let age = value.split("Max-Age=").nth(1)?.split(';').next()?.parse().ok()?;
    Some((token, age))
}

/// A browser that goes on with what the answer handed to it.
fn holding(app: &App, answer: &Answer) -> Client {
    let (token, _) = cookie(answer).expect("a cookie");
    Client::new(app.router.clone(), Some(token))
}

/// Gives a person a password.
async fn with_password(app: &App, person: PersonId) {
    let hash = password::hash(PASSWORD.into()).await.expect("hashed");
    let set = app.store.write(move |tx| {
        let hash = hash.clone();
        Box::pin(async move { commands::set_password(tx, person, &hash).await })
    });
    set.await.expect("kept");
}

/// Noor, member of Service Nord, with a password.
async fn noor(app: &Arc<App>) -> (PersonId, TeamId) {
    let team = app.team("Service Nord").await;
    let noor = app.person("Noor Karim", team).await;
    with_password(app, noor).await;
    (noor, team)
}
