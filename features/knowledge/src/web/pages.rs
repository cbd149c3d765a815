//! Pages and material.

use cairn_web::Route;

pub fn routes() -> Vec<Route> {
    Vec::new()
}
