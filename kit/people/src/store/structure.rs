//! Memberships, managers and parents: each holds from a day to (not including) a day.

use cairn_ground::{Error, Instant, PersonId, Result, TeamId};
use cairn_store::{Read, Tx, q};
use jiff::civil::Date;

use crate::Team;

cairn_store::row! {
    /// A team of a person today.
    #[derive(Debug, Clone)]
    pub struct Place {
        pub team: TeamId,
        pub name: String,
        pub short_name: String,
        pub kind: String,
        pub lead: bool,
        pub manages: bool,
    }
}

/// The teams a person belongs to or manages on `today`, memberships first.
pub async fn list_places(db: &mut Read, person: PersonId, today: Date) -> Result<Vec<Place>> {
    q("SELECT t.id, t.name, t.short_name, t.kind, m.is_lead, 0
        FROM people_membership m JOIN people_team t ON t.id = m.team_id
        WHERE m.person_id = $1 AND m.from_on <= $2 AND (m.to_on IS NULL OR m.to_on > $2)
        AND t.closed_at IS NULL
        UNION ALL
        SELECT t.id, t.name, t.short_name, t.kind, 0, 1
        FROM people_manager g JOIN people_team t ON t.id = g.team_id
        WHERE g.person_id = $1 AND g.from_on <= $2 AND (g.to_on IS NULL OR g.to_on > $2)
        AND t.closed_at IS NULL
        ORDER BY 6, 2")
    .bind(person)
    .bind(today)
    .all(db)
    .await
}

cairn_store::row! {
    /// A member of a team today.
    #[derive(Debug, Clone)]
    pub struct Member {
        pub id: PersonId,
        pub name: String,
        pub title: String,
        pub lead: bool,
        pub arrived: bool,
    }
}

/// Active members on `today` in order of name.
pub async fn list_members(db: &mut Read, team: TeamId, today: Date) -> Result<Vec<Member>> {
    q("SELECT p.id, p.name, p.title, m.is_lead,
        CASE WHEN p.arrived_at IS NULL THEN 0 ELSE 1 END
        FROM people_membership m JOIN people_person p ON p.id = m.person_id
        WHERE m.team_id = $1 AND m.from_on <= $2 AND (m.to_on IS NULL OR m.to_on > $2)
        AND p.deactivated_at IS NULL ORDER BY p.sort_name, p.id")
    .bind(team)
    .bind(today)
    .all(db)
    .await
}

/// A team and its people today.
#[derive(Debug, Clone)]
pub struct Roster {
    pub team: Team,
    pub manager: Option<(PersonId, String)>,
    /// Active members in order of name.
    pub members: Vec<Member>,
}

cairn_store::row! {
    /// A member, or nobody, with what is said of the team on every row.
    struct RosterRow {
        team: TeamId,
        name: String,
        short_name: String,
        kind: String,
        closed_at: Option<Instant>,
        manager: Option<PersonId>,
        manager_name: Option<String>,
        person: Option<PersonId>,
        person_name: Option<String>,
        title: Option<String>,
        lead: Option<bool>,
        arrived: bool,
    }
}

/// A team, its manager and its active members on `today`, in one query.
///
/// # Errors
/// `NotFound`.
pub async fn find_roster(db: &mut Read, team: TeamId, today: Date) -> Result<Roster> {
    let rows: Vec<RosterRow> = q("SELECT t.id, t.name, t.short_name, t.kind, t.closed_at,
        h.id, h.name, p.id, p.name, p.title, m.is_lead,
        CASE WHEN p.arrived_at IS NULL THEN 0 ELSE 1 END
        FROM people_team t
        LEFT JOIN people_person h ON h.id = (SELECT g.person_id FROM people_manager g
            JOIN people_person gp ON gp.id = g.person_id
            WHERE g.team_id = $1 AND g.from_on <= $2 AND (g.to_on IS NULL OR g.to_on > $2)
            AND gp.deactivated_at IS NULL ORDER BY g.from_on DESC, g.id LIMIT 1)
        LEFT JOIN people_membership m ON m.team_id = t.id
            AND m.from_on <= $2 AND (m.to_on IS NULL OR m.to_on > $2)
        LEFT JOIN people_person p ON p.id = m.person_id AND p.deactivated_at IS NULL
        WHERE t.id = $1 ORDER BY p.sort_name, p.id")
    .bind(team)
    .bind(today)
    .all(db)
    .await?;
    let first = rows.first().ok_or(Error::NotFound)?;
    let team = Team {
        id: first.team,
        name: first.name.clone(),
        short_name: first.short_name.clone(),
        kind: first.kind.clone(),
        closed_at: first.closed_at,
    };
    let manager = first.manager.zip(first.manager_name.clone());
    let members = rows.into_iter().filter_map(RosterRow::member).collect();
    Ok(Roster { team, manager, members })
}

impl RosterRow {
    fn member(self) -> Option<Member> {
        Some(Member {
            id: self.person?,
            name: self.person_name?,
            title: self.title.unwrap_or_default(),
            lead: self.lead.unwrap_or(false),
            arrived: self.arrived,
        })
    }
}

/// How many active members a team has on `today`.
pub async fn count_members(db: &mut Read, team: TeamId, today: Date) -> Result<i64> {
    q("SELECT count(*) FROM people_membership m JOIN people_person p ON p.id = m.person_id
        WHERE m.team_id = $1 AND m.from_on <= $2 AND (m.to_on IS NULL OR m.to_on > $2)
        AND p.deactivated_at IS NULL")
    .bind(team)
    .bind(today)
    .one(db)
    .await
}

/// Learning leads of a team on `today`.
pub async fn list_leads(db: &mut Read, team: TeamId, today: Date) -> Result<Vec<PersonId>> {
    q("SELECT p.id FROM people_membership m JOIN people_person p ON p.id = m.person_id
        WHERE m.team_id = $1 AND m.is_lead = 1 AND m.from_on <= $2
        AND (m.to_on IS NULL OR m.to_on > $2) AND p.deactivated_at IS NULL
        ORDER BY p.sort_name, p.id")
    .bind(team)
    .bind(today)
    .all(db)
    .await
}

/// The manager of a team on `today`, if it has one.
pub async fn find_manager(db: &mut Read, team: TeamId, today: Date) -> Result<Option<PersonId>> {
    q("SELECT g.person_id FROM people_manager g JOIN people_person p ON p.id = g.person_id
        WHERE g.team_id = $1 AND g.from_on <= $2 AND (g.to_on IS NULL OR g.to_on > $2)
        AND p.deactivated_at IS NULL ORDER BY g.from_on DESC, g.id LIMIT 1")
    .bind(team)
    .bind(today)
    .optional(db)
    .await
}

/// The team above on `today`.
pub async fn find_parent(db: &mut Read, team: TeamId, today: Date) -> Result<Option<TeamId>> {
    q("SELECT parent_id FROM people_parent WHERE team_id = $1 AND from_on <= $2
        AND (to_on IS NULL OR to_on > $2) ORDER BY from_on DESC, id LIMIT 1")
    .bind(team)
    .bind(today)
    .optional(db)
    .await
}

/// Teams below on `today`.
pub async fn list_children(db: &mut Read, team: TeamId, today: Date) -> Result<Vec<TeamId>> {
    q("SELECT team_id FROM people_parent WHERE parent_id = $1 AND from_on <= $2
        AND (to_on IS NULL OR to_on > $2) ORDER BY team_id")
    .bind(team)
    .bind(today)
    .all(db)
    .await
}

/// The longest chain of teams above a team that is followed.
const DEPTH: usize = 12;

/// Who answers for a person on `today`: the manager of the person's team, or of the nearest team
/// above whose manager is somebody else. `from` chooses the team; the person's home team if not
/// given.
pub async fn find_manager_of(
    db: &mut Read,
    person: PersonId,
    from: Option<TeamId>,
    today: Date,
) -> Result<Option<PersonId>> {
    let mut team = match from {
        Some(team) => Some(team),
        None => home_team(&list_places(db, person, today).await?).map(|place| place.team),
    };
    for _ in 0..DEPTH {
        let Some(here) = team else { return Ok(None) };
        if let Some(manager) = find_manager(db, here, today).await?
            && manager != person
        {
            return Ok(Some(manager));
        }
        team = find_parent(db, here, today).await?;
    }
    Ok(None)
}

/// The place shown in the bar: the first team or unit the person is a member of, else manages.
pub fn home_team(places: &[Place]) -> Option<&Place> {
    let lasting = |p: &&Place| matches!(p.kind.as_str(), "team" | "unit");
    places
        .iter()
        .filter(lasting)
        .find(|p| !p.manages)
        .or_else(|| places.iter().find(lasting))
        .or_else(|| places.first())
}

pub(crate) async fn insert_membership(
    tx: &mut Tx,
    team: TeamId,
    person: PersonId,
    from: Date,
) -> Result<()> {
    q("INSERT INTO people_membership (id, team_id, person_id, is_lead, from_on)
        VALUES ($1, $2, $3, 0, $4)")
    .bind(tx.new_id())
    .bind(team)
    .bind(person)
    .bind(from)
    .run(tx)
    .await
    .map(drop)
}

pub(crate) async fn end_membership(
    tx: &mut Tx,
    team: TeamId,
    person: PersonId,
    on: Date,
) -> Result<u64> {
    q("UPDATE people_membership SET to_on = $3
        WHERE team_id = $1 AND person_id = $2 AND to_on IS NULL")
    .bind(team)
    .bind(person)
    .bind(on)
    .run(tx)
    .await
}

pub(crate) async fn update_lead(
    tx: &mut Tx,
    team: TeamId,
    person: PersonId,
    lead: bool,
    on: Date,
) -> Result<u64> {
    q("UPDATE people_membership SET is_lead = $3,
        lead_on = CASE WHEN is_lead = $3 THEN lead_on ELSE $4 END
        WHERE team_id = $1 AND person_id = $2 AND to_on IS NULL")
    .bind(team)
    .bind(person)
    .bind(lead)
    .bind(on)
    .run(tx)
    .await
}

pub(crate) async fn replace_manager(
    tx: &mut Tx,
    team: TeamId,
    person: Option<PersonId>,
    from: Date,
) -> Result<()> {
    q("UPDATE people_manager SET to_on = $2 WHERE team_id = $1 AND to_on IS NULL")
        .bind(team)
        .bind(from)
        .run(tx)
        .await?;
    let Some(person) = person else { return Ok(()) };
    q("INSERT INTO people_manager (id, team_id, person_id, from_on) VALUES ($1, $2, $3, $4)")
        .bind(tx.new_id())
        .bind(team)
        .bind(person)
        .bind(from)
        .run(tx)
        .await
        .map(drop)
}

pub(crate) async fn replace_parent(
    tx: &mut Tx,
    team: TeamId,
    parent: Option<TeamId>,
    from: Date,
) -> Result<()> {
    q("UPDATE people_parent SET to_on = $2 WHERE team_id = $1 AND to_on IS NULL")
        .bind(team)
        .bind(from)
        .run(tx)
        .await?;
    let Some(parent) = parent else { return Ok(()) };
    q("INSERT INTO people_parent (id, team_id, parent_id, from_on) VALUES ($1, $2, $3, $4)")
        .bind(tx.new_id())
        .bind(team)
        .bind(parent)
        .bind(from)
        .run(tx)
        .await
        .map(drop)
}

/// Ends everything a person belongs to or manages: on leaving.
pub(crate) async fn end_everything(tx: &mut Tx, person: PersonId, on: Date) -> Result<()> {
    for table in ["people_membership", "people_manager"] {
        q(format!("UPDATE {table} SET to_on = $2 WHERE person_id = $1 AND to_on IS NULL"))
            .bind(person)
            .bind(on)
            .run(tx)
            .await?;
    }
    Ok(())
}
