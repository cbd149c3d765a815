//! What can be said of setup, addresses and time zones without asking anybody. Pure.

use std::net::{Ipv4Addr, Ipv6Addr};

use cairn_ground::{Locale, PersonActor, Refusal, Result, TeamId, dates};
use jiff::civil::Date;
use url::{Host, Url};

/// Where to go after signing in: an address of our own, else the start. Only printable ASCII,
/// because browsers drop tabs and line breaks and then read `//host`.
pub fn own_address(to: &str) -> &str {
    let own = to.starts_with('/')
        && !to.starts_with("//")
        && to.len() <= 2000
        && to.bytes().all(|b| b.is_ascii_graphic() && b != b'\\');
    if own { to } else { "/" }
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

/// A pause of messages lies ahead and is no longer than a year.
///
/// # Errors
/// Refuses with `pause-over` and `pause-long`.
pub fn pause(until: Date, today: Date) -> Result<()> {
    if until <= today {
        return Err(Refusal::field("pause-over", "paused_until").into());
    }
    if until > dates::plus_days(today, 366) {
        return Err(Refusal::field("pause-long", "paused_until").into());
    }
    Ok(())
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
}
