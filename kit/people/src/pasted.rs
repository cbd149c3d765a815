//! People pasted as text: from a list, a mail program's line of addresses, or a spreadsheet.

use cairn_ground::{Refusal, Result, limits, text};

use crate::{commands::order, rules};

/// Somebody of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pasted {
    pub name: String,
    pub email: Option<String>,
}

/// Reads people one a line (also with bullets, numbers or a trailing comma), or several with
/// semicolons between; an address may follow a name as mail programs and spreadsheets write it.
/// Who stands there twice, once with an address, is one person.
///
/// # Errors
/// Refuses, about `names` and by line, what cannot be a name or an address; none; too many; and a
/// name that stands there twice with nothing to tell one person from two.
pub fn people(raw: &str) -> Result<Vec<Pasted>> {
    let mut found: Vec<Pasted> = Vec::new();
    for (line, row) in raw.lines().enumerate() {
        let line = line + 1;
        if line == 1 && is_heading(row) {
            continue;
        }
        // An address that stands alone belongs to the name before it, but only on its own line.
        let first = found.len();
        for part in parts(row) {
            let (name, email) = split(&part);
            match (name.is_empty(), email) {
                (true, None) => {}
                (true, Some(email)) => match found.get_mut(first..).and_then(<[_]>::last_mut) {
                    Some(Pasted { email: none @ None, .. }) => *none = Some(address(email, line)?),
                    _ => return Err(about("pasted-no-name", line)),
                },
                (false, email) => {
                    let email = email.map(|email| address(email, line)).transpose()?;
                    found.push(Pasted { name: checked(&name, line)?, email });
                }
            }
        }
    }
    let found = merged(found)?;
    if found.is_empty() {
        return Err(Refusal::field("required", "names").into());
    }
    if found.len() > limits::PASTED_PEOPLE {
        return Err(Refusal::field("too-many-names", "names")
            .with("max", limits::PASTED_PEOPLE)
            .with("count", found.len())
            .into());
    }
    Ok(found)
}

/// One of each. Of one name with two addresses there are two people; of one name with none, only
/// whoever pasted it knows.
fn merged(all: Vec<Pasted>) -> Result<Vec<Pasted>> {
    let mut kept: Vec<Pasted> = Vec::new();
    for one in all {
        let folded = |it: &Pasted| it.email.as_deref().map(rules::fold_email);
        let (name, email) = (order(&one.name), folded(&one));
        let same = |it: &&mut Pasted| {
            let other = folded(it);
            order(&it.name) == name && (other.is_none() || email.is_none() || other == email)
        };
        match kept.iter_mut().find(same) {
            Some(before) if before.email.is_none() && one.email.is_none() => {
                return Err(Refusal::field("pasted-twice", "names").with("name", one.name).into());
            }
            Some(before) => before.email = before.email.take().or(one.email),
            None => kept.push(one),
        }
    }
    Ok(kept)
}

/// Whether a row is the heading of a spreadsheet, in either language.
fn is_heading(row: &str) -> bool {
    const WORDS: [&str; 12] = [
        "name",
        "first name",
        "last name",
        "e-mail",
        "email",
        "title",
        "namn",
        "förnamn",
        "efternamn",
        "e-post",
        "epost",
        "titel",
    ];
    let is_word = |cell: &str| WORDS.contains(&cell.trim_matches(is_blank).to_lowercase().as_str());
    row.split(['\t', ';', ',']).filter(|cell| !cell.trim_matches(is_blank).is_empty()).all(is_word)
}

fn about(code: &'static str, line: usize) -> cairn_ground::Error {
    Refusal::field(code, "names").with("line", line).into()
}

fn checked(name: &str, line: usize) -> Result<String> {
    let length = name.chars().count();
    if length > limits::NAME {
        let refusal = Refusal::field("pasted-too-long", "names").with("line", line);
        return Err(refusal.with("length", length).with("max", limits::NAME).into());
    }
    text::line("names", name, limits::NAME)
}

fn address(raw: &str, line: usize) -> Result<String> {
    match rules::email(raw.trim_matches(['(', ')', '[', ']'])) {
        Ok(Some(email)) => Ok(email),
        _ => Err(about("pasted-email", line)),
    }
}

/// The people of one line: between semicolons, after each address in angle brackets, and between
/// the commas of whole names.
fn parts(row: &str) -> Vec<String> {
    let mut parts = Vec::new();
    for part in row.split(';') {
        if part.matches('<').count() > 1 {
            let each = part.split_inclusive('>');
            parts.extend(each.map(|it| it.trim_start_matches([',', ' ']).to_owned()));
        } else if part.split(',').all(|it| !it.contains('@') && it.trim().contains(' ')) {
            parts.extend(part.split(',').map(str::to_owned));
        } else {
            parts.push(part.to_owned());
        }
    }
    parts
}

/// A name without its bullet, and the address beside it.
fn split(part: &str) -> (String, Option<&str>) {
    let part = part.trim_matches(is_blank);
    if let Some((name, rest)) = part.split_once('<')
        && rest.contains('@')
    {
        let address = rest.split('>').next().unwrap_or(rest).trim();
        let address = address.strip_prefix("mailto:").unwrap_or(address);
        return (first_name_first(bare(name)), Some(address));
    }
    let cells: Vec<&str> = part.split('\t').map(str::trim).filter(|it| !it.is_empty()).collect();
    if cells.len() > 1 {
        let address = cells.iter().find(|cell| cell.contains('@')).copied();
        let number = |cell: &str| bare(cell).is_empty();
        let mut names = cells.iter().filter(|cell| !cell.contains('@') && !number(cell));
        let first = names.next().copied().unwrap_or_default();
        // First and last name in two columns; what follows a whole name is something else.
        let last = names.next().filter(|_| !first.contains(' ')).copied().unwrap_or_default();
        return (first_name_first(bare(&format!("{first} {last}"))), address);
    }
    match part.rsplit_once([',', ' ']) {
        Some((name, address)) if address.contains('@') => {
            (first_name_first(bare(name)), Some(address))
        }
        None if part.contains('@') => (String::new(), Some(part)),
        _ => (first_name_first(bare(part)), None),
    }
}

/// `Berg, Bo`, as Outlook and lists of staff write a name, is `Bo Berg`. What stands between two
/// whole names is no such comma.
fn first_name_first(name: String) -> String {
    let Some((last, first)) = name.split_once(',') else { return name };
    let (last, first) = (last.trim(), first.trim());
    let both_whole = last.contains(' ') && first.contains(' ');
    if last.is_empty() || first.is_empty() || first.contains(',') || both_whole {
        return name;
    }
    format!("{first} {last}")
}

/// White space, and what web pages and spreadsheets put in its place: nobody sees it.
fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}')
        || matches!(c, '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
        || matches!(c, '\u{115F}' | '\u{1160}' | '\u{180E}' | '\u{3164}' | '\u{FE0F}')
}

fn bare(name: &str) -> String {
    let bullets = |c: char| {
        c.is_ascii_digit() || matches!(c, '-' | '*' | '•' | '.' | ')' | ',') || is_blank(c)
    };
    let ends = |c: char| matches!(c, ',' | ';' | ':' | '"' | '\'') || is_blank(c);
    name.trim_start_matches(bullets).trim_matches(ends).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(raw: &str) -> Vec<String> {
        let all = people(raw).unwrap().into_iter();
        all.map(|it| format!("{}/{}", it.name, it.email.unwrap_or_default())).collect()
    }

    #[test]
    fn pasted_names_lose_bullets_and_blank_lines() {
        let pasted = " 1. Åsa Öberg\n\n• Noor Karim,\r\n- Jonas\n\t2\tEk, Eva;";
        assert_eq!(shown(pasted), ["Åsa Öberg/", "Noor Karim/", "Jonas/", "Eva Ek/"]);
        assert!(people(" \n").is_err());
        let many: Vec<String> = (0..31).map(|n| format!("A{n} B")).collect();
        assert!(people(&many.join("\n")).is_err());
    }

    #[test]
    fn an_address_beside_a_name_is_no_part_of_it() {
        let pasted = "Eva Ek <eva@x.se>\nÖrjan Ek, orjan@x.se\nNils Nilsson\tnils@x.se\n\
            Ida\tHolm\tida@x.se\n\"Lund, Tom\" <mailto:tom@x.se>\nBo Berg; bo@x.se\n\
            Li Öst li@x.se\n\
            Pia Ny\tTekniker\tpia@x.se";
        let wanted = [
            "Eva Ek/eva@x.se",
            "Örjan Ek/orjan@x.se",
            "Nils Nilsson/nils@x.se",
            "Ida Holm/ida@x.se",
            "Tom Lund/tom@x.se",
            "Bo Berg/bo@x.se",
            "Li Öst/li@x.se",
            "Pia Ny/pia@x.se",
        ];
        assert_eq!(shown(pasted), wanted);
    }

    #[test]
    fn a_line_of_a_mail_program_holds_several() {
        let wanted = ["Eva Ek/eva@x.se", "Bo Berg/bo@x.se", "Al Ny/"];
        assert_eq!(shown("Ek, Eva <eva@x.se>; Bo Berg <bo@x.se>; Al Ny"), wanted);
        assert_eq!(shown("Ek, Eva <eva@x.se>, Bo Berg <bo@x.se>"), wanted[..2]);
    }

    #[test]
    fn what_nobody_sees_is_a_blank_line() {
        let pasted = "\u{200B}\nEva Ek\n\u{FEFF}\u{A0}\u{2060}\n\u{200B}Bo Berg\u{200B}\n\u{AD}";
        assert_eq!(shown(pasted), ["Eva Ek/", "Bo Berg/"]);
    }

    #[test]
    fn who_stands_there_twice_keeps_the_address() {
        for pasted in ["Anna Berg\nAnna Berg <anna@x.se>", "Anna Berg <anna@x.se>\nanna berg"] {
            assert_eq!(shown(pasted), ["Anna Berg/anna@x.se"]);
        }
        let two = "Anna Berg <anna@x.se>\nAnna Berg <ab@x.se>\nAnna Berg";
        assert_eq!(shown(two), ["Anna Berg/anna@x.se", "Anna Berg/ab@x.se"]);
    }

    #[test]
    fn one_name_twice_without_an_address_is_asked_about() {
        for pasted in ["Anna Berg\nBo Ek\nanna  berg", "Berg, Anna\nAnna Berg"] {
            let refused = people(pasted).unwrap_err().to_string();
            assert!(refused.contains("pasted-twice"), "{pasted}: {refused}");
        }
    }

    #[test]
    fn the_first_name_stands_first_as_everywhere_here() {
        let pasted = "Berg, Bo <bo@x.se>\nvon Essen, Carl <c@x.se>\nEva Ek, Al Ny <al@x.se>";
        let wanted = ["Bo Berg/bo@x.se", "Carl von Essen/c@x.se", "Eva Ek, Al Ny/al@x.se"];
        assert_eq!(shown(pasted), wanted);
    }

    #[test]
    fn whole_names_with_commas_between_are_several_people() {
        let wanted = ["Anna Ek/", "Bo von Berg/", "Cia Öst/"];
        assert_eq!(shown("Anna Ek, Bo von Berg,Cia Öst"), wanted);
        assert_eq!(shown("Ek, Anna\nvon Berg, Bo"), wanted[..2]);
        assert_eq!(shown("Ek, Anna, anna@x.se"), ["Anna Ek/anna@x.se"]);
    }

    #[test]
    fn the_heading_of_a_spreadsheet_is_nobody() {
        assert_eq!(shown("Namn\tE-post\nBo Berg\tbo@x.se"), ["Bo Berg/bo@x.se"]);
        assert_eq!(shown("Efternamn;Förnamn\nAnna Titel"), ["Anna Titel/"]);
        assert!(people("Name").is_err(), "a heading alone is no name");
    }

    #[test]
    fn what_cannot_be_is_named_by_its_line() {
        let long = format!("Eva\n{}", "å".repeat(10_000));
        for (raw, code) in [
            ("Eva\nBo <bo@>", "pasted-email"),
            ("Eva\nbo@x.se", "pasted-no-name"),
            (long.as_str(), "pasted-too-long"),
        ] {
            let Err(cairn_ground::Error::Refused(refusal)) = people(raw) else { panic!("{raw}") };
            assert_eq!((refusal.code, refusal.field), (code, Some("names")));
            assert!(
                refusal
                    .args
                    .iter()
                    .any(|(name, value)| { *name == "line" && format!("{value:?}").contains('2') })
            );
        }
    }
}
