//! What a file is, by its content: neither its name nor what the browser said of it is believed.

use super::strip::{self, Picture};

/// What the house does with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nature {
    /// Shown within pages.
    Picture,
    /// Played on its own page, by the reader's browser.
    Video,
    /// Only ever downloaded: nothing in it runs on our origin.
    Download,
}

/// A file made ready to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ready {
    /// The type it is served as.
    pub kind: &'static str,
    /// The ending of its address.
    pub ending: &'static str,
    pub nature: Nature,
    /// Without position data and whatever else stands beside the picture.
    pub content: Vec<u8>,
}

/// Why a file is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum No {
    Empty,
    /// A photo of the HEIF family, which few programs show. Its boxes hold the position where only
    /// a reader of the whole format finds it.
    Heic,
    /// A photo as a camera keeps it for itself, or TIFF: what it tells stands all over it.
    Raw,
    /// It begins as a picture but does not hold together.
    Damaged,
    /// A film of which it is not clear what is picture and what is told about it.
    Film,
    /// A small file that fills the memory of whoever looks at it.
    ManyPixels,
}

/// Larger pictures are not shown to anybody. What cameras sell as fifty makes up to 50.3 million.
pub const MEGAPIXELS: u64 = 50;
const MOST_PIXELS: u64 = MEGAPIXELS << 20;

const PICTURES: [(&str, &str); 4] =
    [("image/jpeg", "jpg"), ("image/png", "png"), ("image/webp", "webp"), ("image/gif", "gif")];
const VIDEOS: [(&str, &str); 2] = [("video/mp4", "mp4"), ("video/webm", "webm")];

/// Endings of downloads that stay in the address; any other becomes `bin`.
const DOWNLOADS: [&str; 24] = [
    "pdf", "docx", "doc", "xlsx", "xls", "pptx", "ppt", "odt", "ods", "odp", "csv", "txt", "rtf",
    "zip", "ics", "vcf", "mp3", "wav", "mov", "dwg", "step", "json", "svg", "md",
];

/// What the content begins as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Begins {
    Jpeg,
    Png,
    Webp,
    Gif,
    Mp4,
    Webm,
    Other,
}

fn begins(content: &[u8]) -> Result<Begins, No> {
    if content.is_empty() {
        return Err(No::Empty);
    }
    if is_heif(content) {
        return Err(No::Heic);
    }
    if is_raw(content) {
        return Err(No::Raw);
    }
    Ok(if content.starts_with(&[0xFF, 0xD8, 0xFF]) {
        Begins::Jpeg
    } else if content.starts_with(b"\x89PNG\r\n\x1a\n") {
        Begins::Png
    } else if content.starts_with(b"RIFF") && content.get(8..12) == Some(b"WEBP") {
        Begins::Webp
    } else if content.starts_with(b"GIF87a") || content.starts_with(b"GIF89a") {
        Begins::Gif
    } else if is_mp4(content) {
        Begins::Mp4
    } else if content.starts_with(MATROSKA) && has_early(content, b"webm") {
        Begins::Webm
    } else {
        Begins::Other
    })
}

/// What the house would do with a file, before it looks further than at its beginning.
///
/// # Errors
/// `Empty`, `Heic` and `Raw`.
pub fn nature_of(content: &[u8]) -> Result<Nature, No> {
    Ok(match begins(content)? {
        Begins::Jpeg | Begins::Png | Begins::Webp | Begins::Gif => Nature::Picture,
        Begins::Mp4 | Begins::Webm => Nature::Video,
        Begins::Other => Nature::Download,
    })
}

/// Looks at the content and takes out of it what nobody meant to share.
///
/// # Errors
/// See [`No`].
pub fn ready(name: &str, content: &[u8]) -> Result<Ready, No> {
    let film = |(kind, ending), nature, stripped: Option<Vec<u8>>| {
        stripped.map(|content| Ready { kind, ending, nature, content }).ok_or(No::Film)
    };
    match begins(content)? {
        Begins::Jpeg => picture(PICTURES[0], strip::jpeg(content)),
        Begins::Png => picture(PICTURES[1], strip::png(content)),
        Begins::Webp => picture(PICTURES[2], strip::webp(content)),
        Begins::Gif => picture(PICTURES[3], strip::gif(content)),
        Begins::Mp4 => film(VIDEOS[0], Nature::Video, strip::mp4(content)),
        Begins::Webm => film(VIDEOS[1], Nature::Video, strip::webm(content)),
        Begins::Other => {
            let kept = if strip::is_boxed(content) {
                strip::mp4(content)
            } else if content.starts_with(MATROSKA) {
                strip::webm(content)
            } else {
                Some(content.to_vec())
            };
            film(("application/octet-stream", ending_of(name)), Nature::Download, kept)
        }
    }
}

fn picture(
    (kind, ending): (&'static str, &'static str),
    stripped: Option<Picture>,
) -> Result<Ready, No> {
    let Picture { content, pixels } = stripped.ok_or(No::Damaged)?;
    if pixels > MOST_PIXELS {
        return Err(No::ManyPixels);
    }
    Ok(Ready { kind, ending, nature: Nature::Picture, content })
}

/// What a kept file is, by the type that was found when it came.
pub fn nature(kind: &str) -> Nature {
    if PICTURES.iter().any(|(known, _)| *known == kind) {
        Nature::Picture
    } else if VIDEOS.iter().any(|(known, _)| *known == kind) {
        Nature::Video
    } else {
        Nature::Download
    }
}

fn ending_of(name: &str) -> &'static str {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    let known = |known: &&&str| Some(**known) == ending.as_deref();
    DOWNLOADS.iter().find(known).copied().unwrap_or("bin")
}

/// The ending under which a kept file is addressed.
pub fn ending(kind: &str, name: &str) -> &'static str {
    let shown = PICTURES.iter().chain(&VIDEOS).find(|(known, _)| *known == kind);
    shown.map_or_else(|| ending_of(name), |(_, ending)| ending)
}

fn brand(content: &[u8]) -> Option<&[u8]> {
    (content.get(4..8)? == b"ftyp").then(|| content.get(8..12))?
}

/// HEIC, AVIF and their kin, still and moving, whichever of its kinds a file names first.
fn is_heif(content: &[u8]) -> bool {
    const KINDS: [&[u8]; 11] = [
        b"mif1", b"mif2", b"miaf", b"msf1", b"avif", b"avis", b"avio", b"avci", b"avcs", b"jpeg",
        b"jpgs",
    ];
    let known =
        |kind: &[u8]| kind.starts_with(b"hei") || kind.starts_with(b"hev") || KINDS.contains(&kind);
    let length = content.first_chunk().map_or(0, |four| u32::from_be_bytes(*four));
    let length = usize::try_from(length).unwrap_or(0).min(content.len());
    let others = content.get(16..length).unwrap_or_default();
    brand(content).is_some_and(|first| known(first) || others.chunks(4).any(known))
}

/// TIFF and what cameras make of it (DNG, NEF, CR2, ARW, …), and other cameras' own.
fn is_raw(content: &[u8]) -> bool {
    let starts: [&[u8]; 9] = [
        b"II*\0",
        b"MM\0*",
        b"II+\0",
        b"MM\0+",
        b"IIU\0",
        b"IIRO\x08",
        b"IIRS\x08",
        b"MMOR\0",
        b"FUJIFILMCCD-RAW",
    ];
    brand(content) == Some(b"crx ") || starts.iter().any(|start| content.starts_with(start))
}

fn is_mp4(content: &[u8]) -> bool {
    let foreign: [&[u8]; 5] = [b"qt  ", b"M4A ", b"M4B ", b"jp2 ", b"jxl "];
    brand(content).is_some_and(|brand| !foreign.contains(&brand))
}

/// How `WebM` and its larger kin begin.
const MATROSKA: &[u8] = &[0x1A, 0x45, 0xDF, 0xA3];

fn has_early(content: &[u8], word: &[u8]) -> bool {
    let head = &content[..content.len().min(200)];
    head.windows(word.len()).any(|part| part == word)
}

/// A part of a file, as a browser asks for it: `bytes=0-99`, `bytes=100-`, `bytes=-20`. Nothing for
/// what we do not serve in parts (several at once), which is then served whole.
pub fn part(header: &str, size: u64) -> Option<Result<std::ops::Range<u64>, ()>> {
    let asked = header.trim().strip_prefix("bytes=")?;
    let (from, to) = asked.split_once('-').filter(|_| !asked.contains(','))?;
    let range = match (from.trim(), to.trim()) {
        ("", last) => {
            let last: u64 = last.parse().ok()?;
            size.saturating_sub(last)..if last == 0 { 0 } else { size }
        }
        (from, "") => from.parse().ok()?..size,
        (from, to) => from.parse().ok()?..to.parse::<u64>().ok()?.saturating_add(1).min(size),
    };
    Some(if range.start < range.end && range.end <= size { Ok(range) } else { Err(()) })
}

/// A file's name as it may stand in a header and on a disk: the last part of a path, without signs
/// that mean something to either.
pub fn safe_name(raw: &str) -> String {
    let last = raw.rsplit(['/', '\\']).next().unwrap_or_default();
    let kept: String = last
        .chars()
        .filter(|c| !c.is_control() && !r#"<>:"|?*;%"#.contains(*c))
        .filter(|c| !matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'))
        .take(120)
        .collect();
    let kept = kept.trim().trim_start_matches('.').to_owned();
    if kept.is_empty() { "file".to_owned() } else { kept }
}

/// The id in a file's address (`/files/0190….jpg`), wherever it stands in a link.
pub fn id_of(url: &str) -> Option<cairn_ground::Id> {
    let name = url.strip_prefix("/files/")?;
    id_of_name(name.split(['?', '#']).next().unwrap_or(name))
}

/// Whether a file's address is one of a picture.
pub fn is_picture_name(url: &str) -> bool {
    PICTURES.iter().any(|(_, ending)| url.strip_suffix(ending).is_some_and(|it| it.ends_with('.')))
}

/// Whether a file's address is one of a film that browsers play.
pub fn is_video_name(url: &str) -> bool {
    VIDEOS.iter().any(|(_, ending)| url.strip_suffix(ending).is_some_and(|it| it.ends_with('.')))
}

/// Whether a file that is only downloaded calls itself a film.
pub fn is_other_film(name: &str) -> bool {
    let ending = name.rsplit('.').next().unwrap_or_default().to_lowercase();
    matches!(ending.as_str(), "mov" | "qt" | "avi" | "wmv" | "mkv" | "m4v" | "mpg" | "mpeg")
}

/// The id in a file's own name.
pub fn id_of_name(name: &str) -> Option<cairn_ground::Id> {
    name.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(name: &str, content: &[u8]) -> Result<&'static str, No> {
        ready(name, content).map(|ready| ready.kind)
    }

    #[test]
    fn a_file_is_what_its_content_is() {
        let script = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>";
        assert_eq!(kind("photo.jpg", script), Ok("application/octet-stream"));
        assert_eq!(kind("page.html", b"<html>"), Ok("application/octet-stream"));
        assert_eq!(kind("x.png", b""), Err(No::Empty));
        assert_eq!(kind("x.txt", b"\xFF\xD8\xFFnothing"), Err(No::Damaged));
        assert_eq!(kind("x", b"\x1A\x45\xDF\xA3\x42\x82\x84webm"), Ok("video/webm"));
    }

    #[test]
    fn photos_whose_position_cannot_be_taken_out_are_not_taken() {
        for brand in ["heic", "heis", "hevx", "heim", "mif1", "msf1", "avif", "avis"] {
            let photo = format!("\0\0\0\x18ftyp{brand}\0\0\0\0");
            assert_eq!(kind("x.jpg", photo.as_bytes()), Err(No::Heic), "{brand}");
        }
        let odd = b"\0\0\0\x18ftyprare\0\0\0\0rareavif and so on";
        assert_eq!(kind("x.bin", odd), Err(No::Heic));
        let film = b"\0\0\0\x18ftypisom\0\0\0\0isommp42 avif is a word here";
        assert_eq!(kind("x.mp4", film), Ok("video/mp4"));
        for raw in [&b"II*\0\x08\0\0\0"[..], b"MM\0*\0\0\0\x08", b"\0\0\0\x18ftypcrx \0\0\0\x01"] {
            assert_eq!(kind("x.dng", raw), Err(No::Raw));
        }
    }

    #[test]
    fn only_known_endings_stand_in_an_address() {
        let ending = |name| ready(name, b"x").unwrap().ending;
        assert_eq!(ending("Manual.PDF"), "pdf");
        assert_eq!(ending("evil.html"), "bin");
        assert_eq!(ending("no ending"), "bin");
    }

    #[test]
    fn parts_of_files_are_read_as_browsers_ask_for_them() {
        assert_eq!(part("bytes=0-99", 1_000), Some(Ok(0..100)));
        assert_eq!(part("bytes=900-", 1_000), Some(Ok(900..1_000)));
        assert_eq!(part("bytes=-20", 1_000), Some(Ok(980..1_000)));
        assert_eq!(part("bytes=0-99999", 1_000), Some(Ok(0..1_000)));
        assert_eq!(part("bytes=1000-", 1_000), Some(Err(())));
        assert_eq!(part("bytes=9-5", 1_000), Some(Err(())));
        assert_eq!(part("bytes=-0", 1_000), Some(Err(())));
        assert_eq!(part("bytes=0-1,3-4", 1_000), None);
        assert_eq!(part("pages=1", 1_000), None);
    }

    #[test]
    fn a_name_has_no_path_and_no_signs_of_headers() {
        assert_eq!(safe_name("../../etc/passwd"), "passwd");
        assert_eq!(safe_name("C:\\x\\Så här.pdf"), "Så här.pdf");
        assert_eq!(safe_name("a\"; filename=\"b\r\n.html"), "a filename=b.html");
        assert_eq!(safe_name(".."), "file");
        assert_eq!(safe_name(&"å".repeat(10_000)).chars().count(), 120);
    }
}
