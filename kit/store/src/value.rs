//! What can be bound to a statement.

use cairn_ground::{Audience, Id, Instant, ObjectId, PersonId, TeamId};

/// A bound value. `NULL` keeps its type, because `PostgreSQL` is told the type of each parameter.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    Int(Option<i64>),
    Text(Option<String>),
    Id(Option<Id>),
    Bytes(Option<Vec<u8>>),
    /// A set of ids for `{in $n}`.
    Ids(Vec<Id>),
    /// A set of texts for `{in-text $n}`.
    Texts(Vec<String>),
    /// A set of numbers for `{in-int $n}`.
    Ints(Vec<i64>),
}

macro_rules! value_from {
    ($($from:ty => |$v:ident| $make:expr),* $(,)?) => {
        $(impl From<$from> for Value { fn from($v: $from) -> Self { $make } })*
    };
}

value_from! {
    i64 => |v| Self::Int(Some(v)),
    Option<i64> => |v| Self::Int(v),
    bool => |v| Self::Int(Some(i64::from(v))),
    Instant => |v| Self::Int(Some(v.0)),
    Option<Instant> => |v| Self::Int(v.map(|i| i.0)),
    &str => |v| Self::Text(Some(v.to_owned())),
    String => |v| Self::Text(Some(v)),
    &String => |v| Self::Text(Some(v.clone())),
    Option<String> => |v| Self::Text(v),
    Option<&str> => |v| Self::Text(v.map(str::to_owned)),
    Audience => |v| Self::Text(Some(v.as_str().to_owned())),
    jiff::civil::Date => |v| Self::Text(Some(v.to_string())),
    Option<jiff::civil::Date> => |v| Self::Text(v.map(|d| d.to_string())),
    Id => |v| Self::Id(Some(v)),
    Option<Id> => |v| Self::Id(v),
    PersonId => |v| Self::Id(Some(v.0)),
    Option<PersonId> => |v| Self::Id(v.map(|i| i.0)),
    TeamId => |v| Self::Id(Some(v.0)),
    Option<TeamId> => |v| Self::Id(v.map(|i| i.0)),
    ObjectId => |v| Self::Id(Some(v.0)),
    Option<ObjectId> => |v| Self::Id(v.map(|i| i.0)),
    Vec<u8> => |v| Self::Bytes(Some(v)),
    Option<Vec<u8>> => |v| Self::Bytes(v),
    &[TeamId] => |v| Self::Ids(v.iter().map(|i| i.0).collect()),
    &[PersonId] => |v| Self::Ids(v.iter().map(|i| i.0).collect()),
    &[ObjectId] => |v| Self::Ids(v.iter().map(|i| i.0).collect()),
    Vec<Id> => |v| Self::Ids(v),
    Vec<String> => |v| Self::Texts(v),
    Vec<i64> => |v| Self::Ints(v),
}

/// `["…","…"]` for `SQLite`'s `json_each`.
pub(crate) fn json_texts<'a>(items: impl Iterator<Item = &'a str>) -> String {
    use std::fmt::Write;
    let mut out = String::from("[");
    for (i, item) in items.enumerate() {
        if i > 0 {
            out.push(',');
        }
        out.push('"');
        for c in item.chars() {
            match c {
                '"' | '\\' => out.extend(['\\', c]),
                c if c < ' ' => {
                    let _ = write!(out, "\\u{:04x}", u32::from(c));
                }
                c => out.push(c),
            }
        }
        out.push('"');
    }
    out.push(']');
    out
}

pub(crate) fn json_ids(ids: &[Id]) -> String {
    let hex: Vec<String> = ids.iter().map(|id| id.simple().to_string()).collect();
    json_texts(hex.iter().map(String::as_str))
}

pub(crate) fn json_ints(ints: &[i64]) -> String {
    let parts: Vec<String> = ints.iter().map(i64::to_string).collect();
    format!("[{}]", parts.join(","))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_sets_survive_quotes_and_control_characters() {
        let items = ["a\"b", "c\\d", "e\nf"];
        assert_eq!(json_texts(items.into_iter()), "[\"a\\\"b\",\"c\\\\d\",\"e\\u000af\"]");
    }
}
