//! The authorisation matrix as data: every route with who may use it. `/trust` is written from
//! it, and a test walks it.

use crate::Route;

/// Routes that stand twice; the router would keep only one.
pub fn twice(routes: &[Route]) -> Vec<String> {
    let mut seen = std::collections::HashSet::new();
    routes
        .iter()
        .filter(|route| !seen.insert((route.method.method(), route.path)))
        .map(|route| format!("{} {}", route.method.method(), route.path))
        .collect()
}
