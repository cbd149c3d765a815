//! Floor 3: pages, forms, routes. Routes are data, so that the router, the authorisation matrix
//! and the tests are made from one list.

pub mod arrive;
pub mod assets;
pub mod cx;
pub mod dispatch;
pub mod form;
pub mod guard;
pub mod house;
pub mod kept;
pub mod limiter;
pub mod matrix;
pub mod respond;
pub mod route;
pub mod seats;
#[cfg(test)]
mod sheet;
pub mod upload;
pub mod view;

use cairn_ground::messages::Source;

pub use arrive::{Arrival, Arrive, Renew};
pub use axum::{Router, response::Response};
pub use cx::Cx;
pub use form::Form;
pub use house::House;
pub use kept::Kept;
pub use respond::{Result, html, redirect};
pub use route::{Handler, Route, Who};
pub use upload::Upload;
pub use view::{Bar, Me, Place, View};

/// The words of the chrome and of errors.
pub const MESSAGES: Source = Source {
    en: include_str!("../templates/messages/en.ftl"),
    sv: include_str!("../templates/messages/sv.ftl"),
};
