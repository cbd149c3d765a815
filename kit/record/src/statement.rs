//! An event as an xAPI 2.0 statement (IEEE 9274.1.1).

use cairn_ground::{Id, Instant, PersonId};
use serde_json::{Map, Value, json};

use crate::{Detail, Event};

/// Namespace of our activity types.
pub const ACTIVITY_BASE: &str = "https://w3id.org/xapi/cairn/activity-types/";
/// Namespace of our extensions.
pub const EXTENSION_BASE: &str = "https://w3id.org/xapi/cairn/extensions/";

/// Writes the statement. The actor is an opaque account under the record base: no name, no mail.
/// Below organisation level it holds neither title nor typed text.
pub(crate) fn write(
    id: Id,
    base: &str,
    person: PersonId,
    unit: Option<Id>,
    event: &Event<'_>,
    at: Instant,
) -> Value {
    let mut definition = Map::new();
    definition.insert("type".into(), json!(format!("{ACTIVITY_BASE}{}", event.kind)));
    if event.audience == cairn_ground::Audience::Organisation {
        definition.insert("name".into(), json!({ "und": event.title }));
    }
    let mut extensions = Map::new();
    extensions.insert(format!("{EXTENSION_BASE}audience"), json!(event.audience.as_str()));
    if let Some(unit) = unit {
        extensions.insert(format!("{EXTENSION_BASE}unit"), json!(team_iri(base, unit)));
    }
    let mut context = Map::new();
    context.insert("platform".into(), json!("Cairn"));
    if let Some(origin) = event.because_of {
        let origin = json!([{ "id": object_iri(base, origin.0) }]);
        context.insert("contextActivities".into(), json!({ "parent": origin }));
    }
    context.insert("extensions".into(), Value::Object(extensions));
    let mut statement = json!({
        "id": id,
        "actor": account(base, person),
        "verb": { "id": event.verb.iri(), "display": { "en": event.verb.display } },
        "object": {
            "objectType": "Activity",
            "id": object_iri(base, event.object.0),
            "definition": definition,
        },
        "context": context,
        "timestamp": at.rfc3339(),
        "version": "2.0.0",
    });
    if !event.details.is_empty() {
        statement["result"] = json!({ "extensions": details(base, event) });
    }
    statement
}

pub(crate) fn account(base: &str, person: PersonId) -> Value {
    json!({ "objectType": "Agent", "account": { "homePage": base, "name": person.to_string() } })
}

pub(crate) fn object_iri(base: &str, id: Id) -> String {
    format!("{}/objects/{id}", base.trim_end_matches('/'))
}

fn team_iri(base: &str, id: Id) -> String {
    format!("{}/teams/{id}", base.trim_end_matches('/'))
}

fn details(base: &str, event: &Event<'_>) -> Map<String, Value> {
    let value = |detail: &Detail| match detail {
        Detail::Word(word) => json!(word),
        Detail::Number(n) => json!(n),
        Detail::Person(person) => account(base, *person),
    };
    event
        .details
        .iter()
        .map(|(name, detail)| (format!("{EXTENSION_BASE}{name}"), value(detail)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Verb;
    use cairn_ground::{Audience, ObjectId};

    fn event(audience: Audience) -> Event<'static> {
        Event {
            verb: Verb::own("took", "took a next step"),
            object: ObjectId(Id::from_u128(2)),
            kind: "step",
            audience,
            team: None,
            title: "Ring kunden",
            because_of: Some(ObjectId(Id::from_u128(3))),
            details: vec![("days", Detail::Number(3))],
        }
    }

    #[test]
    fn a_statement_names_nobody_and_carries_no_title_below_the_organisation() {
        let person = PersonId(Id::from_u128(1));
        let write = |audience| {
            write(Id::nil(), "https://x.example", person, None, &event(audience), Instant(0))
                .to_string()
        };
        assert!(!write(Audience::Team).contains("Ring kunden"));
        assert!(write(Audience::Organisation).contains("Ring kunden"));
        assert!(write(Audience::Team).contains("https://x.example/objects/"));
        assert!(!write(Audience::Team).contains("mbox"));
    }
}
