//! The letter to the address that somebody had until now.

use cairn_feature::post;
use cairn_ground::{Locale, Result};
use cairn_nudge::Draft;
use cairn_people::{Person, rules::fold_email};
use cairn_web::Cx;

/// Writes to the address of `before` if an administrator has put `now` in its place, after the
/// answer; without a mail server it stands on Today alone.
pub fn send(cx: &Cx, before: Person, now: &str) {
    let Some(email) = before.email.clone() else { return };
    if fold_email(&email) == fold_email(now) || cx.actor.person_id() == Some(before.id) {
        return;
    }
    let cx = cx.clone();
    tokio::spawn(async move {
        if let Err(error) = try_send(&cx, &before, &email).await {
            tracing::warn!(%error, "somebody was not told at the former address");
        }
    });
}

async fn try_send(cx: &Cx, before: &Person, email: &str) -> Result<()> {
    let Some(post) = post(cx) else { return Ok(()) };
    let locale = Locale::parse(&before.lang).unwrap_or(cx.settings.locale);
    let url = format!("{}/login", cx.house.public_url.trim_end_matches('/'));
    let (messages, org) = (&cx.house.messages, cx.settings.short_name.as_str());
    let draft = Draft::of_words(messages, locale, "admin-mail-address", org, url);
    let made = cx.house.store.write(|tx| Box::pin(async move { Ok((tx.new_id(), tx.now())) }));
    let (id, at) = made.await?;
    post.deliver(&cx.house.store, &draft.render(id, at, &before.name, email)?).await
}
