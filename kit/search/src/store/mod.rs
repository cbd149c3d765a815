//! All SQL of the kit. Many values go as one list of texts, each with its fields at fixed places:
//! `{each $1}` reads them as a table on both databases.

mod read;
mod write;

pub(crate) use read::*;
pub(crate) use write::*;

/// 2^40: documents per level, [`crate::entry::SPAN`] as it stands in SQL.
#[macro_export]
#[doc(hidden)]
macro_rules! span {
    () => {
        "1099511627776"
    };
}

/// Two texts as one: the length of the first in two digits, then both.
fn pair(first: &str, second: &str) -> String {
    format!("{:02}{first}{second}", first.chars().count())
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_span_is_the_same_in_rust_and_sql() {
        assert_eq!(span!(), crate::entry::SPAN.to_string());
    }
}
