//! JPEG: tables, frames, scans, the colour profile, and which way is up.

use super::{Cursor, Picture, big};

const START: u8 = 0xD8;
const END: u8 = 0xD9;
const SCAN: u8 = 0xDA;

/// The picture alone. `None` when it does not hold together.
pub fn strip(content: &[u8]) -> Option<Picture> {
    let mut from = Cursor::new(content);
    if from.take(2)? != [0xFF, START] {
        return None;
    }
    let mut out = vec![0xFF, START];
    let mut turned = false;
    let (mut pixels, mut found) = (0, false);
    loop {
        let marker = next_marker(&mut from)?;
        match marker {
            END => {
                out.extend_from_slice(&[0xFF, END]);
                return Picture::of(out, pixels, found);
            }
            0x01 | 0xD0..=0xD7 => continue,
            _ => {}
        }
        let size = from.take(2)?;
        let length = usize::from(u16::from_be_bytes([size[0], size[1]])).checked_sub(2)?;
        let body = from.take(length)?;
        if stays(marker, body) {
            out.extend_from_slice(&[0xFF, marker, size[0], size[1]]);
            out.extend_from_slice(body);
        } else if !turned && let Some(way) = (marker == 0xE1).then(|| orientation(body)).flatten() {
            turned = true;
            out.extend_from_slice(&turn(way));
        }
        if is_frame(marker) {
            pixels = pixels.max(big(body.get(1..3)?) * big(body.get(3..5)?));
        }
        if marker == SCAN {
            found = true;
            let scan = scan_of(from.rest());
            out.extend_from_slice(from.take(scan)?);
        }
    }
}

fn next_marker(from: &mut Cursor<'_>) -> Option<u8> {
    if from.byte()? != 0xFF {
        return None;
    }
    loop {
        match from.byte()? {
            0xFF => {}
            0x00 => return None,
            marker => return Some(marker),
        }
    }
}

fn stays(marker: u8, body: &[u8]) -> bool {
    match marker {
        // JFIF's head without its preview, the colour profile, Adobe's note on colours.
        0xE0 => body.starts_with(b"JFIF\0") && body.len() == 14,
        0xE2 => body.starts_with(b"ICC_PROFILE\0"),
        0xEE => body.starts_with(b"Adobe"),
        // Frames, tables, restart interval, scans.
        0xC0..=0xCF | SCAN | 0xDB | 0xDC | 0xDD => true,
        _ => false,
    }
}

/// Whether height and width follow: not tables, which stand among them.
fn is_frame(marker: u8) -> bool {
    matches!(marker, 0xC0..=0xCF) && !matches!(marker, 0xC4 | 0xC8 | 0xCC)
}

/// How long the compressed picture is: up to the next marker that is neither a restart nor a
/// byte that only looks like one.
fn scan_of(rest: &[u8]) -> usize {
    let ends = |pair: &[u8]| pair[0] == 0xFF && !matches!(pair[1], 0x00 | 0xD0..=0xD7 | 0xFF);
    rest.windows(2).position(ends).unwrap_or(rest.len())
}

/// Which way is up, in EXIF's numbers. Everything else of EXIF goes.
fn orientation(body: &[u8]) -> Option<u8> {
    let tiff = body.strip_prefix(b"Exif\0\0")?;
    let little = match tiff.get(..2)? {
        b"II" => true,
        b"MM" => false,
        _ => return None,
    };
    let number = |at: usize, size: usize| -> Option<usize> {
        let bytes = tiff.get(at..at.checked_add(size)?)?;
        let fold = |sum: usize, byte: &u8| (sum << 8) | usize::from(*byte);
        Some(if little { bytes.iter().rev().fold(0, fold) } else { bytes.iter().fold(0, fold) })
    };
    let first = number(4, 4)?;
    let entries = number(first, 2)?.min(200);
    (0..entries).find_map(|i| {
        let at = first.checked_add(2 + i * 12)?;
        let way = (number(at, 2)? == 0x0112).then(|| number(at + 8, 2))??;
        u8::try_from(way).ok().filter(|way| (2..=8).contains(way))
    })
}

/// An EXIF segment that says only which way is up.
fn turn(way: u8) -> [u8; 36] {
    let mut out =
        *b"\xFF\xE1\0\x22Exif\0\0MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0";
    out[29] = way;
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn segment(marker: u8, body: &[u8]) -> Vec<u8> {
        let length = u16::try_from(body.len() + 2).unwrap().to_be_bytes();
        [&[0xFF, marker], &length[..], body].concat()
    }

    /// EXIF, little endian, with orientation 6 and a position beside it.
    fn exif() -> Vec<u8> {
        let mut body = b"Exif\0\0II\x2A\0\x08\0\0\0\x02\0".to_vec();
        body.extend_from_slice(b"\x12\x01\x03\0\x01\0\0\0\x06\0\0\0");
        body.extend_from_slice(b"\x25\x88\x04\0\x01\0\0\0\x26\0\0\0\0\0\0\0");
        body.extend_from_slice(b"GPS 67.8557 N 20.2253 E");
        body
    }

    fn photo() -> Vec<u8> {
        [
            vec![0xFF, 0xD8],
            segment(0xE1, &exif()),
            segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>67.8557</x:xmpmeta>"),
            segment(0xED, b"Photoshop 3.0\x00Kiruna"),
            segment(0xFE, b"taken by Alva"),
            segment(0xE2, b"ICC_PROFILE\0colours"),
            segment(0xDB, b"table"),
            segment(0xC0, b"\x08\x0B\xB8\x0F\xA0frame"),
            segment(0xDA, b"scan"),
            vec![1, 2, 0xFF, 0x00, 3, 0xFF, 0xD0, 4],
            segment(0xC4, b"second table"),
            segment(0xDA, b"second scan"),
            vec![5, 6, 0xFF, 0xD9],
            b"\0\0\0\x18ftypmp42 a moving photo, 67.8557".to_vec(),
        ]
        .concat()
    }

    #[test]
    fn position_owner_and_what_follows_the_picture_go_and_the_picture_stays() {
        let Picture { content: out, pixels } = strip(&photo()).unwrap();
        assert_eq!(pixels, 4_000 * 3_000);
        let has = |word: &[u8]| out.windows(word.len()).any(|part| part == word);
        for gone in [&b"67.8557"[..], b"GPS", b"Kiruna", b"Alva", b"ftyp"] {
            assert!(!has(gone), "{}", String::from_utf8_lossy(gone));
        }
        for kept in [&b"ICC_PROFILE"[..], b"table", b"frame", b"second scan"] {
            assert!(has(kept), "{}", String::from_utf8_lossy(kept));
        }
        assert!(has(&[1, 2, 0xFF, 0x00, 3, 0xFF, 0xD0, 4]), "the scan is whole");
        assert_eq!(out[out.len() - 4..], [5, 6, 0xFF, 0xD9]);
    }

    #[test]
    fn a_photo_keeps_which_way_is_up() {
        let out = strip(&photo()).unwrap().content;
        let at = out.windows(6).position(|part| part == b"Exif\0\0").unwrap();
        let length = usize::from(u16::from_be_bytes([out[at - 2], out[at - 1]]));
        let body = &out[at..at + length - 2];
        assert_eq!(orientation(body), Some(6));
        assert_eq!(strip(&out).unwrap().content, out, "a second time changes nothing");
    }

    #[test]
    fn what_breaks_off_is_refused() {
        for end in [3, 10, 40, 120] {
            assert_eq!(strip(&photo()[..end]), None, "{end}");
        }
        assert_eq!(strip(&[0xFF, 0xD8, 0xFF, 0xD9]), None, "no picture between the two");
    }
}
