//! From the cookie to the actor, and signing in and out.

use cairn_ground::{
    Actor, Instant, Locale, PersonActor, PersonId, Result, Roles, Secrets, chance::digest,
};
use cairn_store::{Read, Tx};
use jiff::tz::TimeZone;

use crate::{Settings, events, store};

/// A device of one's own stays signed in this long after the last day of use.
pub const DEVICE: i64 = 90 * Instant::DAY;
/// "Others use this phone": signed out after this long without a request.
pub const SHARED: i64 = 10 * Instant::MINUTE;
/// The same from a page that people sit with. Writing a card of a review leaves no trace, not even
/// that the login was used, so the page before it gives the time for writing.
pub const SITTING: i64 = 30 * Instant::MINUTE;

/// A request's actor and how long its login still holds.
#[derive(Debug, Clone)]
pub struct Session {
    pub actor: Actor,
    pub digest: Vec<u8>,
    pub expires_at: Instant,
    pub shared: bool,
}

impl Session {
    /// How much longer a login that was just used holds, in [`Instant`]'s microseconds; `None` when
    /// it need not be moved: that is done once a day, for shared devices once a minute. `sits`: on
    /// a page that people sit with. Whoever goes on from there has the usual time again.
    pub fn renewed_for(&self, now: Instant, sits: bool) -> Option<i64> {
        let (span, grain) = match (self.shared, sits) {
            (false, _) => (DEVICE, Instant::DAY),
            (true, false) => (SHARED, Instant::MINUTE),
            (true, true) => (SITTING, Instant::MINUTE),
        };
        let (least, most) = (now.plus(span - grain), now.plus(span));
        (self.expires_at < least || (self.shared && self.expires_at > most)).then_some(span)
    }
}

/// Reads who sends `token`; `None` when it opens nothing. What a person belongs to is read by the
/// organisation's day, by which it is written: their own zone is theirs to choose.
pub async fn find_session(db: &mut Read, token: &str, now: Instant) -> Result<Option<Session>> {
    let digest = digest(token);
    let Some(row) = store::find_login(db, &digest, now).await? else { return Ok(None) };
    let house = row.house.as_deref().and_then(|zone| TimeZone::get(zone).ok());
    let today = match house {
        Some(house) => now.date(&house),
        None => now.date(&Settings::load(db).await?.zone),
    };
    let places = store::list_places(db, row.person, today).await?;
    let actor = actor(&row, &places);
    Ok(Some(Session { actor, digest, expires_at: row.expires_at, shared: row.shared }))
}

/// When the login of `token` began, if it still holds.
pub async fn began(db: &mut Read, token: &str) -> Result<Option<Instant>> {
    store::find_login_began(db, &digest(token)).await
}

/// The actor of a person outside a request: for tests, seeds and tasks done in a person's name.
pub async fn actor_of(db: &mut Read, id: PersonId, now: Instant) -> Result<Actor> {
    let person = store::find_person(db, id).await?;
    let house = Settings::load(db).await?.zone;
    let places = store::list_places(db, id, now.date(&house)).await?;
    let row = store::LoginRow {
        person: id,
        name: person.name,
        lang: person.lang,
        zone: person.zone,
        house: None,
        theme: person.theme,
        curator: person.curator,
        administrator: person.administrator,
        expires_at: now,
        shared: false,
    };
    Ok(actor(&row, &places))
}

fn actor(row: &store::LoginRow, places: &[store::Place]) -> Actor {
    let home = store::home_team(places);
    let of = |wanted: fn(&store::Place) -> bool| {
        let mut teams: Vec<_> = places.iter().filter(|p| wanted(p)).map(|p| p.team).collect();
        teams.sort_unstable();
        teams.dedup();
        teams
    };
    Actor::Person(Box::new(PersonActor {
        id: row.person,
        name: row.name.clone(),
        teams: of(|_| true),
        manages: of(|p| p.manages),
        leads: of(|p| p.lead),
        home_team: home.map(|p| p.team),
        home_team_name: home.map(|p| p.short_name.clone()).unwrap_or_default(),
        roles: Roles { curator: row.curator, administrator: row.administrator },
        locale: Locale::parse(&row.lang).unwrap_or(Locale::En),
        zone: TimeZone::get(&row.zone).unwrap_or(TimeZone::UTC),
        theme: theme(&row.theme),
    }))
}

/// The theme's word, or `auto` for anything else.
pub fn theme(word: &str) -> &'static str {
    match word {
        "light" => "light",
        "dark" => "dark",
        _ => "auto",
    }
}

/// Signs a person in on a device and gives the cookie's token. Every sign-in makes a new token
/// (login rotation); the one the device came with is ended.
pub async fn sign_in(
    tx: &mut Tx,
    person: PersonId,
    shared: bool,
    came_with: Option<&str>,
) -> Result<String> {
    if let Some(old) = came_with {
        store::delete_login(tx, &digest(old)).await?;
    }
    let token = Secrets.token();
    let expires = tx.now().plus(if shared { SHARED } else { DEVICE });
    store::insert_login(tx, digest(&token), person, expires, shared).await?;
    if arrive(tx, person).await? {
        let now = tx.now();
        let actor = actor_of(tx, person, now).await?;
        events::record(tx, &actor, events::ARRIVED, "person", person.0).await?;
    }
    Ok(token)
}

/// Says that a person has come in; whether for the first time. What others made for somebody who
/// was still to come has had its day: by it one would come in as somebody who is here.
pub(crate) async fn arrive(tx: &mut Tx, person: PersonId) -> Result<bool> {
    let first = store::update_arrived(tx, person).await?;
    if first {
        store::delete_ways_in_by_others(tx, person).await?;
    }
    Ok(first)
}

/// Moves the expiry of a used login on: it holds for `span` microseconds from now.
pub async fn keep(tx: &mut Tx, digest: &[u8], span: i64) -> Result<()> {
    let expires = tx.now().plus(span);
    store::update_login_expiry(tx, digest, expires).await
}

/// Signs this device out.
pub async fn sign_out(tx: &mut Tx, token: &str) -> Result<()> {
    store::delete_login(tx, &digest(token)).await
}

/// Signs the person out everywhere and ends unused ways in: whoever asks for this may have lost
/// more than a device.
pub async fn sign_out_everywhere(tx: &mut Tx, person: PersonId) -> Result<()> {
    store::delete_all_ways_in(tx, person).await?;
    store::delete_logins_of(tx, person).await
}
