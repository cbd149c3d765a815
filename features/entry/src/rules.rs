//! What can be said of setup, addresses and time zones without asking anybody. Pure.

use std::net::{Ipv4Addr, Ipv6Addr};

use cairn_ground::{Locale, PersonActor, Refusal, Result, TeamId, limits, text};
use url::{Host, Url};

/// Longest word for the organisation beside the mark.
pub const SHORT_NAME: usize = 24;

/// Where to go after signing in: an address of our own, else the start. Only printable ASCII,
/// because browsers drop tabs and line breaks and then read `//host`.
pub fn own_address(to: &str) -> &str {
    let own = to.starts_with('/')
        && !to.starts_with("//")
        && to.len() <= 2000
        && to.bytes().all(|b| b.is_ascii_graphic() && b != b'\\');
    if own { to } else { "/" }
}

/// The organisation's name and the word that stands beside the mark.
///
/// # Errors
/// Refuses an empty or overlong name.
pub fn organisation(name: &str, short: &str) -> Result<(String, String)> {
    let name = text::line("organisation", name, limits::NAME)?;
    let short = text::optional_line("short_name", short, SHORT_NAME)?;
    let short = short.unwrap_or_else(|| short_name(&name));
    Ok((name, short))
}

/// Words at the end of a name that nobody says.
const LEGAL_FORMS: [&str; 12] =
    ["ab", "hb", "kb", "as", "asa", "aps", "oy", "oyj", "ltd", "inc", "gmbh", "ag"];

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
    while words.len() > 1 && words.join(" ").chars().count() > SHORT_NAME {
        words.pop();
    }
    words.join(" ").trim_end_matches(',').chars().take(SHORT_NAME).collect()
}

/// `homePage` of every account in the record, for ever: the public address if it is a name that
/// lasts, else a name that belongs to nobody (RFC 2606) made of the organisation's.
pub fn record_base(public_url: &str, organisation: &str) -> String {
    let public = public_url.trim_end_matches('/');
    if is_lasting(public) {
        return public.to_owned();
    }
    format!("https://{}.cairn.invalid", slug(organisation))
}

fn is_lasting(address: &str) -> bool {
    let Ok(url) = Url::parse(address) else { return false };
    let Some(Host::Domain(name)) = url.host() else { return false };
    let passing = [".localhost", ".local", ".internal", ".lan", ".home.arpa"];
    name.contains('.') && !passing.iter().any(|end| name.ends_with(end))
}

/// Whether a phone beside this machine could open the address.
pub fn is_reachable(address: &str) -> bool {
    let Ok(url) = Url::parse(address) else { return false };
    match url.host() {
        Some(Host::Domain(name)) => name != "localhost" && !name.ends_with(".localhost"),
        Some(Host::Ipv4(ip)) => !ip.is_loopback() && ip != Ipv4Addr::UNSPECIFIED,
        Some(Host::Ipv6(ip)) => !ip.is_loopback() && ip != Ipv6Addr::UNSPECIFIED,
        None => false,
    }
}

fn slug(name: &str) -> String {
    let mut out = String::new();
    for c in name.to_lowercase().chars() {
        match c {
            'a'..='z' | '0'..='9' => out.push(c),
            'å' | 'ä' | 'á' | 'à' | 'â' | 'æ' => out.push('a'),
            'ö' | 'ø' | 'ó' | 'ô' => out.push('o'),
            'é' | 'è' | 'ê' | 'ë' => out.push('e'),
            'ü' | 'ú' => out.push('u'),
            _ if !out.ends_with('-') && !out.is_empty() => out.push('-'),
            _ => {}
        }
    }
    let cut: String = out.chars().take(40).collect();
    let cut = cut.trim_matches('-');
    if cut.is_empty() { "organisation".to_owned() } else { cut.to_owned() }
}

/// Who may print invitations for a team: administrators and its manager.
pub fn may_invite(person: &PersonActor, team: TeamId) -> bool {
    person.roles.administrator || person.manages.contains(&team)
}

/// Whether this member may get a code from `me`. A code opens everything of a person, so nobody
/// but an administrator makes one for somebody who has been in or who runs the house.
pub fn may_be_invited(me: &PersonActor, arrived: bool, privileged: bool) -> bool {
    me.roles.administrator || (!arrived && !privileged)
}

/// The language chosen in a form.
///
/// # Errors
/// Refuses with `choose`.
pub fn language(word: &str) -> Result<Locale> {
    Locale::parse(word).ok_or_else(|| Refusal::field("choose", "locale").into())
}

/// The languages by their own names.
pub fn languages() -> Vec<(String, String)> {
    vec![("en".into(), "English".into()), ("sv".into(), "Svenska".into())]
}

/// Time zones one is likely to be in, by the name of a town in English and Swedish.
const ZONES: [(&str, &str, &str); 40] = [
    ("Europe/Stockholm", "Stockholm", "Stockholm"),
    ("Europe/Oslo", "Oslo", "Oslo"),
    ("Europe/Copenhagen", "Copenhagen", "Köpenhamn"),
    ("Europe/Helsinki", "Helsinki", "Helsingfors"),
    ("Atlantic/Reykjavik", "Reykjavik", "Reykjavik"),
    ("Europe/Tallinn", "Tallinn", "Tallinn"),
    ("Europe/Riga", "Riga", "Riga"),
    ("Europe/Vilnius", "Vilnius", "Vilnius"),
    ("Europe/Warsaw", "Warsaw", "Warszawa"),
    ("Europe/Berlin", "Berlin", "Berlin"),
    ("Europe/Amsterdam", "Amsterdam", "Amsterdam"),
    ("Europe/Brussels", "Brussels", "Bryssel"),
    ("Europe/Paris", "Paris", "Paris"),
    ("Europe/Zurich", "Zurich", "Zürich"),
    ("Europe/Vienna", "Vienna", "Wien"),
    ("Europe/Prague", "Prague", "Prag"),
    ("Europe/Budapest", "Budapest", "Budapest"),
    ("Europe/Rome", "Rome", "Rom"),
    ("Europe/Madrid", "Madrid", "Madrid"),
    ("Europe/Lisbon", "Lisbon", "Lissabon"),
    ("Europe/Dublin", "Dublin", "Dublin"),
    ("Europe/London", "London", "London"),
    ("Europe/Athens", "Athens", "Aten"),
    ("Europe/Bucharest", "Bucharest", "Bukarest"),
    ("Europe/Kyiv", "Kyiv", "Kiev"),
    ("Europe/Istanbul", "Istanbul", "Istanbul"),
    ("Africa/Nairobi", "Nairobi", "Nairobi"),
    ("Africa/Johannesburg", "Johannesburg", "Johannesburg"),
    ("Asia/Dubai", "Dubai", "Dubai"),
    ("Asia/Kolkata", "Kolkata", "Calcutta"),
    ("Asia/Shanghai", "Shanghai", "Shanghai"),
    ("Asia/Singapore", "Singapore", "Singapore"),
    ("Asia/Tokyo", "Tokyo", "Tokyo"),
    ("Australia/Sydney", "Sydney", "Sydney"),
    ("America/Sao_Paulo", "São Paulo", "São Paulo"),
    ("America/New_York", "New York", "New York"),
    ("America/Chicago", "Chicago", "Chicago"),
    ("America/Denver", "Denver", "Denver"),
    ("America/Los_Angeles", "Los Angeles", "Los Angeles"),
    ("UTC", "UTC", "UTC"),
];

/// Zones to choose from; `own` always stands among them, so that saving changes nothing unasked.
pub fn zones(locale: Locale, own: &str) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = ZONES
        .iter()
        .map(|(name, en, sv)| {
            let town = if locale == Locale::Sv { sv } else { en };
            ((*name).to_owned(), (*town).to_owned())
        })
        .collect();
    if !own.is_empty() && !all.iter().any(|(name, _)| name == own) {
        let town = own.rsplit('/').next().unwrap_or(own).replace('_', " ");
        all.insert(0, (own.to_owned(), town));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signing_in_only_ever_leads_to_addresses_of_our_own() {
        assert_eq!(own_address("/steps/1?a=%C3%A5"), "/steps/1?a=%C3%A5");
        for bad in
            ["", "steps", "//evil.example", "/\\evil", "/\t/evil", "https://evil", "/å", "/a b"]
        {
            assert_eq!(own_address(bad), "/", "{bad:?}");
        }
    }

    #[test]
    fn the_record_stands_on_a_name_that_lasts() {
        let base = |url| record_base(url, "Fjällvärme Åre & Söner AB");
        assert_eq!(base("https://cairn.example.se/"), "https://cairn.example.se");
        for passing in ["http://127.0.0.1:8080", "http://localhost:8080", "http://10.0.0.3", "x"] {
            assert_eq!(base(passing), "https://fjallvarme-are-soner-ab.cairn.invalid");
        }
        assert_eq!(record_base("", "日本"), "https://organisation.cairn.invalid");
    }

    #[test]
    fn a_phone_does_not_reach_an_address_of_the_machine_itself() {
        for here in
            ["http://127.0.0.1:8080", "http://localhost", "http://[::1]:1", "http://0.0.0.0"]
        {
            assert!(!is_reachable(here), "{here}");
        }
        assert!(is_reachable("http://192.168.1.4:8080") && is_reachable("https://cairn.test"));
    }

    #[test]
    fn the_short_name_leaves_out_what_nobody_says() {
        let short = |name: &str| organisation(name, "").unwrap().1;
        assert_eq!(short("Fjällvärme AB"), "Fjällvärme");
        assert_eq!(short("Norra Bohusläns kommunalförbund för räddning"), "Norra Bohusläns");
        assert_eq!(short("AB"), "AB");
        assert_eq!(organisation("X", "Y").unwrap().1, "Y");
        assert!(organisation(" ", "").is_err() && organisation(&"x".repeat(10_000), "").is_err());
    }

    #[test]
    fn every_zone_offered_exists_and_ones_own_is_among_them() {
        for (name, _) in zones(Locale::En, "") {
            assert!(jiff::tz::TimeZone::get(&name).is_ok(), "{name}");
        }
        let with_own = zones(Locale::Sv, "America/Argentina/Buenos_Aires");
        assert_eq!(with_own[0].1, "Buenos Aires");
        assert_eq!(zones(Locale::En, "UTC").len(), ZONES.len());
    }
}
