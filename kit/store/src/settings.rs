//! Settings of the installation, which every request needs and hardly anybody changes.

use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::{Read, Tx, q};
use cairn_ground::{Instant, Locale, Result};
use jiff::tz::TimeZone;

/// What the organisation said at setup.
#[derive(Debug, Clone)]
pub struct Settings {
    /// False until the setup page was sent.
    pub ready: bool,
    pub organisation: String,
    pub short_name: String,
    pub locale: Locale,
    pub zone_name: String,
    pub zone: TimeZone,
    /// A public body may have to hand out stored text; the words beside fields say so.
    pub public_body: bool,
    /// One team: no organisation page and no folding.
    pub one_team: bool,
    /// `homePage` of every account in the record; fixed at setup.
    pub record_base: String,
    /// Where people reach the installation, for links in messages and on paper.
    pub public_url: String,
}

impl Settings {
    /// Reads all settings.
    pub async fn load(db: &mut Read) -> Result<Self> {
        let rows: Vec<(String, String)> =
            q("SELECT name, value FROM store_setting").all(db).await?;
        let get = |name: &str| rows.iter().find(|(n, _)| n == name).map(|(_, v)| v.clone());
        let text = |name: &str| get(name).unwrap_or_default();
        let zone_name = get("zone").unwrap_or_else(|| "Europe/Stockholm".into());
        Ok(Self {
            ready: get("ready").is_some(),
            organisation: text("organisation"),
            short_name: text("short-name"),
            locale: get("locale").and_then(|l| Locale::parse(&l)).unwrap_or(Locale::En),
            zone: TimeZone::get(&zone_name).unwrap_or(TimeZone::UTC),
            zone_name,
            public_body: get("public-body").as_deref() == Some("yes"),
            one_team: get("one-team").as_deref() == Some("yes"),
            record_base: text("record-base"),
            public_url: text("public-url"),
        })
    }
}

/// How long a node may show what another node has changed since.
const FRESH: i64 = 2 * Instant::SECOND;
/// Committed changes of settings are told under this topic.
pub(crate) const TOPIC: &str = "settings";

/// What a node remembers between requests. Its own changes it forgets at once.
#[derive(Debug, Default)]
pub(crate) struct Remembered(Mutex<Memory>);

#[derive(Debug, Default)]
struct Memory {
    /// Grows with every change, so that what was read before one is not kept after it.
    changes: u64,
    read: Option<(Instant, Settings)>,
}

impl Remembered {
    fn lock(&self) -> MutexGuard<'_, Memory> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The settings, from the database when nothing fresh is remembered.
    pub(crate) async fn get(&self, db: &mut Read, now: Instant) -> Result<Settings> {
        let before = {
            let memory = self.lock();
            if let Some((at, settings)) = &memory.read
                && (at.0..at.0 + FRESH).contains(&now.0)
            {
                return Ok(settings.clone());
            }
            memory.changes
        };
        let settings = Settings::load(db).await?;
        let mut memory = self.lock();
        if memory.changes == before {
            memory.read = Some((now, settings.clone()));
        }
        Ok(settings)
    }

    pub(crate) fn forget(&self) {
        let mut memory = self.lock();
        memory.changes += 1;
        memory.read = None;
    }
}

/// Sets one value.
pub async fn set(tx: &mut Tx, name: &str, value: &str) -> Result<()> {
    tx.notify(TOPIC);
    q("INSERT INTO store_setting (name, value) VALUES ($1, $2)
        ON CONFLICT (name) DO UPDATE SET value = excluded.value")
    .bind(name)
    .bind(value)
    .run(tx)
    .await
    .map(drop)
}

/// One value, for settings that only one place knows.
pub async fn find(db: &mut Read, name: &str) -> Result<Option<String>> {
    q("SELECT value FROM store_setting WHERE name = $1").bind(name).optional(db).await
}
