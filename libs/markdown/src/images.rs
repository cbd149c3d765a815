//! What is said of a picture to those who do not see it.

const PICTURES: [&str; 10] =
    ["jpg", "jpeg", "png", "gif", "webp", "avif", "heic", "svg", "bmp", "tiff"];
/// How cameras and programs begin a name that nobody chose.
const CAMERAS: [&str; 14] = [
    "screenshot",
    "skärmbild",
    "picture",
    "mvimg",
    "image",
    "photo",
    "bild",
    "foto",
    "dscn",
    "dscf",
    "img",
    "dsc",
    "pxl",
    "scan",
];
/// From so many signs on, hexadecimal digits are a hash and no word.
const HASH: usize = 16;

/// Whether an alternative text says nothing of what is seen: none, a file's name, a number or hash.
pub fn says_nothing(alt: &str) -> bool {
    let lower = alt.trim().to_lowercase();
    let (stem, ending) = lower.rsplit_once('.').unwrap_or((lower.as_str(), ""));
    if PICTURES.contains(&ending) && !stem.is_empty() {
        return true;
    }
    let counted = |text: &str| text.chars().all(|c| c.is_ascii() && !c.is_ascii_alphabetic());
    let hash = lower.len() >= HASH && lower.chars().all(|c| c.is_ascii_hexdigit() || c == '-');
    let camera = CAMERAS.iter().find_map(|name| lower.strip_prefix(name));
    counted(&lower) || hash || camera.is_some_and(counted)
}
