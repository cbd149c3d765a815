//! `people_person`.

use cairn_ground::{Instant, PersonId, Result};
use cairn_store::{Read, Tx, q};
use jiff::civil::Date;

use crate::{Person, alike::Looks};

const COLUMNS: &str = "p.id, p.name, p.email, p.title, p.about, p.lang, p.zone, p.theme,
    p.messages, p.curator, p.administrator, p.created_at, p.arrived_at, p.deactivated_at";

/// A new person's row.
#[derive(Debug, Clone)]
pub struct NewPerson {
    pub id: PersonId,
    pub name: String,
    pub sort_name: String,
    pub email: Option<String>,
    pub title: String,
    pub lang: &'static str,
    pub zone: String,
    pub administrator: bool,
    pub curator: bool,
    pub import_key: Option<String>,
}

pub(crate) async fn insert_person(tx: &mut Tx, new: &NewPerson) -> Result<()> {
    q("INSERT INTO people_person (id, name, sort_name, email, email_folded, import_key, title,
        about, lang, zone, theme, messages, curator, administrator, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, '', $8, $9, 'auto', 'weekly', $10, $11, $12)")
    .bind(new.id)
    .bind(&new.name)
    .bind(&new.sort_name)
    .bind(new.email.clone())
    .bind(new.email.as_deref().map(crate::rules::fold_email))
    .bind(new.import_key.clone())
    .bind(&new.title)
    .bind(new.lang)
    .bind(&new.zone)
    .bind(new.curator)
    .bind(new.administrator)
    .bind(tx.now())
    .run(tx)
    .await
    .map(drop)
}

/// The person.
///
/// # Errors
/// `NotFound`.
pub async fn find_person(db: &mut Read, id: PersonId) -> Result<Person> {
    q(format!("SELECT {COLUMNS} FROM people_person p WHERE p.id = $1")).bind(id).one(db).await
}

/// By e-mail in any case, active or not.
pub async fn find_by_email(db: &mut Read, email: &str) -> Result<Option<Person>> {
    q(format!("SELECT {COLUMNS} FROM people_person p WHERE p.email_folded = $1"))
        .bind(crate::rules::fold_email(email))
        .optional(db)
        .await
}

/// By the key of the import file.
pub async fn find_by_import_key(db: &mut Read, key: &str) -> Result<Option<Person>> {
    q(format!("SELECT {COLUMNS} FROM people_person p WHERE p.import_key = $1"))
        .bind(key)
        .optional(db)
        .await
}

/// What sign-in compares: the person and the kept hash, if active.
pub async fn find_sign_in(
    db: &mut Read,
    email: &str,
) -> Result<Option<(PersonId, Option<String>)>> {
    q("SELECT id, password_hash FROM people_person
        WHERE email_folded = $1 AND deactivated_at IS NULL")
    .bind(crate::rules::fold_email(email))
    .optional(db)
    .await
}

/// Names for a set of people, in one query; erased ones are missing.
pub async fn list_names(db: &mut Read, ids: &[PersonId]) -> Result<Vec<(PersonId, String)>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    q("SELECT id, name FROM people_person WHERE id {in $1}").bind(ids).all(db).await
}

/// Whether somebody else who is here has a name that looks like this one. Reads every name: nobody
/// is renamed often, and databases fold letters differently.
pub async fn is_name_taken(db: &mut Read, name: &str, but: PersonId) -> Result<bool> {
    let names: Vec<String> =
        q("SELECT name FROM people_person WHERE id <> $1 AND deactivated_at IS NULL")
            .bind(but)
            .all(db)
            .await?;
    let wanted = Looks::of(name);
    Ok(names.iter().any(|name| Looks::of(name).is_like(&wanted)))
}

/// Everybody, also those who left: for the import's comparison.
pub async fn list_everybody(db: &mut Read) -> Result<Vec<Person>> {
    q(format!("SELECT {COLUMNS} FROM people_person p ORDER BY p.sort_name, p.id")).all(db).await
}

pub async fn count_active(db: &mut Read) -> Result<i64> {
    q("SELECT count(*) FROM people_person WHERE deactivated_at IS NULL").one(db).await
}

/// How many active persons and open teams there are.
pub async fn count_all(db: &mut Read) -> Result<(i64, i64)> {
    q("SELECT (SELECT count(*) FROM people_person WHERE deactivated_at IS NULL),
        (SELECT count(*) FROM people_team WHERE closed_at IS NULL)")
    .one(db)
    .await
}

/// The active administrators.
pub async fn list_administrators(db: &mut Read) -> Result<Vec<Person>> {
    q(format!(
        "SELECT {COLUMNS} FROM people_person p
         WHERE p.administrator = 1 AND p.deactivated_at IS NULL ORDER BY p.sort_name, p.id"
    ))
    .all(db)
    .await
}

/// How many active administrators there are; the last one cannot be taken away.
pub async fn count_administrators(db: &mut Read) -> Result<i64> {
    q("SELECT count(*) FROM people_person WHERE administrator = 1 AND deactivated_at IS NULL")
        .one(db)
        .await
}

pub(crate) async fn update_profile(
    tx: &mut Tx,
    id: PersonId,
    name: &str,
    sort_name: &str,
    title: &str,
    about: &str,
) -> Result<()> {
    q("UPDATE people_person SET name = $2, sort_name = $3, title = $4, about = $5 WHERE id = $1")
        .bind(id)
        .bind(name)
        .bind(sort_name)
        .bind(title)
        .bind(about)
        .run(tx)
        .await
        .map(drop)
}

pub(crate) async fn update_email(tx: &mut Tx, id: PersonId, email: Option<&str>) -> Result<()> {
    q("UPDATE people_person SET email = $2, email_folded = $3 WHERE id = $1")
        .bind(id)
        .bind(email)
        .bind(email.map(crate::rules::fold_email))
        .run(tx)
        .await
        .map(drop)
}

pub(crate) async fn update_import_key(tx: &mut Tx, id: PersonId, key: &str) -> Result<()> {
    q("UPDATE people_person SET import_key = $2 WHERE id = $1")
        .bind(id)
        .bind(key)
        .run(tx)
        .await
        .map(drop)
}

pub(crate) async fn update_preferences(
    tx: &mut Tx,
    id: PersonId,
    lang: &str,
    zone: &str,
    theme: &str,
) -> Result<()> {
    q("UPDATE people_person SET lang = $2, zone = $3, theme = $4 WHERE id = $1")
        .bind(id)
        .bind(lang)
        .bind(zone)
        .bind(theme)
        .run(tx)
        .await
        .map(drop)
}

pub(crate) async fn update_messages(
    tx: &mut Tx,
    id: PersonId,
    messages: &str,
    paused_until: Option<Date>,
) -> Result<()> {
    q("UPDATE people_person SET messages = $2, messages_paused_until = $3 WHERE id = $1")
        .bind(id)
        .bind(messages)
        .bind(paused_until)
        .run(tx)
        .await
        .map(drop)
}

pub(crate) async fn update_roles(
    tx: &mut Tx,
    id: PersonId,
    curator: bool,
    administrator: bool,
    today: Date,
) -> Result<()> {
    q("UPDATE people_person SET curator = $2, administrator = $3,
        curator_on = CASE WHEN curator = $2 THEN curator_on ELSE $4 END WHERE id = $1")
    .bind(id)
    .bind(curator)
    .bind(administrator)
    .bind(today)
    .run(tx)
    .await
    .map(drop)
}

cairn_store::row! {
    /// Somebody who reads reported texts, or did until lately.
    #[derive(Debug, Clone)]
    pub struct Curator {
        pub name: String,
        pub curator: bool,
        /// The day on which that last changed.
        pub since: Option<Date>,
    }
}

/// The active curators, and those who have been curators on `since` or later.
pub async fn list_curators(db: &mut Read, since: Date) -> Result<Vec<Curator>> {
    q("SELECT name, CASE WHEN deactivated_at IS NULL THEN curator ELSE 0 END, curator_on
        FROM people_person WHERE (curator = 1 AND deactivated_at IS NULL)
        OR curator_on >= $1 ORDER BY sort_name, id")
    .bind(since)
    .all(db)
    .await
}

/// Active curators and administrators who have come in.
pub async fn list_who_run(db: &mut Read) -> Result<Vec<PersonId>> {
    q("SELECT id FROM people_person WHERE (curator = 1 OR administrator = 1)
        AND deactivated_at IS NULL AND arrived_at IS NOT NULL ORDER BY sort_name, id")
    .all(db)
    .await
}

pub(crate) async fn update_password(tx: &mut Tx, id: PersonId, hash: &str) -> Result<()> {
    q("UPDATE people_person SET password_hash = $2 WHERE id = $1")
        .bind(id)
        .bind(hash)
        .run(tx)
        .await
        .map(drop)
}

pub(crate) async fn update_arrived(tx: &mut Tx, id: PersonId) -> Result<bool> {
    let now = tx.now();
    let first = q("UPDATE people_person SET arrived_at = $2 WHERE id = $1 AND arrived_at IS NULL")
        .bind(id)
        .bind(now)
        .run(tx)
        .await?;
    Ok(first > 0)
}

pub(crate) async fn update_deactivated(
    tx: &mut Tx,
    id: PersonId,
    at: Option<Instant>,
    today: Date,
) -> Result<()> {
    // A curator without access is none.
    q("UPDATE people_person SET deactivated_at = $2,
        curator_on = CASE WHEN curator = 1 THEN $3 ELSE curator_on END WHERE id = $1")
    .bind(id)
    .bind(at)
    .bind(today)
    .run(tx)
    .await
    .map(drop)
}

/// Erasure: the only place where the id meets a name. Memberships, logins and ways in go along.
pub async fn delete_person(tx: &mut Tx, id: PersonId) -> Result<()> {
    q("DELETE FROM people_person WHERE id = $1").bind(id).run(tx).await.map(drop)
}
