//! How a command says no. A [`Refusal`] is the client's to mend and is rendered the same by page
//! and API; the other kinds are the house's.

use crate::Arg;

pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why a request did not succeed.
#[derive(Debug)]
pub enum Error {
    /// The input or the state forbids it; the reader is told what to do. HTTP 422 (409 for
    /// `conflict`, 429 for `too-many`).
    Refused(Box<Refusal>),
    /// It does not exist, or the actor may not see that it exists. HTTP 404.
    NotFound,
    /// The actor may see it but not do this. HTTP 403.
    Forbidden,
    /// The actor is not signed in. HTTP 303 to the sign-in page, 401 in the API.
    SignIn,
    /// The store is full or away; the same request may succeed in a moment. HTTP 503.
    Busy(String),
    /// A mistake of ours. Logged with the text, shown without it. HTTP 500.
    Internal(String),
}

impl Error {
    pub fn internal(cause: impl std::fmt::Display) -> Self {
        Self::Internal(cause.to_string())
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Refused(r) => write!(f, "refused: {}", r.code),
            Self::NotFound => f.write_str("not found"),
            Self::Forbidden => f.write_str("forbidden"),
            Self::SignIn => f.write_str("not signed in"),
            Self::Busy(why) => write!(f, "busy: {why}"),
            Self::Internal(why) => write!(f, "internal: {why}"),
        }
    }
}

impl std::error::Error for Error {}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(Box::new(refusal))
    }
}

/// A typed no: a stable code, the field it concerns, and the message that says what to do.
#[derive(Debug, Clone)]
pub struct Refusal {
    /// Stable, for machines: `required`, `too-long`, `conflict` …
    pub code: &'static str,
    /// The form field (and JSON member) it concerns.
    pub field: Option<&'static str>,
    /// Key of the message; `refused-{code}` unless the feature has words of its own.
    pub message: String,
    pub args: Vec<(&'static str, Arg)>,
    /// What else is wrong in the same form.
    pub also: Vec<Refusal>,
}

impl Refusal {
    /// About one field, with the general message of `code`.
    pub fn field(code: &'static str, field: &'static str) -> Self {
        Self { field: Some(field), ..Self::new(code) }
    }

    /// About the whole request.
    pub fn new(code: &'static str) -> Self {
        Self {
            code,
            field: None,
            message: format!("refused-{code}"),
            args: Vec::new(),
            also: Vec::new(),
        }
    }

    /// With a message of the feature's own.
    #[must_use]
    pub fn saying(mut self, key: &str) -> Self {
        key.clone_into(&mut self.message);
        self
    }

    /// Both values, or everything that was refused: a form shows all its mistakes at once.
    ///
    /// # Errors
    /// The refusals as one; what is no refusal alone.
    pub fn both<A, B>(one: Result<A>, other: Result<B>) -> Result<(A, B)> {
        match (one, other) {
            (Ok(one), Ok(other)) => Ok((one, other)),
            (Err(Error::Refused(mut first)), Err(Error::Refused(mut second))) => {
                let after = std::mem::take(&mut second.also);
                first.also.push(*second);
                first.also.extend(after);
                Err(Error::Refused(first))
            }
            (Err(Error::Refused(_)) | Ok(_), Err(error)) | (Err(error), _) => Err(error),
        }
    }

    /// Nothing, or everything that was refused.
    ///
    /// # Errors
    /// As [`Refusal::both`].
    pub fn all(checks: impl IntoIterator<Item = Result<()>>) -> Result<()> {
        let join = |before, check| Self::both(before, check).map(drop);
        checks.into_iter().fold(Ok(()), join)
    }

    /// This and what else is wrong, in the order found.
    pub fn each(&self) -> impl Iterator<Item = &Self> {
        std::iter::once(self).chain(&self.also)
    }

    /// With an argument for the message.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_is_told_whole_and_in_order() {
        let no = |field| Err(Refusal::field("required", field).into());
        let all = Refusal::all([no("a"), Ok(()), no("b"), no("c")]);
        let Err(Error::Refused(all)) = all else { panic!("refused") };
        let fields: Vec<_> = all.each().filter_map(|refusal| refusal.field).collect();
        assert_eq!(fields, ["a", "b", "c"]);
        assert!(matches!(Refusal::all([no("a"), Err(Error::NotFound)]), Err(Error::NotFound)));
        assert!(Refusal::all([Ok(()), Ok(())]).is_ok());
    }
}
