//! Routes as data: axum does not list its routes, and the matrix needs the list.

use cairn_ground::Permission;
use futures_util::future::BoxFuture;
use http::Method;

use crate::{Cx, Response, Result};

/// What answers a request.
pub type Handler = fn(Cx) -> BoxFuture<'static, Result<Response>>;

/// Who of those with the permission may use the route on a given object: the matrix' columns are
/// checked against it by requests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// Everyone with the permission; the page shows what the reader may see.
    Everyone,
    /// Those who may see the object in the path; the others get 404.
    Readers,
    /// Only its owner; readers get 403, the others 404.
    Owner,
    /// Those the command names in its documentation: addressee, team, manager, author or curator.
    Named(&'static str),
}

/// One route.
#[derive(Debug, Clone, Copy)]
pub struct Route {
    pub method: Verb,
    /// As axum writes it: `/steps/{id}`.
    pub path: &'static str,
    pub permission: Permission,
    pub who: Who,
    pub trace: Trace,
    /// A POST that comes from no page of ours reaches the handler, which finds
    /// `Cx::same_origin` false and does only what needs no page: mail programs turn messages
    /// off with one click (RFC 8058) and send neither cookie nor origin.
    pub from_elsewhere: bool,
    /// A POST may bring a file; elsewhere nobody can fill the memory with one.
    pub takes_file: bool,
    pub handler: Handler,
}

/// What using a route leaves behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trace {
    Usual,
    /// No access-log line, no last-seen, no command id: what is sent here has no author.
    None,
    /// The usual. People sit with the page for a while, and what they do meanwhile may leave none:
    /// a shared device stays signed in longer.
    Sits,
}

/// GET reads and never writes; POST does everything else. Forms know no other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verb {
    Get,
    Post,
}

impl Verb {
    pub fn method(self) -> Method {
        match self {
            Self::Get => Method::GET,
            Self::Post => Method::POST,
        }
    }
}

impl Route {
    /// Whether what is sent here has no author.
    pub fn is_anonymous(&self) -> bool {
        self.trace == Trace::None
    }

    /// A page for signed-in people.
    pub const fn get(path: &'static str, who: Who, handler: Handler) -> Self {
        Self::new(Verb::Get, path, who, handler)
    }

    /// A command of signed-in people.
    pub const fn post(path: &'static str, who: Who, handler: Handler) -> Self {
        Self::new(Verb::Post, path, who, handler)
    }

    const fn new(method: Verb, path: &'static str, who: Who, handler: Handler) -> Self {
        let permission = Permission::Member;
        Self {
            method,
            path,
            permission,
            who,
            trace: Trace::Usual,
            from_elsewhere: false,
            takes_file: false,
            handler,
        }
    }

    /// For those with another permission.
    #[must_use]
    pub const fn needs(mut self, permission: Permission) -> Self {
        self.permission = permission;
        self
    }

    /// Also hears a POST that no page of ours sent. The handler must ask `Cx::same_origin`.
    #[must_use]
    pub const fn from_elsewhere(mut self) -> Self {
        self.from_elsewhere = true;
        self
    }

    /// A page that people sit with for a while.
    #[must_use]
    pub const fn sits(mut self) -> Self {
        self.trace = Trace::Sits;
        self
    }

    /// Takes a file, which the handler finds by `Cx::file`.
    #[must_use]
    pub const fn takes_file(mut self) -> Self {
        self.takes_file = true;
        self
    }

    /// Leaves no trace of who sent it.
    #[must_use]
    pub const fn without_trace(mut self) -> Self {
        self.trace = Trace::None;
        self
    }
}

/// Boxes an `async fn(Cx) -> Result<Response>` into a [`Handler`].
#[macro_export]
macro_rules! handler {
    ($function:path) => {
        |cx| ::std::boxed::Box::pin($function(cx))
    };
}
