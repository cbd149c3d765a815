//! MP4 and its kin go by a list of the boxes that stay. Every other one (a phone writes the
//! position there), whatever of `mdat` no picture, sound or subtitle lies in, and what follows the
//! last box become empty space of the same length, so that no offset into the film changes.

use std::ops::Range;

use super::{big_u32, fragments, tracks};

/// Boxes that hold boxes.
const HOLD: [&[u8]; 11] = [
    b"moov", b"trak", b"mdia", b"minf", b"stbl", b"edts", b"dinf", b"mvex", b"moof", b"traf",
    b"mfra",
];
/// Boxes a film is played by. The last lines are of films that come in pieces, and of the pictures
/// that are kept in the same boxes (JPEG 2000, JPEG XL).
const STAY: [&[u8]; 63] = [
    b"ftyp", b"mdat", b"mvhd", b"iods", b"tkhd", b"tref", b"tapt", b"elst", b"mdhd", b"hdlr",
    b"elng", b"vmhd", b"smhd", b"nmhd", b"sthd", b"gmhd", b"dref", b"stsd", b"stts", b"ctts",
    b"cslg", b"stss", b"stps", b"stsc", b"stsz", b"stz2", b"stco", b"co64", b"sdtp", b"sgpd",
    b"sbgp", b"subs", b"saiz", b"saio", b"stsh", b"padb", b"stdp", b"clip", b"matt", b"styp",
    b"sidx", b"ssix", b"mehd", b"trex", b"leva", b"trep", b"mfhd", b"tfhd", b"tfdt", b"trun",
    b"senc", b"tfra", b"mfro", b"pdin", b"jP  ", b"jp2h", b"jp2c", b"jpch", b"jplh", b"JXL ",
    b"jxlc", b"jxlp", b"jxll",
];
/// What may stand first.
const FIRST: [&[u8]; 10] =
    [b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot", b"udta", b"jP  ", b"JXL "];

/// Whether something begins with a box. Old cameras name no kind (`ftyp`) before their films. The
/// length of a box tells it from a text ("The wide pipe").
pub fn begins(content: &[u8]) -> bool {
    content.first().is_some_and(|first| *first < 9)
        && content.get(4..8).is_some_and(|kind| FIRST.contains(&kind))
        && size_of(content, 0).is_some()
}

/// The film with nothing told about it. None where it is not clear what of it is picture and sound:
/// all of it would have to go.
pub fn strip(content: &[u8]) -> Option<Vec<u8>> {
    size_of(content, 0)?;
    let all = 0..content.len();
    let mut out = content.to_vec();
    let told: Vec<Range<usize>> = boxes(content, &all)
        .filter(|(kind, _)| kind == b"mdat")
        .map(|(_, inside)| inside)
        .collect();
    for part in &told {
        out[part.clone()].fill(0);
    }
    let mut kept = Kept { told, most: content.len().saturating_mul(2), tracks: 0 };
    tracks::keep(content, &mut out, &mut kept)?;
    fragments::keep(content, &mut out, &mut kept)?;
    blank(&mut out, all, 0);
    let empty = kept.told.iter().all(|part| content[part.clone()].iter().all(|byte| *byte == 0));
    (empty || kept.tracks > 0).then_some(out)
}

/// What of a film is brought back, once all it tells is taken out.
#[derive(Debug)]
pub struct Kept {
    /// The insides of `mdat`, in their order.
    pub told: Vec<Range<usize>>,
    /// Tracks may all say that they lie in the same place: no more is copied than this.
    pub most: usize,
    /// How many tracks stay.
    pub tracks: usize,
}

impl Kept {
    /// Brings back a part of the film.
    pub fn bring(&mut self, film: &[u8], out: &mut [u8], part: Range<usize>) -> Option<()> {
        let part = self.within(part)?;
        out[part.clone()].copy_from_slice(&film[part]);
        Some(())
    }

    /// Takes a part of the film out again.
    pub fn take(&mut self, out: &mut [u8], part: Range<usize>) -> Option<()> {
        out[self.within(part)?].fill(0);
        Some(())
    }

    /// A part as far as it lies within one `mdat`.
    fn within(&mut self, part: Range<usize>) -> Option<Range<usize>> {
        let next = self.told.partition_point(|told| told.start <= part.start);
        let told = next.checked_sub(1).map_or(0..0, |at| self.told[at].clone());
        let end = part.end.min(told.end);
        let part = part.start.min(end)..end;
        self.most = self.most.checked_sub(part.len())?;
        Some(part)
    }
}

fn blank(film: &mut [u8], within: Range<usize>, depth: usize) {
    let Range { start: mut at, end } = within;
    while let Some((head, whole)) = size_of(&film[..end], at) {
        let kind: [u8; 4] = [film[at + 4], film[at + 5], film[at + 6], film[at + 7]];
        let inside = at + head..at + whole;
        let holds = HOLD.contains(&&kind[..]) && depth < 8;
        if &kind == b"trak" && !tracks::stays(film, &inside) || !holds && !STAY.contains(&&kind[..])
        {
            film[at + 4..at + 8].copy_from_slice(b"free");
            film[inside].fill(0);
        } else if holds {
            if &kind == b"trak" {
                tracks::unname(film, &inside);
            }
            blank(film, inside, depth + 1);
        } else if &kind == b"hdlr" {
            // The name of who handles it is the camera's.
            let from = inside.end.min(inside.start + 12);
            film[from..inside.end].fill(0);
        }
        at += whole;
    }
    let rest = &mut film[at..end];
    rest.fill(0);
    if let Ok(length) = u32::try_from(rest.len())
        && length >= 8
    {
        rest[..4].copy_from_slice(&length.to_be_bytes());
        rest[4..8].copy_from_slice(b"free");
    }
}

/// The boxes within, by their kinds and insides.
pub fn boxes<'a>(
    film: &'a [u8],
    within: &Range<usize>,
) -> impl Iterator<Item = ([u8; 4], Range<usize>)> + use<'a> {
    let film = film.get(..within.end).unwrap_or_default();
    let mut at = within.start;
    std::iter::from_fn(move || {
        let (head, whole) = size_of(film, at)?;
        let kind = film.get(at + 4..at + 8)?.try_into().ok()?;
        let inside = at + head..at + whole;
        at += whole;
        Some((kind, inside))
    })
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
    use super::{
        super::{
            boxed,
            tracks::tests::{numbers, track_of},
        },
        *,
    };

    /// A film's pictures, of so many bytes, that lie at `start`.
    fn pictures(start: usize, length: usize) -> Vec<u8> {
        let tables = [
            boxed(b"stsz", &numbers(&[0, length, 1])),
            boxed(b"stsc", &numbers(&[0, 1, 1, 1, 1])),
            boxed(b"stco", &numbers(&[0, 1, start])),
        ];
        track_of(1, b"vide", &tables)
    }

    #[test]
    fn the_position_goes_and_every_offset_stays() {
        let told = boxed(b"udta", b"\xA9xyz+67.8557+020.2253/");
        let inner = [&boxed(b"mvhd", b"time")[..], &told, &pictures(16, 36)].concat();
        let film = [
            boxed(b"ftyp", b""),
            boxed(b"mdat", b"+67.8557 is part of the picture here"),
            boxed(b"free", b"+67.8557"),
            boxed(b"moov", &inner),
            boxed(b"gps ", b"+67.8557"),
        ]
        .concat();
        for behind in [&b""[..], b"67.8557", b"\0\0\0\x02+67.8557+020.2253 trailer", &told] {
            let film = [&film[..], behind].concat();
            let out = strip(&film).unwrap();
            assert_eq!(out.len(), film.len());
            let positions = out.windows(7).filter(|part| part == b"67.8557").count();
            assert_eq!(positions, 1);
            assert!(out.windows(12).any(|part| part == b"picture here"));
            assert_eq!(strip(&out).unwrap(), out, "what is left is a film still");
        }
    }

    #[test]
    fn a_film_without_its_kind_and_one_that_breaks_off_lose_the_position_too() {
        let told = [pictures(16, 7), boxed(b"udta", b"\xA9xyz+67.8557+020.2253/")].concat();
        let moov = boxed(b"moov", &told);
        let parts = [b"wide", b"mdat"].map(|kind| boxed(kind, b"picture"));
        let cut = [&parts.concat()[..], &moov[..moov.len() - 6]].concat();
        for film in [[moov, parts.concat()].concat(), cut] {
            assert!(begins(&film));
            assert!(!strip(&film).unwrap().windows(7).any(|part| part == b"67.8557"));
        }
        assert!(!begins(b"\0\0\0\x03moov") && !begins(b"the text") && !begins(b"The wide pipe"));
    }

    #[test]
    fn a_film_that_lies_about_its_lengths_is_not_understood() {
        for film in [&b"\0\0\0\x01moov\0\0\0\0\0\0\0\x0F"[..], b"\0\0\0\x03moov1234", b""] {
            assert_eq!(strip(film), None);
        }
        let film = b"\xFF\xFF\xFF\xFFmoov";
        assert_eq!(strip(film).unwrap(), film);
    }
}
