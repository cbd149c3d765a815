//! Fluent messages of all kits and features, merged per language at start.

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use unic_langid::LanguageIdentifier;

use crate::Locale;

/// An argument of a message.
#[derive(Debug, Clone, PartialEq)]
pub enum Arg {
    Text(String),
    Number(i64),
}

macro_rules! arg_from {
    ($($from:ty => |$v:ident| $make:expr),* $(,)?) => {
        $(impl From<$from> for Arg { fn from($v: $from) -> Self { $make } })*
    };
}
arg_from! {
    String => |v| Self::Text(v),
    &str => |v| Self::Text(v.to_owned()),
    i64 => |v| Self::Number(v),
    i32 => |v| Self::Number(i64::from(v)),
    usize => |v| Self::Number(i64::try_from(v).unwrap_or(i64::MAX)),
}

/// Templates hand over references, of references.
impl<T: Clone> From<&T> for Arg
where
    Self: From<T>,
{
    fn from(value: &T) -> Self {
        Self::from(value.clone())
    }
}

/// The words of the interface in every language.
pub struct Messages {
    en: FluentBundle<FluentResource>,
    sv: FluentBundle<FluentResource>,
}

impl std::fmt::Debug for Messages {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Messages")
    }
}

/// One crate's two `.ftl` files.
#[derive(Debug, Clone, Copy)]
pub struct Source {
    pub en: &'static str,
    pub sv: &'static str,
}

impl Messages {
    /// Merges the sources.
    ///
    /// # Errors
    /// Names the syntax error, or the key that two sources define.
    pub fn build(sources: &[Source]) -> Result<Self, String> {
        let en = bundle("en", sources.iter().map(|s| s.en))?;
        let sv = bundle("sv", sources.iter().map(|s| s.sv))?;
        Ok(Self { en, sv })
    }

    /// The message `key` in `locale`. A missing key or argument gives the key itself, which a
    /// test that renders every page finds; it never panics.
    pub fn format(&self, locale: Locale, key: &str, args: &[(&str, Arg)]) -> String {
        let bundle = match locale {
            Locale::Sv => &self.sv,
            Locale::En | Locale::Pseudo => &self.en,
        };
        let Some(pattern) = bundle.get_message(key).and_then(|m| m.value()) else {
            return format!("\u{FFFD}{key}");
        };
        let mut fluent = FluentArgs::new();
        for (name, value) in args {
            match value {
                Arg::Text(text) => fluent.set(*name, text.as_str()),
                // Chooses the plural by value and is written by `group` below.
                Arg::Number(n) => fluent.set(*name, FluentValue::from(*n)),
            }
        }
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&fluent), &mut errors);
        if errors.is_empty() {
            if locale == Locale::Pseudo { format!("⟦{text}⟧") } else { text.into_owned() }
        } else {
            format!("\u{FFFD}{key}")
        }
    }

    /// Whether `key` exists in both languages.
    pub fn has(&self, key: &str) -> bool {
        self.en.has_message(key) && self.sv.has_message(key)
    }
}

fn bundle<'a>(
    tag: &str,
    sources: impl Iterator<Item = &'a str>,
) -> Result<FluentBundle<FluentResource>, String> {
    let language: LanguageIdentifier = tag.parse().map_err(|_| format!("no language {tag}"))?;
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    bundle.set_use_isolating(false);
    let written = if tag == "sv" { group_sv } else { group_en };
    bundle.set_formatter(Some(written));
    for source in sources {
        let resource = FluentResource::try_new(source.to_owned())
            .map_err(|(_, errors)| format!("{tag}: {errors:?}"))?;
        bundle.add_resource(resource).map_err(|errors| format!("{tag}: {errors:?}"))?;
    }
    Ok(bundle)
}

type Memoizer = intl_memoizer::concurrent::IntlLangMemoizer;

fn group_en(value: &FluentValue, _: &Memoizer) -> Option<String> {
    group(value, Locale::En)
}

fn group_sv(value: &FluentValue, _: &Memoizer) -> Option<String> {
    group(value, Locale::Sv)
}

#[allow(clippy::cast_possible_truncation, reason = "whole numbers came in as i64")]
fn group(value: &FluentValue, locale: Locale) -> Option<String> {
    match value {
        FluentValue::Number(n) => Some(locale.number(n.value as i64)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn messages() -> Messages {
        let en = "a-people = { $n ->\n    [one] one person\n   *[other] { $n } people\n}\n";
        let sv = "a-people = { $n ->\n    [one] en person\n   *[other] { $n } personer\n}\n";
        Messages::build(&[Source { en, sv }]).unwrap()
    }

    #[test]
    fn plurals_and_grouping_follow_the_language() {
        let m = messages();
        assert_eq!(m.format(Locale::En, "a-people", &[("n", Arg::Number(1))]), "one person");
        let many = m.format(Locale::Sv, "a-people", &[("n", Arg::Number(1234))]);
        assert_eq!(many, "1\u{A0}234 personer");
    }

    #[test]
    fn a_missing_key_or_argument_shows_the_key_instead_of_panicking() {
        assert_eq!(messages().format(Locale::En, "nope", &[]), "\u{FFFD}nope");
        assert_eq!(messages().format(Locale::En, "a-people", &[]), "\u{FFFD}a-people");
    }

    #[test]
    fn one_key_may_not_be_defined_twice() {
        let twice = Source { en: "k = a\n", sv: "k = b\n" };
        assert!(Messages::build(&[twice, twice]).is_err());
    }

    #[test]
    fn the_pseudo_language_marks_every_message() {
        let marked = messages().format(Locale::Pseudo, "a-people", &[("n", Arg::Number(2))]);
        assert_eq!(marked, "⟦2 people⟧");
    }
}
