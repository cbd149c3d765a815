//! Pages: share, save, restore.

use cairn_ground::{Actor, Audience, Error, Id, ObjectId, PersonId, Refusal, Result, TeamId, text};
use cairn_nudge::{Rank, Tell, Waiting, tell, wait};
use cairn_objects::{New, Object};
use cairn_record::{Event, append};
use cairn_search::{APPROVED as BOOSTED, Document, Lang, ORDINARY};
use cairn_store::Tx;
use jiff::civil::Date;

use super::{files, heard};
use crate::{
    events,
    rules::pages::{self as rules, AnswerWords, Outcome, Standing, Text},
    store::{
        pages::{self as store, Approval, NewPage, Origin, Page},
        suggestions::{self, NewSuggestion},
        versions::{self, NewVersion},
    },
};

/// A page to share.
#[derive(Debug, Clone)]
pub struct Share {
    pub title: String,
    pub body: String,
    /// Names of folders, joined by slashes.
    pub section: String,
    pub audience: Audience,
    /// The actor's own team if not given.
    pub team: Option<TeamId>,
    pub review_on: Option<Date>,
    pub because_of: Option<ObjectId>,
}

/// Shares a page at once: nobody approves a tip. Made from an answer it names who answered and who
/// had asked, and both are told.
///
/// # Errors
/// Refuses what cannot be kept, `knowledge-origin-narrower`, `no-team`.
pub async fn share(tx: &mut Tx, actor: &Actor, input: &Share) -> Result<ObjectId> {
    let me = actor.person()?;
    let text = Text::of(&input.title, &input.body)?;
    let section = rules::section(&input.section)?;
    let today = tx.now().date(&me.zone);
    let review_on = rules::review_on(input.review_on, today)?;
    let because = cairn_objects::find_origin(tx, actor, input.because_of).await?;
    let mut team = input.team.or(me.home_team);
    if let Some(origin) = &because {
        rules::within_origin(origin, me.id, input.audience)?;
        asked_words(tx, origin, me.id, &text.title, input.audience).await?;
        let of_a_team = origin.audience == Audience::Team || origin.kind == "insight";
        if of_a_team && input.audience == Audience::Team {
            team = origin.team;
        }
    }
    let team = rules::team_for(input.audience, team)?;
    if team.is_some_and(|team| input.audience == Audience::Team && !me.teams.contains(&team)) {
        return Err(Error::Forbidden);
    }
    let origin = match &because {
        Some(origin) if origin.kind == "answer" => store::find_origin(tx, origin.id).await?,
        _ => None,
    };
    let words = origin.as_ref().map(|it| AnswerWords::of(&text.body, &it.body));
    let origin = origin.map(|words| words.origin());
    let create = Create {
        id: tx.new_id(),
        text: &text,
        section: &section,
        is_index: false,
        audience: input.audience,
        team,
        review_on,
        origin,
        answer_words: words.unwrap_or(AnswerWords::Changed),
        how: "shared",
    };
    let object = create_page(tx, actor, &create).await?;
    let id = object.id;
    if let Some(origin) = &because {
        cairn_links::link(tx, actor, id, origin.id, cairn_links::Kind::BecauseOf).await?;
    }
    // Whoever answered hears of it as of every use of an answer, read from the record.
    if let Some(asker) = origin.and_then(|it| it.asked_by) {
        let (to, from, reason) = (asker, me.id, "knowledge-tell-became-page");
        tell(tx, &Tell { to, from, object: id, verb: "shared", reason }).await?;
    }
    let verb = events::shared(object.audience);
    let event = Event::about(verb, &object).because_of(because.map(|it| it.id));
    append(tx, actor, &event).await?;
    Ok(id)
}

/// The answer is one's own to share, what was asked is not: its words stand in no title that goes
/// further than the question.
pub(super) async fn asked_words(
    tx: &mut Tx,
    origin: &Object,
    me: PersonId,
    title: &str,
    audience: Audience,
) -> Result<()> {
    if origin.kind != "answer" || audience <= origin.audience {
        return Ok(());
    }
    let words = store::find_origin(tx, origin.id).await?;
    let of_others = words.filter(|it| it.asked_by != Some(me));
    if of_others.is_some_and(|it| rules::same_words(title, &it.asked)) {
        return Err(Refusal::field("knowledge-asked-words", "title").into());
    }
    Ok(())
}

/// A page with everything that hangs on a new one, but its statement.
#[derive(Debug)]
pub(super) struct Create<'a> {
    pub id: Id,
    pub text: &'a Text,
    pub section: &'a str,
    pub is_index: bool,
    pub audience: Audience,
    pub team: Option<TeamId>,
    pub review_on: Date,
    pub origin: Option<Origin>,
    pub answer_words: AnswerWords,
    pub how: &'static str,
}

pub(super) async fn create_page(tx: &mut Tx, actor: &Actor, new: &Create<'_>) -> Result<Object> {
    let me = actor.person()?;
    let object = New {
        id: new.id,
        kind: "page",
        title: &new.text.title,
        lang: me.locale.tag(),
        owner: Some(me.id),
        team: new.team,
        audience: new.audience,
        href: format!("/pages/{}", new.id),
    };
    let id = cairn_objects::create(tx, &object).await?;
    let page = NewPage {
        id,
        body: &new.text.body,
        section: new.section,
        is_index: new.is_index,
        review_on: new.review_on,
        origin: new.origin,
        answer_words: new.answer_words,
    };
    store::insert(tx, &page).await?;
    let (text, author) = (new.text, Some(me.id));
    let version =
        NewVersion { page: id, number: 1, text, author, how: new.how, audience: object.audience };
    versions::insert(tx, &version).await?;
    files::use_all(tx, actor, id, Some(1), &new.text.body).await?;
    await_review(tx, id, Some(me.id), new.review_on).await?;
    index(tx, id, new.text, ORDINARY).await?;
    cairn_objects::find_any(tx, id).await
}

/// A change of a page.
#[derive(Debug, Clone)]
pub struct Save {
    pub page: ObjectId,
    /// The version the form was filled from.
    pub base: i64,
    pub title: String,
    pub body: String,
    /// Where it is to stand, if that was changed in the form: what somebody else chose meanwhile
    /// stays otherwise.
    pub section: Option<String>,
    /// One line: what changed, or why.
    pub why: String,
    /// It is still how we do it: what was approved stays approved.
    pub still_approved: bool,
    /// Takes in this suggestion.
    pub suggestion: Option<Id>,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saved {
    Next,
    /// Together with what somebody else had saved meanwhile.
    Merged,
    /// The owner or a curator decides.
    Suggested,
    Unchanged,
}

impl Saved {
    pub fn word(self) -> &'static str {
        match self {
            Self::Next => "saved",
            Self::Merged => "merged",
            Self::Suggested => "suggested",
            Self::Unchanged => "unchanged",
        }
    }

    /// The same of a suggestion that was taken in.
    pub fn word_taken(self) -> &'static str {
        if self == Self::Unchanged { "taken-already" } else { "taken" }
    }
}

impl cairn_store::Outcome for Saved {
    fn to_text(&self) -> String {
        self.word().to_owned()
    }

    fn from_text(text: &str) -> Option<Self> {
        let all = [Self::Next, Self::Merged, Self::Suggested, Self::Unchanged];
        all.into_iter().find(|it| it.word() == text)
    }
}

/// Changes a page, or suggests the change where the actor may not make it alone. Two who save at
/// once lose nothing: changes in different places are both kept, a change in the same place is
/// refused with `conflict` and shown beside the other.
///
/// # Errors
/// Refuses what cannot be kept and `conflict`.
pub async fn save(tx: &mut Tx, actor: &Actor, input: &Save) -> Result<Saved> {
    let me = actor.person()?;
    let object = find(tx, actor, input.page).await?;
    let page = store::find(tx, input.page).await?;
    let mine = Text::of(&input.title, &input.body)?;
    let why = text::optional_line("why", &input.why, cairn_ground::limits::LINE)?;
    let current = Text { title: object.title.clone(), body: page.body.clone() };
    // Who wants what stands there already needs no other version for it.
    let base = if input.base == page.version || mine == current {
        current.clone()
    } else {
        let base = versions::find_text(tx, actor, input.page, input.base).await;
        base.map_err(|_| conflict())?
    };
    if !rules::edits(&object, page.edited_by(), page.is_approved(), actor) {
        if mine == current {
            return Ok(Saved::Unchanged);
        }
        let base = if input.base == page.version { page.version } else { input.base };
        let why = why.unwrap_or_default();
        let new = NewSuggestion {
            page: object.id,
            author: Some(me.id),
            imported: false,
            base_version: base,
            text: &mine,
            why: &why,
        };
        return suggest(tx, actor, &object, &new).await;
    }
    let moved = match &input.section {
        Some(section) => move_to(tx, &object, &page, section).await?,
        None => false,
    };
    let (next, saved) = match rules::save(&base, &mine, &current) {
        Outcome::Unchanged => (None, if moved { Saved::Next } else { Saved::Unchanged }),
        Outcome::Next(text) => (Some((text, "edited")), Saved::Next),
        Outcome::Merged(text) => (Some((text, "merged")), Saved::Merged),
        Outcome::Conflict => return Err(conflict().into()),
    };
    let mut author = Some(me.id);
    if let Some(id) = input.suggestion {
        author = super::suggestions::take_in(tx, actor, &object, id).await?.or(author);
    }
    if let Some((text, how)) = next {
        let how = if input.suggestion.is_some() { "taken-in" } else { how };
        let keep = page.is_approved() && input.still_approved;
        write(tx, actor, &object, &page, &Next { text: &text, author, how, keep }).await?;
    }
    Ok(saved)
}

/// Told beside both texts, with the form filled in.
fn conflict() -> Refusal {
    Refusal::field("conflict", "body").saying("knowledge-conflict")
}

/// The page's object, if the actor sees it and it is a page.
///
/// # Errors
/// `NotFound` otherwise.
pub async fn find(tx: &mut Tx, actor: &Actor, id: ObjectId) -> Result<Object> {
    let object = cairn_objects::find(tx, actor, id).await?;
    if object.kind == "page" { Ok(object) } else { Err(Error::NotFound) }
}

async fn suggest(
    tx: &mut Tx,
    actor: &Actor,
    object: &Object,
    new: &NewSuggestion<'_>,
) -> Result<Saved> {
    suggestions::insert(tx, new).await?;
    files::use_all(tx, actor, object.id, None, &new.text.body).await?;
    if let (Some(owner), Some(author)) = (object.owner, new.author) {
        let reason = "knowledge-tell-suggested";
        let waiting = Waiting::new(owner, object.id, "decide-suggestion", Rank::Colleague, reason);
        wait(tx, &waiting.from(author)).await?;
        let (to, from, object) = (owner, author, object.id);
        tell(tx, &Tell { to, from, object, verb: "suggested", reason }).await?;
    }
    append(tx, actor, &Event::about(events::SUGGESTED, object)).await?;
    Ok(Saved::Suggested)
}

/// Whether it stood elsewhere.
async fn move_to(tx: &mut Tx, object: &Object, page: &Page, section: &str) -> Result<bool> {
    let section = rules::section(section)?;
    if section == page.section {
        return Ok(false);
    }
    store::update_section(tx, object.id, &section, false).await?;
    Ok(true)
}

/// The next version of a page.
#[derive(Debug)]
pub(super) struct Next<'a> {
    pub text: &'a Text,
    pub author: Option<PersonId>,
    pub how: &'static str,
    /// It stays how we do it.
    pub keep: bool,
}

/// Writes the next version with everything that hangs on it.
pub(super) async fn write(
    tx: &mut Tx,
    actor: &Actor,
    object: &Object,
    page: &Page,
    next: &Next<'_>,
) -> Result<()> {
    let me = actor.person()?;
    let said = [("title", next.text.title.as_str()), ("body", next.text.body.as_str())];
    cairn_links::keep_words(tx, actor, object, &said).await?;
    let number = page.version + 1;
    let new = NewVersion {
        page: object.id,
        number,
        text: next.text,
        author: next.author,
        how: next.how,
        audience: object.audience,
    };
    versions::insert(tx, &new).await?;
    store::update_text(tx, object.id, &next.text.body, number).await?;
    say_whose_words(tx, me.id, object, page, next).await?;
    let mut standing = Standing::Tip;
    if let (true, Some(from), Some(until)) = (next.keep, page.approved_from, page.approved_until) {
        let approval = Approval { version: number, by: Some(me.id), from, until };
        store::update_approval(tx, object.id, Some(approval)).await?;
        standing = page.standing(tx.now().date(&me.zone));
    } else if page.approved_version.is_some() {
        store::update_approval(tx, object.id, None).await?;
    }
    cairn_objects::retitle(tx, object.id, &next.text.title, &object.lang).await?;
    files::use_all(tx, actor, object.id, Some(number), &next.text.body).await?;
    index(tx, object.id, next.text, boost(standing)).await?;
    if let Some(owner) = object.owner.filter(|_| next.how != "imported") {
        let (to, from, reason) = (owner, me.id, "knowledge-tell-edited");
        tell(tx, &Tell { to, from, object: object.id, verb: "edited", reason }).await?;
    }
    let object = Object { title: next.text.title.clone(), ..object.clone() };
    append(tx, actor, &Event::about(events::EDITED, &object)).await.map(drop)
}

/// A page made of an answer says at its top whose words it has. Whoever answered hears, once, when
/// somebody else has put other words in their place.
async fn say_whose_words(
    tx: &mut Tx,
    me: PersonId,
    object: &Object,
    page: &Page,
    next: &Next<'_>,
) -> Result<()> {
    let Some(answer) = page.answer else { return Ok(()) };
    let answer = store::find_origin(tx, answer).await?.map(|it| it.body).unwrap_or_default();
    let before = page.answer_words();
    let alone = matches!(next.how, "edited" | "merged") && next.author.is_some();
    let by_answerer = alone && next.author == page.answered_by;
    let words = before.then(&next.text.body, &answer, by_answerer);
    if words == before {
        return Ok(());
    }
    store::update_answer_words(tx, object.id, words).await?;
    // The owner hears of every edit.
    let answerer =
        page.answered_by.filter(|it| words != AnswerWords::Own && Some(*it) != object.owner);
    let Some(to) = answerer.filter(|it| *it != me) else { return Ok(()) };
    if heard::sees(tx, to, object.id).await? {
        let reason = "knowledge-tell-reworded";
        heard::hear(tx, &Tell { to, from: me, object: object.id, verb: heard::REWORDED, reason })
            .await?;
    }
    Ok(())
}

/// Whoever answered takes the own name off a page that has other words by now. Of anybody else's
/// page nothing changes.
pub async fn take_name_off(tx: &mut Tx, actor: &Actor, id: &ObjectId) -> Result<()> {
    let me = actor.person()?.id;
    let object = find(tx, actor, *id).await?;
    let page = store::find(tx, object.id).await?;
    if page.answered_by != Some(me) || page.answer_words() != AnswerWords::Changed {
        return Ok(());
    }
    cairn_nudge::settle(tx, object.id, heard::REWORDED, Some(me)).await?;
    store::update_answer_words(tx, object.id, AnswerWords::Unnamed).await
}

/// Brings back an earlier version, as the next one.
#[derive(Debug, Clone, Copy)]
pub struct Restore {
    pub page: ObjectId,
    pub number: i64,
    /// It is still how we do it: what was approved stays approved.
    pub still_approved: bool,
}

/// # Errors
/// `Forbidden` for those who suggest, `NotFound` for a number there never was.
pub async fn restore(tx: &mut Tx, actor: &Actor, input: &Restore) -> Result<()> {
    let object = find(tx, actor, input.page).await?;
    let page = store::find(tx, input.page).await?;
    if !rules::edits(&object, page.edited_by(), page.is_approved(), actor) {
        return Err(Error::Forbidden);
    }
    let text = versions::find_text(tx, actor, input.page, input.number).await?;
    if text.title == object.title && text.body == page.body {
        return Ok(());
    }
    let keep = page.is_approved() && input.still_approved;
    let next = Next { text: &text, author: actor.person_id(), how: "restored", keep };
    write(tx, actor, &object, &page, &next).await
}

/// It waits for the owner on the day the page is to be looked at again.
pub(super) async fn await_review(
    tx: &mut Tx,
    id: ObjectId,
    owner: Option<PersonId>,
    on: Date,
) -> Result<()> {
    cairn_nudge::settle(tx, id, "look-over", None).await?;
    let Some(owner) = owner else { return Ok(()) };
    let reason = "knowledge-wait-look-over";
    let waiting = Waiting::new(owner, id, "look-over", Rank::Mine, reason);
    wait(tx, &waiting.opens(on)).await
}

pub(super) fn boost(standing: Standing) -> i64 {
    if standing == Standing::Approved { BOOSTED } else { ORDINARY }
}

/// Puts the words of a page into the index.
pub(super) async fn index(tx: &mut Tx, id: ObjectId, text: &Text, boost: i64) -> Result<()> {
    // A text that is too deep to be read is found by its title.
    let body = cairn_markdown::plain_text(&text.body).unwrap_or_default();
    let (title, langs) = (text.title.as_str(), &Lang::ALL[..]);
    let document = Document { object: id, kind: "page", title, body: &body, boost, langs };
    cairn_search::put(tx, &document).await
}
