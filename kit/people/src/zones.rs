//! Time zones to choose from.

use cairn_ground::Locale;

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
    ("Europe/Kyiv", "Kyiv", "Kyjiv"),
    ("Europe/Istanbul", "Istanbul", "Istanbul"),
    ("Africa/Nairobi", "Nairobi", "Nairobi"),
    ("Africa/Johannesburg", "Johannesburg", "Johannesburg"),
    ("Asia/Dubai", "Dubai", "Dubai"),
    ("Asia/Kolkata", "Kolkata", "Kolkata"),
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
pub fn choices(locale: Locale, own: &str) -> Vec<(String, String)> {
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
    fn every_zone_offered_exists_and_ones_own_is_among_them() {
        for (name, _) in choices(Locale::En, "") {
            assert!(jiff::tz::TimeZone::get(&name).is_ok(), "{name}");
        }
        let with_own = choices(Locale::Sv, "America/Argentina/Buenos_Aires");
        assert_eq!(with_own[0].1, "Buenos Aires");
        assert_eq!(choices(Locale::En, "UTC").len(), ZONES.len());
    }
}
