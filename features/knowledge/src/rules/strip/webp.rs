//! WebP: the chunks that make the picture, still or moving.

use super::{Cursor, Picture, little};

const STAY: [&[u8]; 7] = [b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"];
/// In the first byte of `VP8X`: EXIF and XMP follow.
const HAS_METADATA: u8 = 0b0000_1100;

/// The picture alone. `None` when it does not hold together.
pub fn strip(content: &[u8]) -> Option<Picture> {
    let mut from = Cursor::new(content);
    from.take(4)?;
    let size = usize::try_from(little(from.take(4)?)).ok()?;
    from.take(4)?;
    let end = size.checked_add(8)?;
    if end > content.len() {
        return None;
    }
    let mut body = b"WEBP".to_vec();
    let (mut pixels, mut found) = (0, false);
    while from.at + 8 <= end {
        let head = from.take(8)?;
        let length = usize::try_from(little(&head[4..])).ok()?;
        // An odd length is followed by a byte of nothing.
        let chunk = from.take(length.checked_add(length % 2)?)?;
        if STAY.contains(&&head[..4]) {
            body.extend_from_slice(head);
            let start = body.len();
            body.extend_from_slice(chunk);
            if let Some((width, height)) = sides(&head[..4], chunk)? {
                pixels = pixels.max(width * height);
                found |= &head[..4] != b"VP8X";
            }
            if &head[..4] == b"VP8X" {
                *body.get_mut(start)? &= !HAS_METADATA;
            }
        }
    }
    let size = u32::try_from(body.len()).ok()?.to_le_bytes();
    Picture::of([b"RIFF", &size[..], &body].concat(), pixels, found)
}

/// Width and height, where a chunk says them: the whole, a frame, a picture of either kind. `None`
/// when it does not hold together.
#[allow(clippy::option_option, reason = "damaged, or a chunk without them")]
fn sides(kind: &[u8], chunk: &[u8]) -> Option<Option<(u64, u64)>> {
    let at = |from: usize, to: usize| chunk.get(from..to).map(little);
    Some(match kind {
        b"VP8X" => Some((at(4, 7)? + 1, at(7, 10)? + 1)),
        b"ANMF" => Some((at(6, 9)? + 1, at(9, 12)? + 1)),
        b"VP8 " if chunk.get(3..6)? == [0x9D, 0x01, 0x2A] => {
            Some((at(6, 8)? & 0x3FFF, at(8, 10)? & 0x3FFF))
        }
        b"VP8L" if *chunk.first()? == 0x2F => {
            let bits = at(1, 5)?;
            Some(((bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1))
        }
        b"VP8 " | b"VP8L" => return None,
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chunk(kind: &[u8], body: &[u8]) -> Vec<u8> {
        let length = u32::try_from(body.len()).unwrap().to_le_bytes();
        let rest: &[u8] = if body.len() % 2 == 1 { b"\0" } else { b"" };
        [kind, &length[..], body, rest].concat()
    }

    fn file(chunks: &[Vec<u8>]) -> Vec<u8> {
        let body = [b"WEBP".to_vec(), chunks.concat()].concat();
        let size = u32::try_from(body.len()).unwrap().to_le_bytes();
        [b"RIFF".to_vec(), size.to_vec(), body].concat()
    }

    /// Three times two, and what would be the picture.
    const LOSSY: &[u8] = b"\x10\0\0\x9D\x01\x2A\x03\0\x02\0picture";

    #[test]
    fn metadata_and_its_announcement_go() {
        let photo = file(&[
            chunk(b"VP8X", &[0b0010_1100, 0, 0, 0, 9, 0, 0, 9, 0, 0]),
            chunk(b"VP8 ", LOSSY),
            chunk(b"EXIF", b"GPS"),
            chunk(b"XMP ", b"<x:xmpmeta/>"),
        ]);
        let expected = file(&[
            chunk(b"VP8X", &[0b0010_0000, 0, 0, 0, 9, 0, 0, 9, 0, 0]),
            chunk(b"VP8 ", LOSSY),
        ]);
        let followed = [photo.clone(), b"<script>".to_vec()].concat();
        assert_eq!(strip(&followed), Some(Picture { content: expected, pixels: 100 }));
        assert_eq!(strip(&photo[..30]), None);
    }

    #[test]
    fn every_kind_says_how_large_it_is_and_one_without_a_picture_is_damaged() {
        let pixels = |chunks: &[Vec<u8>]| strip(&file(chunks)).map(|it| it.pixels);
        assert_eq!(pixels(&[chunk(b"VP8 ", LOSSY)]), Some(6));
        // Fourteen bits each, less one: 16,384 times 16,384.
        assert_eq!(pixels(&[chunk(b"VP8L", b"\x2F\xFF\xFF\xFF\x0F!")]), Some(1 << 28));
        let canvas = chunk(b"VP8X", &[0b10, 0, 0, 0, 9, 0, 0, 9, 0, 0]);
        let frame = chunk(b"ANMF", &[0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0, 1, 0, 0, 0, 0, 0, 0]);
        assert_eq!(pixels(&[canvas.clone(), frame]), Some(65_536 * 2));
        assert_eq!(pixels(&[canvas]), None);
        assert_eq!(pixels(&[chunk(b"VP8 ", b"no picture")]), None);
    }
}
