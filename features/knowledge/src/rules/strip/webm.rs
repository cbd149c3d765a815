//! `WebM` and its kin (Matroska): tags (a camera writes the position there) and attached files
//! become empty space of the same length, so that no offset into the film changes.

/// Holds everything of the film. It is entered, as is a cluster whose length nobody knew when it
/// was begun: what is inside then follows as if it stood beside it.
const SEGMENT: u64 = 0x1853_8067;
const CLUSTER: u64 = 0x1F43_B675;
/// What is told about the whole film: title, when and with what it was made.
const INFO: u64 = 0x1549_A966;
/// Tags and attachments; of the whole, its title, its day, the names of its files. The sums that
/// would no longer be right.
const GO: [u64; 8] = [0x1254_C367, 0x1941_A469, 0x7BA9, 0x4461, 0x7384, 0x3C_83AB, 0x3E_83BB, 0xBF];

/// The film with nothing told about it.
pub fn strip(content: &[u8]) -> Vec<u8> {
    let mut out = content.to_vec();
    let mut at = 0;
    while let Some((id, head, length)) = element(&out[at..]) {
        let enters = id == SEGMENT || id == INFO || (id == CLUSTER && length.is_none());
        let whole = length.map_or(out.len() - at, |length| head.saturating_add(length));
        let end = at.saturating_add(whole).min(out.len());
        if GO.contains(&id) {
            empty(&mut out[at..end]);
        }
        at = if enters { at + head } else { end };
    }
    out
}

/// A number of an element, the length of its head and of its content, if that is known.
fn element(rest: &[u8]) -> Option<(u64, usize, Option<usize>)> {
    let (id, wide) = number(rest, 4)?;
    let (length, long) = number(&rest[wide..], 8)?;
    let marker = 1 << (7 * long);
    let unknown = length == 2 * marker - 1;
    let length = if unknown { None } else { Some(usize::try_from(length - marker).ok()?) };
    Some((id, wide + long, length))
}

/// A number with the bit that says how many bytes it has, and these.
fn number(rest: &[u8], most: usize) -> Option<(u64, usize)> {
    let wide = usize::try_from(rest.first()?.leading_zeros()).ok()? + 1;
    let bytes = rest.get(..wide).filter(|_| wide <= most)?;
    Some((super::big(bytes), wide))
}

/// Makes an element one of nothing (`Void`), as long as it was.
fn empty(element: &mut [u8]) {
    let whole = element.len();
    element.fill(0);
    element[0] = 0xEC;
    if whole > 9 {
        element[1..9].copy_from_slice(&((1 << 56) | (whole as u64 - 9)).to_be_bytes());
    } else if let Some(length) = element.get_mut(1) {
        *length = 0x80 | u8::try_from(whole - 2).unwrap_or_default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(id: &[u8], body: &[u8]) -> Vec<u8> {
        let length = (1_u64 << 56 | body.len() as u64).to_be_bytes();
        [id, &length, body].concat()
    }

    fn film(cluster: &[u8], segment: impl Fn(&[u8]) -> Vec<u8>) -> Vec<u8> {
        let inside = [
            of(&[0x15, 0x49, 0xA9, 0x66], &of(&[0x7B, 0xA9], b"Alva in Kiruna")),
            cluster.to_vec(),
            of(&[0x12, 0x54, 0xC3, 0x67], b"LOCATION +67.8557+020.2253/ Pixel 9"),
            of(&[0x1C, 0x53, 0xBB, 0x6B], b"where to look"),
        ];
        [of(&[0x1A, 0x45, 0xDF, 0xA3], b"\x42\x82\x84webm"), segment(&inside.concat())].concat()
    }

    #[test]
    fn the_position_goes_and_every_offset_stays() {
        let id = [0x18, 0x53, 0x80, 0x67];
        let known = film(&of(&[0x1F, 0x43, 0xB6, 0x75], b"picture"), |it| of(&id, it));
        // As a browser records it: the lengths were not known yet.
        let picture = of(&[0xA3], b"picture");
        let cluster = [&[0x1F, 0x43, 0xB6, 0x75, 0xFF][..], &picture].concat();
        let begun = |it: &[u8]| [&id[..], &[0x01, 255, 255, 255, 255, 255, 255, 255], it].concat();
        for film in [known, film(&cluster, begun)] {
            let out = strip(&film);
            assert_eq!(out.len(), film.len());
            let has = |word: &[u8]| out.windows(word.len()).any(|part| part == word);
            assert!(!has(b"67.8557") && !has(b"Kiruna") && !has(b"Pixel"));
            assert!(has(b"picture") && out.ends_with(b"where to look"));
            assert_eq!(strip(&out), out, "what is left is a film still");
        }
    }

    #[test]
    fn what_goes_becomes_nothing_of_the_same_length_however_short() {
        for length in 0..20 {
            let film = [&[0x7B, 0xA9, 0x80 | length][..], &vec![b'x'; length.into()]].concat();
            let out = strip(&film);
            let (id, head, inside) = element(&out).unwrap();
            assert_eq!((id, head + inside.unwrap()), (0xEC, film.len()));
            assert!(!out.contains(&b'x'));
        }
    }

    #[test]
    fn a_film_that_breaks_off_or_lies_is_read_to_its_end_and_no_further() {
        for film in [&b""[..], b"\x12", b"\x12\x54\xC3\x67", b"\0\0\0", b"\x1A\x45\xDF\xA3\x01"] {
            assert_eq!(strip(film), film);
        }
        let cut = strip(b"\x12\x54\xC3\x67\xBF+67.8557");
        assert!(!cut.windows(4).any(|part| part == b"67.8"));
    }
}
