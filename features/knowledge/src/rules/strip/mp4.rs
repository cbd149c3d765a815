//! MP4 and its kin: user data and metadata boxes (a phone writes the position there) become empty
//! space of the same length, so that no offset into the film changes.

use std::ops::Range;

use super::{big_u32, tracks};

/// Boxes that hold boxes.
const HOLD: [&[u8]; 5] = [b"moov", b"trak", b"mdia", b"minf", b"moof"];
/// Boxes about the film, not of it. `uuid` holds XMP; the last are of pictures that are kept in the
/// same boxes (JPEG 2000, JPEG XL).
const GO: [&[u8]; 7] = [b"udta", b"meta", b"uuid", b"xml ", b"Exif", b"brob", b"jumb"];
/// What may stand first.
const FIRST: [&[u8]; 10] =
    [b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot", b"udta", b"jP  ", b"JXL "];

/// Whether something begins with a box. Old cameras name no kind (`ftyp`) before their films.
pub fn begins(content: &[u8]) -> bool {
    content.get(4..8).is_some_and(|kind| FIRST.contains(&kind)) && size_of(content, 0).is_some()
}

/// The film with nothing told about it.
pub fn strip(content: &[u8]) -> Vec<u8> {
    let mut out = content.to_vec();
    let end = out.len();
    let mut most = end;
    blank(&mut out, 0..end, 0, &mut most);
    out
}

fn blank(film: &mut [u8], within: Range<usize>, depth: usize, most: &mut usize) {
    let Range { start: mut at, end } = within;
    while at + 8 <= end {
        let Some((head, whole)) = size_of(&film[..end], at) else { return };
        let kind: [u8; 4] = [film[at + 4], film[at + 5], film[at + 6], film[at + 7]];
        let inside = at + head..at + whole;
        let track_goes = &kind == b"trak" && tracks::goes(film, &inside);
        if track_goes {
            tracks::empty(film, &inside, most);
        }
        if track_goes || GO.contains(&&kind[..]) {
            film[at + 4..at + 8].copy_from_slice(b"free");
            film[inside].fill(0);
        } else if HOLD.contains(&&kind[..]) && depth < 8 {
            blank(film, inside, depth + 1, most);
        }
        at += whole;
    }
}

/// The length of a box's head and of the whole. One that breaks off ends where the film does.
pub fn size_of(film: &[u8], at: usize) -> Option<(usize, usize)> {
    let left = film.len().checked_sub(at)?;
    let (head, whole) = match big_u32(film.get(at..)?)? {
        0 => (8, left),
        1 => {
            let long: [u8; 8] = film.get(at + 8..at + 16)?.try_into().ok()?;
            (16, usize::try_from(u64::from_be_bytes(long)).ok()?)
        }
        size => (8, size),
    };
    (whole >= head && head <= left).then_some((head, whole.min(left)))
}

#[cfg(test)]
mod tests {
    use super::{super::boxed, *};

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
    fn a_film_without_its_kind_and_one_that_breaks_off_lose_the_position_too() {
        let told = boxed(b"udta", b"\xA9xyz+67.8557+020.2253/");
        let moov = boxed(b"moov", &told);
        let parts = [b"wide", b"mdat"].map(|kind| boxed(kind, b"picture"));
        let cut = [&parts.concat()[..], &moov[..moov.len() - 6]].concat();
        for film in [[moov, parts.concat()].concat(), cut] {
            assert!(begins(&film));
            assert!(!strip(&film).windows(7).any(|part| part == b"67.8557"));
        }
        assert!(!begins(b"\0\0\0\x03moov") && !begins(b"the text"));
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
