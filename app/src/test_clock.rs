//! Only in builds made for tests: time is moved from outside, and what should have happened
//! meanwhile happens before the answer.

use std::sync::Arc;

use axum::{Router, body::Bytes, extract::State, http::StatusCode, routing::post};
use cairn_feature::{Assembled, run_once};
use cairn_ground::{Clock, Instant, SystemClock, TestClock};

/// Starts at `CAIRN_NOW` (RFC 3339), else at the machine's time, and stands still until moved.
pub fn clock() -> (Arc<dyn Clock>, Option<Arc<TestClock>>) {
    let wanted = std::env::var("CAIRN_NOW").ok().and_then(|text| Instant::parse(&text));
    let clock = Arc::new(TestClock::at(wanted.unwrap_or_else(|| SystemClock.now())));
    (clock.clone(), Some(clock))
}

/// `POST /_test/clock {"now": "2026-03-02T08:00:00Z"}`
pub fn router(house: &Assembled) -> Router {
    Router::new().route("/_test/clock", post(set)).with_state(house.clone())
}

async fn set(State(house): State<Assembled>, body: Bytes) -> StatusCode {
    let wanted: Option<serde_json::Value> = serde_json::from_slice(&body).ok();
    let now = wanted.and_then(|v| Instant::parse(v.get("now")?.as_str()?));
    let (Some(now), Some(clock)) = (now, house.house.test_clock.clone()) else {
        return StatusCode::BAD_REQUEST;
    };
    clock.set(now);
    match run_once(&house).await {
        Ok(()) => StatusCode::NO_CONTENT,
        Err(error) => {
            tracing::error!(%error, "catching up");
            StatusCode::INTERNAL_SERVER_ERROR
        }
    }
}
