//! How many attributes a tag has at most, known before the parser reads it: for each attribute it
//! looks through all before it, so that its time grows with their square.

/// Most attributes of a tag. Word comes to about 20.
const MAX_ATTRIBUTES: u32 = 500;

/// Where within a tag the parser is (HTML standard, 13.2.5.8 to 13.2.5.39).
#[derive(Clone, Copy)]
enum At {
    Name,
    Before,
    Attribute,
    After,
    Equals,
    Double,
    Single,
    Bare,
}

const PLACES: [At; 8] =
    [At::Name, At::Before, At::Attribute, At::After, At::Equals, At::Double, At::Single, At::Bare];

/// Whether some tag has more attributes than any has.
///
/// Whether `<b` begins a tag depends on where it stands (a comment, a script, a value), so every
/// one is taken for a tag at once: per place, the most attributes that a tag there can have.
pub(crate) fn has_many_attributes(html: &str) -> bool {
    let bytes = html.as_bytes();
    let mut most: [Option<u32>; 8] = [None; 8];
    let mut open = false;
    for (at, &byte) in bytes.iter().enumerate() {
        if open {
            let mut next = [None; 8];
            for (place, count) in PLACES.into_iter().zip(most) {
                let Some(count) = count else { continue };
                let Some((to, more)) = step(place, byte) else { continue };
                let count = count + u32::from(more);
                if count > MAX_ATTRIBUTES {
                    return true;
                }
                next[to as usize] = next[to as usize].max(Some(count));
            }
            most = next;
            open = most.iter().any(Option::is_some);
        }
        if byte == b'<' {
            let after = &bytes[at + 1..];
            let name = after.strip_prefix(b"/").unwrap_or(after);
            if name.first().is_some_and(u8::is_ascii_alphabetic) {
                most[At::Name as usize] = most[At::Name as usize].max(Some(0));
                open = true;
            }
        }
    }
    false
}

/// Where a byte leads, and whether an attribute begins with it; nothing where the tag ends.
fn step(at: At, byte: u8) -> Option<(At, bool)> {
    let space = matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x0C);
    let outside = !matches!(at, At::Double | At::Single);
    if byte == b'>' && outside {
        return None;
    }
    let to = match (at, byte) {
        // The slash of an end tag stands before its name.
        (At::Name | At::Before | At::Attribute | At::After, b'/')
        | (At::Double, b'"')
        | (At::Single, b'\'') => At::Before,
        (At::Attribute | At::After, b'=') => At::Equals,
        (At::Equals, b'"') => At::Double,
        (At::Equals, b'\'') => At::Single,
        (At::Name | At::Bare, _) if space => At::Before,
        (At::Attribute, _) if space => At::After,
        (At::Before | At::After, _) if !space => return Some((At::Attribute, true)),
        (At::Equals, _) if !space => At::Bare,
        (same, _) => same,
    };
    Some((to, false))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_with_more_attributes_than_any_has_is_found_wherever_it_stands() {
        let many = |between: &str| {
            let names: Vec<String> = (0..=MAX_ATTRIBUTES).map(|n| format!("a{n}")).collect();
            names.join(between)
        };
        for between in [" ", "/", "\n", "=x ", "='' ", "=\"<b>\"", "\t=x\n"] {
            for before in ["<a ", "</a ", "<!-- <a b=\"--><a ", "<a b='", "<script><a \"'"] {
                let html = format!("{before}{}>", many(between));
                let quoted = before.ends_with('\'') && !between.contains('\'');
                assert!(has_many_attributes(&html) || quoted, "{before} {between:?}");
            }
        }
    }

    #[test]
    fn ordinary_tags_are_no_matter_how_many_there_are() {
        let tag = "<p class=MsoNormal style='margin: 0 0; font: a/b' lang=sv>ord <b>om</b> ord ";
        let picture =
            format!("<img alt=x src=\"data:image/png;base64,{}\">", "a/b= ".repeat(9_000));
        assert!(!has_many_attributes(&tag.repeat(900)) && !has_many_attributes(&picture));
        assert!(!has_many_attributes(&"a < b and c/d ".repeat(900)));
    }
}
