//! A mail's words and shape. Pure.

use askama::Template;
use cairn_ground::{Arg, Error, Id, Instant, Locale, Messages, Result, dates};

use crate::letter::{Letter, Line};

/// What a mail says, already in the reader's language: a heading, a few lines, one button, and
/// links in small print. Invitations and sign-in links of features use it too.
#[derive(Debug, Clone, Default)]
pub struct Draft {
    /// BCP 47 tag of the language.
    pub lang: &'static str,
    pub subject: String,
    pub heading: String,
    pub lines: Vec<DraftLine>,
    /// What stands on the button, and the address of the page it opens.
    pub button: String,
    pub url: String,
    /// Why the mail came.
    pub why: String,
    /// Words and addresses.
    pub links: Vec<(String, String)>,
}

#[derive(Debug, Clone, Default)]
pub struct DraftLine {
    pub text: String,
    /// Smaller, below; may be empty.
    pub detail: String,
}

/// A rendered mail.
#[derive(Debug, Clone)]
pub struct Mail {
    /// Becomes the Message-ID, so that a mail sent twice can be told by its receiver.
    pub id: Id,
    pub at: Instant,
    pub to_name: String,
    pub to_email: String,
    pub subject: String,
    pub text: String,
    pub html: String,
    /// Where one tap in the mail program turns messages off (RFC 8058).
    pub unsubscribe: Option<String>,
}

#[derive(Template)]
#[template(path = "letter.html")]
struct Html<'a> {
    draft: &'a Draft,
}

#[derive(Template)]
#[template(path = "letter.txt")]
struct Text<'a> {
    draft: &'a Draft,
}

impl Draft {
    /// A letter of one button, in the words `{family}-subject`, `-heading`, `-button` and `-why`,
    /// each with the argument `$org`.
    pub fn of_words(
        messages: &Messages,
        locale: Locale,
        family: &str,
        org: &str,
        url: String,
    ) -> Self {
        let word = |part: &str| {
            messages.format(locale, &format!("{family}-{part}"), &[("org", org.into())])
        };
        Self {
            lang: locale.tag(),
            subject: word("subject"),
            heading: word("heading"),
            lines: Vec::new(),
            button: word("button"),
            url,
            why: word("why"),
            links: Vec::new(),
        }
    }

    /// Renders the plain and the HTML part.
    pub fn render(&self, id: Id, at: Instant, to_name: &str, to_email: &str) -> Result<Mail> {
        Ok(Mail {
            id,
            at,
            to_name: to_name.to_owned(),
            to_email: to_email.to_owned(),
            subject: self.subject.clone(),
            text: Text { draft: self }.render().map_err(Error::internal)?,
            html: Html { draft: self }.render().map_err(Error::internal)?,
            unsubscribe: None,
        })
    }
}

/// The longest title inside a subject line; phones show about forty characters of it.
const SUBJECT_TITLE: usize = 60;

/// The mail of a letter.
pub(crate) fn mail(
    messages: &Messages,
    letter: &Letter,
    base: &str,
    id: Id,
    at: Instant,
) -> Result<Mail> {
    let locale = letter.locale();
    let word = |key: &str| messages.format(locale, key, &[]);
    let url = |token: &str| format!("{}/m/{token}", base.trim_end_matches('/'));
    let subject = letter.lines.first().map(|line| reason(messages, locale, line, SUBJECT_TITLE));
    let subject = subject.unwrap_or_default();
    let links = &letter.links;
    let mut draft = Draft {
        lang: locale.tag(),
        heading: subject.clone(),
        subject,
        lines: Vec::new(),
        button: word("nudge-open"),
        url: url(&links.open),
        why: word("nudge-why-at-once"),
        links: vec![
            (word("nudge-fewer"), url(&links.fewer)),
            (word("nudge-pause"), url(&links.pause)),
            (word("nudge-off"), url(&links.off)),
        ],
    };
    if letter.weekly {
        draft.heading = word("nudge-weekly-heading");
        draft.button = word("nudge-today");
        draft.why = word("nudge-why-weekly");
        draft.lines = letter.lines.iter().map(|it| weekly_line(messages, letter, it)).collect();
        if letter.more > 0 {
            let more = i64::try_from(letter.more).unwrap_or(i64::MAX);
            let text = messages.format(locale, "nudge-more", &[("n", more.into())]);
            draft.lines.push(DraftLine { text, detail: String::new() });
        }
    } else if let Some(line) = letter.lines.first()
        && let Some(title) = &line.title
        && !draft.heading.contains(title.as_str())
    {
        draft.lines.push(DraftLine { text: title.clone(), detail: String::new() });
    }
    let mut mail = draft.render(id, at, &letter.to.name, &letter.to.email)?;
    mail.unsubscribe = Some(url(&links.off));
    Ok(mail)
}

fn weekly_line(messages: &Messages, letter: &Letter, line: &Line) -> DraftLine {
    let locale = letter.locale();
    let text = reason(messages, locale, line, usize::MAX);
    let title = line.title.clone().filter(|title| !text.contains(title.as_str()));
    let due = line.due_on.map(|on| {
        let date = dates::short(locale, on, letter.today);
        messages.format(locale, "nudge-due", &[("date", Arg::Text(date))])
    });
    let detail: Vec<String> = title.into_iter().chain(due).collect();
    DraftLine { text, detail: detail.join(" · ") }
}

/// The feature's words, with the colleague's name and the title as far as it may stand in a mail.
fn reason(messages: &Messages, locale: Locale, line: &Line, max: usize) -> String {
    let name = line.name.clone();
    let name = name.unwrap_or_else(|| messages.format(locale, "nudge-somebody", &[]));
    let title = match &line.title {
        Some(title) => shortened(title, max),
        None => messages.format(locale, "nudge-hidden-title", &[]),
    };
    messages.format(locale, &line.reason, &[("name", name.into()), ("title", title.into())])
}

/// Ends with a whole word, unless that would leave less than half.
fn shortened(title: &str, max: usize) -> String {
    if title.chars().count() <= max {
        return title.to_owned();
    }
    let kept: String = title.chars().take(max.saturating_sub(1)).collect();
    let goes_on = title[kept.len()..].starts_with(char::is_alphanumeric);
    let whole = kept.rfind(' ').filter(|end| goes_on && kept[..*end].chars().count() * 2 >= max);
    let kept = whole.map_or(kept.as_str(), |end| &kept[..end]);
    format!("{}…", kept.trim_end_matches([' ', '.', ',', ';', ':', '–']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_shows_what_people_typed_as_text_in_both_parts() {
        let draft = Draft {
            lang: "sv",
            subject: "s".into(),
            heading: "Åsa <b>& co</b>".into(),
            lines: vec![DraftLine { text: "\"><script>".into(), detail: "28\u{A0}nov".into() }],
            button: "Öppna".into(),
            url: "https://cairn.example/m/abc".into(),
            why: "Därför".into(),
            links: vec![("Färre".into(), "https://cairn.example/m/def".into())],
        };
        let mail = draft.render(Id::nil(), Instant(0), "Bo", "bo@example.org").unwrap();
        assert!(mail.text.contains("Åsa <b>& co</b>\n"), "{}", mail.text);
        assert!(mail.text.contains("https://cairn.example/m/abc\n"), "{}", mail.text);
        assert!(!mail.html.contains("<script>") && !mail.html.contains("<b>"), "{}", mail.html);
        assert_eq!(mail.html.matches("https://cairn.example/m/abc").count(), 1, "one button");
        assert!(mail.html.contains("<html lang=\"sv\">"));
    }

    #[test]
    fn a_long_title_is_cut_in_a_subject() {
        assert_eq!(shortened("Vem ringer kunden", 15), "Vem ringer…", "no half word");
        assert_eq!(shortened("Vem ringer, kunden", 12), "Vem ringer…");
        assert_eq!(shortened("Vem ringer kunden", 11), "Vem ringer…");
        assert_eq!(shortened("Fjärrvärmecentralen", 9), "Fjärrvär…", "rather than nothing");
        assert_eq!(shortened("En fjärrvärmecentral", 9), "En fjärr…");
        assert_eq!(shortened("Vem", 9), "Vem");
    }
}
