//! Names that a reader takes for one another.

use unicode_normalization::UnicodeNormalization;
use unicode_security::confusable_detection::skeleton;

/// Small capitals, which Unicode's own list of look-alikes leaves out for the most part.
const CAPITALS: [(&str, &str); 2] =
    [("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnopqrstuvwyz"), ("ꮪꮃꮋꭰꭱꮇ", "swhdrm")];

/// What a name looks like to a reader: its letters and digits alone, each as what it is drawn like
/// (Unicode Technical Standard 39). Small and large letters are drawn like different ones, so it is
/// looked at twice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Looks {
    small: String,
    as_written: String,
}

impl Looks {
    pub fn of(name: &str) -> Self {
        let plain: String = name.nfkc().map(plain).collect();
        Self { small: drawn(&plain.to_lowercase()), as_written: drawn(&plain) }
    }

    /// Whether one may be taken for the other.
    pub fn is_like(&self, other: &Self) -> bool {
        self.small == other.small || self.as_written == other.as_written
    }
}

fn plain(letter: char) -> char {
    let among = |(others, latin): &(&str, &str)| {
        latin.chars().nth(others.chars().position(|other| other == letter)?)
    };
    CAPITALS.iter().find_map(among).unwrap_or(letter)
}

/// Put together again, so that an Å stays what it is and other marks count for nothing.
fn drawn(text: &str) -> String {
    let letters = skeleton(text).nfc().filter(|letter| letter.is_alphanumeric());
    letters.collect::<String>().to_lowercase().replace("vv", "w")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alike(one: &str, other: &str) -> bool {
        Looks::of(one).is_like(&Looks::of(other))
    }

    #[test]
    fn letters_of_other_alphabets_and_signs_nobody_sees_make_no_other_name() {
        for name in [
            "saga  winther",
            "Saga-Winther.",
            "Saga Winther\u{FFA0}",
            "Saga\u{3164}Winther",
            "Saga Winther\u{FE0E}\u{332}",
            "Ｓａｇａ Ｗinther",
            "𝐒aga Winther",
            "ꜱaga Winther",
            "Saga Ԝinther",
            "Saga Wintһer",
            "Ѕаgа Wіnthеr",
            "Ꮪaga Ꮃinther",
            "ꓢaga Winther",
            "Sɑga Wınther",
            "Saga VVinther",
            "Saga Wintheᴦ",
        ] {
            assert!(alike(name, "Saga Winther"), "{name:?}");
        }
        assert!(alike("lda Holm", "Ida Holm"), "a small L");
    }

    #[test]
    fn letters_that_one_tells_apart_make_another_name() {
        for (one, other) in
            [("Åsa Ek", "Asa Ek"), ("Björn", "Bjorn"), ("Ida", "Ada"), ("Saga W", "Saga Winther")]
        {
            assert!(!alike(one, other), "{one} {other}");
        }
    }
}
