//! What a person takes along: who they are here, their teams, devices and ways in.

use cairn_feature::Exported;
use cairn_ground::{Actor, Arg, Instant, Result};
use cairn_people::{Person, store::find_person};
use cairn_store::Read;
use cairn_web::View;
use serde_json::{Value, json};

use crate::store::data::{Login, Membership, WayIn, list_logins, list_memberships, list_ways_in};

/// `profile.md` and `profile.json`.
pub async fn profile(db: &mut Read, actor: &Actor, v: &View) -> Result<Exported> {
    let id = actor.person()?.id;
    let person = find_person(db, id).await?;
    let places = list_memberships(db, id).await?;
    let logins = list_logins(db, id).await?;
    let ways_in = list_ways_in(db, id).await?;
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
    Exported::both("profile", markdown(v, &person, &places, logins.len()), &value)
}

fn of_place(it: &Membership) -> Value {
    json!({
        "team": it.team, "role": it.role, "from": it.from.to_string(),
        "to": it.to.map(|to| to.to_string()),
    })
}

fn of_login((made, ends, shared): &Login) -> Value {
    json!({ "made": made.rfc3339(), "ends": ends.rfc3339(), "shared": shared })
}

fn of_way((kind, made, ends, used): &WayIn) -> Value {
    json!({
        "kind": kind, "made": made.rfc3339(), "ends": ends.rfc3339(),
        "used": used.map(Instant::rfc3339),
    })
}

fn markdown(v: &View, person: &Person, places: &[Membership], devices: usize) -> String {
    let email = person.email.clone().unwrap_or_default();
    let mut out = vec![format!("# {}\n", person.name)];
    for (key, value) in [
        ("entry-field-title", &person.title),
        ("entry-field-about", &person.about),
        ("entry-field-email", &email),
        ("entry-field-zone", &person.zone),
    ] {
        if !value.is_empty() {
            out.push(format!("**{}**: {value}\n", v.t(key)));
        }
    }
    for place in places {
        let role = v.t(&format!("entry-role-{}", place.role));
        let from = v.long_date(&place.from);
        let to = place.to.map(|to| v.long_date(&to)).unwrap_or_default();
        out.push(format!("- {} ({role}): {from} – {to}", place.team));
    }
    out.push(format!("\n{}\n", v.t1("entry-settings-devices-sub", "n", Arg::from(devices))));
    out.join("\n")
}
