//! Passwords: Argon2id with the crate's defaults (OWASP's second choice: 19 MiB, 2 passes).
//! Slow on purpose, so it runs beside the transaction, never inside.

use argon2::{
    Algorithm, Argon2, Block, Params, Version,
    password_hash::phc::{Output, ParamsString, PasswordHash, Salt},
};
use std::time::Duration;

use cairn_ground::{Error, Refusal, Result, Secrets};
use tokio::sync::Semaphore;

/// Shortest password. Length is what counts; no rules about kinds of characters.
pub const MIN: usize = 10;
const MAX: usize = 200;

/// A password fit to be kept.
///
/// # Errors
/// Refuses with `password-short` or `too-long`.
pub fn check(raw: &str) -> Result<&str> {
    let length = raw.chars().count();
    if length < MIN {
        return Err(Refusal::field("password-short", "password")
            .with("min", MIN)
            .with("length", length)
            .into());
    }
    if length > MAX {
        return Err(Refusal::field("too-long", "password")
            .with("max", MAX)
            .with("length", length)
            .into());
    }
    Ok(raw)
}

/// The hash to keep.
pub async fn hash(raw: String) -> Result<String> {
    blocking(move || {
        let salt: [u8; 16] = Secrets.bytes();
        let params = Params::default();
        let hash = output(&raw, &salt, &params)?;
        let kept = PasswordHash {
            algorithm: Algorithm::Argon2id.ident(),
            version: Some(Version::V0x13.into()),
            params: ParamsString::try_from(&params).map_err(Error::internal)?,
            salt: Some(Salt::new(&salt).map_err(Error::internal)?),
            hash: Some(hash),
        };
        Ok(kept.to_string())
    })
    .await
}

/// Whether `raw` is the password behind `kept`. Without a kept hash the same work is done against
/// a dummy, so that the time tells nothing about which accounts exist.
pub async fn verify(raw: String, kept: Option<String>) -> Result<bool> {
    blocking(move || {
        let known = kept.is_some();
        let kept = kept.unwrap_or_else(|| DUMMY.to_owned());
        let parsed = PasswordHash::new(&kept).map_err(Error::internal)?;
        let params = Params::try_from(&parsed).map_err(Error::internal)?;
        let Some((salt, expected)) = parsed.salt.zip(parsed.hash) else { return Ok(false) };
        // `Output` compares in constant time.
        Ok(output(&raw, &salt, &params)? == expected && known)
    })
    .await
}

fn output(raw: &str, salt: &[u8], params: &Params) -> Result<Output> {
    let mut out = [0; Params::DEFAULT_OUTPUT_LEN];
    let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params.clone());
    let mut memory = Vec::with_capacity(params.block_count().max(APART));
    memory.resize(params.block_count(), Block::new());
    argon
        .hash_password_into_with_memory(raw.as_bytes(), salt, &mut out, &mut memory)
        .map_err(Error::internal)?;
    Output::new(&out).map_err(Error::internal)
}

/// Blocks of 1 KiB, of which only those in use are touched: more than 32 MiB at once is what glibc
/// always takes from the system and gives back. Of 19 it kept a piece for each of its heaps, and a
/// hundred attempts to sign in grew the process to a gigabyte that stayed.
const APART: usize = 33 * 1024;

const DUMMY: &str = "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA\
                     $AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// How many passwords are hashed at a time: each takes 19 MiB, and whoever asks needs no account.
static TURNS: Semaphore = Semaphore::const_new(4);
/// Who waits longer than this is told to come back, before a queue eats what the house needs.
const PATIENCE: Duration = Duration::from_secs(10);

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T> + Send + 'static,
) -> Result<T> {
    let turn = tokio::time::timeout(PATIENCE, TURNS.acquire()).await;
    let Ok(Ok(turn)) = turn else { return Err(Error::Busy("too many passwords at once".into())) };
    tokio::task::spawn_blocking(move || {
        // Held by the work, not by the client, who may go away.
        let _turn = turn;
        work()
    })
    .await
    .map_err(Error::internal)?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_right_password_opens_and_no_account_opens_nothing() {
        let kept = hash("korrekt häst batteri".into()).await.unwrap();
        assert!(kept.starts_with("$argon2id$v=19$"));
        assert!(verify("korrekt häst batteri".into(), Some(kept.clone())).await.unwrap());
        assert!(!verify("fel häst batteri".into(), Some(kept)).await.unwrap());
        assert!(!verify("korrekt häst batteri".into(), None).await.unwrap());
    }
}
