//! Pages: who may change one, what becomes of two saves at once, what stands at its top.

use cairn_ground::{Actor, Audience, PersonId, Refusal, Result, TeamId, dates, limits, text};
use cairn_markdown::{Merge, merge};
use cairn_objects::Object;
use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization;

/// Deleted pages can be brought back so long.
pub const KEPT_DAYS: i64 = 30;
const SECTION_NAME: usize = 60;
pub const SECTIONS_DEEP: usize = 6;
/// A page is looked at again after so many days unless its owner says otherwise.
const REVIEW_DAYS: i32 = 365;

/// Who changes a page without asking. The others suggest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EditedBy {
    Everyone,
    Team,
    Owner,
}

impl EditedBy {
    pub const ALL: [Self; 3] = [Self::Everyone, Self::Team, Self::Owner];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Everyone => "everyone",
            Self::Team => "team",
            Self::Owner => "owner",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.as_str() == word)
    }
}

/// What stands at the top of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// A tip from its author.
    Tip,
    /// How we do it.
    Approved,
    /// It was how we do it, until a date that is past.
    Lapsed,
    /// It will be how we do it, from a date to come.
    Announced,
}

/// The standing of a page whose newest version is `version`.
pub fn standing(
    version: i64,
    approved: Option<i64>,
    from: Option<Date>,
    until: Option<Date>,
    today: Date,
) -> Standing {
    if approved != Some(version) {
        return Standing::Tip;
    }
    if from.is_some_and(|from| from > today) {
        Standing::Announced
    } else if until.is_some_and(|until| until < today) {
        Standing::Lapsed
    } else {
        Standing::Approved
    }
}

/// Whether the actor answers for the page: its owner, or a curator.
pub fn decides(object: &Object, actor: &Actor) -> bool {
    owns(object, actor) || is_curator(actor)
}

pub fn owns(object: &Object, actor: &Actor) -> bool {
    object.owner.is_some() && object.owner == actor.person_id()
}

/// The role itself: an administrator keeps the house running and reads nothing that others do not.
pub fn is_curator(actor: &Actor) -> bool {
    actor.roles().curator
}

/// Whether the actor, who sees the page, may change it without asking. What is approved is changed
/// by those who answer for it.
pub fn edits(object: &Object, by: EditedBy, approved: bool, actor: &Actor) -> bool {
    if decides(object, actor) {
        return true;
    }
    !approved
        && match by {
            EditedBy::Everyone => true,
            EditedBy::Team => object.team.is_some_and(|team| actor.teams().contains(&team)),
            EditedBy::Owner => false,
        }
}

/// Whose words a page made of an answer has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnswerWords {
    /// Of whoever answered, and of nobody else.
    Own,
    Changed,
    /// Changed, and whoever answered took the own name off the page.
    Unnamed,
}

impl AnswerWords {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Changed => "changed",
            Self::Unnamed => "unnamed",
        }
    }

    pub fn parse(word: &str) -> Self {
        match word {
            "own" => Self::Own,
            "unnamed" => Self::Unnamed,
            _ => Self::Changed,
        }
    }

    /// Whose words they are in a new page.
    pub fn of(body: &str, answer: &str) -> Self {
        if says(body) == says(answer) { Self::Own } else { Self::Changed }
    }

    /// … once `body` stands there; `by_answerer`: written by whoever answered, on their own.
    #[must_use]
    pub fn then(self, body: &str, answer: &str, by_answerer: bool) -> Self {
        match self {
            Self::Unnamed => self,
            Self::Own if by_answerer => self,
            Self::Own | Self::Changed => Self::of(body, answer),
        }
    }
}

/// The words of a text, where they lead, and how many signs strike some of them; without its
/// wordless pictures: one beside them changes nobody's words.
fn says(body: &str) -> (Vec<String>, Vec<String>, usize) {
    let is_picture = |line: &&str| {
        let address = line.trim().strip_prefix("![](/files/").and_then(|it| it.strip_suffix(')'));
        address.is_some_and(|it| !it.contains(|c: char| c.is_whitespace() || "()[]".contains(c)))
    };
    let text: Vec<&str> = body.lines().filter(|line| !is_picture(line)).collect();
    let text = text.join("\n");
    let plain = cairn_markdown::plain_text(&text).unwrap_or_default();
    let links = cairn_markdown::links(&text).unwrap_or_default();
    let leads = links.into_iter().map(|link| link.url).collect();
    let struck = text.matches("~~").count() + text.matches("<del").count();
    (plain.split_whitespace().map(str::to_owned).collect(), leads, struck)
}

/// When a page shared today is looked at again.
pub fn review_after(today: Date) -> Date {
    dates::plus_days(today, REVIEW_DAYS)
}

/// A title and a text that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    pub title: String,
    pub body: String,
}

impl Text {
    /// As typed, made safe to keep.
    ///
    /// # Errors
    /// Refuses with `required` and `too-long`, naming the field.
    pub fn of(title: &str, body: &str) -> Result<Self> {
        let (title, body) = (text::line("title", title, limits::LINE)?, markdown("body", body)?);
        let rest = clean_markdown(&without_heading(&body, &title));
        Ok(Self { body: if rest.is_empty() { body } else { rest }, title })
    }
}

/// Without a first heading that says the title: the page shows that itself.
pub fn without_heading(body: &str, title: &str) -> String {
    let start = body.trim_start_matches('\n');
    let (line, rest) = start.split_once('\n').unwrap_or((start, ""));
    let plain = |text: &str| cairn_markdown::plain_text(text).unwrap_or_default().trim().to_owned();
    let same = |line: &str| plain(line) == plain(title) || plain(line) == title;
    if line.strip_prefix("# ").is_some_and(|heading| same(heading.trim_end_matches(['#', ' ']))) {
        return rest.to_owned();
    }
    let (under, after) = rest.split_once('\n').unwrap_or((rest, ""));
    let underlined = under.trim_end().len() > 1 && under.trim_end().chars().all(|c| c == '=');
    if underlined && same(line) { after.to_owned() } else { body.to_owned() }
}

/// Markdown as typed: lines keep their ends, since two blanks there break a line.
fn markdown(field: &'static str, raw: &str) -> Result<String> {
    let text = clean_markdown(raw);
    if text.is_empty() {
        return Err(Refusal::field("required", field).into());
    }
    let length = text.chars().count();
    if length > limits::PAGE {
        return Err(Refusal::field("too-long", field)
            .with("max", i64::try_from(limits::PAGE).unwrap_or(i64::MAX))
            .with("length", i64::try_from(length).unwrap_or(i64::MAX))
            .into());
    }
    Ok(text)
}

/// NFC, one kind of line end, no control characters, no blank lines around.
pub fn clean_markdown(raw: &str) -> String {
    let unified = raw.replace("\r\n", "\n").replace('\r', "\n");
    let hidden = |c: char| {
        (c.is_control() && !matches!(c, '\n' | '\t'))
            || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
    };
    let kept: String = unified.nfc().filter(|c| !hidden(*c)).collect();
    let start = kept.len() - kept.trim_start_matches([' ', '\t', '\n']).len();
    let line = kept[..start].rfind('\n').map_or(0, |at| at + 1);
    kept[line..].trim_end().to_owned()
}

/// What becomes of a save.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing differs from what stands there.
    Unchanged,
    /// It is the next version.
    Next(Text),
    /// Somebody saved meanwhile, elsewhere in the text: both changes are in it.
    Merged(Text),
    /// Somebody saved meanwhile, in the same place: the writer decides.
    Conflict,
}

/// `mine` was made of `base`; meanwhile `current` stands there (`base` itself if nobody saved).
pub fn save(base: &Text, mine: &Text, current: &Text) -> Outcome {
    if mine == current {
        return Outcome::Unchanged;
    }
    if base == current {
        return Outcome::Next(mine.clone());
    }
    if mine == base {
        return Outcome::Unchanged;
    }
    let title = if mine.title == base.title || mine.title == current.title {
        &current.title
    } else if current.title == base.title {
        &mine.title
    } else {
        return Outcome::Conflict;
    };
    match merge(&base.body, &mine.body, &current.body) {
        Merge::Clean(body) => {
            let merged = Text { title: title.clone(), body: body.trim_end().to_owned() };
            if merged == *current { Outcome::Unchanged } else { Outcome::Merged(merged) }
        }
        Merge::Conflict => Outcome::Conflict,
    }
}

/// A path of folders: `Service / Heat pumps`. Empty at the top.
///
/// # Errors
/// Refuses with `knowledge-section-deep` and `too-long`.
pub fn section(raw: &str) -> Result<String> {
    let parts: Vec<&str> = raw.split('/').map(str::trim).filter(|part| !part.is_empty()).collect();
    if parts.len() > SECTIONS_DEEP {
        return Err(Refusal::field("knowledge-section-deep", "section")
            .with("max", i64::try_from(SECTIONS_DEEP).unwrap_or(i64::MAX))
            .into());
    }
    let mut names = Vec::new();
    for part in parts {
        names.push(text::line("section", part, SECTION_NAME)?);
    }
    Ok(names.join("/"))
}

/// How far a text made from somebody else's may be shown: as far as that was. Its owner can share
/// it further. How far words without an author go, `cairn_links` says.
///
/// # Errors
/// Refuses with `knowledge-origin-narrower`.
pub fn within_origin(origin: &Object, me: PersonId, wanted: Audience) -> Result<()> {
    let words_of_others = matches!(origin.kind.as_str(), "answer" | "question");
    if words_of_others && origin.owner != Some(me) && wanted > origin.audience {
        return Err(Refusal::field("knowledge-origin-narrower", "audience").into());
    }
    Ok(())
}

/// Whether a page made of a card may be begun for those: its team, for who is in it, or oneself.
pub fn within_card(card: &Object, actor: &Actor, wanted: Audience) -> bool {
    match wanted {
        Audience::Me => true,
        Audience::Team => card.team.is_some_and(|team| actor.teams().contains(&team)),
        Audience::Participants | Audience::Organisation => false,
    }
}

/// How people begin a question to colleagues, in the order in which it is tried.
const OPENINGS: [&str; 10] = [
    "är det någon som vet om",
    "är det någon som vet",
    "någon som vet om",
    "någon som vet",
    "vet någon om",
    "vet någon",
    "does anybody know",
    "does anyone know",
    "anybody know",
    "anyone know",
];

/// What somebody asked, as somebody would search for it.
pub fn title_of_question(asked: &str) -> String {
    let lower = asked.to_lowercase();
    let opening = OPENINGS.iter().find(|it| lower.starts_with(**it) && lower.len() == asked.len());
    let rest = opening.map_or(asked, |it| asked.get(it.len()..).unwrap_or(asked));
    let rest = rest.trim_start_matches([' ', ',', ':', '–']);
    if rest.chars().count() < 3 {
        return asked.to_owned();
    }
    let mut letters = rest.chars();
    let first = letters.next().map(char::to_uppercase).into_iter().flatten();
    first.chain(letters).collect()
}

/// Whether a title says what was asked, signs and capitals aside.
pub fn same_words(title: &str, asked: &str) -> bool {
    let bare = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    bare(title) == bare(asked) || bare(title) == bare(&title_of_question(asked))
}

/// The team that goes with an audience.
///
/// # Errors
/// Refuses with `no-team`.
pub fn team_for(audience: Audience, team: Option<TeamId>) -> Result<Option<TeamId>> {
    match (audience, team) {
        (Audience::Team, None) => Err(Refusal::field("no-team", "audience").into()),
        (Audience::Me, _) => Ok(None),
        (_, team) => Ok(team),
    }
}

/// Where a shared page may be shown.
///
/// # Errors
/// Refuses with `choose` what a page is not.
pub fn audience(word: &str) -> Result<Audience> {
    let known = Audience::parse(word).filter(|it| *it != Audience::Participants);
    known.ok_or_else(|| Refusal::field("choose", "audience").into())
}

/// A folder of the tree, with the pages in it and below.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folder {
    pub path: String,
    pub name: String,
    pub pages: i64,
}

/// The folders right below `at`, of every section and how many pages stand in it.
pub fn folders(sections: &[(String, i64)], at: &str) -> Vec<Folder> {
    let mut found: Vec<Folder> = Vec::new();
    for (section, pages) in sections {
        let Some(below) = below(section, at) else { continue };
        let name = below.split('/').next().unwrap_or(below);
        let path = if at.is_empty() { name.to_owned() } else { format!("{at}/{name}") };
        match found.iter_mut().find(|folder| folder.path == path) {
            Some(folder) => folder.pages += pages,
            None => found.push(Folder { path, name: name.to_owned(), pages: *pages }),
        }
    }
    found.sort_by_cached_key(|folder| cairn_people::commands::order(&folder.name));
    found
}

fn below<'a>(section: &'a str, at: &str) -> Option<&'a str> {
    if at.is_empty() {
        return (!section.is_empty()).then_some(section);
    }
    section.strip_prefix(at)?.strip_prefix('/')
}

/// The way to a section: each folder with its path.
pub fn trail(section: &str) -> Vec<(String, String)> {
    let mut path = String::new();
    section
        .split('/')
        .filter(|name| !name.is_empty())
        .map(|name| {
            if !path.is_empty() {
                path.push('/');
            }
            path.push_str(name);
            (path.clone(), name.to_owned())
        })
        .collect()
}

/// The address of a section.
pub fn section_href(path: &str) -> String {
    format!("/pages?section={}", query(path))
}

/// The address where a page of a section is written.
pub fn share_href(section: &str) -> String {
    format!("/pages/new?section={}", query(section))
}

fn query(text: &str) -> String {
    url::form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

/// The day a page is looked at again: a year from now unless somebody says otherwise.
///
/// # Errors
/// Refuses with `knowledge-review-past`.
pub fn review_on(wanted: Option<Date>, today: Date) -> Result<Date> {
    match wanted {
        Some(day) if day <= today => {
            Err(Refusal::field("knowledge-review-past", "review_on").into())
        }
        Some(day) => Ok(day),
        None => Ok(review_after(today)),
    }
}
