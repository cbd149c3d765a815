//! Pages: what templates are filled with.

use askama::Template;
use cairn_feature::About;
use cairn_ground::{Id, ObjectId, PersonId};
use cairn_markdown::{LinkTarget, Options};
use cairn_web::{Form, View};

use super::differences::DiffLine;
use crate::{
    rules::{
        files,
        pages::{AnswerWords, Folder, Standing},
    },
    store::{marks::Marks, page_lists::Line, pages::Page},
};

/// A line of a list.
#[derive(Debug, Clone)]
pub struct Row {
    pub href: String,
    pub title: String,
    pub sub: String,
}

/// A page in a list: what it is and from whom.
pub fn row(v: &View, line: &Line) -> Row {
    let standing = crate::rules::pages::standing(
        line.version,
        line.approved_version,
        line.approved_from,
        line.approved_until,
        v.today(),
    );
    let sub = match (standing, line.approved_until) {
        (Standing::Approved, Some(until)) => {
            v.t1("knowledge-line-approved", "until", v.date(&until))
        }
        _ => v.t1("knowledge-line-tip", "name", v.name_or_former(&line.by)),
    };
    let sub = format!("{sub} · {}", v.day(&line.changed_at));
    Row { href: format!("/pages/{}", line.id), title: line.title.clone(), sub }
}

/// The Knowledge place.
#[derive(Template)]
#[template(path = "knowledge/pages.html")]
pub struct PlacePage {
    pub v: View,
    /// The first of them.
    pub folders: Vec<Folder>,
    pub more_folders: bool,
    pub approved: Vec<Row>,
    pub newest: Vec<Row>,
    pub curator: bool,
}

/// A section, or a whole list.
#[derive(Template)]
#[template(path = "knowledge/page_list.html")]
pub struct ListPage {
    pub v: View,
    pub title: String,
    /// Path and name of each folder above.
    pub trail: Vec<(String, String)>,
    pub folders: Vec<Folder>,
    pub rows: Vec<Row>,
    pub newer: String,
    pub older: String,
    /// Where a new page of this section is written.
    pub share_href: String,
}

/// What somebody says to be wrong.
#[derive(Debug, Clone)]
pub struct WrongLine {
    pub person: PersonId,
    pub name: String,
    pub text: String,
    pub day: String,
}

/// A page to read.
#[derive(Template)]
#[template(path = "knowledge/page.html")]
#[allow(clippy::struct_excessive_bools, reason = "each is something the page asks about")]
pub struct ShowPage {
    pub v: View,
    pub about: About,
    pub form: Form,
    pub id: ObjectId,
    pub title: String,
    pub lang: String,
    pub trail: Vec<(String, String)>,
    /// "A tip from …" or "How we do it …".
    pub top: String,
    pub good: bool,
    /// Why it is no longer, or not yet, how we do it; why not everyone edits it.
    pub notes: Vec<String>,
    /// Rendered, or nothing for a text that is too deep to be.
    pub html: Option<String>,
    pub body: String,
    pub foot: Vec<String>,
    pub marks: Marks,
    pub mine: bool,
    pub edits: bool,
    pub edit_label: String,
    pub decides: bool,
    /// Its day to be looked at again has come, and the reader answers for it.
    pub due: bool,
    pub ownerless: bool,
    /// The reader has news of it that is not acknowledged.
    pub heard: bool,
    /// … among it, that it helped.
    pub glad: bool,
    /// It came of the reader's answer and has other words by now.
    pub reworded: bool,
    pub wrong: Vec<WrongLine>,
    pub suggestions: Vec<Row>,
    /// To whoever answers for the page: that pictures in it say nothing to those who do not see
    /// them.
    pub undescribed: String,
    pub command_id: String,
}

/// A picture in a text that nobody described yet.
#[derive(Debug, Clone)]
pub struct AskedPicture {
    pub url: String,
    /// The form's field for its description.
    pub field: String,
    pub label: String,
    pub alt: String,
}

/// Where the script asks how a text will look.
pub const PREVIEW: &str = "/markdown/preview";
/// … whose lines run on.
pub const PREVIEW_WRAPPED: &str = "/markdown/preview?wrapped=on";

/// Writing a page, new or not.
#[derive(Template)]
#[template(path = "knowledge/page_form.html")]
pub struct FormPage {
    pub v: View,
    pub form: Form,
    pub command_id: String,
    pub head: String,
    pub action: String,
    pub back: String,
    pub save: String,
    pub pictures: Vec<AskedPicture>,
    /// Where the script asks how the text will look.
    pub preview: &'static str,
    /// What stands there now, where both changed the same.
    pub theirs: Option<Vec<DiffLine>>,
    pub sections: Vec<String>,
    /// Who may see it; empty where that is not asked.
    pub audiences: Vec<(String, String)>,
    /// Why no more people can be chosen, and where the reader can change that, if they can.
    pub narrow: Option<(String, String)>,
    pub because: Option<(String, String)>,
    pub asks_why: bool,
    pub asks_approved: bool,
    pub asks_section: bool,
}

/// The history.
#[derive(Template)]
#[template(path = "knowledge/page_history.html")]
pub struct HistoryPage {
    pub v: View,
    pub id: ObjectId,
    pub title: String,
    pub rows: Vec<Row>,
    pub older: String,
}

/// One version against the one before.
#[derive(Template)]
#[template(path = "knowledge/page_version.html")]
pub struct VersionPage {
    pub v: View,
    pub id: ObjectId,
    pub number: i64,
    pub title: String,
    pub sub: String,
    /// The title before, where it changed.
    pub renamed: Option<String>,
    pub lines: Vec<DiffLine>,
    pub html: Option<String>,
    pub body: String,
    pub restores: bool,
    /// It is how we do it: whether it stays so is asked.
    pub asks_approved: bool,
    pub form: Form,
    pub older: String,
    pub newer: String,
    pub command_id: String,
}

/// A suggestion against what stands there.
#[derive(Template)]
#[template(path = "knowledge/page_suggestion.html")]
pub struct SuggestionPage {
    pub v: View,
    pub form: Form,
    pub id: ObjectId,
    pub suggestion: Id,
    pub title: String,
    pub by: String,
    pub why: String,
    pub renamed: Option<String>,
    pub lines: Vec<DiffLine>,
    /// It is open, and the page says all of it already.
    pub nothing: bool,
    pub decides: bool,
    /// What was decided, in words.
    pub decided: Option<String>,
    pub reason: String,
    pub command_id: String,
}

/// Looking after a page.
#[derive(Template)]
#[template(path = "knowledge/page_care.html")]
pub struct CarePage {
    pub v: View,
    pub form: Form,
    pub id: ObjectId,
    pub title: String,
    pub version: i64,
    pub approved: bool,
    pub owns: bool,
    pub audiences: Vec<(String, String)>,
    pub editors: Vec<(String, String)>,
    pub people: Vec<(String, String)>,
    /// Command ids of the forms.
    pub ids: Vec<String>,
}

impl CarePage {
    fn command(&self, at: usize) -> &str {
        self.ids.get(at).map_or("", String::as_str)
    }
}

/// A deleted page in the list.
#[derive(Debug, Clone)]
pub struct DeletedRow {
    pub id: ObjectId,
    pub title: String,
    pub sub: String,
    /// The reader looked after it and has not said to have seen that it is gone.
    pub news: bool,
    /// The reader can bring it back.
    pub may_return: bool,
}

/// What curators can bring back, and what was the reader's.
#[derive(Template)]
#[template(path = "knowledge/pages_deleted.html")]
pub struct DeletedPage {
    pub v: View,
    pub curator: bool,
    pub rows: Vec<DeletedRow>,
}

/// A list on somebody else's page.
#[derive(Template)]
#[template(path = "knowledge/page_rows.html")]
pub struct RowsSection {
    pub title: String,
    pub rows: Vec<Row>,
}

/// Safe HTML of a page's Markdown. What somebody typed keeps its lines.
pub fn render(v: &View, body: &str, imported: bool) -> Option<String> {
    let image = |url: &str| match files::id_of(url) {
        Some(_) if files::is_picture_name(url) => LinkTarget::Keep,
        // Only pictures are shown in place.
        Some(_) => LinkTarget::Link,
        None if url.starts_with("http:") || url.starts_with("https:") => LinkTarget::Keep,
        None => LinkTarget::TextOnly,
    };
    // What leads nowhere here (a path beside the file it was imported from) stays as words.
    let link = |url: &str| match url.split_once(':') {
        Some(_) => LinkTarget::Keep,
        None if url.starts_with('/') => LinkTarget::Keep,
        None => LinkTarget::TextOnly,
    };
    let film = |url: &str| files::id_of(url).is_some() && files::is_video_name(url);
    let unnamed = v.t("knowledge-picture-unnamed");
    let options = Options {
        link: &link,
        image: &image,
        unnamed: &unnamed,
        film: &film,
        line_breaks: !imported,
        ..Options::default()
    };
    cairn_markdown::render(body, &options).ok().map(|html| html.as_str().to_owned())
}

/// What stands at the top of a page, and whether it is how we do it.
pub fn top(v: &View, page: &Page, names: &crate::store::pages::Names) -> (String, bool) {
    match (page.standing(v.today()), page.approved_from, page.approved_until) {
        (Standing::Approved, _, Some(until)) => {
            let name = v.name_or_former(&names.approver);
            (v.t2("knowledge-top-approved", "name", name, "until", v.long_date(&until)), true)
        }
        _ => (tip(v, page, names), false),
    }
}

/// Whose words they are, and who made a page of them; where the words are not the answer's any
/// more, that it only came after it.
fn tip(v: &View, page: &Page, names: &crate::store::pages::Names) -> String {
    let words = page.answer_words();
    let own = page.answer.is_none() || page.answered_by == names.made_by;
    if own || words == AnswerWords::Unnamed {
        return v.t1("knowledge-top-tip", "name", v.name_or_former(&names.owner));
    }
    let answerer = v.name_or_former(&names.answerer);
    let name = v.name_or_former(&names.maker);
    let key = if words == AnswerWords::Own {
        "knowledge-top-tip-collected"
    } else {
        "knowledge-top-tip-after"
    };
    v.t2(key, "answerer", answerer, "name", name)
}
