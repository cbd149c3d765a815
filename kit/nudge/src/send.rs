//! The sweep that sends what is due.

use cairn_ground::{Instant, ObjectId, Result};
use cairn_store::Settings;
use cairn_store::Store;

use crate::{
    Failure, Mail, Post, Transport,
    hours::next_working,
    letter::{Letter, claim},
    render, store,
};

/// How many messages one transaction takes in hand.
const BATCH: i64 = 20;
/// After so many attempts at one mail we give up: about four working days.
const ATTEMPTS: i64 = 8;

/// What a sweep did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    pub sent: usize,
    /// Put off or given up, with the reason in the table.
    pub failed: usize,
}

/// Sends what is due: takes messages in hand in one transaction, hands them to the transport
/// outside of any, marks them in another. Two nodes at once take different messages; the sweeps of
/// one process go one after another. A crash
/// between handing over and marking sends the mail again, under the same Message-ID.
///
/// # Errors
/// Of the store; what the mail server says is kept with the message instead.
pub async fn send_due(store: &Store, post: &Post) -> Result<Tally> {
    let _turn = post.turn().await;
    let mut tally = Tally::default();
    let now = store.clock().now();
    store.write(|tx| Box::pin(store::drop_stale(tx))).await?;
    if matches!(post.transport, Transport::Nothing) {
        store.write(|tx| Box::pin(store::drop_due(tx, "no mail server"))).await?;
        return Ok(tally);
    }
    if post.is_resting(now) {
        return Ok(tally);
    }
    let settings = Settings::load(&mut store.read().await?).await?;
    loop {
        let (looked_at, letters) = store.write(|tx| Box::pin(claim(tx, BATCH))).await?;
        if looked_at == 0 {
            return Ok(tally);
        }
        let mut away = false;
        for letter in letters {
            if away {
                put_back(store, letter).await?;
                continue;
            }
            let sent = send(store, post, &settings, &letter).await?;
            post.note(now, sent.as_ref().copied());
            match sent {
                Ok(()) => tally.sent += 1,
                Err(failure) => {
                    tracing::warn!(message = %letter.id, why = %failure, "a message was not sent");
                    tally.failed += 1;
                    away = matches!(failure, Failure::Away(_));
                    after(store, letter, failure).await?;
                }
            }
        }
        if away {
            post.rest(now);
            return Ok(tally);
        }
    }
}

async fn send(
    store: &Store,
    post: &Post,
    settings: &Settings,
    letter: &Letter,
) -> Result<Result<(), Failure>> {
    let at = store.clock().now();
    let mail = render::mail(&post.messages, letter, &settings.public_url, letter.id, at)?;
    let kept = match &post.transport {
        Transport::Smtp(smtp) => match smtp.send(&mail, &settings.organisation).await {
            Ok(()) => None,
            Err(failure) => return Ok(Err(failure)),
        },
        Transport::Outbox => Some(mail),
        Transport::Nothing => return Ok(Ok(())),
    };
    mark(store, letter, kept).await.map(Ok)
}

/// Marks it sent; a kept mail is written in the same transaction, so it is there exactly once.
async fn mark(store: &Store, letter: &Letter, kept: Option<Mail>) -> Result<()> {
    let (id, held, person) = (letter.id, letter.held.clone(), letter.to.id);
    let named: Vec<ObjectId> = letter.lines.iter().map(|line| line.object).collect();
    let named = if letter.weekly { named } else { Vec::new() };
    let work = store.write(move |tx| {
        let (held, kept, named) = (held.clone(), kept.clone(), named.clone());
        Box::pin(async move {
            if store::update_sent(tx, id).await? == 0 {
                return Ok(());
            }
            for line in held {
                store::update_sent(tx, line).await?;
            }
            if !named.is_empty() {
                store::update_told(tx, person, &named).await?;
            }
            match kept {
                Some(mail) => store::insert_mail(tx, &mail).await,
                None => Ok(()),
            }
        })
    });
    work.await
}

async fn after(store: &Store, letter: Letter, failure: Failure) -> Result<()> {
    if matches!(failure, Failure::Away(_)) {
        return put_back(store, letter).await;
    }
    let give_up = matches!(failure, Failure::Refused(_)) || letter.attempts >= ATTEMPTS;
    let why = failure.to_string();
    let zone = letter.to.zone();
    let work = store.write(move |tx| {
        let (why, zone) = (why.clone(), zone.clone());
        Box::pin(async move {
            if give_up {
                return store::update_dropped(tx, letter.id, &why).await;
            }
            let at = next_working(tx.now().plus(backoff(letter.attempts)), &zone);
            store::update_put_off(tx, letter.id, at, &why).await
        })
    });
    work.await
}

/// The server was away: the attempt does not count against the message.
async fn put_back(store: &Store, letter: Letter) -> Result<()> {
    let id = letter.id;
    store.write(move |tx| Box::pin(store::update_unclaimed(tx, id))).await
}

/// 5, 15, 45 minutes, 2 and 7 hours, then a day.
fn backoff(attempts: i64) -> i64 {
    let power = u32::try_from(attempts - 1).unwrap_or(0).min(6);
    (5 * Instant::MINUTE * 3_i64.pow(power)).min(Instant::DAY)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attempts_come_further_and_further_apart_up_to_a_day() {
        let minutes: Vec<i64> = (1..=8).map(|n| backoff(n) / Instant::MINUTE).collect();
        assert_eq!(minutes, [5, 15, 45, 135, 405, 1215, 1440, 1440]);
    }
}
