//! Limits in one place, with the reason. Lengths are in characters, sizes in bytes.

/// A name of a person, team or organisation: longer than any real one.
pub const NAME: usize = 120;
/// One line: a next step, a question's first line, an obstacle, a title.
pub const LINE: usize = 280;
/// A paragraph: an answer, a reason, a card.
pub const PARAGRAPH: usize = 4_000;
/// A page's Markdown.
pub const PAGE: usize = 200_000;
/// A form without files.
pub const FORM_BYTES: usize = 1_000_000;
/// … of somebody who is signed in: what is too long for its field comes back in the form. A letter
/// takes up to nine bytes on its way.
pub const LONG_FORM_BYTES: usize = 4_000_000;
/// So many forms above [`FORM_BYTES`] are read and answered at a time, each in some ten copies.
pub const LONG_FORMS: usize = 8;
/// A request with files (photos of a phone are 3 to 12 MB).
pub const UPLOAD_BYTES: usize = 30_000_000;
/// So many requests whose files are above [`FORM_BYTES`] are read and answered at a time: a file
/// lies in memory until it is kept …
pub const LARGE_UPLOADS: usize = 40;
/// … and so many of them are one person's.
pub const LARGE_UPLOADS_EACH: usize = 2;
/// Names pasted at once; more come by CSV.
pub const PASTED_PEOPLE: usize = 30;
