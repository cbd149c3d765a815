//! Template structs, and the words that need more than a key.

mod ask;
mod edit;
mod export;
mod list;
mod proposal;
mod samples;
mod slots;
mod thanks;
mod whom;

use cairn_ground::{Arg, Audience, PersonActor, TeamId};
use cairn_people::store::Place;
use cairn_web::{Cx, View};

pub use ask::ask_page;
pub use edit::edit_page;
pub use export::{export_proposals, export_thanks};
pub use list::{Row, list_page};
pub use proposal::{Sent, proposal_page};
pub use samples::SAMPLES;
pub use slots::SLOTS;
pub use thanks::{thank_page, thanks_list, thanks_page};

use crate::store::Proposal;

/// When the answer is due, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    pub text: String,
    pub late: bool,
}

/// "in 3 days", or "5 days late, moved up on 12 Sep".
pub fn due(v: &View, proposal: &Proposal) -> Due {
    let days = v.days_until(&proposal.due_on);
    if days >= 0 {
        return Due { text: v.t1("voice-due-in", "days", days), late: false };
    }
    let late = ("days", Arg::from(-days));
    let text = match (proposal.moved_on, proposal.alone_on) {
        (Some(on), None) => v.tn("voice-late-moved", &[late, ("date", v.date(&on).into())]),
        (_, Some(_)) => v.tn("voice-late-alone", &[late]),
        _ => v.tn("voice-late", &[late]),
    };
    Due { text, late: true }
}

/// With whom it lies: "Karin Holm, head of service".
pub fn holder(v: &View, proposal: &Proposal) -> String {
    match (&proposal.holder_name, proposal.holder_title.as_deref().unwrap_or_default()) {
        (None, _) => v.t("voice-nobody"),
        (Some(name), "") => name.clone(),
        (Some(name), title) => format!("{name}, {title}"),
    }
}

/// The rungs of a form: each of one's teams, everyone, only the two.
fn audiences(cx: &Cx, me: &PersonActor, places: &[Place], few: &str) -> Vec<(String, String)> {
    let v = cx.view();
    let mut rungs: Vec<(String, String)> = Vec::new();
    let mut teams: Vec<&Place> = places.iter().filter(|it| me.teams.contains(&it.team)).collect();
    teams.sort_by_key(|place| Some(place.team) != me.home_team);
    for place in teams {
        let value = format!("team:{}", place.team);
        if !rungs.iter().any(|(known, _)| *known == value) {
            rungs.push((value, v.t1("voice-audience-team", "team", &place.name)));
        }
    }
    if !v.is_whole(me.home_team) {
        rungs.push(("organisation".into(), v.t1("voice-audience-all", "name", v.org())));
    }
    rungs.push(("participants".into(), v.t(few)));
    rungs
}

/// The rung that is chosen before anybody chooses.
fn first_audience(rungs: &[(String, String)]) -> String {
    let own = rungs.first().filter(|(value, _)| value.starts_with("team:"));
    own.map_or_else(|| "participants".to_owned(), |(value, _)| value.clone())
}

/// The rungs above the one it stands at, for its owner.
fn wider(v: &View, at: Audience, team: Option<TeamId>) -> Vec<(&'static str, String)> {
    v.rungs(team, &[Audience::Team, Audience::Organisation])
        .into_iter()
        .filter(|rung| *rung > at)
        .map(|rung| (rung.as_str(), v.t(&format!("voice-widen-{}", rung.as_str()))))
        .collect()
}
