//! Questions and answers.

use cairn_web::Route;

pub fn routes() -> Vec<Route> {
    Vec::new()
}
