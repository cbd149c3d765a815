//! The columns of a file by their headings, in English and Swedish.

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Column {
    Name,
    Email,
    Team,
    Manager,
    Title,
    Language,
    Key,
}

impl Column {
    /// The word in messages and reports: `admin-field-{word}`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Email => "email",
            Self::Team => "team",
            Self::Manager => "manager",
            Self::Title => "title",
            Self::Language => "language",
            Self::Key => "key",
        }
    }

    /// By heading, whatever its case, blanks and hyphens.
    pub fn of(heading: &str) -> Option<Self> {
        let plain: String =
            heading.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
        Some(match plain.as_str() {
            "name" | "namn" | "fullname" | "displayname" => Self::Name,
            "email" | "epost" | "mail" | "mejl" | "emailaddress" | "epostadress" => Self::Email,
            "team" | "unit" | "enhet" | "department" | "avdelning" => Self::Team,
            "manager" | "manageremail" | "chef" | "chefsepost" | "chefepost" => Self::Manager,
            "title" | "jobtitle" | "titel" | "befattning" => Self::Title,
            "language" | "lang" | "språk" => Self::Language,
            "key" | "nyckel" | "employeeid" | "anställningsnummer" => Self::Key,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_known_in_both_languages() {
        for (heading, column) in [
            ("Namn", Column::Name),
            ("E-post", Column::Email),
            ("e-mail", Column::Email),
            ("Manager email", Column::Manager),
            ("CHEF", Column::Manager),
            ("Språk", Column::Language),
            (" Employee ID ", Column::Key),
        ] {
            assert_eq!(Column::of(heading), Some(column), "{heading}");
        }
        assert_eq!(Column::of("Telefon"), None);
    }
}
