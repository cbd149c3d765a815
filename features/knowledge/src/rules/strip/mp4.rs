//! MP4 and its kin: user data and metadata boxes (a phone writes the position there) become empty
//! space of the same length, so that no offset into the film changes.

use super::big_u32;

/// Boxes that hold boxes.
const HOLD: [&[u8]; 5] = [b"moov", b"trak", b"mdia", b"minf", b"moof"];
/// Boxes about the film, not of it. `uuid` holds XMP.
const GO: [&[u8]; 3] = [b"udta", b"meta", b"uuid"];

/// The film with nothing told about it.
pub fn strip(content: &[u8]) -> Vec<u8> {
    let mut out = content.to_vec();
    let end = out.len();
    blank(&mut out, 0, end, 0);
    out
}

fn blank(film: &mut [u8], mut at: usize, end: usize, depth: usize) {
    while at + 8 <= end {
        let Some((head, whole)) = size_of(film, at, end) else { return };
        let kind: [u8; 4] = [film[at + 4], film[at + 5], film[at + 6], film[at + 7]];
        let inside = at + head..at + whole;
        if GO.contains(&&kind[..]) {
            film[at + 4..at + 8].copy_from_slice(b"free");
            film[inside].fill(0);
        } else if HOLD.contains(&&kind[..]) && depth < 8 {
            blank(film, inside.start, inside.end, depth + 1);
        }
        at += whole;
    }
}

/// The length of a box's head and of the whole, never beyond `end`.
fn size_of(film: &[u8], at: usize, end: usize) -> Option<(usize, usize)> {
    let (head, whole) = match big_u32(film.get(at..)?)? {
        0 => (8, end - at),
        1 => {
            let long: [u8; 8] = film.get(at + 8..at + 16)?.try_into().ok()?;
            (16, usize::try_from(u64::from_be_bytes(long)).ok()?)
        }
        size => (8, size),
    };
    (whole >= head && whole <= end - at).then_some((head, whole))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn boxed(kind: &[u8], body: &[u8]) -> Vec<u8> {
        let length = u32::try_from(body.len() + 8).unwrap().to_be_bytes();
        [&length[..], kind, body].concat()
    }

    #[test]
    fn the_position_goes_and_every_offset_stays() {
        let inner =
            [boxed(b"mvhd", b"time"), boxed(b"udta", b"\xA9xyz+67.8557+020.2253/")].concat();
        let film = [
            boxed(b"ftyp", b"mp42"),
            boxed(b"moov", &inner),
            boxed(b"mdat", b"+67.8557 is part of the picture here"),
        ]
        .concat();
        let out = strip(&film);
        assert_eq!(out.len(), film.len());
        let positions = out.windows(8).filter(|part| part == b"+67.8557").count();
        assert_eq!(positions, 1);
        assert!(out.ends_with(b"picture here"));
    }

    #[test]
    fn a_film_that_lies_about_its_lengths_is_left_as_it_is() {
        for film in [
            &b"\xFF\xFF\xFF\xFFmoov"[..],
            b"\0\0\0\x01moov\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF",
            b"\0\0\0\x03moov1234",
        ] {
            assert_eq!(strip(film), film);
        }
    }
}
