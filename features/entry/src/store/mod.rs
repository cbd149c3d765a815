//! All SQL of the feature. It owns no tables: it reads those of the people kit.

pub mod data;

use cairn_ground::{Instant, PersonId, Result, TeamId};
use cairn_people::{commands::order, store};
use cairn_store::{Read, q};
use jiff::civil::Date;

/// So many people of one name can sign in by it.
pub const NAMESAKES: usize = 3;

/// Whose passwords are compared for what was typed: an e-mail address, or the name of people who
/// have none.
pub async fn list_accounts(
    db: &mut Read,
    typed: &str,
) -> Result<Vec<(Option<PersonId>, Option<String>)>> {
    let by_name: Vec<(PersonId, Option<String>)> =
        q("SELECT id, password_hash FROM people_person WHERE sort_name = $1
            AND email_folded IS NULL AND password_hash IS NOT NULL
            AND deactivated_at IS NULL ORDER BY created_at, id LIMIT $2")
        .bind(order(typed))
        .bind(i64::try_from(NAMESAKES).unwrap_or(i64::MAX))
        .all(db)
        .await?;
    let by_email = store::find_sign_in(db, typed).await?;
    let all = by_email.into_iter().chain(by_name);
    Ok(all.map(|(person, kept)| (Some(person), kept)).collect())
}

/// The kept hash of a person's password, if there is one.
pub async fn find_password(db: &mut Read, person: PersonId) -> Result<Option<String>> {
    q("SELECT password_hash FROM people_person WHERE id = $1").bind(person).one(db).await
}

/// Until when a person paused messages.
pub async fn find_pause(db: &mut Read, person: PersonId) -> Result<Option<Date>> {
    q("SELECT messages_paused_until FROM people_person WHERE id = $1").bind(person).one(db).await
}

/// Whom a form marked so let in after `since`, and whether for the first time; nobody where that
/// login has ended.
pub async fn find_press(
    db: &mut Read,
    mark: &str,
    since: Instant,
) -> Result<Option<(PersonId, bool)>> {
    q("SELECT c.actor_id, CASE WHEN c.result = 'first' THEN 1 ELSE 0 END FROM store_command c
        JOIN people_person p ON p.id = c.actor_id
        WHERE c.done_at > $2 AND c.command_id = $1 AND p.deactivated_at IS NULL
        AND EXISTS (SELECT 1 FROM people_login l
            WHERE l.person_id = c.actor_id AND l.created_at = c.done_at)")
    .bind(mark)
    .bind(since)
    .optional(db)
    .await
}

cairn_store::row! {
    /// A member of a team who may need a code.
    #[derive(Debug, Clone)]
    pub struct Candidate {
        pub id: PersonId,
        pub name: String,
        /// Has been in already.
        pub arrived: bool,
        /// Curator or administrator.
        pub privileged: bool,
        pub email: Option<String>,
        /// A team where somebody of the same name is: it may be the same person, added again.
        pub also_in: Option<String>,
    }
}

/// Active members of a team on `today` in order of name.
pub async fn list_candidates(db: &mut Read, team: TeamId, today: Date) -> Result<Vec<Candidate>> {
    q("SELECT p.id, p.name, CASE WHEN p.arrived_at IS NULL THEN 0 ELSE 1 END,
        CASE WHEN p.curator = 1 OR p.administrator = 1 THEN 1 ELSE 0 END,
        p.email,
        (SELECT t.name FROM people_person o JOIN people_membership n ON n.person_id = o.id
            JOIN people_team t ON t.id = n.team_id
            WHERE p.arrived_at IS NULL AND o.sort_name = p.sort_name AND o.id <> p.id
            AND o.deactivated_at IS NULL AND n.from_on <= $2 AND (n.to_on IS NULL OR n.to_on > $2)
            ORDER BY CASE WHEN t.kind IN ('team', 'unit') THEN 0 ELSE 1 END, t.sort_name LIMIT 1)
        FROM people_membership m JOIN people_person p ON p.id = m.person_id
        WHERE m.team_id = $1 AND m.from_on <= $2 AND (m.to_on IS NULL OR m.to_on > $2)
        AND p.deactivated_at IS NULL ORDER BY p.sort_name, p.id")
    .bind(team)
    .bind(today)
    .all(db)
    .await
}

/// Whether this person is new here and nobody has started a review yet.
pub async fn awaits_first_review(db: &mut Read, me: PersonId, since: Instant) -> Result<bool> {
    let reviews: i64 = q("SELECT count(*) FROM people_person p
        WHERE p.id = $1 AND p.created_at > $2
        AND NOT EXISTS (SELECT 1 FROM objects_object o WHERE o.kind = 'review')")
    .bind(me)
    .bind(since)
    .one(db)
    .await?;
    Ok(reviews > 0)
}
