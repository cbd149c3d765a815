//! Files in a take-out: where they lie in it, and the links in a text that lead to them. Pure.

use std::collections::HashMap;

use cairn_ground::Id;

use super::files;

/// What stands before a file's name in its address.
const ADDRESS: &str = "/files/";

/// Where each carried file lies in the take-out, below the texts.
#[derive(Debug, Default)]
pub struct Carried(HashMap<Id, String>);

impl Carried {
    pub fn of<'a>(files: impl IntoIterator<Item = (Id, &'a str, &'a str)>) -> Self {
        let path = |(id, kind, name)| (id, path(id, kind, name));
        Self(files.into_iter().map(path).collect())
    }

    /// Where the file with this name among the files lies.
    pub fn named(&self, name: &str) -> Option<&str> {
        self.with(files::id_of_name(name)?)
    }

    pub fn with(&self, id: Id) -> Option<&str> {
        self.0.get(&id).map(String::as_str)
    }

    /// The Markdown with its links to carried files leading to where they lie.
    pub fn lead(&self, markdown: &str) -> String {
        let mut led = String::with_capacity(markdown.len());
        let mut rest = markdown;
        while let Some(at) = rest.find(ADDRESS) {
            let (before, after) = rest.split_at(at);
            let name = &after[ADDRESS.len()..];
            led.push_str(before);
            // Elsewhere it is the end of another address, or words.
            let begins = led.ends_with(['(', '<', ' ']);
            let name = &name[..length(name)];
            match self.named(name).filter(|_| begins) {
                Some(path) => led.push_str(path),
                None => led.push_str(&after[..ADDRESS.len() + name.len()]),
            }
            rest = &after[ADDRESS.len() + name.len()..];
        }
        led + rest
    }
}

/// The name that the file's address has, in a folder of its own.
fn path(id: Id, kind: &str, name: &str) -> String {
    format!("files/{id}.{}", files::ending(kind, name))
}

/// How far a file's name goes: its id and one ending.
fn length(text: &str) -> usize {
    let part = |text: &str| {
        text.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).unwrap_or(text.len())
    };
    let id = part(text);
    let ending = text[id..].strip_prefix('.').map_or(0, part);
    if ending == 0 { id } else { id + 1 + ending }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_to_carried_files_and_nothing_else_changes() {
        let [mine, other] = [1, 2].map(Id::from_u128);
        let carried = Carried::of([(mine, "image/jpeg", "x.jpg")]);
        let path = format!("files/{mine}.jpg");
        let led = |text: &str| carried.lead(text);
        assert_eq!(led(&format!("![a](/{path} \"b\").")), format!("![a]({path} \"b\")."));
        assert_eq!(led(&format!("[a]: </{path}>")), format!("[a]: <{path}>"));
        assert_eq!(led(&format!("[a]: /{path}\n")), format!("[a]: {path}\n"));
        assert_eq!(led(&format!("See /{path}.")), format!("See {path}."));
        assert_eq!(led(&format!("(/files/{mine})")), format!("({path})"), "whatever its ending");
        let same = [
            format!("[a](/files/{other}.jpg)"),
            format!("[a](https://x.example/{path})"),
            "[a](/files/) /files/x".to_owned(),
        ];
        for text in same {
            assert_eq!(led(&text), text);
        }
    }
}
