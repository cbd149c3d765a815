//! A sent form: read by handlers, and shown again filled in when something was refused.

use std::str::FromStr;

use cairn_ground::{Error, Refusal, Result, dates};

/// The most fields of a form: a box for everybody in a large house, and some.
const FIELDS: usize = 5_000;

/// Refuses more fields than any form of ours has.
pub(crate) fn few_enough(fields: usize) -> Result<()> {
    if fields > FIELDS {
        let fields = i64::try_from(FIELDS).unwrap_or(i64::MAX);
        return Err(Refusal::new("body-too-many").with("fields", fields).into());
    }
    Ok(())
}

/// Names and values as sent, and what is wrong with them.
#[derive(Debug, Clone, Default)]
pub struct Form {
    pairs: Vec<(String, String)>,
    errors: Vec<(String, String)>,
}

impl Form {
    /// An empty form, to be filled in.
    pub fn new() -> Self {
        Self::default()
    }

    /// From `a=1&b=2`. The fields are counted before any is made: two million of them in a few
    /// megabytes would take hundreds.
    ///
    /// # Errors
    /// Refuses with `body-too-many` what has more fields than any form of ours.
    pub fn parse(bytes: &[u8]) -> Result<Self> {
        few_enough(bytes.split(|byte| *byte == b'&').count())?;
        let mut form = Self::new();
        for (name, value) in form_urlencoded::parse(bytes) {
            form.push(name.into_owned(), value.into_owned());
        }
        Ok(form)
    }

    /// With a value filled in beforehand.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.set(name, value);
        self
    }

    /// Replaces the value of `name`.
    pub fn set(&mut self, name: &str, value: impl Into<String>) {
        self.pairs.retain(|(n, _)| n != name);
        self.pairs.push((name.to_owned(), value.into()));
    }

    /// Takes every value of `name` away.
    pub fn remove(&mut self, name: &str) {
        self.pairs.retain(|(n, _)| n != name);
    }

    /// Where a form leads when it is done, if whoever linked to it said so in `back`, and that is a
    /// page of ours. Its query goes: the greeting takes that place.
    pub fn way_back(&self) -> Option<&str> {
        let path = self.value("back").split('?').next()?;
        let sound = path.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
        (sound && path.starts_with('/') && !path.starts_with("//")).then_some(path)
    }

    /// Names and values, in the order sent.
    pub fn pairs(&self) -> &[(String, String)] {
        &self.pairs
    }

    /// Adds a value. A zero byte goes: nobody types one, and PostgreSQL keeps none.
    pub fn push(&mut self, name: String, mut value: String) {
        if value.contains('\0') {
            value = value.replace('\0', "");
        }
        self.pairs.push((name, value));
    }

    /// The first value of `name`, or nothing.
    pub fn value(&self, name: &str) -> &str {
        self.pairs.iter().find(|(n, _)| n == name).map_or("", |(_, v)| v)
    }

    /// Whether `name` was sent at all.
    pub fn has(&self, name: &str) -> bool {
        self.pairs.iter().any(|(n, _)| n == name)
    }

    /// Every value of `name`: check boxes and multiple choices.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.pairs.iter().filter(move |(n, _)| n == name).map(|(_, v)| v.as_str())
    }

    /// Whether `name` was sent with `value`.
    pub fn chosen(&self, name: &str, value: &str) -> bool {
        self.pairs.iter().any(|(n, v)| n == name && v == value)
    }

    /// The message beside the field `name`, already in the reader's language.
    pub fn error(&self, name: &str) -> Option<&str> {
        self.errors.iter().find(|(n, _)| n == name).map(|(_, text)| text.as_str())
    }

    /// Field (empty for the whole form) and message of everything that is wrong.
    pub fn errors(&self) -> &[(String, String)] {
        &self.errors
    }

    pub fn add_error(&mut self, field: &str, text: String) {
        self.errors.push((field.to_owned(), text));
    }

    /// A date field; nothing when empty.
    ///
    /// # Errors
    /// Refuses with `date` what is not a date anybody means.
    pub fn date(&self, name: &'static str) -> Result<Option<jiff::civil::Date>> {
        let raw = self.value(name).trim();
        if raw.is_empty() {
            return Ok(None);
        }
        dates::parse(raw).map(Some).ok_or_else(|| Refusal::field("date", name).into())
    }

    /// An id chosen in a list; nothing when empty.
    ///
    /// # Errors
    /// Refuses with `choose` what is not an id.
    pub fn id<T: FromStr>(&self, name: &'static str) -> Result<Option<T>> {
        let raw = self.value(name).trim();
        if raw.is_empty() {
            return Ok(None);
        }
        raw.parse().map(Some).map_err(|_| Error::from(Refusal::field("choose", name)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_read_by_name_and_keeps_what_was_typed() {
        let form = Form::parse("a=1&b=%C3%A5+%C3%A4&a=2".as_bytes()).unwrap();
        assert_eq!(form.value("b"), "å ä");
        assert_eq!(form.all("a").collect::<Vec<_>>(), ["1", "2"]);
        assert!(form.chosen("a", "2") && !form.chosen("a", "3"));
        assert_eq!(form.value("c"), "");
    }

    #[test]
    fn a_zero_byte_reaches_nobody() {
        assert_eq!(Form::parse(b"a=1%002").unwrap().value("a"), "12");
    }

    #[test]
    fn dates_nobody_means_are_refused() {
        let form = Form::new().with("d", "0000-01-01").with("e", "").with("f", "2026-12-24");
        assert!(form.date("d").is_err());
        assert!(form.date("e").unwrap().is_none());
        assert!(form.date("f").unwrap().is_some());
    }
}
