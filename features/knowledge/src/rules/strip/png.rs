//! PNG: the chunks that make the picture, still or moving.

use super::{Cursor, Picture, big, big_u32};

const STAY: [&[u8]; 18] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT",
    b"bKGD", b"pHYs", b"cICP", b"mDCV", b"cLLI", b"acTL", b"fcTL", b"fdAT",
];

/// The picture alone. `None` when it does not hold together.
pub fn strip(content: &[u8]) -> Option<Picture> {
    let mut from = Cursor::new(content);
    let mut out = from.take(8)?.to_vec();
    let (mut pixels, mut found) = (0, false);
    loop {
        let rest = from.rest();
        let whole = big_u32(rest)?.checked_add(12)?;
        let kind = rest.get(4..8)?;
        let chunk = from.take(whole)?;
        if STAY.contains(&kind) {
            out.extend_from_slice(chunk);
        }
        match kind {
            b"IHDR" => pixels = pixels.max(area(chunk)?),
            b"IDAT" => found |= whole > 12,
            b"IEND" => return Picture::of(out, pixels, found),
            _ => {}
        }
    }
}

fn area(head: &[u8]) -> Option<u64> {
    Some(big(head.get(8..12)?) * big(head.get(12..16)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chunk(kind: &[u8], body: &[u8]) -> Vec<u8> {
        let length = u32::try_from(body.len()).unwrap().to_be_bytes();
        [&length[..], kind, body, b"crc!"].concat()
    }

    /// Forty times thirty.
    const SIZE: &[u8] = b"\0\0\0\x28\0\0\0\x1E\x08\x02\0\0\0";

    #[test]
    fn text_position_and_what_follows_the_end_go() {
        let photo = [
            b"\x89PNG\r\n\x1a\n".to_vec(),
            chunk(b"IHDR", SIZE),
            chunk(b"tEXt", b"Author\0Alva"),
            chunk(b"eXIf", b"GPS"),
            chunk(b"iTXt", b"XML:com.adobe.xmp"),
            chunk(b"IDAT", b"picture"),
            chunk(b"IEND", b""),
            b"<script>alert(1)</script>".to_vec(),
        ]
        .concat();
        let expected = [
            b"\x89PNG\r\n\x1a\n".to_vec(),
            chunk(b"IHDR", SIZE),
            chunk(b"IDAT", b"picture"),
            chunk(b"IEND", b""),
        ]
        .concat();
        assert_eq!(strip(&photo), Some(Picture { content: expected, pixels: 1_200 }));
        assert_eq!(strip(&photo[..60]), None);
        assert_eq!(strip(b"\x89PNG\r\n\x1a\n\xFF\xFF\xFF\xFFIHDR"), None);
    }

    #[test]
    fn a_head_without_a_picture_is_damaged() {
        let start = b"\x89PNG\r\n\x1a\n".to_vec();
        let (head, end) = (chunk(b"IHDR", SIZE), chunk(b"IEND", b""));
        assert_eq!(strip(&[start.clone(), head.clone(), end.clone()].concat()), None);
        assert_eq!(strip(&[start, head, chunk(b"IDAT", b""), end].concat()), None);
    }
}
