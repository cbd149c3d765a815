//! GIF: frames and how they move.

use super::{Cursor, Picture, little};

/// The picture alone. `None` when it does not hold together.
pub fn strip(content: &[u8]) -> Option<Picture> {
    let mut from = Cursor::new(content);
    let head = from.take(13)?;
    let mut out = head.to_vec();
    out.extend_from_slice(from.take(colours(head[10]))?);
    let (mut pixels, mut found) = (little(&head[6..8]) * little(&head[8..10]), false);
    loop {
        let start = from.at;
        let stays = match from.byte()? {
            0x3B => {
                out.push(0x3B);
                return Picture::of(out, pixels, found);
            }
            0x2C => {
                let frame = from.take(9)?;
                (pixels, found) = (pixels.max(reach(frame)), true);
                from.take(colours(frame[8]))?;
                from.byte()?;
                skip_blocks(&mut from)?;
                true
            }
            0x21 => {
                let label = from.byte()?;
                let named = from.rest().get(1..12).unwrap_or_default();
                // How often it plays; every other application's block and all comments go.
                let plays = named == b"NETSCAPE2.0" || named == b"ANIMEXTS1.0";
                skip_blocks(&mut from)?;
                label == 0xF9 || (label == 0xFF && plays)
            }
            _ => return None,
        };
        if stays {
            out.extend_from_slice(content.get(start..from.at)?);
        }
    }
}

/// How far a frame goes: browsers enlarge the picture for it.
fn reach(frame: &[u8]) -> u64 {
    let side =
        |at: usize, length: usize| little(&frame[at..at + 2]) + little(&frame[length..length + 2]);
    side(0, 4) * side(2, 6)
}

/// The size of a table of colours, announced in a byte of flags.
fn colours(flags: u8) -> usize {
    if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) }
}

fn skip_blocks(from: &mut Cursor<'_>) -> Option<()> {
    loop {
        match from.byte()? {
            0 => return Some(()),
            length => from.take(usize::from(length))?,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_foreign_blocks_go_and_the_loop_stays() {
        let head = b"GIF89a\x01\0\x01\0\x80\0\0\x11\x11\x11\x22\x22\x22".to_vec();
        let plays = b"\x21\xFF\x0BNETSCAPE2.0\x03\x01\0\0\0".to_vec();
        let xmp = b"\x21\xFF\x0BXMP DataXMP\x04<x/>\0".to_vec();
        let comment = b"\x21\xFE\x04Alva\0".to_vec();
        let frame = b"\x2C\0\0\0\0\x01\0\x01\0\0\x02\x02\x4C\x01\0".to_vec();
        let end = b"\x3B".to_vec();
        let parts = [&head, &plays, &xmp, &comment, &frame, &end];
        let photo = [parts.map(Vec::as_slice).concat(), b"/*<script>*/".to_vec()].concat();
        let expected = [&head, &plays, &frame, &end].map(Vec::as_slice).concat();
        assert_eq!(strip(&photo), Some(Picture { content: expected, pixels: 1 }));
        let still = [&head, &end].map(Vec::as_slice).concat();
        assert_eq!(strip(&still), None, "nothing is shown");
        let far = b"\x2C\0\0\0\0\xFF\xFF\xFF\xFF\0\x02\x02\x4C\x01\0".to_vec();
        let large = strip(&[&head, &far, &end].map(Vec::as_slice).concat()).unwrap();
        assert_eq!(large.pixels, 65_535 * 65_535);
        assert_eq!(strip(&photo[..25]), None);
    }
}
