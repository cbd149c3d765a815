//! WebP: the chunks that make the picture, still or moving.

use super::Cursor;

const STAY: [&[u8]; 7] = [b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"];
/// In the first byte of `VP8X`: EXIF and XMP follow.
const HAS_METADATA: u8 = 0b0000_1100;

/// The picture alone. `None` when it does not hold together.
pub fn strip(content: &[u8]) -> Option<Vec<u8>> {
    let mut from = Cursor::new(content);
    from.take(4)?;
    let size = little(from.take(4)?)?;
    from.take(4)?;
    let end = size.checked_add(8)?;
    if end > content.len() {
        return None;
    }
    let mut body = b"WEBP".to_vec();
    while from.at + 8 <= end {
        let head = from.take(8)?;
        let length = little(&head[4..])?;
        // An odd length is followed by a byte of nothing.
        let chunk = from.take(length.checked_add(length % 2)?)?;
        if STAY.contains(&&head[..4]) {
            body.extend_from_slice(head);
            let start = body.len();
            body.extend_from_slice(chunk);
            if &head[..4] == b"VP8X" {
                *body.get_mut(start)? &= !HAS_METADATA;
            }
        }
    }
    let size = u32::try_from(body.len()).ok()?.to_le_bytes();
    Some([b"RIFF", &size[..], &body].concat())
}

fn little(bytes: &[u8]) -> Option<usize> {
    let four: [u8; 4] = bytes.get(..4)?.try_into().ok()?;
    usize::try_from(u32::from_le_bytes(four)).ok()
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

    #[test]
    fn metadata_and_its_announcement_go() {
        let photo = file(&[
            chunk(b"VP8X", &[0b0010_1100, 0, 0, 0, 9, 0, 0, 9, 0, 0]),
            chunk(b"VP8 ", b"picture"),
            chunk(b"EXIF", b"GPS"),
            chunk(b"XMP ", b"<x:xmpmeta/>"),
        ]);
        let expected = file(&[
            chunk(b"VP8X", &[0b0010_0000, 0, 0, 0, 9, 0, 0, 9, 0, 0]),
            chunk(b"VP8 ", b"picture"),
        ]);
        let followed = [photo.clone(), b"<script>".to_vec()].concat();
        assert_eq!(strip(&followed), Some(expected));
        assert_eq!(strip(&photo[..30]), None);
    }
}
