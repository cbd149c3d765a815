//! Two sources of randomness, both injected (rule 6): [`Chance`] may be seeded and makes content
//! (ids, the demo's choices); [`Secrets`] comes from the operating system and makes tokens.

use std::sync::Mutex;

use rand_chacha::ChaCha12Rng;
use rand_core::{RngCore, SeedableRng};
use sha2::{Digest, Sha256};

/// Randomness for content. Seeded in tests and in the demo, from the operating system otherwise.
#[derive(Debug)]
pub struct Chance(Mutex<ChaCha12Rng>);

impl Chance {
    /// The same seed gives the same sequence, so that a demo or a failing test can be repeated.
    pub fn seeded(seed: u64) -> Self {
        Self(Mutex::new(ChaCha12Rng::seed_from_u64(seed)))
    }

    /// Seeded by the operating system.
    pub fn system() -> Self {
        Self(Mutex::new(ChaCha12Rng::from_seed(Secrets.bytes())))
    }

    /// The next `N` bytes.
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut out = [0; N];
        let mut rng = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        rng.fill_bytes(&mut out);
        out
    }

    /// A number below `limit` (0 when `limit` is 0). The bias of the modulo is below 2⁻³² for
    /// the small limits it is used with.
    pub fn below(&self, limit: usize) -> usize {
        let wide = u64::from_le_bytes(self.bytes::<8>());
        usize::try_from(wide % (limit.max(1) as u64)).unwrap_or(0)
    }

    /// Puts `items` in random order (Fisher-Yates).
    pub fn shuffle<T>(&self, items: &mut [T]) {
        for i in (1..items.len()).rev() {
            items.swap(i, self.below(i + 1));
        }
    }
}

/// Randomness of the operating system: tokens, salts, ids of anonymous rows.
#[derive(Debug, Clone, Copy, Default)]
pub struct Secrets;

impl Secrets {
    /// `N` unpredictable bytes. Ends the process if the operating system has no randomness:
    /// going on without it would make tokens that can be guessed.
    #[allow(clippy::disallowed_methods, reason = "this is the one source")]
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut out = [0; N];
        if getrandom::fill(&mut out).is_err() {
            std::process::abort();
        }
        out
    }

    /// A 256-bit token in URL-safe letters; only [`digest`] of it is ever stored.
    pub fn token(&self) -> String {
        self.bytes::<32>().iter().fold(String::with_capacity(64), |mut s, b| {
            s.push(char::from(HEX[usize::from(b >> 4)]));
            s.push(char::from(HEX[usize::from(b & 15)]));
            s
        })
    }

    /// A code that is read from paper and typed on a phone: `groups` groups of four letters
    /// without look-alikes (no 0/O, 1/I/L, 5/S, 2/Z, 8/B), 4.6 bits a letter.
    pub fn paper_code(&self, groups: usize) -> String {
        let mut out = String::new();
        for group in 0..groups {
            if group > 0 {
                out.push('-');
            }
            for _ in 0..4 {
                out.push(char::from(PAPER[usize::from(self.below_paper())]));
            }
        }
        out
    }

    fn below_paper(self) -> u8 {
        let limit = u8::try_from(PAPER.len()).unwrap_or(u8::MAX);
        loop {
            let [byte] = self.bytes::<1>();
            if byte < u8::MAX - u8::MAX % limit {
                return byte % limit;
            }
        }
    }
}

const HEX: &[u8; 16] = b"0123456789abcdef";
const PAPER: &[u8; 24] = b"ACDEFGHJKMNPQRTUVWXY3479";

/// What is stored of a token: SHA-256. Enough for 256-bit secrets; passwords use Argon2id.
pub fn digest(token: &str) -> Vec<u8> {
    Sha256::digest(token.as_bytes()).to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_sequence() {
        let (a, b) = (Chance::seeded(7), Chance::seeded(7));
        assert_eq!(a.bytes::<16>(), b.bytes::<16>());
        assert_ne!(a.bytes::<16>(), Chance::seeded(8).bytes::<16>());
    }

    #[test]
    fn a_shuffle_keeps_every_item() {
        let mut items: Vec<u8> = (0..50).collect();
        Chance::seeded(1).shuffle(&mut items);
        assert_ne!(items, (0..50).collect::<Vec<u8>>());
        items.sort_unstable();
        assert_eq!(items, (0..50).collect::<Vec<u8>>());
    }

    #[test]
    fn a_paper_code_has_no_look_alikes() {
        for _ in 0..200 {
            let code = Secrets.paper_code(3);
            assert_eq!(code.len(), 14);
            assert!(!code.chars().any(|c| "0O1IL5S2Z8B".contains(c)), "{code}");
        }
    }
}
