//! Where mail goes.

use std::sync::{
    Arc, PoisonError,
    atomic::{AtomicI64, Ordering},
};

use cairn_ground::{Instant, Messages, Refusal, Result};
use cairn_store::Settings;
use cairn_store::Store;
use tokio::sync::{Mutex, MutexGuard};

use crate::{Failure, Mail, Smtp, store};

/// How mail leaves the house, if at all.
#[derive(Debug, Clone)]
pub enum Transport {
    Smtp(Box<Smtp>),
    /// Kept in a table where everybody can read it: the demo.
    Outbox,
    /// There is no mail server, and everything works without one.
    Nothing,
}

/// A server that was away is left alone for so long.
const REST: i64 = 5 * Instant::MINUTE;

/// The transport with the words of the interface. One for the whole process.
#[derive(Debug)]
pub struct Post {
    pub(crate) transport: Transport,
    pub(crate) messages: Arc<Messages>,
    rests_until: AtomicI64,
    turn: Mutex<()>,
    trouble: std::sync::Mutex<Option<Trouble>>,
}

/// Mail that did not go out: since when, and what the server said last.
#[derive(Debug, Clone)]
pub struct Trouble {
    pub since: Instant,
    pub why: String,
}

impl Post {
    pub fn new(transport: Transport, messages: Arc<Messages>) -> Self {
        Self {
            transport,
            messages,
            rests_until: AtomicI64::new(i64::MIN),
            turn: Mutex::new(()),
            trouble: std::sync::Mutex::default(),
        }
    }

    /// Whether mail can be sent at all, so that pages offer it only then.
    pub fn can_send(&self) -> bool {
        !matches!(self.transport, Transport::Nothing)
    }

    /// Whether mail is kept to be read here instead of being sent: only in the demo.
    pub fn keeps(&self) -> bool {
        matches!(self.transport, Transport::Outbox)
    }

    /// Sends one mail a person is waiting for (an invitation, a link to sign in), at any hour.
    ///
    /// # Errors
    /// Refuses with `no-mail` when there is no server, it is away or it does not take the mail;
    /// what it said is logged.
    pub async fn deliver(&self, store: &Store, mail: &Mail) -> Result<()> {
        let failed = match &self.transport {
            Transport::Nothing => None,
            Transport::Outbox => {
                let mail = mail.clone();
                let keep = store.write(move |tx| {
                    let mail = mail.clone();
                    Box::pin(async move { store::insert_mail(tx, &mail).await })
                });
                return keep.await;
            }
            Transport::Smtp(smtp) => {
                let settings = Settings::load(&mut store.read().await?).await?;
                match smtp.send(mail, &settings.organisation).await {
                    Ok(()) => {
                        self.note(store.clock().now(), Ok(()));
                        return Ok(());
                    }
                    Err(failure) => Some(failure),
                }
            }
        };
        if let Some(failure) = &failed {
            tracing::warn!(why = %failure, "a mail was not sent");
            self.note(store.clock().now(), Err(failure));
        }
        Err(Refusal::new("no-mail").into())
    }

    /// One sweep at a time in this process: whoever asks for one gets an answer when all that was
    /// due has gone, also what another sweep had in hand.
    pub(crate) async fn turn(&self) -> MutexGuard<'_, ()> {
        self.turn.lock().await
    }

    /// What administrators should know of mail from here: nothing while it goes out.
    pub fn trouble(&self) -> Option<Trouble> {
        self.trouble.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Keeps how sending a mail went. A refused address is no trouble of the server.
    pub(crate) fn note(&self, now: Instant, sent: std::result::Result<(), &Failure>) {
        let mut kept = self.trouble.lock().unwrap_or_else(PoisonError::into_inner);
        match sent {
            Ok(()) => *kept = None,
            Err(Failure::Refused(_)) => {}
            Err(Failure::Later(why) | Failure::Away(why)) => {
                let since = kept.as_ref().map_or(now, |before| before.since);
                *kept = Some(Trouble { since, why: why.clone() });
            }
        }
    }

    pub(crate) fn is_resting(&self, now: Instant) -> bool {
        now.0 < self.rests_until.load(Ordering::Relaxed)
    }

    pub(crate) fn rest(&self, now: Instant) {
        self.rests_until.store(now.plus(REST).0, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_trouble_is_over_with_the_first_mail_that_goes_out() {
        let messages = Messages::build(&[crate::MESSAGES]).unwrap();
        let post = Post::new(Transport::Nothing, Arc::new(messages));
        post.note(Instant(1), Err(&Failure::Refused("no such box".into())));
        assert!(post.trouble().is_none(), "one address is no trouble of the server");
        post.note(Instant(2), Err(&Failure::Away("refused".into())));
        post.note(Instant(3), Err(&Failure::Later("busy".into())));
        let trouble = post.trouble().expect("trouble");
        assert_eq!((trouble.since, trouble.why.as_str()), (Instant(2), "busy"));
        post.note(Instant(4), Ok(()));
        assert!(post.trouble().is_none());
    }
}
