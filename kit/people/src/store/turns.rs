//! Who came into a team, left it or took it over lately.

use cairn_ground::{PersonId, Result, TeamId};
use cairn_store::{Read, Tx, q};
use jiff::civil::Date;

use crate::turns::{self, Span};

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

/// Who was in a team, or managed it, until `since` or a later day.
pub async fn list_leavers(db: &mut Read, team: TeamId, since: Date) -> Result<Vec<PersonId>> {
    q("SELECT person_id FROM people_membership WHERE team_id = $1 AND to_on >= $2
        UNION SELECT person_id FROM people_manager WHERE team_id = $1 AND to_on >= $2")
    .bind(team)
    .bind(since)
    .all(db)
    .await
}

/// The first day of the unbroken time that a person is in a team now, as its member or its manager:
/// what ended on the day on which something else began goes on.
pub(crate) async fn find_coming(
    db: &mut Read,
    team: TeamId,
    person: PersonId,
) -> Result<Option<Date>> {
    let spans: Vec<(Date, Option<Date>)> = q("SELECT from_on, to_on FROM people_membership
        WHERE team_id = $1 AND person_id = $2
        UNION ALL SELECT from_on, to_on FROM people_manager
        WHERE team_id = $1 AND person_id = $2 ORDER BY 1 DESC")
    .bind(team)
    .bind(person)
    .all(db)
    .await?;
    let mut came = spans.iter().filter(|(_, to)| to.is_none()).map(|(from, _)| *from).min();
    // Each lap reaches further back, or is the last.
    while let Some(day) = came {
        let touching = |(from, to): &&(Date, Option<Date>)| *from < day && *to >= Some(day);
        let Some((from, _)) = spans.iter().find(touching) else { break };
        came = Some(*from);
    }
    Ok(came)
}

/// The teams, also closed ones, that a person is in or manages.
pub(crate) async fn list_teams_of(db: &mut Read, person: PersonId) -> Result<Vec<TeamId>> {
    q("SELECT team_id FROM people_membership WHERE person_id = $1 AND to_on IS NULL
        UNION SELECT team_id FROM people_manager WHERE person_id = $1 AND to_on IS NULL")
    .bind(person)
    .all(db)
    .await
}

/// The day on which the first came into a team.
pub(crate) async fn find_beginning(db: &mut Read, team: TeamId) -> Result<Option<Date>> {
    q("SELECT min(from_on) FROM people_membership WHERE team_id = $1").bind(team).one(db).await
}

/// Keeps of somebody who is about to be erased that a team has lost somebody.
pub(crate) async fn keep_nameless(
    tx: &mut Tx,
    person: PersonId,
    since: Date,
    today: Date,
) -> Result<()> {
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
            let to = to.unwrap_or(today);
            // Of what began before the days that are shown, the first day is nowhere told, so that
            // one is kept which says as much: before them.
            let from = if from < since { turns::since(to).yesterday().unwrap_or(to) } else { from };
            q("INSERT INTO people_gone (id, team_id, manages, from_on, to_on)
                VALUES ($1, $2, $3, $4, $5)")
            .bind(tx.new_id())
            .bind(team)
            .bind(manages)
            .bind(from)
            .bind(to)
            .run(tx)
            .await?;
        }
    }
    Ok(())
}

/// Forgets what ended before `since`.
pub(crate) async fn delete_nameless(tx: &mut Tx, since: Date) -> Result<()> {
    q("DELETE FROM people_gone WHERE to_on < $1").bind(since).run(tx).await.map(drop)
}

pub(crate) async fn delete_places(tx: &mut Tx, person: PersonId) -> Result<()> {
    q("DELETE FROM people_membership WHERE person_id = $1").bind(person).run(tx).await?;
    q("DELETE FROM people_manager WHERE person_id = $1").bind(person).run(tx).await.map(drop)
}
