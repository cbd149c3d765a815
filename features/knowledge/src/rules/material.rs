//! Material: links as cards, files, videos.

use cairn_ground::{Refusal, Result, text};
use unicode_security::{MixedScript, confusable_detection::skeleton};
use url::Url;

/// No browser takes a longer address.
const ADDRESS: usize = 2_000;

/// An address on the web, and the host a reader recognises it by.
///
/// # Errors
/// Refuses with `knowledge-address` what is none.
pub fn address(raw: &str) -> Result<(String, String)> {
    let no = || Refusal::field("knowledge-address", "url");
    let typed = text::line("url", raw, ADDRESS)?;
    let written = if typed.contains("://") { typed } else { format!("https://{typed}") };
    let url = Url::parse(&written).map_err(|_| no())?;
    let host = url.host_str().filter(|host| host.contains('.') || *host == "localhost");
    let plain = matches!(url.scheme(), "http" | "https") && url.username().is_empty();
    let host = host.filter(|_| plain && url.password().is_none()).ok_or_else(no)?;
    let shown = readable(host.strip_prefix("www.").unwrap_or(host));
    Ok((url.to_string(), shown))
}

/// The host of a kept address.
pub fn host(url: &str) -> String {
    Url::parse(url).ok().and_then(|url| url.host_str().map(readable)).unwrap_or_default()
}

/// `räv.example` for `xn--rv-via.example`. What could be drawn to look like another address (mixed
/// alphabets, letters that look like plain ones) stays as the machines write it.
fn readable(host: &str) -> String {
    let (decoded, done) = idna::domain_to_unicode(host);
    let honest = |label: &str| {
        label.is_ascii() || label.is_single_script() && !skeleton(label).all(|c| c.is_ascii())
    };
    if done.is_ok() && decoded.split('.').all(honest) { decoded } else { host.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_one_of_the_web() {
        let shown = |raw| address(raw).ok();
        let expected = ("https://www.svt.se/a?b=1".to_owned(), "svt.se".to_owned());
        assert_eq!(shown(" www.svt.se/a?b=1 "), Some(expected));
        let kept = shown("http://Räv.example/ö").map(|(url, _)| url);
        assert_eq!(kept.as_deref(), Some("http://xn--rv-via.example/%C3%B6"));
        assert_eq!(shown("http://www.Räv.example/").map(|(_, host)| host).unwrap(), "räv.example");
        for raw in [
            "javascript:alert(1)",
            "data:text/html,<script>",
            "file:///etc/passwd",
            "https://user:secret@example.org",
            "https://",
            "not an address",
            "",
        ] {
            assert!(shown(raw).is_none(), "{raw}");
        }
        assert!(shown(&format!("https://a.example/{}", "x".repeat(5_000))).is_none());
    }

    #[test]
    fn a_host_is_shown_as_people_write_it_unless_it_looks_like_another() {
        for (kept, shown) in [
            ("https://xn--4cab6c.se/", "åäö.se"),
            ("https://xn--rksmrgs-5wao1o.example/", "räksmörgås.example"),
            ("https://svt.se/", "svt.se"),
            // Cyrillic letters alone, and beside Latin ones.
            ("https://xn--80ak6aa92e.com/", "xn--80ak6aa92e.com"),
            ("https://xn--pple-43d.com/", "xn--pple-43d.com"),
        ] {
            assert_eq!(host(kept), shown);
        }
        let dotless = address("https://vıp.example").unwrap().1;
        assert!(dotless.starts_with("xn--"), "{dotless}");
    }
}
