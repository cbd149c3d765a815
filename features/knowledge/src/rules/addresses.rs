//! Addresses within plain words: what may be followed in a question or an answer. Pure.

use cairn_ground::ObjectId;

/// A piece of a text: words, or an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    pub text: String,
    /// Where it leads; empty for words.
    pub href: String,
    /// What it is here, if it leads to something of ours.
    pub object: Option<ObjectId>,
}

/// Addresses that one text can have; the rest of it stays words.
const MOST: usize = 50;

/// The text in its order, `home` being our own address.
pub fn pieces(text: &str, home: &str) -> Vec<Piece> {
    let mut found = Vec::new();
    let mut words = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['h', 'H', '/']).filter(|_| found.len() < 2 * MOST) {
        let (before, after) = rest.split_at(at);
        words.push_str(before);
        let free = !words.ends_with(|c: char| c.is_alphanumeric() || "/:.-_".contains(c));
        let length = if free { length(after) } else { 0 };
        if let Some(link) = link(&after[..length], home) {
            if !words.is_empty() {
                found.push(plain(std::mem::take(&mut words)));
            }
            found.push(link);
            rest = &after[length..];
        } else {
            words.push_str(&after[..1]);
            rest = &after[1..];
        }
    }
    words.push_str(rest);
    if !words.is_empty() {
        found.push(plain(words));
    }
    found
}

fn plain(text: String) -> Piece {
    Piece { text, href: String::new(), object: None }
}

/// How far an address goes: to the next blank, without the signs that end a sentence.
fn length(text: &str) -> usize {
    let end = text.find(|c: char| c.is_whitespace() || "<>\"”“’`".contains(c));
    let mut address = &text[..end.unwrap_or(text.len())];
    loop {
        let shorter = address.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_']);
        let open = shorter.matches('(').count() < shorter.matches(')').count();
        let shorter = shorter.strip_suffix(')').filter(|_| open).unwrap_or(shorter);
        if shorter.len() == address.len() {
            return address.len();
        }
        address = shorter;
    }
}

fn link(address: &str, home: &str) -> Option<Piece> {
    let text = address.to_owned();
    if let Some(path) = own_path(address, home) {
        let object = object_of(path);
        // A path without a scheme is an address only if something of ours is there.
        let known = !address.starts_with('/') || object.is_some();
        return known.then(|| Piece { text, href: path.to_owned(), object });
    }
    let lower = address.get(..8)?.to_ascii_lowercase();
    let host = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://"));
    let named = host.is_some() && url::Url::parse(address).is_ok_and(|url| url.has_host());
    named.then(|| Piece { text, href: address.to_owned(), object: None })
}

fn own_path<'a>(address: &'a str, home: &str) -> Option<&'a str> {
    let home = home.trim_end_matches('/');
    let path = if home.is_empty() { None } else { address.strip_prefix(home) };
    let path = path.unwrap_or(address);
    (path.starts_with('/') && !path.starts_with("//")).then_some(path)
}

/// `/pages/{id}` and its kin, also a place within one.
fn object_of(path: &str) -> Option<ObjectId> {
    let mut parts = path.split(['?', '#']).next()?.split('/').skip(1);
    parts.next().filter(|noun| !noun.is_empty())?;
    let id = parts.next()?.parse().ok()?;
    parts.next().is_none().then_some(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOME: &str = "https://cairn.example/";

    fn shown(text: &str) -> Vec<String> {
        let show = |piece: Piece| match piece.href.as_str() {
            "" => piece.text,
            href => format!("[{}]({href})", piece.text),
        };
        pieces(text, HOME).into_iter().map(show).collect()
    }

    #[test]
    fn an_address_ends_where_the_sentence_does() {
        assert_eq!(
            shown("Det står här: https://x.example/a_b?c=1. Eller (http://y.example)!"),
            [
                "Det står här: ",
                "[https://x.example/a_b?c=1](https://x.example/a_b?c=1)",
                ". Eller (",
                "[http://y.example](http://y.example)",
                ")!"
            ]
        );
        let wiki = "https://sv.example/wiki/Ventil_(don)";
        assert_eq!(shown(wiki), [format!("[{wiki}]({wiki})")]);
    }

    #[test]
    fn what_is_no_address_stays_as_typed() {
        for text in
            ["och/eller", "http://", "https", "1/2", "/etc/hosts", "håhå 3/h", "//x.example"]
        {
            assert_eq!(shown(text), [text]);
        }
        for text in ["javascript:alert(1)", "xhttps://a.example", "ftp://a.example", ""] {
            assert!(shown(text).concat() == text, "{text}");
        }
        let many = "https://a.example ".repeat(500);
        assert_eq!(pieces(&many, HOME).iter().map(|it| it.text.as_str()).collect::<String>(), many);
    }

    #[test]
    fn our_own_things_are_known_whatever_the_house_is_called() {
        let id = "01890a5d-ac96-774b-bcce-b302099a8057";
        let path = format!("/pages/{id}");
        for text in [path.clone(), format!("https://cairn.example{path}")] {
            let pieces = pieces(&text, HOME);
            assert_eq!(pieces[0].href, path);
            assert_eq!(pieces[0].object, id.parse().ok());
        }
        assert_eq!(pieces("https://cairn.example/search?q=a", HOME)[0].href, "/search?q=a");
    }
}
