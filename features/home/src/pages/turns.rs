//! What the page of a team says of who came lately, left it or took it over.

use cairn_people::turns::{Told, Turn};
use cairn_web::View;

/// What the page of a team tells of it to those who are in it.
#[derive(Debug, Default)]
pub struct Turns {
    pub lines: Vec<String>,
    /// The reader was told on Today, and has not said that they have seen it.
    pub unseen: bool,
}

impl Turns {
    pub fn new(v: &View, told: &[Told], unseen: bool) -> Self {
        Self { lines: told.iter().map(|told| line(v, told)).collect(), unseen }
    }
}

fn line(v: &View, told: &Told) -> String {
    let name = v.name_or_former(&told.name);
    let one_day = told.from == told.day;
    let key = match told.turn {
        Turn::Came => "home-turn-came",
        Turn::Left => "home-turn-left",
        Turn::CameAndLeft if one_day => "home-turn-came-and-left-at-once",
        Turn::CameAndLeft => "home-turn-came-and-left",
        Turn::Manages if told.before.is_some() => "home-turn-manages-after",
        Turn::Manages => "home-turn-manages",
        Turn::ManagesNoMore => "home-turn-manages-no-more",
        Turn::Managed if one_day => "home-turn-managed-at-once",
        Turn::Managed => "home-turn-managed",
        Turn::Leads => "home-turn-leads",
        Turn::LeadsNoMore => "home-turn-leads-no-more",
    };
    let before = told.before.as_ref().map(|it| v.name_or_former(&it.name)).unwrap_or_default();
    let (day, from) = (v.date(&told.day), v.date(&told.from));
    let args = [("name", name), ("day", day), ("from", from), ("before", before)];
    v.tn(key, &args.map(|(name, value)| (name, value.into())))
}
