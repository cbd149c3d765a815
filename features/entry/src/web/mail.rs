//! A link by mail. Whether an address is known here shows neither in the answer nor in the time
//! it takes: the looking up and the sending happen after the answer.

use cairn_feature::post;
use cairn_ground::{Refusal, Result, text};
use cairn_nudge::{Draft, Mail};
use cairn_people::{Person, store, ways_in::Kind};
use cairn_web::{Cx, Form, Response, html};

use super::{again, limit_address, refused};
use crate::{
    commands::{self, Letter},
    pages::mail as pages,
};

pub async fn show(cx: Cx) -> Result<Response> {
    let can_send = post(&cx).is_some();
    html(&pages::Ask { v: cx.view(), form: Form::new(), can_send })
}

pub async fn send(cx: Cx) -> Result<Response> {
    match refused(accept(&cx))? {
        Ok((address, kind)) => {
            tokio::spawn(deliver(cx.clone(), address, kind));
            html(&pages::Sent { v: cx.view() })
        }
        Err(refusal) => {
            let can_send = post(&cx).is_some();
            again(&pages::Ask { v: cx.view(), form: cx.refill(&refusal), can_send }, &refusal)
        }
    }
}

fn accept(cx: &Cx) -> Result<(String, Kind)> {
    let address = text::line("email", cx.form.value("email"), 254)?;
    if cairn_people::rules::email(&address).is_err() {
        return Err(Refusal::field("email", "email").saying("refused-no-address").into());
    }
    if post(cx).is_none() {
        return Err(Refusal::new("no-mail").saying("refused-no-mail-server").into());
    }
    limit_address(cx, "mail-address")?;
    cx.limit("mail", &address.to_lowercase(), 5, 60)?;
    let password = cx.form.value("what") == "password";
    Ok((address, if password { Kind::Reset } else { Kind::Mail }))
}

async fn deliver(cx: Cx, address: String, kind: Kind) {
    if let Err(error) = try_deliver(&cx, &address, kind).await {
        tracing::warn!(%error, "a link to sign in was not sent");
    }
}

async fn try_deliver(cx: &Cx, address: &str, kind: Kind) -> Result<()> {
    let Some(post) = post(cx) else { return Ok(()) };
    // Not counted with the answer, which says nothing of it.
    let mut db = cx.house.store.read().await?;
    let found = store::find_by_email(&mut db, address).await?;
    drop(db);
    let Some(person) = found.filter(|person| person.deactivated_at.is_none()) else {
        return Ok(());
    };
    let mail = write(cx, &person, kind).await?;
    post.deliver(&cx.house.store, &mail).await
}

async fn write(cx: &Cx, person: &Person, kind: Kind) -> Result<Mail> {
    let (id, email) = (person.id, person.email.clone().unwrap_or_default());
    let issue = cx.house.store.write(move |tx| {
        let email = email.clone();
        Box::pin(async move { commands::issue_by_mail(tx, id, kind, &email).await })
    });
    let (token, mail, at) = issue.await?;
    let (family, path) = if kind == Kind::Reset { ("reset", "reset") } else { ("link", "in") };
    let letter = Letter { person: id, token, mail, at };
    draft(cx, person, family, path, &letter)
}

fn draft(cx: &Cx, person: &Person, family: &str, path: &str, letter: &Letter) -> Result<Mail> {
    let locale = cairn_ground::Locale::parse(&person.lang).unwrap_or(cx.settings.locale);
    let base = cx.house.public_url.trim_end_matches('/');
    let url = format!("{base}/{path}/{}", letter.token);
    let (messages, org) = (&cx.house.messages, cx.settings.short_name.as_str());
    let draft = Draft::of_words(messages, locale, &format!("entry-mail-{family}"), org, url);
    let email = person.email.clone().unwrap_or_default();
    draft.render(letter.mail, letter.at, &person.name, &email)
}

/// Sends invitations, after the answer; one that fails stops none of the others.
pub async fn invite(cx: Cx, letters: Vec<Letter>) {
    for letter in letters {
        if let Err(error) = try_invite(&cx, &letter).await {
            tracing::warn!(%error, "an invitation was not sent");
        }
    }
}

async fn try_invite(cx: &Cx, letter: &Letter) -> Result<()> {
    let Some(post) = post(cx) else { return Ok(()) };
    let person = store::find_person(&mut cx.read().await?, letter.person).await?;
    post.deliver(&cx.house.store, &draft(cx, &person, "invite", "in", letter)?).await
}
