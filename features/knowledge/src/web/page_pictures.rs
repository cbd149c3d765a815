//! The pictures of a page that is being written: of those nobody described a line is asked.

use cairn_ground::{Result, limits, text};
use cairn_web::{Form, View};

use crate::{
    pages::page::AskedPicture,
    rules::{pages, pictures},
};

/// So many are asked about at once: an imported chapter can have a hundred.
const MOST: usize = 12;

fn field(url: &str) -> String {
    format!("shows_{}", url.trim_start_matches("/files/"))
}

/// The pictures of the form's text that nobody described yet.
pub fn asked(v: &View, form: &Form) -> Vec<AskedPicture> {
    let urls = pictures::undescribed(form.value("body")).into_iter().take(MOST);
    urls.enumerate()
        .map(|(at, url)| {
            let number = i64::try_from(at + 1).unwrap_or(0);
            AskedPicture {
                field: field(&url),
                alt: v.t1("knowledge-picture", "number", number),
                label: v.t1("knowledge-picture-shows", "number", number),
                url,
            }
        })
        .collect()
}

/// The form's text with what was said of its pictures.
///
/// # Errors
/// Refuses with `too-long`.
pub fn body(form: &Form) -> Result<String> {
    let body = form.value("body");
    if !form.pairs().iter().any(|(name, value)| name.starts_with("shows_") && !value.is_empty()) {
        return Ok(body.to_owned());
    }
    let body = pages::clean_markdown(body);
    let mut said = Vec::new();
    for url in pictures::undescribed(&body) {
        let words = text::optional_line("pictures", form.value(&field(&url)), limits::LINE)?;
        said.extend(words.map(|words| (url, words)));
    }
    Ok(pictures::described(&body, &said))
}
