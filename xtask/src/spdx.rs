//! SPDX licence expressions, as far as packages use them: OR, AND, WITH, parentheses, and the
//! old `/` of crates.io, which means OR.

/// Whether what `allowed` accepts is enough to satisfy the expression. Of an OR one arm
/// suffices: we choose it.
pub fn satisfied(expression: &str, allowed: &impl Fn(&str) -> bool) -> Result<bool, String> {
    let words = words(expression);
    let mut parser = Parser { words: &words, at: 0, allowed };
    let verdict = parser.any()?;
    match words.get(parser.at) {
        None => Ok(verdict),
        Some(word) => Err(format!("`{word}` is out of place in `{expression}`")),
    }
}

fn words(expression: &str) -> Vec<String> {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    spaced.split_whitespace().map(str::to_owned).collect()
}

struct Parser<'a, F> {
    words: &'a [String],
    at: usize,
    allowed: &'a F,
}

impl<F: Fn(&str) -> bool> Parser<'_, F> {
    fn take(&mut self, word: &str) -> bool {
        let found = self.words.get(self.at).is_some_and(|next| next.eq_ignore_ascii_case(word));
        self.at += usize::from(found);
        found
    }

    fn any(&mut self) -> Result<bool, String> {
        let mut verdict = self.all()?;
        while self.take("OR") {
            verdict |= self.all()?;
        }
        Ok(verdict)
    }

    fn all(&mut self) -> Result<bool, String> {
        let mut verdict = self.one()?;
        while self.take("AND") {
            verdict &= self.one()?;
        }
        Ok(verdict)
    }

    fn one(&mut self) -> Result<bool, String> {
        if self.take("(") {
            let verdict = self.any()?;
            return if self.take(")") { Ok(verdict) } else { Err("`)` is missing".to_owned()) };
        }
        let mut licence = self.word()?;
        if self.take("WITH") {
            licence = format!("{licence} WITH {}", self.word()?);
        }
        Ok((self.allowed)(&licence))
    }

    fn word(&mut self) -> Result<String, String> {
        let word = self.words.get(self.at).ok_or("a licence is missing at the end")?;
        if ["(", ")", "AND", "OR", "WITH"].contains(&word.as_str()) {
            return Err(format!("`{word}` stands where a licence should"));
        }
        self.at += 1;
        Ok(word.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ok(expression: &str) -> bool {
        let allowed =
            |name: &str| ["MIT", "Apache-2.0", "MPL-2.0", "GPL-3.0 WITH X"].contains(&name);
        satisfied(expression, &allowed).unwrap()
    }

    #[test]
    fn one_arm_of_an_or_is_enough_and_both_of_an_and_are_needed() {
        assert!(ok("LGPL-3.0-or-later OR MPL-2.0"));
        assert!(ok("Unlicense/MIT"));
        assert!(ok("(MIT OR GPL-3.0) AND Apache-2.0"));
        assert!(!ok("MIT AND GPL-3.0"));
        assert!(!ok("GPL-3.0-only"));
    }

    #[test]
    fn and_binds_tighter_than_or() {
        assert!(ok("MIT OR GPL-3.0 AND LGPL-3.0"));
        assert!(!ok("(MIT OR GPL-3.0) AND LGPL-3.0"));
    }

    #[test]
    fn an_exception_belongs_to_its_licence() {
        assert!(ok("GPL-3.0 WITH X"));
        assert!(!ok("GPL-3.0"));
    }

    #[test]
    fn a_broken_expression_is_an_error_not_a_yes() {
        for broken in ["", "MIT OR", "(MIT", "MIT MIT", "OR MIT", "MIT WITH"] {
            assert!(satisfied(broken, &|_| true).is_err(), "{broken}");
        }
    }
}
