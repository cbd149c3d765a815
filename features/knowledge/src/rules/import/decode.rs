//! Bytes as text, by what they are and not by what the file is called.

/// What the bytes of a Markdown file say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decoded {
    Text(String),
    /// Written by an old program; somebody should look at it.
    Latin1(String),
    NotText,
}

/// Windows' letters from 0x80 to 0x9F, where Latin-1 has none.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

pub fn decode(bytes: &[u8]) -> Decoded {
    if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        return wide(rest, u16::from_le_bytes);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        return wide(rest, u16::from_be_bytes);
    }
    // Text has no zero bytes; archives, pictures and programs do, or announce themselves.
    let known = [&b"PK\x03\x04"[..], b"%PDF-", b"\x1F\x8B", b"\x7FELF", b"\xFF\xD8\xFF"];
    if bytes.contains(&0) || known.iter().any(|magic| bytes.starts_with(magic)) {
        return Decoded::NotText;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Decoded::Text(text.to_owned()),
        Err(_) => Decoded::Latin1(bytes.iter().map(|byte| letter(*byte)).collect()),
    }
}

fn letter(byte: u8) -> char {
    match byte {
        0x80..=0x9F => WINDOWS[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

fn wide(bytes: &[u8], join: fn([u8; 2]) -> u16) -> Decoded {
    let units = bytes.chunks_exact(2).map(|pair| join([pair[0], pair[1]]));
    let text: Result<String, _> = char::decode_utf16(units).collect();
    text.map_or(Decoded::NotText, Decoded::Text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_told_from_what_only_claims_to_be() {
        assert_eq!(decode("Så här".as_bytes()), Decoded::Text("Så här".into()));
        assert_eq!(
            decode(b"S\xE5 h\xE4r \x96 \x93ja\x94"),
            Decoded::Latin1("Så här – “ja”".into())
        );
        assert_eq!(decode(b"PK\x03\x04rest"), Decoded::NotText);
        assert_eq!(decode(b"a\0b"), Decoded::NotText);
        assert_eq!(decode(b"\xFF\xFES\0\xE5\0"), Decoded::Text("Så".into()));
        assert_eq!(decode(b"\xFE\xFF\xD8\x00\0a"), Decoded::NotText);
    }
}
