//! Who came into a team, left it or took it over lately.

use cairn_ground::{PersonId, Result, TeamId};
use cairn_store::{Read, Tx, q};
use jiff::civil::Date;

use crate::turns::Span;

/// What began or ended in a team on `since` or later, in order of its first day.
pub async fn list_spans_since(db: &mut Read, team: TeamId, since: Date) -> Result<Vec<Span>> {
    q("SELECT m.id, p.name, 0, m.from_on, m.to_on, m.is_lead, m.lead_on,
        (SELECT min(f.from_on) FROM people_membership f WHERE f.team_id = $1)
        FROM people_membership m JOIN people_person p ON p.id = m.person_id
        WHERE m.team_id = $1 AND (m.from_on >= $2 OR m.to_on >= $2 OR m.lead_on >= $2)
        UNION ALL
        SELECT g.id, p.name, 1, g.from_on, g.to_on, 0, NULL,
        (SELECT min(f.from_on) FROM people_membership f WHERE f.team_id = $1)
        FROM people_manager g JOIN people_person p ON p.id = g.person_id
        WHERE g.team_id = $1 AND (g.from_on >= $2 OR g.to_on >= $2)
        UNION ALL
        SELECT e.id, NULL, e.manages, e.from_on, e.to_on, 0, NULL, NULL
        FROM people_gone e WHERE e.team_id = $1 AND e.to_on >= $2
        ORDER BY 4, 1")
    .bind(team)
    .bind(since)
    .all(db)
    .await
}

/// The first day of what a person is in a team now, as its member or its manager.
pub(crate) async fn find_coming(
    db: &mut Read,
    team: TeamId,
    person: PersonId,
) -> Result<Option<Date>> {
    q("SELECT min(from_on) FROM (SELECT from_on FROM people_membership
        WHERE team_id = $1 AND person_id = $2 AND to_on IS NULL
        UNION ALL SELECT from_on FROM people_manager
        WHERE team_id = $1 AND person_id = $2 AND to_on IS NULL) AS spans")
    .bind(team)
    .bind(person)
    .one(db)
    .await
}

/// The day on which the first came into a team.
pub(crate) async fn find_beginning(db: &mut Read, team: TeamId) -> Result<Option<Date>> {
    q("SELECT min(from_on) FROM people_membership WHERE team_id = $1").bind(team).one(db).await
}

/// Keeps of somebody who is about to be erased that a team has lost somebody; what is older than
/// `since` goes.
pub(crate) async fn keep_nameless(
    tx: &mut Tx,
    person: PersonId,
    since: Date,
    today: Date,
) -> Result<()> {
    q("DELETE FROM people_gone WHERE to_on < $1").bind(since).run(tx).await?;
    for (table, manages) in [("people_membership", false), ("people_manager", true)] {
        let spans: Vec<(TeamId, Date, Option<Date>)> = q(format!(
            "SELECT team_id, from_on, to_on FROM {table}
             WHERE person_id = $1 AND (to_on IS NULL OR to_on >= $2) ORDER BY id"
        ))
        .bind(person)
        .bind(since)
        .all(tx)
        .await?;
        for (team, from, to) in spans {
            q("INSERT INTO people_gone (id, team_id, manages, from_on, to_on)
                VALUES ($1, $2, $3, $4, $5)")
            .bind(tx.new_id())
            .bind(team)
            .bind(manages)
            .bind(from)
            .bind(to.unwrap_or(today))
            .run(tx)
            .await?;
        }
    }
    Ok(())
}

pub(crate) async fn delete_places(tx: &mut Tx, person: PersonId) -> Result<()> {
    q("DELETE FROM people_membership WHERE person_id = $1").bind(person).run(tx).await?;
    q("DELETE FROM people_manager WHERE person_id = $1").bind(person).run(tx).await.map(drop)
}
