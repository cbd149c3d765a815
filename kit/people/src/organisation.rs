//! What the organisation is called, speaks and is: said at setup, changed under Administration.

use cairn_ground::{Actor, Locale, Permission, Refusal, Result, TeamId, limits, text};
use cairn_store::{Read, Settings, Tx, settings};

use crate::{TeamKind, commands, store};

/// Longest word for the organisation beside the mark.
pub const SHORT_NAME: usize = 24;

/// What administrators say of the organisation.
#[derive(Debug, Clone)]
pub struct Organisation {
    pub name: String,
    pub short_name: String,
    pub locale: Locale,
    pub zone: String,
    pub public_body: bool,
    /// One team: no page of the organisation and no folding.
    pub one_team: bool,
}

/// Changes it; gives the words of what changed.
///
/// # Errors
/// Refuses names and zones that cannot be, and with `teams` one team where there are several.
pub async fn change(tx: &mut Tx, actor: &Actor, input: &Organisation) -> Result<Vec<&'static str>> {
    Permission::Administer.check(actor)?;
    let (name, short_name) = names(&input.name, &input.short_name)?;
    let zone = commands::zone_name(&input.zone)?;
    let now = Settings::load(tx).await?;
    let teams = store::count_lasting_teams(tx).await?;
    if input.one_team && !now.one_team && teams > 1 {
        let refusal = Refusal::field("several-teams", "teams").with("n", teams);
        return Err(refusal.into());
    }
    let mut changed = Vec::new();
    for (word, old, new) in [
        ("organisation", now.organisation.as_str(), name.as_str()),
        ("short-name", now.short_name.as_str(), short_name.as_str()),
        ("locale", now.locale.tag(), input.locale.tag()),
        ("zone", now.zone_name.as_str(), zone.as_str()),
        ("public-body", yes_no(now.public_body), yes_no(input.public_body)),
        ("one-team", yes_no(now.one_team), yes_no(input.one_team)),
    ] {
        if old != new {
            settings::set(tx, word, new).await?;
            changed.push(word);
        }
    }
    Ok(changed)
}

pub(crate) fn yes_no(yes: bool) -> &'static str {
    if yes { "yes" } else { "no" }
}

/// With its second lasting team a house of one team has several, however that team came about.
pub(crate) async fn follow_teams(tx: &mut Tx) -> Result<()> {
    if Settings::load(tx).await?.one_team && store::count_lasting_teams(tx).await? > 1 {
        settings::set(tx, "one-team", yes_no(false)).await?;
    }
    Ok(())
}

/// Whether `team` is all there is: who sees what it shows its team sees what everyone does.
pub async fn is_whole(db: &mut Read, team: TeamId) -> Result<bool> {
    if !Settings::load(db).await?.one_team {
        return Ok(false);
    }
    let kind = TeamKind::parse(&store::find_team(db, team).await?.kind);
    Ok(matches!(kind, Some(TeamKind::Team | TeamKind::Unit)))
}

/// The organisation's name and the word that stands beside the mark.
///
/// # Errors
/// Refuses an empty or overlong name.
pub fn names(name: &str, short: &str) -> Result<(String, String)> {
    let name = text::line("organisation", name, limits::NAME)?;
    let short = text::optional_line("short_name", short, SHORT_NAME)?;
    let short = short.unwrap_or_else(|| short_name(&name));
    Ok((name, short))
}

/// Words at the end of a name that nobody says.
const LEGAL_FORMS: [&str; 12] =
    ["ab", "hb", "kb", "as", "asa", "aps", "oy", "oyj", "ltd", "inc", "gmbh", "ag"];

/// Words after which one waits for the next: a name that is cut off ends before them, as before a
/// word without a letter or a figure: &, –, /.
const LEADING_ON: [&str; 24] = [
    "och", "samt", "eller", "för", "i", "inom", "av", "på", "till", "från", "med", "vid", "under",
    "and", "or", "for", "in", "of", "at", "on", "to", "the", "from", "with",
];

fn leads_on(word: &str) -> bool {
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    // "vård- och …" leaves half a word behind.
    bare.is_empty() || LEADING_ON.contains(&bare.as_str()) || word.ends_with(['-', '–', '/', '&'])
}

/// Ends of a genitive that is cut off from what it owns: "Länsförvaltningens …" says
/// "Länsförvaltningen". Names like Borås or Degerfors end otherwise and stay whole.
const GENITIVES: [&str; 8] = ["ens", "ets", "ans", "nas", "läns", "lands", "borgs", "ings"];

/// "Fjällvärme Norr AB" → "Fjällvärme Norr".
fn short_name(name: &str) -> String {
    let mut words: Vec<&str> = name.split_whitespace().collect();
    let is_form = |word: &str| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        LEGAL_FORMS.contains(&bare.as_str())
    };
    while words.len() > 1 && words.last().is_some_and(|word| is_form(word)) {
        words.pop();
    }
    let whole = words.len();
    while words.len() > 1 && words.join(" ").chars().count() > SHORT_NAME {
        words.pop();
    }
    let cut = words.len() < whole;
    while cut && words.len() > 1 && words.last().is_some_and(|word| leads_on(word)) {
        words.pop();
    }
    let mut short = words.join(" ").trim_end_matches([',', ':', ';']).to_owned();
    if cut && GENITIVES.iter().any(|end| short.to_lowercase().ends_with(end)) {
        short.pop();
    }
    short.chars().take(SHORT_NAME).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_short_name_leaves_out_what_nobody_says() {
        let short = |name: &str| names(name, "").unwrap().1;
        assert_eq!(short("Fjällvärme AB"), "Fjällvärme");
        assert_eq!(short("Norra Bohusläns kommunalförbund för räddning"), "Norra Bohuslän");
        assert_eq!(short("Länsförvaltningens naturmiljöavdelning"), "Länsförvaltningen");
        assert_eq!(short("Degerfors järnverks understödsförening"), "Degerfors järnverks");
        assert_eq!(short("Sparbankens"), "Sparbankens");
        assert_eq!(short("Ängens äldreomsorg & vård <b>"), "Ängens äldreomsorg");
        assert_eq!(short("Nordbergs Fastigheter – Drift och Skötsel"), "Nordbergs Fastigheter");
        assert_eq!(short("Kommunens barn- och ungdomsförvaltning"), "Kommunen");
        assert_eq!(short("Institute for the Study of Rivers"), "Institute for the Study");
        assert_eq!(short("Föreningen för natur och miljövård"), "Föreningen för natur");
        assert_eq!(short("Rum för"), "Rum för");
        assert_eq!(short("Vi, som odlar tillsammans"), "Vi, som odlar");
        assert_eq!(short("AB"), "AB");
        assert_eq!(names("X", "Y").unwrap().1, "Y");
        assert!(names(" ", "").is_err() && names(&"x".repeat(10_000), "").is_err());
    }
}
