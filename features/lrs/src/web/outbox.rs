//! The demo's readable outbox: the mails that would have gone to the reader.

use cairn_feature::keeps_mail;
use cairn_ground::{Error, Id, Instant, Result};
use cairn_people::store as people;
use cairn_store::Read;
use cairn_web::{Cx, Response, html};

use crate::{pages, store};

/// Mails on one page.
const PAGE: i64 = 40;

/// The reader's own address; whoever has none gets no mail.
async fn address(cx: &Cx, db: &mut Read) -> Result<String> {
    let me = people::find_person(db, cx.actor.person()?.id).await?;
    Ok(me.email.unwrap_or_default())
}

/// There is none where mail is sent, or cannot be.
fn exists(cx: &Cx) -> Result<()> {
    keeps_mail(cx).then_some(()).ok_or(Error::NotFound)
}

pub async fn list(cx: Cx) -> Result<Response> {
    exists(&cx)?;
    let mut db = cx.read().await?;
    let email = address(&cx, &mut db).await?;
    let before = before(cx.query.value("before"));
    let mut mails = store::list_mails_to(&mut db, &email, before, PAGE + 1).await?;
    let more = i64::try_from(mails.len()).unwrap_or(i64::MAX) > PAGE;
    mails.truncate(usize::try_from(PAGE).unwrap_or(usize::MAX));
    let older = mails.last().filter(|_| more);
    let older = older.map(|mail| format!("/outbox?before={}-{}", mail.kept_at.0, mail.id.simple()));
    let newer = if before.is_some() { "/outbox".to_owned() } else { String::new() };
    html(&pages::Outbox { v: cx.view(), mails, newer, older: older.unwrap_or_default() })
}

/// A place in the list, `moment-id`.
fn before(raw: &str) -> Option<(Instant, Id)> {
    let (at, id) = raw.split_once('-')?;
    Some((Instant(at.parse().ok()?), id.parse().ok()?))
}

pub async fn show(cx: Cx) -> Result<Response> {
    exists(&cx)?;
    let mut db = cx.read().await?;
    let id: String = cx.param("id")?;
    let id: Id = id.parse().map_err(|_| Error::NotFound)?;
    let email = address(&cx, &mut db).await?;
    let mail = store::find_mail_to(&mut db, &email, id).await?;
    let lines = mail.text.lines().map(|line| line_of(line, &cx.settings.public_url)).collect();
    html(&pages::OutboxMail { v: cx.view(), subject: mail.subject, lines, kept_at: mail.kept_at })
}

/// A line of the text, cut where an address of our own begins, which becomes a link.
fn line_of(line: &str, base: &str) -> pages::MailLine {
    let at = if base.is_empty() { None } else { line.find(base) };
    let (text, href) = at.map_or((line, ""), |at| (&line[..at], &line[at + base.len()..]));
    let own = href.starts_with('/') && !href.starts_with("//");
    if own {
        pages::MailLine { text: text.to_owned(), href: href.to_owned() }
    } else {
        pages::MailLine { text: line.to_owned(), href: String::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_our_own_become_links() {
        let cut = |line| {
            let line = line_of(line, "https://c.example");
            (line.text, line.href)
        };
        let pair = |text: &str, href: &str| (text.to_owned(), href.to_owned());
        assert_eq!(cut("Pause: https://c.example/m/abc"), pair("Pause: ", "/m/abc"));
        assert_eq!(cut("https://evil.example/m"), pair("https://evil.example/m", ""));
        let near = "https://c.example.evil.example/m";
        assert_eq!(cut(near), pair(near, ""));
        assert_eq!(cut("https://c.example//evil"), pair("https://c.example//evil", ""));
    }
}
