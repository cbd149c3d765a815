//! The languages of the interface, and how each writes numbers.

/// A language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Locale {
    En,
    Sv,
    /// Every message wrapped in ⟦ ⟧: a test run in it finds letters that came from no message.
    Pseudo,
}

impl Locale {
    /// The languages a person can choose.
    pub const CHOICES: [Self; 2] = [Self::En, Self::Sv];

    /// BCP 47 tag, also the value of `<html lang>`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::En | Self::Pseudo => "en",
            Self::Sv => "sv",
        }
    }

    pub fn parse(tag: &str) -> Option<Self> {
        Self::CHOICES.into_iter().find(|l| l.tag() == tag)
    }

    /// The first language of an `Accept-Language` header that we speak. Norwegian and Danish
    /// readers get Swedish, which they read better than a machine would guess.
    pub fn from_accept_language(header: &str) -> Option<Self> {
        let mut wanted: Vec<(u16, &str)> = header
            .split(',')
            .filter_map(|part| {
                let mut pieces = part.trim().split(';');
                let tag = pieces.next()?.trim();
                let quality = pieces.find_map(|p| p.trim().strip_prefix("q="));
                let quality = quality.and_then(|q| q.parse::<f32>().ok()).unwrap_or(1.0);
                #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
                Some(((quality.clamp(0.0, 1.0) * 1000.0) as u16, tag))
            })
            .collect();
        wanted.sort_by_key(|(quality, _)| std::cmp::Reverse(*quality));
        wanted.iter().filter(|(quality, _)| *quality > 0).find_map(|(_, tag)| {
            match tag.split('-').next()?.to_ascii_lowercase().as_str() {
                "sv" | "nb" | "nn" | "no" | "da" => Some(Self::Sv),
                "en" => Some(Self::En),
                _ => None,
            }
        })
    }

    /// A whole number with the language's grouping: `12,345` and `12 345` (unbreakable).
    pub fn number(self, n: i64) -> String {
        let digits = n.unsigned_abs().to_string();
        let mut out = String::new();
        if n < 0 {
            out.push('\u{2212}');
        }
        for (i, digit) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i).is_multiple_of(3) {
                out.push(if self == Self::Sv { '\u{A0}' } else { ',' });
            }
            out.push(digit);
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_as_the_language_does() {
        assert_eq!(Locale::En.number(1_234_567), "1,234,567");
        assert_eq!(Locale::Sv.number(-12_345), "\u{2212}12\u{A0}345");
        assert_eq!(Locale::Sv.number(999), "999");
    }

    #[test]
    fn the_browser_s_wish_is_heard_by_weight() {
        let chosen = Locale::from_accept_language;
        assert_eq!(chosen("de, en;q=0.5, sv-SE;q=0.9"), Some(Locale::Sv));
        assert_eq!(chosen("nb-NO"), Some(Locale::Sv));
        assert_eq!(chosen("fr, sv;q=0"), None);
        assert_eq!(chosen("x;q=NaN, en"), Some(Locale::En));
    }
}
