//! From bytes to letters.

/// Reads bytes as what they begin with or can be; gives the name of the character set. A letter
/// that does not exist in it becomes U+FFFD.
pub fn decode(bytes: &[u8]) -> (String, &'static str) {
    if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        return (utf16(rest, u16::from_le_bytes), "UTF-16");
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        return (utf16(rest, u16::from_be_bytes), "UTF-16");
    }
    let marked = bytes.strip_prefix(b"\xEF\xBB\xBF");
    let bytes = marked.unwrap_or(bytes);
    if marked.is_some() || is_utf8(bytes) {
        return (String::from_utf8_lossy(bytes).into_owned(), "UTF-8");
    }
    let windows = bytes.iter().any(|byte| (0x80..0xA0).contains(byte));
    let name = if windows { "Windows-1252" } else { "Latin-1" };
    (bytes.iter().map(|byte| windows_1252(*byte)).collect(), name)
}

/// With more letters that UTF-8 alone writes so than bytes it does not know: files put together
/// from two have a few of those, and would else lose every å.
fn is_utf8(bytes: &[u8]) -> bool {
    let (mut letters, mut lost) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        letters += chunk.valid().chars().filter(|letter| !letter.is_ascii()).count();
        lost += usize::from(!chunk.invalid().is_empty());
    }
    lost == 0 || letters > lost
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// Where Windows-1252 differs from Latin-1, whose bytes are the same in Unicode.
const WINDOWS: [char; 32] = [
    '€', '\u{FFFD}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{FFFD}', 'Ž',
    '\u{FFFD}', '\u{FFFD}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{FFFD}',
    'ž', 'Ÿ',
];

fn windows_1252(byte: u8) -> char {
    match byte {
        0x80..=0x9F => WINDOWS[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}
