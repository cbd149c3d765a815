//! The columns of a file by their headings, in English and Swedish.

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Column {
    Name,
    /// First and last name stand for the name where there is no column for it.
    First,
    Last,
    Email,
    /// The name of an account, mostly an address: counts where there is no column for that.
    Account,
    Team,
    /// What the team belongs to; the team itself where there is no column for that.
    Unit,
    Kind,
    Manager,
    Lead,
    Title,
    Language,
    Key,
    Left,
    Active,
}

impl Column {
    /// The word in messages and reports: `admin-field-{word}`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Name | Self::First | Self::Last => "name",
            Self::Email | Self::Account => "email",
            Self::Team => "team",
            Self::Unit => "unit",
            Self::Kind => "kind",
            Self::Manager => "manager",
            Self::Lead => "lead",
            Self::Title => "title",
            Self::Language => "language",
            Self::Key => "key",
            Self::Left | Self::Active => "left",
        }
    }

    /// By heading, whatever its case, blanks and hyphens.
    pub fn of(heading: &str) -> Option<Self> {
        let plain: String =
            heading.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
        let known = HEADINGS.iter().find(|(_, words)| words.contains(&plain.as_str()));
        known.map(|(column, _)| *column)
    }
}

const HEADINGS: [(Column, &[&str]); 15] = [
    (
        Column::Name,
        &["name", "namn", "fullname", "displayname", "visningsnamn", "fullständigtnamn"],
    ),
    (Column::First, &["firstname", "givenname", "förnamn", "tilltalsnamn"]),
    (Column::Last, &["lastname", "surname", "familyname", "efternamn"]),
    (
        Column::Email,
        &[
            "email",
            "epost",
            "mail",
            "mejl",
            "emailaddress",
            "mailaddress",
            "epostadress",
            "mejladress",
            "mailadress",
        ],
    ),
    (Column::Account, &["userprincipalname", "upn"]),
    (Column::Team, &["team", "grupp", "arbetsgrupp", "arbetslag", "group"]),
    (
        Column::Unit,
        &["unit", "enhet", "department", "avdelning", "arbetsplats", "organisatoriskenhet"],
    ),
    (Column::Kind, &["kind", "typ", "teamkind", "teamtyp"]),
    (
        Column::Manager,
        &[
            "manager",
            "manageremail",
            "managername",
            "chef",
            "chefsepost",
            "chefepost",
            "närmastechef",
            "chefnamn",
        ],
    ),
    (Column::Lead, &["lead", "learninglead", "lärombud"]),
    (Column::Title, &["title", "jobtitle", "titel", "befattning", "yrkestitel"]),
    (Column::Language, &["language", "lang", "preferredlanguage", "språk"]),
    (
        Column::Key,
        &[
            "key",
            "nyckel",
            "employeeid",
            "employeenumber",
            "anställningsnummer",
            "anställningsnr",
            "anstnr",
            "personalnummer",
        ],
    ),
    (
        Column::Left,
        &["left", "hasleft", "enddate", "leavingdate", "slutat", "slutade", "slutdatum"],
    ),
    (Column::Active, &["active", "enabled", "aktiv", "status"]),
];

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
            ("Närmaste chef", Column::Manager),
            ("Språk", Column::Language),
            (" Employee ID ", Column::Key),
            ("Anst.nr", Column::Key),
            ("Förnamn", Column::First),
            ("UserPrincipalName", Column::Account),
            ("Lärombud", Column::Lead),
        ] {
            assert_eq!(Column::of(heading), Some(column), "{heading}");
        }
        for unknown in ["Telefon", "Personnummer", "First", ""] {
            assert_eq!(Column::of(unknown), None, "{unknown}");
        }
    }
}
