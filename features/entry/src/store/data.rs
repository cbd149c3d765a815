//! What is kept of a person beside what they write: who reads it, how long, how it is carried out
//! and how it goes.

use cairn_feature::{DataKind, Exported, Kept, Readers};
use cairn_ground::{Arg, Error, Instant, Locale, Messages, PersonId, Result};
use cairn_people::{Person, store};
use cairn_store::{Read, Tx, q};
use jiff::civil::Date;
use serde_json::{Value, json};

pub const KINDS: &[DataKind] = &[
    DataKind {
        key: "entry-data-person",
        tables: &["people_person"],
        readers: Readers::Everyone,
        kept: Kept::UntilErased,
        export: Some(|db, person, locale| Box::pin(export(db, person, locale))),
        // The row itself, where the id meets the name, goes last of all, with the erasure.
        erase: Some(|tx, person| Box::pin(erase_person(tx, person))),
    },
    DataKind {
        key: "entry-data-place",
        tables: &["people_membership", "people_manager"],
        readers: Readers::Everyone,
        kept: Kept::UntilErased,
        export: None,
        erase: Some(|tx, person| Box::pin(erase_places(tx, person))),
    },
    DataKind {
        key: "entry-data-team",
        tables: &["people_team", "people_parent"],
        readers: Readers::Everyone,
        kept: Kept::WhileInUse,
        export: None,
        erase: None,
    },
    DataKind {
        key: "entry-data-login",
        tables: &["people_login"],
        readers: Readers::Self_,
        kept: Kept::Days(90),
        export: None,
        erase: Some(|tx, person| Box::pin(cairn_people::login::sign_out_everywhere(tx, person))),
    },
    DataKind {
        key: "entry-data-way-in",
        tables: &["people_way_in"],
        readers: Readers::Nobody,
        // Fourteen days on paper, and thirty more until it is forgotten that it was used.
        kept: Kept::AtMostDays(44),
        export: None,
        erase: Some(|tx, person| Box::pin(erase_ways_in(tx, person))),
    },
    DataKind {
        key: "entry-data-command",
        tables: &["store_command"],
        readers: Readers::Nobody,
        kept: Kept::Days(1),
        export: None,
        erase: Some(|tx, person| Box::pin(erase_commands(tx, person))),
    },
    DataKind {
        key: "entry-data-house",
        tables: &["store_setting", "store_lease", "store_migration"],
        readers: Readers::Administrators,
        kept: Kept::WhileInUse,
        export: None,
        erase: None,
    },
];

async fn erase_person(tx: &mut Tx, person: PersonId) -> Result<()> {
    q("UPDATE people_person SET email = NULL, email_folded = NULL, import_key = NULL, title = '',
        about = '', photo = NULL, password_hash = NULL WHERE id = $1")
    .bind(person)
    .run(tx)
    .await
    .map(drop)
}

async fn erase_places(tx: &mut Tx, person: PersonId) -> Result<()> {
    q("DELETE FROM people_membership WHERE person_id = $1").bind(person).run(tx).await?;
    q("DELETE FROM people_manager WHERE person_id = $1").bind(person).run(tx).await.map(drop)
}

async fn erase_ways_in(tx: &mut Tx, person: PersonId) -> Result<()> {
    q("DELETE FROM people_way_in WHERE person_id = $1").bind(person).run(tx).await.map(drop)
}

async fn erase_commands(tx: &mut Tx, person: PersonId) -> Result<()> {
    q("DELETE FROM store_command WHERE actor_id = $1").bind(person).run(tx).await.map(drop)
}

cairn_store::row! {
    struct Membership {
        team: String,
        role: String,
        from: Date,
        to: Option<Date>,
    }
}

async fn list_memberships(db: &mut Read, person: PersonId) -> Result<Vec<Membership>> {
    q("SELECT t.name, CASE WHEN m.is_lead = 1 THEN 'lead' ELSE 'member' END, m.from_on, m.to_on
        FROM people_membership m JOIN people_team t ON t.id = m.team_id WHERE m.person_id = $1
        UNION ALL
        SELECT t.name, 'runs', g.from_on, g.to_on
        FROM people_manager g JOIN people_team t ON t.id = g.team_id WHERE g.person_id = $1
        ORDER BY 3, 1, 2")
    .bind(person)
    .all(db)
    .await
}

/// When it was made, until when it holds, whether others use the device.
type Login = (Instant, Instant, bool);

async fn list_logins(db: &mut Read, person: PersonId) -> Result<Vec<Login>> {
    q("SELECT created_at, expires_at, shared FROM people_login WHERE person_id = $1
        ORDER BY created_at, expires_at")
    .bind(person)
    .all(db)
    .await
}

/// What kind, when made, until when it opens, when used.
type WayIn = (String, Instant, Instant, Option<Instant>);

async fn list_ways_in(db: &mut Read, person: PersonId) -> Result<Vec<WayIn>> {
    q("SELECT kind, created_at, expires_at, used_at FROM people_way_in WHERE person_id = $1
        ORDER BY created_at, kind")
    .bind(person)
    .all(db)
    .await
}

/// `profile.md` to read and `profile.json` for machines: the person, places, devices, ways in.
async fn export(db: &mut Read, id: PersonId, locale: Locale) -> Result<Exported> {
    let person = store::find_person(db, id).await?;
    let places = list_memberships(db, id).await?;
    let logins = list_logins(db, id).await?;
    let ways_in = list_ways_in(db, id).await?;
    let of_place = |it: &Membership| {
        json!({"team": it.team, "role": it.role, "from": it.from.to_string(),
            "to": it.to.map(|to| to.to_string())})
    };
    let of_login = |(made, ends, shared): &Login| {
        let (made, ends) = (made.rfc3339(), ends.rfc3339());
        json!({"made": made, "ends": ends, "shared": shared})
    };
    let of_way = |(kind, made, ends, used): &WayIn| {
        json!({"kind": kind, "made": made.rfc3339(), "ends": ends.rfc3339(),
            "used": used.map(Instant::rfc3339)})
    };
    let value = json!({
        "id": id.to_string(), "name": person.name, "email": person.email, "title": person.title,
        "about": person.about, "language": person.lang, "zone": person.zone,
        "theme": person.theme, "messages": person.messages,
        "curator": person.curator, "administrator": person.administrator,
        "created": person.created_at.rfc3339(),
        "arrived": person.arrived_at.map(Instant::rfc3339),
        "places": places.iter().map(of_place).collect::<Vec<Value>>(),
        "devices": logins.iter().map(of_login).collect::<Vec<Value>>(),
        "waysIn": ways_in.iter().map(of_way).collect::<Vec<Value>>(),
    });
    let text = markdown(&person, &places, logins.len(), locale)?;
    let json = serde_json::to_vec_pretty(&value).map_err(Error::internal)?;
    let files = vec![("profile.md".into(), text.into_bytes()), ("profile.json".into(), json)];
    Ok(Exported { files })
}

/// The words come from this feature's own messages, since there is no page to take them from.
fn markdown(
    person: &Person,
    places: &[Membership],
    devices: usize,
    locale: Locale,
) -> Result<String> {
    let messages = Messages::build(&[crate::MESSAGES]).map_err(Error::Internal)?;
    let word = |key: &str| messages.format(locale, key, &[]);
    let email = person.email.clone().unwrap_or_default();
    let mut out = vec![format!("# {}\n", person.name)];
    for (key, value) in [
        ("entry-field-title", &person.title),
        ("entry-field-about", &person.about),
        ("entry-field-email", &email),
        ("entry-field-zone", &person.zone),
    ] {
        if !value.is_empty() {
            out.push(format!("**{}**: {value}\n", word(key)));
        }
    }
    for place in places {
        let to = place.to.map(|to| to.to_string()).unwrap_or_default();
        let role = word(&format!("entry-role-{}", place.role));
        out.push(format!("- {} ({role}): {} – {to}", place.team, place.from));
    }
    let count = [("n", Arg::Number(i64::try_from(devices).unwrap_or(i64::MAX)))];
    let devices = messages.format(locale, "entry-settings-devices-sub", &count);
    out.push(format!("\n{devices}\n"));
    Ok(out.join("\n"))
}
